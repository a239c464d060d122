//! A page has a title (ACT 2779a5): it is the first thing that is read out, and the name of its tab.

use crate::accessibility::page::Page;
use crate::accessibility::{Verdicts, name};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    // Browsers take the first one, wherever it is.
    let title = page.tree.elements().find(|(_, element)| element.html() == "title");
    let text = title.map_or(String::new(), |(node, _)| page.tree.text(node));
    verdicts.judge_page(AccessibilityRule::PageTitle, !name::single_spaced(&text).is_empty());
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn the_first_title_counts() {
        assert!(found("<p>x").contains(&"2779a5"));
        assert!(found("<title> </title>").contains(&"2779a5"));
        assert!(found("<title></title><body><title>One</title>").contains(&"2779a5"));
        assert!(found("<p><svg><title>One</title></svg>").contains(&"2779a5"));
        assert!(!found("<title>One</title><p>x").contains(&"2779a5"));
    }
}
