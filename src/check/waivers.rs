//! Waivers: a text can say of a problem that it is acceptable, and why.
//!
//! Takes the problems that the rules found; gives those that no text waives. A waiver names a check and a reason, and can quote
//! the words that it is about. A waiver that matches nothing is an error, because it would hide the next problem of its kind.

use std::collections::{BTreeSet, HashMap};

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Problem, RuleProblem, nearest};
use crate::model::waiver::Waiver;
use crate::parse::span_of;
use crate::path;
use crate::source::{FileId, Sources};

/// The problems that no text waives. Waived words of what is not public go to `shown_words`, and what is wrong with the waivers
/// themselves to `diagnostics`.
pub(super) fn apply(
    content: &Content<'_>,
    found: impl Iterator<Item = Diagnostic>,
    shown_words: &mut BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Vec<Diagnostic> {
    let mut by_file: HashMap<FileId, Vec<KnownWaiver<'_>>> = HashMap::new();
    for &(file, waivers) in &content.waivers {
        for (at, waiver) in waivers.iter().enumerate() {
            match Code::from_name(&waiver.check).filter(|code| code.is_waivable()) {
                Some(code) => {
                    by_file.entry(file).or_default().push(KnownWaiver { at, code, waiver, is_used: false });
                }
                None => diagnostics.push(unknown(file, waiver, at)),
            }
        }
    }
    let mut not_waived = Vec::new();
    for problem in found {
        // Only the first that fits is used: a second one that says the same is reported.
        let mut waivers = by_file.get_mut(&problem.place.file()).into_iter().flatten();
        match waivers.find(|known| {
            known.code == problem.code() && matches(known.waiver, &problem.place, content.sources)
        }) {
            Some(known) => {
                known.is_used = true;
                if let Problem::Rule(RuleProblem::HeldBackWords { words, .. }) = problem.problem {
                    shown_words.insert(words);
                }
            }
            None => not_waived.push(problem),
        }
    }
    // If the site is incomplete, the waived problem may be one that could not be found this time.
    if content.site.broken.is_empty() {
        for (file, waivers) in by_file {
            let unused = waivers.iter().filter(|known| !known.is_used && !known.code.may_come_and_go());
            diagnostics.extend(unused.map(|known| unused_waiver(file, known.at)));
        }
    }
    not_waived
}

/// A waiver of a check that exists.
struct KnownWaiver<'s> {
    /// Its index in the text's list.
    at: usize,
    code: Code,
    waiver: &'s Waiver,
    is_used: bool,
}

/// Whether the words that a waiver quotes are where the problem is.
fn matches(waiver: &Waiver, place: &Location, sources: &Sources) -> bool {
    let text = || sources.get(place.file()).text_at(span_of(sources, place));
    waiver.at.as_ref().is_none_or(|words| text().contains(&*words.0))
}

fn unknown(file: FileId, waiver: &Waiver, at: usize) -> Diagnostic {
    let waivable = Code::ALL.iter().filter(|code| code.is_waivable());
    let meant = nearest(&waiver.check, waivable.map(|code| code.name()));
    let problem = RuleProblem::UnknownCheck { check: waiver.check.to_string(), meant };
    Diagnostic::new(problem, Location::value(file, path!["waivers", at, "check"]))
}

fn unused_waiver(file: FileId, at: usize) -> Diagnostic {
    Diagnostic::new(RuleProblem::UnusedWaiver, Location::value(file, path!["waivers", at, "check"]))
}
