//! Markdown into [`Prose`]; the only importer of pulldown-cmark.
//!
//! Takes a body text; gives its HTML with slots, its plain text, its headings, and what checks want to know. One pass over
//! the parser's events: typed links and embeds become slots, headings get their anchors, and what a page must not hold
//! (raw HTML, inline styles) never gets into the HTML. Nothing is judged here: raw HTML is an issue, and [`crate::check`]
//! reports it.
//!
//! CommonMark with tables, strikethrough and footnotes. Every other extension is off, so that a text looks the same in any other
//! preview.

mod days;
mod destination;
mod leftover;
mod list;
mod names;
mod notes;
mod table;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use pulldown_cmark::{
    CodeBlockKind, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html,
};

use super::characters;
use crate::diagnostic::TextProblem;
use crate::html::escape;
use crate::mention::may_have_wrong_date;
use crate::model::prose::{Heading, Issue, IssueKind, PlainText, PlainTextBuilder, Prose, Slot, SlotContent};
use crate::model::{Id, Kind, Reference};
use destination::Destination;
use leftover::may_be_leftover;
use list::{List, breaks_paragraph};
pub use names::{is_address, is_file_name, is_vague};
use notes::Notes;
use table::Table;

/// The mark of a slot in the HTML, as an event's text.
const MARK: &str = "\0";

/// How many bytes of a text become one event, in a text with few events. The list of events is reserved by it.
const BYTES_OF_AN_EVENT: usize = 32;

/// The length of the longest bold line that is taken for a heading, in bytes.
const LONGEST_HEADING: usize = 90;

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

/// Reads a body that begins at the byte `offset` of its file, which is the text `id`.
pub(super) fn prose(body: &str, offset: usize, id: &str) -> Prose {
    let notes = Notes::new(id);
    let plain = may_have_wrong_date(body).then(PlainTextBuilder::default);
    let mut reader = Reader { offset, body, notes, plain, ..Reader::default() }.read_all(body);
    reader.finish_notes();
    reader.find_leftovers();
    reader.find_days();
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
    let reader = Reader { offset, body, plain, ..Reader::default() }.read_all(body);
    reader.plain.map(PlainTextBuilder::build).unwrap_or_default()
}

#[derive(Default)]
struct Reader<'b> {
    offset: usize,
    body: &'b str,
    events: Vec<Event<'b>>,
    /// Collected by [`plain_text`], and for a body with a date that can be wrong.
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
    /// The index of the first event of the open table cell.
    cell: usize,
    notes: Notes<'b>,
    /// The footnotes that are being read, innermost last.
    open_notes: Vec<OpenNote>,
    /// The lists that are open, innermost last.
    lists: Vec<List>,
    /// How many quotations are open.
    quotations: usize,
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

    /// Finds the dates that can be wrong. Most texts have none, and no plain text.
    fn find_days(&mut self) {
        if let Some(plain) = self.plain.take().map(PlainTextBuilder::build) {
            self.issues.extend(days::find(&plain, self.body, self.offset));
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
                        let range = in_file(self.offset, &range);
                        if let Some(plain) = &mut self.plain {
                            plain.push(text, range);
                        }
                        if self.wants_words() {
                            self.words.push_str(text);
                        }
                    }
                    Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => {
                        self.is_line_start = true;
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

    /// Remembers where something begins, and finds what is wrong with where it begins.
    fn note_start(&mut self, tag: &Tag<'b>, range: &Range<usize>) {
        if let Tag::Paragraph | Tag::List(_) | Tag::Table(_) | Tag::BlockQuote(_) = tag
            && let Some(bold) = self.bold.take()
        {
            let level = self.headings.last().map_or(2, |heading| heading.level.max(2));
            self.find(bold, IssueKind::Text(TextProblem::BoldForHeading { level }));
        }
        match tag {
            Tag::Paragraph | Tag::TableCell => self.is_line_start = true,
            Tag::Heading { .. } => self.bold = None,
            Tag::List(start) => self.lists.push(List::new(range.clone(), *start)),
            Tag::Item => {
                self.is_line_start = true;
                if let Some(list) = self.lists.last_mut() {
                    list.add_entry(range.start);
                }
            }
            Tag::BlockQuote(_) => {
                self.quotations += 1;
                self.sign_in_paragraph(range);
            }
            Tag::CodeBlock(kind) => {
                self.is_in_code = true;
                if *kind == CodeBlockKind::Indented {
                    self.find(self.first_line(range), IssueKind::Text(TextProblem::IndentedText));
                }
            }
            _ => {}
        }
    }

    /// A line inside a paragraph begins with `> 5`: the sign is meant as “more than”.
    fn sign_in_paragraph(&mut self, range: &Range<usize>) {
        // Only the sign before the figure is looked at: from each of many nested quotations, it would be far to look.
        let line = self.body.get(range.clone()).unwrap_or_default();
        let meant = line.strip_prefix('>').unwrap_or(line).trim_start_matches(' ');
        if meant.starts_with(|c: char| c.is_ascii_digit()) && breaks_paragraph(self.body, range.start) {
            let problem = TextProblem::SignAsList { sign: '>' };
            self.find(self.first_line(range), IssueKind::Text(problem));
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

    /// Finds what can be said of a list when it ends.
    fn note_end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                if let Some(list) = self.lists.pop() {
                    for (range, problem) in list.problems(self.body) {
                        self.find(range, IssueKind::Text(problem));
                    }
                }
            }
            TagEnd::BlockQuote(_) => self.quotations -= 1,
            TagEnd::CodeBlock => self.is_in_code = false,
            _ => {}
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
                self.close_typed(slot, to, first, words);
            }
            Opened::Plain { end, to } => {
                self.look_at_link(&words, &to, &range);
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
        self.look_at_heading(first, &range, words);
        let anchor = self.anchor(words);
        let id = anchor.as_ref().map(|anchor| CowStr::from(anchor.to_string()));
        self.events[first] = Event::Start(Tag::Heading { level, id, classes: Vec::new(), attrs: Vec::new() });
        self.events.push(Event::End(tag));
        if let Some(anchor) = anchor {
            let range = in_file(self.offset, &range);
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

    fn look_at_heading(&mut self, first: usize, range: &Range<usize>, words: &str) {
        let has_nothing = words.trim().is_empty() && self.events.len() == first + 1;
        if has_nothing {
            self.find(range.clone(), IssueKind::Text(TextProblem::EmptyHeading));
        }
        let written = self.body.get(range.clone()).unwrap_or_default().trim();
        let is_sentence = words.trim_end().ends_with(['.', ',', ';', ':']) || written.lines().count() > 2;
        if !written.starts_with('#') && is_sentence {
            self.find(self.first_line(range), IssueKind::Text(TextProblem::UnderlinedText));
        }
    }

    /// Looks at the words of a link and where it leads.
    fn look_at_link(&mut self, words: &str, to: &str, range: &Range<usize>) {
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

    /// Whether a paragraph is nothing but a few bold words, as a heading is.
    fn is_bold_line(&self, first: usize) -> bool {
        let events = self.events.get(first + 1..).unwrap_or_default();
        let [Event::Start(Tag::Strong), inside @ .., Event::End(TagEnd::Strong)] = events else {
            return false;
        };
        let mut length = 0;
        for event in inside {
            match event {
                Event::Text(text) => length += text.len(),
                Event::Start(Tag::Emphasis) | Event::End(TagEnd::Emphasis) => {}
                _ => return false,
            }
        }
        let ends_sentence = matches!(inside.last(), Some(Event::Text(text)) if text.ends_with(['.', '!']));
        self.lists.is_empty() && self.quotations == 0 && length <= LONGEST_HEADING && !ends_sentence
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

    /// Notes the name of the definition that a link or picture uses.
    fn note_definition(&mut self, tag: &Tag<'b>) {
        if let Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. } = tag
            && let LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut = link_type
        {
            self.used_definitions.insert(id.to_lowercase());
        }
    }

    fn start_link(&mut self, link_type: LinkType, destination: &str, tag: Tag<'b>, range: Range<usize>) {
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
        prose(text, 0, "om").html.replace('\0', "▯")
    }

    fn issues(text: &str) -> Vec<IssueKind> {
        prose(text, 0, "om").issues.into_iter().map(|finding| finding.what).collect()
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
        let prose = prose("[BL](organisation:bl), [](person:a) and <page:om>\n", 7, "om");
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
            let prose = prose(text, 0, "om");
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
    fn footnotes_are_numbered_and_linked_both_ways() {
        let text = "A[^x] b[^y] c[^x]\n\n[^y]: To.\n\n[^x]: Et [BL](organisation:bl).\n\nSlut.\n";
        let prose = prose(text, 0, "om");
        let html = prose.html.replace('\0', "▯").replace('\n', "");
        assert!(
            html.starts_with(
                "<p>A<sup><a id=\"fnref-om-1\" href=\"#fn-om-1\" role=\"doc-noteref\">1</a></sup> b"
            ),
            "{html}"
        );
        let notes = &html[html.find("<section").expect("notes")..];
        assert!(notes.contains("<li id=\"fn-om-1\"><p>Et ▯BL</a>. <a href=\"#fnref-om-1\""), "{notes}");
        assert!(
            notes.contains("<a href=\"#fnref-om-1-2\" role=\"doc-backlink\" aria-label=\"▯\">↩</a></p>"),
            "{notes}"
        );
        assert!(notes.contains("<li id=\"fn-om-2\"><p>To. "), "{notes}");
        assert_eq!(html.matches('▯').count(), prose.slots.len());
        assert!(html.find("Slut.") < html.find("<section"), "{html}");
        assert_eq!(prose.issues.len(), 0);
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
        let prose = prose("## Få støtte\n\n## Få støtte\n\n## ?\n", 0, "om");
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
