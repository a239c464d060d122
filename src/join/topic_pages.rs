//! Pages that are the text of a topic: which of them are in the site.
//!
//! Takes a page and the topics of the visible releases; says whether the page can be in the site. A topic that only releases
//! have which are not public keeps its page back with it, without a problem: time alone must not break a build. A topic that no
//! release has is reported. Where the text is shown is not known here.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::Joiner;
use crate::diagnostic::{Diagnostic, Location, ReferenceProblem, Related, nearest};
use crate::model::date::{Moment, Zone};
use crate::model::page::PageFile;
use crate::model::release::{NotPublic, Topic};
use crate::model::{Id, Kind, Language};
use crate::parse::Document;
use crate::path;
use crate::source::FileId;

/// The file that has the text of each topic.
pub(super) type TopicTexts<'a> = BTreeMap<(Language, &'a Id), FileId>;

/// What is known of topics once the releases are classified.
pub(super) struct KnownTopics<'v, 'a> {
    /// Those that readers can see, with their names.
    pub(super) public: &'v BTreeMap<(Language, &'a Id), &'a str>,
    /// Why releases are not public.
    pub(super) not_public: &'v BTreeMap<(Kind, Id), NotPublic>,
}

/// Whether the file of a page can be in the site.
pub(super) enum PageState {
    Public,
    NotPublic(NotPublic),
    /// It has a mistake, which is reported.
    Broken,
}

/// Whether the file of a page can be in the site, as far as its topic decides that.
pub(super) fn state<'a>(
    joiner: &mut Joiner<'a>,
    known: &KnownTopics<'_, 'a>,
    (language, page): (Language, &'a Document<PageFile>),
    texts: &mut TopicTexts<'a>,
) -> PageState {
    let Some(topic) = &page.value.words.topic else {
        return PageState::Public;
    };
    let place = Location::value(page.file, path!["topic"]);
    match texts.entry((language, &topic.id)) {
        Entry::Vacant(vacant) => {
            vacant.insert(page.file);
        }
        Entry::Occupied(first) => {
            let problem = ReferenceProblem::TopicTextTwice(topic.name.to_string());
            let first = Location::value(*first.get(), path!["topic"]);
            joiner.diagnostics.push(Diagnostic::new(problem, place).related(first, Related::SamePath));
            return PageState::Broken;
        }
    }
    if known.public.contains_key(&(language, &topic.id)) {
        return PageState::Public;
    }
    if let Some(reason) = why_not_public(joiner, known, language, topic) {
        return PageState::NotPublic(reason);
    }
    let known = known.public.iter().filter(|((of, _), _)| *of == language);
    let meant = nearest(&topic.name, known.map(|(_, name)| *name)).map(str::to_owned);
    let problem = ReferenceProblem::TopicWithoutRelease { written: topic.name.to_string(), meant };
    joiner.diagnostics.push(Diagnostic::new(problem, place));
    PageState::Broken
}

/// Why readers cannot see a topic that a release has: for the reason that ends first. `None` if no release has it.
fn why_not_public(
    joiner: &Joiner<'_>,
    known: &KnownTopics<'_, '_>,
    language: Language,
    topic: &Topic,
) -> Option<NotPublic> {
    let documents = joiner.documents;
    let mut reasons = Vec::new();
    for release in &documents.releases {
        let is_in_language = release.value.language.unwrap_or(joiner.settings.default_language()) == language;
        if is_in_language && release.value.words.topics.iter().any(|other| other.id == topic.id) {
            let reason = known.not_public.get(&(Kind::Release, release.id.clone()));
            reasons.push(reason.copied().unwrap_or(NotPublic::Draft));
        }
    }
    // A release with a mistake in it may have the topic.
    if reasons.is_empty() && documents.broken.iter().any(|(kind, _)| *kind == Kind::Release) {
        return Some(NotPublic::Draft);
    }
    let zone = &joiner.settings.time_zone;
    reasons.into_iter().min_by_key(|reason| end_of(*reason, zone))
}

/// What is to come before drafts, and these before what has expired.
fn end_of(reason: NotPublic, zone: &Zone) -> (u8, Option<Moment>, Option<Reverse<Moment>>) {
    match reason {
        NotPublic::Planned(from) | NotPublic::Embargo(from) => (0, Some(from), None),
        NotPublic::Draft => (1, None, None),
        NotPublic::Expired(at) => (2, None, Some(Reverse(at.end(zone)))),
    }
}
