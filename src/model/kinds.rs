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
    kind: Option<Kind>,
    english: &'static str,
    danish: &'static str,
    schema: &'static Schema,
) -> FileKind {
    let name = match kind {
        Some(kind) => kind.as_str(),
        None => "site",
    };
    FileKind { name, title: Wording { english, danish }, kind, schema, facts: None }
}

/// Every kind of file, in the order of the documentation.
pub const FILE_KINDS: [FileKind; 9] = [
    file_kind(None, "Site", "Site", &SiteFields::SCHEMA),
    file_kind(Some(Kind::Organisation), "Organisation", "Organisation", &Organisation::SCHEMA),
    file_kind(Some(Kind::Person), "Person", "Person", &Person::SCHEMA),
    file_kind(Some(Kind::Partnership), "Partnership", "Partnerskab", &Partnership::SCHEMA),
    file_kind(Some(Kind::Agreement), "Agreement", "Aftale", &Agreement::SCHEMA),
    file_kind(Some(Kind::Statement), "Statement", "Udtalelse", &Statement::SCHEMA),
    file_kind(Some(Kind::Media), "Picture", "Billede", &Media::SCHEMA),
    FileKind {
        facts: Some(&ReleaseFacts::SCHEMA),
        ..file_kind(Some(Kind::Release), "Press release", "Pressemeddelelse", &LocalizedRelease::SCHEMA)
    },
    file_kind(Some(Kind::Page), "Page", "Side", &LocalizedPage::SCHEMA),
];

/// A fact sheet.
pub trait Sheet: Record {
    const KIND: Kind;

    /// Whether its writer says that it is not to be published.
    fn is_draft(&self) -> bool;
}

macro_rules! sheets {
    ($($sheet:ident),*) => {
        $(impl Sheet for $sheet {
            const KIND: Kind = Kind::$sheet;

            fn is_draft(&self) -> bool {
                self.draft
            }
        })*
    };
}

sheets!(Organisation, Person, Partnership, Agreement, Statement, Media);

impl FileKind {
    /// The kind of this name.
    pub fn from_name(name: &str) -> Option<&'static FileKind> {
        const { &FILE_KINDS }.iter().find(|kind| kind.name == name)
    }
}
