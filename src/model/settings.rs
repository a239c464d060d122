//! The site itself: `content/site.yaml`.

mod pattern;

use std::collections::BTreeMap;

pub use pattern::{Pattern, PatternError, Section, language_folder};

use super::date::Zone;
use super::link::{BaseUrl, Url};
use super::{Id, Language, Text};
use crate::diagnostic::{Code, Level, Severity};

/// What `content/site.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    pub title: Text,
    pub base_url: BaseUrl,
    /// The default language, then the others in the order given; none stands twice.
    pub languages: Vec<Language>,
    pub time_zone: Zone,
    pub publisher: Option<Id>,
    pub description: Option<Text>,
    pub theme: Option<Box<str>>,
    pub patterns: BTreeMap<(Section, Language), Pattern>,
    pub accessibility_statement: Option<Url>,
    pub levels: BTreeMap<Code, Level>,
    pub feeds: FeedSettings,
    pub deploy: DeploySettings,
}

impl Settings {
    /// The language of plain strings and of files without a language in their name.
    pub fn default_language(&self) -> Language {
        // Parsing puts the default language first.
        self.languages.first().copied().unwrap_or(Language::Danish)
    }

    /// The pattern of a section's addresses in a language: the site's own, or the usual one.
    pub fn pattern(&self, section: Section, language: Language) -> Pattern {
        self.patterns
            .get(&(section, language))
            .cloned()
            .unwrap_or_else(|| Pattern::usual(section, language, self.default_language()))
    }

    /// How bad a problem of this code is on this site.
    pub fn level(&self, code: Code) -> Level {
        let usual = match code.severity() {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        };
        self.levels.get(&code).copied().unwrap_or(usual)
    }
}

/// How the feeds are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedSettings {
    /// How many of the latest releases a feed has, 1 to 500.
    pub entries: usize,
}

impl Default for FeedSettings {
    fn default() -> Self {
        FeedSettings { entries: 20 }
    }
}

/// Where the site is published to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DeploySettings {
    pub github_pages: Option<GithubPages>,
    /// The folder of a web server.
    pub folder: Option<Box<str>>,
    /// A program and its arguments.
    pub command: Vec<Box<str>>,
}

/// Publishing by a branch of a Git repository.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GithubPages {
    pub branch: Option<Box<str>>,
    pub remote: Option<Box<str>>,
    pub cname: Option<Box<str>>,
}
