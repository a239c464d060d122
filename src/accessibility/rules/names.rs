//! What can be used, or leads somewhere, has a name: links (ACT c487ae), buttons (97a4e1), picture buttons (59796f), headings
//! (ffd0e9), what opens a fold (2t702h) and fields (e086e5).

use crate::accessibility::page::Page;
use crate::accessibility::tree::{Element, NodeId, Vocabulary};
use crate::accessibility::{Verdicts, name, role};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.exposed().filter(|(_, element)| element.vocabulary == Vocabulary::Html) {
        if let Some(rule) = rule(page, node, element) {
            verdicts.judge(rule, node, !name::of(page, node).is_empty());
        }
    }
}

/// The rule that asks an element for its name.
fn rule(page: &Page, node: NodeId, element: &Element) -> Option<AccessibilityRule> {
    let kind = element.attribute("type").unwrap_or_default();
    if element.html() == "input" && kind.eq_ignore_ascii_case("image") {
        return Some(AccessibilityRule::ImageButtonName);
    }
    // It counts as what it is, unless it is given another role.
    if page.is_summary(node) && matches!(role::explicit(element), None | Some(role::PRESENTATION)) {
        return Some(AccessibilityRule::SummaryName);
    }
    match page.role(node) {
        "button" => Some(AccessibilityRule::ButtonName),
        "heading" => Some(AccessibilityRule::HeadingName),
        role if role::is_link(role) => Some(AccessibilityRule::LinkName),
        role if role::is_field(role) => Some(AccessibilityRule::FieldName),
        "" if element.html() == "input" => Some(AccessibilityRule::FieldName),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn each_is_asked_for_its_name() {
        for (html, id) in [
            ("<a href=/><img src=x alt=''></a>", "c487ae"),
            ("<map name=m><area href=/></map>", "c487ae"),
            ("<button> </button>", "97a4e1"),
            ("<span role=button></span>", "97a4e1"),
            ("<input type=image src=x>", "59796f"),
            ("<h2><br></h2>", "ffd0e9"),
            ("<details><summary></summary>x</details>", "2t702h"),
            ("<input>", "e086e5"),
            ("<label>One</label><input type=date>", "e086e5"),
            ("<div role=textbox>One</div>", "e086e5"),
        ] {
            assert!(found(html).contains(&id), "{html}");
        }
    }

    #[test]
    fn what_has_a_name_or_is_not_exposed_is_fine() {
        let ids = ["c487ae", "97a4e1", "59796f", "ffd0e9", "2t702h", "e086e5"];
        for html in [
            "<a href=/>One</a><a></a><a href=/ aria-hidden=true></a>",
            "<button aria-label=One></button><button role=none disabled></button><input type=submit>",
            "<input type=image alt=One><input type=hidden>",
            "<h2 hidden></h2><h2><img src=x alt=One></h2>",
            "<details><summary>One</summary></details><summary></summary>",
            "<label>One <select><option>x</select></label><input title=One><textarea placeholder=One></textarea>",
        ] {
            assert!(!found(html).iter().any(|id| ids.contains(id)), "{html}: {:?}", found(html));
        }
    }
}
