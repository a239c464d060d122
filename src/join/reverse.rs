//! Every relation from its other side.
//!
//! Takes a site whose sheets and texts know what they refer to; fills in what refers to them. A fact is stored
//! once, on the sheet that owns it: here the sheets that do not own it learn of it.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::arena::{Arena, Ix};
use super::site::{Organisation, Participation, Person, Referent, Release, Site};

/// Fills in everything that is computed.
pub(super) fn relate(site: &mut Site) {
    organisations(site);
    people(site);
    partnerships(site);
    agreements(site);
    releases(site);
    media(site);
}

fn organisations(site: &mut Site) {
    for ix in site.organisations.indices() {
        let (parent, member_of, superseded_by) = {
            let organisation = &site.organisations[ix];
            (organisation.parent, organisation.member_of.clone(), organisation.superseded_by)
        };
        if let Some(parent) = parent {
            site.organisations.get_mut(parent).relations.parts.push(ix);
        }
        for alliance in member_of {
            site.organisations.get_mut(alliance).relations.members.push(ix);
        }
        if let Some(successor) = superseded_by {
            site.organisations.get_mut(successor).relations.supersedes.push(ix);
        }
    }
}

fn people(site: &mut Site) {
    let Site { people, organisations, statements, .. } = site;
    for (ix, person) in people.entries() {
        for appointment in &person.appointments {
            organisations.get_mut(appointment.organisation).relations.holders.push((ix, appointment.at));
        }
    }
    let mut latest: Vec<_> = statements.entries().collect();
    latest.sort_by_key(|(ix, statement)| {
        let day = statement.sheet.source.date.map(|date| date.latest());
        (std::cmp::Reverse(day), *ix)
    });
    for (ix, statement) in latest {
        people.get_mut(statement.speaker).statements.push(ix);
    }
}

fn partnerships(site: &mut Site) {
    let Site { partnerships, organisations, agreements, .. } = site;
    for (partnership, joined) in partnerships.entries() {
        let participants = joined.participants.iter().enumerate().map(|(at, participant)| {
            let organisation = participant.organisation;
            let facilitator = joined.facilitator == Some(organisation);
            (organisation, Participation { partnership, participant: Some(at), facilitator })
        });
        let takes_part = |organisation| {
            joined.participants.iter().any(|participant| participant.organisation == organisation)
        };
        let only_leads = joined.facilitator.filter(|organisation| !takes_part(*organisation));
        let only_leads = only_leads.map(|organisation| {
            (organisation, Participation { partnership, participant: None, facilitator: true })
        });
        for (organisation, participation) in participants.chain(only_leads) {
            organisations.get_mut(organisation).relations.participations.push(participation);
        }
        if let Some(agreement) = joined.established_by {
            agreements.get_mut(agreement).established.push(partnership);
        }
    }
}

fn agreements(site: &mut Site) {
    let Site { partnerships, organisations, agreements, .. } = site;
    for (ix, agreement) in agreements.entries() {
        for (at, allocation) in agreement.allocations.iter().enumerate() {
            if let Some(partnership) = allocation.partnership {
                partnerships.get_mut(partnership).allocations.push((ix, at));
            }
            if let Some(recipient) = allocation.recipient {
                organisations.get_mut(recipient).relations.received.push((ix, at));
            }
        }
        if let Some(announcer) = agreement.announced_by {
            organisations.get_mut(announcer).relations.announced.push(ix);
        }
        for party in &agreement.parties {
            organisations.get_mut(*party).relations.party_to.push(ix);
        }
        for (at, assignment) in agreement.assignments.iter().enumerate() {
            let with = assignment.with.iter().filter(|helper| **helper != assignment.lead);
            for organisation in std::iter::once(&assignment.lead).chain(with) {
                organisations.get_mut(*organisation).relations.assignments.push((ix, at));
            }
        }
    }
}

/// Gives each release to everything it is about, latest first.
fn releases(site: &mut Site) {
    let mut latest: Vec<Ix<Release>> = site.releases.indices().collect();
    latest.sort_by_cached_key(|ix| (std::cmp::Reverse(site.releases[*ix].published), *ix));
    let appearing: Vec<Appearing> = latest.par_iter().map(|ix| Appearing::in_release(site, *ix)).collect();
    for (&ix, appearing) in latest.iter().zip(appearing) {
        for organisation in appearing.organisations {
            site.organisations.get_mut(organisation).relations.releases.push(ix);
        }
        for person in appearing.people {
            site.people.get_mut(person).releases.push(ix);
        }
        for partnership in appearing.partnerships {
            site.partnerships.get_mut(partnership).releases.push(ix);
        }
        for agreement in appearing.agreements {
            site.agreements.get_mut(agreement).releases.push(ix);
        }
        for topic in appearing.topics {
            site.topics.get_mut(topic).releases.push(ix);
        }
    }
    site.latest = latest;
}

/// Whoever a release is about, names in its text, or is published by. A few of each, so a list is searched faster
/// than a set is kept.
#[derive(Default)]
struct Appearing {
    organisations: Vec<Ix<Organisation>>,
    people: Vec<Ix<Person>>,
    partnerships: Vec<Ix<super::Partnership>>,
    agreements: Vec<Ix<super::Agreement>>,
    topics: Vec<Ix<super::Topic>>,
}

impl Appearing {
    fn in_release(site: &Site, ix: Ix<Release>) -> Appearing {
        let release = &site.releases[ix];
        let mut appearing = Appearing::default();
        add(&mut appearing.organisations, std::iter::once(&release.publisher));
        add(&mut appearing.organisations, &release.organisations);
        add(&mut appearing.people, &release.people);
        add(&mut appearing.partnerships, &release.partnerships);
        add(&mut appearing.agreements, &release.agreements);
        for version in &release.versions {
            add(&mut appearing.topics, &version.topics);
            for referent in version.referents.iter().flatten() {
                appearing.add_referent(site, referent);
            }
        }
        appearing
    }

    fn add_referent(&mut self, site: &Site, referent: &Referent) {
        match referent {
            Referent::Organisation(ix) => add(&mut self.organisations, [ix]),
            Referent::Person(ix) => add(&mut self.people, [ix]),
            Referent::Partnership(ix) => add(&mut self.partnerships, [ix]),
            Referent::Agreement(ix, _) => add(&mut self.agreements, [ix]),
            Referent::Statement(ix) => add(&mut self.people, [&site.statements[*ix].speaker]),
            Referent::Media(_) | Referent::Release(..) | Referent::Page(..) | Referent::Topic(_) => {}
        }
    }
}

/// Adds those that are not there yet.
fn add<'i, T: 'i>(known: &mut Vec<Ix<T>>, more: impl IntoIterator<Item = &'i Ix<T>>) {
    for ix in more {
        if !known.contains(ix) {
            known.push(*ix);
        }
    }
}

/// Marks the pictures that something public shows or links to.
fn media(site: &mut Site) {
    let mut used = BTreeSet::new();
    used.extend(site.organisations.iter().filter_map(|organisation| organisation.logo));
    used.extend(site.people.iter().filter_map(|person| person.photo));
    used.extend(site.releases.iter().filter_map(|release| release.image));
    let in_releases = site.releases.iter().flat_map(|release| &release.versions);
    let in_pages = site.pages.iter().flat_map(|page| &page.versions);
    let referents = in_releases
        .flat_map(|version| &version.referents)
        .chain(in_pages.flat_map(|version| &version.referents))
        .flatten();
    let read_also = site.releases.iter().flat_map(|release| &release.read_also).map(|(_, referent)| referent);
    for referent in referents.chain(read_also) {
        if let Referent::Media(ix) = referent {
            used.insert(*ix);
        }
    }
    mark(&mut site.media, &used);
}

fn mark(media: &mut Arena<super::Media>, used: &BTreeSet<Ix<super::Media>>) {
    for ix in used {
        media.get_mut(*ix).used = true;
    }
}
