//! The page of a partnership.

use super::RenderError;
use super::components::{latest, partnership_facts, sources};
use super::fragments::PageBuilder;
use super::views::PartnershipView;
use crate::join::{Ix, Partnership, ReleaseList};

pub(super) fn partnership<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Partnership>,
) -> Result<PartnershipView<'a>, RenderError> {
    let locale = &builder.locale;
    let sheet = &locale.site.partnerships[ix].sheet;
    let latest = latest(builder, ReleaseList::Partnership(ix))?;
    Ok(PartnershipView {
        name: locale.phrase(&sheet.name),
        aliases: sheet.aliases.iter().map(AsRef::as_ref).collect(),
        summary: locale.optional_phrase(sheet.summary.as_ref()),
        facts: partnership_facts(builder, ix)?,
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(locale, &sheet.sources),
    })
}
