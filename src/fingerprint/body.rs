//! What readers read of a body: its words, and those that its slots bring from sheets.
//!
//! Takes the HTML of a body, with its slots; gives its text, a paragraph for each block. Where an amount, a quotation or the figures of an
//! agreement are shown, their words are part of it, because readers read them there. The name of a person or an organisation is
//! not: a new name on a sheet is no correction of its releases. Facts of a partnership change with time, and are not part of it either.

use super::{BLOCK_END, end_block, push_blank, push_words};
use crate::html::{entity_at, entity_characters};
use crate::join::{Agreement, Referent, Site, Statement, Version};
use crate::model::prose::{SLOT_MARK, SlotContent};
use crate::model::{Conventions, Kind, Language, Reference};

/// The elements inside a line. All others end it.
const INLINE: [&str; 9] = ["a", "abbr", "code", "del", "em", "img", "strong", "sub", "sup"];

/// Adds the text of a version's body; `None` if a reference in it leads nowhere.
pub(super) fn push(site: &Site, version: &Version, text: &mut String) -> Option<()> {
    let body = &version.text.body;
    let mut slots = body.slots.iter().zip(&version.referents);
    let mut rest = &*body.html;
    while let Some(next) = rest.bytes().position(|byte| matches!(byte, b'<' | b'&' | b'\0')) {
        push_words(&rest[..next], text);
        rest = &rest[next..];
        if let Some(tag) = rest.strip_prefix('<') {
            let end = tag.find('>').map_or(tag.len(), |end| end + 1);
            let tag = &tag[..end];
            for _ in tag.matches(SLOT_MARK) {
                // An attribute.
                slots.next();
            }
            push_tag(tag, text);
            rest = &rest[1 + end..];
        } else if let Some(behind) = rest.strip_prefix(SLOT_MARK) {
            if let Some((slot, referent)) = slots.next() {
                push_slot(site, version.language, &slot.content, referent.as_ref(), text)?;
            }
            rest = behind;
        } else {
            let entity = entity_at(rest).unwrap_or("&");
            push_words(&entity_characters(entity).unwrap_or_else(|| entity.to_owned()), text);
            rest = &rest[entity.len()..];
        }
    }
    push_words(rest, text);
    end_block(text);
    Some(())
}

/// Adds what a tag is in the text: the end of a line, a blank, or nothing.
fn push_tag(tag: &str, text: &mut String) {
    let name = tag.strip_prefix('/').unwrap_or(tag);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    match &name[..end] {
        "br" => push_blank(text),
        name if INLINE.contains(&name) => {}
        _ => end_block(text),
    }
}

/// Adds what readers read in a slot; `None` if its reference leads nowhere.
fn push_slot(
    site: &Site,
    language: Language,
    content: &SlotContent,
    referent: Option<&Referent>,
    text: &mut String,
) -> Option<()> {
    match content {
        // The words of a link stand behind its slot.
        SlotContent::Address { .. } | SlotContent::NoteLabel { .. } | SlotContent::Link { .. } => {}
        SlotContent::Name(reference) => {
            let amount = match referent? {
                Referent::Agreement(ix, Some(part)) => site.agreements[*ix].amount(*part),
                _ => None,
            };
            match amount {
                Some(amount) => push_words(&amount.print(site.settings.conventions(language)), text),
                None => push_reference(reference, text),
            }
        }
        SlotContent::Embed { of, caption } => {
            end_block(text);
            match referent? {
                Referent::Agreement(ix, _) => {
                    push_agreement(&site.agreements[*ix], site.settings.conventions(language), text);
                }
                Referent::Statement(ix) => push_statement(site, &site.statements[*ix], language, text),
                _ => push_reference(of, text),
            }
            end_block(text);
            push_words(caption.as_deref().unwrap_or_default(), text);
            end_block(text);
        }
    }
    Some(())
}

/// Adds a mark for something that is shown by its name, or as a block. An id is part of it only where it stays the same: releases and
/// pages are renamed, and another picture is no other text.
fn push_reference(reference: &Reference, text: &mut String) {
    match reference.kind {
        Kind::Organisation | Kind::Person | Kind::Partnership | Kind::Agreement | Kind::Statement => {
            push_words(&reference.to_string(), text);
        }
        Kind::Media | Kind::Release | Kind::Page | Kind::Topic => push_words(reference.kind.as_str(), text),
    }
}

/// Adds the figures of an agreement.
fn push_agreement(agreement: &Agreement, conventions: &Conventions, text: &mut String) {
    let allocations = agreement.sheet.allocations.iter().map(|allocation| allocation.amount);
    for amount in std::iter::once(agreement.sheet.total).chain(allocations) {
        push_words(&amount.print(conventions), text);
        end_block(text);
    }
}

/// Adds a quotation. Who said it is part of the sheet's id only.
fn push_statement(site: &Site, statement: &Statement, language: Language, text: &mut String) {
    let words = statement.sheet.text.in_language(language, site.settings.default_language()).text;
    for paragraph in words.split(BLOCK_END) {
        push_words(paragraph, text);
        end_block(text);
    }
}
