//! Where a fact comes from, and who to ask about it.

use super::link::Url;
use super::{Id, ReducedDate, Text};

/// A source of a sheet: a citation in words, or its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceNote {
    pub title: Text,
    pub publisher: Option<Text>,
    pub date: Option<ReducedDate>,
    pub url: Option<Url>,
}

/// Who to ask: a person of the site, or a desk that is no person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    Person(Id),
    Desk(Desk),
}

impl Contact {
    /// The person, if it is one of the site.
    pub fn person(&self) -> Option<&Id> {
        match self {
            Contact::Person(id) => Some(id),
            Contact::Desk(_) => None,
        }
    }
}

/// A press desk or a person without a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    pub name: Text,
    pub title: Option<Text>,
    pub channels: Channels,
}

/// How to reach somebody. Of a [`Desk`] at least one is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Channels {
    pub phone: Option<Box<str>>,
    pub email: Option<Box<str>>,
}
