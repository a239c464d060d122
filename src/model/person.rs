//! People and the titles they hold.

use super::source::{Channels, SourceNote};
use super::{Day, Id, Kind, ReducedDate, Text};

/// The sheet of a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub name: Text,
    /// At least one.
    pub appointments: Vec<Appointment>,
    pub channels: Channels,
    pub photo: Option<Id>,
    pub sources: Vec<SourceNote>,
}

impl Person {
    /// Whether the sheet differs from another one in words at most, and not in what it refers to.
    pub fn refers_like(&self, other: &Person) -> bool {
        let words_of_other = Person {
            name: other.name.clone(),
            channels: other.channels.clone(),
            sources: other.sources.clone(),
            ..self.clone()
        };
        words_of_other == *other
    }

    /// The things that the sheet names.
    pub fn names(&self) -> impl Iterator<Item = (Kind, &Id)> {
        let organisations = self.appointments.iter().map(|held| (Kind::Organisation, &held.organisation));
        organisations.chain(self.photo.iter().map(|id| (Kind::Media, id)))
    }
}

/// A title held at an organisation for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Appointment {
    pub organisation: Id,
    pub title: Text,
    pub short_title: Option<Text>,
    pub span: DateSpan,
}

/// From a date to a date; what is missing is unknown or open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateSpan {
    pub from: Option<ReducedDate>,
    pub to: Option<ReducedDate>,
}

impl DateSpan {
    /// Whether `day` can lie in it: a vague or missing bound never excludes a day.
    pub fn may_contain(self, day: Day) -> bool {
        self.from.is_none_or(|from| from.earliest() <= day) && self.to.is_none_or(|to| day <= to.latest())
    }

    /// Whether it certainly ends before it begins.
    pub fn is_reversed(self) -> bool {
        match (self.from, self.to) {
            (Some(from), Some(to)) => to.latest() < from.earliest(),
            _ => false,
        }
    }
}
