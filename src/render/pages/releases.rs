//! The pages of a list of releases: of all, or of those with a topic, an organisation and so on.

use std::borrow::Cow;

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::{JoinedText, Page, ReleaseList, Site};
use crate::mention::unbroken;
use crate::model::address::Address;
use crate::model::page::PageFile;
use crate::render::RenderResult;
use crate::render::components::{MonthView, filters, months, prose};
use crate::render::fragments::{PageBuilder, Shown};
use crate::render::locale::{Locale, Phrase};
use crate::routes::LIST_PAGE;
use crate::theme::Fragment;

/// `list`: one page of a list of releases, latest first.
#[derive(Debug, Clone, Serialize)]
pub struct ListView<'a> {
    /// What the list is of: `all`, `topic`, `sender`, `organisation`, `partnership`, `agreement` or `person`.
    pub of: &'static str,
    /// The name of what it is of; `None` for the list of all.
    pub name: Option<Phrase<'a>>,
    /// The page of what it is of; `None` for the list of all, and for a topic, whose page is this list.
    pub about: Option<Fragment>,
    /// What a topic is, in a sentence or two; on the first page of a topic with a text.
    pub summary: Option<Cow<'a, str>>,
    /// The text of a topic as HTML; on the first page of a topic with a text.
    pub body: Option<Fragment>,
    /// The releases on this page.
    pub entries: Vec<&'a Fragment>,
    /// The same by month.
    pub months: Vec<MonthView<'a>>,
    /// How many releases the whole list has.
    pub total: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages the list has.
    pub pages: usize,
    /// The page with newer releases.
    pub newer: Option<String>,
    /// The page with older releases.
    pub older: Option<String>,
    /// Links to the years, the topics and the senders; `None` on the list of a sheet. The component `release_filters` made it.
    pub filters: Option<Fragment>,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, of: ReleaseList, number: usize) -> Head<'a> {
    let site = locale.site;
    // Page 2 of a list in another language lists other releases: only the first pages are the same page. A topic
    // belongs to one language, and is the same as another one if a page is the text of both.
    let has_others = number == 1 && !matches!(of, ReleaseList::Topic(_));
    let is_sender = matches!(of, ReleaseList::Sender(_));
    let languages = site
        .settings
        .languages
        .iter()
        .filter(|language| has_others && (!is_sender || !site.releases_of(of, **language).is_empty()));
    let summary = topic_text(site, of, number).and_then(|version| version.text.words.summary.as_deref());
    Head {
        title: locale.list_subject(of).map(|subject| subject.name),
        description: summary.map(|summary| locale.words(summary, locale.language)),
        alternates: match topic_text(site, of, number).and(topic_page(site, of)) {
            Some(page) => alternates(locale, page.addresses.iter()),
            None => alternates(locale, languages.map(|&language| (language, site.list(of, language, 1)))),
        },
        feeds: match of {
            ReleaseList::All => None,
            ReleaseList::Sender(ix) => locale.list_feeds(ReleaseList::Organisation(ix)),
            _ => locale.list_feeds(of),
        },
        ..Head::new(locale, address, "releases", of.section().key())
    }
}

/// The text of a topic, on the first page of its releases.
fn topic_text(site: &Site, of: ReleaseList, number: usize) -> Option<&JoinedText<PageFile>> {
    match of {
        ReleaseList::Topic(ix) if number == 1 => site.topic_text(ix),
        _ => None,
    }
}

/// The page that is the text of a topic.
fn topic_page(site: &Site, of: ReleaseList) -> Option<&Page> {
    match of {
        ReleaseList::Topic(ix) => site.topics[ix].page.map(|page| &site.pages[page]),
        _ => None,
    }
}

/// The name of a list in the view.
fn name_of(of: ReleaseList) -> &'static str {
    match of {
        ReleaseList::All => "all",
        ReleaseList::Topic(_) => "topic",
        ReleaseList::Sender(_) => "sender",
        ReleaseList::Organisation(_) => "organisation",
        ReleaseList::Partnership(_) => "partnership",
        ReleaseList::Agreement(_) => "agreement",
        ReleaseList::Person(_) => "person",
    }
}

pub(super) fn view<'a>(
    builder: &PageBuilder<'a>,
    of: ReleaseList,
    number: usize,
) -> RenderResult<ListView<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let releases = site.releases_of(of, locale.language);
    let pages = releases.len().div_ceil(LIST_PAGE).max(1);
    let shown = releases.chunks(LIST_PAGE).nth(number - 1).unwrap_or_default();
    let months = months(builder, shown)?;
    let subject = locale.list_subject(of);
    let name = subject.as_ref().map(|subject| subject.name.clone());
    // A topic's page is this list.
    let about =
        subject.filter(|_| !matches!(of, ReleaseList::Topic(_))).map(|subject| builder.link(&subject));
    let text = topic_text(site, of, number);
    let body = text.map(|version| prose::body(builder, &version.text.body, &version.referents));
    Ok(ListView {
        of: name_of(of),
        name,
        about: about.transpose()?,
        summary: text.and_then(|version| version.text.words.summary.as_deref().map(unbroken)),
        body: body.transpose()?,
        entries: months.iter().flat_map(|month| month.entries.iter().copied()).collect(),
        months,
        total: releases.len(),
        page: number,
        pages,
        newer: (number > 1).then(|| locale.href(&site.list(of, locale.language, number - 1))),
        older: (number < pages).then(|| locale.href(&site.list(of, locale.language, number + 1))),
        filters: filters(builder, Shown::List(of))?,
    })
}
