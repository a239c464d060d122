//! A header cell of a table heads something (ACT d0f69e): screen readers read it out with each cell that it belongs to.

use std::collections::{HashMap, HashSet};

use crate::accessibility::page::Page;
use crate::accessibility::tree::{Element, NodeId};
use crate::accessibility::{Verdicts, role};
use crate::diagnostic::AccessibilityRule;

/// How many cells a cell covers at most in one direction (WHATWG HTML, 4.9.12).
const WIDEST: u32 = 1000;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (table, _) in page.exposed() {
        if matches!(page.role(table), "table" | "grid" | "treegrid") {
            judge_table(page, table, verdicts);
        }
    }
}

/// A cell and the columns that it covers.
struct Cell {
    node: NodeId,
    row: usize,
    last_row: usize,
    columns: std::ops::Range<u32>,
    is_header: bool,
    is_exposed: bool,
    /// The ids in `headers`, if it has the attribute.
    headers: Option<Vec<NodeId>>,
}

fn judge_table(page: &Page, table: NodeId, verdicts: &mut Verdicts) {
    let cells = cells(page, table);
    // What is in the columns below, in the row, and in `headers`.
    let mut lowest: HashMap<u32, usize> = HashMap::new();
    let mut rows_with_data: HashSet<usize> = HashSet::new();
    let mut named: Vec<NodeId> = Vec::new();
    for cell in &cells {
        match &cell.headers {
            Some(headers) => named.extend(headers),
            None => {
                for column in cell.columns.clone() {
                    let row = lowest.entry(column).or_default();
                    *row = (*row).max(cell.row);
                }
                if !cell.is_header {
                    rows_with_data.insert(cell.row);
                }
            }
        }
    }
    named.sort_unstable();
    for cell in cells.iter().filter(|cell| cell.is_header && cell.is_exposed) {
        let is_above =
            cell.columns.clone().any(|column| lowest.get(&column).is_some_and(|row| *row > cell.row));
        let is_beside = (cell.row..=cell.last_row).any(|row| rows_with_data.contains(&row));
        let is_named = named.binary_search(&cell.node).is_ok();
        verdicts.judge(AccessibilityRule::HeaderCell, cell.node, is_above || is_beside || is_named);
    }
}

/// The cells of a table in their places. Those of a table inside belong to that one.
fn cells(page: &Page, table: NodeId) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    let mut row = None;
    let mut row_count = 0;
    let mut next_column = 0;
    // Until which row a cell from above covers a column.
    let mut covered: HashMap<u32, usize> = HashMap::new();
    for (node, element) in page.tree.elements_in(table) {
        let role = page.role(node);
        match role {
            "row" if row.is_none_or(|row| !is_inside(page, node, row)) => {
                (row, next_column) = (Some(node), 0);
                row_count += 1;
            }
            "cell" | "gridcell" | "columnheader" | "rowheader"
                if row.is_some_and(|row| is_inside(page, node, row)) && is_of(page, node, table) =>
            {
                while covered.get(&next_column).is_some_and(|until| *until >= row_count) {
                    next_column += 1;
                }
                let columns = next_column..next_column.saturating_add(span(element, "colspan"));
                let rows = span(element, "rowspan") as usize;
                if rows > 1 {
                    covered.extend(columns.clone().map(|column| (column, row_count + rows - 1)));
                }
                next_column = columns.end;
                cells.push(Cell {
                    node,
                    row: row_count,
                    last_row: row_count + rows - 1,
                    columns,
                    is_header: matches!(role, "columnheader" | "rowheader"),
                    is_exposed: page.is_exposed(node),
                    headers: element.attribute("headers").map(|ids| page.with_ids(ids)),
                });
            }
            _ => {}
        }
    }
    cells
}

fn is_inside(page: &Page, node: NodeId, outer: NodeId) -> bool {
    page.tree.ancestors(node).any(|(ancestor, _)| ancestor == outer)
}

/// Whether a table is the innermost one around a cell.
fn is_of(page: &Page, node: NodeId, table: NodeId) -> bool {
    let mut tables = page.tree.ancestors(node).filter(|(_, outer)| {
        outer.html() == "table" || matches!(role::explicit(outer), Some("table" | "grid" | "treegrid"))
    });
    tables.next().map(|(inner, _)| inner) == Some(table)
}

/// How many rows or columns a cell covers.
fn span(element: &Element, name: &str) -> u32 {
    let name = if element.html().is_empty() { "" } else { name };
    let span = element.attribute(name).and_then(|span| span.trim().parse::<u32>().ok());
    span.unwrap_or(1).clamp(1, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_header_cell_heads_something() {
        for wrong in [
            "<table><tr><th>a<th>b<tr><td>c</table>",
            "<table><tr><th id=x>a<th>b<tr><td>c<td headers=x>d</table>",
            "<div role=grid><div role=row><b role=columnheader>a</b><b role=columnheader>b</b></div>\
             <div role=row><b role=gridcell>c</b></div></div>",
        ] {
            assert!(found(wrong).contains(&"d0f69e"), "{wrong}");
        }
        for fine in [
            "<table><tr><th>a<th>b<tr><td colspan=2>c</table>",
            "<table><tr><th rowspan=2>a<th>b<tr><td>c</table>",
            "<table><tr><th scope=row>a<td>b</table>",
            "<table><tr><th>a<th id=x>b<tr><td>c<tr><td headers=x>d</table>",
            "<table><tr><td>a</table><table role=presentation><tr><th>a</table>",
        ] {
            assert!(!found(fine).contains(&"d0f69e"), "{fine}");
        }
    }
}
