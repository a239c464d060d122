//! The page that says what there is for programs.

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::model::address::Address;
use crate::render::locale::Locale;
use crate::render::tables::row_count;
use crate::routes::{Table, TableFormat};

/// `data`: what there is for programs.
#[derive(Debug, Clone, Serialize)]
pub struct DataView<'a> {
    /// The address of the licence that the data are published under.
    pub licence: Option<&'a str>,
    /// The tables.
    pub tables: Vec<TableView>,
    /// The address of the description of all columns: a Data Package.
    pub package: String,
    /// The address of the catalogue for data portals.
    pub catalogue: String,
}

/// A table of facts.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// `releases`, `organisations`, `people`, `appointments`, `partnerships`, `participants`, `agreements`, `allocations` or `statements`: the string
    /// `data_…` says it in words.
    pub name: &'static str,
    /// How many rows it has.
    pub rows: usize,
    /// Its address as CSV.
    pub csv: String,
    /// Its address as JSON.
    pub json: String,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address) -> Head<'a> {
    let site = locale.site;
    let languages = site.settings.languages.iter();
    let languages = languages.map(|&language| (language, site.data_page(language)));
    Head { alternates: alternates(locale, languages), ..Head::new(locale, address, "data", "") }
}

pub(super) fn view<'a>(locale: &Locale<'a>) -> DataView<'a> {
    let site = locale.site;
    let mut tables = Vec::with_capacity(Table::ALL.len());
    for table in Table::ALL {
        tables.push(TableView {
            name: table.name(),
            rows: row_count(locale, table),
            csv: locale.href(&site.table(table, TableFormat::Csv)),
            json: locale.href(&site.table(table, TableFormat::Json)),
        });
    }
    DataView {
        licence: site.settings.open_data.licence().map(|licence| licence.as_str()),
        tables,
        package: locale.href(&site.data_package()),
        catalogue: locale.href(&site.catalogue()),
    }
}
