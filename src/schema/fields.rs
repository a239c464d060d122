//! The fields of a map, read one by one.
//!
//! Takes a [`Value`] that is a map; gives the value of each field that is asked for, and at the end reports every field
//! that nobody asked for and every one that is missing. It does not know which fields there are.

use super::FieldType;
use super::decode::{At, Node, Value};
use crate::diagnostic::{Code, Diagnostic, FieldPart, nearest};

/// The fields of a map.
pub struct Fields<'t> {
    /// In the order of the file; `None` once a field has been read.
    entries: Vec<(String, Option<Node>)>,
    /// The names that are valid here.
    declared: Vec<&'static str>,
    /// Required fields that are not there.
    missing: Vec<&'static str>,
    at: At<'t>,
}

impl<'t> Fields<'t> {
    /// Opens a map. Anything else and repeated fields are reported.
    pub fn open(value: Value<'t>) -> Option<Fields<'t>> {
        let at = value.at;
        let Node::Map(entries) = value.node else {
            at.report(value.expected("a map of fields (`name: value`)"));
            return None;
        };
        if entries.is_empty() && !at.is_top() {
            let problem = at.problem(Code::EmptyValue, "the field says nothing: `{}` is empty");
            at.report(problem.help("if it is not known, remove the line"));
            return None;
        }
        let entries = entries.into_iter().map(|(key, node)| (key, Some(node))).collect();
        let mut fields = Fields { entries, declared: Vec::new(), missing: Vec::new(), at };
        fields.report_repeated();
        Some(fields)
    }

    fn report_repeated(&mut self) {
        let mut keys: Vec<&str> = self.entries.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        let repeated: Vec<String> = keys
            .chunk_by(|a, b| a == b)
            .filter(|same| same.len() > 1)
            .map(|same| same[0].to_owned())
            .collect();
        for key in repeated {
            let same = self.entries.iter_mut().filter(|(other, _)| *other == key);
            same.skip(1).for_each(|(_, node)| *node = None);
            let message = format!("the field `{key}` stands here more than once");
            let problem = self.at.key(&key).problem_at(FieldPart::LastKey, Code::RepeatedField, message);
            self.at.report(problem.help("keep one of them, and remove the others"));
        }
    }

    /// Whether the field is there.
    pub fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(key, node)| key == name && node.is_some())
    }

    /// Names fields that are valid here and are not read now.
    pub fn declare(&mut self, names: impl IntoIterator<Item = &'static str>) {
        self.declared.extend(names);
    }

    /// Passes over fields that are valid here but not of interest.
    pub fn skip(&mut self, names: impl IntoIterator<Item = &'static str>) {
        for name in names {
            self.take(name);
        }
    }

    fn take(&mut self, name: &'static str) -> Option<Node> {
        self.declared.push(name);
        self.entries.iter_mut().find(|(key, _)| key == name).and_then(|(_, node)| node.take())
    }

    /// Reads a field. `None` if it has a mistake, or if it is missing and required, which [`Fields::finish`] reports.
    pub fn field<T: FieldType>(&mut self, name: &'static str) -> Option<T> {
        if self.has(name) {
            return self.read(name, T::decode);
        }
        self.declared.push(name);
        if T::IS_REQUIRED {
            self.missing.push(name);
        }
        T::missing()
    }

    /// Reads an optional field whose type alone does not say how.
    pub fn read<T>(&mut self, name: &'static str, read: impl FnOnce(Value<'_>) -> Option<T>) -> Option<T> {
        let node = self.take(name)?;
        read(Value { node, at: self.at.key(name) })
    }

    /// Reads every field that is left, whatever its name.
    pub fn entries<T>(self, read: impl Fn(&str, Value<'_>) -> Option<T>) -> Vec<T> {
        let at = self.at;
        let mut entries = Vec::new();
        for (key, node) in self.entries {
            if let Some(node) = node {
                entries.extend(read(&key, Value { node, at: at.key(&key) }));
            }
        }
        entries
    }

    /// A problem with the map as a whole; [`Fields::report`] reports it.
    pub fn problem(&self, code: Code, message: impl Into<String>) -> Diagnostic {
        self.at.problem(code, message)
    }

    /// A problem with the name of one field.
    pub fn problem_at(&self, name: &str, code: Code, message: impl Into<String>) -> Diagnostic {
        self.at.key(name).problem_at_key(code, message)
    }

    pub fn report(&self, diagnostic: Diagnostic) {
        self.at.report(diagnostic);
    }

    /// Reports every field that is not valid here, and every one that is missing. A missing field whose name is there
    /// misspelt is one mistake, not two.
    pub fn finish(self) {
        if self.missing.is_empty() && self.entries.iter().all(|(_, node)| node.is_none()) {
            return;
        }
        let mut declared = self.declared;
        declared.sort_unstable();
        declared.dedup();
        let mut missing = self.missing;
        for (key, _) in self.entries.iter().filter(|(_, node)| node.is_some()) {
            let meant = nearest(key, declared.iter().copied());
            missing.retain(|name| meant != Some(*name));
            let message = format!("there is no field `{key}` here");
            let problem = self.at.key(key).problem_at_key(Code::UnknownField, message);
            self.at.report(
                problem
                    .suggest(key, declared.iter().copied())
                    .help(format!("the fields are: {}", declared.join(", "))),
            );
        }
        for name in missing {
            let message = format!("the field `{name}` is missing");
            self.at.report(self.at.problem(Code::MissingField, message));
        }
    }
}
