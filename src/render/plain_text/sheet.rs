//! A sheet of plain text: lines of a bounded width, and blank lines between blocks.
//!
//! Takes words and the signs in front of a block; gives lines. A line ends only between words, so an address that is too long for a line has one of its
//! own and can still be clicked on. Scripts that are written without blanks have wide letters: these are two columns wide, and a line may end between
//! any two of them. It knows no HTML.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Keeps words together that should be on one line. In the finished text it is a blank like all others.
const NO_BREAK_SPACE: char = '\u{a0}';

/// What stands in front of the lines of a block: once, then in front of its other lines.
struct Margin {
    first: Option<String>,
    rest: String,
}

/// Plain text that is being written.
pub(super) struct Sheet {
    text: String,
    /// How many columns a line has.
    columns: usize,
    margins: Vec<Margin>,
    /// Whether the next line has a blank line before it.
    is_apart: bool,
}

impl Sheet {
    pub(super) fn new(columns: usize) -> Sheet {
        Sheet { text: String::with_capacity(4 << 10), columns, margins: Vec::new(), is_apart: false }
    }

    /// Puts a blank line before whatever comes next.
    pub(super) fn set_apart(&mut self) {
        self.is_apart = true;
    }

    /// Indents what comes next: by `first` once, then by as many blanks.
    pub(super) fn indent(&mut self, first: &str) {
        let rest = " ".repeat(first.width());
        self.margins.push(Margin { first: Some(first.to_owned()), rest });
    }

    /// Ends what [`Sheet::indent`] began.
    pub(super) fn outdent(&mut self) {
        self.margins.pop();
    }

    /// Adds words, in as many lines as they need. A line end in them ends the line. Gives the width of the longest line.
    pub(super) fn words(&mut self, words: &str) -> usize {
        let mut widest = 0;
        for part in words.trim().split('\n') {
            widest = widest.max(self.wrapped(part));
        }
        widest
    }

    /// Adds a heading: words with a line of `sign` below them.
    pub(super) fn heading(&mut self, words: &str, sign: &str) {
        self.set_apart();
        let width = self.words(words);
        self.line(&sign.repeat(width));
        self.set_apart();
    }

    /// Adds a line as it is.
    pub(super) fn line(&mut self, line: &str) {
        if self.is_apart && !self.text.is_empty() {
            self.text.push('\n');
        }
        self.is_apart = false;
        let start = self.text.len();
        for margin in &mut self.margins {
            let written = margin.first.take();
            self.text.push_str(written.as_deref().unwrap_or(&margin.rest));
        }
        self.text.push_str(line);
        self.text.truncate(start + self.text[start..].trim_end().len());
        self.text.push('\n');
    }

    /// The whole text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// How many columns there are between the margin and the end of the line.
    pub(super) fn room(&self) -> usize {
        let margin: usize = self.margins.iter().map(|margin| margin.rest.len()).sum();
        self.columns.saturating_sub(margin).max(1)
    }

    /// Adds words in lines; gives the width of the longest.
    fn wrapped(&mut self, words: &str) -> usize {
        let room = self.room();
        let (mut line, mut width, mut widest) = (String::new(), 0, 0);
        for word in words.split([' ', '\t']).filter(|word| !word.is_empty()) {
            for piece in pieces(word, room) {
                let piece_width = piece.width();
                let is_next_word = !line.is_empty() && piece.as_ptr() == word.as_ptr();
                let blank = usize::from(is_next_word);
                if !line.is_empty() && width + blank + piece_width > room {
                    self.line(&line);
                    line.clear();
                    width = 0;
                } else if is_next_word {
                    line.push(' ');
                    width += 1;
                }
                line.extend(piece.chars().map(|c| if c == NO_BREAK_SPACE { ' ' } else { c }));
                width += piece_width;
                widest = widest.max(width);
            }
        }
        if !line.is_empty() {
            self.line(&line);
        }
        widest
    }
}

/// A word in the pieces between which a line may end: itself, unless it is too wide for a line and has wide letters.
fn pieces(word: &str, room: usize) -> Vec<&str> {
    let is_wide = |c: char| c.width() == Some(2);
    if word.width() <= room || !word.contains(is_wide) {
        return vec![word];
    }
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, letter) in word.char_indices().skip(1) {
        // Marks without a width of their own belong to the letter before them.
        if letter.width() != Some(0) && (is_wide(letter) || word[start..at].contains(is_wide)) {
            pieces.push(&word[start..at]);
            start = at;
        }
    }
    pieces.push(&word[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(columns: usize, words: &str) -> String {
        let mut sheet = Sheet::new(columns);
        sheet.words(words);
        sheet.finish()
    }

    #[test]
    fn lines_end_between_words() {
        assert_eq!(lines(10, "aaa bbb ccc dddd"), "aaa bbb\nccc dddd\n");
        assert_eq!(lines(10, "a\u{a0}b cccccccc"), "a b\ncccccccc\n");
        assert_eq!(lines(10, "see https://example.dk/long now"), "see\nhttps://example.dk/long\nnow\n");
        assert_eq!(lines(10, "æøå æøå æøå"), "æøå æøå\næøå\n");
        assert_eq!(lines(10, "one\ntwo"), "one\ntwo\n");
    }

    #[test]
    fn wide_letters_have_two_columns_and_need_no_blanks() {
        assert_eq!(lines(10, "日本語日本語日本語"), "日本語日本\n語日本語\n");
        assert_eq!(lines(6, "ab 日本語"), "ab\n日本語\n");
    }

    #[test]
    fn blocks_are_indented_and_apart() {
        let mut sheet = Sheet::new(12);
        sheet.heading("Titel", "=");
        sheet.indent("- ");
        sheet.words("aaaa bbbb cccc");
        sheet.outdent();
        sheet.set_apart();
        sheet.words("d");
        assert_eq!(sheet.finish(), "Titel\n=====\n\n- aaaa bbbb\n  cccc\n\nd\n");
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]
        #[test]
        fn no_line_is_too_wide_but_that_of_a_long_word(words in "([a-zæøå日本]{1,9}| |\u{a0}|\u{301}|😀){0,40}", columns in 4_usize..30) {
            // What no line can end in: letters that are not wide, with no blank among them.
            let runs = words.split(|c: char| c == ' ' || c.width() == Some(2));
            let longest = runs.map(UnicodeWidthStr::width).max().unwrap_or(0);
            for line in lines(columns, &words).lines() {
                assert!(line.width() <= columns.max(longest), "{line:?}");
            }
            let letters = |text: &str| text.replace(['\u{a0}', '\n', ' '], "");
            assert_eq!(letters(&lines(columns, &words)), letters(&words));
        }
    }
}
