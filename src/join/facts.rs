//! The facts of a site: every sheet and text, with each reference in it as an index.
//!
//! The words of a sheet stay where parsing put them (`sheet`, shared); the references in them are beside them as indices.
//! Facts are made once, by the resolver, and never changed. What other sheets say of a thing is not here: those are the
//! [`super::Backlinks`].

use std::collections::BTreeSet;
use std::sync::Arc;

use super::arena::{Arena, Ix};
use super::not_public::{HeldBack, NextChange, NonPublicTexts};
use super::unchanged::LastUnchanged;
use crate::load::CopyFile;
use crate::mention::Names;
use crate::model::address::Address;
use crate::model::date::Moment;
use crate::model::page::HOME;
use crate::model::permalink::Permalinks;
use crate::model::prose::SlotContent;
use crate::model::release::NotPublic;
use crate::model::release_record::ReleaseRecord;
use crate::model::settings::{Menu, Settings, SiteLinks};
use crate::model::source;
use crate::model::{self, Day, Id, Language};
use crate::source::FileId;

/// What the content says as of a moment. Only what is visible is in it.
#[derive(Debug, Clone)]
pub struct Facts {
    pub settings: Settings,
    pub settings_file: FileId,
    /// The organisation that publishes the whole site.
    pub publisher: Option<Ix<Organisation>>,
    /// The release that the settings feature on the home page, if it is in the site.
    pub featured: Option<Ix<Release>>,
    /// The menu that the settings give, if they give one.
    pub menu: Option<Menu<Ix<Page>>>,
    /// The links of the settings at the foot of every page.
    pub footer_links: SiteLinks<Ix<Page>>,
    pub brand: Brand,
    pub now: Moment,
    pub organisations: Arena<Organisation>,
    pub people: Arena<Person>,
    pub partnerships: Arena<Partnership>,
    pub agreements: Arena<Agreement>,
    pub statements: Arena<Statement>,
    pub media: Arena<Media>,
    pub releases: Arena<Release>,
    pub pages: Arena<Page>,
    pub topics: Arena<Topic>,
    /// The files under `content/files/`, by their path there.
    pub files: Arena<File>,
    /// Texts of releases and pages that could not be joined: checked, and never published.
    pub orphan_texts: Vec<JoinedText<OrphanText>>,
    /// The names of all sheets, by which releases mention them, also of those that are not public.
    pub names: Option<Arc<Names>>,
    /// The addresses that were published earlier, if they are recorded.
    pub permalinks: Option<(FileId, Arc<Permalinks>)>,
    /// What releases said when they were last published, if that is recorded.
    pub release_record: Option<Arc<ReleaseRecord>>,
    /// The releases that have expired, as `release:ID`.
    pub expired: BTreeSet<String>,
    /// When the public site next changes without an edit, and what changes then; `None` if never.
    pub next_change: Option<NextChange>,
    /// The files that are left out because they are not public.
    pub held_back: Vec<HeldBack>,
    /// Whether anything besides drafts is left out because it is not public; in a preview, whether anything is marked.
    pub has_non_public: bool,
    /// Whether it contains what is not public: such a site must not be published.
    pub is_preview: bool,
    /// The words of what is not public, only to check that they are nowhere in the output.
    pub non_public_texts: NonPublicTexts,
    /// What is missing because its file has a mistake, as `kind:id`.
    pub broken: BTreeSet<String>,
}

/// The pictures that show whose site it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Brand {
    pub logo: Option<Ix<Media>>,
    pub logo_dark: Option<Ix<Media>>,
    pub favicon: Option<Ix<Media>>,
}

impl Brand {
    /// All of them.
    pub fn pictures(&self) -> impl Iterator<Item = Ix<Media>> {
        [self.logo, self.logo_dark, self.favicon].into_iter().flatten()
    }
}

/// Where something can be found, in each language that it exists in: the default language first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addresses {
    first: (Language, Address),
    others: Box<[(Language, Address)]>,
}

impl Addresses {
    pub(super) fn new(first: (Language, Address), others: Vec<(Language, Address)>) -> Self {
        Addresses { first, others: others.into() }
    }

    /// The address in `wanted`, or else in the first language there is, and which language that is.
    pub fn in_language(&self, wanted: Language) -> (Language, &Address) {
        let (language, address) =
            self.iter().find(|(language, _)| *language == wanted).unwrap_or((self.first.0, &self.first.1));
        (language, address)
    }

    /// Every language with its address.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &Address)> {
        std::iter::once(&self.first).chain(&self.others).map(|(language, address)| (*language, address))
    }
}

/// Whom to ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Contact {
    Person(Ix<Person>),
    /// The desk with this index in the sheet's `contacts`.
    Desk(usize),
}

impl Contact {
    /// The desk of a sheet's contacts that is meant.
    pub fn desk(at: usize, contacts: &[source::Contact]) -> Option<&source::Desk> {
        match contacts.get(at) {
            Some(source::Contact::Desk(desk)) => Some(desk),
            _ => None,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Organisation {
    pub id: Id,
    pub file: FileId,
    pub sheet: Arc<model::organisation::Organisation>,
    pub addresses: Addresses,
    pub parent: Option<Ix<Organisation>>,
    pub member_of: Vec<Ix<Organisation>>,
    pub superseded_by: Option<Ix<Organisation>>,
    pub logo: Option<Ix<Media>>,
    pub contacts: Vec<Contact>,
}

#[derive(Debug, Clone)]
pub struct Person {
    pub id: Id,
    pub file: FileId,
    pub sheet: Arc<model::person::Person>,
    pub addresses: Addresses,
    pub appointments: Vec<Appointment>,
    pub photo: Option<Ix<Media>>,
}

/// A title held: the index of the appointment in the sheet, and where it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appointment {
    pub at: usize,
    pub organisation: Ix<Organisation>,
}

impl Person {
    /// What the sheet says of an appointment.
    pub fn written(&self, appointment: Appointment) -> &model::person::Appointment {
        &self.sheet.appointments[appointment.at]
    }

    /// The title held on a day: if there are several, the one that began last; if those began together, the last in the list.
    pub fn title_on(&self, day: Day) -> Option<Appointment> {
        let began = |appointment: &Appointment| {
            self.written(*appointment).span.from.map(model::ReducedDate::earliest)
        };
        self.appointments
            .iter()
            .copied()
            .filter(|appointment| self.written(*appointment).span.may_contain(day))
            .max_by_key(began)
    }
}

#[derive(Debug, Clone)]
pub struct Partnership {
    pub id: Id,
    pub file: FileId,
    pub sheet: Arc<model::partnership::Partnership>,
    pub addresses: Addresses,
    pub established_by: Option<Ix<Agreement>>,
    pub facilitator: Option<Ix<Organisation>>,
    pub participants: Vec<Participant>,
}

/// An organisation that takes part: the index of the participant in the sheet, and what it refers to.
#[derive(Debug, Clone)]
pub struct Participant {
    pub at: usize,
    pub organisation: Ix<Organisation>,
    /// Those of its releases that are public.
    pub evidence: Vec<Ix<Release>>,
}

impl Partnership {
    /// What the sheet says of a participant.
    pub fn written(&self, participant: &Participant) -> &model::partnership::Participant {
        &self.sheet.participants[participant.at]
    }
}

#[derive(Debug, Clone)]
pub struct Agreement {
    pub id: Id,
    pub file: FileId,
    pub sheet: Arc<model::agreement::Agreement>,
    pub addresses: Addresses,
    pub announced_by: Option<Ix<Organisation>>,
    pub parties: Vec<Ix<Organisation>>,
    /// One for each allocation of the sheet.
    pub allocations: Vec<Allocation>,
    pub assignments: Vec<Assignment>,
}

impl Agreement {
    /// The amount of a part; an assignment has none.
    pub fn amount(&self, part: AgreementPart) -> Option<model::Money> {
        match part {
            AgreementPart::Total => Some(self.sheet.total),
            AgreementPart::Allocation(at) => Some(self.sheet.allocations[at].amount),
            AgreementPart::Assignment(_) => None,
        }
    }

    /// The anchor of a part on the agreement's page, without `#`.
    pub fn anchor(&self, part: AgreementPart) -> &str {
        match part {
            AgreementPart::Total => TOTAL,
            AgreementPart::Allocation(at) => self.sheet.allocations[at].id.as_str(),
            AgreementPart::Assignment(at) => self.sheet.assignments[at].id.as_str(),
        }
    }
}

/// What an allocation refers to.
#[derive(Debug, Clone, Copy, Default)]
pub struct Allocation {
    pub partnership: Option<Ix<Partnership>>,
    pub recipient: Option<Ix<Organisation>>,
}

/// A task: the index of the assignment in the sheet, and what it refers to.
#[derive(Debug, Clone)]
pub struct Assignment {
    pub at: usize,
    pub lead: Ix<Organisation>,
    pub with: Vec<Ix<Organisation>>,
}

#[derive(Debug, Clone)]
pub struct Statement {
    pub id: Id,
    pub file: FileId,
    pub sheet: Arc<model::statement::Statement>,
    pub speaker: Ix<Person>,
    pub source: Option<Ix<Organisation>>,
}

#[derive(Debug, Clone)]
pub struct Media {
    pub id: Id,
    pub file: FileId,
    pub sheet: Arc<model::media::Media>,
    /// The picture itself.
    pub picture: CopyFile,
    pub address: Address,
}

/// A file that is copied as it is.
#[derive(Debug, Clone)]
pub struct File {
    pub copy: CopyFile,
    pub address: Address,
}

impl File {
    /// Whether programs ask for it by its name, without a link: hidden files (RFC 8615 has `.well-known/`), and files at the
    /// top that browsers, search engines and web hosts know.
    fn names_of_programs(name: &str) -> bool {
        let known = [
            "robots.txt",
            "humans.txt",
            "security.txt",
            "ads.txt",
            "site.webmanifest",
            "icon-192.png",
            "icon-512.png",
            "CNAME",
            "_headers",
            "_redirects",
        ];
        let begins = ["favicon", "apple-touch-icon", "google", "BingSiteAuth"];
        known.contains(&name) || begins.iter().any(|beginning| name.starts_with(beginning))
    }

    /// Whether readers and programs find it without a link.
    pub(super) fn is_found_by_name(&self) -> bool {
        let path = self.address.as_str().trim_start_matches('/');
        path.split('/').any(|name| name.starts_with('.')) || File::names_of_programs(path)
    }
}

/// A release. Successive joins share it if it has not changed.
#[derive(Debug, Clone)]
pub struct Release(Arc<JoinedRelease>);

impl Release {
    pub(super) fn new(joined: JoinedRelease) -> Release {
        Release(Arc::new(joined))
    }
}

impl std::ops::Deref for Release {
    type Target = JoinedRelease;

    fn deref(&self) -> &JoinedRelease {
        &self.0
    }
}

/// What a release is and refers to.
#[derive(Debug, Clone)]
pub struct JoinedRelease {
    pub id: Id,
    /// The file that gives the facts.
    pub file: FileId,
    /// From when it is public.
    pub published: Moment,
    /// The day of `published` in the site's time zone.
    pub day: Day,
    pub publisher: Ix<Organisation>,
    pub image: Option<Ix<Media>>,
    pub agreements: Box<[Ix<Agreement>]>,
    pub partnerships: Box<[Ix<Partnership>]>,
    pub organisations: Box<[Ix<Organisation>]>,
    pub people: Box<[Ix<Person>]>,
    /// What `read_also` names, each with its index there.
    pub read_also: Box<[(usize, Referent)]>,
    pub contacts: Box<[Contact]>,
    pub replaced_by: Option<Ix<Release>>,
    pub addresses: Addresses,
    /// In the order of `addresses`.
    pub versions: Box<[Version]>,
    /// The facts, which are the same in every language.
    pub facts: Arc<model::release::ReleaseFacts>,
    /// Why it is not public; only in a preview. A version of a public release can still be a draft.
    pub not_public: Option<NotPublic>,
    /// Whether a reference in it leads nowhere.
    pub(super) has_problems: bool,
}

impl Release {
    /// The same with another text in one of its versions.
    pub(super) fn with_text(&self, file: FileId, text: &Arc<model::release::ReleaseFile>) -> Option<Release> {
        let mut joined = JoinedRelease::clone(self);
        let version = joined.versions.iter_mut().find(|version| version.file == file)?;
        version.joined.text = Arc::clone(text);
        version.last_unchanged = LastUnchanged::default();
        if let Some(facts) = text.facts.as_ref().filter(|_| joined.file == file) {
            joined.facts = Arc::clone(facts);
        }
        Some(Release::new(joined))
    }
}

impl JoinedRelease {
    /// The day on which readers of a version were last told something: of a change, or that the release is withdrawn.
    pub fn last_change(&self, version: &Version) -> Option<Day> {
        let withdrawn = self.facts.withdrawn.as_ref().map(|withdrawn| withdrawn.on);
        version.text.words.shown_changes().map(|change| change.on).chain(withdrawn).max()
    }

    /// Whether there is a version in a language.
    pub fn exists_in(&self, language: Language) -> bool {
        self.versions.iter().any(|version| version.language == language)
    }

    /// The version in a language, or else in the first language there is.
    pub fn version(&self, language: Language) -> &Version {
        self.versions.iter().find(|version| version.language == language).unwrap_or(&self.versions[0])
    }
}

/// A text in one language, and what it refers to.
#[derive(Debug, Clone)]
pub struct JoinedText<T> {
    pub language: Language,
    pub file: FileId,
    pub text: Arc<T>,
    /// What the slots of the body refer to, in their order; `None` for those that are plain addresses.
    pub referents: Box<[Option<Referent>]>,
}

/// A release in one language.
#[derive(Debug, Clone)]
pub struct Version {
    pub(super) joined: JoinedText<model::release::ReleaseFile>,
    /// Why it is not public; only in a preview.
    pub not_public: Option<NotPublic>,
    pub topics: Box<[Ix<Topic>]>,
    pub attachments: Box<[Ix<File>]>,
    /// Set by a check, and used by the next one: the sites of a session share their releases.
    pub last_unchanged: LastUnchanged,
}

impl std::ops::Deref for Version {
    type Target = JoinedText<model::release::ReleaseFile>;

    fn deref(&self) -> &Self::Target {
        &self.joined
    }
}

impl Version {
    /// What the body shows as a block: facts, quotations, figures.
    pub fn embeds(&self) -> impl Iterator<Item = &Referent> {
        let slots = self.text.body.slots.iter().zip(&self.referents);
        let embeds = slots.filter(|(slot, _)| matches!(slot.content, SlotContent::Embed { .. }));
        embeds.filter_map(|(_, referent)| referent.as_ref())
    }
}

#[derive(Debug, Clone)]
pub struct Page {
    pub id: Id,
    pub addresses: Addresses,
    /// In the order of `addresses`.
    pub versions: Vec<JoinedText<model::page::PageFile>>,
}

impl Page {
    /// Whether the version in a language is at an address of its own. The text of the home page and that of a topic are on
    /// pages that exist without them.
    pub fn has_own_address(&self, language: Language) -> bool {
        self.id.as_str() != HOME && self.version(language).text.words.topic.is_none()
    }

    /// The version in a language, or else in the first language there is.
    pub fn version(&self, language: Language) -> &JoinedText<model::page::PageFile> {
        self.versions.iter().find(|version| version.language == language).unwrap_or(&self.versions[0])
    }
}

/// A text that belongs to nothing that is published.
#[derive(Debug, Clone)]
pub struct OrphanText {
    pub body: model::prose::Prose,
    /// Its waivers, if the fields of its file could be read.
    pub waivers: Box<[model::waiver::Waiver]>,
}

/// A topic of releases in one language.
#[derive(Debug, Clone)]
pub struct Topic {
    pub id: Id,
    pub language: Language,
    /// As the first release with this topic writes it.
    pub name: Box<str>,
    pub address: Address,
    /// The page that is its text.
    pub page: Option<Ix<Page>>,
}

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referent {
    Organisation(Ix<Organisation>),
    Person(Ix<Person>),
    Partnership(Ix<Partnership>),
    Agreement(Ix<Agreement>, Option<AgreementPart>),
    Statement(Ix<Statement>),
    Media(Ix<Media>),
    /// A release, and a heading in it.
    Release(Ix<Release>, Option<Id>),
    /// A page, and a heading in it.
    Page(Ix<Page>, Option<Id>),
    Topic(Ix<Topic>),
}

/// The name of the whole amount among the parts of an agreement.
pub const TOTAL: &str = "total";

/// A part of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementPart {
    Total,
    /// The index of the allocation.
    Allocation(usize),
    /// The index of the assignment in the sheet.
    Assignment(usize),
}
