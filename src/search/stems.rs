//! The stem of a word: what its forms have in common.
//!
//! Takes a word in small letters and its language; gives what is searched for, by the algorithms of Snowball for Danish and English. Words of
//! other languages, and numbers, stay as they are. The only importer of rust-stemmers. The script has the same algorithms: a test
//! compares both.

use rust_stemmers::{Algorithm, Stemmer};

use super::folding::{folded, in_danish_letters};
use crate::model::Language;

/// Stems the words of a language.
pub(super) struct Stems {
    stemmer: Option<Stemmer>,
    language: Language,
}

impl Stems {
    pub(super) fn new(language: Language) -> Stems {
        let stemmer = match language {
            Language::DANISH => Some(Stemmer::create(Algorithm::Danish)),
            Language::ENGLISH => Some(Stemmer::create(Algorithm::English)),
            _ => None,
        };
        Stems { stemmer, language }
    }

    /// What a word in small letters is searched by, folded.
    pub(super) fn term(&self, word: &str) -> String {
        match &self.stemmer {
            Some(stemmer) if !word.starts_with(|c: char| c.is_ascii_digit()) => {
                if self.language == Language::DANISH {
                    folded(&stemmer.stem(&in_danish_letters(word)), self.language)
                } else {
                    stemmer.stem(&folded(word, self.language)).into_owned()
                }
            }
            _ => folded(word, self.language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_snowball_is_stemmed_as_it_says() {
        let Ok(path) = std::env::var("FAKTUM_SNOWBALL_DANISH") else {
            return;
        };
        let list = std::fs::read_to_string(path).expect("the list can be read");
        let stems = Stemmer::create(Algorithm::Danish);
        let (mut count, mut wrong) = (0, Vec::new());
        for (word, stem) in list.lines().filter_map(|line| line.split_once('\t')) {
            count += 1;
            let found = stems.stem(word);
            if found != stem {
                wrong.push(format!("{word}: {found} instead of {stem}"));
            }
        }
        assert!(count > 20_000, "the list has {count} words");
        assert!(wrong.len() * 1000 < count, "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    }
}
