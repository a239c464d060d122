//! The fields of a map, read one by one.
//!
//! Takes a [`Value`] that is a map; gives the value of each field that is asked for, and at the end reports every field
//! that nobody asked for and every one that is missing. It does not know which fields there are.

use super::decode::{At, Node, Value};
use super::example::example;
use super::{FieldType, Schema, Shape, other_names};
use crate::diagnostic::{Correction, Diagnostic, Expected, FieldPart, FieldProblem, nearest};
use crate::model::Language;

/// The fields of a map.
pub struct Fields<'t> {
    /// In the order of the file; `None` once a field has been read.
    entries: Vec<(String, Option<Node>)>,
    /// The names that are valid here.
    declared: Vec<&'static str>,
    /// Required fields that are not there, and what they hold.
    missing: Vec<(&'static str, &'static Shape)>,
    at: At<'t>,
}

impl<'t> Fields<'t> {
    /// Opens a map. Anything else and repeated fields are reported.
    pub fn open(value: Value<'t>) -> Option<Fields<'t>> {
        Fields::open_as(value, None)
    }

    /// Opens the map of a record. A text in a list is probably the one field that the record needs.
    pub fn open_record(value: Value<'t>, schema: &Schema) -> Option<Fields<'t>> {
        Fields::open_as(value, Some(schema))
    }

    fn open_as(value: Value<'t>, schema: Option<&Schema>) -> Option<Fields<'t>> {
        let at = value.at;
        let entries = match value.node {
            Node::Map(entries) => entries,
            node => {
                let is_text = matches!(node, Node::Text(_));
                let name = schema.filter(|_| is_text && at.is_element()).and_then(Schema::only_required);
                let named = name.map(|name| Correction::Surround(format!("{name}: "), ""));
                at.report(Value { node, at }.expected(Expected::Fields).correct(named));
                return None;
            }
        };
        if entries.is_empty() && !at.is_top() {
            at.report(at.problem(FieldProblem::EmptyMap));
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
            let problem = FieldProblem::RepeatedField { name: key.clone() };
            self.at.report(self.at.key(&key).problem_at(FieldPart::LastKey, problem));
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
            self.missing.push((name, const { &T::SHAPE }));
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

    /// The languages whose tags are among the names.
    pub(super) fn languages(&self) -> Vec<Language> {
        self.entries.iter().filter_map(|(key, _)| Language::from_tag(key)).collect()
    }

    /// A problem with the name of one field; [`Fields::report`] reports it.
    pub fn problem_at(&self, name: &str, problem: FieldProblem) -> Diagnostic {
        self.at.key(name).problem_at(FieldPart::Key, problem)
    }

    /// A problem that goes away if a field is added to the map.
    pub(super) fn problem_without(
        &self,
        problem: FieldProblem,
        name: &'static str,
        value: String,
    ) -> Diagnostic {
        let add = Correction::Add { name, value };
        self.at.problem_at(FieldPart::NewField, problem).correct(Some(add))
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
        let mut fields = self.declared.clone();
        fields.sort_unstable();
        fields.dedup();
        // A field that is there already is not what another name means.
        let absent: Vec<&'static str> =
            fields.iter().copied().filter(|name| !self.entries.iter().any(|(key, _)| key == name)).collect();
        let mut missing = self.missing.clone();
        for (key, _) in self.entries.iter().filter(|(_, node)| node.is_some()) {
            let meant = other_names::meant(key, &absent).or_else(|| nearest(key, absent.iter().copied()));
            missing.retain(|(name, _)| meant != Some(*name));
            let problem = FieldProblem::UnknownField { name: key.clone(), meant, fields: fields.clone() };
            self.report(self.problem_at(key, problem).replace(meant));
        }
        for (name, shape) in missing {
            let problem = FieldProblem::MissingField { name };
            self.report(self.problem_without(problem, name, example(shape)));
        }
    }
}
