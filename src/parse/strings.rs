//! The strings of a theme: `themes/NAME/strings/LANGUAGE.yaml`, a map from keys to words, with the conventions of the language.
//!
//! Takes a file of a theme; gives its strings. It does not know which keys a theme needs.

use std::collections::BTreeMap;

use super::conventions::{OwnConventions, own_conventions};
use super::yaml;
use crate::diagnostic::{Diagnostic, FileProblem, Location};
use crate::model::{Conventions, Language};
use crate::schema::decode::{Problems, Value};
use crate::schema::fields::Fields;
use crate::source::{FileId, Source};

/// The strings that one file gives.
#[derive(Debug, Clone)]
pub struct ThemeStrings {
    /// The name of the theme's folder.
    pub theme: String,
    pub file: FileId,
    pub language: Language,
    pub strings: BTreeMap<String, String>,
    /// How the language writes values, if the file says it.
    pub conventions: Option<Box<Conventions>>,
    /// What the file should say of that and does not.
    pub missing_conventions: Vec<&'static str>,
}

/// The key of what is no words.
pub const CONVENTIONS: &str = "conventions";

/// Whether a file has strings of a language that is not one of the site's, and that nobody asks for: English stands in for what other
/// languages lack. No file is, where the languages are not known. Of all files of a theme, these take the longest to read.
pub(super) fn is_of_other_language(path: &str, languages: &[Language]) -> bool {
    let Some((_, path)) = path.strip_prefix("themes/").and_then(|rest| rest.split_once('/')) else {
        return false;
    };
    let tag = path.strip_prefix("strings/").and_then(|name| name.strip_suffix(".yaml"));
    let language = tag.and_then(Language::from_tag).filter(|language| *language != Language::ENGLISH);
    !languages.is_empty() && language.is_some_and(|language| !languages.contains(&language))
}

/// Reads a file of strings. Every other file of a theme is left to `crate::theme`.
pub(super) fn strings(source: &Source, problems: &Problems) -> Option<ThemeStrings> {
    let (theme, path) = source.path().strip_prefix("themes/")?.split_once('/')?;
    let name = path.strip_prefix("strings/")?;
    let Some(language) = name.strip_suffix(".yaml").and_then(Language::from_tag) else {
        problems.push(Diagnostic::new(FileProblem::UnknownStrings, Location::File(problems.file())));
        return None;
    };
    let mut read = ThemeStrings {
        theme: theme.to_owned(),
        file: problems.file(),
        language,
        strings: BTreeMap::new(),
        conventions: None,
        missing_conventions: Vec::new(),
    };
    let value = yaml::value(source, 0..source.text().len(), problems)?;
    if let Some(mut fields) = Fields::open(value) {
        if let Some(OwnConventions { conventions, missing }) = fields.read(CONVENTIONS, own_conventions) {
            read.conventions = Some(Box::new(conventions));
            read.missing_conventions = missing;
        }
        let word = |key: &str, value: Value<'_>| Some((key.to_owned(), value.text()?.into_string()));
        read.strings = fields.entries(word).into_iter().collect();
    }
    Some(read)
}
