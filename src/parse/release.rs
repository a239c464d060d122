//! The front matter of a release: the words of one language, and, in the original, the facts.

use super::decode::{Fields, Value};
use super::values::{address, boolean, contact, day, file_path, id, link, reference, text, words, written};
use crate::diagnostic::Code;
use crate::model::Id;
use crate::model::release::{
    About, Change, ChangeKind, FactFields, LocalizedRelease, ReadMore, ReleaseFacts, Topic, Waiver, Withdrawn,
};

/// What the front matter of a release says.
pub(super) struct FrontMatter {
    pub(super) words: LocalizedRelease,
    pub(super) facts: Option<ReleaseFacts>,
    pub(super) fact_fields: FactFields,
}

/// Reads the front matter; `may_translate` says whether the file's name allows it to be a translation, which
/// gives no facts. One that gives a few is a translation with a mistake in it, not an original: what is wrong
/// with them is known when the original is.
pub(super) fn release(value: Value<'_>, may_translate: bool) -> Option<FrontMatter> {
    let mut fields = Fields::open(value)?;
    let release_words = release_words(&mut fields);
    let fact_fields = FactFields::all().filter(|name| fields.has(name));
    let is_original = !may_translate || (fields.has("publisher") && fields.has("published"));
    let facts = if is_original {
        facts(&mut fields).map(Some)
    } else {
        fields.set_aside(FactFields::all().names());
        Some(None)
    };
    fields.close();
    Some(FrontMatter { words: release_words?, facts: facts?, fact_fields })
}

fn release_words(fields: &mut Fields<'_>) -> Option<LocalizedRelease> {
    let title = fields.required("title", words);
    let summary = fields.required("summary", words);
    let slug = fields.optional("slug", id);
    let kicker = fields.optional("kicker", words);
    let place = fields.optional("place", words);
    let draft = fields.optional("draft", boolean).unwrap_or(false);
    let topics = fields.list("topics", topic);
    let read_more = fields.list("read_more", read_more);
    let attachments = fields.list("attachments", file_path);
    let notes_to_editors = fields.optional("notes_to_editors", words);
    let changes = fields.list("changes", change);
    let redirect_from = fields.list("redirect_from", address);
    let waivers = fields.list("waivers", waiver);
    Some(LocalizedRelease {
        title: title?,
        summary: summary?,
        slug,
        kicker,
        place,
        draft,
        topics: topics.into(),
        read_more: read_more.into(),
        attachments: attachments.into(),
        notes_to_editors,
        changes: changes.into(),
        redirect_from: redirect_from.into(),
        waivers: waivers.into(),
    })
}

fn facts(fields: &mut Fields<'_>) -> Option<ReleaseFacts> {
    let publisher = fields.required("publisher", id);
    let published = fields.required("published", written);
    let embargo_until = fields.optional("embargo_until", written);
    let expires = fields.optional("expires", written);
    let withdrawn = fields.optional("withdrawn", withdrawn);
    let image = fields.optional("image", id);
    let about = fields.optional("about", about).unwrap_or_default();
    let read_also = fields.list("read_also", reference);
    let contacts = fields.list("contacts", contact);
    Some(ReleaseFacts {
        publisher: publisher?,
        published: published?,
        embargo_until,
        expires,
        withdrawn: withdrawn.map(Box::new),
        image,
        about,
        read_also: read_also.into(),
        contacts: contacts.into(),
    })
}

fn withdrawn(value: Value<'_>) -> Option<Withdrawn> {
    let mut fields = Fields::open(value)?;
    let on = fields.required("on", day);
    let reason = fields.required("reason", text);
    let replaced_by = fields.optional("replaced_by", id);
    fields.close();
    Some(Withdrawn { on: on?, reason: reason?, replaced_by })
}

fn about(value: Value<'_>) -> Option<About> {
    let mut fields = Fields::open(value)?;
    let about = About {
        agreements: fields.list("agreements", id).into(),
        partnerships: fields.list("partnerships", id).into(),
        organisations: fields.list("organisations", id).into(),
        people: fields.list("people", id).into(),
    };
    fields.close();
    Some(about)
}

fn topic(value: Value<'_>) -> Option<Topic> {
    value.parsed(
        |name| Id::fold(name).map(|id| Topic { id, name: name.into() }).ok_or(()),
        |here, text, ()| {
            here.complain(Code::InvalidValue, format!("`{text}` cannot be part of an address"))
                .help("a topic needs at least one letter or digit")
        },
    )
}

fn read_more(value: Value<'_>) -> Option<ReadMore> {
    let mut fields = Fields::open(value)?;
    let label = fields.required("label", words);
    let url = fields.required("url", link);
    fields.close();
    Some(ReadMore { label: label?, url: url? })
}

fn change(value: Value<'_>) -> Option<Change> {
    let mut fields = Fields::open(value)?;
    let on = fields.required("on", day);
    let kind = fields.required("kind", |value| value.choice(&ChangeKind::NAMES));
    let text = fields.required("text", words);
    fields.close();
    Some(Change { on: on?, kind: kind?, text: text? })
}

pub(super) fn waiver(value: Value<'_>) -> Option<Waiver> {
    let mut fields = Fields::open(value)?;
    let check = fields.required("check", words);
    let at = fields.optional("at", words);
    let reason = fields.required("reason", words);
    fields.close();
    Some(Waiver { check: check?, at, reason: reason? })
}
