//! Where amounts can be: before or after a sign, a code or a word for a currency.
//!
//! Takes a text or its tokens; gives the places at which an amount can begin. Most texts have none, and are read no further.
//! This is only for speed: it lets through what is no amount, and judges nothing.

use super::scan::Part;
use super::tokens::{Class, Tokens};
use super::vocabulary::Vocabulary;
use crate::model::money::Currency;

/// The most tokens between the number and the word for its currency: the full stops of `5 U.S. dollars`.
const BETWEEN: usize = 4;

/// What is looked for in a language.
#[derive(Debug)]
pub(super) struct Anchors {
    vocabulary: &'static Vocabulary,
    /// A bit for each three letters with which a word for a currency begins. Few words have the first letters of one.
    beginnings: [u64; BEGINNINGS / 64 + 1],
}

impl Anchors {
    /// Made by the compiler, because it is asked for in every text.
    pub const fn new(vocabulary: &'static Vocabulary) -> Anchors {
        let mut anchors = Anchors { vocabulary, beginnings: [0; BEGINNINGS / 64 + 1] };
        let mut at = 0;
        while at < vocabulary.currencies.len() {
            anchors.add(vocabulary.currencies[at].word);
            at += 1;
        }
        at = 0;
        while at < vocabulary.scaled_currencies.len() {
            anchors.add(vocabulary.scaled_currencies[at].0);
            at += 1;
        }
        at = 0;
        while at < vocabulary.small_codes.len() {
            anchors.add(vocabulary.small_codes[at]);
            at += 1;
        }
        anchors
    }

    const fn add(&mut self, word: &str) {
        if let Some(bit) = beginning(word.as_bytes()) {
            self.beginnings[bit / 64] |= 1 << (bit % 64);
        }
    }

    /// Whether a part of a text has an anchor.
    pub fn is_in(&self, part: Part<'_>) -> bool {
        let Part { text, words, signs } = part;
        words.iter().any(|at| self.may_begin(&text.as_bytes()[*at..]) && self.is_word(word_at(text, *at)))
            || signs.iter().any(|at| self.is_sign(&text.as_bytes()[*at..]))
    }

    fn is_sign(&self, text: &[u8]) -> bool {
        match text {
            [b'$', ..] | [0xC2, 0xA3 | 0xA5, ..] => true,
            [b',', b'-' | 0xE2, ..] => self.vocabulary.has_even_mark,
            _ => text.starts_with("€".as_bytes()),
        }
    }

    /// Whether a word that begins like this may be an anchor. Few words may.
    fn may_begin(&self, text: &[u8]) -> bool {
        // `EUR` and `MEUR`.
        let is_like_code = matches!(text, [_, b'A'..=b'Z', b'A'..=b'Z', ..]);
        is_like_code || self.is_likely(text)
    }

    fn is_likely(&self, word: &[u8]) -> bool {
        beginning(word).is_some_and(|bit| self.beginnings[bit / 64] & (1 << (bit % 64)) != 0)
    }

    /// Whether a word is a code or a word for a currency.
    pub(super) fn is_word(&self, word: &str) -> bool {
        let bytes = word.as_bytes();
        if (3..=4).contains(&bytes.len()) && bytes[1..].iter().all(u8::is_ascii_uppercase) {
            // `EUR` or `MEUR`; `EURO` is a word.
            let is_code = Currency::from_code(word).is_some() || Currency::from_code(&word[1..]).is_some();
            if is_code {
                return true;
            }
        }
        self.is_likely(bytes) && self.is_listed(word)
    }

    fn is_listed(&self, word: &str) -> bool {
        let is_written = |known: &str| known.eq_ignore_ascii_case(word);
        self.vocabulary.currencies.iter().any(|known| is_written(known.word))
            || self.vocabulary.scaled_currencies.iter().any(|(known, _, _)| is_written(known))
            || self.vocabulary.small_codes.contains(&word)
    }

    fn is_at(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        match tokens.class(at) {
            Some(Class::Word) => {
                let word = tokens.written(at);
                // The letters before the first one that is not ASCII are enough for `krónur`.
                self.is_word(word)
                    || !word.is_ascii() && self.vocabulary.currency(tokens.word(at).unwrap_or("")).is_some()
            }
            Some(Class::Sign('$' | '€' | '£' | '¥')) => true,
            Some(Class::Sign(',')) => {
                self.vocabulary.has_even_mark && matches!(tokens.sign(at + 1), Some('-' | '–' | '—'))
            }
            _ => false,
        }
    }

    /// The places at which an amount can begin, in their order: those before an anchor that can be a part of its number.
    pub fn starts(&self, tokens: &Tokens<'_>) -> Vec<usize> {
        let mut starts = Vec::new();
        let mut done = 0;
        for anchor in 0..tokens.len() {
            if !self.is_at(tokens, anchor) {
                continue;
            }
            let mut start = anchor.saturating_sub(BETWEEN).max(done);
            while start > done && self.can_belong(tokens, start - 1) {
                start -= 1;
            }
            starts.extend(start..=anchor);
            done = anchor + 1;
        }
        starts
    }

    /// Whether a token can be a part of a number or stand between two of them.
    fn can_belong(&self, tokens: &Tokens<'_>, at: usize) -> bool {
        match tokens.class(at) {
            Some(Class::Number) => true,
            Some(Class::Sign(sign)) => matches!(sign, '-' | '–' | '—' | '−' | '.' | '/' | '½' | '¼' | '¾'),
            Some(Class::Word) => {
                let joins =
                    |word: &str| self.vocabulary.range_words.contains(&word) || word == self.vocabulary.minus;
                tokens.word(at).is_some_and(joins) || !self.vocabulary.parts_at(tokens, at).is_empty()
            }
            Some(Class::Address) | None => false,
        }
    }
}

/// The letters of ASCII from a place on.
fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    &rest[..length]
}

/// How many beginnings of words there are: two letters, and a third one or none.
pub(super) const BEGINNINGS: usize = 26 * 26 * 27;

/// A number for the first three letters of a word; `None` if it does not begin with two letters of ASCII.
pub(super) const fn beginning(word: &[u8]) -> Option<usize> {
    if let [first, second, rest @ ..] = word
        && let Some(first) = letter(*first)
        && let Some(second) = letter(*second)
    {
        let third = match rest {
            [third, ..] => letter(*third),
            [] => None,
        };
        let third = match third {
            Some(third) => third,
            None => 26,
        };
        return Some((first * 26 + second) * 27 + third);
    }
    None
}

/// The place of a letter in the alphabet, from 0.
const fn letter(byte: u8) -> Option<usize> {
    if byte.is_ascii_alphabetic() { Some((byte.to_ascii_lowercase() - b'a') as usize) } else { None }
}
