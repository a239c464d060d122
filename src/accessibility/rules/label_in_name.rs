//! What is written on a link or button is part of its name (ACT 2ee8b8). People who speak to their computer say what they see.

use crate::accessibility::page::Page;
use crate::accessibility::{Verdicts, name, role};
use crate::diagnostic::AccessibilityRule;

pub(super) fn judge(page: &Page, verdicts: &mut Verdicts) {
    for (node, element) in page.exposed() {
        // Without these, the name is what is written.
        let has_other_name = element.has("aria-label") || element.has("aria-labelledby");
        if !has_other_name || !role::is_widget_named_by_content(page.role(node)) {
            continue;
        }
        let label = page.visible_text(node);
        if has_words(&label) {
            let name = name::of(page, node);
            verdicts.judge(AccessibilityRule::LabelInName, node, is_in(&label, &name));
        }
    }
}

/// Whether a text is more than a sign. A letter alone is one: the `X` that closes.
fn has_words(text: &str) -> bool {
    let words = words(text, Hyphen::Parts);
    match words.as_slice() {
        [] => false,
        [word] => word.chars().count() > 1 || word.chars().all(char::is_numeric),
        _ => true,
    }
}

/// Whether the words of a label are in a name, one after the other.
fn is_in(label: &str, name: &str) -> bool {
    [Hyphen::Parts, Hyphen::Joins].into_iter().any(|hyphen| {
        let (label, name) = (words(label, hyphen), words(name, hyphen));
        label.is_empty() || name.windows(label.len()).any(|part| same(part, &label))
    })
}

/// Whether words are the same, or stand for them: a word that ends in a full stop may be short for another.
fn same(name: &[String], label: &[String]) -> bool {
    name.iter().zip(label).all(|(name, label)| match label.strip_suffix('.') {
        Some(short) => name.trim_end_matches('.').starts_with(short),
        None => name.trim_end_matches('.') == label,
    })
}

/// What a hyphen inside a word does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hyphen {
    Parts,
    Joins,
}

/// The words of a text in small letters, without what is in brackets and without signs. A full stop at the end of a word stays.
fn words(text: &str, hyphen: Hyphen) -> Vec<String> {
    let mut depth = 0_usize;
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '-' | '\u{2010}' | '\u{2011}' if hyphen == Hyphen::Joins => {}
            '\u{ad}' | '\u{200b}' => {}
            '.' | '\'' | '’' if depth == 0 => plain.push(c),
            c if depth == 0 => plain.extend(if c.is_alphanumeric() { c } else { ' ' }.to_lowercase()),
            _ => {}
        }
    }
    let words = plain.split_whitespace().map(|word| word.trim_start_matches(['.', '\'', '’']).to_owned());
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn the_words_of_the_label_are_in_the_name_in_their_order() {
        for (label, name) in [
            ("Next page", "  next   PAGE in the list"),
            ("Søg (ÅÅÅÅ-MM-DD)", "søg"),
            ("Næste…", "Næste"),
            (">>> Send <<<", "💡 Send 💡"),
            ("University Ave.", "University Avenue"),
            ("nonstandard", "non-standard"),
            ("check-in", "check in"),
        ] {
            assert!(is_in(label, name), "{label} / {name}");
        }
        for (label, name) in [
            ("The full label", "the full"),
            ("Discover It", "Discover Italy"),
            ("justice", "just ice"),
            ("11×3=33", "11 times 3 equals 33"),
            ("123.555.0123", "1 2 3. 5 5 5. 0 1 2 3"),
            ("1", "1a"),
        ] {
            assert!(!is_in(label, name), "{label} / {name}");
        }
    }

    #[test]
    fn only_words_that_are_seen_and_another_name_are_compared() {
        assert!(found("<a href=/ aria-label=Other>Label</a>").contains(&"2ee8b8"));
        for fine in [
            "<a href=/ aria-label=Close>X</a>",
            "<a href=/ aria-label=Next>→</a>",
            "<a href=/ aria-label=Other><img alt=Label src=x></a>",
            "<nav aria-label=Other>Label</nav>",
        ] {
            assert!(!found(fine).contains(&"2ee8b8"), "{fine}");
        }
    }
}
