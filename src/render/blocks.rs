//! HTML that stands on many pages: a release in a list, the facts of a partnership, the frame.
//!
//! Takes the site, the theme's components and a language; gives finished HTML, made when it is first asked for and
//! shared by all workers: it depends on nothing else, so it does not matter who makes it. A release stands in seven
//! lists, a partnership's facts on fifty releases, the menu on every page; the making of the first two was more than half
//! of the making of all pages, that of the frame another seventh. What stands on one page only is not kept here. Links
//! to pages are blocks as well: see [`super::links`].

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::RenderError;
use super::head::menu;
use super::links::Links;
use super::locale::Locale;
use super::parts::{partnership_facts, release_entry};
use super::views::{FrameView, MenuEntry};
use crate::join::{Beside, Ix, Partnership, Release, Site};
use crate::model::Language;
use crate::theme::{Fragment, TemplateContext, TemplateRenderer};

/// The level of the heading of facts: they stand below a heading of their page, as releases in lists do.
const LEVEL: u8 = 3;

/// The blocks of a site that have been made so far.
pub(super) struct Shelf {
    by_language: BTreeMap<Language, Kept>,
}

/// Where a block is kept once it is made.
pub(super) type Slot = OnceLock<Fragment>;

/// What is kept of one language.
pub(super) struct Kept {
    releases: Beside<Release, Slot>,
    facts: Beside<Partnership, Slot>,
    pub(super) links: Links,
    meta: Slot,
    site_links: Slot,
    /// The menu on pages of no section, and on those of each.
    menu: Slot,
    menus: Vec<Menu>,
}

/// The menu on the pages of a section.
struct Menu {
    section: String,
    /// Where the entry of the section leads.
    href: String,
    on_that_page: Slot,
    on_others: Slot,
}

impl Shelf {
    /// An empty one.
    pub(super) fn of(site: &Site) -> Shelf {
        let kept = |language: Language| Kept {
            releases: site.releases.beside(Slot::new),
            facts: site.partnerships.beside(Slot::new),
            links: Links::to(site),
            meta: Slot::new(),
            site_links: Slot::new(),
            menu: Slot::new(),
            menus: menus(&Locale::new(site, language)),
        };
        let languages = site.settings.languages.iter();
        Shelf { by_language: languages.map(|language| (*language, kept(*language))).collect() }
    }

    /// The blocks of a language, made by the components that `renderer` has.
    pub(super) fn blocks<'a, 'p>(
        &'a self,
        locale: Locale<'a>,
        renderer: &'p TemplateRenderer,
    ) -> Blocks<'a, 'p> {
        Blocks { locale, renderer, kept: &self.by_language[&locale.language] }
    }
}

fn menus(locale: &Locale<'_>) -> Vec<Menu> {
    let of_entry = |entry: MenuEntry<'_>| Menu {
        section: entry.section,
        href: entry.href,
        on_that_page: Slot::new(),
        on_others: Slot::new(),
    };
    menu(locale).into_iter().map(of_entry).collect()
}

/// The blocks of one language, and who makes what is not made yet.
pub(super) struct Blocks<'a, 'p> {
    pub(super) locale: Locale<'a>,
    pub(super) renderer: &'p TemplateRenderer,
    pub(super) kept: &'a Kept,
}

impl<'a> Blocks<'a, '_> {
    /// A release in a list.
    ///
    /// # Errors
    /// The problem of the component.
    pub(super) fn release(&self, ix: Ix<Release>) -> Result<&'a Fragment, RenderError> {
        made(&self.kept.releases[ix], || {
            let entry = release_entry(&self.locale, ix);
            self.renderer.component("release_entry", &TemplateContext::default().with("entry", &entry))
        })
    }

    /// Releases in a list, in this order.
    pub(super) fn releases<'i>(
        &self,
        releases: impl IntoIterator<Item = &'i Ix<Release>>,
    ) -> Result<Vec<&'a Fragment>, RenderError> {
        releases.into_iter().map(|ix| self.release(*ix)).collect()
    }

    /// What stands around a page of a section; `href` is the page's own address.
    ///
    /// # Errors
    /// The problem of a component.
    pub(super) fn frame(&self, section: &str, href: &str) -> Result<FrameView<'a>, RenderError> {
        Ok(FrameView {
            meta: made(&self.kept.meta, || {
                self.renderer.component("site_meta", &TemplateContext::default())
            })?,
            menu: self.menu(section, href)?,
            links: made(&self.kept.site_links, || {
                self.renderer.component("site_links", &TemplateContext::default())
            })?,
        })
    }

    fn menu(&self, section: &str, href: &str) -> Result<&'a Fragment, RenderError> {
        let (slot, is_page) = match self.kept.menus.iter().find(|menu| menu.section == section) {
            Some(menu) if menu.href == href => (&menu.on_that_page, true),
            Some(menu) => (&menu.on_others, false),
            None => (&self.kept.menu, false),
        };
        made(slot, || {
            self.renderer.component(
                "menu",
                &TemplateContext::default().with("section", &section).with("is_page", &is_page),
            )
        })
    }

    /// The facts of a partnership, with a heading of the third level.
    ///
    /// # Errors
    /// The problem of the component.
    pub(super) fn facts(&self, ix: Ix<Partnership>) -> Result<&'a Fragment, RenderError> {
        made(&self.kept.facts[ix], || {
            let facts = partnership_facts(self, ix)?;
            self.renderer.component(
                "participants",
                &TemplateContext::default().with("facts", &facts).with("level", &LEVEL),
            )
        })
    }
}

/// The block in a slot. Two workers may make it at the same time; it is the same.
pub(super) fn made(
    slot: &Slot,
    make: impl FnOnce() -> Result<Fragment, RenderError>,
) -> Result<&Fragment, RenderError> {
    match slot.get() {
        Some(block) => Ok(block),
        None => {
            let block = make()?;
            Ok(slot.get_or_init(|| block))
        }
    }
}
