//! A weekday in a text is that of its date, and the calendar has every date.
//!
//! A date without a year is that of the publication within half a year; of a text that has no day of its own, it is not judged. Where
//! two years are as likely, or the text names another year before it, it is enough that the weekday fits one of them: a check that
//! is wrong is switched off. Weekdays and months are those of the Gregorian calendar (ISO 8601).

use std::cell::OnceCell;
use std::ops::Range;

use super::Content;
use super::places::in_value;
use super::texts::{ShortText, short_texts};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, MOST_PER_FILE, RuleProblem};
use crate::mention::{CalendarDay, DateMention, NamedWeekday, YearHint, dates, may_have_wrong_date};
use crate::model::calendar::CalendarNames;
use crate::model::prose::IssueKind;
use crate::model::{Day, Language};
use crate::parse::span_of;
use crate::source::{FileId, Span};

/// Days of half a year, to which two years are as likely.
const HALF_A_YEAR: i64 = 183;

/// How many days more another year is as likely.
const DOUBT: i64 = 14;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for body in &content.with_issues {
        for issue in &body.prose.issues {
            if let IssueKind::Date(language, mention) = &issue.what
                && *language == body.language
            {
                let place = |range: &Range<usize>| Location::Bytes(Span::new(body.file, range.clone()));
                judge(mention, *language, body.day, place, diagnostics);
            }
        }
    }
    let mut judge_text = |text: &ShortText<'_>| {
        if may_have_wrong_date(text.words) {
            let mentions = dates(text.words, text.language);
            // Found once for each text, because all of the YAML is read for it.
            let value = OnceCell::new();
            for (at, mention) in mentions.iter().filter(|mention| mention.can_be_wrong()).enumerate() {
                let place = |range: &Range<usize>| match at {
                    0..MOST_PER_FILE => {
                        let field = Location::value(text.file, (text.path)());
                        let value = *value.get_or_init(|| span_of(content.sources, &field));
                        in_value(content.sources, field, value, text.words, range)
                    }
                    // Nobody is shown so many, and each is a search.
                    _ => Location::value(text.file, (text.path)()),
                };
                judge(mention, text.language, text.day, place, diagnostics);
            }
        }
    };
    short_texts(content.site, &mut judge_text);
}

/// Reports what is wrong with a mention in a text of this day.
fn judge(
    mention: &DateMention,
    language: Language,
    day: Option<Day>,
    place: impl Fn(&Range<usize>) -> Location,
    diagnostics: &mut Diagnostics,
) {
    let impossible = [mention.first, mention.last].into_iter().find(|day| !day.exists());
    if let Some(CalendarDay { year, month, day }) = impossible {
        let problem = RuleProblem::NoSuchDay { day, month, year };
        diagnostics.push(Diagnostic::new(problem, place(&mention.range)));
        return;
    }
    let weekdays = [(&mention.weekday, mention.first), (&mention.last_weekday, mention.last)];
    for (weekday, written) in weekdays {
        if let Some(named) = weekday
            && let Some(problem) = wrong_weekday(named, written, mention.hint, language, day)
        {
            let found = Diagnostic::new(problem, place(&named.with_date));
            // In the whole value, the weekday can be there twice.
            let is_exact = matches!(found.place, Location::Bytes(_));
            diagnostics.push(if is_exact { found } else { found.correct(None) });
        }
    }
}

/// Whether a mention in a file of this day is wrong.
pub(super) fn is_wrong(mention: &DateMention, file: FileId, language: Language, day: Option<Day>) -> bool {
    let mut found = Diagnostics::default();
    judge(mention, language, day, |_| Location::File(file), &mut found);
    !found.is_empty()
}

/// What is wrong with a weekday.
fn wrong_weekday(
    named: &NamedWeekday,
    written: CalendarDay,
    hint: YearHint,
    language: Language,
    of_text: Option<Day>,
) -> Option<RuleProblem> {
    let meant =
        if written.year.is_some() { vec![written.day()?] } else { likely_days(written, hint, of_text?) };
    let day = *meant.first()?;
    if meant.iter().any(|day| day.weekday() == named.weekday) {
        return None;
    }
    let right = CalendarNames::of(language)?.weekday_like(day.weekday().number(), named.form, &named.written);
    Some(RuleProblem::WrongWeekday {
        written: named.written.to_string(),
        right,
        named: named.weekday,
        day,
        nearest: day.nearest(named.weekday)?,
        has_year: written.year.is_some(),
    })
}

/// The days that a date without a year can be, the most likely first. Empty if the text tells the year in other words.
fn likely_days(written: CalendarDay, hint: YearHint, of_text: Day) -> Vec<Day> {
    let years = [of_text.year(), of_text.year() - 1, of_text.year() + 1];
    let mut days: Vec<Day> = years.into_iter().filter_map(|year| written.day_in(year)).collect();
    days.sort_by_key(|day| of_text.days_until(*day).abs());
    days.retain(|day| of_text.days_until(*day).abs() <= HALF_A_YEAR + DOUBT);
    match hint {
        YearHint::OtherWords => return Vec::new(),
        YearHint::Named(year) => days.extend(written.day_in(year)),
        YearHint::Nothing => {}
    }
    days
}
