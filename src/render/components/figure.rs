//! Pictures, with what may be done with them.

use serde::Serialize;

use crate::join::{Ix, Media};
use crate::model::media::Alt;
use crate::render::locale::{Locale, Phrase};

/// A picture. The component `figure` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView<'a> {
    /// The address of the picture.
    pub href: String,
    /// What it shows; `None` where it only decorates.
    pub alt: Option<Phrase<'a>>,
    /// The words below it.
    pub caption: Option<Phrase<'a>>,
    /// Who made it: stands after “Photo:”.
    pub credit: Phrase<'a>,
    /// In pixels, where the file says so.
    pub width: Option<usize>,
    /// In pixels, where the file says so.
    pub height: Option<usize>,
    /// What may be done with it.
    pub licence: Option<LicenceView<'a>>,
}

/// What may be done with a picture.
#[derive(Debug, Clone, Serialize)]
pub struct LicenceView<'a> {
    /// The licence's name.
    pub name: Phrase<'a>,
    /// `free`, `with_credit` or `not_permitted`: the string `reuse_…` says it in words.
    pub reuse: &'static str,
}

/// A picture. The text that shows it may give it a caption; otherwise it has the caption of its sheet.
pub(crate) fn figure<'v, 'a: 'v>(
    locale: &Locale<'a>,
    ix: Ix<Media>,
    caption: Option<&'v str>,
) -> FigureView<'v> {
    let media = &locale.site.media[ix];
    let sheet = &media.sheet;
    let pixels = media.picture.natural_size();
    let caption = caption.map(|text| Phrase { text: text.into(), lang: None });
    FigureView {
        href: locale.href(&media.address),
        alt: match &sheet.alt {
            Alt::Text(text) => Some(locale.phrase(text)),
            Alt::Decorative | Alt::Missing => None,
        },
        caption: caption.or_else(|| locale.optional_phrase(sheet.caption.as_ref())),
        credit: locale.phrase(&sheet.credit),
        width: pixels.map(|(width, _)| width),
        height: pixels.map(|(_, height)| height),
        licence: sheet
            .licence
            .as_ref()
            .map(|licence| LicenceView { name: locale.phrase(&licence.name), reuse: licence.reuse.as_str() }),
    }
}
