//! The icons of the site can be made of the picture that `brand` names.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem};
use crate::path;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    let Some(favicon) = site.brand.favicon else {
        return;
    };
    if let Some(Err(mistake)) = site.media[favicon].picture.icons() {
        let place = Location::value(site.settings_file, path!["brand", "favicon"]);
        diagnostics.push(Diagnostic::new(RuleProblem::UnusableIcon(mistake), place));
    }
}
