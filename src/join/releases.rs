//! Which releases and pages there are, in which languages, and which of them are public.
//!
//! Takes the files; gives one [`PublicRelease`] for each release that is public by the clock, with its facts and
//! its versions. This is the door that held-back content does not pass; a preview opens it, and marks what comes
//! through.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::{Addresses, Clock, Ix, Joiner, Topic};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::CopyFile;
use crate::model::address::Address;
use crate::model::date::{Moment, Zone};
use crate::model::page::{HOME, PageFile};
use crate::model::release::{ReleaseFacts, ReleaseFile};
use crate::model::settings::{Pattern, Section, Settings, language_folder};
use crate::model::{Day, Id, Kind, Language, Written};
use crate::parse::Document;

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

/// Everything that is public.
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
    /// Files that only held-back releases name, as addresses.
    pub(super) private_files: BTreeSet<Address>,
    /// The topics of the public releases, with the name that the first of them gives.
    pub(super) topics: BTreeMap<(Language, Id), Box<str>>,
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

/// Finds what is public.
pub(super) fn public<'a>(joiner: &mut Joiner<'a>, clock: Clock) -> Public<'a> {
    let mut public = Public {
        releases: Vec::new(),
        pages: Vec::new(),
        held_back: BTreeMap::new(),
        broken: BTreeSet::new(),
        unpublished: Vec::new(),
        private_files: BTreeSet::new(),
        topics: BTreeMap::new(),
    };
    let documents = joiner.documents;
    for (id, files) in by_id(joiner, Kind::Release, &documents.releases, |file| file.language) {
        match original(joiner, &id, &files) {
            Some(original) => public.sort_out(joiner.settings, clock, id, original, files),
            None => {
                public.broken.insert((Kind::Release, id));
            }
        }
    }
    for (id, versions) in by_id(joiner, Kind::Page, &documents.pages, |file| file.language) {
        public.pages.push(PublicPage { id, versions });
    }
    public.set_apart_unpublished(joiner);
    public.finish();
    public
}

/// The files of each id, one a language, the site's default language first; by id.
fn by_id<'a, T>(
    joiner: &mut Joiner<'a>,
    kind: Kind,
    documents: &'a [Document<T>],
    language: impl Fn(&T) -> Option<Language>,
) -> Vec<(Id, Vec<LanguageFile<'a, T>>)> {
    let settings = joiner.settings;
    // Of two files for one language the one without it in its name is the original.
    let mut documents: Vec<&Document<T>> = documents.iter().collect();
    documents.sort_by(|a, b| {
        a.id.cmp(&b.id).then_with(|| language(&a.meaning).is_some().cmp(&language(&b.meaning).is_some()))
    });
    let mut by_id = Vec::with_capacity(documents.len());
    for same in documents.chunk_by(|a, b| a.id == b.id) {
        let mut files: Vec<LanguageFile<'a, T>> = Vec::with_capacity(same.len());
        for &document in same {
            let language = language(&document.meaning).unwrap_or(settings.default_language());
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
            Diagnostic::new(Code::LanguageNotInSite, Place::File(document.file), message)
                .help("add it to `languages` in content/site.yaml, or rename the file"),
        );
    }
}

/// The file with the facts. None or two of them is a mistake.
fn original<'a>(
    joiner: &mut Joiner<'a>,
    id: &Id,
    files: &[LanguageFile<'a, ReleaseFile>],
) -> Option<&'a Document<ReleaseFile>> {
    let with_facts: Vec<&'a Document<ReleaseFile>> =
        files.iter().map(|file| file.document).filter(|document| document.meaning.facts.is_some()).collect();
    // The file without a language in its name is the original, whatever the default language is.
    let original = with_facts
        .iter()
        .find(|document| document.meaning.language.is_none())
        .or(with_facts.first())
        .copied();
    let Some(original) = original else {
        let first =
            files.first().filter(|_| !joiner.documents.broken.contains(&(Kind::Release, id.clone())))?;
        let message = "this is a translation, but there is no original to take the facts from";
        joiner.diagnostics.push(
            Diagnostic::new(Code::MissingFacts, Place::File(first.document.file), message)
                .help(format!("write the original as {id}.md, or give `publisher` and `published` here")),
        );
        return None;
    };
    for other in files.iter().map(|file| file.document).filter(|document| document.file != original.file) {
        let fields = &other.meaning.fact_fields;
        let Some(first) = fields.first() else {
            continue;
        };
        let message = "a translation takes this from the original";
        joiner.diagnostics.push(
            Diagnostic::new(Code::RepeatedFacts, Place::key(other.file, crate::path![*first]), message)
                .also(Place::key(original.file, crate::path!["publisher"]), "the original gives the facts")
                .help(format!("remove from the translation: {}", fields.join(", "))),
        );
    }
    Some(original)
}

impl<'a> Public<'a> {
    /// Keeps a release, or notes why it is held back.
    fn sort_out(
        &mut self,
        settings: &Settings,
        clock: Clock,
        id: Id,
        original: &'a Document<ReleaseFile>,
        files: Vec<LanguageFile<'a, ReleaseFile>>,
    ) {
        let Some(facts) = &original.meaning.facts else {
            return;
        };
        let zone = &settings.time_zone;
        let published = published(facts, zone);
        let is_draft = |file: &LanguageFile<'_, ReleaseFile>| file.document.meaning.words.draft;
        let held_back = match files.iter().all(is_draft) {
            true => Some(HeldBack::Draft),
            false => held_back(facts, published, zone, clock.now()),
        };
        let is_let_through = |held_back: &HeldBack| match clock {
            Clock::At(_) => false,
            Clock::Whenever(_) => *held_back != HeldBack::Draft,
            Clock::Preview(_) => true,
        };
        if let Some(reason) = held_back.filter(|held_back| !is_let_through(held_back)) {
            self.keep_private(&files);
            self.held_back.insert(id, reason);
            return;
        }
        let (drafts, versions): (Vec<_>, Vec<_>) =
            files.into_iter().partition(|file| is_draft(file) && !is_let_through(&HeldBack::Draft));
        self.keep_private(&drafts);
        let day = published.day_in(zone);
        self.releases.push(PublicRelease { id, original, facts, published, day, versions, held_back });
    }

    /// Notes the attachments of what is held back.
    fn keep_private(&mut self, files: &[LanguageFile<'_, ReleaseFile>]) {
        let paths = files.iter().flat_map(|file| &file.document.meaning.words.attachments);
        self.private_files.extend(paths.filter_map(|path| Address::parse(&format!("/{path}"))));
    }

    /// Takes out the releases whose publisher does not exist: without one there is no release.
    fn set_apart_unpublished(&mut self, joiner: &Joiner<'a>) {
        let known: HashSet<&Id> =
            joiner.documents.organisations.iter().map(|document| &document.id).collect();
        if self.releases.iter().all(|release| known.contains(&release.facts.publisher)) {
            return;
        }
        let (published, unpublished): (Vec<_>, Vec<_>) = std::mem::take(&mut self.releases)
            .into_iter()
            .partition(|release| known.contains(&release.facts.publisher));
        self.releases = published;
        for release in unpublished {
            self.broken.insert((Kind::Release, release.id));
            self.unpublished.push(release.original);
        }
    }

    /// Collects what is known only when it is settled which releases are public.
    fn finish(&mut self) {
        let has_private_files = !self.private_files.is_empty();
        let mut topics: HashMap<(Language, &Id), &str> = HashMap::new();
        for release in &self.releases {
            for file in &release.versions {
                let words = &file.document.meaning.words;
                for topic in &words.topics {
                    topics.entry((file.language, &topic.id)).or_insert(&topic.name);
                }
                for path in words.attachments.iter().filter(|_| has_private_files) {
                    if let Some(address) = Address::parse(&format!("/{path}")) {
                        self.private_files.remove(&address);
                    }
                }
            }
        }
        let topics = topics.into_iter();
        self.topics = topics.map(|((language, id), name)| ((language, id.clone()), name.into())).collect();
    }

    /// Whether anything but drafts is held back, or marked.
    pub(super) fn holds_back(&self) -> bool {
        let is_marked = |release: &PublicRelease<'_>| {
            let mut versions = release.versions.iter();
            release.held_back.is_some() || versions.any(|version| version.document.meaning.words.draft)
        };
        self.held_back.values().any(|reason| *reason != HeldBack::Draft)
            || self.releases.iter().any(is_marked)
    }

    /// The index that each topic will have.
    pub(super) fn topic_names(&self) -> BTreeMap<(Language, Id), Ix<Topic>> {
        self.topics.keys().cloned().enumerate().map(|(at, key)| (key, Ix::at(at))).collect()
    }

    /// The files that may be published, each with its address.
    pub(super) fn public_files<'c>(
        &self,
        files: Vec<(Address, &'c CopyFile)>,
    ) -> Vec<(Address, &'c CopyFile)> {
        files.into_iter().filter(|(address, _)| !self.private_files.contains(address)).collect()
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

/// A moment as it would be written on a release: with the time of day only if it is not midnight.
fn spoken(moment: Moment, zone: &Zone) -> String {
    let day = moment.day_in(zone);
    if Written::Day(day).moment(zone) == moment {
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
        let slug = file.document.meaning.words.slug.as_ref().unwrap_or(&release.id);
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
        let slug = file.document.meaning.slug.as_ref().unwrap_or(&page.id);
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
