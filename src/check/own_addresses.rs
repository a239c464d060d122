//! Links to this site with its whole address lead to something that the build writes, as links from its root do.
//!
//! Such a link is left as it was written where it leads to a page. It is an error in a form that works only by chance: `http:`, another
//! spelling of the host, or the writer's own machine, which readers do not reach.

use super::Content;
use super::anchors::report_missing;
use super::links::broken;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem, Segment};
use crate::model::address::Address;
use crate::model::link::local_path;
use crate::model::prose::IssueKind;
use crate::model::settings::{LinkTarget, MenuEntry, MenuItem, SiteLink};
use crate::model::source::SourceNote;
use crate::path;
use crate::source::FileId;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    in_fields(content, diagnostics);
    for body in &content.with_issues {
        for issue in &body.prose.issues {
            if let IssueKind::WebAddress(written) = &issue.what {
                check_address(content, written, Written::InText, || body.place(&issue.range), diagnostics);
            }
        }
    }
}

/// The fields that hold an address of the web.
fn in_fields(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    for organisation in site.organisations.iter() {
        let (file, sheet) = (organisation.file, &organisation.sheet);
        check_url(content, sheet.url.as_deref(), file, path!["url"], diagnostics);
        check_sources(content, &sheet.sources, file, diagnostics);
    }
    for person in site.people.iter() {
        check_sources(content, &person.sheet.sources, person.file, diagnostics);
    }
    for partnership in site.partnerships.iter() {
        check_sources(content, &partnership.sheet.sources, partnership.file, diagnostics);
    }
    for agreement in site.agreements.iter() {
        check_sources(content, &agreement.sheet.sources, agreement.file, diagnostics);
    }
    for statement in site.statements.iter() {
        let url = statement.sheet.source.url.as_deref();
        check_url(content, url, statement.file, path!["source", "url"], diagnostics);
    }
    for version in site.releases.iter().flat_map(|release| &release.versions) {
        for (at, link) in version.text.words.read_more.iter().enumerate() {
            check_url(content, Some(&link.url), version.file, path!["read_more", at, "url"], diagnostics);
        }
    }
    let statement = site.settings.accessibility_statement.as_deref();
    check_url(content, statement, site.settings_file, path!["accessibility_statement"], diagnostics);
    in_menu(content, diagnostics);
    for (at, link) in site.settings.footer.links.0.iter().enumerate() {
        check_link(content, link, path!["footer", "links", at], diagnostics);
    }
}

/// The addresses of the menu.
fn in_menu(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let Some(menu) = &content.site.settings.menu else {
        return;
    };
    for (at, entry) in menu.0.iter().enumerate() {
        match entry {
            MenuEntry::Item(MenuItem::Link(link)) => {
                check_link(content, link, path!["menu", at], diagnostics);
            }
            MenuEntry::Item(MenuItem::Section(_)) => {}
            MenuEntry::Submenu { items, .. } => {
                for (inner, item) in items.iter().enumerate() {
                    if let MenuItem::Link(link) = item {
                        check_link(content, link, path!["menu", at, "items", inner], diagnostics);
                    }
                }
            }
        }
    }
}

/// The address of a link with a title of its own; `path` leads to the link.
fn check_link<P>(
    content: &Content<'_>,
    link: &SiteLink<P>,
    mut path: Vec<Segment>,
    diagnostics: &mut Diagnostics,
) {
    let SiteLink::Titled(link) = link else {
        return;
    };
    let file = content.site.settings_file;
    path.push(Segment::from("url"));
    match &link.url {
        LinkTarget::Web(url) => check_url(content, Some(url), file, path, diagnostics),
        LinkTarget::Own(..) => {
            let place = Location::value(file, path);
            is_own_problem(content, &link.url.to_string(), &place, diagnostics);
        }
    }
}

fn check_sources(content: &Content<'_>, sources: &[SourceNote], file: FileId, diagnostics: &mut Diagnostics) {
    for (at, source) in sources.iter().enumerate() {
        check_url(content, source.url.as_deref(), file, path!["sources", at, "url"], diagnostics);
    }
}

fn check_url(
    content: &Content<'_>,
    url: Option<&str>,
    file: FileId,
    path: Vec<Segment>,
    diagnostics: &mut Diagnostics,
) {
    if let Some(url) = url {
        check_address(content, url, Written::InField, || Location::value(file, path), diagnostics);
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
    place: impl FnOnce() -> Location,
    diagnostics: &mut Diagnostics,
) {
    let base = &content.site.settings.base_url;
    if let Some((is_as_written, path)) = base.own_path(written) {
        let place = place();
        if !is_own_problem(content, &path, &place, diagnostics) && !is_as_written {
            let meant = from_root_or_whole(content, &path, at);
            let problem = RuleProblem::OwnAddress { written: written.to_owned(), is_local: false, meant };
            diagnostics.push(Diagnostic::new(problem, place));
        }
    } else if let Some(path) = local_path(written).filter(|_| !base.is_local()) {
        let meant = from_root_or_whole(content, path, at);
        let problem = RuleProblem::OwnAddress { written: written.to_owned(), is_local: true, meant };
        diagnostics.push(Diagnostic::new(problem, place()));
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
