//! The main menu of a language.
//!
//! Takes a site in a language; gives the lines of its menu: sections that have pages first, then the plain pages that ask
//! for a place. Which line a page belongs to is said by its head, not here.

use serde::Serialize;

use super::locale::Locale;
use crate::model::settings::Section;

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

/// The key of a section in menus and strings.
pub(super) fn section_key(section: Section) -> &'static str {
    match section {
        Section::Releases => "releases",
        Section::Partnerships => "partnerships",
        Section::Agreements => "agreements",
        Section::Organisations => "organisations",
        Section::People => "people",
        Section::Topics => "topics",
        Section::Pages => "pages",
    }
}

/// The lines of the main menu.
pub(super) fn menu<'a>(locale: &Locale<'a>) -> Vec<MenuEntry<'a>> {
    let site = locale.site;
    let sections = Section::INDEXED.into_iter().filter(|section| site.has_section(*section, locale.language));
    let mut menu: Vec<MenuEntry<'a>> = sections
        .map(|section| MenuEntry {
            section: section_key(section).to_owned(),
            href: locale.href(&site.index(section, locale.language)),
            name: None,
        })
        .collect();
    let mut pages: Vec<_> = site
        .pages
        .iter()
        .filter(|page| page.addresses.in_language(locale.language).0 == locale.language)
        .filter_map(|page| Some((page.version(locale.language).text.words.nav?, page)))
        .collect();
    pages.sort_by_key(|(order, page)| (*order, &page.id));
    menu.extend(pages.into_iter().map(|(_, page)| MenuEntry {
        section: format!("page:{}", page.id),
        href: locale.href(page.addresses.in_language(locale.language).1),
        name: Some(&page.version(locale.language).text.words.title),
    }));
    menu
}
