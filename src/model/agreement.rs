//! Agreements: how much money, for what, and who gets which task.

use super::source::SourceNote;
use super::{Id, Kind, Money, ReducedDate, Text};

/// The sheet of an agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    pub name: Text,
    pub agreed_on: Option<ReducedDate>,
    pub announced_by: Option<Id>,
    pub parties: Vec<Id>,
    pub total: Money,
    pub allocations: Vec<Allocation>,
    pub rounding_note: Option<Text>,
    pub assignments: Vec<Assignment>,
    pub sources: Vec<SourceNote>,
}

impl Agreement {
    /// Whether the sheet differs from another one in words and in the whole amount at most, and not in what it refers to.
    pub fn refers_like(&self, other: &Agreement) -> bool {
        let words_of_other = Agreement {
            name: other.name.clone(),
            agreed_on: other.agreed_on,
            total: other.total,
            rounding_note: other.rounding_note.clone(),
            sources: other.sources.clone(),
            ..self.clone()
        };
        words_of_other == *other
    }

    /// The things that the sheet names.
    pub fn names(&self) -> impl Iterator<Item = (Kind, &Id)> {
        let tasks = self.assignments.iter().flat_map(|task| std::iter::once(&task.lead).chain(&task.with));
        let recipients = self.allocations.iter().filter_map(|line| line.recipient.as_ref());
        let organisations = self.announced_by.iter().chain(&self.parties).chain(tasks).chain(recipients);
        let funded = self.allocations.iter().filter_map(|line| line.funds.as_ref());
        let funded = funded.map(|(id, _)| (Kind::Partnership, id));
        organisations.map(|id| (Kind::Organisation, id)).chain(funded)
    }
}

/// Why an allocation stands beside a partnership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The partnership gets the money.
    Granted,
    /// The money is for the same people; no source says that the partnership gets it.
    SameTargetGroup,
    /// The partnership adds money of its own.
    CoFunding,
}

impl Basis {
    /// The words of a sheet, each with its meaning; also the keys of the theme's strings.
    pub const NAMES: [(&'static str, Basis); 3] = [
        ("granted", Basis::Granted),
        ("same_target_group", Basis::SameTargetGroup),
        ("co_funding", Basis::CoFunding),
    ];
}

/// A line of the agreement's money.
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    pub id: Id,
    pub amount: Money,
    pub purpose: Text,
    pub target_group: Option<Text>,
    /// The partnership it stands beside, and why: neither is given without the other.
    pub funds: Option<(Id, Basis)>,
    pub recipient: Option<Id>,
}

/// A task that the agreement gives to somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Assignment {
    pub id: Id,
    pub title: Text,
    pub lead: Id,
    pub with: Vec<Id>,
}
