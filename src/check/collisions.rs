//! No two things are written to the same path.
//!
//! Paths that differ only in capital letters count as the same, because they are on macOS, on Windows and on some hosts. So do
//! a file and a folder of the same name.

use std::borrow::Cow;

use super::{Content, redirect_from};
use crate::diagnostic::{Claimant, Diagnostic, Diagnostics, Location, Related, RuleProblem};
use crate::join::{Referent, Site};
use crate::model::address::OutputPath;
use crate::model::{Id, Language};
use crate::path;
use crate::routes::{Endpoint, PageKind, Resource, Route};
use crate::source::FileId;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    let routes = content.routes;
    for (first, second) in routes.collisions(collisions) {
        // What is beside two pages collides only if the pages do.
        if is_beside_a_page(&routes[*first]) && is_beside_a_page(&routes[*second]) {
            continue;
        }
        diagnostics.push(problem(site, &routes[*second], &routes[*first]));
    }
}

fn is_beside_a_page(route: &Route) -> bool {
    matches!(
        route.endpoint,
        Endpoint::Resource(Resource::Facts(_) | Resource::PlainText(..) | Resource::Ninjs(..))
    )
}

/// The pairs of routes, by their indices in the sorted list, that claim the same path, or a file and a folder of its name.
fn collisions(routes: &[Route]) -> Vec<(usize, usize)> {
    let paths = routes.iter().enumerate().map(|(at, route)| (lower_case(&route.path), at));
    let mut owners: Vec<Owner<'_>> = paths.collect();
    // The routes are sorted by path already, so this costs little if no path has capital letters.
    owners.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut found = Vec::new();
    for same in owners.chunk_by(|(a, _), (b, _)| a == b) {
        found.extend(same[1..].iter().map(|(_, at)| (same[0].1, *at)));
    }
    owners.dedup_by(|(later, _), (first, _)| later == first);
    // Most files are called index.html, and hardly ever is a folder called that, so few files have to be looked up.
    let has_such_a_folder = owners.iter().any(|(path, _)| path.contains("index.html/"));
    for (path, at) in owners.iter().filter(|(path, _)| has_such_a_folder || !path.ends_with("index.html")) {
        found.extend(below(&owners, path).map(|(_, other)| (*at, *other)));
    }
    found
}

/// A path, and the index of its route.
type Owner<'r> = (Cow<'r, str>, usize);

/// The files that would be below a file if it were a folder; the list is sorted.
fn below<'o, 'r>(owners: &'o [Owner<'r>], path: &str) -> impl Iterator<Item = &'o Owner<'r>> {
    let folder = format!("{path}/");
    let first = owners.partition_point(|(other, _)| **other < *folder);
    owners[first..].iter().take_while(move |(other, _)| other.starts_with(&folder))
}

/// A path in lower case; most paths are.
fn lower_case(path: &OutputPath) -> Cow<'_, str> {
    let path = path.as_str();
    // Looking at every byte is faster than stopping at the first: it is compiled to instructions for many bytes at once.
    let is_lower = path.bytes().fold(true, |all, byte| all & byte.is_ascii() & !byte.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(path) } else { Cow::Owned(path.to_lowercase()) }
}

fn problem<'r>(site: &Site, mut second: &'r Route, mut first: &'r Route) -> Diagnostic {
    // The problem is reported at what people wrote, rather than at what every site has.
    if place(site, second).is_none() {
        std::mem::swap(&mut second, &mut first);
    }
    let here = place(site, second).unwrap_or(Location::File(site.settings_file));
    let path = second.path.as_str().to_owned();
    let diagnostic = Diagnostic::new(RuleProblem::PathCollision { path, other: claimant(site, first) }, here);
    match place(site, first) {
        Some(there) => diagnostic.related(there, Related::SamePath),
        None => diagnostic,
    }
}

/// Where the content says what is at an address; `None` for what every site has.
fn place(site: &Site, route: &Route) -> Option<Location> {
    Some(match &route.endpoint {
        Endpoint::Page(PageKind::Release(ix, language)) => {
            let version = site.releases[*ix].version(*language);
            slug_place(version.file, version.text.words.slug.as_deref())
        }
        Endpoint::Page(PageKind::Page(ix, language)) => {
            let version = site.pages[*ix].version(*language);
            slug_place(version.file, version.text.words.slug.as_deref())
        }
        Endpoint::Page(PageKind::Partnership(ix, _)) => Location::File(site.partnerships[*ix].file),
        Endpoint::Page(PageKind::Agreement(ix, _)) => Location::File(site.agreements[*ix].file),
        Endpoint::Page(PageKind::Organisation(ix, _)) => Location::File(site.organisations[*ix].file),
        Endpoint::Page(PageKind::Person(ix, _)) => Location::File(site.people[*ix].file),
        Endpoint::Resource(Resource::Media(ix) | Resource::Picture(ix, _)) => {
            Location::value(site.media[*ix].file, path!["file"])
        }
        Endpoint::Resource(Resource::File(ix)) => Location::File(site.files[*ix].copy.file),
        Endpoint::Page(PageKind::Redirect { to, language }) => redirecting(site, route, to, *language)?,
        _ => return None,
    })
}

fn slug_place(file: FileId, slug: Option<&Id>) -> Location {
    slug.map_or(Location::File(file), |_| Location::value(file, path!["slug"]))
}

/// Where `redirect_from` names the address of a redirect.
fn redirecting(site: &Site, route: &Route, to: &Referent, language: Language) -> Option<Location> {
    let (file, old) = redirect_from(site, to, language)?;
    let at = old.iter().position(|old| old.query().is_none() && old.path().as_page() == route.address)?;
    Some(Location::value(file, path!["redirect_from", at]))
}

fn claimant(site: &Site, route: &Route) -> Claimant {
    match &route.endpoint {
        Endpoint::Page(
            PageKind::List { .. } | PageKind::Index(..) | PageKind::Year { .. } | PageKind::Corrections(_),
        ) => Claimant::List,
        Endpoint::Page(PageKind::Data(_))
        | Endpoint::Resource(
            Resource::Facts(_)
            | Resource::PlainText(..)
            | Resource::Ninjs(..)
            | Resource::Table(..)
            | Resource::DataPackage
            | Resource::Catalogue,
        ) => Claimant::OpenData,
        Endpoint::Page(PageKind::Search(_)) | Endpoint::Resource(Resource::Search { .. }) => Claimant::Search,
        Endpoint::Page(PageKind::NotFound) => Claimant::NotFoundPage,
        Endpoint::Page(PageKind::Redirect { .. } | PageKind::AccessibilityStatement(_)) => Claimant::Redirect,
        // Of these pages only the home page is no sheet's or text's.
        Endpoint::Page(_) => route.owner(site).map_or(Claimant::HomePage, Claimant::Owner),
        Endpoint::Resource(Resource::Feed { .. } | Resource::CorrectionsFeed { .. }) => Claimant::Feed,
        Endpoint::Resource(Resource::Sitemap { .. }) => Claimant::Sitemap,
        Endpoint::Resource(Resource::Host(_)) => Claimant::HostFile,
        Endpoint::Resource(Resource::Robots) => Claimant::Robots,
        Endpoint::Resource(Resource::Icon(_)) => Claimant::Icon,
        Endpoint::Resource(Resource::Card(_)) => Claimant::SocialPicture,
        Endpoint::Resource(Resource::File(ix)) => Claimant::File(site.files[*ix].copy.path.clone()),
        Endpoint::Resource(Resource::Media(ix) | Resource::Picture(ix, _)) => {
            Claimant::File(site.media[*ix].picture.path.clone())
        }
    }
}
