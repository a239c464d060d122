//! An id names one element (ACT 3ea0c8): labels, tables and links within the page would find another one.

use std::collections::HashSet;

use crate::accessibility::Verdicts;
use crate::accessibility::page::Page;
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    let mut known = HashSet::new();
    for (node, element) in page.tree.elements() {
        if let Some(id) = element.attribute("id").filter(|id| !id.is_empty()) {
            verdicts.judge(AccessibilityRule::UniqueId, node, known.insert(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn an_id_is_there_once() {
        assert!(found("<p id=a><p id=b><p id=a>").contains(&"3ea0c8"));
        assert!(!found("<p id=a><p id=A><p id=''><p id=''>").contains(&"3ea0c8"));
    }
}
