//! The words of the theme itself, in each language: labels, headings, sentences.

use std::collections::BTreeMap;

use super::built_in::BUILT_IN;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Part, Place};
use crate::model::Language;
use crate::parse::ThemeStrings;
use crate::path;
use crate::source::Sources;

/// The strings of one language by their keys.
pub type Strings = BTreeMap<String, String>;

/// The strings of each language, later layers over earlier ones. A key that the built-in theme does not have is
/// a slip, unless it begins with an underscore.
pub(super) fn strings(
    layers: &[&ThemeStrings],
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Language, Strings> {
    let mut by_language: BTreeMap<Language, Strings> =
        Language::ALL.into_iter().map(|language| (language, Strings::new())).collect();
    for layer in layers {
        let known = by_language.entry(layer.language).or_default();
        for (key, words) in &layer.strings {
            let is_slip = layer.theme != BUILT_IN && !key.starts_with('_') && !known.contains_key(key);
            if is_slip && sources.get(layer.file).is_usable() {
                diagnostics.push(unknown(layer, key, known));
            }
            known.insert(key.clone(), words.clone());
        }
    }
    by_language
}

fn unknown(layer: &ThemeStrings, key: &str, known: &Strings) -> Diagnostic {
    let place = Place::Field { file: layer.file, path: path![key], part: Part::Key };
    Diagnostic::new(Code::UnknownString, place, format!("no template uses a string `{key}`"))
        .suggest(key, known.keys().map(String::as_str))
        .help("the key of a string of your own begins with an underscore")
}

/// Fills the `{name}`s of a string.
pub(super) fn fill<'v>(words: &str, values: impl IntoIterator<Item = (&'v str, String)>) -> String {
    values
        .into_iter()
        .fold(words.to_owned(), |words, (name, value)| words.replace(&format!("{{{name}}}"), &value))
}
