//! What ends does so after it begins.

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Step};
use crate::model::person::DateSpan;
use crate::path;
use crate::source::FileId;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    for person in site.people.iter() {
        for (at, appointment) in person.sheet.appointments.iter().enumerate() {
            look(appointment.span, person.file, path!["appointments", at, "to"], diagnostics);
        }
    }
    for partnership in site.partnerships.iter() {
        for (at, participant) in partnership.sheet.participants.iter().enumerate() {
            look(participant.span, partnership.file, path!["participants", at, "to"], diagnostics);
        }
        if let Some(period) = &partnership.sheet.period {
            look(period.span, partnership.file, path!["period", "to"], diagnostics);
        }
    }
    for release in site.releases.iter() {
        let zone = &site.settings.time_zone;
        let expires = release.facts.expires.map(|expires| expires.moment(zone));
        if expires.is_some_and(|expires| expires <= release.published) {
            let place = Place::value(release.file, path!["expires"]);
            let message = "the release expires before it is public";
            diagnostics.push(
                Diagnostic::new(Code::DatesOutOfOrder, place, message)
                    .help("it would never be seen: correct `expires`, `published` or `embargo_until`"),
            );
        }
    }
}

fn look(span: DateSpan, file: FileId, path: Vec<Step>, diagnostics: &mut Diagnostics) {
    if let (Some(from), Some(to)) = (span.from, span.to)
        && span.is_reversed()
    {
        let message = format!("this ends on {to}, before it begins on {from}");
        let diagnostic = Diagnostic::new(Code::DatesOutOfOrder, Place::value(file, path), message);
        diagnostics.push(diagnostic.help("correct one of the dates"));
    }
}
