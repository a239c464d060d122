//! Pictures and embeds, which are both written `![words](destination)`.
//!
//! Takes a picture and its words; gives its HTML with a slot, and what is wrong with it. Which pictures exist is judged by the rules of the
//! site.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event};

use super::destination::Destination;
use super::names::is_file_name;
use super::{MARK, Opened, Reader};
use crate::diagnostic::TextProblem;
use crate::html::escape;
use crate::model::Kind;
use crate::model::prose::{IssueKind, SlotContent};

impl<'b> Reader<'b> {
    /// The words inside a picture are its alt text or caption.
    pub(super) fn close_image(&mut self, destination: &str, first: usize, range: Range<usize>, words: &str) {
        self.events.truncate(first);
        let words = words.trim();
        if is_file_name(words) {
            self.find(range.clone(), IssueKind::Text(TextProblem::FileNameForAlt));
        }
        match Destination::read(destination) {
            Destination::Typed(of) if of.part.is_some() && can_be_embedded(of.kind) => {
                self.find(range, IssueKind::PartEmbedded);
            }
            Destination::Typed(of) if can_be_embedded(of.kind) => {
                let caption = Some(words).filter(|words| !words.is_empty()).map(Box::from);
                self.slot(range.clone(), SlotContent::Embed { of, caption });
                match self.open.last_mut().map(|open| &mut open.what) {
                    Some(Opened::Paragraph { embeds }) => embeds.push(range),
                    _ => self.find(range, IssueKind::EmbedNotAlone),
                }
                self.events.push(Event::InlineHtml(CowStr::Borrowed(MARK)));
            }
            Destination::Typed(of) => self.find(range, IssueKind::NotEmbeddable(of.kind)),
            Destination::Address(to, fragment) => {
                self.find(range.clone(), IssueKind::FileImage { has_alt: !words.is_empty() });
                self.slot(range, SlotContent::Address { to, fragment });
                let picture = format!("<img src=\"\0\" alt=\"{}\">", escape(words));
                self.events.push(Event::InlineHtml(picture.into()));
            }
            Destination::Kept => self.find(range, IssueKind::ExternalImage),
            Destination::Fragment(_) | Destination::Refused(IssueKind::RelativeLink(_)) => {
                self.find(range, IssueKind::RelativeImage);
            }
            Destination::Refused(found) => self.find(range, found),
        }
    }
}

/// Whether a kind can be embedded as a block.
fn can_be_embedded(kind: Kind) -> bool {
    matches!(kind, Kind::Agreement | Kind::Partnership | Kind::Statement | Kind::Media)
}
