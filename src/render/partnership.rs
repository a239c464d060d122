//! The page of a partnership.

use super::parts::{latest, partnership_facts, sources};
use super::scribe::Scribe;
use super::views::PartnershipView;
use crate::join::{Ix, LATEST, ListOf, Partnership};

pub(super) fn partnership<'a>(scribe: &Scribe<'a>, ix: Ix<Partnership>) -> PartnershipView<'a> {
    let sheet = &scribe.site.partnerships[ix].sheet;
    let of = ListOf::Partnership(ix);
    let releases = scribe.site.releases_of(of, scribe.language);
    PartnershipView {
        name: scribe.phrase(&sheet.name),
        aliases: sheet.aliases.iter().map(AsRef::as_ref).collect(),
        summary: scribe.optional_phrase(sheet.summary.as_ref()),
        facts: partnership_facts(scribe, ix),
        releases: latest(scribe, releases, LATEST),
        releases_total: releases.len(),
        all_releases: (releases.len() > LATEST)
            .then(|| scribe.href(&scribe.site.list(of, scribe.language, 1))),
        sources: sources(scribe, &sheet.sources),
    }
}
