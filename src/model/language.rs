//! The languages a site can be written in, and language tags for words in any language.
//!
//! Takes a tag; gives a [`Language`], which can be any, a [`MessageLanguage`], in which the program itself can speak, or a
//! [`LanguageTag`] for a quotation. How a language writes dates and amounts is said in [`super::conventions`]; the words of
//! the pages are in the theme.

use std::fmt;

use super::text::text_newtype;

/// A language of a site: a tag of two or three letters (ISO 639), as in `lang`, in file names and in text maps.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    /// Which entry of [`TAGS`] it is; one of two letters is the first two of its entry.
    entry: u16,
    length: u8,
}

const LETTERS: usize = 26;
const ENTRIES: usize = LETTERS * LETTERS * LETTERS;

/// Every tag of three letters, one after the other, so that a tag can be used anywhere without being copied.
static TAGS: &str = match std::str::from_utf8(&TAG_BYTES) {
    Ok(tags) => tags,
    Err(_) => "",
};

static TAG_BYTES: [u8; ENTRIES * 3] = {
    let alphabet = b"abcdefghijklmnopqrstuvwxyz";
    let mut bytes = [0; ENTRIES * 3];
    let mut entry = 0;
    while entry < ENTRIES {
        bytes[entry * 3] = alphabet[entry / (LETTERS * LETTERS)];
        bytes[entry * 3 + 1] = alphabet[entry / LETTERS % LETTERS];
        bytes[entry * 3 + 2] = alphabet[entry % LETTERS];
        entry += 1;
    }
    bytes
};

/// Which letter of the alphabet it is.
const fn number(letter: u8) -> Option<u16> {
    if letter.is_ascii_lowercase() { Some((letter - b'a') as u16) } else { None }
}

impl Language {
    pub const DANISH: Language = Language::of_two([3, 0]);
    pub const ENGLISH: Language = Language::of_two([4, 13]);
    pub const GERMAN: Language = Language::of_two([3, 4]);
    /// What ISO 639 has for a language that is not known.
    pub const UNDETERMINED: Language = Language { entry: (20 * 26 + 13) * 26 + 3, length: 3 };

    /// The languages whose conventions the program itself knows.
    pub const KNOWN: [Language; 3] = [Language::DANISH, Language::ENGLISH, Language::GERMAN];

    /// Their tags, in the same order.
    pub const KNOWN_TAGS: [&'static str; 3] = ["da", "en", "de"];

    /// The language of a tag of two letters, each given by its place in the alphabet, from 0.
    const fn of_two(letters: [u16; 2]) -> Language {
        Language { entry: (letters[0] * 26 + letters[1]) * 26, length: 2 }
    }

    /// The tag.
    pub fn tag(self) -> &'static str {
        let start = usize::from(self.entry) * 3;
        &TAGS[start..start + usize::from(self.length)]
    }

    /// The language of a tag; `None` if it is not two or three small letters.
    pub fn from_tag(tag: &str) -> Option<Language> {
        match *tag.as_bytes() {
            [first, second] => Some(Language::of_two([number(first)?, number(second)?])),
            [first, second, third] => {
                let Language { entry, .. } = Language::of_two([number(first)?, number(second)?]);
                Some(Language { entry: entry + number(third)?, length: 3 })
            }
            _ => None,
        }
    }

    /// The language that the program speaks to people whose site is in this one.
    pub fn of_messages(self) -> MessageLanguage {
        if self == Language::DANISH { MessageLanguage::Danish } else { MessageLanguage::English }
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A language that the program itself speaks: of messages, of what editors show, of comments in new files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageLanguage {
    Danish,
    English,
}

impl MessageLanguage {
    pub const ALL: [MessageLanguage; 2] = [MessageLanguage::Danish, MessageLanguage::English];

    /// One of two values: the one for this language.
    pub fn pick<T>(self, danish: T, english: T) -> T {
        match self {
            MessageLanguage::Danish => danish,
            MessageLanguage::English => english,
        }
    }

    /// The tag, as in `lang`.
    pub fn tag(self) -> &'static str {
        self.pick("da", "en")
    }

    /// The language of this tag.
    pub fn from_tag(tag: &str) -> Option<MessageLanguage> {
        MessageLanguage::ALL.into_iter().find(|known| known.tag() == tag)
    }

    /// The same as a language of a site.
    pub fn of_site(self) -> Language {
        self.pick(Language::DANISH, Language::ENGLISH)
    }
}

text_newtype! {
    /// A language tag of BCP 47 (RFC 5646). Only its form is checked: letters and digits in groups of at most eight, the
    /// first of two or three letters.
    pub struct LanguageTag(Box<str>);
}

impl LanguageTag {
    /// The tag; `None` if the text does not have the form of one.
    pub fn parse(text: &str) -> Option<LanguageTag> {
        let mut groups = text.split('-');
        let primary = groups.next()?;
        let well_formed = (2..=3).contains(&primary.len())
            && primary.bytes().all(|byte| byte.is_ascii_lowercase())
            && groups.all(|group| {
                (1..=8).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_alphanumeric())
            });
        well_formed.then(|| LanguageTag(text.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_of_two_or_three_letters_is_a_language_and_nothing_else_is() {
        for tag in ["aa", "aaa", "da", "en", "fo", "kl", "gsw", "zz", "zzz"] {
            assert_eq!(Language::from_tag(tag).map(Language::tag), Some(tag));
        }
        for other in ["", "d", "dansk", "DA", "d1", "en-GB", "æ", "dæ"] {
            assert_eq!(Language::from_tag(other), None, "{other}");
        }
        assert_eq!(Language::KNOWN.map(Language::tag), Language::KNOWN_TAGS);
    }

    #[test]
    fn languages_are_in_the_order_of_their_tags() {
        let languages = |tags: [&str; 4]| tags.map(|tag| Language::from_tag(tag).expect("a tag"));
        assert!(languages(["da", "daa", "dz", "en"]).is_sorted());
    }
}
