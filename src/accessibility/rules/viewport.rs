//! Readers can enlarge a page to twice its size (ACT b4f0c3).

use crate::accessibility::Verdicts;
use crate::accessibility::page::Page;
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.tree.elements() {
        let is_viewport = element.html() == "meta"
            && element.attribute("name").is_some_and(|name| name.eq_ignore_ascii_case("viewport"));
        let Some(content) = element.attribute("content").filter(|_| is_viewport) else {
            continue;
        };
        let mut is_asked = false;
        let mut allows_zoom = true;
        for (name, value) in properties(content) {
            match name.as_str() {
                "user-scalable" => {
                    is_asked = true;
                    allows_zoom &= is_scalable(&value);
                }
                "maximum-scale" => {
                    is_asked = true;
                    allows_zoom &= is_twice(&value);
                }
                _ => {}
            }
        }
        if is_asked {
            verdicts.judge(AccessibilityRule::Zoom, node, allows_zoom);
        }
    }
}

/// The properties of a `content`, in small letters.
fn properties(content: &str) -> impl Iterator<Item = (String, String)> {
    content.split([',', ';']).filter_map(|property| {
        let (name, value) = property.split_once('=')?;
        Some((name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase()))
    })
}

/// Whether `user-scalable` allows it: yes, or a number of at least 1 without its sign (CSS Device Adaptation, 9.2).
fn is_scalable(value: &str) -> bool {
    match value {
        "yes" | "device-width" | "device-height" => true,
        _ => thousandths(value.trim_start_matches('-')) >= 1000,
    }
}

/// Whether `maximum-scale` allows 200 %. A negative number says nothing, and a word counts as 0, or as 1 if it is `yes`.
fn is_twice(value: &str) -> bool {
    match value {
        "device-width" | "device-height" => true,
        _ => value.starts_with('-') || thousandths(value) >= 2000,
    }
}

/// The number that a value begins with, in thousandths; 0 if there is none.
fn thousandths(value: &str) -> u64 {
    let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
    let whole: u64 = value[..end].parse().unwrap_or(if end == 0 { 0 } else { 1_000_000 });
    let rest = value[end..].strip_prefix('.').unwrap_or_default();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).take(3).collect();
    whole.min(1_000_000) * 1000 + format!("{digits:0<3}").parse::<u64>().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::found;

    #[test]
    fn zoom_may_not_be_forbidden() {
        let is_wrong =
            |content: &str| found(&format!("<meta name=viewport content='{content}'>")).contains(&"b4f0c3");
        for wrong in [
            "user-scalable=no",
            "width=device-width, maximum-scale=1.999",
            "User-Scalable = 0",
            "maximum-scale=x",
        ] {
            assert!(is_wrong(wrong), "{wrong}");
        }
        for fine in [
            "width=device-width",
            "user-scalable=yes;maximum-scale=2",
            "maximum-scale=-1",
            "user-scalable=-5",
            "",
        ] {
            assert!(!is_wrong(fine), "{fine}");
        }
    }
}
