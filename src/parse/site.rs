//! `content/site.yaml`, field by field.

use std::collections::BTreeMap;

use super::decode::{Fields, Value};
use super::values::{id, text, url, words};
use crate::diagnostic::{Code, Level};
use crate::model::date::Zone;
use crate::model::link::BaseUrl;
use crate::model::settings::{
    DeploySettings, FeedSettings, GithubPages, Pattern, PatternError, Section, Settings,
};
use crate::model::{Language, Text};

const LEVELS: [(&str, Level); 3] =
    [("error", Level::Error), ("warning", Level::Warning), ("off", Level::Off)];

pub(super) fn site(value: Value<'_>) -> Option<Settings> {
    let mut fields = Fields::open(value)?;
    let title = fields.required("title", text);
    let base_url = fields.required("base_url", base_url);
    let default = fields.required("language", language);
    let others = fields.list("languages", language);
    let time_zone = fields.required("time_zone", time_zone);
    let publisher = fields.optional("publisher", id);
    let description = fields.optional("description", text);
    let theme = fields.optional("theme", words);
    let patterns = fields.optional("urls", |value| Some(patterns(value, default))).unwrap_or_default();
    let accessibility_statement = fields.optional("accessibility_statement", url);
    let levels = fields.optional("checks", |value| Some(value.entries(level))).unwrap_or_default();
    let feeds = fields.optional("feeds", feeds).unwrap_or_default();
    let deploy = fields.optional("deploy", deploy).unwrap_or_default();
    fields.close();
    let default = default?;
    let mut languages = vec![default];
    for language in others {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    // With a mistake in it the site is never written, but it is joined and checked all the same, so that one run
    // finds the mistakes of the other files too. For that a stand-in is as good as the value.
    Some(Settings {
        title: title.unwrap_or_else(|| Text::Plain("–".into())),
        base_url: base_url.unwrap_or_else(BaseUrl::stand_in),
        languages,
        time_zone: time_zone.unwrap_or_else(Zone::utc),
        publisher,
        description,
        theme,
        patterns,
        accessibility_statement,
        levels: levels.into_iter().collect(),
        feeds,
        deploy,
    })
}

fn base_url(value: Value<'_>) -> Option<BaseUrl> {
    value.parsed(
        |text| BaseUrl::parse(text).ok_or(()),
        |here, text, ()| {
            here.complain(Code::BaseUrl, format!("`{text}` cannot be the address of a site"))
                .help("write https://, the host, and at most a path: https://example.org/repo/")
        },
    )
}

fn language(value: Value<'_>) -> Option<Language> {
    value.choice(&Language::ALL.map(|language| (language.tag(), language)))
}

fn time_zone(value: Value<'_>) -> Option<Zone> {
    value.parsed(
        |text| Zone::from_name(text).ok_or(()),
        |here, text, ()| {
            let names = Zone::names();
            here.complain(Code::InvalidValue, format!("`{text}` is not a time zone"))
                .suggest(text, names.iter().map(String::as_str))
                .help("write its name in the IANA database, as Europe/Copenhagen")
        },
    )
}

fn patterns(value: Value<'_>, default: Option<Language>) -> BTreeMap<(Section, Language), Pattern> {
    let Some(mut fields) = Fields::open(value) else {
        return BTreeMap::new();
    };
    let mut patterns = BTreeMap::new();
    for (name, section) in Section::NAMES {
        let found = fields.optional(name, |value| Some(section_patterns(value, section, default)));
        let found = found.unwrap_or_default().into_iter();
        patterns.extend(found.map(|(language, pattern)| ((section, language), pattern)));
    }
    fields.close();
    patterns
}

/// A pattern for the default language, or a map of patterns by language.
fn section_patterns(
    value: Value<'_>,
    section: Section,
    default: Option<Language>,
) -> Vec<(Language, Pattern)> {
    if !value.is_map() {
        return default.zip(pattern(value, section)).into_iter().collect();
    }
    let Some(mut fields) = Fields::open(value) else {
        return Vec::new();
    };
    let found = Language::ALL
        .into_iter()
        .filter_map(|language| {
            let pattern = fields.optional(language.tag(), |value| pattern(value, section))?;
            Some((language, pattern))
        })
        .collect();
    fields.close();
    found
}

fn pattern(value: Value<'_>, section: Section) -> Option<Pattern> {
    value.parsed(
        |text| Pattern::parse(text, section),
        |here, text, error| {
            let complaint =
                here.complain(Code::InvalidValue, format!("`{text}` is not a pattern of addresses"));
            complaint.help(match error {
                PatternError::Form => {
                    "it begins with `/` and has no blanks or signs in it, as /nyheder/{year}/{slug}/"
                }
                PatternError::Slug => "its last name is {slug}, once, as /nyheder/{year}/{slug}/",
                PatternError::Placeholder => {
                    "it knows {slug}, and for releases also {year}, {month} and {day}"
                }
            })
        },
    )
}

fn level(name: &str, value: Value<'_>) -> Option<(Code, Level)> {
    let settable = || Code::ALL.iter().filter(|code| code.is_settable()).map(|code| code.name());
    let Some(code) = Code::from_name(name).filter(|code| code.is_settable()) else {
        let message = match Code::from_name(name) {
            Some(_) => format!("`{name}` is always an error and cannot be set"),
            None => format!("`{name}` is no check that can be set"),
        };
        value
            .complain_of_name(Code::UnknownCheck, message)
            .suggest(name, settable())
            .help(format!("the checks are: {}", settable().collect::<Vec<_>>().join(", ")))
            .push();
        return None;
    };
    value.choice(&LEVELS).map(|level| (code, level))
}

fn feeds(value: Value<'_>) -> Option<FeedSettings> {
    let mut fields = Fields::open(value)?;
    let usual = FeedSettings::default();
    let entries = fields.optional("entries", |value| value.integer_within(1..=500)).unwrap_or(usual.entries);
    fields.close();
    Some(FeedSettings { entries })
}

fn deploy(value: Value<'_>) -> Option<DeploySettings> {
    let mut fields = Fields::open(value)?;
    let github_pages = fields.optional("github_pages", |value| {
        let mut fields = Fields::open(value)?;
        let branch = fields.optional("branch", words);
        let remote = fields.optional("remote", words);
        let cname = fields.optional("cname", words);
        fields.close();
        Some(GithubPages { branch, remote, cname })
    });
    let folder = fields.optional("folder", words);
    let command = fields.list("command", words);
    fields.close();
    Some(DeploySettings { github_pages, folder, command })
}
