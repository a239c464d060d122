//! A text as words, numbers and signs.
//!
//! Takes a text; gives its tokens with their bytes. Spaces of every kind, line ends among them, only separate tokens.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Digits.
    Number,
    Sign(char),
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// Whether nothing is between it and the token before it.
    pub(super) is_glued: bool,
}

/// The tokens of a text.
pub(super) struct Tokens<'t> {
    text: &'t str,
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    pub(super) fn new(text: &'t str) -> Tokens<'t> {
        let mut list: Vec<Token> = Vec::new();
        for (at, c) in text.char_indices() {
            let kind = if c.is_ascii_digit() {
                Kind::Number
            } else if c.is_alphabetic() {
                Kind::Word
            } else if c.is_whitespace() {
                continue;
            } else {
                Kind::Sign(c)
            };
            let end = at + c.len_utf8();
            match list.last_mut() {
                Some(last)
                    if last.range.end == at
                        && last.kind == kind
                        && matches!(kind, Kind::Word | Kind::Number) =>
                {
                    last.range.end = end;
                }
                last => {
                    let is_glued = last.is_some_and(|last| last.range.end == at);
                    list.push(Token { kind, range: at..end, is_glued });
                }
            }
        }
        Tokens { text, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The bytes from the token at `from` to the one before `to`.
    pub(super) fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.get(from).map_or(self.text.len(), |token| token.range.start);
        let end = to.checked_sub(1).and_then(|last| self.get(last)).map_or(start, |token| token.range.end);
        start..end
    }

    /// The word at a token; empty if it is none.
    pub(super) fn word(&self, at: usize) -> &'t str {
        match self.get(at) {
            Some(token) if token.kind == Kind::Word => &self.text[token.range.clone()],
            _ => "",
        }
    }

    /// The digits at a token; empty if it is no number.
    pub(super) fn digits(&self, at: usize) -> &'t str {
        match self.get(at) {
            Some(token) if token.kind == Kind::Number => &self.text[token.range.clone()],
            _ => "",
        }
    }

    /// The number at a token, if it has between `fewest` and `most` digits.
    pub(super) fn number(&self, at: usize, fewest: usize, most: usize) -> Option<i16> {
        let digits = self.digits(at);
        (fewest..=most).contains(&digits.len()).then(|| digits.parse().ok()).flatten()
    }

    /// Whether a token is one of these signs.
    pub(super) fn is_sign(&self, at: usize, signs: &str) -> bool {
        matches!(self.get(at), Some(Token { kind: Kind::Sign(sign), .. }) if signs.contains(*sign))
    }

    /// Whether a token follows the one before it without a space.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.is_glued)
    }

    /// Whether the word at a token is one of these, in any letter case.
    pub(super) fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|known| crate::model::calendar::is_same(word, known))
    }

    /// The same of the token before `at`.
    pub(super) fn follows_word(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is_word(before, words))
    }
}
