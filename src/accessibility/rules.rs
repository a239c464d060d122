//! The rules: each file has one, or a few that look at the same elements.
//!
//! A rule takes a page and tells [`Verdicts`] of each element that it is asked of whether it keeps the rule. What a rule
//! requires, and of which elements, is the W3C's definition: see [`AccessibilityRule::url`].

mod aria;
mod autocomplete;
mod bypass;
mod focus;
mod frames;
mod header_cells;
mod headers_attribute;
mod headings;
mod ids;
mod images;
mod label_in_name;
mod landmarks;
mod languages;
mod names;
mod refresh;
mod table_headers;
mod title;
mod viewport;

use super::page::Page;
use super::{Scope, Verdicts};
#[cfg(doc)]
use crate::diagnostic::AccessibilityRule;

/// A rule, or a few.
type Judge = fn(&Page, &mut Verdicts);

const ACT: [Judge; 15] = [
    title::judge,
    languages::judge,
    refresh::judge,
    viewport::judge,
    images::judge,
    names::judge,
    frames::judge,
    label_in_name::judge,
    header_cells::judge,
    headers_attribute::judge,
    bypass::judge,
    aria::judge,
    ids::judge,
    focus::judge,
    autocomplete::judge,
];

const GOOD_PRACTICE: [Judge; 3] = [headings::judge, landmarks::judge, table_headers::judge];

/// Asks every rule in scope.
pub(super) fn judge(page: &Page, scope: Scope, verdicts: &mut Verdicts) {
    for rule in ACT {
        rule(page, verdicts);
    }
    if scope == Scope::Everything {
        for rule in GOOD_PRACTICE {
            rule(page, verdicts);
        }
    }
}

/// The findings of a small page, for the tests of the rules.
#[cfg(test)]
fn found(html: &str) -> Vec<&'static str> {
    let judgement = super::judge(html, Scope::Everything).expect("a small page");
    judgement.findings.iter().map(|finding| finding.rule.id()).collect()
}
