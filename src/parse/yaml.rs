//! YAML as a tree of plain values; the only place that knows serde_yaml.
//!
//! Takes a text; gives a [`Node`], or where and why it is not YAML. The tree keeps repeated keys, which a map
//! would swallow, and knows nothing of fields: that is [`super::decode`]. Places are not kept (see
//! [`crate::diagnostic::Place`]).
//!
//! Why a tree, and not the model's structs by `#[derive(Deserialize)]`: deserialising ends at the first
//! mistake, and a press officer with three mistakes in a sheet is to see three messages.

use serde::Deserialize;
use serde::de::{self, Deserializer, MapAccess, SeqAccess, Visitor};

/// A YAML value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    Null,
    Bool(bool),
    Integer(i64),
    /// Any number that is not a small whole one; never accepted, so its value does not matter.
    OtherNumber,
    Text(String),
    List(Vec<Node>),
    /// In the order of the text, repeated keys and all.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// What it is, for “expected text, found …”.
    pub(super) fn describe(&self) -> String {
        match self {
            Node::Null => "nothing".to_owned(),
            Node::Bool(value) => format!("`{value}`"),
            Node::Integer(value) => format!("the number `{value}`"),
            Node::OtherNumber => "a number".to_owned(),
            Node::Text(_) => "text".to_owned(),
            Node::List(_) => "a list".to_owned(),
            Node::Map(_) => "a map of fields".to_owned(),
        }
    }
}

/// Why a text is not YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxError {
    /// Without a line and column.
    pub(super) message: String,
    /// A byte offset in the text.
    pub(super) at: usize,
}

/// Reads a text of one YAML document.
pub(super) fn read(text: &str) -> Result<Node, SyntaxError> {
    serde_yaml::from_str(text).map_err(|error| SyntaxError {
        message: without_positions(&error.to_string()),
        at: error.location().map_or(0, |location| location.index()),
    })
}

/// The message without its ` at line 2 column 5`: those count from the start of the YAML, which in a release
/// is not the start of the file, and the place is shown anyway.
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

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(NodeVisitor)
    }
}

struct NodeVisitor;

impl<'de> Visitor<'de> for NodeVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text, number, list or map")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
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
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut entries = Vec::with_capacity(map.size_hint().unwrap_or(0));
        while let Some((key, value)) = map.next_entry::<Node, Node>()? {
            let key = match key {
                Node::Text(key) => key,
                Node::Bool(key) => key.to_string(),
                Node::Integer(key) => key.to_string(),
                _ => return Err(de::Error::custom("the name of a field must be text")),
            };
            entries.push((key, value));
        }
        Ok(Node::Map(entries))
    }

    fn visit_enum<A: de::EnumAccess<'de>>(self, _: A) -> Result<Node, A::Error> {
        Err(de::Error::custom("a value that begins with `!` must stand in quotes"))
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
