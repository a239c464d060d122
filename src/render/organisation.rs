//! The page of an organisation: everything that others say of it, from its side.

use std::collections::BTreeSet;

use super::RenderError;
use super::components::{allocation, assignment, contacts, figure, latest, name_of, sources};
use super::fragments::PageBuilder;
use super::lists::by_name;
use super::views::{AgreementRole, HolderView, OrganisationView, ParticipationView};
use crate::join::{Agreement, Ix, Organisation, Participation, Person, ReleaseList};
use crate::model::organisation::OrganisationType;
use crate::model::partnership::Status;
use crate::theme::Fragment;

pub(super) fn organisation<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Organisation>,
) -> Result<OrganisationView<'a>, RenderError> {
    let locale = &builder.locale;
    let site = locale.site;
    let organisation = &site.organisations[ix];
    let (sheet, relations) = (&organisation.sheet, &organisation.relations);
    let today = site.now.day_in(&site.settings.time_zone);
    let latest = latest(builder, ReleaseList::Organisation(ix))?;
    Ok(OrganisationView {
        name: locale.phrase(&sheet.name),
        short_name: locale.optional_phrase(sheet.short_name.as_ref()),
        aliases: sheet.aliases.iter().map(AsRef::as_ref).collect(),
        organisation_type: name_of(&OrganisationType::NAMES, &sheet.organisation_type),
        url: sheet.url.as_ref().map(|url| url.as_str()),
        logo: organisation.logo.map(|ix| figure(locale, ix, None)),
        boilerplate: locale.paragraphs(sheet.boilerplate.as_ref()),
        cvr: sheet.identifiers.cvr.as_deref(),
        ror: sheet.identifiers.ror.as_deref(),
        wikidata: sheet.identifiers.wikidata.as_deref(),
        parent: organisation.parent.map(|ix| builder.organisation(ix)).transpose()?,
        parts: sorted(builder, &relations.parts)?,
        member_of: sorted(builder, &organisation.member_of)?,
        members: sorted(builder, &relations.members)?,
        superseded_by: organisation.superseded_by.map(|ix| builder.organisation(ix)).transpose()?,
        supersedes: sorted(builder, &relations.supersedes)?,
        partnerships: relations
            .participations
            .iter()
            .map(|part| participation(builder, *part))
            .collect::<Result<_, _>>()?,
        agreements: agreement_roles(builder, organisation)?,
        assignments: relations
            .assignments
            .iter()
            .map(|(ix, at)| assignment(builder, *ix, *at))
            .collect::<Result<_, _>>()?,
        people: holders(builder, organisation)?,
        contacts: contacts(locale, &organisation.contacts, &sheet.contacts, today),
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(locale, &sheet.sources),
    })
}

/// Links to organisations, by name.
fn sorted<'a>(
    builder: &PageBuilder<'a, '_>,
    all: &[Ix<Organisation>],
) -> Result<Vec<&'a Fragment>, RenderError> {
    let locale = &builder.locale;
    builder.organisations(&by_name(locale, all.iter().copied(), |ix| locale.organisation(*ix)))
}

fn participation<'a>(
    builder: &PageBuilder<'a, '_>,
    part: Participation,
) -> Result<ParticipationView<'a>, RenderError> {
    let locale = &builder.locale;
    let partnership = &locale.site.partnerships[part.partnership];
    let written = part.participant.map(|at| partnership.written(&partnership.participants[at]));
    Ok(ParticipationView {
        partnership: builder.partnership(part.partnership)?,
        facilitator: part.facilitator,
        status: written.map(|written| name_of(&Status::NAMES, &written.status)),
        role: written.and_then(|written| locale.optional_phrase(written.role.as_ref())),
    })
}

/// Each agreement that an organisation has to do with, once, with all that it has to do with it.
fn agreement_roles<'a>(
    builder: &PageBuilder<'a, '_>,
    organisation: &Organisation,
) -> Result<Vec<AgreementRole<'a>>, RenderError> {
    let relations = &organisation.relations;
    let received = relations.received.iter().map(|(ix, _)| *ix);
    let all = relations.party_to.iter().chain(&relations.announced).copied().chain(received);
    let role = |ix: Ix<Agreement>| {
        let received = relations.received.iter().filter(|(of, _)| *of == ix);
        Ok(AgreementRole {
            agreement: builder.agreement(ix)?,
            party: relations.party_to.contains(&ix),
            announced: relations.announced.contains(&ix),
            received: received.map(|(ix, at)| allocation(builder, *ix, *at)).collect::<Result<_, _>>()?,
        })
    };
    all.collect::<BTreeSet<Ix<Agreement>>>().into_iter().map(role).collect()
}

fn holders<'a>(
    builder: &PageBuilder<'a, '_>,
    organisation: &Organisation,
) -> Result<Vec<HolderView<'a>>, RenderError> {
    let locale = &builder.locale;
    let holders =
        by_name(locale, organisation.relations.holders.iter().copied(), |(ix, _)| locale.person(*ix));
    let view = |(ix, at): (Ix<Person>, usize)| {
        let written = &locale.site.people[ix].sheet.appointments[at];
        Ok(HolderView {
            person: builder.person(ix)?,
            title: locale.phrase(&written.title),
            from: locale.optional_date(written.span.from),
            to: locale.optional_date(written.span.to),
        })
    };
    holders.into_iter().map(view).collect()
}
