//! The page of a year: its releases, by month.

use serde::Serialize;

use super::head::{Head, alternates};
use crate::join::{Ix, Release, ReleaseList};
use crate::model::address::Address;
use crate::model::date::month_name;
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::components::release_entries;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;
use crate::theme::Fragment;

/// `year`: all releases of a year, by month.
#[derive(Debug, Clone, Serialize)]
pub struct YearView<'a> {
    /// The year.
    pub year: i16,
    /// How many releases it has.
    pub total: usize,
    /// The months that have releases, latest first.
    pub months: Vec<MonthView<'a>>,
    /// All years, latest first.
    pub years: Vec<YearLink>,
    /// Where all releases are listed.
    pub releases: String,
}

/// A month of a year.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView<'a> {
    /// Its name, as in running text.
    pub name: &'a str,
    /// Its releases, latest first.
    pub entries: Vec<&'a Fragment>,
}

/// A year that has releases.
#[derive(Debug, Clone, Serialize)]
pub struct YearLink {
    /// The year.
    pub year: i16,
    /// Its page.
    pub href: String,
    /// How many releases it has.
    pub total: usize,
    /// Whether it is the page itself.
    pub current: bool,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, year: i16) -> Head<'a> {
    let site = locale.site;
    let languages = site.settings.languages.iter().copied();
    let languages =
        languages.filter(|language| site.years(*language).iter().any(|(known, _)| *known == year));
    Head {
        alternates: alternates(locale, languages.map(|language| (language, site.year(year, language)))),
        ..Head::new(locale, address, "year", "releases")
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>, year: i16) -> RenderResult<YearView<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let releases = site.releases_of(ReleaseList::All, locale.language);
    // The list is sorted by day, latest first.
    let start = releases.partition_point(|ix| site.releases[*ix].day.year() > year);
    let end = releases.partition_point(|ix| site.releases[*ix].day.year() >= year);
    let of_year = &releases[start..end];
    let month_of = |ix: &Ix<Release>| site.releases[*ix].day.month();
    let mut months = Vec::new();
    for of_month in of_year.chunk_by(|a, b| month_of(a) == month_of(b)) {
        let name = month_name(month_of(&of_month[0]), locale.conventions());
        months.push(MonthView { name, entries: release_entries(builder, of_month)? });
    }
    Ok(YearView {
        year,
        total: of_year.len(),
        months,
        years: years(locale, Some(year)),
        releases: locale.href(&site.index(Section::Releases, locale.language)),
    })
}

/// The years that have releases, latest first; `current` is the one whose page this is.
pub(super) fn years(locale: &Locale<'_>, current: Option<i16>) -> Vec<YearLink> {
    let mut links = Vec::new();
    for (year, total) in locale.site.years(locale.language) {
        let href = locale.href(&locale.site.year(year, locale.language));
        links.push(YearLink { year, href, total, current: current == Some(year) });
    }
    links
}
