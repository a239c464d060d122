//! Assets under names that change with their content, so that hosts may let browsers keep them for ever.
//!
//! Takes the assets of the built-in theme and of the site's; gives those that are published, with their new names:
//! `style.css` becomes `assets/style.3f2a9c01d4e5.css`. In style sheets, `url(…)` of another asset gets the new name too. It
//! does not read or check any other kind of file.

use std::borrow::Cow;
use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use super::built_in::BUILT_IN;
use crate::load::Asset;
use crate::model::address::OutputPath;

/// The style sheet of every page.
const STYLE_SHEET: &str = "style.css";

/// A file of the theme as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeAsset {
    /// Its name in the theme's `assets/`.
    pub name: String,
    pub path: OutputPath,
    pub bytes: Vec<u8>,
}

/// The assets of a theme and those of the built-in one that it does not have, sorted by name. The rules of the site's `brand` come after
/// those of the built-in style sheet and before those of a sheet of the site.
pub(super) fn assets(all: &[Asset], theme: &str, brand: Option<&str>) -> Vec<ThemeAsset> {
    let mut by_name: BTreeMap<&str, Cow<'_, [u8]>> = BTreeMap::new();
    for layer in [BUILT_IN, theme] {
        let prefix = format!("themes/{layer}/assets/");
        for asset in all {
            let Some(name) = asset.path.strip_prefix(&prefix) else {
                continue;
            };
            let bytes = match brand.filter(|_| name == STYLE_SHEET).map(str::as_bytes) {
                Some(brand) if layer == BUILT_IN => Cow::Owned([&*asset.bytes, brand].concat()),
                Some(brand) => Cow::Owned([brand, &*asset.bytes].concat()),
                None => Cow::Borrowed(&*asset.bytes),
            };
            by_name.insert(name, bytes);
        }
    }
    let (sheets, others): (Vec<_>, Vec<_>) =
        by_name.into_iter().partition(|(name, _)| name.ends_with(".css"));
    // Style sheets contain the new names of the others, so these get their names first.
    let mut assets: Vec<ThemeAsset> =
        others.into_iter().filter_map(|(name, bytes)| published(name, bytes.into_owned())).collect();
    let sheets: Vec<ThemeAsset> = sheets
        .into_iter()
        .filter_map(|(name, bytes)| published(name, with_new_names(name, &bytes, &assets)))
        .collect();
    assets.extend(sheets);
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    assets
}

fn published(name: &str, bytes: Vec<u8>) -> Option<ThemeAsset> {
    let hash = xxh3_64(&bytes) >> 16; // 48 bits are 12 digits: enough to tell versions of one file apart
    let file_start = name.rfind('/').map_or(0, |slash| slash + 1);
    let path = match name[file_start..].rfind('.') {
        Some(dot) => {
            let (stem, ending) = name.split_at(file_start + dot);
            format!("assets/{stem}.{hash:012x}{ending}")
        }
        None => format!("assets/{name}.{hash:012x}"),
    };
    let path = OutputPath::parse(&path)?;
    Some(ThemeAsset { name: name.to_owned(), path, bytes })
}

/// A style sheet in which every `url(…)` of another asset leads to its new name. Addresses with a scheme, addresses from the
/// root and those of no asset stay the same.
fn with_new_names(sheet: &str, bytes: &[u8], others: &[ThemeAsset]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    let folder: Vec<&str> = sheet.split('/').rev().skip(1).collect();
    let mut renamed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("url(") {
        let (before, after) = rest.split_at(at + "url(".len());
        let end = after.find(')').unwrap_or(after.len());
        let written = after[..end].trim().trim_matches(['"', '\'']);
        renamed.push_str(before);
        match resolve(&folder, written).and_then(|name| others.iter().find(|asset| asset.name == name)) {
            Some(asset) => {
                renamed.push_str(&"../".repeat(folder.len()));
                renamed.push_str(asset.path.as_str().trim_start_matches("assets/"));
            }
            None => renamed.push_str(&after[..end]),
        }
        rest = &after[end..];
    }
    (renamed + rest).into_bytes()
}

/// The name of the asset to which a relative address leads from a folder; the folder's names are innermost first.
fn resolve(folder: &[&str], written: &str) -> Option<String> {
    let mut names: Vec<&str> = folder.iter().rev().copied().collect();
    for name in written.split('/') {
        match name {
            "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(name: &str, text: &str) -> Asset {
        Asset { path: format!("themes/x/assets/{name}"), bytes: text.as_bytes().into() }
    }

    #[test]
    fn a_style_sheet_follows_the_names_of_what_it_uses() {
        let found = assets(
            &[
                asset("css/a.css", "x{src:url( '../f.woff2' ) url(/y.png) url(z.png)}"),
                asset("f.woff2", "font"),
            ],
            "x",
            None,
        );
        let font = found.iter().find(|asset| asset.name == "f.woff2").expect("the font");
        let sheet = found.iter().find(|asset| asset.name == "css/a.css").expect("the sheet");
        let text = String::from_utf8(sheet.bytes.clone()).expect("text");
        let file = font.path.as_str().trim_start_matches("assets/");
        assert_eq!(text, format!("x{{src:url(../{file}) url(/y.png) url(z.png)}}"));
    }

    #[test]
    fn another_content_is_another_name() {
        let path = |text| assets(&[asset("a.css", text)], "x", None)[0].path.clone();
        assert_ne!(path("a"), path("b"));
        assert_eq!(path("a"), path("a"));
    }
}
