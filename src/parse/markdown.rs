//! Markdown into [`Prose`]; the only importer of pulldown-cmark.
//!
//! Takes a body text; gives its HTML with slots, its plain text, its headings, and what checks want to know. One pass over
//! the parser's events: typed links and embeds become slots, headings get their anchors, and what a page must not hold
//! (raw HTML, inline styles) never gets into the HTML. Nothing is judged here: raw HTML is an issue, and [`crate::check`]
//! reports it.
//!
//! CommonMark with tables and strikethrough. Every other extension is off, so that a text looks the same in any other
//! preview.

mod destination;
mod table;

use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::html::escape;
use crate::model::prose::{Heading, Issue, IssueKind, PlainText, PlainTextBuilder, Prose, Slot, SlotContent};
use crate::model::{Id, Kind, Reference};
use destination::Destination;
use table::Table;

/// The mark of a slot in the HTML, as an event's text.
const MARK: &str = "\0";

/// How many bytes of a text become one event, in a text with few events. The list of events is reserved by it.
const BYTES_OF_AN_EVENT: usize = 32;

/// Reads a body that begins at the byte `offset` of its file.
pub(super) fn prose(body: &str, offset: usize) -> Prose {
    let reader = Reader { offset, ..Reader::default() }.read_all(body);
    let mut text = String::with_capacity(body.len() + body.len() / 4);
    html::push_html(&mut text, reader.events.into_iter());
    Prose {
        // A copy: shrinking in place can keep the larger allocation.
        html: text.as_str().into(),
        slots: reader.slots.into(),
        headings: reader.headings.into(),
        issues: reader.issues.into(),
    }
}

/// The plain text of a body that begins at the byte `offset` of its file.
pub(super) fn plain_text(body: &str, offset: usize) -> PlainText {
    let plain = Some(PlainTextBuilder::default());
    let reader = Reader { offset, plain, ..Reader::default() }.read_all(body);
    reader.plain.map(PlainTextBuilder::build).unwrap_or_default()
}

#[derive(Default)]
struct Reader<'b> {
    offset: usize,
    events: Vec<Event<'b>>,
    /// Collected only by [`plain_text`].
    plain: Option<PlainTextBuilder>,
    slots: Vec<Slot>,
    headings: Vec<Heading>,
    issues: Vec<Issue>,
    /// The anchors given so far, each with the number to try next when it is wanted again.
    anchors: HashMap<Id, usize>,
    /// The words of the open elements that need them. Each open element knows where its own begin.
    words: String,
    has_raw_html: bool,
    /// The links, pictures, headings and paragraphs that are open, innermost last.
    open: Vec<Open>,
    table: Table,
}

/// An open element. What it becomes is decided when it ends.
struct Open {
    what: Opened,
    /// The index of its first event in `events`.
    first: usize,
    range: Range<usize>,
    /// Where its words begin.
    words: usize,
}

enum Opened {
    Heading(HeadingLevel),
    Paragraph {
        embeds: Vec<Range<usize>>,
    },
    /// A link to something of the site, and the index of its slot.
    Typed {
        slot: usize,
        to: Reference,
    },
    /// Any other link, and the HTML that ends it if it is not the usual.
    Plain {
        end: Option<&'static str>,
    },
    /// A link that is dropped. Its words are kept.
    Dropped,
    Image(String),
}

impl<'b> Reader<'b> {
    fn read_all(mut self, body: &'b str) -> Self {
        self.events.reserve(body.len() / BYTES_OF_AN_EVENT);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
            self.read(event, range);
        }
        self
    }

    fn read(&mut self, event: Event<'b>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Html(_) => self.has_raw_html = true,
            Event::InlineHtml(tag) => {
                // The opening tag was reported already.
                if !(self.has_raw_html && tag.starts_with("</")) {
                    self.find(range, IssueKind::RawHtml);
                    self.has_raw_html = true;
                }
            }
            event => {
                match &event {
                    Event::Text(text) | Event::Code(text) => {
                        let range = self.in_file(range);
                        if let Some(plain) = &mut self.plain {
                            plain.push(text, range);
                        }
                        if self.wants_words() {
                            self.words.push_str(text);
                        }
                    }
                    Event::SoftBreak | Event::HardBreak => {
                        if let Some(plain) = &mut self.plain {
                            plain.push_space();
                        }
                        if self.wants_words() {
                            self.words.push(' ');
                        }
                    }
                    _ => {}
                }
                self.events.push(event);
            }
        }
    }

    fn start(&mut self, tag: Tag<'b>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.open(Opened::Heading(level), range);
                self.events.push(Event::Start(tag));
            }
            Tag::Paragraph => {
                self.open(Opened::Paragraph { embeds: Vec::new() }, range);
                self.events.push(Event::Start(tag));
            }
            // A picture contains only words, its alt text or caption. A link cannot contain another link.
            Tag::Link { .. } if self.is_inside_link_or_picture() => self.open(Opened::Dropped, range),
            Tag::Image { .. } if self.is_inside_picture() => self.open(Opened::Dropped, range),
            Tag::Link { link_type, ref dest_url, .. } => {
                let destination = dest_url.to_string();
                self.start_link(link_type, &destination, tag, range);
            }
            Tag::Image { dest_url, .. } => self.open(Opened::Image(dest_url.into_string()), range),
            Tag::HtmlBlock => self.find(range, IssueKind::RawHtml),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                let html = self.table.start(tag);
                self.events.push(Event::Html(html));
            }
            tag => self.events.push(Event::Start(tag)),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let Some(plain) = &mut self.plain
            && !is_inline(tag)
        {
            plain.end_line();
        }
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Link | TagEnd::Image => {
                if let Some(open) = self.open.pop() {
                    self.close(open, tag);
                }
            }
            TagEnd::HtmlBlock => {}
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                let html = self.table.end(tag);
                self.events.push(Event::Html(CowStr::Borrowed(html)));
            }
            tag => self.events.push(Event::End(tag)),
        }
    }

    fn open(&mut self, what: Opened, range: Range<usize>) {
        if self.open.is_empty() {
            self.words.clear();
        }
        self.open.push(Open { what, first: self.events.len(), range, words: self.words.len() });
    }

    /// Whether an open element needs its words when it ends. Most text is not in such an element.
    fn wants_words(&self) -> bool {
        self.open.iter().any(|open| !matches!(open.what, Opened::Paragraph { .. } | Opened::Dropped))
    }

    fn is_inside_picture(&self) -> bool {
        self.open.iter().rev().any(|open| matches!(open.what, Opened::Image(_)))
    }

    fn is_inside_link_or_picture(&self) -> bool {
        let mut open = self.open.iter().rev();
        open.any(|open| !matches!(open.what, Opened::Heading(_) | Opened::Paragraph { .. }))
    }

    fn close(&mut self, open: Open, tag: TagEnd) {
        let Open { what, first, range, words } = open;
        // Only words that are used are copied: deeply nested elements would copy them once for each level.
        let words = match what {
            Opened::Dropped | Opened::Paragraph { .. } => String::new(),
            _ => self.words[words..].to_owned(),
        };
        match what {
            Opened::Heading(level) => self.close_heading(level, first, range, &words, tag),
            Opened::Paragraph { embeds } => self.close_paragraph(embeds, first, tag),
            Opened::Typed { slot, to } => self.close_typed(slot, to, first, words),
            Opened::Plain { end } => {
                if words.trim().is_empty() && !self.events[first..].iter().any(is_picture) {
                    self.find(range, IssueKind::EmptyLink);
                }
                self.events.push(match end {
                    Some(html) => Event::InlineHtml(CowStr::Borrowed(html)),
                    None => Event::End(tag),
                });
            }
            Opened::Dropped => {}
            Opened::Image(destination) => self.close_image(&destination, first, range, &words),
        }
    }

    fn close_heading(
        &mut self,
        level: HeadingLevel,
        first: usize,
        range: Range<usize>,
        words: &str,
        tag: TagEnd,
    ) {
        let anchor = self.anchor(words);
        let id = anchor.as_ref().map(|anchor| CowStr::from(anchor.to_string()));
        self.events[first] = Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() });
        self.events.push(Event::End(tag));
        if let Some(anchor) = anchor {
            let range = self.in_file(range);
            self.headings.push(Heading { level: level as u8, anchor, range });
        }
    }

    /// The anchor of a heading: its words folded, with a number from the second time on. A heading without letters is
    /// numbered.
    fn anchor(&mut self, words: &str) -> Option<Id> {
        let base = Id::fold(words).or_else(|| Id::parse("afsnit"))?;
        let mut number = self.anchors.get(&base).copied().unwrap_or(1);
        let free = loop {
            let candidate = match number {
                1 => base.clone(),
                number => Id::parse(&format!("{base}-{number}"))?,
            };
            number += 1;
            if !self.anchors.contains_key(&candidate) {
                break candidate;
            }
        };
        self.anchors.insert(base, number);
        self.anchors.entry(free.clone()).or_insert(2);
        Some(free)
    }

    /// An embed that is alone in its paragraph replaces it.
    fn close_paragraph(&mut self, embeds: Vec<Range<usize>>, first: usize, tag: TagEnd) {
        let is_alone = embeds.len() == 1 && self.events.len() == first + 2;
        if is_alone {
            self.events.truncate(first);
            self.events.push(Event::Html(CowStr::Borrowed("\0\n")));
            return;
        }
        for range in embeds {
            self.find(range, IssueKind::EmbedNotAlone);
        }
        self.events.push(Event::End(tag));
    }

    fn start_link(&mut self, link_type: LinkType, destination: &str, tag: Tag<'b>, range: Range<usize>) {
        let is_mail = link_type == LinkType::Email;
        match if is_mail { Destination::Kept } else { Destination::read(destination) } {
            Destination::Typed(to) => {
                let slot = self.slot(range.clone(), SlotContent::Name(to.clone()));
                self.open(Opened::Typed { slot, to }, range);
                self.events.push(Event::InlineHtml(CowStr::Borrowed(MARK)));
            }
            Destination::Address(to, fragment) => {
                self.slot(range.clone(), SlotContent::Address { to, fragment });
                self.open(Opened::Plain { end: Some("</a>") }, range);
                self.events.push(Event::InlineHtml(CowStr::Borrowed("<a href=\"\0\">")));
            }
            Destination::Fragment(name) => {
                self.find(range.clone(), IssueKind::Fragment(name));
                self.open(Opened::Plain { end: None }, range);
                self.events.push(Event::Start(tag));
            }
            Destination::Kept => {
                if destination.contains("://") {
                    self.find(range.clone(), IssueKind::WebAddress(destination.into()));
                }
                self.open(Opened::Plain { end: None }, range);
                self.events.push(Event::Start(tag));
            }
            Destination::Refused(found) => {
                self.find(range.clone(), found);
                self.open(Opened::Dropped, range);
            }
        }
    }

    /// A typed link without words, or one written `<kind:id>`, is filled with a name.
    fn close_typed(&mut self, slot: usize, to: Reference, first: usize, words: String) {
        if words.trim().is_empty() || words == to.to_string() {
            self.events.truncate(first + 1);
            // The slots of pictures among the words go with them.
            self.slots.truncate(slot + 1);
            return;
        }
        self.slots[slot].content = SlotContent::Link { to, text: words.into() };
        self.events.push(Event::InlineHtml(CowStr::Borrowed("</a>")));
    }

    /// The words inside a picture are its alt text or caption.
    fn close_image(&mut self, destination: &str, first: usize, range: Range<usize>, words: &str) {
        self.events.truncate(first);
        let words = words.trim();
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

    fn slot(&mut self, range: Range<usize>, content: SlotContent) -> usize {
        let range = self.in_file(range);
        self.slots.push(Slot { range, content });
        self.slots.len() - 1
    }

    fn find(&mut self, range: Range<usize>, what: IssueKind) {
        let range = self.in_file(range);
        self.issues.push(Issue { range, what });
    }

    /// A range of the body as a range of the file.
    fn in_file(&self, range: Range<usize>) -> Range<u32> {
        file_offset(self.offset + range.start)..file_offset(self.offset + range.end)
    }
}

/// Whether an element is part of a line of text.
fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// Whether a kind can be embedded as a block.
fn can_be_embedded(kind: Kind) -> bool {
    matches!(kind, Kind::Agreement | Kind::Partnership | Kind::Statement | Kind::Media)
}

/// A byte of a file. Files are at most 1 MiB long.
fn file_offset(at: usize) -> u32 {
    #[expect(clippy::expect_used, reason = "loading refuses longer files")]
    u32::try_from(at).expect("a file is at most 1 MiB long")
}

/// Whether an event is a picture with alt text.
fn is_picture(event: &Event<'_>) -> bool {
    matches!(event, Event::InlineHtml(html) if html.starts_with("<img ") && !html.ends_with("alt=\"\">"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        prose(text, 0).html.replace('\0', "▯")
    }

    fn issues(text: &str) -> Vec<IssueKind> {
        prose(text, 0).issues.into_iter().map(|finding| finding.what).collect()
    }

    #[test]
    fn the_plain_text_is_what_readers_read_and_knows_its_bytes() {
        let body = "## Støtte\n\nI *alt* [37,6&nbsp;mio.\nkr.](agreement:a#b) og `kode`.\n\n- en\n- to\n\n| A | B |\n|---|---|\n| c | d |\n";
        let plain = plain_text(body, 0);
        let text = plain.as_str();
        assert_eq!(text, "Støtte\nI alt 37,6\u{a0}mio. kr. og kode.\nen\nto\nA\nB\nc\nd\n");
        for (words, written) in [
            ("Støtte", "Støtte"),
            ("37,6\u{a0}mio. kr.", "37,6&nbsp;mio.\nkr."),
            ("6\u{a0}m", "6&nbsp;m"),
            ("kode", "`kode`"),
            ("alt 37", "alt* [37"),
            ("d", "d"),
        ] {
            let at = u32::try_from(text.rfind(words).expect("the words")).expect("a short text");
            let range = at..at + u32::try_from(words.len()).expect("a short text");
            let source = plain.source(&range).expect("a place in the file");
            assert_eq!(&body[source.start as usize..source.end as usize], written, "{words}");
        }
        assert_eq!(plain.source(&(7..8)), None, "{:?}", &text[7..8]);
    }

    #[test]
    fn typed_links_become_slots_in_the_order_of_the_text() {
        let prose = prose("[BL](organisation:bl), [](person:a) and <page:om>\n", 7);
        assert_eq!(&*prose.html, "<p>\0BL</a>, \0 and \0</p>\n");
        let fillings: Vec<String> = prose
            .slots
            .iter()
            .map(|slot| match &slot.content {
                SlotContent::Link { to, text } => format!("{to}={text}"),
                SlotContent::Name(to) => to.to_string(),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(fillings, ["organisation:bl=BL", "person:a", "page:om"]);
        assert_eq!(prose.slots[0].range, 7..28);
    }

    #[test]
    fn an_embed_takes_the_place_of_its_paragraph() {
        assert_eq!(html("a\n\n![x *y*](media:z)\n\nb\n"), "<p>a</p>\n▯\n<p>b</p>\n");
        assert_eq!(issues("see ![](media:z)\n"), [IssueKind::EmbedNotAlone]);
        assert_eq!(issues("![](media:y)\n![](media:z)\n").len(), 2);
        assert_eq!(issues("- ![](media:z)\n"), [IssueKind::EmbedNotAlone]);
        assert_eq!(issues("![](person:z)\n"), [IssueKind::NotEmbeddable(Kind::Person)]);
    }

    #[test]
    fn marks_and_slots_are_always_as_many() {
        for text in [
            "![se [BL](organisation:bl)](media:b)\n\n[om](/pg/)",
            "![a [x](/pg/) c](/b.png) and [P](person:p)",
            "[![](/b.png)](organisation:bl) [](person:p)",
            "[<https://a.dk>](https://b.dk) [a <x@y.dk> [b](page:c)](organisation:bl)",
            "![![![a](media:b)](/c.png)](media:d)",
        ] {
            let prose = prose(text, 0);
            assert_eq!(prose.html.matches('\0').count(), prose.slots.len(), "{text}: {}", prose.html);
            let links = prose.html.matches("<a ").count() + prose.html.matches("\0").count();
            assert!(prose.html.matches("</a>").count() <= links, "{text}: {}", prose.html);
        }
        assert_eq!(
            html("[<https://a.dk>](https://b.dk)"),
            "<p><a href=\"https://b.dk\">https://a.dk</a></p>\n"
        );
    }

    #[test]
    fn addresses_of_the_site_are_slots_in_attributes() {
        assert_eq!(html("[om](/om/#kontakt)"), "<p><a href=\"▯\">om</a></p>\n");
        assert_eq!(html("![\"a\"](/a.png)"), "<p><img src=\"▯\" alt=\"&quot;a&quot;\"></p>\n");
    }

    #[test]
    fn raw_html_is_found_and_left_out() {
        assert_eq!(html("a <b>c</b> d"), "<p>a c d</p>\n");
        assert_eq!(issues("a <b>c</b> d"), [IssueKind::RawHtml]);
        assert_eq!(issues("<div>\nx\n</div>\n\n<!-- y -->"), [IssueKind::RawHtml, IssueKind::RawHtml]);
    }

    #[test]
    fn table_cells_are_aligned_by_classes() {
        let table = html("| a | b |\n|---|--:|\n| 1 | 2 |\n");
        assert!(table.contains("<th scope=\"col\" class=\"right\">b</th>"), "{table}");
        assert!(table.contains("<td>1</td><td class=\"right\">2</td>"), "{table}");
        assert!(!table.contains("style"), "{table}");
    }

    #[test]
    fn anchors_are_danish_and_unique() {
        let prose = prose("## Få støtte\n\n## Få støtte\n\n## ?\n", 0);
        let anchors: Vec<&str> = prose.headings.iter().map(|heading| heading.anchor.as_str()).collect();
        assert_eq!(anchors, ["faa-stoette", "faa-stoette-2", "afsnit"]);
        assert!(prose.html.contains("<h2 id=\"faa-stoette\">"));
    }

    #[test]
    fn links_that_lead_nowhere_good_are_found() {
        for (text, found) in [
            ("[a](../b)", IssueKind::RelativeLink("../b".into())),
            ("[a]()", IssueKind::RelativeLink("".into())),
            ("[a](//b.dk)", IssueKind::RelativeLink("//b.dk".into())),
            ("![a](b.png)", IssueKind::RelativeImage),
            ("[a](page:om#Øl)", IssueKind::BadPart("Øl".into())),
            ("[a](javascript:b)", IssueKind::Scheme("javascript".into())),
            ("[a](organization:b)", IssueKind::Scheme("organization".into())),
            ("[a](page:Om)", IssueKind::BadReference("Om".into())),
            ("[a](https://)", IssueKind::BadUrl("https://".into())),
            ("[](mailto:a@b.dk)", IssueKind::EmptyLink),
            ("[a](#b)", IssueKind::Fragment("b".into())),
            ("![a](https://b.dk/c.png)", IssueKind::ExternalImage),
            ("![](/c.png)", IssueKind::FileImage { has_alt: false }),
        ] {
            assert_eq!(issues(text), [found], "{text}");
        }
        for good in ["<a@b.dk>", "[a](mailto:a@b.dk)", "[a](tel:112)", "[a](/%C3%A5.pdf)"] {
            assert_eq!(issues(good), [], "{good}");
        }
        for web in ["[a](https://a.dk)", "<https://a.dk>"] {
            assert_eq!(issues(web), [IssueKind::WebAddress("https://a.dk".into())], "{web}");
        }
    }
}
