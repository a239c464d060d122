//! The lists of all sheets of a kind, and of all topics.

use std::cmp::Reverse;

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::components::{AllocationView, allocation};
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{DateView, Locale, MoneyView, Phrase};
use crate::theme::Fragment;

/// `index`: the list of all sheets of a kind, or of all topics.
#[derive(Debug, Clone, Serialize)]
pub struct IndexView<'a> {
    /// `partnerships`, `agreements`, `organisations`, `people` or `topics`.
    pub section: &'static str,
    /// By name, in the order of the language; agreements latest first.
    pub entries: Vec<IndexEntry<'a>>,
}

/// A line of an index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexEntry<'a> {
    /// The sheet's page.
    pub link: &'a Fragment,
    /// A partnership's summary, a person's title, the summary of a topic's text.
    pub note: Option<Phrase<'a>>,
    /// Whether the title is over.
    pub former: bool,
    /// An organisation's type: the string `type_…` says it in words.
    pub organisation_type: Option<&'static str>,
    /// An agreement's date.
    pub date: Option<DateView>,
    /// An agreement's total.
    pub total: Option<MoneyView>,
    /// The lines of agreements that stand beside a partnership, each with its basis: what that means for the partnership.
    pub allocations: Vec<AllocationView<'a>>,
    /// How many releases there are about it, or with this topic.
    pub releases: usize,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, section: Section) -> Head<'a> {
    let site = locale.site;
    let languages = site.settings.languages.iter().copied();
    let languages = languages.filter(|language| site.has_section(section, *language));
    Head {
        alternates: alternates(locale, languages.map(|language| (language, site.index(section, language)))),
        ..Head::new(locale, address, "index", section.key())
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>, section: Section) -> RenderResult<IndexView<'a>> {
    Ok(IndexView { section: section.key(), entries: entries_of(builder, section)? })
}

/// The entries of an index; none for the sections that have no index of this kind.
pub(super) fn entries_of<'a>(builder: &PageBuilder<'a>, section: Section) -> Entries<'a> {
    match section {
        Section::Partnerships => partnerships(builder),
        Section::Agreements => agreements(builder),
        Section::Organisations => organisations(builder),
        Section::People => people(builder),
        Section::Topics => topics(builder),
        Section::Releases | Section::Pages => Ok(Vec::new()),
    }
}

type Entries<'a> = RenderResult<Vec<IndexEntry<'a>>>;

fn entry(link: &Fragment, releases: usize) -> IndexEntry<'_> {
    IndexEntry {
        link,
        note: None,
        former: false,
        organisation_type: None,
        date: None,
        total: None,
        allocations: Vec::new(),
        releases,
    }
}

/// Partnerships by name.
fn partnerships<'a>(builder: &PageBuilder<'a>) -> Entries<'a> {
    let locale = &builder.locale;
    let partnerships = locale.by_name(locale.site.partnerships.entries(), |(ix, _)| locale.partnership(*ix));
    try_map(partnerships, |(ix, partnership)| {
        let releases = locale.site.releases_of(ReleaseList::Partnership(ix), locale.language).len();
        let note = locale.optional_phrase(partnership.sheet.summary.as_ref());
        let allocations = &locale.site.backlinks.partnerships[ix].allocations;
        let allocations = try_map(allocations, |(agreement, at)| allocation(builder, *agreement, *at))?;
        Ok(IndexEntry { note, allocations, ..entry(builder.partnership(ix)?, releases) })
    })
}

/// Agreements, latest first; those without a date come last, by name.
fn agreements<'a>(builder: &PageBuilder<'a>) -> Entries<'a> {
    let locale = &builder.locale;
    let mut agreements = locale.by_name(locale.site.agreements.entries(), |(ix, _)| locale.agreement(*ix));
    agreements.sort_by_key(|(_, agreement)| Reverse(agreement.sheet.agreed_on.map(|date| date.latest())));
    try_map(agreements, |(ix, agreement)| {
        Ok(IndexEntry {
            date: locale.optional_date(agreement.sheet.agreed_on),
            total: Some(locale.money(agreement.sheet.total)),
            ..entry(builder.agreement(ix)?, locale.site.backlinks.agreements[ix].releases.len())
        })
    })
}

/// Organisations by name.
fn organisations<'a>(builder: &PageBuilder<'a>) -> Entries<'a> {
    let locale = &builder.locale;
    let organisations =
        locale.by_name(locale.site.organisations.entries(), |(ix, _)| locale.organisation(*ix));
    try_map(organisations, |(ix, organisation)| {
        let releases = locale.site.releases_of(ReleaseList::Organisation(ix), locale.language).len();
        let organisation_type = organisation.sheet.organisation_type.as_str();
        let link = builder.organisation(ix)?;
        Ok(IndexEntry { organisation_type: Some(organisation_type), ..entry(link, releases) })
    })
}

/// People by name, with the title that they hold today, or else the one that comes first on their page.
fn people<'a>(builder: &PageBuilder<'a>) -> Entries<'a> {
    let locale = &builder.locale;
    let today = locale.site.today();
    let people = locale.by_name(locale.site.people.entries(), |(ix, _)| locale.person(*ix));
    try_map(people, |(ix, person)| {
        let mut titles = person.appointments.clone();
        titles.sort_by_key(|title| person.written(*title).span.order_on(today));
        let shown = person.title_on(today).or(titles.first().copied()).map(|title| person.written(title));
        let note = shown.map(|shown| locale.phrase(&shown.title));
        let former = shown.is_some_and(|shown| shown.span.is_over(today));
        let releases = locale.site.backlinks.people[ix].releases.len();
        Ok(IndexEntry { note, former, ..entry(builder.person(ix)?, releases) })
    })
}

/// The topics of the page's language, by name.
fn topics<'a>(builder: &PageBuilder<'a>) -> Entries<'a> {
    let locale = &builder.locale;
    let of_language = locale.site.topics_in(locale.language);
    try_map(locale.by_name(of_language, |(ix, _)| locale.topic(*ix)), |(ix, _)| {
        let text = locale.site.topic_text(ix);
        let summary = text.and_then(|version| version.text.words.summary.as_deref());
        let note = summary.map(|summary| locale.words(summary, locale.language));
        Ok(IndexEntry { note, ..entry(builder.topic(ix)?, locale.site.backlinks.topics[ix].len()) })
    })
}
