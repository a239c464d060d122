//! No two things are written to one place.
//!
//! Places that differ only in capital letters are one: macOS and Windows think so, and some hosts. A file and
//! a folder of the same name are one, too.

use std::borrow::Cow;

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Related};
use crate::join::{Referent, Site};
use crate::model::Language;
use crate::model::address::OutputPath;
use crate::path;
use crate::routes::{Endpoint, PageKind, Resource, Route};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    let routes = content.routes;
    for (first, second) in routes.collisions(collisions) {
        diagnostics.push(problem(site, &routes[*second], &routes[*first]));
    }
}

/// The places of routes in the list that are of one file, or of a file and a folder of its name; the list is sorted.
fn collisions(routes: &[Route]) -> Vec<(usize, usize)> {
    let paths = routes.iter().enumerate().map(|(at, route)| (as_one(&route.path), at));
    let mut owners: Vec<Owner<'_>> = paths.collect();
    // The routes are sorted by their paths, so this costs little where none has capital letters.
    owners.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut found = Vec::new();
    for same in owners.chunk_by(|(a, _), (b, _)| a == b) {
        found.extend(same[1..].iter().map(|(_, at)| (same[0].1, *at)));
    }
    owners.dedup_by(|(later, _), (first, _)| later == first);
    // Most files are the index.html of a folder, and hardly ever is a folder called that: the others are few.
    let is_a_folder_called_so = owners.iter().any(|(path, _)| path.contains("index.html/"));
    for (path, at) in owners.iter().filter(|(path, _)| is_a_folder_called_so || !path.ends_with("index.html"))
    {
        found.extend(below(&owners, path).map(|(_, other)| (*at, *other)));
    }
    found
}

/// A path, and the place of its route in the list.
type Owner<'r> = (Cow<'r, str>, usize);

/// The files that would lie below a file, in a sorted list.
fn below<'o, 'r>(owners: &'o [Owner<'r>], path: &str) -> impl Iterator<Item = &'o Owner<'r>> {
    let folder = format!("{path}/");
    let first = owners.partition_point(|(other, _)| **other < *folder);
    owners[first..].iter().take_while(move |(other, _)| other.starts_with(&folder))
}

/// A path in the form in which some systems take it for the same as others; most are in it.
fn as_one(path: &OutputPath) -> Cow<'_, str> {
    let path = path.as_str();
    // To look at every byte is faster than to stop at the first: then the processor looks at many at a time.
    let is_small = |byte: u8| byte.is_ascii() & !byte.is_ascii_uppercase();
    let is_small = path.bytes().fold(true, |all, byte| all & is_small(byte));
    if is_small { Cow::Borrowed(path) } else { Cow::Owned(path.to_lowercase()) }
}

fn problem(site: &Site, route: &Route, first: &Route) -> Diagnostic {
    let (mut second, mut first) = (route, first);
    // What people wrote is complained of, rather than what is always there.
    if place(site, second).is_none() {
        (second, first) = (first, second);
    }
    let here = place(site, second).unwrap_or(Location::File(site.settings_file));
    let (what, other) = (&second.path, describe(site, &first.endpoint));
    let message = format!("the file {what} is also that of {other}");
    let diagnostic = Diagnostic::new(Code::PathCollision, here, message)
        .help("give one of them another name, `slug` or address");
    match place(site, first) {
        Some(there) => diagnostic.related(there, Related::SamePath),
        None => diagnostic,
    }
}

/// Where it is written that something has its address; `None` for what every site has.
fn place(site: &Site, route: &Route) -> Option<Location> {
    Some(match &route.endpoint {
        Endpoint::Page(PageKind::Release(ix, language)) => {
            let version = site.releases[*ix].version(*language);
            match version.text.words.slug {
                Some(_) => Location::value(version.file, path!["slug"]),
                None => Location::File(version.file),
            }
        }
        Endpoint::Page(PageKind::Page(ix, language)) => {
            let version = site.pages[*ix].version(*language);
            match version.text.words.slug {
                Some(_) => Location::value(version.file, path!["slug"]),
                None => Location::File(version.file),
            }
        }
        Endpoint::Page(PageKind::Partnership(ix, _)) => Location::File(site.partnerships[*ix].file),
        Endpoint::Page(PageKind::Agreement(ix, _)) => Location::File(site.agreements[*ix].file),
        Endpoint::Page(PageKind::Organisation(ix, _)) => Location::File(site.organisations[*ix].file),
        Endpoint::Page(PageKind::Person(ix, _)) => Location::File(site.people[*ix].file),
        Endpoint::Resource(Resource::Media(ix)) => Location::value(site.media[*ix].file, path!["file"]),
        Endpoint::Resource(Resource::File(ix)) => Location::File(site.files[*ix].copy.file),
        Endpoint::Page(PageKind::Redirect { to, language }) => redirecting(site, route, to, *language)?,
        _ => return None,
    })
}

/// Where it is written that an old address leads to something.
fn redirecting(site: &Site, route: &Route, to: &Referent, language: Language) -> Option<Location> {
    let (file, old) = match to {
        Referent::Release(ix, _) => {
            let version = site.releases[*ix].version(language);
            (version.file, &version.text.words.redirect_from[..])
        }
        Referent::Page(ix, _) => {
            let version = site.pages[*ix].version(language);
            (version.file, &version.text.words.redirect_from[..])
        }
        _ => return None,
    };
    let at = old.iter().position(|address| address.as_page() == route.address)?;
    Some(Location::value(file, path!["redirect_from", at]))
}

fn describe(site: &Site, endpoint: &Endpoint) -> String {
    match endpoint {
        Endpoint::Page(PageKind::Home(_)) => "the home page".to_owned(),
        Endpoint::Page(PageKind::List { .. })
        | Endpoint::Page(PageKind::Index(..))
        | Endpoint::Page(PageKind::Year { .. }) => "a list of this site".to_owned(),
        Endpoint::Page(PageKind::Release(ix, _)) => format!("release:{}", site.releases[*ix].id),
        Endpoint::Page(PageKind::Partnership(ix, _)) => format!("partnership:{}", site.partnerships[*ix].id),
        Endpoint::Page(PageKind::Agreement(ix, _)) => format!("agreement:{}", site.agreements[*ix].id),
        Endpoint::Page(PageKind::Organisation(ix, _)) => {
            format!("organisation:{}", site.organisations[*ix].id)
        }
        Endpoint::Page(PageKind::Person(ix, _)) => format!("person:{}", site.people[*ix].id),
        Endpoint::Page(PageKind::Page(ix, _)) => format!("page:{}", site.pages[*ix].id),
        Endpoint::Page(PageKind::NotFound) => "the page for addresses that do not exist".to_owned(),
        Endpoint::Resource(Resource::Feed { .. }) => "a feed".to_owned(),
        Endpoint::Resource(Resource::Sitemap { .. }) => "the sitemap".to_owned(),
        Endpoint::Resource(Resource::Host(_)) => "a file for hosts, which faktum writes".to_owned(),
        Endpoint::Resource(Resource::Robots) => "robots.txt, which faktum writes".to_owned(),
        Endpoint::Page(PageKind::Redirect { .. }) => "a redirect from an old address".to_owned(),
        Endpoint::Resource(Resource::File(ix)) => site.files[*ix].copy.path.clone(),
        Endpoint::Resource(Resource::Media(ix)) => site.media[*ix].picture.path.clone(),
    }
}
