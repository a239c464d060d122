//! The dates that a text mentions, with the weekdays that it gives them.
//!
//! Takes a text without markup and its language; gives each mention of a day or of a range of days. `den 3. og 5. juni` is two
//! mentions, `den 3.-5. juni` is one. A month without a day is not a date here. Whether a weekday is right is not judged: that needs a
//! year, which the text may leave out.

mod candidates;
mod day;
mod run;
mod tokens;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::model::calendar::{CalendarNames, NameForm};
use crate::model::date::{Weekday, days_in_month};
use crate::model::{Day, Language};
pub use candidates::may_have_wrong_date;
pub(super) use candidates::next_digit;
use day::DayReader;
use run::{Item, Join};
use tokens::Tokens;
use words::DateWords;

/// A date that a text mentions. Ranges are in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// All of it, with its weekdays.
    pub range: Range<usize>,
    pub first: CalendarDay,
    /// The same as `first`, but for a range of days.
    pub last: CalendarDay,
    /// The weekday that the first day is given.
    pub weekday: Option<NamedWeekday>,
    /// The weekday that the last day of a range is given.
    pub last_weekday: Option<NamedWeekday>,
    /// What the text says of the year where the date itself has none.
    pub hint: YearHint,
}

/// A day as a text gives it, which the calendar need not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CalendarDay {
    pub year: Option<i16>,
    /// 1 to 12.
    pub month: i8,
    pub day: i8,
}

/// A weekday that a text gives a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedWeekday {
    pub weekday: Weekday,
    /// The bytes of the name.
    pub range: Range<usize>,
    /// The bytes of the name and of its date.
    pub with_date: Range<usize>,
    /// The name as it is written, without a full stop.
    pub written: Box<str>,
    pub form: NameForm,
}

/// What a text says of a year that a date leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearHint {
    Nothing,
    /// The last year that is named before the date.
    Named(i16),
    /// It is told in other words: `sidste år`, `next year`.
    OtherWords,
}

impl CalendarDay {
    /// The day, if it has a year and the calendar has it.
    pub fn day(self) -> Option<Day> {
        self.day_in(self.year?)
    }

    /// The day in a year, if the calendar has it.
    pub fn day_in(self, year: i16) -> Option<Day> {
        Day::from_numbers(year, self.month, self.day)
    }

    /// Whether there is such a day; without a year, whether there is in any.
    pub fn exists(self) -> bool {
        self.day <= days_in_month(self.year.unwrap_or(LEAP_YEAR), self.month)
    }
}

/// The years that a text names without a day.
const LIKELY_YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A year in which February has 29 days.
const LEAP_YEAR: i16 = 2000;

impl DateMention {
    /// Whether the calendar lacks its first or its last day.
    pub fn is_impossible(&self) -> bool {
        !self.first.exists() || !self.last.exists()
    }

    /// Whether something in it can be wrong: a weekday, or a day that no calendar has.
    pub fn can_be_wrong(&self) -> bool {
        self.weekday.is_some() || self.last_weekday.is_some() || self.is_impossible()
    }

    /// Counts its bytes in another text. `None` if that has nothing of it; then it has no meaning any more.
    pub fn map_ranges(&mut self, map: &mut dyn FnMut(&Range<usize>) -> Option<Range<usize>>) -> Option<()> {
        for weekday in self.weekday.iter_mut().chain(&mut self.last_weekday) {
            weekday.range = map(&weekday.range)?;
            weekday.with_date = map(&weekday.with_date)?;
        }
        self.range = map(&self.range)?;
        Some(())
    }
}

/// The dates in a text, in its order.
pub fn dates(text: &str, language: Language) -> Vec<DateMention> {
    let (Some(names), Some(words)) = (CalendarNames::of(language), DateWords::of(language)) else {
        return Vec::new();
    };
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let reader = DayReader { tokens: Tokens::new(text), language, names, words };
    let years = reader.years();
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < reader.tokens.len() {
        match reader.run(at) {
            Some(items) => {
                at = items.last().map_or(at, |last| last.end).max(at + 1);
                mentions.extend(reader.mentions(&items, &years));
            }
            None => at += 1,
        }
    }
    mentions
}

impl DayReader<'_> {
    /// The mentions that days in a row are: those that are joined to a range are one.
    fn mentions(&self, items: &[Item], years: &[(usize, i16)]) -> Vec<DateMention> {
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < items.len() {
            let last = match items.get(at + 1) {
                Some(next) if next.join == Join::Range => at + 1,
                _ => at,
            };
            let (weekday, last_weekday) = self.weekdays_of(items, at, last);
            let (Some(first_day), Some(last_day)) = (items[at].calendar_day(), items[last].calendar_day())
            else {
                at = last + 1;
                continue;
            };
            mentions.push(DateMention {
                range: self.tokens.range(items[at].start, items[last].end),
                first: first_day,
                last: last_day,
                weekday,
                last_weekday,
                hint: match (first_day.year.or(last_day.year), items.iter().find_map(Item::year)) {
                    (Some(_), _) => YearHint::Nothing,
                    (None, Some(year)) => YearHint::Named(year),
                    (None, None) => self.hint(items[at].start, items[last].end, years),
                },
            });
            at = last + 1;
        }
        mentions
    }

    /// The weekdays that a mention gives its first and its last day.
    fn weekdays_of(
        &self,
        items: &[Item],
        first: usize,
        last: usize,
    ) -> (Option<NamedWeekday>, Option<NamedWeekday>) {
        let named = |names: &run::Name, item: &Item| Some(self.named(names, item));
        // `mandag og tirsdag den 15. og 16. juni`: the second weekday is that of the second day.
        if let Some(before) = first.checked_sub(1).map(|before| &items[before])
            && let Some(run::Weekdays { second: Some(second), is_span: false, .. }) = &before.weekdays
            && items[first].weekdays.is_none()
            && first == last
        {
            return (named(second, &items[first]), None);
        }
        let is_range = last > first;
        let of_last = items[last].weekdays.as_ref().filter(|weekdays| is_range && weekdays.second.is_none());
        let of_last = of_last.and_then(|weekdays| named(&weekdays.first, &items[last]));
        let Some(weekdays) = &items[first].weekdays else {
            return (None, of_last);
        };
        let first_name = &weekdays.first;
        match &weekdays.second {
            None => (named(first_name, &items[first]), of_last),
            Some(second) if is_range && weekdays.is_span => {
                (named(first_name, &items[last]), named(second, &items[last]))
            }
            Some(second) if weekdays.is_span => (named(second, &items[first]), None),
            // `lørdag og søndag den 6.-7. juni`; a longer range has several of each.
            Some(second) if is_range && items[last].is_within_a_week_of(&items[first]) => {
                (named(first_name, &items[last]), named(second, &items[last]))
            }
            Some(_) if items.get(last + 1).is_some_and(|next| next.weekdays.is_none()) => {
                (named(first_name, &items[first]), None)
            }
            Some(_) => (None, of_last),
        }
    }

    fn named(&self, name: &run::Name, item: &Item) -> NamedWeekday {
        let range = self.tokens.range(name.at, name.at + 1);
        let with_date = self.tokens.range(name.at.min(item.start), item.end);
        let with_date = if name.at > item.start && !item.has_weekday_after {
            range.start..with_date.end
        } else {
            with_date
        };
        NamedWeekday {
            weekday: name.weekday,
            written: self.tokens.word(name.at).into(),
            form: name.form,
            range,
            with_date,
        }
    }

    /// What the text says of the year of a date without one, which is from the token `start` to `end`.
    fn hint(&self, start: usize, end: usize, years: &[(usize, i16)]) -> YearHint {
        for at in end..end + 3 {
            let is_this = at > end && self.tokens.follows_word(at, self.words.this);
            if self.tokens.is_word(at, self.words.year) && !is_this {
                return YearHint::OtherWords;
            }
        }
        let before = years.partition_point(|(at, _)| *at < start);
        years[..before].last().map_or(YearHint::Nothing, |(_, year)| YearHint::Named(*year))
    }

    /// The years that the text names, each with the index of its token.
    fn years(&self) -> Vec<(usize, i16)> {
        let numbers = (0..self.tokens.len()).filter_map(|at| Some((at, self.tokens.number(at, 4, 4)?)));
        numbers.filter(|(_, year)| LIKELY_YEARS.contains(year)).collect()
    }
}
