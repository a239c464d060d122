//! The facts of the whole site as tables: `/data/`.
//!
//! Takes the joined facts; gives each table as CSV and as JSON, and two descriptions of all of them: a Data Package (Frictionless) for programs, and a
//! catalogue (DCAT-AP) for data portals. A table is the same in both forms: its columns are declared once. Names are in the default language of the
//! site; of a release, each language is a row. Ids are those of `index.json`, so all files can be joined by them.

mod catalogue;
mod cell;
mod columns;
mod package;
mod rows;

pub(super) use catalogue::catalogue;
pub(super) use package::data_package;

use super::locale::Locale;
use crate::routes::{Table, TableFormat};
use columns::columns;
use rows::rows;

/// How many rows a table has.
pub(super) fn row_count(locale: &Locale<'_>, table: Table) -> usize {
    let site = locale.site;
    match table {
        Table::Releases => site.releases.iter().map(|release| release.versions.len()).sum(),
        Table::Organisations => site.organisations.len(),
        Table::People => site.people.len(),
        Table::Appointments => site.people.iter().map(|person| person.appointments.len()).sum(),
        Table::Partnerships => site.partnerships.len(),
        Table::Participants => {
            site.partnerships.iter().map(|partnership| partnership.participants.len()).sum()
        }
        Table::Agreements => site.agreements.len(),
        Table::Allocations => site.agreements.iter().map(|agreement| agreement.allocations.len()).sum(),
        Table::Statements => site.statements.len(),
    }
}

/// A table in one of its forms.
pub(super) fn table(locale: &Locale<'_>, table: Table, format: TableFormat) -> Vec<u8> {
    let names: Vec<&str> = columns(table).iter().map(|column| column.name).collect();
    let rows = rows(locale, table);
    match format {
        TableFormat::Csv => cell::csv(&names, &rows),
        TableFormat::Json => cell::json(&names, &rows),
    }
}
