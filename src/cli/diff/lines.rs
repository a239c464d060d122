//! What is said of a page that changes, line by line: the same in a terminal and in a comment.
//!
//! Takes a [`PageChange`]; gives its heading and [`Line`]s: a title and amounts first, then sentences. A page that is new or only lists
//! others has few lines, because what it says is to be read on the page itself.

use crate::diff::{Change, PageChange, Pair};
use crate::model::MessageLanguage;
use crate::words::{self, Message};

/// A line, and what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// `-` for what is gone, `+` for what is new, `!` for a title or an amount, a space for a note.
    pub(super) sign: char,
    pub(super) text: String,
}

/// The most sentences that are shown of a page that changes.
const MOST_CHANGED: usize = 200;
/// The most of a page that is new.
const MOST_NEW: usize = 40;
/// The most of a page that lists others.
const MOST_OF_LIST: usize = 6;

/// The sign of a page.
pub(super) fn sign(change: Change) -> char {
    match change {
        Change::Added => '+',
        Change::Changed => '~',
        Change::Removed => '-',
    }
}

/// The title of a page, and where its address leads now.
pub(super) fn heading(page: &PageChange, language: MessageLanguage) -> String {
    let title = page.title.after.as_ref().or(page.title.before.as_ref()).map_or("", String::as_str);
    match &page.leads_to {
        Some(to) => format!("{title} ({})", words::message(&Message::LeadsTo { to }, language)),
        None => title.to_owned(),
    }
}

/// What is said of a page below its heading.
pub(super) fn lines(page: &PageChange, language: MessageLanguage) -> Vec<Line> {
    if page.change == Change::Removed {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let is_new_title = page.change == Change::Changed && page.title.before != page.title.after;
    if is_new_title {
        lines.push(Line { sign: '!', text: said(&page.title, Named::Title, language) });
    }
    if page.change == Change::Changed && !page.is_list {
        let amounts = page.amounts.iter();
        lines.extend(amounts.map(|pair| Line { sign: '!', text: said(pair, Named::Amount, language) }));
    }
    let most = match (page.is_list, page.change) {
        (true, _) => MOST_OF_LIST,
        (false, Change::Added) => MOST_NEW,
        (false, _) => MOST_CHANGED,
    };
    let is_said = is_new_title || page.change == Change::Added;
    let sentences = page.sentences.iter().filter(|pair| !(is_said && is_title(pair, &page.title)));
    let sentences: Vec<&Pair> = sentences.collect();
    for pair in sentences.iter().take(most) {
        let sides = [('-', &pair.before), ('+', &pair.after)];
        for (sign, text) in sides {
            lines.extend(text.iter().map(|text| Line { sign, text: text.clone() }));
        }
    }
    if let Some(count) = sentences.len().checked_sub(most).filter(|count| *count > 0) {
        lines.push(more_sentences(count, language));
    }
    lines
}

/// Whether a sentence is the title of its page, which is a sentence of it, too.
fn is_title(sentence: &Pair, title: &Pair) -> bool {
    let is_missing_or = |text: &Option<String>, title: &Option<String>| text.is_none() || text == title;
    is_missing_or(&sentence.before, &title.before) && is_missing_or(&sentence.after, &title.after)
}

/// The note that a page has more sentences that differ.
pub(super) fn more_sentences(count: usize, language: MessageLanguage) -> Line {
    Line { sign: ' ', text: words::message(&Message::MoreSentences { count }, language) }
}

/// What a pair is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Title,
    Amount,
}

fn said(pair: &Pair, named: Named, language: MessageLanguage) -> String {
    let (before, after) = (pair.before.as_deref(), pair.after.as_deref());
    words::message(
        &match named {
            Named::Title => Message::TitleBecomes { before, after },
            Named::Amount => Message::AmountBecomes { before, after },
        },
        language,
    )
}
