//! The site itself, on its home page: `WebSite`.
//!
//! Takes the settings; gives the site in one language, with who it is from. The home page of each language is a site of its own, because its title and
//! its pages are in that language.

use std::borrow::Cow;

use serde::Serialize;

use super::Described;
use super::identity;
use super::reference::{self, IdReference, Written};
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebSite<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: Cow<'a, str>,
    url: &'a str,
    description: &'a str,
    in_language: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<Written<'a>>,
}

pub(super) fn website<'p>(builder: &PageBuilder<'p>, described: &'p Described<'p>) -> WebSite<'p> {
    let locale = &builder.locale;
    let site = locale.site;
    WebSite {
        kind: "WebSite",
        id: identity::of_website(locale),
        name: locale.phrase(&site.settings.title).text,
        url: described.url,
        description: described.description,
        in_language: locale.language.tag(),
        publisher: site.publisher.map(|ix| reference::organisation(builder, ix)),
    }
}

/// That something is part of the site in its language.
pub(super) fn part(locale: &Locale<'_>) -> IdReference {
    IdReference { id: identity::of_website(locale) }
}
