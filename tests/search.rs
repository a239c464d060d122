//! The search: what is in its index, and that a site without it has nothing of it. What the script makes of the index is looked at in a real
//! browser: `tests/browser/search.test.mjs`.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

#[cfg(feature = "serve")]
#[path = "support/server.rs"]
mod server;
mod support;

use std::collections::BTreeMap;

use support::{Folder, SITE, faktum, published, stderr};

fn release(title: &str, body: &str) -> String {
    format!(
        "---\ntitle: {title}\nsummary: Om {title}.\npublisher: bl\npublished: 2020-05-04\ntopics: [Boliger]\n---\n\n{body}\n"
    )
}

/// A site with a sender and two releases.
fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site.write(
        "content/organisations/bl.yaml",
        "name: Boligselskabernes Landsforening\nshort_name: BL\ntype: interest_organisation\n",
    );
    site.write(
        "content/releases/2020/gevinst.md",
        release("Et boligselskab på Ærø", "Bolig og selskab, 37,6 mio. kr."),
    );
    site.write("content/releases/2020/andet.md", release("Noget ganske andet", "Intet om det."));
    site
}

fn built(site: &Folder) -> BTreeMap<String, String> {
    let output = faktum(site.path(), &["build"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let files = published(&site.path().join("public"));
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// The lists of the terms in all files of an index.
fn terms(files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut terms = BTreeMap::new();
    for (_, file) in files.iter().filter(|(path, _)| path.starts_with("soeg/words-")) {
        let file: serde_json::Value = serde_json::from_str(file).expect("JSON");
        for (term, list) in file["words"].as_object().expect("terms") {
            let list = list.as_str().expect("a list").to_owned();
            assert_eq!(terms.insert(term.clone(), list), None, "{term} is in one file");
        }
    }
    terms
}

#[test]
fn words_are_found_by_their_stems_their_parts_and_in_plain_letters() {
    let terms = terms(&built(&site()));
    // Of two releases of a day, the one of the later id comes first; the organisation is page 2. Each list: the name of the page, words of its
    // title, parts of these, words of its summary, parts of these, words of its text, parts of these.
    for (term, list) in [
        ("boligselskab", "|01||1"),
        ("selskab", "||01||1"),
        ("aeroe", "|0"),
        ("int", "|||||1"),
        ("=37600000dkk", "|||||0"),
        ("=37600000", "|||||0"),
        ("bl", "2|||00"),
        ("boligselskabernes landsforening", "2|||00"),
        (":from/bl", "|00"),
        (":topic/boliger", "|00"),
        (":year/2020", "|00"),
        (":kind/organisation", "|2"),
    ] {
        assert_eq!(terms.get(term).map(String::as_str), Some(list), "{term}");
    }
}

#[test]
fn every_page_has_a_field_that_leads_to_the_search_page_of_its_language() {
    let site = site();
    site.write(
        "content/site.yaml",
        SITE.replace("language: da", "language: da\nlanguages: [da, en]")
            .replace("example.org/", "org.github.io/repo/"),
    );
    let files = built(&site);
    for (path, html) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let action = if path.starts_with("en/") { "/repo/en/search/" } else { "/repo/soeg/" };
        let form = format!("<form class=\"search\" role=\"search\" action=\"{action}\"");
        assert!(html.contains(&form) || html.contains("http-equiv=\"refresh\""), "{path} has no field");
        let labels: Vec<&str> = html.split("role=\"search\"").skip(1).collect();
        let both = matches!(path.as_str(), "404.html" | "soeg/index.html" | "en/search/index.html");
        assert_eq!(labels.len(), if both { 2 } else { 1 }, "{path}");
    }
    assert!(files["soeg/index.html"].contains("noindex") && !files["sitemap.xml"].contains("soeg"));
    assert!(files.contains_key("soeg/search.json") && files.contains_key("en/search/search.json"));
}

#[test]
fn a_site_without_search_has_nothing_of_it() {
    let site = site();
    site.write("content/site.yaml", format!("{SITE}search: false\n"));
    for (path, text) in built(&site) {
        assert!(!path.contains("soeg") && !path.contains("search"), "{path}");
        assert!(!path.ends_with(".html") || !text.contains("role=\"search\""), "{path}");
    }
}

#[test]
fn the_script_is_small_and_only_the_search_page_loads_it() {
    let files = built(&site());
    let is_script = |path: &&String| path.starts_with("assets/search.") && path.ends_with(".js");
    let script = files.keys().find(is_script).expect("a script");
    assert!(files[script].len() < 12_000, "{} bytes", files[script].len());
    let name = script.trim_start_matches("assets/");
    let loads: Vec<&String> = files
        .iter()
        .filter(|(path, text)| path.ends_with(".html") && text.contains(name))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(loads, ["soeg/index.html"]);
}

#[test]
fn nothing_that_is_held_back_is_in_the_index() {
    let site = site();
    let before = built(&site);
    let secret = release("Zebrafusion", "Kvadriljontal.")
        .replace("2020-05-04", "2021-05-04")
        .replace("Boliger", "Hemmeligt");
    site.write("content/releases/2020/zebra.md", secret);
    site.write(
        "content/releases/2020/kladde.md",
        release("Zebrakladde", "Kvadrilkladde.").replace("---\ntitle", "---\ndraft: true\ntitle"),
    );
    let after = built(&site);
    for (path, text) in after.iter().filter(|(path, _)| path.starts_with("soeg/")) {
        let text = text.to_lowercase();
        for word in ["zebra", "kvadril", "hemmelig"] {
            assert!(!text.contains(word), "{path} has {word}");
        }
        assert_eq!(before[path], after[path], "{path}");
    }
}

#[test]
fn a_part_of_the_build_has_the_files_of_the_whole() {
    let site = site();
    let whole = built(&site);
    let mut together = BTreeMap::new();
    for part in ["1/2", "2/2"] {
        assert!(faktum(site.path(), &["build", "--shard", part]).status.success());
        let folder = site.path().join(format!("public-{}", part.replace('/', "-of-")));
        together.extend(published(&folder));
    }
    let indexes = whole.iter().filter(|(path, _)| path.starts_with("soeg/"));
    let mut count = 0;
    for (path, text) in indexes {
        count += 1;
        assert!(together[path] == text.as_bytes(), "{path}");
    }
    assert!(count > 3, "{count} files");
}

#[test]
#[cfg(feature = "serve")]
fn an_edit_shows_up_in_the_search_of_the_preview() {
    let site = site();
    let server = server::Server::start(site.path(), &[]);
    let has = |word: &str| {
        let pages = ["/soeg/pages-0.json", "/soeg/pages-1.json"].map(|path| server.get(path).text());
        pages.iter().any(|text| text.contains(word))
    };
    assert!(has("boligselskab") && !has("kragerederne"));
    site.write("content/releases/2020/gevinst.md", release("Kragerne og kragerederne", "Nyt."));
    for _ in 0..200 {
        if has("kragerederne") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("the edit is not in the index");
}
