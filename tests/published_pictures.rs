//! What a build makes of the pictures in `content/media/`: their sizes, their addresses, and when they are made again.
//!
//! How pixels are computed is tested in `src/pictures/`.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use faktum::pictures::{Encoding, Photo};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use support::{Folder, SITE, faktum, files, stderr};

/// The address of the only release.
const PAGE: &str = "pressemeddelelser/2020/bro/index.html";

/// A picture whose left half is red, its right half blue.
fn picture(width: u32, height: u32, encoding: Encoding) -> Vec<u8> {
    let red_and_blue =
        RgbImage::from_fn(
            width,
            height,
            |x, _| {
                if x < width / 2 { Rgb([200, 30, 30]) } else { Rgb([30, 30, 200]) }
            },
        );
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(red_and_blue).write_to(&mut bytes, ImageFormat::Png).expect("a picture");
    let png = bytes.into_inner();
    if encoding == Encoding::Png { png } else { Photo::decode(&png).expect("a picture").encode(encoding) }
}

/// A site with one release that has a picture at its top, and again in its text.
fn site(name: &str, bytes: &[u8], more: &str) -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
    site.write(&format!("content/media/{name}"), bytes);
    site.write("content/media/broen.yaml", format!("file: {name}\ncredit: Test\nalt: En bro.\n{more}"));
    site.write(
        "content/releases/2020/bro.md",
        "---\ntitle: Broen er åben\nsummary: Broen er åben for alle.\npublisher: styrelsen\npublished: 2020-05-04\n\
         image: broen\n---\n\nBroen er åben.\n\n![Broen igen](media:broen)\n",
    );
    site
}

fn build(site: &Folder) {
    let output = faktum(site.path(), &["build"]);
    assert!(output.status.success(), "{}", stderr(&output));
}

/// The files of the output folder whose names begin like this, sorted.
fn published(site: &Folder, beginning: &str) -> Vec<String> {
    let names = files(&site.path().join("public")).into_keys();
    names.filter(|name| name.starts_with(beginning)).collect()
}

/// The made file whose name begins and ends like this.
fn made(site: &Folder, beginning: &str, end: &str) -> PathBuf {
    let names = published(site, &format!("assets/media/{beginning}"));
    let name = names.iter().find(|name| name.ends_with(end)).expect("the file is made");
    site.path().join("public").join(name)
}

fn decoded(file: &Path) -> Photo {
    Photo::decode(&fs::read(file).expect("a file")).expect("a picture")
}

fn size(file: &Path) -> (u32, u32) {
    decoded(file).size()
}

fn page(site: &Folder) -> String {
    fs::read_to_string(site.path().join("public").join(PAGE)).expect("the page")
}

#[test]
fn a_photograph_is_made_in_the_widths_of_the_layout() {
    let site = site("bro.jpg", &picture(2000, 1000, Encoding::Jpeg), "");
    build(&site);
    for width in [480, 800, 1200, 1600] {
        for ending in [".jpg", ".webp"] {
            assert_eq!(size(&made(&site, &format!("bro-{width}."), ending)), (width, width / 2));
        }
    }
    assert_eq!(size(&made(&site, "bro-shared.", ".jpg")), (1200, 630));
    assert_eq!(size(&site.path().join("public/media/bro.jpg")), (2000, 1000));
    let page = page(&site);
    let (before, source) = page.split_once("<source type=\"image/webp\" srcset=\"").expect("a source");
    assert!(before.ends_with("<picture>"), "{before}");
    let srcset = source.split('"').next().expect("a srcset");
    let widths: Vec<&str> = srcset.split(", ").filter_map(|size| size.split(' ').nth(1)).collect();
    assert_eq!(widths, ["480w", "800w", "1200w", "1600w"]);
    assert!(page.contains("alt=\"En bro.\" width=\"2000\" height=\"1000\"></picture>"), "{page}");
    assert!(page.contains("width=\"2000\" height=\"1000\" loading=\"lazy\"></picture>"), "{page}");
    assert!(page.contains("<a href=\"/media/bro.jpg\">"), "{page}");
}

#[test]
fn a_small_picture_is_not_enlarged() {
    let site = site("bro.png", &picture(300, 150, Encoding::Png), "");
    build(&site);
    assert_eq!(published(&site, "assets/media/").len(), 3);
    assert_eq!(size(&made(&site, "bro-300.", ".png")), (300, 150));
    assert_eq!(size(&made(&site, "bro-300.", ".webp")), (300, 150));
    assert_eq!(size(&made(&site, "bro-shared.", ".jpg")), (286, 150));
}

#[test]
fn the_focus_stays_in_what_is_shared() {
    for (focus, part) in [("0% 50%", 0), ("100% 50%", 2)] {
        let site = site("bro.png", &picture(3000, 700, Encoding::Png), &format!("focus: {focus}\n"));
        build(&site);
        let png = decoded(&made(&site, "bro-shared.", ".jpg")).encode(Encoding::Png);
        let shared = image::load_from_memory(&png).expect("a picture").into_rgb8();
        for x in [10, 600, 1190] {
            assert!(shared.get_pixel(x, 300).0[part] > 150, "{focus}: {:?}", shared.get_pixel(x, 300));
        }
    }
}

#[test]
fn a_picture_that_nobody_may_print_is_not_offered_in_full_size() {
    let licence = "licence: {name: Kun her, reuse: not_permitted}\n";
    let site = site("bro.jpg", &picture(2000, 1000, Encoding::Jpeg), licence);
    build(&site);
    assert!(!page(&site).contains("<a href=\"/media/bro.jpg\">"));
    // Its address lasts all the same.
    assert_eq!(size(&site.path().join("public/media/bro.jpg")), (1600, 800));
}

#[test]
fn a_published_picture_is_not_made_again() {
    let site = site("bro.jpg", &picture(900, 600, Encoding::Jpeg), "");
    build(&site);
    let published = made(&site, "bro-480.", ".jpg");
    // A whole picture under that name is taken for the one that was made: so nothing was made.
    let other = picture(7, 7, Encoding::Jpeg);
    fs::write(&published, &other).expect("a file");
    build(&site);
    assert_eq!(fs::read(&published).expect("a file"), other);
}

#[test]
fn a_published_picture_that_is_missing_or_cut_off_is_made_again() {
    let site = site("bro.jpg", &picture(900, 600, Encoding::Jpeg), "");
    build(&site);
    let whole = files(&site.path().join("public"));
    let published = made(&site, "bro-480.", ".webp");
    fs::remove_file(&published).expect("the file is removed");
    build(&site);
    assert_eq!(files(&site.path().join("public")), whole);
    for file in [published, site.path().join("public/media/bro.jpg")] {
        let bytes = fs::read(&file).expect("a file");
        fs::write(&file, &bytes[..bytes.len() / 2]).expect("a file");
        build(&site);
        assert_eq!(files(&site.path().join("public")), whole);
    }
}

#[test]
fn after_a_killed_run_that_moved_files_one_by_one_pictures_are_made_again() {
    let site = site("bro.jpg", &picture(900, 600, Encoding::Jpeg), "");
    build(&site);
    let whole = files(&site.path().join("public"));
    fs::write(site.path().join("public/media/bro.jpg"), picture(7, 7, Encoding::Jpeg)).expect("a file");
    let mark = site.path().join("public/.faktum/unfinished");
    fs::write(&mark, "").expect("a file");
    build(&site);
    assert_eq!(files(&site.path().join("public")), whole);
    assert!(!mark.exists());
}

#[test]
fn another_picture_and_another_sheet_have_other_names() {
    let site = site("bro.jpg", &picture(900, 600, Encoding::Jpeg), "");
    build(&site);
    let mut before = published(&site, "assets/media/");
    let changes: [&dyn Fn(); 3] = [
        &|| site.write("content/media/bro.jpg", picture(900, 601, Encoding::Jpeg)),
        &|| {
            site.write(
                "content/media/broen.yaml",
                "file: bro.jpg\ncredit: Test\nalt: En bro.\nfocus: 1% 2%\n",
            );
        },
        &|| {
            let licence = "licence: {name: Kun her, reuse: not_permitted}";
            site.write(
                "content/media/broen.yaml",
                format!("file: bro.jpg\ncredit: Test\nalt: En bro.\n{licence}\n"),
            );
        },
    ];
    for change in changes {
        change();
        build(&site);
        let after = published(&site, "assets/media/");
        assert_eq!(after.len(), before.len());
        assert!(after.iter().all(|name| !before.contains(name)), "{after:?}");
        before = after;
    }
}

#[test]
fn a_picture_that_is_damaged_further_down_is_an_error_and_nothing_is_written() {
    let whole = picture(900, 600, Encoding::Png);
    let site = site("bro.png", &whole[..whole.len() / 2], "");
    for command in ["check", "build"] {
        let output = faktum(site.path(), &[command]);
        let said = stderr(&output);
        assert!(said.contains("content/media/broen.yaml:1:7: error[not-a-picture]"), "{said}");
        assert_eq!(output.status.code(), Some(1));
    }
    assert!(!site.path().join("public").exists());
}

#[test]
fn a_copy_for_somebody_has_the_made_pictures_of_what_it_shows() {
    let site = site("bro.jpg", &picture(1_400, 900, Encoding::Jpeg), "");
    let release = site.read("content/releases/2020/bro.md");
    site.write(
        "content/releases/2020/bro.md",
        release.replace("published: 2020-05-04", "published: 2021-02-01"),
    );
    let shared = |arguments: &[&str]| {
        let output = faktum(site.path(), &[&["build", "--share", "--out", "kopi"], arguments].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        files(&site.path().join("kopi"))
    };
    let copy = shared(&[]);
    let (path, page) = copy.iter().find(|(path, _)| path.ends_with("/bro/index.html")).expect("the page");
    let page = String::from_utf8_lossy(page);
    let (name, inside) = path.split_once('/').expect("the folder of the copy");
    let up = "../".repeat(inside.matches('/').count());
    let mut addresses = 0;
    for (at, _) in page.match_indices("srcset=\"") {
        let value = page[at + "srcset=\"".len()..].split('"').next().expect("an end");
        for address in value.split(", ").filter_map(|part| part.split(' ').next()) {
            let below = address.strip_prefix(&up).unwrap_or_else(|| panic!("{address}"));
            assert!(copy.contains_key(&format!("{name}/{below}")), "{address}");
            addresses += 1;
        }
    }
    assert!(addresses >= 4, "{page}");
    // A copy that does not show the release has none of them.
    site.write(
        "content/releases/2020/andet.md",
        "---\ntitle: Andet\nsummary: Kort.\npublisher: styrelsen\npublished: 2021-02-01\n---\n\nTekst.\n",
    );
    let without = shared(&["--release", "andet"]);
    assert!(without.keys().all(|path| !path.contains("bro")), "{:?}", without.keys());
}
