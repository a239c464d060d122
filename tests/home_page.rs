//! The home page shows what `home` in `content/site.yaml` says: the featured release, and the lists in their order.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by ending")]

mod support;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};
use support::{Folder, faktum, files, stderr};

/// When the embargo of the secret release ends, and the second before.
const END: &str = "2021-01-01T12:00:00";
const BEFORE: &str = "2021-01-01T11:59:59";

const SETTINGS: &str = "title: Styrelsen
base_url: https://example.org/
language: da
languages: [da, en]
time_zone: Europe/Copenhagen
publisher: styrelsen
";

/// A PNG of 600 by 400 pixels.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let written = PngEncoder::new(&mut bytes).write_image(&[120; 600 * 400], 600, 400, ExtendedColorType::L8);
    written.expect("a PNG in memory");
    bytes
}

fn release(site: &Folder, id: &str, title: &str, more: &str) {
    let fields = format!("title: {title}\nsummary: Kort om {title}.\npublisher: styrelsen\n{more}");
    site.write(&format!("content/releases/{id}.md"), format!("---\n{fields}\n---\n"));
}

/// A site with three public releases, the latest withdrawn, and one under embargo.
fn site(home: &str) -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", format!("{SETTINGS}{home}"));
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
    site.write("content/media/vej.png", picture());
    site.write("content/media/vej.yaml", "file: vej.png\nalt: En vej\ncredit: Anna Krogh\n");
    release(&site, "gammel", "Gammel vej", "published: 2020-01-01\nimage: vej\nkicker: Veje\ntopics: [Veje]");
    release(&site, "ny", "Ny vej", "published: 2020-02-01");
    site.write("content/releases/ny.en.md", "---\ntitle: New road\nsummary: Short.\n---\n");
    let withdrawn = "published: 2020-03-01\nwithdrawn: {on: 2020-03-02, reason: Forkert.}";
    release(&site, "tilbagekaldt", "Forkert vej", withdrawn);
    let secret = format!("published: 2020-12-01\nembargo_until: {END}");
    release(&site, "den-hemmelige-vej", "Hemmelig ny vej", &secret);
    site
}

/// The main part of the home page as of a moment, and all files.
fn home(site: &Folder, page: &str, now: &str) -> String {
    let output = faktum(site.path(), &["build", "--deny-warnings", "--now", now]);
    assert!(output.status.success(), "{}", stderr(&output));
    let page = site.read(&format!("public/{page}"));
    let (_, main) = page.split_once("<main").expect("a main part");
    main.split("</main>").next().expect("split gives a first part").to_owned()
}

fn featured(home: &str) -> &str {
    let (_, story) = home.split_once("class=\"featured").expect("a featured release");
    story.split("</article>").next().expect("split gives a first part")
}

/// The headings of the home page, from the second level, without elements in them.
fn headings(home: &str) -> Vec<String> {
    let parts = home.split("<h2").skip(1).filter_map(|rest| rest.split_once('>'));
    parts
        .map(|(_, rest)| {
            let heading = rest.split("</h2>").next().expect("split gives a first part");
            heading.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect()
        })
        .collect()
}

#[test]
fn the_chosen_release_is_at_the_top_with_its_picture_and_not_in_the_list() {
    let site = site("home: {featured: gammel}\n");
    let page = home(&site, "index.html", BEFORE);
    let story = featured(&page);
    for part in [
        "<h2 class=\"featured-title\"><a href=\"/pressemeddelelser/2020/gammel/\">Gammel vej</a></h2>",
        "<p class=\"kicker\">Veje</p>",
        "<img src=\"/assets/media/vej-600.",
        "alt=\"En vej\" width=\"600\" height=\"400\"></picture>",
        "Foto: Anna Krogh",
        "<time datetime=\"2020-01-01\">",
    ] {
        assert!(story.contains(part), "{part}: {story}");
    }
    assert_eq!(page.matches("/gammel/").count(), 1, "{page}");
    assert_eq!(headings(&page), ["Gammel vej", "Seneste pressemeddelelser"]);
    assert_eq!(page.matches("<h1").count(), 1);
    // It does not exist in English: the latest that does is there instead, and the list is empty.
    assert_eq!(headings(&site_page(&site, "en/index.html")), ["New road"]);
}

fn site_page(site: &Folder, page: &str) -> String {
    site.read(&format!("public/{page}"))
}

#[test]
fn without_a_choice_it_is_the_latest_that_is_not_withdrawn() {
    for chosen in ["", "home: {featured: tilbagekaldt}\n"] {
        let page = home(&site(chosen), "index.html", BEFORE);
        assert!(featured(&page).contains(">Ny vej<"), "{page}");
        assert!(page.contains("Trukket tilbage: Forkert vej"), "{page}");
    }
}

#[test]
fn what_is_under_embargo_is_featured_by_itself_when_it_ends_and_never_before() {
    let site = site("home: {featured: den-hemmelige-vej}\n");
    let before = home(&site, "index.html", BEFORE);
    assert!(featured(&before).contains(">Ny vej<"), "{before}");
    for (path, bytes) in files(&site.path().join("public")) {
        let text = format!("{path}\n{}", String::from_utf8_lossy(&bytes)).to_lowercase();
        assert!(!text.contains("hemmelig"), "{path}");
    }
    let after = home(&site, "index.html", END);
    assert!(featured(&after).contains(">Hemmelig ny vej<"), "{after}");
    let back = home(&site, "index.html", BEFORE);
    assert_eq!(back, before);
    // A draft waits, and so does one that has expired.
    for more in ["published: 2020-04-01\ndraft: true", "published: 2020-04-01\nexpires: 2020-04-30"] {
        release(&site, "den-hemmelige-vej", "Hemmelig ny vej", more);
        assert_eq!(home(&site, "index.html", END), before, "{more}");
    }
}

#[test]
fn the_lists_are_those_that_are_named_in_their_order() {
    let site = site("home: {lists: [topics, people, organisations, releases]}\n");
    let page = home(&site, "index.html", BEFORE);
    assert_eq!(headings(&page), ["Ny vej", "Emner", "Organisationer", "Seneste pressemeddelelser"]);
    assert!(
        page.contains("<p class=\"more\"><a href=\"/organisationer/\">Alle organisationer</a></p>"),
        "{page}"
    );
    let without = home(&self::site("home: {lists: []}\n"), "index.html", BEFORE);
    assert_eq!(headings(&without), ["Ny vej"]);
}

#[test]
fn a_partnership_shows_the_money_beside_it_and_what_that_means() {
    let site = site("");
    site.write("content/partnerships/veje.yaml", "name: Vejene\nparticipants_complete: true\n");
    let line = |id: &str, amount: &str, basis: &str| {
        format!("  - {{id: {id}, amount: {amount}, purpose: Veje, partnership: veje, basis: {basis}}}\n")
    };
    let lines = [
        line("a", "DKK 10 million", "same_target_group"),
        line("b", "DKK 5 million", "granted"),
        line("c", "DKK 1 million", "co_funding"),
    ];
    let agreement = format!("name: Vejaftalen\ntotal: DKK 16 million\nallocations:\n{}", lines.concat());
    site.write("content/agreements/vejaftalen.yaml", agreement);
    let page = home(&site, "index.html", BEFORE);
    for page in [page, site_page(&site, "partnerskaber/index.html")] {
        let (_, glance) = page.split_once("<ul class=\"glance\">").expect("the money");
        let lines: Vec<&str> = glance.split("</ul>").next().expect("a list").split("<li>").skip(1).collect();
        let [same, granted, co_funding] = lines[..] else {
            panic!("three lines: {lines:?}");
        };
        let is_line = |line: &str, amount: &str, basis: &str| {
            line.contains(amount) && line.contains(basis) && line.contains("/aftaler/vejaftalen/#")
        };
        assert!(is_line(
            same,
            "10\u{a0}mio.\u{a0}kr.",
            "Det er ikke oplyst, at partnerskabet selv får pengene."
        ));
        assert!(is_line(granted, "5\u{a0}mio.\u{a0}kr.", "Beløbet er bevilget til partnerskabet."));
        assert!(is_line(
            co_funding,
            "1\u{a0}mio.\u{a0}kr.",
            "Beløbet er med til at finansiere partnerskabet."
        ));
    }
}

#[test]
fn nothing_that_is_no_home_page_is_taken_for_one() {
    for wrong in [
        "{}",
        "7",
        "[]",
        "gammel",
        "{featured: []}",
        "{featured: ''}",
        "{featured: Gammel vej}",
        "{featured: gamel}",
        "{featured: {id: gammel}}",
        "{lists: releases}",
        "{lists: [pages]}",
        "{lists: [release]}",
        "{lists: [[]]}",
        "{lists: [releases, releases]}",
        "{lists: [page:om]}",
        "{list: [releases]}",
    ] {
        let output = faktum(site(&format!("home: {wrong}\n")).path(), &["check", "--now", BEFORE]);
        assert_eq!(output.status.code(), Some(1), "{wrong}");
        assert!(stderr(&output).starts_with("content/site.yaml:7:"), "{wrong}: {}", stderr(&output));
    }
}
