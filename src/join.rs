//! Documents into one site: references become indices, and every relation is known from both sides. Step three of
//! every run.
//!
//! Takes [`Documents`], the files to be copied, which content is visible, and the moment that counts as now; gives a
//! [`Site`] and reports every reference that leads nowhere. What is not public (drafts, planned, under embargo, expired)
//! is left out **here**, so no later module can leak it. No rule of good content is applied: that is [`crate::check`].
//! Nothing gets an address that several files decide: that is [`crate::routes`].
//!
//! In a site with errors, what could not be found is left out, so that the checks still run and one run finds every
//! problem. Such a site is never rendered.

mod arena;
mod backlinks;
mod embargo;
mod facts;
mod incremental;
mod not_public;
mod resolve;
mod site;
mod symbols;
mod visibility;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub use arena::{Arena, Ix, SecondaryMap};
pub use backlinks::{
    AgreementBacklinks, Backlinks, OrganisationBacklinks, Participation, PartnershipBacklinks,
    PersonBacklinks,
};
pub use facts::{
    Addresses, Agreement, AgreementPart, Allocation, Appointment, Assignment, Contact, Facts, File,
    JoinedRelease, Media, Organisation, OrphanText, Page, PageVersion, Participant, Partnership, Person,
    Referent, Release, Statement, TOTAL, Topic, Version,
};
pub use incremental::JoinCache;
pub use not_public::{NextChange, NonPublicText, NonPublicTexts, NotPublic, Transition};
pub use site::{ReleaseList, Site};
pub use visibility::Visibility;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::agreement::Agreement as AgreementSheet;
use crate::model::date::{Moment, Zone};
use crate::model::media::Media as MediaSheet;
use crate::model::organisation::Organisation as OrganisationSheet;
use crate::model::partnership::Partnership as PartnershipSheet;
use crate::model::person::Person as PersonSheet;
use crate::model::settings::Settings;
use crate::model::statement::Statement as StatementSheet;
use crate::model::{Id, Kind};
use crate::parse::{Document, Documents};
use crate::source::FileId;
use embargo::EmbargoedDependencies;
use resolve::Resolver;
use symbols::{IdIndex, SymbolTable};
use visibility::Visible;

/// Joins the documents as of the moment `now`. `last` is what the last join of the same visibility remembered; it is
/// updated. `None` if there are no settings, which is reported already.
pub fn join(
    documents: &Arc<Documents>,
    copies: &[CopyFile],
    visibility: Visibility,
    now: Moment,
    last: &mut JoinCache,
    diagnostics: &mut Diagnostics,
) -> Option<Arc<Site>> {
    if let Some(site) = last.with_new_words(documents, copies, now) {
        return Some(site);
    }
    let mut found = Diagnostics::default();
    let site = Arc::new(join_all(documents, copies, visibility, now, last, &mut found)?);
    last.keep_site(&site);
    if found.is_empty() {
        last.keep_origin(documents, copies);
    }
    diagnostics.extend(found);
    Some(site)
}

fn join_all(
    documents: &Documents,
    copies: &[CopyFile],
    visibility: Visibility,
    now: Moment,
    last: &mut JoinCache,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let (settings_file, settings) = documents.settings.as_ref()?;
    let mut joiner = Joiner { documents, settings, diagnostics, broken: documents.broken.clone() };
    let visible = visibility::visible(&mut joiner, visibility, now);
    let embargoed = match visibility {
        Visibility::Public => embargo::dependencies(&joiner, &visible),
        // Such a site is never published, so nothing has to be left out.
        Visibility::NonDrafts | Visibility::Everything => EmbargoedDependencies::default(),
    };
    let kept = joiner.kept(copies, &visible, &embargoed);
    let files = files(copies).into_iter().filter(|(address, _)| !embargoed.files.contains(address));
    let (files, files_by_address) = resolve::files(files.collect());
    let symbols = joiner.symbols(&kept, &visible);
    let is_incomplete = !symbols.broken.is_empty();
    let Joiner { diagnostics, .. } = joiner;
    last.keep_only_if_same(settings, &symbols, &files_by_address);
    let mut resolver = Resolver { settings, symbols: &symbols, files: &files_by_address, diagnostics };
    let facts = Facts {
        settings: settings.clone(),
        settings_file: *settings_file,
        publisher: resolver.organisation_at(settings.publisher.as_ref(), *settings_file, "publisher"),
        now,
        organisations: resolver.all_organisations(&kept),
        people: resolver.all_people(&kept),
        partnerships: resolver.all_partnerships(&kept),
        agreements: resolver.all_agreements(&kept),
        statements: resolver.all_statements(&kept),
        media: kept.media(&symbols),
        releases: resolver.all_releases(&visible, last),
        pages: resolver.all_pages(&visible.pages),
        topics: resolver.all_topics(&visible),
        files,
        orphan_texts: resolver.all_orphan_texts(&documents.orphan_texts, &visible),
        permalinks: documents.permalinks.clone(),
        expired: visible.expired(),
        next_change: visible.next_change.clone(),
        has_non_public: visible.has_non_public() || !embargoed.sheets.is_empty(),
        is_preview: visibility == Visibility::Everything,
        non_public_texts: match visibility {
            Visibility::Public => embargo::texts(documents, copies, &visible, &embargoed),
            Visibility::NonDrafts | Visibility::Everything => NonPublicTexts::default(),
        },
        is_incomplete,
    };
    last.keep_symbols(settings, symbols, files_by_address);
    Some(Site::new(facts))
}

/// The files under `content/files/`, each with its address. Loading saw to it that their names can be addresses.
fn files(copies: &[CopyFile]) -> Vec<(Address, &CopyFile)> {
    let address = |copy: &CopyFile| {
        let path = copy.path.strip_prefix("content/files/")?;
        Address::parse(&format!("/{path}"))
    };
    copies.iter().filter_map(|copy| Some((address(copy)?, copy))).collect()
}

/// Why each release is not public, in words.
fn reasons(not_public: &BTreeMap<Id, NotPublic>, zone: &Zone) -> BTreeMap<Id, String> {
    not_public.iter().map(|(id, reason)| (id.clone(), reason.reason(zone))).collect()
}

/// What the steps of a join share.
struct Joiner<'a> {
    documents: &'a Documents,
    settings: &'a Settings,
    diagnostics: &'a mut Diagnostics,
    broken: BTreeSet<(Kind, Id)>,
}

/// The sheets that are joined: one for each id, in the order of the ids, and each with what it cannot do
/// without.
struct Kept<'a> {
    organisations: Vec<&'a Document<OrganisationSheet>>,
    people: Vec<&'a Document<PersonSheet>>,
    partnerships: Vec<&'a Document<PartnershipSheet>>,
    agreements: Vec<&'a Document<AgreementSheet>>,
    statements: Vec<&'a Document<StatementSheet>>,
    /// Statements whose speaker does not exist.
    without_speaker: Vec<&'a Document<StatementSheet>>,
    media: Vec<(&'a Document<MediaSheet>, &'a CopyFile)>,
}

impl<'a> Joiner<'a> {
    /// The documents that are not embargoed with one for each id, by id. A second one is reported and left out.
    fn unique<T>(
        &mut self,
        kind: Kind,
        documents: &'a [Document<T>],
        embargoed: &EmbargoedDependencies,
    ) -> Vec<&'a Document<T>> {
        let mut sorted: Vec<&Document<T>> = documents.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let mut unique: Vec<&Document<T>> = Vec::with_capacity(sorted.len());
        for document in sorted {
            match unique.last() {
                Some(first) if first.id == document.id => {
                    self.duplicate(kind, &document.id, document.file, first.file);
                }
                _ if embargoed.has(kind, &document.id) => {}
                _ => unique.push(document),
            }
        }
        unique
    }

    fn duplicate(&mut self, kind: Kind, id: &Id, second: FileId, first: FileId) {
        let message = format!("there are two files for `{}:{id}`", kind.as_str());
        self.diagnostics.push(
            Diagnostic::new(Code::DuplicateId, Location::File(second), message)
                .label("this is the second")
                .related(Location::File(first), "this is the first")
                .help("rename one of them: sub-folders mean nothing for an id"),
        );
    }

    fn kept(
        &mut self,
        copies: &'a [CopyFile],
        visible: &Visible<'a>,
        embargoed: &EmbargoedDependencies,
    ) -> Kept<'a> {
        let documents = self.documents;
        let people = self.unique(Kind::Person, &documents.people, embargoed);
        let statements = self.unique(Kind::Statement, &documents.statements, embargoed);
        let (statements, without_speaker) = self.split_by_speaker(statements, &people);
        let media = self.unique(Kind::Media, &documents.media, embargoed);
        let media = self.with_file(media, copies);
        self.report_unnamed_pictures(copies);
        self.broken.extend(visible.broken.iter().cloned());
        Kept {
            organisations: self.unique(Kind::Organisation, &documents.organisations, embargoed),
            people,
            partnerships: self.unique(Kind::Partnership, &documents.partnerships, embargoed),
            agreements: self.unique(Kind::Agreement, &documents.agreements, embargoed),
            statements,
            without_speaker,
            media,
        }
    }

    /// The statements whose speaker exists, and the others.
    fn split_by_speaker(
        &mut self,
        statements: Vec<&'a Document<StatementSheet>>,
        people: &[&Document<PersonSheet>],
    ) -> (Vec<&'a Document<StatementSheet>>, Vec<&'a Document<StatementSheet>>) {
        let known: BTreeSet<&Id> = people.iter().map(|person| &person.id).collect();
        let mut with_speaker = Vec::with_capacity(statements.len());
        let mut without_speaker = Vec::new();
        for document in statements {
            if known.contains(&*document.value.speaker) {
                with_speaker.push(document);
            } else {
                self.broken.insert((Kind::Statement, document.id.clone()));
                without_speaker.push(document);
            }
        }
        (with_speaker, without_speaker)
    }

    /// The media sheets whose picture exists, each with it; the others are reported.
    fn with_file(
        &mut self,
        media: Vec<&'a Document<MediaSheet>>,
        copies: &'a [CopyFile],
    ) -> Vec<(&'a Document<MediaSheet>, &'a CopyFile)> {
        let by_path: HashMap<&str, &CopyFile> =
            copies.iter().map(|copy| (copy.path.as_str(), copy)).collect();
        let mut with_file = Vec::with_capacity(media.len());
        for document in media {
            let path = format!("content/media/{}", document.value.file);
            match by_path.get(path.as_str()) {
                Some(copy) => with_file.push((document, *copy)),
                None => {
                    self.missing_picture(document, &path, copies);
                    self.broken.insert((Kind::Media, document.id.clone()));
                }
            }
        }
        with_file
    }

    /// A picture that no sheet names would be left out silently, so it is reported.
    fn report_unnamed_pictures(&mut self, copies: &[CopyFile]) {
        let named: BTreeSet<String> = self
            .documents
            .media
            .iter()
            .map(|document| format!("content/media/{}", document.value.file))
            .collect();
        let has_broken_sheets = self.broken.iter().any(|(kind, _)| *kind == Kind::Media);
        let unnamed = copies.iter().filter(|copy| copy.path.starts_with("content/media/"));
        // A sheet with a mistake in it, or one whose picture is missing, may be the one that means this picture.
        for copy in unnamed.filter(|copy| !named.contains(&copy.path) && !has_broken_sheets) {
            self.diagnostics.push(
                Diagnostic::new(
                    Code::UnexpectedFile,
                    Location::File(copy.file),
                    "no sheet names this picture",
                )
                .help("write a sheet beside it, with `file`, `credit` and `alt`, or remove it"),
            );
        }
    }

    fn missing_picture(&mut self, document: &Document<MediaSheet>, path: &str, copies: &[CopyFile]) {
        let known = copies.iter().filter_map(|copy| copy.path.strip_prefix("content/media/"));
        self.diagnostics.push(
            Diagnostic::new(
                Code::MissingFile,
                Location::value(document.file, crate::path!["file"]),
                format!("there is no file {path}"),
            )
            .suggest(&document.value.file, known)
            .help("the picture lies beside its sheet"),
        );
    }

    fn symbols(&mut self, kept: &Kept<'_>, visible: &Visible<'_>) -> SymbolTable {
        let mut parts = HashMap::new();
        for document in &kept.agreements {
            let place =
                |field: &str, at: usize| Location::value(document.file, crate::path![field, at, "id"]);
            let found = symbols::parts_of(&document.value, self.diagnostics, place);
            parts.insert(document.id.clone(), found);
        }
        fn ids<'d, T: 'd>(documents: &'d [&Document<T>]) -> impl Iterator<Item = Id> {
            documents.iter().map(|document| document.id.clone())
        }
        SymbolTable {
            organisations: IdIndex::new(Kind::Organisation, ids(&kept.organisations)),
            people: IdIndex::new(Kind::Person, ids(&kept.people)),
            partnerships: IdIndex::new(Kind::Partnership, ids(&kept.partnerships)),
            agreements: IdIndex::new(Kind::Agreement, ids(&kept.agreements)),
            statements: IdIndex::new(Kind::Statement, ids(&kept.statements)),
            media: IdIndex::new(Kind::Media, kept.media.iter().map(|(document, ..)| document.id.clone())),
            releases: IdIndex::new(Kind::Release, visible.releases.iter().map(|release| release.id.clone())),
            pages: IdIndex::new(Kind::Page, visible.pages.iter().map(|page| page.id.clone())),
            topics: visible.topic_names(),
            parts,
            not_public: reasons(&visible.not_public, &self.settings.time_zone),
            broken: self.broken.clone(),
        }
    }
}

impl Kept<'_> {
    fn media(&self, symbols: &SymbolTable) -> Arena<Media> {
        let mut arena = Arena::default();
        for (document, picture) in &self.media {
            arena.push_at(
                symbols.media.get(&document.id),
                Media {
                    id: document.id.clone(),
                    file: document.file,
                    sheet: Arc::clone(&document.value),
                    picture: (*picture).clone(),
                    address: media_address(&document.value.file),
                },
            );
        }
        arena
    }
}

/// The address of a picture that was loaded.
#[expect(clippy::expect_used, reason = "`load` refuses pictures whose path cannot be published")]
fn media_address(file: &str) -> Address {
    Address::parse(&format!("/media/{file}")).expect("the path below content/ is an address")
}
