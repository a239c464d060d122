//! The icons of a site, and the manifest that names them.
//!
//! Takes the site, and which icon is asked for; gives its bytes. Manifest: W3C, Web Application Manifest.

use serde_json::{Value, json};

use crate::join::Site;
use crate::model::colour::Colour;
use crate::render::locale::Locale;
use crate::routes::{IconFile, icons};
use crate::theme::Theme;

/// An icon, or the manifest. Nothing, if the picture of the site's icon is damaged: such a site is never rendered.
pub(super) fn icon(site: &Site, theme: &Theme, file: IconFile) -> Vec<u8> {
    let icons = site.brand.favicon.and_then(|picture| site.media[picture].picture.icons()?.ok());
    match (file, icons) {
        (IconFile::Manifest, _) => manifest(site, theme).into_bytes(),
        // The SVG is the picture itself: see `render/pictures.rs`.
        (IconFile::Svg, _) | (_, None) => Vec::new(),
        (IconFile::Ico, Some(icons)) => icons.ico(),
        (IconFile::Touch, Some(icons)) => {
            icons.png(180, Some(icons.background(Colour::WHITE, surface(site))))
        }
        (IconFile::Small, Some(icons)) => icons.png(192, None),
        (IconFile::Large, Some(icons)) => icons.png(512, None),
    }
}

/// The colour of surfaces: the accent, if there is one.
fn surface(site: &Site) -> Colour {
    site.settings.brand.accent.as_ref().map_or(Colour::WHITE, |accent| accent.light.band)
}

fn manifest(site: &Site, theme: &Theme) -> String {
    let language = site.settings.default_language();
    let locale = Locale::new(site, theme, language);
    let name = locale.phrase(&site.settings.title).text;
    let publisher = site.publisher.and_then(|ix| site.organisations[ix].sheet.short_name.as_ref());
    let short_name = publisher.map_or_else(|| name.clone(), |short_name| locale.phrase(short_name).text);
    let mut listed = Vec::new();
    for icon in icons(site) {
        let (kind, sizes) = match icon.file {
            IconFile::Svg => ("image/svg+xml", "any"),
            IconFile::Small => ("image/png", "192x192"),
            IconFile::Large => ("image/png", "512x512"),
            IconFile::Ico | IconFile::Touch | IconFile::Manifest => continue,
        };
        listed.push(json!({ "src": locale.href(&icon.address), "type": kind, "sizes": sizes }));
    }
    let manifest: Value = json!({
        "name": name,
        "short_name": short_name,
        "lang": language.tag(),
        "start_url": locale.href(&site.home(language)),
        "scope": site.settings.base_url.path(),
        "display": "browser",
        "theme_color": surface(site).to_string(),
        "background_color": Colour::WHITE.to_string(),
        "icons": listed,
    });
    format!("{manifest:#}\n")
}
