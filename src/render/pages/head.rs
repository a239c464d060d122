//! What every page says of itself and of the site: for `<head>`, the menu and the links to its other languages.

use std::collections::BTreeMap;

use serde::Serialize;

use super::breadcrumbs::Breadcrumbs;
use super::languages::{Alternate, LanguageLink, alternates};
use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::render::components::{BrandView, SharingPictureView, brand};
use crate::render::footer::{FooterView, footer};
use crate::render::locale::{Feeds, Locale, PageLink, Phrase};
use crate::render::menu::{MenuView, menu};
use crate::theme::Fragment;

/// `site`: the same on every page of a language.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView<'a> {
    /// The site's title.
    pub title: Phrase<'a>,
    /// What the site is, in a sentence or two.
    pub description: Option<Phrase<'a>>,
    /// The language of the pages that see this value: `da`.
    pub language: &'static str,
    /// The logo and the colours of the site, as far as it has its own.
    pub brand: BrandView,
    /// The signs before and after a quotation in this language.
    pub quotation_marks: [&'a str; 2],
    /// The address of the home page in this language.
    pub home: String,
    /// The home page in every language, this one included; empty where the site has only one.
    pub homes: Vec<Alternate>,
    /// The main menu: the entries of the settings, or else the sections that have pages, then the plain pages with a `nav`.
    pub menu: Vec<MenuView<'a>>,
    /// What the settings give for the foot of every page; `None` if nothing.
    pub footer: Option<FooterView<'a>>,
    /// The organisation that the whole site is from.
    pub publisher: Option<PageLink<'a>>,
    /// The search page of this language; `None` where the site has none.
    pub search: Option<String>,
    /// The accessibility statement, where the site gives its address.
    pub accessibility_statement: Option<&'a str>,
    /// The feeds of the whole site in this language.
    pub feeds: Feeds,
    /// The page of all corrections in this language; `None` if there are none.
    pub corrections: Option<String>,
    /// The page that says what there is for programs; `None` if nothing.
    pub data: Option<String>,
    /// The theme's assets: the address of each by its name in `assets/`.
    pub assets: &'a BTreeMap<String, String>,
    /// The path that every address of this site begins with: `/`, or `/repo/`.
    pub base_path: &'a str,
}

/// `head`: what stands in every page's `<head>`, and around its content.
#[derive(Debug, Clone, Serialize)]
pub struct Head<'a> {
    /// The kind of page, which is the name of its template: `release`, `partnership`, …
    pub kind: &'static str,
    /// The page's own title, without the site's; `None` on the home page and where a string names the page.
    pub title: Option<Phrase<'a>>,
    /// One or two sentences for search results and shared links.
    pub description: Option<Phrase<'a>>,
    /// The language of the page: `da`.
    pub language: &'static str,
    /// The full address of the page.
    pub canonical: String,
    /// The page in every language it exists in, this one included; empty where there is only one.
    pub alternates: Vec<Alternate>,
    /// Every language of the site, and where it leads from this page; empty where the site has only one.
    pub languages: Vec<LanguageLink>,
    /// The way from the home page to this page; `None` on the home page and on 404.
    pub breadcrumbs: Option<Breadcrumbs<'a>>,
    /// Which entry of the menu the page belongs to; empty if none.
    pub section: String,
    /// Whether search engines are asked not to list the page.
    pub noindex: bool,
    /// The picture for shared links; `None` on 404.
    pub picture: Option<SharingPictureView<'a>>,
    /// What the page is about, for machines: JSON-LD. `None` where `noindex` is true.
    pub linked_data: Option<Fragment>,
    /// When the page was published: RFC 3339 with a time, else the date alone. Only of a release.
    pub published: Option<String>,
    /// The day of its latest change, or of its withdrawal. Only of a release.
    pub modified: Option<String>,
    /// The feeds of what this page is about, beside those of the site.
    pub feeds: Option<Feeds>,
    /// The facts of the page for programs, beside it: `index.json`.
    pub facts: Option<&'static str>,
    /// The release as plain text, beside it: `index.txt`.
    pub plain_text: Option<&'static str>,
}

impl Head<'_> {
    /// The head of a page whose title is a string of the theme, and which exists in one language.
    pub(super) fn new(
        locale: &Locale<'_>,
        address: &Address,
        kind: &'static str,
        section: impl Into<String>,
    ) -> Self {
        Head {
            kind,
            title: None,
            description: None,
            language: locale.language.tag(),
            canonical: locale.url(address),
            alternates: Vec::new(),
            languages: Vec::new(),
            breadcrumbs: None,
            section: section.into(),
            noindex: locale.site.is_preview,
            picture: None,
            linked_data: None,
            published: None,
            modified: None,
            feeds: None,
            facts: None,
            plain_text: None,
        }
    }
}

/// What every page of a language sees.
pub(crate) fn site_view<'a>(locale: &Locale<'a>, assets: &'a BTreeMap<String, String>) -> SiteView<'a> {
    let site = locale.site;
    let [before, after] = &locale.conventions().quotation_marks;
    let homes = site.settings.languages.iter().map(|&language| (language, site.home(language)));
    SiteView {
        title: locale.phrase(&site.settings.title),
        description: locale.optional_phrase(site.settings.description.as_ref()),
        language: locale.language.tag(),
        brand: brand(locale),
        quotation_marks: [before, after],
        home: locale.href(&site.home(locale.language)),
        homes: alternates(locale, homes),
        menu: menu(locale),
        footer: footer(locale),
        publisher: site.publisher.map(|ix| locale.organisation(ix)),
        search: site.settings.search.then(|| locale.href(&site.search_page(locale.language))),
        accessibility_statement: site.settings.accessibility_statement.as_ref().map(|url| url.as_str()),
        feeds: locale.feeds(ReleaseList::All),
        corrections: (!site.corrections(locale.language).is_empty())
            .then(|| locale.href(&site.corrections_page(locale.language))),
        data: site.settings.open_data.is_on().then(|| locale.href(&site.data_page(locale.language))),
        assets,
        base_path: site.settings.base_url.path(),
    }
}
