//! Numbers in a text, in digits and in words.
//!
//! Takes the place of a token; gives the [`Number`] that begins there, with its scale word: `37,6 mio.`,
//! `tohundredefemten millioner`, `2½`, `two and a half million`. Whether it is money is said elsewhere.

use super::digits::in_digits;
use super::figure::Figure;
use super::scales::scale;
use super::tokens::Tokens;
use super::vocabulary::{Part, Vocabulary};
use super::words::in_words;

/// A number of a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub value: Figure,
    /// The number without its scale word, and the zeros that the scale word adds.
    pub bare: Figure,
    pub zeros: i32,
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
    let Some((figure, end)) = in_digits(tokens, at, vocabulary) else {
        let (words, end) = in_words(tokens, at, vocabulary)?;
        return Some(Number {
            value: words.value,
            bare: words.bare,
            zeros: words.zeros,
            end,
            has_scale: words.has_scale,
            is_grouped: false,
            is_year: false,
        });
    };
    let written = tokens.written(at);
    let is_year = end == at + 1
        && written.len() == 4
        && matches!(written.as_bytes()[..2], [b'1', b'8' | b'9'] | [b'2', b'0']);
    let plain = Number {
        value: figure,
        bare: figure,
        zeros: 0,
        end,
        has_scale: false,
        is_grouped: end > at + 1 || written.contains(['.', ',']),
        is_year: is_year && !written.contains(['.', ',']),
    };
    Some(with_scale(tokens, plain, beside_currency, vocabulary).unwrap_or(plain))
}

/// The number with the scale words after it: `2 hundrede mio.`
fn with_scale(
    tokens: &Tokens<'_>,
    number: Number,
    beside_currency: bool,
    vocabulary: &Vocabulary,
) -> Option<Number> {
    let mut at = tokens.after_hyphen(number.end);
    let mut zeros = 0;
    if vocabulary.parts_at(tokens, at) == [Part::Hundred] {
        zeros = 2;
        at = tokens.after_hyphen(at + 1);
    }
    let mut has_scale = false;
    if let Some((more, end)) = scale(tokens, at, beside_currency, vocabulary) {
        zeros += more;
        at = end;
        has_scale = true;
    }
    if zeros == 0 {
        return None;
    }
    let value = number.bare.scaled(zeros)?;
    let number = Number { value, zeros, end: at, has_scale, is_year: false, ..number };
    Some(with_smaller_scale(tokens, number, vocabulary).unwrap_or(number))
}

/// `3 million 200 thousand`: a second number with a smaller scale word.
fn with_smaller_scale(tokens: &Tokens<'_>, number: Number, vocabulary: &Vocabulary) -> Option<Number> {
    let at = if tokens.word(number.end) == Some(vocabulary.and) { number.end + 1 } else { number.end };
    let (figure, end) = in_digits(tokens, at, vocabulary)?;
    let (zeros, end) = scale(tokens, end, false, vocabulary)?;
    let is_smaller =
        number.has_scale && zeros < number.zeros && figure.compare(Figure::new(1000, 0))?.is_lt();
    if !is_smaller {
        return None;
    }
    let value = number.value.plus(figure.scaled(zeros)?)?;
    Some(Number { value, bare: value, zeros: 0, end, ..number })
}
