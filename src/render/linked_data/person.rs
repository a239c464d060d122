//! A person: `Person`, with each title held as a role at an organisation.
//!
//! Takes the sheet; gives the title held today, and every title with its time. A bound that is unknown or open is left out.

use std::borrow::Cow;

use serde::Serialize;

use super::Described;
use super::identity;
use super::reference::{self, Written};
use crate::join::Ix;
use crate::model::ReducedDate;
use crate::render::fragments::PageBuilder;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: Cow<'a, str>,
    url: &'a str,
    description: &'a str,
    /// That of today.
    #[serde(skip_serializing_if = "Option::is_none")]
    job_title: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    works_for: Vec<OrganizationRole<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    telephone: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
}

/// A title held at an organisation. The role has the property that it is the value of once more: that is how schema.org says when something holds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OrganizationRole<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    role_name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    works_for: Written<'a>,
}

pub(super) fn person<'p>(
    builder: &PageBuilder<'p>,
    ix: Ix<crate::join::Person>,
    described: &'p Described<'p>,
) -> Person<'p> {
    let locale = &builder.locale;
    let person = &locale.site.people[ix];
    let sheet = &person.sheet;
    let today = locale.site.today();
    let held = person.title_on(today);
    let mut appointments = person.appointments.clone();
    appointments.sort_by_key(|appointment| person.written(*appointment).span.order_on(today));
    let mut works_for = Vec::with_capacity(appointments.len());
    for appointment in appointments {
        let written = person.written(appointment);
        works_for.push(OrganizationRole {
            kind: "OrganizationRole",
            role_name: locale.phrase(&written.title).text,
            start_date: date(written.span.from),
            end_date: date(written.span.to),
            works_for: reference::organisation(builder, appointment.organisation),
        });
    }
    Person {
        kind: identity::PERSON,
        id: identity::of_person(locale, ix),
        name: locale.phrase(&sheet.name).text,
        url: described.url,
        description: described.description,
        job_title: held.map(|held| locale.phrase(&person.written(held).title).text),
        works_for,
        image: person.photo.map(|ix| locale.url(&locale.site.media[ix].address)),
        telephone: sheet.channels.phone.as_deref(),
        email: sheet.channels.email.as_deref(),
    }
}

/// A date as precisely as it is known, in the form of ISO 8601.
pub(super) fn date(date: Option<ReducedDate>) -> Option<String> {
    date.map(|date| date.to_string())
}
