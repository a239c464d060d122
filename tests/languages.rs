//! Whole sites in other languages than Danish and English: one in German, which the program knows, and one in Faroese, of which only one
//! strings file knows anything.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by ending")]

mod support;

use support::{Folder, faktum, stderr};

const ORGANISATIONS: [(&str, &str); 4] =
    [("zoo", "Zoo"), ("aerzte", "Ärzte"), ("arzt", "Arzt"), ("strasse", "Straße")];

const AGREEMENT: &str = "\
name: NAME
agreed_on: 2020-05-04
announced_by: zoo
total: about DKK 37.6 million
allocations:
  - {id: wege, purpose: A, amount: DKK 20.0 million}
  - {id: rest, purpose: B, amount: EUR 2.1 billion}
";

/// A site in a language, with an agreement and a release in it.
fn site(language: &str, title: &str, more: &str) -> Folder {
    let site = Folder::new();
    let settings = format!(
        "title: {title}\nbase_url: https://example.org/\nlanguage: {language}\ntime_zone: Europe/Copenhagen\n{more}"
    );
    site.write("content/site.yaml", settings);
    for (id, name) in ORGANISATIONS {
        site.write(&format!("content/organisations/{id}.yaml"), format!("name: {name}\ntype: ngo\n"));
    }
    site
}

/// Builds a site, and gives what was said.
fn build(site: &Folder) -> String {
    let output = faktum(site.path(), &["build", "--out", "public"]);
    assert!(output.status.success(), "{}", stderr(&output));
    stderr(&output)
}

fn release(site: &Folder, path: &str, title: &str, text: &str) {
    let fields = format!(
        "title: {title}\nsummary: {title}.\npublisher: zoo\npublished: 2020-05-04T10:30\ntopics: [Wege]\n"
    );
    site.write(path, format!("---\n{fields}---\n\n{text}\n"));
}

/// A page without the blanks that do not break.
fn page(site: &Folder, path: &str) -> String {
    site.read(&format!("public/{path}")).replace('\u{a0}', " ")
}

fn has(page: &str, words: &[&str]) {
    for word in words {
        assert!(page.contains(word), "{word} is not in:\n{page}");
    }
}

#[test]
fn a_site_can_be_german_from_its_addresses_to_its_quotation_marks() {
    let site = site("de", "Das Amt", "languages: [de, da]\n");
    let agreement = AGREEMENT.replace("  - {id: rest, purpose: B, amount: EUR 2.1 billion}\n", "");
    let agreement = agreement.replace("DKK 37.6", "DKK 20.0").replace("NAME", "{de: Vertrag, da: Aftalen}");
    site.write("content/agreements/vertrag.yaml", agreement);
    site.write(
        "content/people/anna.yaml",
        "name: Anna Zoo\nappointments:\n  - {title: Chefin, organisation: zoo}\n",
    );
    site.write(
        "content/statements/2020-05-04-gut.yaml",
        "speaker: anna\ntext: Das ist gut.\nsource: {date: 2020-05-04, url: https://example.com/rede}\n",
    );
    release(
        &site,
        "content/releases/2020/neue-strassen.md",
        "Neue Straßen",
        "Es geht um [ca. 20,0 Mio. DKK](agreement:vertrag#total), seit Montag, 4. Mai 2020.\n\n![](statement:2020-05-04-gut)",
    );
    let said = build(&site);
    assert!(said.contains(", 0 warnings, "), "{said}");
    let release = page(&site, "pressemitteilungen/2020/neue-strassen/index.html");
    has(
        &release,
        &["<html lang=\"de\"", "Montag, 4. Mai 2020", "10.30 Uhr", "„Das ist gut.“", "Pressemitteilung"],
    );
    let contract = page(&site, "vereinbarungen/vertrag/index.html");
    has(&contract, &["ca. 20,0 Mio. DKK", "4. Mai 2020", "Vereinbarung"]);
    has(&page(&site, "da/aftaler/vertrag/index.html"), &["ca. 20,0 mio. kr.", "Deutsch", "Dansk"]);
    let organisations = page(&site, "organisationen/index.html");
    let places = ["Arzt", "Ärzte", "Straße", "Zoo"].map(|name| {
        organisations.find(&format!(">{name}<")).unwrap_or_else(|| panic!("{name}: {organisations}"))
    });
    assert!(places.is_sorted(), "{places:?}");
    has(&page(&site, "feed.xml"), &["xml:lang=\"de\"", "Neue Straßen"]);
    has(&page(&site, "themen/wege/index.html"), &["Thema: Wege"]);
    assert!(site.exists("public/personen/anna/index.html"));
}

#[test]
fn german_texts_are_compared_with_sheets_and_the_calendar() {
    let site = site("de", "Das Amt", "");
    let agreement = AGREEMENT.replace("NAME", "Vertrag").replace("EUR 2.1 billion", "DKK 17.6 million");
    site.write("content/agreements/vertrag.yaml", agreement);
    let text = "Es geht um [ca. 38,6 Mio. DKK](agreement:vertrag#total), seit Dienstag, 4. Mai 2020.";
    release(&site, "content/releases/2020/neues.md", "Neues", text);
    let output = faktum(site.path(), &["check", "--language", "en"]);
    let said = stderr(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    has(&said, &["amount-differs", "ca. 37,6 Mio. DKK", "error[weekday]", "seit Montag, 4. Mai 2020"]);
}

#[test]
fn one_strings_file_is_enough_for_any_language() {
    let site = site("fo", "Landið", "languages: [fo, da]\ntheme: huset\n");
    site.write("themes/huset/strings/fo.yaml", include_str!("languages/fo.yaml"));
    let agreement = AGREEMENT.replace("EUR 2.1 billion", "DKK 17.6 million");
    site.write("content/agreements/avtalan.yaml", agreement.replace("NAME", "{fo: Avtalan, da: Aftalen}"));
    for (id, name) in [("ao", "Áo"), ("ad", "Ad"), ("da", "Da"), ("dha", "Ða"), ("oe", "Øl"), ("ae", "Ær")]
    {
        site.write(&format!("content/organisations/{id}.yaml"), format!("name: {{fo: {name}}}\ntype: ngo\n"));
    }
    let text =
        "Tað er um [um 37,6 mió. DKK](agreement:avtalan#total), [37,6 milliónir](agreement:avtalan#total).";
    release(&site, "content/releases/2020/nytt.md", "Nýtt", text);
    site.write(
        "content/releases/2020/nytt.da.md",
        "---\ntitle: Nyt\nsummary: Noget nyt.\n---\n\nPå dansk.\n",
    );
    let said = build(&site);
    assert!(said.contains(", 0 warnings, "), "{said}");
    let release = page(&site, "tidindi/2020/nytt/index.html");
    has(&release, &["<html lang=\"fo\"", "mánadagur 4. mai 2020", "kl. 10:30", "Tíðindaskriv", "Dansk"]);
    has(&page(&site, "avtalur/avtalan/index.html"), &["um 37,6 mió. DKK"]);
    has(&page(&site, "da/pressemeddelelser/2020/nytt/index.html"), &["Føroyskt", "4. maj 2020"]);
    let organisations = page(&site, "felagsskapir/index.html");
    let places = ["Ad", "Áo", "Da", "Ða", "Zoo", "Ær", "Øl"].map(|name| {
        organisations.find(&format!(">{name}<")).unwrap_or_else(|| panic!("{name}: {organisations}"))
    });
    assert!(places.is_sorted(), "{places:?}");
    has(&page(&site, "feed.xml"), &["xml:lang=\"fo\""]);
}

#[test]
fn what_a_strings_file_lacks_is_told_and_shown_in_another_language() {
    let site = site("da", "Styrelsen", "languages: [da, fo]\ntheme: huset\n");
    let file = include_str!("languages/fo.yaml").replace("press_release: Tíðindaskriv\n", "");
    site.write("themes/huset/strings/fo.yaml", file);
    release(&site, "content/releases/2020/nyt.md", "Nyt", "Tekst.");
    site.write(
        "content/releases/2020/nyt.fo.md",
        "---\ntitle: Nýtt\nsummary: Nakað nýtt.\n---\n\nTekstur.\n",
    );
    let said = build(&site);
    has(&said, &["warning[missing-string]", "write, translated: press_release: Press release"]);
    has(&page(&site, "fo/tidindi/2020/nyt/index.html"), &["Pressemeddelelse"]);
    site.write("themes/huset/strings/da.yaml", "press_release: Nyt\n");
    std::fs::remove_file(site.path().join("themes/huset/strings/fo.yaml")).expect("the file is there");
    let output = faktum(site.path(), &["check", "--language", "en"]);
    has(&stderr(&output), &["content/site.yaml:5:17: error[no-strings]", "--as strings/fo.yaml"]);
}

#[test]
fn a_strings_file_of_a_language_that_the_site_does_not_have_is_read_once_it_has_it() {
    // `de` is a Danish word, too.
    let with = |more: &str| {
        let site = site("da", "Styrelsen for de unge", &format!("theme: huset\n{more}"));
        site.write("themes/huset/strings/de.yaml", "press_release: [\n");
        stderr(&faktum(site.path(), &["check", "--language", "en"]))
    };
    assert!(!with("").contains("strings/de.yaml"));
    has(&with("languages: [da, de]\n"), &["themes/huset/strings/de.yaml:2:1: error[yaml-syntax]"]);
}

#[test]
fn a_new_site_in_german_builds_without_a_warning_and_its_new_files_speak_german() {
    let site = Folder::new();
    let output = faktum(site.path(), &["init", "--language", "de", "."]);
    assert!(output.status.success(), "{}", stderr(&output));
    let said = build(&site);
    assert!(said.contains(", 0 warnings, "), "{said}");
    let output = faktum(site.path(), &["new", "release", "Grüße aus Straßburg"]);
    assert!(output.status.success(), "{}", stderr(&output));
    let text = site.read("content/releases/2021/gruesse-aus-strassburg.md");
    has(&text, &["summary: \"Text hier schreiben\""]);
    let output = faktum(site.path(), &["check"]);
    has(&stderr(&output), &["0 warnings", "1 draft"]);
    site.write(
        "content/releases/2021/gruesse-aus-strassburg.md",
        text.replace("draft: true", "draft: false"),
    );
    let output = faktum(site.path(), &["check"]);
    has(&stderr(&output), &["error[empty-value]"]);
}
