//! References: what each id in a sheet or text means.
//!
//! Takes the documents and the symbols; gives the facts of the site, where each reference is an index. A reference that
//! leads nowhere is reported and left out. What refers to a thing is not collected here: see [`super::backlinks`].

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;
use std::sync::Arc;

use rayon::prelude::*;

use super::arena::{Arena, Ix};
use super::facts::{
    Addresses, Agreement, Allocation, Appointment, Assignment, Brand, Contact, File, JoinedRelease,
    JoinedText, Organisation, OrphanText, Page, Participant, Partnership, Person, Release, Statement, Topic,
    Version,
};
use super::incremental::JoinCache;
use super::symbols::{IdIndex, SymbolTable};
use super::unchanged::LastUnchanged;
use super::visibility::{
    LanguageFile, Visible, VisiblePage, VisibleRelease, page_addresses, release_addresses,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, ReferenceProblem, Segment, nearest};
use crate::model::address::{Address, FilePath};
use crate::model::agreement::Agreement as AgreementSheet;
use crate::model::id::{MediaId, ReleaseId};
use crate::model::organisation::Organisation as OrganisationSheet;
use crate::model::partnership::Partnership as PartnershipSheet;
use crate::model::person::Person as PersonSheet;
use crate::model::prose::{Prose, SlotContent};
use crate::model::release::{self, NotPublic, ReleaseFile};
use crate::model::settings::{Pattern, Section, Settings};
use crate::model::statement::Statement as StatementSheet;
use crate::model::{Id, Kind, Language, source};
use crate::parse::{self, Document};
use crate::path;
use crate::source::{FileId, Span};

/// Finds what the documents refer to.
pub(super) struct Resolver<'a> {
    pub(super) settings: &'a Settings,
    pub(super) symbols: &'a SymbolTable,
    pub(super) files: &'a HashMap<Address, Ix<File>>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Resolver<'_> {
    /// What the id at a place of a file means; reported there if it means nothing.
    pub(super) fn find<T>(
        &mut self,
        ids: &IdIndex<T>,
        id: &Id,
        file: FileId,
        path: Vec<Segment>,
    ) -> Option<Ix<T>> {
        self.symbols.find(ids, id, self.diagnostics, || Location::value(file, path))
    }

    /// What the id in a field means, if the field is there.
    pub(super) fn find_in_field<T>(
        &mut self,
        ids: &IdIndex<T>,
        id: Option<&impl Deref<Target = Id>>,
        file: FileId,
        field: &str,
    ) -> Option<Ix<T>> {
        self.find(ids, id?, file, path![field])
    }

    /// What a list of ids means.
    fn find_all<T>(
        &mut self,
        ids: &IdIndex<T>,
        list: &[impl Deref<Target = Id>],
        file: FileId,
        path: Vec<Segment>,
    ) -> Vec<Ix<T>> {
        self.symbols.find_all(ids, list, self.diagnostics, |at| {
            let mut path = path.clone();
            path.push(Segment::Index(at));
            Location::value(file, path)
        })
    }

    /// The pictures of the site’s brand.
    pub(super) fn brand(&mut self, file: FileId) -> Brand {
        let settings = self.settings;
        let mut find = |id: Option<&MediaId>, field: &str| {
            self.find(&self.symbols.media, id?, file, path!["brand", field])
        };
        Brand {
            logo: find(settings.brand.logo.as_ref(), "logo"),
            logo_dark: find(settings.brand.logo_dark.as_ref(), "logo_dark"),
            favicon: find(settings.brand.favicon.as_ref(), "favicon"),
        }
    }

    fn contacts(&mut self, contacts: &[source::Contact], file: FileId) -> Vec<Contact> {
        let mut found = Vec::with_capacity(contacts.len());
        for (at, contact) in contacts.iter().enumerate() {
            found.extend(match contact {
                source::Contact::Desk(_) => Some(Contact::Desk(at)),
                source::Contact::Person(id) => {
                    self.find(&self.symbols.people, id, file, path!["contacts", at]).map(Contact::Person)
                }
            });
        }
        found
    }

    fn sheet_addresses(&self, section: Section, id: &Id) -> Addresses {
        let address = |language| (language, self.settings.pattern(section, language).address(id, None));
        let default = self.settings.default_language();
        let others = self.settings.languages.iter().copied().filter(|language| *language != default);
        Addresses::new(address(default), others.map(address).collect())
    }

    pub(super) fn organisation(&mut self, document: &Document<OrganisationSheet>) -> Organisation {
        let Document { id, file, value: sheet } = document;
        let organisations = &self.symbols.organisations;
        Organisation {
            id: id.clone(),
            file: *file,
            sheet: Arc::clone(sheet),
            addresses: self.sheet_addresses(Section::Organisations, id),
            parent: self.find_in_field(organisations, sheet.parent.as_ref(), *file, "parent"),
            member_of: self.find_all(organisations, &sheet.member_of, *file, path!["member_of"]),
            superseded_by: self.find_in_field(
                organisations,
                sheet.superseded_by.as_ref(),
                *file,
                "superseded_by",
            ),
            logo: self.find_in_field(&self.symbols.media, sheet.logo.as_ref(), *file, "logo"),
            contacts: self.contacts(&sheet.contacts, *file),
        }
    }

    pub(super) fn person(&mut self, document: &Document<PersonSheet>) -> Person {
        let Document { id, file, value: sheet } = document;
        let mut appointments = Vec::with_capacity(sheet.appointments.len());
        for (at, appointment) in sheet.appointments.iter().enumerate() {
            let path = path!["appointments", at, "organisation"];
            let organisation = self.find(&self.symbols.organisations, &appointment.organisation, *file, path);
            appointments.extend(organisation.map(|organisation| Appointment { at, organisation }));
        }
        Person {
            id: id.clone(),
            file: *file,
            sheet: Arc::clone(sheet),
            addresses: self.sheet_addresses(Section::People, id),
            appointments,
            photo: self.find_in_field(&self.symbols.media, sheet.photo.as_ref(), *file, "photo"),
        }
    }

    pub(super) fn partnership(&mut self, document: &Document<PartnershipSheet>) -> Partnership {
        let Document { id, file, value: sheet } = document;
        let SymbolTable { organisations, agreements, .. } = self.symbols;
        let mut participants = Vec::with_capacity(sheet.participants.len());
        for (at, participant) in sheet.participants.iter().enumerate() {
            let path = path!["participants", at, "organisation"];
            let organisation = self.find(organisations, &participant.organisation, *file, path);
            let evidence = self.evidence(&participant.evidence, *file, at);
            participants.extend(organisation.map(|organisation| Participant { at, organisation, evidence }));
        }
        let established_by = sheet.established_by.as_ref();
        Partnership {
            id: id.clone(),
            file: *file,
            sheet: Arc::clone(sheet),
            addresses: self.sheet_addresses(Section::Partnerships, id),
            established_by: self.find_in_field(agreements, established_by, *file, "established_by"),
            facilitator: self.find_in_field(organisations, sheet.facilitator.as_ref(), *file, "facilitator"),
            participants,
        }
    }

    /// The releases that prove something. One that is not public yet is left out without a problem, so that a sheet and its
    /// release can be written at the same time.
    fn evidence(&mut self, ids: &[ReleaseId], file: FileId, participant: usize) -> Vec<Ix<Release>> {
        let mut found = Vec::with_capacity(ids.len());
        for (at, id) in
            ids.iter().enumerate().filter(|(_, id)| !self.symbols.is_not_public(Kind::Release, id))
        {
            let path = path!["participants", participant, "evidence", at];
            found.extend(self.find(&self.symbols.releases, id, file, path));
        }
        found
    }

    pub(super) fn agreement(&mut self, document: &Document<AgreementSheet>) -> Agreement {
        let Document { id, file, value: sheet } = document;
        let SymbolTable { organisations, partnerships, .. } = self.symbols;
        let mut allocations = Vec::with_capacity(sheet.allocations.len());
        for (at, allocation) in sheet.allocations.iter().enumerate() {
            let partnership = allocation.funding.as_ref().and_then(|funding| {
                let path = path!["allocations", at, "partnership"];
                self.find(partnerships, &funding.partnership, *file, path)
            });
            let recipient = allocation
                .recipient
                .as_ref()
                .and_then(|id| self.find(organisations, id, *file, path!["allocations", at, "recipient"]));
            allocations.push(Allocation { partnership, recipient });
        }
        let mut assignments = Vec::with_capacity(sheet.assignments.len());
        for (at, assignment) in sheet.assignments.iter().enumerate() {
            let lead = self.find(organisations, &assignment.lead, *file, path!["assignments", at, "lead"]);
            let with =
                self.find_all(organisations, &assignment.with, *file, path!["assignments", at, "with"]);
            assignments.extend(lead.map(|lead| Assignment { at, lead, with }));
        }
        Agreement {
            id: id.clone(),
            file: *file,
            sheet: Arc::clone(sheet),
            addresses: self.sheet_addresses(Section::Agreements, id),
            announced_by: self.find_in_field(
                organisations,
                sheet.announced_by.as_ref(),
                *file,
                "announced_by",
            ),
            parties: self.find_all(organisations, &sheet.parties, *file, path!["parties"]),
            allocations,
            assignments,
        }
    }

    /// A statement; `None` if its speaker does not exist.
    pub(super) fn statement(&mut self, document: &Document<StatementSheet>) -> Option<Statement> {
        let Document { id, file, value: sheet } = document;
        let speaker = self.find(&self.symbols.people, &sheet.speaker, *file, path!["speaker"]);
        let source = sheet.source.organisation.as_ref().and_then(|id| {
            self.find(&self.symbols.organisations, id, *file, path!["source", "organisation"])
        });
        Some(Statement { id: id.clone(), file: *file, sheet: Arc::clone(sheet), speaker: speaker?, source })
    }

    /// Joins the releases. Those that are the same as in the last join are shared with it.
    pub(super) fn all_releases(&mut self, visible: &Visible<'_>, last: &JoinCache) -> Arena<Release> {
        for document in &visible.without_publisher {
            let publisher = document.value.facts.as_ref().map(|facts| &facts.publisher);
            self.find_in_field(&self.symbols.organisations, publisher, document.file, "publisher");
        }
        let pattern = |language: &Language| (*language, self.settings.pattern(Section::Releases, *language));
        let patterns = self.settings.languages.iter().map(pattern).collect();
        // Releases do not depend on each other, so they are joined in parallel. The results stay in order.
        let Resolver { settings, symbols, files, .. } = *self;
        let known = last.matching(&visible.releases);
        let joined = visible.releases.par_iter().zip(known).map(|(release, known)| {
            let mut diagnostics = Diagnostics::default();
            let joined = match known {
                Some(known) => Some(known.clone()),
                None => {
                    let diagnostics = &mut diagnostics;
                    Resolver { settings, symbols, files, diagnostics }.release(release, &patterns)
                }
            };
            (joined, diagnostics)
        });
        let joined: Vec<_> = joined.collect();
        let releases = joined.into_iter().filter_map(|(release, diagnostics)| {
            self.diagnostics.extend(diagnostics);
            release
        });
        releases.collect()
    }

    /// A release; `None` if its publisher does not exist. The diagnostics must be empty before.
    fn release(
        &mut self,
        release: &VisibleRelease<'_>,
        patterns: &BTreeMap<Language, Pattern>,
    ) -> Option<Release> {
        let VisibleRelease { facts, original, .. } = release;
        let file = original.file;
        let SymbolTable { organisations, people, partnerships, agreements, media, releases, .. } =
            self.symbols;
        let publisher = self.find(organisations, &facts.publisher, file, path!["publisher"])?;
        let replaced_by = facts.withdrawn.as_ref().and_then(|withdrawn| {
            let path = path!["withdrawn", "replaced_by"];
            self.find(releases, withdrawn.replaced_by.as_ref()?, file, path)
        });
        let language = release.versions[0].language;
        let mut read_also = Vec::with_capacity(facts.read_also.len());
        for (at, reference) in facts.read_also.iter().enumerate() {
            let place = || Location::value(file, path!["read_also", at]);
            let referent = self.symbols.referent(reference, language, self.diagnostics, place);
            read_also.extend(referent.map(|referent| (at, referent)));
        }
        let about = &facts.about;
        let joined = JoinedRelease {
            id: release.id.clone(),
            file,
            published: release.published,
            day: release.day,
            publisher,
            image: self.find_in_field(media, facts.image.as_ref(), file, "image"),
            agreements: self
                .find_all(agreements, &about.agreements, file, path!["about", "agreements"])
                .into(),
            partnerships: self
                .find_all(partnerships, &about.partnerships, file, path!["about", "partnerships"])
                .into(),
            organisations: self
                .find_all(organisations, &about.organisations, file, path!["about", "organisations"])
                .into(),
            people: self.find_all(people, &about.people, file, path!["about", "people"]).into(),
            read_also: read_also.into(),
            contacts: self.contacts(&facts.contacts, file).into(),
            replaced_by,
            addresses: release_addresses(release, patterns),
            versions: release.versions.iter().map(|file| self.version(release, *file)).collect(),
            facts: Arc::clone(facts),
            not_public: release.not_public,
            has_problems: !self.diagnostics.is_empty(),
        };
        Some(Release::new(joined))
    }

    fn version(&mut self, release: &VisibleRelease<'_>, file: LanguageFile<'_, ReleaseFile>) -> Version {
        let LanguageFile { language, document } = file;
        let words = &document.value.words;
        let topic = |topic: &release::Topic| self.symbols.topics.get(&(language, topic.id.clone())).copied();
        let mut topics: Vec<Ix<Topic>> = words.topics.iter().filter_map(topic).collect();
        topics.sort_unstable();
        topics.dedup();
        Version {
            not_public: if words.draft { Some(NotPublic::Draft) } else { release.not_public },
            topics: topics.into(),
            attachments: self.attachments(&words.attachments, document.file).into(),
            joined: self.text(language, document.file, &document.value, &document.value.body),
            last_unchanged: LastUnchanged::default(),
        }
    }

    fn attachments(&mut self, paths: &[FilePath], file: FileId) -> Vec<Ix<File>> {
        let mut found = Vec::with_capacity(paths.len());
        for (at, path) in paths.iter().enumerate() {
            let address = Address::parse(&format!("/{path}"));
            if let Some(ix) = address.and_then(|address| self.files.get(&address)) {
                found.push(*ix);
                continue;
            }
            let known = self.files.keys().map(|address| &address.as_str()[1..]);
            let place = Location::value(file, path!["attachments", at]);
            let bare = path.strip_prefix("content/files/").or(path.strip_prefix("files/"));
            let meant = nearest(bare.unwrap_or(path), known).map(str::to_owned);
            let problem = ReferenceProblem::MissingAttachment { path: path.to_string(), meant };
            self.diagnostics.push(Diagnostic::new(problem, place));
        }
        found
    }

    /// A text with what the slots of its body refer to.
    fn text<T>(&mut self, language: Language, file: FileId, text: &Arc<T>, body: &Prose) -> JoinedText<T> {
        let referents = body.slots.iter().map(|slot| {
            let reference = match &slot.content {
                SlotContent::Address { .. } | SlotContent::NoteLabel { .. } => return None,
                SlotContent::Link { to, .. } | SlotContent::Name(to) | SlotContent::Embed { of: to, .. } => {
                    to
                }
            };
            let place = || Location::Bytes(Span { file, start: slot.range.start, end: slot.range.end });
            self.symbols.referent(reference, language, self.diagnostics, place)
        });
        let referents = referents.collect();
        JoinedText { language, file, text: Arc::clone(text), referents }
    }

    pub(super) fn page(&mut self, page: &VisiblePage<'_>) -> Page {
        let versions = page.versions.iter().map(|LanguageFile { language, document }| {
            self.text(*language, document.file, &document.value, &document.value.body)
        });
        let versions = versions.collect();
        Page { id: page.id.clone(), addresses: page_addresses(page, self.settings), versions }
    }

    /// The texts below front matter with a mistake, and those of releases without a publisher.
    pub(super) fn all_orphan_texts(
        &mut self,
        broken: &[parse::OrphanText],
        visible: &Visible<'_>,
    ) -> Vec<JoinedText<OrphanText>> {
        let broken = broken.iter().map(|text| (text.file, text.language, &text.body, &[][..]));
        let without_publisher = visible.without_publisher.iter().map(|document| {
            let ReleaseFile { language, words, body, .. } = &*document.value;
            (document.file, *language, body, &words.waivers[..])
        });
        let texts = broken.chain(without_publisher).map(|(file, language, body, waivers)| {
            let language = language.unwrap_or(self.settings.default_language());
            let text = OrphanText { body: body.clone(), waivers: waivers.into() };
            self.text(language, file, &Arc::new(text), body)
        });
        texts.collect()
    }
}
