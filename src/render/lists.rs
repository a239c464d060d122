//! The pages that list others.

use super::RenderError;
use super::components::{latest, name_of};
use super::fragments::PageBuilder;
use super::head::section_key;
use super::list_name;
use super::locale::Locale;
use super::prose;
use super::views::{HomeView, IndexEntry, IndexView, ListView, MonthView, PageLink, YearLink, YearView};
use crate::join::{Ix, LIST_PAGE, Release, ReleaseList};
use crate::model::date::month_name;
use crate::model::organisation::OrganisationType;
use crate::model::page::HOME;
use crate::model::settings::Section;
use crate::model::sorting::SortKey;
use crate::theme::Fragment;

/// How many partnerships the home page shows.
const HOME_PARTNERSHIPS: usize = 12;

pub(super) fn home<'a>(builder: &PageBuilder<'a, '_>) -> Result<HomeView<'a>, RenderError> {
    let locale = &builder.locale;
    let site = locale.site;
    let version = site
        .pages
        .iter()
        .find(|page| page.id.as_str() == HOME)
        .filter(|page| page.addresses.in_language(locale.language).0 == locale.language)
        .map(|page| page.version(locale.language));
    let body = version.map(|version| prose::body(builder, &version.text.body, &version.referents));
    let mut partnerships = partnerships(builder)?;
    partnerships.truncate(HOME_PARTNERSHIPS);
    Ok(HomeView {
        title: version.map(|version| &*version.text.title),
        body: body.transpose()?,
        latest: latest(builder, ReleaseList::All)?.releases,
        releases: locale.href(&site.index(Section::Releases, locale.language)),
        partnerships,
        all_partnerships: locale.href(&site.index(Section::Partnerships, locale.language)),
    })
}

pub(super) fn list<'a>(
    builder: &PageBuilder<'a, '_>,
    of: ReleaseList,
    number: usize,
) -> Result<ListView<'a>, RenderError> {
    let locale = &builder.locale;
    let site = locale.site;
    let releases = site.releases_of(of, locale.language);
    let pages = releases.len().div_ceil(LIST_PAGE).max(1);
    let page = |number: usize| locale.href(&site.list(of, locale.language, number));
    let shown = releases.iter().skip((number - 1) * LIST_PAGE).take(LIST_PAGE);
    let subject = locale.list_subject(of);
    let name = subject.as_ref().map(|subject| subject.name);
    // A topic's page is this list.
    let about =
        subject.filter(|_| !matches!(of, ReleaseList::Topic(_))).map(|subject| builder.link(&subject));
    Ok(ListView {
        of: list_name(of),
        name,
        about: about.transpose()?,
        entries: builder.releases(shown)?,
        total: releases.len(),
        page: number,
        pages,
        newer: (number > 1).then(|| page(number - 1)),
        older: (number < pages).then(|| page(number + 1)),
        years: if of == ReleaseList::All { years(locale, None) } else { Vec::new() },
    })
}

fn years(locale: &Locale<'_>, current: Option<i16>) -> Vec<YearLink> {
    let link = |(year, total): (i16, usize)| YearLink {
        year,
        href: locale.href(&locale.site.year(year, locale.language)),
        total,
        current: current == Some(year),
    };
    locale.site.years(locale.language).into_iter().map(link).collect()
}

pub(super) fn year<'a>(builder: &PageBuilder<'a, '_>, year: i16) -> Result<YearView<'a>, RenderError> {
    let locale = &builder.locale;
    let site = locale.site;
    let releases = site.releases_of(ReleaseList::All, locale.language);
    // Latest first, so those of a year stand together.
    let start = releases.partition_point(|ix| site.releases[*ix].day.year() > year);
    let end = releases.partition_point(|ix| site.releases[*ix].day.year() >= year);
    let of_year = &releases[start..end];
    let month_of = |ix: &Ix<Release>| site.releases[*ix].day.month();
    let months = of_year.chunk_by(|a, b| month_of(a) == month_of(b)).map(|of_month| {
        Ok(MonthView {
            name: of_month.first().map_or("", |first| month_name(month_of(first), locale.language)),
            entries: builder.releases(of_month)?,
        })
    });
    Ok(YearView {
        year,
        total: of_year.len(),
        months: months.collect::<Result<_, RenderError>>()?,
        years: years(locale, Some(year)),
        releases: locale.href(&site.index(Section::Releases, locale.language)),
    })
}

pub(super) fn index<'a>(
    builder: &PageBuilder<'a, '_>,
    section: Section,
) -> Result<IndexView<'a>, RenderError> {
    let entries = match section {
        Section::Partnerships => partnerships(builder),
        Section::Agreements => agreements(builder),
        Section::Organisations => organisations(builder),
        Section::People => people(builder),
        Section::Topics => topics(builder),
        Section::Releases | Section::Pages => Ok(Vec::new()),
    };
    Ok(IndexView { section: section_key(section), entries: entries? })
}

type Entries<'a> = Result<Vec<IndexEntry<'a>>, RenderError>;

fn entry(link: &Fragment, releases: usize) -> IndexEntry<'_> {
    IndexEntry { link, note: None, organisation_type: None, date: None, total: None, releases }
}

/// Things in the order of their names in the page's language; of one name, in that of their addresses.
pub(super) fn by_name<'a, T>(
    locale: &Locale<'a>,
    things: impl IntoIterator<Item = T>,
    link: impl Fn(&T) -> PageLink<'a>,
) -> Vec<T> {
    let mut things: Vec<T> = things.into_iter().collect();
    things.sort_by_cached_key(|thing| {
        let link = link(thing);
        (SortKey::new(link.name.text, locale.language), link.href)
    });
    things
}

fn partnerships<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let (locale, site) = (&builder.locale, builder.locale.site);
    let all = by_name(locale, site.partnerships.entries(), |(ix, _)| locale.partnership(*ix)).into_iter();
    let entries = all.map(|(ix, partnership)| {
        let releases = site.releases_of(ReleaseList::Partnership(ix), locale.language).len();
        let note = locale.optional_phrase(partnership.sheet.summary.as_ref());
        Ok(IndexEntry { note, ..entry(builder.partnership(ix)?, releases) })
    });
    entries.collect()
}

/// Latest first; those without a date last, by name.
fn agreements<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let locale = &builder.locale;
    let mut all = by_name(locale, locale.site.agreements.entries(), |(ix, _)| locale.agreement(*ix));
    all.sort_by_key(|(_, agreement)| std::cmp::Reverse(agreement.sheet.agreed_on.map(|date| date.latest())));
    let entries = all.into_iter().map(|(ix, agreement)| {
        Ok(IndexEntry {
            date: locale.optional_date(agreement.sheet.agreed_on),
            total: Some(locale.money(agreement.sheet.total)),
            ..entry(builder.agreement(ix)?, agreement.releases.len())
        })
    });
    entries.collect()
}

fn organisations<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let (locale, site) = (&builder.locale, builder.locale.site);
    let all = by_name(locale, site.organisations.entries(), |(ix, _)| locale.organisation(*ix)).into_iter();
    let entries = all.map(|(ix, organisation)| {
        let releases = site.releases_of(ReleaseList::Organisation(ix), locale.language).len();
        let organisation_type = name_of(&OrganisationType::NAMES, &organisation.sheet.organisation_type);
        let organisation_type = Some(organisation_type);
        Ok(IndexEntry { organisation_type, ..entry(builder.organisation(ix)?, releases) })
    });
    entries.collect()
}

/// Each person with the title held now, or else the one that stands first.
fn people<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let (locale, site) = (&builder.locale, builder.locale.site);
    let today = site.now.day_in(&site.settings.time_zone);
    let all = by_name(locale, site.people.entries(), |(ix, _)| locale.person(*ix)).into_iter();
    let entries = all.map(|(ix, person)| {
        let held = person.title_on(today).or(person.appointments.first().copied());
        let note = held.map(|held| locale.phrase(&person.written(held).title));
        Ok(IndexEntry { note, ..entry(builder.person(ix)?, person.releases.len()) })
    });
    entries.collect()
}

fn topics<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let locale = &builder.locale;
    let of_language = locale.site.topics.entries().filter(|(_, topic)| topic.language == locale.language);
    let all = by_name(locale, of_language, |(ix, _)| locale.topic(*ix)).into_iter();
    all.map(|(ix, topic)| Ok(entry(builder.topic(ix)?, topic.releases.len()))).collect()
}
