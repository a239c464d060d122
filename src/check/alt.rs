//! Every picture says what it shows, or that it shows nothing.
//!
//! WCAG 2.2, success criterion 1.1.1.

use super::{Content, report_issues};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::model::media::Alt;
use crate::model::prose::IssueKind;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    let without = site.media.iter().filter(|media| media.sheet.alt == Alt::Missing);
    diagnostics.extend(without.map(|media| {
        let message = "the picture has neither `alt` nor `decorative: true`";
        Diagnostic::new(Code::MissingAlt, Location::File(media.file), message)
            .help("say in `alt` what the picture shows, for those who do not see it")
    }));
    report_issues(content, diagnostics, |found, place| match found {
        IssueKind::FileImage { has_alt: false } => Some(
            Diagnostic::new(Code::MissingAlt, place, "the picture has no text for those who do not see it")
                .help("say between the brackets what it shows"),
        ),
        _ => None,
    });
}
