//! The lists that are a part of all releases: those of each year, topic and sender.
//!
//! Takes the list that a page shows; gives links to the others, each with its number of releases, as a finished block. They
//! are pages of their own, so they work without a script. Lists that are not a part of all releases (those of sheets) have none.

use std::cmp::Reverse;

use serde::Serialize;

use crate::join::ReleaseList;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, get_or_render};
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

/// The list that a page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    List(ReleaseList),
    Year(i16),
}

/// The links to the parts of all releases; `None` on a list that is no part of them.
pub(crate) fn filters(builder: &PageBuilder<'_>, shown: Shown) -> RenderResult<Option<Fragment>> {
    match shown {
        // The pages of the list of all releases are the most, and have the same.
        Shown::List(ReleaseList::All) => {
            get_or_render(&builder.fragments.filters, || rendered(builder, shown)).cloned().map(Some)
        }
        Shown::Year(_) | Shown::List(ReleaseList::Topic(_) | ReleaseList::Sender(_)) => {
            rendered(builder, shown).map(Some)
        }
        Shown::List(_) => Ok(None),
    }
}

fn rendered(builder: &PageBuilder<'_>, shown: Shown) -> RenderResult<Fragment> {
    let context = TemplateContext::default().with("of", &view(&builder.locale, shown));
    builder.renderer.component("release_filters", &context)
}

fn view<'a>(locale: &Locale<'a>, shown: Shown) -> FiltersView<'a> {
    let site = locale.site;
    let all_of = |section| locale.href(&site.index(section, locale.language));
    let mut years = Vec::new();
    for (year, total) in site.years(locale.language) {
        let href = locale.href(&site.year(year, locale.language));
        let name = locale.owned(year.to_string());
        years.push(FilterLink { name, href, total, current: shown == Shown::Year(year) });
    }
    let of_language = site.topics.entries().filter(|(_, topic)| topic.language == locale.language);
    let topics: Vec<_> = of_language.map(|(ix, _)| ReleaseList::Topic(ix)).collect();
    let senders: Vec<_> = site.senders(locale.language).map(ReleaseList::Sender).collect();
    FiltersView {
        all: (shown != Shown::List(ReleaseList::All)).then(|| all_of(Section::Releases)),
        years,
        all_topics: (topics.len() > SHOWN).then(|| all_of(Section::Topics)),
        topics: largest(locale, topics, shown),
        all_senders: (senders.len() > SHOWN).then(|| all_of(Section::Organisations)),
        senders: largest(locale, senders, shown),
    }
}

/// The lists with the most releases, the largest first; those of one size stay in their order.
fn largest<'a>(locale: &Locale<'a>, lists: Vec<ReleaseList>, shown: Shown) -> Vec<FilterLink<'a>> {
    let site = locale.site;
    let mut sized = Vec::with_capacity(lists.len());
    for list in lists {
        sized.push((site.releases_of(list, locale.language).len(), list));
    }
    sized.sort_by_key(|(total, _)| Reverse(*total));
    sized.truncate(SHOWN);
    let mut links = Vec::with_capacity(sized.len());
    for (total, list) in sized {
        if let Some(subject) = locale.list_subject(list) {
            let href = locale.href(&site.list(list, locale.language, 1));
            links.push(FilterLink { name: subject.name, href, total, current: shown == Shown::List(list) });
        }
    }
    links
}
