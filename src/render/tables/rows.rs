//! The rows of each table.
//!
//! Takes the joined facts; gives a cell for each column, in the order of [`super::columns`]. Releases are latest first, everything else is in the order
//! of the ids.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::cell::Cell;
use crate::join::{Addresses, Ix, Organisation, Release, Version};
use crate::model::money::{Qualifier, decimal};
use crate::model::{Money, ReducedDate, Text};
use crate::render::locale::Locale;
use crate::render::open_data::{
    agreement_id, allocation_id, organisation_id, partnership_id, person_id, release_id, statement_id,
};
use crate::routes::Table;

type Row<'a> = Vec<Cell<'a>>;

pub(super) fn rows<'a>(locale: &Locale<'a>, table: Table) -> Vec<Row<'a>> {
    match table {
        Table::Releases => releases(locale),
        Table::Organisations => organisations(locale),
        Table::People => people(locale),
        Table::Appointments => appointments(locale),
        Table::Partnerships => partnerships(locale),
        Table::Participants => participants(locale),
        Table::Agreements => agreements(locale),
        Table::Allocations => allocations(locale),
        Table::Statements => statements(locale),
    }
}

fn phrase<'a>(locale: &Locale<'a>, text: &'a Text) -> Cell<'a> {
    Cell::Text(locale.phrase(text).text)
}

fn optional_phrase<'a>(locale: &Locale<'a>, text: Option<&'a Text>) -> Cell<'a> {
    text.map_or(Cell::Empty, |text| phrase(locale, text))
}

fn url<'a>(locale: &Locale<'_>, addresses: &Addresses) -> Cell<'a> {
    Cell::text(locale.url(addresses.in_language(locale.language).1))
}

fn date<'a>(date: Option<ReducedDate>) -> Cell<'a> {
    Cell::optional(date.map(|date| date.to_string()))
}

fn texts<'a>(texts: &'a [Box<str>]) -> Cell<'a> {
    Cell::List(texts.iter().map(|text| Cow::Borrowed(&**text)).collect())
}

fn organisation<'a>(locale: &Locale<'_>, ix: Option<Ix<Organisation>>) -> Cell<'a> {
    Cell::optional(ix.map(|ix| organisation_id(locale.site, ix)))
}

/// The ids of several things.
fn ids<'a, T: Copy>(all: &[T], id: impl Fn(T) -> String) -> Cell<'a> {
    Cell::List(all.iter().map(|one| Cow::Owned(id(*one))).collect())
}

/// Amount, currency, qualifier and step.
fn money<'a>(money: Money) -> [Cell<'a>; 4] {
    let decimals = money.currency().decimals();
    [
        Cell::text(decimal(money.minor(), decimals)),
        Cell::text(money.currency().code()),
        Cell::optional(money.qualifier().map(Qualifier::as_str)),
        Cell::text(decimal(money.step(), decimals)),
    ]
}

fn releases<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let site = locale.site;
    let mut latest: Vec<Ix<Release>> = site.releases.indices().collect();
    latest.sort_by_cached_key(|ix| (Reverse(site.releases[*ix].published), *ix));
    let mut rows = Vec::with_capacity(latest.len());
    for ix in latest {
        let release = &site.releases[ix];
        for version in &release.versions {
            rows.push(release_row(locale, ix, release, version));
        }
    }
    rows
}

fn release_row<'a>(
    locale: &Locale<'a>,
    ix: Ix<Release>,
    release: &'a Release,
    version: &'a Version,
) -> Row<'a> {
    let site = locale.site;
    let words = &version.text.words;
    let modified = release.last_change(version).map(|day| day.max(release.day).to_string());
    let withdrawn = release.facts.withdrawn.as_ref().map(|withdrawn| withdrawn.on.to_string());
    vec![
        Cell::text(release_id(site, ix)),
        Cell::text(version.language.tag()),
        Cell::text(locale.url(release.addresses.in_language(version.language).1)),
        Cell::text(&*words.title),
        Cell::optional(words.kicker.as_deref()),
        Cell::text(&*words.summary),
        Cell::optional(words.place.as_deref()),
        Cell::text(release.day.to_string()),
        Cell::optional(modified),
        organisation(locale, Some(release.publisher)),
        Cell::optional(withdrawn),
        Cell::List(words.topics.iter().map(|topic| Cow::Borrowed(&*topic.name)).collect()),
        ids(&release.agreements, |ix| agreement_id(site, ix)),
        ids(&release.partnerships, |ix| partnership_id(site, ix)),
        ids(&release.organisations, |ix| organisation_id(site, ix)),
        ids(&release.people, |ix| person_id(site, ix)),
    ]
}

fn organisations<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(locale.site.organisations.len());
    for (ix, joined) in locale.site.organisations.entries() {
        let sheet = &joined.sheet;
        rows.push(vec![
            Cell::text(organisation_id(locale.site, ix)),
            url(locale, &joined.addresses),
            phrase(locale, &sheet.name),
            optional_phrase(locale, sheet.short_name.as_ref()),
            Cell::text(sheet.organisation_type.as_str()),
            texts(&sheet.aliases),
            organisation(locale, joined.parent),
            ids(&joined.member_of, |ix| organisation_id(locale.site, ix)),
            organisation(locale, joined.superseded_by),
            Cell::optional(sheet.url.as_ref().map(|url| url.as_str())),
            Cell::optional(sheet.identifiers.cvr.as_deref()),
            Cell::optional(sheet.identifiers.ror.as_deref()),
            Cell::optional(sheet.identifiers.wikidata.as_deref()),
        ]);
    }
    rows
}

fn people<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(locale.site.people.len());
    for (ix, person) in locale.site.people.entries() {
        rows.push(vec![
            Cell::text(person_id(locale.site, ix)),
            url(locale, &person.addresses),
            phrase(locale, &person.sheet.name),
            Cell::optional(person.sheet.channels.phone.as_deref()),
            Cell::optional(person.sheet.channels.email.as_deref()),
        ]);
    }
    rows
}

fn appointments<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (ix, person) in locale.site.people.entries() {
        for appointment in &person.appointments {
            let written = person.written(*appointment);
            rows.push(vec![
                Cell::text(person_id(locale.site, ix)),
                organisation(locale, Some(appointment.organisation)),
                phrase(locale, &written.title),
                optional_phrase(locale, written.short_title.as_ref()),
                date(written.span.from),
                date(written.span.to),
            ]);
        }
    }
    rows
}

fn partnerships<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(locale.site.partnerships.len());
    for (ix, partnership) in locale.site.partnerships.entries() {
        let sheet = &partnership.sheet;
        let span = sheet.period.as_ref().map(|period| period.span).unwrap_or_default();
        let condition = sheet.period.as_ref().and_then(|period| period.until_condition.as_ref());
        let established_by = partnership.established_by.map(|ix| agreement_id(locale.site, ix));
        rows.push(vec![
            Cell::text(partnership_id(locale.site, ix)),
            url(locale, &partnership.addresses),
            phrase(locale, &sheet.name),
            texts(&sheet.aliases),
            optional_phrase(locale, sheet.summary.as_ref()),
            optional_phrase(locale, sheet.target_group.as_ref()),
            Cell::optional(established_by),
            organisation(locale, partnership.facilitator),
            Cell::Bool(sheet.participants_complete),
            date(span.from),
            date(span.to),
            optional_phrase(locale, condition),
        ]);
    }
    rows
}

fn participants<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (ix, partnership) in locale.site.partnerships.entries() {
        for participant in &partnership.participants {
            let written = partnership.written(participant);
            rows.push(vec![
                Cell::text(partnership_id(locale.site, ix)),
                organisation(locale, Some(participant.organisation)),
                Cell::text(written.status.as_str()),
                optional_phrase(locale, written.role.as_ref()),
                date(written.span.from),
                date(written.span.to),
                ids(&participant.evidence, |ix| release_id(locale.site, ix)),
            ]);
        }
    }
    rows
}

fn agreements<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(locale.site.agreements.len());
    for (ix, agreement) in locale.site.agreements.entries() {
        let sheet = &agreement.sheet;
        let [amount, currency, qualifier, step] = money(sheet.total);
        rows.push(vec![
            Cell::text(agreement_id(locale.site, ix)),
            url(locale, &agreement.addresses),
            phrase(locale, &sheet.name),
            date(sheet.agreed_on),
            organisation(locale, agreement.announced_by),
            ids(&agreement.parties, |ix| organisation_id(locale.site, ix)),
            amount,
            currency,
            qualifier,
            step,
            optional_phrase(locale, sheet.rounding_note.as_ref()),
        ]);
    }
    rows
}

fn allocations<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for (ix, agreement) in locale.site.agreements.entries() {
        for (at, allocation) in agreement.sheet.allocations.iter().enumerate() {
            let joined = agreement.allocations[at];
            let [amount, currency, qualifier, step] = money(allocation.amount);
            rows.push(vec![
                Cell::text(agreement_id(locale.site, ix)),
                Cell::text(allocation_id(locale.site, ix, at)),
                amount,
                currency,
                qualifier,
                step,
                Cell::optional(joined.partnership.map(|ix| partnership_id(locale.site, ix))),
                organisation(locale, joined.recipient),
                phrase(locale, &allocation.purpose),
                optional_phrase(locale, allocation.target_group.as_ref()),
                Cell::optional(allocation.funding.as_ref().map(|funding| funding.basis.as_str())),
            ]);
        }
    }
    rows
}

fn statements<'a>(locale: &Locale<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::with_capacity(locale.site.statements.len());
    for (ix, statement) in locale.site.statements.entries() {
        let sheet = &statement.sheet;
        let text = locale.phrase(&sheet.text);
        let written = sheet.language.as_ref().map(|tag| tag.as_str());
        let language = written.or(text.lang).unwrap_or(locale.language.tag());
        rows.push(vec![
            Cell::text(statement_id(locale.site, ix)),
            Cell::text(locale.host_url(&locale.statement(ix).href)),
            Cell::text(person_id(locale.site, statement.speaker)),
            Cell::Text(text.text),
            Cell::text(language),
            date(sheet.source.date),
            organisation(locale, statement.source),
            Cell::optional(sheet.source.url.as_ref().map(|url| url.as_str())),
        ]);
    }
    rows
}
