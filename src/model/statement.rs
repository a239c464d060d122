//! Statements: what somebody said, in their words.

use super::language::LanguageTag;
use super::link::Url;
use super::{Id, ReducedDate, Text};

/// The sheet of a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    pub speaker: Id,
    pub text: Text,
    pub source: StatementSource,
    /// The language of the words, where it is not that of the text.
    pub language: Option<LanguageTag>,
}

/// Where it was said. The date decides which title of the speaker is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementSource {
    pub organisation: Option<Id>,
    pub date: Option<ReducedDate>,
    pub url: Option<Url>,
}
