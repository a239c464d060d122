//! The facts of a page for programs: the `index.json` beside it.
//!
//! Takes a page of the routes and the joined facts behind it; gives one JSON document. Each kind of page is a struct in a file of its own, and
//! docs/open-data.schema.json says the same of all of them. Every field is always there: `null` says that something is not known, an empty list that
//! there is nothing. Amounts are texts, because JSON's numbers lose their zeros, and with them how exact they are. Nothing is said that the page does
//! not say: the running text is on the page and in `index.txt`.

mod agreement;
mod list;
mod organisation;
mod partnership;
mod person;
mod reference;
mod release;
mod shared;

pub(super) use reference::{
    agreement_id, allocation_id, organisation_id, partnership_id, person_id, release_id, statement_id,
};

use serde::Serialize;

use super::fragments::PageBuilder;
use super::locale::Locale;
use crate::join::Addresses;
use crate::model::address::Address;
use crate::routes::PageKind;

/// The version of the form. A field can be added without a new one; nothing is ever taken away or changes its meaning.
const VERSION: u8 = 1;

/// How much room the facts of most pages need, in bytes.
const USUAL: usize = 4 << 10;

/// What every document begins with.
#[derive(Serialize)]
struct About<'a> {
    version: u8,
    /// `kind:id`, the same in every language.
    id: String,
    url: String,
    language: &'static str,
    /// The page in its other languages.
    translations: Vec<Translation>,
    /// The licence of the facts.
    licence: Option<&'a str>,
}

/// A page in another language.
#[derive(Serialize)]
struct Translation {
    language: &'static str,
    url: String,
}

/// The facts of the page at an address.
pub(super) fn facts(builder: &PageBuilder<'_>, page: &PageKind, address: &Address) -> Vec<u8> {
    let about = about(&builder.locale, page, address);
    match page {
        PageKind::Release(ix, _) => json(&release::release(builder, *ix, about)),
        PageKind::Partnership(ix, _) => json(&partnership::partnership(builder, *ix, about)),
        PageKind::Agreement(ix, _) => json(&agreement::agreement(builder, *ix, about)),
        PageKind::Organisation(ix, _) => json(&organisation::organisation(builder, *ix, about)),
        PageKind::Person(ix, _) => json(&person::person(builder, *ix, about)),
        PageKind::Page(ix, _) => json(&list::plain_page(builder, *ix, about)),
        _ => json(&list::list(builder, page, about)),
    }
}

fn about<'a>(locale: &Locale<'a>, page: &PageKind, address: &Address) -> About<'a> {
    let site = locale.site;
    let addresses = match page {
        PageKind::Release(ix, _) => Some(&site.releases[*ix].addresses),
        PageKind::Partnership(ix, _) => Some(&site.partnerships[*ix].addresses),
        PageKind::Agreement(ix, _) => Some(&site.agreements[*ix].addresses),
        PageKind::Organisation(ix, _) => Some(&site.organisations[*ix].addresses),
        PageKind::Person(ix, _) => Some(&site.people[*ix].addresses),
        PageKind::Page(ix, _) => Some(&site.pages[*ix].addresses),
        _ => None,
    };
    About {
        version: VERSION,
        id: id(locale, page),
        url: locale.url(address),
        language: locale.language.tag(),
        translations: addresses.map_or_else(Vec::new, |addresses| translations(locale, addresses)),
        licence: site.settings.open_data.licence().map(|licence| licence.as_str()),
    }
}

fn translations(locale: &Locale<'_>, addresses: &Addresses) -> Vec<Translation> {
    let mut translations = Vec::new();
    for (language, address) in addresses.iter() {
        if language != locale.language {
            translations.push(Translation { language: language.tag(), url: locale.url(address) });
        }
    }
    translations
}

/// What a page is about, as `kind:id`.
fn id(locale: &Locale<'_>, page: &PageKind) -> String {
    match page {
        PageKind::Release(ix, _) => release_id(locale.site, *ix),
        PageKind::Partnership(ix, _) => partnership_id(locale.site, *ix),
        PageKind::Agreement(ix, _) => agreement_id(locale.site, *ix),
        PageKind::Organisation(ix, _) => organisation_id(locale.site, *ix),
        PageKind::Person(ix, _) => person_id(locale.site, *ix),
        PageKind::Page(ix, _) => format!("page:{}", locale.site.pages[*ix].id),
        _ => list::id(locale, page),
    }
}

/// A document in UTF-8, with a line end.
#[expect(clippy::expect_used, reason = "memory takes every byte, and all keys are texts")]
pub(super) fn json(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(USUAL);
    serde_json::to_writer(&mut bytes, document).expect("texts and numbers are JSON");
    bytes.push(b'\n');
    bytes
}
