//! The sheet of every picture says what the picture shows, or that it is decorative.
//!
//! WCAG 2.2, success criterion 1.1.1. Pictures without a sheet are checked in [`super::issues`].

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem};
use crate::model::media::Alt;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let without = content.site.media.iter().filter(|media| media.sheet.alt == Alt::Missing);
    diagnostics.extend(
        without.map(|media| Diagnostic::new(RuleProblem::SheetWithoutAlt, Location::File(media.file))),
    );
}
