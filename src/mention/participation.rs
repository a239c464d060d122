//! Sentences that say that an organisation takes part in a partnership.
//!
//! Takes a [`Line`]; gives a [`ParticipationMention`] for each organisation of the site that the line says to take part: `A, B og C deltager i Y`,
//! `i Y deltager A og B`, `Y består af A, B og C`, `NN har inviteret A med i Y`. The names must be joined by nothing but the words of the
//! tables: whoever only talks about it (`A siger, at B deltager i Y`) or is named inside of something else (`formanden for A deltager i Y`)
//! does not take part. Questions, conditions, wishes and negations say nothing. What the sheet lists is not known here.

mod words;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::ops::Range;

use super::line::{Line, Named, Naming};
use super::names::ThingIx;
use super::sentences::sentence_around;
use crate::model::{Kind, Language};
use words::TakingPart;

/// That an organisation takes part in a partnership.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ParticipationMention {
    /// The bytes of the organisation's name.
    pub range: Range<usize>,
    pub organisations: Box<[ThingIx]>,
    pub partnerships: Box<[ThingIx]>,
    /// Whether it can be over.
    pub is_past: bool,
}

/// The most words between a verb and the name of what somebody takes part in.
const MOST_FILLERS: usize = 4;

/// The most words of the name of somebody whom the site does not know.
const LONGEST_NAME: usize = 6;

struct Reader<'l> {
    line: &'l Line<'l>,
    words: &'static TakingPart,
    /// The tokens of the line that are doubts, and those that are conditions, from the left.
    doubts: Vec<usize>,
    conditions: Vec<usize>,
}

/// What a line says of who takes part.
pub(super) fn participations(line: &Line<'_>, language: Language) -> Vec<ParticipationMention> {
    let is_partnership = |named: &&Named| named.naming == Naming::Thing(Kind::Partnership);
    let mut partnerships = line.named.iter().filter(is_partnership).peekable();
    if partnerships.peek().is_none() {
        return Vec::new();
    }
    let reader = Reader::new(line, TakingPart::of(language));
    let mut seen = HashSet::new();
    let found = partnerships.flat_map(|partnership| reader.participations_in(partnership));
    found.filter(|mention| seen.insert(mention.clone())).collect()
}

impl<'l> Reader<'l> {
    fn new(line: &'l Line<'l>, words: &'static TakingPart) -> Reader<'l> {
        let places = |of: &[&str]| (0..line.tokens.len()).filter(|&at| line.is_one_of(at, of)).collect();
        Reader { line, words, doubts: places(words.doubts), conditions: places(words.conditions) }
    }

    fn participations_in(&self, partnership: &Named) -> Vec<ParticipationMention> {
        let sentence = sentence_around(self.line.text, &partnership.range);
        let text = &self.line.text[sentence.clone()];
        let first = self.line.tokens.at_byte(sentence.start);
        let end = self.line.tokens.at_byte(sentence.end);
        let is_question = text.trim_end_matches(['”', '"', '»', '’', ' ', '\n']).ends_with('?');
        if is_question || has_between(&self.conditions, first, end) {
            return Vec::new();
        }
        let mut found = self.subjects_before(partnership, first);
        found.extend(self.subjects_after(partnership, first, end));
        found
    }

    /// Where what somebody takes part in begins: before `det nye partnerskab „Y”`.
    fn before_fillers(&self, partnership: &Named, first: usize) -> usize {
        let mut start = partnership.first;
        let mut left = MOST_FILLERS;
        while start > first && left > 0 {
            let at = start - 1;
            let is_quote = matches!(
                self.line.tokens.sign(at),
                Some('”' | '“' | '„' | '"' | '»' | '«' | '\'' | '’' | '‘')
            );
            if !is_quote && !self.line.is_one_of(at, self.words.fillers) {
                break;
            }
            start = at;
            left -= usize::from(!is_quote);
        }
        start
    }

    /// Those who take part, named before the partnership.
    fn subjects_before(&self, partnership: &Named, first: usize) -> Vec<ParticipationMention> {
        // `Y's sekretariat` is something else.
        if partnership.is_genitive {
            return Vec::new();
        }
        let start = self.before_fillers(partnership, first);
        // A filler can belong to the verb: `er med i det`.
        for end in start..=partnership.first {
            for (phrases, is_past) in [(self.words.present, false), (self.words.past, true)] {
                let verb = self.longest_before(end, phrases);
                let list = verb.map_or_else(Vec::new, |verb| self.subjects_of(verb, first));
                if !list.is_empty() {
                    return self.mentions(list, partnership, is_past);
                }
            }
        }
        for end in start..=partnership.first {
            for (verb, preposition) in self.words.inverted {
                if let Some(list_end) = self.line.tokens.before_phrase(end, preposition) {
                    let list = self.list_before(list_end, first);
                    let Some(list_first) = list.iter().map(|named| named.first).min() else {
                        continue;
                    };
                    let begins = self.before_among(self.list_start(list_end, first).min(list_first));
                    if self.line.tokens.before_phrase(begins, verb).is_some() {
                        return self.mentions(list, partnership, false);
                    }
                }
            }
        }
        Vec::new()
    }

    /// Those who take part, named after the partnership.
    fn subjects_after(&self, partnership: &Named, first: usize, end: usize) -> Vec<ParticipationMention> {
        if partnership.is_genitive || self.has_doubt(first, partnership.first) {
            return Vec::new();
        }
        let mut after = partnership.end;
        while matches!(self.line.tokens.sign(after), Some('”' | '“' | '"' | '«' | '»' | '’')) {
            after += 1;
        }
        let start = self.before_fillers(partnership, first);
        if self.line.tokens.sign(after) == Some(',') && self.line.is_one_of(after + 1, self.words.relatives) {
            after += 2;
        }
        if let Some(list) = self.line.after_any(after, self.words.consists) {
            // `Formanden for Y samler …`
            let is_part = start > first && self.line.is_one_of(start - 1, self.words.prepositions);
            return if is_part {
                Vec::new()
            } else {
                self.mentions(self.list_after(list, end), partnership, false)
            };
        }
        for (before, verb) in self.words.members {
            let is_before = |at: usize| self.line.tokens.before_phrase(at, before).is_some();
            if let Some(list) = self.line.tokens.after_phrase(after, verb)
                && (start..=partnership.first).any(is_before)
            {
                return self.mentions(self.list_after(list, end), partnership, false);
            }
        }
        Vec::new()
    }

    /// Where the longest phrase of these begins that ends here.
    fn longest_before(&self, end: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().filter_map(|phrase| self.before_verb(end, phrase)).min()
    }

    /// Where a phrase begins that ends here, perhaps with an adverb behind its first word: `er nu med i`.
    fn before_verb(&self, end: usize, phrase: &str) -> Option<usize> {
        let tokens = &self.line.tokens;
        let Some((first, rest)) = phrase.split_once(' ') else {
            return tokens.before_phrase(end, phrase);
        };
        let mut at = tokens.before_phrase(end, rest)?;
        while at > 0 && self.line.is_one_of(at - 1, self.words.adverbs) {
            at -= 1;
        }
        // `is also taking part`, `also takes part`
        let mut start = tokens.before_phrase(at, first)?;
        while start > 0 && self.line.is_one_of(start - 1, self.words.adverbs) {
            start -= 1;
        }
        Some(start)
    }

    /// Those who take part, before a verb: a list, or the name that a relative clause follows.
    fn subjects_of(&self, verb: usize, first: usize) -> Vec<&Named> {
        let is_relative = verb > first + 1
            && self.line.is_one_of(verb - 1, self.words.relatives)
            && self.line.tokens.sign(verb - 2) == Some(',');
        if !is_relative {
            return self.list_before(verb, first);
        }
        let list = self.list_before(verb - 2, first);
        list.into_iter().filter(|named| named.end == verb - 2).collect()
    }

    fn mentions(&self, list: Vec<&Named>, partnership: &Named, is_past: bool) -> Vec<ParticipationMention> {
        let organisations =
            list.into_iter().filter(|named| named.naming == Naming::Thing(Kind::Organisation));
        let mentions = organisations.map(|named| ParticipationMention {
            range: named.range.clone(),
            organisations: named.things.clone(),
            partnerships: partnership.things.clone(),
            is_past,
        });
        mentions.collect()
    }

    /// Whether a stretch has a word that leaves open what follows.
    fn has_doubt(&self, first: usize, end: usize) -> bool {
        has_between(&self.doubts, first, end)
    }

    /// The names of a list that ends here; none if the list is not the subject.
    fn list_before(&self, end: usize, first: usize) -> Vec<&Named> {
        let start = self.list_start(end, first);
        let before = self.before_among(start);
        let is_part = before > first && self.line.is_one_of(before - 1, self.words.prepositions);
        if start == end || is_part || self.has_doubt(first, start) {
            return Vec::new();
        }
        self.line.all_between(start, end).collect()
    }

    /// The place before words such as `både`.
    fn before_among(&self, start: usize) -> usize {
        start - (0..start).rev().take_while(|at| self.is_among(*at)).count()
    }

    /// `bl.` is such a word, BL is a name.
    fn is_among(&self, at: usize) -> bool {
        self.line.is_one_of(at, self.words.among) && !self.is_named(at)
    }

    /// Where the list begins that ends here; here if there is none.
    fn list_start(&self, end: usize, first: usize) -> usize {
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
    fn list_after(&self, first: usize, end: usize) -> Vec<&Named> {
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
}

/// Whether one of these places is between two others, the last one not included.
fn has_between(places: &[usize], first: usize, end: usize) -> bool {
    let next = places.partition_point(|at| *at < first);
    places.get(next).is_some_and(|at| *at < end)
}
