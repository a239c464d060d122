//! The tables of fields in the documentation.
//!
//! Takes a declaration; gives Markdown: a table of its fields, and one for each map that a field holds. It writes no file: a
//! test compares the tables to the documentation.

use super::{Field, Schema, Shape};
use crate::model::MessageLanguage;

/// The table of a declaration's fields, and those of the maps in it.
pub fn tables(schema: &Schema) -> String {
    let mut text = "| field | | takes | meaning |\n|---|---|---|---|\n".to_owned();
    for field in schema.fields {
        text.push_str(&row(field, if field.is_required { "●" } else { "" }));
    }
    for group in schema.groups {
        for field in group.fields {
            let others = group.fields.iter().filter(|other| group.is_all_or_none && other.name != field.name);
            let others: Vec<String> = others.map(|other| format!("with `{}`", other.name)).collect();
            let is_required = field.is_required && !group.is_all_or_none;
            let mark = if is_required { "●".to_owned() } else { others.join(" ") };
            text.push_str(&row(field, &mark));
        }
    }
    for (field, _) in schema.all_fields() {
        let Some((inner, is_list)) = map_in(&field.shape) else {
            continue;
        };
        let heading = if is_list { "Each of the" } else { "In" };
        text.push_str(&format!("\n{heading} `{}`:\n\n{}", field.name, tables(inner)));
    }
    text
}

fn row(field: &Field, mark: &str) -> String {
    let mark = if mark.is_empty() { " ".to_owned() } else { format!(" {mark} ") };
    let about = field.about.in_language(MessageLanguage::English);
    format!("| `{}` |{mark}| {} | {about} |\n", field.name, takes(&field.shape, false))
}

/// The map that a shape holds and that has a table of its own here, and whether it holds a list of them. What can also
/// be written in a short form is described once for all kinds, under “Values”.
fn map_in(shape: &Shape) -> Option<(&'static Schema, bool)> {
    match shape {
        Shape::Record(schema) => Some((schema, false)),
        Shape::List { of: Shape::Record(schema), .. } => Some((schema, true)),
        _ => None,
    }
}

fn takes(shape: &Shape, are_many: bool) -> String {
    let (one, many) = match shape {
        Shape::Words => ("plain text", "plain texts"),
        Shape::Text => ("text", "texts"),
        Shape::Bool => ("`true` or `false`", "`true` or `false`"),
        Shape::Integer { .. } => ("whole number", "whole numbers"),
        Shape::Form(form) => (form.one.english, form.many.english),
        Shape::Choice(words) => return code_list(words),
        Shape::Ref(kind) => (kind.as_str(), kind.plural()),
        Shape::List { of: Shape::Record(_), least: 0 } => ("list", "lists"),
        Shape::List { of: Shape::Record(_), .. } => ("list, at least one", "lists"),
        Shape::List { of, .. } => return format!("list of {}", takes(of, true)),
        Shape::Record(_) | Shape::Map { .. } | Shape::ByLanguage(_) => ("map", "maps"),
        Shape::OneOf(shapes) => {
            let mut takes: Vec<String> = shapes.iter().map(|shape| takes(shape, are_many)).collect();
            takes.dedup();
            return takes.join(" or ");
        }
    };
    if are_many { many } else { one }.to_owned()
}

/// Words as code, with commas between them.
fn code_list(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}
