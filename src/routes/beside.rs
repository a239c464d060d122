//! What is published for programs beside the pages: the facts of each page, texts for mail and news agencies, and the tables of `/data/`.
//!
//! Takes a site and the routes of its pages; gives the routes of these files. How their bytes are made is not known here.

use super::addresses::below;
use super::{Endpoint, PageKind, Resource, Route};
use crate::join::Site;
use crate::model::Language;
use crate::model::address::Address;
use crate::model::settings::WireFormat;

/// The name of the file with the facts of a page.
pub const FACTS_FILE: &str = "index.json";
/// The name of the file with a release as plain text.
pub const TEXT_FILE: &str = "index.txt";
/// The name of the file with a release for news agencies.
const NINJS_FILE: &str = "ninjs.json";
/// The name of the folder of tables.
const FOLDER: &str = "data";

/// A table of the facts of the whole site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    Releases,
    Organisations,
    People,
    Appointments,
    Partnerships,
    Participants,
    Agreements,
    Allocations,
    Statements,
}

impl Table {
    /// Every table, in the order of the data page.
    pub const ALL: [Table; 9] = [
        Table::Releases,
        Table::Organisations,
        Table::People,
        Table::Appointments,
        Table::Partnerships,
        Table::Participants,
        Table::Agreements,
        Table::Allocations,
        Table::Statements,
    ];

    /// The name of its files, without an ending.
    pub fn name(self) -> &'static str {
        match self {
            Table::Releases => "releases",
            Table::Organisations => "organisations",
            Table::People => "people",
            Table::Appointments => "appointments",
            Table::Partnerships => "partnerships",
            Table::Participants => "participants",
            Table::Agreements => "agreements",
            Table::Allocations => "allocations",
            Table::Statements => "statements",
        }
    }
}

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableFormat {
    Csv,
    Json,
}

impl Site {
    /// The page that says what there is for programs.
    pub fn data_page(&self, language: Language) -> Address {
        below(&self.home(language), &[FOLDER], "")
    }

    /// A table. It is the same for all languages.
    pub fn table(&self, table: Table, format: TableFormat) -> Address {
        let ending = match format {
            TableFormat::Csv => "csv",
            TableFormat::Json => "json",
        };
        in_folder(&format!("{}.{ending}", table.name()))
    }

    /// The description of the tables as a Data Package.
    pub fn data_package(&self) -> Address {
        in_folder("datapackage.json")
    }

    /// The description of the tables as a catalogue.
    pub fn catalogue(&self) -> Address {
        in_folder("catalog.jsonld")
    }
}

fn in_folder(file: &str) -> Address {
    below(&Address::root(), &[FOLDER], file)
}

/// Adds the data page of a language, unless the site has a page of its own at that address.
pub(super) fn data_page(site: &Site, language: Language, routes: &mut Vec<Route>) {
    let address = site.data_page(language);
    let mut written = site.pages.iter().flat_map(|page| page.addresses.iter());
    if site.settings.open_data.is_on() && !written.any(|(_, written)| *written == address) {
        routes.push(Route::page(address, PageKind::Data(language)));
    }
}

/// Adds what is beside each page, and the tables.
pub(super) fn add(site: &Site, routes: &mut Vec<Route>) {
    let mut beside = Vec::new();
    let is_open = site.settings.open_data.is_on();
    let has_ninjs = site.settings.wire.contains(&WireFormat::Ninjs);
    for route in routes.iter() {
        let Endpoint::Page(page) = &route.endpoint else {
            continue;
        };
        // Only a page in a folder of its own can have another file beside it.
        if is_open && page.has_facts() && route.address.ends_with('/') {
            beside
                .push(Route::resource(below(&route.address, &[], FACTS_FILE), Resource::Facts(page.clone())));
        }
        let PageKind::Release(ix, language) = page else {
            continue;
        };
        let text = Resource::PlainText(*ix, *language);
        beside.push(Route::resource(below(&route.address, &[], TEXT_FILE), text));
        if has_ninjs {
            let ninjs = Resource::Ninjs(*ix, *language);
            beside.push(Route::resource(below(&route.address, &[], NINJS_FILE), ninjs));
        }
    }
    routes.append(&mut beside);
    if is_open {
        for table in Table::ALL {
            for format in [TableFormat::Csv, TableFormat::Json] {
                routes.push(Route::resource(site.table(table, format), Resource::Table(table, format)));
            }
        }
        routes.push(Route::resource(site.data_package(), Resource::DataPackage));
        routes.push(Route::resource(site.catalogue(), Resource::Catalogue));
    }
}
