//! Releases in lists.

use serde::Serialize;

use crate::join::{Ix, Release, ReleaseList};
use crate::model::ReducedDate;
use crate::model::date::month_name;
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, get_or_render, try_map};
use crate::render::locale::{HeldBackView, Locale, MomentView, Phrase};
use crate::routes::LATEST;
use crate::theme::{Fragment, TemplateContext};

/// A release in a list: what the component `release_entry` shows.
#[derive(Debug, Clone, Serialize)]
pub struct ReleaseEntry<'a> {
    /// Where it can be read.
    pub href: String,
    /// The language of the page it leads to, where it is not this page's.
    pub hreflang: Option<&'static str>,
    /// Its title; of one that is withdrawn, with “Withdrawn: ” in front.
    pub title: Phrase<'a>,
    /// The words above the title.
    pub kicker: Option<Phrase<'a>>,
    /// What it says, in a few sentences; of one that is withdrawn, why it is.
    pub summary: Phrase<'a>,
    /// When it was published.
    pub published: MomentView,
    /// The name of its publisher; `None` where the whole site is from it.
    pub publisher: Option<Phrase<'a>>,
    /// Whether it no longer stands.
    pub withdrawn: bool,
    /// That it is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
}

/// Releases in a list, in this order.
///
/// # Errors
/// The problem of the component.
pub(crate) fn release_entries<'a, 'i>(
    builder: &PageBuilder<'a>,
    releases: impl IntoIterator<Item = &'i Ix<Release>>,
) -> RenderResult<Vec<&'a Fragment>> {
    try_map(releases, |ix| {
        get_or_render(&builder.fragments.release_entries[*ix], || {
            let entry = release_entry(&builder.locale, *ix);
            builder.renderer.component("release_entry", &TemplateContext::default().with("entry", &entry))
        })
    })
}

/// The releases of a month.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView<'a> {
    /// Its name, as in running text.
    pub name: &'a str,
    /// Its year.
    pub year: i16,
    /// The month with its year, as the language writes it: `maj 2020`.
    pub title: String,
    /// Its releases, latest first.
    pub entries: Vec<&'a Fragment>,
}

/// Releases, which are sorted by day, under their months.
///
/// # Errors
/// The problem of the component.
pub(crate) fn months<'a>(
    builder: &PageBuilder<'a>,
    releases: &[Ix<Release>],
) -> RenderResult<Vec<MonthView<'a>>> {
    let locale = &builder.locale;
    let month_of = |ix: &Ix<Release>| {
        let day = locale.site.releases[*ix].day;
        (day.year(), day.month())
    };
    let mut months = Vec::new();
    for of_month in releases.chunk_by(|a, b| month_of(a) == month_of(b)) {
        let (year, month) = month_of(&of_month[0]);
        months.push(MonthView {
            name: month_name(month, locale.conventions()),
            year,
            title: ReducedDate::Month(year, month).print(locale.conventions()),
            entries: release_entries(builder, of_month)?,
        });
    }
    Ok(months)
}

/// A release in a list.
fn release_entry<'a>(locale: &Locale<'a>, ix: Ix<Release>) -> ReleaseEntry<'a> {
    let release = &locale.site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    ReleaseEntry {
        href: locale.href(release.addresses.in_language(locale.language).1),
        hreflang: locale.other(version.language),
        title: locale.release_title(release, version),
        kicker: words.kicker.as_deref().map(|kicker| locale.words(kicker, version.language)),
        summary: locale.release_summary(release, version),
        published: locale.moment(release.published, has_time(release)),
        publisher: (locale.site.publisher != Some(release.publisher))
            .then(|| locale.phrase(&locale.site.organisations[release.publisher].sheet.name)),
        withdrawn: release.facts.withdrawn.is_some(),
        held_back: locale.held_back(version),
    }
}

/// Whether the moment of publication was written with a time of day.
pub(crate) fn has_time(release: &Release) -> bool {
    release.facts.published.has_time() || release.facts.embargo_until.is_some_and(|until| until.has_time())
}

/// The latest releases of a list, for a page that shows no more.
pub(crate) struct Latest<'a> {
    pub(crate) releases: Vec<&'a Fragment>,
    pub(crate) total: usize,
    /// The address of the whole list, if it has more.
    pub(crate) all: Option<String>,
}

/// The latest releases of a list.
pub(crate) fn latest<'a>(builder: &PageBuilder<'a>, of: ReleaseList) -> RenderResult<Latest<'a>> {
    let locale = &builder.locale;
    let releases = locale.site.releases_of(of, locale.language);
    let has_more = releases.len() > LATEST;
    Ok(Latest {
        releases: release_entries(builder, releases.iter().take(LATEST))?,
        total: releases.len(),
        all: has_more.then(|| locale.href(&locale.site.list(of, locale.language, 1))),
    })
}
