//! Inputs for the bodies in `fuzz/src/`: the texts of this repository, and changed ones.
//!
//! Takes the files of `content/` and of the other tests; gives texts, and a strategy that replaces pieces of them by the words of
//! `fuzz/dictionaries/`, by pieces of other texts, or by anything.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// The longest text that is used, in bytes.
const LONGEST: usize = 4_000;

/// A file of a site.
pub struct SeedFile {
    pub path: String,
    pub text: String,
}

/// The texts of the files whose names end so.
pub fn texts(ending: &str) -> Vec<String> {
    let mut texts: Vec<String> =
        files().into_iter().filter(|file| file.path.ends_with(ending)).map(|file| file.text).collect();
    texts.retain(|text| text.len() <= LONGEST);
    texts.sort();
    texts.dedup();
    assert!(!texts.is_empty(), "no text ends with {ending}");
    texts
}

/// The bodies of the Markdown files.
pub fn bodies() -> Vec<String> {
    let body = |text: String| text.splitn(3, "---\n").nth(2).map_or(text.clone(), str::to_owned);
    texts(".md").into_iter().map(body).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the sites in this repository, and those in the fixtures.
fn files() -> Vec<SeedFile> {
    let mut files = files_below("content");
    files.extend(files_below("themes/default/templates"));
    files.extend(files_below("tests/golden"));
    for folder in ["diagnostics", "mistakes"] {
        for entry in walkdir::WalkDir::new(root().join("tests").join(folder)).sort_by_file_name().min_depth(1)
        {
            let fixture = fs::read_to_string(entry.expect("a readable folder").path()).expect("a fixture");
            for part in format!("\n{fixture}").split("\n=== ").skip(1) {
                let (head, text) = part.split_once('\n').unwrap_or((part, ""));
                let path = head.split(" (").next().unwrap_or(head).to_owned();
                files.push(SeedFile { path, text: format!("{text}\n") });
            }
        }
    }
    files
}

/// The texts below a folder of this repository.
pub fn files_below(folder: &str) -> Vec<SeedFile> {
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(root().join(folder)).sort_by_file_name() {
        let path = entry.expect("a readable folder").into_path();
        // Pictures are no text.
        if let Ok(text) = fs::read_to_string(&path) {
            files.push(SeedFile { path: path.to_string_lossy().into_owned(), text });
        }
    }
    files
}

/// The words of a dictionary in the form of libFuzzer: one in quotes on each line, with `\x0a` for a byte.
pub fn dictionary(name: &str) -> Vec<String> {
    let file = root().join(format!("fuzz/dictionaries/{name}.txt"));
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let words = text.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    let unescaped = |word: &str| {
        word.replace("\\x0a", "\n").replace("\\x0d", "\r").replace("\\\"", "\"").replace("\\\\", "\\")
    };
    words.map(unescaped).collect()
}

/// A change of a text: a piece of at most so many letters is replaced.
#[derive(Debug, Clone)]
struct Change {
    at: Index,
    length: usize,
    with: String,
}

/// The texts, each with a few changes.
pub fn changed(texts: Vec<String>, words: Vec<String>) -> impl Strategy<Value = String> {
    let piece = (select(texts.clone()), any::<Index>(), 1_usize..40).prop_map(|(text, at, length)| {
        text.chars().skip(at.index(text.chars().count() + 1)).take(length).collect()
    });
    let with = prop_oneof![4 => select(words), 2 => piece, 1 => ".{0,4}", 1 => Just(String::new())];
    let change = (any::<Index>(), prop_oneof![Just(0), 0_usize..30], with)
        .prop_map(|(at, length, with)| Change { at, length, with });
    (select(texts), prop::collection::vec(change, 0..6))
        .prop_map(|(text, changes)| changes.iter().fold(text, |text, change| apply(&text, change)))
}

fn apply(text: &str, change: &Change) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = change.at.index(letters.len() + 1);
    let end = (at + change.length).min(letters.len());
    let before: String = letters[..at].iter().collect();
    let after: String = letters[end..].iter().collect();
    format!("{before}{}{after}", change.with)
}
