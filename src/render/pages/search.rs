//! The page on which the site is searched.
//!
//! Without a script it can only say so and lead to the lists. The answer is made by the script `search.js` of the theme, from the files beside
//! the page.

use std::collections::BTreeSet;

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::components::filters;
use crate::render::fragments::{PageBuilder, Shown};
use crate::render::locale::{Locale, Phrase};
use crate::routes::searched;
use crate::theme::Fragment;

/// `search`: what the search page offers.
#[derive(Debug, Clone, Serialize)]
pub struct SearchView<'a> {
    /// The address of the search page itself.
    pub href: String,
    /// The kinds that have pages: `release`, `page`, `agreement`, `person`, `partnership`, `organisation`.
    pub kinds: Vec<&'static str>,
    /// The years that have releases, latest first.
    pub years: Vec<i16>,
    /// The topics of releases, by name.
    pub topics: Vec<SearchFilter<'a>>,
    /// The organisations that published releases, by name.
    pub senders: Vec<SearchFilter<'a>>,
    /// The sections that have pages, in the order of the menu that a site has by itself, each with its index.
    pub sections: Vec<SearchSection>,
    /// Links to the lists of years, topics and senders. The component `release_filters` made it.
    pub filters: Option<Fragment>,
}

/// A topic or sender by which results can be narrowed.
#[derive(Debug, Clone, Serialize)]
pub struct SearchFilter<'a> {
    /// Its id, which is in the address of the page.
    pub id: &'a str,
    /// Its name.
    pub name: Phrase<'a>,
}

/// A section of the site.
#[derive(Debug, Clone, Serialize)]
pub struct SearchSection {
    /// `releases`, `partnerships` and so on: the string `menu_…` is its name.
    pub section: &'static str,
    /// Its index.
    pub href: String,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address) -> Head<'a> {
    let site = locale.site;
    let languages = site.settings.languages.iter().copied();
    Head {
        alternates: alternates(locale, languages.map(|language| (language, site.search_page(language)))),
        noindex: true,
        ..Head::new(locale, address, "search", "")
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>) -> RenderResult<SearchView<'a>> {
    let locale = &builder.locale;
    let (site, language) = (locale.site, locale.language);
    let mut kinds = Vec::new();
    for thing in searched(site, language) {
        let kind = thing.kind().as_str();
        if kinds.last() != Some(&kind) {
            kinds.push(kind);
        }
    }
    let topics = locale.by_name(site.topics_in(language).map(|(ix, _)| ix), |ix| locale.topic(*ix));
    let releases = site.releases_of(ReleaseList::All, language).iter();
    let senders: BTreeSet<_> = releases.map(|ix| site.releases[*ix].publisher).collect();
    let senders = locale.by_name(senders, |ix| locale.organisation(*ix));
    let topics = topics
        .into_iter()
        .map(|ix| SearchFilter { id: site.topics[ix].id.as_str(), name: locale.topic(ix).name });
    let senders = senders.into_iter().map(|ix| SearchFilter {
        id: site.organisations[ix].id.as_str(),
        name: locale.organisation(ix).name,
    });
    let sections = Section::INDEXED.into_iter().filter(|section| site.has_section(*section, language));
    Ok(SearchView {
        href: locale.href(&site.search_page(language)),
        kinds,
        years: site.years(language).into_iter().map(|(year, _)| year).collect(),
        topics: topics.collect(),
        senders: senders.collect(),
        sections: sections
            .map(|section| SearchSection {
                section: section.key(),
                href: locale.href(&site.index(section, language)),
            })
            .collect(),
        filters: filters(builder, Shown::List(ReleaseList::All))?,
    })
}
