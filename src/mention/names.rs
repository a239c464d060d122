//! The names of a site in running text.
//!
//! Takes the names of all sheets, once; gives [`Names`], which finds them in a text: whole words, with or without a genitive s, and in
//! other cases of letters where that cannot be an ordinary word. All are searched for at the same time, from the words that begin like one
//! of them: searching from every letter took four times as long. Whether a text may name a thing is not judged here.

pub(super) mod spelling;

use std::ops::Range;

use aho_corasick::automaton::OverlappingState;
use aho_corasick::{AhoCorasick, Anchored, Input, StartKind};

use super::scan::Scan;
use crate::model::{Id, Kind};
use spelling::{is_joined, is_no_phrase, is_whole};

/// A sheet with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedThing {
    pub kind: Kind,
    pub id: Id,
}

/// The number of a [`NamedThing`] in [`Names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThingIx(u32);

impl ThingIx {
    /// Its place in [`Names::things`].
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a text is to the thing that it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameForm {
    /// A name, an alias or a short name: whoever reads it knows what is meant.
    Full,
    /// The last name of a person.
    LastName,
    /// A title that a person holds or held, or its short form.
    Title,
}

/// That a text is a name of a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meaning {
    pub thing: ThingIx,
    pub form: NameForm,
}

/// A name as it is written on a sheet, and everything that it can mean.
#[derive(Debug, PartialEq, Eq)]
struct Name {
    written: Box<str>,
    meanings: Vec<Meaning>,
}

/// A place in a text that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameHit {
    /// The bytes of the name, without a genitive s.
    pub range: Range<usize>,
    /// Its number among the names.
    name: u32,
}

impl NameHit {
    /// The same with its bytes counted from a later place of the text.
    pub(super) fn counted_from(&self, start: usize) -> NameHit {
        NameHit { range: self.range.start - start..self.range.end - start, ..*self }
    }
}

/// All names of a site, ready to be searched for.
#[derive(Debug)]
pub struct Names {
    things: Vec<NamedThing>,
    names: Vec<Name>,
    /// The names that are titles of each thing.
    titles: Vec<Vec<u32>>,
    automaton: AhoCorasick,
    /// The number of the name that each pattern of the automaton is a spelling of.
    patterns: Vec<u32>,
    beginnings: Beginnings,
}

/// Whether the same names mean the same things; the rest is made from them.
impl PartialEq for Names {
    fn eq(&self, other: &Names) -> bool {
        self.things == other.things && self.names == other.names
    }
}

/// The bytes of the shortest name that is searched for. A single letter is more often something else.
const SHORTEST: usize = 2;

/// The bytes of the longest name that is searched for. Nobody writes a longer one in a sentence.
const LONGEST: usize = 200;

/// The letters of the longest name that is an abbreviation: `bl` is not BL.
const LONGEST_ABBREVIATION: usize = 4;

/// The letters of the shortest name that can be no ordinary word or phrase even if it is written in small letters.
const SHORTEST_UNMISTAKABLE: usize = 15;

/// Collects [`Names`].
#[derive(Debug, Default)]
pub struct NamesBuilder {
    things: Vec<NamedThing>,
    names: Vec<(Box<str>, Meaning)>,
}

impl NamesBuilder {
    /// Adds a thing. Names can be added for it.
    ///
    /// # Panics
    /// If there are more than 4,294,967,295, each of which is a file in memory.
    pub fn thing(&mut self, kind: Kind, id: Id) -> ThingIx {
        #[expect(clippy::expect_used, reason = "each thing is a file in memory")]
        let ix = ThingIx(u32::try_from(self.things.len()).expect("fewer things than bytes"));
        self.things.push(NamedThing { kind, id });
        ix
    }

    /// Adds a name of a thing.
    pub fn name(&mut self, thing: ThingIx, form: NameForm, written: &str) {
        // A name is searched for from its first letter.
        let written = written.trim_start_matches(|c: char| !c.is_alphanumeric());
        // A number is more often another one.
        let has_letters = written.contains(char::is_alphabetic);
        if has_letters && (SHORTEST..=LONGEST).contains(&written.len()) {
            self.names.push((written.into(), Meaning { thing, form }));
        }
    }

    /// Prepares the search.
    ///
    /// # Panics
    /// If the names together have more than 2,147,483,647 bytes, which no memory holds with their sheets.
    pub fn build(mut self) -> Names {
        self.names.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut names: Vec<Name> = Vec::new();
        for (written, meaning) in self.names {
            match names.last_mut() {
                // A name that is the same in both languages means one thing.
                Some(last) if last.written == written && last.meanings.contains(&meaning) => {}
                Some(last) if last.written == written => last.meanings.push(meaning),
                _ => names.push(Name { written, meanings: vec![meaning] }),
            }
        }
        let mut titles = vec![Vec::new(); self.things.len()];
        let mut spellings = Vec::new();
        let mut patterns = Vec::new();
        for (name, number) in names.iter().zip(0_u32..) {
            for meaning in name.meanings.iter().filter(|meaning| meaning.form == NameForm::Title) {
                titles[meaning.thing.index()].push(number);
            }
            for spelling in spellings_of(&name.written) {
                spellings.push(spelling);
                patterns.push(number);
            }
        }
        let mut builder = AhoCorasick::builder();
        builder.ascii_case_insensitive(true).start_kind(StartKind::Anchored);
        #[expect(clippy::expect_used, reason = "names are short, and their sheets are in memory")]
        let automaton = builder.build(&spellings).expect("the names of a site fit into one search");
        let beginnings = Beginnings::new(&spellings);
        Names { things: self.things, names, titles, automaton, patterns, beginnings }
    }
}

/// A name as it is written; with letters beyond ASCII, whose case the search does not know, also in small and in capital letters.
fn spellings_of(written: &str) -> Vec<String> {
    let mut spellings = vec![written.to_owned()];
    if !written.is_ascii() {
        for spelling in [written.to_lowercase(), written.to_uppercase()] {
            if !spellings.contains(&spelling) {
                spellings.push(spelling);
            }
        }
    }
    spellings
}

impl Names {
    /// The thing of a number.
    pub fn thing(&self, ix: ThingIx) -> &NamedThing {
        &self.things[ix.index()]
    }

    /// Every thing, in the order of the numbers.
    pub fn things(&self) -> &[NamedThing] {
        &self.things
    }

    /// The numbers of all things, in their order.
    pub fn numbers(&self) -> impl Iterator<Item = ThingIx> {
        (0..).map(ThingIx).take(self.things.len())
    }

    /// What a name that was found can mean.
    pub fn meanings(&self, hit: &NameHit) -> &[Meaning] {
        &self.names[hit.name as usize].meanings
    }

    /// A name that was found, as its sheet writes it.
    pub fn written(&self, hit: &NameHit) -> &str {
        &self.names[hit.name as usize].written
    }

    /// The titles that a thing has or had, as its sheet writes them.
    pub(super) fn titles(&self, thing: ThingIx) -> impl Iterator<Item = &str> {
        self.titles[thing.index()].iter().map(|name| &*self.names[*name as usize].written)
    }

    /// The names in a text, from the left. Of those that overlap, the first counts, and of those the longest.
    pub(super) fn find(&self, scan: &Scan<'_>) -> Vec<NameHit> {
        let text = scan.text;
        let mut hits = Vec::new();
        let mut end = 0;
        for &at in &scan.words {
            let may_begin = at >= end && self.beginnings.may_begin(&text.as_bytes()[at..]);
            if may_begin && let Some(hit) = self.longest_at(text, at) {
                end = hit.range.end;
                hits.push(hit);
            }
        }
        hits
    }

    /// The longest name that begins at a place.
    fn longest_at(&self, text: &str, at: usize) -> Option<NameHit> {
        let input = Input::new(text).range(at..).anchored(Anchored::Yes);
        let mut state = OverlappingState::start();
        let mut longest: Option<NameHit> = None;
        loop {
            self.automaton.find_overlapping(input.clone(), &mut state);
            let Some(found) = state.get_match() else {
                return longest;
            };
            let name = self.patterns[found.pattern().as_usize()];
            let hit = NameHit { range: found.range(), name };
            // A name inside of the one that begins here is found with it.
            let is_longer = hit.range.start == at
                && longest.as_ref().is_none_or(|longest| longest.range.end < hit.range.end);
            if is_longer && is_whole(text, &hit.range) && self.is_name(text, &hit) {
                longest = Some(hit);
            }
        }
    }

    /// Whether a place that has the letters of a name is the name, or in the capitals of a title of the text.
    fn is_name(&self, text: &str, hit: &NameHit) -> bool {
        let Name { written, meanings } = &self.names[hit.name as usize];
        let is_title = meanings.iter().any(|meaning| meaning.form == NameForm::Title);
        let is_a = |kind: Kind| meanings.iter().any(|meaning| self.thing(meaning.thing).kind == kind);
        if !is_title && is_joined(text, &hit.range, is_a(Kind::Person)) {
            return false;
        }
        let found = &text[hit.range.clone()];
        if found == &**written {
            return true;
        }
        if meanings.iter().all(|meaning| meaning.form == NameForm::LastName) {
            return false;
        }
        if is_title {
            return true;
        }
        let letters = written.chars().count();
        if letters <= LONGEST_ABBREVIATION || found.starts_with(char::is_uppercase) {
            return letters > LONGEST_ABBREVIATION;
        }
        // An agreement is often named in small letters, and a person's name is no phrase.
        let is_known = is_a(Kind::Agreement) || is_a(Kind::Person);
        letters >= SHORTEST_UNMISTAKABLE && (is_known || is_no_phrase(text, &hit.range))
    }
}

/// With which bytes names begin, in any case of letters. Few other words begin with the first four bytes of a name.
#[derive(Debug)]
struct Beginnings {
    /// A bit for each four first bytes, by [`key`].
    of_long: Box<[u64]>,
    /// A bit for the first two bytes of names that have no four.
    of_short: Box<[u64]>,
}

impl Beginnings {
    fn new(spellings: &[String]) -> Beginnings {
        let empty = || vec![0_u64; usize::from(u16::MAX) / 64 + 1].into_boxed_slice();
        let mut beginnings = Beginnings { of_long: empty(), of_short: empty() };
        for spelling in spellings {
            match spelling.as_bytes() {
                [a, b, c, d, ..] => set(&mut beginnings.of_long, key([*a, *b, *c, *d])),
                [a, b, ..] => set(&mut beginnings.of_short, key([*a, *b, 0, 0])),
                _ => {}
            }
        }
        beginnings
    }

    /// Whether a name may begin like this text.
    fn may_begin(&self, text: &[u8]) -> bool {
        let is_short = |a, b| is_set(&self.of_short, key([a, b, 0, 0]));
        match text {
            [a, b, c, d, ..] => is_set(&self.of_long, key([*a, *b, *c, *d])) || is_short(*a, *b),
            [a, b, ..] => is_short(*a, *b),
            _ => false,
        }
    }
}

fn set(bits: &mut [u64], key: u16) {
    bits[usize::from(key / 64)] |= 1 << (key % 64);
}

fn is_set(bits: &[u64], key: u16) -> bool {
    bits[usize::from(key / 64)] & 1 << (key % 64) != 0
}

/// A number for four bytes, the same for small and capital letters: in ASCII, and in UTF-8 also for æ, ø and å, they differ by this bit.
fn key(bytes: [u8; 4]) -> u16 {
    const SMALL: u32 = 0x2020_2020;
    // Fibonacci hashing: the upper half of the product depends on every bit.
    let product = (u32::from_le_bytes(bytes) | SMALL).wrapping_mul(0x9E37_79B1);
    let [_, _, low, high] = product.to_le_bytes();
    u16::from_le_bytes([low, high])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut builder = NamesBuilder::default();
        let mut add = |id: &str, kind: Kind, written: &[(NameForm, &str)]| {
            let thing = builder.thing(kind, Id::parse(id).expect("an id"));
            for (form, written) in written {
                builder.name(thing, *form, written);
            }
        };
        add(
            "bl",
            Kind::Organisation,
            &[(NameForm::Full, "BL"), (NameForm::Full, "BL – Danmarks Almene Boliger")],
        );
        add("aeldre", Kind::Organisation, &[(NameForm::Full, "Ældre Sagen")]);
        add("fonden", Kind::Organisation, &[(NameForm::Full, "Ældre Sagens Fond")]);
        add("sammen", Kind::Partnership, &[(NameForm::Full, "Sammen om byen")]);
        add(
            "anna",
            Kind::Person,
            &[
                (NameForm::Full, "Anna Holm"),
                (NameForm::LastName, "Holm"),
                (NameForm::Title, "social- og ældreminister"),
            ],
        );
        builder.build()
    }

    fn found(text: &str) -> Vec<&str> {
        names().find(&Scan::new(text)).into_iter().map(|hit| &text[hit.range]).collect()
    }

    #[test]
    fn names_are_found_as_whole_words_with_a_genitive_and_in_other_cases() {
        for (text, expected) in [
            ("BL og BLs formand, BL's hus (BL).", vec!["BL", "BL", "BL", "BL"]),
            ("bl.a. bl, info@bl.dk, BL.dk, BLX, www.bl.dk/BL", vec![]),
            ("BL – Danmarks Almene Boliger", vec!["BL – Danmarks Almene Boliger"]),
            ("ÆLDRE SAGEN og Ældre Sagens Fond", vec!["ÆLDRE SAGEN", "Ældre Sagens Fond"]),
            ("Ældre Sagens formand", vec!["Ældre Sagen"]),
            ("Vi går sammen om byen. SAMMEN OM BYEN", vec!["SAMMEN OM BYEN"]),
            ("Anna Holm-Jensen, Bo-Anna Holm og Holm-Jensen", vec!["Holm"]),
            ("BL-formanden og BL-Invest", vec!["BL"]),
            (
                "Social- og ældreminister Anna Holm, siger Holm på en holm",
                vec!["Social- og ældreminister", "Anna Holm", "Holm"],
            ),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn a_name_of_two_things_means_both() {
        let mut builder = NamesBuilder::default();
        let one = builder.thing(Kind::Person, Id::parse("a").expect("an id"));
        let two = builder.thing(Kind::Person, Id::parse("b").expect("an id"));
        builder.name(one, NameForm::LastName, "Holm");
        builder.name(two, NameForm::LastName, "Holm");
        builder.name(two, NameForm::LastName, "Holm");
        let names = builder.build();
        let hits = names.find(&Scan::new("Holm"));
        assert_eq!(names.meanings(&hits[0]).len(), 2);
        assert_eq!(names.thing(names.meanings(&hits[0])[1].thing).id.as_str(), "b");
    }
}
