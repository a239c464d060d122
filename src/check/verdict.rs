//! What a rule says of something that a release mentions, and what it is told of the release.
//!
//! Takes a release in one language; gives the places and words of what it mentions. Nothing is judged here: each rule is a file that gives
//! a [`Verdict`].

use std::cell::OnceCell;
use std::ops::Range;

use super::Content;
use super::named_sheets::NamedSheet;
use super::places::in_value;
use crate::diagnostic::{Code, Diagnostic, Level, Location};
use crate::join::{Release, Version};
use crate::model::prose::PlainText;
use crate::model::release::{Passage, ReleaseMention};
use crate::parse::{plain_text, span_of};
use crate::path;
use crate::source::Span;

/// What the sheets say of something that a release mentions.
#[derive(Debug)]
pub(super) enum Verdict {
    /// The sheet at this place says the same.
    Agrees(Location),
    /// The same, and it is to be told that it is no link.
    AgreesUnlinked(Location, Diagnostic),
    /// A sheet says something else; its place is among those related to the problem.
    Differs(Diagnostic),
    /// No sheet knows it.
    Unmatched,
}

/// A release in one language, whose mentions are judged.
#[derive(Clone, Copy)]
pub(super) struct MentionedIn<'s> {
    pub(super) content: &'s Content<'s>,
    pub(super) release: &'s Release,
    pub(super) version: &'s Version,
    /// What the release is about, sorted: what `about` names, and what its texts link to or show.
    pub(super) subjects: &'s [NamedSheet],
    /// Whether the places of words in fields are searched for. Beyond the problems that are shown, nobody asks.
    pub(super) is_exact: bool,
    /// Whether it is told of amounts that agree and could be links.
    pub(super) wants_hints: bool,
    /// What readers read of the body, once somebody has asked for it.
    pub(super) plain: &'s OnceCell<PlainText>,
}

impl<'s> MentionedIn<'s> {
    pub(super) fn new(
        content: &'s Content<'s>,
        release: &'s Release,
        version: &'s Version,
        subjects: &'s [NamedSheet],
        plain: &'s OnceCell<PlainText>,
    ) -> MentionedIn<'s> {
        let wants_hints = content.site.settings.level(Code::AmountUnlinked) != Level::Off;
        MentionedIn { content, release, version, subjects, is_exact: true, wants_hints, plain }
    }

    /// The words of a range of a passage, as the file has them.
    pub(super) fn words(&self, mention: &ReleaseMention, range: &Range<usize>) -> String {
        match self.version.text.words.passage(mention.passage) {
            Some(text) => text[range.clone()].to_owned(),
            None => {
                let span = Span::new(self.version.file, range.clone());
                self.content.sources.get(span.file).text_at(span).to_owned()
            }
        }
    }

    /// The same words without markup.
    pub(super) fn plain_words(&self, mention: &ReleaseMention, range: &Range<usize>) -> String {
        if mention.passage != Passage::Body {
            return self.words(mention, range);
        }
        let plain = self.plain_text();
        let range = plain.within(range).unwrap_or(0..0);
        plain.as_str()[range].to_owned()
    }

    /// The same words as readers read them: without markup, in one line.
    pub(super) fn words_as_read(&self, mention: &ReleaseMention, range: &Range<usize>) -> String {
        self.plain_words(mention, range).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The plain text of the body. It is read once, and only if somebody asks.
    pub(super) fn plain_text(&self) -> &'s PlainText {
        self.plain.get_or_init(|| plain_text(self.content.sources.get(self.version.file)))
    }

    /// The place of a range of a passage: bytes of the file, or the value of the field.
    pub(super) fn place(&self, mention: &ReleaseMention, range: &Range<usize>) -> Location {
        let file = self.version.file;
        let text = self.version.text.words.passage(mention.passage);
        let Some((field, text)) = mention.passage.field().zip(text) else {
            return Location::Bytes(Span::new(file, range.clone()));
        };
        let field = Location::value(file, path![field]);
        if !self.is_exact {
            return field;
        }
        let sources = self.content.sources;
        let value = span_of(sources, &field);
        in_value(sources, field, value, text, range)
    }
}
