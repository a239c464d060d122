//! A release for news agencies: ninjs 3.1 of the IPTC, in the `ninjs.json` beside its page.
//!
//! Takes a release in the language of the page; gives one news item. Its id is the address at which it was first published, so a correction replaces
//! what an agency has. A withdrawn release is `canceled`, and has no text. ninjs has no field for amounts of money: those are in `index.json`.
//! <https://iptc.org/std/ninjs/>

use serde::Serialize;

use super::RenderResult;
use super::fragments::PageBuilder;
use super::locale::Locale;
use super::open_data::json;
use super::plain_text::unwrapped_body;
use super::resources::full_text;
use crate::join::{Ix, Media, Organisation, Release, Version};
use crate::model::DateTimeInput;
use crate::model::media::Alt;

const SCHEMA: &str = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json";

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewsItem<'a> {
    uri: String,
    standard: Standard,
    #[serde(rename = "type")]
    kind: &'static str,
    version: String,
    first_created: String,
    version_created: String,
    pub_status: &'static str,
    language: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    slugline: Option<&'a str>,
    by: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    located: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ed_note: Option<String>,
    headlines: Vec<Text>,
    descriptions: Vec<Text>,
    bodies: Vec<Text>,
    subjects: Vec<Named>,
    people: Vec<Named>,
    organisations: Vec<Named>,
    info_sources: Vec<Source>,
    alt_ids: Vec<AltId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    associations: Vec<Picture>,
}

#[derive(Serialize)]
struct Standard {
    name: &'static str,
    version: &'static str,
    schema: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Text {
    role: &'static str,
    content_type: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Named {
    name: String,
    rel: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri: Option<String>,
}

#[derive(Serialize)]
struct Source {
    name: String,
    role: &'static str,
    uri: String,
}

#[derive(Serialize)]
struct AltId {
    role: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Picture {
    name: &'static str,
    uri: String,
    #[serde(rename = "type")]
    kind: &'static str,
    by: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    descriptions: Vec<Text>,
    renditions: Vec<Rendition>,
}

#[derive(Serialize)]
struct Rendition {
    name: &'static str,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    width: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<usize>,
}

/// A release as a news item.
///
/// # Errors
/// The problem of a component that the text shows.
pub(super) fn ninjs(builder: &PageBuilder<'_>, ix: Ix<Release>) -> RenderResult<Vec<u8>> {
    let locale = &builder.locale;
    let site = locale.site;
    let zone = &site.settings.time_zone;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let url = locale.url(release.addresses.in_language(locale.language).1);
    let is_withdrawn = release.facts.withdrawn.is_some();
    let changed = release.last_change(version).filter(|day| *day >= release.day);
    let versions = words.shown_changes().count() + usize::from(is_withdrawn) + 1;
    let created = match changed {
        Some(day) => DateTimeInput::Day(day).moment(zone).max(release.published),
        None => release.published,
    };
    let publisher = locale.organisation(release.publisher);
    let topics = version.topics.iter().map(|ix| {
        let topic = locale.topic(*ix);
        named(locale, &topic.name.text, "about", &topic.href)
    });
    Ok(json(&NewsItem {
        uri: locale.lasting_url(&site.first_address(release, version)),
        standard: Standard { name: "ninjs", version: "3.1", schema: SCHEMA },
        kind: "text",
        version: versions.to_string(),
        first_created: release.published.rfc3339(zone),
        version_created: created.rfc3339(zone),
        pub_status: if is_withdrawn { "canceled" } else { "usable" },
        language: version.language.tag(),
        title: &words.title,
        slugline: words.kicker.as_deref(),
        by: publisher.name.text.to_string(),
        located: words.place.as_deref(),
        ed_note: ed_note(locale, release, version),
        headlines: vec![text("main", "text/plain", words.title.to_string())],
        descriptions: vec![text("summary", "text/plain", words.summary.to_string())],
        bodies: bodies(builder, ix, version)?,
        subjects: topics.collect(),
        people: people(locale, release),
        organisations: organisations(locale, release),
        info_sources: vec![Source {
            name: publisher.name.text.to_string(),
            role: "publisher",
            uri: locale.host_url(&publisher.href),
        }],
        alt_ids: vec![AltId { role: "web", value: url }],
        associations: release.image.into_iter().map(|ix| picture(locale, ix)).collect(),
    }))
}

fn text(role: &'static str, content_type: &'static str, value: String) -> Text {
    Text { role, content_type, value }
}

fn named(locale: &Locale<'_>, name: &str, rel: &'static str, href: &str) -> Named {
    Named { name: name.to_owned(), rel, uri: Some(locale.host_url(href)) }
}

/// What an editor has to know: the notes, and why the release no longer stands.
fn ed_note(locale: &Locale<'_>, release: &Release, version: &Version) -> Option<String> {
    match &release.facts.withdrawn {
        Some(withdrawn) => Some(locale.phrase(&withdrawn.reason).text.into_owned()),
        None => version.text.words.notes_to_editors.as_ref().map(ToString::to_string),
    }
}

/// The text, plain and as HTML; none if it no longer stands.
fn bodies(builder: &PageBuilder<'_>, ix: Ix<Release>, version: &Version) -> RenderResult<Vec<Text>> {
    let locale = &builder.locale;
    if locale.site.releases[ix].facts.withdrawn.is_some() {
        return Ok(Vec::new());
    }
    Ok(vec![
        text("main", "text/plain", unwrapped_body(locale, version)),
        text("richtext", "text/html", full_text(builder, ix)?.html().to_owned()),
    ])
}

fn people(locale: &Locale<'_>, release: &Release) -> Vec<Named> {
    let mut people = Vec::with_capacity(release.people.len());
    for ix in &release.people {
        let link = locale.person(*ix);
        people.push(named(locale, &link.name.text, "mentions", &link.href));
    }
    people
}

/// The organisations that it is about, but for its publisher.
fn organisations(locale: &Locale<'_>, release: &Release) -> Vec<Named> {
    let mut organisations = Vec::with_capacity(release.organisations.len());
    let others = release.organisations.iter().filter(|ix| is_other(**ix, release));
    for ix in others {
        let link = locale.organisation(*ix);
        organisations.push(named(locale, &link.name.text, "mentions", &link.href));
    }
    organisations
}

fn is_other(ix: Ix<Organisation>, release: &Release) -> bool {
    ix != release.publisher
}

fn picture(locale: &Locale<'_>, ix: Ix<Media>) -> Picture {
    let media = &locale.site.media[ix];
    let url = locale.url(&media.address);
    let size = media.picture.natural_size();
    let mut descriptions = Vec::new();
    if let Some(caption) = &media.sheet.caption {
        descriptions.push(text("caption", "text/plain", locale.phrase(caption).text.into_owned()));
    }
    if let Alt::Text(alt) = &media.sheet.alt {
        descriptions.push(text("alt", "text/plain", locale.phrase(alt).text.into_owned()));
    }
    Picture {
        name: "image",
        uri: url.clone(),
        kind: "picture",
        by: locale.phrase(&media.sheet.credit).text.into_owned(),
        descriptions,
        renditions: vec![Rendition {
            name: "original",
            href: url,
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
        }],
    }
}
