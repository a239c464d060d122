//! What hosts show at an address that does not exist: ways on, in the site's default language.

use serde::Serialize;

use super::head::Head;
use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::components::latest;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::theme::Fragment;

/// How many releases the page shows.
const SHOWN: usize = 5;

/// `not_found`: the page at addresses that do not exist.
#[derive(Debug, Clone, Serialize)]
pub struct NotFoundView<'a> {
    /// The latest releases, at most five.
    pub latest: Vec<&'a Fragment>,
    /// Where all releases are listed.
    pub releases: String,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address) -> Head<'a> {
    Head { noindex: true, ..Head::new(locale, address, "404", "") }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>) -> RenderResult<NotFoundView<'a>> {
    let locale = &builder.locale;
    let mut latest = latest(builder, ReleaseList::All)?.releases;
    latest.truncate(SHOWN);
    let releases = locale.href(&locale.site.index(Section::Releases, locale.language));
    Ok(NotFoundView { latest, releases })
}
