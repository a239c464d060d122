//! Sentences with amounts that are no links: which of them `amount-near` finds, and which must stay silent.
//!
//! `tests/unlinked/danish.txt` and `english.txt` have a sentence a line: whether it is `near` or `silent`, the agreements of
//! `tests/unlinked/site.txt` that its release is about, and the text, with `\n` for the end of a line. All of them are checked as one site, a
//! release for each.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeSet;

use faktum::diagnostic::Code;
use faktum::model::Language;
use faktum::model::date::Moment;
use faktum::pipeline::{Now, Options, build};
use support::fixture::lay_out_site;
use support::{Folder, NOW};

const SITE: &str = include_str!("unlinked/site.txt");

/// The path of the release with this number.
fn path_of(number: usize, language: Language) -> String {
    match language {
        Language::DANISH => format!("content/releases/saetning-{number}.md"),
        _ => format!("content/releases/saetning-{number}.en.md"),
    }
}

fn check(table: &str, language: Language) {
    let folder = Folder::new();
    let _no_arguments = lay_out_site(SITE, &folder);
    let mut wanted = BTreeSet::new();
    let mut texts = Vec::new();
    for (number, line) in table.lines().enumerate() {
        let mut parts = line.splitn(3, ": ");
        let mut part = || parts.next().expect("a line has three parts");
        let (verdict, agreements, text) = (part(), part(), part());
        assert!(matches!(verdict, "near" | "silent"), "{line}");
        let path = path_of(number, language);
        let release = format!(
            "---\ntitle: Nyt\nsummary: Nyt.\nslug: nyt-{number}\npublisher: sus\npublished: 2020-05-15\nabout:\n  agreements: \
             [{agreements}]\n---\n\n{}\n",
            text.replace("\\n", "\n")
        );
        folder.write(&path, release);
        if verdict == "near" {
            wanted.insert(path.clone());
        }
        texts.push((path, text));
    }
    let now = Now::Moment(Moment::from_unix_seconds(NOW).expect("a moment"));
    let built = build(&Options::new(folder.path(), now)).expect("a site");
    let mut found = BTreeSet::new();
    for problem in &built.problems {
        let path = built.sources().get(problem.place.file).path().to_owned();
        assert_eq!(problem.code(), Code::AmountNear, "{path}: {problem:?}");
        found.insert(path);
    }
    for (path, text) in &texts {
        match (wanted.contains(path), found.contains(path)) {
            (true, false) => println!("missed: {text}"),
            (false, true) => println!("false alarm: {text}"),
            _ => {}
        }
    }
    assert!(!wanted.is_empty() && wanted.len() < texts.len());
    assert_eq!(found, wanted);
}

#[test]
fn danish_sentences_are_near_or_silent() {
    check(include_str!("unlinked/danish.txt"), Language::DANISH);
}

#[test]
fn english_sentences_are_near_or_silent() {
    check(include_str!("unlinked/english.txt"), Language::ENGLISH);
}
