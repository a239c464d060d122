//! The index of the search page: what each page of a language says.
//!
//! Takes a site that is joined, and so has nothing that is held back; gives the files of each language's [`Index`]. All files of an index are made
//! together, when the first is asked for. How words are found is known to [`crate::search`] alone.

mod amounts;
mod names;
mod plain_text;
mod release;
mod sheets;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::join::Site;
use crate::model::Language;
use crate::render::locale::Locale;
use crate::routes::{SearchFile, SearchedThing, search_layout, searched};
use crate::search::{Index, SearchedPage, index};
use crate::theme::Theme;

/// The index of each language, made when it is first asked for.
pub(in crate::render) struct SearchIndexes(BTreeMap<Language, OnceLock<Index>>);

impl SearchIndexes {
    pub(in crate::render) fn new(site: &Site) -> SearchIndexes {
        let languages = site.settings.languages.iter();
        SearchIndexes(languages.map(|language| (*language, OnceLock::new())).collect())
    }

    /// Makes the index of a language, if it is not made yet. It is made by many threads, so nobody may wait for it who is one of them.
    pub(in crate::render) fn prepare(&self, site: &Site, theme: &Theme, language: Language) {
        let _index = self.index(site, theme, language);
    }

    fn index(&self, site: &Site, theme: &Theme, language: Language) -> Option<&Index> {
        let slot = self.0.get(&language)?;
        Some(slot.get_or_init(|| index_of(&Locale::new(site, theme, language))))
    }

    /// A file of the index of a language.
    pub(super) fn file(&self, site: &Site, theme: &Theme, file: SearchFile, language: Language) -> &str {
        let Some(index) = self.index(site, theme, language) else {
            return "";
        };
        let file = match file {
            SearchFile::Manifest => Some(&index.manifest),
            SearchFile::Words(number) => index.words.get(number),
            SearchFile::Pages(number) => index.pages.get(number),
        };
        file.map_or("", String::as_str)
    }
}

/// The index of the pages of a language.
fn index_of(locale: &Locale<'_>) -> Index {
    let (site, language) = (locale.site, locale.language);
    let things = searched(site, language);
    index(language, &search_layout(site, language), &|number| page(locale, things[number]))
}

/// What the page of a thing says.
fn page<'a>(locale: &Locale<'a>, thing: SearchedThing) -> SearchedPage<'a> {
    let mut page = match thing {
        SearchedThing::Release(ix) => release::page(locale, ix),
        SearchedThing::Page(ix) => sheets::plain_page(locale, ix),
        SearchedThing::Agreement(ix) => sheets::agreement(locale, ix),
        SearchedThing::Person(ix) => sheets::person(locale, ix),
        SearchedThing::Partnership(ix) => sheets::partnership(locale, ix),
        SearchedThing::Organisation(ix) => sheets::organisation(locale, ix),
    };
    page.shown.kind = thing.kind().as_str();
    page.filters.push(format!("kind/{}", page.shown.kind));
    page
}

/// The address of a page from the root of the site, as it is in links.
fn address(locale: &Locale<'_>, href: &str) -> String {
    href.strip_prefix(locale.site.settings.base_url.path()).unwrap_or(href).to_owned()
}
