//! HTML of any kind, judged for its accessibility.
//!
//! Takes a page, which can be anything; panics if it cannot be judged without a panic, if a finding is at a place that the page does not
//! have, or if a page looks like faultless ones and is not.

use std::collections::HashSet;

use faktum::accessibility::{Scope, judge, shape};

/// A page.
pub fn body(text: &str) {
    shape(text.as_bytes());
    for scope in [Scope::Act, Scope::Everything] {
        let Ok(judgement) = judge(text, scope) else { continue };
        let lines: Vec<&str> = text.split('\n').collect();
        for found in judgement.findings {
            let line = lines.get(found.line - 1).unwrap_or_else(|| panic!("no line {}", found.line));
            assert!(found.column <= line.chars().count() + 1, "{found:?}");
        }
    }
}

/// The shapes of faultless pages.
pub fn known(pages: &[String]) -> HashSet<u64> {
    let mut known = HashSet::new();
    for page in pages {
        let judgement = judge(page, Scope::Everything).expect("a small page");
        assert_eq!(judgement.findings, [], "{page}");
        known.extend(shape(page.as_bytes()));
    }
    known
}

/// A page with a mistake has something in its shape that no faultless page has.
pub fn looks_faultless(text: &str, known: &HashSet<u64>) {
    if shape(text.as_bytes()).iter().all(|number| known.contains(number)) {
        let judgement = judge(text, Scope::Everything).expect("a small page");
        assert_eq!(judgement.findings, [], "{text}");
    }
}
