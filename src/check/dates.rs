//! Periods end after they begin, and nothing happens to a release before it is published.

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Segment};
use crate::join::Release;
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
            let message = "the release expires before it is public";
            diagnostics.push(
                Diagnostic::new(Code::DatesOutOfOrder, place, message)
                    .help("it would never be seen: correct `expires`, `published` or `embargo_until`"),
            );
        }
    }
}

/// Changes and a withdrawal have the day of publication or a later one. When an embargo ends does not matter: newsrooms have
/// the release since `published`.
fn check_later_events(release: &Release, zone: &Zone, diagnostics: &mut Diagnostics) {
    let withdrawn = release.facts.withdrawn.iter().map(|withdrawn| {
        let place = Location::value(release.file, path!["withdrawn", "on"]);
        (withdrawn.on, place, "this is withdrawn")
    });
    let changes = release.versions.iter().flat_map(|version| {
        let changes = version.text.words.changes.iter().enumerate();
        changes.map(|(at, change)| {
            let place = Location::value(version.file, path!["changes", at, "on"]);
            (change.on, place, "this was changed")
        })
    });
    for (on, place, what) in withdrawn.chain(changes) {
        // Computed here, because the day in a time zone is slow to compute, and most releases never change.
        let published = release.facts.published.moment(zone).day_in(zone);
        if on < published {
            let message = format!("{what} on {on}, before the release was published on {published}");
            report(place, message, diagnostics);
        }
    }
}

fn check_span(span: DateSpan, file: FileId, path: Vec<Segment>, diagnostics: &mut Diagnostics) {
    if let (Some(from), Some(to)) = (span.from, span.to)
        && span.is_reversed()
    {
        let message = format!("this ends on {to}, before it begins on {from}");
        report(Location::value(file, path), message, diagnostics);
    }
}

fn report(place: Location, message: String, diagnostics: &mut Diagnostics) {
    let diagnostic = Diagnostic::new(Code::DatesOutOfOrder, place, message);
    diagnostics.push(diagnostic.help("correct one of the dates"));
}
