//! What readers find on a page of the built-in theme beside its content: the way to it, lists and filters, other languages,
//! what is past, figures and descriptions.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{Folder, faktum, published, stderr};

/// A site, built with these arguments.
fn build(site: &Path, arguments: &[&str]) -> BTreeMap<String, String> {
    let out = Folder::new();
    let folder = site.to_string_lossy();
    let output = faktum(out.path(), &[&["build", "--site", &folder, "--out", "."], arguments].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let files = published(out.path()).into_iter().filter(|(path, _)| path.ends_with(".html"));
    files.map(|(path, bytes)| (path, String::from_utf8(bytes).expect("UTF-8"))).collect()
}

/// The site of the golden tests that uses every field.
fn everything() -> BTreeMap<String, String> {
    build(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/in"), &[])
}

/// What is between two texts, the first time that the first one occurs.
fn between<'p>(page: &'p str, start: &str, end: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

/// The steps of the breadcrumbs: where each leads, and what it says. The last one leads nowhere.
fn breadcrumbs(page: &str) -> Option<Vec<(Option<String>, String)>> {
    let list = between(page, "<nav class=\"breadcrumbs\"", "</nav>")?;
    let steps = list.split("<li>").skip(1).map(|step| {
        let step = step.split("</li>").next().expect("the end of a step");
        let href = between(step, "href=\"", "\"").map(str::to_owned);
        assert_eq!(href.is_none(), step.contains(" aria-current=\"page\""), "{step}");
        (href, between(step, ">", "</").expect("words").to_owned())
    });
    Some(steps.collect())
}

#[test]
fn breadcrumbs_lead_from_the_home_page_of_the_language_to_the_page() {
    let pages = everything();
    for (path, page) in &pages {
        let is_moved = page.contains("http-equiv=\"refresh\"");
        let is_home = path == "index.html" || path == "en/index.html" || path == "404.html";
        let Some(steps) = breadcrumbs(page) else {
            assert!(is_home || is_moved, "{path} has no breadcrumbs");
            continue;
        };
        assert!(!is_home && !is_moved, "{path} has breadcrumbs");
        let home = if path.starts_with("en/") { "/repo/en/" } else { "/repo/" };
        assert_eq!(steps[0].0.as_deref(), Some(home), "{path}");
        let here = format!("/repo/{}", path.trim_end_matches("index.html"));
        for (href, name) in &steps[1..steps.len() - 1] {
            let href = href.as_deref().expect("only the last step is the page itself");
            assert!(pages.contains_key(&format!("{}index.html", &href["/repo/".len()..])), "{path}: {href}");
            assert!(href != here && !name.is_empty(), "{path}: {name}");
        }
        assert_eq!(steps.last().expect("steps").0, None, "{path}");
    }
}

#[test]
fn the_steps_are_the_section_the_sheet_and_its_list() {
    let pages = everything();
    let names = |path: &str| {
        let steps = breadcrumbs(&pages[path]).expect("breadcrumbs");
        steps.into_iter().map(|(_, name)| name).collect::<Vec<String>>().join(" > ")
    };
    let found = [
        "organisationer/index.html",
        "organisationer/eksempelstyrelsen/index.html",
        "rettelser/index.html",
        "en/organisations/eksempelstyrelsen/index.html",
    ]
    .map(names);
    assert_eq!(
        found,
        [
            "Forside > Organisationer",
            "Forside > Organisationer > Eksempelstyrelsen",
            "Forside > Pressemeddelelser > Rettelser",
            "Home > Organisations > The Example Agency",
        ]
    );
}

/// A site of these releases: the publisher of each, its day, and whether it has an English version, too.
fn site_of(folder: &Folder, releases: &[(&str, &str, bool)]) {
    folder.write(
        "content/site.yaml",
        "title: Nyt\nbase_url: https://x.example/\nlanguage: da\nlanguages: [da, en]\ntime_zone: Europe/Copenhagen\n",
    );
    for id in ["alfa", "beta"] {
        let sheet = format!("name: {id}-rådet\ntype: agency\n");
        folder.write(&format!("content/organisations/{id}.yaml"), sheet);
    }
    for (number, (publisher, day, has_english)) in releases.iter().enumerate() {
        let head = format!("publisher: {publisher}\npublished: {day}\n");
        let words = "summary: Det står her.\ntopics: [Vand]\n";
        let text = format!("---\ntitle: Nyhed {number}\n{head}{words}---\n\nTekst.\n");
        folder.write(&format!("content/releases/nyhed-{number}.md"), text);
        if *has_english {
            let text = format!("---\ntitle: News {number}\nsummary: It is here.\n---\n\nText.\n");
            folder.write(&format!("content/releases/nyhed-{number}.en.md"), text);
        }
    }
}

#[test]
fn a_list_of_releases_is_grouped_by_month_and_leads_to_its_parts() {
    let folder = Folder::new();
    let releases =
        [("alfa", "2020-05-04", false), ("beta", "2020-05-12", true), ("alfa", "2019-12-01", true)];
    site_of(&folder, &releases);
    let pages = build(folder.path(), &["--now", "2020-06-01T12:00"]);
    let all = &pages["pressemeddelelser/index.html"];
    let months: Vec<&str> = all
        .split("<h2 class=\"month\">")
        .skip(1)
        .map(|rest| rest.split("</h2>").next().expect("a heading"))
        .collect();
    assert_eq!(months, ["maj\u{a0}2020", "december\u{a0}2019"]);
    let filters = between(all, "<nav class=\"filters\"", "</nav>").expect("filters");
    for (href, name, total) in [
        ("/pressemeddelelser/2020/", "2020", 2),
        ("/emner/vand/", "Vand", 3),
        ("/pressemeddelelser/afsender/alfa/", "alfa-rådet", 2),
        ("/pressemeddelelser/afsender/beta/", "beta-rådet", 1),
    ] {
        let link = between(filters, &format!("<a href=\"{href}\">"), "</a>").expect("a link");
        assert!(link.starts_with(name) && link.contains(&format!(">{total}<")), "{link}");
        assert!(pages.contains_key(&format!("{}index.html", &href[1..])), "{href}");
    }
    let sender = &pages["pressemeddelelser/afsender/alfa/index.html"];
    assert!(sender.contains("Pressemeddelelser sendt af alfa-rådet</h1>"), "{sender}");
    assert!(sender.contains("Nyhed 0") && sender.contains("Nyhed 2") && !sender.contains("Nyhed 1"));
    assert!(
        sender.contains("<a href=\"/organisationer/alfa/\">")
            && sender.contains("/organisationer/alfa/feed.xml")
    );
    assert!(sender.contains("href=\"/pressemeddelelser/afsender/alfa/\" aria-current=\"true\""));
    let steps = breadcrumbs(sender).expect("breadcrumbs");
    assert_eq!(
        steps.iter().map(|(_, name)| &**name).collect::<Vec<_>>(),
        ["Forside", "Pressemeddelelser", "alfa-rådet"]
    );
    assert!(pages["organisationer/alfa/index.html"].contains("href=\"/pressemeddelelser/afsender/alfa/\""));
    assert!(pages["en/press-releases/sender/beta/index.html"].contains("hreflang=\"da\""));
}

#[test]
fn a_language_with_one_sender_has_no_list_of_senders() {
    let folder = Folder::new();
    site_of(&folder, &[("alfa", "2020-05-04", false), ("beta", "2020-05-12", true)]);
    let pages = build(folder.path(), &["--now", "2020-06-01T12:00"]);
    assert!(pages.contains_key("pressemeddelelser/afsender/beta/index.html"));
    assert!(!pages.keys().any(|path| path.contains("/sender/")), "{:?}", pages.keys());
    assert!(!pages["en/press-releases/index.html"].contains("/sender/"));
    assert!(!pages["pressemeddelelser/afsender/beta/index.html"].contains("/sender/"));
}

#[test]
fn a_sender_has_pages_as_every_list() {
    let folder = Folder::new();
    let days: Vec<String> = (1..=21).map(|day| format!("2020-05-{day:02}")).collect();
    let mut releases: Vec<(&str, &str, bool)> =
        days.iter().map(|day| ("alfa", day.as_str(), false)).collect();
    releases.push(("beta", "2020-05-01", false));
    site_of(&folder, &releases);
    let pages = build(folder.path(), &["--now", "2020-06-01T12:00"]);
    let second = &pages["pressemeddelelser/afsender/alfa/side/2/index.html"];
    let steps = breadcrumbs(second).expect("breadcrumbs");
    assert_eq!(steps[2], (Some("/pressemeddelelser/afsender/alfa/".to_owned()), "alfa-rådet".to_owned()));
    assert_eq!(steps[3], (None, "side 2".to_owned()));
    let list =
        breadcrumbs(&pages["organisationer/alfa/pressemeddelelser/side/2/index.html"]).expect("breadcrumbs");
    let names: Vec<&str> = list.iter().map(|(_, name)| &**name).collect();
    assert_eq!(names, ["Forside", "Organisationer", "alfa-rådet", "Pressemeddelelser", "side 2"]);
}

#[test]
fn the_switch_says_in_the_language_of_a_link_that_there_is_no_translation() {
    let folder = Folder::new();
    site_of(&folder, &[("alfa", "2020-05-04", false), ("alfa", "2020-05-12", true)]);
    let pages = build(folder.path(), &["--now", "2020-06-01T12:00"]);
    let switch = |path: &str| between(&pages[path], "<nav class=\"languages\"", "</nav>").expect("a switch");
    let only_danish = switch("pressemeddelelser/2020/nyhed-0/index.html");
    let english =
        between(only_danish, "<a href=\"/en/\" lang=\"en\" hreflang=\"en\">", "</a>").expect("a link");
    assert!(english.starts_with("English <span class=\"language-note\">(front page)</span>"), "{english}");
    assert!(english.contains("This page is not available in English."), "{english}");
    assert!(only_danish.contains("hreflang=\"da\" aria-current=\"true\">Dansk</a>"), "{only_danish}");
    let both = switch("pressemeddelelser/2020/nyhed-1/index.html");
    assert!(
        both.contains("href=\"/en/press-releases/2020/nyhed-1/\" lang=\"en\" hreflang=\"en\">English</a>"),
        "{both}"
    );
    let not_found = switch("404.html");
    assert!(
        not_found.contains("<a href=\"/\" lang=\"da\" hreflang=\"da\" aria-current=\"true\">Dansk</a>"),
        "{not_found}"
    );
    assert!(not_found.contains("<a href=\"/en/\"") && not_found.contains("(front page)"), "{not_found}");
    let page = &pages["pressemeddelelser/2020/nyhed-0/index.html"];
    assert!(!page.contains("rel=\"alternate\" hreflang="), "only translations are alternates");
}

#[test]
fn titles_that_are_over_come_last_and_say_so() {
    let folder = Folder::new();
    site_of(&folder, &[("alfa", "2020-05-04", false)]);
    let titles = "  - organisation: alfa\n    title: konsulent\n    from: 2010\n    to: 2015\n  - organisation: alfa\n    title: direktør\n    from: 2016\n    to: 2020-06-30\n";
    folder.write("content/people/kim.yaml", format!("name: Kim Bo\nappointments:\n{titles}"));
    let before = build(folder.path(), &["--now", "2020-06-30T12:00"]);
    // The head says all titles with their times, for machines.
    let (_, person) = before["personer/kim/index.html"].split_once("<body").expect("a body");
    let (current, past) = person.split_once("class=\"titles-past").expect("past titles");
    assert!(current.contains("direktør") && !current.contains("konsulent"), "{current}");
    assert!(
        past.contains("Tidligere titler") && past.contains("konsulent") && past.contains("2015"),
        "{past}"
    );
    let index = &before["personer/index.html"];
    assert!(index.contains("direktør") && !index.contains("Tidligere"), "{index}");
    let after = build(folder.path(), &["--now", "2020-07-01T12:00"]);
    let (current, past) =
        after["personer/kim/index.html"].split_once("class=\"titles-past").expect("past titles");
    assert!(!current.contains("<ul class=\"titles\">"), "{current}");
    assert!(past.find("direktør") < past.find("konsulent"), "the last to end comes first: {past}");
    assert!(after["personer/index.html"].contains("Tidligere:</span> direktør"));
    assert!(after["organisationer/alfa/index.html"].contains("Tidligere:</span> konsulent"));
}

#[test]
fn the_press_contact_is_beside_the_title_and_nowhere_else() {
    let folder = Folder::new();
    site_of(&folder, &[("alfa", "2020-05-04", false)]);
    let desk = "contacts:\n  - name: Presserummet\n    phone: 11 22 33 44\n";
    folder.write("content/organisations/alfa.yaml", format!("name: alfa-rådet\ntype: agency\n{desk}"));
    let pages = build(folder.path(), &["--now", "2020-06-01T12:00"]);
    let page = &pages["pressemeddelelser/2020/nyhed-0/index.html"];
    let head = between(page, "<header class=\"row head\">", "</header>").expect("the head");
    let order = [
        "<h1>",
        "class=\"lead\"",
        "class=\"meta\"",
        "<h2>Pressekontakt</h2>",
        "Presserummet",
        "tel:11223344",
    ];
    let places: Vec<Option<usize>> = order.iter().map(|words| head.find(words)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert_eq!(page.matches("Presserummet").count(), 1);
}

/// The name of the figure of a split, and each bar with its width.
fn split(page: &str) -> Option<(String, Vec<(String, f64)>)> {
    let svg = between(page, "<svg role=\"img\"", "</figure>")?;
    let name = format!(
        "{} {}",
        between(svg, "<title id=\"_split\">", "</title>").expect("a title"),
        between(svg, "<desc id=\"_split-amounts\">", "</desc>").expect("a description")
    );
    let bars = svg.split("<rect ").skip(1).map(|bar| {
        let width = between(bar, " width=\"", "\"").expect("a width").parse().expect("a number");
        (between(bar, " data-id=\"", "\"").expect("an id").to_owned(), width)
    });
    Some((name, bars.collect()))
}

#[test]
fn the_split_of_an_agreement_is_drawn_in_proportion_and_named_with_its_amounts() {
    let folder = Folder::new();
    site_of(&folder, &[("alfa", "2020-05-04", false)]);
    let agreement = |total: &str, lines: &[(&str, &str)]| {
        let lines = lines
            .iter()
            .map(|(id, amount)| format!("  - id: {id}\n    amount: {amount}\n    purpose: Til {id}\n"));
        let lines: String = lines.collect();
        folder.write(
            "content/agreements/aftale.yaml",
            format!("name: Aftalen\ntotal: {total}\nallocations:\n{lines}"),
        );
        let pages = build(folder.path(), &["--now", "2020-06-01T12:00"]);
        split(&pages["aftaler/aftale/index.html"])
    };
    let lines = [("a", "about DKK 37.6 million"), ("b", "DKK 20 million"), ("c", "DKK 0.1 million")];
    let (name, bars) = agreement("about DKK 57.7 million", &lines).expect("a figure");
    assert_eq!(
        name.replace('\u{a0}', " "),
        "Aftalens midler fordelt på formål ca. 37,6 mio. kr.: Til a. 20 mio. kr.: Til b. 0,1 mio. kr.: Til c. Aftalen i alt: ca. 57,7 mio. kr."
    );
    for ((id, width), (expected, amount)) in bars.iter().zip([("a", 37.6), ("b", 20.0), ("c", 0.1)]) {
        assert_eq!(id, expected);
        assert!((width / 1000.0 * 37.6 / amount - 1.0).abs() < 0.01, "{id}: {width}");
    }
    let (_, one) = agreement("DKK 5 million", &[("alt", "DKK 5 million")]).expect("a figure");
    assert_eq!(one, [("alt".to_owned(), 1000.0)]);
    let ids: Vec<String> = (1..=60).map(|number| format!("linje-{number}")).collect();
    let many: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "DKK 1 million")).collect();
    let (_, bars) = agreement("DKK 60 million", &many).expect("a figure");
    assert_eq!(bars.len(), 60);
}

#[test]
fn the_page_for_unknown_addresses_leads_on() {
    let folder = Folder::new();
    let days: Vec<String> = (1..=6).map(|day| format!("2020-05-{day:02}")).collect();
    let releases: Vec<(&str, &str, bool)> = days.iter().map(|day| ("alfa", day.as_str(), false)).collect();
    site_of(&folder, &releases);
    let page = &build(folder.path(), &["--now", "2020-06-01T12:00"])["404.html"];
    let main = between(page, "<main", "</main>").expect("the content");
    assert!(main.contains("<a href=\"/\">Gå til forsiden</a>"), "{main}");
    assert!(main.contains("<a href=\"/pressemeddelelser/\">Alle pressemeddelelser</a>"), "{main}");
    let latest: Vec<bool> = (0..6).map(|number| main.contains(&format!(">Nyhed {number}</a>"))).collect();
    assert_eq!(latest, [false, true, true, true, true, true]);
}

#[test]
fn every_page_describes_itself_and_no_two_in_the_same_words() {
    let pages = everything();
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for (path, page) in &pages {
        if page.contains("http-equiv=\"refresh\"") {
            continue;
        }
        let text = between(page, "<meta name=\"description\" content=\"", "\"").expect(path);
        assert!(text.chars().count() > 10 && !text.contains(['{', '}']), "{path}: {text}");
        let language = if path.starts_with("en/") { "en" } else { "da" };
        if let Some(other) = known.insert(format!("{language} {text}"), path) {
            panic!("{path} and {other} are described in the same words: {text}");
        }
    }
}

#[test]
fn descriptions_are_made_of_facts_with_the_right_number() {
    let folder = Folder::new();
    site_of(
        &folder,
        &[("alfa", "2020-05-04", false), ("beta", "2020-05-12", true), ("alfa", "2020-05-13", false)],
    );
    let lines = "allocations:\n  - {id: a, amount: DKK 5 million, purpose: Havet}\n";
    folder.write(
        "content/agreements/hav.yaml",
        format!("name: Havaftalen\ntotal: about DKK 5 million\n{lines}"),
    );
    let more = "  - {id: b, amount: DKK 3 million, purpose: Land}\n";
    folder.write(
        "content/agreements/land.yaml",
        format!("name: Landaftalen\ntotal: DKK 8 million\n{lines}{more}"),
    );
    let pages = build(folder.path(), &["--now", "2020-06-01T12:00"]);
    for (path, expected) in [
        ("index.html", "Pressemeddelelser og fakta fra Nyt."),
        ("pressemeddelelser/index.html", "3 pressemeddelelser fra Nyt, de nyeste først."),
        (
            "pressemeddelelser/afsender/beta/index.html",
            "1 pressemeddelelse sendt af beta-rådet, de nyeste først.",
        ),
        ("pressemeddelelser/2020/index.html", "3 pressemeddelelser fra Nyt i 2020, måned for måned."),
        ("aftaler/hav/index.html", "Havaftalen: ca. 5 mio. kr. til ét formål."),
        ("aftaler/land/index.html", "Landaftalen: 8 mio. kr. fordelt på 2 formål."),
        ("en/agreements/land/index.html", "Landaftalen: DKK 8 million for 2 purposes."),
        (
            "organisationer/alfa/index.html",
            "alfa-rådet (Styrelse): partnerskaber, aftaler, personer og pressemeddelelser.",
        ),
    ] {
        let text = between(&pages[path], "<meta name=\"description\" content=\"", "\"").expect(path);
        assert_eq!(text.replace('\u{a0}', " "), expected, "{path}");
    }
}
