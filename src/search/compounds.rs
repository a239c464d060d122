//! The words that a compound is made of: `boligselskab` is `bolig` and `selskab`.
//!
//! Takes the words that the site uses by themselves; gives the parts of the stem of a longer word. No dictionary was the alternative that was chosen against: it
//! would be the words of some other texts, and half a megabyte. A part that is wrong is found by nobody, because nobody searches for what is no
//! word; so what is left over beside a known word counts as a word, too.

use std::collections::HashSet;

/// The shortest word that is taken apart, its shortest first and last part, and the shortest that is not a word of the site itself.
const SHORTEST: usize = 7;
const SHORTEST_FIRST: usize = 3;
const SHORTEST_LAST: usize = 3;
const SHORTEST_UNKNOWN: usize = 5;

/// Endings that are no words behind another word, though some are words by themselves.
const ENDINGS: [&str; 12] =
    ["else", "ende", "erne", "hed", "inger", "ing", "lig", "ning", "som", "ation", "ering", "skab"];

/// The words that a site uses by themselves, folded.
pub(super) struct KnownWords<'w> {
    forms: HashSet<&'w str>,
    stems: HashSet<&'w str>,
}

impl<'w> KnownWords<'w> {
    /// These words and their stems.
    pub(super) fn new(words: impl Iterator<Item = (&'w str, &'w str)>) -> KnownWords<'w> {
        let mut known = KnownWords { forms: HashSet::new(), stems: HashSet::new() };
        for (form, stem) in words {
            if form.len() >= SHORTEST_FIRST && form.bytes().all(|byte| byte.is_ascii_lowercase()) {
                known.forms.insert(form);
                known.stems.insert(stem);
            }
        }
        known
    }

    /// The words that a stem is made of; none if it is of one word. Parts of parts are among them.
    pub(super) fn parts<'c>(&self, word: &'c str) -> Vec<&'c str> {
        let mut parts = Vec::new();
        if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.take_apart(word, &mut parts);
        }
        parts.sort_unstable();
        parts.dedup();
        parts
    }

    /// Whether a part is a form of a word, which has a stem of its own. All others are what is searched for.
    pub(super) fn is_form(&self, part: &str) -> bool {
        self.forms.contains(part) && !self.stems.contains(part)
    }

    fn take_apart<'c>(&self, word: &'c str, parts: &mut Vec<&'c str>) {
        if word.len() < SHORTEST {
            return;
        }
        let Some((first, last)) = self.split(word) else {
            return;
        };
        for part in [first, last] {
            parts.push(part);
            self.take_apart(part, parts);
        }
    }

    /// The best place to split: between two known words, the longest last word first; else behind a known word.
    fn split<'c>(&self, word: &'c str) -> Option<(&'c str, &'c str)> {
        let mut one_known = None;
        for at in SHORTEST_FIRST..=word.len().saturating_sub(SHORTEST_LAST) {
            let (first, last) = word.split_at(at);
            if ENDINGS.iter().any(|ending| last.starts_with(ending)) {
                continue;
            }
            let (first_word, is_last) = (self.first(first), self.is_last(last));
            match (first_word, is_last) {
                (Some(first), true) => return Some((first, last)),
                (Some(first), false) if first.len() > SHORTEST_FIRST && last.len() >= SHORTEST_UNKNOWN => {
                    one_known = Some((first, last));
                }
                (None, true) if last.len() > SHORTEST_UNKNOWN && one_known.is_none() => {
                    one_known = Some((first, last));
                }
                _ => {}
            }
        }
        one_known
    }

    /// The word that the first part is: `arbejds` is `arbejd`, whose stem is known.
    fn first<'c>(&self, part: &'c str) -> Option<&'c str> {
        let is_known = |word: &str| {
            word.len() >= SHORTEST_FIRST && (self.forms.contains(word) || self.stems.contains(word))
        };
        if is_known(part) {
            return Some(part);
        }
        let without_s = part.strip_suffix('s').filter(|word| is_known(word));
        without_s.or_else(|| part.strip_suffix('e').filter(|word| is_known(word)))
    }

    fn is_last(&self, part: &str) -> bool {
        self.forms.contains(part) || self.stems.contains(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(stem: &'static str) -> Vec<&'static str> {
        let words = [
            ("bolig", "bolig"),
            ("selskaber", "selskab"),
            ("arbejde", "arbejd"),
            ("marked", "marked"),
            ("regering", "regering"),
            ("uddannelse", "uddan"),
            ("kommune", "kommun"),
        ];
        KnownWords::new(words.into_iter()).parts(stem)
    }

    #[test]
    fn a_compound_is_taken_apart_into_words_of_the_site() {
        assert_eq!(parts("boligselskab"), ["bolig", "selskab"]);
        assert_eq!(parts("arbejdsmarkedsuddan"), ["arbejd", "marked", "markedsuddan", "uddan"]);
    }

    #[test]
    fn what_is_beside_a_known_word_is_a_word() {
        assert_eq!(parts("boligforening"), ["bolig", "forening"]);
        assert_eq!(parts("andelsselskab"), ["andels", "selskab"]);
    }

    #[test]
    fn a_form_of_a_word_is_no_compound() {
        assert!(parts("regering").is_empty());
        assert!(parts("kommunal").is_empty());
        assert!(parts("selskabelig").is_empty());
    }
}
