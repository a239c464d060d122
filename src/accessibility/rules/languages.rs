//! A page says its language (ACT b5c3f8), by a tag that exists (bf051a), and so do its parts (de46e4). A voice that reads Danish
//! as if it were English is not understood.

use crate::accessibility::page::Page;
use crate::accessibility::tree::{Content, NodeId};
use crate::accessibility::{Verdicts, language_tags, name};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.tree.elements() {
        let lang = element.attribute("lang").unwrap_or_default();
        match element.html() {
            "html" => {
                let is_said = !lang.trim().is_empty();
                verdicts.judge(AccessibilityRule::PageLanguage, node, is_said);
                if is_said {
                    verdicts.judge(AccessibilityRule::PageLanguageTag, node, language_tags::is_known(lang));
                }
            }
            "head" | "title" | "meta" | "link" => {}
            _ if !lang.is_empty() && has_words(page, node) => {
                verdicts.judge(AccessibilityRule::PartLanguageTag, node, language_tags::is_known(lang));
            }
            _ => {}
        }
    }
}

/// Whether readers get words of an element that have no other language.
fn has_words(page: &Page, node: NodeId) -> bool {
    let has_own =
        |node: NodeId| page.tree.element(node).is_some_and(|element| element.attribute("lang").is_some());
    let is_of = |part: &NodeId| {
        let mut outer = page.tree.ancestors(*part).map(|(outer, _)| outer);
        *part == node || outer.find(|outer| *outer == node || has_own(*outer)) == Some(node)
    };
    let is_word = |part: &NodeId| match page.tree.content(*part) {
        Content::Text(text) => !text.trim().is_empty() && page.is_visible(*part),
        Content::Element(_) => !has_own(*part) && page.is_exposed(*part) && has_alternative(page, *part),
        Content::Other => false,
    };
    has_alternative(page, node) || page.tree.descendants(node).any(|part| is_word(&part) && is_of(&part))
}

/// Whether an element has words in an attribute.
fn has_alternative(page: &Page, node: NodeId) -> bool {
    let attributes = ["alt", "aria-label", "title"];
    let element = page.tree.element(node).filter(|_| page.is_exposed(node));
    element.is_some_and(|element| {
        attributes
            .iter()
            .any(|name| !name::single_spaced(element.attribute(name).unwrap_or_default()).is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn a_page_says_its_language_by_a_tag_that_exists() {
        assert!(found("<html><p>x").contains(&"b5c3f8"));
        assert!(found("<html lang=' '><p>x").contains(&"b5c3f8"));
        assert!(found("<html lang=dansk><p>x").contains(&"bf051a"));
        assert!(!found("<html lang=da-DK><p>x").iter().any(|id| ["b5c3f8", "bf051a"].contains(id)));
    }

    #[test]
    fn a_part_with_words_of_its_own_has_a_tag_that_exists() {
        assert!(found("<html lang=da><p lang=engelsk>x").contains(&"de46e4"));
        assert!(found("<html lang=da><p lang=engelsk><img alt=x src=x>").contains(&"de46e4"));
        for fine in [
            "<p lang=engelsk><b lang=en>x</b>",
            "<p lang=engelsk>",
            "<p lang=''>x",
            "<p lang=engelsk hidden>x",
        ] {
            assert!(!found(&format!("<html lang=da>{fine}")).contains(&"de46e4"), "{fine}");
        }
    }
}
