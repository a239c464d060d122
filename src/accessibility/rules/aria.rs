//! Roles (ACT 674b10) and properties (5f99a7) are written as WAI-ARIA has them: browsers ignore what they do not know.

use crate::accessibility::page::Page;
use crate::accessibility::tree::Vocabulary;
use crate::accessibility::{Verdicts, role};
use crate::diagnostic::AccessibilityRule;

/// The states and properties of WAI-ARIA 1.3, which has those of 1.2.
const PROPERTIES: &[&str] = &[
    "activedescendant",
    "atomic",
    "autocomplete",
    "braillelabel",
    "brailleroledescription",
    "busy",
    "checked",
    "colcount",
    "colindex",
    "colindextext",
    "colspan",
    "controls",
    "current",
    "describedby",
    "description",
    "details",
    "disabled",
    "dropeffect",
    "errormessage",
    "expanded",
    "flowto",
    "grabbed",
    "haspopup",
    "hidden",
    "invalid",
    "keyshortcuts",
    "label",
    "labelledby",
    "level",
    "live",
    "modal",
    "multiline",
    "multiselectable",
    "orientation",
    "owns",
    "placeholder",
    "posinset",
    "pressed",
    "readonly",
    "relevant",
    "required",
    "roledescription",
    "rowcount",
    "rowindex",
    "rowindextext",
    "rowspan",
    "selected",
    "setsize",
    "sort",
    "valuemax",
    "valuemin",
    "valuenow",
    "valuetext",
];

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.tree.elements().filter(|(_, element)| element.vocabulary != Vocabulary::Other)
    {
        let properties = element.attribute_names().filter_map(|name| name.strip_prefix("aria-"));
        let mut has_properties = false;
        let mut are_known = true;
        for property in properties {
            has_properties = true;
            are_known &= PROPERTIES.contains(&property);
        }
        if has_properties {
            verdicts.judge(AccessibilityRule::KnownProperty, node, are_known);
        }
        let role = element.attribute("role").unwrap_or_default();
        if !role.trim().is_empty() && page.is_exposed(node) {
            let is_known = role.split_ascii_whitespace().any(|name| role::known(name).is_some());
            verdicts.judge(AccessibilityRule::KnownRole, node, is_known);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn roles_and_properties_are_known() {
        assert!(found("<p role=searchfield>").contains(&"674b10"));
        assert!(found("<p aria-labeledby=x>").contains(&"5f99a7"));
        let fine = found("<p role='x note' aria-hidden=true><p role=' '><p aria-label=x>");
        assert!(!fine.iter().any(|id| ["674b10", "5f99a7"].contains(id)));
    }
}
