//! Periods end after they begin, and nothing happens to a release before it is published.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem, Segment};
use crate::join::Release;
use crate::model::Day;
use crate::model::date::Zone;
use crate::model::person::DateSpan;
use crate::path;
use crate::source::FileId;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    for person in site.people.iter() {
        for (at, appointment) in person.sheet.appointments.iter().enumerate() {
            check_span(appointment.span, person.file, path!["appointments", at, "to"], diagnostics);
        }
    }
    for partnership in site.partnerships.iter() {
        for (at, participant) in partnership.sheet.participants.iter().enumerate() {
            check_span(participant.span, partnership.file, path!["participants", at, "to"], diagnostics);
        }
        if let Some(period) = &partnership.sheet.period {
            check_span(period.span, partnership.file, path!["period", "to"], diagnostics);
        }
    }
    let zone = &site.settings.time_zone;
    for release in site.releases.iter() {
        check_later_events(release, zone, diagnostics);
        let expires = release.facts.expires.map(|expires| expires.moment(zone));
        if expires.is_some_and(|expires| expires <= release.published) {
            let place = Location::value(release.file, path!["expires"]);
            diagnostics.push(Diagnostic::new(RuleProblem::ExpiresBeforePublic, place));
        }
    }
}

/// Changes and a withdrawal have the day of publication or a later one. When an embargo ends does not matter: newsrooms have
/// the release since `published`.
fn check_later_events(release: &Release, zone: &Zone, diagnostics: &mut Diagnostics) {
    if let Some(withdrawn) = &release.facts.withdrawn {
        let (on, published) = (withdrawn.on, published_on(release, zone));
        if on < published {
            let place = Location::value(release.file, path!["withdrawn", "on"]);
            diagnostics.push(Diagnostic::new(RuleProblem::WithdrawnBeforePublished { on, published }, place));
        }
    }
    for version in &release.versions {
        for (at, change) in version.text.words.changes.iter().enumerate() {
            let (on, published) = (change.on, published_on(release, zone));
            if on < published {
                let place = Location::value(version.file, path!["changes", at, "on"]);
                diagnostics
                    .push(Diagnostic::new(RuleProblem::ChangedBeforePublished { on, published }, place));
            }
        }
    }
}

/// The day in a time zone is slow to compute, so this is called only for releases that were changed or withdrawn.
fn published_on(release: &Release, zone: &Zone) -> Day {
    release.facts.published.moment(zone).day_in(zone)
}

fn check_span(span: DateSpan, file: FileId, path: Vec<Segment>, diagnostics: &mut Diagnostics) {
    if let (Some(from), Some(to)) = (span.from, span.to)
        && span.is_reversed()
    {
        let problem = RuleProblem::EndsBeforeItBegins { from, to };
        diagnostics.push(Diagnostic::new(problem, Location::value(file, path)));
    }
}
