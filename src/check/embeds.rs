//! What is embedded is a block of its own, and of this site.

use super::{Content, report_issues};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::prose::IssueKind;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    report_issues(content, diagnostics, |found, place| match found {
        IssueKind::EmbedNotAlone => Some(
            Diagnostic::new(Code::EmbedNotAlone, place, "this block stands among other words")
                .help("put it on a line of its own, with an empty line before and after"),
        ),
        IssueKind::NotEmbeddable(kind) => {
            let message = format!("a reference to `{}` cannot be embedded", kind.as_str());
            Some(
                Diagnostic::new(Code::NotEmbeddable, place, message)
                    .help("link to it instead: remove the `!`"),
            )
        }
        IssueKind::PartEmbedded => Some(
            Diagnostic::new(Code::NotEmbeddable, place, "a part cannot be embedded by itself")
                .help("embed the whole, without the `#`, or link to the part: remove the `!`"),
        ),
        IssueKind::RelativeImage => Some(
            Diagnostic::new(Code::RelativeLink, place, "the picture depends on where this text is published")
                .help("put the file in content/media/ with a sheet, and write `![caption](media:ID)`"),
        ),
        IssueKind::ExternalImage => Some(
            Diagnostic::new(Code::ExternalImage, place, "the picture lies on another host")
                .help("put the file in content/media/ with a sheet, and write `![caption](media:ID)`"),
        ),
        _ => None,
    });
}
