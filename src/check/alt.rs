//! The sheet of every picture says in words what the picture shows, or that it is decorative.
//!
//! WCAG 2.2, success criterion 1.1.1. Pictures without a sheet are checked in [`super::issues`].

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem, TextProblem};
use crate::model::media::Alt;
use crate::parse::is_file_name;
use crate::path;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let without = content.site.media.iter().filter(|media| media.sheet.alt == Alt::Missing);
    diagnostics.extend(
        without.map(|media| Diagnostic::new(RuleProblem::SheetWithoutAlt, Location::File(media.file))),
    );
    for media in content.site.media.iter() {
        if let Alt::Text(text) = &media.sheet.alt
            && text.all().any(is_file_name)
        {
            let place = Location::value(media.file, path!["alt"]);
            diagnostics.push(Diagnostic::new(TextProblem::FileNameForAlt, place));
        }
    }
}
