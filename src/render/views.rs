//! What templates see: the contract with everybody who writes a theme.
//!
//! Plain values, one struct for each kind of page, made by the rest of [`crate::render`]. They are finished:
//! links are complete, dates and amounts are written out in the page's language, lists are sorted. A template
//! only chooses and arranges. What is not known is left out (`None`, an empty list); nothing is ever a guess.
//!
//! Every page gets `head`, `frame` and the variable of its own kind; `site` and `t` are the same on all pages of a
//! language. docs/themes.md is the same contract for readers who do not read Rust.

mod lists;
mod parts;
mod sheets;

use std::collections::BTreeMap;

use serde::Serialize;

pub use lists::*;
pub use parts::*;
pub use sheets::*;

use crate::theme::Fragment;

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

/// `frame`: the finished HTML around every page.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView<'a> {
    /// What `<head>` says of the site: its feeds, its name, its style sheet. The component `site_meta` made it.
    pub meta: &'a Fragment,
    /// The main menu, with a mark on the entry that the page belongs to. The component `menu` made it.
    pub menu: &'a Fragment,
    /// The links at the foot of the page. The component `site_links` made it.
    pub links: &'a Fragment,
}

/// A line of the main menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuEntry<'a> {
    /// Which part of the site it leads to: `releases`, `partnerships`, `agreements`, `organisations`, `people`,
    /// `topics`, or `page:ID`. The page whose `head.section` is the same belongs to it.
    pub section: String,
    /// Where it leads.
    pub href: String,
    /// The page's title; `None` for a section, whose name is the string `menu_SECTION`.
    pub name: Option<&'a str>,
}

/// The two feeds of one list of releases.
#[derive(Debug, Clone, Serialize)]
pub struct Feeds {
    /// The address of the Atom feed.
    pub atom: String,
    /// The address of the JSON feed.
    pub json: String,
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
