//! Statements: what somebody said, in their words.

use super::language::LanguageTag;
use super::link::Url;
use super::{Id, Kind, ReducedDate, Text};

/// The sheet of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    pub speaker: Id,
    pub text: Text,
    pub source: StatementSource,
    /// The language of the words, where it is not that of the text.
    pub language: Option<LanguageTag>,
}

impl Statement {
    /// The things that the sheet names.
    pub fn names(&self) -> impl Iterator<Item = (Kind, &Id)> {
        let source = self.source.organisation.iter().map(|id| (Kind::Organisation, id));
        std::iter::once((Kind::Person, &self.speaker)).chain(source)
    }
}

/// Where it was said. The date decides which title of the speaker is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementSource {
    pub organisation: Option<Id>,
    pub date: Option<ReducedDate>,
    pub url: Option<Url>,
}
