//! The order of names in a list, by the rules of the page's language.
//!
//! Takes a name and an alphabet; gives a key to sort by. A letter without a place in the alphabet counts as the plain letters that it is
//! based on: in English, æ, ø and å as ae, o and a. Accents count only if two names are otherwise the same.
//!
//! Why not a collation library: it brings tables of all languages, for the few letters that a language sorts in its own way.

use crate::letters::{compose, is_mark, plain_letters};
use crate::model::conventions::Alphabet;

/// What a name is sorted by. Compare keys instead of names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: Vec<u8>,
    /// Decides between names that differ only in case, accents and punctuation.
    written: Box<str>,
}

impl SortKey {
    /// The key of a name in a list of a language with this alphabet.
    pub fn new(name: &str, alphabet: &Alphabet) -> SortKey {
        let mut letters = Vec::with_capacity(name.len());
        let composed = compose(name);
        let mut rest = composed.chars().flat_map(char::to_lowercase).peekable();
        while let Some(letter) = rest.next() {
            match own_place(letter, rest.peek().copied(), alphabet) {
                Some(own) => {
                    letters.push(own.place);
                    if own.is_pair {
                        rest.next();
                    }
                }
                None => plain(letter, alphabet, &mut letters),
            }
        }
        while letters.last() == Some(&b' ') {
            letters.pop();
        }
        SortKey { letters, written: name.into() }
    }
}

/// The place of a letter that has one of its own, or of two that count as one.
struct OwnPlace {
    place: u8,
    is_pair: bool,
}

/// The place of a letter of its own, or of it and the next one together.
fn own_place(letter: char, next: Option<char>, alphabet: &Alphabet) -> Option<OwnPlace> {
    let mut buffer = [0; 4];
    let written: &str = letter.encode_utf8(&mut buffer);
    let mut found = None;
    for (letters, place) in alphabet.own.iter() {
        // Most letters have another first byte.
        if letters.as_bytes().first() != written.as_bytes().first() {
            continue;
        }
        let Some(after) = letters.strip_prefix(written) else {
            continue;
        };
        let mut after = after.chars();
        match after.next() {
            None => found = Some(OwnPlace { place: *place, is_pair: false }),
            second if second == next && after.next().is_none() => {
                return Some(OwnPlace { place: *place, is_pair: true });
            }
            Some(_) => {}
        }
    }
    found
}

/// The letter as a to z and 0 to 9. Punctuation counts as one space between words, and not at the start.
fn plain(letter: char, alphabet: &Alphabet, letters: &mut Vec<u8>) {
    match letter {
        '0'..='9' => letters.push(letter as u8),
        'a'..='z' => letters.push(alphabet.place_of_plain(letter as u8)),
        letter if is_mark(letter) => {}
        letter if let Some(plain) = plain_letters(letter) => {
            letters.extend(plain.bytes().map(|letter| alphabet.place_of_plain(letter)));
        }
        letter if letter.is_alphanumeric() => {
            // Other scripts come after the Latin alphabet, in the order of Unicode.
            letters.push(u8::MAX);
            letters.extend(u32::from(letter).to_be_bytes());
        }
        _ if letters.is_empty() || letters.last() == Some(&b' ') => {}
        _ => letters.push(b' '),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::conventions::{Conventions, DANISH, ENGLISH, GERMAN};

    fn sorted<'n>(mut names: Vec<&'n str>, conventions: &Conventions) -> Vec<&'n str> {
        names.sort_by_key(|name| SortKey::new(name, &conventions.alphabet));
        names
    }

    #[test]
    fn danish_letters_come_last_and_aa_is_one_of_them() {
        let names = vec!["Åbenrå", "Aalborg", "Ærø", "Øster", "Zoo", "Andel", "andel", "Ål", "ABC"];
        assert_eq!(
            sorted(names, &DANISH),
            ["ABC", "Andel", "andel", "Zoo", "Ærø", "Øster", "Åbenrå", "Ål", "Aalborg"]
        );
    }

    #[test]
    fn english_has_no_letters_after_z() {
        let names = vec!["Zoo", "Ærø", "Åbenrå", "Aalborg", "Øster", "Of"];
        assert_eq!(sorted(names, &ENGLISH), ["Aalborg", "Åbenrå", "Ærø", "Of", "Øster", "Zoo"]);
    }

    #[test]
    fn german_letters_are_those_without_their_dots() {
        let names = vec!["Zoo", "Öl", "Ärzte", "Arzt", "Straße", "Strasse", "Strand", "Über", "Uhr"];
        let expected = ["Arzt", "Ärzte", "Öl", "Strand", "Strasse", "Straße", "Über", "Uhr", "Zoo"];
        assert_eq!(sorted(names, &GERMAN), expected);
    }

    #[test]
    fn signs_and_accents_decide_only_between_equals() {
        let names = vec!["BL – Danmarks", "BL", "(BL)", "Bl a", "Idé", "Ide"];
        assert_eq!(sorted(names, &DANISH), ["(BL)", "BL", "Bl a", "BL – Danmarks", "Ide", "Idé"]);
    }
}
