//! Numbers in a text, in digits and in words.
//!
//! Takes the place of a token; gives the [`Number`] that begins there, with its scale word: `37,6 mio.`,
//! `tohundredefemten millioner`, `2½`, `two and a half million`. Words are parts first (`femoghalvtreds` is three), so that it
//! makes no difference whether they are written as one. Whether it is money is said elsewhere.

use std::cmp::Ordering;
use std::ops::Range;

use super::digits::in_digits;
use super::figure::Figure;
use super::grammar::Reader;
use super::scales::scale;
use super::tokens::{Tokens, is_year};
use super::vocabulary::{Part, Vocabulary};

/// More parts than a number has. Without a limit, a text of nothing but number words would be read again from each of them.
const MOST_PARTS: usize = 64;

/// A number of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub value: Figure,
    /// The number without its scale word, and the zeros that the scale word adds.
    pub bare: Figure,
    pub zeros: i32,
    /// Whether the number without its scale word ends with the word for a hundred: `to hundrede millioner`.
    pub is_hundreds: bool,
    /// The place after it.
    pub end: usize,
    /// Whether it has a scale word. A pound with one is money.
    pub has_scale: bool,
    /// Whether its digits are in groups or have decimals, as those of a year or a count seldom do.
    pub is_grouped: bool,
    /// Whether it can be a year.
    pub is_year: bool,
}

/// The number that begins at a place. `beside_currency` says that a sign or code is right before it, so that `m` after a space
/// is a million.
pub(super) fn number(
    tokens: &Tokens<'_>,
    at: usize,
    beside_currency: bool,
    vocabulary: &Vocabulary,
) -> Option<Number> {
    let parts = Parts::read(tokens, at, beside_currency, vocabulary)?;
    let mut reader = Reader::new(&parts.parts, vocabulary.has_bare_hundreds);
    let sum = reader.number()?;
    let end = parts.place_after(reader.count())?;
    let written = tokens.written(at);
    let has_digits = tokens.is_number(at);
    let has_marks = written.contains(['.', ',']) || parts.ends[0] > at + 1;
    Some(Number {
        value: sum.value,
        bare: sum.bare,
        zeros: sum.zeros,
        is_hundreds: sum.is_hundreds,
        end,
        has_scale: sum.has_scale,
        is_grouped: has_digits && has_marks,
        is_year: has_digits && end == at + 1 && is_year(written),
    })
}

/// The parts of the number that begins at a place, and the place after the words of each.
struct Parts {
    parts: Vec<Part>,
    ends: Vec<usize>,
}

impl Parts {
    fn read(tokens: &Tokens<'_>, at: usize, beside_currency: bool, vocabulary: &Vocabulary) -> Option<Parts> {
        let mut parts = Parts { parts: Vec::new(), ends: Vec::new() };
        let mut place = at;
        while parts.parts.len() < MOST_PARTS {
            let here = if place > at { tokens.after_hyphen(place) } else { place };
            let is_after_digits = matches!(parts.parts.last(), Some(Part::Digits(_)));
            if let Some((figure, end)) = in_digits(tokens, here, vocabulary) {
                if !parts.can_take(tokens, here..end, figure, vocabulary) {
                    break;
                }
                parts.add(&[Part::Digits(figure)], end);
            } else if let Some((zeros, end)) =
                scale(tokens, here, beside_currency && is_after_digits, vocabulary)
            {
                parts.add(&[Part::Scale(zeros)], end);
            } else {
                parts.add(&vocabulary.parts_at(tokens, here), here + 1);
            }
            match parts.ends.last() {
                Some(end) if *end > place => place = *end,
                _ => break,
            }
        }
        (!parts.parts.is_empty()).then_some(parts)
    }

    fn add(&mut self, parts: &[Part], end: usize) {
        self.ends.extend(parts.iter().map(|_| end));
        self.parts.extend(parts);
    }

    /// Whether digits go on with the number. They begin it, or are the smaller part after a scale word: `5 millioner 100.000`, `3
    /// million 200 thousand`, but not `5 mio. 2020-kroner`.
    fn can_take(
        &self,
        tokens: &Tokens<'_>,
        digits: Range<usize>,
        figure: Figure,
        vocabulary: &Vocabulary,
    ) -> bool {
        let zeros = match (self.parts.first(), self.parts.last()) {
            (None, _) => return true,
            (Some(Part::Digits(_)), Some(Part::Scale(zeros))) => *zeros,
            _ => return false,
        };
        let is_smaller = figure.compare(Figure::new(1, zeros)).is_some_and(Ordering::is_lt);
        let is_grouped = digits.len() > 1 || tokens.written(digits.start).contains(vocabulary.group_mark);
        let scale = scale(tokens, digits.end, false, vocabulary).map_or(zeros, |(smaller, _)| smaller);
        !tokens.is_glued(digits.start) && is_smaller && (is_grouped || scale < zeros)
    }

    /// The place after the first so many parts. `None` if they end inside a word.
    fn place_after(&self, count: usize) -> Option<usize> {
        let end = *self.ends.get(count.checked_sub(1)?)?;
        (self.ends.get(count) != Some(&end)).then_some(end)
    }
}
