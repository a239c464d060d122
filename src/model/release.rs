//! Press releases: the words of each language, and the facts they share.

use std::sync::Arc;

use super::address::Address;
use super::link::Link;
use super::prose::Prose;
use super::source::Contact;
use super::{DateTimeInput, Day, Id, Language, Reference, Text};

/// One file of a release.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseFile {
    /// The language in the file's name; `None` means the site's default language.
    pub language: Option<Language>,
    pub words: LocalizedRelease,
    /// Given in the original, and only there.
    pub facts: Option<Arc<ReleaseFacts>>,
    /// The fields of facts that stand in the file.
    pub fact_fields: FactFields,
    pub body: Prose,
}

/// The fields of facts, in the order in which they are spoken of.
const FACTS: [&str; 9] = [
    "publisher",
    "published",
    "embargo_until",
    "expires",
    "withdrawn",
    "image",
    "about",
    "read_also",
    "contacts",
];

/// Some of the fields of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FactFields {
    /// A bit for each.
    set: u16,
}

impl FactFields {
    /// All of them.
    pub fn all() -> FactFields {
        FactFields { set: u16::MAX }
    }

    /// Those of which `is_there` says so.
    pub fn filter(self, is_there: impl Fn(&str) -> bool) -> FactFields {
        let there = (0..).zip(FACTS).filter(|(_, name)| is_there(name));
        FactFields { set: self.set & there.fold(0, |set, (at, _): (u16, _)| set | 1 << at) }
    }

    /// Their names.
    pub fn names(self) -> impl Iterator<Item = &'static str> {
        (0..).zip(FACTS).filter(move |(at, _): &(u16, _)| self.set & 1 << at != 0).map(|(_, name)| name)
    }
}

/// What is said in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct LocalizedRelease {
    pub title: Box<str>,
    pub summary: Box<str>,
    pub slug: Option<Id>,
    pub kicker: Option<Box<str>>,
    pub place: Option<Box<str>>,
    pub draft: bool,
    pub topics: Box<[Topic]>,
    pub read_more: Box<[ReadMore]>,
    /// Paths under `content/files/`.
    pub attachments: Box<[Box<str>]>,
    pub notes_to_editors: Option<Box<str>>,
    pub changes: Box<[Change]>,
    pub redirect_from: Box<[Address]>,
    pub waivers: Box<[Waiver]>,
}

/// A subject, as it is written, and the id it folds to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    pub id: Id,
    pub name: Box<str>,
}

/// A link to something outside, under “Read more”.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadMore {
    pub label: Box<str>,
    pub url: Link,
}

/// What was changed after publication.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub on: Day,
    pub kind: ChangeKind,
    pub text: Box<str>,
}

/// Why a release was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// Something was wrong.
    Correction,
    /// Something could be misunderstood.
    Clarification,
    /// Something new is known.
    Update,
}

impl ChangeKind {
    /// The words of a release, each with its meaning; also the keys of the theme's strings.
    pub const NAMES: [(&'static str, ChangeKind); 3] = [
        ("correction", ChangeKind::Correction),
        ("clarification", ChangeKind::Clarification),
        ("update", ChangeKind::Update),
    ];
}

/// A check that is not to be held against this text, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The name of the check.
    pub check: Box<str>,
    /// A piece of what the check complains of; without it, the whole file is meant.
    pub at: Option<Box<str>>,
    pub reason: Box<str>,
}

/// What is true of a release in every language.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseFacts {
    pub publisher: Id,
    pub published: DateTimeInput,
    pub embargo_until: Option<DateTimeInput>,
    pub expires: Option<DateTimeInput>,
    pub withdrawn: Option<Box<Withdrawn>>,
    pub image: Option<Id>,
    pub about: About,
    pub read_also: Box<[Reference]>,
    pub contacts: Box<[Contact]>,
}

/// That a release no longer stands, since when and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Withdrawn {
    pub on: Day,
    pub reason: Text,
    pub replaced_by: Option<Id>,
}

/// What a release is about.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    pub agreements: Box<[Id]>,
    pub partnerships: Box<[Id]>,
    pub organisations: Box<[Id]>,
    pub people: Box<[Id]>,
}
