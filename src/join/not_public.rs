//! What is held back and when that changes, and which words would give it away.
//!
//! These are values only. Which releases are public is decided in [`super::visibility`]; what goes with them in
//! [`super::embargo`].

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::date::{Moment, Zone};
use crate::model::release::NotPublic;
use crate::model::{Id, Kind};
use crate::parse::Document;
use crate::source::FileId;

/// A change of the public site that needs no edit, only time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextChange {
    pub at: Moment,
    /// The releases that appear or expire then, by id.
    pub releases: Vec<(Id, Transition)>,
}

/// What happens to a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Transition {
    /// It is published, or its embargo ends.
    Appears,
    /// It expires.
    Expires,
}

impl NextChange {
    /// The earlier of two; both if they are at one moment.
    pub(super) fn sooner(first: Option<NextChange>, second: Option<NextChange>) -> Option<NextChange> {
        match (first, second) {
            (Some(a), Some(b)) if a.at < b.at => Some(a),
            (Some(a), Some(b)) if b.at < a.at => Some(b),
            (Some(mut a), Some(b)) => {
                a.releases.extend(b.releases);
                Some(a)
            }
            (first, second) => first.or(second),
        }
    }
}

/// A file that is left out of the site, and why. What such files alone mention is left out with them and not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldBack {
    pub file: FileId,
    pub reason: NotPublic,
}

impl HeldBack {
    /// Drafts first, then what is to come in the order of time, then what has expired, the latest first.
    pub(super) fn sort(list: &mut [HeldBack], zone: &Zone) {
        list.sort_by_key(|held_back| {
            let (rank, coming, expired) = match held_back.reason {
                NotPublic::Draft => (0, None, None),
                NotPublic::Planned(from) | NotPublic::Embargo(from) => (1, Some(from), None),
                NotPublic::Expired(at) => (2, None, Some(Reverse(at.end(zone)))),
            };
            (rank, coming, expired, held_back.file)
        });
    }
}

/// The words by which a reader of the output could recognise what is not public.
#[derive(Debug, Clone, Default)]
pub struct NonPublicTexts {
    pub texts: Vec<NonPublicText>,
    /// The files of what is not public.
    pub files: BTreeSet<FileId>,
}

/// A title, a name, an id or a file name of something that is not public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonPublicText {
    pub words: String,
    pub form: NonPublicForm,
    /// Whose words they are: `release:ny-aftale`.
    pub thing: String,
    /// The file that has the words.
    pub file: FileId,
}

/// What words of something that is not public are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonPublicForm {
    /// A title, or the name of a sheet.
    Title,
    /// A `slug`.
    Slug,
    /// An id that is part of an address.
    Id,
    Address,
    /// An id or file name that no address has.
    Other,
}

impl NonPublicTexts {
    pub(super) fn add<T>(&mut self, kind: Kind, document: &Document<T>, form: NonPublicForm, words: &str) {
        let Document { id, file, .. } = document;
        let thing = name_of(kind, id);
        self.files.insert(*file);
        self.texts.push(NonPublicText { words: words.to_owned(), form, thing, file: *file });
    }
}

/// A thing as references write it: `release:ny-aftale`.
pub(super) fn name_of(kind: Kind, id: &Id) -> String {
    format!("{}:{id}", kind.as_str())
}
