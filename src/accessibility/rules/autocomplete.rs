//! `autocomplete` of a field is written as HTML has it (ACT 73f2c2), so that browsers can fill it in.

use crate::accessibility::Verdicts;
use crate::accessibility::page::Page;
use crate::diagnostic::AccessibilityRule;

/// What a field can be about (WHATWG HTML, autofill field names).
const FIELDS: &[&str] = &[
    "additional-name",
    "address-level1",
    "address-level2",
    "address-level3",
    "address-level4",
    "address-line1",
    "address-line2",
    "address-line3",
    "bday",
    "bday-day",
    "bday-month",
    "bday-year",
    "cc-additional-name",
    "cc-csc",
    "cc-exp",
    "cc-exp-month",
    "cc-exp-year",
    "cc-family-name",
    "cc-given-name",
    "cc-name",
    "cc-number",
    "cc-type",
    "country",
    "country-name",
    "current-password",
    "family-name",
    "given-name",
    "honorific-prefix",
    "honorific-suffix",
    "language",
    "name",
    "new-password",
    "nickname",
    "one-time-code",
    "organization",
    "organization-title",
    "photo",
    "postal-code",
    "sex",
    "street-address",
    "transaction-amount",
    "transaction-currency",
    "url",
    "username",
    "webauthn",
];

/// Those that can be at home or at work.
const CONTACTS: &[&str] = &[
    "email",
    "impp",
    "tel",
    "tel-area-code",
    "tel-country-code",
    "tel-extension",
    "tel-local",
    "tel-local-prefix",
    "tel-local-suffix",
    "tel-national",
];

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.exposed() {
        let kind = element.attribute("type").unwrap_or_default().to_ascii_lowercase();
        let is_field = match element.html() {
            "select" | "textarea" => true,
            "input" => !matches!(kind.as_str(), "hidden" | "button" | "submit" | "reset"),
            _ => false,
        };
        let value = element.attribute("autocomplete").unwrap_or_default().to_ascii_lowercase();
        let is_switch = matches!(value.trim(), "" | "on" | "off");
        let is_off = element.attribute("aria-disabled") == Some("true");
        if is_field && !is_switch && !is_off && page.is_focusable(node) {
            verdicts.judge(AccessibilityRule::Autocomplete, node, is_valid(&value));
        }
    }
}

/// Whether tokens are there in their order: a section, whose address, where, what.
fn is_valid(value: &str) -> bool {
    let mut tokens: Vec<&str> = value.split_ascii_whitespace().collect();
    // A passkey may be named after what the field is about.
    if tokens.len() > 1 && tokens.last() == Some(&"webauthn") {
        tokens.pop();
    }
    let Some((field, before)) = tokens.split_last() else {
        return true;
    };
    let is_contact = CONTACTS.contains(field);
    let mut before = before.iter().copied().peekable();
    before.next_if(|token| token.starts_with("section-"));
    before.next_if(|token| matches!(*token, "shipping" | "billing"));
    before.next_if(|token| is_contact && matches!(*token, "home" | "work" | "mobile" | "fax" | "pager"));
    before.next().is_none() && (is_contact || FIELDS.contains(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_an_order() {
        for fine in
            ["username", "work email", "section-x billing address-line1", "section-a shipping work email"]
        {
            assert!(is_valid(fine), "{fine}");
        }
        for wrong in ["badterm", "work photo", "work shipping email", "work,email", "email work"] {
            assert!(!is_valid(wrong), "{wrong}");
        }
        assert!(super::super::found("<input autocomplete=navn>").contains(&"73f2c2"));
        assert!(
            !super::super::found("<input autocomplete=off><input disabled autocomplete=x>")
                .contains(&"73f2c2")
        );
    }
}
