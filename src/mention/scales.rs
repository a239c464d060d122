//! Scale words and their abbreviations: `million`, `mio.`, the `m` of `$10m`.
//!
//! Takes the place of a token; gives the zeros of the scale word there.

use super::tokens::Tokens;
use super::vocabulary::Vocabulary;

/// The zeros of the scale word at a place, and the place after it.
pub(super) fn scale(
    tokens: &Tokens<'_>,
    at: usize,
    beside_currency: bool,
    vocabulary: &Vocabulary,
) -> Option<(i32, usize)> {
    let word = tokens.word(at)?;
    let zeros = vocabulary.scale(word).or_else(|| {
        let counts = beside_currency || tokens.is_glued(at);
        vocabulary.glued_scale(word).filter(|_| counts)
    })?;
    // `mio.` and `bn.`; the full stop after a whole word is that of the sentence.
    let is_abbreviated = word.len() <= 4 && tokens.is_full_stop(at + 1);
    Some((zeros, if is_abbreviated { at + 2 } else { at + 1 }))
}
