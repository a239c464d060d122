//! Which releases and pages there are, in which languages, and which of them are public.
//!
//! Takes the files; gives one [`PublicRelease`] for each release that is public by the clock, with its facts and
//! its versions. This is the door that held-back content does not pass; a preview opens it, and marks what comes
//! through.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Addresses, Ix, Joiner, Topic, Visibility};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::model::address::Address;
use crate::model::date::{Moment, Zone};
use crate::model::page::{HOME, PageFile};
use crate::model::release::{ReleaseFacts, ReleaseFile};
use crate::model::settings::{Pattern, Section, Settings, language_folder};
use crate::model::{DateTimeInput, Day, Id, Kind, Language};
use crate::parse::{Document, Documents};

/// Why something is not public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBack {
    /// It is still being written.
    Draft,
    /// It is to be published at this moment.
    Planned(Moment),
    /// It is under embargo until this moment.
    Embargo(Moment),
    /// It expired at this moment.
    Expired(Moment),
}

impl HeldBack {
    /// The reason in words that follow “is not public:”.
    pub(super) fn reason(self, zone: &Zone) -> String {
        match self {
            HeldBack::Draft => "it is a draft".to_owned(),
            HeldBack::Planned(from) => format!("it is to be published on {}", spoken(from, zone)),
            HeldBack::Embargo(until) => format!("it is under embargo until {}", spoken(until, zone)),
            HeldBack::Expired(at) => format!("it expired on {}", spoken(at, zone)),
        }
    }
}

/// What the clock alone changes in the public site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextChange {
    pub at: Moment,
    /// The releases that appear or go then, by id.
    pub releases: Vec<(Id, Turn)>,
}

/// What happens to a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// It is published, or its embargo ends.
    Appears,
    /// It expires.
    Goes,
}

impl NextChange {
    /// The earlier of two; both if they are at one moment.
    fn sooner(first: Option<NextChange>, second: Option<NextChange>) -> Option<NextChange> {
        let (Some(mut a), Some(b)) = (first.clone(), second.clone()) else {
            return first.or(second);
        };
        match a.at.cmp(&b.at) {
            std::cmp::Ordering::Less => Some(a),
            std::cmp::Ordering::Greater => Some(b),
            std::cmp::Ordering::Equal => {
                a.releases.extend(b.releases);
                Some(a)
            }
        }
    }
}

/// Everything that is public.
#[derive(Default)]
pub(super) struct Public<'a> {
    /// By id.
    pub(super) releases: Vec<PublicRelease<'a>>,
    /// By id.
    pub(super) pages: Vec<PublicPage<'a>>,
    /// Why each of the others is not.
    pub(super) held_back: BTreeMap<Id, HeldBack>,
    /// What exists but cannot be used because of a mistake in it.
    pub(super) broken: BTreeSet<(Kind, Id)>,
    /// Releases that no existing organisation publishes.
    pub(super) unpublished: Vec<&'a Document<ReleaseFile>>,
    /// When the clock alone changes it next.
    pub(super) next_change: Option<NextChange>,
    /// The files of what is held back.
    pub(super) hidden: Vec<&'a Document<ReleaseFile>>,
    /// The topics of the public releases, with the name that the first of them gives.
    pub(super) topics: BTreeMap<(Language, &'a Id), &'a str>,
}

/// A release that is public.
pub(super) struct PublicRelease<'a> {
    pub(super) id: Id,
    /// The file that gives the facts.
    pub(super) original: &'a Document<ReleaseFile>,
    pub(super) facts: &'a Arc<ReleaseFacts>,
    pub(super) published: Moment,
    pub(super) day: Day,
    /// Those that are public, the default language first; never empty.
    pub(super) versions: Vec<LanguageFile<'a, ReleaseFile>>,
    /// Why it would not be here if this were no preview, apart from drafts among its versions.
    pub(super) held_back: Option<HeldBack>,
}

/// A page.
pub(super) struct PublicPage<'a> {
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

/// How many releases a thread sorts out in one go.
const CHUNK: usize = 256;

/// Finds what is public.
pub(super) fn public<'a>(joiner: &mut Joiner<'a>, visibility: Visibility, now: Moment) -> Public<'a> {
    let documents = joiner.documents;
    let groups = by_id(joiner, Kind::Release, &documents.releases, |file| file.language);
    let publishers: HashSet<&Id> = documents.organisations.iter().map(|document| &document.id).collect();
    let sorter = Sorter { documents, settings: joiner.settings, visibility, now, publishers };
    // One release knows nothing of another, so several are sorted out side by side; what is found stays in order.
    let parts = groups.par_chunks(CHUNK).map(|groups| {
        let (mut part, mut diagnostics) = (Public::default(), Diagnostics::default());
        for (id, files) in groups {
            sorter.sort_out(id, files, &mut part, &mut diagnostics);
        }
        (part, diagnostics)
    });
    let mut public = Public::default();
    for (part, diagnostics) in parts.collect::<Vec<_>>() {
        joiner.diagnostics.extend(diagnostics);
        public.append(part);
    }
    for (id, versions) in by_id(joiner, Kind::Page, &documents.pages, |file| file.language) {
        public.pages.push(PublicPage { id, versions });
    }
    public
}

/// The files of each id, one a language, the site's default language first; by id.
fn by_id<'a, T: Send + Sync>(
    joiner: &mut Joiner<'a>,
    kind: Kind,
    documents: &'a [Document<T>],
    language: impl Fn(&T) -> Option<Language> + Sync,
) -> Vec<(Id, Vec<LanguageFile<'a, T>>)> {
    let settings = joiner.settings;
    // Of two files for one language the one without it in its name is the original.
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
        let message = format!("the site has no language `{}`", language.tag());
        self.diagnostics.push(
            Diagnostic::new(Code::LanguageNotInSite, Location::File(document.file), message)
                .help("add it to `languages` in content/site.yaml, or rename the file"),
        );
    }
}

/// The file with the facts. None or two of them is a mistake.
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
        let message = "this is a translation, but there is no original to take the facts from";
        diagnostics.push(
            Diagnostic::new(Code::MissingFacts, Location::File(first.document.file), message)
                .help(format!("write the original as {id}.md, or give `publisher` and `published` here")),
        );
        return None;
    };
    for other in files.iter().map(|file| file.document).filter(|document| document.file != original.file) {
        let fields: Vec<&str> = other.value.fact_fields.names().collect();
        let Some(first) = fields.first() else {
            continue;
        };
        let message = "a translation takes this from the original";
        diagnostics.push(
            Diagnostic::new(Code::RepeatedFacts, Location::key(other.file, crate::path![*first]), message)
                .related(
                    Location::key(original.file, crate::path!["publisher"]),
                    "the original gives the facts",
                )
                .help(format!("remove from the translation: {}", fields.join(", "))),
        );
    }
    Some(original)
}

/// Sorts releases out: public or held back.
struct Sorter<'a> {
    documents: &'a Documents,
    settings: &'a Settings,
    visibility: Visibility,
    now: Moment,
    /// Those who exist.
    publishers: HashSet<&'a Id>,
}

impl<'a> Sorter<'a> {
    /// Keeps a release, or notes why it is held back.
    fn sort_out(
        &self,
        id: &Id,
        files: &[LanguageFile<'a, ReleaseFile>],
        public: &mut Public<'a>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(original) = original(self.documents, id, files, diagnostics) else {
            public.broken.insert((Kind::Release, id.clone()));
            return;
        };
        let Some(facts) = &original.value.facts else {
            return;
        };
        let zone = &self.settings.time_zone;
        let published = published(facts, zone);
        let is_draft = |file: &LanguageFile<'_, ReleaseFile>| file.document.value.words.draft;
        let held_back = match files.iter().all(is_draft) {
            true => Some(HeldBack::Draft),
            false => held_back(facts, published, zone, self.now),
        };
        if held_back != Some(HeldBack::Draft) {
            let next = next_change(id, facts, published, zone, self.now);
            public.next_change = NextChange::sooner(public.next_change.take(), next);
        }
        if let Some(reason) = held_back.filter(|held_back| !self.lets_through(*held_back)) {
            public.hidden.extend(files.iter().map(|file| file.document));
            public.held_back.insert(id.clone(), reason);
            return;
        }
        let is_left_out =
            |file: &LanguageFile<'_, ReleaseFile>| is_draft(file) && !self.lets_through(HeldBack::Draft);
        public.hidden.extend(files.iter().filter(|file| is_left_out(file)).map(|file| file.document));
        let versions: Vec<_> = files.iter().copied().filter(|file| !is_left_out(file)).collect();
        // Without a publisher there is no release.
        if !self.publishers.contains(&facts.publisher) {
            public.broken.insert((Kind::Release, id.clone()));
            public.unpublished.push(original);
            return;
        }
        for file in &versions {
            for topic in &file.document.value.words.topics {
                public.topics.entry((file.language, &topic.id)).or_insert(&topic.name);
            }
        }
        let (id, day) = (id.clone(), published.day_in(zone));
        public.releases.push(PublicRelease { id, original, facts, published, day, versions, held_back });
    }

    fn lets_through(&self, held_back: HeldBack) -> bool {
        match self.visibility {
            Visibility::Public => false,
            Visibility::NonDrafts => held_back != HeldBack::Draft,
            Visibility::Everything => true,
        }
    }
}

impl<'a> Public<'a> {
    /// Adds what was found among later releases.
    fn append(&mut self, mut later: Public<'a>) {
        self.next_change = NextChange::sooner(self.next_change.take(), later.next_change.take());
        self.releases.append(&mut later.releases);
        self.held_back.append(&mut later.held_back);
        self.broken.append(&mut later.broken);
        self.unpublished.append(&mut later.unpublished);
        self.hidden.append(&mut later.hidden);
        for (topic, name) in later.topics {
            self.topics.entry(topic).or_insert(name);
        }
    }

    /// Those that are held back because they have expired.
    pub(super) fn expired(&self) -> BTreeSet<String> {
        let expired = self.held_back.iter().filter(|(_, reason)| matches!(reason, HeldBack::Expired(_)));
        expired.map(|(id, _)| format!("{}:{id}", Kind::Release.as_str())).collect()
    }

    /// Whether anything but drafts is held back, or marked.
    pub(super) fn holds_back(&self) -> bool {
        let is_marked = |release: &PublicRelease<'_>| {
            let mut versions = release.versions.iter();
            release.held_back.is_some() || versions.any(|version| version.document.value.words.draft)
        };
        self.held_back.values().any(|reason| *reason != HeldBack::Draft)
            || self.releases.iter().any(is_marked)
    }

    /// The index that each topic will have.
    pub(super) fn topic_names(&self) -> BTreeMap<(Language, Id), Ix<Topic>> {
        let keys = self.topics.keys().map(|(language, id)| (*language, (*id).clone()));
        keys.enumerate().map(|(at, key)| (key, Ix::at(at))).collect()
    }
}

/// Since when a release is public: its date of publication, or the end of its embargo if that is later.
fn published(facts: &ReleaseFacts, zone: &Zone) -> Moment {
    let published = facts.published.moment(zone);
    facts.embargo_until.map_or(published, |embargo| published.max(embargo.moment(zone)))
}

/// Why a release that is no draft, and is public from a moment on, is not public at `now`, if it is not.
fn held_back(facts: &ReleaseFacts, from: Moment, zone: &Zone, now: Moment) -> Option<HeldBack> {
    if now < from {
        let under_embargo = facts.embargo_until.is_some_and(|embargo| now < embargo.moment(zone));
        return Some(if under_embargo { HeldBack::Embargo(from) } else { HeldBack::Planned(from) });
    }
    let expired = facts.expires.map(|expires| expires.moment(zone)).filter(|expires| *expires <= now);
    expired.map(HeldBack::Expired)
}

/// What the clock does next to a release that is public from a moment on.
fn next_change(id: &Id, facts: &ReleaseFacts, from: Moment, zone: &Zone, now: Moment) -> Option<NextChange> {
    let expires = facts.expires.map(|expires| expires.moment(zone));
    // What expires before it is published is never seen.
    let is_seen = expires.is_none_or(|expires| from < expires);
    let appears = Some((from, Turn::Appears)).filter(|(at, _)| is_seen && now < *at);
    let goes = expires.map(|expires| (expires, Turn::Goes)).filter(|(at, _)| is_seen && now < *at);
    let (at, turn) = appears.or(goes)?;
    Some(NextChange { at, releases: vec![(id.clone(), turn)] })
}

/// A moment as it would be written on a release: with the time of day only if it is not midnight.
fn spoken(moment: Moment, zone: &Zone) -> String {
    let day = moment.day_in(zone);
    if DateTimeInput::Day(day).moment(zone) == moment {
        return day.to_string();
    }
    format!("{day} at {}", moment.print_time(zone, Language::English))
}

/// The addresses of a release in its languages.
pub(super) fn release_addresses(
    release: &PublicRelease<'_>,
    patterns: &BTreeMap<Language, Pattern>,
) -> Addresses {
    addresses(&release.versions, |file| {
        let slug = file.document.value.words.slug.as_ref().unwrap_or(&release.id);
        // The files of a release are in languages of the site, and each of those has a pattern.
        patterns[&file.language].address(slug, Some(release.day))
    })
}

/// The addresses of a page in its languages; the page `home` is the home page.
pub(super) fn page_addresses(page: &PublicPage<'_>, settings: &Settings) -> Addresses {
    addresses(&page.versions, |file| {
        if page.id.as_str() == HOME {
            let folder = language_folder(file.language, settings.default_language());
            return Address::parse(&format!("{folder}/")).unwrap_or_else(Address::root);
        }
        let slug = file.document.value.slug.as_ref().unwrap_or(&page.id);
        settings.pattern(Section::Pages, file.language).address(slug, None)
    })
}

fn addresses<T>(
    versions: &[LanguageFile<'_, T>],
    address: impl Fn(&LanguageFile<'_, T>) -> Address,
) -> Addresses {
    let mut all = versions.iter().map(|file| (file.language, address(file)));
    let first = all.next().unwrap_or((Language::Danish, Address::root()));
    Addresses::new(first, all.collect())
}

/// The address of a topic's page.
pub(super) fn topic_address(id: &Id, language: Language, settings: &Settings) -> Address {
    let pattern: Pattern = settings.pattern(Section::Topics, language);
    pattern.address(id, None)
}
