//! Links, in the text and to things of the site.
//!
//! Takes a link and its words; gives its HTML, with a slot where only the join knows the address or the name, and what is wrong with it.
//! Whether the destination exists is judged by the rules of the site.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd};

use super::destination::Destination;
use super::linked_amounts;
use super::names::{is_address, is_vague};
use super::{MARK, Opened, Reader};
use crate::diagnostic::TextProblem;
use crate::model::prose::{IssueKind, SlotContent};
use crate::model::{Kind, Reference};

impl<'b> Reader<'b> {
    /// Notes the name of the definition that a link or picture uses.
    pub(super) fn note_definition(&mut self, tag: &Tag<'b>) {
        if let Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. } = tag
            && let LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut = link_type
        {
            self.used_definitions.insert(id.to_lowercase());
        }
    }

    pub(super) fn start_link(
        &mut self,
        link_type: LinkType,
        destination: &str,
        tag: Tag<'b>,
        range: Range<usize>,
    ) {
        let is_mail = link_type == LinkType::Email;
        self.note_definition(&tag);
        match if is_mail { Destination::Kept } else { Destination::read(destination) } {
            Destination::Typed(to) => {
                let slot = self.slot(range.clone(), SlotContent::Name(to.clone()));
                self.open(Opened::Typed { slot, to }, range);
                self.events.push(Event::InlineHtml(CowStr::Borrowed(MARK)));
            }
            Destination::Address(to, fragment) => {
                self.slot(range.clone(), SlotContent::Address { to, fragment });
                self.open(Opened::Plain { end: Some("</a>"), to: destination.into() }, range);
                self.events.push(Event::InlineHtml(CowStr::Borrowed("<a href=\"\0\">")));
            }
            Destination::Fragment(name) => {
                self.find(range.clone(), IssueKind::Fragment(name));
                self.open(Opened::Plain { end: None, to: destination.into() }, range);
                self.events.push(Event::Start(tag));
            }
            Destination::Kept => {
                if destination.contains("://") {
                    self.find(range.clone(), IssueKind::WebAddress(destination.into()));
                }
                self.open(Opened::Plain { end: None, to: destination.into() }, range);
                self.events.push(Event::Start(tag));
            }
            Destination::Refused(found) => {
                self.find(range.clone(), found);
                self.open(Opened::Dropped, range);
            }
        }
    }

    /// Looks at the words of a link and where it leads.
    pub(super) fn look_at_link(&mut self, words: &str, to: &str, range: &Range<usize>) {
        let words = words.trim();
        let problem = if is_vague(words) {
            TextProblem::VagueLink
        } else if is_address(words) {
            TextProblem::AddressForLinkText
        } else if words.is_empty() || words.contains(|c: char| c.is_ascii_digit()) {
            // An empty link gets a name, and the same amount can be in two agreements.
            return;
        } else {
            match self.links.get(words) {
                None => {
                    self.links.insert(words.to_owned(), to.to_owned());
                    return;
                }
                Some(other) if other == to => return,
                Some(other) => TextProblem::SameLinkText { other: other.as_str().into() },
            }
        };
        self.find(range.clone(), IssueKind::Text(problem));
    }

    /// The end of any other link: `end` is its HTML if it is not the usual.
    pub(super) fn close_plain(
        &mut self,
        end: Option<&'static str>,
        first: usize,
        range: Range<usize>,
        words: &str,
    ) {
        if words.trim().is_empty() && !self.events[first..].iter().any(is_picture) {
            self.find(range, IssueKind::EmptyLink);
        }
        self.events.push(match end {
            Some(html) => Event::InlineHtml(CowStr::Borrowed(html)),
            None => Event::End(TagEnd::Link),
        });
    }

    /// A typed link without words, or one written `<kind:id>`, is filled with a name.
    pub(super) fn close_typed(
        &mut self,
        slot: usize,
        to: Reference,
        first: usize,
        range: &Range<usize>,
        words: String,
    ) {
        if words.trim().is_empty() || words == to.to_string() {
            self.events.truncate(first + 1);
            // The slots of pictures among the words go with them.
            self.slots.truncate(slot + 1);
            return;
        }
        let is_amount = to.kind == Kind::Agreement && to.part.is_some();
        let amounts = if is_amount { linked_amounts::read(&words, self.body, range) } else { Box::default() };
        self.slots[slot].content = SlotContent::Link { to, text: words.into(), amounts };
        self.events.push(Event::InlineHtml(CowStr::Borrowed("</a>")));
    }
}

/// Whether an event is a picture with alt text.
fn is_picture(event: &Event<'_>) -> bool {
    matches!(event, Event::InlineHtml(html) if html.starts_with("<img ") && !html.ends_with("alt=\"\">"))
}
