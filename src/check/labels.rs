//! The words of links in fields say where the links lead.
//!
//! WCAG 2.2, success criterion 2.4.4. Links in texts are checked when the text is read, see [`super::issues`]. References such
//! as `read_also` have no words of their own: they show the name of what they lead to.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, TextProblem};
use crate::model::source::SourceNote;
use crate::parse::{is_address, is_vague};
use crate::path;
use crate::source::FileId;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    for version in site.releases.iter().flat_map(|release| &release.versions) {
        for (at, link) in version.text.words.read_more.iter().enumerate() {
            let place = || Location::value(version.file, path!["read_more", at, "label"]);
            check_words(&link.label, place, diagnostics);
        }
    }
    for partnership in site.partnerships.iter() {
        check_sources(&partnership.sheet.sources, partnership.file, diagnostics);
    }
    for agreement in site.agreements.iter() {
        check_sources(&agreement.sheet.sources, agreement.file, diagnostics);
    }
}

/// A source with an address is shown as a link with its title.
fn check_sources(sources: &[SourceNote], file: FileId, diagnostics: &mut Diagnostics) {
    for (at, source) in sources.iter().enumerate() {
        if source.url.is_some() {
            for title in source.title.all() {
                check_words(title, || Location::value(file, path!["sources", at, "title"]), diagnostics);
            }
        }
    }
}

fn check_words(words: &str, place: impl Fn() -> Location, diagnostics: &mut Diagnostics) {
    if is_vague(words) {
        diagnostics.push(Diagnostic::new(TextProblem::VagueLabel, place()));
    } else if is_address(words) {
        diagnostics.push(Diagnostic::new(TextProblem::AddressForLabel, place()));
    }
}
