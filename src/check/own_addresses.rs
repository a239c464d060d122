//! Links to this site with its whole address lead to something that the build writes, as links from its root do.
//!
//! Such a link is left as it was written where it leads to a page. It is an error in a form that works only by chance: `http:`, another
//! spelling of the host, or the writer's own machine, which readers do not reach.

use super::Content;
use super::anchors::report_missing;
use super::links::broken;
use super::web_addresses::{self, WebAddress};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem};
use crate::model::address::Address;
use crate::model::link::local_path;
use crate::model::settings::LinkTarget;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    for WebAddress { url, place } in web_addresses::in_fields(content.site) {
        check_address(content, url, Written::InField, place, diagnostics);
    }
    let settings_file = content.site.settings_file;
    for (target, path) in web_addresses::targets(&content.site.settings) {
        if let LinkTarget::Own(..) = target {
            let place = Location::value(settings_file, path);
            is_own_problem(content, &target.to_string(), &place, diagnostics);
        }
    }
    for WebAddress { url, place } in web_addresses::in_texts(content.site) {
        check_address(content, url, Written::InText, place, diagnostics);
    }
}

/// Where an address is written, which decides how it can be written instead.
#[derive(Clone, Copy)]
enum Written {
    InText,
    /// Fields hold whole addresses.
    InField,
}

fn check_address(
    content: &Content<'_>,
    written: &str,
    at: Written,
    place: Location,
    diagnostics: &mut Diagnostics,
) {
    let base = &content.site.settings.base_url;
    if let Some((is_as_written, path)) = base.own_path(written) {
        if !is_own_problem(content, &path, &place, diagnostics) && !is_as_written {
            let meant = from_root_or_whole(content, &path, at);
            let problem = RuleProblem::OwnAddress { written: written.to_owned(), is_local: false, meant };
            diagnostics.push(Diagnostic::new(problem, place));
        }
    } else if let Some(path) = local_path(written).filter(|_| !base.is_local()) {
        let meant = from_root_or_whole(content, path, at);
        let problem = RuleProblem::OwnAddress { written: written.to_owned(), is_local: true, meant };
        diagnostics.push(Diagnostic::new(problem, place));
    }
}

/// Whether a path from the root of the site leads nowhere; then that is reported.
fn is_own_problem(
    content: &Content<'_>,
    path: &str,
    place: &Location,
    diagnostics: &mut Diagnostics,
) -> bool {
    let (path, fragment) =
        path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    let path = path.split('?').next().unwrap_or(path);
    let Some(address) = Address::decode(path) else {
        return false;
    };
    let Some(route) = content.routes.get(&address.output_path()) else {
        diagnostics.push(Diagnostic::new(broken(content, &address), place.clone()));
        return true;
    };
    let before = diagnostics.len();
    if let Some(fragment) = fragment.filter(|fragment| !fragment.is_empty()) {
        report_missing(content, fragment, &route.endpoint, place, diagnostics);
    }
    diagnostics.len() > before
}

fn from_root_or_whole(content: &Content<'_>, path: &str, at: Written) -> String {
    let path = path.trim_start_matches('/');
    match at {
        Written::InText => format!("/{path}"),
        Written::InField => format!("{}{path}", content.site.settings.base_url),
    }
}
