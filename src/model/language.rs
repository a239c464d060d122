//! The languages a site can be written in, and language tags for words in any language.
//!
//! Takes a tag; gives a [`Language`] that faktum writes dates, amounts and addresses in (Danish, English), or a
//! [`LanguageTag`] for a quotation, which can be in any language. The words of the pages are not here: the theme has them.

use super::text::text_newtype;

/// A language of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    Danish,
    English,
}

impl Language {
    /// Every language that a site can have.
    pub const ALL: [Language; 2] = [Language::Danish, Language::English];

    /// Their tags, in the same order.
    pub const TAGS: [&'static str; 2] = ["da", "en"];

    /// One of two values: the one for this language.
    pub fn pick<T>(self, danish: T, english: T) -> T {
        match self {
            Language::Danish => danish,
            Language::English => english,
        }
    }

    /// The tag of BCP 47, as used in `lang`, in file names and in text maps.
    pub fn tag(self) -> &'static str {
        self.pick("da", "en")
    }

    /// The language of this tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|known| known.tag() == tag)
    }

    /// The language's name in itself, for the switch between languages.
    pub fn own_name(self) -> &'static str {
        self.pick("Dansk", "English")
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
