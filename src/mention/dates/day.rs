//! One day, as it is written: `3. juni 2020`, `3/6-2020`, `2020-06-03`, `June 3, 2020`, or only `3.` before another day.
//!
//! Takes tokens; gives the numbers of the day and where it ends. Numbers that are probably something else give nothing: fractions,
//! versions, times, amounts.

use super::tokens::{Kind, Tokens};
use super::words::DateWords;
use crate::model::Language;
use crate::model::calendar::{CalendarNames, NameForm};

/// The years that a number of four digits is taken for.
const YEARS: std::ops::RangeInclusive<i16> = 1000..=2999;

/// A day as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct WrittenDay {
    pub(super) day: i8,
    /// `None` if another day says it: `3. og 4. juni`.
    pub(super) month: Option<i8>,
    pub(super) year: Option<i16>,
    /// `June 3`: the days that follow can leave out the month.
    pub(super) is_month_first: bool,
    pub(super) is_ordinal: bool,
    /// Whether it is a date whatever follows: `In June 3 people` has none.
    pub(super) is_certain: bool,
    /// The index of the token after it.
    pub(super) end: usize,
}

/// What is before a day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Context {
    pub(super) has_weekday: bool,
    pub(super) has_article: bool,
    /// Another day and a word or dash that joins them.
    pub(super) is_joined: bool,
    /// What joins them is that of a range.
    pub(super) is_in_range: bool,
}

impl Context {
    fn is_announced(self) -> bool {
        self.has_weekday || self.has_article
    }
}

/// Reads days in tokens.
pub(super) struct DayReader<'t> {
    pub(super) tokens: Tokens<'t>,
    pub(super) language: Language,
    pub(super) names: &'static CalendarNames,
    pub(super) words: &'static DateWords,
}

impl DayReader<'_> {
    /// The day that begins at a token.
    pub(super) fn day(&self, at: usize, context: Context) -> Option<WrittenDay> {
        let kind = self.tokens.get(at)?.kind;
        if kind == Kind::Word {
            return self.month_first(at, context);
        }
        if kind != Kind::Number || !self.begins_freely(at, context) {
            return None;
        }
        let day = self.iso(at).or_else(|| self.numeric(at, context)).or_else(|| self.day_first(at, context));
        day.or_else(|| self.without_month(at))
    }

    /// Whether a number does not belong to what is before it.
    fn begins_freely(&self, at: usize, context: Context) -> bool {
        if !self.tokens.is_glued(at) || context.is_announced() || context.is_joined {
            return true;
        }
        let follows_number =
            at >= 2 && self.tokens.is_glued(at - 1) && !self.tokens.digits(at - 2).is_empty();
        let is_after = |signs| at >= 1 && self.tokens.is_sign(at - 1, signs);
        is_after("([{\"'»«“”„‘’–—…;!?") || is_after(",:") && !follows_number
    }

    /// Whether a number goes on after the token before `at`: `3.5`, `10,000`, `3-4`, `20 %`.
    fn goes_on(&self, at: usize, signs: &str) -> bool {
        let is_number = |at| self.tokens.is_glued(at) && !self.tokens.digits(at).is_empty();
        let is_word = self.tokens.is_glued(at) && !self.tokens.word(at).is_empty();
        is_word
            || is_number(at)
            || self.tokens.is_sign(at, "%‰°")
            || self.is_glued_sign(at, signs) && is_number(at + 1)
    }

    fn is_glued_sign(&self, at: usize, signs: &str) -> bool {
        self.tokens.is_glued(at) && self.tokens.is_sign(at, signs)
    }

    fn is_glued_number(&self, at: usize) -> bool {
        self.tokens.is_glued(at) && !self.tokens.digits(at).is_empty()
    }

    /// `2022-06-03`.
    fn iso(&self, at: usize) -> Option<WrittenDay> {
        let year = self.tokens.number(at, 4, 4)?;
        let has_form = self.is_glued_sign(at + 1, "-")
            && self.is_glued_number(at + 2)
            && self.is_glued_sign(at + 3, "-")
            && self.is_glued_number(at + 4);
        let (month, day) = (self.tokens.number(at + 2, 2, 2)?, self.tokens.number(at + 4, 2, 2)?);
        let is_time = self.tokens.is_word(at + 5, &["t"]);
        if !has_form || self.goes_on(at + 5, "-./") && !is_time {
            return None;
        }
        numbered_day(day, month, Some(year), at + 5).filter(|written| written.day <= 31)
    }

    /// `3/6-2022`, `3/6 2022`, `03.06.2022`, `03-06-2022`; with a weekday or an article also without the year.
    fn numeric(&self, at: usize, context: Context) -> Option<WrittenDay> {
        let (first, second) = (self.tokens.number(at, 1, 2)?, self.tokens.number(at + 2, 1, 2)?);
        if !self.is_glued_sign(at + 1, "/.-") || !self.is_glued_number(at + 2) || self.is_numbered(at) {
            return None;
        }
        let is_slash = self.tokens.is_sign(at + 1, "/");
        let (year, end) = self.numeric_year(at, is_slash, context);
        let may_lack_year = is_slash && (context.is_announced() || context.is_in_range)
            || self.tokens.is_sign(at + 1, ".") && context.has_article && self.is_glued_sign(at + 3, ".");
        if year.is_none() && !may_lack_year || self.goes_on(end, "/.:,") {
            return None;
        }
        let (day, month) = match self.language {
            Language::ENGLISH if self.tokens.is_sign(at + 1, ".") => (first, second),
            // Europeans write the day first, Americans the month.
            Language::ENGLISH if first > 12 || first == second => (first, second),
            Language::ENGLISH if second > 12 => (second, first),
            Language::ENGLISH => return None,
            _ => (first, second),
        };
        numbered_day(day, month, year, end).filter(|written| written.day <= 31)
    }

    /// The year of a day in numbers whose first number is at `at`, and where the day ends.
    fn numeric_year(&self, at: usize, is_slash: bool, context: Context) -> (Option<i16>, usize) {
        let signs = if is_slash {
            "-/"
        } else if self.tokens.is_sign(at + 1, ".") {
            "."
        } else {
            "-"
        };
        if self.is_glued_sign(at + 3, signs) && self.is_glued_number(at + 4) {
            if let Some(year) = self.tokens.number(at + 4, 4, 4).filter(|year| YEARS.contains(year)) {
                return (Some(year), at + 5);
            }
            // `d. 3/6-5/6` is a range.
            let may_be_short = context.is_announced() && !self.is_glued_sign(at + 5, "/");
            if let Some(short) = self.tokens.number(at + 4, 2, 2).filter(|_| may_be_short) {
                return (Some(if short < 70 { 2000 } else { 1900 } + short), at + 5);
            }
        }
        match self.year(at + 3) {
            Some((year, end)) if is_slash => (Some(year), end),
            _ => (None, at + 3),
        }
    }

    /// Whether the word before a number says that it is the number of something else.
    fn is_numbered(&self, at: usize) -> bool {
        let before = if at >= 1 && self.tokens.is_sign(at - 1, ".") { at - 1 } else { at };
        self.tokens.follows_word(before, self.words.numbered) || at >= 1 && self.tokens.is_sign(at - 1, "§#№")
    }

    /// `3. juni 2020`, `3 June 2020`, `3rd of June`.
    fn day_first(&self, at: usize, context: Context) -> Option<WrittenDay> {
        let day = self.tokens.number(at, 1, 2)?;
        let mut next = at + 1;
        let is_ordinal = self.is_glued_ordinal(next);
        let is_dotted = self.is_glued_sign(next, ".");
        if is_ordinal || is_dotted {
            next += 1;
        }
        if self.tokens.is_word(next, self.words.of) {
            next += 1;
        }
        // `15maj` is no date, but `15.maj` is.
        if self.tokens.is_glued(next) && !is_dotted {
            return None;
        }
        let (month, form, end) = self.month(next)?;
        let has_dot = end > next + 1;
        let year = self.year(end).or_else(|| self.year_after_comma(end).filter(|_| context.is_announced()));
        // `the 15 may apply`.
        let is_after_article = context.has_article && !self.is_doubtful(next);
        let is_certain = context.has_weekday || is_after_article || year.is_some() || is_ordinal;
        let is_meant = is_certain || self.is_meant_as_month(next, form, has_dot) && !self.is_numbered(at);
        let is_likely = (1..=31).contains(&day) || context.is_announced();
        if !is_meant || !is_likely {
            return None;
        }
        let end = year.map_or(end, |(_, end)| end);
        Some(WrittenDay { is_ordinal, ..numbered_day(day, month, year.map(|(year, _)| year), end)? })
    }

    /// `June 3, 2020`, `Jun. 3`: English only.
    fn month_first(&self, at: usize, context: Context) -> Option<WrittenDay> {
        if self.language != Language::ENGLISH {
            return None;
        }
        let (month, _, number) = self.month(at)?;
        let day = self.tokens.number(number, 1, 2)?;
        if self.tokens.is_glued(number) && !self.is_glued_sign(number - 1, ".") {
            return None;
        }
        let is_ordinal = self.is_glued_ordinal(number + 1);
        let end = if is_ordinal { number + 2 } else { number + 1 };
        if self.goes_on(end, ".:,/") || self.month(end).is_some() {
            return None;
        }
        let year = self.year(end);
        let is_capital = self.tokens.word(at).starts_with(char::is_uppercase);
        let is_led = is_capital && self.tokens.follows_word(at, self.words.before_month);
        let is_counted = self.tokens.is_word(end, self.words.counted);
        let is_certain =
            context.is_announced() || year.is_some() || is_ordinal || context.is_joined && is_capital;
        if !is_certain && !is_capital {
            return None;
        }
        let is_certain = is_certain || is_led && !is_counted;
        let end = year.map_or(end, |(_, end)| end);
        let written = numbered_day(day, month, year.map(|(year, _)| year), end)?;
        Some(WrittenDay { is_month_first: true, is_ordinal, is_certain, ..written })
    }

    /// `3.` of `3. og 4. juni`, `3` of `3-4 June`.
    fn without_month(&self, at: usize) -> Option<WrittenDay> {
        let day = self.tokens.number(at, 1, 2).filter(|day| (1..=31).contains(day))?;
        let is_ordinal = self.is_glued_ordinal(at + 1) || self.is_glued_sign(at + 1, ".");
        let is_before_dash = self.tokens.is_sign(at + 1, "-–—");
        if self.language != Language::ENGLISH && !is_ordinal && !is_before_dash {
            return None;
        }
        let end = if is_ordinal { at + 2 } else { at + 1 };
        if !is_ordinal && self.goes_on(end, ".,:/") {
            return None;
        }
        // `June 3-5, 2020`: the last day has the year.
        let year = if self.language == Language::ENGLISH { self.year(end) } else { None };
        let day = i8::try_from(day).ok()?;
        let end = year.map_or(end, |(_, end)| end);
        Some(WrittenDay {
            day,
            month: None,
            year: year.map(|(year, _)| year),
            is_month_first: false,
            is_ordinal,
            is_certain: false,
            end,
        })
    }

    fn is_glued_ordinal(&self, at: usize) -> bool {
        self.tokens.is_glued(at) && self.tokens.is_word(at, self.words.ordinal_endings)
    }

    /// The month whose name is at a token, 1 to 12, how it is written, and where it ends.
    fn month(&self, at: usize) -> Option<(i16, NameForm, usize)> {
        let (month, form) = self.names.month(self.tokens.word(at))?;
        let has_dot = matches!(form, NameForm::Short(_)) && self.is_glued_sign(at + 1, ".");
        Some((i16::try_from(month).ok()? + 1, form, if has_dot { at + 2 } else { at + 1 }))
    }

    /// Whether a word is the name of a month, although nothing else says so: `may` and `Jan` are often something else.
    fn is_meant_as_month(&self, at: usize, form: NameForm, has_dot: bool) -> bool {
        let word = self.tokens.word(at);
        let is_capital = word.starts_with(char::is_uppercase);
        let is_all_capitals = !word.contains(char::is_lowercase);
        match (self.language, form) {
            (Language::DANISH, NameForm::Full) => !is_capital || is_all_capitals,
            (Language::DANISH, NameForm::Short(_)) => has_dot && !is_capital,
            _ => !self.is_doubtful(at),
        }
    }

    /// Whether the name of a month is also another word, and written like that.
    fn is_doubtful(&self, at: usize) -> bool {
        let is_capital = self.tokens.word(at).starts_with(char::is_uppercase);
        !is_capital && self.tokens.is_word(at, self.words.doubtful_months)
    }

    /// The year after a comma: `fredag den 3. maj, 2020`.
    fn year_after_comma(&self, at: usize) -> Option<(i16, usize)> {
        if self.is_glued_sign(at, ",") { self.year(at + 1) } else { None }
    }

    /// The year at a token, and where it ends: `2020`, in English also after a comma.
    fn year(&self, at: usize) -> Option<(i16, usize)> {
        let is_after_comma = self.language == Language::ENGLISH && self.is_glued_sign(at, ",");
        let is_after_word = self.tokens.is_word(at, self.words.in_year);
        let at = if is_after_comma || is_after_word { at + 1 } else { at };
        let year = self.tokens.number(at, 4, 4).filter(|year| YEARS.contains(year))?;
        let is_other = self.goes_on(at + 1, ".,:/") || self.tokens.is_word(at + 1, self.words.counted);
        (!is_other).then_some((year, at + 1))
    }
}

/// A day in numbers; `None` if no month has the number, or no calendar such a day.
fn numbered_day(day: i16, month: i16, year: Option<i16>, end: usize) -> Option<WrittenDay> {
    if !(1..=12).contains(&month) || day < 1 {
        return None;
    }
    let month = Some(i8::try_from(month).ok()?);
    let day = i8::try_from(day).ok()?;
    Some(WrittenDay { day, month, year, is_month_first: false, is_ordinal: false, is_certain: true, end })
}
