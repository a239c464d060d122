//! Waivers: problems that a text says are none, each with its reason.
//!
//! A waiver names a check, optionally a piece of what the check complains of, and why. One that matches nothing is an
//! error: it would hide the next problem of its kind.

use super::{Body, bodies};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::join::Site;
use crate::model::release::Waiver;
use crate::parse::span_of;
use crate::path;
use crate::source::Sources;

/// The problems that nobody waives. What is wrong with the waivers themselves goes to `diagnostics`.
pub(super) fn apply(
    site: &Site,
    sources: &Sources,
    mut found: Diagnostics,
    diagnostics: &mut Diagnostics,
) -> Diagnostics {
    for body in bodies(site) {
        for (at, waiver) in body.waivers.iter().enumerate() {
            let Some(code) = Code::from_name(&waiver.check).filter(|code| code.is_settable()) else {
                diagnostics.push(unknown(&body, waiver, at));
                continue;
            };
            let before = found.len();
            found = found
                .into_iter()
                .filter(|problem| problem.code != code || !matches(&body, waiver, &problem.place, sources))
                .fold(Diagnostics::default(), |mut kept, problem| {
                    kept.push(problem);
                    kept
                });
            // With gaps in the site, the waived problem may be one that could not be seen this time.
            if found.len() == before && !site.has_gaps {
                diagnostics.push(unused(&body, at));
            }
        }
    }
    found
}

fn matches(body: &Body<'_>, waiver: &Waiver, place: &Place, sources: &Sources) -> bool {
    if place.file() != body.file {
        return false;
    }
    waiver.at.as_ref().is_none_or(|at| {
        let complained_of = sources.get(body.file).text_at(span_of(sources, place));
        complained_of.contains(&**at)
    })
}

fn unknown(body: &Body<'_>, waiver: &Waiver, at: usize) -> Diagnostic {
    let place = Place::value(body.file, path!["waivers", at, "check"]);
    let message = match Code::from_name(&waiver.check) {
        Some(_) => format!("`{}` is always an error and cannot be waived", waiver.check),
        None => format!("`{}` is no check that can be waived", waiver.check),
    };
    let settable: Vec<&str> =
        Code::ALL.iter().filter(|code| code.is_settable()).map(|code| code.name()).collect();
    Diagnostic::new(Code::UnknownCheck, place, message)
        .suggest(&waiver.check, settable.iter().copied())
        .help(format!("the checks are: {}", settable.join(", ")))
}

fn unused(body: &Body<'_>, at: usize) -> Diagnostic {
    let place = Place::value(body.file, path!["waivers", at, "check"]);
    Diagnostic::new(Code::UnusedWaiver, place, "the waiver matches no problem of this text")
        .help("remove it, so that it cannot hide the next problem")
}
