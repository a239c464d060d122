//! What is searched on a site, and the files of its index.
//!
//! Takes a site and a language; gives the pages that are searched, in the order of their numbers, and the addresses of the files. Which words are in
//! them is not known here: the number of pages decides how many files there are.

use super::addresses::below;
use super::{PageKind, Resource, Route};
use crate::join::{Agreement, Ix, Organisation, Page, Partnership, Person, Release, ReleaseList, Site};
use crate::model::{Kind, Language};
use crate::search::Layout;

/// A file of the index of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SearchFile {
    /// Where everything is.
    Manifest,
    /// Hits of words.
    Words(usize),
    /// What results show.
    Pages(usize),
}

impl SearchFile {
    fn name(self) -> String {
        match self {
            SearchFile::Manifest => "search.json".to_owned(),
            SearchFile::Words(number) => format!("words-{number}.json"),
            SearchFile::Pages(number) => format!("pages-{number}.json"),
        }
    }
}

/// A page that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SearchedThing {
    Release(Ix<Release>),
    Page(Ix<Page>),
    Agreement(Ix<Agreement>),
    Person(Ix<Person>),
    Partnership(Ix<Partnership>),
    Organisation(Ix<Organisation>),
}

impl SearchedThing {
    pub fn kind(self) -> Kind {
        match self {
            SearchedThing::Release(_) => Kind::Release,
            SearchedThing::Page(_) => Kind::Page,
            SearchedThing::Agreement(_) => Kind::Agreement,
            SearchedThing::Person(_) => Kind::Person,
            SearchedThing::Partnership(_) => Kind::Partnership,
            SearchedThing::Organisation(_) => Kind::Organisation,
        }
    }
}

/// The pages that are searched in a language, earliest release first: a new release gets the next number, and the others keep theirs. What is
/// no release comes behind them, because of two that fit a query equally well, the later one is shown first.
pub fn searched(site: &Site, language: Language) -> Vec<SearchedThing> {
    let releases = site.releases_of(ReleaseList::All, language).iter().rev();
    let mut searched: Vec<SearchedThing> = releases.map(|ix| SearchedThing::Release(*ix)).collect();
    let pages = site.pages.entries().filter(|(_, page)| {
        page.addresses.iter().any(|(of, _)| of == language) && page.has_own_address(language)
    });
    searched.extend(pages.map(|(ix, _)| SearchedThing::Page(ix)));
    searched.extend(site.agreements.indices().map(SearchedThing::Agreement));
    searched.extend(site.people.indices().map(SearchedThing::Person));
    searched.extend(site.partnerships.indices().map(SearchedThing::Partnership));
    searched.extend(site.organisations.indices().map(SearchedThing::Organisation));
    searched
}

/// How the index of a language is divided into files.
pub fn search_layout(site: &Site, language: Language) -> Layout {
    let languages = site.settings.languages.iter();
    let all = languages.map(|language| searched(site, *language).len()).sum();
    Layout::new(searched(site, language).len(), all)
}

/// The search page of a language and its index.
pub(super) fn search(site: &Site, language: Language, routes: &mut Vec<Route>) {
    if !site.settings.search {
        return;
    }
    let page = site.search_page(language);
    let layout = search_layout(site, language);
    let words = (0..layout.word_files).map(SearchFile::Words);
    let pages = (0..layout.page_files).map(SearchFile::Pages);
    for file in std::iter::once(SearchFile::Manifest).chain(words).chain(pages) {
        let address = below(&page, &[], &file.name());
        routes.push(Route::resource(address, Resource::Search { file, language }));
    }
    routes.push(Route::page(page, PageKind::Search(language)));
}
