//! What shows whose site it is: its logo, and the colours that browsers show around the page.

use serde::Serialize;

use crate::join::{Ix, Media};
use crate::model::media::Alt;
use crate::render::locale::Locale;

/// `site.brand`: what of a brand the site has. The colours of the page itself are in the style sheet.
#[derive(Debug, Clone, Serialize)]
pub struct BrandView {
    /// The logo.
    pub logo: Option<LogoView>,
    /// The colours of the band on light and on dark pages; `None` where the site has no accent.
    pub band: Option<BandView>,
}

/// A logo.
#[derive(Debug, Clone, Serialize)]
pub struct LogoView {
    /// The address of the picture.
    pub src: String,
    /// The address of the picture for dark pages, if that is another one.
    pub dark_src: Option<String>,
    /// In pixels, where the file says so.
    pub width: Option<usize>,
    /// In pixels, where the file says so.
    pub height: Option<usize>,
    /// Whether the picture shows the site's title, so that those who see it need not see the title twice.
    pub has_title: bool,
}

/// The colours of the band.
#[derive(Debug, Clone, Serialize)]
pub struct BandView {
    /// `#7a1f3d`.
    pub light: String,
    /// `#7a1f3d`.
    pub dark: String,
}

/// The brand of the site.
pub(crate) fn brand(locale: &Locale<'_>) -> BrandView {
    let site = locale.site;
    let accent = site.settings.brand.accent.as_ref();
    BrandView {
        logo: site.brand.logo.map(|ix| logo(locale, ix)),
        band: accent.map(|accent| BandView {
            light: accent.light.band.to_string(),
            dark: accent.dark.band.to_string(),
        }),
    }
}

fn logo(locale: &Locale<'_>, ix: Ix<Media>) -> LogoView {
    let site = locale.site;
    let media = &site.media[ix];
    let size = media.picture.natural_size();
    LogoView {
        src: locale.href(&media.address),
        dark_src: site.brand.logo_dark.map(|ix| locale.href(&site.media[ix].address)),
        width: size.map(|(width, _)| width),
        height: size.map(|(_, height)| height),
        has_title: match &media.sheet.alt {
            Alt::Text(text) => locale.phrase(text).text == locale.phrase(&site.settings.title).text,
            Alt::Decorative | Alt::Missing => false,
        },
    }
}
