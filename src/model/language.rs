//! The languages a site can be written in, and language tags for words in any language.
//!
//! faktum writes dates, amounts and addresses in each site language itself, so a site language is one that it
//! knows how to write: Danish and English. A quotation may be in any language; it carries a [`LanguageTag`].

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

    /// The tag of BCP 47, as it stands in `lang`, in file names and in text maps.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Danish => "da",
            Language::English => "en",
        }
    }

    /// The language of this tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|known| known.tag() == tag)
    }

    /// The language's name in itself, for the switch between languages.
    pub fn own_name(self) -> &'static str {
        match self {
            Language::Danish => "Dansk",
            Language::English => "English",
        }
    }
}

/// A language tag of BCP 47 (RFC 5646), of which only the form is checked: letters and digits in groups of at
/// most eight, the first of two or three letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTag(Box<str>);

impl LanguageTag {
    /// The tag that `text` spells, if it has the form of one.
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

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
