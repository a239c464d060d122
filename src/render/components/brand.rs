//! What shows whose site it is: its logo, and the colours that browsers show around the page.

use serde::Serialize;

use crate::join::{Ix, Media};
use crate::model::media::Alt;
use crate::render::locale::Locale;
use crate::routes::{Icon, IconFile, icons};

/// `site.brand`: what of a brand the site has. The colours of the page itself are in the style sheet.
#[derive(Debug, Clone, Serialize)]
pub struct BrandView {
    /// The logo.
    pub logo: Option<LogoView>,
    /// The colours of the band on light and on dark pages; `None` where the site has no accent.
    pub band: Option<BandView>,
    /// The icons for `<head>`.
    pub icons: Vec<IconView>,
}

/// An icon, or the manifest, for a `<link>`.
#[derive(Debug, Clone, Serialize)]
pub struct IconView {
    /// `icon`, `apple-touch-icon` or `manifest`.
    pub rel: &'static str,
    /// Its address.
    pub href: String,
    /// Its media type, where it has to be said.
    pub media_type: Option<&'static str>,
    /// Its sizes, where they are known.
    pub sizes: Option<&'static str>,
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
        icons: icons(site).iter().filter_map(|icon| icon_view(locale, icon)).collect(),
    }
}

/// The link to an icon; `None` for one that only the manifest names.
fn icon_view(locale: &Locale<'_>, icon: &Icon) -> Option<IconView> {
    let (rel, media_type, sizes) = match icon.file {
        // Chromium also loads an `.ico` that has its size in the list, though it takes the SVG.
        IconFile::Ico => ("icon", None, Some("32x32")),
        IconFile::Svg => ("icon", Some("image/svg+xml"), Some("any")),
        IconFile::Touch => ("apple-touch-icon", None, None),
        IconFile::Small => ("icon", Some("image/png"), Some("192x192")),
        IconFile::Large => return None,
        IconFile::Manifest => ("manifest", None, None),
    };
    // What is in a file of the site is not known.
    let sizes = sizes.filter(|_| icon.is_made);
    Some(IconView { rel, href: locale.href(&icon.address), media_type, sizes })
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
