//! The lists of all sheets of a kind, and of all topics.

use serde::Serialize;

use super::head::{About, alternates};
use crate::join::ReleaseList;
use crate::model::settings::Section;
use crate::render::RenderError;
use crate::render::fragments::PageBuilder;
use crate::render::locale::{DateView, Locale, MoneyView, Phrase};
use crate::render::menu::section_key;
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
    /// A partnership's summary, a person's title.
    pub note: Option<Phrase<'a>>,
    /// An organisation's type: the string `type_…` says it in words.
    pub organisation_type: Option<&'static str>,
    /// An agreement's date.
    pub date: Option<DateView>,
    /// An agreement's total.
    pub total: Option<MoneyView>,
    /// How many releases there are about it, or with this topic.
    pub releases: usize,
}

pub(super) fn about<'a>(locale: &Locale<'a>, section: Section) -> About<'a> {
    let site = locale.site;
    let has_section = |language: &_| site.has_section(section, *language);
    let languages = site.settings.languages.iter().copied().filter(has_section);
    About {
        alternates: alternates(locale, languages.map(|language| (language, site.index(section, language)))),
        ..About::new("index.html", section_key(section))
    }
}

pub(super) fn view<'a>(
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

pub(super) fn partnerships<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let (locale, site) = (&builder.locale, builder.locale.site);
    let all = locale.by_name(site.partnerships.entries(), |(ix, _)| locale.partnership(*ix)).into_iter();
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
    let mut all = locale.by_name(locale.site.agreements.entries(), |(ix, _)| locale.agreement(*ix));
    all.sort_by_key(|(_, agreement)| std::cmp::Reverse(agreement.sheet.agreed_on.map(|date| date.latest())));
    let entries = all.into_iter().map(|(ix, agreement)| {
        Ok(IndexEntry {
            date: locale.optional_date(agreement.sheet.agreed_on),
            total: Some(locale.money(agreement.sheet.total)),
            ..entry(builder.agreement(ix)?, locale.site.backlinks.agreements[ix].releases.len())
        })
    });
    entries.collect()
}

fn organisations<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let (locale, site) = (&builder.locale, builder.locale.site);
    let all = locale.by_name(site.organisations.entries(), |(ix, _)| locale.organisation(*ix)).into_iter();
    let entries = all.map(|(ix, organisation)| {
        let releases = site.releases_of(ReleaseList::Organisation(ix), locale.language).len();
        let organisation_type = organisation.sheet.organisation_type.as_str();
        let organisation_type = Some(organisation_type);
        Ok(IndexEntry { organisation_type, ..entry(builder.organisation(ix)?, releases) })
    });
    entries.collect()
}

/// Each person with the title held now, or else the one that stands first.
fn people<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let (locale, site) = (&builder.locale, builder.locale.site);
    let today = site.now.day_in(&site.settings.time_zone);
    let all = locale.by_name(site.people.entries(), |(ix, _)| locale.person(*ix)).into_iter();
    let entries = all.map(|(ix, person)| {
        let held = person.title_on(today).or(person.appointments.first().copied());
        let note = held.map(|held| locale.phrase(&person.written(held).title));
        Ok(IndexEntry { note, ..entry(builder.person(ix)?, site.backlinks.people[ix].releases.len()) })
    });
    entries.collect()
}

fn topics<'a>(builder: &PageBuilder<'a, '_>) -> Entries<'a> {
    let locale = &builder.locale;
    let of_language = locale.site.topics.entries().filter(|(_, topic)| topic.language == locale.language);
    let all = locale.by_name(of_language, |(ix, _)| locale.topic(*ix)).into_iter();
    all.map(|(ix, _)| Ok(entry(builder.topic(ix)?, locale.site.backlinks.topics[ix].len()))).collect()
}
