//! An address that was published once still leads to the same thing.
//!
//! The record is `content/permalinks.lock`. An address may become a redirect, but it may not vanish or lead to something else.
//! Releases that have expired are excepted: they are meant to vanish. (Cool URIs don't change, W3C, 1998.)

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::join::Site;
use crate::model::permalink::Permalink;
use crate::routes::{Endpoint, PageKind, Route};
use crate::source::{FileId, Span};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    let Some((file, permalinks)) = &site.permalinks else {
        return;
    };
    let routes = content.routes;
    let today = site.now.day_in(&site.settings.time_zone);
    // A build for a moment in the past is not compared with what was published later.
    let known = permalinks.lines.iter().filter(|permalink| permalink.since <= today);
    for permalink in known.filter(|permalink| !site.expired.contains(&*permalink.owner)) {
        let found = match routes.at(&permalink.address) {
            Some(route) => new_owner(site, route, permalink, *file),
            None => Some(vanished(content, permalink, *file)),
        };
        diagnostics.extend(found);
    }
}

fn place(permalink: &Permalink, file: FileId) -> Location {
    Location::Bytes(Span { file, start: permalink.range.start, end: permalink.range.end })
}

fn vanished(content: &Content<'_>, permalink: &Permalink, file: FileId) -> Diagnostic {
    let Permalink { address, owner, since, .. } = permalink;
    let message = format!("nothing has the address {address} any more, which was that of {owner} on {since}");
    let diagnostic = Diagnostic::new(Code::AddressVanished, place(permalink, file), message);
    let now = content.routes.iter().find(|route| route.owner(content.site).as_deref() == Some(&**owner));
    let diagnostic = match now {
        Some(now) if owner.starts_with("release:") || owner.starts_with("page:") => diagnostic
            .label(format!("its address is {} now", now.address))
            .help(format!("write in its file: redirect_from: [{address}]")),
        Some(now) => diagnostic
            .label(format!("its address is {} now", now.address))
            .help("give it its old name again, or `redirect_from` the old address in a page"),
        None if owner.starts_with("release:") => diagnostic.help(
            "bring the release back; if it no longer stands, say so in `withdrawn`, and the page stays",
        ),
        None => diagnostic.help(format!("bring {owner} back, or `redirect_from` the address in a page")),
    };
    diagnostic.help(format!("if the address may die: faktum permalinks forget {address}"))
}

/// The problem, if the address leads to something else now.
fn new_owner(site: &Site, route: &Route, permalink: &Permalink, file: FileId) -> Option<Diagnostic> {
    let Permalink { address, owner, since, .. } = permalink;
    let is_redirect = matches!(route.endpoint, Endpoint::Page(PageKind::Redirect { .. }));
    let new = route.owner(site).unwrap_or_else(|| "this site itself".to_owned());
    if is_redirect || new == **owner {
        return None;
    }
    let message = format!("the address {address} is that of {new} now; on {since} it was that of {owner}");
    Some(
        Diagnostic::new(Code::AddressChangedOwner, place(permalink, file), message)
            .help("whoever has the old link would read something else: give one of them another slug or name")
            .help(format!("if that is as it should be: faktum permalinks forget {address}")),
    )
}
