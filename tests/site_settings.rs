//! What `content/site.yaml` says of a site's menu is what its pages show.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by ending")]

mod support;

use support::{Folder, faktum, stderr};

const NOW: &str = "2021-01-01T12:00:00";

const SETTINGS: &str = "title: {da: Styrelsen, en: The Agency}
base_url: https://example.org/under/
language: da
languages: [da, en]
time_zone: Europe/Copenhagen
publisher: styrelsen
";

/// A site in two languages; topics and the page `privatliv` exist in Danish only.
fn site(more_settings: &str) -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", format!("{SETTINGS}{more_settings}"));
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
    let release = "---\ntitle: Ny vej\nsummary: Kort.\npublisher: styrelsen\npublished: 2020-05-04\ntopics: [Veje]\n---\n";
    site.write("content/releases/ny-vej.md", release);
    site.write("content/releases/ny-vej.en.md", "---\ntitle: New road\nsummary: Short.\n---\n");
    site.write("content/pages/om.md", "---\ntitle: Om os\nnav: 1\n---\n\n## Kontakt\n\nRing.\n");
    site.write(
        "content/pages/om.en.md",
        "---\ntitle: About us\nslug: about\nnav: 1\n---\n\n## Contact\n\nCall.\n",
    );
    site.write("content/pages/privatliv.md", "---\ntitle: Privatliv & <cookies>\n---\n\nTekst.\n");
    site
}

fn build(site: &Folder) {
    let output = faktum(site.path(), &["build", "--deny-warnings", "--now", NOW]);
    assert!(output.status.success(), "{}", stderr(&output));
}

/// What `faktum check` says of a site with mistakes.
fn refused(site: &Folder) -> String {
    let output = faktum(site.path(), &["check", "--now", NOW]);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    stderr(&output)
}

/// The text of a page between two marks.
fn part(site: &Folder, page: &str, from: &str, to: &str) -> String {
    let page = site.read(&format!("public/{page}"));
    let (_, rest) = page.split_once(from).unwrap_or_else(|| panic!("no {from} in {page}"));
    let (part, _) = rest.split_once(to).expect("the end of the part");
    part.to_owned()
}

/// The menu of a page: a line for each link and each title of a second level, without the elements around them.
fn menu(site: &Folder, page: &str) -> Vec<String> {
    let menu = part(site, page, "<nav class=\"menu\"", "</nav>");
    let starts = menu.match_indices(['<']).map(|(at, _)| &menu[at..]);
    let entries = starts.filter(|rest| rest.starts_with("<a ") || rest.starts_with("<summary"));
    entries
        .map(|rest| {
            let end = if rest.starts_with("<a ") { "</a>" } else { "</summary>" };
            rest.split(end).next().expect("split gives a first part").to_owned()
        })
        .collect()
}

const MENU: &str = "menu:
  - page:om
  - title: {da: Fakta & tal, en: Facts}
    items: [organisations, topics, {title: {da: Kort over veje}, url: 'https://kort.example/?a=1&b=2'}]
  - title: Kun dansk
    items: [page:privatliv]
  - releases
  - {title: Kontakt, url: '/om/#kontakt'}
";

#[test]
fn the_menu_has_what_is_listed_in_that_order_and_nothing_else() {
    let site = site(MENU);
    build(&site);
    assert_eq!(
        menu(&site, "404.html"),
        [
            "<a href=\"/under/om/\">Om os",
            "<summary>Fakta &amp; tal",
            "<a href=\"/under/organisationer/\">Organisationer",
            "<a href=\"/under/emner/\">Emner",
            "<a href=\"https://kort.example/?a=1&amp;b=2\" rel=\"external\">Kort over veje",
            "<summary>Kun dansk",
            "<a href=\"/under/privatliv/\">Privatliv &amp; &lt;cookies&gt;",
            "<a href=\"/under/pressemeddelelser/\">Pressemeddelelser",
            "<a href=\"/under/om/#kontakt\">Kontakt",
        ]
    );
    // No topic and no page on privacy is in English; a title in Danish says so.
    assert_eq!(
        menu(&site, "en/index.html"),
        [
            "<a href=\"/under/en/about/\">About us",
            "<summary>Facts",
            "<a href=\"/under/en/organisations/\">Organisations",
            "<a href=\"https://kort.example/?a=1&amp;b=2\" rel=\"external\"><span lang=\"da\">Kort over veje</span>",
            "<a href=\"/under/en/press-releases/\">Press releases",
            "<a href=\"/under/om/#kontakt\"><span lang=\"da\">Kontakt</span>",
        ]
    );
}

#[test]
fn the_entry_that_a_page_belongs_to_is_marked_and_so_is_the_title_above_it() {
    let site = site(MENU);
    build(&site);
    let marked = |page: &str| -> Vec<String> {
        menu(&site, page).into_iter().filter(|entry| entry.contains("aria-current")).collect()
    };
    let title = "<summary aria-current=\"true\">Fakta &amp; tal";
    let entry =
        |mark: &str| format!("<a href=\"/under/organisationer/\" aria-current=\"{mark}\">Organisationer");
    assert_eq!(marked("organisationer/index.html"), [title, &entry("page")]);
    assert_eq!(marked("organisationer/styrelsen/index.html"), [title, &entry("true")]);
    assert_eq!(marked("om/index.html"), ["<a href=\"/under/om/\" aria-current=\"page\">Om os"]);
    assert_eq!(marked("index.html"), [""; 0]);
}

#[test]
fn without_a_menu_sections_come_first_and_then_the_pages_with_a_nav() {
    let usual = site("");
    build(&usual);
    let entries = menu(&usual, "404.html");
    assert!(entries.last().is_some_and(|last| last.ends_with("Om os")), "{entries:?}");
    assert_eq!(entries.len(), 4, "{entries:?}");
    let without = site("menu: []\n");
    build(&without);
    assert!(!without.read("public/index.html").contains("class=\"menu\""));
}

#[test]
fn an_address_that_is_listed_is_marked_on_its_own_page() {
    let site =
        site("menu: [{title: Om, url: /om/}, {title: Os, url: 'https://example.org/under/privatliv/'}]\n");
    build(&site);
    assert_eq!(
        menu(&site, "om/index.html"),
        [
            "<a href=\"/under/om/\" aria-current=\"page\">Om",
            "<a href=\"https://example.org/under/privatliv/\">Os",
        ]
    );
}

#[test]
fn nothing_that_is_no_menu_is_taken_for_one() {
    for wrong in [
        "7",
        "releases",
        "true",
        "''",
        "{}",
        "[[]]",
        "[[releases]]",
        "[null]",
        "[{}]",
        "[7]",
        "[{title: A}]",
        "[{title: '', url: /om/}]",
        "[{title: '\u{a0}', url: /om/}]",
        "[{title: [A], url: /om/}]",
        "[{title: {fo: A}, url: /om/}]",
        "[{title: A, url: 'data:text/html,x'}]",
        "[{title: A, url: ''}]",
        "[{title: A, url: {da: /om/}}]",
        "[{title: A, url: 'JaVaScRiPt:alert(1)'}]",
        "[{title: A, url: '//a.dk/'}]",
        "[{title: A, items: releases}]",
        "[{title: A, items: {}}]",
        "[{items: [releases]}]",
        "[page:]",
        "['page:Om']",
        "[organisation:styrelsen]",
        "[{title: '<b>A</b>', url: /om/}]",
        "[pages]",
        "[{section: releases}]",
    ] {
        let said = refused(&site(&format!("menu: {wrong}\n")));
        assert!(said.starts_with("content/site.yaml:7:"), "{wrong}: {said}");
    }
    let deep = (0..10).fold("[releases]".to_owned(), |inner, _| format!("[{{title: A, items: {inner}}}]"));
    let said = refused(&site(&format!("menu: {deep}\n")));
    assert_eq!(said.matches("error[").count(), 1, "{said}");
    assert!(said.contains("the menu has two levels"), "{said}");
}

#[test]
fn a_menu_of_ten_thousand_entries_is_read_in_a_moment() {
    let entries: String =
        (0..10_000).map(|at| format!("  - {{title: A{at}, url: 'https://a.example/{at}'}}\n")).collect();
    let site = site(&format!("menu:\n{entries}  - {{title: B, url: 'https://a.example/77'}}\n"));
    let said = refused(&site);
    assert!(said.contains("content/site.yaml:10008:21: error[repeated-element]"), "{said}");
}

const FOOTER: &str = "footer:
  text:
    da: |
      Styrelsen & dens opgaver.

      Andet afsnit.
    en: The Agency and its tasks.
  address: |
    Gade 1, 2. th.
    1234 By
  phone: (+45) 11 22-33 44
  email: post@example.org
  cvr: 12345678
  links: [page:privatliv, {title: {da: Job, en: Jobs}, url: 'https://job.example/'}, page:om]
";

#[test]
fn the_footer_says_what_is_given_in_the_language_of_the_page() {
    let site = site(FOOTER);
    build(&site);
    let contact = part(&site, "en/index.html", "<div class=\"footer-contact\">", "</div>");
    let lines: Vec<&str> = contact.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        [
            "<p>The Agency and its tasks.</p>",
            "<h2 class=\"visually-hidden\">Contact</h2>",
            "<address>",
            "<p><span lang=\"da\">Gade 1, 2. th.</span><br><span lang=\"da\">1234 By</span></p>",
            "<p>Tel. <a class=\"phone\" href=\"tel:+4511223344\">(+45) 11 22-33 44</a></p>",
            "<p><a href=\"mailto:post@example.org\">post@example.org</a></p>",
            "</address>",
            "<p>CVR number 12345678</p>",
        ]
    );
    let danish = part(&site, "om/index.html", "<div class=\"footer-contact\">", "</div>");
    assert!(danish.contains("<p>Styrelsen &amp; dens opgaver.</p>\n  <p>Andet afsnit.</p>"), "{danish}");
    let links = |page: &str| part(&site, page, "<ul class=\"footer-links\">", "</ul>");
    let english = links("en/index.html");
    assert!(!english.contains("Privatliv"), "{english}");
    let own =
        ["rel=\"external\">Jobs</a>", "<a href=\"/under/en/about/\">About us</a>", "Styrelsen", "feed.xml"];
    let places: Vec<usize> = own.iter().map(|words| english.find(words).expect("a link")).collect();
    assert!(places.is_sorted(), "{english}");
    assert!(links("404.html").contains("Privatliv &amp; &lt;cookies&gt;"));
}

#[test]
fn what_the_footer_is_not_given_leaves_nothing_behind() {
    let usual = site("");
    build(&usual);
    assert!(!usual.read("public/index.html").contains("footer-contact"));
    let phone = site("footer: {phone: 11 22 33 44}\n");
    build(&phone);
    let contact = part(&phone, "index.html", "<div class=\"footer-contact\">", "</div>");
    assert_eq!(contact.matches("<p>").count(), 1, "{contact}");
}

#[test]
fn nothing_that_is_no_footer_is_taken_for_one() {
    for wrong in [
        "{}",
        "7",
        "[]",
        "text",
        "{text: ''}",
        "{text: [A]}",
        "{address: {sv: A}}",
        "{address: '<br>'}",
        "{phone: ring}",
        "{email: post}",
        "{email: 'mailto:a@b.dk?x'}",
        "{cvr: 123}",
        "{cvr: '1234567a'}",
        "{links: page:om}",
        "{links: [releases]}",
        "{links: [{title: A, items: [page:om]}]}",
        "{links: [page:om, page:om]}",
        "{links: [{title: A, url: 'javascript:alert(1)'}]}",
        "{links: [page:nej]}",
        "{tekst: A}",
    ] {
        let said = refused(&site(&format!("footer: {wrong}\n")));
        assert!(said.starts_with("content/site.yaml:7:"), "{wrong}: {said}");
    }
}
