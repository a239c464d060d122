//! No organisation is part of itself or its own successor, not even through others.

use std::cell::Cell;

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::join::{Arena, Ix, Organisation};
use crate::path;

type Organisations = Arena<Organisation>;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let organisations = &content.site.organisations;
    for circle in circles(organisations, |organisation| organisation.parent) {
        report(organisations, &circle, "parent", "this organisation is a part of itself", diagnostics);
    }
    for circle in circles(organisations, |organisation| organisation.superseded_by) {
        report(organisations, &circle, "superseded_by", "this organisation succeeds itself", diagnostics);
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
    message: &str,
    diagnostics: &mut Diagnostics,
) {
    let Some(first) = circle.first() else { return };
    let path_taken = circle.iter().chain([first]).map(|ix| format!("`{}`", organisations[*ix].id.as_str()));
    let place = Location::value(organisations[*first].file, path![field]);
    let help =
        format!("`{field}` leads from {}: one of them is wrong", path_taken.collect::<Vec<_>>().join(" to "));
    diagnostics.push(Diagnostic::new(Code::CircularRelation, place, message).help(help));
}
