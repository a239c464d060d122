//! The words of the theme itself, in each language: labels, headings, sentences.
//!
//! Takes the string files of the built-in theme and of the site's; gives one table for each language of the site, and the conventions that
//! only these files know. What a language lacks comes from the site's default language, or from English, and is a problem. It knows
//! nothing of what the strings are used for.

use std::collections::{BTreeMap, BTreeSet};

use super::built_in::BUILT_IN;
use crate::diagnostic::{
    Code, Diagnostic, Diagnostics, FieldPart, Level, Location, Severity, ThemeProblem, nearest,
};
use crate::model::settings::Settings;
use crate::model::{Conventions, Language};
use crate::parse::{CONVENTIONS, ThemeStrings};
use crate::path;
use crate::source::{FileId, Sources};

/// The strings of one language by their keys.
pub type Strings = BTreeMap<String, String>;

/// How many missing strings of a language have a problem each.
const FEW: usize = 10;

/// The strings files of one language, as the site uses them.
struct Files<'s> {
    built_in: Option<&'s ThemeStrings>,
    own: Option<&'s ThemeStrings>,
}

impl<'s> Files<'s> {
    fn of(all: &'s [ThemeStrings], theme: &str, language: Language) -> Files<'s> {
        let find = |theme: &str| {
            let mut files = all.iter().filter(|file| file.language == language);
            files.find(|file| file.theme == theme)
        };
        Files { built_in: find(BUILT_IN), own: find(theme) }
    }

    /// The words of a key: those of the site's theme, or the built-in ones.
    fn words(&self, key: &str) -> Option<&'s String> {
        let own = self.own.and_then(|file| file.strings.get(key));
        own.or_else(|| self.built_in?.strings.get(key))
    }
}

/// The strings of each language of the site. A key that the built-in theme does not have is a mistake, unless it begins with an
/// underscore.
pub(super) fn strings(
    all: &[ThemeStrings],
    theme: &str,
    (settings_file, settings): (FileId, &Settings),
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Language, Strings> {
    let known: BTreeSet<&str> = keys(all, BUILT_IN).collect();
    let own = || all.iter().filter(|file| file.theme == theme && sources.get(file.file).is_usable());
    for file in own() {
        let unknown = |key: &&String| !key.starts_with('_') && !known.contains(key.as_str());
        diagnostics.extend(file.strings.keys().filter(unknown).map(|key| unknown_string(file, key, &known)));
        diagnostics.extend(fixed_conventions(file));
    }
    let wanted: BTreeSet<&str> = known.iter().copied().chain(keys(all, theme)).collect();
    let others = [settings.default_language(), Language::ENGLISH].map(|other| Files::of(all, theme, other));
    let mut by_language = BTreeMap::new();
    for language in &settings.languages {
        let files = Files::of(all, theme, *language);
        if files.built_in.is_none() && files.own.is_none() {
            let place = place_of(*language, settings_file, settings);
            diagnostics.push(Diagnostic::new(ThemeProblem::NoStrings { language: *language }, place));
        }
        let mut strings = Strings::new();
        for key in &wanted {
            let other = others.iter().find_map(|files| files.words(key));
            let words = files.words(key);
            if let Some(words) = words.or(other).or_else(|| any_words(all, theme, key)) {
                strings.insert((*key).to_owned(), words.clone());
            }
        }
        diagnostics.extend(missing(all, theme, *language, &strings, settings));
        by_language.insert(*language, strings);
    }
    by_language
}

/// The keys of a theme, in any language.
fn keys<'s>(all: &'s [ThemeStrings], theme: &str) -> impl Iterator<Item = &'s str> {
    let files = all.iter().filter(move |file| file.theme == theme);
    files.flat_map(|file| file.strings.keys().map(String::as_str))
}

/// The words of a key in whatever language has it.
fn any_words<'s>(all: &'s [ThemeStrings], theme: &str, key: &str) -> Option<&'s String> {
    all.iter().filter(|file| file.theme == theme).find_map(|file| file.strings.get(key))
}

/// What the files of a language do not say. A language without a file has one problem, and not one for each key.
fn missing(
    all: &[ThemeStrings],
    theme: &str,
    language: Language,
    strings: &Strings,
    settings: &Settings,
) -> Vec<Diagnostic> {
    let files = Files::of(all, theme, language);
    let severity = match settings.level(Code::MissingString) {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Off => return Vec::new(),
    };
    if files.own.is_none() && files.built_in.is_none() {
        return Vec::new();
    }
    let mut found: Vec<(String, Option<String>)> = Vec::new();
    for key in strings.keys().filter(|key| files.words(key).is_none() && can_be_used(all, key)) {
        let english = Files::of(all, theme, Language::ENGLISH).words(key);
        let words = english.or_else(|| any_words(all, theme, key)).map(|words| as_value(words));
        found.push((key.clone(), words));
    }
    if let Some(own) = files.own.filter(|_| Conventions::known(language).is_none()) {
        if own.conventions.is_none() {
            found.push((CONVENTIONS.to_owned(), None));
        }
        let lacking = own.missing_conventions.iter();
        found.extend(lacking.map(|key| (format!("{CONVENTIONS}.{key}"), None)));
    }
    // A file that is hardly begun has one problem.
    let more = if found.len() > FEW { found.len() - 1 } else { 0 };
    found.truncate(found.len() - more);
    let problem = |(key, words): (String, Option<String>)| {
        let place =
            files.own.map(|own| Location::File(own.file)).or_else(|| place_of_key(all, theme, &key))?;
        let problem = ThemeProblem::MissingString { key, words, language, more };
        Some(Diagnostic { severity, ..Diagnostic::new(problem, place) })
    };
    found.into_iter().filter_map(problem).collect()
}

/// Whether the built-in theme has a text with this key, or it is one that a theme made for itself. Any other key is a problem of its own.
fn can_be_used(all: &[ThemeStrings], key: &str) -> bool {
    key.starts_with('_') || all.iter().any(|file| file.theme == BUILT_IN && file.strings.contains_key(key))
}

/// Where the site's theme has a key that the built-in theme does not have.
fn place_of_key(all: &[ThemeStrings], theme: &str, key: &str) -> Option<Location> {
    let file = all.iter().find(|file| file.theme == theme && file.strings.contains_key(key))?.file;
    Some(Location::Field { file, path: path![key], part: FieldPart::Key })
}

/// A text as it is written after a colon.
fn as_value(words: &str) -> String {
    let is_plain = words.starts_with(char::is_alphanumeric) && !words.contains([':', '#', '"', '{', '}']);
    if is_plain {
        words.to_owned()
    } else {
        format!("\"{}\"", words.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

/// Where the settings name a language.
fn place_of(language: Language, file: FileId, settings: &Settings) -> Location {
    match settings.listed.iter().position(|listed| *listed == language) {
        Some(at) => Location::value(file, path!["languages", at]),
        None => Location::value(file, path!["language"]),
    }
}

/// The conventions of the languages of a theme that the program does not know.
pub(super) fn conventions(all: &[ThemeStrings], theme: &str) -> BTreeMap<Language, Conventions> {
    let own = all.iter().filter(|file| file.theme == theme && Conventions::known(file.language).is_none());
    own.filter_map(|file| Some((file.language, Conventions::clone(file.conventions.as_deref()?)))).collect()
}

/// The problem of conventions that the program knows otherwise. A copy of the built-in file says the same.
fn fixed_conventions(file: &ThemeStrings) -> Option<Diagnostic> {
    let known = Conventions::known(file.language)?;
    if known.says_the_same(file.conventions.as_deref()?) {
        return None;
    }
    let place = Location::Field { file: file.file, path: path![CONVENTIONS], part: FieldPart::Key };
    Some(Diagnostic::new(ThemeProblem::FixedConventions { language: file.language }, place))
}

fn unknown_string(layer: &ThemeStrings, key: &str, known: &BTreeSet<&str>) -> Diagnostic {
    let place = Location::Field { file: layer.file, path: path![key], part: FieldPart::Key };
    let meant = nearest(key, known.iter().copied()).map(str::to_owned);
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
