//! The values that only `content/site.yaml` has.
//!
//! Takes a [`Value`]; gives a value of the model, or reports what is wrong with it, like [`super::values`].

use super::decode::{At, Node, Value};
use super::fields::Fields;
use super::values::forms;
use super::{FieldType, Form, Scalar, Shape};
use crate::diagnostic::{Code, Diagnostic, Level};
use crate::model::Language;
use crate::model::date::Zone;
use crate::model::link::BaseUrl;
use crate::model::settings::{CheckLevels, FeedEntries, Pattern, PatternError, Section, UrlPatterns};

forms! {
    BaseUrl: ["address of the site", "addresses"], ["sitets adresse", "adresser"],
        r"^https?://[^\s?#]+$", "https://www.example.dk/"
        => { |text| BaseUrl::parse(text).ok_or(()), |at, text, ()| base_url_problem(at, text) }
    Zone: ["time zone", "time zones"], ["tidszone", "tidszoner"],
        r"^[A-Za-z][A-Za-z0-9/_+-]*$", "Europe/Copenhagen"
        => { |text| Zone::from_name(text).ok_or(()), |at, text, ()| zone_problem(at, text) }
}

fn base_url_problem(at: &At<'_>, text: &str) -> Diagnostic {
    at.problem(Code::BaseUrl, format!("`{text}` cannot be the address of a site"))
        .help("write https://, the host, and at most a path: https://example.org/repo/")
}

fn zone_problem(at: &At<'_>, text: &str) -> Diagnostic {
    at.problem(Code::InvalidValue, format!("`{text}` is not a time zone"))
        .suggest(text, Zone::names().iter().map(String::as_str))
        .help("write its name in the IANA database, as Europe/Copenhagen")
}

impl FieldType for Language {
    const SHAPE: Shape = Shape::Choice(&Language::TAGS);

    fn decode(value: Value<'_>) -> Option<Self> {
        value.choice(&Language::ALL.map(|language| (language.tag(), language)))
    }
}

const PATTERN: Shape = Shape::Form(&Form::new(
    ["pattern", "patterns"],
    ["mønster", "mønstre"],
    r"^/(.*/)?\{slug\}/?$",
    "/nyheder/{year}/{slug}/",
));

const PATTERN_OF_LANGUAGE: Shape = Shape::Map { keys: || Language::TAGS.to_vec(), value: &PATTERN };

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
    let mut fields = Fields::open(value)?;
    let mut patterns = Vec::new();
    for language in Language::ALL {
        let pattern = fields.read(language.tag(), |value| pattern(value, section));
        patterns.extend(pattern.map(|pattern| (section, Some(language), pattern)));
    }
    fields.finish();
    Some(patterns)
}

fn pattern(value: Value<'_>, section: Section) -> Option<Pattern> {
    value.parsed(
        |text| Pattern::parse(text, section),
        |at, text, error| {
            at.problem(Code::InvalidValue, format!("`{text}` is not a pattern of addresses")).help(
                match error {
                    PatternError::Form => {
                        "it begins with `/` and has no blanks or signs in it, as /nyheder/{year}/{slug}/"
                    }
                    PatternError::Slug => "its last name is {slug}, once, as /nyheder/{year}/{slug}/",
                    PatternError::Placeholder => {
                        "it knows {slug}, and for releases also {year}, {month} and {day}"
                    }
                },
            )
        },
    )
}

const LEVELS: [(&str, Level); 3] =
    [("error", Level::Error), ("warning", Level::Warning), ("off", Level::Off)];

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
        return value.choice(&LEVELS).map(|level| (code, level));
    }
    let message = match code {
        Some(_) => format!("`{name}` is always an error and cannot be set"),
        None => format!("`{name}` is no check that can be set"),
    };
    let problem = value.at().problem_at_key(Code::UnknownCheck, message);
    value
        .at()
        .report(problem.suggest(name, settable()).help(format!("the checks are: {}", settable().join(", "))));
    None
}

impl FieldType for FeedEntries {
    const SHAPE: Shape = Shape::Integer { range: Some((FeedEntries::LEAST, FeedEntries::MOST)) };

    fn decode(value: Value<'_>) -> Option<Self> {
        let at = value.at();
        let entries = u16::try_from(value.integer()?).ok().and_then(FeedEntries::new);
        if entries.is_none() {
            let (least, most) = (FeedEntries::LEAST, FeedEntries::MOST);
            let message = format!("a number from {least} to {most} is expected here");
            at.report(at.problem(Code::InvalidValue, message));
        }
        entries
    }
}

impl Scalar for FeedEntries {
    fn node(&self) -> Node {
        Node::Text(self.get().to_string())
    }
}
