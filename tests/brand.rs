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
    assert!(at("--band:#ffd400;--band-ink:#000000;") > at("@media (prefers-color-scheme:dark)"));
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
    let (brand, own) = (sheet.find("--band:#7a1f3d"), sheet.find("--band:red"));
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

/// A PNG of a burgundy disc on nothing.
fn disc(width: u32, height: u32) -> Vec<u8> {
    let mut picture = image::RgbaImage::new(width, height);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let (across, down) = (x.abs_diff(width / 2), y.abs_diff(height / 2));
        if across * across + down * down < (height / 2) * (height / 2) {
            pixel.0 = [0x7a, 0x1f, 0x3d, 255];
        } else {
            // Transparent, with a colour that must not show at the edge.
            pixel.0 = [0, 255, 0, 0];
        }
    }
    let mut bytes = Vec::new();
    let written = picture.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png);
    written.expect("a PNG in memory");
    bytes
}

/// A site whose icon is this picture.
fn site_with_icon(file: &str, bytes: &[u8], settings: &str) -> Folder {
    let sheet = format!("file: {file}\ncredit: Os\ndecorative: true\n");
    let settings = format!("brand: {{favicon: ikon{settings}}}\n");
    site(&settings, &[("media/ikon.yaml", sheet.as_bytes()), (&format!("media/{file}"), bytes)])
}

fn decoded(files: &BTreeMap<String, Vec<u8>>, path: &str) -> image::RgbaImage {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is missing"));
    image::load_from_memory_with_format(bytes, image::ImageFormat::Png).expect(path).into_rgba8()
}

/// The side of each picture in an ICO, and the bytes that it has there.
fn in_ico(ico: &[u8]) -> Vec<(u8, &[u8])> {
    assert_eq!(ico[..4], [0, 0, 1, 0], "the header of an ICO");
    let number = |at: usize, length: usize| {
        ico[at..at + length].iter().rev().fold(0, |number, byte| number * 256 + usize::from(*byte))
    };
    let mut pictures = Vec::new();
    for at in 0..number(4, 2) {
        let entry = 6 + at * 16;
        let (size, offset) = (number(entry + 8, 4), number(entry + 12, 4));
        assert_eq!(ico[entry], ico[entry + 1], "an icon is a square");
        pictures.push((ico[entry], &ico[offset..offset + size]));
    }
    pictures
}

#[test]
fn a_picture_becomes_every_icon_and_each_is_linked() {
    let folder = site_with_icon("ikon.png", &disc(600, 512), ", accent: '#7a1f3d'");
    folder.write("content/organisations/os.yaml", "name: Os og andre\nshort_name: Os\ntype: agency\n");
    folder.write("content/site.yaml", format!("{}publisher: os\n", folder.read("content/site.yaml")));
    let output = faktum(folder.path(), &["build", "--base-url", "https://example.org/presse/"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let files = published(&folder.path().join("public"));

    let ico = in_ico(&files["favicon.ico"]);
    assert_eq!(ico.iter().map(|(side, _)| *side).collect::<Vec<_>>(), [16, 32, 48]);
    for (side, png) in ico {
        let picture = image::load_from_memory_with_format(png, image::ImageFormat::Png).expect("a PNG");
        assert_eq!((picture.width(), picture.height()), (side.into(), side.into()));
    }
    for (path, side) in [("icon-192.png", 192), ("icon-512.png", 512), ("apple-touch-icon.png", 180)] {
        let picture = decoded(&files, path);
        assert_eq!(picture.dimensions(), (side, side), "{path}");
        assert_eq!(picture.get_pixel(side / 2, side / 2).0, [0x7a, 0x1f, 0x3d, 255], "{path}");
        let corner = if path == "apple-touch-icon.png" { [255; 4] } else { [0; 4] };
        assert_eq!(picture.get_pixel(0, 0).0, corner, "{path}");
        // Nothing of the green behind what is transparent.
        let greenish = picture.pixels().filter(|pixel| pixel.0[3] > 0 && pixel.0[1] > pixel.0[0].max(0x30));
        assert_eq!(greenish.count(), 0, "{path}");
    }

    let manifest: serde_json::Value = serde_json::from_str(text(&files, "site.webmanifest")).expect("JSON");
    for (field, expected) in [
        ("name", "Test"),
        ("short_name", "Os"),
        ("start_url", "/presse/"),
        ("display", "browser"),
        ("theme_color", "#7a1f3d"),
        ("background_color", "#ffffff"),
    ] {
        assert_eq!(manifest[field], expected, "{field}");
    }
    for icon in manifest["icons"].as_array().expect("icons") {
        let path = icon["src"].as_str().and_then(|src| src.strip_prefix("/presse/")).expect("an address");
        assert!(files.contains_key(path), "{path}");
    }
    for page in ["index.html", "404.html", "organisationer/os/index.html"] {
        for link in [
            r#"<link rel="icon" href="/presse/favicon.ico" sizes="32x32">"#,
            r#"<link rel="icon" href="/presse/icon-192.png" type="image/png" sizes="192x192">"#,
            r#"<link rel="apple-touch-icon" href="/presse/apple-touch-icon.png">"#,
            r#"<link rel="manifest" href="/presse/site.webmanifest">"#,
        ] {
            assert!(text(&files, page).contains(link), "{page} {link}");
        }
        assert!(!text(&files, page).contains("favicon.svg"), "{page}");
    }
}

#[test]
fn an_svg_is_an_icon_itself() {
    let folder = site_with_icon("ikon.svg", SVG.as_bytes(), "");
    let files = build(&folder);
    assert_eq!(text(&files, "favicon.svg"), SVG);
    let home = text(&files, "index.html");
    assert!(
        home.contains(r#"<link rel="icon" href="/favicon.svg" type="image/svg+xml" sizes="any">"#),
        "{home}"
    );
    assert_eq!(files.contains_key("icon-512.png"), cfg!(feature = "svg"));
}

#[cfg(feature = "svg")]
#[test]
fn an_svg_is_drawn_in_the_middle_and_the_same_each_time() {
    let folder = site_with_icon("ikon.svg", SVG.as_bytes(), "");
    let files = build(&folder);
    // Twice as wide as high.
    let picture = decoded(&files, "icon-512.png");
    assert_eq!(picture.get_pixel(256, 256).0, [0, 0xbb, 0x55, 255]);
    assert_eq!(picture.get_pixel(4, 256).0, [0, 0xbb, 0x55, 255]);
    assert_eq!(picture.get_pixel(256, 100).0[3], 0);
    assert_eq!(build(&site_with_icon("ikon.svg", SVG.as_bytes(), "")), files);
}

#[test]
fn a_file_of_the_site_takes_the_place_of_an_icon() {
    let folder = site_with_icon("ikon.png", &disc(512, 512), "");
    folder.write("content/files/favicon.ico", "ours");
    let files = build(&folder);
    assert_eq!(text(&files, "favicon.ico"), "ours");
    assert!(text(&files, "index.html").contains(r#"<link rel="icon" href="/favicon.ico">"#));
    assert!(files.contains_key("icon-192.png"));

    let folder = site("", &[("files/favicon.svg", SVG.as_bytes())]);
    let files = build(&folder);
    let home = text(&files, "index.html");
    assert!(home.contains(r#"<link rel="icon" href="/favicon.svg" type="image/svg+xml">"#), "{home}");
    assert!(!home.contains("favicon.ico") && !home.contains("manifest"), "{home}");
}

/// What `faktum check` says of an icon, without the help.
fn said_of_icon(file: &str, bytes: &[u8]) -> String {
    let output = faktum(site_with_icon(file, bytes, "").path(), &["check"]);
    assert_eq!(output.status.code(), Some(1), "{file}: {}", stderr(&output));
    stderr(&output).lines().next().expect("a problem").to_owned()
}

#[test]
fn a_large_photograph_becomes_icons_too() {
    // So large that it is decoded into half of its pixels.
    const SIDE: u16 = 4200;
    let grey = vec![90; usize::from(SIDE) * usize::from(SIDE)];
    let mut photograph = Vec::new();
    jpeg_encoder::Encoder::new(&mut photograph, 80)
        .encode(&grey, SIDE, SIDE, jpeg_encoder::ColorType::Luma)
        .expect("a JPEG");
    let files = build(&site_with_icon("ikon.jpg", &photograph, ""));
    let icon = decoded(&files, "icon-192.png");
    assert_eq!(icon.dimensions(), (192, 192));
    assert_eq!(icon.get_pixel(96, 96).0, [90, 90, 90, 255]);
}

#[test]
fn a_picture_that_is_none_or_would_take_all_memory_is_refused() {
    let whole = disc(256, 256);
    let mut bomb = whole.clone();
    // The width and height in the header, 50,000 each, and its checksum.
    bomb[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let mut broken = whole.clone();
    let middle = whole.len() / 2;
    broken[middle..middle + 9].fill(b'x');
    let mut noise = whole.clone();
    noise.resize((8 << 20) + 1, b'x');
    for (file, bytes, expected) in [
        ("ikon.png", &broken[..], "it is damaged"),
        ("ikon.png", &noise[..], "its file has more than 8 MiB"),
        ("ikon.png", &disc(191, 512)[..], "it has 191 × 512 pixels"),
        ("ikon.gif", b"GIF89a\x00\x02\x00\x02\x80\x00\x00", "a picture in GIF"),
    ] {
        let said = said_of_icon(file, bytes);
        assert!(said.contains("error[unusable-icon]") && said.contains(expected), "{expected}: {said}");
    }
    for bytes in [b"", &b"<!DOCTYPE html><html></html>"[..], &bomb, &whole[..whole.len() / 2]] {
        assert!(said_of_icon("ikon.png", bytes).contains("error[not-a-picture]"));
    }
}

#[cfg(feature = "svg")]
#[test]
fn an_svg_reads_no_file_and_ends() {
    let svg =
        |inside: &str| format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>"#);
    let deep = format!("{}{}", "<g>".repeat(100), "</g>".repeat(100));
    let mut doubled = r#"<defs><path id="a0" d="M0 0h1v1z"/>"#.to_owned();
    for at in 1..30 {
        let one = format!(r##"<use href="#a{}"/>"##, at - 1);
        doubled.push_str(&format!(r#"<g id="a{at}">{one}{one}</g>"#));
    }
    doubled.push_str(r##"</defs><use href="#a29"/>"##);
    for (inside, expected) in [
        (r##"<image href="#a" width="9" height="9"/>"##, "`<image>`"),
        (r##"<filter id="f"><feImage href="#a"/></filter>"##, "`<filter>`"),
        ("<script>alert(1)</script>", "`<script>`"),
        ("<text>A</text>", "`<text>`"),
        (&deep, "too many elements"),
        (&doubled, "it is damaged"),
    ] {
        let said = said_of_icon("ikon.svg", svg(inside).as_bytes());
        assert!(said.contains("error[unusable-icon]") && said.contains(expected), "{expected}: {said}");
    }
    for inside in [
        r#"<image href="/etc/passwd" width="9" height="9"/>"#,
        r#"<image href="https://example.com/a.png" width="9" height="9"/>"#,
        r#"<filter id="f"><feImage href="/etc/passwd"/></filter>"#,
        &"<g>".repeat(3000),
        "<path",
    ] {
        assert!(
            said_of_icon("ikon.svg", svg(inside).as_bytes()).contains("error[not-a-picture]"),
            "{inside}"
        );
    }
    let entity = r#"<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><desc>&x;</desc></svg>"#;
    assert!(said_of_icon("ikon.svg", entity.as_bytes()).contains("error[not-a-picture]"));
}
