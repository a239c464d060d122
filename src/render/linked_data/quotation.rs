//! What somebody said: `Quotation`, on the speaker's page.
//!
//! Takes the statements of a person; gives the words, their language, when they were said and where they can be read.

use std::borrow::Cow;

use serde::Serialize;

use super::identity;
use super::person::date;
use super::reference::IdReference;
use crate::join::{Ix, Person};
use crate::render::locale::Locale;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Quotation<'a> {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "@id")]
    id: String,
    text: Cow<'a, str>,
    in_language: &'a str,
    creator: IdReference,
    spoken_by_character: IdReference,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_created: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_based_on: Option<&'a str>,
}

pub(super) fn quotations<'a>(locale: &Locale<'a>, speaker: Ix<Person>) -> Vec<Quotation<'a>> {
    let mut quotations = Vec::new();
    for ix in &locale.site.backlinks.people[speaker].statements {
        let sheet = &locale.site.statements[*ix].sheet;
        let text = locale.phrase(&sheet.text);
        let written = sheet.language.as_ref().map(|tag| tag.as_str());
        quotations.push(Quotation {
            kind: identity::STATEMENT,
            id: identity::of_statement(locale, *ix),
            in_language: written.or(text.lang).unwrap_or(locale.language.tag()),
            text: text.text,
            creator: IdReference { id: identity::of_person(locale, speaker) },
            spoken_by_character: IdReference { id: identity::of_person(locale, speaker) },
            date_created: date(sheet.source.date),
            is_based_on: sheet.source.url.as_ref().map(|url| url.as_str()),
        });
    }
    quotations
}
