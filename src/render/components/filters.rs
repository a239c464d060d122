//! The lists that are a part of all releases: those of each year, topic and sender.
//!
//! Takes the list that a page shows; gives links to the others, each with its number of releases, as a finished block. They
//! are pages of their own, so they work without a script. Lists that are not a part of all releases (those of sheets) have none.
//! A block is made once for each list that it marks, and once for all pages whose list is not among the links.

use std::cmp::Reverse;

use serde::Serialize;

use crate::join::ReleaseList;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::fragments::{FilterFragments, OnceFragment, PageBuilder, Shown, get_or_render};
use crate::render::locale::{Locale, Phrase};
use crate::theme::{Fragment, TemplateContext};

/// How many topics and how many senders are shown: those with the most releases.
const SHOWN: usize = 12;

/// The lists that are a part of all releases. The component `release_filters` shows them.
#[derive(Debug, Clone, Serialize)]
pub struct FiltersView<'a> {
    /// Where all releases are listed; `None` on that list.
    pub all: Option<String>,
    /// The years that have releases, latest first.
    pub years: Vec<FilterLink<'a>>,
    /// The topics with the most releases, at most twelve.
    pub topics: Vec<FilterLink<'a>>,
    /// Where all topics are listed, if there are more.
    pub all_topics: Option<String>,
    /// The organisations that published the most releases, at most twelve; empty where only one published any.
    pub senders: Vec<FilterLink<'a>>,
    /// Where all organisations are listed, if there are more senders.
    pub all_senders: Option<String>,
}

/// A list that is a part of all releases.
#[derive(Debug, Clone, Serialize)]
pub struct FilterLink<'a> {
    /// The year, the topic or the sender.
    pub name: Phrase<'a>,
    /// Its list.
    pub href: String,
    /// How many releases it has.
    pub total: usize,
    /// Whether the page shows this list.
    pub current: bool,
}

/// The links to the parts of all releases; `None` on a list that is no part of them.
pub(crate) fn filters(builder: &PageBuilder<'_>, shown: Shown) -> RenderResult<Option<Fragment>> {
    let is_part = match shown {
        Shown::Year(_) => true,
        Shown::List(list) => {
            matches!(list, ReleaseList::All | ReleaseList::Topic(_) | ReleaseList::Sender(_))
        }
    };
    if !is_part {
        return Ok(None);
    }
    let filters = builder.fragments.filters.get_or_init(|| listed(&builder.locale));
    let (slot, marked) = match filters.marked.iter().find(|(marked, _)| *marked == shown) {
        Some((_, slot)) => (slot, Some(shown)),
        None => (&filters.unmarked, None),
    };
    get_or_render(slot, || rendered(builder, filters, marked)).cloned().map(Some)
}

/// Which lists are among the links.
fn listed(locale: &Locale<'_>) -> FilterFragments {
    let site = locale.site;
    let topics: Vec<_> = site.topics_in(locale.language).map(|(ix, _)| ReleaseList::Topic(ix)).collect();
    let senders: Vec<_> = site.senders(locale.language).map(ReleaseList::Sender).collect();
    let has_more = [topics.len() > SHOWN, senders.len() > SHOWN];
    let (topics, senders) = (largest(locale, topics), largest(locale, senders));
    let years = site.years(locale.language).into_iter().map(|(year, _)| Shown::Year(year));
    let lists = topics.iter().chain(&senders).map(|list| Shown::List(*list));
    let marked = [Shown::List(ReleaseList::All)].into_iter().chain(years).chain(lists);
    FilterFragments {
        marked: marked.map(|shown| (shown, OnceFragment::new())).collect(),
        unmarked: OnceFragment::new(),
        topics,
        senders,
        has_more,
    }
}

/// The block, with a mark on one of its lists.
fn rendered(
    builder: &PageBuilder<'_>,
    filters: &FilterFragments,
    marked: Option<Shown>,
) -> RenderResult<Fragment> {
    let context = TemplateContext::default().with("of", &view(&builder.locale, filters, marked));
    builder.renderer.component("release_filters", &context)
}

fn view<'a>(locale: &Locale<'a>, filters: &FilterFragments, marked: Option<Shown>) -> FiltersView<'a> {
    let site = locale.site;
    let all_of = |section| locale.href(&site.index(section, locale.language));
    let mut years = Vec::new();
    for (year, total) in site.years(locale.language) {
        let href = locale.href(&site.year(year, locale.language));
        let name = locale.owned(year.to_string());
        years.push(FilterLink { name, href, total, current: marked == Some(Shown::Year(year)) });
    }
    let [more_topics, more_senders] = filters.has_more;
    FiltersView {
        all: (marked != Some(Shown::List(ReleaseList::All))).then(|| all_of(Section::Releases)),
        years,
        all_topics: more_topics.then(|| all_of(Section::Topics)),
        topics: links(locale, &filters.topics, marked),
        all_senders: more_senders.then(|| all_of(Section::Organisations)),
        senders: links(locale, &filters.senders, marked),
    }
}

/// The lists with the most releases, the largest first; those of one size stay in their order.
fn largest(locale: &Locale<'_>, mut lists: Vec<ReleaseList>) -> Vec<ReleaseList> {
    lists.sort_by_cached_key(|list| Reverse(locale.site.releases_of(*list, locale.language).len()));
    lists.truncate(SHOWN);
    lists
}

fn links<'a>(locale: &Locale<'a>, lists: &[ReleaseList], marked: Option<Shown>) -> Vec<FilterLink<'a>> {
    let site = locale.site;
    let mut links = Vec::with_capacity(lists.len());
    for list in lists {
        if let Some(subject) = locale.list_subject(*list) {
            let href = locale.href(&site.list(*list, locale.language, 1));
            let total = site.releases_of(*list, locale.language).len();
            links.push(FilterLink {
                name: subject.name,
                href,
                total,
                current: marked == Some(Shown::List(*list)),
            });
        }
    }
    links
}
