//! A partnership: `Project`, which schema.org calls an enterprise of several that has an aim.
//!
//! Takes the sheet, and the allocations for the partnership; gives its members and its grants. Those who are only invited or watch are no members. Money
//! for the same people is no grant of the partnership: no source says that it gets it.

use std::borrow::Cow;

use serde::Serialize;

use super::Described;
use super::identity;
use super::person::date;
use super::reference::{self, Reference, Written};
use crate::join::{Ix, Participant};
use crate::model::agreement::Basis;
use crate::model::partnership::Status;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Project<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: Cow<'a, str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    alternate_name: Vec<Cow<'a, str>>,
    url: &'a str,
    description: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    founding_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dissolution_date: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    member: Vec<Member<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    funding: Vec<Reference<'a>>,
}

/// A member, or a membership of which more is known.
#[derive(Serialize)]
#[serde(untagged)]
enum Member<'a> {
    Organisation(Written<'a>),
    Role(Box<OrganizationRole<'a>>),
}

/// A membership. The role has the property that it is the value of once more: that is how schema.org says when something holds.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OrganizationRole<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role_name: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<String>,
    member: Written<'a>,
}

pub(super) fn project<'p>(
    builder: &PageBuilder<'p>,
    ix: Ix<crate::join::Partnership>,
    described: &'p Described<'p>,
) -> Project<'p> {
    let locale = &builder.locale;
    let partnership = &locale.site.partnerships[ix];
    let sheet = &partnership.sheet;
    let span = sheet.period.as_ref().map(|period| period.span).unwrap_or_default();
    Project {
        kind: identity::PARTNERSHIP,
        id: identity::of_partnership(locale, ix),
        name: locale.phrase(&sheet.name).text,
        alternate_name: sheet.aliases.iter().map(|alias| Cow::Borrowed(&**alias)).collect(),
        url: described.url,
        description: described.description,
        founding_date: date(span.from),
        dissolution_date: date(span.to),
        member: partnership
            .participants
            .iter()
            .filter_map(|participant| member(builder, partnership, participant))
            .collect(),
        funding: funding(locale, ix),
    }
}

/// A participant that is or was a member.
fn member<'a>(
    builder: &PageBuilder<'a>,
    partnership: &'a crate::join::Partnership,
    participant: &Participant,
) -> Option<Member<'a>> {
    let written = partnership.written(participant);
    let organisation = reference::organisation(builder, participant.organisation);
    let has_left = match written.status {
        Status::Member => false,
        Status::Left => true,
        Status::Invited | Status::Observer => return None,
    };
    let is_role = written.role.is_some() || written.span.from.is_some() || written.span.to.is_some();
    match is_role {
        true => Some(Member::Role(Box::new(OrganizationRole {
            kind: "OrganizationRole",
            role_name: written.role.as_ref().map(|role| builder.locale.phrase(role).text),
            start_date: date(written.span.from),
            end_date: date(written.span.to),
            member: organisation,
        }))),
        // Without a date it would look like a member of today.
        false if has_left => None,
        false => Some(Member::Organisation(organisation)),
    }
}

/// The allocations that the partnership gets or adds to.
fn funding<'a>(locale: &Locale<'a>, ix: Ix<crate::join::Partnership>) -> Vec<Reference<'a>> {
    let mut grants = Vec::new();
    for (agreement, at) in &locale.site.backlinks.partnerships[ix].allocations {
        let allocation = &locale.site.agreements[*agreement].sheet.allocations[*at];
        if allocation.funding.as_ref().is_some_and(|funding| is_funded(funding.basis)) {
            grants.push(reference::allocation(locale, *agreement, *at));
        }
    }
    grants
}

/// Whether money that is shown with a partnership for this reason is the partnership's.
pub(super) fn is_funded(basis: Basis) -> bool {
    match basis {
        Basis::Granted | Basis::CoFunding => true,
        Basis::SameTargetGroup => false,
    }
}
