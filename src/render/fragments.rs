//! HTML that many pages share: links to pages, the menu, a release in a list, the facts of a partnership.
//!
//! Takes a site, the theme's components and a language; gives finished HTML, rendered when it is first asked for and shared
//! by all workers. A fragment depends on nothing else, so any worker may render it. A release is in seven lists, a
//! partnership's facts are on fifty releases, the menu is on every page: rendering the first two again each time took more
//! than half of the time of all pages, the frame another seventh. What only one page shows is not kept here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Serialize;
use serde_json::value::RawValue;

use super::RenderResult;
use super::locale::{Locale, PageLink};
use super::menu::{MenuView, menu};
use crate::check::Quoted;
use crate::join::{
    Agreement, Ix, Organisation, Partnership, Person, Release, ReleaseList, SecondaryMap, Site, Topic,
};
use crate::model::Language;
use crate::model::settings::Section;
use crate::rendering::Rendering;
use crate::theme::{Fragment, TemplateContext, TemplateRenderer, Theme};

/// `frame`: the finished HTML around every page.
#[derive(Debug, Clone, Serialize)]
pub struct FrameView<'a> {
    /// What `<head>` says of the site: its feeds, its name, its style sheet. The component `site_meta` made it.
    pub meta: &'a Fragment,
    /// The main menu, with a mark on the entry that the page belongs to. The component `menu` made it.
    pub menu: &'a Fragment,
    /// Who the site is from, at the foot of the page; empty if the settings do not say. The component `site_contact` made it.
    pub contact: &'a Fragment,
    /// The links at the foot of the page. The component `site_links` made it.
    pub links: &'a Fragment,
}

/// A fragment that is rendered when it is first asked for.
pub(super) type OnceFragment = OnceLock<Fragment>;

/// A part of linked data that is written when it is first asked for.
pub(super) type OnceJson = OnceLock<Box<RawValue>>;

/// Parts of linked data that many pages share: what they say of other things, and the first steps to them.
pub(super) struct LinkedFragments {
    pub(super) organisations: SecondaryMap<Organisation, OnceJson>,
    pub(super) people: SecondaryMap<Person, OnceJson>,
    pub(super) partnerships: SecondaryMap<Partnership, OnceJson>,
    pub(super) agreements: SecondaryMap<Agreement, OnceJson>,
    pub(super) home: OnceJson,
    pub(super) sections: BTreeMap<Section, OnceJson>,
}

/// References to things in the facts of pages, as JSON.
pub(super) struct ReferenceFragments {
    pub(super) organisations: SecondaryMap<Organisation, OnceJson>,
    pub(super) people: SecondaryMap<Person, OnceJson>,
    pub(super) partnerships: SecondaryMap<Partnership, OnceJson>,
    pub(super) agreements: SecondaryMap<Agreement, OnceJson>,
    pub(super) releases: SecondaryMap<Release, OnceJson>,
    pub(super) topics: SecondaryMap<Topic, OnceJson>,
}

/// The fragments of one language that have been rendered so far.
pub(super) struct LanguageFragments {
    /// Releases in a list.
    pub(super) release_entries: SecondaryMap<Release, OnceFragment>,
    /// What is known of a partnership.
    pub(super) partnership_facts: SecondaryMap<Partnership, OnceFragment>,
    /// Links to the pages of each kind.
    organisations: SecondaryMap<Organisation, OnceFragment>,
    people: SecondaryMap<Person, OnceFragment>,
    partnerships: SecondaryMap<Partnership, OnceFragment>,
    agreements: SecondaryMap<Agreement, OnceFragment>,
    releases: SecondaryMap<Release, OnceFragment>,
    topics: SecondaryMap<Topic, OnceFragment>,
    meta: OnceFragment,
    site_contact: OnceFragment,
    site_links: OnceFragment,
    /// The links to the parts of all releases; which these are is not known before they are asked for.
    pub(super) filters: OnceLock<FilterFragments>,
    /// Links to the home page and to the indexes, on the way to a page.
    pub(super) home: OnceFragment,
    pub(super) sections: BTreeMap<Section, OnceFragment>,
    pub(super) linked: LinkedFragments,
    pub(super) references: ReferenceFragments,
    /// The texts of releases with full addresses, for feeds.
    pub(super) feed_texts: SecondaryMap<Release, OnceFragment>,
    /// The menu on pages of no section.
    menu: OnceFragment,
    /// The menu on the pages that belong to each entry, on either level.
    menus: Vec<Menu>,
}

/// The menu on the pages that belong to an entry.
struct Menu {
    section: String,
    /// Where the entry leads.
    href: String,
    /// On that page, and on the others.
    fragments: [OnceFragment; 2],
}

/// The list of releases that a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    List(ReleaseList),
    Year(i16),
}

/// The links to the parts of all releases.
pub(super) struct FilterFragments {
    /// With a mark on the list that the page shows.
    pub(super) marked: Vec<(Shown, OnceFragment)>,
    /// Without a mark.
    pub(super) unmarked: OnceFragment,
    /// The topics and senders that are linked.
    pub(super) topics: Vec<ReleaseList>,
    pub(super) senders: Vec<ReleaseList>,
    /// Whether there are more topics, and more senders.
    pub(super) has_more: [bool; 2],
}

impl LanguageFragments {
    /// An empty cache.
    pub(super) fn new(site: &Site, theme: &Theme, language: Language) -> LanguageFragments {
        LanguageFragments {
            release_entries: site.releases.secondary_map(OnceFragment::new),
            partnership_facts: site.partnerships.secondary_map(OnceFragment::new),
            organisations: site.organisations.secondary_map(OnceFragment::new),
            people: site.people.secondary_map(OnceFragment::new),
            partnerships: site.partnerships.secondary_map(OnceFragment::new),
            agreements: site.agreements.secondary_map(OnceFragment::new),
            releases: site.releases.secondary_map(OnceFragment::new),
            topics: site.topics.secondary_map(OnceFragment::new),
            meta: OnceFragment::new(),
            site_contact: OnceFragment::new(),
            site_links: OnceFragment::new(),
            filters: OnceLock::new(),
            home: OnceFragment::new(),
            sections: Section::INDEXED.into_iter().map(|section| (section, OnceFragment::new())).collect(),
            linked: LinkedFragments {
                organisations: site.organisations.secondary_map(OnceJson::new),
                people: site.people.secondary_map(OnceJson::new),
                partnerships: site.partnerships.secondary_map(OnceJson::new),
                agreements: site.agreements.secondary_map(OnceJson::new),
                home: OnceJson::new(),
                sections: Section::INDEXED.into_iter().map(|section| (section, OnceJson::new())).collect(),
            },
            references: ReferenceFragments {
                organisations: site.organisations.secondary_map(OnceJson::new),
                people: site.people.secondary_map(OnceJson::new),
                partnerships: site.partnerships.secondary_map(OnceJson::new),
                agreements: site.agreements.secondary_map(OnceJson::new),
                releases: site.releases.secondary_map(OnceJson::new),
                topics: site.topics.secondary_map(OnceJson::new),
            },
            feed_texts: site.releases.secondary_map(OnceFragment::new),
            menu: OnceFragment::new(),
            menus: menus(menu(&Locale::new(site, theme, language))),
        }
    }
}

/// The entries that pages can belong to, on either level.
fn menus(entries: Vec<MenuView<'_>>) -> Vec<Menu> {
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        found.extend(menus(entry.items));
        if !entry.section.is_empty() {
            let (section, href) = (entry.section, entry.href);
            found.push(Menu { section, href, fragments: Default::default() });
        }
    }
    found
}

/// Builds pages of one language from fragments, and renders those that are missing.
pub(super) struct PageBuilder<'a> {
    pub(super) locale: Locale<'a>,
    pub(super) renderer: &'a TemplateRenderer,
    pub(super) fragments: &'a LanguageFragments,
    pub(super) quoted: &'a Quoted,
    pub(super) rendering: &'a Rendering,
}

impl<'a> PageBuilder<'a> {
    /// The HTML around a page of a section; `href` is the page's own address.
    ///
    /// # Errors
    /// The problem of a component.
    pub(super) fn frame(&self, section: &str, href: &str) -> RenderResult<FrameView<'a>> {
        Ok(FrameView {
            meta: get_or_render(&self.fragments.meta, || self.without_views("site_meta"))?,
            menu: self.menu(section, href)?,
            contact: get_or_render(&self.fragments.site_contact, || self.without_views("site_contact"))?,
            links: get_or_render(&self.fragments.site_links, || self.without_views("site_links"))?,
        })
    }

    fn without_views(&self, component: &str) -> RenderResult<Fragment> {
        self.renderer.component(component, &TemplateContext::default())
    }

    /// The menu on a page. The page that an entry leads to belongs to that entry, whatever its section is.
    fn menu(&self, section: &str, href: &str) -> RenderResult<&'a Fragment> {
        let menus = &self.fragments.menus;
        let page = menus.iter().find(|menu| menu.href == href);
        let of_section = || menus.iter().find(|menu| menu.section == section);
        let (slot, section, is_page) = match page.or_else(of_section) {
            Some(menu) if page.is_some() => (&menu.fragments[0], &*menu.section, true),
            Some(menu) => (&menu.fragments[1], section, false),
            None => (&self.fragments.menu, "", false),
        };
        get_or_render(slot, || {
            let context = TemplateContext::default().with("section", &section).with("is_page", &is_page);
            self.renderer.component("menu", &context)
        })
    }

    /// A link to the page of an organisation.
    ///
    /// # Errors
    /// The problem of the component, as for all links.
    pub(super) fn organisation(&self, ix: Ix<Organisation>) -> RenderResult<&'a Fragment> {
        get_or_render(&self.fragments.organisations[ix], || self.link(&self.locale.organisation(ix)))
    }

    /// Links to the pages of organisations, in this order.
    pub(super) fn organisations(&self, all: &[Ix<Organisation>]) -> RenderResult<Vec<&'a Fragment>> {
        try_map(all, |ix| self.organisation(*ix))
    }

    /// A link to the page of a person.
    pub(super) fn person(&self, ix: Ix<Person>) -> RenderResult<&'a Fragment> {
        get_or_render(&self.fragments.people[ix], || self.link(&self.locale.person(ix)))
    }

    /// A link to the page of a partnership.
    pub(super) fn partnership(&self, ix: Ix<Partnership>) -> RenderResult<&'a Fragment> {
        get_or_render(&self.fragments.partnerships[ix], || self.link(&self.locale.partnership(ix)))
    }

    /// A link to the page of an agreement.
    pub(super) fn agreement(&self, ix: Ix<Agreement>) -> RenderResult<&'a Fragment> {
        get_or_render(&self.fragments.agreements[ix], || self.link(&self.locale.agreement(ix)))
    }

    /// A link to the page of a release.
    pub(super) fn release_link(&self, ix: Ix<Release>) -> RenderResult<&'a Fragment> {
        get_or_render(&self.fragments.releases[ix], || self.link(&self.locale.release(ix)))
    }

    /// A link to the page of a topic.
    pub(super) fn topic(&self, ix: Ix<Topic>) -> RenderResult<&'a Fragment> {
        get_or_render(&self.fragments.topics[ix], || self.link(&self.locale.topic(ix)))
    }

    /// A link to anything. It is not kept: it is rendered anew each time.
    pub(super) fn link(&self, to: &PageLink<'_>) -> RenderResult<Fragment> {
        self.renderer.component("page_link", &TemplateContext::default().with("to", to))
    }
}

/// The fragment, rendered if nobody has yet. Two workers may render it at the same time: the results are equal.
pub(super) fn get_or_render(
    slot: &OnceFragment,
    make: impl FnOnce() -> RenderResult<Fragment>,
) -> RenderResult<&Fragment> {
    match slot.get() {
        Some(fragment) => Ok(fragment),
        None => {
            let fragment = make()?;
            Ok(slot.get_or_init(|| fragment))
        }
    }
}

/// What `view` makes of each thing, in this order.
///
/// # Errors
/// The first problem of `view`.
pub(super) fn try_map<T, V>(
    things: impl IntoIterator<Item = T>,
    mut view: impl FnMut(T) -> RenderResult<V>,
) -> RenderResult<Vec<V>> {
    let things = things.into_iter();
    // `collect` does not know how many results come before a problem, and would grow the list step by step.
    let mut views = Vec::with_capacity(things.size_hint().0);
    for thing in things {
        views.push(view(thing)?);
    }
    Ok(views)
}
