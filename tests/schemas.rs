//! The JSON Schemas accept what people rightly write, and refuse the mistakes that a schema can see.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by ending, and may print"
)]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::Value as Json;
use support::{Folder, entries, faktum, files, stderr, stdout};

/// The mistakes that a schema is made for.
const CODES: [&str; 7] = [
    "unknown-field",
    "wrong-type",
    "missing-field",
    "unknown-choice",
    "invalid-money",
    "invalid-date",
    "empty-value",
];

/// The schemas as the program writes them, compiled.
struct Validator {
    schemas: Schemas,
    by_kind: BTreeMap<String, SchemaIndex>,
}

impl Validator {
    fn new() -> Validator {
        let folder = Folder::new();
        let output = faktum(folder.path(), &["schema", "--out", "schemas"]);
        assert!(output.status.success(), "{}", stderr(&output));
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        let mut by_kind = BTreeMap::new();
        for path in stdout(&output).lines() {
            let schema: Json = serde_json::from_str(&folder.read(path)).expect("JSON");
            let name = path.trim_start_matches("schemas/").trim_end_matches(".schema.json");
            let address = format!("https://example.org/{name}");
            compiler.add_resource(&address, schema).expect("a resource");
            let index = compiler.compile(&address, &mut schemas).unwrap_or_else(|error| panic!("{error:#}"));
            by_kind.insert(name.to_owned(), index);
        }
        assert_eq!(by_kind.len(), 9);
        Validator { schemas, by_kind }
    }

    /// What the schema of a content file's kind says against it; `None` if the file has no schema.
    fn refuses(&self, path: &str, text: &str) -> Option<Result<(), String>> {
        let index = self.by_kind.get(kind_of(path)?)?;
        let yaml = match path.ends_with(".md") {
            true => text.split("---\n").nth(1)?,
            false => text,
        };
        let value: Json = serde_yaml::from_str(yaml).ok()?;
        // An empty text is a sheet without fields.
        let value = if value.is_null() { Json::Object(serde_json::Map::new()) } else { value };
        let result = self.schemas.validate(&value, *index);
        Some(result.map_err(|error| format!("{path}: {error:#}")))
    }
}

fn kind_of(path: &str) -> Option<&'static str> {
    let rest = path.strip_prefix("content/")?;
    Some(match rest.split('/').next()? {
        "site.yaml" => "site",
        "organisations" if rest.ends_with(".yaml") => "organisation",
        "people" if rest.ends_with(".yaml") => "person",
        "partnerships" if rest.ends_with(".yaml") => "partnership",
        "agreements" if rest.ends_with(".yaml") => "agreement",
        "statements" if rest.ends_with(".yaml") => "statement",
        "media" if rest.ends_with(".yaml") => "media",
        "releases" if rest.ends_with(".md") => "release",
        "pages" if rest.ends_with(".md") => "page",
        _ => return None,
    })
}

fn accept_all(validator: &Validator, site: &Path, least: usize) {
    let mut count = 0;
    for (path, bytes) in files(&site.join("content")) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some(result) = validator.refuses(&format!("content/{path}"), &text) {
            assert_eq!(result, Ok(()), "{}", site.display());
            count += 1;
        }
    }
    assert!(count >= least, "only {count} files of {} were looked at", site.display());
}

#[test]
fn every_valid_content_file_is_accepted() {
    let validator = Validator::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    accept_all(&validator, root, 20);
    for folder in entries(&root.join("tests/golden")) {
        if folder.join("in").exists() {
            accept_all(&validator, &folder.join("in"), 1);
        }
    }
    for language in ["da", "en"] {
        let folder = Folder::new();
        let output = faktum(folder.path(), &["init", ".", "--language", language]);
        assert!(output.status.success(), "{}", stderr(&output));
        accept_all(&validator, folder.path(), 7);
    }
}

/// The content files of a fixture of `tests/diagnostics/`, as they are written there.
fn files_of(fixture: &str) -> Vec<(&str, &str)> {
    let parts = fixture.split("=== ").filter_map(|part| part.split_once('\n'));
    parts.filter(|(head, _)| head.starts_with("content/") && !head.contains(' ')).collect()
}

#[test]
fn the_schemas_catch_the_share_of_mistakes_that_the_docs_tell() {
    let validator = Validator::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut caught = 0;
    let mut passed = Vec::new();
    for path in entries(&root.join("tests/diagnostics")) {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let code = name.split("--").next().expect("a first part");
        if !CODES.contains(&code) {
            continue;
        }
        let fixture = fs::read_to_string(&path).expect("a fixture");
        let results = files_of(&fixture).into_iter().filter_map(|(path, text)| validator.refuses(path, text));
        if results.into_iter().any(|result| result.is_err()) {
            caught += 1;
        } else {
            passed.push(name);
        }
    }
    println!("not caught: {passed:#?}");
    let all = caught + passed.len();
    assert!(caught * 10 >= all * 8, "{caught} of {all}");
    let docs = fs::read_to_string(root.join("docs/content.md")).expect("the docs");
    let sentence = format!("{caught} of the {all}");
    assert!(docs.contains(&sentence), "docs/content.md does not say “{sentence}”");
}

#[test]
fn an_unknown_kind_is_wrong_usage_and_the_kinds_are_told() {
    let output = faktum(Path::new("."), &["schema", "topic"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("organisation, person, partnership"), "{}", stderr(&output));
}

#[test]
fn a_schema_describes_every_field_in_the_language_that_is_asked_for() {
    for (language, description) in [("en", "The whole amount."), ("da", "Det samlede beløb.")] {
        let output = faktum(Path::new("."), &["schema", "agreement", "--language", language]);
        let schema: Json = serde_json::from_str(&stdout(&output)).expect("JSON");
        assert_eq!(schema["properties"]["total"]["description"], description);
        assert_eq!(schema["additionalProperties"], false);
        let fields = schema["properties"].as_object().expect("fields");
        for (name, field) in fields {
            assert!(field["description"].as_str().is_some_and(|text| text.len() > 5), "{name}: {field}");
        }
    }
}
