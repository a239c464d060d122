//! The order of names in a list, by the rules of the page's language.
//!
//! Takes a name and a language; gives a key to sort by. Danish: … x y z æ ø å; `aa` counts as `å` (Retskrivningsordbogen
//! §1); accents count only if two names are otherwise the same. English: a to z, with æ, ø and å as ae, o and a.
//!
//! Why not a collation library: it brings tables of all languages, for the few letters that these two sort in their own way.

use crate::letters::{compose, is_mark, plain_letters};
use crate::model::Language;

/// What a name is sorted by. Compare keys instead of names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    letters: Vec<u8>,
    /// Decides between names that differ only in case, accents and punctuation.
    written: Box<str>,
}

/// Letters after z.
const AE: u8 = b'z' + 1;
const OE: u8 = b'z' + 2;
const AA: u8 = b'z' + 3;

impl SortKey {
    /// The key of a name in a list of this language.
    pub fn new(name: &str, language: Language) -> SortKey {
        let mut letters = Vec::with_capacity(name.len());
        let composed = compose(name);
        let mut rest = composed.chars().flat_map(char::to_lowercase).peekable();
        while let Some(letter) = rest.next() {
            let danish = language == Language::Danish;
            match letter {
                'a' if danish && rest.peek() == Some(&'a') => {
                    rest.next();
                    letters.push(AA);
                }
                'æ' | 'ä' if danish => letters.push(AE),
                'ø' | 'ö' if danish => letters.push(OE),
                'å' if danish => letters.push(AA),
                letter => plain(letter, &mut letters),
            }
        }
        while letters.last() == Some(&b' ') {
            letters.pop();
        }
        SortKey { letters, written: name.into() }
    }
}

/// The letter as a to z and 0 to 9. Punctuation counts as one space between words, and not at the start.
fn plain(letter: char, letters: &mut Vec<u8>) {
    match letter {
        'a'..='z' | '0'..='9' => letters.push(letter as u8),
        letter if is_mark(letter) => {}
        letter if let Some(plain) = plain_letters(letter) => letters.extend(plain.as_bytes()),
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

    fn sorted(mut names: Vec<&str>, language: Language) -> Vec<&str> {
        names.sort_by_key(|name| SortKey::new(name, language));
        names
    }

    #[test]
    fn danish_letters_come_last_and_aa_is_one_of_them() {
        let names = vec!["Åbenrå", "Aalborg", "Ærø", "Øster", "Zoo", "Andel", "andel", "Ål", "ABC"];
        assert_eq!(
            sorted(names, Language::Danish),
            ["ABC", "Andel", "andel", "Zoo", "Ærø", "Øster", "Åbenrå", "Ål", "Aalborg"]
        );
    }

    #[test]
    fn english_has_no_letters_after_z() {
        let names = vec!["Zoo", "Ærø", "Åbenrå", "Aalborg", "Øster", "Of"];
        assert_eq!(sorted(names, Language::English), ["Aalborg", "Åbenrå", "Ærø", "Of", "Øster", "Zoo"]);
    }

    #[test]
    fn signs_and_accents_decide_only_between_equals() {
        let names = vec!["BL – Danmarks", "BL", "(BL)", "Bl a", "Idé", "Ide"];
        assert_eq!(sorted(names, Language::Danish), ["(BL)", "BL", "Bl a", "BL – Danmarks", "Ide", "Idé"]);
    }
}
