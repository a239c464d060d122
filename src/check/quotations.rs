//! What a release quotes somebody with is what the person's statements say.
//!
//! A quotation is compared with all statements of its speaker that are in the language of the text. The same words, or an excerpt of
//! them, agree; a quotation that is like none has no statement, which is no mistake. Each is compared once, for the rule and for the
//! pages that show what quotes what ([`Quoted`]).

mod alignment;
mod comparison;
mod difference;
mod likeness;
mod words;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use super::named_sheets::{NamedSheet, NamedSheets};
use super::verdict::{MentionedIn, Verdict};
use crate::diagnostic::{Diagnostic, Location, MentionProblem, Related};
use crate::join::{Ix, Person, Release, Site, Statement, Version};
use crate::mention::{Mention, Quotation};
use crate::model::release::{Passage, ReleaseMention};
use crate::model::{Language, Text};
use crate::path;
use crate::source::FileId;
use comparison::{Comparison, Speaker};

/// A quotation beside the statements of its speaker.
type Compared = Comparison<Ix<Statement>>;

/// A person with the statements in one language.
type JoinedSpeaker<'s> = Speaker<'s, Ix<Statement>>;

/// Where a quotation is.
type Place = (FileId, Passage, usize);

/// Every quotation of the site that is like a statement.
#[derive(Debug, Default)]
pub(super) struct Comparisons {
    by_place: HashMap<Place, Compared>,
}

/// A quotation with its place.
struct Found<'s> {
    place: Place,
    release: Ix<Release>,
    speaker: (Ix<Person>, Language),
    quotation: &'s Quotation,
}

/// What releases quote of statements.
#[derive(Debug, Default)]
pub struct Quoted {
    /// The releases that quote each statement, by number.
    releases: BTreeMap<Ix<Statement>, BTreeSet<Ix<Release>>>,
    /// The excerpts in each file, in the order of the text.
    excerpts: BTreeMap<FileId, Vec<Excerpt>>,
}

/// A quotation that is only a part of what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub statement: Ix<Statement>,
    /// The words of the quotation, without the marks around it.
    pub words: String,
}

impl Quoted {
    /// The releases that quote a statement.
    pub fn releases(&self, statement: Ix<Statement>) -> impl Iterator<Item = Ix<Release>> {
        self.releases.get(&statement).into_iter().flatten().copied()
    }

    /// The excerpts that a text has.
    pub fn excerpts(&self, file: FileId) -> &[Excerpt] {
        self.excerpts.get(&file).map_or(&[], Vec::as_slice)
    }
}

/// Compares every quotation with the statements of its speaker.
pub(super) fn compare(site: &Site, named: &NamedSheets) -> (Comparisons, Quoted) {
    let found: Vec<Found<'_>> =
        site.releases.entries().flat_map(|(ix, release)| in_release(site, named, ix, release)).collect();
    let wanted: BTreeSet<(Ix<Person>, Language)> = found.iter().map(|found| found.speaker).collect();
    let wanted: Vec<(Ix<Person>, Language)> = wanted.into_iter().collect();
    let speakers: Vec<JoinedSpeaker<'_>> =
        wanted.par_iter().map(|(person, language)| speaker(site, *person, *language)).collect();
    let speakers: BTreeMap<(Ix<Person>, Language), JoinedSpeaker<'_>> =
        wanted.into_iter().zip(speakers).collect();
    let compared: Vec<Option<Compared>> = found
        .par_iter()
        .map(|found| {
            let parts: Vec<&str> = found.quotation.parts.iter().map(|part| &*part.text).collect();
            speakers.get(&found.speaker)?.compare(&parts)
        })
        .collect();
    let mut comparisons = Comparisons::default();
    let mut quoted = Quoted::default();
    for (found, comparison) in found.into_iter().zip(compared) {
        if let Some(comparison) = comparison {
            quoted.add(&found, &comparison);
            comparisons.by_place.insert(found.place, comparison);
        }
    }
    for excerpts in quoted.excerpts.values_mut() {
        let mut seen = BTreeSet::new();
        excerpts.retain(|excerpt| seen.insert((excerpt.statement, excerpt.words.clone())));
    }
    (comparisons, quoted)
}

impl Quoted {
    fn add(&mut self, found: &Found<'_>, comparison: &Compared) {
        let statement = match comparison {
            Comparison::Same(statement) | Comparison::Excerpt(statement) => *statement,
            // A waiver can let it stand: the release quotes the statement all the same.
            Comparison::Changed(changed) => changed.statement,
        };
        self.releases.entry(statement).or_default().insert(found.release);
        // The words of fields are in lists and feeds, too, which have no place for it.
        if let (Comparison::Excerpt(statement), (file, Passage::Body, _)) = (comparison, found.place) {
            let parts: Vec<&str> = found.quotation.parts.iter().map(|part| part.text.trim()).collect();
            let excerpt = Excerpt { statement: *statement, words: parts.join(" … ") };
            self.excerpts.entry(file).or_default().push(excerpt);
        }
    }
}

/// The quotations of a release whose speakers have statements.
fn in_release<'s>(
    site: &'s Site,
    named: &'s NamedSheets,
    release: Ix<Release>,
    joined: &'s Release,
) -> impl Iterator<Item = Found<'s>> {
    let in_version = move |version: &'s Version| {
        version.text.mentions.iter().filter_map(move |mention| {
            let Mention::Quotation(quotation) = &mention.mention else {
                return None;
            };
            let Some(NamedSheet::Person(person)) = named.get(quotation.speaker) else {
                return None;
            };
            let place = place_of(version, mention, quotation);
            let has_statements = !site.backlinks.people[person].statements.is_empty();
            let speaker = (person, version.language);
            has_statements.then_some(Found { place, release, speaker, quotation })
        })
    };
    joined.versions.iter().flat_map(in_version)
}

fn place_of(version: &Version, mention: &ReleaseMention, quotation: &Quotation) -> Place {
    (version.file, mention.passage, quotation.range.start)
}

/// What a person said in a language.
fn speaker(site: &Site, person: Ix<Person>, language: Language) -> JoinedSpeaker<'_> {
    let statements = site.backlinks.people[person].statements.iter();
    let said = statements.filter_map(|ix| Some((*ix, words_in(site, *ix, language)?)));
    Speaker::new(language, said)
}

/// The words of a statement in a language, if it has them.
fn words_in(site: &Site, statement: Ix<Statement>, language: Language) -> Option<&str> {
    let sheet = &site.statements[statement].sheet;
    let is_other = sheet.language.as_ref().is_some_and(|tag| tag.as_str() != language.tag());
    if is_other {
        return None;
    }
    // A tag says the language of a plain text.
    let default = sheet.language.as_ref().map_or(site.settings.default_language(), |_| language);
    let phrase = sheet.text.in_language(language, default);
    (phrase.language == language).then_some(phrase.text)
}

/// Whether a quotation has the words of a statement.
pub(super) fn judge(place: MentionedIn<'_>, mention: &ReleaseMention, quotation: &Quotation) -> Verdict {
    let site = place.content.site;
    let at = place_of(place.version, mention, quotation);
    let changed = match place.content.quotations.by_place.get(&at) {
        Some(Comparison::Same(statement) | Comparison::Excerpt(statement)) => {
            return Verdict::Agrees(text_of(site, *statement, place.version.language));
        }
        Some(Comparison::Changed(changed)) => changed,
        None => return Verdict::Unmatched,
    };
    let problem = MentionProblem::QuotationDiffers {
        said: changed.said.clone(),
        written: changed.written.clone(),
        replacement: replacement(place, mention, quotation, changed.right.as_deref()),
    };
    let found = Diagnostic::new(problem, place.place(mention, &quotation.range));
    let statement = text_of(site, changed.statement, place.version.language);
    Verdict::Differs(found.related(statement, Related::Statement))
}

/// What to write in place of the quotation, where the file has it in one piece and without markup.
fn replacement(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    quotation: &Quotation,
    right: Option<&str>,
) -> Option<String> {
    let ([part], Some(right)) = (&*quotation.parts, right) else {
        return None;
    };
    let is_as_written = place.words(mention, &quotation.range) == *part.text;
    let is_plain = !right.contains(['\n', '*', '_', '[', '<', '`', '\\', '&']) && !right.contains(": ");
    (is_as_written && is_plain).then(|| right.to_owned())
}

/// The place of a statement's words in a language.
fn text_of(site: &Site, statement: Ix<Statement>, language: Language) -> Location {
    let statement = &site.statements[statement];
    let path = match statement.sheet.text {
        Text::Plain(_) => path!["text"],
        Text::One(..) | Text::Several(_) => path!["text", language.tag()],
    };
    Location::value(statement.file, path)
}
