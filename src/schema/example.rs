//! A value that a missing field can have, to copy.
//!
//! Takes a shape; gives YAML on one line. What only the site knows is left open: see [`crate::diagnostic::Correction::Add`].

use super::{Field, Schema, Shape};

/// A value of the shape.
pub(super) fn example(shape: &Shape) -> String {
    match shape {
        Shape::Words | Shape::Text => "<words>".to_owned(),
        Shape::Bool => "false".to_owned(),
        Shape::Integer { .. } => "1".to_owned(),
        Shape::Choice(words) => words.last().copied().unwrap_or_default().to_owned(),
        Shape::Ref(kind) => format!("<{}>", kind.as_str()),
        Shape::Form(form) => form.example.to_owned(),
        Shape::List { of, .. } => format!("[{}]", example(of)),
        Shape::OneOf(shapes) => shapes.first().map(example).unwrap_or_default(),
        Shape::Record(schema) => map(schema),
        Shape::Map { .. } | Shape::ByLanguage(_) => "{}".to_owned(),
    }
}

/// A map of the fields that it needs.
fn map(schema: &Schema) -> String {
    let value = |field: &Field| field.example.map_or_else(|| example(&field.shape), str::to_owned);
    let needed = schema.all_fields().filter(|(_, is_required)| *is_required);
    let fields: Vec<String> = needed.map(|(field, _)| format!("{}: {}", field.name, value(field))).collect();
    format!("{{{}}}", fields.join(", "))
}
