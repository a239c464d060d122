//! Whether a quotation is so like a statement that it must be meant.
//!
//! Takes the words of both, and the pairs of equal words; gives the [`Differences`], and whether they are those of a misquotation. Many
//! sentences of a speaker begin alike: a common opening is no evidence, so a short quotation must fit the statement up to both ends.

use std::collections::HashSet;
use std::ops::Range;

use super::difference::Words;
use super::words::{Word, ends_with_gap};
use crate::model::Language;

/// From how many words on a quotation is so long that equal words in it are hardly chance.
const LONG: usize = 12;

/// From how many words on a quotation need not end where a clause of the statement does, and half of what it is about may be other.
const VERY_LONG: usize = 20;

/// How many equal words show that a statement is meant: each that tells something counts as three, or else all must be in one piece.
/// Fewer are in any two sentences.
const LEAST_EVIDENCE: usize = 7;

/// Whether enough words of a sentence are equal for a comparison of the sentence: three in four of a short one, or half.
pub(super) fn is_enough(equal: usize, all: usize) -> bool {
    if all < LONG { equal * 4 >= all * 3 } else { equal * 2 >= all }
}

/// Whether three fifths of the words of a quotation are equal.
pub(super) fn is_most(equal: usize, all: usize) -> bool {
    equal > 0 && equal * 5 >= all * 3
}

/// Words of the quotation that are in place of words of the statement. One of the ranges can be empty.
#[derive(Debug)]
struct Difference {
    written: Range<usize>,
    said: Range<usize>,
}

/// How a quotation differs from a statement.
#[derive(Debug)]
pub(super) struct Differences<'t> {
    written: &'t [Word],
    said: &'t [Word],
    /// Whether the sheet leaves out the end of what was said.
    is_cut: bool,
    pairs: &'t [(usize, usize)],
    /// The words of the statement that the quotation is about.
    range: Range<usize>,
    head: Difference,
    /// Between equal words.
    inner: Vec<Difference>,
    tail: Difference,
}

impl<'t> Differences<'t> {
    pub(super) fn new(
        written: &'t [Word],
        said: Words<'t>,
        pairs: &'t [(usize, usize)],
        range: Range<usize>,
    ) -> Differences<'t> {
        let (first_written, first_said) = pairs.first().copied().unwrap_or((written.len(), range.end));
        let after = |&(written, said): &(usize, usize)| (written + 1, said + 1);
        let (end_written, end_said) = pairs.last().map_or((written.len(), range.end), after);
        let head = Difference { written: 0..first_written, said: range.start..first_said };
        let tail = Difference { written: end_written..written.len(), said: end_said..range.end };
        let mut inner = Vec::new();
        for pair in pairs.windows(2) {
            let (from, to) = (after(&pair[0]), pair[1]);
            let is_gap = written[from.0..=to.0].iter().any(|word| word.is_after_gap);
            // What is left out at a gap is no difference.
            let said = if is_gap { to.1..to.1 } else { from.1..to.1 };
            if from.0 < to.0 || !said.is_empty() {
                inner.push(Difference { written: from.0..to.0, said });
            }
        }
        let is_cut = ends_with_gap(said.text);
        let said = said.words;
        Differences { written, said, is_cut, pairs, range, head, inner, tail }
    }

    /// Whether the words are other only where the sheet itself leaves out words, or has some that the writer put in.
    pub(super) fn are_all_left_out(&self) -> bool {
        let ends = [&self.head, &self.tail].into_iter().filter(|end| !end.written.is_empty());
        self.inner.iter().chain(ends).all(|difference| self.is_left_out(difference))
    }

    fn is_left_out(&self, difference: &Difference) -> bool {
        let end = (difference.said.end + 1).min(self.said.len());
        let is_after_last = end == difference.said.end;
        self.said[difference.said.start..end].iter().any(|word| word.is_after_gap)
            || (is_after_last && self.is_cut)
    }

    /// Whether the rest of both is so like that the statement must be meant: most words are equal, many of them together, and not only
    /// common ones.
    pub(super) fn are_in_a_like_text(&self, language: Language) -> bool {
        let all = self.written.len();
        let equal = self.pairs.len();
        let left_out: usize =
            self.inner.iter().map(|inner| inner.said.len().saturating_sub(inner.written.len())).sum();
        let fits = is_most(equal, all)
            && (all >= LONG || is_enough(equal, all))
            && (all >= VERY_LONG || self.end_with_a_phrase())
            && self.longest_end() * 5 <= all;
        fits && left_out * 3 <= all * 2 && self.have_evidence(language)
    }

    /// Whether the statement has a phrase that begins and ends where the quotation does: with equal words, or with as many other words
    /// up to the end of a clause.
    pub(super) fn end_with_a_phrase(&self) -> bool {
        let begins = match self.head.said.start.checked_sub(1) {
            Some(before) => self.said[before].ends_clause,
            None => true,
        };
        let last = self.tail.said.end.checked_sub(1);
        let ends = last.is_some_and(|last| self.said[last].ends_clause);
        let is_replaced = |end: &Difference| end.written.len() == end.said.len();
        (self.head.written.is_empty() || (begins && is_replaced(&self.head)))
            && (self.tail.written.is_empty() || (ends && is_replaced(&self.tail)))
    }

    /// How many words of the quotation are other at one of its ends.
    fn longest_end(&self) -> usize {
        self.head.written.len().max(self.tail.written.len())
    }

    fn have_evidence(&self, language: Language) -> bool {
        let is_next =
            |one: &(usize, usize), other: &(usize, usize)| one.0 + 1 == other.0 && one.1 + 1 == other.1;
        let together = self.pairs.windows(2).filter(|pair| is_next(&pair[0], &pair[1])).count();
        let longest = self.pairs.chunk_by(is_next).map(<[_]>::len).max().unwrap_or(0);
        let tells = |word: &&Word| tells_something(&word.key, language);
        let telling = self.written.iter().filter(tells).count();
        let equal = self.pairs.iter().map(|(written, _)| &self.written[*written]).filter(tells).count();
        let said: HashSet<&str> =
            self.said[self.range.clone()].iter().map(|word| word.key.as_str()).collect();
        // Words that have changed places are no others.
        let other =
            self.written.iter().filter(tells).filter(|word| !said.contains(word.key.as_str())).count();
        let is_nearly_equal = self.pairs.len() * 5 >= self.written.len() * 4;
        let is_about_the_same = match self.written.len() {
            ..VERY_LONG if is_nearly_equal => other <= (telling / 2).clamp(1, 2),
            ..VERY_LONG => other <= (telling / 3).max(1),
            _ => equal * 3 >= telling,
        };
        let has_telling = equal > 0 && self.pairs.len() + 2 * equal >= LEAST_EVIDENCE;
        together * 3 >= self.written.len() - 1
            && is_about_the_same
            && (has_telling || longest >= LEAST_EVIDENCE)
    }
}

/// Whether a word says what a sentence is about: it has a figure, or is long and not one of those that many sentences have.
fn tells_something(word: &str, language: Language) -> bool {
    let common = if language == Language::DANISH { DANISH_COMMON } else { ENGLISH_COMMON };
    let is_long = word.chars().count() > 3;
    let has_figure = word.chars().any(|c| c.is_ascii_digit());
    has_figure || (is_long && !common.contains(&word))
}

const DANISH_COMMON: &[&str] = &[
    "ikke", "skal", "have", "være", "blive", "bliver", "blev", "også", "eller", "disse", "denne", "dette",
    "meget", "mere", "mest", "mange", "alle", "alt", "over", "under", "efter", "inden", "kunne", "skulle",
    "ville", "ligger", "hvor", "hvad", "hvis", "når", "derfor", "fordi", "altid", "bare", "godt", "gode",
    "deres", "vores", "andre", "noget", "nogle", "ingen", "hele", "store", "stor", "dem", "selv", "meget",
    "sådan", "hver", "både", "uden", "mellem", "gøre", "gør", "får", "kommer", "glad", "fået", "været",
];

const ENGLISH_COMMON: &[&str] = &[
    "that", "this", "these", "those", "with", "have", "will", "would", "should", "could", "been", "being",
    "they", "them", "their", "there", "here", "what", "when", "where", "which", "while", "very", "more",
    "most", "many", "much", "also", "some", "from", "into", "over", "under", "about", "than", "then", "were",
    "your", "ours", "must", "good", "great", "make", "just", "only", "other", "such", "each", "both", "does",
];
