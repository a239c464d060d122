//! Whether the facts agree and the texts are fit to be published. Step five of every run.
//!
//! Takes a [`Site`] and its [`Routes`]; gives a [`Checked`] site, or `None` if something is wrong with it. Each rule is a
//! file with a function that looks at the site and reports what it finds; none changes anything. How bad a problem is, and
//! whether the text waives it, is decided here, once for all rules.

mod agreement_date;
mod alt;
mod amounts;
mod anchors;
mod changes;
mod circles;
mod collisions;
mod dates;
mod external;
mod facts;
mod headings;
mod held_back;
mod icons;
mod issues;
mod labels;
mod links;
mod mentions;
mod named_sheets;
mod near_amounts;
mod not_a_participant;
mod not_in_about;
mod old_addresses;
mod own_addresses;
mod permalinks;
mod places;
mod quotations;
mod splits;
mod texts;
mod times;
mod title_differs;
mod topics;
mod untranslated;
mod verdict;
mod waivers;
mod web_addresses;
mod weekdays;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Level, Location, Severity};
use crate::join::{Ix, JoinedText, Referent, Release, Site};
use crate::model::address::OldAddress;
use crate::model::prose::{Prose, Slot};
use crate::model::waiver::Waiver;
use crate::model::{Day, Language};
use crate::routes::Routes;
use crate::source::{FileId, Sources, Span};
pub use external::ExternalLinks;
pub use facts::Fact;
use named_sheets::NamedSheets;
use quotations::Comparisons;
pub use quotations::{Excerpt, Quoted};

/// A site without errors: the only kind that can be rendered.
#[derive(Debug)]
pub struct Checked {
    site: Arc<Site>,
    routes: Arc<Routes>,
    shown_words: BTreeSet<String>,
    quoted: Quoted,
}

impl Checked {
    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Words of what is not public that may be seen all the same, because a text has them and says why.
    pub fn shown_words(&self) -> &BTreeSet<String> {
        &self.shown_words
    }

    /// What its releases quote.
    pub fn quoted(&self) -> &Quoted {
        &self.quoted
    }

    /// The routes of the site; no two of them have the same path.
    pub fn routes(&self) -> &Routes {
        &self.routes
    }
}

/// A rule reports what is wrong with a site.
type Rule = fn(&Content<'_>, &mut Diagnostics);

/// What rules look at: the site, and its texts in each of their languages. Most texts have little that a rule asks for, so
/// the texts are sorted once for all rules.
struct Content<'s> {
    site: &'s Site,
    routes: &'s Routes,
    sources: &'s Sources,
    with_slots: Vec<Body<'s>>,
    with_issues: Vec<Body<'s>>,
    with_headings: Vec<Body<'s>>,
    named: NamedSheets,
    quotations: Comparisons,
    waivers: Vec<(FileId, &'s [Waiver])>,
}

impl<'s> Content<'s> {
    /// The texts of a site, and what they quote.
    fn new(site: &'s Site, routes: &'s Routes, sources: &'s Sources) -> (Content<'s>, Quoted) {
        let bodies: Vec<Body<'s>> = bodies(site).collect();
        let with = |has: fn(&Body<'s>) -> bool| bodies.iter().copied().filter(has).collect();
        let named = NamedSheets::new(site);
        let (quotations, quoted) = quotations::compare(site, &named);
        let content = Content {
            site,
            routes,
            sources,
            with_slots: with(|body| !body.prose.slots.is_empty()),
            with_issues: with(|body| !body.prose.issues.is_empty()),
            with_headings: with(|body| !body.prose.headings.is_empty()),
            named,
            quotations,
            waivers: waivers_of(site, &bodies),
        };
        (content, quoted)
    }
}

/// Every rule. Their order does not matter, because problems are sorted before they are shown.
const RULES: [Rule; 22] = [
    alt::check,
    amounts::check,
    anchors::check,
    changes::check,
    circles::check,
    collisions::check,
    dates::check,
    headings::check,
    held_back::check,
    icons::check,
    issues::check,
    labels::check,
    links::check,
    mentions::check,
    own_addresses::check,
    old_addresses::check,
    permalinks::check,
    splits::check,
    times::check,
    topics::check,
    untranslated::check,
    weekdays::check,
];

/// Applies every rule. `diagnostics` has the problems of the earlier steps: if one of them is an error, the site is checked,
/// but the result is `None`.
pub fn check(
    site: Arc<Site>,
    routes: Arc<Routes>,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Checked> {
    let (content, quoted) = Content::new(&site, &routes, sources);
    let by_rule = RULES.par_iter().map(|rule| {
        let mut found = Diagnostics::default();
        rule(&content, &mut found);
        found
    });
    let found = by_rule.collect::<Vec<_>>().into_iter().flatten();
    let mut shown_words = BTreeSet::new();
    let not_waived = waivers::apply(&content, found, &mut shown_words, diagnostics);
    diagnostics.extend(not_waived.into_iter().filter_map(|diagnostic| at_level(&site, diagnostic)));
    (!diagnostics.has_errors()).then_some(Checked { site, routes, shown_words, quoted })
}

/// What releases mention, each with the language and file that are wanted, and what the sheets say of it.
pub fn facts(site: &Site, routes: &Routes, sources: &Sources, wanted: &[(Ix<Release>, FileId)]) -> Vec<Fact> {
    let (content, _quoted) = Content::new(site, routes, sources);
    let mut facts = Vec::new();
    for (release, file) in wanted {
        for version in site.releases[*release].versions.iter().filter(|version| version.file == *file) {
            facts.extend(facts::facts_of(&content, *release, version));
        }
    }
    facts
}

/// The problem with the severity that the site gives it; `None` if the site turns it off.
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
    /// The day of a release.
    day: Option<Day>,
}

impl<'s> Body<'s> {
    fn new<T>(joined: &'s JoinedText<T>, prose: &'s Prose, waivers: &'s [Waiver]) -> Body<'s> {
        let JoinedText { language, file, referents, .. } = joined;
        Body { file: *file, language: *language, prose, referents, waivers, day: None }
    }

    /// The location of a range of the text.
    fn place(&self, range: &std::ops::Range<u32>) -> Location {
        Location::Bytes(Span { file: self.file, start: range.start, end: range.end })
    }

    /// Its slots, and what each refers to.
    fn slots(&self) -> impl Iterator<Item = (&'s Slot, Option<&'s Referent>)> {
        self.prose.slots.iter().zip(self.referents.iter().map(Option::as_ref))
    }
}

/// Every text of the site, each in each of its languages.
fn bodies(site: &Site) -> impl Iterator<Item = Body<'_>> {
    let releases = site.releases.iter().flat_map(|release| {
        let bodies = release.versions.iter();
        let bodies =
            bodies.map(|version| Body::new(version, &version.text.body, &version.text.words.waivers));
        bodies.map(|body| Body { day: Some(release.day), ..body })
    });
    let pages = site.pages.iter().flat_map(|page| &page.versions);
    let pages = pages.map(|version| Body::new(version, &version.text.body, &version.text.words.waivers));
    let orphans = site.orphan_texts.iter();
    let orphans = orphans.map(|orphan| Body::new(orphan, &orphan.text.body, &orphan.text.waivers));
    releases.chain(pages).chain(orphans)
}

/// The files with waivers.
fn waivers_of<'s>(site: &'s Site, bodies: &[Body<'s>]) -> Vec<(FileId, &'s [Waiver])> {
    let mut waivers: Vec<(FileId, &'s [Waiver])> =
        bodies.iter().map(|body| (body.file, body.waivers)).collect();
    waivers.extend(site.organisations.iter().map(|thing| (thing.file, &*thing.sheet.waivers)));
    waivers.extend(site.people.iter().map(|thing| (thing.file, &*thing.sheet.waivers)));
    waivers.extend(site.partnerships.iter().map(|thing| (thing.file, &*thing.sheet.waivers)));
    waivers.extend(site.agreements.iter().map(|thing| (thing.file, &*thing.sheet.waivers)));
    waivers.extend(site.statements.iter().map(|thing| (thing.file, &*thing.sheet.waivers)));
    waivers.extend(site.media.iter().map(|thing| (thing.file, &*thing.sheet.waivers)));
    waivers.retain(|(_, waivers)| !waivers.is_empty());
    waivers
}

/// The file and field `redirect_from` of a release or page.
fn redirect_from<'s>(
    site: &'s Site,
    of: &Referent,
    language: Language,
) -> Option<(FileId, &'s [OldAddress])> {
    match of {
        Referent::Release(ix, _) => {
            let version = site.releases[*ix].version(language);
            Some((version.file, &version.text.words.redirect_from))
        }
        Referent::Page(ix, _) => {
            let version = site.pages[*ix].version(language);
            Some((version.file, &version.text.words.redirect_from))
        }
        _ => None,
    }
}
