//! Lists of names in a line: `A, B og C`.
//!
//! Takes where a list ends or begins; gives the names of the site in it. Other names, which are words with capital letters, can be between them.
//! Whether those in the list take part is not known here.

use super::Reader;
use crate::mention::line::{Named, Naming};
use crate::model::Kind;

/// The most words of the name of somebody whom the site does not know.
const LONGEST_NAME: usize = 6;

impl Reader<'_> {
    /// The names of a list that ends here; none if the list is not the subject.
    pub(super) fn list_before(&self, end: usize, first: usize) -> Vec<&Named> {
        let start = self.list_start(end, first);
        let before = self.before_among(start);
        let is_part = before > first && self.line.is_one_of(before - 1, self.words.prepositions);
        let start = if is_part { self.clause_after_person(start, end) } else { start };
        if start == end || self.has_doubt(first, start) {
            return Vec::new();
        }
        self.line.all_between(start, end).collect()
    }

    /// Where the next clause begins if the list begins with a person: `var repræsenteret ved NN, og BL deltager`. Else the end.
    fn clause_after_person(&self, start: usize, end: usize) -> usize {
        let Some(person) = self.line.named_at(start, Naming::Thing(Kind::Person)) else {
            return end;
        };
        let and = person.end + 1;
        let is_clause =
            self.line.tokens.sign(person.end) == Some(',') && self.line.is_one_of(and, self.words.and);
        if is_clause && self.list_start(end, and) == and + 1 { and + 1 } else { end }
    }

    /// The place before words such as `både`.
    pub(super) fn before_among(&self, start: usize) -> usize {
        start - (0..start).rev().take_while(|at| self.is_among(*at)).count()
    }

    /// `bl.` is such a word, BL is a name.
    pub(super) fn is_among(&self, at: usize) -> bool {
        self.line.is_one_of(at, self.words.among) && !self.is_named(at)
    }

    /// Where the list begins that ends here; here if there is none.
    pub(super) fn list_start(&self, end: usize, first: usize) -> usize {
        let mut start = end;
        let mut place = end;
        while let Some(name) = self.name_before(place, first) {
            start = name;
            match name.checked_sub(1).filter(|joint| *joint >= first && self.is_joint(*joint)) {
                // `A, B, og C`
                Some(joint) if joint > first && self.line.tokens.sign(joint - 1) == Some(',') => {
                    place = joint - 1;
                }
                Some(joint) => place = joint,
                None => break,
            }
        }
        start
    }

    /// Where the name begins that ends here: one of the site, or words with capital letters.
    fn name_before(&self, end: usize, first: usize) -> Option<usize> {
        let named = self.line.all_before(end).filter(|named| named.first >= first);
        let mut known = named.filter(|named| matches!(named.naming, Naming::Thing(_) | Naming::LastName));
        if let Some(known) = known.next() {
            return (!known.is_genitive).then_some(known.first);
        }
        let is_part = |at: &usize| self.line.is_capitalised(*at) && !self.is_named(*at);
        let length = (first..end).rev().take_while(is_part).take(LONGEST_NAME).count();
        (length > 0).then_some(end - length)
    }

    fn is_named(&self, at: usize) -> bool {
        self.line.all_around(at).any(|named| named.naming == Naming::Thing(Kind::Organisation))
    }

    /// Whether a token is between the names of a list.
    fn is_joint(&self, at: usize) -> bool {
        matches!(self.line.tokens.sign(at), Some(',' | '&')) || self.line.is_one_of(at, self.words.and)
    }

    /// The names of a list that begins here.
    pub(super) fn list_after(&self, first: usize, end: usize) -> Vec<&Named> {
        let line = self.line;
        let mut list = Vec::new();
        let mut at = first;
        loop {
            while self.is_among(at) || line.tokens.is_full_stop(at) && at < end {
                at += 1;
            }
            let Some((after, named)) = self.name_after(at, end) else {
                return list;
            };
            let is_end = after >= end
                || line.tokens.sign(after).is_some()
                || line.is_one_of(after, self.words.after_list);
            if !is_end {
                // `KL projekter`: the name is part of something else.
                return list;
            }
            list.extend(named);
            at = after;
            while at < end && self.is_joint(at) {
                at += 1;
            }
            if at == after {
                return list;
            }
        }
    }

    /// The place after the name that begins here, and whose it is if the site has it.
    fn name_after(&self, at: usize, end: usize) -> Option<(usize, Option<&Named>)> {
        if let Some(named) = self.line.named_at(at, Naming::Thing(Kind::Organisation)) {
            return (!named.is_genitive).then_some((named.end, Some(named)));
        }
        let is_part = |place: &usize| self.line.is_capitalised(*place) && !self.is_named(*place);
        let length = (at..end).take_while(is_part).take(LONGEST_NAME).count();
        (length > 0).then_some((at + length, None))
    }

    /// The names of a list that begins here, and the place after it.
    pub(super) fn names_from(&self, first: usize, end: usize) -> (Vec<&Named>, usize) {
        let mut list = Vec::new();
        let mut at = first;
        while self.is_among(at) && at < end {
            at += 1;
        }
        while let Some((after, named)) = self.name_after(at, end) {
            list.extend(named);
            if !self.is_joint(after) {
                return (list, after);
            }
            at = after + 1;
        }
        (Vec::new(), at)
    }
}
