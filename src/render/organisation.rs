//! The page of an organisation: everything that others say of it, from its side.

use std::collections::BTreeMap;

use super::RenderError;
use super::blocks::Blocks;
use super::lists::sort_key;
use super::parts::{allocation, assignment, contacts, figure, latest, name_of, sources};
use super::scribe::Scribe;
use super::views::{AgreementRole, HolderView, OrganisationView, PageLink, ParticipationView};
use crate::join::{Agreement, Ix, ListOf, Organisation, Participation};
use crate::model::organisation::OrganisationType;
use crate::model::partnership::Status;

pub(super) fn organisation<'a>(
    blocks: &Blocks<'a, '_>,
    ix: Ix<Organisation>,
) -> Result<OrganisationView<'a>, RenderError> {
    let scribe = &blocks.scribe;
    let site = scribe.site;
    let organisation = &site.organisations[ix];
    let (sheet, relations) = (&organisation.sheet, &organisation.relations);
    let today = site.now.day_in(&site.settings.time_zone);
    let latest = latest(blocks, ListOf::Organisation(ix))?;
    Ok(OrganisationView {
        name: scribe.phrase(&sheet.name),
        short_name: scribe.optional_phrase(sheet.short_name.as_ref()),
        aliases: sheet.aliases.iter().map(AsRef::as_ref).collect(),
        organisation_type: name_of(&OrganisationType::NAMES, &sheet.organisation_type),
        url: sheet.url.as_ref().map(|url| url.as_str()),
        logo: organisation.logo.map(|ix| figure(scribe, ix, None)),
        boilerplate: scribe.paragraphs(sheet.boilerplate.as_ref()),
        cvr: sheet.identifiers.cvr.as_deref(),
        ror: sheet.identifiers.ror.as_deref(),
        wikidata: sheet.identifiers.wikidata.as_deref(),
        parent: organisation.parent.map(|ix| scribe.organisation(ix)),
        parts: by_name(scribe, &relations.parts),
        member_of: by_name(scribe, &organisation.member_of),
        members: by_name(scribe, &relations.members),
        superseded_by: organisation.superseded_by.map(|ix| scribe.organisation(ix)),
        supersedes: by_name(scribe, &relations.supersedes),
        partnerships: relations.participations.iter().map(|part| participation(scribe, *part)).collect(),
        agreements: agreement_roles(scribe, organisation),
        assignments: relations.assignments.iter().map(|(ix, at)| assignment(scribe, *ix, *at)).collect(),
        people: holders(scribe, organisation),
        contacts: contacts(scribe, &organisation.contacts, &sheet.contacts, today),
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(scribe, &sheet.sources),
    })
}

fn by_name<'a>(scribe: &Scribe<'a>, all: &[Ix<Organisation>]) -> Vec<PageLink<'a>> {
    let mut links = scribe.organisations(all);
    links.sort_by_cached_key(|link| (sort_key(scribe, link.name), link.href.clone()));
    links
}

fn participation<'a>(scribe: &Scribe<'a>, part: Participation) -> ParticipationView<'a> {
    let partnership = &scribe.site.partnerships[part.partnership];
    let written = part.participant.map(|at| partnership.written(&partnership.participants[at]));
    ParticipationView {
        partnership: scribe.partnership(part.partnership),
        facilitator: part.facilitator,
        status: written.map(|written| name_of(&Status::NAMES, &written.status)),
        role: written.and_then(|written| scribe.optional_phrase(written.role.as_ref())),
    }
}

/// Each agreement that an organisation has to do with, once, with all that it has to do with it.
fn agreement_roles<'a>(scribe: &Scribe<'a>, organisation: &Organisation) -> Vec<AgreementRole<'a>> {
    let relations = &organisation.relations;
    let mut roles: BTreeMap<Ix<Agreement>, AgreementRole<'a>> = BTreeMap::new();
    let mut role = |ix: Ix<Agreement>, change: &dyn Fn(&mut AgreementRole<'a>)| {
        change(roles.entry(ix).or_insert_with(|| AgreementRole {
            agreement: scribe.agreement(ix),
            party: false,
            announced: false,
            received: Vec::new(),
        }));
    };
    for ix in &relations.party_to {
        role(*ix, &|role| role.party = true);
    }
    for ix in &relations.announced {
        role(*ix, &|role| role.announced = true);
    }
    for (ix, at) in &relations.received {
        role(*ix, &|role| role.received.push(allocation(scribe, *ix, *at)));
    }
    roles.into_values().collect()
}

fn holders<'a>(scribe: &Scribe<'a>, organisation: &Organisation) -> Vec<HolderView<'a>> {
    let mut holders: Vec<HolderView<'a>> = organisation
        .relations
        .holders
        .iter()
        .map(|(ix, at)| {
            let written = &scribe.site.people[*ix].sheet.appointments[*at];
            HolderView {
                person: scribe.person(*ix),
                title: scribe.phrase(&written.title),
                from: scribe.optional_date(written.span.from),
                to: scribe.optional_date(written.span.to),
            }
        })
        .collect();
    holders.sort_by_cached_key(|holder| (sort_key(scribe, holder.person.name), holder.person.href.clone()));
    holders
}
