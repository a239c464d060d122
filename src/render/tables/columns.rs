//! The columns of each table: name, type, and what the column says.
//!
//! Takes a table; gives its columns. What a column of a declared field says is what docs/content.md says of the field: the declaration is the only
//! place where that is written.

use crate::model::agreement::{Agreement, Allocation, Funding};
use crate::model::organisation::{Identifiers, Organisation};
use crate::model::partnership::{Participant, Partnership, Period};
use crate::model::person::{Appointment, DateSpan, Person};
use crate::model::release::{About, LocalizedRelease, ReleaseFacts, Withdrawn};
use crate::model::source::Channels;
use crate::model::statement::{Statement, StatementSource};
use crate::routes::Table;
use crate::schema::{Record, Wording};

pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: ColumnType,
    pub(super) about: Wording,
}

/// What is in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum ColumnType {
    Text,
    /// `kind:id`.
    Id,
    /// The id of a row of this table; for a list, the ids of several.
    Reference(Table),
    References,
    /// Several texts with ` | ` between them.
    List,
    Address,
    /// A day.
    Day,
    /// A date as exact as it is known: `2020-05-04`, `2020-05`, `2020`.
    Date,
    /// A decimal number: `37600000.00`.
    Decimal,
    Bool,
    Email,
    /// One of these words.
    Choice(&'static [&'static str]),
}

const STATUSES: &[&str] = &["member", "invited", "observer", "left"];
const BASES: &[&str] = &["granted", "same_target_group", "co_funding"];
const QUALIFIERS: &[&str] = &["about", "up to", "at least", "over", "under"];

/// The columns of a table, in their order. New ones are only ever added at the end.
pub(super) fn columns(table: Table) -> Vec<Column> {
    match table {
        Table::Releases => releases(),
        Table::Organisations => organisations(),
        Table::People => people(),
        Table::Appointments => appointments(),
        Table::Partnerships => partnerships(),
        Table::Participants => participants(),
        Table::Agreements => agreements(),
        Table::Allocations => allocations(),
        Table::Statements => statements(),
    }
}

fn own(name: &'static str, kind: ColumnType, english: &'static str, danish: &'static str) -> Column {
    Column { name, kind, about: Wording { english, danish } }
}

fn id() -> Column {
    own(
        "id",
        ColumnType::Id,
        "The id, which all files of the site use.",
        "Id’et, som alle webstedets filer bruger.",
    )
}

fn url() -> Column {
    own("url", ColumnType::Address, "The address of its page.", "Adressen på dens side.")
}

/// The column of a field of the same name.
fn field<R: Record>(name: &'static str, kind: ColumnType) -> Column {
    field_as::<R>(name, name, kind)
}

/// The column of a field that has another name there.
#[expect(clippy::expect_used, reason = "a test makes every column of every table")]
fn field_as<R: Record>(name: &'static str, field: &str, kind: ColumnType) -> Column {
    let declared = R::SCHEMA.all_fields().find(|(declared, _)| declared.name == field);
    let (declared, _) = declared.expect("the field is one of the kind");
    Column { name, kind, about: declared.about }
}

fn from_to() -> [Column; 2] {
    [field::<DateSpan>("from", ColumnType::Date), field::<DateSpan>("to", ColumnType::Date)]
}

/// The four columns of an amount. `amount` is the field that has it.
fn amount<R: Record>(amount: &str) -> [Column; 4] {
    [
        field_as::<R>("amount", amount, ColumnType::Decimal),
        own(
            "currency",
            ColumnType::Text,
            "The currency of the amount (ISO 4217).",
            "Beløbets valuta (ISO 4217).",
        ),
        own(
            "qualifier",
            ColumnType::Choice(QUALIFIERS),
            "How the amount is hedged; empty if it is not.",
            "Forbeholdet ved beløbet; tomt, hvis der intet er.",
        ),
        own(
            "step",
            ColumnType::Decimal,
            "What one of the last digit written is worth: how exact the amount is.",
            "Hvad én på det sidste skrevne ciffer er værd: hvor præcist beløbet er.",
        ),
    ]
}

fn releases() -> Vec<Column> {
    vec![
        id(),
        own(
            "language",
            ColumnType::Text,
            "The language of the row: each language of a release is a row.",
            "Rækkens sprog: hvert sprog af en pressemeddelelse er en række.",
        ),
        url(),
        field::<LocalizedRelease>("title", ColumnType::Text),
        field::<LocalizedRelease>("kicker", ColumnType::Text),
        field::<LocalizedRelease>("summary", ColumnType::Text),
        field::<LocalizedRelease>("place", ColumnType::Text),
        field::<ReleaseFacts>("published", ColumnType::Day),
        own(
            "modified",
            ColumnType::Day,
            "The day of the latest change or of the withdrawal.",
            "Dagen for den seneste ændring eller for tilbagetrækningen.",
        ),
        field::<ReleaseFacts>("publisher", ColumnType::Reference(Table::Organisations)),
        field_as::<Withdrawn>("withdrawn", "on", ColumnType::Day),
        field::<LocalizedRelease>("topics", ColumnType::List),
        field::<About>("agreements", ColumnType::References),
        field::<About>("partnerships", ColumnType::References),
        field::<About>("organisations", ColumnType::References),
        field::<About>("people", ColumnType::References),
    ]
}

fn organisations() -> Vec<Column> {
    vec![
        id(),
        url(),
        field::<Organisation>("name", ColumnType::Text),
        field::<Organisation>("short_name", ColumnType::Text),
        field::<Organisation>("type", ColumnType::Text),
        field::<Organisation>("aliases", ColumnType::List),
        field::<Organisation>("parent", ColumnType::Reference(Table::Organisations)),
        field::<Organisation>("member_of", ColumnType::References),
        field::<Organisation>("superseded_by", ColumnType::Reference(Table::Organisations)),
        field_as::<Organisation>("website", "url", ColumnType::Address),
        field::<Identifiers>("cvr", ColumnType::Text),
        field::<Identifiers>("ror", ColumnType::Address),
        field::<Identifiers>("wikidata", ColumnType::Text),
    ]
}

fn people() -> Vec<Column> {
    vec![
        id(),
        url(),
        field::<Person>("name", ColumnType::Text),
        field::<Channels>("phone", ColumnType::Text),
        field::<Channels>("email", ColumnType::Email),
    ]
}

fn appointments() -> Vec<Column> {
    let [from, to] = from_to();
    vec![
        own("person", ColumnType::Reference(Table::People), "Who.", "Hvem."),
        field::<Appointment>("organisation", ColumnType::Reference(Table::Organisations)),
        field::<Appointment>("title", ColumnType::Text),
        field::<Appointment>("short_title", ColumnType::Text),
        from,
        to,
    ]
}

fn partnerships() -> Vec<Column> {
    let [from, to] = from_to();
    vec![
        id(),
        url(),
        field::<Partnership>("name", ColumnType::Text),
        field::<Partnership>("aliases", ColumnType::List),
        field::<Partnership>("summary", ColumnType::Text),
        field::<Partnership>("target_group", ColumnType::Text),
        field::<Partnership>("established_by", ColumnType::Reference(Table::Agreements)),
        field::<Partnership>("facilitator", ColumnType::Reference(Table::Organisations)),
        own(
            "participants_complete",
            ColumnType::Bool,
            "Whether the table of participants names everybody.",
            "Om tabellen med deltagere nævner alle.",
        ),
        from,
        to,
        field::<Period>("until_condition", ColumnType::Text),
    ]
}

fn participants() -> Vec<Column> {
    let [from, to] = from_to();
    vec![
        own(
            "partnership",
            ColumnType::Reference(Table::Partnerships),
            "What it takes part in.",
            "Hvad den deltager i.",
        ),
        field::<Participant>("organisation", ColumnType::Reference(Table::Organisations)),
        field::<Participant>("status", ColumnType::Choice(STATUSES)),
        field::<Participant>("role", ColumnType::Text),
        from,
        to,
        field::<Participant>("evidence", ColumnType::References),
    ]
}

fn agreements() -> Vec<Column> {
    let [amount, currency, qualifier, step] = amount::<Agreement>("total");
    vec![
        id(),
        url(),
        field::<Agreement>("name", ColumnType::Text),
        field::<Agreement>("agreed_on", ColumnType::Date),
        field::<Agreement>("announced_by", ColumnType::Reference(Table::Organisations)),
        field::<Agreement>("parties", ColumnType::References),
        amount,
        currency,
        qualifier,
        step,
        field::<Agreement>("rounding_note", ColumnType::Text),
    ]
}

fn allocations() -> Vec<Column> {
    let [amount, currency, qualifier, step] = amount::<Allocation>("amount");
    vec![
        own(
            "agreement",
            ColumnType::Reference(Table::Agreements),
            "The agreement that it is a line of.",
            "Den aftale, den er en linje i.",
        ),
        id(),
        amount,
        currency,
        qualifier,
        step,
        field::<Funding>("partnership", ColumnType::Reference(Table::Partnerships)),
        field::<Allocation>("recipient", ColumnType::Reference(Table::Organisations)),
        field::<Allocation>("purpose", ColumnType::Text),
        field::<Allocation>("target_group", ColumnType::Text),
        field::<Funding>("basis", ColumnType::Choice(BASES)),
    ]
}

fn statements() -> Vec<Column> {
    vec![
        id(),
        own("url", ColumnType::Address, "The address where it can be read.", "Adressen, hvor det kan læses."),
        field::<Statement>("speaker", ColumnType::Reference(Table::People)),
        field::<Statement>("text", ColumnType::Text),
        field::<Statement>("language", ColumnType::Text),
        field::<StatementSource>("date", ColumnType::Date),
        field_as::<StatementSource>("source", "organisation", ColumnType::Reference(Table::Organisations)),
        field_as::<StatementSource>("source_url", "url", ColumnType::Address),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MessageLanguage;

    #[test]
    fn every_column_of_every_table_says_what_it_is() {
        for table in Table::ALL {
            for column in columns(table) {
                for language in MessageLanguage::ALL {
                    let about = column.about.in_language(language);
                    assert!(about.ends_with('.') || about.ends_with(')'), "{}: {about}", column.name);
                }
            }
        }
    }
}
