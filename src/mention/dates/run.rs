//! Days in a row, with the weekdays before them: `mandag den 3. og tirsdag den 4. juni`, `fra 28. maj til 3. juni 2020`.
//!
//! Takes tokens; gives the days that belong together, each with the month and the year that another one of them says.

use super::CalendarDay;
use super::day::{Context, DayReader, WrittenDay};
use crate::model::Language;
use crate::model::calendar::NameForm;
use crate::model::date::Weekday;

/// How a day is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    First,
    Comma,
    And,
    Range,
}

/// A day, and what stands before it.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) join: Join,
    /// The index of its first token, which is its weekday or its article if it has one.
    pub(super) start: usize,
    /// The index of the token after it.
    pub(super) end: usize,
    pub(super) weekdays: Option<Weekdays>,
    /// `15. maj (fredag)`.
    pub(super) has_weekday_after: bool,
    written: WrittenDay,
}

impl Item {
    /// The day, if its month is known.
    pub(super) fn calendar_day(&self) -> Option<CalendarDay> {
        let WrittenDay { day, month, year, .. } = self.written;
        Some(CalendarDay { year, month: month?, day })
    }

    pub(super) fn year(&self) -> Option<i16> {
        self.written.year
    }

    /// Whether it is in the same month as an earlier day, and not a week later.
    pub(super) fn is_within_a_week_of(&self, earlier: &Item) -> bool {
        let (day, earlier) = (&self.written, &earlier.written);
        day.month == earlier.month && (1..7).contains(&(day.day - earlier.day))
    }
}

/// The name of a weekday: the index of its token, and how it is written.
#[derive(Debug, Clone)]
pub(super) struct Name {
    pub(super) at: usize,
    pub(super) weekday: Weekday,
    pub(super) form: NameForm,
}

/// One weekday, or two as in `mandag-fredag`.
#[derive(Debug, Clone)]
pub(super) struct Weekdays {
    pub(super) first: Name,
    pub(super) second: Option<Name>,
    /// Whether the days between the two are meant as well.
    pub(super) is_span: bool,
    end: usize,
}

/// How many days in a row are read together. Without an end, a text of nothing but `1. og 1. og` would take hours.
const MOST_IN_A_ROW: usize = 12;

impl DayReader<'_> {
    /// The days in a row that begin at a token.
    pub(super) fn run(&self, at: usize) -> Option<Vec<Item>> {
        let mut items = vec![self.item(at, Join::First)?];
        while items.len() < MOST_IN_A_ROW
            && let Some(last) = items.last()
            && let Some((join, next)) = self.join(last.end)
            && let Some(item) = self.item(next, join)
            && goes_with(last, &item)
        {
            items.push(item);
        }
        if self.tokens.follows_word(at, self.words.between)
            && let [_, second] = &mut items[..]
        {
            second.join = Join::Range;
        }
        complete(&mut items)?;
        if !items.iter().any(|item| item.written.is_certain || item.written.year.is_some()) {
            return None;
        }
        if let Some(last) = items.last_mut().filter(|last| last.weekdays.is_none()) {
            self.add_weekday_after(last);
        }
        Some(items)
    }

    /// A day with its weekday and article.
    fn item(&self, at: usize, join: Join) -> Option<Item> {
        let weekdays = self.weekdays(at);
        let mut next = weekdays.as_ref().map_or(at, |weekdays| self.after_signs(weekdays.end));
        let has_article = self.tokens.is_word(next, self.words.articles);
        if has_article {
            next += 1;
            // `d. 3. juni`.
            if self.tokens.word(next - 1).len() == 1 && self.tokens.is_sign(next, ".") {
                next += 1;
            }
        }
        let context = Context {
            has_weekday: weekdays.is_some(),
            has_article,
            is_joined: join != Join::First,
            is_in_range: join == Join::Range,
        };
        let written = self.day(next, context)?;
        let is_repeated = self.tokens.follows_word(at, self.words.every);
        let weekdays = weekdays.filter(|_| !is_repeated);
        Some(Item { join, start: at, end: written.end, weekdays, has_weekday_after: false, written })
    }

    /// The weekday at a token, or two that are joined.
    fn weekdays(&self, at: usize) -> Option<Weekdays> {
        let (first, end) = self.weekday(at)?;
        if let Some((join, next)) = self.join(end)
            && join != Join::Comma
            && let Some((second, end)) = self.weekday(next)
        {
            return Some(Weekdays { first, second: Some(second), is_span: join == Join::Range, end });
        }
        Some(Weekdays { first, second: None, is_span: false, end })
    }

    /// The name of a weekday, and where it ends: after its full stop and the part of the day.
    fn weekday(&self, at: usize) -> Option<(Name, usize)> {
        let word = self.tokens.word(at);
        let (number, form) = self.names.weekday(word)?;
        let mut end = at + 1;
        if let NameForm::Short(_) = form {
            let has_dot = self.tokens.is_glued(end) && self.tokens.is_sign(end, ".");
            if !self.is_meant_as_weekday(at, has_dot) {
                return None;
            }
            if has_dot {
                end += 1;
            }
        }
        if self.tokens.is_word(end, self.words.parts_of_day) {
            end += 1;
        }
        Some((Name { at, weekday: Weekday::from_number(number)?, form }, self.after_time(end)))
    }

    /// Whether a short name is that of a weekday: `man` and `søn` are other words, too, and `Sun` and `Tor` are names.
    fn is_meant_as_weekday(&self, at: usize, has_dot: bool) -> bool {
        let word = self.tokens.word(at);
        let is_doubtful = self.tokens.is_word(at, self.words.doubtful_weekdays);
        if is_doubtful && self.tokens.follows_word(at, self.words.before_people) {
            return false;
        }
        let is_capital = word.starts_with(char::is_uppercase);
        let follows_a_word = at.checked_sub(1).is_some_and(|before| !self.tokens.word(before).is_empty());
        let is_certain = match self.language {
            Language::ENGLISH => is_capital,
            // `So` and `Do` are also other words.
            Language::GERMAN => false,
            _ if is_capital => !word.contains(char::is_lowercase) || !follows_a_word,
            _ => !is_doubtful,
        };
        has_dot || is_certain || self.is_in_pair(at) || self.language == Language::ENGLISH && !is_doubtful
    }

    /// Whether a word is one of two weekdays with a dash between them: `man-fre`.
    fn is_in_pair(&self, at: usize) -> bool {
        let is_weekday = |at: usize| self.names.weekday(self.tokens.word(at)).is_some();
        let follows_one = at >= 2 && self.tokens.is_sign(at - 1, "-–/") && is_weekday(at - 2);
        follows_one || self.tokens.is_sign(at + 1, "-–/") && is_weekday(at + 2)
    }

    /// The token after a time: `kl. 10.30`, `at 10 am on`. `at` if there is none.
    fn after_time(&self, at: usize) -> usize {
        if !self.tokens.is_word(at, self.words.clock) {
            return at;
        }
        let number = if self.tokens.is_sign(at + 1, ".") { at + 2 } else { at + 1 };
        if self.tokens.number(number, 1, 2).is_none() {
            return at;
        }
        let has_minutes =
            self.tokens.is_sign(number + 1, ".:") && self.tokens.number(number + 2, 2, 2).is_some();
        let mut end = if has_minutes { number + 3 } else { number + 1 };
        if self.tokens.is_sign(end, ",") {
            end += 1;
        }
        while self.tokens.is_word(end, self.words.after_clock) {
            end += 1;
        }
        end
    }

    /// The token after a comma, a colon, a bracket or a dash between a weekday and its date.
    fn after_signs(&self, at: usize) -> usize {
        let is_dash =
            self.tokens.is_sign(at, "-–—") && !self.tokens.is_glued(at) && !self.tokens.is_glued(at + 1);
        if self.tokens.is_sign(at, ",:(") || is_dash { at + 1 } else { at }
    }

    /// What joins two days at a token, and the token after it.
    fn join(&self, at: usize) -> Option<(Join, usize)> {
        if self.tokens.is_sign(at, "-–—") {
            return Some((Join::Range, at + 1));
        }
        if self.tokens.is_word(at, self.words.to) {
            // `til og med`.
            let is_long = self.tokens.is_word(at + 1, &["og"]) && self.tokens.is_word(at + 2, &["med"]);
            return Some((Join::Range, if is_long { at + 3 } else { at + 1 }));
        }
        // `lørdag/søndag den 6./7. juni`.
        let is_stroke =
            self.tokens.is_sign(at, "/") && self.tokens.is_glued(at) && self.tokens.is_glued(at + 1);
        if self.tokens.is_word(at, self.words.and) || is_stroke {
            return Some((Join::And, at + 1));
        }
        if !self.tokens.is_sign(at, ",") {
            return None;
        }
        // `Monday 4 May, and Tuesday 5 May`.
        let is_and = self.tokens.is_word(at + 1, self.words.and);
        Some(if is_and { (Join::And, at + 2) } else { (Join::Comma, at + 1) })
    }

    /// Adds a weekday that follows its date: `15. maj 2020 (fredag)`, `15 May 2020, a Friday`.
    fn add_weekday_after(&self, item: &mut Item) {
        let is_in_brackets = self.tokens.is_sign(item.end, "(");
        let is_phrase =
            self.tokens.is_sign(item.end, ",") && self.tokens.is_word(item.end + 1, self.words.indefinite);
        let at = if is_phrase { item.end + 2 } else { item.end + 1 };
        if !is_in_brackets && !is_phrase {
            return;
        }
        if let Some(weekdays) = self.weekdays(at).filter(|weekdays| weekdays.second.is_none()) {
            // `15. maj (fredag den 16. er også åben)`.
            if self.item(at, Join::First).is_none() {
                item.end = weekdays.end;
                item.weekdays = Some(weekdays);
                item.has_weekday_after = true;
            }
        }
    }
}

/// Whether two joined days are in a row: `3. juni og 5. klasse` is one day and something else.
fn goes_with(last: &Item, next: &Item) -> bool {
    let (last_day, next_day) = (&last.written, &next.written);
    match (last_day.month, next_day.month) {
        (None, None) => true,
        (None, Some(_)) => next.join != Join::Comma,
        (Some(_), Some(_)) => true,
        // `June 3 and 5` can be five of something.
        (Some(_), None) => {
            let is_day = next.join == Join::Range || next_day.is_ordinal || next_day.year.is_some();
            last_day.is_month_first && is_day
        }
    }
}

/// Gives each day the month and year that another one says, and leaves out days for which there is none. `None` if nothing is left.
fn complete(items: &mut Vec<Item>) -> Option<()> {
    let with_month = items.iter().rposition(|item| item.written.month.is_some())?;
    let mut month = None;
    for item in items.iter_mut() {
        if item.written.is_month_first {
            month = item.written.month;
        } else if item.written.month.is_none() {
            item.written.month = month;
        } else {
            month = None;
        }
    }
    let mut month = None;
    for item in items[..=with_month].iter_mut().rev() {
        item.written.month = item.written.month.or(month);
        month = item.written.month;
    }
    add_years(items);
    // A number that its month has not is no day of it: `kapitel 31. og 3. juni`.
    items.retain(|item| item.calendar_day().is_some());
    Some(())
}

/// Gives days without a year that of the day after them, which is a year later if the days go over New Year.
fn add_years(items: &mut [Item]) {
    for at in (1..items.len()).rev() {
        let (before, after) = items.split_at_mut(at);
        let (Some(day), Some(next)) = (before.last_mut(), after.first()) else {
            continue;
        };
        if let (None, Some(year)) = (day.written.year, next.written.year) {
            let order = |item: &Item| (item.written.month, item.written.day);
            let is_later = order(day) > order(next);
            if !is_later || next.join == Join::Range {
                day.written.year = Some(if is_later { year - 1 } else { year });
            }
        }
    }
}
