//! The anchors that links name (after `#`) exist.

use super::{Body, Content};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem, nearest};
use crate::join::{Referent, ReleaseList, Site, TOTAL};
use crate::model::prose::{IssueKind, Prose, SlotContent};
use crate::model::{Id, Language};
use crate::path;
use crate::routes::{Endpoint, PageKind};

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    in_read_also(site, diagnostics);
    content.with_issues.iter().for_each(|body| in_own_text(body, diagnostics));
    for body in &content.with_slots {
        for (slot, referent) in body.slots() {
            let place = || body.place(&slot.range);
            if let SlotContent::Address { to, fragment: Some(fragment) } = &slot.content {
                if let Some(route) = content.routes.get(&to.output_path()) {
                    report(fragment, &anchors_of(site, &route.endpoint), place, diagnostics);
                }
            } else if let Some((anchor, prose)) = referent.and_then(|to| heading_of(site, to, body.language))
            {
                report(anchor.as_str(), &headings(prose), place, diagnostics);
            }
        }
    }
}

/// The headings that the facts of releases refer to.
fn in_read_also(site: &Site, diagnostics: &mut Diagnostics) {
    for release in site.releases.iter() {
        let language = release.version(site.settings.default_language()).language;
        for (at, referent) in &release.read_also {
            if let Some((anchor, prose)) = heading_of(site, referent, language) {
                let place = || Location::value(release.file, path!["read_also", *at]);
                report(anchor.as_str(), &headings(prose), place, diagnostics);
            }
        }
    }
}

/// The heading that a reference names, if it names one, and the text that should have it.
fn heading_of<'s>(site: &'s Site, referent: &'s Referent, language: Language) -> Option<(&'s Id, &'s Prose)> {
    match referent {
        Referent::Release(ix, anchor) => {
            Some((anchor.as_ref()?, &site.releases[*ix].version(language).text.body))
        }
        Referent::Page(ix, anchor) => Some((anchor.as_ref()?, &site.pages[*ix].version(language).text.body)),
        _ => None,
    }
}

fn in_own_text(body: &Body<'_>, diagnostics: &mut Diagnostics) {
    for issue in &body.prose.issues {
        if let IssueKind::Fragment(name) = &issue.what {
            report(name, &headings(body.prose), || body.place(&issue.range), diagnostics);
        }
    }
}

/// Reports an anchor that the page at an address does not have.
pub(super) fn report_missing(
    content: &Content<'_>,
    name: &str,
    endpoint: &Endpoint,
    place: &Location,
    diagnostics: &mut Diagnostics,
) {
    report(name, &anchors_of(content.site, endpoint), || place.clone(), diagnostics);
}

fn report(name: &str, known: &[&str], place: impl FnOnce() -> Location, diagnostics: &mut Diagnostics) {
    if known.contains(&name) {
        return;
    }
    let meant = nearest(name, known.iter().copied()).map(str::to_owned);
    let known = known.iter().map(|known| (*known).to_owned()).collect();
    diagnostics
        .push(Diagnostic::new(RuleProblem::BrokenAnchor { anchor: name.to_owned(), meant, known }, place()));
}

fn headings(prose: &Prose) -> Vec<&str> {
    prose.headings.iter().map(|heading| heading.anchor.as_str()).collect()
}

/// The anchors that the page at an address promises to have, whatever its theme.
fn anchors_of<'s>(site: &'s Site, endpoint: &Endpoint) -> Vec<&'s str> {
    match endpoint {
        Endpoint::Page(PageKind::Release(ix, language)) => {
            headings(&site.releases[*ix].version(*language).text.body)
        }
        Endpoint::Page(PageKind::Page(ix, language)) => {
            headings(&site.pages[*ix].version(*language).text.body)
        }
        Endpoint::Page(PageKind::List { of: ReleaseList::Topic(ix), number: 1, .. }) => {
            let topic_text = site.topic_text(*ix);
            topic_text.map(|version| headings(&version.text.body)).unwrap_or_default()
        }
        Endpoint::Page(PageKind::Agreement(ix, _)) => {
            let sheet = &site.agreements[*ix].sheet;
            let lines = sheet.allocations.iter().map(|allocation| allocation.id.as_str());
            let tasks = sheet.assignments.iter().map(|assignment| assignment.id.as_str());
            lines.chain(tasks).chain([TOTAL]).collect()
        }
        _ => Vec::new(),
    }
}
