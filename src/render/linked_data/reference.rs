//! What pages say of a thing that has its own page: its id, its kind, its name, and where it can be read.
//!
//! Takes the index of a thing; gives a short node. The id is the same on the pages of all languages, while the name and the address are those of the
//! page's language. Search engines look at one page alone, so a bare id would tell them nothing.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::value::RawValue;

use super::{identity, json};
use crate::join::{Addresses, Agreement, AgreementPart, Ix, Organisation, Partnership, Person, Statement};
use crate::render::fragments::{OnceJson, PageBuilder};
use crate::render::locale::{Locale, statement_anchor};

/// A thing that another page describes.
#[derive(Serialize)]
pub(super) struct Reference<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: Cow<'a, str>,
    url: String,
}

/// A thing that this page or another describes, by its id alone.
#[derive(Serialize)]
pub(super) struct IdReference {
    #[serde(rename = "@id")]
    pub(super) id: String,
}

/// A reference as JSON, written once for all pages of a language.
pub(super) type Written<'a> = &'a RawValue;

pub(super) fn organisation<'a>(builder: &PageBuilder<'a>, ix: Ix<Organisation>) -> Written<'a> {
    let locale = &builder.locale;
    written(&builder.fragments.linked.organisations[ix], || {
        let organisation = &locale.site.organisations[ix];
        Reference {
            kind: identity::kind(organisation.sheet.organisation_type),
            id: identity::of_organisation(locale, ix),
            name: locale.phrase(&organisation.sheet.name).text,
            url: address(locale, &organisation.addresses),
        }
    })
}

pub(super) fn organisations<'a>(builder: &PageBuilder<'a>, all: &[Ix<Organisation>]) -> Vec<Written<'a>> {
    all.iter().map(|ix| organisation(builder, *ix)).collect()
}

pub(super) fn person<'a>(builder: &PageBuilder<'a>, ix: Ix<Person>) -> Written<'a> {
    let locale = &builder.locale;
    written(&builder.fragments.linked.people[ix], || {
        let person = &locale.site.people[ix];
        Reference {
            kind: identity::PERSON,
            id: identity::of_person(locale, ix),
            name: locale.phrase(&person.sheet.name).text,
            url: address(locale, &person.addresses),
        }
    })
}

pub(super) fn partnership<'a>(builder: &PageBuilder<'a>, ix: Ix<Partnership>) -> Written<'a> {
    let locale = &builder.locale;
    written(&builder.fragments.linked.partnerships[ix], || {
        let partnership = &locale.site.partnerships[ix];
        Reference {
            kind: identity::PARTNERSHIP,
            id: identity::of_partnership(locale, ix),
            name: locale.phrase(&partnership.sheet.name).text,
            url: address(locale, &partnership.addresses),
        }
    })
}

/// The whole grant of an agreement.
pub(super) fn agreement<'a>(builder: &PageBuilder<'a>, ix: Ix<Agreement>) -> Written<'a> {
    let locale = &builder.locale;
    written(&builder.fragments.linked.agreements[ix], || {
        let agreement = &locale.site.agreements[ix];
        Reference {
            kind: identity::GRANT,
            id: identity::of_grant(locale, ix, AgreementPart::Total),
            name: locale.phrase(&agreement.sheet.name).text,
            url: address(locale, &agreement.addresses),
        }
    })
}

/// An allocation of an agreement, by its index.
pub(super) fn allocation<'a>(locale: &Locale<'a>, ix: Ix<Agreement>, at: usize) -> Reference<'a> {
    let agreement = &locale.site.agreements[ix];
    let part = AgreementPart::Allocation(at);
    Reference {
        kind: identity::GRANT,
        id: identity::of_grant(locale, ix, part),
        name: locale.phrase(&agreement.sheet.allocations[at].purpose).text,
        url: format!("{}#{}", address(locale, &agreement.addresses), agreement.anchor(part)),
    }
}

/// A statement on its speaker's page, called by the speaker's name.
pub(super) fn statement<'a>(locale: &Locale<'a>, ix: Ix<Statement>) -> Reference<'a> {
    let statement = &locale.site.statements[ix];
    let person = &locale.site.people[statement.speaker];
    Reference {
        kind: identity::STATEMENT,
        id: identity::of_statement(locale, ix),
        name: locale.phrase(&person.sheet.name).text,
        url: format!("{}#{}", address(locale, &person.addresses), statement_anchor(statement)),
    }
}

/// What is in a slot, written if nobody has yet.
fn written<'a>(slot: &'a OnceJson, make: impl FnOnce() -> Reference<'a>) -> Written<'a> {
    slot.get_or_init(|| json(&make()))
}

/// The full address of a thing in the page's language.
fn address(locale: &Locale<'_>, addresses: &Addresses) -> String {
    locale.url(addresses.in_language(locale.language).1)
}
