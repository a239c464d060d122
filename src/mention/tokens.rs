//! A text as numbers, words and signs.
//!
//! Takes a text; gives its [`Tokens`], each with its bytes and whether there is a space before it. Letters and digits are
//! apart also where nothing stands between them (`USD10m` is three tokens). It knows no language: what a word or a number
//! means is said elsewhere.

use std::ops::Range;

/// What kind of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Digits, with full stops and commas inside: `1.250.000,50`.
    Number,
    /// Letters.
    Word,
    /// One character that is neither.
    Sign(char),
    /// A piece that can hold no words: an address of the web or of mail.
    Address,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub class: Class,
    pub start: usize,
    pub end: usize,
    /// Whether there is a space before it, or the text begins with it.
    pub is_spaced: bool,
}

/// The tokens of a text. Every place after the last one is empty, so that a rule can look ahead.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    /// The text in small letters, with every character at the same bytes.
    lower: String,
    tokens: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub fn new(text: &'t str) -> Tokens<'t> {
        let mut tokens = Vec::with_capacity(text.len() / 5);
        let has_addresses = text.contains("://") || text.contains('@') || text.contains("www.");
        let mut at = 0;
        let mut is_spaced = true;
        while let Some(c) = text[at..].chars().next() {
            if c.is_whitespace() {
                at += c.len_utf8();
                is_spaced = true;
                continue;
            }
            let (class, length) = first_token(&text[at..], c, is_spaced && has_addresses);
            tokens.push(Token { class, start: at, end: at + length, is_spaced });
            at += length;
            is_spaced = false;
        }
        Tokens { text, lower: lower(text), tokens }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The first token that begins at this byte or after it.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.tokens.partition_point(|token| token.start < byte)
    }

    pub fn class(&self, at: usize) -> Option<Class> {
        Some(self.tokens.get(at)?.class)
    }

    pub fn is_number(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Number)
    }

    /// The sign at a place.
    pub fn sign(&self, at: usize) -> Option<char> {
        match self.class(at)? {
            Class::Sign(sign) => Some(sign),
            _ => None,
        }
    }

    /// The word at a place, in small letters.
    pub fn word(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at).filter(|token| token.class == Class::Word)?;
        Some(&self.lower[token.start..token.end])
    }

    /// A token as it is written; empty after the last one.
    pub fn written(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| &self.text[token.start..token.end])
    }

    /// Whether a token follows the one before it without a space.
    pub fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| !token.is_spaced)
    }

    /// Whether there is a full stop right after the token before it.
    pub fn is_full_stop(&self, at: usize) -> bool {
        self.is_glued(at) && self.sign(at) == Some('.')
    }

    /// The place after a hyphen that joins a word to what is before it, as in `10-million`; the same place if there is none.
    pub fn after_hyphen(&self, at: usize) -> usize {
        let is_hyphen = self.sign(at) == Some('-') && self.is_glued(at) && self.is_glued(at + 1);
        if is_hyphen && self.word(at + 1).is_some() { at + 1 } else { at }
    }

    /// The bytes from one token to another one, which is not included.
    pub fn range(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].start..self.tokens[to - 1].end
    }

    /// The place after a phrase that begins here, such as `swiss francs`. Its words are small, with one space between them. A
    /// full stop after a word of the text, as in `U.S.`, is passed over if the phrase says so: `u. s.`.
    pub fn after_phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Nearly every phrase that is asked for begins with another word.
        if !phrase.starts_with(self.word(at)?) {
            return None;
        }
        let mut at = at;
        for part in phrase.split(' ') {
            let word = part.trim_end_matches('.');
            if self.word(at)? != word {
                return None;
            }
            at += 1;
            if part.ends_with('.') && self.sign(at) == Some('.') {
                at += 1;
            }
        }
        Some(at)
    }

    /// Where a phrase begins that ends before this place.
    pub fn before_phrase(&self, end: usize, phrase: &str) -> Option<usize> {
        let mut at = end;
        for part in phrase.rsplit(' ') {
            let word = part.trim_end_matches('.');
            if part.ends_with('.') && at > 0 && self.sign(at - 1) == Some('.') {
                at -= 1;
            }
            at = at.checked_sub(1)?;
            if self.word(at)? != word {
                return None;
            }
        }
        Some(at)
    }
}

/// Whether a number can be the year of a press release or of what it is about.
pub(super) fn is_year(written: &str) -> bool {
    let is_of_this_time = ["18", "19", "20"].iter().any(|century| written.starts_with(century));
    written.len() == 4 && is_of_this_time && !written.contains(['.', ','])
}

/// The class and length of the token with which a text begins.
fn first_token(text: &str, c: char, may_be_address: bool) -> (Class, usize) {
    if may_be_address && let Some(length) = address(text) {
        return (Class::Address, length);
    }
    if c.is_ascii_digit() {
        return (Class::Number, number(text.as_bytes()));
    }
    if c.is_alphabetic() {
        return (Class::Word, text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len()));
    }
    (Class::Sign(c), c.len_utf8())
}

/// The length of a number: a full stop or comma belongs to it only between digits.
fn number(text: &[u8]) -> usize {
    let is_digit = |at: usize| text.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while is_digit(end) || (end > 0 && matches!(text.get(end), Some(b'.' | b',')) && is_digit(end + 1)) {
        end += 1;
    }
    end
}

/// The length of an address with which a text begins.
fn address(text: &str) -> Option<usize> {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let piece = &text[..end];
    (piece.contains("://") || piece.starts_with("www.") || piece.contains('@')).then_some(end)
}

/// The text in small letters. A letter whose small form has another length stays as it is: no word of a table has one.
fn lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut lower = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            lower.push(c.to_ascii_lowercase());
            continue;
        }
        let mut small = c.to_lowercase();
        match (small.next(), small.next()) {
            (Some(small), None) if small.len_utf8() == c.len_utf8() => lower.push(small),
            _ => lower.push(c),
        }
    }
    lower
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_numbers_words_and_signs() {
        let tokens = Tokens::new("Ca. 1.250,50 kr.-USD10m (€5), se https://a.dk/5kr");
        let written: Vec<&str> = (0..tokens.len()).map(|at| tokens.written(at)).collect();
        let expected = [
            "Ca",
            ".",
            "1.250,50",
            "kr",
            ".",
            "-",
            "USD",
            "10",
            "m",
            "(",
            "€",
            "5",
            ")",
            ",",
            "se",
            "https://a.dk/5kr",
        ];
        assert_eq!(written, expected);
        assert!(tokens.is_glued(1) && !tokens.is_glued(2));
        assert_eq!(tokens.word(0), Some("ca"));
        assert_eq!(tokens.class(15), Some(Class::Address));
    }

    #[test]
    fn phrases_are_found_from_both_ends() {
        let tokens = Tokens::new("about 5 U.S. dollars");
        assert_eq!(tokens.after_phrase(2, "u. s."), Some(6));
        assert_eq!(tokens.after_phrase(2, "u. k."), None);
        assert_eq!(tokens.before_phrase(1, "about"), Some(0));
        assert_eq!(tokens.before_phrase(1, "just about"), None);
    }
}
