//! A page with `topic` is shown on the page of the topic, in its language, as long as readers can see the topic.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by ending")]

mod support;

use support::{Folder, faktum, files, stderr};

/// When the embargo of the release ends, and the second before.
const END: &str = "2021-01-01T12:00:00";
const BEFORE: &str = "2021-01-01T11:59:59";

const SETTINGS: &str = "title: Styrelsen
base_url: https://example.org/
language: da
languages: [da, en]
time_zone: Europe/Copenhagen
publisher: styrelsen
";

/// A site with a release on roads in two languages, and a page with a text on them in both.
fn site(release: &str) -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SETTINGS);
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
    let fields = format!("title: Vejen er åben\nsummary: Kort.\npublisher: styrelsen\n{release}\n");
    site.write("content/releases/vej.md", format!("---\n{fields}topics: [Hemmelige veje]\n---\n"));
    let english = "---\ntitle: The road is open\nsummary: Short.\ntopics: [Secret roads]\n---\n";
    site.write("content/releases/vej.en.md", english);
    let text =
        "title: Om vejene\nsummary: Alt om veje.\ntopic: hemmelige VEJE\nnav: 1\nredirect_from: [/veje/]\n";
    site.write(
        "content/pages/veje.md",
        format!("---\n{text}---\n\n## Kort over veje\n\nSe [kortet](/kort.txt).\n"),
    );
    let english = "---\ntitle: On roads\nsummary: All on roads.\ntopic: Secret roads\n---\n\nThe roads.\n";
    site.write("content/pages/veje.en.md", english);
    site.write("content/files/kort.txt", "Hemmeligt kort.\n");
    site.write(
        "content/releases/andet.md",
        "---\ntitle: Andet\nsummary: K.\npublisher: styrelsen\npublished: 2020-01-01\n---\n",
    );
    site
}

fn build(site: &Folder, now: &str) {
    let output = faktum(site.path(), &["build", "--deny-warnings", "--now", now]);
    assert!(output.status.success(), "{}", stderr(&output));
}

#[test]
fn the_text_of_a_topic_is_above_its_releases_in_its_language() {
    let site = site("published: 2020-05-04");
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n\nSe [](page:veje#kort-over-veje).\n");
    build(&site, END);
    let page = site.read("public/emner/hemmelige-veje/index.html");
    let places = [
        "<h1>",
        "<p class=\"lead\">Alt om veje.</p>",
        "<h2 id=\"kort-over-veje\"",
        "/kort.txt",
        "Vejen er åben",
    ];
    let places: Vec<usize> =
        places.iter().map(|part| page.find(part).unwrap_or_else(|| panic!("no {part}: {page}"))).collect();
    assert!(places.is_sorted(), "{page}");
    assert!(page.contains("<meta name=\"description\" content=\"Alt om veje.\">"), "{page}");
    assert!(!page.contains("<h1>Om vejene"), "the heading is that of the topic: {page}");
    let english = site.read("public/en/topics/secret-roads/index.html");
    assert!(english.contains("All on roads.") && english.contains("The roads."), "{english}");
    // The page is the same topic in both languages.
    assert!(
        english.contains("hreflang=\"da\" href=\"https://example.org/emner/hemmelige-veje/\""),
        "{english}"
    );
    // It has no page of its own: what leads to it leads to the topic.
    assert!(!site.exists("public/veje/kort/index.html") && !site.exists("public/en/veje/index.html"));
    assert!(site.read("public/veje/index.html").contains("/emner/hemmelige-veje/"));
    assert!(site.read("public/_redirects").contains("/veje/ /emner/hemmelige-veje/ 301"));
    let about = site.read("public/om/index.html");
    assert!(about.contains("<a href=\"/emner/hemmelige-veje/#kort-over-veje\">Om vejene</a>"), "{about}");
    let menu = "<a href=\"/emner/hemmelige-veje/\" aria-current=\"page\">Om vejene</a>";
    assert!(page.contains(menu), "{page}");
    assert!(!site.read("public/sitemap.xml").contains("/veje/<"));
}

#[test]
fn the_text_is_on_the_first_page_of_a_long_list_alone() {
    let site = site("published: 2020-05-04");
    for number in 0..21 {
        let fields = format!("title: Nyt {number}\nsummary: K.\npublisher: styrelsen\npublished: 2020-02-01");
        let text = format!("---\n{fields}\ntopics: [Hemmelige veje]\n---\n");
        site.write(&format!("content/releases/nyt-{number}.md"), text);
    }
    build(&site, END);
    let second = site.read("public/emner/hemmelige-veje/side/2/index.html");
    assert!(!second.contains("Alt om veje"), "{second}");
}

#[test]
fn the_text_of_a_topic_under_embargo_appears_with_it() {
    let embargo = format!("published: 2020-12-01\nembargo_until: {END}");
    for (release, reason) in
        [(&*embargo, "embargo until"), ("published: 2020-05-04\nexpires: 2020-06-01", "expired")]
    {
        let site = site(release);
        build(&site, BEFORE);
        for (path, bytes) in files(&site.path().join("public")) {
            let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
            assert!(!text.contains("hemmelig") && !text.contains("om vejene"), "{reason}: {path}");
        }
        let said = stderr(&faktum(site.path(), &["check", "--now", BEFORE]));
        assert!(said.contains(&format!("content/pages/veje.md: {reason}")), "{said}");
        if reason == "embargo until" {
            build(&site, END);
            assert!(site.read("public/emner/hemmelige-veje/index.html").contains("Alt om veje."));
            assert!(site.exists("public/kort.txt"));
        }
    }
}

#[test]
fn a_draft_of_a_text_leaves_the_page_of_the_topic_as_it_is() {
    let site = site("published: 2020-05-04");
    for path in ["content/pages/veje.md", "content/pages/veje.en.md"] {
        let text = site.read(path);
        site.write(path, text.replacen("---\n", "---\ndraft: true\n", 1));
    }
    build(&site, END);
    let page = site.read("public/emner/hemmelige-veje/index.html");
    assert!(page.contains("Vejen er åben") && !page.contains("Alt om veje"), "{page}");
}
