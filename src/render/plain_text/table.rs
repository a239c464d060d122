//! A table as plain text: columns if they fit on a line, else a line for each row.

use unicode_width::UnicodeWidthStr;

use super::sheet::Sheet;

/// What is between two columns.
const GAP: usize = 2;

/// The cells of a table, row by row.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn begin_row(&mut self) {
        self.rows.push(Vec::new());
    }

    /// Adds a cell to the last row.
    pub(super) fn add_cell(&mut self, words: &str) {
        if let Some(row) = self.rows.last_mut() {
            row.push(words.replace('\n', " "));
        }
    }

    pub(super) fn write(&self, sheet: &mut Sheet) {
        let widths = self.widths();
        let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        for row in &self.rows {
            if total <= sheet.room() {
                sheet.line(&columns(row, &widths));
            } else {
                let cells: Vec<&str> =
                    row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
                sheet.indent("- ");
                sheet.words(&cells.join(" | "));
                sheet.outdent();
            }
        }
    }

    /// How wide each column is.
    fn widths(&self) -> Vec<usize> {
        let mut widths = Vec::new();
        for row in &self.rows {
            widths.resize(widths.len().max(row.len()), 0);
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
            }
        }
        widths
    }
}

/// A row as a line. No-break spaces are as wide as others, and become such.
fn columns(row: &[String], widths: &[usize]) -> String {
    let mut line = String::new();
    for (cell, width) in row.iter().zip(widths) {
        line.push_str(&cell.replace('\u{a0}', " "));
        line.push_str(&" ".repeat(width.saturating_sub(cell.width()) + GAP));
    }
    line
}
