//! What a release names is what it is said to be about.
//!
//! A partnership, organisation or person that a release names is under `about`, or the text links to it or shows it; else the release is
//! missing on that sheet's page. The publisher, the contacts and the speakers of quotations that the text shows need not be repeated.
//! A name that several sheets have may mean any of them.

use super::named_sheets::NamedSheet;
use super::verdict::{MentionedIn, Verdict};
use crate::diagnostic::{Diagnostic, Location, MentionProblem, Related};
use crate::join::{Contact, Referent, Release, Site};
use crate::mention::{NameMention, PlaceOfTitle};
use crate::model::release::{Passage, ReleaseMention};
use crate::model::{Kind, Reference};

/// What a release is about, sorted.
pub(super) fn subjects(site: &Site, release: &Release) -> Vec<NamedSheet> {
    let mut subjects = vec![NamedSheet::Organisation(release.publisher)];
    subjects.extend(release.agreements.iter().copied().map(NamedSheet::Agreement));
    subjects.extend(release.partnerships.iter().copied().map(NamedSheet::Partnership));
    subjects.extend(release.organisations.iter().copied().map(NamedSheet::Organisation));
    subjects.extend(release.people.iter().copied().map(NamedSheet::Person));
    for contact in &release.contacts {
        if let Contact::Person(person) = contact {
            subjects.push(NamedSheet::Person(*person));
        }
    }
    let linked = release.versions.iter().flat_map(|version| version.referents.iter().flatten());
    for referent in linked.chain(release.read_also.iter().map(|(_, referent)| referent)) {
        subjects.extend(NamedSheet::from_referent(referent));
        if let Referent::Statement(ix) = referent {
            let statement = &site.statements[*ix];
            subjects.push(NamedSheet::Person(statement.speaker));
            subjects.extend(statement.source.map(NamedSheet::Organisation));
        }
    }
    subjects.sort_unstable();
    subjects.dedup();
    subjects
}

/// Whether what a name means is a subject of the release.
pub(super) fn judge(place: MentionedIn<'_>, mention: &ReleaseMention, name: &NameMention) -> Verdict {
    let site = place.content.site;
    let meant: Vec<NamedSheet> =
        name.things.iter().filter_map(|thing| place.content.named.get(*thing)).collect();
    if let Some(known) = meant.iter().find(|sheet| place.subjects.binary_search(sheet).is_ok()) {
        return Verdict::Agrees(Location::File(known.file(site)));
    }
    let [sheet] = meant[..] else {
        return Verdict::Unmatched;
    };
    let Some((field, thing)) = listed(site, sheet) else {
        return Verdict::Unmatched;
    };
    let mut written = place.words(mention, &name.range);
    let is_plain = !written.contains(['*', '_', '[', '`', '&', '\\', '\n']);
    if !is_plain {
        written = place.words_as_read(mention, &name.range);
    }
    let problem = MentionProblem::NotInAbout {
        name: written,
        field,
        thing,
        // A link cannot be in another one, nor in a field, nor around half of a word in bold.
        is_linkable: is_plain && mention.passage == Passage::Body && mention.slot.is_none(),
    };
    let found = Diagnostic::new(problem, place.place(mention, &name.range));
    Verdict::Differs(found.related(Location::File(sheet.file(site)), Related::Sheet))
}

/// The same for an organisation in a title: that of a subject needs no other one.
pub(super) fn judge_place_of_title(
    place: MentionedIn<'_>,
    mention: &ReleaseMention,
    title: &PlaceOfTitle,
) -> Verdict {
    let people = title.people.iter().filter_map(|person| place.content.named.get(*person));
    let mut subjects = people.filter(|person| place.subjects.binary_search(person).is_ok());
    match (judge(place, mention, &title.name), subjects.next()) {
        (Verdict::Differs(_), Some(_)) => Verdict::Unmatched,
        (verdict, _) => verdict,
    }
}

/// The field under `about` that lists a sheet, and the reference to it.
fn listed(site: &Site, sheet: NamedSheet) -> Option<(&'static str, Reference)> {
    let (field, kind, id) = match sheet {
        NamedSheet::Organisation(ix) => ("organisations", Kind::Organisation, &site.organisations[ix].id),
        NamedSheet::Person(ix) => ("people", Kind::Person, &site.people[ix].id),
        NamedSheet::Partnership(ix) => ("partnerships", Kind::Partnership, &site.partnerships[ix].id),
        // An agreement is often named only because it came before.
        NamedSheet::Agreement(_) => return None,
    };
    Some((field, Reference { kind, id: id.clone(), part: None }))
}
