//! Numbers in digits.
//!
//! Takes the place of a token; gives the number that begins there, and the place after it. It reads no scale word.

use super::figure::{Figure, MOST_DIGITS};
use super::tokens::Tokens;
use super::vocabulary::Vocabulary;

/// A number in digits without its scale: `1.250.000,50`, `1 250 000`, `2½`, `2 1/2`, `½`.
pub(super) fn in_digits(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(Figure, usize)> {
    if let Some(hundredths) = tokens.sign(at).and_then(fraction_sign) {
        return Some((Figure::hundredths(hundredths), at + 1));
    }
    if !tokens.is_number(at) {
        return None;
    }
    if let Some((hundredths, end)) = written_fraction(tokens, at) {
        return Some((Figure::hundredths(hundredths), end));
    }
    let (digits, end) = spaced_groups(tokens, at);
    let figure = read_digits(&digits, vocabulary)?;
    let sign = tokens.sign(end).filter(|_| tokens.is_glued(end)).and_then(fraction_sign);
    let part = match sign {
        Some(hundredths) => Some((hundredths, end + 1)),
        None => written_fraction(tokens, end),
    };
    match part {
        Some((hundredths, end)) if figure.is_whole() => {
            Some((figure.plus(Figure::hundredths(hundredths))?, end))
        }
        _ => Some((figure, end)),
    }
}

fn fraction_sign(sign: char) -> Option<i128> {
    match sign {
        '½' => Some(50),
        '¼' => Some(25),
        '¾' => Some(75),
        _ => None,
    }
}

/// `1/2`, `1/4` or `3/4`, in hundredths.
fn written_fraction(tokens: &Tokens<'_>, at: usize) -> Option<(i128, usize)> {
    let is_joined = tokens.sign(at + 1) == Some('/') && tokens.is_glued(at + 1) && tokens.is_glued(at + 2);
    if !is_joined {
        return None;
    }
    match (tokens.written(at), tokens.written(at + 2)) {
        ("1", "2") => Some((50, at + 3)),
        ("1", "4") => Some((25, at + 3)),
        ("3", "4") => Some((75, at + 3)),
        _ => None,
    }
}

/// The digits at a place, with the groups of three after them that only spaces separate.
fn spaced_groups(tokens: &Tokens<'_>, at: usize) -> (String, usize) {
    let is_digits = |at: usize| tokens.is_number(at) && !tokens.written(at).contains(['.', ',']);
    let mut digits = tokens.written(at).to_owned();
    let mut end = at + 1;
    if !is_digits(at) || digits.len() > 3 || digits.starts_with('0') {
        return (digits, end);
    }
    while tokens.is_number(end) && !tokens.is_glued(end) && digits.len() <= MOST_DIGITS {
        let group = tokens.written(end);
        // The last group can have decimals: `1 250 000,50`.
        let whole = group.split(['.', ',']).next().unwrap_or(group);
        let is_last = !is_digits(end);
        let decimals = group.len() - whole.len();
        if whole.len() != 3 || (is_last && !(2..=3).contains(&decimals)) {
            break;
        }
        digits.push_str(group);
        end += 1;
        if is_last {
            break;
        }
    }
    (digits, end)
}

/// Digits with the marks of the language. The marks of the other one are read where they can mean nothing else: `37.6` in
/// Danish, `1,250,000.50` as well, but `1.250` is a thousand.
fn read_digits(text: &str, vocabulary: &Vocabulary) -> Option<Figure> {
    let (decimal, group) = (vocabulary.decimal_mark, vocabulary.group_mark);
    with_marks(text, decimal, group).or_else(|| {
        let is_clear = text.contains(decimal) && text.contains(group)
            || text.matches(decimal).count() > 1
            || text.rsplit(group).next().is_some_and(|decimals| decimals.len() <= 2);
        if is_clear { with_marks(text, group, decimal) } else { None }
    })
}

/// Digits with one mark before the decimals, and another one between groups of three.
fn with_marks(text: &str, decimal: char, group: char) -> Option<Figure> {
    let (whole, decimals) = text.split_once(decimal).unwrap_or((text, ""));
    if decimals.contains(['.', ',']) {
        return None;
    }
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let mut digits = first.to_owned();
    for other in groups {
        if first.len() > 3 || first.starts_with('0') || other.len() != 3 {
            return None;
        }
        digits.push_str(other);
    }
    Figure::from_digits(&digits, decimals)
}
