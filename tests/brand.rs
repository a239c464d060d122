//! What shows whose site it is: the logo, the colours and the icons of `brand`, as they are in a finished site.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::collections::BTreeMap;

use support::{Folder, SITE, faktum, published, stderr};

const SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path d="M0 0h64v32H0z" fill="#0b5"/></svg>"##;

/// A site with these lines in its settings and these files in `content/`.
fn site(settings: &str, files: &[(&str, &[u8])]) -> Folder {
    let folder = Folder::new();
    folder.write("content/site.yaml", format!("{SITE}{settings}"));
    for (path, bytes) in files {
        folder.write(&format!("content/{path}"), bytes);
    }
    folder
}

fn build(folder: &Folder) -> BTreeMap<String, Vec<u8>> {
    let output = faktum(folder.path(), &["build"]);
    assert!(output.status.success(), "{}", stderr(&output));
    published(&folder.path().join("public"))
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is missing"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn style_sheet(files: &BTreeMap<String, Vec<u8>>) -> &str {
    let path = files.keys().find(|path| path.starts_with("assets/style.")).expect("a style sheet");
    text(files, path)
}

#[test]
fn a_logo_is_beside_the_title_and_has_no_words_of_its_own() {
    let sheet: &[u8] = b"file: vaaben.svg\ncredit: Os\ndecorative: true\n";
    let folder = site(
        "brand: {logo: vaaben, logo_dark: moerk}\n",
        &[
            ("media/vaaben.yaml", sheet),
            ("media/vaaben.svg", SVG.as_bytes()),
            ("media/moerk.yaml", b"file: moerk.svg\ncredit: Os\ndecorative: true\n"),
            ("media/moerk.svg", SVG.as_bytes()),
        ],
    );
    let output = faktum(folder.path(), &["build", "--base-url", "https://example.org/presse/"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let files = published(&folder.path().join("public"));
    let home = text(&files, "index.html");
    let masthead = r#"<picture class="site-logo"><source media="(prefers-color-scheme: dark)" srcset="/presse/media/moerk.svg"><img src="/presse/media/vaaben.svg" alt="" width="64" height="32"></picture> Test</a>"#;
    assert!(home.contains(masthead), "{home}");
    // What only the brand names is published.
    assert_eq!(text(&files, "media/vaaben.svg"), SVG);
    assert_eq!(text(&files, "media/moerk.svg"), SVG);
}

#[test]
fn a_logo_that_shows_the_title_is_not_followed_by_it() {
    let folder = site(
        "brand: {logo: vaaben}\n",
        &[
            ("media/vaaben.yaml", b"file: vaaben.svg\ncredit: Os\nalt: Test\n"),
            ("media/vaaben.svg", SVG.as_bytes()),
        ],
    );
    let files = build(&folder);
    let home = text(&files, "index.html");
    assert!(home.contains(r#"</picture> <span class="visually-hidden">Test</span></a>"#), "{home}");
}

/// A logo that a release under embargo shows as well is not held back with it.
#[test]
fn a_logo_is_public_whatever_else_names_it() {
    let release = "---\ntitle: Hemmelig\nsummary: Kommer\npublished: 2021-06-01\npublisher: os\nimage: vaaben\n---\n\nTekst.\n";
    let folder = site(
        "brand: {logo: vaaben}\n",
        &[
            ("media/vaaben.yaml", b"file: vaaben.svg\ncredit: Os\ndecorative: true\n"),
            ("media/vaaben.svg", SVG.as_bytes()),
            ("organisations/os.yaml", b"name: Os\ntype: agency\n"),
            ("releases/kommer.md", release.as_bytes()),
        ],
    );
    let files = build(&folder);
    assert!(files.contains_key("media/vaaben.svg"));
    assert!(text(&files, "index.html").contains("/media/vaaben.svg"));
}

#[test]
fn an_accent_becomes_the_colours_of_the_sheet_and_of_the_browser() {
    let files = build(&site("brand: {accent: '#ffd400'}\n", &[]));
    let sheet = style_sheet(&files);
    let at = |wanted: &str| sheet.find(wanted).unwrap_or_else(|| panic!("{wanted} is not in {sheet}"));
    // After the built-in colours, so that these win.
    assert!(at("--band:#ffd400;--band-ink:#000000;") > at("@media (prefers-color-scheme: dark)"));
    assert!(at("@media screen{:root{--paper:#ffffff;") > at("@media print"));
    let dark = at("@media screen and (prefers-color-scheme:dark){:root{");
    assert!(sheet[dark..].contains("--accent:#ffd400;"));
    let home = text(&files, "index.html");
    assert!(
        home.contains(
            r##"<meta name="theme-color" content="#ffd400" media="(prefers-color-scheme: light)">"##
        )
    );

    let without = build(&site("", &[]));
    assert!(style_sheet(&files).starts_with(style_sheet(&without)));
}

#[test]
fn a_sheet_of_the_site_comes_after_the_brand() {
    let folder = site("brand: {accent: '#7a1f3d'}\n", &[]);
    folder.write("themes/default/assets/style.css", ":root { --band: red }\n");
    let files = build(&folder);
    let sheet = style_sheet(&files);
    let (brand, own) = (sheet.find("--band:#7a1f3d"), sheet.find("--band: red"));
    assert!(brand.is_some() && brand < own, "{sheet}");
}

#[test]
fn a_refused_accent_names_one_that_builds() {
    for colour in ["#fff", "#ffff00", "#fdf6e3"] {
        let folder = site(&format!("brand:\n  accent: '{colour}'\n"), &[]);
        let output = faktum(folder.path(), &["build"]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains("content/site.yaml:6:11: error[accent-contrast]"), "{said}");
        let (_, written) = said.split_once("write: accent: '").expect("a suggestion");
        build(&site(&format!("brand:\n  accent: '{}'\n", &written[..7]), &[]));
    }
}
