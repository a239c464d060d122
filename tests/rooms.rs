//! Which room may use which, and which library has its door where: the architecture, as tables that are read
//! against the source. A new line in a table is a decision.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each room and the rooms it may use. A room is a file in `src/` with the folder of the same name.
const ROOMS: [(&str, &[&str]); 22] = [
    ("main", &["cli"]),
    ("lib", &[]),
    (
        "cli",
        &[
            "deploy",
            "diagnostic",
            "failure",
            "join",
            "leaks",
            "model",
            "permalinks",
            "pipeline",
            "publish",
            "report",
            "serve",
            "start",
        ],
    ),
    (
        "pipeline",
        &[
            "check",
            "diagnostic",
            "failure",
            "join",
            "leaks",
            "load",
            "model",
            "parse",
            "render",
            "source",
            "theme",
        ],
    ),
    ("source", &[]),
    ("failure", &[]),
    ("html", &[]),
    ("diagnostic", &["source"]),
    ("report", &["diagnostic", "source"]),
    ("model", &["diagnostic"]),
    ("load", &["diagnostic", "failure", "model", "source"]),
    ("parse", &["diagnostic", "html", "model", "source"]),
    ("join", &["diagnostic", "load", "model", "parse", "source"]),
    ("check", &["diagnostic", "join", "model", "parse", "source"]),
    ("theme", &["diagnostic", "html", "load", "model", "parse", "source"]),
    ("render", &["check", "diagnostic", "failure", "html", "join", "model", "theme"]),
    ("serve", &["diagnostic", "failure", "html", "model", "pipeline", "render", "report"]),
    ("leaks", &["diagnostic", "failure", "html", "join", "render", "source", "theme"]),
    ("deploy", &["diagnostic", "failure", "leaks", "model", "publish", "render"]),
    ("permalinks", &["failure", "parse"]),
    ("start", &["failure", "model"]),
    ("publish", &["diagnostic", "failure", "leaks", "model", "render"]),
];

/// Each library and the files that may name it: its door.
const DOORS: [(&str, &[&str]); 29] = [
    ("aho_corasick", &["leaks.rs"]),
    ("annotate_snippets", &["report.rs"]),
    ("axum", &["serve/http.rs", "serve/reload.rs"]),
    ("clap", &["cli.rs", "cli/start.rs", "main.rs"]),
    ("clap_complete", &["cli.rs", "cli/start.rs"]),
    ("imagesize", &["load.rs"]),
    ("include_dir", &["theme/built_in.rs"]),
    ("jiff", &["model/date.rs"]),
    ("mimalloc", &["main.rs"]),
    ("mime_guess", &["serve/http.rs"]),
    ("notify", &["serve/watch.rs"]),
    ("percent_encoding", &["serve/http.rs"]),
    ("pulldown_cmark", &["parse/markdown.rs"]),
    ("pulldown_cmark_escape", &["html.rs"]),
    ("rustix", &["main.rs", "publish/front.rs"]),
    ("quick_xml", &["render/xml.rs"]),
    (
        "rayon",
        &[
            "check.rs",
            "join/forward.rs",
            "join/releases.rs",
            "join/reverse.rs",
            "join/routes.rs",
            "leaks.rs",
            "load.rs",
            "parse.rs",
            "publish/behind.rs",
            "publish/changes.rs",
            "publish/listing.rs",
            "render.rs",
        ],
    ),
    ("saphyr_parser", &["parse/places.rs"]),
    (
        "serde_json",
        &["cli/next.rs", "leaks.rs", "render/feeds.rs", "report.rs", "serve/reload.rs", "start.rs"],
    ),
    ("serde_yaml", &["parse/yaml.rs"]),
    ("simdutf8", &["load.rs"]),
    ("strsim", &["diagnostic.rs"]),
    ("tera", &["theme.rs", "theme/block.rs", "theme/filters.rs", "theme/last.rs", "theme/problems.rs"]),
    ("tokio", &["serve.rs", "serve/edition.rs", "serve/http.rs"]),
    ("tokio_stream", &["serve/reload.rs"]),
    ("tower", &["serve/http.rs"]),
    ("tower_http", &["serve/http.rs"]),
    ("walkdir", &["load.rs"]),
    ("xxhash_rust", &["source.rs", "theme/assets.rs"]),
];

/// The code of each file in `src/`, without comments and without its unit tests.
fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&root) {
        let entry = entry.expect("a readable folder");
        if entry.path().extension().is_some_and(|end| end == "rs") {
            let path =
                entry.path().strip_prefix(&root).expect("below src").to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(entry.path()).expect("a readable file");
            let code = text.split("#[cfg(test)]\nmod tests").next().expect("a first part");
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            sources.insert(path, lines.collect::<Vec<_>>().join("\n"));
        }
    }
    sources
}

fn room(path: &str) -> &str {
    path.split('/').next().expect("a first name").trim_end_matches(".rs")
}

/// Whether code names a library: the word before `::`, or behind `use`.
fn names(code: &str, library: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(library).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + library.len()..]);
        let is_whole = !before.ends_with(is_word) && !after.starts_with(is_word);
        is_whole && (after.starts_with("::") || before.ends_with("use "))
    })
}

/// The words that stand behind each `prefix` in a text.
fn words_after<'t>(text: &'t str, prefix: &str) -> BTreeSet<&'t str> {
    text.match_indices(prefix)
        .map(|(at, _)| {
            let rest = &text[at + prefix.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            &rest[..end]
        })
        .collect()
}

#[test]
fn a_room_uses_only_the_rooms_that_it_may() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.into_iter().collect();
    for (path, code) in sources() {
        let room = room(&path);
        let may = allowed.get(room).unwrap_or_else(|| panic!("{path} is in no room of the table"));
        // The macro `path!` stands at the root of the crate; its room is `diagnostic`.
        let used = words_after(&code, "crate::").into_iter().filter(|used| !used.is_empty());
        for used in used.map(|used| if used == "path" { "diagnostic" } else { used }) {
            assert!(used == room || may.contains(&used), "{path} uses {used}, which {room} may not");
        }
    }
}

#[test]
fn the_table_of_rooms_allows_nothing_that_is_not_used() {
    let sources = sources();
    for (room_name, may) in ROOMS {
        let of_room = sources.iter().filter(|(path, _)| room(path) == room_name);
        let mut used: BTreeSet<&str> = BTreeSet::new();
        for (_, code) in of_room {
            used.extend(words_after(code, "crate::"));
            used.extend(words_after(code, "use faktum::"));
        }
        if used.contains("path") {
            used.insert("diagnostic");
        }
        for allowed in may {
            assert!(used.contains(allowed), "{room_name} does not use {allowed} any more");
        }
    }
}

#[test]
fn a_library_is_named_only_at_its_door() {
    let sources = sources();
    for (library, doors) in DOORS {
        for (path, code) in &sources {
            let names = names(code, library);
            let is_door = doors.contains(&path.as_str());
            assert!(!names || is_door, "{path} names {library}, whose door is {doors:?}");
        }
        for door in doors {
            assert!(sources[*door].contains(library), "{door} does not use {library} any more");
        }
    }
}

#[test]
fn every_dependency_has_a_door() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("a manifest");
    let (_, dependencies) = manifest.split_once("[dependencies]\n").expect("dependencies");
    let dependencies = dependencies.split("\n[").next().expect("a first part");
    let doors: BTreeSet<&str> = DOORS.into_iter().map(|(library, _)| library).collect();
    for line in dependencies.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let name = line.split(' ').next().expect("a name").replace('-', "_");
        // serde's traits are part of every view.
        assert!(name == "serde" || doors.contains(name.as_str()), "{name} has no door in the table");
    }
}

#[test]
fn no_room_says_unwrap_outside_tests() {
    for (path, code) in sources() {
        for forbidden in [".unwrap()", ".expect(", "todo!", "unimplemented!", "dbg!"] {
            assert!(!code.contains(forbidden), "{path} says {forbidden}");
        }
    }
}

#[test]
fn every_module_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources().keys() {
        let text = fs::read_to_string(root.join(path)).expect("a readable file");
        assert!(text.starts_with("//! "), "{path} does not begin by saying what it is");
    }
}
