//! An organisation: what it is, and everything that others say of it.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::About;
use super::reference::{self, Written, of_agreement, of_partnership, of_person};
use super::shared::{
    Allocation, Assignment, ContactFacts, LatestReleases, Source, With, allocations, assignment,
    contact_facts, date, latest, sources,
};
use crate::join::{Agreement, Ix, Organisation, OrganisationBacklinks, Participation, ReleaseList};
use crate::render::fragments::PageBuilder;

#[derive(Serialize)]
pub(super) struct OrganisationFacts<'a> {
    #[serde(flatten)]
    about: About<'a>,
    name: Cow<'a, str>,
    #[serde(rename = "type")]
    organisation_type: &'static str,
    short_name: Option<Cow<'a, str>>,
    aliases: &'a [Box<str>],
    website: Option<&'a str>,
    /// Its number in the Danish register of companies.
    cvr: Option<&'a str>,
    ror: Option<&'a str>,
    wikidata: Option<&'a str>,
    boilerplate: Option<Cow<'a, str>>,
    parent: Option<Written<'a>>,
    /// What is a part of it.
    parts: Vec<Written<'a>>,
    member_of: Vec<Written<'a>>,
    members: Vec<Written<'a>>,
    superseded_by: Option<Written<'a>>,
    supersedes: Vec<Written<'a>>,
    /// The partnerships that it takes part in or leads.
    partnerships: Vec<With<'a, Part<'a>>>,
    agreements: Vec<With<'a, Roles>>,
    /// The lines of agreements that it gets.
    allocations: Vec<Allocation<'a>>,
    assignments: Vec<Assignment<'a>>,
    /// Who holds or held a title in it.
    people: Vec<With<'a, Title<'a>>>,
    contacts: Vec<ContactFacts<'a>>,
    sources: Vec<Source<'a>>,
    #[serde(flatten)]
    latest: LatestReleases<'a>,
}

/// How it takes part in a partnership.
#[derive(Serialize)]
struct Part<'a> {
    /// Whether it leads the work.
    facilitator: bool,
    /// `member`, `invited`, `observer` or `left`; `null` if it only leads the work.
    status: Option<&'static str>,
    role: Option<Cow<'a, str>>,
    from: Option<String>,
    to: Option<String>,
}

/// What it has to do with an agreement.
#[derive(Serialize)]
struct Roles {
    /// Whether it made the agreement.
    party: bool,
    /// Whether it announced the agreement.
    announced: bool,
}

/// A title that somebody holds or held in it.
#[derive(Serialize)]
struct Title<'a> {
    title: Cow<'a, str>,
    short_title: Option<Cow<'a, str>>,
    from: Option<String>,
    to: Option<String>,
}

pub(super) fn organisation<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Organisation>,
    about: About<'a>,
) -> OrganisationFacts<'a> {
    let locale = &builder.locale;
    let organisation = &locale.site.organisations[ix];
    let sheet = &organisation.sheet;
    let backlinks = &locale.site.backlinks.organisations[ix];
    OrganisationFacts {
        about,
        name: locale.phrase(&sheet.name).text,
        organisation_type: sheet.organisation_type.as_str(),
        short_name: sheet.short_name.as_ref().map(|name| locale.phrase(name).text),
        aliases: &sheet.aliases,
        website: sheet.url.as_ref().map(|url| url.as_str()),
        cvr: sheet.identifiers.cvr.as_deref(),
        ror: sheet.identifiers.ror.as_deref(),
        wikidata: sheet.identifiers.wikidata.as_deref(),
        boilerplate: sheet.boilerplate.as_ref().map(|text| locale.phrase(text).text),
        parent: organisation.parent.map(|ix| reference::organisation(builder, ix)),
        parts: reference::organisations(builder, &backlinks.parts),
        member_of: reference::organisations(builder, &organisation.member_of),
        members: reference::organisations(builder, &backlinks.members),
        superseded_by: organisation.superseded_by.map(|ix| reference::organisation(builder, ix)),
        supersedes: reference::organisations(builder, &backlinks.supersedes),
        partnerships: backlinks.participations.iter().map(|part| participation(builder, *part)).collect(),
        agreements: agreements(builder, backlinks),
        allocations: allocations(builder, &backlinks.received),
        assignments: backlinks
            .assignments
            .iter()
            .filter_map(|(ix, at)| assignment(builder, *ix, *at))
            .collect(),
        people: people(builder, backlinks),
        contacts: contact_facts(locale, &organisation.contacts, &sheet.contacts, locale.site.today()),
        sources: sources(locale, &sheet.sources),
        latest: latest(builder, ReleaseList::Organisation(ix)),
    }
}

fn participation<'a>(builder: &PageBuilder<'a>, part: Participation) -> With<'a, Part<'a>> {
    let locale = &builder.locale;
    let partnership = &locale.site.partnerships[part.partnership];
    let written = part.participant.map(|at| partnership.written(&partnership.participants[at]));
    let span = written.map(|written| written.span).unwrap_or_default();
    With {
        of: of_partnership(locale, part.partnership),
        facts: Part {
            facilitator: part.facilitator,
            status: written.map(|written| written.status.as_str()),
            role: written.and_then(|written| written.role.as_ref()).map(|role| locale.phrase(role).text),
            from: date(span.from),
            to: date(span.to),
        },
    }
}

/// The agreements that it made or announced, each once.
fn agreements<'a>(builder: &PageBuilder<'a>, backlinks: &OrganisationBacklinks) -> Vec<With<'a, Roles>> {
    let all: BTreeSet<Ix<Agreement>> =
        backlinks.party_to.iter().chain(&backlinks.announced).copied().collect();
    let mut agreements = Vec::with_capacity(all.len());
    for ix in all {
        let roles =
            Roles { party: backlinks.party_to.contains(&ix), announced: backlinks.announced.contains(&ix) };
        agreements.push(With { of: of_agreement(&builder.locale, ix), facts: roles });
    }
    agreements
}

fn people<'a>(builder: &PageBuilder<'a>, backlinks: &OrganisationBacklinks) -> Vec<With<'a, Title<'a>>> {
    let locale = &builder.locale;
    let mut people = Vec::with_capacity(backlinks.holders.len());
    for (ix, at) in &backlinks.holders {
        let written = &locale.site.people[*ix].sheet.appointments[*at];
        let title = Title {
            title: locale.phrase(&written.title).text,
            short_title: written.short_title.as_ref().map(|title| locale.phrase(title).text),
            from: date(written.span.from),
            to: date(written.span.to),
        };
        people.push(With { of: of_person(locale, *ix), facts: title });
    }
    people
}
