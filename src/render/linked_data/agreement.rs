//! An agreement on money: `MonetaryGrant` for the whole amount, and one for each allocation.
//!
//! Takes the sheet; gives the amounts, and who or what gets them. Who pays is left out: those who made or announced an agreement need not.

use std::borrow::Cow;

use serde::Serialize;

use super::Described;
use super::amount::{MonetaryAmount, amount};
use super::identity;
use super::partnership::is_funded;
use super::reference::{self, Written};
use crate::join::{AgreementPart, Ix};
use crate::render::fragments::PageBuilder;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MonetaryGrant<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: Cow<'a, str>,
    url: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Cow<'a, str>>,
    amount: MonetaryAmount,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    funded_item: Vec<Written<'a>>,
}

/// The whole amount of an agreement, then its allocations in the order of the sheet.
pub(super) fn grants<'p>(
    builder: &PageBuilder<'p>,
    ix: Ix<crate::join::Agreement>,
    described: &'p Described<'p>,
) -> Vec<MonetaryGrant<'p>> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let sheet = &agreement.sheet;
    let mut grants = Vec::with_capacity(sheet.allocations.len() + 1);
    grants.push(MonetaryGrant {
        kind: identity::GRANT,
        id: identity::of_grant(locale, ix, AgreementPart::Total),
        name: locale.phrase(&sheet.name).text,
        url: described.url.into(),
        description: Some(described.description.into()),
        amount: amount(locale, sheet.total),
        funded_item: Vec::new(),
    });
    for (at, allocation) in sheet.allocations.iter().enumerate() {
        let part = AgreementPart::Allocation(at);
        let refers = agreement.allocations[at];
        let is_funded = allocation.funding.as_ref().is_some_and(|funding| is_funded(funding.basis));
        let partnership = refers.partnership.filter(|_| is_funded);
        let partnership = partnership.map(|ix| reference::partnership(builder, ix));
        let recipient = refers.recipient.map(|ix| reference::organisation(builder, ix));
        grants.push(MonetaryGrant {
            kind: identity::GRANT,
            id: identity::of_grant(locale, ix, part),
            name: locale.phrase(&allocation.purpose).text,
            url: format!("{}#{}", described.url, agreement.anchor(part)).into(),
            description: None,
            amount: amount(locale, allocation.amount),
            funded_item: recipient.into_iter().chain(partnership).collect(),
        });
    }
    grants
}
