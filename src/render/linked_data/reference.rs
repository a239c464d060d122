//! What pages say of a thing that has its own page: its id, its kind, its name, and where it can be read.
//!
//! Takes the index of a thing; gives a short node. The id is the same on the pages of all languages, while the name and the address are those of the
//! page's language. Search engines look at one page alone, so a bare id would tell them nothing.

use std::borrow::Cow;

use serde::Serialize;

use super::identity;
use crate::join::{Addresses, Agreement, AgreementPart, Ix, Organisation, Partnership, Person, Statement};
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

pub(super) fn organisation<'a>(locale: &Locale<'a>, ix: Ix<Organisation>) -> Reference<'a> {
    let organisation = &locale.site.organisations[ix];
    Reference {
        kind: identity::kind(organisation.sheet.organisation_type),
        id: identity::of_organisation(locale, ix),
        name: locale.phrase(&organisation.sheet.name).text,
        url: address(locale, &organisation.addresses),
    }
}

pub(super) fn organisations<'a>(locale: &Locale<'a>, all: &[Ix<Organisation>]) -> Vec<Reference<'a>> {
    all.iter().map(|ix| organisation(locale, *ix)).collect()
}

pub(super) fn person<'a>(locale: &Locale<'a>, ix: Ix<Person>) -> Reference<'a> {
    let person = &locale.site.people[ix];
    Reference {
        kind: identity::PERSON,
        id: identity::of_person(locale, ix),
        name: locale.phrase(&person.sheet.name).text,
        url: address(locale, &person.addresses),
    }
}

pub(super) fn partnership<'a>(locale: &Locale<'a>, ix: Ix<Partnership>) -> Reference<'a> {
    let partnership = &locale.site.partnerships[ix];
    Reference {
        kind: identity::PARTNERSHIP,
        id: identity::of_partnership(locale, ix),
        name: locale.phrase(&partnership.sheet.name).text,
        url: address(locale, &partnership.addresses),
    }
}

/// The whole grant of an agreement, or one of its allocations.
pub(super) fn grant<'a>(locale: &Locale<'a>, ix: Ix<Agreement>, part: AgreementPart) -> Reference<'a> {
    let agreement = &locale.site.agreements[ix];
    let (name, url) = match part {
        AgreementPart::Allocation(at) => (&agreement.sheet.allocations[at].purpose, agreement.anchor(part)),
        AgreementPart::Total | AgreementPart::Assignment(_) => (&agreement.sheet.name, ""),
    };
    let page = address(locale, &agreement.addresses);
    Reference {
        kind: identity::GRANT,
        id: identity::of_grant(locale, ix, part),
        name: locale.phrase(name).text,
        url: if url.is_empty() { page } else { format!("{page}#{url}") },
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

/// The full address of a thing in the page's language.
fn address(locale: &Locale<'_>, addresses: &Addresses) -> String {
    locale.url(addresses.in_language(locale.language).1)
}
