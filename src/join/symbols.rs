//! Who is who: ids to indices, and what is said when there is nobody of that name.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;

use super::arena::Ix;
use super::facts::{
    Agreement, AgreementPart, Media, Organisation, Page, Partnership, Person, Referent, Release, Statement,
    TOTAL, Topic,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::model::{self, Id, Kind, Language, Reference};

/// The names of one kind.
pub(super) struct IdIndex<T> {
    kind: Kind,
    ids: HashMap<Id, Ix<T>>,
    /// In the order of the indices.
    order: Vec<Id>,
}

/// Whether the same ids have the same indices.
impl<T> PartialEq for IdIndex<T> {
    fn eq(&self, other: &Self) -> bool {
        self.order == other.order
    }
}

impl<T> IdIndex<T> {
    /// Ids in the order in which their things will stand in the arena.
    pub(super) fn new(kind: Kind, ids: impl IntoIterator<Item = Id>) -> Self {
        let order: Vec<Id> = ids.into_iter().collect();
        let ids = order.iter().enumerate().map(|(at, id)| (id.clone(), Ix::at(at))).collect();
        IdIndex { kind, ids, order }
    }

    pub(super) fn get(&self, id: &Id) -> Option<Ix<T>> {
        self.ids.get(id).copied()
    }
}

/// The names of the whole site.
#[derive(PartialEq)]
pub(super) struct SymbolTable {
    pub(super) organisations: IdIndex<Organisation>,
    pub(super) people: IdIndex<Person>,
    pub(super) partnerships: IdIndex<Partnership>,
    pub(super) agreements: IdIndex<Agreement>,
    pub(super) statements: IdIndex<Statement>,
    pub(super) media: IdIndex<Media>,
    pub(super) releases: IdIndex<Release>,
    pub(super) pages: IdIndex<Page>,
    pub(super) topics: BTreeMap<(Language, Id), Ix<Topic>>,
    /// The parts of agreements, with the agreement's id.
    pub(super) parts: HashMap<Id, BTreeMap<Id, AgreementPart>>,
    /// Releases that are not public, and why.
    pub(super) not_public: BTreeMap<Id, String>,
    /// What exists but has a mistake in it: reported already.
    pub(super) broken: BTreeSet<(Kind, Id)>,
}

impl SymbolTable {
    /// The thing of this id; if there is none, says so at `place`.
    pub(super) fn find<'k, T>(
        &'k self,
        table: &'k IdIndex<T>,
        id: &Id,
        diagnostics: &mut Diagnostics,
        place: impl FnOnce() -> Location,
    ) -> Option<Ix<T>> {
        let found = table.get(id);
        if found.is_none() {
            self.report(table.kind, id, table.ids.keys(), diagnostics, place);
        }
        found
    }

    /// The things of these ids; those that do not exist are reported at their places and left out, those that
    /// stand there twice are left out the second time.
    pub(super) fn find_all<'k, T>(
        &'k self,
        table: &'k IdIndex<T>,
        ids: &[impl Deref<Target = Id>],
        diagnostics: &mut Diagnostics,
        place: impl Fn(usize) -> Location,
    ) -> Vec<Ix<T>> {
        let mut found = Vec::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate() {
            let ix = self.find(table, id, diagnostics, || place(at));
            found.extend(ix.filter(|ix| !found.contains(ix)));
        }
        found
    }

    fn report<'k>(
        &'k self,
        kind: Kind,
        id: &Id,
        known: impl Iterator<Item = &'k Id>,
        diagnostics: &mut Diagnostics,
        place: impl FnOnce() -> Location,
    ) {
        if self.broken.contains(&(kind, id.clone())) {
            return;
        }
        let reason = self.not_public.get(id).filter(|_| kind == Kind::Release);
        if let Some(reason) = reason {
            let message = format!("the release `{id}` is not public: {reason}");
            diagnostics.push(
                Diagnostic::new(Code::NotPublic, place(), message)
                    .help("remove the reference, or publish both at the same time"),
            );
            return;
        }
        let (code, none) = unknown(kind);
        let broken = self.broken.iter().filter(|(of, _)| *of == kind).map(|(_, id)| id);
        let diagnostic = Diagnostic::new(code, place(), format!("no {none} has the id `{id}`"))
            .suggest(id.as_str(), known.chain(broken).map(Id::as_str));
        diagnostics.push(match kind.folder() {
            Some(folder) => diagnostic.help(format!("{} are the files in {folder}", plural(kind))),
            None => diagnostic.help("topics are what public releases name in `topics`"),
        });
    }

    /// What a reference leads to, from a text in `language`.
    pub(super) fn referent(
        &self,
        reference: &Reference,
        language: Language,
        diagnostics: &mut Diagnostics,
        place: impl Fn() -> Location,
    ) -> Option<Referent> {
        let Reference { kind, id, part } = reference;
        let referent = match kind {
            Kind::Organisation => {
                self.find(&self.organisations, id, diagnostics, &place).map(Referent::Organisation)
            }
            Kind::Person => self.find(&self.people, id, diagnostics, &place).map(Referent::Person),
            Kind::Partnership => {
                self.find(&self.partnerships, id, diagnostics, &place).map(Referent::Partnership)
            }
            Kind::Statement => self.find(&self.statements, id, diagnostics, &place).map(Referent::Statement),
            Kind::Media => self.find(&self.media, id, diagnostics, &place).map(Referent::Media),
            Kind::Topic => self.topic(id, language, diagnostics, &place).map(Referent::Topic),
            Kind::Release => {
                let found = self.find(&self.releases, id, diagnostics, &place);
                return found.map(|ix| Referent::Release(ix, part.clone()));
            }
            Kind::Page => {
                let found = self.find(&self.pages, id, diagnostics, &place);
                return found.map(|ix| Referent::Page(ix, part.clone()));
            }
            Kind::Agreement => {
                let found = self.find(&self.agreements, id, diagnostics, &place)?;
                let Some(part) = part else {
                    return Some(Referent::Agreement(found, None));
                };
                let part = self.agreement_part(id, part, diagnostics, &place)?;
                return Some(Referent::Agreement(found, Some(part)));
            }
        };
        if let (Some(_), Some(part)) = (&referent, part) {
            let message = format!("`{}:{id}` has no part `{part}`", kind.as_str());
            diagnostics.push(
                Diagnostic::new(Code::UnknownPart, place(), message)
                    .help("only agreements, releases and pages have parts: write it without the `#`"),
            );
            return None;
        }
        referent
    }

    fn agreement_part(
        &self,
        id: &Id,
        part: &Id,
        diagnostics: &mut Diagnostics,
        place: impl Fn() -> Location,
    ) -> Option<AgreementPart> {
        let parts = self.parts.get(id);
        let found = parts.and_then(|parts| parts.get(part)).copied();
        if found.is_none() {
            let known: Vec<&str> = parts.into_iter().flatten().map(|(id, _)| id.as_str()).collect();
            let message = format!("the agreement `{id}` has no part `{part}`");
            diagnostics.push(
                Diagnostic::new(Code::UnknownPart, place(), message)
                    .suggest(part.as_str(), known.iter().copied())
                    .help(format!("its parts are: {}", known.join(", "))),
            );
        }
        found
    }

    /// A topic of the text's language, or else of another one.
    fn topic(
        &self,
        id: &Id,
        language: Language,
        diagnostics: &mut Diagnostics,
        place: impl Fn() -> Location,
    ) -> Option<Ix<Topic>> {
        let found = std::iter::once(language)
            .chain(Language::ALL)
            .find_map(|language| self.topics.get(&(language, id.clone())).copied());
        if found.is_none() {
            self.report(Kind::Topic, id, self.topics.keys().map(|(_, id)| id), diagnostics, place);
        }
        found
    }
}

fn unknown(kind: Kind) -> (Code, &'static str) {
    match kind {
        Kind::Organisation => (Code::UnknownOrganisation, "organisation"),
        Kind::Person => (Code::UnknownPerson, "person"),
        Kind::Partnership => (Code::UnknownPartnership, "partnership"),
        Kind::Agreement => (Code::UnknownAgreement, "agreement"),
        Kind::Statement => (Code::UnknownStatement, "statement"),
        Kind::Media => (Code::UnknownMedia, "picture"),
        Kind::Release => (Code::UnknownRelease, "release"),
        Kind::Page => (Code::UnknownPage, "page"),
        Kind::Topic => (Code::UnknownTopic, "topic"),
    }
}

fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Organisation => "organisations",
        Kind::Person => "people",
        Kind::Partnership => "partnerships",
        Kind::Agreement => "agreements",
        Kind::Statement => "statements",
        Kind::Media => "pictures",
        Kind::Release => "releases",
        Kind::Page => "pages",
        Kind::Topic => "topics",
    }
}

/// The parts of an agreement by their ids. Ids that stand twice are reported; the first stands.
pub(super) fn parts_of(
    sheet: &model::agreement::Agreement,
    diagnostics: &mut Diagnostics,
    place: impl Fn(&str, usize) -> Location,
) -> BTreeMap<Id, AgreementPart> {
    let mut parts = BTreeMap::new();
    parts.extend(Id::parse(TOTAL).map(|total| (total, AgreementPart::Total)));
    let allocations = sheet.allocations.iter().enumerate();
    let allocations =
        allocations.map(|(at, line)| ("allocations", at, &line.id, AgreementPart::Allocation(at)));
    let assignments = sheet.assignments.iter().enumerate();
    let assignments =
        assignments.map(|(at, task)| ("assignments", at, &task.id, AgreementPart::Assignment(at)));
    for (field, at, id, part) in allocations.chain(assignments) {
        if parts.contains_key(id) {
            let message = match parts[id] {
                AgreementPart::Total => format!("`{id}` is the name of the agreement's whole amount"),
                _ => format!("another part of the agreement has the id `{id}`"),
            };
            diagnostics.push(
                Diagnostic::new(Code::RepeatedPart, place(field, at), message)
                    .help("parts are allocations, assignments and `total`; give each an id of its own"),
            );
        } else {
            parts.insert(id.clone(), part);
        }
    }
    parts
}
