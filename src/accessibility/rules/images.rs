//! Pictures have a name or are marked as decoration (ACT 23a2a8; 7d6734 for SVG), and decoration is not exposed after all
//! (46ca7f).

use crate::accessibility::page::Page;
use crate::accessibility::tree::Vocabulary;
use crate::accessibility::{Verdicts, name, role};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.tree.elements() {
        let is_exposed = page.is_exposed(node);
        if role::is_marked_decorative(element) {
            let is_hidden = !is_exposed || !role::has_conflict(page, node, element);
            verdicts.judge(AccessibilityRule::ExposedDecoration, node, is_hidden);
        }
        if !is_exposed {
            continue;
        }
        let role = page.role(node);
        if element.vocabulary == Vocabulary::Html && (element.html() == "img" || role == "img") {
            let is_decoration = role == role::PRESENTATION;
            let is_kept = is_decoration || !name::of(page, node).is_empty();
            verdicts.judge(AccessibilityRule::ImageName, node, is_kept);
        }
        let is_picture =
            matches!(role::explicit(element), Some("img" | "graphics-document" | "graphics-symbol"));
        if element.vocabulary == Vocabulary::Svg && is_picture {
            verdicts.judge(AccessibilityRule::SvgName, node, !name::of(page, node).is_empty());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn pictures_have_a_name_or_are_decoration() {
        for wrong in
            ["<img src=x>", "<img src=x alt=' '>", "<div role=img></div>", "<img src=x role=none tabindex=0>"]
        {
            assert!(found(wrong).contains(&"23a2a8"), "{wrong}");
        }
        for fine in
            ["<img src=x alt=''>", "<img src=x alt=One>", "<img src=x aria-hidden=true>", "<p><svg></svg>"]
        {
            assert!(!found(fine).contains(&"23a2a8"), "{fine}");
        }
        assert!(found("<p><svg role=img><text>One</text></svg>").contains(&"7d6734"));
        assert!(!found("<p><svg role=img><title>One</title></svg>").contains(&"7d6734"));
    }

    #[test]
    fn decoration_has_no_properties() {
        assert!(found("<img src=x alt='' aria-label=One>").contains(&"46ca7f"));
        assert!(!found("<img src=x alt='' aria-hidden=true>").contains(&"46ca7f"));
    }
}
