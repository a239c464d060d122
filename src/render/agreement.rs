//! The page of an agreement.

use super::RenderError;
use super::components::{agreement_facts, assignment, latest, sources};
use super::fragments::PageBuilder;
use super::views::AgreementView;
use crate::join::{Agreement, Ix, ReleaseList};

pub(super) fn agreement<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Agreement>,
) -> Result<AgreementView<'a>, RenderError> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let latest = latest(builder, ReleaseList::Agreement(ix))?;
    Ok(AgreementView {
        name: locale.phrase(&agreement.sheet.name),
        facts: agreement_facts(builder, ix)?,
        announced_by: agreement.announced_by.map(|ix| builder.organisation(ix)).transpose()?,
        parties: builder.organisations(&agreement.parties)?,
        assignments: (0..agreement.assignments.len())
            .map(|at| assignment(builder, ix, at))
            .collect::<Result<_, _>>()?,
        partnerships: agreement
            .established
            .iter()
            .map(|ix| builder.partnership(*ix))
            .collect::<Result<_, _>>()?,
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(locale, &agreement.sheet.sources),
    })
}
