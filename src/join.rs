//! Documents into one site: references become indices, and every relation is known from both sides. Step
//! three of every run.
//!
//! Takes [`Documents`], the files to be copied, and the clock; gives a [`Site`] and every reference that leads
//! nowhere. Releases that are held back (drafts, those to come, under embargo, expired) are left out **here**,
//! so no later room can leak them. No rule of good content is applied: that is [`crate::check`].
//!
//! In an erroneous site what could not be found is left out, so that the checks can still be made and one run
//! finds all problems; such a site is never rendered.

mod arena;
mod forward;
mod last;
mod names;
mod releases;
mod reverse;
mod routes;
mod site;
mod withheld;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

pub use arena::{Arena, Beside, Ix};
pub use last::{Joins, LastJoin};
pub use releases::{HeldBack, NextChange, Turn};
pub use routes::{
    Endpoint, FeedFormat, HostFile, LATEST, LIST_PAGE, PageKind, ReleaseList, Resource, Route, Routes,
    SITEMAP_PAGE,
};
pub use site::{
    Addresses, Agreement, AgreementPart, Allocation, Appointment, Assignment, Contact, File, Media,
    Organisation, OrganisationRelations, Page, PageVersion, Participant, Participation, Partnership, Person,
    Referent, Release, Site, Statement, StrayText, TOTAL, Topic, Version,
};
pub use withheld::{HeldBackText, HeldBackTexts};

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
use forward::Forward;
use names::{Names, Table};
use releases::Public;
use withheld::{Withheld, withheld};

/// Which content is in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// What is public now.
    Public,
    /// Everything except drafts. Such a site is checked and never rendered, so that a mistake in next week's release is
    /// found today.
    NonDrafts,
    /// Everything, with a mark on what is not public now: the preview.
    Everything,
}

/// Joins the documents as of the moment `now`. `last` is what the last join of the same visibility remembered; it is
/// updated. `None` if there are no settings, which is reported already.
pub fn join(
    documents: &Arc<Documents>,
    copies: &[CopyFile],
    visibility: Visibility,
    now: Moment,
    last: &mut LastJoin,
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
    last: &mut LastJoin,
    diagnostics: &mut Diagnostics,
) -> Option<Site> {
    let (settings_file, settings) = documents.settings.as_ref()?;
    let mut joiner = Joiner { documents, settings, diagnostics, broken: documents.broken.clone() };
    let public = releases::public(&mut joiner, visibility, now);
    let withheld = match visibility {
        Visibility::Public => withheld(&joiner, &public),
        // What is never published can be looked at as a whole.
        Visibility::NonDrafts | Visibility::Everything => Withheld::default(),
    };
    let kept = joiner.kept(copies, &public, &withheld);
    let files = files(copies).into_iter().filter(|(address, _)| !withheld.files.contains(address));
    let (files, files_by_address) = forward::files(files.collect());
    let names = joiner.names(&kept, &public);
    let has_gaps = !names.broken.is_empty();
    let Joiner { diagnostics, .. } = joiner;
    last.keep_only_if_same(settings, &names, &files_by_address);
    let mut forward = Forward { settings, names: &names, files: &files_by_address, diagnostics };
    let mut site = Site {
        settings: settings.clone(),
        settings_file: *settings_file,
        publisher: forward.organisation_at(settings.publisher.as_ref(), *settings_file, "publisher"),
        now,
        organisations: forward.all_organisations(&kept),
        people: forward.all_people(&kept),
        partnerships: forward.all_partnerships(&kept),
        agreements: forward.all_agreements(&kept),
        statements: forward.all_statements(&kept),
        media: kept.media(),
        releases: forward.all_releases(&public, last),
        pages: forward.all_pages(&public.pages),
        topics: forward.all_topics(&public),
        files,
        stray_texts: forward.all_stray_texts(&documents.stray_texts, &public),
        latest: Vec::new(),
        latest_in: BTreeMap::new(),
        routes: Arc::default(),
        permalinks: documents.permalinks.clone(),
        expired: public.expired(),
        next_change: public.next_change.clone(),
        holds_back: public.holds_back() || !withheld.sheets.is_empty(),
        is_preview: visibility == Visibility::Everything,
        held_back: match visibility {
            Visibility::Public => withheld::texts(documents, copies, &public, &withheld),
            Visibility::NonDrafts | Visibility::Everything => HeldBackTexts::default(),
        },
        has_gaps,
    };
    reverse::relate(&mut site);
    site.latest_in = routes::latest_in(&site);
    site.routes = Arc::new(Routes::new(routes::routes(&site)));
    last.keep_names(settings, names, files_by_address);
    Some(site)
}

/// The files under `content/files/`, each with its address. Loading saw to it that their names can be addresses.
fn files(copies: &[CopyFile]) -> Vec<(Address, &CopyFile)> {
    let address = |copy: &CopyFile| {
        let path = copy.path.strip_prefix("content/files/")?;
        Address::parse(&format!("/{path}"))
    };
    copies.iter().filter_map(|copy| Some((address(copy)?, copy))).collect()
}

/// Why each release is held back, in words.
fn reasons(held_back: &BTreeMap<Id, HeldBack>, zone: &Zone) -> BTreeMap<Id, String> {
    held_back.iter().map(|(id, held_back)| (id.clone(), held_back.reason(zone))).collect()
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
    mute: Vec<&'a Document<StatementSheet>>,
    media: Vec<(&'a Document<MediaSheet>, &'a CopyFile)>,
}

impl<'a> Joiner<'a> {
    /// The documents that are not withheld with one for each id, by id. A second one is reported and left out.
    fn unique<T>(
        &mut self,
        kind: Kind,
        documents: &'a [Document<T>],
        withheld: &Withheld,
    ) -> Vec<&'a Document<T>> {
        let mut sorted: Vec<&Document<T>> = documents.iter().collect();
        sorted.sort_by(|a, b| a.id.cmp(&b.id));
        let mut unique: Vec<&Document<T>> = Vec::with_capacity(sorted.len());
        for document in sorted {
            match unique.last() {
                Some(first) if first.id == document.id => {
                    self.duplicate(kind, &document.id, document.file, first.file);
                }
                _ if withheld.has(kind, &document.id) => {}
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

    fn kept(&mut self, copies: &'a [CopyFile], public: &Public<'a>, withheld: &Withheld) -> Kept<'a> {
        let documents = self.documents;
        let people = self.unique(Kind::Person, &documents.people, withheld);
        let statements = self.unique(Kind::Statement, &documents.statements, withheld);
        let (statements, mute) = self.spoken(statements, &people);
        let media = self.unique(Kind::Media, &documents.media, withheld);
        let media = self.pictured(media, copies);
        self.report_unnamed_pictures(copies);
        self.broken.extend(public.broken.iter().cloned());
        Kept {
            organisations: self.unique(Kind::Organisation, &documents.organisations, withheld),
            people,
            partnerships: self.unique(Kind::Partnership, &documents.partnerships, withheld),
            agreements: self.unique(Kind::Agreement, &documents.agreements, withheld),
            statements,
            mute,
            media,
        }
    }

    /// The statements whose speaker exists, and the others.
    fn spoken(
        &mut self,
        statements: Vec<&'a Document<StatementSheet>>,
        people: &[&Document<PersonSheet>],
    ) -> (Vec<&'a Document<StatementSheet>>, Vec<&'a Document<StatementSheet>>) {
        let known: BTreeSet<&Id> = people.iter().map(|person| &person.id).collect();
        let (spoken, mute): (Vec<_>, Vec<_>) =
            statements.into_iter().partition(|document| known.contains(&document.value.speaker));
        self.broken.extend(mute.iter().map(|document| (Kind::Statement, document.id.clone())));
        (spoken, mute)
    }

    /// The media sheets whose file is there; the others are reported.
    fn pictured(
        &mut self,
        media: Vec<&'a Document<MediaSheet>>,
        copies: &'a [CopyFile],
    ) -> Vec<(&'a Document<MediaSheet>, &'a CopyFile)> {
        let mut pictured = Vec::with_capacity(media.len());
        for document in media {
            let path = format!("content/media/{}", document.value.file);
            match copies.iter().find(|copy| copy.path == path) {
                Some(copy) => pictured.push((document, copy)),
                None => {
                    self.missing_picture(document, &path, copies);
                    self.broken.insert((Kind::Media, document.id.clone()));
                }
            }
        }
        pictured
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

    fn names(&mut self, kept: &Kept<'_>, public: &Public<'_>) -> Names {
        let mut parts = HashMap::new();
        for document in &kept.agreements {
            let place =
                |field: &str, at: usize| Location::value(document.file, crate::path![field, at, "id"]);
            let found = names::parts_of(&document.value, self.diagnostics, place);
            parts.insert(document.id.clone(), found);
        }
        fn ids<'d, T: 'd>(documents: &'d [&Document<T>]) -> impl Iterator<Item = Id> {
            documents.iter().map(|document| document.id.clone())
        }
        Names {
            organisations: Table::new(Kind::Organisation, ids(&kept.organisations)),
            people: Table::new(Kind::Person, ids(&kept.people)),
            partnerships: Table::new(Kind::Partnership, ids(&kept.partnerships)),
            agreements: Table::new(Kind::Agreement, ids(&kept.agreements)),
            statements: Table::new(Kind::Statement, ids(&kept.statements)),
            media: Table::new(Kind::Media, kept.media.iter().map(|(document, _)| document.id.clone())),
            releases: Table::new(Kind::Release, public.releases.iter().map(|release| release.id.clone())),
            pages: Table::new(Kind::Page, public.pages.iter().map(|page| page.id.clone())),
            topics: public.topic_names(),
            parts,
            held_back: reasons(&public.held_back, &self.settings.time_zone),
            broken: self.broken.clone(),
        }
    }
}

impl Kept<'_> {
    fn media(&self) -> Arena<Media> {
        let mut arena = Arena::default();
        for (document, picture) in &self.media {
            let address = Address::parse(&format!("/media/{}", document.value.file));
            arena.push(Media {
                id: document.id.clone(),
                file: document.file,
                sheet: Arc::clone(&document.value),
                picture: (*picture).clone(),
                // The file's name was read as one that an address can have.
                address: address.unwrap_or_else(Address::root),
                used: false,
            });
        }
        arena
    }
}
