//! A page has one `main`, and landmarks of one kind are told apart by their names (WAI-ARIA Authoring Practices, Landmark
//! Regions).

use std::collections::HashMap;

use crate::accessibility::page::Page;
use crate::accessibility::tree::NodeId;
use crate::accessibility::{Verdicts, name, role};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    let mut of_role: HashMap<role::Role, Vec<NodeId>> = HashMap::new();
    for (node, _) in page.exposed() {
        let role = page.role(node);
        if role::is_landmark(role) {
            of_role.entry(role).or_default().push(node);
        }
    }
    match of_role.get("main").map_or(&[][..], Vec::as_slice) {
        [] => verdicts.judge_page(AccessibilityRule::OneMain, false),
        [one] => verdicts.judge(AccessibilityRule::OneMain, *one, true),
        [_, second, ..] => verdicts.judge(AccessibilityRule::OneMain, *second, false),
    }
    for (role, nodes) in of_role {
        let mut names: HashMap<String, usize> = HashMap::new();
        for node in nodes {
            // Two of the same name are two of a kind, whether or not they have one.
            let count = names.entry(name::of(page, node)).or_default();
            *count += 1;
            if role != "main" {
                verdicts.judge(AccessibilityRule::LandmarkNames, node, *count == 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn there_is_one_main_and_landmarks_have_names() {
        assert!(found("<p>x").contains(&"one-main"));
        assert!(found("<main>x</main><main>y</main>").contains(&"one-main"));
        assert!(found("<main>x</main><nav>a</nav><nav>b</nav>").contains(&"landmark-names"));
        let fine = found("<main>x</main><nav>a</nav><nav aria-label=b>b</nav><footer>x</footer>");
        assert!(!fine.iter().any(|id| ["one-main", "landmark-names"].contains(id)));
    }
}
