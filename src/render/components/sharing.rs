//! The picture that goes with a shared link.
//!
//! Takes what a page is about; gives its picture with what has to be said of it: a photograph, where there is one that every reader of shared
//! links can show. An SVG never is: hardly any of them draws one. How links are marked up is not known here.

use serde::Serialize;

use crate::join::{Ix, Media};
use crate::model::address::Address;
use crate::model::media::Alt;
use crate::render::locale::{Locale, Phrase};
use crate::routes::PageKind;

/// A picture for shared links.
pub(crate) struct SharingPicture<'a> {
    pub(crate) address: Address,
    /// Width and height in pixels.
    pub(crate) size: (usize, usize),
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
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Its media type: `image/png`.
    pub media_type: &'static str,
}

/// The picture of a page.
pub(crate) fn sharing_picture<'a>(locale: &Locale<'a>, page: &PageKind) -> Option<SharingPicture<'a>> {
    let site = locale.site;
    match page {
        PageKind::Release(ix, _) => {
            let release = &site.releases[*ix];
            let words = &release.version(locale.language).text.words;
            photograph(locale, release.image?, Phrase { text: (&*words.title).into(), lang: None })
        }
        PageKind::Person(ix, _) => {
            let person = &site.people[*ix];
            photograph(locale, person.photo?, locale.phrase(&person.sheet.name))
        }
        _ => None,
    }
}

/// A picture of the site, if every reader of shared links can show it. `name` is what it is called if nothing says what it shows.
fn photograph<'a>(locale: &Locale<'a>, ix: Ix<Media>, name: Phrase<'a>) -> Option<SharingPicture<'a>> {
    let media = &locale.site.media[ix];
    let (media_type, size) = media.picture.photograph()?;
    let alt = match &media.sheet.alt {
        Alt::Text(text) => locale.phrase(text),
        Alt::Decorative | Alt::Missing => name,
    };
    Some(SharingPicture { address: media.address.clone(), size, alt, media_type })
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
