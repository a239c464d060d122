//! Amounts of money in running text.
//!
//! Takes a text and the words of its language; gives every [`Amount`] with its place, from the left. An amount is a number
//! beside a currency: a number alone is none, nor are dates, shares, counts and weights. What a sheet says is not known here.

use std::ops::Range;

use super::anchors::Anchors;
use super::ends::{End, can_begin, end};
use super::figure::Figure;
use super::hedges::hedge;
use super::numbers::number;
use super::ranges::{before_between, joint, range_of};
use super::scan::Scan;
use super::tokens::Tokens;
use super::vocabulary::Vocabulary;
use crate::model::money::{Currency, Qualifier};

/// An amount, or a range of amounts, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The bytes of the text that are the number and its currency, without the hedge.
    pub range: Range<usize>,
    /// The lower end of a range; the amount if it is no range.
    pub low: Figure,
    pub high: Figure,
    /// `None` if its name is not known.
    pub currency: Option<Currency>,
    pub hedge: Option<Qualifier>,
}

/// Reads amounts in the texts of a language.
#[derive(Debug)]
pub(super) struct AmountReader {
    anchors: Anchors,
    vocabulary: &'static Vocabulary,
}

impl AmountReader {
    pub(super) const fn new(vocabulary: &'static Vocabulary) -> AmountReader {
        AmountReader { anchors: Anchors::new(vocabulary), vocabulary }
    }

    /// Whether a word is a code or a word for a currency.
    pub(super) fn has_currency(&self, word: &str) -> bool {
        self.anchors.is_word(word)
    }

    pub(super) fn vocabulary(&self) -> &'static Vocabulary {
        self.vocabulary
    }

    /// The amounts in a text, from the left.
    pub(super) fn amounts(&self, text: &str) -> Vec<Amount> {
        let scan = Scan::new(text);
        let mut amounts = Vec::new();
        let mut start = 0;
        // An amount can go on in the next line, but not in the next paragraph.
        for paragraph in text.split("\n\n") {
            let end = start + paragraph.len();
            self.add_amounts(&scan, start..end, &mut amounts);
            start = end + "\n\n".len();
        }
        amounts
    }

    /// Adds the amounts in a range of a text, which is a paragraph of its own.
    pub(super) fn add_amounts(&self, scan: &Scan<'_>, range: Range<usize>, amounts: &mut Vec<Amount>) {
        if !self.anchors.is_in(scan.part(&range)) {
            return;
        }
        let start = range.start;
        let tokens = Tokens::new(&scan.text[range]);
        let mut end = 0;
        for at in self.anchors.starts(&tokens) {
            if at >= end
                && let Some((mut amount, last)) = amount(&tokens, at, self.vocabulary)
            {
                amount.range = amount.range.start + start..amount.range.end + start;
                amounts.push(amount);
                end = last;
            }
        }
    }
}

/// The amount that begins at a place, and the place after it.
fn amount(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(Amount, usize)> {
    let first = end(tokens, at, vocabulary)?;
    if first.before.is_none() && !can_begin(tokens, at, vocabulary) {
        return None;
    }
    let range = joint(tokens, at, &first, vocabulary)
        .and_then(|joint| range_of(&first, &joint, &end(tokens, joint.next, vocabulary)?));
    let (low, high, currency, last) = match range {
        Some((low, high, currency, last)) => (low, high, currency, last),
        None => {
            let unit = first.unit()?;
            let (value, last) = with_hundredths(tokens, &first, vocabulary);
            (value, value, unit.currency, last)
        }
    };
    // `mellem ca. 3 og 5 mio. kr.` and `ca. mellem 3 og 5 mio. kr.`
    let outer = before_between(tokens, at, vocabulary).unwrap_or(at);
    let hedge = hedge(tokens, at, last, vocabulary).or_else(|| hedge(tokens, outer, last, vocabulary));
    Some((Amount { range: tokens.range(at, last), low, high, currency, hedge }, last))
}

/// The amount with the hundredths after it: `2 kroner og 50 øre`.
fn with_hundredths(tokens: &Tokens<'_>, end: &End, vocabulary: &Vocabulary) -> (Figure, usize) {
    hundredths(tokens, end, vocabulary).unwrap_or((end.value(), end.end))
}

fn hundredths(tokens: &Tokens<'_>, end: &End, vocabulary: &Vocabulary) -> Option<(Figure, usize)> {
    if end.number.has_scale || !end.number.value.is_whole() {
        return None;
    }
    let is_joined = tokens.word(end.end) == Some(vocabulary.and) || tokens.sign(end.end) == Some(',');
    let part = number(tokens, end.end + usize::from(is_joined), false, vocabulary)?;
    let is_part = part.value.is_whole() && part.value.compare(Figure::new(100, 0))?.is_lt();
    let place = tokens.after_hyphen(part.end);
    let word = tokens.word(place)?;
    // `50p`, but not `50 p`
    let is_hundredth = vocabulary.hundredths.contains(&word) && (word.len() > 1 || tokens.is_glued(place));
    if !is_part || !is_hundredth {
        return None;
    }
    let value = end.number.value.plus(part.value.scaled(-2)?)?;
    Some((if end.is_negative { value.negative() } else { value }, place + 1))
}
