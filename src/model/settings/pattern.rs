//! Patterns of addresses: `/pressemeddelelser/{year}/{slug}/`.
//!
//! Takes a pattern and what a page is called; gives the page's [`Address`]. The usual patterns are part of the
//! program and not of the theme: another look must not move a page.

use crate::model::address::Address;
use crate::model::{Day, Id, Language};

/// A part of the site whose pages share a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Releases,
    Partnerships,
    Agreements,
    Organisations,
    People,
    Topics,
    Pages,
}

impl Section {
    /// Every section that has an index of its own, in the order of the menu.
    pub const INDEXED: [Section; 6] = [
        Section::Releases,
        Section::Partnerships,
        Section::Agreements,
        Section::Organisations,
        Section::People,
        Section::Topics,
    ];

    /// The keys under `urls` in `site.yaml`, each with its meaning.
    pub const NAMES: [(&'static str, Section); 7] = [
        ("release", Section::Releases),
        ("partnership", Section::Partnerships),
        ("agreement", Section::Agreements),
        ("organisation", Section::Organisations),
        ("person", Section::People),
        ("topic", Section::Topics),
        ("page", Section::Pages),
    ];
}

/// The words that stand for something in a pattern.
const PLACEHOLDERS: [&str; 4] = ["{year}", "{month}", "{day}", "{slug}"];

/// A pattern: begins and ends with `/`, has `{slug}` in it once, and dates only before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Box<str>);

/// Why a text is no pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternError {
    /// It does not begin and end with `/`, or is no address.
    Form,
    /// `{slug}` does not stand in it, or not as its last name.
    Slug,
    /// It has a placeholder that this section does not know.
    Placeholder,
}

impl Pattern {
    /// Reads a pattern for a section.
    ///
    /// # Errors
    /// The first rule of [`PatternError`] that the text breaks.
    pub fn parse(text: &str, section: Section) -> Result<Pattern, PatternError> {
        if !text.ends_with("/{slug}/") || text.matches("{slug}").count() != 1 {
            return Err(PatternError::Slug);
        }
        let mut bare = text.replace("{slug}", "x");
        if section == Section::Releases {
            for date in ["{year}", "{month}", "{day}"] {
                bare = bare.replace(date, "x");
            }
        }
        if bare.contains(['{', '}']) {
            return Err(PatternError::Placeholder);
        }
        match Address::parse(&bare) {
            Some(_) => Ok(Pattern(text.into())),
            None => Err(PatternError::Form),
        }
    }

    /// The pattern of a site that sets none.
    pub fn usual(section: Section, language: Language, default: Language) -> Pattern {
        let names = match (language, section) {
            (Language::Danish, Section::Releases) => "/pressemeddelelser/{year}/{slug}/",
            (Language::Danish, Section::Partnerships) => "/partnerskaber/{slug}/",
            (Language::Danish, Section::Agreements) => "/aftaler/{slug}/",
            (Language::Danish, Section::Organisations) => "/organisationer/{slug}/",
            (Language::Danish, Section::People) => "/personer/{slug}/",
            (Language::Danish, Section::Topics) => "/emner/{slug}/",
            (Language::English, Section::Releases) => "/press-releases/{year}/{slug}/",
            (Language::English, Section::Partnerships) => "/partnerships/{slug}/",
            (Language::English, Section::Agreements) => "/agreements/{slug}/",
            (Language::English, Section::Organisations) => "/organisations/{slug}/",
            (Language::English, Section::People) => "/people/{slug}/",
            (Language::English, Section::Topics) => "/topics/{slug}/",
            (_, Section::Pages) => "/{slug}/",
        };
        Pattern(format!("{}{names}", language_folder(language, default)).into())
    }

    /// The address of the page with this slug; `day` is the release's.
    pub fn address(&self, slug: &Id, day: Option<Day>) -> Address {
        let mut text = String::with_capacity(self.0.len() + slug.as_str().len());
        let mut rest = &*self.0;
        while let Some((before, placeholder)) = rest.split_once('{') {
            text.push_str(before);
            let (name, after) = placeholder.split_once('}').unwrap_or((placeholder, ""));
            match (name, day) {
                ("year", Some(day)) => text.push_str(&format!("{:04}", day.year())),
                ("month", Some(day)) => text.push_str(&format!("{:02}", day.month())),
                ("day", Some(day)) => text.push_str(&format!("{:02}", day.day_of_month())),
                _ => text.push_str(slug.as_str()),
            }
            rest = after;
        }
        text.push_str(rest);
        self.known(&text)
    }

    /// The address of the section's index: everything before the first placeholder.
    pub fn index(&self) -> Address {
        let end = PLACEHOLDERS
            .iter()
            .filter_map(|placeholder| self.0.find(placeholder))
            .min()
            .unwrap_or(self.0.len());
        let folder = self.0[..end].rfind('/').map_or(0, |slash| slash + 1);
        self.known(&self.0[..folder])
    }

    /// An address made of a checked pattern and ids is one; the index of the pattern stands in if it is not.
    fn known(&self, text: &str) -> Address {
        Address::parse(text).unwrap_or_else(Address::root)
    }
}

/// The folder of a language: none for the default one.
pub fn language_folder(language: Language, default: Language) -> String {
    if language == default { String::new() } else { format!("/{}", language.tag()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_what_stands_before_the_first_placeholder() {
        let usual = |language| Pattern::usual(Section::Releases, language, Language::Danish);
        assert_eq!(usual(Language::Danish).index().as_str(), "/pressemeddelelser/");
        assert_eq!(usual(Language::English).index().as_str(), "/en/press-releases/");
    }

    #[test]
    fn a_pattern_has_the_slug_last_and_dates_only_for_releases() {
        let parse = |text, section| Pattern::parse(text, section).map(|_| ());
        assert_eq!(parse("/nyt/{year}/{month}/{slug}/", Section::Releases), Ok(()));
        assert_eq!(parse("/{year}/{slug}/", Section::People), Err(PatternError::Placeholder));
        assert_eq!(parse("/{slug}/x/", Section::People), Err(PatternError::Slug));
        assert_eq!(parse("/a//{slug}/", Section::People), Err(PatternError::Form));
        assert_eq!(parse("nyt/{slug}/", Section::People), Err(PatternError::Form));
    }
}
