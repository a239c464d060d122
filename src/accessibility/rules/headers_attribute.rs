//! `headers` of a cell names other cells of the same table (ACT a25f45).

use crate::accessibility::Verdicts;
use crate::accessibility::page::Page;
use crate::accessibility::tree::NodeId;
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.tree.elements() {
        let headers = element.attribute("headers").unwrap_or_default();
        let is_asked =
            matches!(element.html(), "td" | "th") && !headers.trim().is_empty() && page.is_exposed(node);
        let Some(table) = table(page, node).filter(|_| is_asked) else {
            continue;
        };
        if matches!(page.role(table), "table" | "grid" | "treegrid") {
            let is_header = |id: &str| {
                page.with_id(id).is_some_and(|header| {
                    let is_cell =
                        page.tree.element(header).is_some_and(|cell| matches!(cell.html(), "td" | "th"));
                    header != node && is_cell && self::table(page, header) == Some(table)
                })
            };
            let is_kept = headers.split_ascii_whitespace().all(is_header);
            verdicts.judge(AccessibilityRule::HeadersAttribute, node, is_kept);
        }
    }
}

/// The innermost table around a cell.
fn table(page: &Page, node: NodeId) -> Option<NodeId> {
    page.tree.ancestors(node).find(|(_, outer)| outer.html() == "table").map(|(table, _)| table)
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn headers_are_cells_of_the_same_table() {
        for wrong in [
            "<table><tr><th id=a>a<tr><td headers='a b'>c</table>",
            "<table><tr><th id=a>a</table><table><tr><td headers=a>c</table>",
            "<table><tr><td id=a headers=a>c</table>",
            "<table><tr><td><b id=a>b</b><td headers=a>c</table>",
        ] {
            assert!(found(wrong).contains(&"a25f45"), "{wrong}");
        }
        assert!(
            !found("<table><tr><th id=a>a<tr><td headers=a>c<td headers=''>d</table>").contains(&"a25f45")
        );
    }
}
