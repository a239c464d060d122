//! A release or page has a version in every language of the site.
//!
//! Off unless a site sets it: most press offices translate only some of their releases. Sheets are not looked at, because their pages
//! exist in every language.

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Level, Location, RuleProblem};
use crate::model::{Id, Language};
use crate::path;
use crate::source::FileId;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    if site.settings.level(Code::Untranslated) == Level::Off {
        return;
    }
    let languages = &site.settings.languages;
    for release in site.releases.iter() {
        let versions: Vec<Language> = release.versions.iter().map(|version| version.language).collect();
        report(languages, &versions, &release.id, release.file, diagnostics);
    }
    for page in site.pages.iter() {
        let versions: Vec<Language> = page.versions.iter().map(|version| version.language).collect();
        if let Some(first) = page.versions.first() {
            report(languages, &versions, &page.id, first.file, diagnostics);
        }
    }
}

fn report(
    languages: &[Language],
    versions: &[Language],
    id: &Id,
    file: FileId,
    diagnostics: &mut Diagnostics,
) {
    for language in languages.iter().filter(|language| !versions.contains(language)) {
        let problem = RuleProblem::Untranslated { id: id.clone(), language: *language };
        diagnostics.push(Diagnostic::new(problem, Location::value(file, path!["title"])));
    }
}
