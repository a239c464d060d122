//! What programs learn of a page that somebody shares or searches for: its card, and its linked data.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use faktum::model::Money;
use faktum::model::money::{Qualifier, decimal};
use serde_json::Value;
use support::{Folder, entries, faktum, published, stderr};

const SCRIPT: &str = "<script type=\"application/ld+json\">";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

type Files = BTreeMap<String, Vec<u8>>;

fn build(site: &Path) -> Files {
    let out = Folder::new();
    let output = faktum(out.path(), &["build", "--site", &site.to_string_lossy(), "--out", "."]);
    assert!(output.status.success(), "{}", stderr(&output));
    published(out.path())
}

/// The addresses and the files of the example site and of the one that uses every field.
fn sites() -> [(&'static str, Files); 2] {
    let everything = "https://org.github.io/repo/";
    [
        ("https://faktum.example/", build(root())),
        (everything, build(&root().join("tests/golden/everything/in"))),
    ]
}

/// The pages that search engines may list.
fn indexable(files: &Files) -> BTreeMap<&str, String> {
    let mut pages = BTreeMap::new();
    for (path, bytes) in files {
        if path.ends_with(".html") {
            let page = String::from_utf8(bytes.clone()).expect("UTF-8");
            if !page.contains("<meta name=\"robots\" content=\"noindex\">") {
                pages.insert(path.as_str(), page);
            }
        }
    }
    assert!(pages.len() > 20, "only {} pages", pages.len());
    pages
}

/// What a `<meta>` says, with its entities.
fn meta<'p>(page: &'p str, name: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("=\"{name}\" content=\""))?;
    rest.split('"').next()
}

/// The linked data of a page.
fn graph(page: &str) -> Vec<Value> {
    let (_, rest) = page.split_once(SCRIPT).expect("linked data");
    let text = rest.split("</script>").next().expect("an end");
    let document: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(document["@context"], "https://schema.org");
    document["@graph"].as_array().expect("a graph").clone()
}

/// The width and the height that a PNG says.
fn png_size(bytes: &[u8]) -> (u32, u32) {
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "no PNG");
    (number(16), number(20))
}

/// The file at a full address.
fn file_at<'f>(files: &'f Files, base: &str, url: &str) -> &'f [u8] {
    let path = url.strip_prefix(base).unwrap_or_else(|| panic!("{url} is not below {base}"));
    let path = path.split('#').next().expect("a first part");
    let path =
        if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    files.get(&path).unwrap_or_else(|| panic!("{url}: there is no {path}"))
}

#[test]
fn every_indexable_page_says_what_programs_show_with_a_link() {
    for (base, files) in sites() {
        let mut cards = 0;
        for (path, page) in indexable(&files) {
            for name in
                ["description", "og:title", "og:type", "og:url", "og:site_name", "og:locale", "og:image:alt"]
            {
                assert!(meta(&page, name).is_some_and(|said| !said.is_empty()), "{path} has no {name}");
            }
            let canonical = page.split("<link rel=\"canonical\" href=\"").nth(1).expect("canonical");
            assert_eq!(meta(&page, "og:url"), canonical.split('"').next(), "{path}");
            assert_eq!(meta(&page, "twitter:card"), Some("summary_large_image"), "{path}");
            let picture = meta(&page, "og:image").unwrap_or_else(|| panic!("{path} has no picture"));
            let bytes = file_at(&files, base, picture);
            let said = [meta(&page, "og:image:width"), meta(&page, "og:image:height")];
            match meta(&page, "og:image:type") {
                Some("image/png") => {
                    let (width, height) = png_size(bytes);
                    let sides = [width.to_string(), height.to_string()];
                    assert_eq!(said, sides.each_ref().map(|side| Some(side.as_str())), "{path}");
                    let is_card = picture.contains("/assets/social/");
                    assert!(!is_card || (width, height) == (1200, 630), "{path}: {width} × {height}");
                    cards += usize::from(is_card);
                }
                Some("image/jpeg") => assert!(bytes.starts_with(&[0xff, 0xd8, 0xff]), "{path}"),
                Some("image/webp") => assert_eq!(&bytes[8..12], b"WEBP", "{path}"),
                other => panic!("{path}: a picture of type {other:?}"),
            }
        }
        assert!(cards > 20, "{base}: only {cards} pages have cards");
    }
}

#[test]
fn only_releases_say_when_they_were_published() {
    for (_, files) in sites() {
        for (path, page) in indexable(&files) {
            let is_article = meta(&page, "og:type") == Some("article");
            assert_eq!(is_article, meta(&page, "article:published_time").is_some(), "{path}");
            assert_eq!(is_article, page.contains("<body class=\"kind-release\">"), "{path}");
        }
    }
}

/// Every `@id` in a value that is not the id of a node of the graph itself.
fn references<'v>(value: &'v Value, found: &mut BTreeSet<&'v str>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| references(value, found)),
        Value::Object(fields) => {
            found.extend(fields.get("@id").and_then(Value::as_str));
            fields.values().for_each(|value| references(value, found));
        }
        _ => {}
    }
}

#[test]
fn every_id_of_linked_data_is_described_on_the_page_of_its_address() {
    for (base, files) in sites() {
        let mut number = 0;
        for (path, page) in indexable(&files) {
            let nodes = graph(&page);
            let mut ids = BTreeSet::new();
            nodes.iter().for_each(|node| references(node, &mut ids));
            for id in ids {
                let there = String::from_utf8_lossy(file_at(&files, base, id)).into_owned();
                let described =
                    graph(&there).iter().any(|node| node["@id"] == id && node["@type"].is_string());
                assert!(described, "{path} refers to {id}, which its page does not describe");
                number += 1;
            }
        }
        assert!(number > 100, "{base}: only {number} ids");
    }
}

#[test]
fn pages_that_are_not_to_be_listed_have_no_linked_data() {
    for (_, files) in sites() {
        let listed = indexable(&files);
        let mut others = 0;
        for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
            if !listed.contains_key(path.as_str()) {
                assert!(!String::from_utf8_lossy(bytes).contains(SCRIPT), "{path}");
                others += 1;
            }
        }
        assert!(others > 0, "there is not even a 404 page");
    }
}

/// The amounts that the agreements of a site write, by the anchors of their parts.
fn written_amounts(site: &Path) -> BTreeMap<String, Money> {
    let mut amounts = BTreeMap::new();
    for sheet in entries(&site.join("content/agreements")) {
        let stem = sheet.file_stem().expect("a stem").to_string_lossy().into_owned();
        let text = fs::read_to_string(&sheet).expect("a sheet");
        let mut id = "total";
        for line in text.lines().map(|line| line.trim_start().trim_start_matches("- ")) {
            for field in line.trim_start_matches('{').split(", ") {
                if let Some(value) = field.strip_prefix("id: ") {
                    id = value;
                }
                let (key, value) = match (field.strip_prefix("total: "), field.strip_prefix("amount: ")) {
                    (Some(value), _) => ("total", value),
                    (_, Some(value)) => (id, value),
                    _ => continue,
                };
                amounts.insert(format!("{stem}/#{key}"), value.parse().expect("an amount"));
            }
        }
    }
    amounts
}

#[test]
fn amounts_of_linked_data_are_those_of_the_sheets() {
    for (site, (base, files)) in
        [root().to_owned(), root().join("tests/golden/everything/in")].iter().zip(sites())
    {
        let written = written_amounts(site);
        let mut found: BTreeMap<String, Value> = BTreeMap::new();
        for (_, page) in indexable(&files) {
            for node in graph(&page) {
                if node["@type"] == "MonetaryGrant" {
                    let id = node["@id"].as_str().expect("an id");
                    let known = found.insert(id.to_owned(), node["amount"].clone());
                    // Other languages say the same, but for words.
                    assert!(known.is_none_or(|known| known["value"] == node["amount"]["value"]), "{id}");
                }
            }
        }
        assert!(written.len() > 1 && found.len() == written.len(), "{base}: {written:?} {found:?}");
        for (part, money) in written {
            let (_, amount) = found.iter().find(|(id, _)| id.ends_with(&part)).expect("the part is there");
            let digits = decimal(money.minor(), money.currency().decimals());
            let value: Value = serde_json::from_str(&digits).expect("a number");
            let expected = match money.qualifier() {
                None => ["value", "minValue", "maxValue"],
                Some(Qualifier::UpTo | Qualifier::Under) => ["maxValue", "value", "minValue"],
                Some(Qualifier::AtLeast | Qualifier::Over) => ["minValue", "value", "maxValue"],
                Some(Qualifier::About) => {
                    assert!(amount["description"].is_string(), "{part}: {amount}");
                    assert!(amount["value"].is_null() && amount["minValue"].is_null(), "{part}: {amount}");
                    continue;
                }
            };
            assert_eq!(amount["currency"], money.currency().code(), "{part}");
            assert_eq!(amount[expected[0]].as_f64(), value.as_f64(), "{part}: {amount}");
            assert!(expected[1..].iter().all(|key| amount[key].is_null()), "{part}: {amount}");
        }
    }
}

/// A site with a few releases of one publisher.
fn small_site(releases: &[(&str, &str)]) -> Folder {
    let site = Folder::new();
    site.write(
        "content/site.yaml",
        "title: Nyt\nbase_url: https://nyt.example/\nlanguage: da\ntime_zone: Europe/Copenhagen\n",
    );
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
    for (name, front) in releases {
        site.write(
            &format!("content/releases/2020/{name}.md"),
            format!(
                "---\npublisher: styrelsen\npublished: 2020-05-04\nsummary: Kort.\n{front}\n---\n\nTekst.\n"
            ),
        );
    }
    site
}

/// The page of a release in a built site.
fn release<'f>(files: &'f Files, name: &str) -> &'f str {
    let page = &files[&format!("pressemeddelelser/2020/{name}/index.html")];
    std::str::from_utf8(page).expect("UTF-8")
}

#[test]
fn what_cannot_be_drawn_or_must_not_be_copied_has_the_card_of_its_sender() {
    let site = small_site(&[
        ("almindelig", "title: Blåbærgrød på Ærø"),
        ("emoji", "title: Hurra 🎉"),
        ("kinesisk", "title: 新闻"),
        ("trukket", "title: Det var forkert\nwithdrawn:\n  on: 2020-06-01\n  reason: Tallet var forkert."),
    ]);
    let files = build(site.path());
    let alt = |name: &str| meta(release(&files, name), "og:image:alt");
    assert_eq!(alt("almindelig"), Some("Blåbærgrød på Ærø – Styrelsen"));
    for name in ["emoji", "kinesisk", "trukket"] {
        assert_eq!(alt(name), Some("Styrelsen – Nyt"), "{name}");
    }
    let cards = files.keys().filter(|path| path.starts_with("assets/social/")).count();
    assert_eq!(cards, 3, "the release, the sender, and the site: {:?}", files.keys());
}

#[test]
fn the_address_of_a_card_changes_with_what_is_drawn_and_with_nothing_else() {
    let card = |front: &str, settings: &str| {
        let site = small_site(&[("nyt", front)]);
        let text = site.read("content/site.yaml");
        site.write("content/site.yaml", format!("{text}{settings}"));
        let files = build(site.path());
        let address = meta(release(&files, "nyt"), "og:image").expect("a picture").to_owned();
        let bytes = file_at(&files, "https://nyt.example/", &address).to_vec();
        (address, bytes)
    };
    let first = card("title: Et navn", "");
    assert_eq!(first, card("title: Et navn\nkicker: Nyt\nplace: Ribe", ""));
    let with_accent = card("title: Et navn", "brand:\n  accent: '#7a1f3d'\n");
    let with_title = card("title: Et andet navn", "");
    for other in [&with_accent, &with_title] {
        assert_ne!(first.0, other.0);
        assert_ne!(first.1, other.1);
    }
    let picture = image::load_from_memory(&first.1).expect("a whole PNG").into_rgb8();
    assert_eq!(picture.dimensions(), (1200, 630));
    assert!(picture.pixels().any(|pixel| pixel.0 == [255, 255, 255]), "there are no letters");
}

#[test]
fn an_svg_is_never_the_picture_of_a_shared_link_and_a_photograph_is() {
    let site =
        small_site(&[("tegning", "title: Tegning\nimage: tegning"), ("foto", "title: Foto\nimage: foto")]);
    site.write("content/media/tegning.yaml", "file: tegning.svg\ncredit: Os\nalt: En tegning\n");
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\"/></svg>";
    site.write("content/media/tegning.svg", svg);
    site.write("content/media/foto.yaml", "file: foto.png\ncredit: Os\nalt: En have i Ribe\n");
    let photo = image::RgbImage::from_pixel(640, 480, image::Rgb([200, 30, 30]));
    let path = site.path().join("content/media/foto.png");
    photo.save(&path).expect("the picture can be written");
    let files = build(site.path());
    let drawing = release(&files, "tegning");
    assert!(meta(drawing, "og:image").is_some_and(|url| url.ends_with(".png")), "{drawing}");
    assert_eq!(meta(drawing, "og:image:alt"), Some("Tegning – Styrelsen"));
    let photo = release(&files, "foto");
    assert_eq!(meta(photo, "og:image:alt"), Some("En have i Ribe"));
    assert_eq!(meta(photo, "og:image:width"), Some("640"));
    assert_eq!(graph(photo)[0]["image"]["url"], meta(photo, "og:image").expect("a picture"));
}

#[test]
fn only_the_newest_releases_have_cards_of_their_own() {
    let names: Vec<String> = (0..103).map(|number| format!("nr-{number:03}")).collect();
    let fronts: Vec<String> = (0..103).map(|number| format!("title: Nummer {number}")).collect();
    let releases: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(fronts.iter().map(String::as_str)).collect();
    let site = small_site(&releases);
    // All were published on one day, so their names decide; three are older.
    for name in &names[..3] {
        let path = format!("content/releases/2020/{name}.md");
        site.write(&path, site.read(&path).replace("2020-05-04", "2020-01-01"));
    }
    let files = build(site.path());
    for (number, name) in names.iter().enumerate() {
        let alt = meta(release(&files, name), "og:image:alt").expect("a picture");
        let expected = if number < 3 {
            "Styrelsen – Nyt".to_owned()
        } else {
            format!("Nummer {number} – Styrelsen")
        };
        assert_eq!(alt, expected, "{name}");
    }
}

#[test]
fn no_text_of_a_page_ends_its_linked_data() {
    // Elements in titles are mistakes of their own; what is left are single signs.
    let site = small_site(&[("mindre", "title: 'Er 3 < 4? <- ja, & \"nej\"'")]);
    let files = build(site.path());
    let page = release(&files, "mindre");
    let (_, rest) = page.split_once(SCRIPT).expect("linked data");
    let text = rest.split("</script>").next().expect("an end");
    assert!(!text.contains('<') && text.contains("\\u003c"), "{text}");
    assert_eq!(graph(page)[0]["headline"], "Er 3 < 4? <- ja, & \"nej\"");
}
