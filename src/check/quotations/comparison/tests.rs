//! Quotations beside three statements (`said.txt`), and a speaker with thousands of them.
//!
//! In `compared.txt`, a line says how a quotation compares; its parts are between bars. Below a changed one is what the message says.

use super::*;

/// What somebody said: a statement a line.
const SAID: &str = include_str!("tests/said.txt");

fn compare(parts: &[&str]) -> Option<Comparison<usize>> {
    Speaker::new(Language::DANISH, SAID.lines().enumerate()).compare(parts)
}

#[test]
fn quotations_compare_as_the_table_says() {
    let mut found = String::new();
    for line in include_str!("tests/compared.txt").lines().filter(|line| !line.starts_with(' ')) {
        let (_, text) = line.split_once(": ").expect("a colon");
        let parts: Vec<&str> = text.split(" | ").collect();
        let compared = compare(&parts);
        let verdict = verdict(compared.as_ref());
        let marked = match compared {
            Some(Comparison::Changed(changed)) => {
                let write = changed.right.map_or(String::new(), |right| format!("  write: {right}\n"));
                format!("  said: {}\n  written: {}\n{write}", changed.said, changed.written)
            }
            _ => String::new(),
        };
        found.push_str(&format!("{verdict}: {text}\n{marked}"));
    }
    assert_eq!(found, include_str!("tests/compared.txt"));
}

#[test]
fn a_speaker_with_many_statements_is_compared_in_no_time() {
    let said = |number: usize| SAID.replace("215", &number.to_string()).replace('\n', " ");
    let many: Vec<String> = (0..5_000).map(said).collect();
    let speaker = Speaker::new(Language::DANISH, many.iter().map(String::as_str).enumerate());
    let start = std::time::Instant::now();
    for number in 0..50 {
        assert_eq!(speaker.compare(&[&said(number)]), Some(Comparison::Same(number)));
        let changed = speaker.compare(&[&said(number).replace(" ikke ", " ")]);
        assert!(matches!(changed, Some(Comparison::Changed(changed)) if changed.statement == number));
    }
    // A debug build on a slow machine; it is a hundredth of this in a release build.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

/// Pairs of a statement and a quotation (`pairs.txt`): misquotations, and other sentences that begin or end like the statement.
#[test]
fn a_misquotation_is_not_just_another_sentence() {
    let mut found = String::new();
    for line in include_str!("tests/pairs.txt").lines() {
        let (start, pair) = line.split_once(": ").expect("a colon");
        let (statement, quotation) = pair.split_once(" // ").expect("a statement and a quotation");
        let language = if start.starts_with("da") { Language::DANISH } else { Language::ENGLISH };
        let parts: Vec<&str> = quotation.split(" | ").collect();
        let compared = Speaker::new(language, std::iter::once(((), statement))).compare(&parts);
        found.push_str(&format!("{} {}: {pair}\n", language.tag(), verdict(compared.as_ref())));
    }
    assert_eq!(found, include_str!("tests/pairs.txt"));
}

fn verdict<S>(compared: Option<&Comparison<S>>) -> &'static str {
    match compared {
        Some(Comparison::Same(_)) => "same",
        Some(Comparison::Excerpt(_)) => "excerpt",
        Some(Comparison::Changed(_)) => "changed",
        None => "unknown",
    }
}

#[test]
fn words_that_are_in_hundreds_of_long_statements_are_not_compared() {
    let long = SAID.replace('\n', " ").repeat(30);
    let few = Speaker::new(Language::DANISH, std::iter::repeat_n(long.as_str(), 10).enumerate());
    assert!(few.compare(&["god dag for alle"]).is_some());
    let many = Speaker::new(Language::DANISH, std::iter::repeat_n(long.as_str(), 1_000).enumerate());
    assert_eq!(many.compare(&["god dag for alle"]), None);
}
