//! Periods end after they begin, nothing happens to a release before it is published, and its date is a likely one.

use std::collections::HashSet;
use std::time::Duration;

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem, Segment};
use crate::join::Release;
use crate::model::date::{Moment, Zone};
use crate::model::person::DateSpan;
use crate::model::{DateTimeInput, Day};
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
    let recorded: Option<HashSet<&str>> = site
        .permalinks
        .as_ref()
        .map(|(_, record)| record.lines.iter().map(|permalink| &*permalink.owner).collect());
    for release in site.releases.iter() {
        check_later_events(release, zone, diagnostics);
        check_year(release, site.today().year(), diagnostics);
        if let Some(recorded) = &recorded {
            check_age(release, recorded, site.now, zone, diagnostics);
        }
        let expires = release.facts.expires.map(|expires| expires.end(zone));
        if expires.is_some_and(|expires| expires <= release.published) {
            let place = Location::value(release.file, path!["expires"]);
            diagnostics.push(Diagnostic::new(RuleProblem::ExpiresBeforePublic, place));
        }
    }
}

/// The first year that a release can be from; archives of press offices begin later.
const FIRST_YEAR: i16 = 1900;

/// How many years ahead a release can be planned.
const YEARS_AHEAD: i16 = 5;

/// After this time, a release that is new on the site is probably mistyped: a year and a day of leap.
const YEAR: Duration = Duration::from_secs(366 * 24 * 60 * 60);

/// 1026 and 2062 for 2026: the first would be at the end of every list, the second is never published.
fn check_year(release: &Release, this_year: i16, diagnostics: &mut Diagnostics) {
    let fields =
        [("published", Some(release.facts.published)), ("embargo_until", release.facts.embargo_until)];
    for (field, written) in fields {
        let Some(year) = written.map(DateTimeInput::year) else {
            continue;
        };
        if year < FIRST_YEAR || year > this_year.saturating_add(YEARS_AHEAD) {
            let place = Location::value(release.file, path![field]);
            diagnostics.push(Diagnostic::new(RuleProblem::ImpossibleYear { year }, place));
        }
    }
}

/// A release whose address is not on record is new. Last year's date on it is probably a slip of January.
fn check_age(
    release: &Release,
    recorded: &HashSet<&str>,
    now: Moment,
    zone: &Zone,
    diagnostics: &mut Diagnostics,
) {
    // Most releases are recorded or recent, and cost no more than this.
    if release.published.until(now) <= YEAR || release.facts.published.year() < FIRST_YEAR {
        return;
    }
    if !recorded.contains(&*format!("release:{}", release.id)) {
        let published = release.facts.published.moment(zone).day_in(zone);
        let place = Location::value(release.file, path!["published"]);
        diagnostics.push(Diagnostic::new(RuleProblem::OldAndNew { published }, place));
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
