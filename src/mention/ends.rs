//! A number with its currency: an amount, or one end of a range.
//!
//! Takes the place of a token; gives the [`End`] that begins there. A number without a currency is one, too, because a range
//! can have the currency at its other end.

use super::currencies::{Form, Unit, even_mark, unit};
use super::figure::Figure;
use super::numbers::{Number, number};
use super::scales::scale;
use super::tokens::{Class, Tokens};
use super::vocabulary::{Part, Vocabulary};

/// A number with the currency before or after it, or without one: one end of a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub number: Number,
    pub is_negative: bool,
    pub before: Option<Unit>,
    pub after: Option<Unit>,
    /// The place where the number begins, without its sign and its currency.
    start: usize,
    /// The place after it.
    pub end: usize,
}

impl End {
    /// Its currency, if one is written and counts beside this number.
    pub fn unit(&self) -> Option<Unit> {
        let unit = self.before.or(self.after)?;
        let counts = match unit.form {
            Form::DoubtfulWord => self.number.has_scale && unit.currency.is_some(),
            Form::DoubtfulCode => self.number.has_scale || self.number.is_grouped,
            _ => true,
        };
        counts.then_some(unit)
    }

    pub fn value(&self) -> Figure {
        if self.is_negative { self.number.value.negative() } else { self.number.value }
    }
}

/// The number that begins at a place, with its sign and its currency.
pub(super) fn end(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<End> {
    let signed = after_minus(tokens, at, vocabulary);
    let start = signed.unwrap_or(at);
    let before = unit_before(tokens, start, vocabulary);
    let after_unit = before.map_or(start, |unit| unit.end);
    let after_sign = match before {
        Some(_) if is_minus(tokens, after_unit) => Some(after_unit + 1),
        _ => None,
    };
    let place = after_sign.unwrap_or(after_unit);
    let number = number(tokens, place, before.is_some(), vocabulary)?;
    if before.is_some_and(|unit| !fits_before(tokens, place, &unit, &number)) {
        return None;
    }
    let is_negative = signed.is_some() || after_sign.is_some();
    let mut end = End { number, is_negative, before, after: None, start: place, end: number.end };
    add_unit_after(tokens, &mut end, vocabulary);
    add_zeros(&mut end, before)?;
    Some(end)
}

/// The currency before a number. `i mio. kr. 2019` heads a column, and 2019 is no amount.
fn unit_before(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    let unit = unit(tokens, at, vocabulary).filter(|_| !tokens.is_number(at))?;
    let previous = match at.checked_sub(1) {
        Some(previous) if tokens.sign(previous) == Some('.') => previous.checked_sub(1),
        previous => previous,
    };
    let has_scale =
        previous.and_then(|previous| tokens.word(previous)).and_then(|word| vocabulary.scale(word));
    let is_inside = at > 0 && tokens.is_glued(at) && matches!(tokens.class(at - 1), Some(Class::Word));
    (has_scale.is_none() && !is_inside).then_some(unit)
}

/// Whether a currency can stand before this number. Signs and codes can; a word does only before a scale (`dollar 22.5
/// million`), because `Euro 2024` is a tournament.
fn fits_before(tokens: &Tokens<'_>, at: usize, unit: &Unit, number: &Number) -> bool {
    let is_digits = tokens.is_number(at);
    match unit.form {
        Form::Sign => true,
        Form::Code | Form::DoubtfulCode => is_digits || number.has_scale,
        Form::Abbreviation => is_digits,
        Form::Kroner => is_digits && !number.is_year,
        Form::Word | Form::DoubtfulWord => is_digits && number.has_scale,
        Form::EvenMark => false,
    }
}

/// Adds the currency after a number, and a scale word after that: `75 USD million`.
fn add_unit_after(tokens: &Tokens<'_>, end: &mut End, vocabulary: &Vocabulary) {
    let Some(unit) = unit_after(tokens, end, vocabulary) else {
        return;
    };
    end.after = Some(unit);
    end.end = unit.end;
    if !end.number.has_scale
        && let Some((zeros, last)) = scale(tokens, unit.end, false, vocabulary)
        && let Some(value) = end.number.bare.scaled(zeros)
    {
        end.number = Number { value, zeros, has_scale: true, ..end.number };
        end.end = last;
    }
}

/// The currency after a number, if it belongs to it. It can be written twice: `$10 dollars`, `500,- kr.`
fn unit_after(tokens: &Tokens<'_>, end: &End, vocabulary: &Vocabulary) -> Option<Unit> {
    let at = tokens.after_hyphen(end.number.end);
    if end.number.is_year && at > end.number.end {
        // `2020-kroner` are the prices of a year.
        return None;
    }
    let mark = even_mark(tokens, at, vocabulary);
    let at = mark.map_or(at, |unit| unit.end);
    let first = end.before.or(mark);
    let found = unit(tokens, at, vocabulary).filter(|found| {
        let is_the_same = first.is_none_or(|first| first.currency == found.currency);
        is_the_same && belongs_to(tokens, at, found, end, vocabulary)
    });
    found.or(mark)
}

/// Whether a currency after a number is that of this number, not of the next one: `1 $10 bill`, `$20 $37`, `May 2020 EUR 5`; nor of a
/// year: `In 2020 euro area inflation`.
fn belongs_to(tokens: &Tokens<'_>, at: usize, unit: &Unit, end: &End, vocabulary: &Vocabulary) -> bool {
    let previous = end.start.checked_sub(1).and_then(|previous| tokens.word(previous));
    let is_after_year_word = previous.is_some_and(|word| vocabulary.before_years.contains(&word));
    if end.number.is_year && is_after_year_word {
        return false;
    }
    if !tokens.is_number(unit.end) {
        return true;
    }
    let is_loose = matches!(unit.form, Form::Sign | Form::Code | Form::DoubtfulCode);
    let is_of_next = is_loose && (end.number.is_year || tokens.is_glued(unit.end) && !tokens.is_glued(at));
    !is_of_next && end.before.is_none()
}

/// Counts the scale in a currency: `120 MEUR`.
fn add_zeros(end: &mut End, before: Option<Unit>) -> Option<()> {
    let zeros = before.or(end.after).map_or(0, |unit| unit.zeros);
    if zeros > 0 {
        let value = end.number.value.scaled(zeros)?;
        end.number = Number { value, zeros: end.number.zeros + zeros, has_scale: true, ..end.number };
    }
    Some(())
}

/// The place after a minus before a number or its currency.
fn after_minus(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<usize> {
    if tokens.word(at) == Some(vocabulary.minus) {
        return Some(at + 1);
    }
    let is_free =
        !tokens.is_glued(at) || matches!(tokens.sign(at.checked_sub(1)?), Some('(' | '"' | '“' | '”' | '»'));
    // `$5 -$10` is a range with a space too many.
    let is_after_number = at > 0 && tokens.is_number(at - 1);
    (is_free && !is_after_number && is_minus(tokens, at)).then_some(at + 1)
}

fn is_minus(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.sign(at), Some('-' | '−' | '–')) && tokens.is_glued(at + 1)
}

/// Whether a number can begin here: not inside a word (`A4`), a fraction, an identifier or a name with a hyphen (`G-20`), and
/// not in the middle of a number.
pub(super) fn can_begin(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> bool {
    let Some(previous) = at.checked_sub(1) else {
        return true;
    };
    if !tokens.is_glued(at) {
        return !is_inside_number(tokens, at, vocabulary);
    }
    match tokens.class(previous) {
        Some(Class::Word | Class::Number | Class::Address) => false,
        Some(Class::Sign('-')) => {
            let is_joined = previous > 0 && tokens.is_glued(previous);
            !(is_joined && matches!(tokens.class(previous - 1), Some(Class::Word)))
        }
        Some(Class::Sign(sign)) => !matches!(sign, '/' | '%' | '#' | '_' | '=' | '&' | '\\' | '§'),
        None => true,
    }
}

/// Whether a number word here goes on with one that could not be read (`ti to kroner`), or counts what nobody knows (`flere
/// hundrede kroner`).
fn is_inside_number(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> bool {
    if tokens.is_number(at) {
        return false;
    }
    let Some(previous) = at.checked_sub(1).filter(|previous| tokens.word(*previous).is_some()) else {
        return false;
    };
    let is_vague = tokens.word(previous).is_some_and(|word| vocabulary.vague.contains(&word));
    let starts_large =
        matches!(vocabulary.parts_at(tokens, at).first(), Some(Part::Hundred | Part::Scale(_)));
    let goes_on = match vocabulary.parts_at(tokens, previous).last() {
        None | Some(Part::And | Part::Of | Part::Article | Part::Point | Part::Small(1)) => false,
        Some(_) => true,
    };
    is_vague && starts_large || goes_on
}
