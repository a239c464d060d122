//! Numbers that may be in an amount or a date, found quickly: most numbers are in none.
//!
//! Takes the bytes of a text, with or without tags, and the place of a number; gives whether a word or sign beside it begins like one of an
//! amount or a date. It may say yes too often, and says no wrongly only to a number whose neighbours also have one that it says yes to.

use super::words::{AFTER_TIMES, BEFORE_NUMBERS, LONG_MONTHS, MONTHS, OTHER_SCALES};
use crate::mention::anchors::{BEGINNINGS, beginning};
use crate::mention::danish::DANISH;
use crate::mention::english::ENGLISH;
use crate::mention::vocabulary::Vocabulary;

/// The most bytes between a number and a word beside it, tags among them.
const BETWEEN: usize = 400;

/// How many words behind a number are looked at.
const WORDS_AFTER: usize = 3;

/// The most bytes of a word that is looked at.
const LONGEST_WORD: usize = 24;

/// A bit for each three letters with which a word beside the number of an amount or a date begins: words of up to three letters, and longer
/// ones. So `for` is not taken for a `forint`.
static KNOWN: [Beginnings; 2] = [known(false), known(true)];

type Beginnings = [u64; BEGINNINGS / 64 + 1];

const fn known(is_long: bool) -> Beginnings {
    let mut known = [0; BEGINNINGS / 64 + 1];
    add_all(&mut known, &MONTHS, is_long);
    add_all(&mut known, &LONG_MONTHS, is_long);
    add_all(&mut known, &OTHER_SCALES, is_long);
    add_all(&mut known, &AFTER_TIMES, is_long);
    add_all(&mut known, &BEFORE_NUMBERS, is_long);
    add_all(&mut known, &["st", "nd", "rd", "th", "of"], is_long);
    add_vocabulary(&mut known, &DANISH, is_long);
    add_vocabulary(&mut known, &ENGLISH, is_long);
    known
}

const fn add_all(known: &mut [u64], words: &[&str], is_long: bool) {
    let mut at = 0;
    while at < words.len() {
        add(known, words[at], is_long);
        at += 1;
    }
}

const fn add_vocabulary(known: &mut [u64], vocabulary: &Vocabulary, is_long: bool) {
    let mut at = 0;
    while at < vocabulary.scales.len() {
        add(known, vocabulary.scales[at].0, is_long);
        at += 1;
    }
    at = 0;
    while at < vocabulary.glued_scales.len() {
        add(known, vocabulary.glued_scales[at].0, is_long);
        at += 1;
    }
    at = 0;
    while at < vocabulary.currencies.len() {
        add(known, vocabulary.currencies[at].word, is_long);
        at += 1;
    }
    at = 0;
    while at < vocabulary.scaled_currencies.len() {
        add(known, vocabulary.scaled_currencies[at].0, is_long);
        at += 1;
    }
    add_all(known, vocabulary.small_codes, is_long);
}

const fn add(known: &mut [u64], word: &str, is_long: bool) {
    if let Some(bit) = beginning(word.as_bytes())
        && (word.len() > 3) == is_long
    {
        known[bit / 64] |= 1 << (bit % 64);
    }
}

/// Whether the digits from `start` to `end` may be in an amount or a date.
pub(super) fn may_be_kept(bytes: &[u8], start: usize, end: usize) -> bool {
    // `5 U.S. dollars`
    let mut next = skip(bytes, end);
    for _ in 0..WORDS_AFTER {
        if begins_like_known(bytes, next) {
            return true;
        }
        next = skip(bytes, after_word(bytes, next));
    }
    let before = skip_back(bytes, start);
    let word = before_word(bytes, before);
    is_currency_sign_before(&bytes[..before]) || begins_like_known(bytes, word)
}

/// The place behind blanks, tags, dashes and marks between a number and a word.
fn skip(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() && at - from < BETWEEN {
        at += match bytes[at..] {
            [b' ' | b'\n' | b'\t' | b'\r' | b'.' | b',' | b'-', ..] => 1,
            [0xC2, 0xA0, ..] => 2,
            [0xE2, 0x80, ..] => 3,
            [b'<', ..] => {
                let tag = &bytes[at..bytes.len().min(from + BETWEEN)];
                tag.iter().position(|byte| *byte == b'>').map_or(BETWEEN, |end| end + 1)
            }
            _ => return at,
        };
    }
    at.min(bytes.len())
}

/// The same before a number.
fn skip_back(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at > 0 && from - at < BETWEEN {
        at -= match bytes[..at] {
            [.., b' ' | b'\n' | b'\t' | b'\r' | b'.' | b',' | b'-'] => 1,
            [.., 0xC2, 0xA0] => 2,
            [.., 0xE2, 0x80, _] => 3,
            [.., b'>'] => {
                let tag = &bytes[from.saturating_sub(BETWEEN).min(at)..at];
                tag.iter().rev().position(|byte| *byte == b'<').map_or(at, |length| length + 1)
            }
            _ => return at,
        };
    }
    at
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || byte >= 0xC3
}

/// The place behind the word at a place.
fn after_word(bytes: &[u8], at: usize) -> usize {
    let word = bytes[at..].iter().take(LONGEST_WORD);
    at + word.take_while(|byte| is_letter(**byte) || **byte >= 0x80).count()
}

/// The place where the word begins that ends at a place.
fn before_word(bytes: &[u8], at: usize) -> usize {
    let word = bytes[..at].iter().rev().take(LONGEST_WORD);
    at - word.take_while(|byte| is_letter(**byte) || **byte >= 0x80).count()
}

/// Whether a currency sign or a word that begins like a known one is at a place.
fn begins_like_known(bytes: &[u8], at: usize) -> bool {
    match bytes[at.min(bytes.len())..] {
        [b'$', ..]
        | [0xC2, 0xA3 | 0xA5 | 0xBC..=0xBE, ..]
        | [0xE2, 0x82, 0xAC, ..]
        | [b'm' | b'M', 0xC3, ..] => true,
        // `EUR`, `mEUR`
        [first, b'A'..=b'Z', b'A'..=b'Z', ..] if first.is_ascii_alphabetic() => true,
        // `37.6 m`
        [b'k' | b'm' | b'b' | b't', after, ..] if !is_letter(after) => true,
        ref word => beginning(word).is_some_and(|bit| {
            let is_long = word.get(3).is_some_and(|byte| is_letter(*byte));
            KNOWN[usize::from(is_long)][bit / 64] & (1 << (bit % 64)) != 0
        }),
    }
}

fn is_currency_sign_before(bytes: &[u8]) -> bool {
    matches!(bytes, [.., b'$'] | [.., 0xC2, 0xA3 | 0xA5] | [.., 0xE2, 0x82, 0xAC])
}
