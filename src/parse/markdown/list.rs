//! Numbered lists that nobody meant, and lists that readers see with other numbers.
//!
//! Takes the entries of a list as they are written; gives what is wrong with them. CommonMark counts a list up from its first number and
//! ignores the others, so `4. maj` and `1. maj` below each other become 4 and 5. The rule is in its section 5.3. Lists of bullets
//! are judged only where they break into a paragraph.

use std::ops::Range;

use crate::diagnostic::TextProblem;
use crate::model::calendar::CalendarNames;

/// Words that follow an ordinal number, beside the names of months: they name what is counted.
const ORDINAL_WORDS: [&str; 19] = [
    "kvartal",
    "halvår",
    "sal",
    "klasse",
    "klassetrin",
    "division",
    "runde",
    "plads",
    "behandling",
    "juledag",
    "pinsedag",
    "påskedag",
    "verdenskrig",
    "udgave",
    "etape",
    "fase",
    "semester",
    "række",
    "gang",
];

/// A number of a list entry above which it is a year or a count, not the place in a list.
const LARGEST_ENTRY: u64 = 99;

/// A list that is being read.
pub(super) struct List {
    range: Range<usize>,
    /// The first number, of a numbered list.
    start: Option<u64>,
    /// Where each entry begins.
    entries: Vec<usize>,
}

impl List {
    pub(super) fn new(range: Range<usize>, start: Option<u64>) -> List {
        List { range, start, entries: Vec::new() }
    }

    /// Adds an entry that begins at a byte of the body.
    pub(super) fn add_entry(&mut self, start: usize) {
        self.entries.push(start);
    }

    /// What is wrong with the list: ranges in bytes of the body.
    pub(super) fn problems(&self, body: &str) -> Vec<(Range<usize>, TextProblem)> {
        let Some(start) = self.start else {
            return self.dash_in_paragraph(body).into_iter().collect();
        };
        let entries: Vec<Entry<'_>> = self.entries.iter().filter_map(|at| Entry::read(body, *at)).collect();
        let mut problems = Vec::new();
        let is_single = entries.len() == 1;
        let all_are_one = entries.iter().all(|entry| entry.number == 1);
        let mut has_other_number = false;
        for (shown, entry) in (start..).zip(&entries) {
            let is_sentence = is_single
                && (entry.begins_small()
                    || entry.number > LARGEST_ENTRY
                    || breaks_paragraph(body, self.range.start));
            if entry.has_ordinal_word() || is_sentence {
                let number = entry.marker.into();
                problems.push((entry.range.clone(), TextProblem::NumberAsList { number }));
            } else if entry.number != shown && !all_are_one && !has_other_number {
                has_other_number = true;
                let problem = TextProblem::OtherNumber { written: entry.number, shown };
                problems.push((entry.range.clone(), problem));
            }
        }
        problems
    }

    /// A single entry that begins in the middle of a paragraph: the line was wrapped before a dash or a plus.
    fn dash_in_paragraph(&self, body: &str) -> Option<(Range<usize>, TextProblem)> {
        let &[start] = &self.entries[..] else {
            return None;
        };
        let line = line_at(body, start);
        let mut signs = line.chars();
        let sign = signs.next()?;
        let begins_small =
            signs.as_str().trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let range = start..start + line.len();
        (begins_small && breaks_paragraph(body, start)).then_some((range, TextProblem::SignAsList { sign }))
    }
}

/// An entry of a numbered list as it is written.
struct Entry<'b> {
    /// Its first line.
    range: Range<usize>,
    number: u64,
    /// The number and the sign after it: `4.`.
    marker: &'b str,
    words: &'b str,
}

impl<'b> Entry<'b> {
    fn read(body: &'b str, start: usize) -> Option<Entry<'b>> {
        let line = line_at(body, start);
        let digits = line.find(|c: char| !c.is_ascii_digit())?;
        let marker = line.get(..=digits)?;
        let words = line.get(marker.len()..)?.trim_start();
        Some(Entry { range: start..start + line.len(), number: line[..digits].parse().ok()?, marker, words })
    }

    fn begins_small(&self) -> bool {
        self.words.starts_with(char::is_lowercase)
    }

    fn has_ordinal_word(&self) -> bool {
        // Only a full stop makes an ordinal number: `1) maj` is a list.
        let word = self.words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
        let is_month = |names: &CalendarNames| names.month(&word).is_some();
        self.marker.ends_with('.')
            && (ORDINAL_WORDS.contains(&word.as_str()) || CalendarNames::ALL.into_iter().any(is_month))
    }
}

/// The rest of the line at a byte, without its end.
fn line_at(body: &str, start: usize) -> &str {
    body.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim_end()
}

/// Whether the line before a byte is text, so that what begins here breaks into a paragraph.
pub(super) fn breaks_paragraph(body: &str, start: usize) -> bool {
    let before = body.get(..start).unwrap_or_default();
    let Some(line_start) = before.rfind('\n') else {
        return false;
    };
    let line = before[..line_start].rsplit('\n').next().unwrap_or_default().trim();
    let is_block = line.starts_with(['#', '|', '>', '-', '*', '+']) && !line.starts_with("**");
    !line.is_empty() && !is_block
}
