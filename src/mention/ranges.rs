//! Ranges: two numbers that have one currency, one scale word or both.
//!
//! Takes the two ends; gives the range, or nothing if each of them is an amount of its own.

use super::ends::End;
use super::figure::Figure;
use super::numbers::Number;
use super::tokens::Tokens;
use super::vocabulary::Vocabulary;
use crate::model::money::Currency;

/// What stands between two numbers.
pub(super) struct Joint {
    kind: Kind,
    /// Whether a word before the first number makes it a year or the beginning of a change.
    is_doubtful: bool,
    /// Whether no space is beside it.
    is_tight: bool,
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
    Some(Joint { kind, is_doubtful, is_tight: tokens.is_glued(at), next: at + 1 })
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
    places.into_iter().flatten().any(|place| before_between(tokens, place, vocabulary).is_some())
}

/// The place of the `between` right before a place.
pub(super) fn before_between(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<usize> {
    vocabulary.between.iter().find_map(|word| tokens.before_phrase(at, word))
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
    let shared = shared_zeros(first, joint, second);
    let currency = shared_currency(first, joint, second, shared > 0)?;
    let low = if shared > 0 { first.number.bare.scaled(shared)? } else { first.number.value };
    let low = if first.is_negative { low.negative() } else { low };
    let high = second.value();
    low.compare(high)?.is_lt().then_some((low, high, currency, second.end))
}

/// The zeros of the second number that count for the first one: those of its scale word, of a hundred in words, or of its
/// groups (`10-15.000 kr.`). They count only if the first number is the smaller one without them.
fn shared_zeros(first: &End, joint: &Joint, second: &End) -> i32 {
    let (one, other) = (&first.number, &second.number);
    if one.zeros > 0 || one.is_hundreds || first.after.is_some() {
        return 0;
    }
    let is_below = |zeros: i32| {
        let other = other.bare.scaled(-zeros);
        other.and_then(|other| one.bare.compare(other)).is_some_and(std::cmp::Ordering::is_lt)
    };
    if other.is_hundreds && is_below(2) {
        return other.zeros + 2;
    }
    if other.zeros > 0 {
        return if is_below(0) { other.zeros } else { 0 };
    }
    let is_short = joint.kind == Kind::Dash && !one.is_grouped && one.bare.is_whole();
    let zeros = if is_short { group_zeros(one.bare, other) } else { 0 };
    if zeros > 0 && is_below(zeros) { zeros } else { 0 }
}

/// The zeros that are left out at the first end of a short range: `10-15.000 kr.`, and `3-400 kr.` of two hundreds in a row.
fn group_zeros(one: Figure, other: &Number) -> i32 {
    let (first, digits) = (one.digits(), other.bare.digits());
    if other.bare.exponent() != 0 || digits == 0 {
        return 0;
    }
    if other.is_grouped {
        return if digits % 1_000_000 == 0 {
            6
        } else if digits % 1_000 == 0 {
            3
        } else {
            0
        };
    }
    if (1..9).contains(&first) && digits == (first + 1) * 100 { 2 } else { 0 }
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
        // `DKK 3-5 million`; `$10 to 15 people` and `$5 – 25 schools` are no ranges.
        (Some(before), _) if second.unit().is_none() && first.after.is_none() => {
            let is_range = joint.is_tight || joint.kind == Kind::Between || second.number.has_scale;
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
