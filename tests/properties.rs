//! What must hold for every input, with a bounded number of inputs: the bodies of the fuzz targets in `fuzz/`, which run for
//! as long as one likes.
//!
//! The inputs are texts of this repository with a few changes, and what made the program fail once. `cargo test --test
//! properties -- --ignored` writes the texts to `fuzz/corpus/`, where the fuzzer begins.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]
#![allow(dead_code, reason = "each body is used here or by the fuzzer")]

#[path = "../fuzz/src/addresses.rs"]
mod addresses;
#[path = "../fuzz/src/html.rs"]
mod html;
#[path = "../fuzz/src/markdown.rs"]
mod markdown;
#[path = "../fuzz/src/page.rs"]
mod page;
#[path = "../fuzz/src/problems.rs"]
mod problems;
#[path = "../fuzz/src/record.rs"]
mod record;
#[cfg(feature = "serve")]
#[path = "../fuzz/src/requests.rs"]
mod requests;
#[path = "support/seeds.rs"]
mod seeds;
#[path = "../fuzz/src/site.rs"]
mod site;
#[path = "../fuzz/src/template.rs"]
mod template;
#[path = "../fuzz/src/texts.rs"]
mod texts;

use std::cell::RefCell;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use seeds::{bodies, changed, dictionary};
use site::Site;

/// Names, addresses and patterns.
const ADDRESSES: [&str; 20] = [
    "/om/",
    "/../a/",
    "/a/b.pdf",
    "/%C3%A5rsrapport.pdf",
    "/sag.aspx?id=5&lang=da",
    "con",
    "aux.pdf",
    "Ældre på Ærø: få støtte!",
    "https://example.org/presse/",
    "https://xn--rdgrd-vuad.dk/a/",
    "/nyheder/{year}/{month}/{day}/{slug}/",
    "/en/{slug}/",
    "organisation:bl#total",
    ".git/config",
    "/.faktum/manifest",
    "a\\b",
    "C:\\x",
    "Großstraße, Åland",
    "ǅ İ ß ﬁ",
    "/a\u{301}/index.html",
];

/// Records that people merged, edited, or saved with another editor.
const RECORDS: [&str; 5] = [
    "/ site:https://example.org/ 2021-01-01\n/om/ page:om 2021-01-01\n",
    "/om/ page:om 2021-01-01\n/om/ page:andet 2020-01-01\n",
    "/a/ release:a 2020-01-01 /b/\r\n# x\r\n\r\n/b/ release:a 2020-01-01\r\n",
    "\u{feff}# Every\n/om/ page:om 2021-01-01\n",
    "/a\u{30a}/ page:a 2020-01-01\n/å/ page:a 2020-01-02\n",
];

const RELEASE_RECORDS: [&str; 4] = [
    "/a/ 2020-05-04 v1 0123456789ab 0123456789ab 0123456789ab 0123456789ab - -\n",
    "/a/ 2020-05-04 v1 0123456789ab 0123456789ab 0123456789ab 0123456789ab - 0123456789ab\r\n\r\n/b/ 2020-05-04 v2 x\r\n",
    "\u{feff}# What\n/a/ 2020-05-04 v1 0123456789ab 0123456789ab 0123456789ab 0123456789ab 0123456789ab 0123456789ab,0123456789ac\n/a/ 2020-05-05 v3\n",
    "/a\u{30a}/ 2020-05-04 v2\n/å/ 2020-05-05 v2\n",
];

const TEMPLATES: [&str; 8] = [
    "{% extends \"base.html\" %}{% block content %}{{ page.body | safe }}{% endblock %}",
    "{% for x in page.breadcrumbs %}{{ loop.index }}{{ x.href | upper }}{% endfor %}",
    "{% if page.title is defined and 1 + 2 * 3 > 4 %}a{% elif x %}b{% else %}c{% endif %}",
    "{% set a = [1,2,{\"b\": 3}] %}{{ a[2].b }}{{ a | length }}",
    "{% include \"_title.html\" %}{{ \"a\" ~ 1 }}",
    "{% component a(x) %}{{ x }}{% endcomponent a %}{{<a x=\"1\"/>}}",
    "{# c #}{% raw %}{{ {% endraw %}",
    "{{ 1 / 0 }}{{ 5 % 0 }}{{ 9223372036854775807 + 1 }}{{ page.title[1:3] }}",
];

/// Requests as they are sent, without the empty line at the end; `PORT` is the server's port.
const REQUESTS: [&str; 9] = [
    "GET /presse/ HTTP/1.1\r\nHost: localhost:PORT\r\nConnection: close\r\n",
    "GET /presse/om/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: faktum-PORT=2020-05-01\r\n",
    "GET /presse/ HTTP/1.1\r\nHost: [::1]:PORT\r\nOrigin: http://evil.example\r\n",
    "GET /presse/ HTTP/1.1\r\nHost: evil.example\r\nHost: localhost:PORT\r\n",
    "GET http://evil.example/presse/ HTTP/1.1\r\nHost: localhost:PORT\r\n",
    "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n",
    "GET /_faktum/events HTTP/1.1\r\nHost: localhost:PORT\r\nAccept: text/event-stream\r\n",
    "GET /presse/%2e%2e/%2fetc/passwd HTTP/1.1\r\nHost: localhost:PORT\r\nRange: bytes=0-5\r\n",
    "GET /presse/ HTTP/1.1\r\nHost: localhost:PORT\r\n\r\nGET / HTTP/1.1\r\nHost: evil\r\n",
];

/// A path, a host, an origin and more headers, a line each: what a request is made of. The fuzzer knows them by the `=`.
const REQUEST_LINES: [&str; 8] = [
    "=/presse/\nlocalhost:PORT\n\nA: 1",
    "=/presse/om/\n127.0.0.1:PORT\nhttp://127.0.0.1:PORT\n",
    "=/\nlocalhost:PORT\nhttp://evil.example\n",
    "=/presse/\nLOCALHOST:PORT\nnull\n",
    "=http://evil.example/presse/\nlocalhost:PORT\n",
    "=/presse/\nlocalhost:PORT.evil.example\n",
    "=/presse/\nlocalhost:PORT\nhttp://evil.exampl\u{e9}\n",
    "=/_faktum/reload.js\n[::1]:PORT\n\n",
];

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}

/// Runs a body with so many changed texts.
fn run(cases: u32, texts: Vec<String>, words: Vec<String>, body: impl Fn(&str)) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let inputs = changed(texts, words);
    let result = TestRunner::new(config).run(&inputs, |text| {
        body(&text);
        Ok(())
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}

#[test]
fn problems_of_front_matter_are_at_places_that_are_there() {
    run(400, seeds::texts(".md"), dictionary("front_matter"), texts::front_matter);
}

#[test]
fn problems_of_sheets_are_at_places_that_are_there() {
    run(800, seeds::texts(".yaml"), dictionary("sheet"), texts::sheet);
}

#[test]
fn the_html_of_a_text_is_whole_and_runs_nothing() {
    run(600, bodies(), dictionary("markdown"), markdown::body);
}

#[test]
fn whole_pages_need_no_mending_and_run_nothing() {
    let pages = seeds::files_below("tests/golden").into_iter().filter(|file| file.path.contains("/out/"));
    let pages: Vec<_> = pages.filter(|file| file.path.ends_with(".html")).collect();
    assert!(pages.len() > 50, "only {} pages", pages.len());
    for page in pages {
        html::check_page(&page.text);
    }
}

/// The pages of the sites of the tests.
fn golden_pages() -> Vec<String> {
    let files = seeds::files_below("tests/golden").into_iter();
    let pages = files.filter(|file| file.path.contains("/out/") && file.path.ends_with(".html"));
    pages.map(|file| file.text.to_string()).collect()
}

#[test]
fn any_page_is_judged_and_none_with_a_mistake_looks_faultless() {
    let pages = golden_pages();
    let known = page::known(&pages);
    let small: Vec<String> = pages.into_iter().filter(|page| page.len() < 10_000).collect();
    assert!(small.len() > 20, "only {} small pages", small.len());
    run(400, small, dictionary("page"), |text| {
        page::body(text);
        page::looks_faultless(text, &known);
    });
}

#[test]
fn no_name_or_address_leads_out_of_the_output_folder() {
    let site = RefCell::new(Site::new());
    let words =
        owned(&["/", "..", "\\", "%2e", "%2f", ":", "?", "#", "{slug}", "-", ".", "\u{30a}", "İ", "é"]);
    run(1_000, owned(&ADDRESSES), words.clone(), addresses::address);
    run(40, owned(&ADDRESSES), words, |text| addresses::site(&mut site.borrow_mut(), text));
}

/// Found by the fuzzer: the place ended in the middle of the character.
#[test]
fn a_character_that_no_text_may_have_is_shown_whole() {
    let build = Site::new().build_with("content/pages/om.md", "---\ntitle: O\u{ffff}m\n---\n");
    let found = build.problems.first().expect("a problem");
    assert_eq!(build.sources().get(found.place.file).text_at(found.place), "\u{ffff}");
}

#[test]
fn a_template_makes_a_page_or_an_error_with_a_place() {
    let site = RefCell::new(Site::new());
    run(120, owned(&TEMPLATES), dictionary("template"), |text| {
        template::template(&mut site.borrow_mut(), text);
    });
}

#[test]
#[cfg(feature = "serve")]
fn only_requests_for_the_servers_own_names_get_a_page() {
    let server = requests::Server::start();
    run(150, owned(&REQUESTS), dictionary("request"), |text| server.bytes(text.as_bytes()));
    run(150, owned(&REQUEST_LINES), dictionary("request"), |text| {
        server.request(text.trim_start_matches('='));
    });
}

#[test]
fn a_record_of_addresses_says_the_same_when_it_is_written_again() {
    let site = RefCell::new(Site::new());
    let texts = [owned(&RECORDS), seeds::texts(".lock")].concat();
    let words = owned(&[
        "/",
        " ",
        "\n",
        "#",
        "site:",
        "page:om",
        "2020-05-04",
        "2020-13-01",
        "\u{feff}",
        "\r",
        "å",
        "\u{30a}",
    ]);
    run(120, texts, words, |text| record::permalinks(&mut site.borrow_mut(), text));
}

#[test]
fn a_record_of_releases_says_the_same_when_it_is_written_again() {
    let site = RefCell::new(Site::new());
    let texts = owned(&RELEASE_RECORDS);
    let words = owned(&[
        "/",
        " ",
        "\n",
        "#",
        "v1",
        "v2",
        "-",
        ",",
        "2020-05-04",
        "2020-13-01",
        "0123456789ab",
        "\u{feff}",
        "\r",
        "\u{30a}",
    ]);
    run(120, texts, words, |text| record::releases(&mut site.borrow_mut(), text));
}

/// What the fuzzer begins with.
#[test]
#[ignore = "writes to fuzz/corpus/"]
fn seeds_for_the_fuzzer() {
    let templates = [owned(&TEMPLATES), seeds::texts(".html")].concat();
    for (target, texts) in [
        ("front_matter", seeds::texts(".md")),
        ("sheet", seeds::texts(".yaml")),
        ("markdown", bodies()),
        ("address", owned(&ADDRESSES)),
        ("template", templates),
        ("request", [owned(&REQUESTS), owned(&REQUEST_LINES)].concat()),
        ("record", [owned(&RECORDS), seeds::texts(".lock")].concat()),
    ] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        fs::create_dir_all(&folder).expect("a folder");
        for (number, text) in texts.iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), text).expect("a seed");
        }
    }
}
