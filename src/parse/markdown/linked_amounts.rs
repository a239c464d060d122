//! The amounts that a link to an amount says.
//!
//! Takes the words of a link and the text around it; gives the amounts in the words, in both languages, because a file alone does not say
//! which one is the site's. A hedge may be outside of the link: `ca. [215 mio. kr.](agreement:x#total)`. What the agreement says is
//! compared by [`crate::check`].

use std::ops::Range;

use crate::mention::{Amount, amounts};
use crate::model::Language;
use crate::model::prose::LinkedAmount;

/// How many bytes before and after a link are looked at: as long as the longest hedge and some markup.
const AROUND: usize = 40;

/// The amounts in the words of the link that has these bytes of the body.
pub(super) fn read(words: &str, body: &str, link: &Range<usize>) -> Box<[LinkedAmount]> {
    let (before, after) = (before(body, link.start), after(body, link.end));
    let whole = format!("{before}{words}{after}");
    let in_link = before.len()..before.len() + words.len();
    let mut found = Vec::new();
    for language in Language::KNOWN {
        for amount in amounts(&whole, language) {
            if in_link.start <= amount.range.start && amount.range.end <= in_link.end {
                let range = amount.range.start - in_link.start..amount.range.end - in_link.start;
                let amount = Amount { range, ..amount };
                let is_hedged_outside = amount.hedge.is_some() && !is_said_by(words, &amount, language);
                found.push(LinkedAmount { language, amount, is_hedged_outside });
            }
        }
    }
    found.into()
}

/// Whether the words alone say the amount with its hedge.
fn is_said_by(words: &str, amount: &Amount, language: Language) -> bool {
    amounts(words, language).contains(amount)
}

/// The end of the paragraph's text before a byte, without signs of emphasis.
fn before(body: &str, at: usize) -> String {
    let text = &body[body.floor_char_boundary(at.saturating_sub(AROUND))..at];
    // What is in another link is not beside this one.
    let text = text.rsplit(")").next().unwrap_or(text);
    let paragraph = text.rsplit("\n\n").next().unwrap_or(text);
    paragraph.replace(['*', '_', '['], "")
}

/// The beginning of the paragraph's text after a byte, without signs of emphasis.
fn after(body: &str, at: usize) -> String {
    let text = &body[at..body.ceil_char_boundary((at + AROUND).min(body.len()))];
    let text = text.split('[').next().unwrap_or(text);
    let paragraph = text.split("\n\n").next().unwrap_or(text);
    paragraph.replace(['*', '_'], "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::money::Qualifier;

    fn danish(body: &str) -> Vec<(String, Option<Qualifier>, bool)> {
        let start = body.find('[').expect("a link");
        let end = body.find(')').expect("its end") + 1;
        let words = body[start + 1..].split(']').next().expect("its words");
        let read = read(words, body, &(start..end));
        let danish = read.iter().filter(|linked| linked.language == Language::DANISH);
        danish
            .map(|linked| {
                let said = words[linked.amount.range.clone()].to_owned();
                (said, linked.amount.hedge, linked.is_hedged_outside)
            })
            .collect()
    }

    #[test]
    fn a_hedge_may_be_before_the_link_in_it_or_absent() {
        let said = || "215 mio. kr.".to_owned();
        for (body, hedge, is_outside) in [
            ("Aftalen er på ca. [215 mio. kr.](agreement:x#total).", Some(Qualifier::About), true),
            ("Aftalen er på **op til\n[215 mio. kr.](agreement:x#total)**.", Some(Qualifier::UpTo), true),
            ("Aftalen er på [ca. 215 mio. kr.](agreement:x#total).", Some(Qualifier::About), false),
            ("Aftalen er på [215 mio. kr.](agreement:x#total).", None, false),
            ("Det er ca.\n\n[215 mio. kr.](agreement:x#total) i alt.", None, false),
        ] {
            assert_eq!(danish(body), [(said(), hedge, is_outside)], "{body}");
        }
    }

    #[test]
    fn what_is_outside_of_the_link_is_not_its_amount() {
        assert_eq!(danish("Først 5 mio. kr. og så [resten](agreement:x#total) 7 mio. kr.").len(), 0);
        assert_eq!(danish("[aftalen fra 2020](agreement:x#total)").len(), 0);
    }
}
