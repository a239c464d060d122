//! The cells of a table, and the two forms that a table is written in.
//!
//! Takes the names of the columns and the rows; gives CSV (RFC 4180) or JSON. A spreadsheet takes a cell that begins with certain signs for a formula
//! and computes it (OWASP, CSV injection): in CSV, such a cell has an apostrophe before it. JSON is for programs, and keeps every value as it is.

use std::borrow::Cow;

use serde::Serialize;

/// A value of a row.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Cell<'a> {
    /// Not known, or none.
    Empty,
    Text(Cow<'a, str>),
    Bool(bool),
    List(Vec<Cow<'a, str>>),
}

impl<'a> Cell<'a> {
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
        Cell::Text(text.into())
    }

    pub(super) fn optional(text: Option<impl Into<Cow<'a, str>>>) -> Cell<'a> {
        text.map_or(Cell::Empty, Cell::text)
    }
}

/// What is between the elements of a list in CSV.
const SEPARATOR: &str = " | ";

/// The signs that begin a formula; a tabulator and a line end may come before one.
const FORMULA_SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// How much room a row needs, in bytes.
const USUAL: usize = 256;

/// A table as CSV with a line of names.
pub(super) fn csv(names: &[&str], rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let bytes = Vec::with_capacity(rows.len() * USUAL);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(bytes);
    // Memory takes every byte, and all rows are as long as the line of names.
    let _infallible = writer.write_record(names);
    for row in rows {
        for cell in row {
            let _infallible = writer.write_field(harmless(in_csv(cell)).as_bytes());
        }
        let _infallible = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

/// A table as a JSON array with an object for each row, on a line of its own.
pub(super) fn json(names: &[&str], rows: &[Vec<Cell<'_>>]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(rows.len() * USUAL * 2);
    bytes.push(b'[');
    for (at, row) in rows.iter().enumerate() {
        bytes.extend_from_slice(if at == 0 { b"\n{" } else { b",\n{" });
        for (column, (name, cell)) in names.iter().zip(row).enumerate() {
            if column > 0 {
                bytes.push(b',');
            }
            // Names and texts written into memory cannot fail.
            let _infallible = serde_json::to_writer(&mut bytes, name);
            bytes.push(b':');
            let _infallible = serde_json::to_writer(&mut bytes, cell);
        }
        bytes.push(b'}');
    }
    bytes.extend_from_slice(b"\n]\n");
    bytes
}

fn in_csv<'c>(cell: &'c Cell<'_>) -> Cow<'c, str> {
    match cell {
        Cell::Empty => "".into(),
        Cell::Text(text) => text.as_ref().into(),
        Cell::Bool(true) => "true".into(),
        Cell::Bool(false) => "false".into(),
        Cell::List(texts) => texts.join(SEPARATOR).into(),
    }
}

/// A value that no spreadsheet takes for a formula.
fn harmless(value: Cow<'_, str>) -> Cow<'_, str> {
    if value.starts_with(FORMULA_SIGNS) { format!("'{value}").into() } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_harmless_in_csv_and_unchanged_in_json() {
        let cells = ["=1+1", "+45 11", "-1", "@a", "\t=1", "\r=1", "a=1", "'=1", ""];
        let row: Vec<Cell<'_>> = cells.into_iter().map(Cell::text).collect();
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        let bytes = csv(&names, &[row]);
        let mut reader = csv::Reader::from_reader(&bytes[..]);
        let read = reader.records().next().expect("a row").expect("CSV");
        let expected = ["'=1+1", "'+45 11", "'-1", "'@a", "'\t=1", "'\r=1", "a=1", "'=1", ""];
        assert_eq!(read.iter().collect::<Vec<_>>(), expected);
        let row: Vec<Cell<'_>> = cells.into_iter().map(Cell::text).collect();
        let read: serde_json::Value = serde_json::from_slice(&json(&names, &[row])).expect("JSON");
        for (name, cell) in names.iter().zip(cells) {
            assert_eq!(read[0][name], cell);
        }
    }

    #[test]
    fn what_is_not_known_is_empty_in_csv_and_null_in_json() {
        let row = || vec![Cell::Empty, Cell::Bool(true), Cell::List(vec!["x".into(), "y".into()])];
        let text = csv(&["a", "b", "c"], &[row()]);
        assert_eq!(String::from_utf8(text).expect("UTF-8"), "a,b,c\r\n,true,x | y\r\n");
        let text = json(&["a", "b", "c"], &[row()]);
        let expected = "[\n{\"a\":null,\"b\":true,\"c\":[\"x\",\"y\"]}\n]\n";
        assert_eq!(String::from_utf8(text).expect("UTF-8"), expected);
    }
}
