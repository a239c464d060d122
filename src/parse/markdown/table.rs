//! Tables as HTML, and rows that do not have as many cells as the heading.
//!
//! Takes the parts of a table in the order of the text; gives the HTML of each. The library would align cells with inline
//! styles, which the security policy of the pages forbids, so cells get classes instead. It also drops cells that are too many
//! and adds those that are missing (GFM, section 4.10), so the cells are counted in the text.
//!
//! A wide table scrolls inside its block. Not every browser lets a keyboard scroll what has no focus (WCAG 2.1.1), so the block can have
//! it, and is named by the headings of the columns, which need no words of ours in any language.

use pulldown_cmark::{Alignment, CowStr, Tag, TagEnd};

use crate::diagnostic::TextProblem;

/// The table that is being read.
#[derive(Default)]
pub(super) struct Table {
    /// Which table of the text it is, counted from 1.
    number: usize,
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// The columns whose heading is empty.
    empty_headings: Vec<usize>,
}

impl Table {
    /// The HTML at the start of a part.
    pub(super) fn start(&mut self, part: Tag<'_>) -> CowStr<'static> {
        let html = match part {
            Tag::Table(alignments) => {
                *self = Table { number: self.number + 1, alignments, ..Table::default() };
                format!(
                    "<div class=\"table\" role=\"group\" aria-labelledby=\"_table-{}\" tabindex=\"0\"><table>\n",
                    self.number
                )
            }
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                format!("<thead><tr id=\"_table-{}\">", self.number)
            }
            Tag::TableRow => {
                self.column = 0;
                "<tr>".to_owned()
            }
            _ => self.start_cell(),
        };
        html.into()
    }

    fn start_cell(&self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        let start = if self.in_head { "<th scope=\"col\"" } else { "<td" };
        format!("{start}{class}>")
    }

    /// The HTML at the end of a part. `is_empty` is whether a cell has nothing in it.
    pub(super) fn end(&mut self, part: TagEnd, is_empty: bool) -> &'static str {
        match part {
            TagEnd::Table => "</tbody></table></div>\n",
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr></thead>\n<tbody>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            _ => {
                if is_empty && self.in_head {
                    self.empty_headings.push(self.column);
                }
                self.column += 1;
                if self.in_head { "</th>" } else { "</td>" }
            }
        }
    }

    /// Whether a column needs a heading and has none. The first column may have none: it names the rows.
    pub(super) fn has_empty_heading(&self) -> bool {
        self.empty_headings.iter().any(|column| *column > 0)
            || self.empty_headings.len() == self.alignments.len()
    }

    /// What is wrong with a row, which is given as it is written.
    pub(super) fn row_problem(&self, row: &str) -> Option<TextProblem> {
        let columns = self.alignments.len();
        let cells = count_cells(row);
        (cells != columns).then_some(TextProblem::TableRow { cells, columns })
    }
}

/// How many cells a row has. A `|` after a backslash is text.
fn count_cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut cells = 1;
    let mut is_escaped = false;
    for (at, sign) in row.char_indices() {
        match sign {
            // The last one ends the row.
            '|' if !is_escaped && at + 1 < row.len() => cells += 1,
            _ => {}
        }
        is_escaped = sign == '\\' && !is_escaped;
    }
    cells
}

/// Whether a line has the form of the dashes below the heading of a table.
pub(super) fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.contains("--")
        && line.chars().all(|sign| matches!(sign, '|' | '-' | ':' | ' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_counted_as_they_are_written() {
        for (row, cells) in [
            ("| a | b |", 2),
            ("a | b", 2),
            ("| a | b", 2),
            ("| a |", 1),
            ("| a | |", 2),
            (r"| a \| b | c |", 2),
            (r"| a \\| c |", 2),
            ("Kilde: x", 1),
        ] {
            assert_eq!(count_cells(row), cells, "{row}");
        }
    }
}
