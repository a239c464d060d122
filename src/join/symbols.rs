//! Ids: which thing each one means, and what is said if it means nothing.
//!
//! Takes the ids of everything that will be in the site; gives a [`SymbolTable`], which numbers them. It knows nothing of the
//! things themselves, apart from the parts of agreements.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;

use super::arena::{Arena, Ix};
use super::facts::{
    Agreement, AgreementPart, Facts, Media, Organisation, Page, Partnership, Person, Referent, Release,
    Statement, TOTAL, Topic,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, ReferenceProblem, nearest};
use crate::model::agreement::Agreement as AgreementSheet;
use crate::model::date::Zone;
use crate::model::release::NotPublic;
use crate::model::{Id, Kind, Language, Reference};
use crate::parse::Document;
use crate::path;

/// The ids of one kind.
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
    /// Numbers the ids in the order that their things will have in the arena.
    pub(super) fn new(kind: Kind, ids: impl IntoIterator<Item = Id>) -> Self {
        let order: Vec<Id> = ids.into_iter().collect();
        let ids = order.iter().enumerate().map(|(at, id)| (id.clone(), Ix::at(at))).collect();
        IdIndex { kind, ids, order }
    }

    fn assert_same_order(&self, things: &Arena<T>, id: impl Fn(&T) -> &Id) {
        let is_same = self.order.iter().eq(things.iter().map(id));
        assert!(is_same, "things are joined in the order in which their ids were numbered");
    }
}

/// The ids of the whole site.
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
    /// The parts of each agreement, by the agreement's id.
    pub(super) parts: HashMap<Id, BTreeMap<Id, AgreementPart>>,
    /// What is not public, and why.
    pub(super) not_public: BTreeMap<(Kind, Id), NotPublic>,
    /// The site's time zone, for messages.
    pub(super) zone: Zone,
    /// What exists but has a mistake in it, which is reported already.
    pub(super) broken: BTreeSet<(Kind, Id)>,
}

impl SymbolTable {
    /// Checks that the things have the indices of their ids.
    ///
    /// # Panics
    /// If they do not: references would lead to wrong things, a bug that no test may miss.
    pub(super) fn assert_same_order(&self, facts: &Facts) {
        self.organisations.assert_same_order(&facts.organisations, |thing| &thing.id);
        self.people.assert_same_order(&facts.people, |thing| &thing.id);
        self.partnerships.assert_same_order(&facts.partnerships, |thing| &thing.id);
        self.agreements.assert_same_order(&facts.agreements, |thing| &thing.id);
        self.statements.assert_same_order(&facts.statements, |thing| &thing.id);
        self.media.assert_same_order(&facts.media, |thing| &thing.id);
        self.releases.assert_same_order(&facts.releases, |thing| &thing.id);
        self.pages.assert_same_order(&facts.pages, |thing| &thing.id);
    }

    /// What an id means; if it means nothing, that is reported at `place`.
    pub(super) fn find<T>(
        &self,
        index: &IdIndex<T>,
        id: &Id,
        diagnostics: &mut Diagnostics,
        place: impl FnOnce() -> Location,
    ) -> Option<Ix<T>> {
        let found = index.ids.get(id).copied();
        if found.is_none() {
            self.report(index.kind, id, index.ids.keys(), diagnostics, place);
        }
        found
    }

    /// What a list of ids means, each thing once. An id that means nothing is reported at its place and left out.
    pub(super) fn find_all<T>(
        &self,
        index: &IdIndex<T>,
        ids: &[impl Deref<Target = Id>],
        diagnostics: &mut Diagnostics,
        place: impl Fn(usize) -> Location,
    ) -> Vec<Ix<T>> {
        let mut found = Vec::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate() {
            let ix = self.find(index, id, diagnostics, || place(at));
            found.extend(ix.filter(|ix| !found.contains(ix)));
        }
        found
    }

    pub(super) fn is_not_public(&self, kind: Kind, id: &Id) -> bool {
        self.not_public.contains_key(&(kind, id.clone()))
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
        let reason = self.not_public.get(&(kind, id.clone()));
        let problem = if let Some(&reason) = reason {
            ReferenceProblem::NotPublic { kind, id: id.clone(), reason, zone: self.zone.clone() }
        } else {
            let broken = self.broken.iter().filter(|(of, _)| *of == kind).map(|(_, id)| id);
            ReferenceProblem::Unknown { kind, id: id.clone(), meant: nearest_id(id, known.chain(broken)) }
        };
        diagnostics.push(Diagnostic::new(problem, place()));
    }

    /// What a reference in a text in `language` means.
    pub(super) fn referent(
        &self,
        reference: &Reference,
        language: Language,
        diagnostics: &mut Diagnostics,
        place: impl Fn() -> Location,
    ) -> Option<Referent> {
        let Reference { kind, id, part } = reference;
        let found = &mut *diagnostics;
        let referent = match kind {
            Kind::Organisation => {
                Referent::Organisation(self.find(&self.organisations, id, found, &place)?)
            }
            Kind::Person => Referent::Person(self.find(&self.people, id, found, &place)?),
            Kind::Partnership => Referent::Partnership(self.find(&self.partnerships, id, found, &place)?),
            Kind::Statement => Referent::Statement(self.find(&self.statements, id, found, &place)?),
            Kind::Media => Referent::Media(self.find(&self.media, id, found, &place)?),
            Kind::Topic => Referent::Topic(self.topic(id, language, found, &place)?),
            Kind::Release => {
                return Some(Referent::Release(self.find(&self.releases, id, found, &place)?, part.clone()));
            }
            Kind::Page => {
                return Some(Referent::Page(self.find(&self.pages, id, found, &place)?, part.clone()));
            }
            Kind::Agreement => {
                let agreement = self.find(&self.agreements, id, found, &place)?;
                let part = match part {
                    Some(part) => Some(self.agreement_part(id, part, found, &place)?),
                    None => None,
                };
                return Some(Referent::Agreement(agreement, part));
            }
        };
        if part.is_none() {
            return Some(referent);
        }
        diagnostics.push(Diagnostic::new(ReferenceProblem::HasNoParts(reference.clone()), place()));
        None
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
            let parts: Vec<Id> = parts.into_iter().flatten().map(|(id, _)| id.clone()).collect();
            let meant = nearest_id(part, parts.iter());
            let (agreement, part) = (id.clone(), part.clone());
            let problem = ReferenceProblem::UnknownPart { agreement, part, meant, parts };
            diagnostics.push(Diagnostic::new(problem, place()));
        }
        found
    }

    /// A topic of the text's language, or else of another language.
    fn topic(
        &self,
        id: &Id,
        language: Language,
        diagnostics: &mut Diagnostics,
        place: impl Fn() -> Location,
    ) -> Option<Ix<Topic>> {
        let in_another = || self.topics.iter().find(|((_, known), _)| known == id).map(|(_, ix)| ix);
        let found = self.topics.get(&(language, id.clone())).or_else(in_another).copied();
        if found.is_none() {
            self.report(Kind::Topic, id, self.topics.keys().map(|(_, id)| id), diagnostics, place);
        }
        found
    }
}

/// The id that was probably meant.
fn nearest_id<'k>(written: &Id, known: impl Iterator<Item = &'k Id>) -> Option<Id> {
    Id::parse(nearest(written.as_str(), known.map(Id::as_str))?)
}

/// The parts of an agreement by their ids. If two have the same id, the second is reported, and the id means the first.
#[expect(clippy::expect_used, reason = "`total` is written as ids are")]
pub(super) fn parts_of(
    document: &Document<AgreementSheet>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<Id, AgreementPart> {
    let sheet = &document.value;
    let allocations = sheet.allocations.iter().enumerate();
    let allocations =
        allocations.map(|(at, line)| ("allocations", at, &line.id, AgreementPart::Allocation(at)));
    let assignments = sheet.assignments.iter().enumerate();
    let assignments =
        assignments.map(|(at, task)| ("assignments", at, &task.id, AgreementPart::Assignment(at)));
    let total = Id::parse(TOTAL).expect("`total` is an id");
    let mut parts = BTreeMap::from([(total, AgreementPart::Total)]);
    for (field, at, id, part) in allocations.chain(assignments) {
        let problem = match parts.get(id) {
            None => {
                parts.insert(id.clone(), part);
                continue;
            }
            Some(AgreementPart::Total) => ReferenceProblem::PartNamedTotal,
            Some(_) => ReferenceProblem::RepeatedPart(id.clone()),
        };
        let place = Location::value(document.file, path![field, at, "id"]);
        diagnostics.push(Diagnostic::new(problem, place));
    }
    parts
}
