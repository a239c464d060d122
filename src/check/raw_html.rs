//! No HTML in Markdown: it would escape every other rule.

use super::{Content, report_issues};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::prose::IssueKind;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    report_issues(content, diagnostics, |found, place| match found {
        IssueKind::RawHtml => Some(
            Diagnostic::new(Code::RawHtml, place, "HTML is not allowed in a text")
                .help("write it as Markdown, or embed a sheet with `![](kind:id)`")
                .help("a `<` that is meant as such is written `\\<`"),
        ),
        _ => None,
    });
}
