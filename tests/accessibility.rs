//! Accessibility as a whole: the W3C's test cases, `faktum check --html`, planted mistakes in a theme, and the evidence.
//!
//! The test cases of the W3C's ACT rules are not part of the project. `FAKTUM_ACT` names a folder that has them: `cases.json`, with
//! `rule`, `file`, `expected` and `static` of each, and the files. Without it, that test has nothing to look at and says so.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::fs;
use std::path::Path;

use faktum::accessibility::{Scope, judge};
use support::{Folder, faktum, stderr, stdout};

#[test]
fn the_test_cases_of_the_w3c_are_judged_right() {
    let Some(folder) = std::env::var_os("FAKTUM_ACT") else {
        println!("not run: FAKTUM_ACT names no folder with the test cases");
        return;
    };
    let folder = Path::new(&folder);
    let cases = fs::read(folder.join("cases.json")).expect("the list of cases");
    let cases: Vec<serde_json::Value> = serde_json::from_slice(&cases).expect("JSON");
    let (mut right, mut false_alarms, mut missed) = (0, Vec::new(), Vec::new());
    for case in cases.iter().filter(|case| case["static"] == true) {
        let text = |key: &str| case[key].as_str().expect("a text");
        let html = fs::read(folder.join(text("file"))).expect("a case");
        let judgement = judge(&String::from_utf8_lossy(&html), Scope::Act).expect("a small page");
        let is_found = judgement.findings.iter().any(|finding| finding.rule.id() == text("rule"));
        let name = format!("{} {} {}", text("rule"), text("title"), text("file"));
        match (is_found, text("expected") == "failed") {
            (true, false) => false_alarms.push(name),
            (false, true) => missed.push(name),
            _ => right += 1,
        }
    }
    println!("{right} right, missed: {missed:#?}, false alarms: {false_alarms:#?}");
    assert!(right >= 300, "only {right} are right");
    assert!(false_alarms.is_empty(), "{false_alarms:#?}");
}

const GOOD: &str =
    "<!DOCTYPE html><html lang=\"da\"><title>Side</title><main><h1>Side</h1><p>Tekst</p></main></html>";
const BAD: &str =
    "<!DOCTYPE html>\n<html>\n<title>Side</title>\n<p>å <img src=x> <a href=\"/\"></a></p>\n</html>";

#[test]
fn any_html_file_is_checked_and_each_finding_has_a_line() {
    let folder = Folder::new();
    folder.write("good.html", GOOD);
    folder.write("a folder/bad.html", BAD);
    let fine = faktum(folder.path(), &["check", "--html", "good.html"]);
    assert_eq!((fine.status.code(), stdout(&fine).as_str()), (Some(0), ""));

    let arguments = ["check", "--html", "good.html", "a folder/bad.html", "--format", "json"];
    let found = faktum(folder.path(), &arguments);
    assert_eq!(found.status.code(), Some(1));
    let lines: Vec<serde_json::Value> =
        stdout(&found).lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let places: Vec<(&str, &str, u64, u64)> = lines
        .iter()
        .map(|line| {
            let text = |key: &str| line[key].as_str().expect("a text");
            let number = |key: &str| line[key].as_u64().expect("a number");
            (text("file"), text("rule"), number("line"), number("column"))
        })
        .collect();
    let bad = "a folder/bad.html";
    assert_eq!(places, [(bad, "b5c3f8", 2, 1), (bad, "23a2a8", 4, 6), (bad, "c487ae", 4, 18)]);

    let words = faktum(folder.path(), &["check", "--html", bad, "--language", "da"]);
    let words = stderr(&words);
    assert!(
        words.contains("a folder/bad.html:4:18: fejl[c487ae]: linket har ingen tekst: <a href=\"/\">"),
        "{words}"
    );
    assert_eq!(words.lines().count(), 4, "{words}");
}

#[test]
fn a_file_that_cannot_be_checked_is_an_error_and_the_others_are_checked() {
    let folder = Folder::new();
    folder.write("bad.html", BAD);
    let mixed =
        faktum(folder.path(), &["check", "--html", "missing.html", ".", "bad.html", "--format", "json"]);
    assert_eq!(mixed.status.code(), Some(1));
    assert_eq!(stdout(&mixed).lines().count(), 3);
    let said = stderr(&mixed);
    assert!(said.contains("missing.html") && said.contains("1 file checked, 3 errors"), "{said}");
    let only = faktum(folder.path(), &["check", "--html", "missing.html"]);
    assert_eq!(only.status.code(), Some(1));
}

#[test]
fn files_that_are_no_page_or_that_break_a_parser_are_checked() {
    let folder = Folder::new();
    folder.write("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg' lang='x'><title></title></svg>");
    folder.write("empty.html", "");
    folder.write("latin.html", b"<html lang=da><title>S\xf8</title><h1>\xe5\0\xff</h1>");
    folder.write("deep.html", format!("{GOOD}{}x", "<div>".repeat(100_000)));
    folder.write("wide.html", format!("{GOOD}<p {}>", "a=1 ".repeat(100_000)));
    folder.write("bold.html", format!("{GOOD}{}", "<b id=x><p>".repeat(20_000)));
    let code = |file: &str| faktum(folder.path(), &["check", "--html", file]).status.code();
    assert_eq!(code("drawing.svg"), Some(0));
    assert_eq!(code("empty.html"), Some(1));
    assert_eq!(code("latin.html"), Some(0));
    assert_eq!(code("deep.html"), Some(0));
    assert_eq!(code("wide.html"), Some(1));
    assert_eq!(code("bold.html"), Some(1));
}

const RELEASE: &str =
    "---\ntitle: Ny aftale\nsummary: Kort.\npublisher: bl\npublished: 2020-05-04\n---\nTekst.\n";

/// The rules that the pages of a site break, each with the number of problems and the first message.
fn rules_of(base: &str) -> Vec<(String, String)> {
    let folder = Folder::new();
    folder.write("content/site.yaml", "title: Test\nbase_url: https://www.example.org/\nlanguage: da\ntime_zone: Europe/Copenhagen\npublisher: bl\n");
    folder.write("content/organisations/bl.yaml", "name: BL\ntype: ngo\n");
    folder.write("content/releases/ny-aftale.md", RELEASE);
    folder.write("themes/default/templates/base.html", base);
    let output = faktum(folder.path(), &["check", "--now", "2021-01-01", "--format", "json"]);
    let lines = stdout(&output);
    let lines = lines.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("an object"));
    let text = |line: &serde_json::Value, key: &str| line[key].as_str().unwrap_or_default().to_owned();
    lines.map(|line| (text(&line, "rule"), text(&line, "message"))).collect()
}

#[test]
fn each_mistake_in_a_theme_is_found_with_its_page() {
    let base = include_str!("../themes/default/templates/base.html");
    assert_eq!(rules_of(base), []);
    for (id, old, new) in [
        ("b5c3f8", "<html lang=\"{{ head.language }}\">", "<html>"),
        ("bf051a", "<html lang=\"{{ head.language }}\">", "<html lang=\"dansk\">"),
        ("2779a5", "<title>", "<title></title><title>"),
        (
            "bc659a",
            "<meta charset=\"utf-8\">",
            "<meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"60\">",
        ),
        ("b4f0c3", "initial-scale=1", "initial-scale=1, user-scalable=no"),
        ("23a2a8", "</footer>", "<img src=\"/a.png\"></footer>"),
        ("c487ae", "</footer>", "<a href=\"/\"></a></footer>"),
        ("97a4e1", "</footer>", "<button type=\"button\"></button></footer>"),
        ("e086e5", "</footer>", "<input type=\"search\"></footer>"),
        ("ffd0e9", "</footer>", "<h2></h2></footer>"),
        ("cae760", "</footer>", "<iframe src=\"/\"></iframe></footer>"),
        ("2ee8b8", "</footer>", "<a href=\"/\" aria-label=\"Andet\">Kontakt</a></footer>"),
        ("674b10", "</footer>", "<p role=\"boks\">x</p></footer>"),
        ("5f99a7", "</footer>", "<p aria-labeledby=\"_indhold\">x</p></footer>"),
        ("6cfa84", "</footer>", "<p aria-hidden=\"true\"><a href=\"/\">x</a></p></footer>"),
        ("3ea0c8", "</footer>", "<p id=\"_indhold\">x</p></footer>"),
        ("one-main-heading", "<main id", "<h1>{{ site.title.text }}</h1><main id"),
        ("heading-order", "</footer>", "<h6>x</h6></footer>"),
        ("one-main", "<main id=\"_indhold\" tabindex=\"-1\">", "<div id=\"_indhold\">"),
        ("landmark-names", "<main id", "<nav>a</nav><nav>b</nav><main id"),
        ("table-headers", "</footer>", "<table><tr><td>a</td><td>b</td></tr></table></footer>"),
    ] {
        let planted = base.replacen(old, new, 1);
        assert_ne!(planted, base, "{id}");
        let found = rules_of(&planted);
        let (_, message) =
            found.iter().find(|(rule, _)| rule == id).unwrap_or_else(|| panic!("{id}: {found:?}"));
        assert!(message.contains(" on /"), "{message}");
    }
}

#[test]
fn a_mistake_on_one_release_is_at_its_file_and_found_in_any_order() {
    let folder = Folder::new();
    folder.write("content/site.yaml", "title: Test\nbase_url: https://www.example.org/\nlanguage: da\ntime_zone: Europe/Copenhagen\npublisher: bl\n");
    folder.write("content/organisations/bl.yaml", "name: BL\ntype: ngo\n");
    for number in 0..200 {
        let title = if number % 100 == 7 { "Tom" } else { "Ny aftale" };
        folder.write(&format!("content/releases/aftale-{number}.md"), RELEASE.replace("Ny aftale", title));
    }
    let release = include_str!("../themes/default/templates/release.html");
    let planted = release.replacen(
        "{% block content %}",
        "{% block content %}{% if release.title == \"Tom\" %}<a href=\"/\"></a>{% endif %}",
        1,
    );
    assert_ne!(planted, release);
    folder.write("themes/default/templates/release.html", planted);
    let arguments = ["check", "--now", "2021-01-01", "--format", "short"];
    let said = stderr(&faktum(folder.path(), &arguments));
    let lines: Vec<&str> = said.lines().filter(|line| line.contains("[accessibility]")).collect();
    assert_eq!(lines.len(), 2, "{said}");
    assert!(lines[0].starts_with("content/releases/aftale-107.md:1:1: warning"), "{said}");
    assert!(lines[1].starts_with("content/releases/aftale-7.md:1:1: warning"), "{said}");

    folder.write("content/site.yaml", "title: Test\nbase_url: https://www.example.org/\nlanguage: da\ntime_zone: Europe/Copenhagen\npublisher: bl\nchecks:\n  accessibility: error\n");
    let refused = faktum(folder.path(), &["build", "--now", "2021-01-01"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!folder.exists("public"));
}

/// A site of one release, with a theme whose `base.html` may be another one.
fn site(base: Option<&str>) -> Folder {
    let folder = Folder::new();
    folder.write("content/site.yaml", "title: Test & Co\nbase_url: https://www.example.org/presse/\nlanguage: da\ntime_zone: Europe/Copenhagen\npublisher: bl\n");
    folder.write("content/organisations/bl.yaml", "name: BL\ntype: ngo\n");
    folder.write("content/releases/ny-aftale.md", RELEASE);
    if let Some(base) = base {
        folder.write("themes/default/templates/base.html", base);
    }
    folder
}

const EVIDENCE: [&str; 5] = ["check", "--now", "2021-01-01", "--evidence", "evidence"];

#[test]
fn the_evidence_says_what_was_found_and_claims_nothing() {
    let folder = site(None);
    let fine = faktum(folder.path(), &EVIDENCE);
    assert_eq!(fine.status.code(), Some(0), "{}", stderr(&fine));
    let (json, html) =
        (folder.read("evidence/accessibility.json"), folder.read("evidence/accessibility.html"));
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let graph = document["@graph"].as_array().expect("a list");
    let outcome = |id: &str| {
        let of = |entry: &&serde_json::Value| entry["test"]["dct:identifier"] == id;
        graph.iter().find(of).unwrap_or_else(|| panic!("{id}"))["result"]["outcome"].clone()
    };
    assert_eq!(outcome("2779a5"), "earl:passed");
    assert_eq!(outcome("cae760"), "earl:inapplicable");
    // No machine decides a requirement.
    assert_eq!(outcome("1.1.1"), "earl:cantTell");
    assert_eq!(outcome("1.4.3"), "earl:untested");
    let requirements = graph.iter().filter(|entry| entry["test"]["faktum:level"].is_string());
    assert!(requirements.clone().all(|entry| entry["result"]["outcome"] != "earl:passed"));
    assert_eq!(requirements.count(), 50);
    for part in ["Test &amp; Co", "2021-01-01", "9.1.4.3", "Den siger ikke, at webstedet er tilgængeligt"] {
        assert!(html.contains(part), "{part}");
    }
    // The report is a page that everybody can use, and the same each time.
    assert_eq!(judge(&html, Scope::Everything).expect("a small page").findings, []);
    faktum(folder.path(), &EVIDENCE);
    assert_eq!(folder.read("evidence/accessibility.json"), json);
    assert_eq!(folder.read("evidence/accessibility.html"), html);
    assert_eq!(fs::read_dir(folder.path().join("evidence")).expect("a folder").count(), 2);
}

#[test]
fn the_evidence_names_each_page_that_breaks_a_rule() {
    let base = include_str!("../themes/default/templates/base.html");
    let folder = site(Some(&base.replacen("</footer>", "<img src=\"/a.png\"></footer>", 1)));
    let output = faktum(folder.path(), &EVIDENCE);
    assert_eq!(output.status.code(), Some(0), "warnings stop nothing");
    let document: serde_json::Value =
        serde_json::from_str(&folder.read("evidence/accessibility.json")).expect("JSON");
    let graph = document["@graph"].as_array().expect("a list");
    let images = graph.iter().find(|entry| entry["test"]["dct:identifier"] == "23a2a8").expect("the rule");
    assert_eq!(images["result"]["outcome"], "earl:failed");
    assert_eq!(images["test"]["faktum:en301549"], serde_json::json!(["9.1.1.1"]));
    let pages: Vec<&str> = images["result"]["faktum:failedPages"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|page| page["subject"].as_str().expect("an address"))
        .collect();
    assert!(pages.contains(&"https://www.example.org/presse/pressemeddelelser/2020/ny-aftale/"), "{pages:?}");
    assert!(pages.contains(&"https://www.example.org/presse/404.html"), "{pages:?}");
    assert!(folder.read("evidence/accessibility.html").contains("&lt;img src=&quot;/a.png&quot;&gt;"));
}

#[test]
fn evidence_is_not_written_where_readers_find_it_nor_of_half_a_site() {
    let folder = site(None);
    let code = |into: &str| {
        faktum(folder.path(), &["check", "--now", "2021-01-01", "--evidence", into]).status.code()
    };
    faktum(folder.path(), &["build", "--now", "2021-01-01", "--out", "elsewhere"]);
    let files = support::files(folder.path());
    for refused in ["public", "public/a/b", "elsewhere/a", "content", "content/files/a", "."] {
        assert_eq!(code(refused), Some(2), "{refused}");
    }
    folder.write("content/releases/ny-aftale.md", RELEASE.replace("publisher: bl", "publisher: ukendt"));
    assert_eq!(code("evidence"), Some(1));
    folder.write("content/releases/ny-aftale.md", RELEASE);
    assert_eq!(support::files(folder.path()), files);
}

const STATEMENT: &str = "https://www.was.digst.dk/example-org-presse";

#[test]
fn was_leads_to_the_accessibility_statement() {
    let folder = site(None);
    let settings = folder.read("content/site.yaml");
    folder.write("content/site.yaml", format!("{settings}accessibility_statement: {STATEMENT}\n"));
    let built = faktum(folder.path(), &["build", "--now", "2021-01-01", "--deny-warnings"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    let page = folder.read("public/was/index.html");
    assert!(page.contains(&format!("content=\"0; url={STATEMENT}\"")), "{page}");
    assert!(page.contains("<title>Tilgængelighedserklæring</title>"), "{page}");
    let home = folder.read("public/index.html");
    assert!(home.contains(&format!("<a href=\"{STATEMENT}\">Tilgængelighedserklæring</a>")), "{home}");
    let redirects = folder.read("public/_redirects");
    assert!(
        redirects.contains(&format!("/presse/was {STATEMENT} 301\n/presse/was/ {STATEMENT} 301\n")),
        "{redirects}"
    );
    assert!(folder.read("public/.htaccess").contains(&format!("\"{STATEMENT}\"")));
    assert!(
        folder.read("public/nginx-redirects.map").contains(&format!("\"/presse/was/\" \"{STATEMENT}\";"))
    );
    assert!(!folder.read("public/sitemap.xml").contains("/was/"));
}

#[test]
fn a_page_of_the_site_at_was_wins() {
    let folder = site(None);
    let settings = folder.read("content/site.yaml");
    folder.write("content/site.yaml", format!("{settings}accessibility_statement: https://www.example.org/presse/was/\nurls:\n  page: /{{slug}}/\n"));
    let page = "---\ntitle: Tilgængelighed\nslug: was\n---\nVores erklæring.\n";
    folder.write("content/pages/tilgaengelighed.md", page);
    let built = faktum(folder.path(), &["build", "--now", "2021-01-01"]);
    assert_eq!(built.status.code(), Some(0), "{}", stderr(&built));
    assert!(folder.read("public/was/index.html").contains("Vores erklæring."));
    assert!(!folder.read("public/_redirects").contains("/was"));
    assert!(folder.read("public/index.html").contains("href=\"https://www.example.org/presse/was/\""));
}

#[test]
fn without_a_statement_nothing_is_at_was() {
    let folder = site(None);
    faktum(folder.path(), &["build", "--now", "2021-01-01"]);
    assert!(folder.exists("public/index.html") && !folder.exists("public/was"));
}
