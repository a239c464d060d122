//! Texts that are still to be written: what `faktum new` puts in their place.
//!
//! Takes the fields of a file; reports each that has nothing but the placeholder, in either language, with its place. A draft may
//! have them. Words in the body are not looked at, because a new file has an empty one.

use crate::diagnostic::{Diagnostic, FieldProblem, Location};
use crate::model::Language;
use crate::schema::decode::{Node, Problems};
use crate::schema::skeleton::placeholder;

/// Reports the placeholders in the fields of a file, whose text is `text`.
pub(super) fn check(text: &str, fields: &Node, problems: &Problems) {
    let has_any = Language::KNOWN.into_iter().any(|language| text.contains(placeholder(language)));
    if !has_any || is_draft(fields) {
        return;
    }
    fields.visit_texts(&mut Vec::new(), &mut |text, path| {
        if Language::KNOWN.into_iter().any(|language| text.trim() == placeholder(language)) {
            let place = Location::value(problems.file(), path.to_vec());
            problems.push(Diagnostic::new(FieldProblem::Unwritten, place));
        }
    });
}

fn is_draft(fields: &Node) -> bool {
    let Node::Map(fields) = fields else {
        return false;
    };
    fields.iter().any(|(name, value)| name == "draft" && *value == Node::Bool(true))
}
