//! Every picture in a text names who made it.
//!
//! A media sheet cannot be without its credit; this is about pictures that have no sheet.

use super::report_findings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::join::Site;
use crate::model::prose::Found;

pub(super) fn check(site: &Site, diagnostics: &mut Diagnostics) {
    report_findings(site, diagnostics, |found, place| match found {
        Found::FileImage { .. } => Some(
            Diagnostic::new(Code::MissingCredit, place, "nobody is named as the author of this picture")
                .help("give it a sheet in content/media/, and write `![caption](media:ID)`"),
        ),
        _ => None,
    });
}
