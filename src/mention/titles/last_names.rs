//! Whether a last name in a text can be that of somebody else than the person of the site.
//!
//! Takes the whole text and its names; says it for a last name: `Jens Bødskov` says that `Bødskov` need not be Morten Bødskov. Each name is
//! looked for once in a text.

use std::collections::HashMap;

use super::words::TitleWords;
use crate::mention::line::{Line, Named};
use crate::mention::names::{NameForm, NameHit, Names, ThingIx};
use crate::model::Language;

/// The last names of a text.
#[derive(Debug)]
pub(super) struct LastNames<'t> {
    text: &'t str,
    names: &'t Names,
    hits: &'t [NameHit],
    words: &'static TitleWords,
    /// What is known of each last name by now.
    of_another: HashMap<Box<str>, bool>,
}

impl<'t> LastNames<'t> {
    pub fn new(text: &'t str, names: &'t Names, hits: &'t [NameHit], language: Language) -> LastNames<'t> {
        LastNames { text, names, hits, words: TitleWords::of(language), of_another: HashMap::new() }
    }

    /// Whether the text has the last name with a first name that is not that of this person.
    pub fn are_of_another(&mut self, person: &Named, line: &Line<'_>) -> bool {
        let name = &line.text[person.range.clone()];
        if let Some(known) = self.of_another.get(name) {
            return *known;
        }
        let is_of_another =
            self.text.match_indices(name).any(|(at, _)| self.is_another(at, name, &person.things));
        self.of_another.insert(name.into(), is_of_another);
        is_of_another
    }

    /// Whether the last name at a place follows another first name.
    fn is_another(&self, at: usize, name: &str, people: &[ThingIx]) -> bool {
        let before = self.text[..at].strip_suffix(' ').unwrap_or("");
        let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        let lower = word.to_lowercase();
        !self.words.openers.contains(&&*lower)
            && self.words.title(&lower).is_none()
            && !self.is_full_name(at + name.len(), people)
    }

    /// Whether a full name of one of these people ends at a place.
    fn is_full_name(&self, end: usize, people: &[ThingIx]) -> bool {
        let number = self.hits.partition_point(|hit| hit.range.end < end);
        let Some(hit) = self.hits.get(number).filter(|hit| hit.range.end == end) else {
            return false;
        };
        let meanings = self.names.meanings(hit);
        meanings.iter().any(|meaning| meaning.form == NameForm::Full && people.contains(&meaning.thing))
    }
}
