//! A link to an amount says the amount that the sheet says.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, RuleProblem};
use crate::join::{Referent, Site};
use crate::model::money::Currency;
use crate::model::prose::SlotContent;
use crate::model::{Language, Money};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    for body in &content.with_slots {
        for (slot, referent) in body.slots() {
            let (SlotContent::Link { text, .. }, Some(referent)) = (&slot.content, referent) else {
                continue;
            };
            let Some(amount) = amount_of(site, referent) else {
                continue;
            };
            if !agrees(text, amount, body.language) {
                let said = text.to_string();
                let problem = RuleProblem::AmountDiffers { said, amount, language: body.language };
                diagnostics.push(Diagnostic::new(problem, body.place(&slot.range)));
            }
        }
    }
}

fn amount_of(site: &Site, referent: &Referent) -> Option<Money> {
    match referent {
        Referent::Agreement(ix, Some(part)) => site.agreements[*ix].amount(*part),
        _ => None,
    }
}

/// Whether a text says the amount, or no amount at all. A hedge (`about`) can be before the link; if it is in the link, it
/// must be the one on the sheet.
fn agrees(text: &str, amount: Money, language: Language) -> bool {
    if !is_about_money(text) {
        return true;
    }
    let amounts = amounts_in(text, language);
    let is_right = |said: &Money| {
        let hedge_agrees = said.qualifier().is_none() || said.qualifier() == amount.qualifier();
        said.says_the_same(amount) && hedge_agrees
    };
    !amounts.is_empty() && amounts.iter().all(is_right)
}

/// Whether a text has a number that is meant as money: with a word for money, or without any words. `the agreement of 2020` is
/// not about money.
fn is_about_money(text: &str) -> bool {
    const WORDS: &str = "kr kroner krone mio mia million millioner millions milliard milliarder billion tusind thousand \
                         euro dollar pund";
    let mut words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let has_digits = text.contains(|c: char| c.is_ascii_digit());
    has_digits
        && (!text.contains(char::is_alphabetic)
            || words.any(|word| {
                let lower = word.to_lowercase();
                WORDS.split(' ').any(|known| known == lower) || Currency::from_code(word).is_some()
            }))
}

/// The most words that are read as one amount: those of `op til 37.600.000 svenske kroner`, and two to spare.
const LONGEST: usize = 7;

/// The amounts in a text, from the left, each as long as it can be.
fn amounts_in(text: &str, language: Language) -> Vec<Money> {
    let text = text.replace(['\u{a0}', '\u{202f}'], " ");
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut amounts = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let ends = (start + 1..=words.len().min(start + LONGEST)).rev();
        let found = ends.filter_map(|end| Some((end, read(&words[start..end], language)?))).next();
        start = match found {
            Some((end, amount)) => {
                amounts.push(amount);
                end
            }
            None => start + 1,
        };
    }
    amounts
}

fn read(words: &[&str], language: Language) -> Option<Money> {
    let said = words.join(" ");
    let bare = said.trim_matches(|c: char| ",;:()".contains(c));
    // The full stop at the end of a sentence can also be that of `kr.`, or follow it.
    Money::read_printed(bare, language).or_else(|| Money::read_printed(bare.strip_suffix('.')?, language))
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
        for wrong in [
            "214 mio. kr.",
            "215 mio. kr. eller 216 mio. kr.",
            "op til 215 mio. kr.",
            "215,0 mio. kr.",
            "215 mio. euro",
            "215",
        ] {
            assert!(!agrees(wrong, total, Language::Danish), "{wrong}");
        }
        assert!(agrees("about DKK 215 million", total, Language::English));
        assert!(!agrees("ca. 215 mio. kr.", total, Language::English));
    }
}
