//! Every picture in a text names who made it.
//!
//! A media sheet cannot be without its credit; this is about pictures that have no sheet.

use super::{Content, report_issues};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::prose::IssueKind;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    report_issues(content, diagnostics, |found, place| match found {
        IssueKind::FileImage { .. } => Some(
            Diagnostic::new(Code::MissingCredit, place, "nobody is named as the author of this picture")
                .help("give it a sheet in content/media/, and write `![caption](media:ID)`"),
        ),
        _ => None,
    });
}
