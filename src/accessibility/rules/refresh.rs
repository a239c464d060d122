//! A page does not change by itself while somebody reads it (ACT bc659a, and bisz58 without the exception for long delays).
//! At once is allowed: that is a page at an old address.

use crate::accessibility::Verdicts;
use crate::accessibility::page::Page;
use crate::diagnostic::AccessibilityRule;

/// 20 hours: whoever reads that long has other breaks.
const LONG: u64 = 72_000;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    let refresh = page.tree.elements().find_map(|(node, element)| {
        let is_refresh = element.html() == "meta"
            && element.attribute("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh"));
        let seconds = seconds(element.attribute("content").filter(|_| is_refresh)?)?;
        Some((node, seconds))
    });
    // Browsers follow the first valid one only.
    if let Some((node, seconds)) = refresh {
        verdicts.judge(AccessibilityRule::Refresh, node, seconds == 0 || seconds > LONG);
        verdicts.judge(AccessibilityRule::RefreshAtAll, node, seconds == 0);
    }
}

/// The delay that a `content` says, or nothing if browsers ignore it (WHATWG HTML, shared declarative refresh steps).
fn seconds(content: &str) -> Option<u64> {
    let rest = content.trim_start_matches([' ', '\t', '\n', '\x0c', '\r']);
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    if digits == 0 && !rest.starts_with('.') {
        return None;
    }
    let after = rest[digits..].trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let is_valid = after.is_empty() || after.starts_with([';', ',', ' ', '\t', '\n', '\x0c', '\r']);
    // A number that is too long for a computer is a very long time.
    is_valid.then(|| if digits == 0 { 0 } else { rest[..digits].parse().unwrap_or(u64::MAX) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_are_read_as_browsers_do() {
        for (content, delay) in [
            ("0; url=/x", Some(0)),
            (" 30", Some(30)),
            ("5.9,/x", Some(5)),
            (".5", Some(0)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("0: /x", None),
            ("+5; /x", None),
            ("; 30", None),
            ("", None),
        ] {
            assert_eq!(seconds(content), delay, "{content}");
        }
    }

    #[test]
    fn the_first_valid_one_counts() {
        let found = super::super::found(
            "<meta http-equiv=refresh content='x'><meta http-equiv=Refresh content=72001>\
             <meta http-equiv=refresh content=5>",
        );
        assert!(found.contains(&"bisz58") && !found.contains(&"bc659a"));
    }
}
