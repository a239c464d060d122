//! YAML as a tree of plain values; the only importer of serde_yaml.
//!
//! Takes a text; gives a [`Node`], or where and why it is not YAML. It knows nothing of fields: that is
//! [`crate::schema`].

use std::cell::Cell;
use std::ops::Range;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::diagnostic::{Code, Diagnostic, Location};
use crate::schema::decode::{Node, Problems, Value};
use crate::source::{Source, Span};

/// How many values a text can have, with everything that aliases expand to.
const MAX_NODES: usize = 200_000;

/// Why a text is not YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxError {
    /// Without a line and column.
    pub(super) message: String,
    /// A byte offset in the text.
    pub(super) at: usize,
    /// What to do, where the cause is a usual one.
    pub(super) advice: Option<&'static str>,
}

/// The YAML in a range of a file's text.
pub(super) fn value<'p>(source: &Source, range: Range<usize>, problems: &'p Problems) -> Option<Value<'p>> {
    if !source.is_usable() {
        return None;
    }
    match read(&source.text()[range.clone()]) {
        Ok(node) => Some(Value::top(node, problems)),
        Err(error) => {
            let at = (range.start + error.at).min(range.end);
            let location = Location::Bytes(Span::new(problems.file(), at..at + 1));
            let message = format!("this cannot be read as YAML: {}", error.message);
            let diagnostic = Diagnostic::new(Code::YamlSyntax, location, message);
            problems.push(match error.advice {
                Some(advice) => diagnostic.help(advice),
                None => diagnostic,
            });
            None
        }
    }
}

/// Reads a text of one YAML document.
pub(super) fn read(text: &str) -> Result<Node, SyntaxError> {
    let count = Cell::new(0);
    let reader = Reader { count: &count };
    reader.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| {
        let said = error.to_string();
        let at = place(&said, text).or(error.location().map(|location| location.index())).unwrap_or(0);
        let message = without_positions(&said);
        let advice = advice(&message, text.get(at..).unwrap_or(""));
        SyntaxError { message, at, advice }
    })
}

/// Where a mistake is, if the message says it better than the library's location, which is where reading ended. Unclosed
/// quotes are shown where they open, a second document where it begins.
fn place(said: &str, text: &str) -> Option<usize> {
    if said.contains("more than one document") {
        return text.match_indices("\n---").next().map(|(at, _)| at + 1);
    }
    if let Some((_, position)) = said.rsplit_once("at position ") {
        return position.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok();
    }
    let (_, context) = said.rsplit_once("while scanning a quoted scalar at line ")?;
    let mut numbers = context.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
    let (line, column): (usize, usize) = (numbers.next()?, numbers.next()?);
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let in_line = text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?.0;
    Some(start + in_line)
}

/// What to do about the usual mistakes; `rest` is the text from the mistake on.
fn advice(message: &str, rest: &str) -> Option<&'static str> {
    let first = rest.chars().next();
    if message.contains("mapping values are not allowed") {
        Some("a text with `: ` in it must stand in quotes; or the line is indented too far")
    } else if message.contains("cannot start any token") && first == Some('\t') {
        Some("a tab stands here; indent with blanks")
    } else if message.contains("cannot start any token") {
        Some("a text that begins with this sign must stand in quotes")
    } else if message.contains(NAME) {
        Some("a name is a text, and no list or map; one that begins with `[` or `{` must stand in quotes")
    } else if message.contains("quoted scalar") {
        Some("the quotes that open here are not closed")
    } else if message.contains("did not find expected key") || message.contains("block") {
        Some(
            "look at the lines above: quotes may end before their text does, or a line may be indented wrongly",
        )
    } else if message.contains("alias") || message.contains("anchor") {
        Some("a text that begins with `*` or `&` must stand in quotes")
    } else if message.contains("flow") {
        Some("a text that begins with `[` or `{` must stand in quotes; a list or map that does must end")
    } else {
        None
    }
}

/// The message without its ` at line 2 column 5`. The numbers count from the start of the YAML, which in a release is not
/// the start of the file, and the diagnostic shows the place anyway.
fn without_positions(message: &str) -> String {
    let mut clean = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(at) = rest.find(" at line ") {
        clean.push_str(&rest[..at]);
        let tail = &rest[at + " at line ".len()..];
        let position = |c: char| c.is_ascii_digit() || c == ' ';
        let after_line = tail.trim_start_matches(position);
        rest = after_line.strip_prefix("column").map_or(after_line, |tail| tail.trim_start_matches(position));
    }
    clean + rest
}

/// Reads one node and counts it: with aliases of aliases, a few thousand characters can expand to billions of values. What
/// people write has a few hundred.
#[derive(Clone, Copy)]
struct Reader<'c> {
    count: &'c Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.count.set(self.count.get() + 1);
        if self.count.get() > MAX_NODES {
            return Err(de::Error::custom("there are more values here than anybody writes"));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text, number, list or map")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
        Ok(Node::Integer(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
        Ok(i64::try_from(value).map_or(Node::OtherNumber, Node::Integer))
    }

    fn visit_i128<E>(self, _: i128) -> Result<Node, E> {
        Ok(Node::OtherNumber)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Node, E> {
        Ok(Node::OtherNumber)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Node, E> {
        Ok(Node::OtherNumber)
    }

    fn visit_str<E>(self, value: &str) -> Result<Node, E> {
        Ok(Node::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Node, E> {
        Ok(Node::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::with_capacity(list.size_hint().unwrap_or(0));
        while let Some(node) = list.next_element_seed(self)? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::with_capacity(map.size_hint().unwrap_or(0));
        while let Some(entry) = map.next_entry_seed(Name, self)? {
            entries.push(entry);
        }
        Ok(Node::Map(entries))
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, _: A) -> Result<Node, A::Error> {
        Err(de::Error::custom("a value that begins with `!` must stand in quotes"))
    }
}

/// What the library says it expected at the name of a field. [`advice`] recognises it.
const NAME: &str = "the name of a field";

/// Reads the name of a field as it is written: `on` and `2020` are names too.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(NAME)
    }

    fn visit_str<E>(self, name: &str) -> Result<String, E> {
        Ok(name.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_lose_their_positions() {
        assert_eq!(
            without_positions("did not find ',' at line 2 column 2, while parsing at line 1 column 4"),
            "did not find ',', while parsing"
        );
    }

    #[test]
    fn repeated_keys_are_kept_and_dates_stay_text() {
        let text = |text: &str| Node::Text(text.into());
        assert_eq!(
            read("a: 2020-05-04\nA: 012\na: on\n"),
            Ok(Node::Map(vec![
                ("a".into(), text("2020-05-04")),
                ("A".into(), text("012")),
                ("a".into(), text("on")),
            ]))
        );
    }

    #[test]
    fn the_place_of_a_mistake_is_a_byte_offset() {
        let error = read("æ: x\nb: c: d\n").expect_err("two colons in a line");
        assert_eq!(error.at, "æ: x\nb: c".len());
    }
}
