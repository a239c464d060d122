//! Texts as words: without punctuation, line ends, accents and the difference of capital and small letters.
//!
//! Takes a text; gives its words with single spaces around them, and the bytes that each word comes from. So a title is
//! found in any letter case, over two lines, in other quotation marks, and whether its letters are composed or not.

use std::ops::Range;

use crate::letters::{is_mark, without_marks};

/// The words of a text.
pub(super) struct Words {
    /// ` nyt partnerskab `: a space before and after each word.
    text: String,
    /// Where each word begins in `text`, and the bytes it comes from.
    words: Vec<(usize, Range<usize>)>,
}

impl Words {
    pub(super) fn new(text: &str) -> Words {
        let mut words = Words { text: String::with_capacity(text.len() + 2), words: Vec::new() };
        words.text.push(' ');
        let mut start = None;
        for (at, letter) in text.char_indices() {
            if letter.is_alphanumeric() {
                if start.is_none() {
                    words.words.push((words.text.len(), at..at));
                }
                start = Some(at);
                letter.to_lowercase().for_each(|letter| words.push(letter));
            } else if start.is_some() && !is_ignored(letter) {
                words.end(at);
                start = None;
            }
        }
        if start.is_some() {
            words.end(text.len());
        }
        words
    }

    fn push(&mut self, letter: char) {
        if !is_ignored(letter) {
            self.text.push(without_marks(letter));
        }
    }

    fn end(&mut self, at: usize) {
        self.text.push(' ');
        if let Some((_, range)) = self.words.last_mut() {
            range.end = at;
        }
    }

    /// The words with a space before and after each.
    pub(super) fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes that a range of [`Words::as_str`] comes from. The range begins and ends with a space.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        let inside = self.words.iter().filter(|(start, _)| range.contains(start));
        let mut sources = inside.map(|(_, source)| source);
        let first = sources.next().cloned().unwrap_or(0..0);
        let end = sources.next_back().map_or(first.end, |last| last.end);
        first.start..end
    }
}

/// Whether a character inside a word makes no difference: a combining accent, a soft hyphen, a joiner.
fn is_ignored(letter: char) -> bool {
    is_mark(letter) || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_in_every_form() {
        for text in [
            "Støtte på Ærø: 12 nye boliger",
            "STØTTE PÅ ÆRØ – 12 NYE BOLIGER!",
            "støtte\n  pa\u{30a} »Ærø« (12 nye bo\u{ad}liger)",
        ] {
            assert_eq!(Words::new(text).as_str(), " støtte pa ærø 12 nye boliger ", "{text}");
        }
        assert_eq!(Words::new(" – ").as_str(), " ");
    }

    #[test]
    fn words_know_their_bytes() {
        let text = "Om »Ærø og\nAls«.";
        let words = Words::new(text);
        let at = words.as_str().find(" ærø og als ").expect("the words");
        let source = words.source(at..at + " ærø og als ".len());
        assert_eq!(&text[source], "Ærø og\nAls");
    }
}
