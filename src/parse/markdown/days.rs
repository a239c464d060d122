//! The dates of a body that can be wrong: those with a weekday, and those that the calendar lacks.
//!
//! Takes the plain text of a body; gives issues, which [`crate::check`] judges when it knows the language and the day of publication.
//! Both languages are read, because a file alone does not say which one is the site's. Each paragraph, list entry and table cell is
//! read by itself: the weekday in one cell is not that of the date in the next.

use std::ops::Range;

use crate::mention::{DateMention, dates};
use crate::model::Language;
use crate::model::prose::{Issue, IssueKind, PlainText};

/// The issues of a body that begins at the byte `offset` of its file.
pub(super) fn find(plain: &PlainText, body: &str, offset: usize) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut start = 0;
    for line in plain.as_str().split_inclusive('\n') {
        let mut in_file = |range: &Range<usize>| plain.source_of(&(range.start + start..range.end + start));
        for language in Language::KNOWN {
            for mut mention in dates(line, language).into_iter().filter(DateMention::can_be_wrong) {
                if mention.map_ranges(&mut in_file).is_some() {
                    issues.extend(issue(mention, language, body, offset));
                }
            }
        }
        start += line.len();
    }
    issues
}

/// The issue that a mention is.
fn issue(mut mention: DateMention, language: Language, body: &str, offset: usize) -> Option<Issue> {
    for weekday in mention.weekday.iter_mut().chain(&mut mention.last_weekday) {
        let range =
            weekday.with_date.start.checked_sub(offset)?..weekday.with_date.end.checked_sub(offset)?;
        // A corrected line replaces one line.
        if body.get(range)?.contains('\n') {
            weekday.with_date = weekday.range.clone();
        }
    }
    let range = u32::try_from(mention.range.start).ok()?..u32::try_from(mention.range.end).ok()?;
    Some(Issue { range, what: IssueKind::Date(language, Box::new(mention)) })
}
