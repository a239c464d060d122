//! Sentences are only in `src/words/`: what the program says is said in both languages.
//!
//! Reads the tokens of `src/`: string literals without comments, attributes, unit tests and what only a bug prints.

#![allow(clippy::expect_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The files outside `src/words/` that have sentences, and whose they are.
const SENTENCES: [(&str, &str); 30] = [
    ("accessibility/language_tags.rs", "the tags of languages"),
    ("parse/markdown/names.rs", "words of links that people write"),
    ("check/amounts.rs", "the words of amounts"),
    ("cli.rs", "`--help`, which is English as that of other programs"),
    ("inspect/leaks.rs", "the words that every site has"),
    ("main.rs", "the report of a bug"),
    ("mention/agreed_on/words.rs", "the words of agreements"),
    ("mention/danish.rs", "the words of amounts"),
    ("mention/english.rs", "the words of amounts"),
    ("mention/german.rs", "the words of amounts"),
    ("mention/purpose.rs", "the words of purposes"),
    ("mention/participation/words.rs", "the words of taking part"),
    ("mention/quotations/speech.rs", "the words of who speaks"),
    ("mention/titles/words.rs", "the words of titles"),
    ("model/agreement.rs", "examples in schemas and documentation"),
    ("model/shard.rs", "wrong use, which is English as `--help` is"),
    ("parse/syntax.rs", "what the YAML parser says, to be recognised"),
    ("parse/yaml.rs", "what the YAML parser says, to be recognised"),
    ("permalinks.rs", "a comment in a file that is written"),
    ("permalinks/releases.rs", "a comment in a file that is written"),
    ("publish/manifest.rs", "a comment in a file that is written"),
    ("render/resources/hosts.rs", "a comment in a file that is written"),
    ("render/tables/catalogue.rs", "the name of a theme in a list of the EU"),
    ("render/tables/columns.rs", "what columns say, in both languages, as fields do"),
    ("schema/link_values.rs", "the tables of the documentation"),
    ("schema/site_values.rs", "the tables of the documentation"),
    ("schema/skeleton.rs", "what a new file has in place of a text, which is also recognised"),
    ("schema/table.rs", "the tables of the documentation"),
    ("schema/values.rs", "the tables of the documentation, and patterns"),
    ("theme/problems.rs", "what the template engine says, to be recognised"),
];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of `src/`, by their paths below it, with their tokens.
fn files() -> BTreeMap<String, TokenStream> {
    let mut files = BTreeMap::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).expect("a readable file");
                let name =
                    path.strip_prefix(source()).expect("a path below src").to_string_lossy().into_owned();
                files.insert(name, text.parse().expect("Rust"));
            }
        }
    }
    files
}

/// The string literals that can be printed.
fn literals(tokens: TokenStream, found: &mut Vec<String>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut is_of_bug = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                tokens.next_if(|token| token.to_string() == "!");
                let attribute = tokens.next().map(|attribute| attribute.to_string()).unwrap_or_default();
                if attribute.replace(' ', "") == "[cfg(test)]" {
                    tokens.by_ref().take_while(|token| !is_braces(token)).for_each(drop);
                }
            }
            TokenTree::Ident(word) => {
                let bugs = ["expect", "panic", "assert", "assert_eq", "assert_ne", "unreachable", "Bug"];
                is_of_bug = bugs.contains(&word.to_string().as_str());
            }
            TokenTree::Group(group) => {
                if !is_of_bug {
                    literals(group.stream(), found);
                }
                is_of_bug = false;
            }
            TokenTree::Literal(literal) => {
                let literal = literal.to_string();
                if literal.starts_with('"') || literal.starts_with('r') {
                    found.push(literal.trim_matches(['r', '#']).trim_matches('"').to_owned());
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

fn literals_of(tokens: &TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    literals(tokens.clone(), &mut found);
    found
}

/// Three words of small letters in a row, with single blanks between them.
fn is_sentence(text: &str) -> bool {
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_lowercase());
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(3).any(|three| three.iter().all(is_word))
}

#[test]
fn no_sentence_is_outside_the_words() {
    let may: BTreeMap<&str, &str> = SENTENCES.into_iter().collect();
    let mut with_sentences = BTreeSet::new();
    for (file, tokens) in files() {
        if file.starts_with("words") {
            continue;
        }
        let sentences: Vec<String> =
            literals_of(&tokens).into_iter().filter(|text| is_sentence(text)).collect();
        assert!(sentences.is_empty() || may.contains_key(file.as_str()), "{file} says {sentences:#?}");
        if !sentences.is_empty() {
            with_sentences.insert(file);
        }
    }
    for file in may.keys() {
        assert!(with_sentences.contains(*file), "{file} has no sentences any more");
    }
}
