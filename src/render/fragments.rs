//! HTML that stands on many pages: a release in a list, the facts of a partnership, the frame.
//!
//! Takes the site, the theme's components and a language; gives finished HTML, made when it is first asked for and
//! shared by all workers: it depends on nothing else, so it does not matter who makes it. A release stands in seven
//! lists, a partnership's facts on fifty releases, the menu on every page; the making of the first two was more than half
//! of the making of all pages, that of the frame another seventh. What stands on one page only is not kept here. Links
//! to pages are fragments as well: see [`super::links`].

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::RenderError;
use super::components::{partnership_facts, release_entry};
use super::head::menu;
use super::links::Links;
use super::locale::Locale;
use super::views::{FrameView, MenuEntry};
use crate::join::{Beside, Ix, Partnership, Release, Site};
use crate::model::Language;
use crate::theme::{Fragment, TemplateContext, TemplateRenderer};

/// The level of the heading of facts: they stand below a heading of their page, as releases in lists do.
const LEVEL: u8 = 3;

/// The fragments of a site that have been rendered so far.
pub(super) struct FragmentCache {
    by_language: BTreeMap<Language, LanguageFragments>,
}

/// A fragment that is rendered when it is first asked for.
pub(super) type OnceFragment = OnceLock<Fragment>;

/// The fragments of one language.
pub(super) struct LanguageFragments {
    releases: Beside<Release, OnceFragment>,
    facts: Beside<Partnership, OnceFragment>,
    pub(super) links: Links,
    meta: OnceFragment,
    site_links: OnceFragment,
    /// The menu on pages of no section, and on those of each.
    menu: OnceFragment,
    menus: Vec<Menu>,
}

/// The menu on the pages of a section.
struct Menu {
    section: String,
    /// Where the entry of the section leads.
    href: String,
    on_that_page: OnceFragment,
    on_others: OnceFragment,
}

impl FragmentCache {
    /// An empty one.
    pub(super) fn new(site: &Site) -> FragmentCache {
        let empty = |language: Language| LanguageFragments {
            releases: site.releases.beside(OnceFragment::new),
            facts: site.partnerships.beside(OnceFragment::new),
            links: Links::new(site),
            meta: OnceFragment::new(),
            site_links: OnceFragment::new(),
            menu: OnceFragment::new(),
            menus: menus(&Locale::new(site, language)),
        };
        let languages = site.settings.languages.iter();
        FragmentCache { by_language: languages.map(|language| (*language, empty(*language))).collect() }
    }

    /// What builds the pages of a language, with the components that `renderer` has.
    pub(super) fn builder<'a, 'p>(
        &'a self,
        locale: Locale<'a>,
        renderer: &'p TemplateRenderer,
    ) -> PageBuilder<'a, 'p> {
        PageBuilder { locale, renderer, fragments: &self.by_language[&locale.language] }
    }
}

fn menus(locale: &Locale<'_>) -> Vec<Menu> {
    let of_entry = |entry: MenuEntry<'_>| Menu {
        section: entry.section,
        href: entry.href,
        on_that_page: OnceFragment::new(),
        on_others: OnceFragment::new(),
    };
    menu(locale).into_iter().map(of_entry).collect()
}

/// Builds pages of one language from fragments, and renders those that are missing.
pub(super) struct PageBuilder<'a, 'p> {
    pub(super) locale: Locale<'a>,
    pub(super) renderer: &'p TemplateRenderer,
    pub(super) fragments: &'a LanguageFragments,
}

impl<'a> PageBuilder<'a, '_> {
    /// A release in a list.
    ///
    /// # Errors
    /// The problem of the component.
    pub(super) fn release(&self, ix: Ix<Release>) -> Result<&'a Fragment, RenderError> {
        get_or_render(&self.fragments.releases[ix], || {
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
            meta: get_or_render(&self.fragments.meta, || {
                self.renderer.component("site_meta", &TemplateContext::default())
            })?,
            menu: self.menu(section, href)?,
            links: get_or_render(&self.fragments.site_links, || {
                self.renderer.component("site_links", &TemplateContext::default())
            })?,
        })
    }

    fn menu(&self, section: &str, href: &str) -> Result<&'a Fragment, RenderError> {
        let (slot, is_page) = match self.fragments.menus.iter().find(|menu| menu.section == section) {
            Some(menu) if menu.href == href => (&menu.on_that_page, true),
            Some(menu) => (&menu.on_others, false),
            None => (&self.fragments.menu, false),
        };
        get_or_render(slot, || {
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
        get_or_render(&self.fragments.facts[ix], || {
            let facts = partnership_facts(self, ix)?;
            self.renderer.component(
                "participants",
                &TemplateContext::default().with("facts", &facts).with("level", &LEVEL),
            )
        })
    }
}

/// The fragment, rendered if nobody has yet. Two workers may render it at the same time: the results are equal.
pub(super) fn get_or_render(
    slot: &OnceFragment,
    make: impl FnOnce() -> Result<Fragment, RenderError>,
) -> Result<&Fragment, RenderError> {
    match slot.get() {
        Some(fragment) => Ok(fragment),
        None => {
            let fragment = make()?;
            Ok(slot.get_or_init(|| fragment))
        }
    }
}
