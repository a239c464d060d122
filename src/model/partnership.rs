//! Partnerships: who works together, for whom, and for how long.

use super::person::DateSpan;
use super::source::SourceNote;
use super::{Id, Kind, Text};

/// The sheet of a partnership.
#[derive(Debug, Clone, PartialEq)]
pub struct Partnership {
    pub name: Text,
    pub aliases: Vec<Box<str>>,
    pub summary: Option<Text>,
    pub target_group: Option<Text>,
    /// The agreement that set it up.
    pub established_by: Option<Id>,
    /// Missing means unknown, not that there is none.
    pub facilitator: Option<Id>,
    pub participants: Vec<Participant>,
    /// `false`: there are more participants than the sheet names.
    pub participants_complete: bool,
    pub period: Option<Period>,
    pub sources: Vec<SourceNote>,
}

impl Partnership {
    /// Whether the sheet differs from another one in words at most, and not in what it refers to.
    pub fn refers_like(&self, other: &Partnership) -> bool {
        let words_of_other = Partnership {
            name: other.name.clone(),
            aliases: other.aliases.clone(),
            summary: other.summary.clone(),
            target_group: other.target_group.clone(),
            sources: other.sources.clone(),
            ..self.clone()
        };
        words_of_other == *other
    }

    /// The things that the sheet names, but for the releases that prove something.
    pub fn names(&self) -> impl Iterator<Item = (Kind, &Id)> {
        let participants = self.participants.iter().map(|participant| &participant.organisation);
        let organisations = participants.chain(&self.facilitator).map(|id| (Kind::Organisation, id));
        organisations.chain(self.established_by.iter().map(|id| (Kind::Agreement, id)))
    }
}

/// How an organisation takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Status {
    #[default]
    Member,
    Invited,
    Observer,
    Left,
}

impl Status {
    /// The words of a sheet, each with its meaning; also the keys of the theme's strings.
    pub const NAMES: [(&'static str, Status); 4] = [
        ("member", Status::Member),
        ("invited", Status::Invited),
        ("observer", Status::Observer),
        ("left", Status::Left),
    ];
}

/// An organisation that takes part, or did.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    pub organisation: Id,
    pub status: Status,
    pub role: Option<Text>,
    pub span: DateSpan,
    /// The releases that say so.
    pub evidence: Vec<Id>,
}

/// How long a partnership works.
#[derive(Debug, Clone, PartialEq)]
pub struct Period {
    pub span: DateSpan,
    /// What has to happen for it to end, as words that follow “until”.
    pub until_condition: Option<Text>,
}
