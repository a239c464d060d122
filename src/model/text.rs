//! Text in one or more languages.
//!
//! Takes what a sheet says, a plain string or a map by language; gives the words for the language of a page
//! and says which language they are in. It has no opinion on which languages a site ought to have.

use crate::model::Language;

/// A text of a sheet. Never empty, and never blank in any of its languages: parsing sees to that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A plain string: in the site's default language.
    Plain(Box<str>),
    /// A map with one language.
    One(Language, Box<str>),
    /// A map with both.
    Both { danish: Box<str>, english: Box<str> },
}

impl Text {
    /// The words for a page in `wanted`: in that language if the text has it, else in the one it has; of
    /// a plain string that is the site's `default`.
    pub fn in_language(&self, wanted: Language, default: Language) -> Phrase<'_> {
        let (language, text) = match (self, wanted) {
            (Text::Plain(text), _) => (default, text),
            (Text::One(language, text), _) => (*language, text),
            (Text::Both { danish, .. }, Language::Danish) => (Language::Danish, danish),
            (Text::Both { english, .. }, Language::English) => (Language::English, english),
        };
        Phrase { text, language }
    }
}

impl Text {
    /// The words in every language they are in.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let (first, second) = match self {
            Text::Plain(text) | Text::One(_, text) => (text, None),
            Text::Both { danish, english } => (danish, Some(english)),
        };
        std::iter::once(&**first).chain(second.map(|text| &**text))
    }
}

/// Declares types that are one line of text with a form of its own. Each needs a `parse`, the only way to make one.
macro_rules! text_newtype {
    ($($(#[$attribute:meta])* pub struct $name:ident;)+) => {
        $(
            $(#[$attribute])*
            #[derive(Debug, Clone, PartialEq, Eq)]
            pub struct $name(Box<str>);

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

/// Whether a character may stand in no XML page (XML 1.0, production 2), and so in no feed.
fn is_forbidden(c: char) -> bool {
    (c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x7f'))
        || matches!(c, '\u{fffe}' | '\u{ffff}')
}

/// How many bytes are looked at before it is asked whether one of them is suspect.
const CHUNK: usize = 64;

/// Where the first character stands that may stand in no XML page, in bytes.
pub fn find_forbidden(text: &str) -> Option<usize> {
    // Looking at bytes, many at a time, takes a tenth of the time, and nearly every text ends here. 0xEF begins U+FFFE
    // and U+FFFF.
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
        let text = Text::One(Language::Danish, "hjem".into());
        let phrase = text.in_language(Language::English, Language::Danish);
        assert_eq!((phrase.text, phrase.language), ("hjem", Language::Danish));
    }

    #[test]
    fn a_plain_text_is_in_the_default_language() {
        let text = Text::Plain("home".into());
        let phrase = text.in_language(Language::Danish, Language::English);
        assert_eq!(phrase.language, Language::English);
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
