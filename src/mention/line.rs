//! A line of a text as tokens, with what is named in it.
//!
//! Takes a line, the names that were found in it, and what its links lead to; gives the [`Line`], in which rules look at what is beside a
//! name. What follows from that is not known here.

use std::ops::Range;

use super::names::{NameForm, NameHit, Names, ThingIx};
use super::tokens::Tokens;
use crate::model::Kind;

/// A link to a sheet: the bytes of its words, which are none if the join writes them, and the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedThing {
    pub range: Range<usize>,
    pub thing: ThingIx,
}

/// What is named in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    Thing(Kind),
    LastName,
    Title,
}

/// A place in a line where something is named.
#[derive(Debug)]
pub(super) struct Named {
    pub naming: Naming,
    /// Its first token, and the one after it: after the genitive s, if there is one.
    pub first: usize,
    pub end: usize,
    /// The bytes of the name, without a genitive s.
    pub range: Range<usize>,
    pub is_genitive: bool,
    pub things: Box<[ThingIx]>,
}

impl Named {
    /// Whether it is a link whose words the join writes.
    fn is_empty(&self) -> bool {
        self.first == self.end
    }
}

/// A line of a text.
#[derive(Debug)]
pub(super) struct Line<'t> {
    pub text: &'t str,
    pub tokens: Tokens<'t>,
    /// From the left.
    pub named: Vec<Named>,
    /// The numbers of those with words, by where they end.
    by_end: Vec<usize>,
}

impl<'t> Line<'t> {
    /// `links` are in the order of the line.
    pub fn new(text: &'t str, names: &Names, hits: &[NameHit], links: &[LinkedThing]) -> Line<'t> {
        let mut line = Line { text, tokens: Tokens::new(text), named: Vec::new(), by_end: Vec::new() };
        for link in links {
            let naming = Naming::Thing(names.thing(link.thing).kind);
            line.add(naming, link.range.clone(), Box::new([link.thing]));
        }
        for hit in hits {
            let next = links.partition_point(|link| link.range.end <= hit.range.start);
            let is_linked = links.get(next).is_some_and(|link| link.range.start < hit.range.end);
            if !is_linked {
                line.add_hit(names, hit);
            }
        }
        line.named.sort_by_key(|named| (named.first, named.end));
        let with_words = (0..line.named.len()).filter(|&number| !line.named[number].is_empty());
        line.by_end = with_words.collect();
        line.by_end.sort_by_key(|&number| line.named[number].end);
        line
    }

    /// Adds what a name can mean. One that is both a title and a last name is both.
    fn add_hit(&mut self, names: &Names, hit: &NameHit) {
        let meanings = names.meanings(hit);
        for kind in [Kind::Organisation, Kind::Partnership, Kind::Agreement, Kind::Person] {
            let full = meanings.iter().filter(|meaning| meaning.form == NameForm::Full);
            let things = full.map(|meaning| meaning.thing).filter(|thing| names.thing(*thing).kind == kind);
            self.add(Naming::Thing(kind), hit.range.clone(), things.collect());
        }
        for (form, naming) in [(NameForm::LastName, Naming::LastName), (NameForm::Title, Naming::Title)] {
            let things = meanings.iter().filter(|meaning| meaning.form == form).map(|meaning| meaning.thing);
            self.add(naming, hit.range.clone(), things.collect());
        }
    }

    fn add(&mut self, naming: Naming, range: Range<usize>, things: Box<[ThingIx]>) {
        if things.is_empty() {
            return;
        }
        let first = self.tokens.at_byte(range.start);
        let mut end = self.tokens.at_byte(range.end);
        let rest = &self.text[range.end..];
        let is_genitive = ["s", "S", "'s", "’s", "'", "’"].iter().any(|mark| {
            let after = rest.strip_prefix(mark);
            !range.is_empty() && after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        // `BL's` is three tokens; `BLs` is one.
        if is_genitive && rest.starts_with(['\'', '’']) {
            end += 1;
            if self.tokens.word(end) == Some("s") && self.tokens.is_glued(end) {
                end += 1;
            }
        }
        self.named.push(Named { naming, first, end, range, is_genitive, things });
    }

    /// What is named from this token on.
    pub fn named_at(&self, first: usize, naming: Naming) -> Option<&Named> {
        self.all_at(first).iter().find(|named| named.naming == naming && !named.is_empty())
    }

    /// All that is named from this token on, also by links without words.
    pub fn all_at(&self, first: usize) -> &[Named] {
        let from = self.named.partition_point(|named| named.first < first);
        let to = self.named.partition_point(|named| named.first <= first);
        &self.named[from..to]
    }

    /// All that is named between two tokens, the last one not included.
    pub fn all_between(&self, first: usize, end: usize) -> impl Iterator<Item = &Named> {
        let from = self.named.partition_point(|named| named.first < first);
        let to = self.named.partition_point(|named| named.first <= end);
        self.named[from..to.max(from)].iter().filter(move |named| named.end <= end)
    }

    /// All that is named up to this token, which is not included.
    pub fn all_before(&self, end: usize) -> impl Iterator<Item = &Named> {
        let from = self.by_end.partition_point(|&number| self.named[number].end < end);
        let up_to = self.by_end[from..].iter().map(|&number| &self.named[number]);
        up_to.take_while(move |named| named.end == end)
    }

    /// All that has this token in its name.
    pub fn all_around(&self, at: usize) -> impl Iterator<Item = &Named> {
        let from = self.by_end.partition_point(|&number| self.named[number].end <= at);
        let after = self.by_end[from..].iter().map(|&number| &self.named[number]);
        after.take_while(move |named| named.first <= at)
    }

    /// What is named up to this token, which is not included.
    pub fn named_before(&self, end: usize, naming: Naming) -> Option<&Named> {
        self.all_before(end).find(|named| named.naming == naming)
    }

    /// Whether the token is a word that begins with a capital letter.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.tokens.word(at).is_some() && self.tokens.written(at).starts_with(char::is_uppercase)
    }

    /// Whether the word at a place is one of these.
    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.word(at).is_some_and(|word| words.contains(&word))
    }

    /// The place after the phrase of these that begins here.
    pub fn after_any(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| self.tokens.after_phrase(at, phrase))
    }

    /// The bytes from a token to another one, which is not included. Empty if there is none between.
    pub fn bytes(&self, from: usize, to: usize) -> Range<usize> {
        if from < to { self.tokens.range(from, to) } else { 0..0 }
    }
}
