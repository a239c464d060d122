//! Which module may use which, and which files import a library: the architecture, as tables that are compared with the
//! source. A new line in a table is a decision.
//!
//! A module here is one at the top: a file in `src/` with the folder of the same name.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

#[path = "support/paths.rs"]
mod paths;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use paths::{Crate, File};

/// Each module and the modules that it may use.
const MODULES: [(&str, &[&str]); 35] = [
    ("main", &["cli"]),
    ("lib", &[]),
    ("accessibility", &["diagnostic"]),
    (
        "cli",
        &[
            "accessibility",
            "check",
            "deploy",
            "diagnostic",
            "diff",
            "external",
            "failure",
            "fingerprint",
            "inspect",
            "join",
            "mention",
            "model",
            "parse",
            "permalinks",
            "pipeline",
            "publish",
            "render",
            "rendering",
            "report",
            "serve",
            "scaffold",
            "share",
            "source",
            "theme",
            "words",
        ],
    ),
    (
        "pipeline",
        &[
            "check",
            "diagnostic",
            "failure",
            "inspect",
            "join",
            "load",
            "model",
            "parse",
            "render",
            "rendering",
            "routes",
            "source",
            "theme",
        ],
    ),
    ("letters", &[]),
    ("source", &["letters"]),
    ("failure", &["model"]),
    ("external", &["failure", "model"]),
    ("fingerprint", &["html", "join", "mention", "model", "source"]),
    ("html", &[]),
    ("diagnostic", &["model", "source"]),
    ("words", &["diagnostic", "failure", "model"]),
    ("report", &["accessibility", "diagnostic", "html", "model", "source", "words"]),
    ("schema", &["diagnostic", "html", "model", "source"]),
    ("model", &["diagnostic", "letters", "mention", "schema"]),
    ("mention", &["model"]),
    ("pictures", &["diagnostic", "model"]),
    ("load", &["diagnostic", "failure", "letters", "model", "pictures", "source"]),
    ("parse", &["diagnostic", "html", "mention", "model", "schema", "source"]),
    ("join", &["diagnostic", "load", "mention", "model", "parse", "schema", "source"]),
    ("routes", &["join", "load", "model", "pictures", "search"]),
    ("search", &["letters", "model"]),
    (
        "check",
        &[
            "diagnostic",
            "fingerprint",
            "join",
            "letters",
            "mention",
            "model",
            "parse",
            "routes",
            "schema",
            "source",
        ],
    ),
    ("theme", &["diagnostic", "html", "load", "mention", "model", "parse", "source"]),
    (
        "render",
        &[
            "check",
            "diagnostic",
            "failure",
            "html",
            "join",
            "mention",
            "model",
            "pictures",
            "rendering",
            "routes",
            "schema",
            "search",
            "source",
            "theme",
        ],
    ),
    ("rendering", &["model"]),
    ("serve", &["diagnostic", "failure", "html", "model", "pipeline", "render", "report", "words"]),
    ("inspect", &["accessibility", "diagnostic", "failure", "html", "join", "render", "source", "theme"]),
    ("deploy", &["diagnostic", "failure", "inspect", "model", "publish", "render"]),
    ("diff", &["accessibility", "diagnostic", "failure", "inspect", "mention", "model", "publish", "render"]),
    ("share", &["diagnostic", "failure", "inspect", "model", "publish", "render"]),
    ("permalinks", &["failure", "letters", "model", "parse"]),
    ("scaffold", &["diagnostic", "failure", "model", "parse", "schema", "theme", "words"]),
    ("publish", &["diagnostic", "failure", "inspect", "model", "render"]),
];

/// Each library and the files that may import it.
const IMPORTERS: [(&str, &[&str]); 52] = [
    (
        "ab_glyph_rasterizer",
        &["pictures/cards/canvas.rs", "pictures/cards/font.rs", "pictures/cards/text.rs"],
    ),
    ("aho_corasick", &["check/held_back.rs", "inspect/leaks.rs", "mention/names.rs"]),
    ("annotate_snippets", &["report.rs"]),
    ("axum", &["serve/guard.rs", "serve/http.rs", "serve/reload.rs"]),
    ("clap", &["cli.rs", "cli/scaffold.rs", "main.rs"]),
    ("clap_complete", &["cli.rs", "cli/scaffold.rs"]),
    ("csv", &["render/tables/cell.rs"]),
    ("exif", &["load/pictures.rs"]),
    ("fast_image_resize", &["pictures/photo.rs"]),
    ("getrandom", &["share/name.rs"]),
    ("html5ever", &["accessibility/tree.rs", "accessibility/tree/builder.rs"]),
    (
        "image",
        &[
            "pictures/decode.rs",
            "pictures/decode_jpeg.rs",
            "pictures/decoded.rs",
            "pictures/original.rs",
            "pictures/photo.rs",
            "pictures/pixels.rs",
        ],
    ),
    ("imagesize", &["load/pictures.rs"]),
    ("include_dir", &["theme/built_in.rs"]),
    ("jpeg_decoder", &["pictures/decode_jpeg.rs"]),
    ("jpeg_encoder", &["pictures/photo.rs"]),
    ("jiff", &["model/date.rs"]),
    ("memchr", &["accessibility/shape.rs", "accessibility/shape/start_tag.rs", "diff/region.rs"]),
    ("mimalloc", &["main.rs"]),
    ("moxcms", &["pictures/colours.rs"]),
    ("mime_guess", &["serve/http.rs"]),
    ("notify", &["serve/watch.rs"]),
    ("palette", &["model/colour.rs"]),
    ("png", &["pictures/cards/canvas.rs"]),
    ("percent_encoding", &["serve/http.rs"]),
    (
        "pulldown_cmark",
        &[
            "parse/markdown.rs",
            "parse/markdown/blocks.rs",
            "parse/markdown/headings.rs",
            "parse/markdown/leftover.rs",
            "parse/markdown/links.rs",
            "parse/markdown/notes.rs",
            "parse/markdown/pictures.rs",
            "parse/markdown/table.rs",
        ],
    ),
    ("pulldown_cmark_escape", &["html.rs"]),
    ("rust_stemmers", &["search/stems.rs"]),
    ("rustix", &["main.rs", "publish/swap.rs"]),
    ("quick_xml", &["html.rs", "load/pictures.rs", "pictures/clean_svg.rs", "render/resources/xml.rs"]),
    (
        "rayon",
        &[
            "check.rs",
            "check/changes.rs",
            "check/held_back.rs",
            "check/mentions.rs",
            "check/quotations.rs",
            "diff.rs",
            "diff/page.rs",
            "join/backlinks.rs",
            "join/resolve.rs",
            "join/visibility.rs",
            "inspect/leaks.rs",
            "load.rs",
            "parse.rs",
            "publish/staging.rs",
            "publish/changes.rs",
            "publish/listing.rs",
            "render.rs",
            "routes.rs",
            "search.rs",
            "search/files.rs",
            "search/prefixes.rs",
            "search/terms.rs",
        ],
    ),
    ("resvg", &["pictures/svg.rs"]),
    ("saphyr_parser", &["parse/places.rs"]),
    (
        "serde_json",
        &[
            "cli/diff/json.rs",
            "cli/facts.rs",
            "cli/next.rs",
            "external/memory.rs",
            "render/fragments.rs",
            "render/linked_data.rs",
            "render/linked_data/amount.rs",
            "render/linked_data/breadcrumbs.rs",
            "render/linked_data/reference.rs",
            "render/open_data.rs",
            "render/open_data/reference.rs",
            "render/pages/breadcrumbs.rs",
            "render/resources/feeds.rs",
            "render/resources/icons.rs",
            "render/tables/catalogue.rs",
            "render/tables/cell.rs",
            "render/tables/package.rs",
            "report.rs",
            "report/evidence.rs",
            "report/html.rs",
            "serve/reload.rs",
            "scaffold.rs",
            "schema/json.rs",
            "schema/skeleton.rs",
            "search/files.rs",
            "search/rules.rs",
        ],
    ),
    ("serde_yaml", &["parse/yaml.rs"]),
    ("simdutf8", &["load.rs"]),
    ("similar", &["diff/sentences.rs", "theme/differences.rs"]),
    ("strsim", &["diagnostic.rs"]),
    ("terminal_size", &["cli/problems.rs"]),
    ("tera", &["theme.rs", "theme/fragment.rs", "theme/filters.rs", "theme/problems.rs"]),
    ("tokio", &["serve.rs", "serve/edition.rs", "serve/http.rs", "serve/reload.rs"]),
    ("tokio_stream", &["serve/reload.rs"]),
    ("tower", &["serve/http.rs"]),
    ("tower_http", &["serve/http.rs"]),
    ("ttf_parser", &["pictures/cards/font.rs"]),
    ("unicode_normalization", &["letters.rs"]),
    ("ureq", &["external/client.rs"]),
    ("unicode_width", &["render/plain_text/sheet.rs", "render/plain_text/table.rs"]),
    ("walkdir", &["load.rs"]),
    ("webp", &["pictures/photo.rs"]),
    (
        "xxhash_rust",
        &[
            "diff/region.rs",
            "fingerprint.rs",
            "load/content_hash.rs",
            "pictures/cards.rs",
            "routes/pictures.rs",
            "search/files.rs",
            "source.rs",
            "theme/assets.rs",
        ],
    ),
    ("zip", &["share/archive.rs"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source() -> Crate {
    Crate::read(&root().join("src"))
}

/// The module at the top to which a file belongs.
fn top_module(file: &str) -> &str {
    file.split('/').next().expect("a first name").trim_end_matches(".rs")
}

/// The modules at the top that a file names.
fn modules_used(source: &Crate, file: &File) -> BTreeSet<String> {
    let own_paths = file.paths.iter().filter(|path| path[0] == "crate");
    let names = own_paths.filter_map(|path| path.get(1));
    names
        .map(|name| match source.file_of_macro(name) {
            // An exported macro is at the root of the crate and belongs to the module of its file.
            Some(file) => top_module(file).to_owned(),
            None => name.clone(),
        })
        .collect()
}

fn imports(file: &File, library: &str) -> bool {
    file.paths.iter().any(|path| path[0] == library)
}

/// The files that a file uses, without its ancestors and what is below it: `join.rs` and `join/site.rs` are one module,
/// and the first one says what is public in the second.
fn files_used<'c>(source: &'c Crate, file: &File) -> BTreeSet<&'c str> {
    let mut used: BTreeSet<&str> = file.paths.iter().filter_map(|path| source.file_of(path)).collect();
    used.retain(|other| !is_same_branch(&file.path, other));
    used
}

fn is_same_branch(one: &str, other: &str) -> bool {
    let (one, other) = (paths::module_of(one), paths::module_of(other));
    one.starts_with(&other) || other.starts_with(&one)
}

/// The files that can be reached from a file.
fn reachable<'g>(graph: &'g BTreeMap<String, BTreeSet<&str>>, start: &'g str) -> BTreeSet<&'g str> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![start];
    while let Some(file) = waiting.pop() {
        for &next in &graph[file] {
            if reached.insert(next) {
                waiting.push(next);
            }
        }
    }
    reached
}

/// Each group of files in which every file reaches every other.
fn circles<'g>(graph: &'g BTreeMap<String, BTreeSet<&'g str>>) -> BTreeSet<Vec<&'g str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        graph.keys().map(|file| (file.as_str(), reachable(graph, file))).collect();
    let mut circles = BTreeSet::new();
    for (file, others) in &reached {
        if others.contains(file) {
            circles.insert(others.iter().copied().filter(|other| reached[other].contains(file)).collect());
        }
    }
    circles
}

#[test]
fn a_module_uses_only_the_modules_that_it_may() {
    let source = source();
    let allowed: BTreeMap<&str, &[&str]> = MODULES.into_iter().collect();
    for file in source.files() {
        let module = top_module(&file.path);
        let may =
            allowed.get(module).unwrap_or_else(|| panic!("{} is not in the table of modules", file.path));
        for used in modules_used(&source, &file) {
            let is_allowed = used == module || may.contains(&used.as_str());
            assert!(is_allowed, "{} uses {used}, which {module} may not", file.path);
        }
    }
}

#[test]
fn the_table_of_modules_allows_nothing_that_is_not_used() {
    let source = source();
    let files = source.files();
    for (module, may) in MODULES {
        let own_files = files.iter().filter(|file| top_module(&file.path) == module);
        let used: BTreeSet<String> = own_files.flat_map(|file| modules_used(&source, file)).collect();
        for allowed in may {
            assert!(used.contains(*allowed), "{module} does not use {allowed} any more");
        }
    }
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let source = source();
    let graph: BTreeMap<String, BTreeSet<&str>> =
        source.files().into_iter().map(|file| (file.path.clone(), files_used(&source, &file))).collect();
    let found = circles(&graph);
    for file in found.iter().flatten() {
        println!("{file} uses {:?}", graph[*file]);
    }
    assert!(found.is_empty(), "circles: {found:#?}");
}

#[test]
fn paths_are_read_from_nested_braces_and_followed_through_re_exports() {
    let source = Crate::from_texts([
        ("lib.rs", "pub mod a; mod b; mod c;"),
        (
            "a.rs",
            "mod deep; pub use deep::{Inner as Outer, other::*}; #[macro_export] macro_rules! m { () => {} }",
        ),
        ("a/deep.rs", "pub struct Inner; pub mod other { pub struct Globbed; }"),
        (
            "b.rs",
            "use crate::{a::{self, Outer}, c::C}; fn f() { vec![a::Globbed, super::c::D, crate::m!()] }",
        ),
        ("c.rs", "pub struct C; #[cfg(test)] mod tests { use crate::b; }"),
    ]);
    let files = source.files();
    let paths = |wanted: &str| {
        let file = files.iter().find(|file| file.path == wanted).expect("a file");
        file.paths.iter().map(|path| path.join("::")).collect::<Vec<_>>()
    };
    let expected =
        ["crate::a", "crate::a::Globbed", "crate::a::Outer", "crate::c::C", "crate::c::D", "crate::m"];
    assert_eq!(paths("b.rs"), expected);
    assert_eq!(paths("c.rs"), [""; 0]);
    let ends = |path: &str| source.file_of(&path.split("::").map(String::from).collect::<Vec<_>>());
    assert_eq!(ends("crate::a::Outer"), Some("a/deep.rs"));
    assert_eq!(ends("crate::a::Globbed"), Some("a/deep.rs"));
    assert_eq!(ends("crate::m"), Some("a.rs"));
    assert_eq!(ends("crate::a"), Some("a.rs"));
    assert_eq!(ends("serde::Serialize"), None);
}

#[test]
fn a_library_is_imported_only_where_the_table_says() {
    let files = source().files();
    for (library, importers) in IMPORTERS {
        let actual: Vec<&str> =
            files.iter().filter(|file| imports(file, library)).map(|file| file.path.as_str()).collect();
        for file in &actual {
            assert!(importers.contains(file), "{file} imports {library}, which only {importers:?} may");
        }
        for importer in importers {
            assert!(actual.contains(importer), "{importer} does not import {library} any more");
        }
    }
}

#[test]
fn every_dependency_has_its_importers_in_the_table() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
    let (_, dependencies) = manifest.split_once("[dependencies]\n").expect("dependencies");
    let dependencies = dependencies.split("\n[").next().expect("a first part");
    let libraries: BTreeSet<&str> = IMPORTERS.into_iter().map(|(library, _)| library).collect();
    for line in dependencies.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let name = line.split(' ').next().expect("a name").replace('-', "_");
        // serde's traits are part of every view.
        assert!(name == "serde" || libraries.contains(name.as_str()), "{name} has no importer in the table");
    }
}

#[test]
fn every_module_says_what_it_is() {
    for file in source().files() {
        let text = fs::read_to_string(root().join("src").join(&file.path)).expect("a readable file");
        assert!(text.starts_with("//! "), "{} does not begin by saying what it is", file.path);
    }
}
