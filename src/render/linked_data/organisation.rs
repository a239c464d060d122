//! An organisation: `GovernmentOrganization`, `NGO`, `Organization` or another kind that schema.org has.
//!
//! Takes the sheet and what it refers to; gives what its page says.

use std::borrow::Cow;

use serde::Serialize;

use super::Described;
use super::identity;
use super::reference::{self, Written};
use crate::join::{Contact, Ix};
use crate::model::organisation::Identifiers;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Organization<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<Cow<'a, str>>,
    url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<PropertyValue<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent_organization: Option<Written<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    member_of: Vec<Written<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    contact_point: Vec<ContactPoint<'a>>,
}

/// A number in a register.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PropertyValue<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "propertyID")]
    property_id: &'static str,
    value: &'a str,
}

/// A press desk.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ContactPoint<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
}

pub(super) fn organization<'p>(
    builder: &PageBuilder<'p>,
    ix: Ix<crate::join::Organisation>,
    described: &'p Described<'p>,
) -> Organization<'p> {
    let locale = &builder.locale;
    let organisation = &locale.site.organisations[ix];
    let sheet = &organisation.sheet;
    let short_name = sheet.short_name.iter().map(|name| locale.phrase(name).text);
    let aliases = sheet.aliases.iter().map(|alias| Cow::Borrowed(&**alias));
    Organization {
        kind: identity::kind(sheet.organisation_type),
        id: identity::of_organisation(locale, ix),
        name: locale.phrase(&sheet.name).text,
        alternate_name: short_name.chain(aliases).collect(),
        url: described.url,
        description: described.description,
        same_as: same_as(sheet.url.as_ref().map(|url| url.as_str()), &sheet.identifiers),
        identifier: sheet.identifiers.cvr.as_ref().map(|cvr| PropertyValue {
            kind: "PropertyValue",
            property_id: "CVR",
            value: cvr.as_str(),
        }),
        logo: organisation.logo.map(|ix| locale.url(&locale.site.media[ix].address)),
        parent_organization: organisation.parent.map(|ix| reference::organisation(builder, ix)),
        member_of: reference::organisations(builder, &organisation.member_of),
        contact_point: desks(locale, organisation),
    }
}

/// The other addresses of the organisation: its own site and its entries in registers.
fn same_as<'a>(own: Option<&'a str>, identifiers: &'a Identifiers) -> Vec<Cow<'a, str>> {
    let mut addresses: Vec<Cow<'a, str>> = Vec::new();
    addresses.extend(own.map(Cow::Borrowed));
    addresses.extend(identifiers.ror.as_ref().map(|ror| Cow::Borrowed(ror.as_str())));
    let wikidata = identifiers.wikidata.as_ref();
    addresses.extend(
        wikidata.map(|number| Cow::Owned(format!("https://www.wikidata.org/entity/{}", number.as_str()))),
    );
    addresses
}

fn desks<'a>(locale: &Locale<'a>, organisation: &'a crate::join::Organisation) -> Vec<ContactPoint<'a>> {
    let mut desks = Vec::new();
    for contact in &organisation.contacts {
        let Contact::Desk(at) = contact else {
            continue;
        };
        let Some(desk) = Contact::desk(*at, &organisation.sheet.contacts) else {
            continue;
        };
        desks.push(ContactPoint {
            kind: "ContactPoint",
            name: locale.phrase(&desk.name).text,
            telephone: desk.channels.phone.as_deref(),
            email: desk.channels.email.as_deref(),
        });
    }
    desks
}
