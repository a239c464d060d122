//! Which pages a term is in, and where in them: lists, and how they are written.
//!
//! Takes terms and the words of each page; gives the [`Postings`]. A list is written as text of signs without vowels and without signs of HTML, so that
//! neither a word nor markup can be in it by chance: whoever searches finished files for words finds only words.

use super::level::Level;
use super::terms::Terms;
use super::vocabulary::PageWords;

/// A page that has a term, by its number, and the best level.
pub(super) type Hit = (u32, Level);

/// Every term with its pages, in the order of the pages.
pub(super) struct Postings {
    pub(super) terms: Vec<(String, Vec<Hit>)>,
}

impl Postings {
    /// The lists of all terms, sorted by term.
    pub(super) fn new(terms: &Terms, pages: &[PageWords]) -> Postings {
        let mut lists: Vec<Vec<Hit>> = vec![Vec::new(); terms.all.len()];
        for (page, words) in (0..).zip(pages) {
            for (word, level) in words {
                let word = *word as usize;
                add(&mut lists[terms.of_words[word] as usize], page, *level);
                for part in &terms.of_parts[word] {
                    add(&mut lists[*part as usize], page, level.of_part());
                }
            }
        }
        let mut terms: Vec<(String, Vec<Hit>)> = terms.all.iter().cloned().zip(lists).collect();
        terms.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Postings { terms }
    }
}

/// Adds a hit. Several words of a page can have the same term: the best counts.
fn add(list: &mut Vec<Hit>, page: u32, level: Level) {
    match list.last_mut() {
        Some((last, best)) if *last == page => *best = level.min(*best),
        _ => list.push((page, level)),
    }
}

/// The digits of numbers: 32 that end a number, then 32 that go on.
const SIGNS: &[u8; 64] = b"0123456789bcdfghjklmnpqrstvwxz!#$()*+-./:;=?@[]^_{},BCDFGHJKLMNP";
const BASE: u32 = 32;

/// Between the lists of two levels.
const NEXT_LEVEL: char = '|';
/// At the start of a list from which less important hits are left out.
const PARTIAL: char = '~';

/// A list as text: for each level, the distances from one page to the next. Of more than `limit` hits, the best are kept, and of those
/// the latest; that some are missing is marked.
pub(super) fn written(hits: &[Hit], limit: usize) -> String {
    let mut counts = [0; Level::COUNT];
    for (_, level) in hits {
        counts[usize::from(level.0)] += 1;
    }
    let mut text = String::with_capacity(hits.len() + Level::COUNT);
    let mut room = limit;
    if hits.len() > limit {
        text.push(PARTIAL);
    }
    for (level, count) in (0..).zip(counts) {
        if level > 0 {
            text.push(NEXT_LEVEL);
        }
        let is_first = room == limit;
        if count > room && !is_first {
            break;
        }
        let skipped = usize::saturating_sub(count, room);
        let of_level = hits.iter().filter(|(_, of)| of.0 == level).skip(skipped);
        let mut before = None;
        for (page, _) in of_level {
            push_number(before.map_or(*page, |before| page - before - 1), &mut text);
            before = Some(*page);
        }
        room = room.saturating_sub(count);
    }
    text.truncate(text.trim_end_matches(NEXT_LEVEL).len());
    text
}

fn push_number(number: u32, text: &mut String) {
    if number >= BASE {
        push_leading(number / BASE, text);
    }
    text.push(sign(number % BASE));
}

fn push_leading(number: u32, text: &mut String) {
    if number >= BASE {
        push_leading(number / BASE, text);
    }
    text.push(sign(BASE + number % BASE));
}

fn sign(digit: u32) -> char {
    char::from(SIGNS[digit as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLE: Level = Level(1);
    const BODY: Level = Level(5);

    #[test]
    fn a_list_has_the_distances_between_pages() {
        assert_eq!(written(&[(0, TITLE), (1, TITLE), (40, TITLE)], 9), "|00(6");
        assert_eq!(written(&[(3, BODY), (7, TITLE)], 9), "|7||||3");
    }

    #[test]
    fn of_too_many_hits_the_best_and_latest_are_kept() {
        assert_eq!(written(&[(3, BODY), (7, TITLE)], 1), "~|7");
        assert_eq!(written(&[(3, TITLE), (7, TITLE)], 1), "~|7");
    }

    #[test]
    fn the_best_of_several_hits_on_a_page_counts() {
        let mut list = Vec::new();
        add(&mut list, 1, BODY);
        add(&mut list, 1, TITLE);
        assert_eq!(list, [(1, TITLE)]);
        assert_eq!(TITLE.of_part(), Level(2));
        assert_eq!(Level::NAME.of_part(), Level(2));
        assert_eq!(Level(6).of_part(), Level(6));
    }

    #[test]
    fn no_sign_is_a_vowel_a_quote_or_a_sign_of_html() {
        let text = String::from_utf8_lossy(SIGNS);
        assert!(!text.contains(|c: char| "aeiouyAEIOUY<>&'\"\\%|~".contains(c)));
        let mut signs = SIGNS.to_vec();
        signs.sort_unstable();
        signs.dedup();
        assert_eq!(signs.len(), SIGNS.len());
    }
}
