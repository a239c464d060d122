//! An agreement: its total, its lines, and who gets which task.

use std::borrow::Cow;

use serde::Serialize;

use super::About;
use super::reference::{self, Written};
use super::shared::{
    Allocation, Amount, Assignment, LatestReleases, Source, allocation, amount, assignment, date, latest,
    sources,
};
use crate::join::{Agreement, Ix, ReleaseList};
use crate::render::fragments::PageBuilder;

#[derive(Serialize)]
pub(super) struct AgreementFacts<'a> {
    #[serde(flatten)]
    about: About<'a>,
    name: Cow<'a, str>,
    agreed_on: Option<String>,
    announced_by: Option<Written<'a>>,
    parties: Vec<Written<'a>>,
    total: Amount,
    allocations: Vec<Allocation<'a>>,
    /// Why the lines do not add up to the total.
    rounding_note: Option<Cow<'a, str>>,
    assignments: Vec<Assignment<'a>>,
    /// The partnerships that it set up.
    establishes: Vec<Written<'a>>,
    sources: Vec<Source<'a>>,
    #[serde(flatten)]
    latest: LatestReleases<'a>,
}

pub(super) fn agreement<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Agreement>,
    about: About<'a>,
) -> AgreementFacts<'a> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let sheet = &agreement.sheet;
    let established = &locale.site.backlinks.agreements[ix].established;
    AgreementFacts {
        about,
        name: locale.phrase(&sheet.name).text,
        agreed_on: date(sheet.agreed_on),
        announced_by: agreement.announced_by.map(|ix| reference::organisation(builder, ix)),
        parties: reference::organisations(builder, &agreement.parties),
        total: amount(sheet.total),
        allocations: (0..sheet.allocations.len()).map(|at| allocation(builder, ix, at)).collect(),
        rounding_note: sheet.rounding_note.as_ref().map(|note| locale.phrase(note).text),
        assignments: agreement
            .assignments
            .iter()
            .filter_map(|joined| assignment(builder, ix, joined.at))
            .collect(),
        establishes: reference::partnerships(builder, established),
        sources: sources(locale, &sheet.sources),
        latest: latest(builder, ReleaseList::Agreement(ix)),
    }
}
