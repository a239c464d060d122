//! What every page says of itself and of the site: for `<head>`, the menu and the links to its other languages.

use std::borrow::Borrow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::join::ReleaseList;
use crate::model::Language;
use crate::model::address::Address;
use crate::render::locale::{Feeds, HeldBackView, Locale, PageLink, Phrase};
use crate::render::menu::{MenuEntry, menu};

/// `site`: the same on every page of a language.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView<'a> {
    /// The site's title.
    pub title: Phrase<'a>,
    /// What the site is, in a sentence or two.
    pub description: Option<Phrase<'a>>,
    /// The language of the pages that see this value: `da` or `en`.
    pub language: &'static str,
    /// The address of the home page in this language.
    pub home: String,
    /// The home page in every language, this one included; empty where the site has only one.
    pub homes: Vec<Alternate>,
    /// The main menu: the sections that have pages, then the plain pages with a `nav`.
    pub menu: Vec<MenuEntry<'a>>,
    /// The organisation that the whole site is from.
    pub publisher: Option<PageLink<'a>>,
    /// The accessibility statement, where the site gives its address.
    pub accessibility_statement: Option<&'a str>,
    /// The feeds of the whole site in this language.
    pub feeds: Feeds,
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
    /// The language of the page: `da` or `en`.
    pub language: &'static str,
    /// The full address of the page.
    pub canonical: String,
    /// The page in every language it exists in, this one included; empty where there is only one.
    pub alternates: Vec<Alternate>,
    /// Which entry of the menu the page belongs to; empty if none.
    pub section: String,
    /// Whether search engines are asked not to list the page.
    pub noindex: bool,
    /// The full address of a picture for shared links.
    pub image: Option<String>,
    /// The feeds of what this page is about, beside those of the site.
    pub feeds: Option<Feeds>,
}

/// A page in one of its languages.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// `da` or `en`.
    pub language: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// The full address.
    pub url: String,
    /// The address from the root of the host.
    pub href: String,
    /// Whether it is the page itself.
    pub current: bool,
    /// Whether it is in the site's default language.
    pub default: bool,
    /// That it is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
}

/// What a kind of page says of itself.
pub(super) struct About<'a> {
    /// The name of its template.
    pub(super) template: &'static str,
    pub(super) section: String,
    pub(super) title: Option<Phrase<'a>>,
    pub(super) description: Option<Phrase<'a>>,
    pub(super) alternates: Vec<Alternate>,
    pub(super) image: Option<&'a Address>,
    /// The list whose feeds the page offers, if that list has feeds.
    pub(super) feeds: Option<ReleaseList>,
    pub(super) noindex: bool,
}

impl About<'_> {
    /// What a page says whose title is a string of the theme, and which exists in one language.
    pub(super) fn new(template: &'static str, section: impl Into<String>) -> Self {
        About {
            template,
            section: section.into(),
            title: None,
            description: None,
            alternates: Vec::new(),
            image: None,
            feeds: None,
            noindex: false,
        }
    }
}

/// What every page of a language sees.
pub(crate) fn site_view<'a>(locale: &Locale<'a>, assets: &'a BTreeMap<String, String>) -> SiteView<'a> {
    let site = locale.site;
    let homes = site.settings.languages.iter().map(|&language| (language, site.home(language)));
    SiteView {
        title: locale.phrase(&site.settings.title),
        description: locale.optional_phrase(site.settings.description.as_ref()),
        language: locale.language.tag(),
        home: locale.href(&site.home(locale.language)),
        homes: alternates(locale, homes),
        menu: menu(locale),
        publisher: site.publisher.map(|ix| locale.organisation(ix)),
        accessibility_statement: site.settings.accessibility_statement.as_ref().map(|url| url.as_str()),
        feeds: locale.feeds(ReleaseList::All),
        assets,
        base_path: site.settings.base_url.path(),
    }
}

/// The head of the page at an address.
pub(super) fn head<'a>(locale: &Locale<'a>, about: About<'a>, address: &Address) -> Head<'a> {
    let site = locale.site;
    let list_with_feeds = about.feeds.filter(|of| site.has_feed(*of, locale.language));
    Head {
        kind: about.template.trim_end_matches(".html"),
        title: about.title,
        description: about.description,
        language: locale.language.tag(),
        canonical: locale.url(address),
        alternates: about.alternates,
        section: about.section,
        noindex: site.is_preview || about.noindex,
        image: about.image.map(|address| locale.url(address)),
        feeds: list_with_feeds.map(|of| locale.feeds(of)),
    }
}

/// A page in each of its languages; nothing where there is only one.
pub(super) fn alternates<A: Borrow<Address>>(
    locale: &Locale<'_>,
    addresses: impl Iterator<Item = (Language, A)>,
) -> Vec<Alternate> {
    let addresses: Vec<(Language, A)> = addresses.collect();
    if addresses.len() < 2 {
        return Vec::new();
    }
    let default = locale.site.settings.default_language();
    let mut alternates = Vec::with_capacity(addresses.len());
    for (language, address) in addresses {
        alternates.push(Alternate {
            language: language.tag(),
            name: language.own_name(),
            url: locale.url(address.borrow()),
            href: locale.href(address.borrow()),
            current: language == locale.language,
            default: language == default,
            held_back: None,
        });
    }
    alternates
}
