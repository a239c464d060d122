//! A release: `NewsArticle`.
//!
//! Takes a release in the language of the page; gives who published it and when, what it is about, whom it names, whom it quotes, and what was corrected.
//! Of one that is withdrawn, the title and the description say so, as they do in `<head>`.

use std::borrow::Cow;

use serde::Serialize;

use super::Described;
use super::identity;
use super::reference::{self, IdReference, Reference, Written};
use super::website;
use crate::join::{Ix, Release, Version};
use crate::model::release::ChangeKind;
use crate::render::components::{has_time, quoted_statements};
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;

/// The longest headline: Google asks for short ones, and cut longer ones at 110 characters when it still had a limit.
const LONGEST_HEADLINE: usize = 110;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct NewsArticle<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    headline: Cow<'a, str>,
    description: &'a str,
    url: &'a str,
    main_entity_of_page: &'a str,
    in_language: &'static str,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dateline: Option<&'a str>,
    author: Written<'a>,
    publisher: Written<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<ImageObject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    keywords: Vec<&'a str>,
    is_part_of: IdReference,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    work_translation: Vec<IdReference>,
    #[serde(skip_serializing_if = "Option::is_none")]
    translation_of_work: Option<IdReference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    about: Vec<Written<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mentions: Vec<Written<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    citation: Vec<Reference<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    correction: Vec<CorrectionComment<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    creative_work_status: Option<&'static str>,
}

#[derive(Serialize)]
struct ImageObject<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    url: &'a str,
    width: u32,
    height: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CorrectionComment<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    text: &'a str,
    date_published: String,
}

pub(super) fn article<'p>(
    builder: &PageBuilder<'p>,
    ix: Ix<Release>,
    described: &'p Described<'p>,
) -> NewsArticle<'p> {
    let locale = &builder.locale;
    let release = &locale.site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let (work_translation, translation_of_work) = translations(locale, release);
    NewsArticle {
        kind: "NewsArticle",
        id: identity::of_release(described.url),
        headline: headline(described.name),
        description: described.description,
        url: described.url,
        main_entity_of_page: described.url,
        in_language: version.language.tag(),
        date_published: locale.moment(release.published, has_time(release)).iso,
        date_modified: release.last_change(version).map(|day| day.max(release.day).to_string()),
        dateline: words.place.as_deref(),
        author: reference::organisation(builder, release.publisher),
        publisher: reference::organisation(builder, release.publisher),
        image: described.picture.map(|picture| ImageObject {
            kind: "ImageObject",
            url: &picture.url,
            width: picture.width,
            height: picture.height,
        }),
        keywords: words.topics.iter().map(|topic| &*topic.name).collect(),
        is_part_of: website::part(locale),
        work_translation,
        translation_of_work,
        about: about(builder, release),
        mentions: mentions(builder, release),
        citation: quoted_statements(builder, version)
            .into_iter()
            .map(|ix| reference::statement(locale, ix))
            .collect(),
        correction: corrections(version),
        creative_work_status: release.facts.withdrawn.as_ref().map(|_| "Withdrawn"),
    }
}

/// The translations of an original, or the original of a translation. The first version is the original.
fn translations(locale: &Locale<'_>, release: &Release) -> (Vec<IdReference>, Option<IdReference>) {
    let mut others = Vec::new();
    for (at, (language, address)) in release.addresses.iter().enumerate() {
        let reference = IdReference { id: identity::of_release(&locale.url(address)) };
        if at == 0 && language != locale.language {
            return (Vec::new(), Some(reference));
        }
        if at > 0 {
            others.push(reference);
        }
    }
    (others, None)
}

fn about<'a>(builder: &PageBuilder<'a>, release: &Release) -> Vec<Written<'a>> {
    let mut about = Vec::with_capacity(release.partnerships.len() + release.agreements.len());
    about.extend(release.partnerships.iter().map(|ix| reference::partnership(builder, *ix)));
    about.extend(release.agreements.iter().map(|ix| reference::agreement(builder, *ix)));
    about
}

/// The organisations and people it is about, but for its publisher.
fn mentions<'a>(builder: &PageBuilder<'a>, release: &Release) -> Vec<Written<'a>> {
    let others = release.organisations.iter().filter(|ix| **ix != release.publisher);
    let organisations = others.map(|ix| reference::organisation(builder, *ix));
    organisations.chain(release.people.iter().map(|ix| reference::person(builder, *ix))).collect()
}

/// What was wrong, or could be misunderstood.
fn corrections(version: &Version) -> Vec<CorrectionComment<'_>> {
    let mut corrections = Vec::new();
    for change in version.text.words.shown_changes() {
        match change.kind {
            ChangeKind::Correction | ChangeKind::Clarification => corrections.push(CorrectionComment {
                kind: "CorrectionComment",
                text: &change.text,
                date_published: change.on.to_string(),
            }),
            ChangeKind::Update => {}
        }
    }
    corrections
}

/// A title that is not too long, cut between two words if it has to be.
fn headline(title: &str) -> Cow<'_, str> {
    if title.chars().count() <= LONGEST_HEADLINE {
        return Cow::Borrowed(title);
    }
    let room: String = title.chars().take(LONGEST_HEADLINE - 1).collect();
    let cut = match room.rfind(char::is_whitespace) {
        Some(blank) => room[..blank].trim_end_matches([' ', ',', ':', ';', '–', '-']),
        None => &room,
    };
    Cow::Owned(format!("{cut}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_has_at_most_110_characters() {
        let short = "å".repeat(110);
        assert_eq!(headline(&short), short);
        let words = "Aftalen, ".repeat(14);
        let cut = headline(&words);
        assert!(cut.chars().count() <= 110 && cut.ends_with("Aftalen, Aftalen…"), "{cut}");
        let one_word = "ø".repeat(111);
        assert_eq!(headline(&one_word), format!("{}…", "ø".repeat(109)));
    }
}
