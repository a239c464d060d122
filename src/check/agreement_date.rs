//! The date that a text gives an agreement is the one on which it was made.
//!
//! Takes a date that is joined to the name of an agreement; it is compared with `agreed_on` as exactly as both are written. A date without a
//! year is right if day and month are. Dates that say something else, such as when an agreement takes effect, are not read at all.

use super::named_sheets::NamedSheet;
use super::verdict::{MentionedIn, Verdict};
use crate::diagnostic::{Diagnostic, Location, MentionProblem, Related};
use crate::mention::{AgreedOnMention, WrittenDate};
use crate::model::release::ReleaseMention;
use crate::model::{Conventions, ReducedDate};
use crate::path;

pub(super) fn judge(place: MentionedIn<'_>, agreed: &AgreedOnMention, mention: &ReleaseMention) -> Verdict {
    let site = place.content.site;
    let [thing] = agreed.agreements[..] else {
        return Verdict::Unmatched;
    };
    let Some(NamedSheet::Agreement(ix)) = place.content.named.get(thing) else {
        return Verdict::Unmatched;
    };
    let agreement = &site.agreements[ix];
    let Some(known) = agreement.sheet.agreed_on else {
        return Verdict::Unmatched;
    };
    let related = Location::value(agreement.file, path!["agreed_on"]);
    if agree(agreed.date, known) {
        return Verdict::Agrees(related);
    }
    let language = place.version.language;
    let conventions = site.settings.conventions(language);
    let written = place.words(mention, &agreed.range);
    let problem = MentionProblem::AgreementDate {
        right: right(&written, agreed.date, known, conventions),
        written,
        agreement: agreement
            .sheet
            .name
            .in_language(language, site.settings.default_language())
            .text
            .to_owned(),
        agreed_on: known,
    };
    let found = Diagnostic::new(problem, place.place(mention, &agreed.range));
    Verdict::Differs(found.related(related, Related::Sheet))
}

/// Whether two dates can be the same day.
fn agree(written: WrittenDate, known: ReducedDate) -> bool {
    let (year, month, day) = match written {
        WrittenDate::Year(year) => (Some(year), None, None),
        WrittenDate::Month(year, month) => (Some(year), Some(month), None),
        WrittenDate::Day(written) => (written.year, Some(written.month), Some(written.day)),
    };
    let (known_year, known_month, known_day) = match known {
        ReducedDate::Year(year) => (year, None, None),
        ReducedDate::Month(year, month) => (year, Some(month), None),
        ReducedDate::Day(day) => (day.year(), Some(day.month()), Some(day.day_of_month())),
    };
    year.is_none_or(|year| year == known_year) && may_agree(month, known_month) && may_agree(day, known_day)
}

/// Whether two numbers are the same as far as they are known.
fn may_agree(one: Option<i8>, other: Option<i8>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// The right date, if the wrong one is written out as the program writes dates.
fn right(written: &str, wrong: WrittenDate, known: ReducedDate, conventions: &Conventions) -> Option<String> {
    let wrong = match wrong {
        WrittenDate::Year(year) => ReducedDate::Year(year),
        WrittenDate::Month(year, month) => ReducedDate::Month(year, month),
        WrittenDate::Day(day) => ReducedDate::Day(day.day()?),
    };
    let printed = |date: ReducedDate| date.print(conventions).replace('\u{a0}', " ");
    let right = match (wrong, known) {
        (ReducedDate::Year(_), known) => ReducedDate::Year(known.earliest().year()),
        (ReducedDate::Month(..), ReducedDate::Day(day)) => ReducedDate::Month(day.year(), day.month()),
        (ReducedDate::Day(_), ReducedDate::Day(_)) | (ReducedDate::Month(..), ReducedDate::Month(..)) => {
            known
        }
        _ => return None,
    };
    // An abbreviated month, a number for it or a weekday would need more than the date.
    (written == printed(wrong)).then(|| printed(right))
}
