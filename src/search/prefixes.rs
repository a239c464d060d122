//! Beginnings of words that so many words have that their lists would be too much to fetch at every key.
//!
//! Takes the terms and how large their lists are; gives a list for each such beginning. All other beginnings are answered from the lists of
//! the words themselves, which are in one file or two.

use rayon::prelude::*;

use super::level::Level;
use super::postings::Hit;

/// The longest beginning that has a list.
const LONGEST: usize = 16;

/// A term with its pages.
pub(super) type Term = (String, Vec<Hit>);

/// The beginnings that more than `limit` bytes of lists have, each with the hits of all its words. `sizes` are those of the terms.
pub(super) fn prefixes(terms: &[Term], sizes: &[usize], limit: usize, pages: usize) -> Vec<Term> {
    let mut found = Vec::new();
    collect(terms, sizes, 0, limit, &mut found);
    found.into_par_iter().map(|(prefix, range)| (prefix.to_owned(), union(&terms[range], pages))).collect()
}

/// The beginnings of terms that are the same up to `depth`.
fn collect<'t>(
    terms: &'t [Term],
    sizes: &[usize],
    depth: usize,
    limit: usize,
    found: &mut Vec<(&'t str, std::ops::Range<usize>)>,
) {
    // Each step goes on with the ranges of the step before: all share `depth` letters.
    let mut waiting = vec![(0..terms.len(), depth)];
    while let Some((range, depth)) = waiting.pop() {
        let mut start = range.start;
        while start < range.end {
            let term = terms[start].0.as_str();
            let Some(letter) = term.get(depth..).and_then(|rest| rest.chars().next()) else {
                start += 1;
                continue;
            };
            let prefix = &term[..depth + letter.len_utf8()];
            let count = terms[start..range.end].partition_point(|(term, _)| term.starts_with(prefix));
            let size: usize = sizes[start..start + count].iter().sum();
            if size > limit && prefix.len() <= LONGEST && letter.is_alphabetic() {
                found.push((prefix, start..start + count));
                waiting.push((start..start + count, prefix.len()));
            }
            start += count;
        }
    }
}

/// The pages of all these terms, each with its best level.
fn union(terms: &[Term], pages: usize) -> Vec<Hit> {
    let mut best: Vec<Option<Level>> = vec![None; pages];
    for (_, hits) in terms.iter().filter(|(term, _)| is_word(term)) {
        for (page, level) in hits {
            let best = &mut best[*page as usize];
            *best = Some(best.map_or(*level, |known| known.min(*level)));
        }
    }
    (0..).zip(best).filter_map(|(page, level)| Some((page, level?))).collect()
}

/// Whether a term is a word, and no name of several words.
fn is_word(term: &str) -> bool {
    !term.contains(super::vocabulary::BLANK)
}
