//! The pages that list others.

use super::RenderError;
use super::blocks::Blocks;
use super::head::section_key;
use super::list_name;
use super::parts::{latest, name_of};
use super::prose;
use super::scribe::Scribe;
use super::views::{
    HomeView, IndexEntry, IndexView, ListView, MonthView, PageLink, Phrase, YearLink, YearView,
};
use crate::join::{Ix, LIST_PAGE, ListOf, Release};
use crate::model::date::month_name;
use crate::model::organisation::OrganisationType;
use crate::model::page::HOME;
use crate::model::settings::Section;
use crate::model::sorting::SortKey;

/// How many partnerships the home page shows.
const HOME_PARTNERSHIPS: usize = 12;

/// What a name is sorted by on a page of this language.
pub(super) fn sort_key(scribe: &Scribe<'_>, name: Phrase<'_>) -> SortKey {
    SortKey::new(name.text, scribe.language)
}

pub(super) fn home<'a>(blocks: &Blocks<'a, '_>) -> Result<HomeView<'a>, RenderError> {
    let scribe = &blocks.scribe;
    let site = scribe.site;
    let version = site
        .pages
        .iter()
        .find(|page| page.id.as_str() == HOME)
        .filter(|page| page.addresses.in_language(scribe.language).0 == scribe.language)
        .map(|page| page.version(scribe.language));
    let body = version.map(|version| prose::html(blocks, &version.text.body, &version.targets));
    let mut partnerships = partnerships(scribe);
    partnerships.truncate(HOME_PARTNERSHIPS);
    Ok(HomeView {
        title: version.map(|version| &*version.text.title),
        body: body.transpose()?,
        latest: latest(blocks, ListOf::All)?.releases,
        releases: scribe.href(&site.index(Section::Releases, scribe.language)),
        partnerships,
        all_partnerships: scribe.href(&site.index(Section::Partnerships, scribe.language)),
    })
}

pub(super) fn list<'a>(
    blocks: &Blocks<'a, '_>,
    of: ListOf,
    number: usize,
) -> Result<ListView<'a>, RenderError> {
    let scribe = &blocks.scribe;
    let site = scribe.site;
    let releases = site.releases_of(of, scribe.language);
    let pages = releases.len().div_ceil(LIST_PAGE).max(1);
    let page = |number: usize| scribe.href(&site.list(of, scribe.language, number));
    let shown = releases.iter().skip((number - 1) * LIST_PAGE).take(LIST_PAGE);
    let subject = scribe.list_subject(of);
    let name = subject.as_ref().map(|subject| subject.name);
    // A topic's page is this list.
    let about = subject.filter(|_| !matches!(of, ListOf::Topic(_)));
    Ok(ListView {
        of: list_name(of),
        name,
        about,
        entries: blocks.releases(shown)?,
        total: releases.len(),
        page: number,
        pages,
        newer: (number > 1).then(|| page(number - 1)),
        older: (number < pages).then(|| page(number + 1)),
        years: if of == ListOf::All { years(scribe, None) } else { Vec::new() },
    })
}

fn years(scribe: &Scribe<'_>, current: Option<i16>) -> Vec<YearLink> {
    let link = |(year, total): (i16, usize)| YearLink {
        year,
        href: scribe.href(&scribe.site.year(year, scribe.language)),
        total,
        current: current == Some(year),
    };
    scribe.site.years(scribe.language).into_iter().map(link).collect()
}

pub(super) fn year<'a>(blocks: &Blocks<'a, '_>, year: i16) -> Result<YearView<'a>, RenderError> {
    let scribe = &blocks.scribe;
    let site = scribe.site;
    let releases = site.releases_of(ListOf::All, scribe.language);
    // Latest first, so those of a year stand together.
    let start = releases.partition_point(|ix| site.releases[*ix].day.year() > year);
    let end = releases.partition_point(|ix| site.releases[*ix].day.year() >= year);
    let of_year = &releases[start..end];
    let month_of = |ix: &Ix<Release>| site.releases[*ix].day.month();
    let months = of_year.chunk_by(|a, b| month_of(a) == month_of(b)).map(|of_month| {
        Ok(MonthView {
            name: of_month.first().map_or("", |first| month_name(month_of(first), scribe.language)),
            entries: blocks.releases(of_month)?,
        })
    });
    Ok(YearView {
        year,
        total: of_year.len(),
        months: months.collect::<Result<_, RenderError>>()?,
        years: years(scribe, Some(year)),
        releases: scribe.href(&site.index(Section::Releases, scribe.language)),
    })
}

pub(super) fn index<'a>(scribe: &Scribe<'a>, section: Section) -> IndexView<'a> {
    let entries = match section {
        Section::Partnerships => partnerships(scribe),
        Section::Agreements => agreements(scribe),
        Section::Organisations => organisations(scribe),
        Section::People => people(scribe),
        Section::Topics => topics(scribe),
        Section::Releases | Section::Pages => Vec::new(),
    };
    IndexView { section: section_key(section), entries }
}

fn entry<'a>(link: PageLink<'a>, releases: usize) -> IndexEntry<'a> {
    IndexEntry { link, note: None, organisation_type: None, date: None, total: None, releases }
}

fn by_name<'a>(scribe: &Scribe<'a>, mut entries: Vec<IndexEntry<'a>>) -> Vec<IndexEntry<'a>> {
    entries.sort_by_cached_key(|entry| (sort_key(scribe, entry.link.name), entry.link.href.clone()));
    entries
}

fn partnerships<'a>(scribe: &Scribe<'a>) -> Vec<IndexEntry<'a>> {
    let site = scribe.site;
    let entries = site.partnerships.entries().map(|(ix, partnership)| IndexEntry {
        note: scribe.optional_phrase(partnership.sheet.summary.as_ref()),
        ..entry(scribe.partnership(ix), site.releases_of(ListOf::Partnership(ix), scribe.language).len())
    });
    by_name(scribe, entries.collect())
}

/// Latest first; those without a date last, by name.
fn agreements<'a>(scribe: &Scribe<'a>) -> Vec<IndexEntry<'a>> {
    let mut entries: Vec<_> = scribe
        .site
        .agreements
        .entries()
        .map(|(ix, agreement)| {
            let sheet = &agreement.sheet;
            let entry = IndexEntry {
                date: scribe.optional_date(sheet.agreed_on),
                total: Some(scribe.money(sheet.total)),
                ..entry(scribe.agreement(ix), agreement.releases.len())
            };
            (sheet.agreed_on.map(|date| date.latest()), entry)
        })
        .collect();
    entries.sort_by_cached_key(|(day, entry)| {
        (std::cmp::Reverse(*day), sort_key(scribe, entry.link.name), entry.link.href.clone())
    });
    entries.into_iter().map(|(_, entry)| entry).collect()
}

fn organisations<'a>(scribe: &Scribe<'a>) -> Vec<IndexEntry<'a>> {
    let site = scribe.site;
    let entries = site.organisations.entries().map(|(ix, organisation)| IndexEntry {
        organisation_type: Some(name_of(&OrganisationType::NAMES, &organisation.sheet.organisation_type)),
        ..entry(scribe.organisation(ix), site.releases_of(ListOf::Organisation(ix), scribe.language).len())
    });
    by_name(scribe, entries.collect())
}

/// Each person with the title held now, or else the one that stands first.
fn people<'a>(scribe: &Scribe<'a>) -> Vec<IndexEntry<'a>> {
    let site = scribe.site;
    let today = site.now.day_in(&site.settings.time_zone);
    let entries = site.people.entries().map(|(ix, person)| {
        let held = person.title_on(today).or(person.appointments.first().copied());
        IndexEntry {
            note: held.map(|held| scribe.phrase(&person.written(held).title)),
            ..entry(scribe.person(ix), person.releases.len())
        }
    });
    by_name(scribe, entries.collect())
}

fn topics<'a>(scribe: &Scribe<'a>) -> Vec<IndexEntry<'a>> {
    let of_language = scribe.site.topics.entries().filter(|(_, topic)| topic.language == scribe.language);
    let entries = of_language.map(|(ix, topic)| entry(scribe.topic(ix), topic.releases.len()));
    by_name(scribe, entries.collect())
}
