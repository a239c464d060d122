//! The pages that the menu and the footer lead to, and the release that the home page features.
//!
//! Takes the entries of `content/site.yaml`; gives the same with the index of each page. A page that does not exist is reported and
//! left out. Which entries a language shows is not decided here.

use super::arena::Ix;
use super::facts::{Page, Release};
use super::resolve::Resolver;
use crate::diagnostic::Segment;
use crate::model::Kind;
use crate::model::id::{PageId, ReleaseId};
use crate::model::settings::{Menu, MenuEntry, MenuItem, SiteLink, SiteLinks};
use crate::path;
use crate::source::FileId;

impl Resolver<'_> {
    /// The release that the home page features. One that is not public is none, without a problem: it is featured by itself when
    /// it becomes public, and not any more when it expires.
    pub(super) fn featured(&mut self, id: Option<&ReleaseId>, file: FileId) -> Option<Ix<Release>> {
        let id = id.filter(|id| !self.symbols.is_not_public(Kind::Release, id))?;
        self.find(&self.symbols.releases, id, file, path!["home", "featured"])
    }

    /// The menu with its pages.
    pub(super) fn menu(&mut self, menu: &Menu<PageId>, file: FileId) -> Menu<Ix<Page>> {
        let mut entries = Vec::with_capacity(menu.0.len());
        for (at, entry) in menu.0.iter().enumerate() {
            match entry {
                MenuEntry::Item(item) => {
                    let item = self.menu_item(item, file, path!["menu", at]);
                    entries.extend(item.map(MenuEntry::Item));
                }
                MenuEntry::Submenu { title, items } => {
                    let mut found = Vec::with_capacity(items.len());
                    for (inner, item) in items.iter().enumerate() {
                        found.extend(self.menu_item(item, file, path!["menu", at, "items", inner]));
                    }
                    entries.push(MenuEntry::Submenu { title: title.clone(), items: found.into() });
                }
            }
        }
        Menu(entries.into())
    }

    fn menu_item(
        &mut self,
        item: &MenuItem<PageId>,
        file: FileId,
        path: Vec<Segment>,
    ) -> Option<MenuItem<Ix<Page>>> {
        match item {
            MenuItem::Section(section) => Some(MenuItem::Section(*section)),
            MenuItem::Link(link) => self.site_link(link, file, path).map(MenuItem::Link),
        }
    }

    /// The links of the footer with their pages.
    pub(super) fn footer_links(&mut self, links: &SiteLinks<PageId>, file: FileId) -> SiteLinks<Ix<Page>> {
        let mut found = Vec::with_capacity(links.0.len());
        for (at, link) in links.0.iter().enumerate() {
            found.extend(self.site_link(link, file, path!["footer", "links", at]));
        }
        SiteLinks(found.into())
    }

    /// A link with its page.
    fn site_link(
        &mut self,
        link: &SiteLink<PageId>,
        file: FileId,
        path: Vec<Segment>,
    ) -> Option<SiteLink<Ix<Page>>> {
        match link {
            SiteLink::Page(id) => self.find(&self.symbols.pages, id, file, path).map(SiteLink::Page),
            SiteLink::Titled(link) => Some(SiteLink::Titled(link.clone())),
        }
    }
}
