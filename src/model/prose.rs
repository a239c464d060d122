//! Running text, read once: finished HTML with slots for what only the join knows.
//!
//! Markdown is read by [`crate::parse`] and never again. What depends on other sheets (the address behind
//! `organisation:bl`, the amount behind `agreement:x#total`) is left open as a [`Slot`], marked in the HTML by
//! the character U+0000, which no text can hold. Rendering fills the slots in order.

use std::ops::Range;

use super::address::Address;
use super::{Id, Kind, Reference};

/// What stands in the HTML where a slot is.
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

/// A place in the HTML that is filled when the page is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Where it stands, in bytes of the file.
    pub range: Range<u32>,
    pub content: Filling,
}

/// What a slot is filled with.
#[derive(Debug, Clone, PartialEq)]
pub enum Filling {
    /// `<a …>` to what is referred to. `text` is what the link says; its HTML and `</a>` follow.
    Link { to: Reference, text: Box<str> },
    /// The whole link, with the name or amount of what is referred to.
    Name(Reference),
    /// A block: facts, participants, a quotation or a figure.
    Embed { of: Reference, caption: Option<Box<str>> },
    /// An address of this site, as the value of an attribute.
    Address { to: Address, fragment: Option<Box<str>> },
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
    /// Where it stands, in bytes of the file.
    pub range: Range<u32>,
    pub what: IssueKind,
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub enum IssueKind {
    RawHtml,
    /// A link that says nothing and has no name to put in.
    EmptyLink,
    /// A link or picture that leads neither to an address of this site from its root nor out of it.
    RelativeLink(Box<str>),
    /// A scheme that is neither a kind nor one of the harmless ones.
    Scheme(Box<str>),
    /// An address of the web that is not one.
    BadUrl,
    /// A reference whose id is not one.
    BadReference(Box<str>),
    /// A reference whose part is not an id.
    BadPart(Box<str>),
    /// A block among words.
    EmbedNotAlone,
    /// An embed of a kind that has no block.
    NotEmbeddable(Kind),
    /// An embed of a part of something.
    PartEmbedded,
    /// A picture from another host.
    ExternalImage,
    /// A picture whose address depends on where the text is published.
    RelativeImage,
    /// A picture linked as a file of this site; whether it says what it shows.
    FileImage {
        has_alt: bool,
    },
    /// A link to an anchor of the same text.
    Fragment(Box<str>),
}
