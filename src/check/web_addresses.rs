//! Every address of the web that the content has: in fields, in the menu and the footer, and in texts.
//!
//! Takes a site; gives each address as it was written, with its place. Whether an address leads to the site itself, and whether
//! anything answers to it, is judged by others.

use super::bodies;
use crate::diagnostic::{Location, Segment};
use crate::join::Site;
use crate::model::prose::IssueKind;
use crate::model::settings::{LinkTarget, MenuEntry, MenuItem, Settings, SiteLink};
use crate::model::source::SourceNote;
use crate::path;
use crate::source::FileId;

/// An address of the web, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebAddress<'s> {
    pub url: &'s str,
    pub place: Location,
}

/// The addresses in fields, and those of the menu and the footer that begin with a scheme.
pub(super) fn in_fields(site: &Site) -> Vec<WebAddress<'_>> {
    let mut found = Vec::new();
    for organisation in site.organisations.iter() {
        let (file, sheet) = (organisation.file, &organisation.sheet);
        if let Some(url) = sheet.url.as_deref() {
            found.push(WebAddress { url, place: Location::value(file, path!["url"]) });
        }
        add_sources(&sheet.sources, file, &mut found);
    }
    for person in site.people.iter() {
        add_sources(&person.sheet.sources, person.file, &mut found);
    }
    for partnership in site.partnerships.iter() {
        add_sources(&partnership.sheet.sources, partnership.file, &mut found);
    }
    for agreement in site.agreements.iter() {
        add_sources(&agreement.sheet.sources, agreement.file, &mut found);
    }
    for statement in site.statements.iter() {
        if let Some(url) = statement.sheet.source.url.as_deref() {
            found.push(WebAddress { url, place: Location::value(statement.file, path!["source", "url"]) });
        }
    }
    for version in site.releases.iter().flat_map(|release| &release.versions) {
        for (at, link) in version.text.words.read_more.iter().enumerate() {
            let place = Location::value(version.file, path!["read_more", at, "url"]);
            found.push(WebAddress { url: &link.url, place });
        }
    }
    add_settings(site, &mut found);
    found
}

fn add_sources<'s>(sources: &'s [SourceNote], file: FileId, found: &mut Vec<WebAddress<'s>>) {
    for (at, source) in sources.iter().enumerate() {
        if let Some(url) = source.url.as_deref() {
            found.push(WebAddress { url, place: Location::value(file, path!["sources", at, "url"]) });
        }
    }
}

fn add_settings<'s>(site: &'s Site, found: &mut Vec<WebAddress<'s>>) {
    let file = site.settings_file;
    if let Some(url) = site.settings.accessibility_statement.as_deref() {
        found.push(WebAddress { url, place: Location::value(file, path!["accessibility_statement"]) });
    }
    for (target, path) in targets(&site.settings) {
        if let LinkTarget::Web(url) = target {
            found.push(WebAddress { url, place: Location::value(file, path) });
        }
    }
}

/// Where the links of the menu and the footer lead that have a title of their own, each with the way to its field.
pub(super) fn targets(settings: &Settings) -> Vec<(&LinkTarget, Vec<Segment>)> {
    let mut found = Vec::new();
    for (at, entry) in settings.menu.iter().flat_map(|menu| &menu.0).enumerate() {
        match entry {
            MenuEntry::Item(MenuItem::Link(link)) => add_target(link, path!["menu", at, "url"], &mut found),
            MenuEntry::Item(MenuItem::Section(_)) => {}
            MenuEntry::Submenu { items, .. } => {
                for (inner, item) in items.iter().enumerate() {
                    if let MenuItem::Link(link) = item {
                        add_target(link, path!["menu", at, "items", inner, "url"], &mut found);
                    }
                }
            }
        }
    }
    for (at, link) in settings.footer.links.0.iter().enumerate() {
        add_target(link, path!["footer", "links", at, "url"], &mut found);
    }
    found
}

fn add_target<'s, P>(
    link: &'s SiteLink<P>,
    path: Vec<Segment>,
    found: &mut Vec<(&'s LinkTarget, Vec<Segment>)>,
) {
    if let SiteLink::Titled(link) = link {
        found.push((&link.url, path));
    }
}

/// The addresses in texts.
pub(super) fn in_texts(site: &Site) -> Vec<WebAddress<'_>> {
    let mut found = Vec::new();
    for body in bodies(site) {
        for issue in &body.prose.issues {
            if let IssueKind::WebAddress(url) = &issue.what {
                found.push(WebAddress { url, place: body.place(&issue.range) });
            }
        }
    }
    found
}
