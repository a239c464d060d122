//! Ranges: two numbers that have one currency, one scale word or both.
//!
//! Takes the two ends; gives the range, or nothing if each of them is an amount of its own.

use super::ends::End;
use super::figure::Figure;
use super::tokens::Tokens;
use super::vocabulary::Vocabulary;
use crate::model::money::Currency;

/// What stands between two numbers.
pub(super) struct Joint {
    kind: Kind,
    /// Whether a word before the first number makes it a year or the beginning of a change.
    is_doubtful: bool,
    /// The place of the second number.
    pub next: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Dash,
    /// `to`, `or`
    Word,
    /// `between` before the first number, and `and`.
    Between,
}

/// What joins a number to the next one; `start` is the place where the first one begins.
pub(super) fn joint(
    tokens: &Tokens<'_>,
    start: usize,
    first: &End,
    vocabulary: &Vocabulary,
) -> Option<Joint> {
    let at = first.end;
    let kind = kind(tokens, start, at, vocabulary)?;
    let previous = start.checked_sub(1).and_then(|previous| tokens.word(previous));
    let is_after = |words: &[&str]| previous.is_some_and(|word| words.contains(&word));
    let is_doubtful = first.number.is_year && is_after(vocabulary.before_years)
        || kind == Kind::Word && is_after(&[vocabulary.from]);
    Some(Joint { kind, is_doubtful, next: at + 1 })
}

fn kind(tokens: &Tokens<'_>, start: usize, at: usize, vocabulary: &Vocabulary) -> Option<Kind> {
    if let Some(sign) = tokens.sign(at) {
        let is_even = tokens.is_glued(at) == tokens.is_glued(at + 1);
        return (matches!(sign, '-' | '–' | '—') && is_even).then_some(Kind::Dash);
    }
    let word = tokens.word(at)?;
    if vocabulary.range_words.contains(&word) {
        return Some(Kind::Word);
    }
    let is_between = word == vocabulary.and && is_after_between(tokens, start, vocabulary);
    is_between.then_some(Kind::Between)
}

/// Whether `between` stands before a number, or a hedge after it: `mellem ca. 3 og 5 mio. kr.`
fn is_after_between(tokens: &Tokens<'_>, start: usize, vocabulary: &Vocabulary) -> bool {
    let hedged = vocabulary.hedges.iter().find_map(|(phrase, _)| tokens.before_phrase(start, phrase));
    let places = [Some(start), hedged];
    places.into_iter().flatten().any(|place| tokens.before_phrase(place, vocabulary.between).is_some())
}

/// The lower and upper end of a range, its currency, and the place after it.
pub(super) fn range_of(
    first: &End,
    joint: &Joint,
    second: &End,
) -> Option<(Figure, Figure, Option<Currency>, usize)> {
    let is_other_year = first.number.is_year && !second.number.is_year && first.before.is_none();
    if is_other_year || second.is_negative && !first.is_negative {
        return None;
    }
    let shares_scale = shares_scale(first, second);
    let currency = shared_currency(first, joint, second, shares_scale)?;
    let low = if shares_scale { first.number.bare.scaled(second.number.zeros)? } else { first.number.value };
    let low = if first.is_negative { low.negative() } else { low };
    let high = second.value();
    low.compare(high)?.is_lt().then_some((low, high, currency, second.end))
}

/// Whether the scale word of the second number counts for the first one: only if the first one is the smaller.
fn shares_scale(first: &End, second: &End) -> bool {
    let is_smaller = first.number.bare.compare(second.number.bare).is_some_and(std::cmp::Ordering::is_lt);
    first.number.zeros == 0 && second.number.zeros > 0 && first.after.is_none() && is_smaller
}

/// The currency of a range. `None` if these are two amounts.
fn shared_currency(first: &End, joint: &Joint, second: &End, shares_scale: bool) -> Option<Option<Currency>> {
    let both = first.unit().zip(second.unit());
    match (first.before, first.after) {
        // `10-15 mio. kr.`; a currency before the second number is its own.
        (None, None)
            if second.before.is_none() && !joint.is_doubtful || shares_scale && second.before.is_none() =>
        {
            Some(second.unit()?.currency)
        }
        (None, None) => None,
        // `DKK 3-5 million`; `$10 to 15 people` is no range.
        (Some(before), _) if second.unit().is_none() && first.after.is_none() => {
            let is_range = joint.kind != Kind::Word || second.number.has_scale;
            is_range.then_some(before.currency)
        }
        // `$89 to $93 billion`
        (Some(_), _) => {
            let (one, other) = both?;
            let is_range = match joint.kind {
                Kind::Dash | Kind::Between => true,
                Kind::Word => shares_scale || !joint.is_doubtful && !first.number.has_scale,
            };
            (is_range && one.currency == other.currency).then_some(one.currency)
        }
        // `5 kr.-10 kr.`; `5 kr. til 10 kr.` are two amounts.
        (None, Some(_)) => {
            let (one, other) = both?;
            (joint.kind != Kind::Word && one.currency == other.currency).then_some(one.currency)
        }
    }
}
