//! An address that was published once still leads to the same thing.
//!
//! The record is `content/permalinks.lock`. An address may become a redirect, but it may not vanish or lead to something else.
//! Releases that have expired are excepted: they are meant to vanish. (Cool URIs don't change, W3C, 1998.)

use std::collections::BTreeSet;

use super::{Content, redirect_from};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, Redirect, Remedy, RuleProblem, nearest};
use crate::join::{Referent, Site};
use crate::model::Id;
use crate::model::address::Address;
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
        // The redirect from a file that is gone is at a folder of its name.
        let route = routes.at(&permalink.address).or_else(|| routes.at(&permalink.address.as_page()));
        let found = match route {
            Some(route) => new_owner(site, route, permalink, *file),
            // What is wrong with the file or the settings is reported already, and the address is back without it.
            None if !site.settings.is_whole || site.broken.contains(&*permalink.owner) => None,
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
    let remedy = moved(content, permalink).or_else(|| renamed(content, permalink)).unwrap_or(Remedy::Restore);
    let (address, owner) = (address.clone(), owner.to_string());
    let problem = RuleProblem::AddressVanished { address, owner, since: *since, remedy };
    Diagnostic::new(problem, place(permalink, file))
}

/// The address that the owner has now.
fn moved(content: &Content<'_>, permalink: &Permalink) -> Option<Remedy> {
    let owned = content.routes.iter().filter(|route| {
        let is_redirect = matches!(route.endpoint, Endpoint::Page(PageKind::Redirect { .. }));
        !is_redirect && route.owner(content.site).as_deref() == Some(&*permalink.owner)
    });
    // Translations have addresses that begin differently.
    let route = owned.max_by_key(|route| common_prefix(&route.address, &permalink.address))?;
    Some(Remedy::Moved { to: route.address.clone(), redirect: redirect(content, route, permalink) })
}

/// The release or page that the owner was probably renamed to: one that is not recorded yet and was published by then.
fn renamed(content: &Content<'_>, permalink: &Permalink) -> Option<Remedy> {
    let (kind, old_id) = permalink.owner.split_once(':')?;
    let recorded = content.site.permalinks.iter().flat_map(|(_, record)| &record.lines);
    let recorded: BTreeSet<&str> = recorded.map(|line| &*line.owner).collect();
    let old_slug = permalink.address.as_str().trim_end_matches('/').rsplit('/').next()?;
    let candidates = content.routes.iter().filter_map(|route| {
        let owner = route.owner(content.site)?;
        let id = owner.strip_prefix(kind)?.strip_prefix(':')?;
        let is_new = !recorded.contains(owner.as_str());
        let is_like = is_new
            && names(content.site, route, id)?
                .iter()
                .any(|name| [old_id, old_slug].into_iter().any(|old| is_like(name, old)));
        is_like.then_some((route, owner))
    });
    let (route, to) =
        candidates.max_by_key(|(route, _)| common_prefix(&route.address, &permalink.address))?;
    Some(Remedy::Renamed { to, redirect: redirect(content, route, permalink)? })
}

/// By what a text can be recognised: its id, and its title as an id.
fn names(site: &Site, route: &Route, id: &str) -> Option<Vec<String>> {
    let title = match &route.endpoint {
        Endpoint::Page(PageKind::Release(ix, language)) => {
            &site.releases[*ix].version(*language).text.words.title
        }
        Endpoint::Page(PageKind::Page(ix, language)) => &site.pages[*ix].version(*language).text.words.title,
        _ => return None,
    };
    let title = Id::fold(title).map(|title| title.to_string());
    Some(title.into_iter().chain([id.to_owned()]).collect())
}

fn is_like(name: &str, old: &str) -> bool {
    name.contains(old) || old.contains(name) || nearest(old, [name]).is_some()
}

fn common_prefix(one: &Address, other: &Address) -> usize {
    one.as_str().bytes().zip(other.as_str().bytes()).take_while(|(a, b)| a == b).count()
}

/// The field that would keep the old address alive.
fn redirect(content: &Content<'_>, route: &Route, permalink: &Permalink) -> Option<Redirect> {
    let (of, language) = match &route.endpoint {
        Endpoint::Page(PageKind::Release(ix, language)) => (Referent::Release(*ix, None), *language),
        Endpoint::Page(PageKind::Page(ix, language)) => (Referent::Page(*ix, None), *language),
        _ => return None,
    };
    let (file, old) = redirect_from(content.site, &of, language)?;
    let addresses = old.iter().map(ToString::to_string).chain([permalink.address.to_string()]).collect();
    Some(Redirect { file: content.sources.get(file).path().to_owned(), addresses })
}

/// The problem, if the address leads to something else now.
fn new_owner(site: &Site, route: &Route, permalink: &Permalink, file: FileId) -> Option<Diagnostic> {
    let Permalink { address, owner, since, .. } = permalink;
    let is_redirect = matches!(route.endpoint, Endpoint::Page(PageKind::Redirect { .. }));
    let new = route.owner(site);
    if is_redirect || new.as_deref() == Some(&**owner) {
        return None;
    }
    let (address, owner) = (address.clone(), owner.to_string());
    let problem = RuleProblem::AddressChangedOwner { address, owner, since: *since, new };
    Some(Diagnostic::new(problem, place(permalink, file)))
}
