//! The page of a partnership.

use super::parts::{latest, partnership_facts, sources};
use super::scribe::Scribe;
use super::views::PartnershipView;
use crate::join::{Ix, ListOf, Partnership};

pub(super) fn partnership<'a>(scribe: &Scribe<'a>, ix: Ix<Partnership>) -> PartnershipView<'a> {
    let sheet = &scribe.site.partnerships[ix].sheet;
    let latest = latest(scribe, ListOf::Partnership(ix));
    PartnershipView {
        name: scribe.phrase(&sheet.name),
        aliases: sheet.aliases.iter().map(AsRef::as_ref).collect(),
        summary: scribe.optional_phrase(sheet.summary.as_ref()),
        facts: partnership_facts(scribe, ix),
        releases: latest.releases,
        releases_total: latest.total,
        all_releases: latest.all,
        sources: sources(scribe, &sheet.sources),
    }
}
