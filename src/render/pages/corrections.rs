//! The page of everything in releases that was wrong or could be misunderstood.

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::{ChangeView, change_view};
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{Feeds, Locale};
use crate::theme::Fragment;

/// `corrections`: the corrections and clarifications of all releases in a language.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionsView<'a> {
    /// Latest first.
    pub entries: Vec<CorrectionEntry<'a>>,
    /// Their feeds.
    pub feeds: Feeds,
}

/// A correction or clarification, and where it is.
#[derive(Debug, Clone, Serialize)]
pub struct CorrectionEntry<'a> {
    /// What was changed, and when.
    pub change: ChangeView<'a>,
    /// The release.
    pub release: &'a Fragment,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address) -> Head<'a> {
    let site = locale.site;
    let languages = site.settings.languages.iter().copied();
    let languages = languages.filter(|language| !site.corrections(*language).is_empty());
    Head {
        alternates: alternates(locale, languages.map(|language| (language, site.corrections_page(language)))),
        feeds: Some(locale.corrections_feeds()),
        ..Head::new(locale, address, "corrections", "releases")
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>) -> RenderResult<CorrectionsView<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let entries = try_map(site.corrections(locale.language), |correction| {
        Ok(CorrectionEntry {
            change: change_view(locale, site.change(*correction, locale.language)),
            release: builder.release_link(correction.release)?,
        })
    });
    Ok(CorrectionsView { entries: entries?, feeds: locale.corrections_feeds() })
}
