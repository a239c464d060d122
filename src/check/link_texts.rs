//! Every link says where it leads.

use super::report_findings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::join::Site;
use crate::model::prose::Found;

pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    report_findings(site, diagnostics, |found, place| match found {
        Found::EmptyLink => Some(
            Diagnostic::new(Code::EmptyLinkText, place, "the link has no text")
                .help("say between the brackets where it leads"),
        ),
        _ => None,
    });
}
