//! XML; the only place that knows quick-xml.
//!
//! Takes elements one after the other; gives a document. Writing goes to memory, so it cannot fail. That there is
//! nothing to escape is seen here, many bytes at a time: quick-xml looks at each, and feeds are all text.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::html::is_plain;

/// How many bytes most feeds are smaller than: memory is asked for once.
pub(super) const FEED: usize = 32 << 10;

/// An XML document in the making.
pub(super) struct Document {
    writer: Writer<Vec<u8>>,
}

impl Document {
    pub(super) fn new() -> Self {
        let mut document = Document { writer: Writer::new_with_indent(Vec::with_capacity(FEED), b' ', 1) };
        document.write(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
        document
    }

    /// An element with others in it.
    pub(super) fn parent(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with text in it.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.write(Event::Start(start(name, attributes)));
        self.write(Event::Text(match is_plain(text) {
            true => BytesText::from_escaped(text),
            false => BytesText::new(text),
        }));
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
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
