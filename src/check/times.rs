//! The times of releases exist, once, on the clocks of the site's time zone.
//!
//! Parsing does not know the zone, so it cannot see this. No moment is made of such a time by a guess: an embargo would end an
//! hour before or after what its writer believes.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, FieldProblem, Location};
use crate::model::DateTimeInput;
use crate::model::date::{ClockChange, Zone};
use crate::path;
use crate::source::FileId;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let zone = &content.site.settings.time_zone;
    for release in content.site.releases.iter() {
        let facts = &release.facts;
        check_time(Some(facts.published), zone, release.file, "published", diagnostics);
        check_time(facts.embargo_until, zone, release.file, "embargo_until", diagnostics);
        check_time(facts.expires, zone, release.file, "expires", diagnostics);
    }
}

fn check_time(
    time: Option<DateTimeInput>,
    zone: &Zone,
    file: FileId,
    field: &str,
    diagnostics: &mut Diagnostics,
) {
    let Some(change) = time.and_then(|time| time.clock_change(zone)) else {
        return;
    };
    let meant = match &change {
        ClockChange::Skipped { instead } => instead.clone(),
        ClockChange::Repeated { first, .. } => first.clone(),
    };
    let written = time.map_or(String::new(), DateTimeInput::as_typed);
    let problem = FieldProblem::ClockChange { written, change };
    let place = Location::value(file, path![field]);
    diagnostics.push(Diagnostic::new(problem, place).replace(Some(meant)));
}
