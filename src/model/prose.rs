//! Running text, read once: finished HTML with slots for what only the join knows.
//!
//! Takes what [`crate::parse`] reads in Markdown, which is never read again; gives the HTML and what checks want to know.
//! What depends on other sheets (the address of `organisation:bl`, the amount of `agreement:x#total`) is a [`Slot`], marked
//! in the HTML by the character U+0000, which no text can contain. Rendering fills the slots in order, not this module.

use std::ops::Range;

use super::address::Address;
use super::{Id, Kind, Language, Reference};
use crate::diagnostic::TextProblem;
use crate::mention::{Amount, DateMention};

/// The character in the HTML at each slot.
pub const SLOT_MARK: char = '\0';

/// A body text.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prose {
    /// HTML with one [`SLOT_MARK`] for each of `slots`.
    pub html: Box<str>,
    /// In the order of their marks.
    pub slots: Box<[Slot]>,
    /// In the order of the text.
    pub headings: Box<[Heading]>,
    /// What checks want to know of the text, in its order.
    pub issues: Box<[Issue]>,
}

/// The text of a body without markup: a line for each paragraph, heading, list entry and table cell. Names that the join
/// puts into links are not in it. Not kept with the [`Prose`]: it would take a third of the memory of a large site, and few
/// texts are ever asked for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlainText {
    text: Box<str>,
    runs: Box<[Run]>,
}

/// A piece of plain text that the file has in one piece too. Ranges are in bytes.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    plain: Range<u32>,
    /// In the file. It has another length than `plain` where the file has an entity, an escape or backticks.
    source: Range<u32>,
}

impl Run {
    fn is_verbatim(&self) -> bool {
        self.plain.len() == self.source.len()
    }

    fn continues_into(&self, next: &Run) -> bool {
        self.plain.end == next.plain.start && self.source.end == next.source.start
    }
}

impl PlainText {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The bytes of the file that a range of the text comes from. A character that the file has as an entity comes from
    /// all bytes of the entity. `None` if the range holds nothing but the ends of lines.
    pub fn source(&self, range: &Range<u32>) -> Option<Range<u32>> {
        // Searched by halves: a text can have as many runs as dates.
        let first = self.runs.partition_point(|run| run.plain.end <= range.start);
        let after = self.runs.partition_point(|run| run.plain.start < range.end);
        let runs = self.runs.get(first..after)?;
        let (first, last) = (runs.first()?, runs.last()?);
        let skipped = if first.is_verbatim() { range.start.saturating_sub(first.plain.start) } else { 0 };
        let left = if last.is_verbatim() { last.plain.end.saturating_sub(range.end) } else { 0 };
        Some(first.source.start + skipped..last.source.end - left)
    }

    /// The bytes of the text that come from a range of the file. If none do, an empty range where they would be.
    pub fn range_of(&self, source: &Range<u32>) -> Range<u32> {
        // In the order of the text, which is that of the file.
        let first = self.runs.partition_point(|run| run.source.start < source.start);
        let next = self.runs.partition_point(|run| run.source.start < source.end).max(first);
        let inside = |run: &&Run| run.source.end <= source.end;
        let runs = &self.runs[first..next];
        if let (Some(first), Some(last)) = (runs.iter().find(inside), runs.iter().rfind(inside)) {
            return first.plain.start..last.plain.end;
        }
        let ended = self.runs.partition_point(|run| run.source.end <= source.start);
        let before = ended.checked_sub(1).and_then(|before| self.runs.get(before));
        let after = self.runs.get(next);
        let place = match (before, after) {
            (Some(before), Some(after)) => {
                // A range in the middle of a line has text of that line before it.
                let gap = self.text.get(before.plain.end as usize..after.plain.start as usize);
                let is_one_line = gap.is_some_and(|gap| !gap.contains('\n'));
                let ends_line = before.source.end == source.start && after.source.start > source.end;
                if is_one_line || ends_line { before.plain.end } else { after.plain.start }
            }
            (Some(before), None) => before.plain.end,
            (None, Some(after)) => after.plain.start,
            (None, None) => 0,
        };
        place..place
    }

    /// As [`PlainText::source`], for ranges that are counted in `usize`.
    pub fn source_of(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let range = u32::try_from(range.start).ok()?..u32::try_from(range.end).ok()?;
        let source = self.source(&range)?;
        Some(source.start as usize..source.end as usize)
    }

    /// The bytes of the text that come from a range of the file. `None` if nothing does.
    pub fn within(&self, source: &Range<usize>) -> Option<Range<usize>> {
        // In the order of the text, which is that of the file.
        let first = self.runs.partition_point(|run| run.source.end as usize <= source.start);
        let after = self.runs.partition_point(|run| (run.source.start as usize) < source.end);
        let runs = self.runs.get(first..after)?;
        let (first, last) = (runs.first()?, runs.last()?);
        let skipped = source.start.saturating_sub(first.source.start as usize);
        let left = (last.source.end as usize).saturating_sub(source.end);
        let skipped = if first.is_verbatim() { skipped } else { 0 };
        let left = if last.is_verbatim() { left } else { 0 };
        Some(first.plain.start as usize + skipped..last.plain.end as usize - left)
    }
}

/// Collects a [`PlainText`] piece by piece.
#[derive(Default)]
pub struct PlainTextBuilder {
    text: String,
    runs: Vec<Run>,
}

impl PlainTextBuilder {
    /// A builder for a text of at most so many bytes.
    pub fn with_capacity(bytes: usize) -> PlainTextBuilder {
        PlainTextBuilder { text: String::with_capacity(bytes), runs: Vec::new() }
    }

    /// Adds text that comes from these bytes of the file.
    pub fn push(&mut self, text: &str, source: Range<u32>) {
        let start = self.len();
        self.text.push_str(text);
        let run = Run { plain: start..self.len(), source };
        match self.runs.last_mut() {
            Some(last) if last.is_verbatim() && run.is_verbatim() && last.continues_into(&run) => {
                last.plain.end = run.plain.end;
                last.source.end = run.source.end;
            }
            _ => self.runs.push(run),
        }
    }

    /// Adds a space: what readers see of a line end inside a paragraph.
    pub fn push_space(&mut self) {
        self.text.push(' ');
    }

    /// Ends the line, unless it is empty.
    pub fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// The text so far.
    pub fn written(&self) -> &str {
        &self.text
    }

    pub fn build(self) -> PlainText {
        PlainText { text: self.text.into(), runs: self.runs.into() }
    }

    fn len(&self) -> u32 {
        #[expect(
            clippy::expect_used,
            reason = "loading refuses files over 1 MiB, and no text is longer than its file"
        )]
        u32::try_from(self.text.len()).expect("a text is at most as long as its file")
    }
}

/// A place in the HTML that rendering fills.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// In bytes of the file.
    pub range: Range<u32>,
    pub content: SlotContent,
}

/// What a slot is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum SlotContent {
    /// `<a …>` to what is referred to. `text` is what the link says; its HTML and `</a>` follow. `amounts` are read only in links to
    /// an amount.
    Link { to: Reference, text: Box<str>, amounts: Box<[LinkedAmount]> },
    /// The whole link, with the name or amount of what is referred to.
    Name(Reference),
    /// A block: facts, participants, a quotation or a figure.
    Embed { of: Reference, caption: Option<Box<str>> },
    /// What the list of footnotes is called, or the link back from the note with a number; as the value of an attribute.
    NoteLabel { number: Option<usize> },
    /// An address of this site, as the value of an attribute.
    Address { to: Address, fragment: Option<Box<str>> },
}

/// An amount that a link says, if the text is in this language.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkedAmount {
    pub language: Language,
    /// With the hedge that may stand before or after the link. Its range is in bytes of the link's text.
    pub amount: Amount,
    /// Whether the hedge is outside of the link.
    pub is_hedged_outside: bool,
}

/// A heading and the anchor it can be linked by.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    pub anchor: Id,
    pub range: Range<u32>,
}

/// Something in a text that a check may have to report.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// In bytes of the file.
    pub range: Range<u32>,
    pub what: IssueKind,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum IssueKind {
    /// Something that readers would read otherwise than it was written.
    Text(TextProblem),
    RawHtml,
    /// A link without words, to something whose name is not known.
    EmptyLink,
    /// A link or picture that leads neither to an address of this site from its root nor out of it.
    RelativeLink(Box<str>),
    /// A scheme that is neither a kind nor allowed in links.
    Scheme(Box<str>),
    /// An address that does not have the form of one.
    BadUrl(Box<str>),
    /// A link to an address of the web, which may be one of this site in full.
    WebAddress(Box<str>),
    /// A reference whose id is not an id.
    BadReference(Box<str>),
    /// A reference whose part is not an id.
    BadPart(Box<str>),
    /// An embed that is not alone in its paragraph.
    EmbedNotAlone,
    /// An embed of a kind that has no block.
    NotEmbeddable(Kind),
    /// An embed of a part of something.
    PartEmbedded,
    /// A picture from another host.
    ExternalImage,
    /// A picture whose address depends on where the text is published.
    RelativeImage,
    /// A picture linked as a file of this site, and whether it has alt text.
    FileImage {
        has_alt: bool,
    },
    /// A link to an anchor of the same text.
    Fragment(Box<str>),
    /// A date whose weekday can be wrong, or that the calendar lacks, if the text is in this language. Its ranges are in bytes
    /// of the file.
    Date(Language, Box<DateMention>),
}
