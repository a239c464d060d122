//! The dates that a text gives agreements.
//!
//! Takes a [`Line`]; gives an [`AgreedOnMention`] for each date that is joined to the name of an agreement: `Kystaftalen fra den 4. maj 2020`,
//! `Kystaftalen (4. maj 2020)`, `Kystaftalen, der blev indgået i maj 2020`, `the Coastal Agreement of 4 May 2020`. A date after other words
//! (`gælder fra`, `takes effect on`) says something else, and so does a period (`fra 2020 til 2023`). One that can be that of something else
//! (`rapporten om Kystaftalen af 4. maj 2020`) is left out. Whether the date is right is not known here.

mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::dates::{CalendarDay, dates};
use super::line::{Line, Named, Naming};
use super::names::ThingIx;
use crate::model::calendar::CalendarNames;
use crate::model::{Kind, Language};
use words::AgreedOnWords;

/// The date that a text gives an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedOnMention {
    /// The bytes of the date.
    pub range: Range<usize>,
    pub agreements: Box<[ThingIx]>,
    pub date: WrittenDate,
}

/// A date of one day, a month or a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrittenDate {
    Year(i16),
    Month(i16, i8),
    Day(CalendarDay),
}

/// The years that a number of four digits is taken for.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// The bytes of the longest date, with its weekday and what can make it a range of days.
const LONGEST_DATE: usize = 120;

/// The dates that a line gives agreements.
pub(super) fn agreed_on(line: &Line<'_>, language: Language) -> Vec<AgreedOnMention> {
    let mut mentions = Vec::new();
    for agreement in &line.named {
        if agreement.naming == Naming::Thing(Kind::Agreement)
            && !agreement.is_genitive
            && let Some((range, date)) = date_of(line, agreement, language)
        {
            mentions.push(AgreedOnMention { range, agreements: agreement.things.clone(), date });
        }
    }
    mentions
}

/// The date after the name of an agreement.
fn date_of(line: &Line<'_>, agreement: &Named, language: Language) -> Option<(Range<usize>, WrittenDate)> {
    let words = AgreedOnWords::of(language);
    let mut at = agreement.end;
    while matches!(line.tokens.sign(at), Some('”' | '“' | '"' | '«' | '»' | '’')) {
        at += 1;
    }
    let is_in_brackets = line.tokens.sign(at) == Some('(');
    if is_in_brackets {
        at += 1;
    }
    let after = longest_after(line, at, words.joints);
    // In brackets, a date needs no word before it: `Kystaftalen (4. maj 2020)`.
    if after.is_none() && !is_in_brackets {
        return None;
    }
    let is_loose = after == Some(at + 1) && line.is_one_of(at, words.loose_joints);
    if is_loose && is_of_thing(line, agreement.first, words) {
        return None;
    }
    let is_from = after == Some(at + 1) && line.is_one_of(at, words.period_begins);
    let mut at = after.unwrap_or(at);
    while line.is_one_of(at, words.before_dates) || line.tokens.is_full_stop(at) {
        at += 1;
    }
    let (range, date) = date_at(line, at, language, words)?;
    let end = line.tokens.at_byte(range.end);
    let is_closed = !is_in_brackets || after.is_some() || line.tokens.sign(end) == Some(')');
    let is_beginning = is_from && !words.is_date_of_year && matches!(date, WrittenDate::Year(_));
    let is_period = is_beginning || begins_period(line, end, is_from, words);
    (is_closed && !is_period).then_some((range, date))
}

/// Whether an agreement is named only to say what something else is about, which can have a date of its own: `rapporten om Kystaftalen`.
fn is_of_thing(line: &Line<'_>, first: usize, words: &AgreedOnWords) -> bool {
    let mut before = first;
    while before > 0
        && (line.is_one_of(before - 1, words.before_dates) && !line.is_one_of(before - 1, words.prepositions)
            || matches!(line.tokens.sign(before - 1), Some('”' | '“' | '„' | '"' | '«' | '»')))
    {
        before -= 1;
    }
    let is_after_preposition = before > 1 && line.is_one_of(before - 1, words.prepositions);
    // `bliver betalt af Kystaftalen`
    let is_done = before > 2 && line.is_one_of(before - 3, words.auxiliaries);
    is_after_preposition
        && line.tokens.word(before - 2).is_some()
        && !line.is_one_of(before - 2, words.no_things)
        && !is_done
}

/// The place after the longest phrase of these that begins here, which may have a comma before it.
fn longest_after(line: &Line<'_>, at: usize, phrases: &[&str]) -> Option<usize> {
    let at = at + usize::from(line.tokens.sign(at) == Some(','));
    phrases.iter().filter_map(|phrase| line.tokens.after_phrase(at, phrase)).max()
}

/// The date that begins at a token.
fn date_at(
    line: &Line<'_>,
    at: usize,
    language: Language,
    words: &AgreedOnWords,
) -> Option<(Range<usize>, WrittenDate)> {
    if at >= line.tokens.len() {
        return None;
    }
    let start = line.bytes(at, at + 1).start;
    let end = line.text.floor_char_boundary(start.saturating_add(LONGEST_DATE).min(line.text.len()));
    let first = dates(&line.text[start..end], language).into_iter().next();
    if let Some(date) = first
        && date.range.start == 0
    {
        // A range of days is no day on which something is agreed.
        let is_one = date.first == date.last;
        return is_one.then(|| (start..start + date.range.end, WrittenDate::Day(date.first)));
    }
    if let Some((month, _)) = line.tokens.word(at).and_then(|word| CalendarNames::of(language)?.month(word)) {
        let year_at = at + 1 + usize::from(line.is_one_of(at + 1, words.before_years));
        let month = i8::try_from(month + 1).ok()?;
        let year = year(line, year_at)?;
        return Some((line.bytes(at, year_at + 1), WrittenDate::Month(year, month)));
    }
    let year = year(line, at)?;
    Some((line.bytes(at, at + 1), WrittenDate::Year(year)))
}

/// The year that a token is.
fn year(line: &Line<'_>, at: usize) -> Option<i16> {
    let written = line.tokens.is_number(at).then(|| line.tokens.written(at))?;
    let year = written.parse().ok().filter(|_| written.len() == 4)?;
    YEARS.contains(&year).then_some(year)
}

/// Whether a date begins a period: `2020-2023`, `fra 2020 til 2023`.
fn begins_period(line: &Line<'_>, end: usize, is_from: bool, words: &AgreedOnWords) -> bool {
    let is_dash =
        matches!(line.tokens.sign(end), Some('-' | '–' | '—' | '/')) && line.tokens.is_number(end + 1);
    is_dash || is_from && line.is_one_of(end, words.period_ends)
}
