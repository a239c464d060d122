//! YAML values into the model's types, with every mistake on the way.
//!
//! Takes a [`Node`], the tree that a YAML text becomes; gives the values of the fields, or `None` after reporting what is
//! wrong. Misspelt fields are reported with what was probably meant, and missing ones by name. It deliberately knows no
//! kind and no file format: which fields there are is asked by the declarations ([`crate::record`]).

use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::guesses::bare;
use super::markup::{self, Markup};
use super::{OtherWords, Shape, other_names};
use crate::diagnostic::{
    Correction, Diagnostic, Expected, FieldPart, FieldProblem, Found, Location, Related, Segment, nearest,
};
use crate::model::text::find_forbidden;
use crate::source::FileId;

/// A YAML value. It keeps repeated keys, which a map would swallow, and no places: see [`Location`].
///
/// Why a tree, and not structs by `#[derive(Deserialize)]`: deserialising ends at the first mistake, and a press
/// officer with three mistakes in a sheet is to see three messages.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    Null,
    Bool(bool),
    Integer(i64),
    /// Any number that is not a small whole one, as it is usually written. Never accepted: it may have been written otherwise.
    OtherNumber(String),
    Text(String),
    List(Vec<Node>),
    /// In the order of the text, with repeated keys.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Shows every text in the value to `visit`, in the order of the file, with the way to it. `path` leads to the value.
    pub fn visit_texts(&self, path: &mut Vec<Segment>, visit: &mut dyn FnMut(&str, &[Segment])) {
        match self {
            Node::Text(text) => visit(text, path),
            Node::List(elements) => {
                for (at, element) in elements.iter().enumerate() {
                    path.push(Segment::Index(at));
                    element.visit_texts(path, visit);
                    path.pop();
                }
            }
            Node::Map(fields) => {
                for (name, field) in fields {
                    path.push(Segment::Key(name.clone()));
                    field.visit_texts(path, visit);
                    path.pop();
                }
            }
            Node::Null | Node::Bool(_) | Node::Integer(_) | Node::OtherNumber(_) => {}
        }
    }

    /// What it is, for a message; `None` if nothing is there.
    fn found(&self) -> Option<Found> {
        Some(match self {
            Node::Null => return None,
            Node::Bool(value) => Found::Bool(*value),
            Node::Integer(value) => Found::Integer(*value),
            Node::OtherNumber(_) => Found::Number,
            Node::Text(_) => Found::Text,
            Node::List(_) => Found::List,
            Node::Map(_) => Found::Fields,
        })
    }
}

/// The problems of one file, collected while it is read.
pub struct Problems {
    file: FileId,
    found: RefCell<Vec<Diagnostic>>,
}

impl Problems {
    pub fn new(file: FileId) -> Self {
        Problems { file, found: RefCell::default() }
    }

    pub fn file(&self) -> FileId {
        self.file
    }

    pub fn push(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    /// Whether all that have been reported are like this; none is, too.
    pub fn all(&self, is_like_this: impl Fn(&Diagnostic) -> bool) -> bool {
        self.found.borrow().iter().all(is_like_this)
    }

    pub fn into_list(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }
}

/// The path to a value, as a list from the value up to the top. It lives on the stack; only a problem makes a
/// [`Location`] of it.
#[derive(Clone, Copy)]
pub(super) enum FieldPath<'t> {
    Top,
    Key(&'t FieldPath<'t>, &'t str),
    Index(&'t FieldPath<'t>, usize),
}

impl FieldPath<'_> {
    fn segments(&self) -> Vec<Segment> {
        let (parent, last) = match self {
            FieldPath::Top => return Vec::new(),
            FieldPath::Key(parent, key) => (parent, Segment::from(*key)),
            FieldPath::Index(parent, index) => (parent, Segment::from(*index)),
        };
        let mut segments = parent.segments();
        segments.push(last);
        segments
    }
}

/// A place in a file where a value is, and where problems with it are reported.
#[derive(Clone, Copy)]
pub struct At<'t> {
    pub(super) path: FieldPath<'t>,
    pub(super) problems: &'t Problems,
}

impl<'t> At<'t> {
    /// Whether this is the whole text.
    pub(super) fn is_top(&self) -> bool {
        matches!(self.path, FieldPath::Top)
    }

    /// Whether this is an element of a list.
    pub(super) fn is_element(&self) -> bool {
        matches!(self.path, FieldPath::Index(..))
    }

    /// The place of a field of the map at this place.
    pub(super) fn key<'k>(&'k self, key: &'k str) -> At<'k> {
        At { path: FieldPath::Key(&self.path, key), problems: self.problems }
    }

    fn index(&self, index: usize) -> At<'_> {
        At { path: FieldPath::Index(&self.path, index), problems: self.problems }
    }

    /// A problem with the value here; [`At::report`] reports it.
    pub fn problem(&self, problem: FieldProblem) -> Diagnostic {
        self.problem_at(FieldPart::Value, problem)
    }

    /// A problem with a part of the field here.
    pub fn problem_at(&self, part: FieldPart, problem: FieldProblem) -> Diagnostic {
        Diagnostic::new(problem, self.location(part))
    }

    /// The place of a part of the field here.
    fn location(&self, part: FieldPart) -> Location {
        let path = self.path.segments();
        let file = self.problems.file;
        if path.is_empty() && part != FieldPart::NewField {
            Location::File(file)
        } else {
            Location::Field { file, path, part }
        }
    }

    pub fn report(&self, diagnostic: Diagnostic) {
        self.problems.push(diagnostic);
    }
}

/// A value and its place.
pub struct Value<'t> {
    pub(super) node: Node,
    pub(super) at: At<'t>,
}

impl<'t> Value<'t> {
    /// The value of a whole YAML text.
    pub fn top(node: Node, problems: &'t Problems) -> Self {
        // An empty text is a sheet without fields: each missing one is reported.
        let node = if node == Node::Null { Node::Map(Vec::new()) } else { node };
        Value { node, at: At { path: FieldPath::Top, problems } }
    }

    pub fn at(&self) -> At<'t> {
        self.at
    }

    /// The text, if it is one; nothing is reported if it is not.
    pub(super) fn as_text(&self) -> Option<&str> {
        match &self.node {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    pub fn is_map(&self) -> bool {
        matches!(self.node, Node::Map(_))
    }

    /// The truth value, if it is one.
    pub(super) fn as_bool(&self) -> Option<bool> {
        match self.node {
            Node::Bool(value) => Some(value),
            _ => None,
        }
    }

    pub(super) fn is_empty_list(&self) -> bool {
        matches!(&self.node, Node::List(nodes) if nodes.is_empty())
    }

    /// Whether it is a map with this field, perhaps by another name that people use for it.
    pub(super) fn has_field(&self, name: &'static str) -> bool {
        let Node::Map(fields) = &self.node else {
            return false;
        };
        fields.iter().any(|(key, _)| other_names::meant(key, &[name]).is_some())
    }

    /// The text, if it is one.
    pub(super) fn as_str(&self) -> Option<&str> {
        match &self.node {
            Node::Text(text) => Some(text.trim()),
            _ => None,
        }
    }

    /// The map that a plain value stands for: the one with only the field `short`, if there is such a field.
    pub(super) fn or_short(mut self, short: Option<&'static str>) -> Self {
        if let Some(short) = short.filter(|_| !self.is_map()) {
            self.node = Node::Map(vec![(short.to_owned(), self.node)]);
        }
        self
    }

    /// That something else belongs here.
    pub(super) fn expected(&self, expected: Expected) -> Diagnostic {
        self.at.problem(match self.node.found() {
            None => FieldProblem::EmptyField { expected },
            Some(found) => FieldProblem::WrongType { expected, found },
        })
    }

    /// The value as text with at least one visible character.
    pub fn text(self) -> Option<Box<str>> {
        let problem = match self.node {
            Node::Text(text) if find_forbidden(&text).is_some() => {
                self.at.problem(FieldProblem::ControlCharacter)
            }
            Node::Text(text) if text.contains(is_visible) => return Some(trimmed(text)),
            Node::Text(_) => self.at.problem(FieldProblem::EmptyText),
            Node::Integer(_) | Node::OtherNumber(_) | Node::Bool(_) => {
                self.expected(Expected::Text).correct(Some(Correction::Surround("\"".to_owned(), "\"")))
            }
            Node::List(ref nodes) => {
                let only = match &nodes[..] {
                    [Node::Text(text)] => Some(Correction::Value(scalar(text))),
                    _ => None,
                };
                self.expected(Expected::Text).correct(only)
            }
            Node::Null | Node::Map(_) => self.expected(Expected::Text),
        };
        self.at.report(problem);
        None
    }

    /// The value as words that readers see as they are written: text without Markdown, HTML or entities.
    pub fn words(self) -> Option<Box<str>> {
        let at = self.at;
        let text = self.text()?;
        let Some(Markup { written, plain }) = markup::find(&text) else {
            return Some(text);
        };
        at.report(at.problem(FieldProblem::MarkupInText { written }).replace(Some(scalar(plain.trim()))));
        None
    }

    /// The value as text that `read` turns into something; if it refuses, `refused` says why. A number or a truth value
    /// is taken as it is written: a year needs no quotes, and `read` knows best what is wrong with it.
    pub fn parsed<T, E>(
        self,
        read: impl FnOnce(&str) -> Result<T, E>,
        refused: impl FnOnce(&At<'t>, &str, E) -> Diagnostic,
    ) -> Option<T> {
        let at = self.at;
        let node = match self.node {
            Node::Integer(number) => Node::Text(number.to_string()),
            Node::Bool(value) => Node::Text(value.to_string()),
            Node::OtherNumber(number) => match read(&number) {
                Ok(_) => return Value { node: Node::OtherNumber(number), at }.text().and(None),
                Err(error) => {
                    at.report(refused(&at, &number, error));
                    return None;
                }
            },
            node => node,
        };
        let text = Value { node, at }.text()?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                at.report(refused(&at, &text, error));
                None
            }
        }
    }

    /// The value as one of a few words; `other_words` are what people write instead.
    pub fn choice<T: Copy>(self, choices: &[(&'static str, T)], other_words: OtherWords) -> Option<T> {
        let find =
            |text: &str| choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value).ok_or(());
        self.parsed(find, |at, text, ()| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let meant = meant_choices(text, &names, other_words);
            let first = meant.first().copied();
            let written = text.to_owned();
            at.problem(FieldProblem::UnknownChoice { written, meant, choices: names }).replace(first)
        })
    }

    pub fn boolean(self) -> Option<bool> {
        let meant = match &self.node {
            Node::Bool(value) => return Some(*value),
            Node::Integer(1) => Some(true),
            Node::Integer(0) => Some(false),
            Node::Text(text) => match &*bare(text).to_lowercase() {
                "true" | "yes" | "y" | "on" | "ja" | "j" | "sand" | "sandt" | "x" => Some(true),
                "false" | "no" | "n" | "off" | "nej" | "falsk" => Some(false),
                _ => None,
            },
            _ => None,
        };
        self.at.report(self.expected(Expected::TrueOrFalse).replace(meant));
        None
    }

    pub fn integer(self) -> Option<i64> {
        let meant = match &self.node {
            Node::Integer(value) => return Some(*value),
            Node::Text(text) => bare(text).parse::<i64>().ok(),
            _ => None,
        };
        self.at.report(self.expected(Expected::WholeNumber).replace(meant));
        None
    }

    /// The value as a list, each element of the shape `of` and read by `read`. Elements that are wrong are left out.
    pub fn list<T>(self, of: &Shape, read: impl Fn(Value<'_>) -> Option<T>) -> Vec<T> {
        let Node::List(nodes) = self.node else {
            let is_plain = match &self.node {
                Node::Text(text) => !text.contains(['[', ']', '{', '}', '\n']),
                node => !matches!(node, Node::Null | Node::Map(_)),
            };
            let is_element =
                is_plain && !matches!(of, Shape::Record(_) | Shape::Map { .. } | Shape::ByLanguage(_));
            let in_brackets = is_element.then(|| Correction::Surround("[".to_owned(), "]"));
            self.at.report(self.expected(Expected::List).correct(in_brackets));
            return Vec::new();
        };
        let repeated = match of {
            Shape::Ref(_) | Shape::Choice(_) | Shape::Form(_) => report_repeated(&nodes, self.at),
            _ => HashSet::new(),
        };
        // `collect` may reuse the larger `Vec<Node>` allocation in place; this allocates exactly.
        let mut elements = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.into_iter().enumerate() {
            if !repeated.contains(&index) {
                elements.extend(read(Value { node, at: self.at.index(index) }));
            }
        }
        elements
    }

    /// The value as a list with at least one element. `None` if it is empty or an element is wrong.
    pub fn full_list<T>(self, of: &Shape, read: impl Fn(Value<'_>) -> Option<T>) -> Option<Vec<T>> {
        let count = match &self.node {
            Node::List(nodes) if nodes.is_empty() => {
                self.at.report(self.at.problem(FieldProblem::EmptyList));
                return None;
            }
            Node::List(nodes) => nodes.len(),
            _ => usize::MAX,
        };
        let elements = self.list(of, read);
        (elements.len() == count).then_some(elements)
    }
}

/// Reports each element of a list that is in it already, and gives their indices. Such an element is probably a slip for another one.
fn report_repeated(nodes: &[Node], at: At<'_>) -> HashSet<usize> {
    let mut repeated = HashSet::new();
    if nodes.len() < 2 {
        return repeated;
    }
    let mut first_of = HashMap::new();
    for (index, node) in nodes.iter().enumerate() {
        let Node::Text(text) = node else {
            continue;
        };
        match first_of.entry(text.as_str()) {
            Entry::Vacant(vacant) => {
                vacant.insert(index);
            }
            Entry::Occupied(first) => {
                let problem = at.index(index).problem(FieldProblem::RepeatedElement { text: text.clone() });
                let first = at.index(*first.get()).location(FieldPart::Value);
                at.report(problem.related(first, Related::FirstElement));
                repeated.insert(index);
            }
        }
    }
    repeated
}

/// The valid words that are probably meant: all that people write the other one for, or else the one that is most like it.
pub(super) fn meant_choices(
    written: &str,
    names: &[&'static str],
    other_words: OtherWords,
) -> Vec<&'static str> {
    let written = bare(written).to_lowercase();
    let means = |others: &[&str]| others.contains(&&*written);
    let meant: Vec<&str> =
        other_words.iter().filter(|(_, others)| means(others)).map(|(name, _)| *name).collect();
    if meant.is_empty() { nearest(&written, names.iter().copied()).into_iter().collect() } else { meant }
}

/// A text as YAML, in quotes if it needs them.
fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " .,/-_+@()".contains(c);
    let is_text = text.starts_with(char::is_alphabetic) && !matches!(text, "true" | "false" | "null");
    if is_text && text.chars().all(is_plain) {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// Whether a character can be seen and says something. A text of blanks, soft hyphens and zero-width characters is empty to a
/// reader, and `…` stands for a text that is still to be written.
fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '…')
}

/// The text without blanks around it. Without any, which is usual, nothing is copied.
fn trimmed(text: String) -> Box<str> {
    if text.trim().len() == text.len() { text.into_boxed_str() } else { text.trim().into() }
}
