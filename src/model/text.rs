//! Text in one or more languages.
//!
//! Takes what a sheet says, a plain string or a map by language; gives the words for the language of a page, and which
//! language they are in. It does not know which languages a site has: a missing translation is a check.

use crate::model::Language;

/// A text of a sheet. Parsing refuses empty and blank texts, in every language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A plain string, in the site's default language.
    Plain(Box<str>),
    /// A map with one language.
    One(Language, Box<str>),
    /// A map with several, in the order of their tags.
    Several(Box<[(Language, Box<str>)]>),
}

impl Text {
    /// The words for a page in `wanted`: in that language if the text has it, else in the site's `default` language,
    /// English, or whatever it has. A plain string is in the default language.
    pub fn in_language(&self, wanted: Language, default: Language) -> Phrase<'_> {
        match self {
            Text::Plain(text) => Phrase { text, language: default },
            Text::One(language, text) => Phrase { text, language: *language },
            Text::Several(texts) => best(texts, wanted, default),
        }
    }

    /// The words in every language that the text has.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (one, several) = match self {
            Text::Plain(text) | Text::One(_, text) => (Some(text), [].as_slice()),
            Text::Several(texts) => (None, &**texts),
        };
        one.into_iter().chain(several.iter().map(|(_, text)| text)).map(|text| &**text)
    }
}

fn best(texts: &[(Language, Box<str>)], wanted: Language, default: Language) -> Phrase<'_> {
    for language in [wanted, default, Language::ENGLISH] {
        if let Some((language, text)) = texts.iter().find(|(known, _)| *known == language) {
            return Phrase { text, language: *language };
        }
    }
    let (language, text) = texts.first().map_or((default, ""), |(language, text)| (*language, &**text));
    Phrase { text, language }
}

/// Declares types that are text with a form of its own. Each needs a `parse`, the only way to make one.
macro_rules! text_newtype {
    ($($(#[$attribute:meta])* pub struct $name:ident($inner:ty);)+) => {
        $(
            $(#[$attribute])*
            #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name($inner);

            impl $name {
                /// The text.
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl std::ops::Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl std::fmt::Display for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str(&self.0)
                }
            }
        )+
    };
}
pub(crate) use text_newtype;

/// Whether XML, and so a feed, cannot contain the character (XML 1.0, production 2).
fn is_forbidden(c: char) -> bool {
    (c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x7f'))
        || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// How many bytes are checked at a time for suspect ones.
const CHUNK: usize = 64;

/// The byte offset of the first character that XML cannot contain.
pub fn find_forbidden(text: &str) -> Option<usize> {
    // Checking bytes, many at a time, takes a tenth of the time of checking characters, and nearly every text has no
    // suspect one. 0xEF is the first byte of U+FFFE and U+FFFF.
    let is_suspect = |byte: u8| (byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0xEF;
    let has_any = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | is_suspect(*byte));
    let first = text.as_bytes().chunks(CHUNK).position(has_any)?;
    let start = text.floor_char_boundary(first * CHUNK);
    text[start..].find(is_forbidden).map(|at| start + at)
}

/// Words, and the language they are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phrase<'a> {
    pub text: &'a str,
    pub language: Language,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back_to_the_default_and_says_so() {
        let text = Text::One(Language::DANISH, "hjem".into());
        let phrase = text.in_language(Language::ENGLISH, Language::DANISH);
        assert_eq!((phrase.text, phrase.language), ("hjem", Language::DANISH));
    }

    #[test]
    fn a_plain_text_is_in_the_default_language() {
        let text = Text::Plain("home".into());
        let phrase = text.in_language(Language::DANISH, Language::ENGLISH);
        assert_eq!(phrase.language, Language::ENGLISH);
    }

    proptest::proptest! {
        #[test]
        fn what_is_forbidden_is_found_where_a_look_at_each_character_finds_it(
            text in "(æø|[a-z\u{1}\u{fffe}\u{fffd}\u{7f}\n]|x{60,70}){0,8}",
        ) {
            assert_eq!(find_forbidden(&text), text.find(is_forbidden));
        }
    }
}
