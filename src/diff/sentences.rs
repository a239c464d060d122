//! How two texts differ, sentence by sentence, and which amounts are others.
//!
//! Takes the lines of two pages; gives pairs: a sentence and what it became, or one that is new or gone. Amounts are read by
//! [`crate::mention`] in the sentences that differ; the same amount in other words is no difference.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use crate::mention::{amounts, sentences};
use crate::model::Language;

/// Something before and after: one of them is missing where it is new or gone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pair {
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Pair {
    fn new(before: Option<&str>, after: Option<&str>) -> Pair {
        Pair { before: before.map(str::to_owned), after: after.map(str::to_owned) }
    }
}

/// Sentences that stand together and differ: the old ones, and the new ones in their place.
pub(super) struct Hunk<'t> {
    old: Vec<&'t str>,
    new: Vec<&'t str>,
}

/// The most sentences of two pages together that are compared in order. Comparing takes time by the square of what differs.
const MOST_IN_ORDER: usize = 20_000;

/// How far a sentence may be from the one that it became.
const NEAR: usize = 20;

/// Where two texts differ, in order.
pub(super) fn hunks<'t>(old: &'t [String], new: &'t [String]) -> Vec<Hunk<'t>> {
    let old: Vec<&str> = old.iter().flat_map(|line| sentences(line)).collect();
    let new: Vec<&str> = new.iter().flat_map(|line| sentences(line)).collect();
    if old.len() + new.len() > MOST_IN_ORDER {
        return vec![without_order(&old, &new)];
    }
    let mut hunks = Vec::new();
    let mut hunk = Hunk { old: Vec::new(), new: Vec::new() };
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        if op.tag() == DiffTag::Equal {
            hunks.push(std::mem::replace(&mut hunk, Hunk { old: Vec::new(), new: Vec::new() }));
        } else {
            hunk.old.extend(&old[op.old_range()]);
            hunk.new.extend(&new[op.new_range()]);
        }
    }
    hunks.push(hunk);
    hunks.retain(|hunk| !hunk.old.is_empty() || !hunk.new.is_empty());
    hunks
}

/// The sentences that only one of two texts has, as often as it has them more than the other.
fn without_order<'t>(old: &[&'t str], new: &[&'t str]) -> Hunk<'t> {
    Hunk { old: more_often(old, new), new: more_often(new, old) }
}

fn more_often<'t>(these: &[&'t str], others: &[&str]) -> Vec<&'t str> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    for other in others {
        *left.entry(other).or_default() += 1;
    }
    let mut more = Vec::new();
    for this in these {
        match left.get_mut(this) {
            Some(count) if *count > 0 => *count -= 1,
            _ => more.push(*this),
        }
    }
    more
}

/// The sentences of all hunks: each old one with what it became, in the order of the page.
pub(super) fn changed_sentences(hunks: &[Hunk<'_>]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for Hunk { old, new } in hunks {
        let mut next = 0;
        for before in old {
            let near = new[next..].iter().take(NEAR);
            let found = near.into_iter().position(|after| is_like(before, after));
            let Some(at) = found else {
                pairs.push(Pair::new(Some(before), None));
                continue;
            };
            pairs.extend(new[next..next + at].iter().map(|after| Pair::new(None, Some(after))));
            pairs.push(Pair::new(Some(before), Some(new[next + at])));
            next += at + 1;
        }
        pairs.extend(new[next..].iter().map(|after| Pair::new(None, Some(after))));
    }
    pairs
}

/// Whether two sentences share half of their words.
fn is_like(one: &str, other: &str) -> bool {
    let words: Vec<&str> = one.split(' ').collect();
    let others: Vec<&str> = other.split(' ').collect();
    let shared = words.len() - more_often(&words, &others).len();
    shared * 4 >= words.len() + others.len()
}

/// What an amount means: its ends and its currency.
type Value = (String, String, Option<&'static str>);

/// An amount as it is written, and what it means.
type Written = (String, Value);

/// The amounts in the sentences that differ: each old one with what it became.
pub(super) fn changed_amounts(hunks: &[Hunk<'_>], before: Language, after: Language) -> Vec<Pair> {
    let mut old: Vec<Vec<Written>> = hunks.iter().map(|hunk| written(&hunk.old, before)).collect();
    let mut new: Vec<Vec<Written>> = hunks.iter().map(|hunk| written(&hunk.new, after)).collect();
    // A sentence that moves takes its amounts with it.
    let (had, has) = (counts(&old), counts(&new));
    remove(&mut old, has);
    remove(&mut new, had);
    let mut pairs = Vec::new();
    for (old, new) in old.iter().zip(&new) {
        for at in 0..old.len().max(new.len()) {
            let text = |amounts: &[Written]| amounts.get(at).map(|(text, _)| text.clone());
            let pair = Pair { before: text(old), after: text(new) };
            // A page says the same amount at several places.
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    pairs
}

fn written(texts: &[&str], language: Language) -> Vec<Written> {
    let mut written = Vec::new();
    for text in texts {
        for amount in amounts(text, language) {
            let currency = amount.currency.map(|currency| currency.code());
            let value = (amount.low.to_string(), amount.high.to_string(), currency);
            written.push((text[amount.range].to_owned(), value));
        }
    }
    written
}

fn counts(amounts: &[Vec<Written>]) -> BTreeMap<Value, usize> {
    let mut counts = BTreeMap::new();
    for (_, value) in amounts.iter().flatten() {
        *counts.entry(value.clone()).or_default() += 1;
    }
    counts
}

/// Removes each amount as often as the other page has it.
fn remove(amounts: &mut [Vec<Written>], mut others: BTreeMap<Value, usize>) {
    for amounts in amounts {
        amounts.retain(|(_, value)| match others.get_mut(value) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.split('|').map(str::to_owned).collect()
    }

    fn said(pairs: &[Pair]) -> Vec<String> {
        let side = |text: &Option<String>| text.clone().unwrap_or("-".to_owned());
        pairs.iter().map(|pair| format!("{} > {}", side(&pair.before), side(&pair.after))).collect()
    }

    fn sentences_of(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (lines(old), lines(new));
        said(&changed_sentences(&hunks(&old, &new)))
    }

    fn amounts_of(old: &str, new: &str) -> Vec<String> {
        let (old, new) = (lines(old), lines(new));
        said(&changed_amounts(&hunks(&old, &new), Language::DANISH, Language::DANISH))
    }

    #[test]
    fn a_sentence_is_shown_with_what_it_became() {
        assert_eq!(
            sentences_of(
                "Titel|Der er 5 skoler med. Resten er ens.",
                "Titel|Der er 6 skoler med. Resten er ens. Nyt."
            ),
            ["Der er 5 skoler med. > Der er 6 skoler med.", "- > Nyt."]
        );
        assert_eq!(sentences_of("Helt væk her|Ens", "Noget nyt|Ens"), ["Helt væk her > -", "- > Noget nyt"]);
        assert_eq!(sentences_of("a|b", "a|b"), [""; 0]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(
            sentences_of(
                "Den 4. maj gik 5 mio. kr. til Ærø, jf. Loven.",
                "Den 5. maj gik 5 mio. kr. til Ærø, jf. Loven."
            ),
            ["Den 4. maj gik 5 mio. kr. til Ærø, jf. Loven. > Den 5. maj gik 5 mio. kr. til Ærø, jf. Loven."]
        );
    }

    #[test]
    fn an_amount_is_shown_with_what_it_became() {
        assert_eq!(
            amounts_of(
                "BL får 37,6 mio. kr. og 2 mio. kr. til leje.",
                "BL får 41 mio. kr. og 2 mio. kr. til leje."
            ),
            ["37,6 mio. kr. > 41 mio. kr."]
        );
        assert_eq!(amounts_of("Intet.", "Nu 5 kr. til."), ["- > 5 kr."]);
    }

    #[test]
    fn an_amount_that_moves_or_is_spelt_in_another_way_is_the_same() {
        assert_eq!(amounts_of("Først 5 mio. kr. nu.|Midt|Slut", "Midt|Slut|Så 5.000.000 kr. da."), [""; 0]);
    }

    #[test]
    fn very_long_pages_are_compared_without_order() {
        let old: Vec<String> = (0..15_000).map(|number| format!("Nummer {number}")).collect();
        let mut new: Vec<String> = old.iter().rev().cloned().collect();
        new.push("Nummer ny".to_owned());
        assert_eq!(said(&changed_sentences(&hunks(&old, &new))), ["- > Nummer ny"]);
    }
}
