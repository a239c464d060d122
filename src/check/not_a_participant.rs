//! Who is said to take part in a partnership is on its sheet.
//!
//! Takes that a text says so; the organisation must be a participant, in whatever way, or the facilitator. One that left before the day of
//! the release does not take part any more, unless the text speaks of the past. An organisation above, below or after a participant is
//! near enough. A list that is not complete is judged too: a text is no place to say what the sheet does not.

use super::named_sheets::NamedSheet;
use super::verdict::{MentionedIn, Verdict};
use crate::diagnostic::{Diagnostic, Location, MentionProblem, Related};
use crate::join::{Ix, Organisation, Participant, Partnership, Site};
use crate::mention::{ParticipationMention, ThingIx};
use crate::model::release::ReleaseMention;
use crate::model::{Day, ReducedDate};
use crate::path;

pub(super) fn judge(
    place: MentionedIn<'_>,
    said: &ParticipationMention,
    mention: &ReleaseMention,
) -> Verdict {
    let site = place.content.site;
    let (Some(NamedSheet::Organisation(organisation)), Some(NamedSheet::Partnership(partnership))) =
        (only(place, &said.organisations), only(place, &said.partnerships))
    else {
        return Verdict::Unmatched;
    };
    let sheet = &site.partnerships[partnership];
    if sheet.facilitator == Some(organisation) {
        return Verdict::Agrees(Location::value(sheet.file, path!["facilitator"]));
    }
    let mut listed =
        sheet.participants.iter().filter(|listed| listed.organisation == organisation).peekable();
    if listed.peek().is_none() {
        let is_near = |listed: &Participant| are_near(site, listed.organisation, organisation);
        let is_near_facilitator = sheet.facilitator.is_some_and(|other| are_near(site, other, organisation));
        if is_near_facilitator || sheet.participants.iter().any(is_near) {
            return Verdict::Unmatched;
        }
        return differs(place, said, mention, (organisation, sheet), None);
    }
    let mut left = None;
    for listed in listed {
        match left_before(sheet, listed, place.release.day) {
            Some(day) if !said.is_past => left = Some((listed, day)),
            _ => return Verdict::Agrees(entry(sheet, listed)),
        }
    }
    differs(place, said, mention, (organisation, sheet), left)
}

/// The sheet of the only thing that is meant.
fn only(place: MentionedIn<'_>, things: &[ThingIx]) -> Option<NamedSheet> {
    match things {
        [thing] => place.content.named.get(*thing),
        _ => None,
    }
}

/// The last day of a participant that left before a day.
fn left_before(sheet: &Partnership, listed: &Participant, day: Day) -> Option<ReducedDate> {
    sheet.written(listed).span.to.filter(|to| to.latest() < day)
}

/// Whether one organisation is part of the other one or comes after it.
fn are_near(site: &Site, one: Ix<Organisation>, other: Ix<Organisation>) -> bool {
    let leads_to = |from: Ix<Organisation>, to: Ix<Organisation>| {
        let from = &site.organisations[from];
        from.parent == Some(to) || from.superseded_by == Some(to) || from.member_of.contains(&to)
    };
    leads_to(one, other) || leads_to(other, one)
}

fn entry(sheet: &Partnership, listed: &Participant) -> Location {
    Location::value(sheet.file, path!["participants", listed.at])
}

fn differs(
    place: MentionedIn<'_>,
    said: &ParticipationMention,
    mention: &ReleaseMention,
    (organisation, sheet): (Ix<Organisation>, &Partnership),
    left: Option<(&Participant, ReducedDate)>,
) -> Verdict {
    let site = place.content.site;
    let default = site.settings.default_language();
    let related = match left {
        Some((listed, _)) => entry(sheet, listed),
        None if sheet.participants.is_empty() => Location::File(sheet.file),
        None => Location::key(sheet.file, path!["participants"]),
    };
    let problem = MentionProblem::NotAParticipant {
        organisation: place.words(mention, &said.range),
        id: site.organisations[organisation].id.clone(),
        partnership: sheet.sheet.name.in_language(place.version.language, default).text.to_owned(),
        left: left.map(|(_, day)| day),
        is_complete: sheet.sheet.participants_complete,
    };
    let found = Diagnostic::new(problem, place.place(mention, &said.range));
    Verdict::Differs(found.related(related, Related::Sheet))
}
