//! A release that has changed since it was published says so.
//!
//! What it said is in `content/releases.lock`, as hashes. A version that says something else needs a new entry in `changes`. A minor
//! entry is shown to nobody, and is not enough if an amount has changed. A withdrawal needs no entry: the notice says it. (A
//! correction is told openly: the codes of press ethics, of the Danish Press Council, for instance, ask for that.)

use std::sync::Arc;

use rayon::prelude::*;

use super::Content;
use crate::diagnostic::{
    ChangedPart, Correction, Diagnostic, Diagnostics, FieldPart, LinePlace, Location, RuleProblem,
};
use crate::fingerprint::{self, Said};
use crate::join::{Referent, Release, Site, Unchanged, Version};
use crate::model::Day;
use crate::model::agreement::Agreement;
use crate::model::permalink::Permalinks;
use crate::model::release::Change;
use crate::model::release_record::{Fingerprint, RecordedRelease, ReleaseRecord};
use crate::model::statement::Statement;
use crate::parse::span_of;
use crate::path;
use crate::schema::skeleton::placeholder;

/// How many releases a thread looks at before it takes the next ones.
const CHUNK: usize = 64;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let Some(record) = &content.site.release_record else {
        return;
    };
    let permalinks = content.site.permalinks.as_ref().map(|(_, permalinks)| permalinks);
    let comparison = Comparison { content, record, permalinks, today: content.site.today() };
    let releases: Vec<&Release> = content.site.releases.iter().collect();
    let found: Vec<Vec<Diagnostic>> = releases
        .par_chunks(CHUNK)
        .map(|releases| {
            let mut found = Vec::new();
            for release in releases {
                for version in release.versions.iter().filter(|version| version.not_public.is_none()) {
                    found.extend(comparison.problem_or_memory(release, version));
                }
            }
            found
        })
        .collect();
    diagnostics.extend(found.into_iter().flatten());
}

/// What versions of releases are compared with.
struct Comparison<'s> {
    content: &'s Content<'s>,
    record: &'s Arc<ReleaseRecord>,
    permalinks: Option<&'s Arc<Permalinks>>,
    today: Day,
}

impl Comparison<'_> {
    /// What is wrong with a version that is public. That nothing is wrong is remembered: in a preview of ten thousand releases, all
    /// others are as they were at the last edit.
    fn problem_or_memory(&self, release: &Release, version: &Version) -> Option<Diagnostic> {
        if version.last_unchanged.get().is_some_and(|known| self.still_holds(&known, version)) {
            return None;
        }
        let problem = self.problem(release, version);
        if problem.is_none() {
            version.last_unchanged.set(Unchanged {
                record: Arc::clone(self.record),
                permalinks: self.permalinks.map(Arc::clone),
                day: self.today,
                agreements: agreements(self.content.site, version).map(Arc::clone).collect(),
                statements: statements(self.content.site, version).map(Arc::clone).collect(),
            });
        }
        problem
    }

    /// Whether everything is the very same that a version was compared with.
    fn still_holds(&self, known: &Unchanged, version: &Version) -> bool {
        let site = self.content.site;
        let has_same_permalinks = match (&known.permalinks, self.permalinks) {
            (Some(known), Some(permalinks)) => Arc::ptr_eq(known, permalinks),
            (known, permalinks) => known.is_none() && permalinks.is_none(),
        };
        Arc::ptr_eq(&known.record, self.record)
            && has_same_permalinks
            && known.day == self.today
            && agreements(site, version).zip(&known.agreements).all(|(now, known)| Arc::ptr_eq(now, known))
            && statements(site, version).zip(&known.statements).all(|(now, known)| Arc::ptr_eq(now, known))
    }

    /// What is wrong with a version that is public.
    fn problem(&self, release: &Release, version: &Version) -> Option<Diagnostic> {
        // A build for a moment in the past is not compared with what was published later.
        let address = self.content.site.first_address(release, version);
        let recorded = self.record.at(&address, self.today)?;
        let RecordedRelease { day: since, fingerprint: Some(known), .. } = recorded else {
            return None;
        };
        let parts = changed_parts(self.content, known, release, version)?;
        if parts.is_empty() {
            return None;
        }
        let is_new = |change: &Change| !known.changes.contains(&fingerprint::change(change));
        let changes = version.text.words.changes.iter().enumerate();
        let new: Vec<(usize, &Change)> = changes.filter(|(_, change)| is_new(change)).collect();
        if new.iter().any(|(_, change)| !change.minor) {
            return None;
        }
        match new.first() {
            None => Some(unexplained(self.content, version, parts, *since, self.today)),
            Some((at, _)) if parts.contains(&ChangedPart::Amounts) => {
                let place = Location::value(version.file, path!["changes", *at, "minor"]);
                Some(Diagnostic::new(RuleProblem::MinorAmount { since: *since }, place))
            }
            Some(_) => None,
        }
    }
}

/// The sheets of the agreements that a body refers to.
fn agreements<'s>(site: &'s Site, version: &'s Version) -> impl Iterator<Item = &'s Arc<Agreement>> {
    version.referents.iter().filter_map(|referent| match referent {
        Some(Referent::Agreement(ix, _)) => Some(&site.agreements[*ix].sheet),
        _ => None,
    })
}

/// The sheets of the statements that a body refers to.
fn statements<'s>(site: &'s Site, version: &'s Version) -> impl Iterator<Item = &'s Arc<Statement>> {
    version.referents.iter().filter_map(|referent| match referent {
        Some(Referent::Statement(ix)) => Some(&site.statements[*ix].sheet),
        _ => None,
    })
}

/// What is different from what is recorded; `None` if that cannot be known.
fn changed_parts(
    content: &Content<'_>,
    known: &Fingerprint,
    release: &Release,
    version: &Version,
) -> Option<Vec<ChangedPart>> {
    let site = content.site;
    let said = Said::by(site, version)?;
    let has_title_changed = said.title() != known.title;
    let has_text_changed = said.text() != known.text;
    // Amounts are words of the text: if that is the same, so are they, and they need not be read.
    let have_amounts_changed = (has_title_changed || has_text_changed) && said.amounts() != known.amounts;
    let have_facts_changed = fingerprint::facts(site, release) != known.facts;
    let withdrawn = fingerprint::withdrawn(site, release, version.language);
    let has_withdrawal_changed = known.withdrawn.is_some() && withdrawn != known.withdrawn;
    let parts = [
        (has_title_changed, ChangedPart::Title),
        (have_amounts_changed, ChangedPart::Amounts),
        (has_text_changed, ChangedPart::Text),
        (have_facts_changed, ChangedPart::Facts),
        (has_withdrawal_changed, ChangedPart::Withdrawal),
    ];
    Some(parts.into_iter().filter(|(has_changed, _)| *has_changed).map(|(_, part)| part).collect())
}

/// The problem, with the entry to write: at the top of the list, which is there already or not.
fn unexplained(
    content: &Content<'_>,
    version: &Version,
    parts: Vec<ChangedPart>,
    since: Day,
    today: Day,
) -> Diagnostic {
    let problem = RuleProblem::UnexplainedChange { parts, since };
    // A text that nobody has written is an error, so the line cannot be copied and forgotten.
    let text = placeholder(version.language);
    let entry = format!("{{on: {today}, kind: correction, text: {text}}}");
    if version.text.words.changes.is_empty() {
        let place = Location::Field { file: version.file, path: Vec::new(), part: FieldPart::NewField };
        let correction = Correction::Add { name: "changes", value: format!("[{entry}]") };
        return Diagnostic::new(problem, place).correct(Some(correction));
    }
    let first = Location::value(version.file, path!["changes", 0]);
    let is_in_line_of_its_own = {
        let source = content.sources.get(version.file);
        let span = span_of(content.sources, &first);
        let (_, _, lines) = source.lines_at(span);
        lines.trim_start().starts_with('-')
    };
    let correction = is_in_line_of_its_own
        .then(|| Correction::Line { line: format!("- {entry}"), place: LinePlace::Above });
    Diagnostic::new(problem, first).correct(correction)
}
