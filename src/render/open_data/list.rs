//! Pages that are about no single sheet: lists, the home page, and texts. What a list shows are references; each leads to a page that says more.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;

use super::About;
use super::reference::{self, Written};
use crate::join::{Ix, Page, Release, ReleaseList};
use crate::model::settings::Section;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::routes::{LATEST, LIST_PAGE, PageKind};

#[derive(Serialize)]
pub(super) struct ListFacts<'a> {
    #[serde(flatten)]
    about: About<'a>,
    name: Cow<'a, str>,
    entries: Vec<Written<'a>>,
    /// How many entries the whole list has.
    total: usize,
    /// Which page of the list this is, from 1.
    page: usize,
    /// How many pages the list has.
    pages: usize,
}

/// A text that is no release.
#[derive(Serialize)]
pub(super) struct PageFacts<'a> {
    #[serde(flatten)]
    about: About<'a>,
    name: &'a str,
    summary: Option<&'a str>,
}

pub(super) fn plain_page<'a>(builder: &PageBuilder<'a>, ix: Ix<Page>, about: About<'a>) -> PageFacts<'a> {
    let words = &builder.locale.site.pages[ix].version(builder.locale.language).text.words;
    PageFacts { about, name: &words.title, summary: words.summary.as_deref() }
}

pub(super) fn list<'a>(builder: &PageBuilder<'a>, page: &PageKind, about: About<'a>) -> ListFacts<'a> {
    let entries = entries(builder, page);
    let (number, total) = match page {
        PageKind::List { of, number, .. } => {
            (*number, builder.locale.site.releases_of(*of, builder.locale.language).len())
        }
        _ => (1, entries.len()),
    };
    let pages = match page {
        PageKind::List { .. } => total.div_ceil(LIST_PAGE).max(1),
        _ => 1,
    };
    ListFacts { about, name: name(&builder.locale, page), entries, total, page: number, pages }
}

/// What a list is called among ids. All pages of a list have the same.
pub(super) fn id(locale: &Locale<'_>, page: &PageKind) -> String {
    let site = locale.site;
    match page {
        PageKind::List { of, .. } => match of {
            ReleaseList::All => "list:releases".to_owned(),
            ReleaseList::Topic(ix) => format!("topic:{}", site.topics[*ix].id),
            ReleaseList::Sender(ix) => format!("list:sender-{}", site.organisations[*ix].id),
            ReleaseList::Organisation(ix) => format!("list:organisation-{}", site.organisations[*ix].id),
            ReleaseList::Partnership(ix) => format!("list:partnership-{}", site.partnerships[*ix].id),
            ReleaseList::Agreement(ix) => format!("list:agreement-{}", site.agreements[*ix].id),
            ReleaseList::Person(ix) => format!("list:person-{}", site.people[*ix].id),
        },
        PageKind::Year { year, .. } => format!("list:year-{year}"),
        PageKind::Index(section, _) => format!("list:{}", section.key()),
        PageKind::Corrections(_) => "list:corrections".to_owned(),
        PageKind::Data(_) => "list:data".to_owned(),
        PageKind::Search(_) => "list:search".to_owned(),
        // Nothing else has facts and is not about a sheet or a text.
        _ => "list:home".to_owned(),
    }
}

fn name<'a>(locale: &Locale<'a>, page: &PageKind) -> Cow<'a, str> {
    let string = |key: &str| Cow::Owned(locale.string(key, &[]));
    match page {
        PageKind::List { of, .. } => match locale.list_subject(*of) {
            Some(subject) => subject.name.text,
            None => string("menu_releases"),
        },
        PageKind::Year { year, .. } => Cow::Owned(year.to_string()),
        PageKind::Index(section, _) => string(&format!("menu_{}", section.key())),
        PageKind::Corrections(_) => string("corrections"),
        PageKind::Data(_) => string("data"),
        PageKind::Search(_) => string("search"),
        _ => locale.phrase(&locale.site.settings.title).text,
    }
}

fn entries<'a>(builder: &PageBuilder<'a>, page: &PageKind) -> Vec<Written<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let all = site.releases_of(ReleaseList::All, locale.language);
    match page {
        PageKind::Home(_) => reference::releases(builder, &all[..all.len().min(LATEST)]),
        PageKind::List { of, number, .. } => {
            let releases = site.releases_of(*of, locale.language);
            let shown = releases.chunks(LIST_PAGE).nth(number - 1).unwrap_or_default();
            reference::releases(builder, shown)
        }
        PageKind::Year { year, .. } => {
            // The list is sorted by day, latest first.
            let start = all.partition_point(|ix| site.releases[*ix].day.year() > *year);
            let end = all.partition_point(|ix| site.releases[*ix].day.year() >= *year);
            reference::releases(builder, &all[start..end])
        }
        PageKind::Index(section, _) => index(builder, *section),
        PageKind::Corrections(language) => {
            let mut releases: Vec<Ix<Release>> =
                site.corrections(*language).iter().map(|correction| correction.release).collect();
            releases.dedup();
            reference::releases(builder, &releases)
        }
        _ => Vec::new(),
    }
}

/// The entries of an index, in the order of its page.
fn index<'a>(builder: &PageBuilder<'a>, section: Section) -> Vec<Written<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    match section {
        Section::Partnerships => {
            let all = locale.by_name(site.partnerships.indices(), |ix| locale.partnership(*ix));
            reference::partnerships(builder, &all)
        }
        Section::Agreements => {
            let mut all = locale.by_name(site.agreements.indices(), |ix| locale.agreement(*ix));
            all.sort_by_key(|ix| Reverse(site.agreements[*ix].sheet.agreed_on.map(|date| date.latest())));
            reference::agreements(builder, &all)
        }
        Section::Organisations => {
            let all = locale.by_name(site.organisations.indices(), |ix| locale.organisation(*ix));
            reference::organisations(builder, &all)
        }
        Section::People => {
            let all = locale.by_name(site.people.indices(), |ix| locale.person(*ix));
            reference::people(builder, &all)
        }
        Section::Topics => {
            let of_language = site.topics_in(locale.language).map(|(ix, _)| ix);
            let all = locale.by_name(of_language, |ix| locale.topic(*ix));
            reference::topics(builder, &all)
        }
        Section::Releases | Section::Pages => Vec::new(),
    }
}
