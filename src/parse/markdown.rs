//! Markdown into [`Prose`]; the only importer of pulldown-cmark.
//!
//! Takes a body text; gives its HTML with slots, its headings and what checks want to know, and beside them its plain text. One pass over
//! the parser's events: typed links and embeds become slots, headings get their anchors, and what a page must not hold
//! (raw HTML, inline styles) never gets into the HTML. Nothing is judged here: raw HTML is an issue, and [`crate::check`]
//! reports it.
//!
//! CommonMark with tables, strikethrough and footnotes. Every other extension is off, so that a text looks the same in any other
//! preview.

mod blocks;
mod days;
mod destination;
mod headings;
mod leftover;
mod linked_amounts;
mod links;
mod list;
mod names;
mod notes;
mod pictures;
mod table;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use super::characters;
use crate::diagnostic::TextProblem;
use crate::mention::{may_have_wrong_date, unbroken_html};
use crate::model::prose::{Heading, Issue, IssueKind, PlainText, PlainTextBuilder, Prose, Slot, SlotContent};
use crate::model::{Id, Reference};
use leftover::may_be_leftover;
use list::List;
pub use names::{is_address, is_file_name, is_vague};
use notes::Notes;
use table::Table;

/// The mark of a slot in the HTML, as an event's text.
const MARK: &str = "\0";

/// How many bytes of a text become one event, in a text with few events. The list of events is reserved by it.
const BYTES_OF_AN_EVENT: usize = 32;

/// What is read beyond CommonMark.
fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES
}

/// HTML has no slash in elements without content; the library writes one.
fn without_slash(event: Event<'_>) -> Event<'_> {
    match event {
        Event::HardBreak => Event::InlineHtml(CowStr::Borrowed("<br>\n")),
        Event::Rule => Event::Html(CowStr::Borrowed("<hr>\n")),
        event => event,
    }
}

/// A body that was read.
pub(super) struct ParsedBody {
    pub(super) prose: Prose,
    /// What [`plain_text`] gives.
    pub(super) plain: PlainText,
    /// The links to addresses, which are no references: their bytes in the file.
    pub(super) address_links: Vec<Range<u32>>,
    /// The block quotations: their bytes in the plain text.
    pub(super) block_quotations: Vec<Range<usize>>,
}

/// Reads a body that begins at the byte `offset` of its file, which is the text `id`.
pub(super) fn body(body: &str, offset: usize, id: &str) -> ParsedBody {
    let notes = Notes::new(id);
    let mut reader = Reader {
        offset,
        body,
        notes,
        plain: PlainTextBuilder::with_capacity(body.len()),
        ..Reader::default()
    }
    .read_all(body);
    reader.finish_notes();
    reader.find_leftovers();
    let plain = std::mem::take(&mut reader.plain).build();
    reader.find_days(&plain);
    let mut text = String::with_capacity(body.len() + body.len() / 4);
    html::push_html(&mut text, reader.events.into_iter());
    let prose = Prose {
        // A copy: shrinking in place can keep the larger allocation.
        html: unbroken_html(&text).as_ref().into(),
        slots: reader.slots.into(),
        headings: reader.headings.into(),
        issues: reader.issues.into(),
    };
    let Reader { address_links, block_quotations, .. } = reader;
    ParsedBody { prose, plain, address_links, block_quotations }
}

/// The plain text of a body that begins at the byte `offset` of its file.
pub(super) fn plain_text(body: &str, offset: usize) -> PlainText {
    let mut plain = PlainTextBuilder::default();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        add_plain(&mut plain, &event, &in_file(offset, &range));
    }
    plain.build()
}

/// Adds what readers read of an event.
fn add_plain(plain: &mut PlainTextBuilder, event: &Event<'_>, source: &Range<u32>) {
    match event {
        Event::Text(text) | Event::Code(text) => plain.push(text, source.clone()),
        Event::SoftBreak | Event::HardBreak => plain.push_space(),
        Event::End(tag) if !is_inline(*tag) => plain.end_line(),
        _ => {}
    }
}

#[derive(Default)]
struct Reader<'b> {
    offset: usize,
    body: &'b str,
    events: Vec<Event<'b>>,
    slots: Vec<Slot>,
    headings: Vec<Heading>,
    issues: Vec<Issue>,
    plain: PlainTextBuilder,
    address_links: Vec<Range<u32>>,
    /// The anchors given so far, each with the number to try next when it is wanted again.
    anchors: HashMap<Id, usize>,
    /// The words of the open elements that need them. Each open element knows where its own begin.
    words: String,
    has_raw_html: bool,
    /// The links, pictures, headings and paragraphs that are open, innermost last.
    open: Vec<Open>,
    table: Table,
    /// The index of the first event of the open table cell.
    cell: usize,
    notes: Notes<'b>,
    /// The footnotes that are being read, innermost last.
    open_notes: Vec<OpenNote>,
    /// The lists that are open, innermost last.
    lists: Vec<List>,
    /// How many quotations are open.
    quotations: usize,
    /// The outermost quotations, in bytes of the plain text.
    block_quotations: Vec<Range<usize>>,
    /// Where the outermost open quotation begins in the plain text.
    quotation_start: usize,
    /// Where the last paragraph of bold words is, if nothing has followed it.
    bold: Option<Range<usize>>,
    /// Where each link leads whose words say enough, by its words.
    links: HashMap<String, String>,
    /// The names of the definitions that links use.
    used_definitions: HashSet<String>,
    may_have_leftovers: bool,
    /// Whether the next text begins a line.
    is_line_start: bool,
    is_in_code: bool,
}

/// The text of a footnote that is being read.
struct OpenNote {
    name: String,
    range: Range<usize>,
    /// The indices of its first event and slot.
    first: usize,
    first_slot: usize,
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
        to: Box<str>,
    },
    /// A link that is dropped. Its words are kept.
    Dropped,
    Image(String),
}

impl<'b> Reader<'b> {
    fn read_all(mut self, body: &'b str) -> Self {
        self.events.reserve(body.len() / BYTES_OF_AN_EVENT);
        let mut events = Parser::new_ext(body, options()).into_offset_iter();
        for (event, range) in events.by_ref() {
            add_plain(&mut self.plain, &event, &in_file(self.offset, &range));
            self.read(event, range);
        }
        let definitions = events.reference_definitions().iter();
        let mut unused: Vec<Range<usize>> = definitions
            .filter(|(name, _)| !self.used_definitions.contains(&name.to_lowercase()))
            .map(|(_, definition)| definition.span.clone())
            .collect();
        unused.sort_by_key(|range| range.start);
        for range in unused {
            self.find(range, IssueKind::Text(TextProblem::UnusedDefinition));
        }
        self
    }

    /// Puts the list of footnotes below the text.
    fn finish_notes(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        for (range, problem) in notes.finish(self.offset, &mut self.events, &mut self.slots) {
            // The note is not shown, so no link can lead to a heading in it.
            let left_out = in_file(self.offset, &range);
            self.headings.retain(|heading| !left_out.contains(&heading.range.start));
            let range = self.first_line(&range);
            self.find(range, IssueKind::Text(problem));
        }
    }

    /// Finds the signs that readers would see. Few texts have any that may be such.
    fn find_leftovers(&mut self) {
        if self.may_have_leftovers {
            for (range, problem) in leftover::find(self.body) {
                self.find(range, IssueKind::Text(problem));
            }
            self.issues.sort_by_key(|issue| issue.range.start);
        }
    }

    /// Finds the dates that can be wrong. Few texts have any.
    fn find_days(&mut self, plain: &PlainText) {
        if may_have_wrong_date(self.body) {
            self.issues.extend(days::find(plain, self.body, self.offset));
            self.issues.sort_by_key(|issue| issue.range.start);
        }
    }

    fn read(&mut self, event: Event<'b>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Html(_) => self.has_raw_html = true,
            Event::InlineHtml(tag) => {
                // The opening tag was reported already.
                if !(self.has_raw_html && tag.starts_with("</")) {
                    self.find(range, IssueKind::RawHtml);
                    self.has_raw_html = true;
                }
            }
            Event::FootnoteReference(name) => {
                let reference = self.notes.reference(&name, self.is_inside_link_or_picture());
                self.events.push(Event::InlineHtml(reference.into()));
            }
            event => {
                let event = without_slash(event);
                match &event {
                    Event::Text(text) | Event::Code(text) => {
                        if matches!(event, Event::Text(_)) && !self.is_in_code {
                            self.look_at_text(text, &range);
                        }
                        if self.wants_words() {
                            self.words.push_str(text);
                        }
                    }
                    Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => {
                        self.is_line_start = true;
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

    /// Looks for what may be wrong in a piece of text.
    fn look_at_text(&mut self, text: &str, range: &Range<usize>) {
        self.may_have_leftovers |= may_be_leftover(text, self.is_line_start);
        self.is_line_start = false;
        // What is in the file itself is found there; an entity can write any character.
        if self.body.as_bytes().get(range.start) == Some(&b'&')
            && let Some(character) = characters::suspect_in(text)
        {
            self.find(range.clone(), IssueKind::Text(TextProblem::Character(character)));
        }
    }

    fn start(&mut self, tag: Tag<'b>, range: Range<usize>) {
        self.note_start(&tag, &range);
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
            Tag::Image { ref dest_url, .. } => {
                self.note_definition(&tag);
                self.open(Opened::Image(dest_url.to_string()), range);
            }
            Tag::HtmlBlock => self.find(range, IssueKind::RawHtml),
            Tag::FootnoteDefinition(name) => self.open_notes.push(OpenNote {
                name: name.into_string(),
                range,
                first: self.events.len(),
                first_slot: self.slots.len(),
            }),
            Tag::Table(_) | Tag::TableHead | Tag::TableRow | Tag::TableCell => {
                let is_row = tag == Tag::TableRow;
                let html = self.table.start(tag);
                let row = self.body.get(range.clone()).filter(|_| is_row);
                if let Some(problem) = row.and_then(|row| self.table.row_problem(row)) {
                    self.find(range, IssueKind::Text(problem));
                }
                self.events.push(Event::Html(html));
                self.cell = self.events.len();
            }
            tag => self.events.push(Event::Start(tag)),
        }
    }

    /// The first line of a range, without its end.
    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.body.get(range.clone()).unwrap_or_default();
        let length = text.find('\n').unwrap_or(text.len());
        range.start..range.start + text[..length].trim_end().len()
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        self.note_end(tag);
        match tag {
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Link | TagEnd::Image => {
                if let Some(open) = self.open.pop() {
                    self.close(open, tag);
                }
            }
            TagEnd::HtmlBlock => {}
            TagEnd::FootnoteDefinition => {
                if let Some(note) = self.open_notes.pop() {
                    let events = self.events.split_off(note.first);
                    let slots = self.slots.split_off(note.first_slot);
                    self.notes.add_text(&note.name, note.range, events, slots);
                }
            }
            TagEnd::Table | TagEnd::TableHead | TagEnd::TableRow | TagEnd::TableCell => {
                let html = self.table.end(tag, self.events.len() == self.cell);
                self.events.push(Event::Html(CowStr::Borrowed(html)));
                if tag == TagEnd::TableHead && self.table.has_empty_heading() {
                    self.find(self.first_line(&range), IssueKind::Text(TextProblem::EmptyColumnHeading));
                }
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
            Opened::Paragraph { embeds } => self.close_paragraph(embeds, first, range, tag),
            Opened::Typed { slot, to } => {
                self.look_at_link(&words, &to.to_string(), &range);
                self.close_typed(slot, to, first, &range, words);
            }
            Opened::Plain { end, to } => {
                self.address_links.push(in_file(self.offset, &range));
                self.look_at_link(&words, &to, &range);
                self.close_plain(end, first, range, &words);
            }
            Opened::Dropped => {}
            Opened::Image(destination) => self.close_image(&destination, first, range, &words),
        }
    }

    /// An embed that is alone in its paragraph replaces it.
    fn close_paragraph(&mut self, embeds: Vec<Range<usize>>, first: usize, range: Range<usize>, tag: TagEnd) {
        self.bold = self.is_bold_line(first).then_some(self.first_line(&range));
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

    fn slot(&mut self, range: Range<usize>, content: SlotContent) -> usize {
        let range = in_file(self.offset, &range);
        self.slots.push(Slot { range, content });
        self.slots.len() - 1
    }

    fn find(&mut self, range: Range<usize>, what: IssueKind) {
        let range = in_file(self.offset, &range);
        self.issues.push(Issue { range, what });
    }
}

/// A range of a body as a range of the file, in which the body begins at the byte `offset`.
fn in_file(offset: usize, range: &Range<usize>) -> Range<u32> {
    file_offset(offset + range.start)..file_offset(offset + range.end)
}

/// Whether an element is part of a line of text.
fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// A byte of a file. Files are at most 1 MiB long.
fn file_offset(at: usize) -> u32 {
    #[expect(clippy::expect_used, reason = "loading refuses longer files")]
    u32::try_from(at).expect("a file is at most 1 MiB long")
}

#[cfg(test)]
mod tests;
