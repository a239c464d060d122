//! Whether the facts agree and the texts are fit to be published. Step five of every run.
//!
//! Takes a [`Site`] and its [`Routes`]; gives a [`Checked`] site, or `None` if something is wrong with it. Each rule is a
//! file with a function that looks at the site and reports what it finds; none changes anything. How bad a problem is, and
//! whether the text waives it, is decided here, once for all rules.

mod alt;
mod amounts;
mod anchors;
mod circles;
mod collisions;
mod credit;
mod dates;
mod destinations;
mod embeds;
mod headings;
mod link_texts;
mod links;
mod permalinks;
mod raw_html;
mod splits;
mod waivers;

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Level, Location, Severity};
use crate::join::{JoinedText, Referent, Site};
use crate::model::Language;
use crate::model::prose::{IssueKind, Prose, Slot};
use crate::model::release::Waiver;
use crate::routes::Routes;
use crate::source::{FileId, Sources, Span};

/// A site without errors: the only kind that can be rendered.
#[derive(Debug)]
pub struct Checked {
    site: Arc<Site>,
    routes: Arc<Routes>,
}

impl Checked {
    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The routes of the site; no two of them have the same path.
    pub fn routes(&self) -> &Routes {
        &self.routes
    }
}

/// A rule: what it finds wrong with a site.
type Rule = fn(&Content<'_>, &mut Diagnostics);

/// What rules look at: the site, and its texts, each in each of its languages. Most texts have little that a rule asks
/// for, and there are many.
struct Content<'s> {
    site: &'s Site,
    routes: &'s Routes,
    with_slots: Vec<Body<'s>>,
    with_issues: Vec<Body<'s>>,
    with_headings: Vec<Body<'s>>,
    with_waivers: Vec<Body<'s>>,
}

impl<'s> Content<'s> {
    /// Looks through the texts once.
    fn new(site: &'s Site, routes: &'s Routes) -> Content<'s> {
        let mut content = Content {
            site,
            routes,
            with_slots: Vec::new(),
            with_issues: Vec::new(),
            with_headings: Vec::new(),
            with_waivers: Vec::new(),
        };
        let keep = |body, list: &mut Vec<Body<'s>>, is_of_interest: bool| {
            if is_of_interest {
                list.push(body);
            }
        };
        for body in bodies(site) {
            keep(body, &mut content.with_slots, !body.prose.slots.is_empty());
            keep(body, &mut content.with_issues, !body.prose.issues.is_empty());
            keep(body, &mut content.with_headings, !body.prose.headings.is_empty());
            keep(body, &mut content.with_waivers, !body.waivers.is_empty());
        }
        content
    }
}

/// Every rule, in the order of the alphabet: problems are sorted before they are shown.
const RULES: [Rule; 15] = [
    alt::check,
    amounts::check,
    anchors::check,
    circles::check,
    collisions::check,
    credit::check,
    dates::check,
    destinations::check,
    embeds::check,
    headings::check,
    link_texts::check,
    links::check,
    permalinks::check,
    raw_html::check,
    splits::check,
];

/// Applies every rule. `diagnostics` has the problems of the earlier steps: with an error among them the site is
/// checked, but is not [`Checked`].
pub fn check(
    site: Arc<Site>,
    routes: Arc<Routes>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Checked> {
    let content = Content::new(&site, &routes);
    let mut found = Diagnostics::default();
    let by_rule = RULES.par_iter().map(|rule| {
        let mut found = Diagnostics::default();
        rule(&content, &mut found);
        found
    });
    by_rule.collect::<Vec<_>>().into_iter().for_each(|of_rule| found.extend(of_rule));
    let kept = waivers::apply(&content, sources, found, diagnostics);
    diagnostics.extend(kept.into_iter().filter_map(|diagnostic| at_level(&site, diagnostic)));
    (!diagnostics.has_errors()).then_some(Checked { site, routes })
}

/// The problem as bad as the site wants it.
fn at_level(site: &Site, diagnostic: Diagnostic) -> Option<Diagnostic> {
    if !diagnostic.code().is_settable() {
        return Some(diagnostic);
    }
    let severity = match site.settings.level(diagnostic.code()) {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Off => return None,
    };
    Some(Diagnostic { severity, ..diagnostic })
}

/// A text of the site, as the rules look at it.
#[derive(Clone, Copy)]
struct Body<'s> {
    file: FileId,
    language: Language,
    prose: &'s Prose,
    referents: &'s [Option<Referent>],
    waivers: &'s [Waiver],
}

impl<'s> Body<'s> {
    fn new<T>(joined: &'s JoinedText<T>, prose: &'s Prose, waivers: &'s [Waiver]) -> Body<'s> {
        let JoinedText { language, file, referents, .. } = joined;
        Body { file: *file, language: *language, prose, referents, waivers }
    }

    /// The place of a range of the text.
    fn place(&self, range: &std::ops::Range<u32>) -> Location {
        Location::Bytes(Span { file: self.file, start: range.start, end: range.end })
    }

    /// What its slots hold and refer to.
    fn slots(&self) -> impl Iterator<Item = (&'s Slot, Option<&'s Referent>)> {
        self.prose.slots.iter().zip(self.referents.iter().map(Option::as_ref))
    }
}

/// Every text of the site, each in each of its languages.
fn bodies(site: &Site) -> impl Iterator<Item = Body<'_>> {
    let releases = site.releases.iter().flat_map(|release| &release.versions);
    let releases =
        releases.map(|version| Body::new(version, &version.text.body, &version.text.words.waivers));
    let pages = site.pages.iter().flat_map(|page| &page.versions);
    let pages = pages.map(|version| Body::new(version, &version.text.body, &version.text.words.waivers));
    let orphans = site.orphan_texts.iter();
    let orphans = orphans.map(|orphan| Body::new(orphan, &orphan.text.body, &orphan.text.waivers));
    releases.chain(pages).chain(orphans)
}

/// Reports what `problem` makes of the issues of every text.
fn report_issues(
    content: &Content<'_>,
    diagnostics: &mut Diagnostics,
    problem: impl Fn(&IssueKind, Location) -> Option<Diagnostic>,
) {
    for body in &content.with_issues {
        let issues = body.prose.issues.iter();
        diagnostics.extend(issues.filter_map(|issue| problem(&issue.what, body.place(&issue.range))));
    }
}
