//! YAML values into the model's types, with every mistake on the way.
//!
//! Takes a [`Node`] and asks it for fields; gives the values, or `None` after saying what is wrong. The
//! functions that ask *are* the schema: what a kind takes is written once, in the file of that kind, and from
//! it come the type errors, the missing fields, and the unknown ones with what was probably meant.

use std::cell::RefCell;

use super::yaml::Node;
use crate::diagnostic::{Code, Diagnostic, FieldPart, Location, Segment, nearest};
use crate::model::text::find_forbidden;
use crate::source::FileId;

/// The problems of one file, collected while it is read.
pub(super) struct Problems {
    file: FileId,
    found: RefCell<Vec<Diagnostic>>,
}

impl Problems {
    pub(super) fn new(file: FileId) -> Self {
        Problems { file, found: RefCell::default() }
    }

    pub(super) fn file(&self) -> FileId {
        self.file
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        self.found.borrow_mut().push(diagnostic);
    }

    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.found.into_inner()
    }
}

/// The way to a value, as a list from the value up to the top: made on the stack, written out only for a
/// problem.
#[derive(Clone, Copy)]
pub(super) enum Trail<'t> {
    Top,
    Key(&'t Trail<'t>, &'t str),
    Index(&'t Trail<'t>, usize),
}

impl Trail<'_> {
    fn path(&self) -> Vec<Segment> {
        let (mut path, last) = match self {
            Trail::Top => return Vec::new(),
            Trail::Key(parent, key) => (parent.path(), Segment::from(*key)),
            Trail::Index(parent, index) => (parent.path(), Segment::from(*index)),
        };
        path.push(last);
        path
    }
}

/// A value, where it stands, and where to complain.
pub(super) struct Value<'t> {
    node: Node,
    trail: Trail<'t>,
    problems: &'t Problems,
}

impl<'t> Value<'t> {
    /// The value of a whole YAML text.
    pub(super) fn top(node: Node, problems: &'t Problems) -> Self {
        // An empty text is a sheet without fields: what is missing is said of each.
        let node = if node == Node::Null { Node::Map(Vec::new()) } else { node };
        Value { node, trail: Trail::Top, problems }
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self.node, Node::Map(_))
    }

    fn place(&self, part: FieldPart) -> Location {
        place(&self.trail, part, self.problems)
    }

    /// Says what is wrong with the value.
    pub(super) fn complain(&self, code: Code, message: impl Into<String>) -> Complaint<'t> {
        let diagnostic = Diagnostic::new(code, self.place(FieldPart::Value), message);
        Complaint { diagnostic: Some(diagnostic), problems: self.problems }
    }

    /// Says what is wrong with the name of the field.
    pub(super) fn complain_of_name(&self, code: Code, message: impl Into<String>) -> Complaint<'t> {
        let diagnostic = Diagnostic::new(code, self.place(FieldPart::Key), message);
        Complaint { diagnostic: Some(diagnostic), problems: self.problems }
    }

    fn expected(&self, what: &str) -> Complaint<'t> {
        let found = self.node.describe();
        match self.node {
            Node::Null => self
                .complain(Code::EmptyValue, format!("the field is empty; {what} is expected here"))
                .help("if it is not known, remove the line"),
            _ => self.complain(Code::WrongType, format!("{what} is expected here, not {found}")),
        }
    }

    /// The value as text that says something.
    pub(super) fn text(mut self) -> Option<Box<str>> {
        match &mut self.node {
            Node::Text(text) if find_forbidden(text).is_some() => {
                self.complain(Code::ControlCharacter, "the text holds a control character")
                    .help("remove the escape that stands for it")
                    .push();
                None
            }
            Node::Text(text) if text.contains(is_visible) => Some(trimmed(std::mem::take(text))),
            Node::Text(_) => {
                self.complain(Code::EmptyValue, "the text is empty")
                    .help("if it is not known, remove the line")
                    .push();
                None
            }
            Node::Integer(_) | Node::OtherNumber | Node::Bool(_) => {
                self.expected("text").help("put it in quotes").push();
                None
            }
            _ => {
                self.expected("text").push();
                None
            }
        }
    }

    /// The value as text, turned into something by `read`; if that refuses, `refused` says why. A number or a
    /// truth value is taken as it is written: a year needs no quotes, and `read` knows best what is wrong with it.
    pub(super) fn parsed<T, E>(
        mut self,
        read: impl FnOnce(&str) -> Result<T, E>,
        refused: impl FnOnce(&Value<'t>, &str, E) -> Complaint<'t>,
    ) -> Option<T> {
        let here = Value { node: Node::Null, trail: self.trail, problems: self.problems };
        match self.node {
            Node::Integer(number) => self.node = Node::Text(number.to_string()),
            Node::Bool(value) => self.node = Node::Text(value.to_string()),
            _ => {}
        }
        let text = self.text()?;
        match read(&text) {
            Ok(value) => Some(value),
            Err(error) => {
                refused(&here, &text, error).push();
                None
            }
        }
    }

    /// The value as one of a few words.
    pub(super) fn choice<T: Copy>(self, choices: &[(&'static str, T)]) -> Option<T> {
        let find =
            |text: &str| choices.iter().find(|(name, _)| *name == text).map(|(_, value)| *value).ok_or(());
        self.parsed(find, |here, text, ()| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            here.complain(Code::UnknownChoice, format!("`{text}` is none of the words that can stand here"))
                .suggest(text, names.iter().copied())
                .help(format!("one of: {}", names.join(", ")))
        })
    }

    pub(super) fn boolean(self) -> Option<bool> {
        match self.node {
            Node::Bool(value) => Some(value),
            _ => {
                self.expected("`true` or `false`").help("write one of the two words, without quotes").push();
                None
            }
        }
    }

    pub(super) fn integer(self) -> Option<i64> {
        match self.node {
            Node::Integer(value) => Some(value),
            _ => {
                self.expected("a whole number").help("write it in digits, without quotes").push();
                None
            }
        }
    }

    /// The value as a whole number of a range.
    pub(super) fn integer_within(self, range: std::ops::RangeInclusive<usize>) -> Option<usize> {
        let here = Value { node: Node::Null, trail: self.trail, problems: self.problems };
        let number = usize::try_from(self.integer()?).ok().filter(|number| range.contains(number));
        if number.is_none() {
            let message = format!("a number from {} to {} is expected here", range.start(), range.end());
            here.complain(Code::InvalidValue, message).push();
        }
        number
    }

    /// The value as a list, each element read by `read`. Elements that are wrong are left out.
    pub(super) fn list<T>(self, read: impl Fn(Value<'_>) -> Option<T>) -> Vec<T> {
        let Node::List(nodes) = self.node else {
            self.expected("a list (`- …` on lines of their own, or `[…, …]`)").push();
            return Vec::new();
        };
        let element = |(index, node)| {
            let trail = Trail::Index(&self.trail, index);
            read(Value { node, trail, problems: self.problems })
        };
        // Collected, they might be put where the nodes were, which take more room.
        let mut elements = Vec::with_capacity(nodes.len());
        elements.extend(nodes.into_iter().enumerate().filter_map(element));
        elements
    }

    /// The value as a list that has something in it, each element read by `read`. `None` if it is empty, or if an
    /// element is wrong.
    pub(super) fn full_list<T>(self, read: impl Fn(Value<'_>) -> Option<T>) -> Option<Vec<T>> {
        if matches!(&self.node, Node::List(nodes) if nodes.is_empty()) {
            self.complain(Code::EmptyValue, "the list is empty; at least one entry is needed").push();
            return None;
        }
        if !matches!(self.node, Node::List(_)) {
            self.list(read);
            return None;
        }
        self.list(|value| Some(read(value))).into_iter().collect()
    }

    /// The value as a map, with each entry read by `read`, which also gets the key.
    pub(super) fn entries<T>(self, read: impl Fn(&str, Value<'_>) -> Option<T>) -> Vec<T> {
        let Some(fields) = Fields::open(self) else {
            return Vec::new();
        };
        let Fields { entries, trail, problems, .. } = fields;
        entries
            .into_iter()
            .filter_map(|(key, node)| {
                let value = Value { node: node?, trail: Trail::Key(&trail, &key), problems };
                read(&key, value)
            })
            .collect()
    }
}

/// Whether a character can be seen; a text of blanks, soft hyphens and zero-width signs says nothing.
fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !c.is_control()
        && !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The text without blanks around it; the usual case, no blanks, costs nothing.
fn trimmed(text: String) -> Box<str> {
    if text.trim().len() == text.len() { text.into_boxed_str() } else { text.trim().into() }
}

fn place(trail: &Trail<'_>, part: FieldPart, problems: &Problems) -> Location {
    let path = trail.path();
    if path.is_empty() {
        Location::File(problems.file)
    } else {
        Location::Field { file: problems.file, path, part }
    }
}

/// A problem on its way out. It is reported by [`Complaint::push`].
#[must_use]
pub(super) struct Complaint<'t> {
    diagnostic: Option<Diagnostic>,
    problems: &'t Problems,
}

impl Complaint<'_> {
    fn map(mut self, change: impl FnOnce(Diagnostic) -> Diagnostic) -> Self {
        self.diagnostic = self.diagnostic.map(change);
        self
    }

    pub(super) fn label(self, label: impl Into<String>) -> Self {
        self.map(|diagnostic| diagnostic.label(label))
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        self.map(|diagnostic| diagnostic.help(help))
    }

    pub(super) fn suggest<'k>(self, written: &str, known: impl IntoIterator<Item = &'k str>) -> Self {
        self.map(|diagnostic| diagnostic.suggest(written, known))
    }

    pub(super) fn push(self) {
        if let Some(diagnostic) = self.diagnostic {
            self.problems.push(diagnostic);
        }
    }
}

/// The fields of a map, asked for one by one.
pub(super) struct Fields<'t> {
    entries: Vec<(String, Option<Node>)>,
    asked: Vec<&'static str>,
    /// The fields that had to be there and are not.
    missing: Vec<&'static str>,
    trail: Trail<'t>,
    problems: &'t Problems,
}

impl<'t> Fields<'t> {
    /// Opens a map. Anything else, and fields that stand twice, are reported.
    pub(super) fn open(value: Value<'t>) -> Option<Fields<'t>> {
        let Node::Map(entries) = value.node else {
            value.expected("a map of fields (`name: value`)").push();
            return None;
        };
        if entries.is_empty() && !matches!(value.trail, Trail::Top) {
            let here = place(&value.trail, FieldPart::Value, value.problems);
            let diagnostic = Diagnostic::new(Code::EmptyValue, here, "the field says nothing: `{}` is empty");
            value.problems.push(diagnostic.help("if it is not known, remove the line"));
            return None;
        }
        let entries = entries.into_iter().map(|(key, node)| (key, Some(node))).collect();
        let (asked, missing) = (Vec::new(), Vec::new());
        let mut fields = Fields { entries, asked, missing, trail: value.trail, problems: value.problems };
        fields.report_repeated();
        Some(fields)
    }

    fn report_repeated(&mut self) {
        let mut keys: Vec<&str> = self.entries.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        let repeated =
            keys.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| same[0].to_owned());
        for key in repeated.collect::<Vec<_>>() {
            let same = self.entries.iter_mut().filter(|(other, _)| *other == key);
            same.skip(1).for_each(|(_, node)| *node = None);
            let place = place(&Trail::Key(&self.trail, &key), FieldPart::LastKey, self.problems);
            let message = format!("the field `{key}` stands here more than once");
            self.problems.push(
                Diagnostic::new(Code::RepeatedField, place, message)
                    .help("keep one of them, and remove the others"),
            );
        }
    }

    fn take(&mut self, name: &'static str) -> Option<Node> {
        self.asked.push(name);
        self.entries.iter_mut().find(|(key, _)| key == name).and_then(|(_, node)| node.take())
    }

    /// Whether the field is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, node)| key == name && node.is_some())
    }

    /// Fields that could be here, for the help with misspelt names, though nobody asks for them.
    pub(super) fn know(&mut self, names: &[&'static str]) {
        self.asked.extend(names);
    }

    /// A field that may be missing.
    pub(super) fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
    ) -> Option<T> {
        let node = self.take(name)?;
        read(Value { node, trail: Trail::Key(&self.trail, name), problems: self.problems })
    }

    /// A field that must be there.
    pub(super) fn required<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Value<'_>) -> Option<T>,
    ) -> Option<T> {
        if !self.has(name) {
            self.asked.push(name);
            self.missing.push(name);
            return None;
        }
        self.optional(name, read)
    }

    /// A list, empty if the field is missing.
    pub(super) fn list<T>(&mut self, name: &'static str, read: impl Fn(Value<'_>) -> Option<T>) -> Vec<T> {
        self.optional(name, |value| Some(value.list(read))).unwrap_or_default()
    }

    /// Says what is wrong with the map as a whole.
    pub(super) fn complain(&self, code: Code, message: impl Into<String>) -> Complaint<'t> {
        let diagnostic = Diagnostic::new(code, place(&self.trail, FieldPart::Value, self.problems), message);
        Complaint { diagnostic: Some(diagnostic), problems: self.problems }
    }

    /// Says what is wrong with one field beside another.
    pub(super) fn complain_of(&self, name: &str, code: Code, message: impl Into<String>) -> Complaint<'t> {
        let place = place(&Trail::Key(&self.trail, name), FieldPart::Key, self.problems);
        let diagnostic = Diagnostic::new(code, place, message);
        Complaint { diagnostic: Some(diagnostic), problems: self.problems }
    }

    /// Takes fields away without reading them.
    pub(super) fn set_aside(&mut self, names: impl Iterator<Item = &'static str>) {
        for name in names {
            self.take(name);
        }
    }

    /// Reports every field that nobody asked for, and every one that is missing. A missing field whose name stands
    /// there misspelt is one mistake, not two.
    pub(super) fn close(self) {
        if self.missing.is_empty() && self.entries.iter().all(|(_, node)| node.is_none()) {
            return;
        }
        let mut known = self.asked.clone();
        known.sort_unstable();
        known.dedup();
        let mut missing = self.missing.clone();
        for (key, _) in self.entries.iter().filter(|(_, node)| node.is_some()) {
            let place = place(&Trail::Key(&self.trail, key), FieldPart::Key, self.problems);
            let meant = nearest(key, known.iter().copied());
            missing.retain(|name| meant != Some(*name));
            self.problems.push(
                Diagnostic::new(Code::UnknownField, place, format!("there is no field `{key}` here"))
                    .suggest(key, known.iter().copied())
                    .help(format!("the fields are: {}", known.join(", "))),
            );
        }
        for name in missing {
            let place = place(&self.trail, FieldPart::Value, self.problems);
            let message = format!("the field `{name}` is missing");
            self.problems.push(Diagnostic::new(Code::MissingField, place, message));
        }
    }
}
