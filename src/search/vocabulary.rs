//! The words of pages, each word once.
//!
//! Takes pages; gives a number to each word and keeps for each page which words it has, and the best place of each. Threads read pages by themselves, and
//! their vocabularies are joined in the order of the pages, so the result is the same on every machine.

use std::collections::HashMap;

use super::level::Level;
use super::tokens::each_word;
use super::{Place, SearchedPage, ShownPage};

/// The words of a page, by their numbers, each once with its best place.
pub(super) type PageWords = Box<[(u32, Level)]>;

/// What the name of a thing is joined with to be one word: no word has a blank.
pub(super) const BLANK: char = ' ';
/// What the name of a filter begins with: no word has it.
pub(super) const FILTER: char = ':';
/// What an amount begins with.
pub(super) const AMOUNT: char = '=';

/// The longest name that is a unit, in words. Longer ones are found by their words.
const LONGEST_NAME: usize = 8;

/// Words, and the pages that were read with them.
#[derive(Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<Box<str>, u32>,
    pages: Vec<PageWords>,
    shown: Vec<ShownPage>,
    /// The words of the page that is being read.
    reading: Vec<(u32, Level)>,
}

impl Vocabulary {
    /// The words, by their numbers.
    pub(super) fn words(&self) -> Vec<&str> {
        let mut words: Vec<(&str, u32)> = self.numbers.iter().map(|(word, at)| (&**word, *at)).collect();
        words.sort_unstable_by_key(|(_, at)| *at);
        words.into_iter().map(|(word, _)| word).collect()
    }

    /// Reads a page.
    pub(super) fn add(&mut self, page: SearchedPage<'_>) {
        for (place, text) in &page.texts {
            self.add_text(text, *place);
        }
        for name in &page.own_names {
            self.add_text(name, Place::Title);
            self.add_name(name, Level::NAME);
        }
        for name in &page.other_names {
            self.add_text(name, Place::Summary);
            self.add_name(name, Level::of(Place::Summary));
        }
        for (place, amount) in &page.amounts {
            self.add_word(amount, Level::of(*place));
        }
        for filter in &page.filters {
            self.add_word(&format!("{FILTER}{filter}"), Level::of(Place::Title));
        }
        self.reading.sort_unstable();
        self.reading.dedup_by_key(|(word, _)| *word);
        self.pages.push(self.reading.as_slice().into());
        self.reading.clear();
        self.shown.push(page.shown);
    }

    fn add_text(&mut self, text: &str, place: Place) {
        each_word(text, |word| self.add_word(word, Level::of(place)));
    }

    /// Adds a name as a unit.
    fn add_name(&mut self, name: &str, level: Level) {
        let mut words = Vec::new();
        each_word(name, |word| words.push(word.to_owned()));
        match words.len() {
            // A short name in a text is a word like any other; only its own page has it as a name.
            1 if level != Level::NAME => {}
            1..=LONGEST_NAME => self.add_word(&words.join(&BLANK.to_string()), level),
            _ => {}
        }
    }

    fn add_word(&mut self, word: &str, level: Level) {
        let number = self.number(word);
        self.reading.push((number, level));
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        self.numbers.insert(word.into(), number);
        number
    }

    /// Takes over the words and pages of another vocabulary; gives what its results show.
    pub(super) fn absorb(&mut self, other: Vocabulary, pages: &mut Vec<PageWords>) -> Vec<ShownPage> {
        let own: Vec<u32> = other.words().into_iter().map(|word| self.number(word)).collect();
        for mut page in other.pages {
            for (word, _) in &mut page {
                *word = own[*word as usize];
            }
            pages.push(page);
        }
        other.shown
    }
}
