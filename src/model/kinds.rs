//! Every kind of file that people write, with its declaration.
//!
//! Takes nothing; gives one list, from which JSON Schemas, tables and new files are made.

use super::Kind;
use super::agreement::Agreement;
use super::media::Media;
use super::organisation::Organisation;
use super::page::LocalizedPage;
use super::partnership::Partnership;
use super::person::Person;
use super::release::{LocalizedRelease, ReleaseFacts};
use super::settings::SiteFields;
use super::statement::Statement;
use crate::schema::{Record, Schema, Wording};

/// A kind of file.
#[derive(Debug)]
pub struct FileKind {
    /// Its name on the command line.
    pub name: &'static str,
    pub title: Wording,
    /// The kind of what is in the file; `None` for the site's settings.
    pub kind: Option<Kind>,
    pub schema: &'static Schema,
    /// Fields that are valid too, and of which a translation has none.
    pub facts: Option<&'static Schema>,
}

const fn file_kind(
    name: &'static str,
    english: &'static str,
    danish: &'static str,
    kind: Option<Kind>,
    schema: &'static Schema,
) -> FileKind {
    FileKind { name, title: Wording { english, danish }, kind, schema, facts: None }
}

/// Every kind of file, in the order of the documentation.
pub const FILE_KINDS: [FileKind; 9] = [
    file_kind("site", "Site", "Site", None, &SiteFields::SCHEMA),
    file_kind(
        "organisation",
        "Organisation",
        "Organisation",
        Some(Kind::Organisation),
        &Organisation::SCHEMA,
    ),
    file_kind("person", "Person", "Person", Some(Kind::Person), &Person::SCHEMA),
    file_kind("partnership", "Partnership", "Partnerskab", Some(Kind::Partnership), &Partnership::SCHEMA),
    file_kind("agreement", "Agreement", "Aftale", Some(Kind::Agreement), &Agreement::SCHEMA),
    file_kind("statement", "Statement", "Udtalelse", Some(Kind::Statement), &Statement::SCHEMA),
    file_kind("media", "Picture", "Billede", Some(Kind::Media), &Media::SCHEMA),
    FileKind {
        facts: Some(&ReleaseFacts::SCHEMA),
        ..file_kind(
            "release",
            "Press release",
            "Pressemeddelelse",
            Some(Kind::Release),
            &LocalizedRelease::SCHEMA,
        )
    },
    file_kind("page", "Page", "Side", Some(Kind::Page), &LocalizedPage::SCHEMA),
];

impl FileKind {
    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<&'static FileKind> {
        const { &FILE_KINDS }.iter().find(|kind| kind.name == name)
    }
}
