//! Writing XML, with quick-xml.
//!
//! Takes elements one after the other; gives a document. It is written into memory, so writing cannot fail. Text that needs
//! no escaping is recognised here, many bytes at a time: quick-xml checks byte by byte, and feeds are mostly text.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::html::is_plain;

/// The initial capacity of a document in bytes. Most feeds are smaller, so they need one allocation.
pub(super) const FEED: usize = 32 << 10;

/// An XML document that is being written.
pub(super) struct Document {
    writer: Writer<Vec<u8>>,
}

impl Document {
    pub(super) fn new() -> Self {
        let mut document = Document { writer: Writer::new_with_indent(Vec::with_capacity(FEED), b' ', 1) };
        document.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        document
    }

    /// Adds an element that contains what `inside` adds.
    pub(super) fn parent(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Adds an element that contains text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// Adds an element with attributes that contains text.
    pub(super) fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(match is_plain(text) {
            true => BytesText::from_escaped(text),
            false => BytesText::new(text),
        }));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// Adds an empty element.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// The document in UTF-8, with a line end.
    pub(super) fn finish(self) -> Vec<u8> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        bytes
    }

    fn write(&mut self, event: Event<'_>) {
        let _infallible = self.writer.write_event(event);
    }
}

fn start<'n>(name: &'n str, attributes: &[(&'n str, &'n str)]) -> BytesStart<'n> {
    BytesStart::new(name).with_attributes(attributes.iter().copied())
}
