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
        for language in Language::ALL {
            let mentions = dates(line, language).into_iter().filter(DateMention::can_be_wrong);
            let mentions = mentions.filter_map(|mention| in_file(plain, mention.moved(start)));
            issues.extend(mentions.filter_map(|mention| issue(mention, language, body, offset)));
        }
        start += line.len();
    }
    issues
}

/// A mention with the bytes of the file. `None` if readers see it, but the file has nothing of it.
fn in_file(plain: &PlainText, mut mention: DateMention) -> Option<DateMention> {
    let source = |range: &Range<usize>| {
        let range = u32::try_from(range.start).ok()?..u32::try_from(range.end).ok()?;
        let source = plain.source(&range)?;
        Some(source.start as usize..source.end as usize)
    };
    for weekday in mention.weekday.iter_mut().chain(&mut mention.last_weekday) {
        weekday.range = source(&weekday.range)?;
        weekday.with_date = source(&weekday.with_date)?;
    }
    mention.range = source(&mention.range)?;
    Some(mention)
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
