//! What several documents say in the same words: amounts, lines of agreements, contacts, sources, the latest releases.
//!
//! Takes facts; gives parts of documents. Dates are as exact as they are known: `2020-05-04`, `2020-05`, `2020`.

use std::borrow::Cow;

use serde::Serialize;

use super::reference::{self, Reference, Written};
use crate::join::{Agreement, Contact, Ix, ReleaseList};
use crate::model::money::{Qualifier, decimal};
use crate::model::source::{self, SourceNote};
use crate::model::{Day, Money, ReducedDate};
use crate::render::components::contacts;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::routes::LATEST;

/// An amount. Both numbers are decimal texts: `37600000.00`.
#[derive(Serialize)]
pub(crate) struct Amount {
    pub(crate) amount: String,
    pub(crate) currency: &'static str,
    /// `about`, `up to`, `at least`, `over` or `under`.
    pub(crate) qualifier: Option<&'static str>,
    /// What one of the last digit written is worth.
    pub(crate) step: String,
}

pub(crate) fn amount(money: Money) -> Amount {
    let decimals = money.currency().decimals();
    Amount {
        amount: decimal(money.minor(), decimals),
        currency: money.currency().code(),
        qualifier: money.qualifier().map(Qualifier::as_str),
        step: decimal(money.step(), decimals),
    }
}

/// A line of an agreement.
#[derive(Serialize)]
pub(super) struct Allocation<'a> {
    id: String,
    agreement: Written<'a>,
    amount: Amount,
    purpose: Cow<'a, str>,
    target_group: Option<Cow<'a, str>>,
    partnership: Option<Written<'a>>,
    /// `granted`, `same_target_group` or `co_funding`.
    basis: Option<&'static str>,
    recipient: Option<Written<'a>>,
}

pub(super) fn allocation<'a>(builder: &PageBuilder<'a>, ix: Ix<Agreement>, at: usize) -> Allocation<'a> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let written = &agreement.sheet.allocations[at];
    let joined = agreement.allocations[at];
    Allocation {
        id: reference::allocation_id(locale.site, ix, at),
        agreement: reference::agreement(builder, ix),
        amount: amount(written.amount),
        purpose: locale.phrase(&written.purpose).text,
        target_group: written.target_group.as_ref().map(|group| locale.phrase(group).text),
        partnership: joined.partnership.map(|ix| reference::partnership(builder, ix)),
        basis: written.funding.as_ref().map(|funding| funding.basis.as_str()),
        recipient: joined.recipient.map(|ix| reference::organisation(builder, ix)),
    }
}

pub(super) fn allocations<'a>(
    builder: &PageBuilder<'a>,
    all: &[(Ix<Agreement>, usize)],
) -> Vec<Allocation<'a>> {
    all.iter().map(|(ix, at)| allocation(builder, *ix, *at)).collect()
}

/// A task that an agreement gives.
#[derive(Serialize)]
pub(super) struct Assignment<'a> {
    id: String,
    title: Cow<'a, str>,
    lead: Written<'a>,
    with: Vec<Written<'a>>,
}

/// The task with an index in the sheet.
pub(super) fn assignment<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Agreement>,
    at: usize,
) -> Option<Assignment<'a>> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let joined = agreement.assignments.iter().find(|joined| joined.at == at)?;
    let written = &agreement.sheet.assignments[joined.at];
    Some(Assignment {
        id: format!("{}#{}", reference::agreement_id(locale.site, ix), written.id),
        title: locale.phrase(&written.title).text,
        lead: reference::organisation(builder, joined.lead),
        with: reference::organisations(builder, &joined.with),
    })
}

/// Whom to ask.
#[derive(Serialize)]
pub(super) struct ContactFacts<'a> {
    name: Cow<'a, str>,
    title: Option<Cow<'a, str>>,
    phone: Option<&'a str>,
    email: Option<&'a str>,
    /// The person's page; `null` of a desk.
    url: Option<String>,
}

/// Whom to ask; people with the title they hold on `day`.
pub(super) fn contact_facts<'a>(
    locale: &Locale<'a>,
    joined: &[Contact],
    written: &'a [source::Contact],
    day: Day,
) -> Vec<ContactFacts<'a>> {
    let mut facts = Vec::new();
    for contact in contacts(locale, joined, written, day) {
        facts.push(ContactFacts {
            name: contact.name.text,
            title: contact.title.map(|title| title.text),
            phone: contact.phone,
            email: contact.email,
            url: contact.href.map(|href| locale.host_url(&href)),
        });
    }
    facts
}

/// Where a fact comes from.
#[derive(Serialize)]
pub(super) struct Source<'a> {
    title: Cow<'a, str>,
    publisher: Option<Cow<'a, str>>,
    date: Option<String>,
    url: Option<&'a str>,
}

pub(super) fn sources<'a>(locale: &Locale<'a>, notes: &'a [SourceNote]) -> Vec<Source<'a>> {
    let mut sources = Vec::with_capacity(notes.len());
    for note in notes {
        sources.push(Source {
            title: locale.phrase(&note.title).text,
            publisher: note.publisher.as_ref().map(|publisher| locale.phrase(publisher).text),
            date: date(note.date),
            url: note.url.as_ref().map(|url| url.as_str()),
        });
    }
    sources
}

/// The latest releases about a thing. `releases.csv` has all of them.
#[derive(Serialize)]
pub(super) struct LatestReleases<'a> {
    releases: Vec<Written<'a>>,
    /// How many there are.
    releases_total: usize,
}

pub(super) fn latest<'a>(builder: &PageBuilder<'a>, of: ReleaseList) -> LatestReleases<'a> {
    let releases = builder.locale.site.releases_of(of, builder.locale.language);
    let shown = &releases[..releases.len().min(LATEST)];
    LatestReleases { releases: reference::releases(builder, shown), releases_total: releases.len() }
}

/// A reference with more about it.
#[derive(Serialize)]
pub(super) struct With<'a, F> {
    #[serde(flatten)]
    pub(super) of: Reference<'a>,
    #[serde(flatten)]
    pub(super) facts: F,
}

/// A date of a sheet, as exact as it is known.
pub(super) fn date(date: Option<ReducedDate>) -> Option<String> {
    date.map(|date| date.to_string())
}
