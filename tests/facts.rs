//! `faktum facts` lists what a release mentions, and the sheet that says the same.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use serde_json::Value;
use support::{Folder, SITE, faktum, stderr, stdout};

fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", format!("{SITE}languages: [da, en]\n"));
    site.write(
        "content/organisations/bl.yaml",
        "name: BL – Danmarks Almene Boliger\nshort_name: BL\ntype: ngo\n",
    );
    site.write("content/organisations/sus.yaml", "name: Socialt Udviklingscenter\ntype: ngo\n");
    site.write(
        "content/releases/2020/moede.md",
        "---\ntitle: Møde hos BL\nsummary: Alle mødes.\npublisher: sus\npublished: 2020-05-04\n\
         about: {organisations: [bl]}\n---\n\nVi mødes **mandag den\n4. maj** 2020 hos Socialt *Udviklingscenter*. Det er ikke fredag\nden 4. maj 2020, og det koster ca. 500 kr.\n",
    );
    site.write(
        "content/releases/2020/moede.en.md",
        "---\ntitle: A meeting\nsummary: All meet.\n---\n\nWe meet at BL for £5.\n",
    );
    site
}

/// The facts that a command prints as JSON.
fn json(site: &Folder, release: &str) -> Vec<Value> {
    let output = faktum(site.path(), &["facts", "--format", "json", release]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    serde_json::from_str(&stdout(&output)).expect("a list")
}

#[test]
fn a_fact_has_its_place_its_value_and_the_sheet_that_says_the_same() {
    let site = site();
    let facts = json(&site, "moede");
    let danish: Vec<&Value> =
        facts.iter().filter(|fact| fact["file"] == "content/releases/2020/moede.md").collect();
    let said: Vec<String> = danish
        .iter()
        .map(|fact| {
            let of = |name: &str| fact[name].to_string().replace('"', "");
            ["line", "column", "kind", "text", "low", "hedge", "sheet", "verdict"].map(of).join(" | ")
        })
        .collect();
    assert_eq!(
        said,
        [
            "2 | 17 | name | BL | null | null | content/organisations/bl.yaml | agrees",
            "9 | 12 | date | mandag den 4. maj 2020 | 2020-05-04 | null | null | agrees",
            "10 | 19 | name | Socialt Udviklingscenter | null | null | content/organisations/sus.yaml | agrees",
            "10 | 59 | date | fredag den 4. maj 2020 | 2020-05-04 | null | null | differs",
            "11 | 36 | amount | 500 kr. | 500 | about | null | unmatched",
        ]
    );
    let text = site.read("content/releases/2020/moede.md");
    for fact in danish {
        let byte = |at: usize| {
            usize::try_from(fact["span"][at].as_u64().expect("a number")).expect("a small number")
        };
        let written = &text[byte(0)..byte(1)];
        let first = written.chars().next().expect("a character");
        assert!(fact["text"].as_str().expect("a text").starts_with(first), "{written}");
    }
}

#[test]
fn a_release_is_named_by_its_id_or_by_the_file_of_one_language() {
    let site = site();
    let english = json(&site, "content/releases/2020/moede.en.md");
    let said: Vec<&str> = english.iter().filter_map(|fact| fact["text"].as_str()).collect();
    assert_eq!(said, ["BL", "£5"]);
    assert_eq!(json(&site, "release:moede").len(), 7);
    let output = faktum(site.path(), &["facts", "moed"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("there is no release called `moed`; did you mean moede?"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn the_table_ends_with_the_count_of_the_figures() {
    let site = site();
    let output = faktum(site.path(), &["facts", "moede"]);
    let table = stdout(&output);
    assert!(table.starts_with("content/releases/2020/moede.md\n"), "{table}");
    assert!(table.contains("date    fredag den 4. maj 2020    differs\n"), "{table}");
    assert!(table.ends_with("\n0 of 2 figures matched a sheet, 0 differ, 2 are not known\n"), "{table}");
    let danish = stdout(&faktum(site.path(), &["facts", "--language", "da", "moede"]));
    assert!(
        danish.ends_with("\n0 af 2 beløb stemmer med et faktaark, 0 afviger, 2 er ukendte\n"),
        "{danish}"
    );
}

#[test]
fn a_release_with_a_mistake_in_its_fields_shows_the_mistake() {
    let site = site();
    site.write("content/releases/2020/moede.md", "---\ntitle: Møde\npublished: 2020-05-04\n---\n");
    let output = faktum(site.path(), &["facts", "moede"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("missing-field"), "{}", stderr(&output));
}

#[test]
fn a_draft_can_be_looked_at() {
    let site = site();
    let text = site.read("content/releases/2020/moede.md").replace("title:", "draft: true\ntitle:");
    site.write("content/releases/2020/moede.md", text);
    assert!(json(&site, "moede").len() > 4);
}

#[test]
fn every_kind_of_fact_is_held_against_the_sheet_that_owns_it() {
    let site = site();
    site.write(
        "content/people/anna.yaml",
        "name: Anna Holm\nappointments:\n  - {organisation: bl, title: direktør, from: 2018}\n  - {organisation: sus, title: formand, to: 2017}\n",
    );
    site.write(
        "content/statements/anna.yaml",
        "speaker: anna\ntext: Vi bygger hundrede nye boliger i byen.\nsource: {date: 2020-05-04}\n",
    );
    site.write(
        "content/partnerships/by.yaml",
        "name: Bypartnerskabet\nparticipants: [{organisation: bl}]\nparticipants_complete: true\n",
    );
    site.write(
        "content/agreements/by.yaml",
        "name: Byaftalen\nagreed_on: 2020-05-04\ntotal: DKK 215 million\nallocations: [{id: x, amount: DKK 215 million, purpose: Boliger}]\n",
    );
    site.write(
        "content/releases/by.md",
        "---\ntitle: Boliger\nsummary: Flere boliger.\npublisher: sus\npublished: 2020-05-04\n\
         about: {organisations: [bl], people: [anna], partnerships: [by], agreements: [by]}\n---\n\n\
         Byaftalen fra den 4. maj 2020 er på [215 mio. kr.](agreement:by#total), ikke på 216 mio. kr.\n\n\
         Det er 215 mio. kr. i alt.\n\n\
         BL deltager i Bypartnerskabet.\n\n\
         ”Vi bygger tusind nye boliger i byen,” siger direktør Anna Holm.\n",
    );
    let said: Vec<String> = json(&site, "by")
        .iter()
        .filter(|fact| fact["kind"] != "name")
        .map(|fact| {
            let of = |name: &str| fact[name].to_string().replace('"', "");
            ["kind", "text", "low", "sheet", "verdict"].map(of).join(" | ")
        })
        .collect();
    assert_eq!(
        said,
        [
            "date | 4. maj 2020 | 2020-05-04 | content/agreements/by.yaml | agrees",
            "amount | 215 mio. kr. | 215000000 | content/agreements/by.yaml | agrees",
            "amount | 216 mio. kr. | 216000000 | content/agreements/by.yaml | differs",
            "amount | 215 mio. kr. | 215000000 | content/agreements/by.yaml | agrees",
            "participant | BL | null | content/partnerships/by.yaml | agrees",
            "quotation | Vi bygger tusind nye boliger i byen, | null | content/statements/anna.yaml | differs",
            "title | direktør | null | content/people/anna.yaml | agrees",
        ]
    );
    let table = stdout(&faktum(site.path(), &["facts", "by"]));
    assert!(table.ends_with("\n2 of 3 figures matched a sheet, 1 differs, 0 are not known\n"), "{table}");
    let hint = "  agrees  content/agreements/by.yaml:3  [215 mio. kr.](agreement:by#total)\n";
    assert_eq!(table.matches(hint).count(), 1, "{table}");
}
