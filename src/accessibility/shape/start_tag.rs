//! A start tag: its name, and of its attributes what rules look at.

use memchr::memchr;

use super::{Text, hash, mix, readable, word};

/// Another element that one names by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// A label, or another text.
    To(u64),
    /// A `label` names this element, if there is one.
    From(u64),
}

/// What rules look at in a start tag. What it does not have is 0.
#[derive(Default)]
pub(super) struct StartTag {
    pub name: u64,
    /// The name, the names of the attributes, and the values that matter.
    pub hash: u64,
    pub id: u64,
    /// The name that it has beside what is in it.
    pub label: u64,
    pub role: u64,
    pub level: u64,
    /// Whether it has words of its own, as a picture has.
    pub has_alternative: bool,
    pub is_hidden: bool,
    /// Whether it ends in `/>`.
    pub is_closed: bool,
    /// Whether it has an id, a label or names others.
    pub is_special: bool,
    /// Of a `meta` that does something: what it does is in `content`.
    wants_content: bool,
}

impl StartTag {
    /// Reads the tag whose name begins at a byte, and says where it ends. Adds what it names to `references`.
    pub(super) fn read(html: &[u8], start: usize, references: &mut Vec<Reference>) -> (StartTag, usize) {
        let (name, mut at) = name_at(html, start);
        let mut tag = StartTag { name, hash: mix(name, 0), ..StartTag::default() };
        loop {
            match html.get(at) {
                None => return (tag, html.len()),
                Some(b'>') => return (tag, at + 1),
                Some(byte) if byte.is_ascii_whitespace() => at += 1,
                Some(b'/') => {
                    tag.is_closed = true;
                    at += 1;
                }
                Some(_) => {
                    tag.is_closed = false;
                    let (attribute, end) = name_at(html, at);
                    // A name has one letter at least, as in browsers.
                    let end = end.max(at + 1);
                    let (value, end) = value_at(html, end);
                    at = end;
                    tag.note(attribute, value, references);
                }
            }
        }
    }

    fn note(&mut self, attribute: u64, value: &[u8], references: &mut Vec<Reference>) {
        let is_meta = self.name == META;
        // Whether the value matters, or only whether there is one.
        let mut is_read = false;
        match attribute {
            CLASS | SRC | SRCSET | SIZES | WIDTH | HEIGHT if !is_meta => return,
            HREF => {
                self.hash = mix(self.hash, HREF);
                return;
            }
            ID => {
                self.is_special = true;
                self.id = hash(value) | 1;
                if matches!(self.name, INPUT | SELECT | TEXT_AREA | BUTTON) {
                    references.push(Reference::From(self.id));
                }
            }
            FOR | LABELLED_BY => {
                self.is_special = true;
                let ids = value.split(u8::is_ascii_whitespace).filter(|id| !id.is_empty());
                references.extend(ids.map(|id| Reference::To(hash(id) | 1)));
                if attribute == LABELLED_BY {
                    self.label = hash(value) | 1;
                }
            }
            LABEL => {
                self.is_special = true;
                self.label = hash(value) | 1;
            }
            DESCRIBED_BY | CONTROLS | DETAILS => {}
            ROLE => {
                self.role = word(&value[..value.len().min(8)]);
                is_read = true;
            }
            LEVEL => {
                self.level = word(&value[..value.len().min(8)]);
                is_read = true;
            }
            HIDDEN | STYLE => {
                self.is_hidden = true;
                is_read = true;
            }
            ARIA_HIDDEN => {
                self.is_hidden |= value.eq_ignore_ascii_case(b"true");
                is_read = true;
            }
            ALT | TITLE if matches!(self.name, IMG | AREA) => {
                self.has_alternative |= readable(value) == Text::Some;
            }
            NAME | HTTP_EQUIV if is_meta => {
                is_read = true;
                self.wants_content |= attribute == HTTP_EQUIV || value.eq_ignore_ascii_case(b"viewport");
            }
            CONTENT => is_read = self.wants_content,
            TYPE | LANG | SCOPE | TABINDEX | COLSPAN | ROWSPAN | AUTOCOMPLETE | EDITABLE | MULTIPLE
            | SIZE | HEADERS => {
                is_read = true;
            }
            // Of all others, rules ask whether they are there.
            _ => {}
        }
        let value = match readable(value) {
            _ if is_read => hash(value),
            Text::None => u64::from(!value.is_empty()),
            text => 2 + text as u64,
        };
        self.hash = mix(mix(self.hash, attribute), value);
    }

    /// Whether it never has anything in it.
    pub(super) fn is_void(&self) -> bool {
        matches!(
            self.name,
            AREA | BASE | BR | COL | EMBED | HR | IMG | INPUT | LINK_TAG | META | SOURCE | TRACK | WBR
        )
    }

    /// Whether the words that are seen on it must be in its name. Roles are known by their first eight letters.
    pub(super) fn is_widget(&self) -> bool {
        const ROLES: [u64; 13] = [
            BUTTON,
            word(b"checkbox"),
            word(b"gridcell"),
            word(b"link"),
            word(b"menuitem"),
            word(b"option"),
            word(b"radio"),
            word(b"switch"),
            word(b"tab"),
            word(b"treeitem"),
            word(b"doc-back"),
            word(b"doc-bibl"),
            word(b"doc-note"),
        ];
        matches!(self.name, LINK | BUTTON) || ROLES.contains(&self.role)
    }
}

const AREA: u64 = word(b"area");
const BASE: u64 = word(b"base");
const BR: u64 = word(b"br");
const BUTTON: u64 = word(b"button");
const COL: u64 = word(b"col");
const EMBED: u64 = word(b"embed");
const HR: u64 = word(b"hr");
const IMG: u64 = word(b"img");
const INPUT: u64 = word(b"input");
const LINK: u64 = word(b"a");
const LINK_TAG: u64 = word(b"link");
const META: u64 = word(b"meta");
const SELECT: u64 = word(b"select");
const SOURCE: u64 = word(b"source");
const TEXT_AREA: u64 = word(b"textarea");
const TRACK: u64 = word(b"track");
const WBR: u64 = word(b"wbr");

const ALT: u64 = word(b"alt");
const ARIA_HIDDEN: u64 = word(b"aria-hidden");
const AUTOCOMPLETE: u64 = word(b"autocomplete");
const CLASS: u64 = word(b"class");
const COLSPAN: u64 = word(b"colspan");
const CONTENT: u64 = word(b"content");
const CONTROLS: u64 = word(b"aria-controls");
const DESCRIBED_BY: u64 = word(b"aria-describedby");
const DETAILS: u64 = word(b"aria-details");
const EDITABLE: u64 = word(b"contenteditable");
const FOR: u64 = word(b"for");
const HEADERS: u64 = word(b"headers");
const HEIGHT: u64 = word(b"height");
const HIDDEN: u64 = word(b"hidden");
const HREF: u64 = word(b"href");
const HTTP_EQUIV: u64 = word(b"http-equiv");
const ID: u64 = word(b"id");
const LABEL: u64 = word(b"aria-label");
const LABELLED_BY: u64 = word(b"aria-labelledby");
const LANG: u64 = word(b"lang");
const LEVEL: u64 = word(b"aria-level");
const MULTIPLE: u64 = word(b"multiple");
const NAME: u64 = word(b"name");
const ROLE: u64 = word(b"role");
const ROWSPAN: u64 = word(b"rowspan");
const SCOPE: u64 = word(b"scope");
const SIZE: u64 = word(b"size");
const SIZES: u64 = word(b"sizes");
const SRC: u64 = word(b"src");
const SRCSET: u64 = word(b"srcset");
const STYLE: u64 = word(b"style");
const TABINDEX: u64 = word(b"tabindex");
const TITLE: u64 = word(b"title");
const TYPE: u64 = word(b"type");
const WIDTH: u64 = word(b"width");

/// Each byte of a name in small letters; 0 for those that end it.
static LETTERS: [u8; 256] = {
    let mut letters = [0; 256];
    let mut byte = 0_u8;
    loop {
        let is_end = byte.is_ascii_whitespace() || matches!(byte, 0 | b'=' | b'/' | b'>');
        letters[byte as usize] = if is_end { 0 } else { byte.to_ascii_lowercase() };
        if byte == u8::MAX {
            break letters;
        }
        byte += 1;
    }
};

/// A number for the name that begins at a byte, in small letters, and where it ends.
pub(super) fn name_at(html: &[u8], start: usize) -> (u64, usize) {
    let mut number = 0_u64;
    let mut at = start;
    while let Some(byte) = html.get(at) {
        let letter = LETTERS[usize::from(*byte)];
        if letter == 0 {
            break;
        }
        number = number.rotate_left(8) ^ u64::from(letter);
        at += 1;
    }
    (number, at)
}

/// The value behind the name of an attribute, and where it ends.
fn value_at(html: &[u8], at: usize) -> (&[u8], usize) {
    if html.get(at) != Some(&b'=') {
        return (b"", at);
    }
    let start = at + 1;
    if let Some(quote @ (b'"' | b'\'')) = html.get(start) {
        let value = &html[start + 1..];
        let end = memchr(*quote, value).unwrap_or(value.len());
        return (&value[..end], (start + end + 2).min(html.len()));
    }
    let value = &html[start..];
    let is_end = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'>';
    let end = value.iter().position(is_end).unwrap_or(value.len());
    (&value[..end], start + end)
}
