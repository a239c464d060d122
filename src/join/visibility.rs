//! Which releases and pages there are, in which languages, and which of them are in the site.
//!
//! Takes the parsed files, a [`Visibility`] and the moment that counts as now; gives a [`VisibleRelease`] for each release
//! to be joined, with its facts and its versions. This is the only place that leaves out what is not public; in a preview
//! it is let through and marked. References are not followed here.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::Joiner;
use super::arena::Ix;
use super::facts::{Addresses, Page, Topic};
use super::not_public::{HeldBack, NextChange, Transition, name_of};
use super::topic_pages::{self, KnownTopics, PageState, TopicTexts};
use crate::diagnostic::{Diagnostic, Diagnostics, Location, ReferenceProblem, Related};
use crate::model::address::Address;
use crate::model::date::{Moment, Zone};
use crate::model::kinds::Sheet;
use crate::model::page::{HOME, PageFile};
use crate::model::release::{NotPublic, ReleaseFacts, ReleaseFile};
use crate::model::settings::{Pattern, Section, Settings, home_address};
use crate::model::{Day, Id, Kind, Language};
use crate::parse::{Document, Documents};
use crate::source::FileId;

/// Which content is in the site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Visibility {
    /// What is public now.
    Public,
    /// What is public now, and these releases with what goes with them; everything except drafts if none is named. For a copy
    /// that is handed to somebody. What else is held back is left out as of a public site.
    Shared(Arc<BTreeSet<Id>>),
    /// Everything except drafts. Such a site is checked and never rendered, so that a mistake in next week's release is
    /// found today.
    NonDrafts,
    /// Everything, with a mark on what is not public now: the preview.
    Everything,
}

/// The releases and pages of the site, and what is known of the others.
#[derive(Default)]
pub(super) struct Visible<'a> {
    /// By id.
    pub(super) releases: Vec<VisibleRelease<'a>>,
    /// By id.
    pub(super) pages: Vec<VisiblePage<'a>>,
    /// Why each release, page and sheet that is not in the site is not public.
    pub(super) not_public: BTreeMap<(Kind, Id), NotPublic>,
    /// What exists but cannot be used because of a mistake in it.
    pub(super) broken: BTreeSet<(Kind, Id)>,
    /// Releases that no existing organisation publishes.
    pub(super) without_publisher: Vec<&'a Document<ReleaseFile>>,
    /// When the public site next changes without an edit.
    pub(super) next_change: Option<NextChange>,
    /// The files that are left out because they are not public: releases, and drafts among the versions of a release.
    pub(super) not_public_files: Vec<&'a Document<ReleaseFile>>,
    /// The originals of releases that are to come or have expired.
    timed: Vec<HeldBack>,
    /// The files of pages that are left out because they are drafts.
    pub(super) draft_pages: Vec<&'a Document<PageFile>>,
    /// The texts of topics that are left out because no public release has the topic, and why that is.
    pub(super) topic_texts_left_out: Vec<(&'a Document<PageFile>, NotPublic)>,
    /// The topics of the public releases, with the name that the first of them gives.
    pub(super) topics: BTreeMap<(Language, &'a Id), &'a str>,
}

/// A release that is in the site.
pub(super) struct VisibleRelease<'a> {
    pub(super) id: Id,
    /// The file that gives the facts.
    pub(super) original: &'a Document<ReleaseFile>,
    pub(super) facts: &'a Arc<ReleaseFacts>,
    pub(super) published: Moment,
    pub(super) day: Day,
    /// Those that are in the site, the default language first; never empty.
    pub(super) versions: Vec<LanguageFile<'a, ReleaseFile>>,
    /// In a preview: why the release is not public. Draft versions have their own reason.
    pub(super) not_public: Option<NotPublic>,
}

/// A page of the site.
pub(super) struct VisiblePage<'a> {
    pub(super) id: Id,
    /// The default language first; never empty.
    pub(super) versions: Vec<LanguageFile<'a, PageFile>>,
}

/// A file and the language it is in.
pub(super) struct LanguageFile<'a, T> {
    pub(super) language: Language,
    pub(super) document: &'a Document<T>,
}

impl<T> Clone for LanguageFile<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LanguageFile<'_, T> {}

/// How many releases a thread classifies before it takes the next ones.
const CHUNK: usize = 256;

/// Finds what is in the site.
pub(super) fn visible<'a>(joiner: &mut Joiner<'a>, visibility: &Visibility, now: Moment) -> Visible<'a> {
    let documents = joiner.documents;
    let groups = by_id(joiner, Kind::Release, &documents.releases, |file| file.language);
    let mut publishers = HashSet::new();
    for document in &documents.organisations {
        if !document.value.is_draft() || *visibility == Visibility::Everything {
            publishers.insert(&document.id);
        }
    }
    let classifier = Classifier { documents, settings: joiner.settings, visibility, now, publishers };
    // Releases do not depend on each other, so they are classified in parallel. The results stay in order.
    let parts = groups.par_chunks(CHUNK).map(|groups| {
        let (mut part, mut diagnostics) = (Visible::default(), Diagnostics::default());
        for (id, files) in groups {
            classifier.classify(id, files, &mut part, &mut diagnostics);
        }
        (part, diagnostics)
    });
    let mut visible = Visible::default();
    for (part, diagnostics) in parts.collect::<Vec<_>>() {
        joiner.diagnostics.extend(diagnostics);
        visible.append(part);
    }
    let mut topic_texts = TopicTexts::new();
    for (id, files) in by_id(joiner, Kind::Page, &documents.pages, |file| file.language) {
        visible.add_page(id, &files, visibility, joiner, &mut topic_texts);
    }
    if *visibility != Visibility::Everything {
        visible.leave_out_drafts(&documents.organisations);
        visible.leave_out_drafts(&documents.people);
        visible.leave_out_drafts(&documents.partnerships);
        visible.leave_out_drafts(&documents.agreements);
        visible.leave_out_drafts(&documents.statements);
        visible.leave_out_drafts(&documents.media);
    }
    visible
}

/// The files of each id, sorted by id: one for each language, the site's default language first.
fn by_id<'a, T: Send + Sync>(
    joiner: &mut Joiner<'a>,
    kind: Kind,
    documents: &'a [Document<T>],
    language: impl Fn(&T) -> Option<Language> + Sync,
) -> Vec<(Id, Vec<LanguageFile<'a, T>>)> {
    let settings = joiner.settings;
    // Of two files in the same language, the one without the language in its name is the original.
    let mut documents: Vec<&Document<T>> = documents.iter().collect();
    documents.par_sort_by(|a, b| {
        a.id.cmp(&b.id).then_with(|| language(&a.value).is_some().cmp(&language(&b.value).is_some()))
    });
    let mut by_id = Vec::with_capacity(documents.len());
    for same in documents.chunk_by(|a, b| a.id == b.id) {
        let mut files: Vec<LanguageFile<'a, T>> = Vec::with_capacity(same.len());
        for &document in same {
            let language = language(&document.value).unwrap_or(settings.default_language());
            if !settings.languages.contains(&language) {
                joiner.not_in_site(document, language);
                joiner.broken.insert((kind, document.id.clone()));
                continue;
            }
            match files.iter().find(|file| file.language == language) {
                Some(first) => joiner.duplicate(kind, &document.id, document.file, first.document.file),
                None => files.push(LanguageFile { language, document }),
            }
        }
        files.sort_by_key(|file| settings.languages.iter().position(|known| *known == file.language));
        if !files.is_empty() {
            by_id.push((same[0].id.clone(), files));
        }
    }
    by_id
}

impl Joiner<'_> {
    fn not_in_site<T>(&mut self, document: &Document<T>, language: Language) {
        let problem = ReferenceProblem::LanguageNotInSite(language);
        self.diagnostics.push(Diagnostic::new(problem, Location::File(document.file)));
    }
}

/// The file with the facts. If there is none, or more than one, that is reported.
fn original<'a>(
    documents: &Documents,
    id: &Id,
    files: &[LanguageFile<'a, ReleaseFile>],
    diagnostics: &mut Diagnostics,
) -> Option<&'a Document<ReleaseFile>> {
    let with_facts: Vec<&'a Document<ReleaseFile>> =
        files.iter().map(|file| file.document).filter(|document| document.value.facts.is_some()).collect();
    // The file without a language in its name is the original, whatever the default language is.
    let original =
        with_facts.iter().find(|document| document.value.language.is_none()).or(with_facts.first()).copied();
    let Some(original) = original else {
        let first = files.first().filter(|_| !documents.broken.contains(&(Kind::Release, id.clone())))?;
        let problem = ReferenceProblem::MissingOriginal(id.clone());
        diagnostics.push(Diagnostic::new(problem, Location::File(first.document.file)));
        return None;
    };
    for other in files.iter().map(|file| file.document).filter(|document| document.file != original.file) {
        let fields: Vec<&'static str> = other.value.fact_fields.names().collect();
        let Some(first) = fields.first() else {
            continue;
        };
        let place = Location::key(other.file, crate::path![*first]);
        let diagnostic = Diagnostic::new(ReferenceProblem::RepeatedFacts(fields), place);
        let facts = Location::key(original.file, crate::path!["publisher"]);
        diagnostics.push(diagnostic.related(facts, Related::Original));
    }
    Some(original)
}

/// Decides for each release whether it is in the site.
struct Classifier<'a, 'v> {
    documents: &'a Documents,
    settings: &'a Settings,
    visibility: &'v Visibility,
    now: Moment,
    /// Every organisation with a sheet that is no draft, or with one at all in a preview.
    publishers: HashSet<&'a Id>,
}

impl<'a> Classifier<'a, '_> {
    /// Adds a release to the visible ones, or notes why it is not public.
    fn classify(
        &self,
        id: &Id,
        files: &[LanguageFile<'a, ReleaseFile>],
        visible: &mut Visible<'a>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(original) = original(self.documents, id, files, diagnostics) else {
            visible.broken.insert((Kind::Release, id.clone()));
            return;
        };
        let Some(facts) = &original.value.facts else {
            return;
        };
        let zone = &self.settings.time_zone;
        let published = published(facts, zone);
        let is_draft = |file: &LanguageFile<'_, ReleaseFile>| file.document.value.words.draft;
        let not_public = match files.iter().all(is_draft) {
            true => Some(NotPublic::Draft),
            false => not_public(facts, published, zone, self.now),
        };
        if not_public != Some(NotPublic::Draft) {
            let next = next_change(id, facts, published, zone, self.now);
            visible.next_change = NextChange::sooner(visible.next_change.take(), next);
        }
        if let Some(reason) = not_public.filter(|reason| !self.lets_through(id, *reason)) {
            if reason != NotPublic::Draft {
                visible.timed.push(HeldBack { file: original.file, reason });
            }
            visible.not_public_files.extend(files.iter().map(|file| file.document));
            visible.not_public.insert((Kind::Release, id.clone()), reason);
            return;
        }
        let is_left_out =
            |file: &LanguageFile<'_, ReleaseFile>| is_draft(file) && !self.lets_through(id, NotPublic::Draft);
        visible
            .not_public_files
            .extend(files.iter().filter(|file| is_left_out(file)).map(|file| file.document));
        let versions: Vec<_> = files.iter().copied().filter(|file| !is_left_out(file)).collect();
        // Without a publisher there is no release.
        if !self.publishers.contains(&*facts.publisher) {
            visible.broken.insert((Kind::Release, id.clone()));
            visible.without_publisher.push(original);
            return;
        }
        for file in &versions {
            for topic in &file.document.value.words.topics {
                visible.topics.entry((file.language, &topic.id)).or_insert(&topic.name);
            }
        }
        let (id, day) = (id.clone(), published.day_in(zone));
        visible.releases.push(VisibleRelease { id, original, facts, published, day, versions, not_public });
    }

    fn lets_through(&self, id: &Id, reason: NotPublic) -> bool {
        match self.visibility {
            Visibility::Public => false,
            Visibility::Shared(chosen) if !chosen.is_empty() => chosen.contains(id),
            Visibility::Shared(_) => reason != NotPublic::Draft,
            Visibility::NonDrafts => reason != NotPublic::Draft,
            Visibility::Everything => true,
        }
    }
}

impl<'a> Visible<'a> {
    /// Adds a page in those languages in which it is no draft, or all in a preview. The text of a topic is there only where the
    /// topic is.
    fn add_page(
        &mut self,
        id: Id,
        files: &[LanguageFile<'a, PageFile>],
        visibility: &Visibility,
        joiner: &mut Joiner<'a>,
        topic_texts: &mut TopicTexts<'a>,
    ) {
        let mut versions = Vec::with_capacity(files.len());
        let mut left_out = None;
        for file in files {
            if file.document.value.words.draft && *visibility != Visibility::Everything {
                self.draft_pages.push(file.document);
                left_out.get_or_insert(NotPublic::Draft);
                continue;
            }
            let known = KnownTopics { public: &self.topics, not_public: &self.not_public };
            match topic_pages::state(joiner, &known, (file.language, file.document), topic_texts) {
                PageState::Public => versions.push(*file),
                PageState::NotPublic(reason) => {
                    self.topic_texts_left_out.push((file.document, reason));
                    left_out = Some(reason);
                }
                PageState::Broken => {
                    joiner.broken.insert((Kind::Page, id.clone()));
                }
            }
        }
        if !versions.is_empty() {
            self.pages.push(VisiblePage { id, versions });
        } else if let Some(reason) = left_out {
            self.not_public.insert((Kind::Page, id), reason);
        }
    }

    fn leave_out_drafts<T: Sheet>(&mut self, documents: &[Document<T>]) {
        for document in documents.iter().filter(|document| document.value.is_draft()) {
            self.not_public.insert((T::KIND, document.id.clone()), NotPublic::Draft);
        }
    }

    /// Whether a sheet is left out because it is a draft.
    pub(super) fn is_left_out(&self, kind: Kind, id: &Id) -> bool {
        // Usually nothing is left out, and then the id need not be copied.
        !self.not_public.is_empty() && self.not_public.contains_key(&(kind, id.clone()))
    }

    /// Adds what was found in the releases that follow.
    fn append(&mut self, mut later: Visible<'a>) {
        self.next_change = NextChange::sooner(self.next_change.take(), later.next_change.take());
        self.releases.append(&mut later.releases);
        self.not_public.append(&mut later.not_public);
        self.broken.append(&mut later.broken);
        self.without_publisher.append(&mut later.without_publisher);
        self.not_public_files.append(&mut later.not_public_files);
        self.timed.append(&mut later.timed);
        for (topic, name) in later.topics {
            self.topics.entry(topic).or_insert(name);
        }
    }

    /// The releases that are not public because they have expired.
    pub(super) fn expired(&self) -> BTreeSet<String> {
        let expired = self.not_public.iter().filter(|(_, reason)| matches!(reason, NotPublic::Expired(_)));
        expired.map(|((kind, id), _)| name_of(*kind, id)).collect()
    }

    /// Every file that is left out for a reason of its own.
    pub(super) fn held_back(&self, documents: &Documents, zone: &Zone) -> Vec<HeldBack> {
        let mut held_back = self.timed.clone();
        let mut add_draft = |file| held_back.push(HeldBack { file, reason: NotPublic::Draft });
        let releases = self.not_public_files.iter().filter(|document| document.value.words.draft);
        releases.for_each(|document| add_draft(document.file));
        self.draft_pages.iter().for_each(|page| add_draft(page.file));
        drafts(&documents.organisations).for_each(&mut add_draft);
        drafts(&documents.people).for_each(&mut add_draft);
        drafts(&documents.partnerships).for_each(&mut add_draft);
        drafts(&documents.agreements).for_each(&mut add_draft);
        drafts(&documents.statements).for_each(&mut add_draft);
        drafts(&documents.media).for_each(&mut add_draft);
        let topic_texts = self.topic_texts_left_out.iter();
        held_back.extend(topic_texts.map(|(page, reason)| HeldBack { file: page.file, reason: *reason }));
        // An original that is a draft while its translation is not waits for both.
        let timed: BTreeSet<FileId> = self.timed.iter().map(|timed| timed.file).collect();
        held_back
            .retain(|held_back| held_back.reason != NotPublic::Draft || !timed.contains(&held_back.file));
        HeldBack::sort(&mut held_back, zone);
        held_back
    }

    /// Whether anything besides drafts is left out; in a preview, whether anything is marked.
    pub(super) fn has_non_public(&self) -> bool {
        let is_marked = |release: &VisibleRelease<'_>| {
            let mut versions = release.versions.iter();
            release.not_public.is_some() || versions.any(|version| version.document.value.words.draft)
        };
        self.not_public.values().any(|reason| *reason != NotPublic::Draft)
            || self.releases.iter().any(is_marked)
    }

    /// The page with the text of each topic that has one.
    pub(super) fn topic_pages(&self) -> BTreeMap<(Language, &Id), Ix<Page>> {
        let mut pages = BTreeMap::new();
        for (at, page) in self.pages.iter().enumerate() {
            for version in &page.versions {
                if let Some(topic) = &version.document.value.words.topic {
                    pages.insert((version.language, &topic.id), Ix::at(at));
                }
            }
        }
        pages
    }

    /// The index that each topic will have.
    pub(super) fn topic_names(&self) -> BTreeMap<(Language, Id), Ix<Topic>> {
        let keys = self.topics.keys().map(|(language, id)| (*language, (*id).clone()));
        keys.enumerate().map(|(at, key)| (key, Ix::at(at))).collect()
    }
}

/// The files of a kind whose writers say that they are drafts.
fn drafts<T: Sheet>(documents: &[Document<T>]) -> impl Iterator<Item = FileId> {
    documents.iter().filter(|document| document.value.is_draft()).map(|document| document.file)
}

/// From when a release is public: its date of publication, or the end of its embargo if that is later.
pub(super) fn published(facts: &ReleaseFacts, zone: &Zone) -> Moment {
    let published = facts.published.moment(zone);
    facts.embargo_until.map_or(published, |embargo| published.max(embargo.moment(zone)))
}

/// Why a release that is no draft is not public at `now`; `None` if it is.
fn not_public(facts: &ReleaseFacts, from: Moment, zone: &Zone, now: Moment) -> Option<NotPublic> {
    if now < from {
        let under_embargo = facts.embargo_until.is_some_and(|embargo| now < embargo.moment(zone));
        return Some(if under_embargo { NotPublic::Embargo(from) } else { NotPublic::Planned(from) });
    }
    let expired = facts.expires.filter(|expires| expires.end(zone) <= now);
    expired.map(NotPublic::Expired)
}

/// What next happens to a release without an edit.
fn next_change(id: &Id, facts: &ReleaseFacts, from: Moment, zone: &Zone, now: Moment) -> Option<NextChange> {
    let expires = facts.expires.map(|expires| expires.end(zone));
    // A release that expires before it is published is never seen.
    let is_seen = expires.is_none_or(|expires| from < expires);
    let appears = Some((from, Transition::Appears)).filter(|(at, _)| is_seen && now < *at);
    let expires =
        expires.map(|expires| (expires, Transition::Expires)).filter(|(at, _)| is_seen && now < *at);
    let (at, transition) = appears.or(expires)?;
    Some(NextChange { at, releases: vec![(id.clone(), transition)] })
}

/// The addresses of a release in its languages.
pub(super) fn release_addresses(
    release: &VisibleRelease<'_>,
    patterns: &BTreeMap<Language, Pattern>,
) -> Addresses {
    addresses(&release.versions, |file| {
        let slug = file.document.value.words.slug.as_deref().unwrap_or(&release.id);
        // The files of a release are in languages of the site, and each of those has a pattern.
        patterns[&file.language].address(slug, Some(release.day))
    })
}

/// The addresses of a page in its languages; the page `home` is the home page, and the text of a topic is on its page.
pub(super) fn page_addresses(page: &VisiblePage<'_>, settings: &Settings) -> Addresses {
    addresses(&page.versions, |file| {
        if page.id.as_str() == HOME {
            return home_address(file.language, settings.default_language());
        }
        if let Some(topic) = &file.document.value.words.topic {
            return settings.pattern(Section::Topics, file.language).address(&topic.id, None);
        }
        let slug = file.document.value.words.slug.as_deref().unwrap_or(&page.id);
        settings.pattern(Section::Pages, file.language).address(slug, None)
    })
}

#[expect(
    clippy::expect_used,
    reason = "`by_id` gives no release or page without files, nor does the classifier"
)]
fn addresses<T>(
    versions: &[LanguageFile<'_, T>],
    address: impl Fn(&LanguageFile<'_, T>) -> Address,
) -> Addresses {
    let mut all = versions.iter().map(|file| (file.language, address(file)));
    let first = all.next().expect("a release or page has a version");
    Addresses::new(first, all.collect())
}
