//! What releases mention agrees with the sheets.
//!
//! Takes every mention that parsing found in a release; asks the rule of its kind for a verdict, and reports those that differ. Pages are not
//! judged: they are not about something on a day.

use std::collections::BTreeSet;
use std::ops::Range;

use rayon::prelude::*;

use super::places::in_value;
use super::{Content, near_amounts, not_a_participant, not_in_about, quotations, title_differs};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, MOST_PER_FILE};
use crate::join::{Agreement, Ix, Organisation, Partnership, Person, Referent, Release, Site, Version};
use crate::mention::{Mention, NamedThing, ThingIx};
use crate::model::release::ReleaseMention;
use crate::model::{Id, Kind};
use crate::parse::span_of;
use crate::path;
use crate::source::{FileId, Span};

/// A sheet that can be named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NamedSheet {
    Organisation(Ix<Organisation>),
    Person(Ix<Person>),
    Partnership(Ix<Partnership>),
    Agreement(Ix<Agreement>),
}

impl NamedSheet {
    /// Its file.
    pub(super) fn file(self, site: &Site) -> FileId {
        match self {
            NamedSheet::Organisation(ix) => site.organisations[ix].file,
            NamedSheet::Person(ix) => site.people[ix].file,
            NamedSheet::Partnership(ix) => site.partnerships[ix].file,
            NamedSheet::Agreement(ix) => site.agreements[ix].file,
        }
    }

    /// The sheet, if that is what a reference leads to.
    pub(super) fn from_referent(referent: &Referent) -> Option<NamedSheet> {
        Some(match referent {
            Referent::Organisation(ix) => NamedSheet::Organisation(*ix),
            Referent::Person(ix) => NamedSheet::Person(*ix),
            Referent::Partnership(ix) => NamedSheet::Partnership(*ix),
            Referent::Agreement(ix, _) => NamedSheet::Agreement(*ix),
            _ => return None,
        })
    }
}

/// The sheets of the site by their numbers among its names.
#[derive(Debug, Default)]
pub(super) struct NamedSheets {
    sheets: Vec<Option<NamedSheet>>,
}

impl NamedSheets {
    pub(super) fn new(site: &Site) -> NamedSheets {
        let things = site.names.as_ref().map_or(&[][..], |names| names.things());
        let sheets = things.iter().map(|NamedThing { kind, id }| named_sheet(site, *kind, id));
        NamedSheets { sheets: sheets.collect() }
    }

    /// The sheet; `None` if it is not public.
    pub(super) fn get(&self, thing: ThingIx) -> Option<NamedSheet> {
        *self.sheets.get(thing.index())?
    }
}

fn named_sheet(site: &Site, kind: Kind, id: &Id) -> Option<NamedSheet> {
    Some(match kind {
        Kind::Organisation => NamedSheet::Organisation(site.organisations.find(|thing| thing.id.cmp(id))?),
        Kind::Person => NamedSheet::Person(site.people.find(|thing| thing.id.cmp(id))?),
        Kind::Partnership => NamedSheet::Partnership(site.partnerships.find(|thing| thing.id.cmp(id))?),
        Kind::Agreement => NamedSheet::Agreement(site.agreements.find(|thing| thing.id.cmp(id))?),
        _ => return None,
    })
}

/// What the sheets say of something that a release mentions.
#[derive(Debug)]
pub(super) enum Verdict {
    /// The sheet at this place says the same.
    Agrees(Location),
    /// The same, and the site wants to be told that it is no link.
    AgreesUnlinked(Location, Diagnostic),
    /// A sheet says something else; its place is among those related to the problem.
    Differs(Diagnostic),
    /// No sheet knows it.
    Unmatched,
}

/// A release in one language, whose mentions are judged.
#[derive(Clone, Copy)]
pub(super) struct MentionedIn<'s> {
    pub(super) content: &'s Content<'s>,
    pub(super) release: &'s Release,
    pub(super) version: &'s Version,
    /// What the release is about, sorted: what `about` names, and what its texts link to or show.
    pub(super) subjects: &'s [NamedSheet],
    /// Whether the places of words in fields are searched for. Beyond the problems that are shown, nobody asks.
    is_exact: bool,
}

impl<'s> MentionedIn<'s> {
    pub(super) fn new(
        content: &'s Content<'s>,
        release: &'s Release,
        version: &'s Version,
        subjects: &'s [NamedSheet],
    ) -> MentionedIn<'s> {
        MentionedIn { content, release, version, subjects, is_exact: true }
    }

    /// The words of a range of a passage, as the file has them.
    pub(super) fn words(&self, mention: &ReleaseMention, range: &Range<usize>) -> String {
        match self.version.text.words.passage(mention.passage) {
            Some(text) => text[range.clone()].to_owned(),
            None => {
                let span = Span::new(self.version.file, range.clone());
                self.content.sources.get(span.file).text_at(span).to_owned()
            }
        }
    }

    /// The place of a range of a passage: bytes of the file, or the value of the field.
    pub(super) fn place(&self, mention: &ReleaseMention, range: &Range<usize>) -> Location {
        let file = self.version.file;
        let text = self.version.text.words.passage(mention.passage);
        let Some((field, text)) = mention.passage.field().zip(text) else {
            return Location::Bytes(Span::new(file, range.clone()));
        };
        let field = Location::value(file, path![field]);
        if !self.is_exact {
            return field;
        }
        let sources = self.content.sources;
        let value = span_of(sources, &field);
        in_value(sources, field, value, text, range)
    }
}

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let releases: Vec<&Release> = content.site.releases.iter().collect();
    let found: Vec<Vec<Diagnostic>> =
        releases.into_par_iter().map(|release| in_release(content, release)).collect();
    diagnostics.extend(found.into_iter().flatten());
}

fn in_release(content: &Content<'_>, release: &Release) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if release.versions.iter().all(|version| version.text.mentions.is_empty()) {
        return found;
    }
    let subjects = not_in_about::subjects(content.site, release);
    for version in &release.versions {
        let mut reported = BTreeSet::new();
        let before = found.len();
        for mention in &version.text.mentions {
            let is_exact = found.len() - before < MOST_PER_FILE;
            let place = MentionedIn { is_exact, ..MentionedIn::new(content, release, version, &subjects) };
            let (Verdict::Differs(problem) | Verdict::AgreesUnlinked(_, problem)) = judge(place, mention)
            else {
                continue;
            };
            // Those of links are reported with the links.
            if problem.code() == Code::AmountDiffers {
                continue;
            }
            // One message for each name is enough.
            let is_new = match &mention.mention {
                Mention::Name(name) => reported.insert(&name.things),
                Mention::PlaceOfTitle(place) => reported.insert(&place.name.things),
                Mention::Amount(_)
                | Mention::Date(_)
                | Mention::Title(_)
                | Mention::Participation(_)
                | Mention::Quotation(_) => true,
            };
            if is_new {
                found.push(problem);
            }
        }
    }
    found
}

/// What the sheets say of a mention.
pub(super) fn judge(place: MentionedIn<'_>, mention: &ReleaseMention) -> Verdict {
    match &mention.mention {
        Mention::Name(name) => not_in_about::judge(place, mention, name),
        Mention::PlaceOfTitle(title) => not_in_about::judge_place_of_title(place, mention, title),
        Mention::Title(title) => title_differs::judge(place, title, mention),
        Mention::Participation(said) => not_a_participant::judge(place, said, mention),
        Mention::Quotation(quotation) => quotations::judge(place, mention, quotation),
        Mention::Amount(amount) => near_amounts::judge(place, mention, amount),
        Mention::Date(_) => Verdict::Unmatched,
    }
}
