//! What is true of every page and file, whatever the content: links work, pages contain nothing that the security policy
//! forbids, and feeds and sitemaps follow their standards.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::Event;
use support::{Folder, faktum, published, stderr};

/// The files of the example site and of the one that uses every field, with the path of each site's address.
fn sites() -> Vec<(&'static str, BTreeMap<String, Vec<u8>>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let build = |site: &Path| {
        let out = Folder::new();
        let output = faktum(out.path(), &["build", "--site", &site.to_string_lossy(), "--out", "."]);
        assert!(output.status.success(), "{}", stderr(&output));
        published(out.path())
    };
    vec![("/", build(root)), ("/repo/", build(&root.join("tests/golden/everything/in")))]
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&String, String)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| (path, String::from_utf8(bytes.clone()).expect("UTF-8")))
}

/// The files beside a page that it links to by their names alone.
const BESIDE: [&str; 2] = ["index.json", "index.txt"];

/// The values of an attribute in a page.
fn attributes<'p>(page: &'p str, name: &str) -> Vec<&'p str> {
    let start = format!(" {name}=\"");
    page.match_indices(&start)
        .map(|(at, _)| {
            let rest = &page[at + start.len()..];
            &rest[..rest.find('"').expect("a closing quote")]
        })
        .collect()
}

#[test]
fn every_internal_link_leads_to_a_file_and_every_fragment_to_an_anchor() {
    for (base, files) in sites() {
        for (path, page) in pages(&files) {
            let links = [attributes(&page, "href"), attributes(&page, "src")].concat();
            assert!(!links.is_empty(), "{path}");
            for link in links {
                let (address, fragment) = link.split_once('#').unwrap_or((link, ""));
                let target = if address.is_empty() {
                    path.clone()
                } else if let Some(rest) = address.strip_prefix(base) {
                    if rest.is_empty() || rest.ends_with('/') {
                        format!("{rest}index.html")
                    } else {
                        rest.to_owned()
                    }
                } else if BESIDE.contains(&address) {
                    path.replace("index.html", address)
                } else {
                    assert!(address.contains(':'), "{path} links to {link}, outside of {base}");
                    continue;
                };
                let found = files.get(&target);
                assert!(found.is_some(), "{path} links to {link}, and there is no {target}");
                if !fragment.is_empty() {
                    let text = String::from_utf8_lossy(found.expect("found above"));
                    let anchor = format!(" id=\"{fragment}\"");
                    assert!(
                        text.contains(&anchor),
                        "{path} links to {link}, and {target} has no such anchor"
                    );
                }
            }
        }
    }
}

#[test]
fn no_page_has_an_inline_script_or_style() {
    for (_, files) in sites() {
        for (path, page) in pages(&files) {
            // What pages say for machines is no script: browsers never run a block of that type, and the policy does not apply to it.
            let page = page.replace("<script type=\"application/ld+json\">", "");
            // The search has a file of its own.
            let page = page.replace("<script type=\"module\" src=\"", "");
            for forbidden in ["<script", "<style", " style=\"", " onclick", " onload", "javascript:"] {
                assert!(!page.contains(forbidden), "{path} holds {forbidden}");
            }
        }
    }
}

#[test]
fn every_page_has_one_h1_and_no_id_twice() {
    for (_, files) in sites() {
        for (path, page) in pages(&files) {
            assert_eq!(page.matches("<h1").count(), 1, "{path}");
            let ids = attributes(&page, "id");
            let unique: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(ids.len(), unique.len(), "{path} has an id twice: {ids:?}");
            assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\""), "{path}");
        }
    }
}

#[test]
fn no_page_skips_a_heading_level() {
    for (_, files) in sites() {
        for (path, page) in pages(&files) {
            if page.contains("For dybt") {
                continue; // its author waived the check
            }
            let levels: Vec<u8> = page
                .match_indices("<h")
                .filter_map(|(at, _)| {
                    let digit = page.as_bytes()[at + 2];
                    digit.is_ascii_digit().then(|| digit - b'0')
                })
                .collect();
            for pair in levels.windows(2) {
                assert!(pair[1] <= pair[0] + 1, "{path}: {levels:?}");
            }
        }
    }
}

#[test]
fn translations_of_a_page_link_to_each_other() {
    for (_, files) in sites() {
        // The page at an old address has the address of the new one as its own.
        let by_url: BTreeMap<String, String> = pages(&files)
            .filter(|(_, page)| !page.contains("http-equiv=\"refresh\""))
            .filter_map(|(_, page)| {
                let canonical =
                    page.split("<link rel=\"canonical\" href=\"").nth(1)?.split('"').next()?.to_owned();
                Some((canonical, page))
            })
            .collect();
        let mut pairs = 0;
        for (url, page) in &by_url {
            for alternate in page.split("<link rel=\"alternate\" hreflang=\"").skip(1) {
                let other = alternate.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
                let other = other.expect("an address");
                let back = format!("href=\"{url}\"");
                assert!(by_url[other].contains(&back), "{other} does not name {url}");
                pairs += 1;
            }
        }
        assert!(pairs > 10);
    }
}

/// The names of the elements in an XML text, which must be well-formed.
fn elements(xml: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(xml).expect("UTF-8");
    let mut reader = Reader::from_str(text);
    let mut names = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => return names,
            Event::Start(element) | Event::Empty(element) => {
                names.push(AsRef::<str>::as_ref(&element.name()).to_owned());
            }
            _ => {}
        }
    }
}

#[test]
fn atom_feeds_have_what_the_standard_requires() {
    for (_, files) in sites() {
        let feeds: Vec<_> = files.iter().filter(|(path, _)| path.ends_with("feed.xml")).collect();
        assert!(feeds.len() > 2);
        for (path, xml) in feeds {
            let names = elements(xml);
            let count = |name: &str| names.iter().filter(|known| *known == name).count();
            let entries = count("entry");
            assert_eq!(names[0], "feed", "{path}");
            for required in ["title", "id", "updated"] {
                assert_eq!(count(required), entries + 1, "{path}: {required}");
            }
            assert_eq!(count("summary"), entries, "{path}");
        }
    }
}

#[test]
fn json_feeds_have_what_the_standard_requires() {
    for (_, files) in sites() {
        for (path, json) in files.iter().filter(|(path, _)| path.ends_with("feed.json")) {
            let feed: serde_json::Value = serde_json::from_slice(json).expect("JSON");
            assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1", "{path}");
            for entry in feed["items"].as_array().expect("items") {
                assert!(entry["id"].is_string(), "{path}");
                assert!(entry["content_html"].is_string() || entry["content_text"].is_string(), "{path}");
            }
        }
    }
}

#[test]
fn the_sitemap_lists_every_page_for_readers_once_and_nothing_else() {
    for (_, files) in sites() {
        let xml = String::from_utf8(files["sitemap.xml"].clone()).expect("UTF-8");
        assert_eq!(elements(xml.as_bytes())[0], "urlset");
        let listed: Vec<&str> =
            xml.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
        let mut expected: Vec<String> = pages(&files)
            .filter(|(_, page)| !page.contains("name=\"robots\" content=\"noindex\""))
            .filter_map(|(_, page)| {
                Some(page.split("<link rel=\"canonical\" href=\"").nth(1)?.split('"').next()?.to_owned())
            })
            .collect();
        expected.sort();
        let mut sorted = listed.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, expected);
        let robots = String::from_utf8(files["robots.txt"].clone()).expect("UTF-8");
        assert!(robots.contains("\nSitemap: https://"));
    }
}

#[test]
fn the_rounding_note_is_next_to_the_figures() {
    let (_, files) = sites().remove(0);
    let page = String::from_utf8(files["aftaler/hjaelp-til-udsatte-2020/index.html"].clone()).expect("UTF-8");
    let page = page.replace('\u{a0}', " ");
    for words in [
        "ca. 215 mio. kr.",
        "131 mio. kr.",
        "37,6 mio. kr.",
        "35,7 mio. kr.",
        "10 mio. kr.",
        "214,3 mio. kr.",
        "Forskellen ligger inden for afrundingen.",
    ] {
        assert!(page.contains(words), "{words}");
    }
}
