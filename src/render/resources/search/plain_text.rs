//! The text of a body as it is searched.
//!
//! Takes the HTML of a body and what its slots lead to; gives its words, with names and amounts where the page shows them. What a page shows
//! in a block of facts is on the page of those facts, and is searched there: only quotations are part of the text.

use crate::html::{entity_at, entity_characters};
use crate::join::Referent;
use crate::model::Money;
use crate::model::prose::{Prose, SLOT_MARK, SlotContent};
use crate::render::locale::Locale;

/// How many bytes of a text can be shown at most; the index keeps less.
const MOST_SHOWN: usize = 6000;

/// The elements that can begin or end inside a word. At all others a word ends.
const INSIDE_WORDS: [&str; 8] = ["a", "abbr", "code", "em", "strong", "sub", "sup", "del"];

/// The text of a body.
pub(super) fn plain_text(locale: &Locale<'_>, prose: &Prose, referents: &[Option<Referent>]) -> String {
    let mut text = String::with_capacity(prose.html.len());
    let mut slots = prose.slots.iter().zip(referents);
    let mut rest = &*prose.html;
    while let Some(next) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&' | b'\0')) {
        text.push_str(&rest[..next]);
        rest = &rest[next..];
        if rest.starts_with('<') {
            let end = rest.find('>').map_or(rest.len(), |end| end + 1);
            let tag = &rest[..end];
            // Slots in a tag are addresses.
            for _ in tag.matches(SLOT_MARK) {
                slots.next();
            }
            if ends_word(tag) {
                text.push(' ');
            }
            rest = &rest[end..];
        } else if let Some(behind) = rest.strip_prefix(SLOT_MARK) {
            if let Some((slot, Some(referent))) = slots.next() {
                push_slot(locale, &slot.content, referent, &mut text);
            }
            rest = behind;
        } else {
            let entity = entity_at(rest).unwrap_or("&");
            text.push_str(entity_characters(entity).as_deref().unwrap_or(entity));
            rest = &rest[entity.len()..];
        }
    }
    text.push_str(rest);
    text
}

fn ends_word(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    !INSIDE_WORDS.contains(&&name[..end])
}

fn push_slot(locale: &Locale<'_>, content: &SlotContent, referent: &Referent, text: &mut String) {
    match content {
        // The words of a link stand behind its slot.
        SlotContent::Address { .. } | SlotContent::NoteLabel { .. } | SlotContent::Link { .. } => {}
        SlotContent::Name(_) => match amount(locale, referent) {
            Some(amount) => text.push_str(&amount.print(locale.conventions())),
            None => text.push_str(&locale.target(referent).name.text),
        },
        SlotContent::Embed { of: _, caption } => {
            if let Referent::Statement(ix) = referent {
                text.push(' ');
                text.push_str(&locale.phrase(&locale.site.statements[*ix].sheet.text).text);
            }
            text.push(' ');
            text.push_str(caption.as_deref().unwrap_or_default());
            text.push(' ');
        }
    }
}

/// The amount that a reference shows instead of a name.
pub(super) fn amount(locale: &Locale<'_>, referent: &Referent) -> Option<Money> {
    match referent {
        Referent::Agreement(ix, Some(part)) => locale.site.agreements[*ix].amount(*part),
        _ => None,
    }
}

/// The beginning of texts, on one line.
pub(super) fn beginning(texts: &[&str]) -> String {
    let mut beginning = String::new();
    for word in texts.iter().flat_map(|text| text.split_ascii_whitespace()) {
        if beginning.len() > MOST_SHOWN {
            break;
        }
        if !beginning.is_empty() {
            beginning.push(' ');
        }
        beginning.push_str(word);
    }
    beginning
}
