//! Pages that are about no single thing: `CollectionPage` for lists, `WebPage` for texts.
//!
//! Takes what the page says of itself; gives that. What a list contains is not repeated: each entry has a page that says more.

use serde::Serialize;

use super::Described;
use super::reference::IdReference;
use super::website;
use crate::render::locale::Locale;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WebPage<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    name: &'a str,
    url: &'a str,
    description: &'a str,
    in_language: &'static str,
    is_part_of: IdReference,
}

pub(super) fn page<'p>(kind: &'static str, locale: &Locale<'_>, described: &'p Described<'p>) -> WebPage<'p> {
    WebPage {
        kind,
        id: format!("{}#_page", described.url),
        name: described.name,
        url: described.url,
        description: described.description,
        in_language: locale.language.tag(),
        is_part_of: website::part(locale),
    }
}
