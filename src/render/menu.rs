//! The main menu of a language, and other links of the site.
//!
//! Takes a site in a language; gives the entries of its menu: those that the settings list, or else the sections that have
//! pages, and then the plain pages that ask for a place. Which entry a page belongs to is said by its head, not here.

use serde::Serialize;

use super::locale::{Locale, Phrase};
use crate::join::{Ix, Page};
use crate::model::settings::{LinkTarget, MenuEntry, MenuItem, Section, SiteLink, TitledLink};

/// An entry of the main menu.
#[derive(Debug, Clone, Serialize)]
pub struct MenuView<'a> {
    /// Which part of the site it leads to: `releases`, `partnerships`, `agreements`, `organisations`, `people`,
    /// `topics`, or `page:ID`; of an address of the site, that address. The page whose `head.section` is the same belongs to
    /// it. Empty where it leads to another site or has others below it.
    pub section: String,
    /// Where it leads; empty if it has others below it.
    pub href: String,
    /// What it says; `None` for a section, whose name is the string `menu_SECTION`.
    pub name: Option<Phrase<'a>>,
    /// Whether it leads to another site.
    pub external: bool,
    /// The entries below it: those have none themselves.
    pub items: Vec<MenuView<'a>>,
}

/// The entries of the main menu.
pub(super) fn menu<'a>(locale: &Locale<'a>) -> Vec<MenuView<'a>> {
    let Some(menu) = &locale.site.menu else {
        return usual(locale);
    };
    let mut entries = Vec::with_capacity(menu.0.len());
    for entry in &menu.0 {
        match entry {
            MenuEntry::Item(item) => entries.extend(menu_item(locale, item)),
            MenuEntry::Submenu { title, items } => {
                let items: Vec<MenuView<'a>> =
                    items.iter().filter_map(|item| menu_item(locale, item)).collect();
                if !items.is_empty() {
                    let name = Some(locale.phrase(title));
                    let (section, href) = (String::new(), String::new());
                    entries.push(MenuView { section, href, name, external: false, items });
                }
            }
        }
    }
    entries
}

/// The menu of a site that lists none: sections first, then the pages with a `nav`.
fn usual<'a>(locale: &Locale<'a>) -> Vec<MenuView<'a>> {
    let site = locale.site;
    let sections = Section::INDEXED.into_iter();
    let mut menu: Vec<MenuView<'a>> = sections.filter_map(|section| section_entry(locale, section)).collect();
    let mut pages: Vec<_> = site
        .pages
        .entries()
        .filter(|(_, page)| page.addresses.in_language(locale.language).0 == locale.language)
        .filter_map(|(ix, page)| Some((page.version(locale.language).text.words.nav?, &page.id, ix)))
        .collect();
    pages.sort_unstable_by_key(|(order, id, _)| (*order, *id));
    menu.extend(pages.into_iter().filter_map(|(_, _, ix)| page(locale, ix)));
    menu
}

/// An entry that leads somewhere; `None` if the language has no such page.
fn menu_item<'a>(locale: &Locale<'a>, item: &'a MenuItem<Ix<Page>>) -> Option<MenuView<'a>> {
    match item {
        MenuItem::Section(section) => section_entry(locale, *section),
        MenuItem::Link(link) => site_link(locale, link),
    }
}

/// The entry of a section; `None` if it has nothing to list in the language.
fn section_entry<'a>(locale: &Locale<'a>, section: Section) -> Option<MenuView<'a>> {
    if !locale.site.has_section(section, locale.language) {
        return None;
    }
    let href = locale.href(&locale.site.index(section, locale.language));
    let section = section.key().to_owned();
    Some(MenuView { section, href, name: None, external: false, items: Vec::new() })
}

/// A link to a page or elsewhere; `None` if the page does not exist in the language.
pub(super) fn site_link<'a>(locale: &Locale<'a>, link: &'a SiteLink<Ix<Page>>) -> Option<MenuView<'a>> {
    match link {
        SiteLink::Page(ix) => page(locale, *ix),
        SiteLink::Titled(link) => Some(titled(locale, link)),
    }
}

fn page<'a>(locale: &Locale<'a>, ix: Ix<Page>) -> Option<MenuView<'a>> {
    let page = &locale.site.pages[ix];
    let (language, address) = page.addresses.in_language(locale.language);
    if language != locale.language {
        return None;
    }
    let title = &page.version(language).text.words.title;
    Some(MenuView {
        section: format!("page:{}", page.id),
        href: locale.href(address),
        name: Some(locale.words(title, language)),
        external: false,
        items: Vec::new(),
    })
}

fn titled<'a>(locale: &Locale<'a>, link: &'a TitledLink) -> MenuView<'a> {
    let (href, external) = match &link.url {
        LinkTarget::Web(url) => (url.to_string(), locale.site.settings.base_url.own_path(url).is_none()),
        LinkTarget::Own(address, None) => (locale.href(address), false),
        LinkTarget::Own(address, Some(fragment)) => (format!("{}#{fragment}", locale.href(address)), false),
    };
    let section = if matches!(link.url, LinkTarget::Own(..)) { href.clone() } else { String::new() };
    MenuView { section, href, name: Some(locale.phrase(&link.title)), external, items: Vec::new() }
}
