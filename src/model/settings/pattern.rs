//! Patterns of addresses: `/pressemeddelelser/{year}/{slug}/`.
//!
//! Takes a pattern and a page's slug and day; gives the page's [`Address`]. The default patterns are part of the program and
//! not of the theme, so that a new theme moves no page. Whether two pages have the same address is not known here.

use crate::model::address::Address;
use crate::model::{Conventions, Day, Id, Language};

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
    /// Every section that has an index, in the order of the menu.
    pub const INDEXED: [Section; 6] = [
        Section::Releases,
        Section::Partnerships,
        Section::Agreements,
        Section::Organisations,
        Section::People,
        Section::Topics,
    ];

    /// The words for these sections in `menu` and `home`, in the same order.
    pub const KEYS: [&'static str; 6] =
        ["releases", "partnerships", "agreements", "organisations", "people", "topics"];

    /// The section with an index that a word in `menu` or `home` means.
    pub fn from_key(key: &str) -> Option<Section> {
        Section::INDEXED.into_iter().find(|section| section.key() == key)
    }

    /// Its word in `menu` and `home`, in views, and in the names of strings.
    pub fn key(self) -> &'static str {
        match self {
            Section::Releases => "releases",
            Section::Partnerships => "partnerships",
            Section::Agreements => "agreements",
            Section::Organisations => "organisations",
            Section::People => "people",
            Section::Topics => "topics",
            Section::Pages => "pages",
        }
    }

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

/// The parts of a pattern that are replaced.
const PLACEHOLDERS: [&str; 4] = ["{year}", "{month}", "{day}", "{slug}"];

/// The length of the longest pattern, in bytes. Filled with the longest id, and with the pages of lists below it, it is
/// still shorter than the longest [`Address`].
const LONGEST: usize = 500;

/// A pattern: begins and ends with `/`, contains `{slug}` once, as its last name, and dates only for releases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern(Box<str>);

/// Why a text is not a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PatternError {
    /// It does not begin and end with `/`, is not an address, or is longer than 500 bytes.
    Form,
    /// `{slug}` is not its last name, or is in it twice.
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
            bare = bare.replace("{year}", "0000").replace("{month}", "00").replace("{day}", "00");
        }
        if bare.contains(['{', '}']) {
            return Err(PatternError::Placeholder);
        }
        match Address::parse(&bare) {
            Some(_) if text.len() <= LONGEST => Ok(Pattern(text.into())),
            _ => Err(PatternError::Form),
        }
    }

    /// The pattern of a site that sets none.
    /// `language_folder` is empty, or begins with a `/`.
    pub fn usual(section: Section, language_folder: &str, conventions: &Conventions) -> Pattern {
        let names = &conventions.addresses;
        let (name, rest) = match section {
            Section::Releases => (&names.releases, "/{year}/{slug}/"),
            Section::Partnerships => (&names.partnerships, "/{slug}/"),
            Section::Agreements => (&names.agreements, "/{slug}/"),
            Section::Organisations => (&names.organisations, "/{slug}/"),
            Section::People => (&names.people, "/{slug}/"),
            Section::Topics => (&names.topics, "/{slug}/"),
            Section::Pages => return Pattern(format!("{language_folder}/{{slug}}/").into()),
        };
        Pattern(format!("{language_folder}/{name}{rest}").into())
    }

    /// The address of the page with this slug; `day` is the release's, and `None` for everything else.
    pub fn address(&self, slug: &Id, day: Option<Day>) -> Address {
        let mut text = String::with_capacity(self.0.len() + slug.as_str().len());
        let mut rest = &*self.0;
        while let Some(start) = rest.find('{') {
            text.push_str(&rest[..start]);
            rest = &rest[start..];
            let placeholder = PLACEHOLDERS.into_iter().find(|placeholder| rest.starts_with(placeholder));
            match (placeholder, day) {
                (Some("{year}"), Some(day)) => text.push_str(&format!("{:04}", day.year())),
                (Some("{month}"), Some(day)) => text.push_str(&format!("{:02}", day.month())),
                (Some("{day}"), Some(day)) => text.push_str(&format!("{:02}", day.day_of_month())),
                (Some("{slug}"), _) => text.push_str(slug.as_str()),
                // Parsing refuses every other placeholder. The brace would make this an invalid address.
                _ => text.push('{'),
            }
            rest = &rest[placeholder.map_or(1, str::len)..];
        }
        text.push_str(rest);
        known(&text)
    }

    /// Whether the pattern gives an address for some day and some slug.
    pub fn can_give(&self, address: &Address) -> bool {
        let mut pattern = &*self.0;
        let mut address = address.as_str();
        while let Some(start) = pattern.find('{') {
            let Some(after) = address.strip_prefix(&pattern[..start]) else {
                return false;
            };
            pattern = &pattern[start..];
            let placeholder = PLACEHOLDERS.into_iter().find(|placeholder| pattern.starts_with(placeholder));
            let length = match placeholder {
                Some("{year}") => 4,
                Some("{slug}") => after.find('/').unwrap_or(after.len()),
                _ => 2,
            };
            let Some((value, rest)) = after.split_at_checked(length) else {
                return false;
            };
            let is_value = match placeholder {
                Some("{slug}") => Id::parse(value).is_some(),
                _ => value.bytes().all(|byte| byte.is_ascii_digit()),
            };
            if !is_value {
                return false;
            }
            (pattern, address) = (&pattern[placeholder.map_or(1, str::len)..], rest);
        }
        address == pattern
    }

    /// The address of the section's index: the folders before the first placeholder, for pages `/`.
    pub fn index(&self) -> Address {
        known(self.folder())
    }

    #[expect(
        clippy::expect_used,
        reason = "parsing refuses patterns without `{slug}` or without a slash before it"
    )]
    fn folder(&self) -> &str {
        let end = self.0.find('{').expect("a pattern contains `{slug}`");
        let slash = self.0[..end].rfind('/').expect("a pattern begins with a slash");
        &self.0[..=slash]
    }
}

/// The address that a pattern gives once its placeholders are filled.
#[expect(clippy::expect_used, reason = "`Pattern::parse` tries the longest date, and an `Id` always fits")]
fn known(text: &str) -> Address {
    Address::parse(text).expect("a pattern with an id and a date in it is an address")
}

/// The folder of a language; the default language has none.
pub(super) fn language_folder(language: Language, default: Language) -> String {
    if language == default { String::new() } else { format!("/{}", language.tag()) }
}

/// The address of the home page in a language.
pub fn home_address(language: Language, default: Language) -> Address {
    known(&format!("{}/", language_folder(language, default)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::conventions::{DANISH, ENGLISH};

    #[test]
    fn the_index_is_what_stands_before_the_first_placeholder() {
        let usual = |folder, conventions| Pattern::usual(Section::Releases, folder, conventions);
        assert_eq!(usual("", &DANISH).index().as_str(), "/pressemeddelelser/");
        assert_eq!(usual("/en", &ENGLISH).index().as_str(), "/en/press-releases/");
    }

    #[test]
    fn the_addresses_of_a_pattern_are_known() {
        let pattern = Pattern::parse("/nyt/{year}-{month}/{slug}/", Section::Releases).expect("a pattern");
        for (address, can_give) in [
            ("/nyt/2020-05/en-aftale/", true),
            ("/nyt/2020-5/en-aftale/", false),
            ("/nyt/2020-05/En-Aftale/", false),
            ("/nyt/2020-05/en-aftale", false),
            ("/nyt/2020-05/en-aftale/side/", false),
            ("/nyt/æ", false),
            ("/andet/2020-05/en-aftale/", false),
        ] {
            let address = Address::parse(address).expect("an address");
            assert_eq!(pattern.can_give(&address), can_give, "{}", address.as_str());
        }
    }

    #[test]
    fn the_longest_pattern_and_the_longest_id_make_an_address() {
        let pattern = format!("/{}{{slug}}/", "a/".repeat(246));
        let pattern = Pattern::parse(&pattern, Section::People).expect("a pattern");
        let id = Id::parse(&"b".repeat(Id::LONGEST)).expect("an id");
        let address = pattern.address(&id, None);
        assert!(address.as_str().ends_with(&format!("/a/{id}/")));
        assert!(address.below(&["pressemeddelelser", "side", "99999"], "").is_some());
    }

    #[test]
    fn a_pattern_has_the_slug_last_and_dates_only_for_releases() {
        let parse = |text: &str, section| Pattern::parse(text, section).map(|_| ());
        assert_eq!(parse("/nyt/{year}/{month}/{slug}/", Section::Releases), Ok(()));
        assert_eq!(parse("/{year}/{slug}/", Section::People), Err(PatternError::Placeholder));
        assert_eq!(parse("/{slug}/x/", Section::People), Err(PatternError::Slug));
        assert_eq!(parse("/a//{slug}/", Section::People), Err(PatternError::Form));
        assert_eq!(parse("nyt/{slug}/", Section::People), Err(PatternError::Form));
        assert_eq!(
            parse(&format!("/{}{{slug}}/", "a/".repeat(250)), Section::People),
            Err(PatternError::Form)
        );
        // The longest name is 255 bytes, and a year has four digits.
        let with_year = |letters: usize| format!("/{}{{year}}/{{slug}}/", "a".repeat(letters));
        assert_eq!(parse(&with_year(251), Section::Releases), Ok(()));
        assert_eq!(parse(&with_year(252), Section::Releases), Err(PatternError::Form));
    }
}
