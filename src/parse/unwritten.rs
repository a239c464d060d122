//! Texts that are still to be written: what `faktum new` puts in their place.
//!
//! Takes the fields of a file; reports each that has nothing but the placeholder, in either language, with its place. A draft may
//! have them. Words in the body are not looked at, because a new file has an empty one.

use crate::diagnostic::{Diagnostic, FieldProblem, Location, Segment};
use crate::model::Language;
use crate::schema::decode::{Node, Problems};
use crate::schema::skeleton::placeholder;

/// Reports the placeholders in the fields of a file, whose text is `text`.
pub(super) fn check(text: &str, fields: &Node, problems: &Problems) {
    let has_any = Language::ALL.into_iter().any(|language| text.contains(placeholder(language)));
    if has_any && !is_draft(fields) {
        report_in(fields, &mut Vec::new(), problems);
    }
}

fn is_draft(fields: &Node) -> bool {
    let Node::Map(fields) = fields else {
        return false;
    };
    fields.iter().any(|(name, value)| name == "draft" && *value == Node::Bool(true))
}

/// Reports every placeholder in a value; `path` leads to the value.
fn report_in(value: &Node, path: &mut Vec<Segment>, problems: &Problems) {
    match value {
        Node::Text(text) => {
            if Language::ALL.into_iter().any(|language| text.trim() == placeholder(language)) {
                let place = Location::value(problems.file(), path.clone());
                problems.push(Diagnostic::new(FieldProblem::Unwritten, place));
            }
        }
        Node::List(elements) => {
            for (at, element) in elements.iter().enumerate() {
                path.push(Segment::Index(at));
                report_in(element, path, problems);
                path.pop();
            }
        }
        Node::Map(fields) => {
            for (name, field) in fields {
                path.push(Segment::Key(name.clone()));
                report_in(field, path, problems);
                path.pop();
            }
        }
        Node::Null | Node::Bool(_) | Node::Integer(_) | Node::OtherNumber(_) => {}
    }
}
