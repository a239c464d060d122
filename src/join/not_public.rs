//! Why content is not public, when that changes, and which words would give it away.
//!
//! These are values only. Which releases are public is decided in [`super::visibility`]; what goes with them in
//! [`super::embargo`].

use std::collections::BTreeSet;

use crate::model::date::{Moment, Zone};
use crate::model::{DateTimeInput, Id, Kind, Language};
use crate::parse::Document;
use crate::source::FileId;

/// Why something is not public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPublic {
    /// It is still being written.
    Draft,
    /// It is to be published at this moment.
    Planned(Moment),
    /// It is under embargo until this moment.
    Embargo(Moment),
    /// It expired at this moment.
    Expired(Moment),
}

impl NotPublic {
    /// The reason in words that follow “is not public:”.
    pub(super) fn reason(self, zone: &Zone) -> String {
        match self {
            NotPublic::Draft => "it is a draft".to_owned(),
            NotPublic::Planned(from) => format!("it is to be published on {}", written(from, zone)),
            NotPublic::Embargo(until) => format!("it is under embargo until {}", written(until, zone)),
            NotPublic::Expired(at) => format!("it expired on {}", written(at, zone)),
        }
    }
}

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
    /// What the words are: `the title`.
    pub what: &'static str,
    /// Of what: `release:ny-aftale`.
    pub thing: String,
    /// The file that has the words.
    pub file: FileId,
}

impl NonPublicTexts {
    pub(super) fn add<T>(&mut self, kind: Kind, document: &Document<T>, (what, words): (&'static str, &str)) {
        let Document { id, file, .. } = document;
        let thing = name_of(kind, id);
        self.files.insert(*file);
        self.texts.push(NonPublicText { words: words.to_owned(), what, thing, file: *file });
    }
}

/// A thing as references write it: `release:ny-aftale`.
pub(super) fn name_of(kind: Kind, id: &Id) -> String {
    format!("{}:{id}", kind.as_str())
}

/// A moment as it would be written on a release: with the time of day only if it is not midnight.
fn written(moment: Moment, zone: &Zone) -> String {
    let day = moment.day_in(zone);
    if DateTimeInput::Day(day).moment(zone) == moment {
        return day.to_string();
    }
    format!("{day} at {}", moment.print_time(zone, Language::English))
}
