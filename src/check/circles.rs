//! No organisation is a part of itself or its own successor, not by way of others either.

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

/// Every circle, each from its first organisation on. Each organisation is passed once, however long the ways are.
fn circles(
    organisations: &Organisations,
    next: impl Fn(&Organisation) -> Option<Ix<Organisation>>,
) -> Vec<Vec<Ix<Organisation>>> {
    let passed = organisations.secondary_map(|| Cell::new(false));
    let mut circles = Vec::new();
    for start in organisations.indices() {
        let (mut way, mut at) = (Vec::new(), Some(start));
        while let Some(here) = at.filter(|here| !passed[*here].get()) {
            passed[here].set(true);
            way.push(here);
            at = next(&organisations[here]);
        }
        // The way ends, leads into one that has been gone, or leads into itself.
        if let Some(again) = at.and_then(|again| way.iter().position(|here| *here == again)) {
            let mut circle = way.split_off(again);
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
    let way = circle.iter().chain([first]).map(|ix| format!("`{}`", organisations[*ix].id.as_str()));
    let place = Location::value(organisations[*first].file, path![field]);
    let help = format!("`{field}` leads from {}: one of them is wrong", way.collect::<Vec<_>>().join(" to "));
    diagnostics.push(Diagnostic::new(Code::CircularRelation, place, message).help(help));
}
