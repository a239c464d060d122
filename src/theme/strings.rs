//! The words of the theme itself, in each language: labels, headings, sentences.
//!
//! Takes the string files of the built-in theme and of the site's; gives one table for each language. It knows nothing of
//! what the strings are used for.

use std::collections::BTreeMap;

use super::built_in::BUILT_IN;
use crate::diagnostic::{Diagnostic, Diagnostics, FieldPart, Location, ThemeProblem, nearest};
use crate::model::Language;
use crate::parse::ThemeStrings;
use crate::path;
use crate::source::Sources;

/// The strings of one language by their keys.
pub type Strings = BTreeMap<String, String>;

/// The strings of each language: those of the theme replace those of the built-in theme. A key that the built-in theme does not have is a mistake,
/// unless it begins with an underscore.
pub(super) fn strings(
    all: &[ThemeStrings],
    theme: &str,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Language, Strings> {
    let mut by_language: BTreeMap<Language, Strings> =
        Language::KNOWN.into_iter().map(|language| (language, Strings::new())).collect();
    let own = all.iter().filter(|strings| strings.theme == theme);
    for layer in all.iter().filter(|strings| strings.theme == BUILT_IN).chain(own) {
        let known = by_language.entry(layer.language).or_default();
        for (key, words) in &layer.strings {
            if layer.theme == BUILT_IN || key.starts_with('_') || known.contains_key(key) {
                known.insert(key.clone(), words.clone());
            } else if sources.get(layer.file).is_usable() {
                diagnostics.push(unknown(layer, key, known));
            }
        }
    }
    by_language
}

fn unknown(layer: &ThemeStrings, key: &str, known: &Strings) -> Diagnostic {
    let place = Location::Field { file: layer.file, path: path![key], part: FieldPart::Key };
    let meant = nearest(key, known.keys().map(String::as_str)).map(str::to_owned);
    Diagnostic::new(ThemeProblem::UnknownString { key: key.to_owned(), meant }, place)
}

/// Replaces each `{name}` in a string that `value` knows; everything else stays as it is.
pub(super) fn fill(words: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(words.len() * 2);
    let mut rest = words;
    while let Some((before, from_name)) = rest.split_once('{') {
        filled.push_str(before);
        let name = from_name.split(['{', '}']).next().unwrap_or_default();
        let after = &from_name[name.len()..];
        match value(name).zip(after.strip_prefix('}')) {
            Some((value, after)) => {
                filled.push_str(&value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = from_name;
            }
        }
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn each_place_of_a_string_is_filled_once_and_what_is_no_place_stays() {
        let value = |name: &str| match name {
            "page" => Some("{pages}".to_owned()),
            "pages" => Some("9".to_owned()),
            _ => None,
        };
        let filled = |words| fill(words, value);
        assert_eq!(filled("Side {page} af {pages}, {pages}"), "Side {pages} af 9, 9");
        assert_eq!(filled("{{pages}} {page {pages} {other} {} {"), "{9} {page 9 {other} {} {");
        assert_eq!(filled(""), "");
    }
}
