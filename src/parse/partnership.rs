//! The rules of a partnership's sheet that look at several fields.
//!
//! Takes a sheet; gives the partnership, and a problem for each organisation that takes part twice at the same time. It does not know
//! which organisations there are.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, FieldProblem, Location, Related};
use crate::model::Id;
use crate::model::partnership::{Participant, Partnership};
use crate::path;
use crate::schema::Record;
use crate::schema::decode::{Problems, Value};

/// Reads a sheet.
pub(super) fn partnership(value: Value<'_>, problems: &Problems) -> Option<Partnership> {
    let partnership = Partnership::decode_record(value)?;
    let place = |at: usize| Location::value(problems.file(), path!["participants", at, "organisation"]);
    for (first, second) in repeated(&partnership.participants) {
        let organisation = partnership.participants[second].organisation.to_string();
        let problem = FieldProblem::ParticipantTwice { organisation };
        let found = Diagnostic::new(problem, place(second));
        problems.push(found.related(place(first), Related::FirstElement));
    }
    Some(partnership)
}

/// The indices of participants that are the same organisation in periods that may overlap: each with the entry of this
/// organisation before it. An organisation may leave and come back.
fn repeated(participants: &[Participant]) -> Vec<(usize, usize)> {
    let mut last_of: HashMap<&Id, usize> = HashMap::new();
    let mut repeated = Vec::new();
    for (at, participant) in participants.iter().enumerate() {
        if let Some(before) = last_of.insert(&participant.organisation, at)
            && participants[before].span.may_overlap(participant.span)
        {
            repeated.push((before, at));
        }
    }
    repeated
}
