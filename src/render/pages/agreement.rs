//! The page of an agreement.

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::{Agreement, Ix, ReleaseList};
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::{
    AgreementFacts, AssignmentView, SourceView, SplitView, agreement_facts, assignment, latest, sources,
    split,
};
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{Locale, Phrase};
use crate::theme::Fragment;

/// `agreement`: an agreement.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementView<'a> {
    /// Its name.
    pub name: Phrase<'a>,
    /// Its date and money.
    pub facts: AgreementFacts<'a>,
    /// How its money is split, as bars; `None` if it has no lines.
    pub split: Option<SplitView<'a>>,
    /// Who told of it.
    pub announced_by: Option<&'a Fragment>,
    /// Who made it.
    pub parties: Vec<&'a Fragment>,
    /// The tasks it gives.
    pub assignments: Vec<AssignmentView<'a>>,
    /// The partnerships that it set up.
    pub partnerships: Vec<&'a Fragment>,
    /// The latest releases about it.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, ix: Ix<Agreement>) -> Head<'a> {
    let agreement = &locale.site.agreements[ix];
    Head {
        title: Some(locale.phrase(&agreement.sheet.name)),
        alternates: alternates(locale, agreement.addresses.iter()),
        ..Head::new(locale, address, "agreement", "agreements")
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>, ix: Ix<Agreement>) -> RenderResult<AgreementView<'a>> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let backlinks = &locale.site.backlinks.agreements[ix];
    let latest = latest(builder, ReleaseList::Agreement(ix))?;
    Ok(AgreementView {
        name: locale.phrase(&agreement.sheet.name),
        facts: agreement_facts(builder, ix)?,
        split: split(locale, ix),
        announced_by: agreement.announced_by.map(|ix| builder.organisation(ix)).transpose()?,
        parties: builder.organisations(&agreement.parties)?,
        assignments: try_map(0..agreement.assignments.len(), |at| assignment(builder, ix, at))?,
        partnerships: try_map(&backlinks.established, |ix| builder.partnership(*ix))?,
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(locale, &agreement.sheet.sources),
    })
}
