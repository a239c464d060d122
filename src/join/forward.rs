//! The references that each sheet and text makes, found.
//!
//! Takes the documents and the names; gives the arenas of the site, with everything computed still empty. What
//! is not found is reported and left out.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rayon::prelude::*;

use super::arena::{Arena, Ix};
use super::last::LastJoin;
use super::names::Names;
use super::releases::{
    HeldBack, PublicPage, PublicRelease, page_addresses, release_addresses, topic_address,
};
use super::site::{
    Addresses, Agreement, Allocation, Appointment, Assignment, Contact, File, JoinedRelease, Media,
    Organisation, OrganisationRelations, Page, PageVersion, Participant, Partnership, Person, Referent,
    Release, Statement, StrayText, Topic, Version,
};
use super::{Kept, Public};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Segment};
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::prose::{Filling, Prose};
use crate::model::settings::{Pattern, Section, Settings};
use crate::model::{Id, Language, source};
use crate::path;
use crate::source::{FileId, Span};

/// Finds what the documents refer to.
pub(super) struct Forward<'a> {
    pub(super) settings: &'a Settings,
    pub(super) names: &'a Names,
    pub(super) files: &'a HashMap<Address, Ix<File>>,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Forward<'_> {
    fn organisation(&mut self, id: &Id, file: FileId, path: Vec<Segment>) -> Option<Ix<Organisation>> {
        self.names.find(&self.names.organisations, id, self.diagnostics, || Location::value(file, path))
    }

    pub(super) fn organisation_at(
        &mut self,
        id: Option<&Id>,
        file: FileId,
        field: &str,
    ) -> Option<Ix<Organisation>> {
        self.organisation(id?, file, path![field])
    }

    fn organisations(&mut self, ids: &[Id], file: FileId, path: Vec<Segment>) -> Vec<Ix<Organisation>> {
        self.names.find_all(&self.names.organisations, ids, self.diagnostics, element_of(file, path))
    }

    fn media_at(&mut self, id: Option<&Id>, file: FileId, field: &str) -> Option<Ix<Media>> {
        let place = || Location::value(file, path![field]);
        self.names.find(&self.names.media, id?, self.diagnostics, place)
    }

    fn contacts(&mut self, contacts: &[source::Contact], file: FileId) -> Vec<Contact> {
        let find = |(at, contact): (usize, &source::Contact)| match contact {
            source::Contact::Desk(_) => Some(Contact::Desk(at)),
            source::Contact::Person(id) => {
                let place = || Location::value(file, path!["contacts", at]);
                self.names.find(&self.names.people, id, self.diagnostics, place).map(Contact::Person)
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
            arena.push(Organisation {
                id: document.id.clone(),
                file,
                sheet: Arc::clone(sheet),
                addresses: self.sheet_addresses(Section::Organisations, &document.id),
                parent: self.organisation_at(sheet.parent.as_ref(), file, "parent"),
                member_of: self.organisations(&sheet.member_of, file, path!["member_of"]),
                superseded_by: self.organisation_at(sheet.superseded_by.as_ref(), file, "superseded_by"),
                logo: self.media_at(sheet.logo.as_ref(), file, "logo"),
                contacts: self.contacts(&sheet.contacts, file),
                relations: OrganisationRelations::default(),
            });
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
            arena.push(Person {
                id: document.id.clone(),
                file,
                sheet: Arc::clone(sheet),
                addresses: self.sheet_addresses(Section::People, &document.id),
                appointments,
                photo: self.media_at(sheet.photo.as_ref(), file, "photo"),
                statements: Vec::new(),
                releases: Vec::new(),
            });
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
                self.names.find(&self.names.agreements, id, self.diagnostics, place)
            });
            arena.push(Partnership {
                id: document.id.clone(),
                file,
                sheet: Arc::clone(sheet),
                addresses: self.sheet_addresses(Section::Partnerships, &document.id),
                established_by,
                facilitator: self.organisation_at(sheet.facilitator.as_ref(), file, "facilitator"),
                participants,
                allocations: Vec::new(),
                releases: Vec::new(),
            });
        }
        arena
    }

    /// The releases that prove something. One that is held back proves it as soon as it is public; until then
    /// it is left out without a word, so that a sheet and its release can be written in one go.
    fn evidence(&mut self, ids: &[Id], file: FileId, participant: usize) -> Vec<Ix<Release>> {
        let mut found = Vec::with_capacity(ids.len());
        for (at, id) in ids.iter().enumerate().filter(|(_, id)| !self.names.held_back.contains_key(id)) {
            let place = || Location::value(file, path!["participants", participant, "evidence", at]);
            found.extend(self.names.find(&self.names.releases, id, self.diagnostics, place));
        }
        found
    }

    pub(super) fn all_agreements(&mut self, kept: &Kept<'_>) -> Arena<Agreement> {
        let mut arena = Arena::default();
        for document in &kept.agreements {
            let (file, sheet) = (document.file, &document.value);
            let mut allocations = Vec::with_capacity(sheet.allocations.len());
            for (at, allocation) in sheet.allocations.iter().enumerate() {
                let partnership = allocation.funds.as_ref().and_then(|(id, _)| {
                    let place = || Location::value(file, path!["allocations", at, "partnership"]);
                    self.names.find(&self.names.partnerships, id, self.diagnostics, place)
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
            arena.push(Agreement {
                id: document.id.clone(),
                file,
                sheet: Arc::clone(sheet),
                addresses: self.sheet_addresses(Section::Agreements, &document.id),
                announced_by: self.organisation_at(sheet.announced_by.as_ref(), file, "announced_by"),
                parties: self.organisations(&sheet.parties, file, path!["parties"]),
                allocations,
                assignments,
                established: Vec::new(),
                releases: Vec::new(),
            });
        }
        arena
    }

    pub(super) fn all_statements(&mut self, kept: &Kept<'_>) -> Arena<Statement> {
        let mut arena = Arena::default();
        for document in kept.statements.iter().chain(&kept.mute) {
            let (file, sheet) = (document.file, &document.value);
            let place = || Location::value(file, path!["speaker"]);
            let speaker = self.names.find(&self.names.people, &sheet.speaker, self.diagnostics, place);
            let source = sheet.source.organisation.as_ref();
            let source = source.and_then(|id| self.organisation(id, file, path!["source", "organisation"]));
            // Without a speaker it is one of the mute, which have no index: nothing can refer to it.
            if let Some(speaker) = speaker {
                let (id, sheet) = (document.id.clone(), Arc::clone(sheet));
                arena.push(Statement { id, file, sheet, speaker, source });
            }
        }
        arena
    }

    /// Joins the releases, but for those that are what they were in the last join.
    pub(super) fn all_releases(&mut self, public: &Public<'_>, last: &LastJoin) -> Arena<Release> {
        for document in &public.unpublished {
            let publisher = document.value.facts.as_ref().map(|facts| &facts.publisher);
            self.organisation_at(publisher, document.file, "publisher");
        }
        let pattern = |language: &Language| (*language, self.settings.pattern(Section::Releases, *language));
        let patterns = self.settings.languages.iter().map(pattern).collect();
        // One release knows nothing of another, so they are joined side by side; what is found stays in order.
        let (settings, names, files) = (self.settings, self.names, self.files);
        let known = last.matching(&public.releases);
        let joined = public.releases.par_iter().zip(known).map(|(release, known)| {
            if let Some(known) = known {
                return (Some(known.clone()), Diagnostics::default());
            }
            let mut diagnostics = Diagnostics::default();
            let mut forward = Forward { settings, names, files, diagnostics: &mut diagnostics };
            let publisher = Some(&release.facts.publisher);
            let publisher = forward.organisation_at(publisher, release.original.file, "publisher");
            let joined = publisher.map(|publisher| forward.release(release, publisher, &patterns));
            let joined = joined.map(|joined| {
                Release::new(JoinedRelease { has_problems: !diagnostics.is_empty(), ..joined })
            });
            (joined, diagnostics)
        });
        let mut arena = Arena::default();
        for (release, diagnostics) in joined.collect::<Vec<_>>() {
            self.diagnostics.extend(diagnostics);
            if let Some(release) = release {
                arena.push(release);
            }
        }
        arena
    }

    fn release(
        &mut self,
        release: &PublicRelease<'_>,
        publisher: Ix<Organisation>,
        patterns: &BTreeMap<Language, Pattern>,
    ) -> JoinedRelease {
        let (file, facts, names) = (release.original.file, release.facts, self.names);
        let about = |field: &'static str| element_of(file, path!["about", field]);
        let withdrawn = facts.withdrawn.as_ref();
        let replaced_by = withdrawn.and_then(|withdrawn| withdrawn.replaced_by.as_ref()).and_then(|id| {
            let place = || Location::value(file, path!["withdrawn", "replaced_by"]);
            names.find(&names.releases, id, self.diagnostics, place)
        });
        let language = release.versions.first().map_or(Language::Danish, |version| version.language);
        let mut read_also = Vec::with_capacity(facts.read_also.len());
        for (at, reference) in facts.read_also.iter().enumerate() {
            let place = || Location::value(file, path!["read_also", at]);
            let referent = names.referent(reference, language, self.diagnostics, place);
            read_also.extend(referent.map(|referent| (at, referent)));
        }
        JoinedRelease {
            id: release.id.clone(),
            file,
            published: release.published,
            day: release.day,
            publisher,
            image: self.media_at(facts.image.as_ref(), file, "image"),
            agreements: names
                .find_all(&names.agreements, &facts.about.agreements, self.diagnostics, about("agreements"))
                .into(),
            partnerships: names
                .find_all(
                    &names.partnerships,
                    &facts.about.partnerships,
                    self.diagnostics,
                    about("partnerships"),
                )
                .into(),
            organisations: self
                .organisations(&facts.about.organisations, file, path!["about", "organisations"])
                .into(),
            people: names
                .find_all(&names.people, &facts.about.people, self.diagnostics, about("people"))
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
                        names.topics.get(&(version.language, topic.id.clone())).copied()
                    };
                    let mut topics: Vec<Ix<Topic>> = words.topics.iter().filter_map(topic).collect();
                    topics.sort_unstable();
                    topics.dedup();
                    Version {
                        language: version.language,
                        file: document.file,
                        text: Arc::clone(&document.value),
                        held_back: match words.draft {
                            true => Some(HeldBack::Draft),
                            false => release.held_back,
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
            held_back: release.held_back,
            has_problems: false,
        }
    }

    fn attachments(&mut self, paths: &[Box<str>], file: FileId) -> Vec<Ix<File>> {
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
        let names = self.names;
        body.slots
            .iter()
            .map(|slot| {
                let reference = match &slot.content {
                    Filling::Address { .. } => return None,
                    Filling::Link { to, .. } => to,
                    Filling::Name(to) => to,
                    Filling::Embed { of, .. } => of,
                };
                let (start, end) = (slot.range.start, slot.range.end);
                let place = || Location::Bytes(Span { file, start, end });
                names.referent(reference, language, self.diagnostics, place)
            })
            .collect()
    }

    pub(super) fn all_pages(&mut self, pages: &[PublicPage<'_>]) -> Arena<Page> {
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
            arena.push(Page { id: page.id.clone(), addresses, versions });
        }
        arena
    }

    /// The texts below broken front matter, and those of releases without a publisher.
    pub(super) fn all_stray_texts(
        &mut self,
        stray: &[crate::parse::StrayText],
        public: &Public<'_>,
    ) -> Vec<StrayText> {
        let broken = stray.iter().map(|text| (text.file, text.language, &text.body, &[][..]));
        let unpublished = public.unpublished.iter().map(|document| {
            let text = &document.value;
            (document.file, text.language, &text.body, &text.words.waivers[..])
        });
        let texts: Vec<_> = broken.chain(unpublished).collect();
        let mut joined = Vec::with_capacity(texts.len());
        for (file, language, body, waivers) in texts {
            let language = language.unwrap_or(self.settings.default_language());
            let referents = self.referents(body, language, file);
            joined.push(StrayText {
                language,
                file,
                body: body.clone(),
                waivers: waivers.to_vec(),
                referents,
            });
        }
        joined
    }

    pub(super) fn all_topics(&self, public: &Public<'_>) -> Arena<Topic> {
        let mut arena = Arena::default();
        for ((language, id), name) in &public.topics {
            arena.push(Topic {
                id: (*id).clone(),
                language: *language,
                name: (*name).into(),
                address: topic_address(id, *language, self.settings),
                releases: Vec::new(),
            });
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
