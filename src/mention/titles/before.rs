//! Titles before a name: `direktør NN`, `Skatteministeren (NN)`, `BL's direktør NN`, `direktør i BL, NN`.
//!
//! Takes the place of a name in a line; gives the title that ends right before it.

use super::{Found, HeldAt, Reader};
use crate::mention::line::{Named, Naming};
use crate::model::Kind;

/// The most words of a minister's area that stand before `minister`.
pub(super) const LONGEST_AREA: usize = 3;

/// The most tokens of a title.
const LONGEST: usize = 14;

impl Reader<'_> {
    /// The title before a name.
    pub(super) fn title_before(&self, person: &Named) -> Option<Found> {
        let joint = person.first.checked_sub(1)?;
        let end = match self.line.tokens.sign(joint) {
            Some('(' | ',') => joint,
            _ => person.first,
        };
        let found = self.title_up_to(end).or_else(|| self.title_with_place(end))?;
        // `Jens Jensen, formand, Anna Holm, direktør`: the title is that of somebody whom the site does not know.
        let is_in_list = self.line.tokens.sign(joint) == Some(',')
            && found.first > 2
            && self.line.tokens.sign(found.first - 1) == Some(',')
            && self.line.is_capitalised(found.first - 2)
            && self.line.is_capitalised(found.first - 3)
            && self.line.named_before(found.first - 1, Naming::Thing(Kind::Person)).is_none();
        (!is_in_list).then_some(found)
    }

    /// A title that ends with a place: `direktør i BL`.
    fn title_with_place(&self, end: usize) -> Option<Found> {
        let organisation = self.line.named_before(end, Naming::Thing(Kind::Organisation))?;
        let mut preposition = organisation.first.checked_sub(1)?;
        if self.line.is_one_of(preposition, self.words.definite_articles) {
            preposition = preposition.checked_sub(1)?;
        }
        if organisation.is_genitive || !self.line.is_one_of(preposition, self.words.at) {
            return None;
        }
        let found = self.title_up_to(preposition)?;
        Some(Found { held_at: self.organisation(organisation), ..found })
    }

    /// The longest title that ends at a place.
    fn title_up_to(&self, end: usize) -> Option<Found> {
        let first = (end.saturating_sub(LONGEST)..end).find(|&at| {
            self.title_from(at) == Some(end) && !self.is_after_hyphen(at) && !self.is_in_longer(at)
        });
        match first {
            Some(first) => Some(self.with_owner(self.with_area_before(first, end), end)),
            None => self.after_owner_and_hyphen(end),
        }
    }

    /// Where a minister's title begins, with the words for the area before it: `tax minister`. A word that is none does no harm: then the
    /// title is none that the site knows.
    fn with_area_before(&self, first: usize, end: usize) -> usize {
        let line = self.line;
        let is_bare = end == first + 1 && line.tokens.word(first) == Some("minister");
        if self.words.is_compounding || !is_bare {
            return first;
        }
        let is_area = |at: &usize| {
            line.is_capitalised(*at)
                && !line.is_one_of(*at, self.words.other_times)
                && !line.is_one_of(*at, self.words.own_country)
                && line.all_around(*at).next().is_none()
        };
        let capitals = (0..first).rev().take_while(is_area).take(LONGEST_AREA).count();
        if capitals > 0 {
            return if first == capitals && capitals == 1 && self.is_article(0) {
                first
            } else {
                first - capitals
            };
        }
        let is_word = first > 0 && line.tokens.word(first - 1).is_some_and(|word| word.len() > 2);
        let is_other = first > 0
            && (self.is_article(first - 1)
                || line.is_one_of(first - 1, self.words.other_times)
                || line.is_one_of(first - 1, self.words.fillers)
                || line.is_one_of(first - 1, self.words.own_country)
                || line.all_before(first).next().is_some());
        if is_word && !is_other { first - 1 } else { first }
    }

    pub(super) fn is_article(&self, at: usize) -> bool {
        self.line.is_one_of(at, self.words.definite_articles) || self.line.is_one_of(at, self.words.at)
    }

    /// Whether a title begins inside of another one: `kirkeminister` in `kultur- og kirkeminister`.
    fn is_in_longer(&self, at: usize) -> bool {
        let tokens = &self.line.tokens;
        let is_cut = |sign: usize| tokens.sign(sign) == Some('-') && !tokens.is_glued(sign + 1);
        let is_and = at > 0 && self.line.is_one_of(at - 1, &[self.words.and]);
        is_and && at > 1 && is_cut(at - 2)
    }

    /// A title with what is before it: an organisation, or a word that says when it is held.
    fn with_owner(&self, first: usize, end: usize) -> Found {
        let line = self.line;
        let mut found = Found { first, end, held_at: HeldAt::Unsaid, is_of_other_time: false };
        let mut before = first;
        while let Some(at) = before.checked_sub(1) {
            if let Some(country) = self.own_country_before(before, end) {
                before = country;
                continue;
            }
            let is_full_stop = line.tokens.sign(at) == Some('.') && line.tokens.is_glued(at);
            let word = if is_full_stop { at.saturating_sub(1) } else { at };
            if line.is_one_of(word, self.words.other_times) {
                found.is_of_other_time = true;
            } else if !line.is_one_of(at, self.words.fillers) {
                break;
            }
            before = word;
        }
        found.held_at = self.owner(before);
        found
    }

    /// Where `Danmarks` or `Denmark's` begins that ends here, before a title of a minister that ends at another place.
    fn own_country_before(&self, before: usize, end: usize) -> Option<usize> {
        let first = match self.line.tokens.word(before.checked_sub(1)?) {
            // `Denmark's` is three tokens.
            Some("s") if !self.words.is_compounding => before.checked_sub(3)?,
            _ => before - 1,
        };
        (self.after_own_country(first) == Some(before) && self.is_of_minister(before, end)).then_some(first)
    }

    /// The place after `Danmarks` or `Denmark's` that begins here.
    pub(super) fn after_own_country(&self, at: usize) -> Option<usize> {
        let tokens = &self.line.tokens;
        if !self.line.is_one_of(at, self.words.own_country) {
            return None;
        }
        let is_genitive = matches!(tokens.sign(at + 1), Some('\'' | '’'))
            && tokens.is_glued(at + 1)
            && tokens.is_glued(at + 2)
            && tokens.word(at + 2) == Some("s");
        Some(if is_genitive { at + 3 } else { at + 1 })
    }

    /// Whether some words have a minister's title.
    pub(super) fn is_of_minister(&self, first: usize, end: usize) -> bool {
        let is_minister = |at: usize| {
            let word = self.line.tokens.word(at).map(|word| self.words.indefinite(word));
            word.is_some_and(|word| word.ends_with("minister"))
        };
        (first..end).any(is_minister)
    }

    /// To whom the title that begins here belongs.
    fn owner(&self, first: usize) -> HeldAt {
        let line = self.line;
        let Some(last) = first.checked_sub(1) else {
            return HeldAt::Unsaid;
        };
        if let Some(named) = line.named_before(first, Naming::Thing(Kind::Organisation)) {
            return self.organisation(named);
        }
        let word = line.tokens.word(last).unwrap_or("");
        // `den lokale formand`: of something that is not named.
        let is_described = last > 0 && line.is_one_of(last - 1, self.words.definite_articles);
        if is_described && !line.is_capitalised(first) {
            return HeldAt::Elsewhere;
        }
        let is_apart = word == "s" && last > 0 && matches!(line.tokens.sign(last - 1), Some('\'' | '’'));
        let is_at_start = last == 0
            || matches!(line.tokens.sign(last - 1), Some('.' | '!' | '?' | ':' | '”' | '"' | '»' | '“'));
        let is_name = line.is_capitalised(last) && (!is_at_start || word.ends_with('s'));
        if is_apart || is_name || self.is_genitive_noun(word) { HeldAt::Elsewhere } else { HeldAt::Unsaid }
    }

    /// Whether a word in small letters is probably a genitive: `foreningens direktør NN`.
    fn is_genitive_noun(&self, word: &str) -> bool {
        self.words.genitives.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
    }

    /// The title behind an organisation and a hyphen: `BL-direktør`.
    fn after_owner_and_hyphen(&self, end: usize) -> Option<Found> {
        let tokens = &self.line.tokens;
        let first = end.checked_sub(1)?;
        if !self.is_title_word(first) || !self.is_after_hyphen(first) || !tokens.is_glued(first - 1) {
            return None;
        }
        let mut found = Found { first, end, held_at: HeldAt::Elsewhere, is_of_other_time: false };
        if let Some(named) = self.line.named_before(first - 1, Naming::Thing(Kind::Organisation)) {
            found.held_at = self.organisation(named);
        }
        let prefix = first.checked_sub(2)?;
        if self.line.is_one_of(prefix, self.words.other_times) {
            found.is_of_other_time = true;
            found.held_at = self.owner(prefix);
        } else if self.line.is_one_of(prefix, self.words.ranks) {
            found.first = prefix;
            found.held_at = self.owner(prefix);
        }
        Some(found)
    }
}
