//! Old addresses with a query: not every host can lead them on, and each leads to one place.
//!
//! Old addresses without a query have pages, and [`super::collisions`] looks at those.

use super::{Content, redirect_from};
use crate::diagnostic::{Claimant, Diagnostic, Diagnostics, Location, Related, RuleProblem};
use crate::join::Site;
use crate::path;
use crate::routes::QueryRedirect;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let redirects = content.routes.query_redirects();
    for redirect in redirects {
        let path = redirect.old.path().clone();
        let problem = RuleProblem::QueryRedirect { address: redirect.old.to_string(), path };
        diagnostics.extend(place(content.site, redirect, 0).map(|place| Diagnostic::new(problem, place)));
    }
    // They are sorted, so the same ones are neighbours.
    for same in redirects.chunk_by(|a, b| a.old == b.old) {
        let Some(there) = place(content.site, &same[0], 0) else {
            continue;
        };
        for (nth, second) in same.iter().enumerate().skip(1) {
            // Within one text, it is the nth that says so.
            let earlier = same[..nth].iter().filter(|first| first.to == second.to);
            let Some(here) = place(content.site, second, earlier.count()) else {
                continue;
            };
            let problem =
                RuleProblem::PathCollision { path: second.old.to_string(), other: Claimant::Redirect };
            diagnostics.push(Diagnostic::new(problem, here).related(there.clone(), Related::SamePath));
        }
    }
}

/// Where `redirect_from` names the address for the nth time, from 0.
fn place(site: &Site, redirect: &QueryRedirect, nth: usize) -> Option<Location> {
    let (file, addresses) = redirect_from(site, &redirect.to, redirect.language)?;
    let named = addresses.iter().enumerate().filter(|(_, old)| **old == redirect.old);
    let (at, _) = named.into_iter().nth(nth)?;
    Some(Location::value(file, path!["redirect_from", at]))
}
