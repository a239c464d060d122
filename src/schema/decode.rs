//! YAML values into the model's types, with every mistake on the way.
//!
//! Takes a [`Node`], the tree that a YAML text becomes; gives the values of the fields, or `None` after reporting what is
//! wrong. Misspelt fields are reported with what was probably meant, and missing ones by name. It deliberately knows no
//! kind and no file format: which fields there are is asked by the declarations ([`crate::record`]).

use std::cell::RefCell;

use crate::diagnostic::{Code, Diagnostic, FieldPart, Location, Segment};
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
    /// Any number that is not a small whole one; never accepted, so its value does not matter.
    OtherNumber,
    Text(String),
    List(Vec<Node>),
    /// In the order of the text, with repeated keys.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// What it is, for “expected text, found …”.
    fn describe(&self) -> String {
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

    /// The place of a field of the map at this place.
    pub(super) fn key<'k>(&'k self, key: &'k str) -> At<'k> {
        At { path: FieldPath::Key(&self.path, key), problems: self.problems }
    }

    fn index(&self, index: usize) -> At<'_> {
        At { path: FieldPath::Index(&self.path, index), problems: self.problems }
    }

    /// A problem with the value here; [`At::report`] reports it.
    pub fn problem(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        self.problem_at(FieldPart::Value, code, message)
    }

    /// A problem with the name of the field here.
    pub fn problem_at_key(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        self.problem_at(FieldPart::Key, code, message)
    }

    pub(super) fn problem_at(&self, part: FieldPart, code: Code, message: impl Into<String>) -> Diagnostic {
        let path = self.path.segments();
        let file = self.problems.file;
        let location =
            if path.is_empty() { Location::File(file) } else { Location::Field { file, path, part } };
        Diagnostic::new(code, location, message)
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

    pub fn is_map(&self) -> bool {
        matches!(self.node, Node::Map(_))
    }

    /// The map that a plain value stands for: the one with only the field `short`, if there is such a field.
    pub(super) fn or_short(mut self, short: Option<&'static str>) -> Self {
        if let Some(short) = short.filter(|_| !self.is_map()) {
            self.node = Node::Map(vec![(short.to_owned(), self.node)]);
        }
        self
    }

    /// That something else was expected here.
    pub(super) fn expected(&self, what: &str) -> Diagnostic {
        match self.node {
            Node::Null => self
                .at
                .problem(Code::EmptyValue, format!("the field is empty; {what} is expected here"))
                .help("if it is not known, remove the line"),
            _ => {
                let found = self.node.describe();
                self.at.problem(Code::WrongType, format!("{what} is expected here, not {found}"))
            }
        }
    }

    /// The value as text with at least one visible character.
    pub fn text(self) -> Option<Box<str>> {
        let problem = match self.node {
            Node::Text(text) if find_forbidden(&text).is_some() => self
                .at
                .problem(Code::ControlCharacter, "the text holds a control character")
                .help("remove the escape that stands for it"),
            Node::Text(text) if text.contains(is_visible) => return Some(trimmed(text)),
            Node::Text(_) => self
                .at
                .problem(Code::EmptyValue, "the text is empty")
                .help("if it is not known, remove the line"),
            Node::Integer(_) | Node::OtherNumber | Node::Bool(_) => {
                self.expected("text").help("put it in quotes")
            }
            Node::Null | Node::List(_) | Node::Map(_) => self.expected("text"),
        };
        self.at.report(problem);
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

    /// The value as one of a few words.
    pub fn choice<T: Copy>(self, choices: &[(&'static str, T)]) -> Option<T> {
        let find =
            |text: &str| choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value).ok_or(());
        self.parsed(find, |at, text, ()| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            at.problem(Code::UnknownChoice, format!("`{text}` is none of the words that can stand here"))
                .suggest(text, names.iter().copied())
                .help(format!("one of: {}", names.join(", ")))
        })
    }

    pub fn boolean(self) -> Option<bool> {
        if let Node::Bool(value) = self.node {
            return Some(value);
        }
        let problem = self.expected("`true` or `false`").help("write one of the two words, without quotes");
        self.at.report(problem);
        None
    }

    pub fn integer(self) -> Option<i64> {
        if let Node::Integer(value) = self.node {
            return Some(value);
        }
        self.at.report(self.expected("a whole number").help("write it in digits, without quotes"));
        None
    }

    /// The value as a list, each element read by `read`. Elements that are wrong are left out.
    pub fn list<T>(self, read: impl Fn(Value<'_>) -> Option<T>) -> Vec<T> {
        let Node::List(nodes) = self.node else {
            self.at.report(self.expected("a list (`- …` on lines of their own, or `[…, …]`)"));
            return Vec::new();
        };
        // `collect` may reuse the larger `Vec<Node>` allocation in place; this allocates exactly.
        let mut elements = Vec::with_capacity(nodes.len());
        for (index, node) in nodes.into_iter().enumerate() {
            elements.extend(read(Value { node, at: self.at.index(index) }));
        }
        elements
    }

    /// The value as a list with at least one element. `None` if it is empty or an element is wrong.
    pub fn full_list<T>(self, read: impl Fn(Value<'_>) -> Option<T>) -> Option<Vec<T>> {
        let count = match &self.node {
            Node::List(nodes) if nodes.is_empty() => {
                let message = "the list is empty; at least one entry is needed";
                self.at.report(self.at.problem(Code::EmptyValue, message));
                return None;
            }
            Node::List(nodes) => nodes.len(),
            _ => usize::MAX,
        };
        let elements = self.list(read);
        (elements.len() == count).then_some(elements)
    }
}

/// Whether a character can be seen. A text of blanks, soft hyphens and zero-width characters is empty to a reader.
fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The text without blanks around it. Without any, which is usual, nothing is copied.
fn trimmed(text: String) -> Box<str> {
    if text.trim().len() == text.len() { text.into_boxed_str() } else { text.trim().into() }
}
