//! The body of a release as plain text.
//!
//! Takes the HTML that parsing made, its slots and what these lead to; gives paragraphs, headings, lists, tables and quotations of plain text. The HTML
//! is of this program and well-formed, so it is read tag by tag. Rendering it with the templates first was the alternative: that takes ten times as
//! long, and a theme may make anything of it.

use super::embed;
use super::links::Links;
use super::sheet::Sheet;
use super::table::Table;
use crate::html::{entity_at, entity_characters};
use crate::join::{Referent, Version};
use crate::model::prose::{SLOT_MARK, Slot, SlotContent};
use crate::render::locale::Locale;

/// How far quotations and preformatted text are indented.
const INDENT: &str = "    ";

/// Adds the body of a version.
pub(super) fn body(locale: &Locale<'_>, version: &Version, sheet: &mut Sheet, links: &mut Links) {
    let prose = &version.text.body;
    let slots = prose.slots.iter().zip(&version.referents).collect();
    let mut reader = Reader {
        locale,
        sheet,
        links,
        slots,
        next_slot: 0,
        words: String::new(),
        link: None,
        lists: Vec::new(),
        table: None,
        is_preformatted: false,
    };
    reader.read(&prose.html);
    reader.end_words();
}

struct Reader<'r, 'a> {
    locale: &'r Locale<'a>,
    sheet: &'r mut Sheet,
    links: &'r mut Links,
    slots: Vec<(&'a Slot, &'a Option<Referent>)>,
    next_slot: usize,
    /// The words of the block so far.
    words: String,
    /// Where the link around the words leads, and where its words begin.
    link: Option<(String, usize)>,
    /// The number of the next entry of each list around; `None` if its entries have no numbers.
    lists: Vec<Option<usize>>,
    table: Option<Table>,
    is_preformatted: bool,
}

impl<'a> Reader<'_, 'a> {
    fn read(&mut self, html: &str) {
        let mut rest = html;
        while let Some(start) = rest.find(['<', SLOT_MARK]) {
            self.text(&rest[..start]);
            if rest[start..].starts_with(SLOT_MARK) {
                self.slot();
                rest = &rest[start + SLOT_MARK.len_utf8()..];
                continue;
            }
            // Quotation marks and `>` in attributes are escaped.
            let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
            self.tag(rest[start + 1..end].trim_end_matches('>'));
            rest = &rest[end..];
        }
        self.text(rest);
    }

    /// Adds text with its entities resolved. White space is one blank, except where it is kept.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            if letter == '&'
                && let Some(entity) = entity_at(rest)
                && let Some(characters) = entity_characters(entity)
            {
                self.words.push_str(&characters);
                rest = &rest[entity.len()..];
                continue;
            }
            match letter {
                ' ' | '\n' | '\t' | '\r' if !self.is_preformatted => {
                    if !self.words.is_empty() && !self.words.ends_with([' ', '\n']) {
                        self.words.push(' ');
                    }
                }
                _ => self.words.push(letter),
            }
            rest = &rest[letter.len_utf8()..];
        }
    }

    fn tag(&mut self, tag: &str) {
        let slots_before = self.next_slot;
        self.next_slot += tag.matches(SLOT_MARK).count();
        let name = tag.split([' ', '\n', '/']).find(|part| !part.is_empty()).unwrap_or("");
        match (tag.starts_with('/'), name) {
            (false, "a") => {
                if let Some(address) = self.address(tag, slots_before) {
                    self.link = Some((address, self.words.len()));
                }
            }
            (true, "a") => self.end_link(),
            (false, "br") => self.words.push('\n'),
            (false, "hr") => {
                self.end_words();
                self.sheet.set_apart();
                self.sheet.line("* * *");
                self.sheet.set_apart();
            }
            (false, "img") => {
                let alt = attribute(tag, "alt").unwrap_or_default();
                if !alt.is_empty() {
                    self.words.push('[');
                    self.text(alt);
                    self.words.push(']');
                }
            }
            (false, "sup") => self.words.push('('),
            (true, "sup") => self.words.push(')'),
            (is_end, "ul" | "ol") => self.list(is_end, name == "ol", tag),
            (false, "li") => self.entry(),
            (true, "li") => {
                self.end_words();
                self.sheet.outdent();
            }
            (is_end, "blockquote" | "pre") => self.indented(is_end, name == "pre"),
            (false, "p" | "div" | "section" | "figure" | "dl") => {
                self.end_words();
                self.sheet.set_apart();
            }
            (true, "p" | "div" | "section" | "figure" | "dl" | "dt" | "dd") => {
                self.end_words();
                if name != "dt" && name != "dd" {
                    self.sheet.set_apart();
                }
            }
            (false, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => self.end_words(),
            (true, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                let words = std::mem::take(&mut self.words);
                self.sheet.heading(words.trim(), "-");
            }
            (is_end, "table" | "tr" | "th" | "td") => self.table_part(is_end, name),
            _ => {}
        }
    }

    /// Where a link leads; `None` if only to another place of the text.
    fn address(&self, tag: &str, first_slot: usize) -> Option<String> {
        let written = attribute(tag, "href")?;
        if written.starts_with('#') {
            return None;
        }
        if !written.contains(SLOT_MARK) {
            let mut address = String::new();
            let mut rest = written;
            while let Some(at) = rest.find('&') {
                address.push_str(&rest[..at]);
                let entity = entity_at(&rest[at..]).unwrap_or("&");
                address.push_str(&entity_characters(entity).unwrap_or_else(|| entity.to_owned()));
                rest = &rest[at + entity.len()..];
            }
            address.push_str(rest);
            return Some(address);
        }
        let (slot, _) = self.slots.get(first_slot)?;
        let SlotContent::Address { to, fragment } = &slot.content else {
            return None;
        };
        let url = self.locale.url(to);
        Some(fragment.as_ref().map_or(url.clone(), |fragment| format!("{url}#{fragment}")))
    }

    fn end_link(&mut self) {
        if let Some((address, start)) = self.link.take() {
            let mark = self.links.mark(&self.words[start..], &address);
            self.words.push_str(&mark);
        }
    }

    /// Adds what is in the next slot of the text.
    fn slot(&mut self) {
        let slot = self.slots.get(self.next_slot).copied();
        self.next_slot += 1;
        let Some((slot, Some(target))) = slot else {
            return;
        };
        match &slot.content {
            SlotContent::Link { .. } => {
                let address = self.locale.host_url(&self.locale.target(target).href);
                self.link = Some((address, self.words.len()));
            }
            SlotContent::Name(_) => {
                let link = self.locale.target(target);
                let name = embed::name(self.locale, target);
                self.words.push_str(&name);
                let mark = self.links.mark(&name, &self.locale.host_url(&link.href));
                self.words.push_str(&mark);
            }
            SlotContent::Embed { caption, .. } => {
                self.end_words();
                self.sheet.set_apart();
                embed::embed(self.locale, target, caption.as_deref(), self.sheet, self.links);
                self.sheet.set_apart();
            }
            SlotContent::NoteLabel { .. } | SlotContent::Address { .. } => {}
        }
    }

    /// Begins or ends a list.
    fn list(&mut self, is_end: bool, is_numbered: bool, tag: &str) {
        self.end_words();
        if is_end {
            self.lists.pop();
        } else {
            let start = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
            self.lists.push(is_numbered.then_some(start));
        }
        let is_outermost = self.lists.len() == usize::from(!is_end);
        if is_outermost {
            self.sheet.set_apart();
        }
    }

    /// Begins an entry of the list.
    fn entry(&mut self) {
        self.end_words();
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}. ");
                *number += 1;
                self.sheet.indent(&mark);
            }
            _ => self.sheet.indent("- "),
        }
    }

    /// Begins or ends a quotation, or text whose lines are kept.
    fn indented(&mut self, is_end: bool, is_preformatted: bool) {
        if is_end && is_preformatted {
            let words = std::mem::take(&mut self.words);
            for line in words.trim_end().split('\n') {
                self.sheet.line(line);
            }
        }
        self.end_words();
        self.sheet.set_apart();
        self.is_preformatted = is_preformatted && !is_end;
        if is_end {
            self.sheet.outdent();
        } else {
            self.sheet.indent(INDENT);
        }
    }

    fn table_part(&mut self, is_end: bool, part: &str) {
        match (is_end, part) {
            (false, "table") => {
                self.end_words();
                self.table = Some(Table::default());
            }
            (true, "table") => {
                if let Some(table) = self.table.take() {
                    self.sheet.set_apart();
                    table.write(self.sheet);
                    self.sheet.set_apart();
                }
            }
            (false, "tr") => {
                if let Some(table) = &mut self.table {
                    table.begin_row();
                }
            }
            (false, "th" | "td") => self.words.clear(),
            (true, "th" | "td") => {
                let words = std::mem::take(&mut self.words);
                if let Some(table) = &mut self.table {
                    table.add_cell(words.trim());
                }
            }
            _ => {}
        }
    }

    /// Writes the words of the block so far.
    fn end_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        // What leads back from a note to the text leads nowhere here.
        let words = words.trim().trim_end_matches('↩').trim_end();
        if !words.is_empty() {
            self.sheet.words(words);
        }
    }
}

/// The value of an attribute of a tag, as it is written.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    value.find('"').map(|end| &value[..end])
}
