//! A page has one main heading, and no level of headings is left out on the way down. No law asks for it, but people who jump from
//! heading to heading think that something is missing (WAI tutorial "Headings").

use crate::accessibility::Verdicts;
use crate::accessibility::page::Page;
use crate::accessibility::tree::{Element, NodeId};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    let headings: Vec<(NodeId, u32)> = page
        .exposed()
        .filter(|(node, _)| page.role(*node) == "heading")
        .map(|(node, element)| (node, level(element)))
        .collect();
    let mut main = headings.iter().filter(|(_, level)| *level == 1);
    match (main.next(), main.next()) {
        (Some((first, _)), None) => verdicts.judge(AccessibilityRule::OneMainHeading, *first, true),
        (_, Some((second, _))) => verdicts.judge(AccessibilityRule::OneMainHeading, *second, false),
        (None, None) => verdicts.judge_page(AccessibilityRule::OneMainHeading, false),
    }
    // Before the main heading there may be those of the menu.
    for pair in headings.windows(2) {
        let ((_, before), (node, level)) = (pair[0], pair[1]);
        verdicts.judge(AccessibilityRule::HeadingOrder, node, level <= before + 1);
    }
}

/// The level of a heading; 2 where nothing says it, as in WAI-ARIA.
fn level(element: &Element) -> u32 {
    let of_tag = element.html().strip_prefix('h').and_then(|level| level.parse().ok());
    let of_attribute = element.attribute("aria-level").and_then(|level| level.trim().parse().ok());
    of_attribute.or(of_tag).unwrap_or(2)
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn there_is_one_main_heading_and_no_level_is_left_out() {
        assert!(found("<h2>a</h2>").contains(&"one-main-heading"));
        assert!(found("<h1>a</h1><h1>b</h1>").contains(&"one-main-heading"));
        assert!(found("<h1>a</h1><h3>b</h3>").contains(&"heading-order"));
        let fine = found("<h2>m</h2><h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><h1 hidden>e</h1>");
        assert!(!fine.iter().any(|id| ["one-main-heading", "heading-order"].contains(id)));
    }
}
