//! A frame has a name (ACT cae760): whoever hears it decides whether to go in.

use crate::accessibility::page::Page;
use crate::accessibility::{Verdicts, name, role};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.exposed().filter(|(_, element)| element.html() == "iframe") {
        let is_skipped =
            element.attribute("tabindex").is_some_and(|tabindex| tabindex.trim().starts_with('-'));
        if !is_skipped && page.role(node) != role::PRESENTATION {
            verdicts.judge(AccessibilityRule::FrameName, node, !name::of(page, node).is_empty());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_frame_has_a_name() {
        assert!(found("<iframe src=x name=One title=' '></iframe>").contains(&"cae760"));
        for fine in [
            "<iframe src=x title=One></iframe>",
            "<iframe src=x role=none></iframe>",
            "<iframe hidden></iframe>",
        ] {
            assert!(!found(fine).contains(&"cae760"), "{fine}");
        }
    }
}
