//! YAML as a tree of plain values; the only importer of serde_yaml.
//!
//! Takes a text; gives a [`Node`], or where and why it is not YAML. It knows nothing of fields: that is
//! [`crate::schema`].

use std::cell::Cell;
use std::ops::Range;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::syntax::{self, NAME, SyntaxError, TAG, TOO_MANY};
use super::{unquoted, unwritten};
use crate::diagnostic::{Diagnostic, FileProblem, Location, YamlProblem};
use crate::schema::decode::{Node, Problems, Value};
use crate::source::Source;

/// How many values a text can have, with everything that aliases expand to.
const MAX_NODES: usize = 200_000;

/// How many brackets can be open at once. The library needs quadratic time for more: half a minute for a file of 1 MiB.
const MAX_OPEN_BRACKETS: usize = 100;

/// The YAML in a range of a file's text.
pub(super) fn value<'p>(source: &Source, range: Range<usize>, problems: &'p Problems) -> Option<Value<'p>> {
    if !source.is_usable() {
        return None;
    }
    let text = &source.text()[range.clone()];
    let mistakes = match read(text) {
        Ok(node) => {
            let mistakes = unquoted::mistakes(text);
            if mistakes.is_empty() {
                unwritten::check(text, &node, problems);
                return Some(Value::top(node, problems));
            }
            mistakes
        }
        Err(mistake) => vec![mistake],
    };
    for SyntaxError { problem, at, line } in mistakes {
        let at = (range.start + at).min(range.end);
        let location = Location::Bytes(source.character_at(problems.file(), at));
        problems.push(Diagnostic::new(FileProblem::Yaml { problem, line }, location));
    }
    None
}

/// Reads a text of one YAML document.
pub(super) fn read(text: &str) -> Result<Node, SyntaxError> {
    if let Some(at) = too_many_brackets(text) {
        return Err(SyntaxError {
            problem: YamlProblem::ManyBrackets { most: MAX_OPEN_BRACKETS },
            at,
            line: None,
        });
    }
    let count = Cell::new(0);
    let reader = Reader { count: &count };
    reader.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| {
        let said = error.to_string();
        let at = place(&said, text).or(error.location().map(|location| location.index())).unwrap_or(0);
        syntax::explain(&said, text, at)
    })
}

/// The first bracket that is one too many, if each `]` and `}` closes one that is open. Brackets in quotes and comments count, too: nobody
/// leaves so many of them open.
fn too_many_brackets(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => continue,
        }
        if open > MAX_OPEN_BRACKETS {
            return Some(at);
        }
    }
    None
}

/// The text of one field at the top of a text, whether or not the rest is valid for its kind.
pub(super) fn text_of(text: &str, name: &str) -> Option<String> {
    let Ok(Node::Map(fields)) = read(text) else {
        return None;
    };
    match fields.into_iter().find(|(field, _)| field == name) {
        Some((_, Node::Text(text))) => Some(text),
        _ => None,
    }
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
    syntax::place_in(context, text)
}

/// Reads one node and counts it. With aliases of aliases, a few thousand characters can expand to billions of values;
/// what people write has a few hundred.
#[derive(Clone, Copy)]
struct Reader<'c> {
    count: &'c Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.count.set(self.count.get() + 1);
        if self.count.get() > MAX_NODES {
            return Err(de::Error::custom(TOO_MANY));
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
        Ok(i64::try_from(value).map_or_else(|_| Node::OtherNumber(value.to_string()), Node::Integer))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Node, E> {
        Ok(Node::OtherNumber(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Node, E> {
        Ok(Node::OtherNumber(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
        Ok(Node::OtherNumber(value.to_string()))
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
        Err(de::Error::custom(TAG))
    }
}

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
