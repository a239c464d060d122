//! A published release cannot change unnoticed: `content/releases.lock` remembers what it said, and readers are told.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use support::{Folder, SITE, faktum, stderr, stdout};

const LOCK: &str = "content/releases.lock";
const RELEASE: &str = "content/releases/nyhed.md";
const PAGE: &str = "public/pressemeddelelser/2020/nyhed/index.html";
const BODY: &str = "Der er sat *37,6 mio. kr.* af til skoler.\nDet sker i år.\n";

/// A site with a release in both languages that is on record.
fn recorded_site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", format!("{SITE}languages: [da, en]\n"));
    site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
    site.write(RELEASE, release("", BODY));
    site.write("content/releases/nyhed.en.md", "---\ntitle: News\nsummary: New.\n---\n\nThis is new.\n");
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("2 new or changed releases in content/releases.lock"), "{said}");
    site
}

fn release(more: &str, body: &str) -> String {
    format!(
        "---\ntitle: Nyhed\nsummary: Ny.\npublisher: styrelsen\npublished: 2020-05-04\n{more}---\n\n{body}"
    )
}

fn run(site: &Folder, arguments: &[&str]) -> (Option<i32>, String) {
    let output = faktum(site.path(), arguments);
    (output.status.code(), format!("{}{}", stdout(&output), stderr(&output)))
}

/// Whether a check finds a change that readers are not told of.
fn is_unexplained(site: &Folder) -> bool {
    let (code, said) = run(site, &["check"]);
    let is_found = said.contains("error[unexplained-change]");
    assert_eq!(code, Some(i32::from(is_found)), "{said}");
    is_found
}

/// The lines of the record without comments.
fn recorded(site: &Folder) -> Vec<String> {
    site.read(LOCK).lines().filter(|line| !line.starts_with('#')).map(String::from).collect()
}

#[test]
fn a_changed_word_needs_an_entry_that_readers_see() {
    let site = recorded_site();
    let before = site.read(LOCK);
    let body = BODY.replace("skoler", "børnehaver");
    site.write(RELEASE, release("", &body));
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(1));
    assert!(
        said.contains("the text has changed since 1 January 2021, and `changes` does not say so"),
        "{said}"
    );
    assert!(
        said.contains("write: changes: [{on: 2021-01-01, kind: correction, text: Skriv teksten her}]"),
        "{said}"
    );
    assert_eq!(site.read(LOCK), before, "a site with errors records nothing");

    let entry = "changes: [{on: 2020-05-12, kind: correction, text: Det er børnehaver.}]\n";
    site.write(RELEASE, release(entry, &body));
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 new or changed release in content/releases.lock"), "{said}");
    assert!(site.read(PAGE).contains("Det er børnehaver."), "readers are told");
    // The entry is used up: the next change needs another one.
    site.write(RELEASE, release(entry, BODY));
    assert!(is_unexplained(&site));
    // The second time, nothing is new and the file does not change.
    site.write(RELEASE, release(entry, &body));
    let text = site.read(LOCK);
    assert!(run(&site, &["build", "--record"]).1.contains("0 new or changed releases"));
    assert_eq!(site.read(LOCK), text);
}

#[test]
fn another_spelling_of_the_same_words_is_no_change() {
    let site = recorded_site();
    for same in [
        BODY.replace('*', "_"),
        BODY.replace('*', "**"),
        BODY.replace('\n', " "),
        BODY.replace('\n', "\n\n"),
        BODY.replace("Det sker", "\n## Det sker"),
        BODY.replace(' ', "\n"),
        BODY.replace("37,6 mio.", "37,6\u{a0}mio."),
        BODY.replace("skoler", "sko\u{ad}ler"),
        BODY.replace("skoler", "[skoler](https://example.dk/)"),
        BODY.replace("skoler", "&#115;koler"),
    ] {
        site.write(RELEASE, release("slug: ny\nredirect_from: [/pressemeddelelser/2020/nyhed/]\n", &same));
        assert!(!is_unexplained(&site), "{same}");
        site.write(
            RELEASE,
            release("topics: [Skoler]\ncontacts: [{name: Vagten, phone: 11223344}]\n", &same),
        );
        assert!(!is_unexplained(&site), "{same}");
    }
    for (more, body) in [
        ("kicker: Trafik\n", BODY.to_owned()),
        ("place: Ærø\n", BODY.to_owned()),
        ("notes_to_editors: Nyt.\n", BODY.to_owned()),
        ("read_more: [{label: Mere om skoler, url: https://example.dk/}]\n", BODY.to_owned()),
        ("embargo_until: 2020-05-04T10:30\n", BODY.to_owned()),
        ("", BODY.replace("skoler", "Skoler")),
        ("", BODY.replace(". ", ".")),
        ("", format!("{BODY}\n[](organisation:styrelsen)\n")),
    ] {
        site.write(RELEASE, release(more, &body));
        assert!(is_unexplained(&site), "{more}{body}");
    }
}

#[test]
fn a_minor_change_is_counted_and_shown_to_nobody_and_an_amount_is_never_minor() {
    let site = recorded_site();
    let entry = "changes: [{on: 2020-05-12, kind: correction, text: Slåfejlen er rettet., minor: true}]\n";
    site.write(RELEASE, release(entry, &BODY.replace("skoler", "skolerne")));
    let (code, said) = run(&site, &["build"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("not shown to readers: 1 minor change\n  content/releases/nyhed.md: 12 May 2020\n"),
        "{said}"
    );
    assert!(run(&site, &["check", "--format", "json"]).1.starts_with("{\"minor_changes\":1}\n"));
    assert!(!site.read(PAGE).contains("Slåfejlen"));
    assert!(!site.read("public/feed.xml").contains("2020-05-12"), "a minor change moves no entry");
    assert!(!site.read("public/sitemap.xml").contains("2020-05-12"));
    // What is recorded is no news.
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert!(!run(&site, &["check"]).1.contains("minor"));

    let site = recorded_site();
    for (changed, is_amount) in [
        (BODY.replace("37,6", "36,7"), true),
        (BODY.replace("37,6", "ca. 37,6"), true),
        (BODY.replace("kr.", "euro"), true),
        (format!("{BODY}\nOg 5 mio. kr. til børn.\n"), true),
        (BODY.replace("37,6 mio. kr.", "37.600.000 kroner"), false),
    ] {
        site.write(RELEASE, release(entry, &changed));
        let (code, said) = run(&site, &["check"]);
        assert_eq!(code, Some(i32::from(is_amount)), "{changed}: {said}");
        let message = "an amount has changed since 1 January 2021, so the change is not minor";
        assert_eq!(said.contains(message), is_amount, "{changed}: {said}");
    }
    // Another entry for readers explains the amount.
    let both = entry.replace("}]", "}, {on: 2020-05-13, kind: correction, text: Beløbet er rettet.}]");
    site.write(RELEASE, release(&both, &BODY.replace("37,6", "36,7")));
    assert!(!is_unexplained(&site));
}

#[test]
fn a_figure_of_an_agreement_is_part_of_the_releases_that_show_it() {
    let agreement = |total: &str| {
        format!(
            "name: Skoleaftalen\ntotal: {total}\nallocations: [{{id: skoler, amount: {total}, purpose: Skoler}}]\n"
        )
    };
    let bodies = [
        "Der er [](agreement:skoler#total).\n",
        "![](agreement:skoler)\n",
        "Se [aftalen](agreement:skoler).\n",
    ];
    for (body, shows_it) in bodies.into_iter().zip([true, true, false]) {
        let site = recorded_site();
        site.write("content/agreements/skoler.yaml", agreement("DKK 37.6 million"));
        site.write(RELEASE, release("changes: [{on: 2020-05-05, kind: update, text: Nyt.}]\n", body));
        assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
        site.write("content/agreements/skoler.yaml", agreement("DKK 36.7 million"));
        let (code, said) = run(&site, &["check"]);
        assert_eq!(code, Some(i32::from(shows_it)), "{said}");
        assert_eq!(said.contains("the amounts and the text have changed"), shows_it, "{said}");
        // The amount as a word says the same as the amount that is printed.
        site.write("content/agreements/skoler.yaml", agreement("DKK 37.6 million"));
        site.write(
            RELEASE,
            release(
                "changes: [{on: 2020-05-05, kind: update, text: Nyt.}]\n",
                &body.replace("[](agreement:skoler#total)", "[37,6 mio. kr.](agreement:skoler#total)"),
            ),
        );
        assert!(!is_unexplained(&site));
    }
}

#[test]
fn a_translation_is_a_release_of_its_own() {
    let site = recorded_site();
    site.write("content/releases/nyhed.en.md", "---\ntitle: News\nsummary: New.\n---\n\nThis is old.\n");
    let (code, said) = run(&site, &["check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("content/releases/nyhed.en.md:2:1: error[unexplained-change]: the text"), "{said}");
    assert_eq!(said.matches("unexplained-change").count(), 1, "{said}");
    let entry = "changes: [{on: 2020-05-12, kind: clarification, text: It is old.}]\n";
    site.write(
        "content/releases/nyhed.en.md",
        format!("---\ntitle: News\nsummary: New.\n{entry}---\n\nThis is old.\n"),
    );
    assert!(!is_unexplained(&site));
    // A version that is recorded for the first time has not changed.
    let third = release("", BODY).replace("title: Nyhed", "title: En til");
    site.write("content/releases/en-til.md", &third);
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert_eq!(recorded(&site).len(), 3);
}

#[test]
fn a_renamed_release_keeps_its_record_and_a_forgotten_one_loses_it() {
    let site = recorded_site();
    let moved = "slug: ny-aftale\nredirect_from: [/pressemeddelelser/2020/nyhed/]\n";
    let renamed = |more: &str, body: &str| {
        std::fs::remove_file(site.path().join(RELEASE)).ok();
        site.write("content/releases/ny-aftale.md", release(more, body));
        let translation = "---\ntitle: News\nsummary: New.\nredirect_from: [/en/press-releases/2020/nyhed/]\n---\n\nThis is new.\n";
        std::fs::remove_file(site.path().join("content/releases/nyhed.en.md")).ok();
        site.write("content/releases/ny-aftale.en.md", translation);
    };
    renamed(moved, BODY);
    assert!(!is_unexplained(&site));
    renamed(moved, "Noget andet.\n");
    assert!(is_unexplained(&site));
    renamed(
        &format!("{moved}changes: [{{on: 2020-05-12, kind: correction, text: Andet.}}]\n"),
        "Noget andet.\n",
    );
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(recorded(&site).len(), 2, "{:?}", recorded(&site));
    assert!(recorded(&site)[1].starts_with("/pressemeddelelser/2020/nyhed/ 2021-01-01 v1 "));

    // Whoever gets an address that was given up is another release.
    assert_eq!(run(&site, &["permalinks", "forget", "/pressemeddelelser/2020/nyhed/"]).0, Some(0));
    assert_eq!(recorded(&site).len(), 1);
}

#[test]
fn of_two_merged_records_the_last_one_counts_and_comments_and_line_ends_do_not() {
    let site = recorded_site();
    let first = recorded(&site);
    let body = BODY.replace("skoler", "børnehaver");
    let entry = "changes: [{on: 2020-05-12, kind: correction, text: Det er børnehaver.}]\n";
    site.write(RELEASE, release(entry, &body));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    let second = recorded(&site);
    // Of one day, the line with more changes was written later.
    for lines in [[&*first, &*second].concat(), [&*second, &*first].concat()] {
        site.write(LOCK, format!("\u{feff}# A comment.\r\n\r\n{}\r\n", lines.join("\r\n")));
        assert!(!is_unexplained(&site), "{lines:?}");
        site.write(RELEASE, release(entry, BODY));
        assert!(is_unexplained(&site), "{lines:?}");
        site.write(RELEASE, release(entry, &body));
    }
    // Written again, one line is left for each release.
    site.write("content/releases/en-til.md", release("", BODY).replace("title: Nyhed", "title: En til"));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert_eq!(recorded(&site).len(), 3);
    assert!(site.read(LOCK).starts_with("# What each release said"), "{}", site.read(LOCK));
}

#[test]
fn a_line_of_another_form_is_not_compared_and_a_line_that_is_none_is_an_error() {
    let site = recorded_site();
    let lines = recorded(&site);
    site.write(LOCK, lines.join("\n").replace(" v1 ", " v999 "));
    site.write(RELEASE, release("", "Noget andet.\n"));
    assert!(!is_unexplained(&site), "a program that hashes something else recorded it");
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert!(recorded(&site).iter().all(|line| line.contains(" v1 ")));
    site.write(LOCK, lines.join("\n").replace(" v1 ", " "));
    let (code, said) = run(&site, &["check"]);
    assert_eq!(code, Some(1));
    assert_eq!(said.matches("error[invalid-release-record]").count(), 2, "{said}");
}

#[test]
fn a_withdrawal_tells_readers_itself_and_a_build_for_the_past_compares_nothing() {
    let site = recorded_site();
    let withdrawn = "withdrawn: { on: 2020-06-01, reason: Tallene var forkerte. }\n";
    site.write(RELEASE, release(withdrawn, BODY));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    site.write(RELEASE, release("", BODY));
    let (code, said) = run(&site, &["check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("the withdrawal has changed since 1 January 2021"), "{said}");
    assert_eq!(run(&site, &["check", "--now", "2020-12-01"]).0, Some(0));
    assert!(!is_unexplained(&{
        site.write(RELEASE, release(withdrawn, BODY));
        site
    }));
}

#[test]
fn what_is_not_public_is_not_recorded() {
    let site = recorded_site();
    site.write("content/releases/kladde.md", release("draft: true\n", BODY));
    site.write("content/releases/senere.md", release("embargo_until: 2021-05-01\n", BODY));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert_eq!(recorded(&site).len(), 2);
}

/// A site with a correction, a clarification, an update and a minor change.
fn corrected_site() -> Folder {
    let site = recorded_site();
    let changes = "changes:
  - {on: 2020-05-12, kind: correction, text: Beløbet var forkert.}
  - {on: 2020-05-12, kind: clarification, text: Det er skoler.}
  - {on: 2020-05-13, kind: update, text: Der er nyt.}
  - {on: 2020-05-14, kind: correction, text: Et komma., minor: true}
";
    site.write(RELEASE, release(changes, BODY));
    site
}

#[test]
fn corrections_stand_above_the_text_and_on_a_page_of_their_own_with_feeds() {
    let site = corrected_site();
    assert_eq!(run(&site, &["build"]).0, Some(0));
    let page = site.read(PAGE);
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("no {words}: {page}"));
    assert!(at("Beløbet var forkert.") < at("37,6\u{a0}mio.\u{a0}kr."));
    assert!(at("<strong>Rettet <time datetime=\"2020-05-12\">12.") > at("</h1>"));
    assert!(page.contains("href=\"/rettelser/\">Alle rettelser</a>"), "{page}");

    let list = site.read("public/rettelser/index.html");
    assert!(list.contains("Beløbet var forkert.") && list.contains("Det er skoler."), "{list}");
    assert!(!list.contains("Der er nyt.") && !list.contains("Et komma."), "{list}");
    assert!(list.contains("<a href=\"/pressemeddelelser/2020/nyhed/\">Nyhed</a>"), "{list}");
    assert!(list.contains("href=\"/rettelser/feed.xml\""), "{list}");
    assert!(!site.exists("public/en/corrections"), "nothing was corrected in English");
    assert!(!site.read("public/en/index.html").contains("Corrections"));
    assert!(site.read("public/sitemap.xml").contains("<loc>https://example.org/rettelser/</loc>"));

    let feed = site.read("public/rettelser/feed.xml");
    let ids: Vec<&str> = feed.lines().filter_map(|line| line.trim().strip_prefix("<id>")).collect();
    let entry = "https://example.org/pressemeddelelser/2020/nyhed/#2020-05-12";
    assert_eq!(ids[1..], [format!("{entry}-2</id>"), format!("{entry}-1</id>")]);
    assert!(feed.contains("<updated>2020-05-12T00:00:01+02:00</updated>"), "{feed}");
    assert!(feed.contains("<title>Præciseret: Nyhed</title>"), "{feed}");
    let json = site.read("public/rettelser/feed.json");
    assert!(json.contains(&format!("\"id\": \"{entry}-1\"")), "{json}");
    assert!(
        json.contains("\"url\": \"https://example.org/pressemeddelelser/2020/nyhed/#_changes\""),
        "{json}"
    );

    // Entries keep their ids when the release is renamed.
    let changes = site
        .read(RELEASE)
        .replace("changes:", "slug: ny-aftale\nredirect_from: [/pressemeddelelser/2020/nyhed/]\nchanges:");
    site.write(RELEASE, changes);
    assert_eq!(run(&site, &["build"]).0, Some(0));
    let renamed = site.read("public/rettelser/feed.xml");
    assert_eq!(renamed.replace("/ny-aftale/#_changes", "/nyhed/#_changes"), feed);
}

#[test]
fn without_a_correction_there_is_no_page_and_no_link_to_it() {
    let site = recorded_site();
    site.write(RELEASE, release("changes: [{on: 2020-05-12, kind: update, text: Der er nyt.}]\n", BODY));
    assert_eq!(run(&site, &["build"]).0, Some(0));
    assert!(site.read(PAGE).contains("Der er nyt."));
    assert!(!site.exists("public/rettelser"));
    assert!(!site.read(PAGE).contains("rettelser"));
    // A page of the site at that address replaces the list.
    site.write("content/pages/rettelser.md", "---\ntitle: Sådan retter vi\n---\n");
    site.write(RELEASE, release("changes: [{on: 2020-05-12, kind: correction, text: Forkert.}]\n", BODY));
    let (code, said) = run(&site, &["build"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(site.read("public/rettelser/index.html").contains("Sådan retter vi"));
    assert!(site.read("public/rettelser/feed.xml").contains("Forkert."));
}

#[test]
fn the_preview_sees_each_change_and_that_it_is_taken_back() {
    use faktum::diagnostic::Code;
    use faktum::model::date::Moment;
    use faktum::pipeline::{Now, Options, Session};

    let site = recorded_site();
    let agreement =
        "name: Aftalen\ntotal: DKK 5 million\nallocations: [{id: x, amount: DKK 5 million, purpose: Ting}]\n";
    site.write("content/agreements/aftalen.yaml", agreement);
    site.write("content/releases/to.md", release("", "Der er [](agreement:aftalen#total).\n"));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));

    let now = Now::Moment(Moment::from_unix_seconds(support::NOW).expect("a moment"));
    let options = Options::new(site.path(), now);
    let mut session = Session::open(options).expect("a site");
    let mut changed = |path: &str, text: String| {
        site.write(path, text);
        session.refresh(&site.path().join(path));
        // Twice: the second time, nothing is new.
        let counts = [(); 2].map(|()| {
            let build = session.preview();
            build.problems.iter().filter(|problem| problem.code() == Code::UnexplainedChange).count()
        });
        assert_eq!(counts[0], counts[1]);
        counts[0]
    };
    for _ in 0..2 {
        assert_eq!(changed(RELEASE, release("", "Noget andet.\n")), 1);
        assert_eq!(changed(RELEASE, release("", BODY)), 0);
        assert_eq!(changed("content/agreements/aftalen.yaml", agreement.replace('5', "6")), 1);
        assert_eq!(changed("content/agreements/aftalen.yaml", agreement.to_owned()), 0);
        let record = site.read(LOCK);
        assert_eq!(changed(LOCK, record.replace(" v1 ", " v2 ")), 0, "in another form");
        assert_eq!(changed(LOCK, record), 0);
    }
}

/// If this fails, a site's whole record would be compared with other hashes: take another form (`release_record::FORM`).
#[test]
fn what_is_hashed_is_the_same_in_every_version_of_the_program() {
    let site = recorded_site();
    site.write(
        "content/people/anna.yaml",
        "name: Anna\nappointments: [{organisation: styrelsen, title: chef}]\n",
    );
    site.write(
        "content/agreements/aftalen.yaml",
        "name: Aftalen\ntotal: about DKK 5.5 million\nallocations: [{id: x, amount: about DKK 5.5 million, purpose: Ting}]\n",
    );
    let statement = "speaker: anna\ntext: \"Det er godt.\\n\\nRigtig godt.\"\nsource: {organisation: styrelsen, date: 2020-05-04}\n";
    site.write("content/statements/anna.yaml", statement);
    site.write("content/files/bilag/plan.pdf", "En plan.\n");
    let more = "kicker: Trafik & veje
place: Ærø
notes_to_editors: |
  Først.

  Så.
read_more: [{label: Mere her om planen, url: https://example.dk/}]
attachments: [bilag/plan.pdf]
embargo_until: 2020-05-04T10:30
withdrawn: {on: 2020-06-01, reason: Forkert.}
changes:
  - {on: 2020-05-05, kind: correction, text: Rettet.}
  - {on: 2020-05-06, kind: update, text: Nyt., minor: true}
";
    let body =
        "[Anna](person:anna) & [](organisation:styrelsen) giver [](agreement:aftalen#total) til skoler[^1].

![](agreement:aftalen)

![](statement:anna)

| Skole | Elever |
|-------|-------:|
| Nord  |    412 |

[^1]: Fra 2020 \\* er det 3 mio. kr.
";
    site.write("content/releases/alt.md", release(more, body));
    let (code, said) = run(&site, &["build", "--record"]);
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(
        recorded(&site)[1],
        "/pressemeddelelser/2020/alt/ 2021-01-01 v1 a3c7f30a3e74 8b5c41d01e1d ef1728dfe1c9 6329f39f660b be5aef811097 c9082ba6c499,42e371731fca"
    );
}

#[test]
fn the_check_can_be_waived_and_set_and_a_waiver_may_outlive_the_change() {
    let site = recorded_site();
    let waiver = "waivers: [{check: unexplained-change, reason: Vi flytter siden.}]\n";
    site.write(RELEASE, release(waiver, "Noget andet.\n"));
    assert!(!is_unexplained(&site));
    assert_eq!(run(&site, &["build", "--record"]).0, Some(0));
    assert!(!is_unexplained(&site), "the change is recorded, and the waiver stays for a while");
    site.write(RELEASE, release("", BODY));
    assert!(is_unexplained(&site));
    site.write(
        "content/site.yaml",
        format!("{SITE}languages: [da, en]\nchecks: {{unexplained-change: warning}}\n"),
    );
    let (code, said) = run(&site, &["check"]);
    assert!(code == Some(0) && said.contains("warning[unexplained-change]"), "{said}");
}
