//! No organisation is part of itself or its own successor, not even through others.

use std::cell::Cell;

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem};
use crate::join::{Arena, Ix, Organisation};
use crate::model::Id;
use crate::path;

type Organisations = Arena<Organisation>;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let organisations = &content.site.organisations;
    for circle in circles(organisations, |organisation| organisation.parent) {
        report(organisations, &circle, "parent", RuleProblem::PartOfItself, diagnostics);
    }
    for circle in circles(organisations, |organisation| organisation.superseded_by) {
        report(organisations, &circle, "superseded_by", RuleProblem::SucceedsItself, diagnostics);
    }
}

/// Every circle, each beginning with its first organisation by id. Each organisation is visited once, however long the paths
/// are.
fn circles(
    organisations: &Organisations,
    next: impl Fn(&Organisation) -> Option<Ix<Organisation>>,
) -> Vec<Vec<Ix<Organisation>>> {
    let visited = organisations.secondary_map(|| Cell::new(false));
    let mut circles = Vec::new();
    for start in organisations.indices() {
        let mut path_taken = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| !visited[*here].get()) {
            visited[here].set(true);
            path_taken.push(here);
            at = next(&organisations[here]);
        }
        // The path ends, joins an earlier path, or leads back into itself.
        if let Some(again) = at.and_then(|again| path_taken.iter().position(|here| *here == again)) {
            let mut circle = path_taken.split_off(again);
            let first = circle.iter().enumerate().min_by_key(|(_, ix)| **ix).map_or(0, |(first, _)| first);
            circle.rotate_left(first);
            circles.push(circle);
        }
    }
    circles
}

fn report(
    organisations: &Organisations,
    circle: &[Ix<Organisation>],
    field: &'static str,
    problem: fn(Vec<Id>) -> RuleProblem,
    diagnostics: &mut Diagnostics,
) {
    let Some(first) = circle.first() else { return };
    let way = circle.iter().chain([first]).map(|ix| organisations[*ix].id.clone()).collect();
    let place = Location::value(organisations[*first].file, path![field]);
    diagnostics.push(Diagnostic::new(problem(way), place));
}
