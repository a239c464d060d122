//! Press releases: the words of each language, and the facts they share.

use std::sync::Arc;

use super::address::Address;
use super::link::Link;
use super::prose::Prose;
use super::source::Contact;
use super::{Day, Id, Language, Reference, Text, Written};

/// One file of a release.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseFile {
    /// The language in the file's name; `None` means the site's default language.
    pub language: Option<Language>,
    pub words: ReleaseWords,
    /// Given in the original, and only there.
    pub facts: Option<Arc<ReleaseFacts>>,
    /// The names of the fields of facts that stand in the file.
    pub fact_fields: Vec<&'static str>,
    pub body: Prose,
}

/// What is said in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseWords {
    pub title: Box<str>,
    pub summary: Box<str>,
    pub slug: Option<Id>,
    pub kicker: Option<Box<str>>,
    pub place: Option<Box<str>>,
    pub draft: bool,
    pub topics: Vec<Topic>,
    pub read_more: Vec<ReadMore>,
    /// Paths under `content/files/`.
    pub attachments: Vec<Box<str>>,
    pub notes_to_editors: Option<Box<str>>,
    pub changes: Vec<Change>,
    pub redirect_from: Vec<Address>,
    pub waivers: Vec<Waiver>,
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
    pub published: Written,
    pub embargo_until: Option<Written>,
    pub expires: Option<Written>,
    pub withdrawn: Option<Withdrawn>,
    pub image: Option<Id>,
    pub about: About,
    pub read_also: Vec<Reference>,
    pub contacts: Vec<Contact>,
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
    pub agreements: Vec<Id>,
    pub partnerships: Vec<Id>,
    pub organisations: Vec<Id>,
    pub people: Vec<Id>,
}
