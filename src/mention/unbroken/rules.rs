//! Which blanks are inside an amount or a date.
//!
//! Takes the tokens of a text; gives the blanks, from the left. Only the words beside a number are looked at.

use std::ops::Range;

use super::tokens::{Class, Tokens};
use super::words::{AFTER_TIMES, BEFORE_DAYS, BEFORE_NUMBERS, JOINTS, LINKS, ORDINAL_ENDINGS};

/// The most tokens of an amount in words.
const LONGEST: usize = 16;

/// The blanks at which no line must break, from the left.
pub(super) fn blanks_to_keep(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let mut kept = Kept { tokens, places: Vec::new(), unit_end: 0 };
    for at in 0..tokens.list.len() {
        match tokens.list[at].class {
            Class::Number => kept.around_number(at),
            Class::Word => kept.before_unit_in_words(at),
            Class::Sign => {}
        }
    }
    kept.places.sort_unstable();
    kept.places.dedup();
    let mut blanks = Vec::new();
    for at in kept.places {
        tokens.add_blanks_before(at, &mut blanks);
    }
    blanks
}

/// The tokens before which no line must break.
struct Kept<'t> {
    tokens: &'t Tokens<'t>,
    places: Vec<usize>,
    /// The token after the unit of the last amount. That unit does not belong to a number behind it, too.
    unit_end: usize,
}

impl Kept<'_> {
    fn keep(&mut self, at: usize) {
        if self.tokens.is_spaced(at) {
            self.places.push(at);
        }
    }

    /// Keeps a number together with what it counts, or with its date.
    fn around_number(&mut self, at: usize) {
        let tokens = self.tokens;
        let is_short = matches!(tokens.number(at).len(), 1..=3);
        let group = tokens.number(at + 1).split(',').next().unwrap_or_default();
        if is_short && group.len() == 3 {
            // `10 000`, `1 250 000,50`
            self.keep(at + 1);
        }
        let is_date = self.after_day(at);
        let is_amount = !is_date && self.after_amount(at);
        let has_currency_before = self.before_number(at);
        if is_date || is_amount || has_currency_before {
            self.with_number_before(at);
        }
    }

    /// Keeps a day together with its month and year, which follow. Whether a month does.
    fn after_day(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        if !tokens.is_day(at) {
            return false;
        }
        let mut month = tokens.after_full_stop(at + 1);
        if tokens.is_one_of(month, &ORDINAL_ENDINGS) && !tokens.is_spaced(month) {
            month += 1;
        }
        let of = month;
        if tokens.is_one_of(month, &["of"]) {
            month += 1;
        }
        if !tokens.is_month(month) {
            return false;
        }
        self.keep(of);
        self.keep(month);
        let year = tokens.after_full_stop(month + 1);
        let year = if tokens.is_glued_sign(year, &[","]) { year + 1 } else { year };
        if tokens.is_year(year) {
            self.keep(year);
        }
        if at > 0 && tokens.is_one_of(before_full_stop(tokens, at), &BEFORE_DAYS) {
            self.keep(at);
        }
        true
    }

    /// Keeps a number together with the scale and the currency behind it. Whether there is one of them.
    fn after_amount(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        // `500,- kr.`
        let is_even = tokens.is_glued_sign(at + 1, &[","]) && tokens.is_glued_sign(at + 2, &["-", "–"]);
        let next = if is_even { at + 3 } else { at + 1 };
        if tokens.is_currency_sign(next) || tokens.is_one_of(next, &AFTER_TIMES) {
            self.keep(next);
            return tokens.is_currency_sign(next);
        }
        let is_letter = tokens.word(next).len() == 1;
        if tokens.is_scale(next) && (!is_letter || !tokens.is_spaced(next) || self.is_after_currency(at)) {
            self.keep(next);
            self.unit(if is_abbreviation(tokens, next) {
                tokens.after_full_stop(next + 1)
            } else {
                next + 1
            });
            return true;
        }
        self.unit(next)
    }

    /// Whether the word or sign of a currency is right before a number.
    fn is_after_currency(&self, at: usize) -> bool {
        at > 0
            && (self.tokens.is_currency_sign(at - 1)
                || self.tokens.is_currency(before_full_stop(self.tokens, at)))
    }

    /// Keeps the words of a currency together with what is before them. Whether there is a currency.
    fn unit(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        let mut currency = at;
        let mut words = 0;
        // `kroner`, `danske kroner`, `U.S. dollars`, `US-dollar`, `2020-kroner`, `US$`
        while !tokens.is_currency(currency) && !tokens.is_currency_sign(currency) {
            let is_inside = currency > at && tokens.is_glued_sign(currency, &[".", "-"]);
            let is_year = tokens.is_year(currency) && tokens.is_glued_sign(currency + 1, &["-"]);
            let is_word = tokens.class(currency) == Some(Class::Word) || is_year;
            words += usize::from(is_word);
            if !is_word && !is_inside || words > 2 || tokens.is_one_of(currency, &JOINTS) {
                return false;
            }
            currency += 1;
        }
        // Only words come after other words: `5 kommuner DKK` is no amount.
        let is_glued = currency > at && !tokens.is_spaced(currency);
        let is_code = tokens.word(currency).bytes().all(|byte| byte.is_ascii_uppercase());
        if words > 0 && is_code && !is_glued {
            return false;
        }
        for place in at..=currency {
            self.keep(place);
        }
        // `500 pounds sterling`, `75 USD million`
        let next = currency + 1;
        if tokens.is_one_of(next, &["sterling"]) || is_code && tokens.is_scale(next) {
            self.keep(next);
        }
        self.unit_end = next;
        true
    }

    /// Keeps a number together with the currency, the month or the word for a time before it. Whether it is a currency.
    fn before_number(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        // `kr. -500`
        let at = if at > 1 && !tokens.is_spaced(at) && tokens.is_sign(at - 1, &["-", "−"]) {
            at - 1
        } else {
            at
        };
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let word = before_full_stop(tokens, at);
        let is_currency =
            tokens.is_currency_sign(before) || tokens.is_currency(word) && word >= self.unit_end;
        if is_currency || tokens.is_one_of(word, &BEFORE_NUMBERS) {
            self.keep(at);
            // `US $89`
            let country = before_full_stop(tokens, before);
            let letters = tokens.word(country);
            if country < before
                && matches!(letters.len(), 1 | 2)
                && letters.bytes().all(|byte| byte.is_ascii_uppercase())
            {
                self.keep(before);
            }
            return is_currency;
        }
        if tokens.is_month(word) && self.is_with_month_before(at, word) {
            self.keep(at);
            let year = if tokens.is_one_of(at + 1, &ORDINAL_ENDINGS) { at + 2 } else { at + 1 };
            if tokens.is_glued_sign(year, &[","]) && tokens.is_year(year + 1) {
                self.keep(year + 1);
            }
        }
        false
    }

    /// Whether a number belongs to the month before it: the year of `maj 2020`, the day of `May 4`.
    fn is_with_month_before(&self, at: usize, month: usize) -> bool {
        let name = self.tokens.word(month);
        let is_capital = name.starts_with(|c: char| c.is_ascii_uppercase());
        // `it may 2020` is nothing that anybody writes.
        self.tokens.is_year(at) || self.tokens.is_day(at) && is_capital
    }

    /// Keeps a number together with one before it that shares its month or unit: `3. og 5. juni`, `10 to 15 million`.
    fn with_number_before(&mut self, at: usize) {
        let tokens = self.tokens;
        let Some(joint) = at.checked_sub(1) else {
            return;
        };
        let sign = tokens.list[joint].range.clone();
        let is_dash = matches!(&tokens.text[sign], "-" | "–" | "—");
        let mut number = before_full_stop(tokens, joint);
        if tokens.is_scale(number) {
            number = number.saturating_sub(1);
        }
        // A year is the end of a date of its own.
        let is_number = tokens.class(number) == Some(Class::Number) && !tokens.is_year(number);
        if (is_dash || tokens.is_one_of(joint, &JOINTS)) && is_number {
            self.keep(joint);
            self.keep(at);
        }
    }

    /// Keeps the words of an amount in words together: `fem millioner kroner`, `two and a half million dollars`.
    fn before_unit_in_words(&mut self, at: usize) {
        let tokens = self.tokens;
        // `to DKK 5 million`: the currency is that of the number behind it.
        let is_unit = tokens.is_currency(at) && tokens.class(at + 1) != Some(Class::Number);
        if !is_unit && !tokens.is_large_scale(at) {
            return;
        }
        let (mut first, mut start) = (at, at);
        while let Some(before) = start.checked_sub(1).filter(|before| at - before < LONGEST) {
            let is_after_abbreviation =
                tokens.is_glued_sign(before, &["."]) && is_abbreviation(tokens, before.saturating_sub(1));
            let is_link = tokens.is_one_of(before, &LINKS)
                || tokens.is_glued_sign(before, &["-"])
                || is_after_abbreviation;
            if !is_link && !tokens.is_number_word(before) && tokens.class(before) != Some(Class::Number) {
                break;
            }
            start = before;
            // A word that only joins two numbers is not the first one.
            first = if is_link { first } else { before };
        }
        for place in first + 1..=at {
            self.keep(place);
        }
        if first < at {
            self.unit(if tokens.is_currency(at) { at } else { at + 1 });
        }
    }
}

/// Whether a word is so short that a full stop behind it belongs to it. One after a whole word ends the sentence.
fn is_abbreviation(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.word(at).len(), 1..=4)
}

/// The place of the last token before a place, or of the one before it if that is a full stop right after it. The place itself if
/// there is nothing before it.
fn before_full_stop(tokens: &Tokens<'_>, at: usize) -> usize {
    let before = at.saturating_sub(1);
    if tokens.is_glued_sign(before, &["."]) { before.saturating_sub(1) } else { before }
}
