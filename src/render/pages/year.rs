//! The page of a year: its releases, by month.

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::join::ReleaseList;
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::{MonthView, filters, months};
use crate::render::fragments::{PageBuilder, Shown};
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
    /// Links to the other years, the topics and the senders. The component `release_filters` made it.
    pub filters: Option<Fragment>,
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
    Ok(YearView {
        year,
        total: of_year.len(),
        months: months(builder, of_year)?,
        filters: filters(builder, Shown::Year(year))?,
    })
}
