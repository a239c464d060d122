//! A quotation beside everything that its speaker said.
//!
//! Takes the statements of one person in one language, once, each with what it is called (`S`); gives for each quotation a [`Comparison`]. What comes into question is found
//! by an index of words, so a speaker with thousands of statements takes no longer than one with ten.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::alignment::{Quoted, align};
use super::difference::{Words, marked, said_range};
use super::likeness::{Differences, is_enough, is_most};
use super::words::{Word, words};
use crate::model::Language;

/// What was said, as far as a quotation is concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) enum Comparison<S> {
    /// The quotation is the whole statement.
    Same(S),
    /// The quotation is a part of the statement, or parts in its order.
    Excerpt(S),
    /// The quotation has other words than the statement.
    Changed(Box<Changed<S>>),
}

/// How a quotation differs from what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Changed<S> {
    pub(in crate::check) statement: S,
    /// What was said, with the other words between stars.
    pub(in crate::check) said: String,
    /// What is written, marked in the same way.
    pub(in crate::check) written: String,
    /// What to write in place of the quotation, if that is one text.
    pub(in crate::check) right: Option<String>,
}

/// What one person said in one language.
#[derive(Debug)]
pub(super) struct Speaker<'s, S> {
    language: Language,
    statements: Vec<Said<'s, S>>,
    /// The number of each word.
    numbers: HashMap<String, u32>,
    /// The statements that have each word, with how often.
    statements_with: Vec<Vec<(u32, u32)>>,
}

#[derive(Debug)]
struct Said<'s, S> {
    statement: S,
    text: &'s str,
    words: Box<[u32]>,
}

/// The number of a word that nobody said.
const UNSAID: u32 = u32::MAX;

/// How many statements are aligned with a quotation.
const MOST_ALIGNED: usize = 8;

/// The words of a quotation with their numbers.
struct Quotation<'q> {
    words: &'q [Word],
    numbers: Vec<Quoted>,
}

impl<'s, S: Copy> Speaker<'s, S> {
    pub(super) fn new(language: Language, said: impl Iterator<Item = (S, &'s str)>) -> Speaker<'s, S> {
        let mut speaker = Speaker {
            language,
            statements: Vec::new(),
            numbers: HashMap::new(),
            statements_with: Vec::new(),
        };
        for (statement, text) in said {
            speaker.add(statement, text);
        }
        speaker
    }

    fn add(&mut self, statement: S, text: &'s str) {
        #[expect(clippy::expect_used, reason = "each statement is a file in memory")]
        let number = u32::try_from(self.statements.len()).expect("fewer statements than bytes");
        let mut numbers = Vec::new();
        for word in words(text) {
            let next = self.statements_with.len();
            #[expect(clippy::expect_used, reason = "each word is in a file in memory")]
            let word = *self.numbers.entry(word.key).or_insert(u32::try_from(next).expect("few words"));
            if word as usize == next {
                self.statements_with.push(Vec::new());
            }
            let with = &mut self.statements_with[word as usize];
            match with.last_mut() {
                Some((last, count)) if *last == number => *count += 1,
                _ => with.push((number, 1)),
            }
            numbers.push(word);
        }
        self.statements.push(Said { statement, text, words: numbers.into() });
    }

    /// How a text, which is quoted in one or several parts, compares with what was said. `None` if it is like nothing.
    pub(super) fn compare(&self, parts: &[&str]) -> Option<Comparison<S>> {
        let text = parts.join("\n");
        let mut quoted = words(&text);
        mark_parts(&mut quoted, parts);
        let quotation = self.numbered(&quoted);
        let candidates = self.candidates(&quotation);
        if let Some(found) = self.exact(&quotation, &candidates) {
            return Some(found);
        }
        let mut best: Option<(usize, Vec<(usize, usize)>)> = None;
        for &(candidate, _) in candidates.iter().take(MOST_ALIGNED) {
            let Some(pairs) = align(&quotation.numbers, &self.statements[candidate].words) else {
                continue;
            };
            if best.as_ref().is_none_or(|(_, most)| pairs.len() > most.len()) {
                best = Some((candidate, pairs));
            }
        }
        let (candidate, pairs) = best?;
        self.judge(&text, &quotation, &self.statements[candidate], pairs)
    }

    fn numbered<'q>(&self, quoted: &'q [Word]) -> Quotation<'q> {
        let number = |word: &Word| Quoted {
            word: self.numbers.get(&word.key).copied().unwrap_or(UNSAID),
            is_after_gap: word.is_after_gap,
        };
        Quotation { words: quoted, numbers: quoted.iter().map(number).collect() }
    }

    /// The statements that have enough of the words, with how many: those with most first.
    fn candidates(&self, quotation: &Quotation<'_>) -> Vec<(usize, usize)> {
        let mut wanted: HashMap<u32, u32> = HashMap::new();
        for quoted in &quotation.numbers {
            *wanted.entry(quoted.word).or_default() += 1;
        }
        let mut shared = vec![0_usize; self.statements.len()];
        for (word, times) in wanted {
            for &(statement, count) in self.statements_with.get(word as usize).into_iter().flatten() {
                shared[statement as usize] += times.min(count) as usize;
            }
        }
        let all = quotation.numbers.len();
        let mut candidates: Vec<(usize, usize)> =
            shared.into_iter().enumerate().filter(|(_, shared)| is_most(*shared, all)).collect();
        candidates.sort_by_key(|&(statement, shared)| (Reverse(shared), statement));
        candidates
    }

    /// The statement that has exactly these words: the whole statement before a part of one.
    fn exact(&self, quotation: &Quotation<'_>, candidates: &[(usize, usize)]) -> Option<Comparison<S>> {
        let all = quotation.numbers.len();
        let mut excerpt = None;
        for (candidate, _) in candidates.iter().take_while(|(_, shared)| *shared == all) {
            let said = &self.statements[*candidate];
            if said.words.iter().eq(quotation.numbers.iter().map(|quoted| &quoted.word)) {
                return Some(Comparison::Same(said.statement));
            }
            if excerpt.is_none() && has_parts(&quotation.numbers, &said.words) {
                excerpt = Some(Comparison::Excerpt(said.statement));
            }
        }
        excerpt
    }

    /// What the pairs of equal words say.
    fn judge(
        &self,
        text: &str,
        quotation: &Quotation<'_>,
        said: &Said<'_, S>,
        pairs: Vec<(usize, usize)>,
    ) -> Option<Comparison<S>> {
        let kept = sentences_in_common(quotation.words, &pairs)?;
        let quoted = &quotation.words[kept.clone()];
        let pairs: Vec<(usize, usize)> = pairs
            .into_iter()
            .filter(|(written, _)| kept.contains(written))
            .map(|(written, said)| (written - kept.start, said))
            .collect();
        if quoted.len() >= FEWEST_WORDS && has_parts(&quotation.numbers[kept], &said.words) {
            return Some(Comparison::Excerpt(said.statement));
        }
        let said_words = words(said.text);
        let range = said_range(&pairs, quoted.len(), said_words.len())?;
        let right = Words { text: said.text, words: &said_words };
        let differences = Differences::new(quoted, right, &pairs, range.clone());
        if differences.are_all_left_out() || !differences.are_in_a_like_text(self.language) {
            return None;
        }
        let written = Words { text, words: quoted };
        let (said_marked, written_marked) = marked(written, right, &pairs)?;
        let has_gap = quoted.iter().skip(1).any(|word| word.is_after_gap);
        let is_whole = quoted.len() == quotation.words.len();
        let is_phrase = differences.end_with_a_phrase();
        let right =
            (!has_gap && is_whole && is_phrase).then(|| in_place(text, quoted, right.text_of(&range)));
        Some(Comparison::Changed(Box::new(Changed {
            statement: said.statement,
            said: said_marked,
            written: written_marked,
            right: right.flatten(),
        })))
    }
}

/// Words that may be apart in the statement: each part of a quotation, and what is after a gap.
fn mark_parts(quoted: &mut [Word], parts: &[&str]) {
    let mut start = 0;
    for part in parts {
        if let Some(first) = quoted.iter_mut().find(|word| word.range.start >= start).filter(|_| start > 0) {
            first.is_after_gap = true;
        }
        start += part.len() + 1;
    }
}

/// How many words of a quotation must be left without the sentences that the statement does not have.
const FEWEST_WORDS: usize = 4;

/// Whether a statement has the parts of a quotation, each in one piece, in their order.
fn has_parts(quotation: &[Quoted], statement: &[u32]) -> bool {
    let mut rest = statement;
    let mut parts = quotation.chunk_by(|_, next| !next.is_after_gap);
    parts.all(|part| {
        let is_here = |window: &[u32]| window.iter().eq(part.iter().map(|quoted| &quoted.word));
        match rest.windows(part.len().max(1)).position(is_here) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        }
    })
}

/// The words of a quotation without the sentences at its ends that have little of the statement: a quotation can say more than the
/// sheet has. `None` if nothing is left.
fn sentences_in_common(quoted: &[Word], pairs: &[(usize, usize)]) -> Option<Range<usize>> {
    let mut kept: Option<Range<usize>> = None;
    let mut start = 0;
    for (at, word) in quoted.iter().enumerate() {
        if !word.ends_sentence && at + 1 < quoted.len() {
            continue;
        }
        let sentence = start..at + 1;
        let equal = pairs.iter().filter(|(written, _)| sentence.contains(written)).count();
        if is_enough(equal, sentence.len()) {
            kept = Some(kept.map_or(start, |kept| kept.start)..sentence.end);
        }
        start = sentence.end;
    }
    kept
}

/// What to write in place of a quotation: the words that were said, with the first letter and the signs at the ends as they are.
fn in_place(text: &str, quoted: &[Word], said: &str) -> Option<String> {
    let (first, last) = (quoted.first()?, quoted.last()?);
    let is_large = text[first.range.clone()].starts_with(char::is_uppercase);
    let mut letters = said.chars();
    let letter = letters.next()?;
    let mut words = String::new();
    if is_large {
        words.extend(letter.to_uppercase());
    } else if first.key.chars().next() == letter.to_lowercase().next() {
        words.extend(letter.to_lowercase());
    } else {
        words.push(letter);
    }
    words.push_str(letters.as_str());
    Some(format!("{}{words}{}", &text[..first.range.start], &text[last.range.end..]))
}

#[cfg(test)]
mod tests;
