//! The rules of `content/site.yaml` that look at several fields.
//!
//! Takes the fields; gives [`Settings`]. It does not know whether the theme or the publisher exists.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, FieldProblem, Location, Problem};
use crate::model::date::Zone;
use crate::model::link::BaseUrl;
use crate::model::settings::{Settings, SiteFields};
use crate::model::{Language, Text};
use crate::path;
use crate::schema::Record;
use crate::schema::decode::{Problems, Value};

/// Reads the settings.
pub(super) fn site(value: Value<'_>, problems: &Problems) -> Option<Settings> {
    let fields = SiteFields::decode_record(value)?;
    if let Some(problem) = other_domain(&fields, problems) {
        problems.push(problem);
    }
    let default = fields.language.0?;
    let mut languages = vec![default];
    for language in &fields.languages {
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
    let mut patterns = BTreeMap::new();
    for (section, language, pattern) in fields.urls.0 {
        patterns.insert((section, language.unwrap_or(default)), pattern);
    }
    let is_whole = problems.all(|problem| is_in_language_of(&languages, problem));
    // A site with a mistake here is never written, but it is joined and checked, so that one run finds the mistakes of the
    // other files too. A stand-in is enough for that.
    Some(Settings {
        title: fields.title.0.unwrap_or_else(|| Text::Plain("–".into())),
        base_url: fields.base_url.0.unwrap_or_else(BaseUrl::stand_in),
        languages,
        listed: fields.languages,
        time_zone: fields.time_zone.0.unwrap_or_else(Zone::utc),
        publisher: fields.publisher,
        description: fields.description,
        theme: fields.theme,
        patterns,
        conventions: BTreeMap::new(),
        accessibility_statement: fields.accessibility_statement,
        levels: fields.checks.0.into_iter().collect(),
        feeds: fields.feeds.0,
        deploy: fields.deploy.0,
        is_whole,
    })
}

/// Whether a problem is only that a language may not be one of the site, and it is.
pub(super) fn is_in_language_of(languages: &[Language], found: &Diagnostic) -> bool {
    matches!(&found.problem, Problem::Field(FieldProblem::LanguageNotInSite { language }) if languages.contains(language))
}

/// The problem of a `cname` that is not the host of `base_url`. GitHub Pages serves the site at the root of `cname` alone, while
/// every link, feed and preview of it names `base_url`.
fn other_domain(fields: &SiteFields, problems: &Problems) -> Option<Diagnostic> {
    let base_url = fields.base_url.0.as_ref()?;
    let cname = fields.deploy.0.github_pages.as_ref()?.cname.as_deref()?;
    if base_url.is_root_of(cname) {
        return None;
    }
    let place = Location::value(problems.file(), path!["deploy", "github_pages", "cname"]);
    let host = base_url.host_name();
    let is_domain =
        BaseUrl::parse(&format!("https://{cname}/")).is_some_and(|domain| domain.is_root_of(cname));
    let problem = if is_domain {
        FieldProblem::OtherDomain { cname: cname.to_owned(), base_url: base_url.to_string() }
    } else {
        FieldProblem::InvalidDomain { written: cname.to_owned() }
    };
    // Where the host is right, only the path of `base_url` is wrong.
    let meant = (!host.eq_ignore_ascii_case(cname)).then_some(host);
    Some(Diagnostic::new(problem, place).replace(meant))
}
