//! The titles that a text gives people, right beside their names.
//!
//! Takes a [`Line`]; gives a [`TitleMention`] for each title that is joined to the name of a person of the site: before it (`direktør NN`,
//! `Skatteministeren (NN)`, `BL's direktør NN`, `direktør i BL, NN`) or after it (`NN, direktør i BL`, `NN, der er direktør`, `NN (direktør)`). A title is
//! what the site has as one, or a word that its language has as one. Across other words nothing is joined: who is meant is a guess there.
//! Left out is what can be the title of the next person of a list, and a last name that another person of the text may have.
//! Whether somebody holds a title is not known here.

mod after;
mod before;
mod compare;
mod ladders;
mod last_names;
mod words;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub use compare::{SingleTitle, single_titles};

use super::line::{Line, Named, Naming};
use super::names::spelling::is_joined;
use super::names::{NameHit, Names, ThingIx};
use super::sentences::sentence_around;
use crate::model::{Kind, Language};
use last_names::LastNames;
use words::TitleWords;

/// A title that a text gives a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleMention {
    /// The bytes of the title, without where it is held.
    pub range: Range<usize>,
    /// The title as it is written.
    pub title: Box<str>,
    /// Whom its name can mean.
    pub people: Box<[ThingIx]>,
    pub held_at: HeldAt,
    /// Whether it is said not to be held now: `tidligere`, `acting`.
    pub is_of_other_time: bool,
    /// The years that the sentence names: it can be about one of them.
    pub years: Box<[i16]>,
    /// Whether it is definite by its form: `direktøren`.
    pub is_definite: bool,
}

/// Where the text says that a title is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldAt {
    Unsaid,
    /// The bytes of the name, and what it can mean.
    Organisation(Range<usize>, Box<[ThingIx]>),
    /// At something that the site does not know.
    Elsewhere,
}

/// The most titles or areas that `og` and commas join to a first one. Nobody has more.
const MOST_JOINED: usize = 5;

/// A title among the tokens of a line, and what is beside it.
#[derive(Debug)]
struct Found {
    first: usize,
    end: usize,
    held_at: HeldAt,
    is_of_other_time: bool,
}

/// Reads the titles of a text, line by line.
#[derive(Debug)]
pub(super) struct TitleReader<'t> {
    last_names: LastNames<'t>,
    language: Language,
}

impl<'t> TitleReader<'t> {
    /// `hits` are the names in the text, from the left.
    pub fn new(text: &'t str, names: &'t Names, hits: &'t [NameHit], language: Language) -> TitleReader<'t> {
        TitleReader { last_names: LastNames::new(text, names, hits, language), language }
    }

    /// The titles in a line of the text.
    pub fn in_line(&mut self, line: &Line<'_>) -> Vec<TitleMention> {
        titles(line, &mut self.last_names, self.language)
    }
}

/// A line and the words of its language.
struct Reader<'l> {
    line: &'l Line<'l>,
    words: &'static TitleWords,
    language: Language,
    /// The years in the line, with their places in its bytes.
    years: Vec<(usize, i16)>,
    /// The tokens that say that the sentence is about another time.
    long_ago: Vec<usize>,
}

fn titles(line: &Line<'_>, last_names: &mut LastNames<'_>, language: Language) -> Vec<TitleMention> {
    let reader = Reader::new(line, language);
    let mut mentions = Vec::new();
    // The token up to which titles are those of a person before.
    let mut taken = 0;
    for person in &line.named {
        let is_last_name = person.naming == Naming::LastName;
        if !(is_last_name || person.naming == Naming::Thing(Kind::Person)) || !reader.is_whole_name(person) {
            continue;
        }
        let before = reader.title_before(person).filter(|found| found.first >= taken);
        let has_title = before.is_some();
        if is_last_name
            && (!reader.may_be_last_name(person, has_title) || last_names.are_of_another(person, line))
        {
            continue;
        }
        mentions.extend(before.map(|found| reader.mention(person, found)));
        if let Some(found) = reader.title_after(person, has_title) {
            taken = found.end;
            mentions.push(reader.mention(person, found));
        }
    }
    mentions
}

/// The years in a text, each with its place.
fn years_in(text: &str) -> Vec<(usize, i16)> {
    let mut years = Vec::new();
    let mut start = 0;
    for digits in text.split(|c: char| !c.is_ascii_digit()) {
        let year = digits.parse().ok().filter(|year| digits.len() == 4 && (1900..2100).contains(year));
        years.extend(year.map(|year| (start, year)));
        start += digits.len() + text[start + digits.len()..].chars().next().map_or(0, char::len_utf8);
    }
    years
}

/// A title in the definite form of its language; `None` if it has none or several words, or if it is not known how.
pub fn definite_title(title: &str, language: Language) -> Option<String> {
    TitleWords::of(language).definite_of(title)
}

/// Whether a title says where it is held: `direktør i BL`.
pub fn names_place(title: &str, language: Language) -> bool {
    title.split_whitespace().any(|word| TitleWords::of(language).at.contains(&word))
}

impl<'l> Reader<'l> {
    fn new(line: &'l Line<'l>, language: Language) -> Reader<'l> {
        let words = TitleWords::of(language);
        let long_ago = (0..line.tokens.len()).filter(|&at| line.is_one_of(at, words.long_ago)).collect();
        Reader { line, words, language, years: years_in(line.text), long_ago }
    }

    fn mention(&self, person: &Named, found: Found) -> TitleMention {
        let range = self.line.bytes(found.first, found.end);
        let last = self.line.tokens.word(found.end - 1).unwrap_or("");
        let is_definite = self.is_definite(found.end);
        let sentence = sentence_around(self.line.text, &range);
        TitleMention {
            title: self.line.text[range.clone()].into(),
            years: self.years_of(&sentence),
            is_of_other_time: found.is_of_other_time
                || self.words.is_former(last)
                || self.is_long_ago(&sentence),
            range,
            people: person.things.clone(),
            held_at: found.held_at,
            is_definite,
        }
    }

    /// The years that a sentence names.
    fn years_of(&self, sentence: &Range<usize>) -> Box<[i16]> {
        let from = self.years.partition_point(|(at, _)| *at < sentence.start);
        let years = self.years[from..].iter().take_while(|(at, _)| *at < sentence.end);
        years.map(|(_, year)| *year).collect()
    }

    /// Whether a sentence says that it is about another time.
    fn is_long_ago(&self, sentence: &Range<usize>) -> bool {
        let first = self.line.tokens.at_byte(sentence.start);
        let end = self.line.tokens.at_byte(sentence.end);
        let next = self.long_ago.partition_point(|at| *at < first);
        self.long_ago.get(next).is_some_and(|at| *at < end)
    }

    /// Whether a name does not go on: `Anna Holm` is not `Anna Holm Jensen` or `Bo-Anna Holm`.
    fn is_whole_name(&self, person: &Named) -> bool {
        let is_shown = person.first == person.end;
        is_shown
            || !is_joined(self.line.text, &person.range, true)
                && (person.is_genitive || !self.line.is_capitalised(person.end))
    }

    /// Whether a last name is alone: right after a title, or after a word in small letters.
    fn may_be_last_name(&self, person: &Named, has_title: bool) -> bool {
        has_title || person.first == 0 || !self.line.is_capitalised(person.first - 1)
    }

    /// A word that is a title by how it ends, and does not belong to a longer word with a hyphen.
    fn is_title_word(&self, at: usize) -> bool {
        self.line.tokens.word(at).is_some_and(|word| self.words.title(word).is_some())
    }

    /// Whether the place is inside of a word with a hyphen or of an abbreviation: `ex-direktør`.
    fn is_after_hyphen(&self, at: usize) -> bool {
        at > 0 && self.line.tokens.sign(at - 1) == Some('-') && self.line.tokens.is_glued(at)
    }

    /// Whether the title that ends here is definite.
    fn is_definite(&self, end: usize) -> bool {
        self.line.tokens.word(end - 1).and_then(|word| self.words.title(word)) == Some(true)
    }

    fn organisation(&self, named: &Named) -> HeldAt {
        HeldAt::Organisation(named.range.clone(), named.things.clone())
    }

    /// The place after a title that begins here.
    fn title_from(&self, at: usize) -> Option<usize> {
        self.titles_from(at, MOST_JOINED)
    }

    /// The place after a title that begins here, with at most so many others that `og` joins to it.
    fn titles_from(&self, at: usize, most_joined: usize) -> Option<usize> {
        let line = self.line;
        let mut head = at;
        while line.is_one_of(head, self.words.ranks) {
            head = head + 1 + usize::from(line.tokens.sign(head + 1) == Some('.'));
        }
        let known = line.named_at(at, Naming::Title).or_else(|| line.named_at(head, Naming::Title));
        let mut end = known.map(|named| named.end).filter(|_| known.is_none_or(|named| !named.is_genitive));
        end = end.max(line.after_any(head, self.words.phrases));
        if let Some(after) = self.after_areas(head, MOST_JOINED) {
            end = end.max(Some(after));
        } else if self.is_title_word(head) {
            end = end.max(Some(self.after_area(head)));
        }
        let end = end?;
        // `formand og direktør`, but `statsministeren og skatteminister NN` are two people.
        if most_joined > 0
            && line.is_one_of(end, &[self.words.and])
            && let Some(other) = self.titles_from(end + 1, most_joined - 1)
            && self.is_definite(end) == self.is_definite(other)
        {
            return Some(other);
        }
        Some(end)
    }

    /// The place after `kultur- og kirkeminister`, with at most so many more areas.
    fn after_areas(&self, at: usize, most_joined: usize) -> Option<usize> {
        let tokens = &self.line.tokens;
        tokens.word(at)?;
        let is_hyphen = tokens.sign(at + 1) == Some('-') && tokens.is_glued(at + 1);
        if !is_hyphen || tokens.is_glued(at + 2) && tokens.sign(at + 2) != Some(',') {
            return None;
        }
        let next = at + 2 + usize::from(tokens.sign(at + 2) == Some(','));
        let next = next + usize::from(self.line.is_one_of(next, &[self.words.and]));
        if self.is_title_word(next) {
            Some(next + 1)
        } else {
            self.after_areas(next, most_joined.checked_sub(1)?)
        }
    }

    /// The place after `Minister for Culture and Church Affairs`; after the word at this place if no area follows.
    fn after_area(&self, head: usize) -> usize {
        let line = self.line;
        if self.language != Language::ENGLISH || line.tokens.word(head) != Some("minister") {
            return head + 1;
        }
        if !line.is_one_of(head + 1, self.words.before_area) {
            return head + 1;
        }
        let mut end = head + 2;
        let mut last = head + 1;
        while end < head + 12 && line.all_at(end).iter().all(|named| named.naming == Naming::Title) {
            if line.is_capitalised(end) {
                last = end + 1;
            } else if !line.is_one_of(end, &["the", "and", "of"]) {
                break;
            }
            end += 1;
        }
        if last > head + 1 { last } else { head + 1 }
    }
}
