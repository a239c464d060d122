//! The page of an agreement.

use super::RenderError;
use super::blocks::Blocks;
use super::parts::{agreement_facts, assignment, latest, sources};
use super::views::AgreementView;
use crate::join::{Agreement, Ix, ReleaseList};

pub(super) fn agreement<'a>(
    blocks: &Blocks<'a, '_>,
    ix: Ix<Agreement>,
) -> Result<AgreementView<'a>, RenderError> {
    let locale = &blocks.locale;
    let agreement = &locale.site.agreements[ix];
    let latest = latest(blocks, ReleaseList::Agreement(ix))?;
    Ok(AgreementView {
        name: locale.phrase(&agreement.sheet.name),
        facts: agreement_facts(blocks, ix)?,
        announced_by: agreement.announced_by.map(|ix| blocks.organisation(ix)).transpose()?,
        parties: blocks.organisations(&agreement.parties)?,
        assignments: (0..agreement.assignments.len())
            .map(|at| assignment(blocks, ix, at))
            .collect::<Result<_, _>>()?,
        partnerships: agreement
            .established
            .iter()
            .map(|ix| blocks.partnership(*ix))
            .collect::<Result<_, _>>()?,
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(locale, &agreement.sheet.sources),
    })
}
