//! The page of an organisation: everything that others say of it, from its side.

use std::collections::BTreeSet;

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::{Agreement, Ix, Organisation, OrganisationBacklinks, Participation, ReleaseList};
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::{
    AllocationView, AssignmentView, ContactView, FigureView, Position, SourceView, allocation, assignment,
    contacts, figure, latest, sources,
};
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{DateView, Locale, Phrase};
use crate::theme::Fragment;

/// `organisation`: an organisation.
#[derive(Debug, Clone, Serialize)]
pub struct OrganisationView<'a> {
    /// Its name.
    pub name: Phrase<'a>,
    /// The short name.
    pub short_name: Option<Phrase<'a>>,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// What kind it is: the string `type_…` says it in words.
    pub organisation_type: &'static str,
    /// Its own site.
    pub url: Option<&'a str>,
    /// Its logo.
    pub logo: Option<FigureView<'a>>,
    /// What it says of itself, a paragraph each.
    pub boilerplate: Vec<Phrase<'a>>,
    /// Its number in the Danish register of companies.
    pub cvr: Option<&'a str>,
    /// Its address in the Research Organization Registry.
    pub ror: Option<&'a str>,
    /// Its item in Wikidata.
    pub wikidata: Option<&'a str>,
    /// What it is a part of.
    pub parent: Option<&'a Fragment>,
    /// What is a part of it.
    pub parts: Vec<&'a Fragment>,
    /// The alliances it is in.
    pub member_of: Vec<&'a Fragment>,
    /// The members it has.
    pub members: Vec<&'a Fragment>,
    /// What came after it.
    pub superseded_by: Option<&'a Fragment>,
    /// What came before it.
    pub supersedes: Vec<&'a Fragment>,
    /// The partnerships it takes part in or leads.
    pub partnerships: Vec<ParticipationView<'a>>,
    /// The agreements that it made, told of, or gets money from.
    pub agreements: Vec<AgreementRole<'a>>,
    /// The tasks it has, alone or with others.
    pub assignments: Vec<AssignmentView<'a>>,
    /// The people who hold a title in it, by name, then those who held one.
    pub people: Vec<HolderView<'a>>,
    /// Who to ask.
    pub contacts: Vec<ContactView<'a>>,
    /// The latest releases that it published or appears in.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the releases that it published are listed, if others publish here, too.
    pub published: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

/// How an organisation takes part in a partnership.
#[derive(Debug, Clone, Serialize)]
pub struct ParticipationView<'a> {
    /// The partnership.
    pub partnership: &'a Fragment,
    /// Whether the organisation leads its work.
    pub facilitator: bool,
    /// `member`, `invited`, `observer`, `left`, or `None` if it only leads the work.
    pub status: Option<&'static str>,
    /// What it does there.
    pub role: Option<Phrase<'a>>,
}

/// What an organisation has to do with an agreement.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementRole<'a> {
    /// The agreement.
    pub agreement: &'a Fragment,
    /// Whether the organisation made it.
    pub party: bool,
    /// Whether it told of it.
    pub announced: bool,
    /// The lines that it gets.
    pub received: Vec<AllocationView<'a>>,
}

/// Somebody who holds or held a title in an organisation.
#[derive(Debug, Clone, Serialize)]
pub struct HolderView<'a> {
    /// The person.
    pub person: &'a Fragment,
    /// The title.
    pub title: Phrase<'a>,
    /// Since when.
    pub from: Option<DateView>,
    /// Until when.
    pub to: Option<DateView>,
    /// Whether it is over.
    pub former: bool,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, ix: Ix<Organisation>) -> Head<'a> {
    let organisation = &locale.site.organisations[ix];
    Head {
        title: Some(locale.phrase(&organisation.sheet.name)),
        feeds: locale.list_feeds(ReleaseList::Organisation(ix)),
        alternates: alternates(locale, organisation.addresses.iter()),
        ..Head::new(locale, address, "organisation", "organisations")
    }
}

pub(super) fn view<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Organisation>,
) -> RenderResult<OrganisationView<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let organisation = &site.organisations[ix];
    let sheet = &organisation.sheet;
    let backlinks = &site.backlinks.organisations[ix];
    let today = site.today();
    let latest = latest(builder, ReleaseList::Organisation(ix))?;
    Ok(OrganisationView {
        name: locale.phrase(&sheet.name),
        short_name: locale.optional_phrase(sheet.short_name.as_ref()),
        aliases: sheet.aliases.iter().map(AsRef::as_ref).collect(),
        organisation_type: sheet.organisation_type.as_str(),
        url: sheet.url.as_ref().map(|url| url.as_str()),
        logo: organisation.logo.map(|ix| figure(locale, ix, Position::Top, None)),
        boilerplate: locale.paragraphs(sheet.boilerplate.as_ref()),
        cvr: sheet.identifiers.cvr.as_deref(),
        ror: sheet.identifiers.ror.as_deref(),
        wikidata: sheet.identifiers.wikidata.as_deref(),
        parent: organisation.parent.map(|ix| builder.organisation(ix)).transpose()?,
        parts: sorted(builder, &backlinks.parts)?,
        member_of: sorted(builder, &organisation.member_of)?,
        members: sorted(builder, &backlinks.members)?,
        superseded_by: organisation.superseded_by.map(|ix| builder.organisation(ix)).transpose()?,
        supersedes: sorted(builder, &backlinks.supersedes)?,
        partnerships: try_map(&backlinks.participations, |part| participation(builder, *part))?,
        agreements: agreement_roles(builder, backlinks)?,
        assignments: try_map(&backlinks.assignments, |(ix, at)| assignment(builder, *ix, *at))?,
        people: holders(builder, backlinks)?,
        contacts: contacts(locale, &organisation.contacts, &sheet.contacts, today),
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        published: published(locale, ix),
        sources: sources(locale, &sheet.sources),
    })
}

/// The address of the list of the releases that an organisation published, if there is one.
fn published(locale: &Locale<'_>, ix: Ix<Organisation>) -> Option<String> {
    let list = ReleaseList::Sender(ix);
    let has_list = !locale.site.releases_of(list, locale.language).is_empty();
    has_list.then(|| locale.href(&locale.site.list(list, locale.language, 1)))
}

/// Links to organisations, by name.
fn sorted<'a>(builder: &PageBuilder<'a>, all: &[Ix<Organisation>]) -> RenderResult<Vec<&'a Fragment>> {
    let locale = &builder.locale;
    builder.organisations(&locale.by_name(all.iter().copied(), |ix| locale.organisation(*ix)))
}

fn participation<'a>(builder: &PageBuilder<'a>, part: Participation) -> RenderResult<ParticipationView<'a>> {
    let locale = &builder.locale;
    let partnership = &locale.site.partnerships[part.partnership];
    let written = part.participant.map(|at| partnership.written(&partnership.participants[at]));
    Ok(ParticipationView {
        partnership: builder.partnership(part.partnership)?,
        facilitator: part.facilitator,
        status: written.map(|written| written.status.as_str()),
        role: written.and_then(|written| locale.optional_phrase(written.role.as_ref())),
    })
}

/// Each agreement that concerns an organisation, once, with every role that the organisation has in it.
fn agreement_roles<'a>(
    builder: &PageBuilder<'a>,
    backlinks: &OrganisationBacklinks,
) -> RenderResult<Vec<AgreementRole<'a>>> {
    let mut agreements: BTreeSet<Ix<Agreement>> = BTreeSet::new();
    agreements.extend(&backlinks.party_to);
    agreements.extend(&backlinks.announced);
    agreements.extend(backlinks.received.iter().map(|(ix, _)| *ix));
    try_map(agreements, |ix| {
        let received = backlinks.received.iter().filter(|(of, _)| *of == ix);
        Ok(AgreementRole {
            agreement: builder.agreement(ix)?,
            party: backlinks.party_to.contains(&ix),
            announced: backlinks.announced.contains(&ix),
            received: try_map(received, |(ix, at)| allocation(builder, *ix, *at))?,
        })
    })
}

/// The people who hold a title in an organisation, by name, then those who held one.
fn holders<'a>(
    builder: &PageBuilder<'a>,
    backlinks: &OrganisationBacklinks,
) -> RenderResult<Vec<HolderView<'a>>> {
    let locale = &builder.locale;
    let today = locale.site.today();
    let mut holders = locale.by_name(backlinks.holders.iter().copied(), |(ix, _)| locale.person(*ix));
    // Stable: both groups stay in the order of the names.
    holders.sort_by_key(|(ix, at)| locale.site.people[*ix].sheet.appointments[*at].span.is_over(today));
    try_map(holders, |(ix, at)| {
        let written = &locale.site.people[ix].sheet.appointments[at];
        Ok(HolderView {
            person: builder.person(ix)?,
            title: locale.phrase(&written.title),
            from: locale.optional_date(written.span.from),
            to: locale.optional_date(written.span.to),
            former: written.span.is_over(today),
        })
    })
}
