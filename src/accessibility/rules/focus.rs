//! The Tab key stops at nothing that assistive technologies are not told of: what is hidden from them (ACT 6cfa84), or is inside a
//! button or another element whose inside counts as its text (307n5z).

use crate::accessibility::page::Page;
use crate::accessibility::{Verdicts, role};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.tree.elements() {
        let stops = || page.tree.elements_in(node).any(|(inner, _)| page.is_in_tab_order(inner));
        let is_hidden =
            element.attribute("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"));
        let is_outermost = || page.tree.parent(node).is_none_or(|parent| !is_aria_hidden(page, parent));
        if is_hidden && is_outermost() {
            verdicts.judge(AccessibilityRule::HiddenFocus, node, !page.is_in_tab_order(node) && !stops());
        }
        if page.is_exposed(node) && hides_its_inside(page.role(node)) {
            verdicts.judge(AccessibilityRule::NestedFocus, node, !stops());
        }
    }
}

/// Whether assistive technologies are told of nothing in a node, although readers see it.
fn is_aria_hidden(page: &Page, node: crate::accessibility::tree::NodeId) -> bool {
    page.is_visible(node) && !page.is_exposed(node)
}

/// Whether what is inside an element with a role counts only as text (WAI-ARIA 1.2, 5.2.9).
fn hides_its_inside(role: role::Role) -> bool {
    matches!(
        role,
        "button"
            | "checkbox"
            | "img"
            | "menuitemcheckbox"
            | "menuitemradio"
            | "meter"
            | "option"
            | "progressbar"
            | "radio"
            | "scrollbar"
            | "separator"
            | "slider"
            | "switch"
            | "tab"
    )
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn the_tab_key_stops_at_nothing_hidden() {
        for wrong in [
            "<p aria-hidden=true><a href=/>x</a>",
            "<p tabindex=0 aria-hidden=true>x",
            "<p aria-hidden=true><input>",
        ] {
            assert!(found(wrong).contains(&"6cfa84"), "{wrong}");
        }
        for fine in [
            "<p aria-hidden=true><a href=/ tabindex=-1>x</a>",
            "<p aria-hidden=true><a href=/ style='display:none'>x</a>",
            "<input disabled aria-hidden=true>",
        ] {
            assert!(!found(fine).contains(&"6cfa84"), "{fine}");
        }
        assert!(found("<button>x <span tabindex=0>y</span></button>").contains(&"307n5z"));
        assert!(!found("<button>x <a>y</a></button>").contains(&"307n5z"));
    }
}
