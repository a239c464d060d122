//! Readers can skip what every page has: after a menu comes a landmark (ACT b40fd1) and a heading (047fe0).
//!
//! What is on every page cannot be seen on one. Here it is the navigation, and lists in which each entry is a link.

use crate::accessibility::page::Page;
use crate::accessibility::tree::{Content, NodeId};
use crate::accessibility::{Verdicts, name, role};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    let parts = parts(page);
    let first_block = parts.iter().position(|part| part.is_repeated).unwrap_or(parts.len());
    let is_wanted = |at: usize| at > first_block && !parts[at].is_repeated;
    let has_content = (0..parts.len()).any(is_wanted);
    // Whether what comes first in an element is content after the menu.
    let begins_with_content = |outer: NodeId| {
        let first = parts.partition_point(|part| page.order(part.node) < page.order(outer));
        parts.get(first).is_some_and(|part| page.is_in(part.node, outer)) && is_wanted(first)
    };
    let has = |is_role: fn(role::Role) -> bool| {
        let mut of_role = page.exposed().filter(|(node, _)| is_role(page.role(*node)));
        of_role.any(|(node, _)| begins_with_content(node))
    };
    verdicts.judge_page(AccessibilityRule::ContentLandmark, !has_content || has(role::is_landmark));
    verdicts.judge_page(AccessibilityRule::ContentHeading, !has_content || has(|role| role == "heading"));
}

/// Something that readers get: a text, or a picture with a name.
struct Part {
    node: NodeId,
    is_repeated: bool,
}

/// What readers get, in the order of the document.
fn parts(page: &Page) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut block: Option<NodeId> = None;
    for node in page.tree.nodes() {
        block = block.filter(|block| page.is_in(node, *block));
        let is_content = match page.tree.content(node) {
            Content::Text(text) => !text.trim().is_empty() && page.is_visible(node),
            Content::Element(element) => {
                if block.is_none() && is_block(page, node, element.html()) {
                    block = Some(node);
                }
                element.html() == "img" && page.is_exposed(node) && !name::of(page, node).is_empty()
            }
            Content::Other => false,
        };
        if is_content {
            parts.push(Part { node, is_repeated: block.is_some() });
        }
    }
    parts
}

/// Whether an element is taken for one that every page has.
fn is_block(page: &Page, node: NodeId, tag: &str) -> bool {
    page.is_exposed(node)
        && (page.role(node) == "navigation"
            || (matches!(tag, "ol" | "ul" | "menu") && is_list_of_links(page, node)))
}

/// Whether a list has two entries or more, each entry is an `a` and nothing else, and one of them leads somewhere.
fn is_list_of_links(page: &Page, list: NodeId) -> bool {
    let tree = &page.tree;
    let is_link = |(_, element): &(NodeId, &crate::accessibility::tree::Element)| element.html() == "a";
    let is_in_link = |part: NodeId| {
        tree.ancestors(part).take_while(|(outer, _)| *outer != list).any(|outer| is_link(&outer))
    };
    let is_fine = |part: NodeId| match tree.content(part) {
        Content::Text(text) => text.trim().is_empty() || is_in_link(part),
        Content::Element(_) | Content::Other => true,
    };
    let entries = tree.children(list).filter(|child| tree.element(*child).is_some());
    let links = tree.elements_in(list).filter(is_link).filter(|(_, link)| link.has("href"));
    entries.take(2).count() == 2 && links.take(1).count() == 1 && tree.descendants(list).all(is_fine)
}

#[cfg(test)]
mod tests {
    use super::super::found;

    const LINKS: &str = "<ol><li><a href=/a>a</a><li><a>b</a></ol>";

    #[test]
    fn after_a_menu_come_a_landmark_and_a_heading() {
        let both = |html: &str| {
            let found = found(html);
            (found.contains(&"b40fd1"), found.contains(&"047fe0"))
        };
        assert_eq!(both(&format!("<nav>{LINKS}</nav><p>c")), (true, true));
        assert_eq!(both(&format!("<div>{LINKS}</div><main><p>c</main>")), (false, true));
        assert_eq!(both(&format!("<nav><h2>x</h2>{LINKS}</nav><main><h1>c</h1></main>")), (false, false));
        assert_eq!(
            both(&format!("<nav>{LINKS}</nav><main aria-hidden=true><h1>c</h1></main>")),
            (true, true)
        );
        assert_eq!(both("<p>c"), (false, false));
        assert_eq!(both(LINKS), (false, false));
    }
}
