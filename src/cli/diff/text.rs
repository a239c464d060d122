//! The difference as text for a terminal.
//!
//! Takes a [`SiteDiff`]; gives a block for each page, those that only list others last. Every text is made safe to print.

use super::lines::{heading, lines, sign};
use crate::diff::{Change, PageChange, SiteDiff};
use crate::model::MessageLanguage;
use crate::report::printable;
use crate::words::{self, Message};

pub(super) fn text(diff: &SiteDiff, language: MessageLanguage) -> String {
    let mut text = String::new();
    let mut push = |line: &str| text.push_str(&format!("{}\n", printable(line, &[])));
    push(&words::message(&summary(diff), language));
    for page in diff.pages.iter().filter(|page| !page.is_list) {
        push_page(page, language, &mut push);
    }
    if diff.pages.iter().any(|page| page.is_list) {
        push("");
        push(&words::message(&Message::ListsFollow, language));
    }
    for page in diff.pages.iter().filter(|page| page.is_list) {
        push_page(page, language, &mut push);
    }
    if !diff.redirects.is_empty() {
        push("");
        push(&words::message(&Message::RedirectsFollow, language));
    }
    for redirect in &diff.redirects {
        push(&format!("{} {} → {}", sign(redirect.change), redirect.address, redirect.to));
    }
    text
}

/// How many pages change.
pub(super) fn summary(diff: &SiteDiff) -> Message<'static> {
    let of = |wanted| diff.pages.iter().filter(|page| page.change == wanted).count();
    Message::PagesDiffer {
        added: of(Change::Added),
        changed: of(Change::Changed),
        removed: of(Change::Removed),
    }
}

fn push_page(page: &PageChange, language: MessageLanguage, push: &mut impl FnMut(&str)) {
    push("");
    push(&format!("{} {}  {}", sign(page.change), page.address, heading(page, language)));
    for line in lines(page, language) {
        push(&format!("    {} {}", line.sign, line.text));
    }
}
