//! Letters: one form of each, and the plain letters that they are based on; the only importer of unicode-normalization.
//!
//! Takes text as people write or paste it; gives it in the composed form (NFC of Unicode's UAX 15), in which `å` is one
//! character and never `a` and a ring: macOS and PDF files give the second. Also gives what a letter is without its marks, for
//! addresses and sorting. What a language makes of its own letters (`å` is `aa` in an address, and the last letter of
//! the alphabet) is not said here.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical};
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// A text in the composed form, and where it is shorter than what was written.
#[derive(Debug, PartialEq, Eq)]
pub struct Composed {
    pub text: String,
    pub shifts: Vec<Shift>,
}

/// From a byte of a composed text on, columns differ from those of the text as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// The byte of the composed text.
    pub from: u32,
    /// By how many characters the text was longer as it was written.
    pub characters: i32,
}

/// How many bytes are checked at a time for suspect ones.
const CHUNK: usize = 64;

/// Whether a text may not be composed. Only its bytes are looked at, many at a time: nearly every text is composed, and the
/// tables of Unicode take ten times as long. The Latin letters up to U+02FF begin with the bytes C3 to CB and are composed;
/// so are dashes and quotation marks, which begin with E2. Of the characters with E2, the signs for ångström, ohm and
/// kelvin become letters; they have the byte 84.
fn may_be_decomposed(text: &str) -> bool {
    let is_suspect = |byte: &u8| matches!(byte, 0x84 | 0xCC..=0xE1 | 0xE3..);
    let has_any = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | is_suspect(byte));
    text.as_bytes().chunks(CHUNK).any(has_any)
}

fn is_composed(text: &str) -> bool {
    !may_be_decomposed(text) || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// The text in the composed form.
pub fn compose(text: &str) -> Cow<'_, str> {
    if is_composed(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The composed form of a text of at most 4 GiB, with what columns need; `None` if the text has it already.
pub fn compose_with_shifts(text: &str) -> Option<Composed> {
    if is_composed(text) {
        return None;
    }
    let mut composed = Composed { text: String::with_capacity(text.len()), shifts: Vec::new() };
    let mut start = 0;
    for (at, character) in text.char_indices() {
        if begins_segment(character) {
            composed.push(&text[start..at]);
            start = at;
        }
    }
    composed.push(&text[start..]);
    (composed.text != text).then_some(composed)
}

/// Whether nothing before the character is composed with it.
fn begins_segment(character: char) -> bool {
    character.is_ascii()
        || canonical_combining_class(character) == 0
            && is_nfc_quick(std::iter::once(character)) != IsNormalized::Maybe
}

impl Composed {
    /// Adds a segment: a character and those that may be composed with it.
    fn push(&mut self, segment: &str) {
        let start = self.text.len();
        self.text.extend(segment.nfc());
        let characters = count(segment) - count(&self.text[start..]);
        if let (Ok(from), true) = (u32::try_from(self.text.len()), characters != 0) {
            self.shifts.push(Shift { from, characters });
        }
    }
}

fn count(text: &str) -> i32 {
    i32::try_from(text.chars().count()).unwrap_or(i32::MAX)
}

/// Every plain letter, so that each is a text of its own.
const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz";

/// The letters a to z that a small letter of the Latin script is based on: `e` for `é`, `th` for `þ`. `None` for letters of
/// other scripts and for everything that is not a letter.
pub fn plain_letters(letter: char) -> Option<&'static str> {
    if let Some(at) = PLAIN.find(letter) {
        return PLAIN.get(at..=at);
    }
    if let Some(letters) = without_decomposition(letter) {
        return Some(letters);
    }
    // What is left without the marks can be a letter that is not taken apart: `ǿ` is `ø` with an accent.
    Some(without_marks(letter)).filter(|base| *base != letter).and_then(plain_letters)
}

/// A letter without its accents and other marks: `e` for `é`, `ø` for `ǿ`. What is not a letter with marks stays as it is.
pub fn without_marks(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    let mut parts = Parts { base: None, has_others: false };
    decompose_canonical(letter, |part| parts.add(part));
    parts.base.filter(|_| !parts.has_others).unwrap_or(letter)
}

/// What a character is taken apart into.
struct Parts {
    base: Option<char>,
    /// Whether it has more than a base and marks: a syllable of Hangul has several letters.
    has_others: bool,
}

impl Parts {
    fn add(&mut self, part: char) {
        if self.base.is_none() {
            self.base = Some(part);
        } else {
            self.has_others |= !is_mark(part);
        }
    }
}

/// The letters of European languages that Unicode does not take apart, and ligatures, which PDF files have.
fn without_decomposition(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' => "ae",
        'ø' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'ð' | 'đ' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ĸ' => "q",
        'ł' | 'ŀ' => "l",
        'ŋ' | 'ŉ' => "n",
        'ŧ' => "t",
        'ſ' => "s",
        'ə' => "e",
        'ƒ' => "f",
        'ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// Whether the character is an accent or another mark on the letter before it.
pub fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_in_two_parts_becomes_one() {
        assert_eq!(compose("A\u{30a}rhus"), "Århus");
        assert_eq!(compose("10 k\u{212b}"), "10 kÅ");
        assert!(matches!(compose("Ærø – “blåbær”, Łódź"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_was_written_as_two_characters_is_known() {
        let composed = compose_with_shifts("a\u{30a}b\no\u{308}\u{323}!").expect("two letters in parts");
        assert_eq!(composed.text, "åb\nọ\u{308}!");
        let shift = |from| Shift { from, characters: 1 };
        assert_eq!(composed.shifts, [shift(2), shift(9)]);
        assert_eq!(compose_with_shifts("åb"), None);
    }

    #[test]
    fn letters_of_europe_have_plain_letters() {
        let plain = |text: &str| -> String {
            text.chars().flat_map(char::to_lowercase).filter_map(plain_letters).collect()
        };
        assert_eq!(plain("ŻywiecŁódźŠkodaČeština"), "zywieclodzskodacestina");
        assert_eq!(
            plain("áàâãăāąčćçďđðéèêëěęēğģħíîïīįıķłľļñńňņŋóôõőöøŕřšśşșťţțŧúûüůűūųýÿžźżþßæœ"),
            {
                "aaaaaaacccddd".to_owned()
                    + "eeeeeeegghiiiiiikl"
                    + "llnnnnnoooooorrssssttttuuuuuuuyyzzzthssaeoe"
            }
        );
        assert_eq!(plain("ǿǽǻẞİ"), "oaeassi");
        assert_eq!(plain("Київ Αθήνα 文 1 ?"), "");
    }

    proptest::proptest! {
        #[test]
        fn a_text_is_composed_as_unicode_says(text in "(å|a\u{30a}|\u{323}\u{307}|q|\u{212b}|각|ᄀ\u{1161}|\n){0,8}") {
            let whole: String = text.nfc().collect();
            assert_eq!(compose(&text), whole);
            let composed = compose_with_shifts(&text);
            let shift: i32 = composed.iter().flat_map(|composed| &composed.shifts).map(|shift| shift.characters).sum();
            assert_eq!(count(&text) - count(&whole), shift);
            assert_eq!(composed.map_or(text.clone(), |composed| composed.text), whole);
        }
    }
}
