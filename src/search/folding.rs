//! Letters that count as the same in a search.
//!
//! Takes a word in small letters; gives it in the letters that people type: `æ` is `ae`, `ø` is `oe`, `å` is `aa`, an accent is nothing. The
//! script folds in the same way, with the letters of [`letters`].

use crate::letters::without_marks;
use crate::model::Language;

/// Letters and what they are in every language. `å` is not `a` with a ring to anybody who writes it.
const LETTERS: [(char, &str); 8] =
    [('æ', "ae"), ('ø', "oe"), ('å', "aa"), ('œ', "oe"), ('ß', "ss"), ('þ', "th"), ('ð', "d"), ('ł', "l")];

/// The letters of other languages that Danes know as their own.
const DANISH: [(char, &str); 2] = [('ä', "ae"), ('ö', "oe")];

const GERMAN: [(char, &str); 3] = [('ä', "ae"), ('ö', "oe"), ('ü', "ue")];

/// The letters that become others in a language.
pub(super) fn letters(language: Language) -> impl Iterator<Item = (char, &'static str)> {
    let own: &[(char, &str)] = match language {
        Language::DANISH => &DANISH,
        Language::GERMAN => &GERMAN,
        _ => &[],
    };
    LETTERS.iter().chain(own).copied()
}

/// A word in the letters that people type.
pub(super) fn folded(word: &str, language: Language) -> String {
    replaced(word, |letter| letters(language).find(|(known, _)| *known == letter).map(|(_, plain)| plain))
}

/// A word in the letters of the Danish alphabet, as its stemmer needs it.
pub(super) fn in_danish_letters(word: &str) -> String {
    replaced(word, |letter| match letter {
        'æ' | 'ä' => Some("æ"),
        'ø' | 'ö' => Some("ø"),
        'å' => Some("å"),
        _ => letters(Language::DANISH).find(|(known, _)| *known == letter).map(|(_, plain)| plain),
    })
}

/// A word with other letters for those that `plain` knows, and without accents.
fn replaced(word: &str, plain: impl Fn(char) -> Option<&'static str>) -> String {
    if word.is_ascii() {
        return word.to_owned();
    }
    let mut replaced = String::with_capacity(word.len() + 2);
    for letter in word.chars() {
        if letter.is_ascii() {
            replaced.push(letter);
            continue;
        }
        let base = without_marks(letter);
        match plain(letter).or_else(|| plain(base)) {
            Some(letters) => replaced.push_str(letters),
            None => replaced.push(base),
        }
    }
    replaced
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_people_type_differently_are_the_same() {
        assert_eq!(folded("ærø", Language::DANISH), "aeroe");
        assert_eq!(folded("ålborg", Language::DANISH), folded("aalborg", Language::DANISH));
        assert_eq!(folded("café", Language::DANISH), "cafe");
        assert_eq!(folded("malmö", Language::DANISH), folded("malmø", Language::DANISH));
        assert_eq!(folded("müller", Language::GERMAN), "mueller");
        assert_eq!(folded("müller", Language::ENGLISH), "muller");
    }

    #[test]
    fn a_danish_word_keeps_danish_letters() {
        assert_eq!(in_danish_letters("ænglé"), "ængle");
        assert_eq!(in_danish_letters("malmö"), "malmø");
        assert_eq!(in_danish_letters("ǿ"), "ø");
    }
}
