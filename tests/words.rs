//! What the program says in Danish is Danish, what it says in either language is free of the words of its libraries, and every
//! message can be said.
//!
//! Looks at the strings in `src/words/`, at `faktum explain --all`, and at what the fixtures of `tests/diagnostics/` say. Words
//! in backticks are what people type, and the lines of a file are theirs: both are left out.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use support::{Folder, entries, faktum, stdout};

/// English words that no Danish sentence has. Those that are Danish words, too, are missing (`to`, `for`, `have`, `at`, `so`).
const ENGLISH: &[&str] = &[
    "a", "and", "are", "as", "be", "but", "by", "can", "cannot", "does", "from", "has", "if", "into", "is",
    "it", "its", "may", "must", "no", "not", "of", "on", "only", "or", "other", "than", "that", "the",
    "them", "there", "these", "they", "this", "was", "what", "when", "where", "which", "who", "will", "with",
    "would", "you", "your",
];

/// Words of libyaml, pulldown-cmark and Tera.
const JARGON: &[&str] = &[
    "anchor",
    "block",
    "deserialize",
    "directive",
    "event",
    "flow",
    "indicator",
    "libyaml",
    "mapping",
    "node",
    "parse",
    "parser",
    "parsing",
    "pulldown",
    "scalar",
    "sequence",
    "serde",
    "tag",
    "tera",
    "token",
];

/// Codes whose fixtures have English words in Danish, because their messages are not converted yet.
const NOT_YET_DANISH: &[&str] = &[];

/// Codes whose fixtures have words of libraries.
const NOT_YET_PLAIN: &[&str] = &[];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files of a folder and of its folders.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let (folders, files): (Vec<_>, Vec<_>) = entries(folder).into_iter().partition(|path| path.is_dir());
    let files = files.into_iter().filter(|path| path.extension().is_some_and(|end| end == "rs"));
    files.chain(folders.iter().flat_map(|folder| rust_files(folder))).collect()
}

/// The words of a text that are in a list, without those in backticks.
fn words_of(text: &str, list: &[&str]) -> BTreeSet<String> {
    let plain: String = text.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let words = plain.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '-' | '/' | '.' | ':'));
    let words = words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase());
    words.filter(|word| list.contains(&word.as_str())).collect()
}

/// The text in the strings of a Rust file, without comments, attributes, and what is put into braces.
fn strings(source: &str) -> String {
    let lines = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//") && !line.trim_start().starts_with("#["));
    let mut text = String::new();
    let (mut is_string, mut depth, mut is_escaped) = (false, 0, false);
    for c in lines.flat_map(|line| line.chars().chain(['\n'])) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => {
                is_string = !is_string;
                text.push('\n');
            }
            '{' if is_string => depth += 1,
            '}' if is_string => depth -= 1,
            c if is_string && depth == 0 => text.push(c),
            _ => {}
        }
    }
    text
}

/// The sentences in the output of a check, without the lines of files and without paths.
fn sentences(printed: &str) -> String {
    let mut sentences = String::new();
    for line in printed.lines() {
        let trimmed = line.trim_start();
        let after_number = trimmed.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        // The corrected line is the writer's.
        let is_answer = |help: &str| help.starts_with("write: ") || help.starts_with("skriv: ");
        let sentence = if let Ok(problem) = serde_json::from_str::<serde_json::Value>(line) {
            let labels =
                problem["labels"].as_array().into_iter().flatten().map(|label| label["message"].to_string());
            format!("{} {} {}", problem["message"], problem["help"], labels.collect::<String>())
        } else if trimmed.starts_with("exit code") || trimmed.starts_with("-->") || trimmed.starts_with(":::")
        {
            continue;
        } else if let Some(help) = trimmed.strip_prefix("= ") {
            let help = help.split_once(": ").map_or(help, |(_, help)| help);
            // The names of fields are what people type.
            let is_list =
                |help: &str| help.starts_with("felterne er: ") || help.starts_with("the fields are: ");
            if is_answer(help) || is_list(help) { continue } else { help.to_owned() }
        } else if let Some(marks) = trimmed.strip_prefix('|') {
            marks.trim_start_matches(['^', '-', '_', '|', ' ']).to_owned()
        } else if after_number.starts_with('|') || trimmed == "..." {
            continue;
        } else if let Some((_, message)) = line.split_once("]: ") {
            message.to_owned()
        } else if let Some((_, message)) = line.trim_start_matches(':').split_once("::") {
            message.replace("%0A", " ")
        } else {
            line.to_owned()
        };
        sentences.push_str(&sentence);
        sentences.push('\n');
    }
    sentences
}

/// What the fixtures say in English and in Danish, by their codes.
fn said() -> BTreeMap<String, (String, String)> {
    let mut said: BTreeMap<String, (String, String)> = BTreeMap::new();
    for path in entries(&root().join("tests/diagnostics")) {
        let text = fs::read_to_string(&path).expect("a fixture");
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let Some((_, printed)) = text.split_once("=== says\n") else { continue };
        let (english, danish) = printed.split_once("=== siger\n").expect("both languages");
        let code = stem.split("--").next().expect("a code").to_owned();
        let both = said.entry(code).or_default();
        both.0.push_str(&sentences(english));
        both.1.push_str(&sentences(danish));
    }
    said
}

/// Fails for each code whose text has one of the words, and for each exception that is not needed.
fn assert_free_of(list: &[&str], texts: impl Iterator<Item = (String, String)>, exceptions: &[&str]) {
    let mut with: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, text) in texts {
        let found: Vec<&str> = text.lines().filter(|line| !words_of(line, list).is_empty()).collect();
        if !found.is_empty() {
            with.entry(code).or_default().extend(found.into_iter().map(str::to_owned));
        }
    }
    for exception in exceptions {
        assert!(
            with.remove(*exception).is_some(),
            "{exception} is no exception any more: remove it from the list"
        );
    }
    assert!(with.is_empty(), "{with:#?}");
}

#[test]
fn danish_words_are_danish() {
    for file in rust_files(&root().join("src/words/danish")) {
        for line in strings(&fs::read_to_string(&file).expect("a file")).lines() {
            assert_eq!(words_of(line, ENGLISH), BTreeSet::new(), "{}: {line}", file.display());
        }
    }
    let explained = stdout(&faktum(Folder::new().path(), &["explain", "--all", "--language", "da"]));
    assert!(explained.contains("(fejl)"), "{explained}");
    for line in explained.lines().filter(|line| !line.contains(" (")) {
        assert_eq!(words_of(line, ENGLISH), BTreeSet::new(), "{line}");
    }
    assert_free_of(ENGLISH, said().into_iter().map(|(code, (_, danish))| (code, danish)), NOT_YET_DANISH);
}

/// What WCAG 2.1 calls its criteria 4.1.1 and 1.3.2.
const NAMES_IN_A_STANDARD: [&str; 2] = ["Parsing", "Meaningful Sequence"];

#[test]
fn no_message_has_a_word_of_a_library() {
    for file in rust_files(&root().join("src/words")) {
        let strings = strings(&fs::read_to_string(&file).expect("a file"));
        for line in strings.lines().filter(|line| !NAMES_IN_A_STANDARD.contains(line)) {
            assert_eq!(words_of(line, JARGON), BTreeSet::new(), "{}: {line}", file.display());
        }
    }
    let both = said().into_iter().map(|(code, (english, danish))| (code, english + &danish));
    assert_free_of(JARGON, both, NOT_YET_PLAIN);
}

#[test]
fn every_message_is_said_somewhere() {
    let source = root().join("src");
    let files = rust_files(&source);
    let text = |is_wanted: &dyn Fn(&Path) -> bool| -> String {
        let wanted = files.iter().filter(|file| is_wanted(file.strip_prefix(&source).expect("below src")));
        wanted.map(|file| fs::read_to_string(file).expect("a file")).collect()
    };
    let declared = text(&|file| {
        file.starts_with("diagnostic/problem")
            || matches!(file.to_str(), Some("words.rs" | "words/message.rs" | "failure.rs"))
    });
    let saying = text(&|file| !file.starts_with("words") && !file.starts_with("diagnostic/problem"));
    let mut name = "";
    let mut depth = 0;
    let mut count = 0;
    for line in declared.lines() {
        if let Some(enumeration) = line.strip_prefix("pub enum ") {
            name = enumeration.split(|c: char| !c.is_alphanumeric()).next().expect("a name");
        }
        let variant = line.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        if depth == 1 && !name.is_empty() && variant.starts_with(char::is_uppercase) {
            assert!(saying.contains(&format!("{name}::{variant}")), "nothing says {name}::{variant}");
            count += 1;
        }
        if !line.trim_start().starts_with("//") {
            depth += line.matches('{').count();
            depth -= line.matches('}').count();
        }
        if depth == 0 && line == "}" {
            name = "";
        }
    }
    assert!(count > 100, "{count} messages were found");
}

#[test]
fn a_wrapped_message_fits_and_the_corrected_line_stays_whole() {
    let text = "en to tre fire fem seks syv";
    assert_eq!(faktum::report::wrapped(text, 11, ""), "en to tre\nfire fem\nseks syv");
    assert_eq!(faktum::report::wrapped(text, 11, "  "), "en to tre\n  fire fem\n  seks syv");
    assert_eq!(faktum::report::wrapped("et-meget-langt-ord og", 5, ""), "et-meget-langt-ord\nog");
}
