//! The page of a partnership.

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::{Ix, Partnership, ReleaseList};
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::{PartnershipFacts, SourceView, latest, partnership_facts, sources};
use crate::render::fragments::PageBuilder;
use crate::render::locale::{Locale, Phrase};
use crate::theme::Fragment;

/// `partnership`: a partnership.
#[derive(Debug, Clone, Serialize)]
pub struct PartnershipView<'a> {
    /// Its name.
    pub name: Phrase<'a>,
    /// Other names.
    pub aliases: Vec<&'a str>,
    /// What it is.
    pub summary: Option<Phrase<'a>>,
    /// Who takes part, who pays, how long.
    pub facts: PartnershipFacts<'a>,
    /// The latest releases about it.
    pub releases: Vec<&'a Fragment>,
    /// How many there are.
    pub releases_total: usize,
    /// Where all of them are listed, if `releases` is not all.
    pub all_releases: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceView<'a>>,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, ix: Ix<Partnership>) -> Head<'a> {
    let partnership = &locale.site.partnerships[ix];
    Head {
        title: Some(locale.phrase(&partnership.sheet.name)),
        description: locale.optional_phrase(partnership.sheet.summary.as_ref()),
        feeds: locale.list_feeds(ReleaseList::Partnership(ix)),
        alternates: alternates(locale, partnership.addresses.iter()),
        ..Head::new(locale, address, "partnership", "partnerships")
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>, ix: Ix<Partnership>) -> RenderResult<PartnershipView<'a>> {
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
