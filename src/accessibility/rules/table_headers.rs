//! A table has header cells (WCAG technique H51): without them, a screen reader reads out numbers and nobody knows what of.

use crate::accessibility::page::Page;
use crate::accessibility::{Verdicts, name};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (table, element) in page.exposed().filter(|(_, element)| element.html() == "table") {
        if element.has("role") && page.role(table) != "table" {
            continue;
        }
        let mut has_cells = false;
        let mut has_headers = false;
        for (cell, inner) in page.tree.elements_in(table) {
            has_cells |= matches!(inner.html(), "td" | "th");
            has_headers |= inner.html() == "th" && !name::single_spaced(&page.tree.text(cell)).is_empty();
        }
        if has_cells {
            verdicts.judge(AccessibilityRule::TableHeaders, table, has_headers);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_table_has_header_cells() {
        assert!(found("<table><tr><td>a<td>b</table>").contains(&"table-headers"));
        assert!(found("<table><tr><th> <td>b</table>").contains(&"table-headers"));
        for fine in ["<table><tr><th>a<td>b</table>", "<table role=none><tr><td>a</table>", "<table></table>"]
        {
            assert!(!found(fine).contains(&"table-headers"), "{fine}");
        }
    }
}
