//! What a site publishes for programs: the facts of its pages, its tables, texts for mail and for news agencies, and full texts in feeds.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use boon::{Compiler, Schemas};
use serde_json::Value as Json;
use support::{Folder, SITE, faktum, published, stderr};

type Files = BTreeMap<String, Vec<u8>>;

/// The licence of the example sites.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn built(site: &Path) -> Files {
    let out = Folder::new();
    let arguments = ["build", "--site", &site.to_string_lossy(), "--out", ".", "--now", "2021-01-01"];
    let output = faktum(out.path(), &arguments);
    assert!(output.status.success(), "{}", stderr(&output));
    published(out.path())
}

/// The files of the example site and of the one that uses every field.
fn sites() -> [Files; 2] {
    [built(root()), built(&root().join("tests/golden/everything/in"))]
}

/// A site with one organisation and one release, and whatever else the test adds to its settings, its release and its body.
fn small(settings: &str, release: &str, body: &str) -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", format!("{SITE}{settings}"));
    site.write("content/organisations/bl.yaml", "name: BL\ntype: ngo\n");
    let head = "title: Titel\nsummary: Kort.\npublisher: bl\npublished: 2020-05-04\n";
    site.write("content/releases/en.md", format!("---\n{head}{release}---\n\n{body}\n"));
    site
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    str::from_utf8(bytes).expect("UTF-8")
}

fn json(files: &Files, path: &str) -> Json {
    serde_json::from_str(text(files, path)).expect("JSON")
}

/// Calls `visit` for a value and everything in it.
fn walk(value: &Json, visit: &mut impl FnMut(&Json)) {
    visit(value);
    match value {
        Json::Array(values) => values.iter().for_each(|value| walk(value, visit)),
        Json::Object(fields) => fields.values().for_each(|value| walk(value, visit)),
        _ => {}
    }
}

/// Whether HTML is a page with content of its own, and does not just lead on.
fn is_page(html: &str) -> bool {
    html.contains("rel=\"canonical\"") && !html.contains("http-equiv")
}

fn all_facts(files: &Files) -> Vec<(&str, Json)> {
    let paths = files.keys().filter(|path| path.ends_with("index.json"));
    paths.map(|path| (&**path, json(files, path))).collect()
}

#[test]
fn the_facts_of_every_page_are_beside_it_and_follow_the_schema() {
    let schema = fs::read_to_string(root().join("docs/open-data.schema.json")).expect("the schema");
    let schema: Json = serde_json::from_str(&schema).expect("JSON");
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler.enable_format_assertions();
    compiler.add_resource("https://example.org/schema", schema).expect("a resource");
    let index = compiler.compile("https://example.org/schema", &mut schemas).expect("a schema");
    for files in sites() {
        let facts = all_facts(&files);
        assert!(facts.len() > 30, "{}", facts.len());
        for (path, facts) in &facts {
            if let Err(error) = schemas.validate(facts, index) {
                panic!("{path}: {error:#}");
            }
            let page = text(&files, &path.replace("index.json", "index.html"));
            let link = "<link rel=\"alternate\" type=\"application/json\" href=\"index.json\">";
            assert!(page.contains(link), "{path}");
            // A page that search engines are to pass over does not say its address.
            if !page.contains("<meta name=\"robots\" content=\"noindex\">") {
                let canonical =
                    format!("<link rel=\"canonical\" href=\"{}\">", facts["url"].as_str().expect("text"));
                assert!(page.contains(&canonical), "{path}: {canonical}");
            }
            assert_eq!(facts["licence"], LICENCE, "{path}");
            walk(facts, &mut |value| assert!(!value.is_f64(), "{path}: {value}"));
        }
        let pages = files
            .iter()
            .filter(|(path, bytes)| path.ends_with(".html") && is_page(&String::from_utf8_lossy(bytes)));
        // The search page is none that search engines list, but it has facts as all others.
        let listed = facts.iter().filter(|(_, facts)| facts["id"] != "list:search");
        assert_eq!(pages.count(), listed.count(), "each page has its facts");
    }
}

#[test]
fn every_reference_leads_to_a_page_that_says_the_same() {
    for files in sites() {
        let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut urls = BTreeSet::new();
        for (_, facts) in all_facts(&files) {
            let name = facts.get("name").or(facts.get("title")).and_then(Json::as_str).expect("a name");
            let id = facts["id"].as_str().expect("an id").to_owned();
            names.entry(id).or_default().insert(name.to_owned());
            urls.insert(facts["url"].as_str().expect("text").to_owned());
        }
        let mut references = 0;
        for (path, facts) in all_facts(&files) {
            walk(&facts, &mut |value| {
                let (Some(id), Some(name), Some(url)) =
                    (value["id"].as_str(), value["name"].as_str(), value["url"].as_str())
                else {
                    return;
                };
                let has_page =
                    !id.starts_with("statement:") && !id.starts_with("media:") && !id.contains('#');
                if has_page && value["version"].is_null() {
                    references += 1;
                    assert!(urls.contains(url), "{path}: {url}");
                    let known = names.get(id).unwrap_or_else(|| panic!("{path}: nothing has the id {id}"));
                    let is_known = known.iter().any(|known| name.ends_with(known.as_str()));
                    assert!(is_known, "{path}: {id} is called {name}");
                }
            });
        }
        assert!(references > 100, "{references}");
    }
}

#[test]
fn amounts_are_decimal_texts_and_lines_have_ids() {
    let [files, _] = sites();
    let agreement = json(&files, "aftaler/hjaelp-til-udsatte-2020/index.json");
    assert_eq!(agreement["id"], "agreement:hjaelp-til-udsatte-2020");
    let total: Json = serde_json::json!({
        "amount": "215000000.00", "currency": "DKK", "qualifier": "about", "step": "1000000.00"
    });
    assert_eq!(agreement["total"], total);
    let line = &agreement["allocations"][1];
    assert_eq!(line["id"], "agreement:hjaelp-til-udsatte-2020#udsatte-voksne");
    assert_eq!(line["amount"]["amount"], "37600000.00");
    assert_eq!(line["partnership"]["id"], "partnership:udsatte-voksne");
    assert_eq!(line["basis"], "same_target_group");
    let partnership = json(&files, "partnerskaber/udsatte-voksne/index.json");
    assert_eq!(partnership["participants"][0]["organisation"]["id"], "organisation:bl");
    assert_eq!(partnership["participants"][0]["status"], "invited");
    assert_eq!(partnership["participants_complete"], false);
    assert_eq!(partnership["allocations"][0], *line);
    let facilitator = json(&files, "organisationer/raadet-for-socialt-udsatte/index.json");
    assert_eq!(facilitator["partnerships"][0]["id"], "partnership:udsatte-voksne");
    assert_eq!(facilitator["partnerships"][0]["facilitator"], true);
    let organisation = json(&files, "organisationer/bl/index.json");
    assert_eq!(organisation["people"][0]["id"], "person:rikke-loenne");
}

#[test]
fn a_site_without_the_field_names_no_licence_and_false_turns_the_facts_off() {
    let files = built(small("", "", "Tekst.").path());
    assert_eq!(json(&files, "index.json")["licence"], Json::Null);
    assert!(json(&files, "data/datapackage.json").get("licenses").is_none());
    assert!(!text(&files, "data/catalog.jsonld").contains("\"license\": {\n"));
    assert!(text(&files, "index.html").contains("href=\"/data/\""));
    let files = built(small("open_data: false\n", "", "Tekst.").path());
    let is_data = |path: &String| path.ends_with("index.json") || path.starts_with("data/");
    assert_eq!(files.keys().find(|path| is_data(path)), None);
    let page = text(&files, "pressemeddelelser/2020/en/index.html");
    assert!(!page.contains("index.json") && !page.contains("/data/"));
    assert!(page.contains("<link rel=\"alternate\" type=\"text/plain\" href=\"index.txt\">"));
    for path in ["pressemeddelelser/2020/en/index.txt", "feed.xml", "feed.json", "feed.rss"] {
        assert!(text(&files, path).contains("Tekst."), "{path}");
    }
}

fn rows(files: &Files, name: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = &files[&format!("data/{name}.csv")];
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let names = reader.headers().expect("names").iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect());
    (names, rows.collect())
}

#[test]
fn a_table_is_the_same_as_csv_and_as_json_and_described_column_by_column() {
    for files in sites() {
        let package = json(&files, "data/datapackage.json");
        assert_eq!(package["licenses"][0]["path"], LICENCE);
        assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
        let resources = package["resources"].as_array().expect("resources");
        assert_eq!(resources.len(), 9);
        let page = text(&files, "data/index.html");
        for resource in resources {
            let name = resource["name"].as_str().expect("a name");
            assert_eq!(resource["path"], format!("{name}.csv"));
            assert!(page.contains(&format!("data/{name}.csv\"")), "{name}");
            let (names, rows) = rows(&files, name);
            let fields = resource["schema"]["fields"].as_array().expect("fields");
            let described: Vec<&str> =
                fields.iter().map(|field| field["name"].as_str().expect("text")).collect();
            assert_eq!(names, described, "{name}");
            for field in fields {
                assert!(field["description"].as_str().is_some_and(|text| text.len() > 3), "{field}");
            }
            let objects = json(&files, &format!("data/{name}.json"));
            let objects = objects.as_array().expect("rows");
            assert_eq!(objects.len(), rows.len(), "{name}");
            for (row, object) in rows.iter().zip(objects) {
                for (column, cell) in names.iter().zip(row) {
                    assert_eq!(*cell, in_csv(&object[column]), "{name}.{column}");
                }
            }
        }
    }
}

/// How CSV writes a value of JSON.
fn in_csv(value: &Json) -> String {
    let written = match value {
        Json::Null => String::new(),
        Json::Bool(value) => value.to_string(),
        Json::Array(values) => values.iter().map(in_csv).collect::<Vec<_>>().join(" | "),
        other => other.as_str().expect("a text").to_owned(),
    };
    if written.starts_with(['=', '+', '-', '@']) { format!("'{written}") } else { written }
}

#[test]
fn allocations_have_their_amounts_and_whom_they_are_for() {
    let [files, _] = sites();
    let (names, rows) = rows(&files, "allocations");
    let first = ["agreement", "id", "amount", "currency", "qualifier", "step", "partnership", "recipient"];
    assert_eq!(names[..8], first);
    let expected = [
        "agreement:hjaelp-til-udsatte-2020",
        "agreement:hjaelp-til-udsatte-2020#udsatte-voksne",
        "37600000.00",
        "DKK",
        "",
        "100000.00",
        "partnership:udsatte-voksne",
        "",
    ];
    assert_eq!(rows[1][..8], expected);
}

#[test]
fn formulas_are_harmless_in_every_table_and_unchanged_in_json() {
    let site = small("", "", "Tekst.");
    site.write(
        "content/organisations/x.yaml",
        "name: '=HYPERLINK(\"https://x.dk\")'\ntype: ngo\naliases: ['+1', b]\n",
    );
    site.write(
        "content/people/y.yaml",
        "name: '@anna'\nphone: '+45 11 22 33 44'\nappointments: [{organisation: x, title: '-leder'}]\n",
    );
    let files = built(site.path());
    let (_, organisations) = rows(&files, "organisations");
    let row = organisations.iter().find(|row| row[0] == "organisation:x").expect("a row");
    assert_eq!((&*row[2], &*row[5]), ("'=HYPERLINK(\"https://x.dk\")", "'+1 | b"));
    let (_, people) = rows(&files, "people");
    assert_eq!((&*people[0][2], &*people[0][3]), ("'@anna", "'+45 11 22 33 44"));
    assert_eq!(rows(&files, "appointments").1[0][2], "'-leder");
    let people = json(&files, "data/people.json");
    assert_eq!((&people[0]["name"], &people[0]["phone"]), (&"@anna".into(), &"+45 11 22 33 44".into()));
}

#[test]
fn the_catalogue_has_a_data_set_for_each_table_with_its_files() {
    for (files, base) in sites().into_iter().zip(["https://faktum.example/", "https://org.github.io/repo/"]) {
        let catalogue = json(&files, "data/catalog.jsonld");
        assert_eq!(catalogue["@type"], "Catalog");
        assert!(catalogue["@context"].is_object());
        let datasets = catalogue["dataset"].as_array().expect("data sets");
        assert_eq!(datasets.len(), 9);
        for described in datasets.iter().chain([&catalogue]) {
            assert_eq!(described["license"]["@id"], LICENCE);
            assert!(described["publisher"]["name"]["@value"].is_string());
            assert!(described["issued"].is_string() && described["modified"].is_string());
        }
        for dataset in datasets {
            let distributions = dataset["distribution"].as_array().expect("files");
            assert_eq!(distributions.len(), 2);
            for distribution in distributions {
                let url = distribution["downloadURL"].as_str().expect("an address");
                let path = url.strip_prefix(base).expect("an address of the site");
                assert!(files.contains_key(path), "{path}");
                assert!(
                    distribution["mediaType"]["@id"]
                        .as_str()
                        .is_some_and(|text| text.contains("media-types/"))
                );
                assert_eq!(distribution["license"]["@id"], LICENCE);
            }
        }
    }
}

#[test]
fn the_data_page_is_in_each_language_and_a_page_of_the_site_replaces_it() {
    let [files, _] = sites();
    assert!(text(&files, "data/index.html").contains("hreflang=\"en\""));
    assert!(text(&files, "en/data/index.html").contains("href=\"/data/releases.csv\""));
    assert!(text(&files, "en/index.html").contains("href=\"/en/data/\""));
    let site = small("", "", "Tekst.");
    site.write("content/pages/data.md", "---\ntitle: Vores data\n---\n\nTekst.\n");
    let files = built(site.path());
    assert!(text(&files, "data/index.html").contains("Vores data"));
    assert_eq!(json(&files, "data/index.json")["id"], "page:data");
    assert!(files.contains_key("data/releases.csv"));
}

#[test]
fn a_file_in_place_of_a_table_is_an_error() {
    let site = small("", "", "Tekst.");
    site.write("content/files/data/people.csv", "a,b\n");
    let output = faktum(site.path(), &["check"]);
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &stderr(&output);
    assert!(said.contains("path-collision") && said.contains("content/files/data/people.csv"), "{said}");
}

#[test]
fn a_text_for_mail_has_lines_of_72_columns_and_everything_of_the_release() {
    let body = "Et afsnit med [et link](https://www.example.dk/en/meget/lang/adresse/som/ikke/kan/deles/fordi/den/er/laengere/end/linjen) \
                og **fed** skrift &amp; tegn, *kursiv* og `kode`, så det fylder mere end en linje.\n\n\
                ## En overskrift\n\n- et punkt\n- et andet punkt, der er så langt, at det skal deles over flere linjer, og det er det da helt klart\n  \
                1. indre\n  2. og et til\n\n> Et citat, der også er langt nok til at fylde mere end en linje i en mail, synes jeg.\n\n\
                | A | B |\n|---|---|\n| x | y |\n\nSe [www.example.dk](https://www.example.dk/) og [mail](mailto:a@b.dk).[^1]\n\n[^1]: En note.\n";
    let release = "place: Århus\nkicker: Nyt\nnotes_to_editors: En bemærkning.\ncontacts: [{name: Vagten, phone: '+45 11 22 33 44', email: a@b.dk}]\n";
    let files = built(small("", release, body).path());
    let written = text(&files, "pressemeddelelser/2020/en/index.txt");
    for line in written.lines() {
        assert!(line.chars().count() <= 72 || !line.trim_start_matches("[1] ").contains(' '), "{line}");
    }
    let expected = "\
Pressemeddelelse – Nyt

Titel
=====

Århus, 4. maj 2020
BL

Kort.

Et afsnit med et link [1] og fed skrift & tegn, kursiv og kode, så det
fylder mere end en linje.

En overskrift
-------------

- et punkt
- et andet punkt, der er så langt, at det skal deles over flere linjer,
  og det er det da helt klart
  1. indre
  2. og et til

    Et citat, der også er langt nok til at fylde mere end en linje i en
    mail, synes jeg.

A  B
x  y

Se www.example.dk [2] og mail [3].(1)

1. En note.

Pressekontakt
-------------

Vagten
+45 11 22 33 44
a@b.dk

Noter til redaktionen
---------------------

En bemærkning.

[1] https://www.example.dk/en/meget/lang/adresse/som/ikke/kan/deles/fordi/den/er/laengere/end/linjen
[2] https://www.example.dk/
[3] a@b.dk

https://example.org/pressemeddelelser/2020/en/
";
    assert_eq!(written, expected);
}

#[test]
fn all_feeds_have_the_same_entries_with_full_texts_and_full_addresses() {
    for files in sites() {
        let feeds: Vec<&str> = files.keys().filter_map(|path| path.strip_suffix("feed.xml")).collect();
        assert!(feeds.len() > 3);
        for folder in feeds {
            let atom = text(&files, &format!("{folder}feed.xml"));
            let rss = text(&files, &format!("{folder}feed.rss"));
            let feed = json(&files, &format!("{folder}feed.json"));
            for item in feed["items"].as_array().expect("items") {
                let id = item["id"].as_str().expect("an id");
                assert!(atom.contains(&format!("<id>{id}</id>")), "{folder}: {id}");
                assert!(rss.contains(&format!("<guid isPermaLink=\"false\">{id}</guid>")), "{folder}: {id}");
                let Some(html) = item["content_html"].as_str() else {
                    assert!(item["content_text"].is_string(), "{folder}");
                    continue;
                };
                for attribute in ["href=\"", "src=\"", "srcset=\"", "cite=\""] {
                    for rest in html.split(attribute).skip(1) {
                        let has_scheme = ["https:", "http:", "mailto:", "tel:"]
                            .iter()
                            .any(|scheme| rest.starts_with(scheme));
                        assert!(
                            has_scheme,
                            "{folder}: {attribute}{}",
                            rest.split('"').next().unwrap_or_default()
                        );
                    }
                }
            }
            let count = |text: &str, tag: &str| text.matches(tag).count();
            let items = feed["items"].as_array().expect("items").len();
            assert_eq!((count(atom, "<entry>"), count(rss, "<item>")), (items, items), "{folder}");
            assert_eq!(count(atom, "<content type=\"html\">"), count(rss, "<content:encoded>"), "{folder}");
        }
    }
}

#[test]
fn what_is_withdrawn_has_its_reason_and_no_text_where_it_is_copied_to() {
    let release = "withdrawn: {on: 2020-06-01, reason: Den var forkert.}\n";
    let files = built(small("wire: [ninjs]\n", release, "Hemmelig tekst.").path());
    for path in ["feed.xml", "feed.rss", "feed.json", "pressemeddelelser/2020/en/ninjs.json"] {
        let written = text(&files, path);
        assert!(written.contains("Den var forkert."), "{path}");
        assert!(!written.contains("Hemmelig tekst"), "{path}");
    }
    let item = json(&files, "pressemeddelelser/2020/en/ninjs.json");
    assert_eq!((&item["pubStatus"], &item["bodies"]), (&"canceled".into(), &Json::Array(Vec::new())));
    let facts = json(&files, "pressemeddelelser/2020/en/index.json");
    assert_eq!(facts["withdrawn"]["reason"], "Den var forkert.");
    let page = text(&files, "pressemeddelelser/2020/en/index.txt");
    assert!(
        page.contains("Trukket tilbage 1. juni 2020: Den var forkert.") && page.contains("Hemmelig tekst.")
    );
}

#[test]
fn news_agencies_get_releases_only_where_the_site_says_so() {
    let files = built(small("", "", "Tekst.").path());
    assert!(!files.keys().any(|path| path.ends_with("ninjs.json")));
    let files = built(small("wire: [ninjs]\n", "place: Århus\n", "Tekst & [link](/data/).").path());
    let item = json(&files, "pressemeddelelser/2020/en/ninjs.json");
    assert_eq!(item["uri"], "https://example.org/pressemeddelelser/2020/en/");
    assert_eq!(item["standard"]["version"], "3.1");
    assert_eq!((&item["located"], &item["pubStatus"]), (&"Århus".into(), &"usable".into()));
    assert_eq!(item["headlines"][0]["value"], "Titel");
    assert_eq!(item["bodies"][0]["value"], "Tekst & link [1].\n\n[1] https://example.org/data/\n");
    let html = item["bodies"][1]["value"].as_str().expect("text");
    assert!(html.contains("<p>Tekst &amp; <a href=\"https://example.org/data/\">link</a>.</p>"), "{html}");
}

#[test]
fn the_feed_of_the_site_has_all_texts_and_that_of_a_part_the_first_five() {
    let site = small("", "", "Tekst.");
    for number in 1..=8 {
        let text = format!(
            "---\ntitle: Titel {number}\nsummary: Kort.\npublisher: bl\npublished: 2020-06-0{number}\n---\n\nTekst.\n"
        );
        site.write(&format!("content/releases/r{number}.md"), text);
    }
    let files = built(site.path());
    let texts = |path: &str, tag: &str| text(&files, path).matches(tag).count();
    for (folder, count) in [("", 9), ("organisationer/bl/", 5)] {
        assert_eq!(texts(&format!("{folder}feed.xml"), "<content type"), count);
        assert_eq!(texts(&format!("{folder}feed.rss"), "<content:encoded>"), count);
        assert_eq!(texts(&format!("{folder}feed.json"), "\"content_html\""), count);
        assert_eq!(texts(&format!("{folder}feed.rss"), "<item>"), 9);
    }
}
