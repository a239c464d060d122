//! The facts of releases as a table.
//!
//! Takes rows; gives a text with a line for each, below the name of its file, and the count of the figures at the end.

use super::Row;
use crate::diagnostic::FactVerdict;
use crate::model::MessageLanguage;
use crate::report::printable;
use crate::words::{self, FactKind, Message};

/// The characters of the longest text that is shown whole: a quotation is cut.
const WIDEST: usize = 48;

pub(super) fn table(rows: &[Row<'_>], language: MessageLanguage) -> String {
    let mut table = String::new();
    let cells: Vec<[String; 3]> = rows.iter().map(|row| cells(row, language)).collect();
    let widths =
        [0, 1, 2].map(|column| cells.iter().map(|cells| cells[column].chars().count()).max().unwrap_or(0));
    let mut file = None;
    for (row, [place, kind, text]) in rows.iter().zip(&cells) {
        if file != row.file {
            file = row.file;
            table.push_str(&format!("{}\n", printable(file.unwrap_or_default(), &[])));
        }
        let [places, kinds, texts] = widths;
        let verdict = verdict(row, language);
        table.push_str(&format!("  {place:>places$}  {kind:kinds$}  {text:texts$}  {verdict}\n"));
    }
    let of =
        |verdict| rows.iter().filter(|row| row.kind == FactKind::Amount && row.verdict == verdict).count();
    let (matched, differ, unknown) =
        (of(FactVerdict::Agrees), of(FactVerdict::Differs), of(FactVerdict::Unmatched));
    let figures = words::message(&Message::Figures { matched, differ, unknown }, language);
    table.push_str(&format!(
        "{figures}
"
    ));
    table
}

fn cells(row: &Row<'_>, language: MessageLanguage) -> [String; 3] {
    let mut text: String = printable(&row.text, &[]).into_owned();
    if text.chars().count() > WIDEST {
        text = text.chars().take(WIDEST - 1).chain(['…']).collect();
    }
    [
        format!("{}:{}", row.line, row.column),
        words::message(&Message::FactKind { kind: row.kind }, language),
        text,
    ]
}

fn verdict(row: &Row<'_>, language: MessageLanguage) -> String {
    let verdict = words::message(&Message::FactVerdict { verdict: row.verdict }, language);
    match row.sheet {
        Some(sheet) => {
            let hint = row.hint.as_ref().map_or(String::new(), |hint| format!("  {}", printable(hint, &[])));
            format!("{verdict}  {}:{}{hint}", printable(sheet, &[]), row.sheet_line)
        }
        None => verdict,
    }
}
