//! New files with every field in them, explained.
//!
//! Takes a declaration, a language and what is known (a title, today, ids that exist); gives YAML. Required fields are
//! there with a valid value, which is an example if only a person knows it. The others are comments with an example. It writes
//! no file.

use super::{Field, Schema, Shape};
use crate::model::{Day, Id, Kind, Language};

/// What a new file can be filled with.
pub struct Known<'k> {
    pub language: Language,
    pub title: &'k str,
    pub today: Day,
    /// An id of a kind that exists, if there is one.
    pub id: &'k dyn Fn(Kind) -> Option<String>,
}

/// What a new file says in place of a text that only a person can write.
pub fn placeholder(language: Language) -> &'static str {
    match language {
        Language::DANISH => "Skriv teksten her",
        Language::GERMAN => "Text hier schreiben",
        _ => "Write the text here",
    }
}

/// The fields of a new file, each with its explanation above it: those that are filled in, then the others as comments.
pub fn skeleton(schemas: &[&Schema], known: &Known<'_>) -> String {
    let mut filled_in = String::new();
    let mut comments = String::new();
    for (field, is_required) in schemas.iter().flat_map(|schema| schema.all_fields()) {
        if is_required || field.name == "draft" {
            filled_in.push_str(&explained(field, "", known));
        } else {
            comments.push_str(&explained(field, "# ", known));
        }
    }
    filled_in + &comments
}

fn explained(field: &Field, prefix: &str, known: &Known<'_>) -> String {
    let mut text = format!("# {}", field.about.in_language(known.language.of_messages()));
    if let Shape::Choice(words) = field.shape {
        text.push_str(&format!(" ({})", words.join(", ")));
    }
    text.push('\n');
    for line in lines(field, known) {
        text.push_str(&format!("{prefix}{line}\n"));
    }
    text
}

/// The lines of a field: one, or more if it holds maps.
fn lines(field: &Field, known: &Known<'_>) -> Vec<String> {
    let (inner, is_list) = match &field.shape {
        Shape::Record(schema) => (schema, false),
        Shape::List { of: Shape::Record(schema), .. } => (schema, true),
        _ if matches!(field.name, "name" | "title") => {
            return vec![format!("{}: {}", field.name, quoted(known.title))];
        }
        // A picture has the name of its sheet.
        _ if field.name == "file" => {
            let name = Id::fold(known.title).map_or("billede".to_owned(), |id| id.to_string());
            return vec![format!("file: {name}.jpg")];
        }
        _ => return vec![format!("{}: {}", field.name, value(field, &field.shape, known))],
    };
    let mut lines = vec![format!("{}:", field.name)];
    let has_required = inner.all_fields().any(|(_, is_required)| is_required);
    for (inner, is_required) in inner.all_fields() {
        let value = value(inner, &inner.shape, known);
        // A map needs at least one field.
        let is_filled_in = is_required || (!has_required && !value.starts_with('"'));
        let comment = if is_filled_in || !field.is_required { "" } else { "# " };
        let start = match (is_list, lines.len()) {
            (false, _) => "  ",
            (true, 1) => "  - ",
            (true, _) => "    ",
        };
        let about = inner.about.in_language(known.language.of_messages());
        lines.push(format!("{start}{comment}{}: {value}  # {about}", inner.name));
    }
    lines
}

fn value(field: &Field, shape: &Shape, known: &Known<'_>) -> String {
    if field.name == "draft" {
        return "true".to_owned();
    }
    match shape {
        Shape::Words | Shape::Text if field.is_required => quoted(placeholder(known.language)),
        Shape::Words | Shape::Text => "…".to_owned(),
        Shape::Bool => "false".to_owned(),
        Shape::Integer { .. } => field.example.unwrap_or("1").to_owned(),
        Shape::Choice(words) if field.is_required => words.last().copied().unwrap_or_default().to_owned(),
        Shape::Choice(words) => words.first().copied().unwrap_or_default().to_owned(),
        Shape::Ref(kind) => (known.id)(*kind).unwrap_or_else(|| kind.as_str().to_owned()),
        Shape::Form(form) if form.is_date => known.today.to_string(),
        Shape::Form(form) => form.example.to_owned(),
        Shape::List { of, .. } => format!("[{}]", value(field, of, known)),
        Shape::OneOf(shapes) => shapes.first().map_or(String::new(), |first| value(field, first, known)),
        Shape::Record(_) | Shape::Map { .. } | Shape::ByLanguage(_) => "{}".to_owned(),
    }
}

/// A text in double quotes, as YAML 1.2 and JSON write it.
pub fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
