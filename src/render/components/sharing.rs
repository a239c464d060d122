//! The picture that goes with a shared link.
//!
//! Takes what a page is about; gives its picture with what has to be said of it: a photograph, where there is one that every reader of shared
//! links can show, or else a card. An SVG never is one: hardly any of them draws it. How links are marked up is not known here.

use serde::Serialize;

use crate::join::{Ix, Media};
use crate::model::address::Address;
use crate::model::media::Alt;
use crate::pictures::{Card, SHARED_SIZE};
use crate::render::locale::{Locale, Phrase};
use crate::routes::{PageKind, card_address, card_of_release, card_of_site, shared};

/// A picture for shared links.
pub(crate) struct SharingPicture<'a> {
    pub(crate) address: Address,
    /// Width and height in pixels.
    pub(crate) size: (u32, u32),
    /// What it shows.
    pub(crate) alt: Phrase<'a>,
    /// Its media type.
    pub(crate) media_type: &'static str,
}

/// `head.picture`: a picture for shared links.
#[derive(Debug, Clone, Serialize)]
pub struct SharingPictureView<'a> {
    /// The full address.
    pub url: String,
    /// What it shows.
    pub alt: Phrase<'a>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Its media type: `image/png`.
    pub media_type: &'static str,
}

/// The picture of a page; `None` on pages that nobody shares.
pub(crate) fn sharing_picture<'a>(locale: &Locale<'a>, page: &PageKind) -> Option<SharingPicture<'a>> {
    let site = locale.site;
    match page {
        PageKind::Release(ix, language) => {
            let words = &site.releases[*ix].version(*language).text.words;
            let title = locale.words(&words.title, *language);
            let photograph = site.releases[*ix].image.and_then(|image| photograph(locale, image, title));
            Some(photograph.unwrap_or_else(|| card(locale, &card_of_release(site, *ix, *language))))
        }
        PageKind::Person(ix, _) => {
            let person = &site.people[*ix];
            let name = locale.phrase(&person.sheet.name);
            let photograph = person.photo.and_then(|photo| photograph(locale, photo, name));
            Some(photograph.unwrap_or_else(|| card_of_others(locale)))
        }
        PageKind::Redirect { .. } | PageKind::NotFound | PageKind::AccessibilityStatement(_) => None,
        PageKind::Home(_)
        | PageKind::List { .. }
        | PageKind::Year { .. }
        | PageKind::Index(..)
        | PageKind::Corrections(_)
        | PageKind::Data(_)
        | PageKind::Search(_)
        | PageKind::Partnership(..)
        | PageKind::Agreement(..)
        | PageKind::Organisation(..)
        | PageKind::Page(..) => Some(card_of_others(locale)),
    }
}

fn card_of_others<'a>(locale: &Locale<'a>) -> SharingPicture<'a> {
    card(locale, &card_of_site(locale.site, locale.language))
}

fn card<'a>(locale: &Locale<'a>, card: &Card) -> SharingPicture<'a> {
    let words = card.words();
    let alt = match words.is_empty() {
        true => locale.phrase(&locale.site.settings.title),
        false => locale.owned(words),
    };
    SharingPicture { address: card_address(card), size: SHARED_SIZE, alt, media_type: "image/png" }
}

/// A picture of the site, if every reader of shared links can show it. `name` is what it is called if nothing says what it shows.
fn photograph<'a>(locale: &Locale<'a>, ix: Ix<Media>, name: Phrase<'a>) -> Option<SharingPicture<'a>> {
    let media = &locale.site.media[ix];
    let shared = shared(media)?;
    let alt = match &media.sheet.alt {
        Alt::Text(text) => locale.phrase(text),
        Alt::Decorative | Alt::Missing => name,
    };
    Some(SharingPicture { address: shared.address, size: shared.size, alt, media_type: "image/jpeg" })
}

/// A picture for `<head>`.
pub(crate) fn sharing_picture_view<'a>(
    locale: &Locale<'a>,
    picture: SharingPicture<'a>,
) -> SharingPictureView<'a> {
    let (width, height) = picture.size;
    SharingPictureView {
        url: locale.url(&picture.address),
        alt: picture.alt,
        width,
        height,
        media_type: picture.media_type,
    }
}
