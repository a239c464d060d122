//! Titles after a name: `NN, direktør i BL`, `NN, der er direktør`, `NN (direktør)`, `NN (S), skatteminister`.
//!
//! Takes the place of a name in a line; gives the title that begins right after it. In a list, the title may be that of the next person:
//! `NN, direktør Bo Bak`. Then nothing is given.

use super::before::LONGEST_AREA;
use super::{Found, HeldAt, Reader};
use crate::mention::line::{Named, Naming};
use crate::model::Kind;

/// The most tokens of what is in brackets after a name, such as a party.
const LONGEST_ASIDE: usize = 4;

impl Reader<'_> {
    /// The title after a name; `has_title` if there is one before it.
    pub(super) fn title_after(&self, person: &Named, has_title: bool) -> Option<Found> {
        if person.is_genitive {
            return None;
        }
        let line = self.line;
        let tokens = &line.tokens;
        let mut at = person.end;
        if tokens.sign(at) == Some('(') {
            if self.beginning(at + 1).is_some() {
                return self.title_at(at + 1, true, has_title);
            }
            let close = (at + 1..at + 2 + LONGEST_ASIDE).find(|&place| tokens.sign(place) == Some(')'));
            at = close? + 1;
        }
        if tokens.sign(at) != Some(',') {
            return None;
        }
        self.title_at(at + 1, false, has_title)
    }

    /// Where a title begins behind words such as `der er`, and whether it is one of another time, and whether it has an article.
    fn beginning(&self, at: usize) -> Option<(usize, bool, bool)> {
        let line = self.line;
        let mut at = line.after_any(at, self.words.relatives).unwrap_or(at);
        let has_article = line.is_one_of(at, self.words.definite_articles);
        at += usize::from(has_article);
        let mut is_of_other_time = false;
        loop {
            if line.is_one_of(at, self.words.other_times) {
                is_of_other_time = true;
            } else if !line.is_one_of(at, self.words.fillers) {
                break;
            }
            at += 1;
            if line.tokens.is_full_stop(at) {
                at += 1;
            }
            if line.tokens.sign(at) == Some('-') && line.tokens.is_glued(at) {
                at += 1;
            }
        }
        let at = self.before_title_of_minister(at).unwrap_or(at);
        let owner = line.named_at(at, Naming::Thing(Kind::Organisation)).filter(|named| named.is_genitive);
        self.title_or_area(owner.map_or(at, |named| named.end))?;
        Some((at, is_of_other_time, has_article))
    }

    /// The place after `Danmarks` or `Denmark's` if a minister's title follows.
    fn before_title_of_minister(&self, at: usize) -> Option<usize> {
        let title = self.after_own_country(at)?;
        let end = self.title_or_area(title)?;
        self.is_of_minister(title, end).then_some(title)
    }

    /// The place after a title that begins here, which can have the words for its area first: `tax minister`.
    fn title_or_area(&self, at: usize) -> Option<usize> {
        let is_minister = |end: &usize| self.line.tokens.word(*end) == Some("minister");
        self.title_from(at).or_else(|| {
            let minister =
                (at + 1..=at + LONGEST_AREA).find(is_minister).filter(|_| !self.words.is_compounding)?;
            let are_words =
                (at..minister).all(|place| self.line.tokens.word(place).is_some() && !self.is_article(place));
            are_words.then_some(minister + 1)
        })
    }

    fn title_at(&self, at: usize, is_in_brackets: bool, has_title: bool) -> Option<Found> {
        let line = self.line;
        let (at, is_of_other_time, has_article) = self.beginning(at)?;
        let owner = line.named_at(at, Naming::Thing(Kind::Organisation)).filter(|named| named.is_genitive);
        let first = owner.map_or(at, |named| named.end);
        let end = self.title_or_area(first)?;
        let mut found = Found { first, end, held_at: HeldAt::Unsaid, is_of_other_time };
        if let Some(owner) = owner {
            found.held_at = self.organisation(owner);
        }
        // `NN, formanden for KL og …` can be a list of two people.
        let is_definite = has_article || self.is_definite(end);
        let next = self.place_of(&mut found);
        let is_closed = next >= line.tokens.len() || self.is_boundary(next);
        if is_definite && (!is_closed || line.is_one_of(next, &[self.words.and])) {
            return None;
        }
        if !is_closed || self.is_of_next(next, has_title || is_definite) && !is_in_brackets {
            return None;
        }
        if line.is_one_of(next, self.words.periods) || line.tokens.is_number(next) {
            found.is_of_other_time = true;
        }
        Some(found)
    }

    /// Reads where the title is held, and gives the place after that.
    fn place_of(&self, found: &mut Found) -> usize {
        let line = self.line;
        let end = found.end;
        let is_joined = line.is_one_of(end, self.words.at);
        if is_joined || line.tokens.sign(end) == Some(',') {
            let first =
                end + 1 + usize::from(is_joined && line.is_one_of(end + 1, self.words.definite_articles));
            if let Some(named) = line.named_at(first, Naming::Thing(Kind::Organisation))
                && !named.is_genitive
            {
                found.held_at = self.organisation(named);
                return named.end;
            }
        }
        if is_joined && !line.tokens.is_number(end + 1) {
            found.held_at = HeldAt::Elsewhere;
        }
        end
    }

    /// Whether what follows a title leaves it whole.
    fn is_boundary(&self, next: usize) -> bool {
        let line = self.line;
        let is_sign = line.tokens.sign(next).is_some_and(|sign| sign != '-' || !line.tokens.is_glued(next));
        is_sign
            || line.tokens.is_number(next)
            || line.is_one_of(next, self.words.at)
            || line.is_one_of(next, self.words.periods)
            || line.is_one_of(next, &[self.words.and])
    }

    /// Whether the title can be that of the next person of a list.
    fn is_of_next(&self, next: usize, is_doubtful: bool) -> bool {
        let line = self.line;
        let is_named = |at: usize| {
            let is_person =
                |named: &Named| matches!(named.naming, Naming::Thing(Kind::Person) | Naming::LastName);
            line.all_at(at).iter().any(is_person) || line.is_capitalised(at)
        };
        match line.tokens.sign(next) {
            Some(',') => is_doubtful && is_named(next + 1),
            Some('(') => is_named(next + 1),
            _ => is_named(next),
        }
    }
}
