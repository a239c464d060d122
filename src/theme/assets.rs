//! Assets under names that change with their content, so that hosts may let browsers keep them for ever.
//!
//! Takes the assets of the built-in theme and of the site's, and the rules of the site's brand; gives those that are published, with their
//! new names: `style.css` becomes `assets/style.3f2a9c01d4e5.css`. In style sheets, `url(…)` and `@import` of another asset get the new
//! name too. An asset of the site replaces that of the built-in theme; only the style sheet is added to it. It does not read or check any
//! other kind of file.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use xxhash_rust::xxh3::xxh3_64;

use super::built_in::BUILT_IN;
use super::compact::compact;
use super::script::without_comments;
use super::style_sheet;
use crate::load::Asset;
use crate::model::address::OutputPath;

/// A file of the theme as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeAsset {
    /// Its name in the theme's `assets/`.
    pub name: String,
    pub path: OutputPath,
    pub bytes: Vec<u8>,
}

/// The assets of a theme and those of the built-in one that it does not have, sorted by name. The style sheet has the rules of the site's
/// `brand` in it.
pub(super) fn assets(all: &[Asset], theme: &str, brand: Option<&str>) -> Vec<ThemeAsset> {
    let mut by_name: BTreeMap<&str, Cow<'_, [u8]>> = BTreeMap::new();
    by_name.extend(assets_of(all, BUILT_IN).map(|(name, bytes)| (name, built_in(name, bytes))));
    for (name, bytes) in assets_of(all, theme) {
        // A copy of a built-in file is published as that file.
        let is_copy = assets_of(all, BUILT_IN).any(|(other, same)| other == name && same == bytes);
        if !is_copy {
            by_name.insert(name, bytes);
        }
    }
    by_name.insert(style_sheet::NAME, Cow::Owned(style_sheet_of(all, theme, brand).into_bytes()));
    let mut assets = Vec::with_capacity(by_name.len());
    let mut sheets = Vec::new();
    for (name, bytes) in by_name {
        if name.ends_with(".css") {
            sheets.push((name, bytes));
        } else {
            assets.extend(published(name, bytes.into_owned()));
        }
    }
    publish_sheets(sheets, &mut assets);
    assets.sort_by(|a, b| a.name.cmp(&b.name));
    assets
}

/// A file of the built-in theme as it is published.
fn built_in<'a>(name: &str, bytes: Cow<'a, [u8]>) -> Cow<'a, [u8]> {
    match std::str::from_utf8(&bytes) {
        Ok(script) if name.ends_with(".js") => Cow::Owned(without_comments(script).into_bytes()),
        _ => bytes,
    }
}

/// The assets of one theme, by their names in its `assets/`.
fn assets_of<'a>(all: &'a [Asset], theme: &str) -> impl Iterator<Item = (&'a str, Cow<'a, [u8]>)> {
    let prefix = format!("themes/{theme}/assets/");
    all.iter()
        .filter_map(move |asset| Some((asset.path.strip_prefix(&prefix)?, Cow::Borrowed(&*asset.bytes))))
}

/// The text of the style sheet that pages have, without what browsers do not need.
fn style_sheet_of(all: &[Asset], theme: &str, brand: Option<&str>) -> String {
    let text_of = |layer: &str| {
        let mut assets = assets_of(all, layer);
        let (_, bytes) = assets.find(|(name, _)| *name == style_sheet::NAME)?;
        // Browsers read it in the same way.
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let built_in = text_of(BUILT_IN).unwrap_or_default();
    compact(&style_sheet::joined(&built_in, brand, text_of(theme).as_deref()))
}

/// Adds style sheets to the assets. A sheet contains the new names of the assets that it uses, so those are named before it.
fn publish_sheets(mut sheets: Vec<(&str, Cow<'_, [u8]>)>, assets: &mut Vec<ThemeAsset>) {
    while !sheets.is_empty() {
        let names: Vec<&str> = sheets.iter().map(|(name, _)| *name).collect();
        let ready = sheets.iter().position(|(name, bytes)| !uses_one_of(name, bytes, &names));
        // Sheets that import each other: one of them gets the old name of another.
        let (name, bytes) = sheets.remove(ready.unwrap_or(0));
        assets.extend(published(name, with_new_names(name, &bytes, assets)));
    }
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

/// A style sheet in which every address of another asset is its new one. Addresses with a scheme, addresses from the root and those of no
/// asset stay the same.
fn with_new_names(sheet: &str, bytes: &[u8], others: &[ThemeAsset]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return bytes.to_vec();
    };
    let folder = folder_of(sheet);
    let mut renamed = String::with_capacity(text.len());
    let mut copied = 0;
    for range in addresses(text) {
        let name = resolve(&folder, &text[range.clone()]);
        if let Some(asset) = others.iter().find(|asset| Some(&asset.name) == name.as_ref()) {
            renamed.push_str(&text[copied..range.start]);
            renamed.push_str(&"../".repeat(folder.len()));
            renamed.push_str(asset.path.as_str().trim_start_matches("assets/"));
            copied = range.end;
        }
    }
    renamed.push_str(&text[copied..]);
    renamed.into_bytes()
}

/// Whether a style sheet has the address of one of these assets, other than itself.
fn uses_one_of(sheet: &str, bytes: &[u8], names: &[&str]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let folder = folder_of(sheet);
    let mut used = addresses(&text).into_iter().filter_map(|range| resolve(&folder, &text[range]));
    used.any(|used| used != sheet && names.contains(&used.as_str()))
}

/// The folders that a file is in, innermost first.
fn folder_of(sheet: &str) -> Vec<&str> {
    sheet.split('/').rev().skip(1).collect()
}

/// The addresses in a style sheet, without quotation marks: those in `url(…)`, and those right after `@import`.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut addresses = Vec::new();
    // Most sheets have none, and one letter after the other takes long.
    if !text.contains("url(") && !text.contains("@import") {
        return addresses;
    }
    let mut at = 0;
    while let Some(next) = text[at..].find(['u', '@']) {
        at += next;
        let Some(address) = address_at(text, at) else {
            at += 1;
            continue;
        };
        let written = text[address.clone()].trim().trim_matches(['\'', '"']);
        let start = address.start + text[address.clone()].find(written).unwrap_or_default();
        addresses.push(start..start + written.len());
        at = address.end;
    }
    addresses
}

/// The address, with what surrounds it, of the `url(…)` or `@import` that begins at a byte.
fn address_at(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    if let Some(after) = rest.strip_prefix("url(") {
        let start = text.len() - after.len();
        return Some(start..start + after.find(')').unwrap_or(after.len()));
    }
    let quoted = rest.strip_prefix("@import")?.trim_start();
    let mark = quoted.chars().next().filter(|mark| ['\'', '"'].contains(mark))?;
    let start = text.len() - quoted.len() + 1;
    Some(start..start + text[start..].find(mark).unwrap_or(text.len() - start))
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
        assert_eq!(text, format!("x{{src:url( '../{file}' ) url(/y.png) url(z.png)}}"));
    }

    /// The text of an asset, and its address from its own folder.
    fn found<'a>(assets: &'a [ThemeAsset], name: &str) -> (&'a str, &'a str) {
        let asset = assets.iter().find(|asset| asset.name == name).expect("the asset");
        let address = asset.path.as_str().trim_start_matches("assets/");
        (std::str::from_utf8(&asset.bytes).expect("text"), address)
    }

    #[test]
    fn an_own_style_sheet_is_added_and_uses_the_assets_of_both_themes() {
        let built_in = |name: &str, text: &str| Asset {
            path: format!("themes/{BUILT_IN}/assets/{name}"),
            bytes: text.as_bytes().into(),
        };
        let all = [
            built_in("style.css", "a{src:url(a.svg) url(b.svg)}\n"),
            built_in("a.svg", "built-in"),
            built_in("b.svg", "built-in"),
            asset("b.svg", "own"),
            asset("style.css", "@import \"more.css\";\nc{src:url(b.svg)}\n"),
            asset("more.css", "@import url(b.css);@import 'https://example.org/a.css';"),
            asset("b.css", "d{}"),
        ];
        let assets = assets(&all, "x", Some("brand{}\n"));
        let (a, b) = (found(&assets, "a.svg").1, found(&assets, "b.svg"));
        assert_eq!(b.0, "own");
        let (more, last) = (found(&assets, "more.css"), found(&assets, "b.css").1);
        assert_eq!(more.0, format!("@import url({last});@import 'https://example.org/a.css';"));
        let (b, more) = (b.1, more.1);
        let expected = format!("@import \"{more}\";a{{src:url({a}) url({b})}}brand{{}}c{{src:url({b})}}");
        assert_eq!(found(&assets, "style.css").0, expected);
    }

    #[test]
    fn an_unchanged_copy_of_a_built_in_script_is_published_as_the_script_itself() {
        let script = "// What.\nstart();\n";
        let path = format!("themes/{BUILT_IN}/assets/a.js");
        let built_in = Asset { path, bytes: script.as_bytes().into() };
        let published = |own: &str| assets(&[built_in.clone(), asset("a.js", own)], "x", None);
        assert_eq!(found(&published(script), "a.js").0, "start();\n");
        assert_eq!(found(&published("// Mine.\n"), "a.js").0, "// Mine.\n");
    }

    #[test]
    fn sheets_that_import_each_other_come_to_an_end() {
        let all = [asset("a.css", "@import 'b.css';"), asset("b.css", "@import 'a.css';")];
        let assets = assets(&all, "x", None);
        assert!(found(&assets, "a.css").0.contains("'b.css'"));
        assert!(found(&assets, "b.css").0.contains(found(&assets, "a.css").1));
    }

    #[test]
    fn another_content_is_another_name() {
        let path = |text| assets(&[asset("a.css", text)], "x", None)[0].path.clone();
        assert_ne!(path("a"), path("b"));
        assert_eq!(path("a"), path("a"));
    }
}
