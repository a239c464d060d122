//! The strings of a theme: `themes/NAME/strings/LANGUAGE.yaml`, a flat map from keys to words.
//!
//! Takes a file of a theme; gives its strings. It does not know which keys a theme needs.

use std::collections::BTreeMap;

use super::yaml;
use crate::diagnostic::{Diagnostic, FileProblem, Location};
use crate::model::Language;
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
}

/// Reads a file of strings. Every other file of a theme is left to `crate::theme`.
pub(super) fn strings(source: &Source, problems: &Problems) -> Option<ThemeStrings> {
    let (theme, path) = source.path().strip_prefix("themes/")?.split_once('/')?;
    let name = path.strip_prefix("strings/")?;
    let Some(language) = name.strip_suffix(".yaml").and_then(Language::from_tag) else {
        problems.push(Diagnostic::new(FileProblem::UnknownStrings, Location::File(problems.file())));
        return None;
    };
    let value = yaml::value(source, 0..source.text().len(), problems)?;
    let read = |key: &str, value: Value<'_>| Some((key.to_owned(), value.text()?.into_string()));
    let strings = Fields::open(value).map(|fields| fields.entries(read).into_iter().collect());
    let strings = strings.unwrap_or_default();
    Some(ThemeStrings { theme: theme.to_owned(), file: problems.file(), language, strings })
}
