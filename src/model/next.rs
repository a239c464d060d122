//! Where signs come next in a text.
//!
//! Takes a text and the places from which to search; gives the next place of a sign. Asked in the order of the text, it looks at each byte
//! once for each sign, however far away the sign is. Plain searches would look at the rest of the text again and again: a text of
//! nothing but `[` would take time in the square of its length. It knows nothing of what signs mean.

use std::ops::Range;

/// Searches a text for a few signs.
pub struct NextSigns<'t> {
    text: &'t str,
    answers: Vec<Answer>,
}

/// The last answer for a sign.
struct Answer {
    sign: &'static str,
    /// The byte from which it was searched for.
    from: usize,
    found: Option<usize>,
}

impl<'t> NextSigns<'t> {
    pub fn new(text: &'t str) -> NextSigns<'t> {
        NextSigns { text, answers: Vec::new() }
    }

    /// The first byte of a sign at or after `from`, which is the first byte of a character.
    pub fn next(&mut self, sign: &'static str, from: usize) -> Option<usize> {
        let known = self.answers.iter().position(|answer| answer.sign == sign);
        if let Some(answer) = known.map(|at| &self.answers[at])
            && answer.from <= from
            && answer.found.is_none_or(|found| from <= found)
        {
            return answer.found;
        }
        let found = self.text[from..].find(sign).map(|at| from + at);
        let answer = Answer { sign, from, found };
        match known {
            Some(at) => self.answers[at] = answer,
            None => self.answers.push(answer),
        }
        found
    }

    /// Whether a sign begins in a range.
    pub fn is_in(&mut self, sign: &'static str, range: Range<usize>) -> bool {
        self.next(sign, range.start).is_some_and(|at| at < range.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn the_next_sign_is_where_a_search_finds_it(text in "[a\\[\\]()]{0,20}", asked in proptest::collection::vec(0..21_usize, 0..20)) {
            let mut signs = NextSigns::new(&text);
            for from in asked.into_iter().filter(|from| *from <= text.len()) {
                for sign in ["]", "]("] {
                    assert_eq!(signs.next(sign, from), text[from..].find(sign).map(|at| from + at));
                }
            }
        }
    }
}
