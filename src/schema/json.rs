//! JSON Schemas (draft 7, which editors support best) of what people write.
//!
//! Takes a declaration and a language; gives the schema as JSON, with descriptions in that language. A schema can catch
//! less than the program does: it knows no other file and no rule across fields, and some of its patterns are wider than
//! the real form.

use serde_json::{Map, Value as Json, json};

use super::decode::Node;
use super::values::ID_PATTERN;
use super::{Field, Form, GroupSchema, Schema, Shape, Wording};
use crate::model::{Id, Language, MessageLanguage};

/// The schema of a file that holds the fields of `schema` and may hold those of `facts`.
pub fn json_schema(
    title: Wording,
    schema: &Schema,
    facts: Option<&Schema>,
    language: MessageLanguage,
) -> Json {
    let mut json = map(schema, language);
    if let Some(facts) = facts {
        let facts = map(facts, language);
        extend(&mut json["properties"], &facts["properties"]);
    }
    json["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    json["title"] = json!(title.in_language(language));
    json
}

fn extend(properties: &mut Json, more: &Json) {
    if let (Json::Object(properties), Json::Object(more)) = (properties, more) {
        properties.extend(more.clone());
    }
}

fn map(schema: &Schema, language: MessageLanguage) -> Json {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for (field, is_required) in schema.all_fields() {
        properties.insert(field.name.to_owned(), property(field, language));
        required.extend(is_required.then_some(field.name));
    }
    let mut dependencies = Map::new();
    for group in schema.groups.iter().filter(|group| group.is_all_or_none) {
        for field in group.fields {
            dependencies.insert(field.name.to_owned(), json!(others(group, field)));
        }
    }
    let mut json = json!({
        "type": "object",
        "description": schema.about.in_language(language),
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    if required.is_empty() {
        // Nothing needs to be there, but a map that says nothing is a mistake.
        json["minProperties"] = json!(1);
    }
    if !dependencies.is_empty() {
        json["dependencies"] = Json::Object(dependencies);
    }
    json
}

/// The required fields of a group that a field of it needs.
fn others(group: &GroupSchema, field: &Field) -> Vec<&'static str> {
    let required = group.fields.iter().filter(|other| other.is_required && other.name != field.name);
    required.map(|other| other.name).collect()
}

fn property(field: &Field, language: MessageLanguage) -> Json {
    let mut json = value(&field.shape, language);
    json["description"] = json!(field.about.in_language(language));
    if let Some(default) = field.default {
        json["default"] = plain(&default());
    }
    if let Some(example) = field.example {
        json["examples"] = json!([example]);
    }
    json
}

fn plain(node: &Node) -> Json {
    match node {
        Node::Bool(value) => json!(value),
        Node::Integer(value) => json!(value),
        Node::Text(text) => json!(text),
        Node::List(nodes) => nodes.iter().map(plain).collect(),
        Node::Map(entries) => entries.iter().map(|(key, node)| (key.clone(), plain(node))).collect(),
        Node::Null | Node::OtherNumber(_) => Json::Null,
    }
}

fn value(shape: &Shape, language: MessageLanguage) -> Json {
    match shape {
        Shape::Words => words(),
        Shape::Text => json!({ "anyOf": [words(), by_language(&words())] }),
        Shape::ByLanguage(of) => by_language(&value(of, language)),
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Integer { range: None } => json!({ "type": "integer" }),
        Shape::Integer { range: Some((least, most)) } => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Shape::Form(form) => form_json(form, language),
        Shape::Choice(choices) => json!({ "enum": choices }),
        Shape::Ref(kind) => {
            let types = json!(["string", "integer"]);
            json!({ "type": types, "pattern": ID_PATTERN, "maxLength": Id::LONGEST, "title": kind.as_str() })
        }
        Shape::List { of, least } => {
            json!({ "type": "array", "items": value(of, language), "minItems": least })
        }
        Shape::Record(schema) => map(schema, language),
        Shape::OneOf(shapes) => {
            let shapes: Vec<Json> = shapes.iter().map(|shape| value(shape, language)).collect();
            json!({ "anyOf": shapes })
        }
        Shape::Map { keys, value: of } => some_of(&keys(), &value(of, language)),
    }
}

/// A map with at least one language.
fn by_language(value: &Json) -> Json {
    let mut json = some_of(&Language::KNOWN_TAGS, value);
    json["patternProperties"] = json!({ "^[a-z]{2,3}$": value });
    json
}

/// A map with at least one of these keys.
fn some_of(keys: &[&str], value: &Json) -> Json {
    let properties: Map<String, Json> = keys.iter().map(|key| ((*key).to_owned(), value.clone())).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false, "minProperties": 1 })
}

/// Text with at least one character that can be seen.
fn words() -> Json {
    json!({ "type": "string", "pattern": "\\S" })
}

fn form_json(form: &Form, language: MessageLanguage) -> Json {
    let types = if form.can_be_number { json!(["string", "integer"]) } else { json!("string") };
    let mut json = json!({
        "type": types,
        "title": form.one.in_language(language),
        "pattern": form.pattern,
        "examples": [form.example],
    });
    if let Some(longest) = form.max_length {
        json["maxLength"] = json!(longest);
    }
    json
}
