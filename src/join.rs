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
mod links;
mod not_public;
mod pictures;
mod resolve;
mod site;
mod symbols;
mod topic_pages;
mod unchanged;
mod visibility;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

pub use arena::{Arena, Ix, SecondaryMap};
pub use backlinks::{
    AgreementBacklinks, Backlinks, Correction, OrganisationBacklinks, Participation, PartnershipBacklinks,
    PersonBacklinks,
};
pub use facts::{
    Addresses, Agreement, AgreementPart, Allocation, Appointment, Assignment, Brand, Contact, Facts, File,
    JoinedRelease, JoinedText, Media, Organisation, OrphanText, Page, Participant, Partnership, Person,
    Referent, Release, Statement, TOTAL, Topic, Version,
};
pub use incremental::JoinCache;
pub use not_public::{HeldBack, NextChange, NonPublicForm, NonPublicText, NonPublicTexts, Transition};
pub use site::{ReleaseList, Site};
pub use unchanged::Unchanged;
pub use visibility::Visibility;

use crate::diagnostic::{Diagnostic, Diagnostics, Location, ReferenceProblem, Related, nearest};
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::agreement::Agreement as AgreementSheet;
use crate::model::date::Moment;
use crate::model::kinds::Sheet;
use crate::model::media::Media as MediaSheet;
use crate::model::organisation::Organisation as OrganisationSheet;
use crate::model::partnership::Partnership as PartnershipSheet;
use crate::model::person::Person as PersonSheet;
use crate::model::settings::{Section, Settings};
use crate::model::statement::Statement as StatementSheet;
use crate::model::{Id, Kind, Language};
use crate::parse::{Document, Documents};
use crate::source::FileId;
use embargo::NonPublicDependencies;
use resolve::Resolver;
use symbols::{IdIndex, SymbolTable};
use visibility::Visible;

/// Joins the documents as of the moment `now`. `last` is what the last join of the same visibility remembered; it is
/// updated. `None` if there are no settings, which is reported already.
pub fn join(
    documents: &Arc<Documents>,
    copies: &[CopyFile],
    visibility: &Visibility,
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
    visibility: &Visibility,
    now: Moment,
    last: &mut JoinCache,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let (settings_file, settings) = documents.settings.as_ref()?;
    let mut joiner = Joiner { documents, settings, diagnostics, broken: documents.broken.clone() };
    let visible = visibility::visible(&mut joiner, visibility, now);
    let non_public = match visibility {
        Visibility::Public | Visibility::Shared(_) => embargo::dependencies(&joiner, &visible),
        // Such a site is never handed out, so nothing has to be left out.
        Visibility::NonDrafts | Visibility::Everything => NonPublicDependencies::default(),
    };
    let sheets = joiner.sheets(copies, &visible, &non_public);
    let (files, files_by_address) = files(copies, &non_public);
    let symbols = joiner.symbols(&sheets, &visible);
    let broken = symbols.broken.iter().map(|(kind, id)| format!("{}:{id}", kind.as_str())).collect();
    let Joiner { diagnostics, .. } = joiner;
    last.keep_only_if_same(settings, &symbols, &files_by_address);
    let mut resolver = Resolver { settings, symbols: &symbols, files: &files_by_address, diagnostics };
    let topic_pages = visible.topic_pages();
    let statements = sheets.statements.iter().chain(&sheets.without_speaker);
    let facts = Facts {
        settings: settings.clone(),
        settings_file: *settings_file,
        publisher: resolver.find_in_field(
            &symbols.organisations,
            settings.publisher.as_ref(),
            *settings_file,
            "publisher",
        ),
        featured: resolver.featured(settings.home.featured.as_ref(), *settings_file),
        menu: settings.menu.as_ref().map(|menu| resolver.menu(menu, *settings_file)),
        footer_links: resolver.footer_links(&settings.footer.links, *settings_file),
        brand: resolver.brand(*settings_file),
        now,
        organisations: sheets.organisations.iter().map(|sheet| resolver.organisation(sheet)).collect(),
        people: sheets.people.iter().map(|sheet| resolver.person(sheet)).collect(),
        partnerships: sheets.partnerships.iter().map(|sheet| resolver.partnership(sheet)).collect(),
        agreements: sheets.agreements.iter().map(|sheet| resolver.agreement(sheet)).collect(),
        statements: statements.filter_map(|sheet| resolver.statement(sheet)).collect(),
        media: sheets.media.iter().map(|(sheet, picture)| media(sheet, picture)).collect(),
        releases: resolver.all_releases(&visible, last),
        pages: visible.pages.iter().map(|page| resolver.page(page)).collect(),
        topics: visible
            .topics
            .iter()
            .map(|(key, name)| topic(settings, *key, name, topic_pages.get(key).copied()))
            .collect(),
        files,
        orphan_texts: resolver.all_orphan_texts(&documents.orphan_texts, &visible),
        names: documents.names.clone(),
        permalinks: documents.permalinks.clone(),
        release_record: documents.release_record.clone(),
        expired: visible.expired(),
        next_change: visible.next_change.clone(),
        held_back: visible.held_back(documents, &settings.time_zone),
        has_non_public: visible.has_non_public() || !non_public.sheets.is_empty(),
        is_preview: *visibility != Visibility::Public,
        non_public_texts: match visibility {
            Visibility::Public | Visibility::Shared(_) => {
                embargo::texts(documents, copies, &visible, &non_public)
            }
            Visibility::NonDrafts | Visibility::Everything => NonPublicTexts::default(),
        },
        broken,
    };
    symbols.assert_same_order(&facts);
    last.keep_symbols(settings, symbols, files_by_address);
    Some(Site::new(facts))
}

/// The files that may be published, and the index of each by its address.
fn files(
    copies: &[CopyFile],
    non_public: &NonPublicDependencies,
) -> (Arena<File>, HashMap<Address, Ix<File>>) {
    let mut files = Arena::default();
    let mut by_address = HashMap::new();
    for copy in copies {
        let path = copy.path.strip_prefix("content/files/");
        // Loading refuses names that cannot be addresses.
        let address = path.and_then(|path| Address::parse(&format!("/{path}")));
        if let Some(address) = address.filter(|address| !non_public.files.contains(address)) {
            let ix = files.push(File { copy: copy.clone(), address: address.clone() });
            by_address.insert(address, ix);
        }
    }
    (files, by_address)
}

/// What the steps of a join share.
struct Joiner<'a> {
    documents: &'a Documents,
    settings: &'a Settings,
    diagnostics: &'a mut Diagnostics,
    broken: BTreeSet<(Kind, Id)>,
}

/// The sheets that are joined: one for each id, in the order of the ids.
struct Sheets<'a> {
    organisations: Vec<&'a Document<OrganisationSheet>>,
    people: Vec<&'a Document<PersonSheet>>,
    partnerships: Vec<&'a Document<PartnershipSheet>>,
    agreements: Vec<&'a Document<AgreementSheet>>,
    /// Statements whose speaker exists.
    statements: Vec<&'a Document<StatementSheet>>,
    /// The other statements: they are left out of the site, and their references are checked.
    without_speaker: Vec<&'a Document<StatementSheet>>,
    /// Media sheets with their pictures.
    media: Vec<(&'a Document<MediaSheet>, &'a CopyFile)>,
}

impl<'a> Joiner<'a> {
    /// One document for each id, by id, without those that are not public. A second document with an id is reported and
    /// left out.
    fn unique<T: Sheet>(
        &mut self,
        documents: &'a [Document<T>],
        visible: &Visible<'_>,
        non_public: &NonPublicDependencies,
    ) -> Vec<&'a Document<T>> {
        let mut sorted: Vec<&Document<T>> = documents.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let mut unique: Vec<&Document<T>> = Vec::with_capacity(sorted.len());
        for document in sorted {
            match unique.last() {
                Some(first) if first.id == document.id => {
                    self.duplicate(T::KIND, &document.id, document.file, first.file);
                }
                _ if visible.is_left_out(T::KIND, &document.id) => {}
                _ if non_public.has(T::KIND, &document.id) => {}
                _ => unique.push(document),
            }
        }
        unique
    }

    fn duplicate(&mut self, kind: Kind, id: &Id, second: FileId, first: FileId) {
        let problem = ReferenceProblem::DuplicateId(kind, id.clone());
        let diagnostic = Diagnostic::new(problem, Location::File(second));
        self.diagnostics.push(diagnostic.related(Location::File(first), Related::FirstFile));
    }

    fn sheets(
        &mut self,
        copies: &'a [CopyFile],
        visible: &Visible<'a>,
        non_public: &NonPublicDependencies,
    ) -> Sheets<'a> {
        let documents = self.documents;
        let people = self.unique(&documents.people, visible, non_public);
        let speakers: BTreeSet<&Id> = people.iter().map(|person| &person.id).collect();
        let statements = self.unique(&documents.statements, visible, non_public);
        let (statements, without_speaker): (Vec<_>, Vec<_>) =
            statements.into_iter().partition(|document| speakers.contains(&*document.value.speaker));
        self.broken.extend(without_speaker.iter().map(|document| (Kind::Statement, document.id.clone())));
        let media = self.unique(&documents.media, visible, non_public);
        let media = self.with_file(media, copies);
        self.report_unnamed_pictures(copies);
        self.broken.extend(visible.broken.iter().cloned());
        Sheets {
            organisations: self.unique(&documents.organisations, visible, non_public),
            people,
            partnerships: self.unique(&documents.partnerships, visible, non_public),
            agreements: self.unique(&documents.agreements, visible, non_public),
            statements,
            without_speaker,
            media,
        }
    }

    /// The media sheets whose picture exists, each with its picture; the others are reported.
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
            let place = Location::value(document.file, crate::path!["file"]);
            if let Some(copy) = by_path.get(path.as_str()) {
                let problem = pictures::problem(&document.value.file, copy);
                self.diagnostics.extend(problem.map(|problem| Diagnostic::new(problem, place)));
                with_file.push((document, *copy));
                continue;
            }
            let known = copies.iter().filter_map(|copy| copy.path.strip_prefix("content/media/"));
            let meant = nearest(&document.value.file, known).map(str::to_owned);
            let path = document.value.file.to_string();
            self.diagnostics.push(Diagnostic::new(ReferenceProblem::MissingPicture { path, meant }, place));
            self.broken.insert((Kind::Media, document.id.clone()));
        }
        with_file
    }

    /// A picture that no sheet names would be left out silently, so it is reported.
    fn report_unnamed_pictures(&mut self, copies: &[CopyFile]) {
        // A sheet with a mistake in it, or one whose picture is missing, may be the one that means this picture.
        if self.broken.iter().any(|(kind, _)| *kind == Kind::Media) {
            return;
        }
        let named: BTreeSet<&str> =
            self.documents.media.iter().map(|document| &*document.value.file).collect();
        for copy in copies {
            if copy.path.strip_prefix("content/media/").is_none_or(|file| named.contains(file)) {
                continue;
            }
            let place = Location::File(copy.file);
            self.diagnostics.push(Diagnostic::new(ReferenceProblem::UnnamedPicture, place));
        }
    }

    fn symbols(&mut self, sheets: &Sheets<'_>, visible: &Visible<'_>) -> SymbolTable {
        let mut parts = HashMap::new();
        for document in &sheets.agreements {
            parts.insert(document.id.clone(), symbols::parts_of(document, self.diagnostics));
        }
        SymbolTable {
            organisations: IdIndex::new(Kind::Organisation, ids(&sheets.organisations)),
            people: IdIndex::new(Kind::Person, ids(&sheets.people)),
            partnerships: IdIndex::new(Kind::Partnership, ids(&sheets.partnerships)),
            agreements: IdIndex::new(Kind::Agreement, ids(&sheets.agreements)),
            statements: IdIndex::new(Kind::Statement, ids(&sheets.statements)),
            media: IdIndex::new(Kind::Media, sheets.media.iter().map(|(document, _)| document.id.clone())),
            releases: IdIndex::new(Kind::Release, visible.releases.iter().map(|release| release.id.clone())),
            pages: IdIndex::new(Kind::Page, visible.pages.iter().map(|page| page.id.clone())),
            topics: visible.topic_names(),
            parts,
            not_public: visible.not_public.clone(),
            zone: self.settings.time_zone.clone(),
            broken: self.broken.clone(),
        }
    }
}

fn ids<'d, T: 'd>(documents: &'d [&Document<T>]) -> impl Iterator<Item = Id> {
    documents.iter().map(|document| document.id.clone())
}

fn media(document: &Document<MediaSheet>, picture: &CopyFile) -> Media {
    Media {
        id: document.id.clone(),
        file: document.file,
        sheet: Arc::clone(&document.value),
        picture: picture.clone(),
        address: media_address(&document.value.file),
    }
}

fn topic(settings: &Settings, (language, id): (Language, &Id), name: &str, page: Option<Ix<Page>>) -> Topic {
    let address = settings.pattern(Section::Topics, language).address(id, None);
    Topic { id: id.clone(), language, name: name.into(), address, page }
}

/// The address of a picture that was loaded.
#[expect(clippy::expect_used, reason = "`load` refuses pictures whose path cannot be published")]
fn media_address(file: &str) -> Address {
    Address::parse(&format!("/media/{file}")).expect("the path below content/ is an address")
}
