//! A release: who published it and when, what it is about, whom it names and quotes, and what was corrected.

use std::borrow::Cow;

use serde::Serialize;

use super::About;
use super::reference::{self, Reference, Written};
use super::shared::{ContactFacts, contact_facts};
use crate::join::{Ix, Release, Version};
use crate::model::media::Alt;
use crate::model::release::LocalizedRelease;
use crate::render::components::{has_time, quoted_statements};
use crate::render::fragments::PageBuilder;
use crate::render::locale::{Locale, paragraphs};
use crate::routes::TEXT_FILE;

#[derive(Serialize)]
pub(super) struct ReleaseFacts<'a> {
    #[serde(flatten)]
    about: About<'a>,
    title: &'a str,
    kicker: Option<&'a str>,
    summary: &'a str,
    place: Option<&'a str>,
    /// RFC 3339 with a time, else the date alone.
    published: String,
    /// The day of the latest change or of the withdrawal.
    modified: Option<String>,
    publisher: Written<'a>,
    withdrawn: Option<WithdrawnFacts<'a>>,
    topics: Vec<Written<'a>>,
    agreements: Vec<Written<'a>>,
    partnerships: Vec<Written<'a>>,
    organisations: Vec<Written<'a>>,
    people: Vec<Written<'a>>,
    /// The statements that the text shows, or quotes a part of.
    statements: Vec<Reference<'a>>,
    read_also: Vec<Reference<'a>>,
    read_more: Vec<Outward<'a>>,
    attachments: Vec<Attachment>,
    image: Option<ImageFacts<'a>>,
    contacts: Vec<ContactFacts<'a>>,
    /// A paragraph each.
    notes_to_editors: Vec<&'a str>,
    changes: Vec<ChangeFacts<'a>>,
    /// The whole text, ready for a mail.
    text_url: String,
}

#[derive(Serialize)]
struct WithdrawnFacts<'a> {
    on: String,
    reason: Cow<'a, str>,
    replaced_by: Option<Written<'a>>,
}

#[derive(Serialize)]
struct Outward<'a> {
    label: &'a str,
    url: &'a str,
}

#[derive(Serialize)]
struct Attachment {
    url: String,
    /// How many bytes it has.
    size: u64,
}

#[derive(Serialize)]
struct ImageFacts<'a> {
    url: String,
    /// `null` where it only decorates.
    alt: Option<Cow<'a, str>>,
    credit: Cow<'a, str>,
    caption: Option<Cow<'a, str>>,
}

#[derive(Serialize)]
struct ChangeFacts<'a> {
    on: String,
    /// `correction`, `clarification` or `update`.
    kind: &'static str,
    text: &'a str,
}

pub(super) fn release<'a>(builder: &PageBuilder<'a>, ix: Ix<Release>, about: About<'a>) -> ReleaseFacts<'a> {
    let locale = &builder.locale;
    let site = locale.site;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let text_url = format!("{}{TEXT_FILE}", about.url);
    ReleaseFacts {
        about,
        title: &words.title,
        kicker: words.kicker.as_deref(),
        summary: &words.summary,
        place: words.place.as_deref(),
        published: locale.moment(release.published, has_time(release)).iso,
        modified: release.last_change(version).map(|day| day.max(release.day).to_string()),
        publisher: reference::organisation(builder, release.publisher),
        withdrawn: withdrawn(builder, release),
        topics: reference::topics(builder, &version.topics),
        agreements: reference::agreements(builder, &release.agreements),
        partnerships: reference::partnerships(builder, &release.partnerships),
        organisations: reference::organisations(builder, &release.organisations),
        people: reference::people(builder, &release.people),
        statements: quoted_statements(builder, version)
            .into_iter()
            .map(|ix| reference::of_statement(locale, ix))
            .collect(),
        read_also: release.read_also.iter().map(|(_, to)| reference::referent(locale, to)).collect(),
        read_more: words
            .read_more
            .iter()
            .map(|more| Outward { label: &more.label, url: more.url.as_str() })
            .collect(),
        attachments: attachments(locale, version),
        image: release.image.map(|ix| image(locale, ix)),
        contacts: contacts_of(locale, release),
        notes_to_editors: words.notes_to_editors.iter().flat_map(|notes| paragraphs(notes)).collect(),
        changes: changes(words),
        text_url,
    }
}

fn withdrawn<'a>(builder: &PageBuilder<'a>, release: &'a Release) -> Option<WithdrawnFacts<'a>> {
    let withdrawn = release.facts.withdrawn.as_ref()?;
    Some(WithdrawnFacts {
        on: withdrawn.on.to_string(),
        reason: builder.locale.phrase(&withdrawn.reason).text,
        replaced_by: release.replaced_by.map(|ix| reference::release(builder, ix)),
    })
}

fn attachments(locale: &Locale<'_>, version: &Version) -> Vec<Attachment> {
    let mut attachments = Vec::with_capacity(version.attachments.len());
    for ix in &version.attachments {
        let file = &locale.site.files[*ix];
        attachments.push(Attachment { url: locale.url(&file.address), size: file.copy.size });
    }
    attachments
}

fn image<'a>(locale: &Locale<'a>, ix: Ix<crate::join::Media>) -> ImageFacts<'a> {
    let media = &locale.site.media[ix];
    ImageFacts {
        url: locale.url(&media.address),
        alt: match &media.sheet.alt {
            Alt::Text(text) => Some(locale.phrase(text).text),
            Alt::Decorative | Alt::Missing => None,
        },
        credit: locale.phrase(&media.sheet.credit).text,
        caption: media.sheet.caption.as_ref().map(|caption| locale.phrase(caption).text),
    }
}

/// Whom to ask: the release's own contacts, else its publisher's.
fn contacts_of<'a>(locale: &Locale<'a>, release: &'a Release) -> Vec<ContactFacts<'a>> {
    if release.contacts.is_empty() {
        let publisher = &locale.site.organisations[release.publisher];
        return contact_facts(locale, &publisher.contacts, &publisher.sheet.contacts, release.day);
    }
    contact_facts(locale, &release.contacts, &release.facts.contacts, release.day)
}

fn changes(words: &LocalizedRelease) -> Vec<ChangeFacts<'_>> {
    let mut changes = Vec::new();
    for change in words.shown_changes() {
        changes.push(ChangeFacts {
            on: change.on.to_string(),
            kind: change.kind.as_str(),
            text: &change.text,
        });
    }
    changes
}
