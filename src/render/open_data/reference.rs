//! What a document says of a thing that has its own page: its id, its name, and where it can be read.
//!
//! Takes the index of a thing; gives a short object. The id is the same on the whole site; the name and the address are those of the page's language.

use std::borrow::Cow;

use serde::Serialize;
use serde_json::value::RawValue;

use crate::join::{
    Addresses, Agreement, Ix, Organisation, Partnership, Person, Referent, Release, Site, Statement, Topic,
};
use crate::render::fragments::{OnceJson, PageBuilder};
use crate::render::locale::Locale;

/// A thing that has its own page.
#[derive(Serialize)]
pub(crate) struct Reference<'a> {
    pub(crate) id: String,
    pub(crate) name: Cow<'a, str>,
    pub(crate) url: String,
    /// Only of a release.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) published: Option<String>,
}

/// A reference as JSON, written once for all pages of a language.
pub(crate) type Written<'a> = &'a RawValue;

pub(crate) fn release_id(site: &Site, ix: Ix<Release>) -> String {
    format!("release:{}", site.releases[ix].id)
}

pub(crate) fn organisation_id(site: &Site, ix: Ix<Organisation>) -> String {
    format!("organisation:{}", site.organisations[ix].id)
}

pub(crate) fn person_id(site: &Site, ix: Ix<Person>) -> String {
    format!("person:{}", site.people[ix].id)
}

pub(crate) fn partnership_id(site: &Site, ix: Ix<Partnership>) -> String {
    format!("partnership:{}", site.partnerships[ix].id)
}

pub(crate) fn agreement_id(site: &Site, ix: Ix<Agreement>) -> String {
    format!("agreement:{}", site.agreements[ix].id)
}

/// The id of an allocation, by its index in the agreement.
pub(crate) fn allocation_id(site: &Site, ix: Ix<Agreement>, at: usize) -> String {
    let agreement = &site.agreements[ix];
    format!("agreement:{}#{}", agreement.id, agreement.sheet.allocations[at].id)
}

pub(crate) fn statement_id(site: &Site, ix: Ix<Statement>) -> String {
    format!("statement:{}", site.statements[ix].id)
}

pub(super) fn of_organisation<'a>(locale: &Locale<'a>, ix: Ix<Organisation>) -> Reference<'a> {
    let organisation = &locale.site.organisations[ix];
    let name = locale.phrase(&organisation.sheet.name).text;
    reference(locale, organisation_id(locale.site, ix), name, &organisation.addresses)
}

pub(super) fn of_person<'a>(locale: &Locale<'a>, ix: Ix<Person>) -> Reference<'a> {
    let person = &locale.site.people[ix];
    let name = locale.phrase(&person.sheet.name).text;
    reference(locale, person_id(locale.site, ix), name, &person.addresses)
}

pub(super) fn of_partnership<'a>(locale: &Locale<'a>, ix: Ix<Partnership>) -> Reference<'a> {
    let partnership = &locale.site.partnerships[ix];
    let name = locale.phrase(&partnership.sheet.name).text;
    reference(locale, partnership_id(locale.site, ix), name, &partnership.addresses)
}

pub(super) fn of_agreement<'a>(locale: &Locale<'a>, ix: Ix<Agreement>) -> Reference<'a> {
    let agreement = &locale.site.agreements[ix];
    let name = locale.phrase(&agreement.sheet.name).text;
    reference(locale, agreement_id(locale.site, ix), name, &agreement.addresses)
}

pub(super) fn of_topic<'a>(locale: &Locale<'a>, ix: Ix<Topic>) -> Reference<'a> {
    let topic = &locale.site.topics[ix];
    Reference {
        id: format!("topic:{}", topic.id),
        name: Cow::Borrowed(&topic.name),
        url: locale.url(&topic.address),
        published: None,
    }
}

/// A statement on its speaker's page, called by the speaker's name.
pub(super) fn of_statement<'a>(locale: &Locale<'a>, ix: Ix<Statement>) -> Reference<'a> {
    let link = locale.statement(ix);
    Reference {
        id: statement_id(locale.site, ix),
        name: link.name.text,
        url: locale.host_url(&link.href),
        published: None,
    }
}

fn of_release<'a>(locale: &Locale<'a>, ix: Ix<Release>) -> Reference<'a> {
    let release = &locale.site.releases[ix];
    let name = locale.release_title(release, release.version(locale.language)).text;
    Reference {
        published: Some(release.published.rfc3339(&locale.site.settings.time_zone)),
        ..reference(locale, release_id(locale.site, ix), name, &release.addresses)
    }
}

fn reference<'a>(
    locale: &Locale<'_>,
    id: String,
    name: Cow<'a, str>,
    addresses: &Addresses,
) -> Reference<'a> {
    let (_, address) = addresses.in_language(locale.language);
    Reference { id, name, url: locale.url(address), published: None }
}

pub(super) fn organisation<'a>(builder: &PageBuilder<'a>, ix: Ix<Organisation>) -> Written<'a> {
    let slot = &builder.fragments.references.organisations[ix];
    written(slot, || of_organisation(&builder.locale, ix))
}

pub(super) fn organisations<'a>(builder: &PageBuilder<'a>, all: &[Ix<Organisation>]) -> Vec<Written<'a>> {
    all.iter().map(|ix| organisation(builder, *ix)).collect()
}

pub(super) fn person<'a>(builder: &PageBuilder<'a>, ix: Ix<Person>) -> Written<'a> {
    written(&builder.fragments.references.people[ix], || of_person(&builder.locale, ix))
}

pub(super) fn people<'a>(builder: &PageBuilder<'a>, all: &[Ix<Person>]) -> Vec<Written<'a>> {
    all.iter().map(|ix| person(builder, *ix)).collect()
}

pub(super) fn partnership<'a>(builder: &PageBuilder<'a>, ix: Ix<Partnership>) -> Written<'a> {
    written(&builder.fragments.references.partnerships[ix], || of_partnership(&builder.locale, ix))
}

pub(super) fn partnerships<'a>(builder: &PageBuilder<'a>, all: &[Ix<Partnership>]) -> Vec<Written<'a>> {
    all.iter().map(|ix| partnership(builder, *ix)).collect()
}

pub(super) fn agreement<'a>(builder: &PageBuilder<'a>, ix: Ix<Agreement>) -> Written<'a> {
    written(&builder.fragments.references.agreements[ix], || of_agreement(&builder.locale, ix))
}

pub(super) fn agreements<'a>(builder: &PageBuilder<'a>, all: &[Ix<Agreement>]) -> Vec<Written<'a>> {
    all.iter().map(|ix| agreement(builder, *ix)).collect()
}

pub(super) fn topic<'a>(builder: &PageBuilder<'a>, ix: Ix<Topic>) -> Written<'a> {
    written(&builder.fragments.references.topics[ix], || of_topic(&builder.locale, ix))
}

pub(super) fn topics<'a>(builder: &PageBuilder<'a>, all: &[Ix<Topic>]) -> Vec<Written<'a>> {
    all.iter().map(|ix| topic(builder, *ix)).collect()
}

pub(super) fn release<'a>(builder: &PageBuilder<'a>, ix: Ix<Release>) -> Written<'a> {
    written(&builder.fragments.references.releases[ix], || of_release(&builder.locale, ix))
}

pub(super) fn releases<'a>(builder: &PageBuilder<'a>, all: &[Ix<Release>]) -> Vec<Written<'a>> {
    all.iter().map(|ix| release(builder, *ix)).collect()
}

/// Whatever a reference leads to.
pub(super) fn referent<'a>(locale: &Locale<'a>, target: &'a Referent) -> Reference<'a> {
    let site = locale.site;
    let id = match target {
        Referent::Organisation(ix) => organisation_id(site, *ix),
        Referent::Person(ix) => person_id(site, *ix),
        Referent::Partnership(ix) => partnership_id(site, *ix),
        Referent::Agreement(ix, None) => agreement_id(site, *ix),
        Referent::Agreement(ix, Some(part)) => {
            format!("{}#{}", agreement_id(site, *ix), site.agreements[*ix].anchor(*part))
        }
        Referent::Statement(ix) => statement_id(site, *ix),
        Referent::Release(ix, _) => release_id(site, *ix),
        Referent::Page(ix, _) => format!("page:{}", site.pages[*ix].id),
        Referent::Topic(ix) => format!("topic:{}", site.topics[*ix].id),
        Referent::Media(ix) => format!("media:{}", site.media[*ix].id),
    };
    let link = locale.target(target);
    Reference { id, name: link.name.text, url: locale.host_url(&link.href), published: None }
}

/// What is in a slot, written if nobody has yet.
fn written<'a>(slot: &'a OnceJson, make: impl FnOnce() -> Reference<'a>) -> Written<'a> {
    slot.get_or_init(|| raw(&make()))
}

#[expect(clippy::expect_used, reason = "memory takes every byte, and all keys are texts")]
fn raw(reference: &Reference<'_>) -> Box<RawValue> {
    serde_json::value::to_raw_value(reference).expect("texts are JSON")
}
