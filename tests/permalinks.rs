//! Recorded addresses cannot disappear unnoticed, and `faktum next` knows when the site changes without an edit.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use support::{Folder, SITE, faktum, stderr, stdout};

const LOCK: &str = "content/permalinks.lock";

fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", format!("{SITE}languages: [da, en]\n"));
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
    site.write("content/releases/nyhed.md", release("2020-05-04", "topics: [Klima]\n"));
    site.write("content/files/plan.txt", "En plan.\n");
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n");
    site
}

fn release(published: &str, more: &str) -> String {
    format!(
        "---\ntitle: Nyhed\nsummary: Ny.\npublisher: styrelsen\npublished: {published}\n{more}---\n\nNyt.\n"
    )
}

fn run(site: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let output = faktum(site.path(), arguments);
    (output.status.code(), format!("{}{}", stdout(&output), stderr(&output)))
}

#[test]
fn recorded_addresses_cannot_disappear_until_they_redirect_or_are_forgotten() {
    let site = site();
    assert_eq!(run(&site, &["build"]).0, Some(0));
    assert!(!site.exists(LOCK), "a build records only when it is asked to");
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("6 new addresses in content/permalinks.lock"), "{said}");
    let recorded: Vec<String> =
        site.read(LOCK).lines().filter(|line| !line.starts_with('#')).map(String::from).collect();
    assert_eq!(
        recorded,
        [
            "/ site:https://example.org/ 2021-01-01",
            "/emner/klima/ topic:klima 2021-01-01",
            "/en/organisations/styrelsen/ organisation:styrelsen 2021-01-01",
            "/om/ page:om 2021-01-01",
            "/organisationer/styrelsen/ organisation:styrelsen 2021-01-01",
            "/plan.txt file:plan.txt 2021-01-01",
            "/pressemeddelelser/2020/nyhed/ release:nyhed 2021-01-01",
        ]
    );
    // The second time, nothing is new and the file does not change.
    let text = site.read(LOCK);
    assert!(run(&site, &["build", "--record"]).1.contains("0 new addresses"));
    assert_eq!(site.read(LOCK), text);

    site.write("content/releases/nyhed.md", release("2020-05-04", "slug: ny-aftale\ntopics: [Klima]\n"));
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("error[address-vanished]: /pressemeddelelser/2020/nyhed/ leads nowhere now"),
        "{said}"
    );
    assert!(said.contains("redirect_from: [/pressemeddelelser/2020/nyhed/]"), "{said}");
    assert!(site.exists("public/pressemeddelelser/2020/nyhed/index.html"), "nothing was written");

    let redirect = "slug: ny-aftale\nredirect_from: [/pressemeddelelser/2020/nyhed/]\ntopics: [Klima]\n";
    site.write("content/releases/nyhed.md", release("2020-05-04", redirect));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert!(site.read(LOCK).contains(
        "/pressemeddelelser/2020/ny-aftale/ release:nyhed 2021-01-01 /pressemeddelelser/2020/nyhed/\n"
    ));

    std::fs::remove_file(site.path().join("content/files/plan.txt")).expect("the file");
    assert_eq!(run(&site, &["build"]).0, Some(1));
    assert_eq!(run(&site, &["permalinks", "forget", "/plan.tx"]).0, Some(2));
    assert!(run(&site, &["permalinks", "forget", "/plan.tx"]).1.contains("did you mean /plan.txt?"));
    assert_eq!(run(&site, &["permalinks", "forget", "/plan.txt"]).0, Some(0));
    assert_eq!(run(&site, &["build"]).0, Some(0));
}

#[test]
fn a_record_that_people_merged_or_edited_keeps_what_it_says_when_it_is_written_again() {
    let site = site();
    let merged = "\u{feff}# A comment.\r
/om/ page:om 2019-05-04\r
/om/ page:om 2020-05-04\r
/a\u{30a}rsplan.txt file:a\u{30a}rsplan.txt 2020-05-04\r\n";
    site.write("content/files/\u{e5}rsplan.txt", "En plan.\n");
    site.write(LOCK, merged);
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    let record = site.read(LOCK);
    assert!(record.contains("\n/om/ page:om 2019-05-04\n") && !record.contains("2020-05-04\r"), "{record}");
    assert_eq!(record.matches("/om/ ").count(), 1, "{record}");
    assert_eq!(record.matches("rsplan.txt 20").count(), 1, "{record}");
    assert!(!record.contains('\u{feff}') && !record.contains("A comment"), "{record}");
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert_eq!(site.read(LOCK), record);
}

#[test]
fn a_withdrawn_release_keeps_its_page_and_a_build_for_the_past_ignores_the_record() {
    let site = site();
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    let withdrawn = "withdrawn: { on: 2020-06-01, reason: Tallene var forkerte. }\ntopics: [Klima]\n";
    site.write("content/releases/nyhed.md", release("2020-05-04", withdrawn));
    assert_eq!(run(&site, &["build"]).0, Some(0));
    let page = site.read("public/pressemeddelelser/2020/nyhed/index.html");
    assert!(page.contains("Tallene var forkerte."), "{page}");
    assert_eq!(run(&site, &["build", "--now", "2020-01-01", "--out", "past"]).0, Some(0));
}

#[test]
fn a_recorded_sheet_stays_public_if_only_a_draft_mentions_it() {
    let site = site();
    site.write("content/organisations/ny.yaml", "name: Ny\ntype: agency\n");
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    site.write(
        "content/releases/kladde.md",
        release("2020-06-01", "draft: true\nabout: { organisations: [ny] }\n"),
    );
    assert_eq!(run(&site, &["build"]).0, Some(0));
    assert!(site.exists("public/organisationer/ny/index.html"));
    assert_eq!(run(&site, &["permalinks", "forget", "/organisationer/ny/"]).0, Some(0));
    assert_eq!(run(&site, &["permalinks", "forget", "/en/organisations/ny/"]).0, Some(0));
    assert_eq!(run(&site, &["build"]).0, Some(0));
    assert!(!site.exists("public/organisationer/ny/index.html"), "never published, it is the draft's");
}

#[test]
fn next_says_when_the_site_changes_without_an_edit_and_why() {
    let site = site();
    let next = |arguments: &[&str]| run(&site, &[&["next"], arguments].concat());
    assert_eq!(next(&[]), (Some(0), "no release is waiting to appear or to expire\n".to_owned()));
    assert_eq!(next(&["--format", "json"]).1, "null\n");
    assert_eq!(next(&["--format", "cron"]).1, "");
    site.write("content/releases/kladde.md", release("2021-01-02", "draft: true\n"));
    site.write("content/releases/a.md", release("2021-02-01", "embargo_until: 2021-07-01T10:30:30\n"));
    site.write("content/releases/b.md", release("2020-02-01", "expires: 2021-07-01T08:30:30Z\n"));
    site.write("content/releases/c.md", release("2021-08-01", ""));
    let said = "2021-07-01T10:30:30+02:00\n  release:a becomes public\n  release:b expires\n";
    assert_eq!(next(&[]), (Some(0), said.to_owned()));
    assert_eq!(next(&["--format", "cron"]).1, "31 8 1 7 *\n");
    let json = r#"{"at":"2021-07-01T10:30:30+02:00","releases":[{"release":"a","turn":"appears"},{"release":"b","turn":"goes"}]}"#;
    assert_eq!(next(&["--format", "json"]).1, format!("{json}\n"));
    assert_eq!(
        next(&["--now", "2021-07-01T10:30:30"]).1,
        "2021-08-01T00:00:00+02:00\n  release:c becomes public\n"
    );
}

#[test]
fn a_release_is_public_on_the_day_on_which_it_expires() {
    let site = site();
    site.write("content/releases/b.md", release("2020-02-01", "expires: 2021-07-01\n"));
    let page = "public/pressemeddelelser/2020/b/index.html";
    assert_eq!(run(&site, &["build", "--now", "2021-07-01T23:59"]).0, Some(0));
    assert!(site.exists(page));
    let said = "2021-07-02T00:00:00+02:00\n  release:b expires\n";
    assert_eq!(run(&site, &["next", "--now", "2021-07-01T23:59"]).1, said);
    assert_eq!(run(&site, &["build", "--now", "2021-07-02"]).0, Some(0));
    assert!(!site.exists(page));
    // It may be published and expire on one day.
    site.write("content/releases/b.md", release("2020-02-01", "expires: 2020-02-01\n"));
    assert_eq!(run(&site, &["check"]).0, Some(0));
    site.write("content/pages/om.md", "---\ntitle: Om\n---\n\n[](release:b)\n");
    let (code, said) = run(&site, &["check"]);
    assert!(code == Some(1) && said.contains("it expired on 1\u{a0}February\u{a0}2020"), "{said}");
}

/// The id of the first entry in the feed.
fn entry_id(site: &Folder) -> String {
    entry_ids(site).into_iter().next().expect("an entry")
}

/// The ids of the entries in the feed.
fn entry_ids(site: &Folder) -> Vec<String> {
    let feed = site.read("public/feed.xml");
    let entries = feed.split("<entry>").skip(1);
    entries
        .map(|entry| {
            let (_, id) = entry.split_once("<id>").expect("an id");
            id.split("</id>").next().expect("an id that ends").to_owned()
        })
        .collect()
}

#[test]
fn the_id_of_a_feed_entry_outlives_a_rename_and_another_address_of_the_site() {
    let site = site();
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    let first = entry_id(&site);
    assert_eq!(first, "https://example.org/pressemeddelelser/2020/nyhed/");

    let renamed = "slug: ny-aftale\nredirect_from: [/pressemeddelelser/2020/nyhed/]\ntopics: [Klima]\n";
    site.write("content/releases/nyhed.md", release("2020-05-04", renamed));
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(entry_id(&site), first);

    // Once the new address is on record, the redirect is no longer needed for it.
    let (code, said) = run(&site, &["build", "--base-url", "https://www.example.net/presse/"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(entry_id(&site), first);
}

#[test]
fn without_a_record_only_an_old_address_of_the_site_itself_gives_the_id_of_a_feed_entry() {
    let site = site();
    let build = |more: &str| {
        site.write("content/releases/nyhed.md", release("2020-05-04", more));
        let (code, said) = run(&site, &["build"]);
        assert_eq!(code, Some(0), "{said}");
        entry_id(&site)
    };
    let first = build("");
    for other_program in ["/nyhed.aspx", "/?p=12", "/sag.aspx?id=5", "/2020/05/04/nyhed/", "/nyheder/nyhed/"]
    {
        assert_eq!(build(&format!("redirect_from: [\"{other_program}\"]\n")), first, "{other_program}");
    }
    let old = "/pressemeddelelser/2020/nyhed/";
    for moved in
        [old.to_owned(), format!("/nyhed.aspx, {old}"), format!("{old}, /pressemeddelelser/2020/nyt/")]
    {
        assert_eq!(build(&format!("slug: ny-aftale\nredirect_from: [{moved}]\n")), first, "{moved}");
    }
}

#[test]
fn a_release_at_an_address_that_another_one_had_first_gets_an_id_of_its_own() {
    let site = site();
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    let first = entry_id(&site);
    let old = "/pressemeddelelser/2020/nyhed/";
    let moved = format!("slug: ny-aftale\nredirect_from: [{old}]\ntopics: [Klima]\n");
    site.write("content/releases/nyhed.md", release("2020-05-04", &moved));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));

    assert_eq!(run(&site, &["permalinks", "forget", old]).0, Some(0));
    site.write("content/releases/nyhed.md", release("2020-05-04", "slug: ny-aftale\ntopics: [Klima]\n"));
    site.write("content/releases/endnu-en.md", release("2020-06-04", "slug: nyhed\n"));
    let (code, said) = run(&site, &["build"]);
    assert_eq!(code, Some(0), "{said}");
    let ids = entry_ids(&site);
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[1], first);
    assert_ne!(ids[0], first);

    // It keeps that id once it is on record, whatever becomes of the other release.
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(entry_ids(&site), ids);
    assert_eq!(run(&site, &["permalinks", "forget", "/pressemeddelelser/2020/ny-aftale/"]).0, Some(0));
    site.write("content/releases/nyhed.md", release("2020-05-04", "draft: true\n"));
    site.write("content/releases/endnu-en.md", release("2020-06-04", "slug: nyhed\ntopics: [Klima]\n"));
    let (code, said) = run(&site, &["build"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(entry_ids(&site), ids[..1]);
}
