//! A link to an amount says the amount that the sheet says.

use super::{Body, bodies};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::join::{Site, Target};
use crate::model::money::Currency;
use crate::model::prose::Filling;
use crate::model::{Language, Money};

pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    for body in bodies(site) {
        for (slot, target) in body.slots() {
            let (Filling::Link { text, .. }, Some(target)) = (&slot.filling, target) else {
                continue;
            };
            let Some(amount) = amount_of(site, target) else {
                continue;
            };
            if !agrees(text, amount, body.language) {
                diagnostics.push(problem(&body, &slot.range, amount));
            }
        }
    }
}

fn problem(body: &Body<'_>, range: &std::ops::Range<u32>, amount: Money) -> Diagnostic {
    let printed = amount.print(body.language).replace('\u{a0}', " ");
    let message = format!("the text does not say the sheet's amount, {printed}");
    Diagnostic::new(Code::AmountDiffers, body.place(range), message)
        .help(format!("write `{printed}`, or leave the text empty and it is put in"))
}

fn amount_of(site: &Site, target: &Target) -> Option<Money> {
    match target {
        Target::Agreement(ix, Some(part)) => site.agreements[*ix].amount(*part),
        _ => None,
    }
}

/// Whether a text says the amount, or none at all. The hedge may stand before the link; if it stands in it, it is
/// the sheet's.
fn agrees(text: &str, amount: Money, language: Language) -> bool {
    if !is_about_money(text) {
        return true;
    }
    amounts_in(text, language).any(|said| {
        let hedge_agrees = said.qualifier().is_none() || said.qualifier() == amount.qualifier();
        said.says_the_same(amount) && hedge_agrees
    })
}

/// Whether a text has a number in it that is meant as money: beside a word of money, or alone. `the agreement of
/// 2020` has not.
fn is_about_money(text: &str) -> bool {
    const WORDS: [&str; 9] = ["kr", "mio", "mia", "mill", "tusind", "thousand", "billion", "euro", "dollar"];
    let lower = text.to_lowercase();
    let has_digits = lower.contains(|c: char| c.is_ascii_digit());
    let has_words = WORDS.iter().any(|word| lower.contains(word))
        || text.split_whitespace().any(|word| Currency::from_code(word).is_some());
    has_digits && (has_words || !lower.contains(char::is_alphabetic))
}

/// The longest amounts that begin at each word of a text, from the left.
fn amounts_in(text: &str, language: Language) -> impl Iterator<Item = Money> {
    let text = text.replace('\u{a0}', " ");
    let words: Vec<String> = text.split(' ').filter(|word| !word.is_empty()).map(String::from).collect();
    let first = (0..words.len()).find_map(move |start| {
        (start + 1..=words.len()).rev().find_map(|end| {
            let said = words[start..end].join(" ");
            let said = said.trim_matches(|c: char| ",;:()".contains(c));
            Money::read_printed(said, language)
        })
    });
    first.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_says_the_amount_as_the_sheet_writes_it() {
        let total: Money = "about DKK 215 million".parse().expect("an amount");
        for right in [
            "ca. 215 mio. kr.",
            "215 mio. kr.",
            "de 215 mio. kr., der",
            "pengene",
            "aftalen fra 2020",
            "2.150",
        ] {
            let expected = right != "2.150";
            assert_eq!(agrees(right, total, Language::Danish), expected, "{right}");
        }
        for wrong in ["214 mio. kr.", "op til 215 mio. kr.", "215,0 mio. kr.", "215 mio. euro", "215"] {
            assert!(!agrees(wrong, total, Language::Danish), "{wrong}");
        }
        assert!(agrees("about DKK 215 million", total, Language::English));
        assert!(!agrees("ca. 215 mio. kr.", total, Language::English));
    }
}
