//! A template of a site's own theme.
//!
//! Takes the text of a template; panics if reading or rendering it does, or if a template that fails has no place. A template may
//! write anything into a page: its author decides about the page, as the author of a text does not.

use faktum::diagnostic::Severity;

use super::site::Site;

const PATH: &str = "themes/house/templates/page.html";

/// The longest template, in bytes, and the most loops in it. Loops in loops can go on for years, and that is no mistake of
/// the program.
const LONGEST: usize = 600;
const LOOPS: usize = 2;

/// A template for plain pages.
pub fn template(site: &mut Site, text: &str) {
    if text.len() > LONGEST || text.matches("for").count() > LOOPS || text.contains("range") {
        return;
    }
    let build = site.build_with(PATH, text);
    let has_errors = build.count(Severity::Error) > 0;
    assert!(build.outputs.is_some() || has_errors, "neither a site nor an error");
    for found in &build.problems {
        let at = build.sources().get(found.place.file).path();
        assert!(at.starts_with("themes/"), "{found:?} at {at}");
    }
}
