//! What releases mention agrees with the sheets.
//!
//! Takes every mention that parsing found in a release; asks the rule of its kind for a verdict, and reports those that differ. Pages are not
//! judged: they are not about something on a day.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::verdict::{MentionedIn, Verdict};
use super::{
    Content, agreement_date, near_amounts, not_a_participant, not_in_about, quotations, title_differs,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, MOST_PER_FILE};
use crate::join::Release;
use crate::mention::Mention;
use crate::model::release::ReleaseMention;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let releases: Vec<&Release> = content.site.releases.iter().collect();
    let found: Vec<Vec<Diagnostic>> =
        releases.into_par_iter().map(|release| in_release(content, release)).collect();
    diagnostics.extend(found.into_iter().flatten());
}

fn in_release(content: &Content<'_>, release: &Release) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if release.versions.iter().all(|version| version.text.mentions.is_empty()) {
        return found;
    }
    let subjects = not_in_about::subjects(content.site, release);
    for version in &release.versions {
        let plain = OnceCell::new();
        let mut reported = BTreeSet::new();
        let before = found.len();
        for mention in &version.text.mentions {
            // One message for each name is enough.
            let named = match &mention.mention {
                Mention::Name(name) => Some(&name.things),
                Mention::PlaceOfTitle(place) => Some(&place.name.things),
                _ => None,
            };
            if named.is_some_and(|things| reported.contains(things)) {
                continue;
            }
            let is_exact = found.len() - before < MOST_PER_FILE;
            let place =
                MentionedIn { is_exact, ..MentionedIn::new(content, release, version, &subjects, &plain) };
            let (Verdict::Differs(problem) | Verdict::AgreesUnlinked(_, problem)) = judge(place, mention)
            else {
                continue;
            };
            // Those of links are reported with the links.
            if problem.code() != Code::AmountDiffers {
                reported.extend(named);
                found.push(problem);
            }
        }
    }
    found
}

/// What the sheets say of a mention.
pub(super) fn judge(place: MentionedIn<'_>, mention: &ReleaseMention) -> Verdict {
    match &mention.mention {
        Mention::Name(name) => not_in_about::judge(place, mention, name),
        Mention::PlaceOfTitle(title) => not_in_about::judge_place_of_title(place, mention, title),
        Mention::Title(title) => title_differs::judge(place, title, mention),
        Mention::AgreedOn(agreed) => agreement_date::judge(place, agreed, mention),
        Mention::Participation(said) => not_a_participant::judge(place, said, mention),
        Mention::Quotation(quotation) => quotations::judge(place, mention, quotation),
        Mention::Amount(amount) => near_amounts::judge(place, mention, amount),
        Mention::Date(_) => Verdict::Unmatched,
    }
}
