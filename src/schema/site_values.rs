//! The values that only `content/site.yaml` has.
//!
//! Takes a [`Value`]; gives a value of the model, or reports what is wrong with it, like [`super::values`].

use super::decode::{At, Node, Value};
use super::fields::Fields;
use super::guesses;
use super::values::{by_language, forms};
use super::{FieldType, Form, OtherWords, Record, Scalar, Schema, Shape};
use crate::diagnostic::{
    Code, Diagnostic, FieldPart, FieldProblem, Level, PatternMistake, TextForm, nearest,
};
use crate::model::Language;
use crate::model::date::Zone;
use crate::model::link::BaseUrl;
use crate::model::settings::{
    Accent, AccentError, CheckLevels, FeedEntries, OpenData, OpenDataTerms, Pattern, PatternError, Section,
    UrlPatterns,
};

forms! {
    BaseUrl: ["address of the site", "addresses"], ["webstedets adresse", "adresser"],
        r"^https?://[^\s?#]+$", "https://www.example.dk/"
        => { |text| BaseUrl::parse(text).ok_or(()), |at, text, ()| base_url_problem(at, text) }
    Zone: ["time zone", "time zones"], ["tidszone", "tidszoner"],
        r"^[A-Za-z][A-Za-z0-9/_+-]*$", "Europe/Copenhagen"
        => { |text| Zone::from_name(text).ok_or(()), |at, text, ()| zone_problem(at, text) }
    Accent: ["colour", "colours"], ["farve", "farver"],
        "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$", "#7a1f3d".printed()
        => { Accent::parse, accent_problem }
}

fn base_url_problem(at: &At<'_>, text: &str) -> Diagnostic {
    let meant = guesses::first_valid(text, &guesses::base_url(text), |guess| BaseUrl::parse(guess).is_some());
    at.problem(FieldProblem::InvalidBaseUrl { written: text.to_owned() }).replace(meant)
}

fn zone_problem(at: &At<'_>, text: &str) -> Diagnostic {
    let meant =
        guesses::first_valid(text, &guesses::time_zone(text), |guess| Zone::from_name(guess).is_some());
    let problem = FieldProblem::InvalidForm { written: text.to_owned(), form: TextForm::TimeZone };
    at.problem(problem).replace(meant)
}

/// In a correction, the colour has quotes: without them, YAML takes it for a comment.
fn accent_problem(at: &At<'_>, text: &str, error: AccentError) -> Diagnostic {
    let (problem, meant) = match error {
        AccentError::Contrast { nearest } => {
            (FieldProblem::AccentContrast { written: text.to_owned(), nearest }, Some(nearest))
        }
        AccentError::Form => {
            let problem = FieldProblem::InvalidForm { written: text.to_owned(), form: TextForm::Colour };
            let meant = guesses::colour(text).map(|colour| match Accent::new(colour) {
                Err(nearest) => nearest,
                Ok(_) => colour,
            });
            (problem, meant)
        }
    };
    at.problem(problem).replace(meant.map(|colour| format!("'{colour}'")))
}

impl FieldType for Language {
    const SHAPE: Shape =
        Shape::Form(&Form::new(["language", "languages"], ["sprog", "sprog"], "^[a-z]{2,3}$", "en"));

    fn decode(value: Value<'_>) -> Option<Self> {
        let known = Language::KNOWN.map(|language| (language.tag(), language));
        let is_other_word = |text: &str| LANGUAGE_WORDS.iter().any(|(_, words)| words.contains(&text));
        match value.as_text().filter(|text| !is_other_word(text)).and_then(Language::from_tag) {
            Some(language) => Some(language),
            None => value.choice(&known, LANGUAGE_WORDS),
        }
    }
}

/// What people write for a language.
const LANGUAGE_WORDS: OtherWords = &[
    ("da", &["dansk", "danish", "dk", "da-dk", "da_dk"]),
    ("en", &["engelsk", "english", "gb", "us", "en-gb", "en-us", "en_gb", "en_us"]),
    ("de", &["tysk", "german", "deutsch", "ger", "deu", "de-de", "de_de"]),
];

const PATTERN: Shape = Shape::Form(&Form::new(
    ["pattern", "patterns"],
    ["mønster", "mønstre"],
    r"^/(.*/)?\{slug\}/?$",
    "/nyheder/{year}/{slug}/",
));

const PATTERN_OF_LANGUAGE: Shape = Shape::ByLanguage(&PATTERN);

impl FieldType for UrlPatterns {
    const SHAPE: Shape = Shape::Map {
        keys: || Section::NAMES.map(|(name, _)| name).to_vec(),
        value: &Shape::OneOf(&[PATTERN, PATTERN_OF_LANGUAGE]),
    };
    const IS_REQUIRED: bool = false;

    fn decode(value: Value<'_>) -> Option<Self> {
        let mut fields = Fields::open(value)?;
        let mut patterns = Vec::new();
        for (name, section) in Section::NAMES {
            let read = |value: Value<'_>| section_patterns(value, section);
            patterns.extend(fields.read(name, read).unwrap_or_default());
        }
        fields.finish();
        Some(UrlPatterns(patterns))
    }

    fn missing() -> Option<Self> {
        Some(UrlPatterns::default())
    }
}

/// A pattern for the default language, or a map of patterns by language.
fn section_patterns(value: Value<'_>, section: Section) -> Option<Vec<(Section, Option<Language>, Pattern)>> {
    if !value.is_map() {
        return Some(vec![(section, None, pattern(value, section)?)]);
    }
    let patterns = by_language(value, |value| pattern(value, section))?;
    Some(patterns.into_iter().map(|(language, pattern)| (section, Some(language), pattern)).collect())
}

fn pattern(value: Value<'_>, section: Section) -> Option<Pattern> {
    value.parsed(
        |text| Pattern::parse(text, section),
        |at, text, error| {
            let mistake = match error {
                PatternError::Form => PatternMistake::Form,
                PatternError::Slug => PatternMistake::Slug,
                PatternError::Placeholder => PatternMistake::Placeholder,
            };
            let is_valid = |guess: &str| Pattern::parse(guess, section).is_ok();
            let meant = guesses::first_valid(text, &guesses::pattern(text), is_valid);
            at.problem(FieldProblem::InvalidPattern { written: text.to_owned(), mistake }).replace(meant)
        },
    )
}

const LEVELS: [(&str, Level); 3] =
    [("error", Level::Error), ("warning", Level::Warning), ("off", Level::Off)];

/// What people write for a level.
const LEVEL_WORDS: OtherWords = &[
    ("error", &["fejl", "errors", "true", "on"]),
    ("warning", &["advarsel", "warn", "warnings"]),
    ("off", &["fra", "slukket", "slået fra", "nej", "no", "false", "ingen", "none"]),
];

/// The names of the checks that a site can set.
fn settable() -> Vec<&'static str> {
    Code::ALL.iter().filter(|code| code.is_settable()).map(|code| code.name()).collect()
}

impl FieldType for CheckLevels {
    const SHAPE: Shape = Shape::Map { keys: settable, value: &Shape::Choice(&["error", "warning", "off"]) };
    const IS_REQUIRED: bool = false;

    fn decode(value: Value<'_>) -> Option<Self> {
        Some(CheckLevels(Fields::open(value)?.entries(level)))
    }

    fn missing() -> Option<Self> {
        Some(CheckLevels::default())
    }
}

fn level(name: &str, value: Value<'_>) -> Option<(Code, Level)> {
    let code = Code::from_name(name);
    if let Some(code) = code.filter(|code| code.is_settable()) {
        return value.choice(&LEVELS, LEVEL_WORDS).map(|level| (code, level));
    }
    let checks = settable();
    let meant = nearest(name, checks.iter().copied());
    let problem =
        FieldProblem::UnknownCheck { name: name.to_owned(), is_fixed: code.is_some(), meant, checks };
    let meant = meant.filter(|_| code.is_none());
    value.at().report(value.at().problem_at(FieldPart::Key, problem).replace(meant));
    None
}

const OPEN_DATA_TERMS: Schema = OpenDataTerms::SCHEMA;

impl FieldType for OpenData {
    const SHAPE: Shape = Shape::OneOf(&[Shape::Bool, Shape::Record(&OPEN_DATA_TERMS)]);
    const IS_REQUIRED: bool = false;

    /// `true` is what a site without the field gets.
    fn decode(value: Value<'_>) -> Option<Self> {
        if value.as_bool() == Some(false) {
            return Some(OpenData::Off);
        }
        if value.as_bool() == Some(true) {
            return Some(OpenData::default());
        }
        let OpenDataTerms { licence } = OpenDataTerms::decode_record(value)?;
        Some(OpenData::On { licence: Some(licence) })
    }

    fn missing() -> Option<Self> {
        Some(OpenData::default())
    }
}

impl FieldType for FeedEntries {
    const SHAPE: Shape = Shape::Integer { range: Some((FeedEntries::LEAST, FeedEntries::MOST)) };

    fn decode(value: Value<'_>) -> Option<Self> {
        let at = value.at();
        let number = value.integer()?;
        let entries = u16::try_from(number).ok().and_then(FeedEntries::new);
        if entries.is_none() {
            let (least, most) = (FeedEntries::LEAST, FeedEntries::MOST);
            let nearest = number.clamp(least.into(), most.into());
            at.report(at.problem(FieldProblem::OutOfRange { least, most }).replace(Some(nearest)));
        }
        entries
    }
}

impl Scalar for FeedEntries {
    fn node(&self) -> Node {
        Node::Text(self.get().to_string())
    }
}
