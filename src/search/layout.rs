//! How many files an index has, and how much of each page is in them.
//!
//! Takes the number of pages of a language and of all languages; gives a [`Layout`]. It depends on nothing else, so that the addresses of the
//! files are known before anything is read: several machines can build a part of the site each. A small site has more text of each page.

/// The most files with hits of words, and with pages, of all languages together.
const WORD_FILES: usize = 110;
const PAGE_FILES: usize = 170;
/// How many pages are in a file at least.
const LEAST_PAGES: usize = 2;
/// How large a file of pages is to be, in bytes, and how much of that a page needs for its title and address.
const PAGE_FILE: usize = 12_000;
const TITLE: usize = 200;
/// How much of the text of a page is shown at least and at most, in bytes.
const LEAST_TEXT: usize = 120;
const MOST_TEXT: usize = 5_000;

/// The files of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// How many pages are searched.
    pub pages: usize,
    /// How many files have pages, each this many.
    pub page_files: usize,
    pub pages_per_file: usize,
    /// How many files have words.
    pub word_files: usize,
    /// How many results are shown at first.
    pub shown: usize,
    /// How many bytes of the text of a page are kept.
    text: usize,
}

impl Layout {
    /// The files for this many pages in a language, of so many in all languages.
    pub fn new(pages: usize, all: usize) -> Layout {
        let all = all.max(pages).max(1);
        let pages_per_file = all.div_ceil(PAGE_FILES).max(LEAST_PAGES);
        let share = (WORD_FILES * pages / all).max(1);
        Layout {
            pages,
            page_files: pages.div_ceil(pages_per_file),
            pages_per_file,
            word_files: share.min(1 + pages / 20),
            shown: shown(pages_per_file),
            text: (PAGE_FILE / pages_per_file).saturating_sub(TITLE).clamp(LEAST_TEXT, MOST_TEXT),
        }
    }

    /// Cuts a text behind a word, if it is too long.
    pub(super) fn shorten(&self, text: &mut String) {
        if text.len() > self.text {
            let end = text.floor_char_boundary(self.text);
            let word_end = text[..end].rfind(char::is_whitespace).unwrap_or(end);
            text.truncate(word_end);
            text.push('…');
        }
    }
}

/// How many results are shown at first. Each can be in a file of its own, and files with many pages are large: at each key, no more than 30 kB
/// are to be fetched.
fn shown(pages_per_file: usize) -> usize {
    match pages_per_file {
        0..=4 => 20,
        5..=16 => 10,
        _ => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_site_has_no_more_than_three_hundred_files() {
        for (pages, all) in [(0, 0), (1, 1), (50, 90), (170, 170), (11_000, 11_000), (40_000, 90_000)] {
            let layout = Layout::new(pages, all);
            assert!(layout.word_files + layout.page_files < 290, "{layout:?}");
            assert!(layout.page_files * layout.pages_per_file >= pages, "{layout:?}");
        }
    }

    #[test]
    fn a_text_is_cut_behind_a_word() {
        let layout = Layout { text: 12, ..Layout::new(1, 1) };
        let mut text = "Et hus på Ærø".to_owned();
        layout.shorten(&mut text);
        assert_eq!(text, "Et hus på…");
    }
}
