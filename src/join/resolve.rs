//! The references that each sheet and text makes, found.
//!
//! Takes the documents and the symbols; gives the arenas of the site, with everything computed still empty. What
//! is not found is reported and left out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::Kept;
use super::arena::{Arena, Ix};
use super::facts::{
    Addresses, Agreement, Allocation, Appointment, Assignment, Contact, File, JoinedRelease, Media,
    Organisation, OrphanText, Page, PageVersion, Participant, Partnership, Person, Referent, Release,
    Statement, Topic, Version,
};
use super::incremental::JoinCache;
use super::not_public::NotPublic;
use super::symbols::SymbolTable;
use super::visibility::{
    Visible, VisiblePage, VisibleRelease, page_addresses, release_addresses, topic_address,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Segment};
use crate::load::CopyFile;
use crate::model::address::{Address, FilePath};
use crate::model::id::{MediaId, OrganisationId, ReleaseId};
use crate::model::prose::{Prose, SlotContent};
use crate::model::settings::{Pattern, Section, Settings};
use crate::model::{Id, Language, source};
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
    fn organisation(&mut self, id: &Id, file: FileId, path: Vec<Segment>) -> Option<Ix<Organisation>> {
        self.symbols.find(&self.symbols.organisations, id, self.diagnostics, || Location::value(file, path))
    }

    pub(super) fn organisation_at(
        &mut self,
        id: Option<&OrganisationId>,
        file: FileId,
        field: &str,
    ) -> Option<Ix<Organisation>> {
        self.organisation(id?, file, path![field])
    }

    fn organisations(
        &mut self,
        ids: &[OrganisationId],
        file: FileId,
        path: Vec<Segment>,
    ) -> Vec<Ix<Organisation>> {
        self.symbols.find_all(&self.symbols.organisations, ids, self.diagnostics, element_of(file, path))
    }

    fn media_at(&mut self, id: Option<&MediaId>, file: FileId, field: &str) -> Option<Ix<Media>> {
        let place = || Location::value(file, path![field]);
        self.symbols.find(&self.symbols.media, id?, self.diagnostics, place)
    }

    fn contacts(&mut self, contacts: &[source::Contact], file: FileId) -> Vec<Contact> {
        let find = |(at, contact): (usize, &source::Contact)| match contact {
            source::Contact::Desk(_) => Some(Contact::Desk(at)),
            source::Contact::Person(id) => {
                let place = || Location::value(file, path!["contacts", at]);
                self.symbols.find(&self.symbols.people, id, self.diagnostics, place).map(Contact::Person)
            }
        };
        contacts.iter().enumerate().filter_map(find).collect()
    }

    fn sheet_addresses(&self, section: Section, id: &Id) -> Addresses {
        let address = |language| (language, self.settings.pattern(section, language).address(id, None));
        let default = self.settings.default_language();
        let others = self.settings.languages.iter().copied().filter(|language| *language != default);
        Addresses::new(address(default), others.map(address).collect())
    }

    pub(super) fn all_organisations(&mut self, kept: &Kept<'_>) -> Arena<Organisation> {
        let mut arena = Arena::default();
        for document in &kept.organisations {
            let (file, sheet) = (document.file, &document.value);
            arena.push_at(
                self.symbols.organisations.get(&document.id),
                Organisation {
                    id: document.id.clone(),
                    file,
                    sheet: Arc::clone(sheet),
                    addresses: self.sheet_addresses(Section::Organisations, &document.id),
                    parent: self.organisation_at(sheet.parent.as_ref(), file, "parent"),
                    member_of: self.organisations(&sheet.member_of, file, path!["member_of"]),
                    superseded_by: self.organisation_at(sheet.superseded_by.as_ref(), file, "superseded_by"),
                    logo: self.media_at(sheet.logo.as_ref(), file, "logo"),
                    contacts: self.contacts(&sheet.contacts, file),
                },
            );
        }
        arena
    }

    pub(super) fn all_people(&mut self, kept: &Kept<'_>) -> Arena<Person> {
        let mut arena = Arena::default();
        for document in &kept.people {
            let (file, sheet) = (document.file, &document.value);
            let mut appointments = Vec::with_capacity(sheet.appointments.len());
            for (at, appointment) in sheet.appointments.iter().enumerate() {
                let place = path!["appointments", at, "organisation"];
                let organisation = self.organisation(&appointment.organisation, file, place);
                appointments.extend(organisation.map(|organisation| Appointment { at, organisation }));
            }
            arena.push_at(
                self.symbols.people.get(&document.id),
                Person {
                    id: document.id.clone(),
                    file,
                    sheet: Arc::clone(sheet),
                    addresses: self.sheet_addresses(Section::People, &document.id),
                    appointments,
                    photo: self.media_at(sheet.photo.as_ref(), file, "photo"),
                },
            );
        }
        arena
    }

    pub(super) fn all_partnerships(&mut self, kept: &Kept<'_>) -> Arena<Partnership> {
        let mut arena = Arena::default();
        for document in &kept.partnerships {
            let (file, sheet) = (document.file, &document.value);
            let mut participants = Vec::with_capacity(sheet.participants.len());
            for (at, participant) in sheet.participants.iter().enumerate() {
                let place = path!["participants", at, "organisation"];
                let organisation = self.organisation(&participant.organisation, file, place);
                let evidence = self.evidence(&participant.evidence, file, at);
                participants.extend(organisation.map(|organisation| Participant {
                    at,
                    organisation,
                    evidence,
                }));
            }
            let established_by = sheet.established_by.as_ref().and_then(|id| {
                let place = || Location::value(file, path!["established_by"]);
                self.symbols.find(&self.symbols.agreements, id, self.diagnostics, place)
            });
            arena.push_at(
                self.symbols.partnerships.get(&document.id),
                Partnership {
                    id: document.id.clone(),
                    file,
                    sheet: Arc::clone(sheet),
                    addresses: self.sheet_addresses(Section::Partnerships, &document.id),
                    established_by,
                    facilitator: self.organisation_at(sheet.facilitator.as_ref(), file, "facilitator"),
                    participants,
                },
            );
        }
        arena
    }

    /// The releases that prove something. One that is held back proves it as soon as it is public; until then
    /// it is left out without a word, so that a sheet and its release can be written in one go.
    fn evidence(&mut self, ids: &[ReleaseId], file: FileId, participant: usize) -> Vec<Ix<Release>> {
        let mut found = Vec::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate().filter(|(_, id)| !self.symbols.not_public.contains_key(id)) {
            let place = || Location::value(file, path!["participants", participant, "evidence", at]);
            found.extend(self.symbols.find(&self.symbols.releases, id, self.diagnostics, place));
        }
        found
    }

    pub(super) fn all_agreements(&mut self, kept: &Kept<'_>) -> Arena<Agreement> {
        let mut arena = Arena::default();
        for document in &kept.agreements {
            let (file, sheet) = (document.file, &document.value);
            let mut allocations = Vec::with_capacity(sheet.allocations.len());
            for (at, allocation) in sheet.allocations.iter().enumerate() {
                let partnership = allocation.funding.as_ref().and_then(|funding| {
                    let place = || Location::value(file, path!["allocations", at, "partnership"]);
                    self.symbols.find(
                        &self.symbols.partnerships,
                        &funding.partnership,
                        self.diagnostics,
                        place,
                    )
                });
                let recipient = allocation
                    .recipient
                    .as_ref()
                    .and_then(|id| self.organisation(id, file, path!["allocations", at, "recipient"]));
                allocations.push(Allocation { partnership, recipient });
            }
            let mut assignments = Vec::with_capacity(sheet.assignments.len());
            for (at, assignment) in sheet.assignments.iter().enumerate() {
                let lead = self.organisation(&assignment.lead, file, path!["assignments", at, "lead"]);
                let with = self.organisations(&assignment.with, file, path!["assignments", at, "with"]);
                assignments.extend(lead.map(|lead| Assignment { at, lead, with }));
            }
            arena.push_at(
                self.symbols.agreements.get(&document.id),
                Agreement {
                    id: document.id.clone(),
                    file,
                    sheet: Arc::clone(sheet),
                    addresses: self.sheet_addresses(Section::Agreements, &document.id),
                    announced_by: self.organisation_at(sheet.announced_by.as_ref(), file, "announced_by"),
                    parties: self.organisations(&sheet.parties, file, path!["parties"]),
                    allocations,
                    assignments,
                },
            );
        }
        arena
    }

    pub(super) fn all_statements(&mut self, kept: &Kept<'_>) -> Arena<Statement> {
        let mut arena = Arena::default();
        for document in kept.statements.iter().chain(&kept.without_speaker) {
            let (file, sheet) = (document.file, &document.value);
            let place = || Location::value(file, path!["speaker"]);
            let speaker = self.symbols.find(&self.symbols.people, &sheet.speaker, self.diagnostics, place);
            let source = sheet.source.organisation.as_ref();
            let source = source.and_then(|id| self.organisation(id, file, path!["source", "organisation"]));
            // Without a speaker it is one of the without_speaker, which have no index: nothing can refer to it.
            if let Some(speaker) = speaker {
                let (id, sheet) = (document.id.clone(), Arc::clone(sheet));
                arena.push_at(
                    self.symbols.statements.get(&id),
                    Statement { id, file, sheet, speaker, source },
                );
            }
        }
        arena
    }

    /// Joins the releases, but for those that are what they were in the last join.
    pub(super) fn all_releases(&mut self, visible: &Visible<'_>, last: &JoinCache) -> Arena<Release> {
        for document in &visible.without_publisher {
            let publisher = document.value.facts.as_ref().map(|facts| &facts.publisher);
            self.organisation_at(publisher, document.file, "publisher");
        }
        let pattern = |language: &Language| (*language, self.settings.pattern(Section::Releases, *language));
        let patterns = self.settings.languages.iter().map(pattern).collect();
        // One release knows nothing of another, so they are joined side by side; what is found stays in order.
        let (settings, symbols, files) = (self.settings, self.symbols, self.files);
        let known = last.matching(&visible.releases);
        let joined = visible.releases.par_iter().zip(known).map(|(release, known)| {
            if let Some(known) = known {
                return (Some(known.clone()), Diagnostics::default());
            }
            let mut diagnostics = Diagnostics::default();
            let mut resolver = Resolver { settings, symbols, files, diagnostics: &mut diagnostics };
            let publisher = Some(&release.facts.publisher);
            let publisher = resolver.organisation_at(publisher, release.original.file, "publisher");
            let joined = publisher.map(|publisher| resolver.release(release, publisher, &patterns));
            let joined = joined.map(|joined| {
                Release::new(JoinedRelease { has_problems: !diagnostics.is_empty(), ..joined })
            });
            (joined, diagnostics)
        });
        let mut arena = Arena::default();
        for (release, diagnostics) in joined.collect::<Vec<_>>() {
            self.diagnostics.extend(diagnostics);
            if let Some(release) = release {
                arena.push_at(self.symbols.releases.get(&release.id), release);
            }
        }
        arena
    }

    fn release(
        &mut self,
        release: &VisibleRelease<'_>,
        publisher: Ix<Organisation>,
        patterns: &BTreeMap<Language, Pattern>,
    ) -> JoinedRelease {
        let (file, facts, symbols) = (release.original.file, release.facts, self.symbols);
        let about = |field: &'static str| element_of(file, path!["about", field]);
        let withdrawn = facts.withdrawn.as_ref();
        let replaced_by = withdrawn.and_then(|withdrawn| withdrawn.replaced_by.as_ref()).and_then(|id| {
            let place = || Location::value(file, path!["withdrawn", "replaced_by"]);
            symbols.find(&symbols.releases, id, self.diagnostics, place)
        });
        let language = release.versions[0].language;
        let mut read_also = Vec::with_capacity(facts.read_also.len());
        for (at, reference) in facts.read_also.iter().enumerate() {
            let place = || Location::value(file, path!["read_also", at]);
            let referent = symbols.referent(reference, language, self.diagnostics, place);
            read_also.extend(referent.map(|referent| (at, referent)));
        }
        JoinedRelease {
            id: release.id.clone(),
            file,
            published: release.published,
            day: release.day,
            publisher,
            image: self.media_at(facts.image.as_ref(), file, "image"),
            agreements: symbols
                .find_all(&symbols.agreements, &facts.about.agreements, self.diagnostics, about("agreements"))
                .into(),
            partnerships: symbols
                .find_all(
                    &symbols.partnerships,
                    &facts.about.partnerships,
                    self.diagnostics,
                    about("partnerships"),
                )
                .into(),
            organisations: self
                .organisations(&facts.about.organisations, file, path!["about", "organisations"])
                .into(),
            people: symbols
                .find_all(&symbols.people, &facts.about.people, self.diagnostics, about("people"))
                .into(),
            read_also: read_also.into(),
            contacts: self.contacts(&facts.contacts, file).into(),
            replaced_by,
            addresses: release_addresses(release, patterns),
            versions: release
                .versions
                .iter()
                .map(|version| {
                    let document = version.document;
                    let words = &document.value.words;
                    let topic = |topic: &crate::model::release::Topic| {
                        symbols.topics.get(&(version.language, topic.id.clone())).copied()
                    };
                    let mut topics: Vec<Ix<Topic>> = words.topics.iter().filter_map(topic).collect();
                    topics.sort_unstable();
                    topics.dedup();
                    Version {
                        language: version.language,
                        file: document.file,
                        text: Arc::clone(&document.value),
                        not_public: match words.draft {
                            true => Some(NotPublic::Draft),
                            false => release.not_public,
                        },
                        topics: topics.into(),
                        attachments: self.attachments(&words.attachments, document.file).into(),
                        referents: self
                            .referents(&document.value.body, version.language, document.file)
                            .into(),
                    }
                })
                .collect(),
            facts: Arc::clone(facts),
            not_public: release.not_public,
            has_problems: false,
        }
    }

    fn attachments(&mut self, paths: &[FilePath], file: FileId) -> Vec<Ix<File>> {
        let mut found = Vec::with_capacity(paths.len());
        for (at, path) in paths.iter().enumerate() {
            let address = Address::parse(&format!("/{path}"));
            match address.and_then(|address| self.files.get(&address).copied()) {
                Some(ix) => found.push(ix),
                None => {
                    let known = self.files.keys().map(|address| &address.as_str()[1..]);
                    let place = Location::value(file, path!["attachments", at]);
                    let bare = path.strip_prefix("content/files/").or(path.strip_prefix("files/"));
                    let message = format!("there is no file content/files/{path}");
                    let diagnostic = Diagnostic::new(Code::MissingFile, place, message)
                        .suggest(bare.unwrap_or(path), known);
                    self.diagnostics.push(diagnostic.help("attachments lie in content/files/"));
                }
            }
        }
        found
    }

    /// What the slots of a text refer to, one for each.
    fn referents(&mut self, body: &Prose, language: Language, file: FileId) -> Vec<Option<Referent>> {
        let symbols = self.symbols;
        body.slots
            .iter()
            .map(|slot| {
                let reference = match &slot.content {
                    SlotContent::Address { .. } => return None,
                    SlotContent::Link { to, .. } => to,
                    SlotContent::Name(to) => to,
                    SlotContent::Embed { of, .. } => of,
                };
                let (start, end) = (slot.range.start, slot.range.end);
                let place = || Location::Bytes(Span { file, start, end });
                symbols.referent(reference, language, self.diagnostics, place)
            })
            .collect()
    }

    pub(super) fn all_pages(&mut self, pages: &[VisiblePage<'_>]) -> Arena<Page> {
        let mut arena = Arena::default();
        for page in pages {
            let versions = page.versions.iter().map(|version| {
                let document = version.document;
                PageVersion {
                    language: version.language,
                    file: document.file,
                    text: Arc::clone(&document.value),
                    referents: self.referents(&document.value.body, version.language, document.file),
                }
            });
            let versions = versions.collect();
            let addresses = page_addresses(page, self.settings);
            arena
                .push_at(self.symbols.pages.get(&page.id), Page { id: page.id.clone(), addresses, versions });
        }
        arena
    }

    /// The texts below broken front matter, and those of releases without a publisher.
    pub(super) fn all_orphan_texts(
        &mut self,
        stray: &[crate::parse::OrphanText],
        visible: &Visible<'_>,
    ) -> Vec<OrphanText> {
        let broken = stray.iter().map(|text| (text.file, text.language, &text.body, &[][..]));
        let without_publisher = visible.without_publisher.iter().map(|document| {
            let text = &document.value;
            (document.file, text.language, &text.body, &text.words.waivers[..])
        });
        let texts: Vec<_> = broken.chain(without_publisher).collect();
        let mut joined = Vec::with_capacity(texts.len());
        for (file, language, body, waivers) in texts {
            let language = language.unwrap_or(self.settings.default_language());
            let referents = self.referents(body, language, file);
            joined.push(OrphanText {
                language,
                file,
                body: body.clone(),
                waivers: waivers.to_vec(),
                referents,
            });
        }
        joined
    }

    pub(super) fn all_topics(&self, visible: &Visible<'_>) -> Arena<Topic> {
        let mut arena = Arena::default();
        for ((language, id), name) in &visible.topics {
            arena.push_at(
                self.symbols.topics.get(&(*language, (*id).clone())).copied(),
                Topic {
                    id: (*id).clone(),
                    language: *language,
                    name: (*name).into(),
                    address: topic_address(id, *language, self.settings),
                },
            );
        }
        arena
    }
}

/// The places of a list's elements.
fn element_of(file: FileId, path: Vec<Segment>) -> impl Fn(usize) -> Location {
    move |at| {
        let mut path = path.clone();
        path.push(Segment::Index(at));
        Location::value(file, path)
    }
}

/// The files that may be published, and where each is found by its address.
pub(super) fn files(files: Vec<(Address, &CopyFile)>) -> (Arena<File>, HashMap<Address, Ix<File>>) {
    let mut arena = Arena::default();
    let mut by_address = HashMap::with_capacity(files.len());
    for (address, copy) in files {
        let ix = arena.push(File { copy: copy.clone(), address: address.clone() });
        by_address.insert(address, ix);
    }
    (arena, by_address)
}
