//! The home page: the text of the page `home`, the latest releases, the partnerships.

use std::borrow::Cow;

use serde::Serialize;

use super::head::{Head, alternates};
use super::index::{IndexEntry, partnerships};
use crate::join::{JoinedText, ReleaseList};
use crate::mention::unbroken;
use crate::model::address::Address;
use crate::model::page::{HOME, PageFile};
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::components::{latest, prose};
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::theme::Fragment;

/// How many partnerships the home page shows.
const HOME_PARTNERSHIPS: usize = 12;

/// `home`: the home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView<'a> {
    /// The title of the page `home`, if there is one.
    pub title: Option<Cow<'a, str>>,
    /// Its text as HTML.
    pub body: Option<Fragment>,
    /// The latest releases, each a block that the component `release_entry` made.
    pub latest: Vec<&'a Fragment>,
    /// Where all releases are listed.
    pub releases: String,
    /// The partnerships, by name: at most twelve.
    pub partnerships: Vec<IndexEntry<'a>>,
    /// Where all partnerships are listed.
    pub all_partnerships: String,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address) -> Head<'a> {
    let site = locale.site;
    let languages = site.settings.languages.iter();
    let summary = home_version(locale).and_then(|version| version.text.words.summary.as_deref());
    let summary = summary.map(|summary| locale.words(summary, locale.language));
    Head {
        description: summary.or_else(|| locale.optional_phrase(site.settings.description.as_ref())),
        alternates: alternates(locale, languages.map(|&language| (language, site.home(language)))),
        ..Head::new(locale, address, "home", format!("page:{HOME}"))
    }
}

/// The version of the page `home` in the page's language.
fn home_version<'a>(locale: &Locale<'a>) -> Option<&'a JoinedText<PageFile>> {
    let home = locale.site.pages.iter().find(|page| page.id.as_str() == HOME)?;
    home.versions.iter().find(|version| version.language == locale.language)
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>) -> RenderResult<HomeView<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let version = home_version(locale);
    let body = version.map(|version| prose::body(builder, &version.text.body, &version.referents));
    let mut partnerships = partnerships(builder)?;
    partnerships.truncate(HOME_PARTNERSHIPS);
    Ok(HomeView {
        title: version.map(|version| unbroken(&version.text.words.title)),
        body: body.transpose()?,
        latest: latest(builder, ReleaseList::All)?.releases,
        releases: locale.href(&site.index(Section::Releases, locale.language)),
        partnerships,
        all_partnerships: locale.href(&site.index(Section::Partnerships, locale.language)),
    })
}
