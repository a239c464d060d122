//! What each word of the site is searched by: its stem, and the words that it is made of.
//!
//! Takes the vocabulary of a language; gives [`Terms`]: every term once, and for each word its term and those of its parts.

use std::collections::HashMap;

use rayon::prelude::*;

use super::compounds::KnownWords;
use super::folding::folded;
use super::stems::Stems;
use super::vocabulary::{AMOUNT, BLANK, FILTER, Vocabulary};
use crate::model::Language;

/// The terms of a language.
pub(super) struct Terms {
    pub(super) all: Vec<String>,
    /// For each word of the vocabulary, its term.
    pub(super) of_words: Vec<u32>,
    /// For each word of the vocabulary, the terms of the words that it is made of.
    pub(super) of_parts: Vec<Box<[u32]>>,
}

pub(super) fn terms(language: Language, vocabulary: &Vocabulary) -> Terms {
    let words = vocabulary.words();
    let stems = Stems::new(language);
    let forms: Vec<(String, String)> = words
        .par_iter()
        .map(|word| {
            if is_name(word) {
                let name = folded(word, language);
                return (String::new(), name);
            }
            let form = folded(word, language);
            let term = if is_unit(word) { (*word).to_owned() } else { stems.term(word) };
            (form, term)
        })
        .collect();
    // English writes compounds as two words.
    let is_split = language != Language::ENGLISH;
    let plain = forms.iter().filter(|(form, _)| is_split && !form.is_empty());
    let known = KnownWords::new(plain.map(|(form, term)| (&**form, &**term)));
    let parts: Vec<Vec<String>> = forms
        .par_iter()
        .map(|(form, term)| {
            let parts = if is_split && !form.is_empty() { known.parts(term) } else { Vec::new() };
            let term_of = |part: &str| if known.is_form(part) { stems.term(part) } else { part.to_owned() };
            parts.into_iter().map(term_of).collect()
        })
        .collect();
    number(forms, &parts)
}

/// Whether a word of the vocabulary is a name of several words.
fn is_name(word: &str) -> bool {
    word.contains(BLANK)
}

/// Whether a word of the vocabulary is no word of a text.
fn is_unit(word: &str) -> bool {
    word.starts_with([FILTER, AMOUNT])
}

fn number(forms: Vec<(String, String)>, parts: &[Vec<String>]) -> Terms {
    let mut numbers: HashMap<String, u32> = HashMap::with_capacity(forms.len());
    let mut number = |term: String| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        *numbers.entry(term).or_insert(next)
    };
    let of_words = forms.into_iter().map(|(_, term)| number(term)).collect();
    let of_parts =
        parts.iter().map(|parts| parts.iter().map(|part| number(part.clone())).collect()).collect();
    let mut all = vec![String::new(); numbers.len()];
    for (term, at) in numbers {
        all[at as usize] = term;
    }
    Terms { all, of_words, of_parts }
}
