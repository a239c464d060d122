//! Waivers: problems that a text says are none, each with its reason.
//!
//! A waiver names a check, optionally a piece of what the check complains of, and why. One that matches nothing is an
//! error: it would hide the next problem of its kind.

use std::collections::HashMap;

use super::{Body, Content};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::model::release::Waiver;
use crate::parse::span_of;
use crate::path;
use crate::source::{FileId, Sources};

/// The problems that nobody waives. What is wrong with the waivers themselves goes to `diagnostics`.
pub(super) fn apply(
    content: &Content<'_>,
    sources: &Sources,
    found: Diagnostics,
    diagnostics: &mut Diagnostics,
) -> Diagnostics {
    // The waivers of each file, each with whether it has been of use.
    let mut by_file: HashMap<FileId, Vec<(Code, &Waiver, bool)>> = HashMap::new();
    for body in &content.with_waivers {
        for (at, waiver) in body.waivers.iter().enumerate() {
            match Code::from_name(&waiver.check).filter(|code| code.is_settable()) {
                Some(code) => by_file.entry(body.file).or_default().push((code, waiver, false)),
                None => diagnostics.push(unknown(body, waiver, at)),
            }
        }
    }
    let mut kept = Diagnostics::default();
    for problem in found {
        // The first that fits is of use; one that says the same again is not.
        let waivers = by_file.get_mut(&problem.place.file()).into_iter().flatten();
        let fitting = waivers
            .filter(|(code, waiver, _)| *code == problem.code() && matches(waiver, &problem.place, sources))
            .map(|(_, _, used)| used)
            .next();
        match fitting {
            Some(used) => *used = true,
            None => kept.push(problem),
        }
    }
    // With gaps in the site, the waived problem may be one that could not be seen this time.
    for body in content.with_waivers.iter().filter(|_| !content.site.is_incomplete) {
        for (_, waiver, _) in by_file.get(&body.file).into_iter().flatten().filter(|(_, _, used)| !used) {
            let at = body.waivers.iter().position(|known| std::ptr::eq(known, *waiver));
            diagnostics.extend(at.map(|at| unused(body, at)));
        }
    }
    kept
}

/// Whether a problem of the waiver's file is at its place.
fn matches(waiver: &Waiver, place: &Location, sources: &Sources) -> bool {
    waiver.at.as_ref().is_none_or(|at| {
        let complained_of = sources.get(place.file()).text_at(span_of(sources, place));
        complained_of.contains(&**at)
    })
}

fn unknown(body: &Body<'_>, waiver: &Waiver, at: usize) -> Diagnostic {
    let place = Location::value(body.file, path!["waivers", at, "check"]);
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
    let place = Location::value(body.file, path!["waivers", at, "check"]);
    Diagnostic::new(Code::UnusedWaiver, place, "the waiver matches no problem of this text")
        .help("remove it, so that it cannot hide the next problem")
}
