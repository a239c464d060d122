//! Hedges: the words before or after an amount that say how exact it is.
//!
//! Takes the place of an amount; gives how it is hedged. It does not look at the amount.

use super::tokens::Tokens;
use super::vocabulary::Vocabulary;
use crate::model::money::Qualifier;

/// The hedge of the amount that begins and ends at these places.
pub(super) fn hedge(
    tokens: &Tokens<'_>,
    start: usize,
    end: usize,
    vocabulary: &Vocabulary,
) -> Option<Qualifier> {
    before(tokens, start, vocabulary).or_else(|| after(tokens, end, vocabulary))
}

fn before(tokens: &Tokens<'_>, start: usize, vocabulary: &Vocabulary) -> Option<Qualifier> {
    if let Some(hedge) = phrase_before(tokens, start, vocabulary) {
        return hedge;
    }
    let skipped = vocabulary.after_hedges.iter().find_map(|words| tokens.before_phrase(start, words))?;
    phrase_before(tokens, skipped, vocabulary)?
}

/// What stands right before a place: a hedge, a phrase that only looks like one (`Some(None)`), or nothing of that.
fn phrase_before(tokens: &Tokens<'_>, start: usize, vocabulary: &Vocabulary) -> Option<Option<Qualifier>> {
    match tokens.sign(start.checked_sub(1)?) {
        Some('~' | '≈') => return Some(Some(Qualifier::About)),
        Some('>') => return Some(Some(Qualifier::Over)),
        Some('<') => return Some(Some(Qualifier::Under)),
        Some('≥') => return Some(Some(Qualifier::AtLeast)),
        Some('≤') => return Some(Some(Qualifier::UpTo)),
        Some(sign) if sign != '.' => return None,
        _ => {}
    }
    let found = vocabulary.hedges.iter().find(|(phrase, _)| tokens.before_phrase(start, phrase).is_some());
    found.map(|(_, hedge)| *hedge)
}

fn after(tokens: &Tokens<'_>, end: usize, vocabulary: &Vocabulary) -> Option<Qualifier> {
    let found = vocabulary.later_hedges.iter().find(|(phrase, _)| tokens.after_phrase(end, phrase).is_some());
    found.map(|(_, hedge)| *hedge)
}
