//! The tables as a Data Package of Frictionless Data: `datapackage.json`.
//!
//! Takes the columns of all tables; gives their description for programs: file, type and meaning of each column, and which column refers to which
//! table. The CSV files are described; the JSON files beside them have the same columns. <https://specs.frictionlessdata.io/data-package/>, version 1.

use serde_json::{Map, Value, json};

use super::columns::{Column, ColumnType, columns};
use crate::render::locale::{Locale, full};
use crate::routes::{Table, TableFormat};

/// Dates as exact as they are known.
const DATE: &str = r"^\d{4}(-\d{2}(-\d{2})?)?$";

pub(crate) fn data_package(locale: &Locale<'_>) -> Vec<u8> {
    let site = locale.site;
    let mut package = Map::new();
    package.insert("profile".into(), json!("tabular-data-package"));
    package.insert("name".into(), json!("data"));
    package.insert("title".into(), json!(locale.phrase(&site.settings.title).text));
    package.insert("description".into(), json!(locale.string("data_lead", &[])));
    package.insert("homepage".into(), json!(full(site, &site.data_page(locale.language))));
    if let Some(licence) = site.settings.open_data.licence() {
        let name = licence_name(licence.as_str());
        package.insert("licenses".into(), json!([{ "name": name, "path": licence.as_str() }]));
    }
    if let Some(ix) = site.publisher {
        let organisation = locale.organisation(ix);
        let url = locale.host_url(&organisation.href);
        package.insert(
            "contributors".into(),
            json!([{ "title": organisation.name.text, "path": url, "role": "publisher" }]),
        );
    }
    let resources: Vec<Value> = Table::ALL.iter().map(|table| resource(locale, *table)).collect();
    package.insert("resources".into(), Value::Array(resources));
    let mut bytes = Vec::new();
    // Texts written into memory cannot fail.
    let _infallible = serde_json::to_writer_pretty(&mut bytes, &package);
    bytes.push(b'\n');
    bytes
}

/// The short name of a licence: that of the Open Definition where it has one, else what the specification has for all others.
fn licence_name(address: &str) -> String {
    let bare = address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let creative_commons = bare.strip_prefix("creativecommons.org/").unwrap_or_default();
    let mut parts = creative_commons.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("licenses"), Some(kind), Some(version)) => format!("CC-{}-{version}", kind.to_uppercase()),
        (Some("publicdomain"), Some("zero"), Some(version)) => format!("CC0-{version}"),
        _ => "other-open".to_owned(),
    }
}

fn resource(locale: &Locale<'_>, table: Table) -> Value {
    let address = locale.site.table(table, TableFormat::Csv);
    let columns = columns(table);
    let fields: Vec<Value> = columns.iter().map(|column| field(locale, column)).collect();
    let mut schema = json!({ "fields": fields, "missingValues": [""] });
    match table {
        Table::Releases => schema["primaryKey"] = json!(["id", "language"]),
        Table::Appointments | Table::Participants => {}
        _ => schema["primaryKey"] = json!("id"),
    }
    let keys: Vec<Value> = columns.iter().filter_map(|column| foreign_key(table, column)).collect();
    if !keys.is_empty() {
        schema["foreignKeys"] = Value::Array(keys);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": table.name(),
        "title": locale.string(&format!("data_{}", table.name()), &[]),
        "path": address.rsplit('/').next(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": schema,
    })
}

/// That a column has ids of a table. Releases have an id in several rows, so no key leads to them.
fn foreign_key(table: Table, column: &Column) -> Option<Value> {
    let ColumnType::Reference(to) = column.kind else {
        return None;
    };
    let resource = if to == table { "" } else { to.name() };
    Some(json!({ "fields": column.name, "reference": { "resource": resource, "fields": "id" } }))
}

fn field(locale: &Locale<'_>, column: &Column) -> Value {
    let (kind, format, constraints) = match column.kind {
        ColumnType::Text | ColumnType::List | ColumnType::References => ("string", "default", None),
        ColumnType::Id | ColumnType::Reference(_) => {
            ("string", "default", Some(json!({ "pattern": "^[a-z]+:.+$" })))
        }
        ColumnType::Address => ("string", "uri", None),
        ColumnType::Email => ("string", "email", None),
        ColumnType::Day => ("date", "default", None),
        ColumnType::Date => ("string", "default", Some(json!({ "pattern": DATE }))),
        ColumnType::Decimal => ("number", "default", None),
        ColumnType::Bool => ("boolean", "default", None),
        ColumnType::Choice(words) => ("string", "default", Some(json!({ "enum": words }))),
    };
    let about = column.about.in_language(locale.language.of_messages());
    let mut field = json!({ "name": column.name, "type": kind, "format": format, "description": about });
    if let Some(constraints) = constraints {
        field["constraints"] = constraints;
    }
    field
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_of_creative_commons_have_the_names_of_the_open_definition() {
        for (address, name) in [
            ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
            ("https://creativecommons.org/licenses/by-sa/4.0/deed.da", "CC-BY-SA-4.0"),
            ("http://creativecommons.org/publicdomain/zero/1.0", "CC0-1.0"),
            ("https://example.dk/licens", "other-open"),
        ] {
            assert_eq!(licence_name(address), name);
        }
    }
}
