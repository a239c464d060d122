//! Every link says where it leads.

use super::{Content, report_issues};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::prose::IssueKind;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    report_issues(content, diagnostics, |found, place| match found {
        IssueKind::EmptyLink => Some(
            Diagnostic::new(Code::EmptyLinkText, place, "the link has no text")
                .help("say between the brackets where it leads"),
        ),
        _ => None,
    });
}
