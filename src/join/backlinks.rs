//! Back links: every relation from its other side.
//!
//! Takes the finished [`Facts`]; gives [`Backlinks`], what the sheets and texts say of each thing. A fact is written once,
//! on the sheet that owns it, and found here from the sheets that do not. Nothing is read or reported.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;

use super::arena::{Ix, SecondaryMap};
use super::facts::{
    Agreement, Facts, Media, Organisation, Partnership, Person, Referent, Release, Statement, Topic,
};
use crate::model::release::ChangeKind;
use crate::model::{Day, Language};

/// What refers to each thing. Lists are in the order of the ids, except for those that say otherwise.
#[derive(Debug)]
pub struct Backlinks {
    pub organisations: SecondaryMap<Organisation, OrganisationBacklinks>,
    pub people: SecondaryMap<Person, PersonBacklinks>,
    pub partnerships: SecondaryMap<Partnership, PartnershipBacklinks>,
    pub agreements: SecondaryMap<Agreement, AgreementBacklinks>,
    /// The releases that show or link to each statement, latest first.
    pub statements: SecondaryMap<Statement, Vec<Ix<Release>>>,
    /// The releases of each topic, latest first.
    pub topics: SecondaryMap<Topic, Vec<Ix<Release>>>,
    /// Whether anything in the site shows or links to a picture. The others are not published.
    pub media_used: SecondaryMap<Media, bool>,
    /// The releases of each language, latest first.
    pub latest_in: BTreeMap<Language, Vec<Ix<Release>>>,
    /// The releases of each language by their publishers, latest first; none where all have the same publisher.
    pub senders_in: BTreeMap<Language, Senders>,
    /// What was wrong in the releases of each language or could be misunderstood, latest first. Minor changes are not in it.
    pub corrections_in: BTreeMap<Language, Vec<Correction>>,
}

/// The releases that each organisation published.
pub type Senders = BTreeMap<Ix<Organisation>, Vec<Ix<Release>>>;

/// A correction or clarification of a release: an entry of `changes`, by its index there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    pub release: Ix<Release>,
    pub at: usize,
}

/// What refers to an organisation.
#[derive(Debug, Clone, Default)]
pub struct OrganisationBacklinks {
    /// What names it as `parent`.
    pub parts: Vec<Ix<Organisation>>,
    /// What names it in `member_of`.
    pub members: Vec<Ix<Organisation>>,
    /// What names it as `superseded_by`.
    pub supersedes: Vec<Ix<Organisation>>,
    pub participations: Vec<Participation>,
    pub announced: Vec<Ix<Agreement>>,
    pub party_to: Vec<Ix<Agreement>>,
    /// Allocations it gets: the agreement and the index of the allocation.
    pub received: Vec<(Ix<Agreement>, usize)>,
    /// Tasks it leads or helps with: the agreement and the index of the assignment.
    pub assignments: Vec<(Ix<Agreement>, usize)>,
    /// Who holds or held a title in it: the person and the index of the appointment.
    pub holders: Vec<(Ix<Person>, usize)>,
    /// The releases that it publishes or appears in, latest first.
    pub releases: Vec<Ix<Release>>,
}

/// That an organisation takes part in a partnership, or facilitates it, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Participation {
    pub partnership: Ix<Partnership>,
    /// Which of the partnership's participants it is.
    pub participant: Option<usize>,
    pub facilitator: bool,
}

/// What refers to a person.
#[derive(Debug, Clone, Default)]
pub struct PersonBacklinks {
    /// What they said, latest first.
    pub statements: Vec<Ix<Statement>>,
    /// The releases that they appear in, latest first.
    pub releases: Vec<Ix<Release>>,
}

/// What refers to a partnership.
#[derive(Debug, Clone, Default)]
pub struct PartnershipBacklinks {
    /// The allocations for it: the agreement and the index of the allocation.
    pub allocations: Vec<(Ix<Agreement>, usize)>,
    /// The releases about it, latest first.
    pub releases: Vec<Ix<Release>>,
}

/// What refers to an agreement.
#[derive(Debug, Clone, Default)]
pub struct AgreementBacklinks {
    /// The partnerships that it set up.
    pub established: Vec<Ix<Partnership>>,
    /// The releases about it, latest first.
    pub releases: Vec<Ix<Release>>,
}

impl Backlinks {
    /// The back links of a site with these facts.
    pub(super) fn new(facts: &Facts) -> Backlinks {
        let latest = latest(facts);
        let latest_in = latest_in(facts, &latest);
        let mut backlinks = Backlinks {
            organisations: facts.organisations.secondary_map(OrganisationBacklinks::default),
            people: facts.people.secondary_map(PersonBacklinks::default),
            partnerships: facts.partnerships.secondary_map(PartnershipBacklinks::default),
            agreements: facts.agreements.secondary_map(AgreementBacklinks::default),
            statements: facts.statements.secondary_map(Vec::new),
            topics: facts.topics.secondary_map(Vec::new),
            media_used: media_used(facts),
            senders_in: senders_in(facts, &latest_in),
            latest_in,
            corrections_in: corrections_in(facts),
        };
        backlinks.add_organisations(facts);
        backlinks.add_people(facts);
        backlinks.add_statements(facts);
        backlinks.add_partnerships(facts);
        backlinks.add_agreements(facts);
        backlinks.add_releases(facts, &latest);
        backlinks
    }

    fn add_organisations(&mut self, facts: &Facts) {
        for (ix, organisation) in facts.organisations.entries() {
            if let Some(parent) = organisation.parent {
                self.organisations[parent].parts.push(ix);
            }
            for alliance in &organisation.member_of {
                self.organisations[*alliance].members.push(ix);
            }
            if let Some(successor) = organisation.superseded_by {
                self.organisations[successor].supersedes.push(ix);
            }
        }
    }

    fn add_people(&mut self, facts: &Facts) {
        for (ix, person) in facts.people.entries() {
            for appointment in &person.appointments {
                self.organisations[appointment.organisation].holders.push((ix, appointment.at));
            }
        }
    }

    fn add_statements(&mut self, facts: &Facts) {
        let mut latest: Vec<_> = facts.statements.entries().collect();
        latest.sort_by_key(|(ix, statement)| {
            let day = statement.sheet.source.date.map(|date| date.latest());
            (Reverse(day), *ix)
        });
        for (ix, statement) in latest {
            self.people[statement.speaker].statements.push(ix);
        }
    }

    fn add_partnerships(&mut self, facts: &Facts) {
        for (partnership, joined) in facts.partnerships.entries() {
            let mut facilitator_takes_part = false;
            for (at, participant) in joined.participants.iter().enumerate() {
                let facilitator = joined.facilitator == Some(participant.organisation);
                facilitator_takes_part |= facilitator;
                let participation = Participation { partnership, participant: Some(at), facilitator };
                self.organisations[participant.organisation].participations.push(participation);
            }
            if let Some(facilitator) = joined.facilitator.filter(|_| !facilitator_takes_part) {
                let participation = Participation { partnership, participant: None, facilitator: true };
                self.organisations[facilitator].participations.push(participation);
            }
            if let Some(agreement) = joined.established_by {
                self.agreements[agreement].established.push(partnership);
            }
        }
    }

    fn add_agreements(&mut self, facts: &Facts) {
        for (ix, agreement) in facts.agreements.entries() {
            for (at, allocation) in agreement.allocations.iter().enumerate() {
                if let Some(partnership) = allocation.partnership {
                    self.partnerships[partnership].allocations.push((ix, at));
                }
                if let Some(recipient) = allocation.recipient {
                    self.organisations[recipient].received.push((ix, at));
                }
            }
            if let Some(announcer) = agreement.announced_by {
                self.organisations[announcer].announced.push(ix);
            }
            for party in &agreement.parties {
                self.organisations[*party].party_to.push(ix);
            }
            for (at, assignment) in agreement.assignments.iter().enumerate() {
                self.organisations[assignment.lead].assignments.push((ix, at));
                for helper in assignment.with.iter().filter(|helper| **helper != assignment.lead) {
                    self.organisations[*helper].assignments.push((ix, at));
                }
            }
        }
    }

    /// Adds each release to everything that appears in it.
    fn add_releases(&mut self, facts: &Facts, latest: &[Ix<Release>]) {
        let all: Vec<Appearances> = latest.par_iter().map(|ix| Appearances::in_release(facts, *ix)).collect();
        for (&ix, appearances) in latest.iter().zip(all) {
            for organisation in appearances.organisations {
                self.organisations[organisation].releases.push(ix);
            }
            for person in appearances.people {
                self.people[person].releases.push(ix);
            }
            for partnership in appearances.partnerships {
                self.partnerships[partnership].releases.push(ix);
            }
            for agreement in appearances.agreements {
                self.agreements[agreement].releases.push(ix);
            }
            for statement in appearances.statements {
                self.statements[statement].push(ix);
            }
            for topic in appearances.topics {
                self.topics[topic].push(ix);
            }
        }
    }
}

/// All releases, latest first.
fn latest(facts: &Facts) -> Vec<Ix<Release>> {
    let mut latest: Vec<Ix<Release>> = facts.releases.indices().collect();
    latest.sort_by_cached_key(|ix| (Reverse(facts.releases[*ix].published), *ix));
    latest
}

/// The corrections of each language, latest first; those of one day in the order of the ids, and of one release in its order.
fn corrections_in(facts: &Facts) -> BTreeMap<Language, Vec<Correction>> {
    let mut found: BTreeMap<Language, Vec<(Day, Correction)>> = BTreeMap::new();
    for (release, joined) in facts.releases.entries() {
        for version in &joined.versions {
            for (at, change) in version.text.words.changes.iter().enumerate() {
                if !change.minor && change.kind != ChangeKind::Update {
                    let of_language = found.entry(version.language).or_default();
                    of_language.push((change.on, Correction { release, at }));
                }
            }
        }
    }
    let mut sorted = BTreeMap::new();
    for (language, mut corrections) in found {
        corrections.sort_by_key(|(on, _)| Reverse(*on));
        sorted.insert(language, corrections.into_iter().map(|(_, correction)| correction).collect());
    }
    sorted
}

fn latest_in(facts: &Facts, latest: &[Ix<Release>]) -> BTreeMap<Language, Vec<Ix<Release>>> {
    let mut latest_in = BTreeMap::new();
    for &language in &facts.settings.languages {
        let releases = latest.iter().copied().filter(|ix| facts.releases[*ix].exists_in(language));
        latest_in.insert(language, releases.collect());
    }
    latest_in
}

/// The releases of each language by their publishers. With one publisher, its list would be that of all releases.
fn senders_in(
    facts: &Facts,
    latest_in: &BTreeMap<Language, Vec<Ix<Release>>>,
) -> BTreeMap<Language, Senders> {
    let mut senders_in = BTreeMap::new();
    for (&language, releases) in latest_in {
        let mut senders = Senders::new();
        for ix in releases {
            senders.entry(facts.releases[*ix].publisher).or_default().push(*ix);
        }
        if senders.len() > 1 {
            senders_in.insert(language, senders);
        }
    }
    senders_in
}

/// Everything that a release is about, names in its text, or is published by. Searching these lists is faster than keeping
/// sets, because they are short.
#[derive(Default)]
struct Appearances {
    organisations: Vec<Ix<Organisation>>,
    people: Vec<Ix<Person>>,
    partnerships: Vec<Ix<Partnership>>,
    agreements: Vec<Ix<Agreement>>,
    statements: Vec<Ix<Statement>>,
    topics: Vec<Ix<Topic>>,
}

impl Appearances {
    fn in_release(facts: &Facts, ix: Ix<Release>) -> Appearances {
        let release = &facts.releases[ix];
        let mut appearances = Appearances::default();
        add(&mut appearances.organisations, std::iter::once(&release.publisher));
        add(&mut appearances.organisations, &release.organisations);
        add(&mut appearances.people, &release.people);
        add(&mut appearances.partnerships, &release.partnerships);
        add(&mut appearances.agreements, &release.agreements);
        for version in &release.versions {
            add(&mut appearances.topics, &version.topics);
            for referent in version.referents.iter().flatten() {
                appearances.add_referent(facts, referent);
            }
        }
        appearances
    }

    fn add_referent(&mut self, facts: &Facts, referent: &Referent) {
        match referent {
            Referent::Organisation(ix) => add(&mut self.organisations, [ix]),
            Referent::Person(ix) => add(&mut self.people, [ix]),
            Referent::Partnership(ix) => add(&mut self.partnerships, [ix]),
            Referent::Agreement(ix, _) => add(&mut self.agreements, [ix]),
            Referent::Statement(ix) => {
                add(&mut self.people, [&facts.statements[*ix].speaker]);
                add(&mut self.statements, [ix]);
            }
            Referent::Media(_) | Referent::Release(..) | Referent::Page(..) | Referent::Topic(_) => {}
        }
    }
}

/// Adds the indices that are not in the list yet.
fn add<'i, T: 'i>(known: &mut Vec<Ix<T>>, more: impl IntoIterator<Item = &'i Ix<T>>) {
    for ix in more {
        if !known.contains(ix) {
            known.push(*ix);
        }
    }
}

fn media_used(facts: &Facts) -> SecondaryMap<Media, bool> {
    let mut used = facts.media.secondary_map(|| false);
    let logos = facts.organisations.iter().filter_map(|organisation| organisation.logo);
    let photos = facts.people.iter().filter_map(|person| person.photo);
    let images = facts.releases.iter().filter_map(|release| release.image);
    for ix in logos.chain(photos).chain(images).chain(facts.brand.pictures()) {
        used[ix] = true;
    }
    let in_releases = facts.releases.iter().flat_map(|release| &release.versions);
    let in_releases = in_releases.flat_map(|version| &version.referents);
    let in_pages = facts.pages.iter().flat_map(|page| &page.versions).flat_map(|text| &text.referents);
    let in_read_also = facts.releases.iter().flat_map(|release| &release.read_also);
    for referent in in_releases.chain(in_pages).flatten().chain(in_read_also.map(|(_, to)| to)) {
        if let Referent::Media(ix) = referent {
            used[*ix] = true;
        }
    }
    used
}
