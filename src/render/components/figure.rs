//! Pictures, with what may be done with them.

use serde::Serialize;

use crate::join::{Ix, Media};
use crate::model::media::Alt;
use crate::pictures::Encoding;
use crate::render::locale::{Locale, Phrase};
use crate::routes::{MadePicture, PictureForm, is_offered, pixel_size, sizes};

/// A picture. The component `figure` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct FigureView<'a> {
    /// The address of the picture, or of the largest size that is made for pages.
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
    /// The sizes in the format of the file, for `srcset`; `None` of an SVG.
    pub srcset: Option<String>,
    /// The sizes as WebP, for `srcset`; `None` of an SVG.
    pub webp_srcset: Option<String>,
    /// Whether browsers may load it when the reader comes near to it: it is further down than the first screen.
    pub lazy: bool,
    /// The picture in full size, for print; `None` if nobody may print it, and of an SVG that pages show itself.
    pub full: Option<FullSizeView>,
    /// What may be done with it.
    pub licence: Option<LicenceView<'a>>,
}

/// A picture in full size.
#[derive(Debug, Clone, Serialize)]
pub struct FullSizeView {
    /// Its address, which lasts.
    pub href: String,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Where on a page a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    /// On the first screen, where readers wait for it.
    Top,
    /// In a text, or below one.
    Below,
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
    position: Position,
    caption: Option<&'v str>,
) -> FigureView<'v> {
    let media = &locale.site.media[ix];
    let sheet = &media.sheet;
    let pixels = media.picture.natural_size();
    let caption = caption.map(|text| Phrase { text: text.into(), lang: None });
    let sizes = sizes(media);
    let (webp, own): (Vec<&MadePicture>, Vec<&MadePicture>) = sizes.iter().partition(|made| is_webp(made));
    // A WebP has no other format for browsers that cannot show it.
    let own = if own.is_empty() { &webp } else { &own };
    FigureView {
        href: locale.href(own.last().map_or(&media.address, |largest| &largest.address)),
        alt: match &sheet.alt {
            Alt::Text(text) => Some(locale.phrase(text)),
            Alt::Decorative | Alt::Missing => None,
        },
        caption: caption.or_else(|| locale.optional_phrase(sheet.caption.as_ref())),
        credit: locale.phrase(&sheet.credit),
        width: pixels.map(|(width, _)| width),
        height: pixels.map(|(_, height)| height),
        srcset: srcset(locale, own),
        webp_srcset: srcset(locale, &webp),
        lazy: position == Position::Below,
        full: full_size(locale, media),
        licence: sheet
            .licence
            .as_ref()
            .map(|licence| LicenceView { name: locale.phrase(&licence.name), reuse: licence.reuse.as_str() }),
    }
}

fn is_webp(made: &MadePicture) -> bool {
    matches!(made.form, PictureForm::Whole { encoding: Encoding::WebP, .. })
}

/// Sizes as HTML wants them in `srcset`; `None` if there are none.
fn srcset(locale: &Locale<'_>, sizes: &[&MadePicture]) -> Option<String> {
    let mut srcset = String::new();
    for made in sizes {
        if !srcset.is_empty() {
            srcset.push_str(", ");
        }
        srcset.push_str(&locale.href(&made.address));
        srcset.push_str(&format!(" {}w", made.size.0));
    }
    (!srcset.is_empty()).then_some(srcset)
}

fn full_size(locale: &Locale<'_>, media: &Media) -> Option<FullSizeView> {
    let (width, height) = pixel_size(media).filter(|_| is_offered(media))?;
    Some(FullSizeView { href: locale.href(&media.address), width, height })
}
