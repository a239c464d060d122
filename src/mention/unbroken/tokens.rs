//! A text as numbers, words and signs, with the blanks between them.
//!
//! Takes a text, and its bytes in which tags may be written over; gives [`Tokens`], which say what is at a place. It decides nothing.

use std::ops::Range;

use super::words::{LONG_MONTHS, MONTHS, OTHER_SCALES};
use crate::mention::{IN_DANISH, IN_ENGLISH};

/// Stands for each byte of a tag inside a line, which is passed over.
pub(super) const PASSED_OVER: u8 = 1;

/// Stands for each byte of what ends a line: the tags of blocks, and code.
pub(super) const END: u8 = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Digits, with full stops and commas inside.
    Number,
    Word,
    Sign,
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) class: Class,
    pub(super) range: Range<usize>,
    /// Whether there is a blank before it.
    pub(super) is_spaced: bool,
}

/// A text as numbers, words and signs.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    /// The bytes of the text, in which tags are written over.
    bytes: &'t [u8],
    pub(super) list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    /// The tokens in a part of a text.
    pub(super) fn new(text: &'t str, bytes: &'t [u8], part: Range<usize>) -> Tokens<'t> {
        let bytes = &bytes[..part.end];
        let mut tokens = Tokens { text, bytes, list: Vec::with_capacity(part.len() / 6) };
        let (mut at, mut is_spaced) = (part.start, false);
        while at < bytes.len() {
            let byte = bytes[at];
            let length = match byte {
                b' ' | b'\n' | b'\t' | b'\r' | PASSED_OVER => 1,
                0xC2 if bytes.get(at + 1) == Some(&0xA0) => 2,
                _ => 0,
            };
            if length > 0 {
                is_spaced |= byte != PASSED_OVER;
                at += length;
                continue;
            }
            let (class, end) = first_token(bytes, at);
            tokens.list.push(Token { class, range: at..end, is_spaced });
            (at, is_spaced) = (end, false);
        }
        tokens
    }

    /// Adds the runs of blanks between a token and the one before it.
    pub(super) fn add_blanks_before(&self, at: usize, blanks: &mut Vec<Range<usize>>) {
        let start = at.checked_sub(1).map_or(self.list[at].range.start, |before| self.list[before].range.end);
        let mut run: Option<Range<usize>> = None;
        for place in start..self.list[at].range.start {
            if matches!(self.bytes[place], b' ' | b'\n' | b'\t' | b'\r') {
                run = Some(run.map_or(place, |run| run.start)..place + 1);
            } else {
                blanks.extend(run.take());
            }
        }
        blanks.extend(run);
    }

    pub(super) fn class(&self, at: usize) -> Option<Class> {
        self.list.get(at).map(|token| token.class)
    }

    /// The word at a place; empty if there is none.
    pub(super) fn word(&self, at: usize) -> &'t str {
        match self.list.get(at) {
            Some(token) if token.class == Class::Word => &self.text[token.range.clone()],
            _ => "",
        }
    }

    /// The number at a place; empty if there is none.
    pub(super) fn number(&self, at: usize) -> &'t str {
        match self.list.get(at) {
            Some(token) if token.class == Class::Number => &self.text[token.range.clone()],
            _ => "",
        }
    }

    pub(super) fn is_spaced(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.is_spaced)
    }

    /// Whether one of these signs is at a place.
    pub(super) fn is_sign(&self, at: usize, signs: &[&str]) -> bool {
        let sign = self.list.get(at).filter(|token| token.class == Class::Sign);
        sign.is_some_and(|sign| signs.contains(&&self.text[sign.range.clone()]))
    }

    /// Whether one of these signs is at a place, right after the token before it.
    pub(super) fn is_glued_sign(&self, at: usize, signs: &[&str]) -> bool {
        self.is_sign(at, signs) && !self.is_spaced(at)
    }

    pub(super) fn is_currency_sign(&self, at: usize) -> bool {
        self.is_sign(at, &["$", "€", "£", "¥"])
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    pub(super) fn is_month(&self, at: usize) -> bool {
        self.is_one_of(at, &MONTHS) || self.is_one_of(at, &LONG_MONTHS)
    }

    pub(super) fn is_scale(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_written = |known: &(&str, i32)| known.0.eq_ignore_ascii_case(word);
        let readers = [&IN_DANISH, &IN_ENGLISH];
        let is_read = readers.iter().any(|reader| {
            let vocabulary = reader.vocabulary();
            vocabulary.scales.iter().any(is_written) || vocabulary.glued_scales.iter().any(is_written)
        });
        !word.is_empty() && (is_read || self.is_one_of(at, &OTHER_SCALES))
    }

    /// Whether a word is a scale from a thousand on that is no abbreviation.
    pub(super) fn is_large_scale(&self, at: usize) -> bool {
        let word = self.word(at);
        // Most words are none, and are not looked up.
        let may_be = word.len() > 5 && matches!(word.as_bytes()[0] | 0x20, b'b' | b'm' | b't');
        may_be && self.is_scale(at)
    }

    /// Whether a word is a number: `fem`.
    pub(super) fn is_number_word(&self, at: usize) -> bool {
        let word = self.word(at).to_lowercase();
        !word.is_empty()
            && [&IN_DANISH, &IN_ENGLISH].iter().any(|reader| !reader.vocabulary().parts(&word).is_empty())
    }

    /// Whether a word is a code or a word for a currency.
    pub(super) fn is_currency(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.is_empty() && [&IN_DANISH, &IN_ENGLISH].iter().any(|reader| reader.has_currency(word))
    }

    /// Whether a number is one or two digits.
    pub(super) fn is_day(&self, at: usize) -> bool {
        matches!(self.number(at).len(), 1 | 2)
    }

    pub(super) fn is_year(&self, at: usize) -> bool {
        let number = self.number(at);
        number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The place after a full stop at a place, if there is one right after the token before it.
    pub(super) fn after_full_stop(&self, at: usize) -> usize {
        if self.is_glued_sign(at, &["."]) { at + 1 } else { at }
    }
}

/// The class and the end of the token that begins at a byte.
fn first_token(bytes: &[u8], at: usize) -> (Class, usize) {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_letter = |at: usize| match bytes.get(at) {
        Some(0xC2 | 0xE2) => false,
        Some(byte) => byte.is_ascii_alphabetic() || *byte >= 0x80,
        None => false,
    };
    let mut end = at;
    if is_digit(at) {
        while is_digit(end) || matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1) {
            end += 1;
        }
        return (Class::Number, end);
    }
    // ¼, ½ and ¾
    if let [0xC2, 0xBC..=0xBE, ..] = bytes[at..] {
        return (Class::Number, at + 2);
    }
    while is_letter(end) {
        end += 1;
    }
    if end > at {
        return (Class::Word, end);
    }
    // A sign of one character.
    end += 1;
    while bytes.get(end).is_some_and(|byte| (0x80..0xC0).contains(byte)) {
        end += 1;
    }
    (Class::Sign, end)
}
