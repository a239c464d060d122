//! An embargo cannot leak. Until it ends, no output contains anything from the release, or from the sheets, pictures and
//! files that only the release mentions; from then on, the output contains all of it.
//!
//! The site is `tests/embargo/in`. Everything under embargo in it is marked by words that begin with `hemmelig`.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use support::{Folder, faktum, files, stderr};

/// When the embargo ends, and the second before.
const END: &str = "2021-01-01T12:00:00";
const BEFORE: &str = "2021-01-01T11:59:59";

fn site() -> Folder {
    let site = Folder::new();
    for (path, bytes) in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/embargo/in")) {
        site.write(&path, bytes);
    }
    site
}

fn built(site: &Folder, now: &str) -> BTreeMap<String, Vec<u8>> {
    let output = faktum(site.path(), &["build", "--deny-warnings", "--now", now]);
    assert!(output.status.success(), "{}", stderr(&output));
    files(&site.path().join("public"))
}

/// The words in the names and bytes of files that begin with the mark.
fn marks(files: &BTreeMap<String, Vec<u8>>) -> BTreeSet<String> {
    let texts = files.iter().map(|(path, bytes)| format!("{path}\n{}", String::from_utf8_lossy(bytes)));
    let mut marks = BTreeSet::new();
    for text in texts.map(|text| text.to_lowercase()) {
        for (at, _) in text.match_indices("hemmelig") {
            let end = text[at..].find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
            marks.insert(text[at..].split_at(end.unwrap_or(text.len() - at)).0.to_owned());
        }
    }
    marks
}

#[test]
fn nothing_under_embargo_is_in_any_file_until_it_ends_and_then_all_of_it_is() {
    let site = site();
    let before = built(&site, BEFORE);
    assert_eq!(marks(&before), BTreeSet::new());
    assert!(before.contains_key("faelles.txt") && before.contains_key("vejledning.txt"), "public files stay");

    let written = marks(&files(&site.path().join("content")));
    let shown = marks(&built(&site, END));
    // A sheet without a page or address of its own does not show its id.
    let never = ["hemmelig-id", "hemmelig-udtalelse"].map(String::from);
    let missing: Vec<&String> = written
        .difference(&shown)
        .filter(|mark| !never.iter().any(|known| mark.contains(known.as_str())))
        .collect();
    assert_eq!(missing, Vec::<&String>::new());
    assert!(shown.len() > 45, "only {} marks", shown.len());

    // Setting the clock back removes it again.
    assert_eq!(built(&site, BEFORE), before);
}

#[test]
fn every_file_for_programs_has_what_was_under_embargo_only_afterwards() {
    let site = site();
    let (before, after) = (built(&site, BEFORE), built(&site, END));
    let marks_in = |files: &BTreeMap<String, Vec<u8>>, ending: &str| {
        let mut of_kind = files.clone();
        of_kind.retain(|path, _| path.ends_with(ending));
        assert!(!of_kind.is_empty(), "no file {ending}");
        // Addresses of files are not counted: what is in the files is.
        marks(&of_kind.into_values().enumerate().map(|(at, bytes)| (at.to_string(), bytes)).collect()).len()
    };
    let names =
        ["releases", "organisations", "people", "appointments", "partnerships", "agreements", "statements"];
    let tables = names.iter().flat_map(|name| [format!("data/{name}.csv"), format!("data/{name}.json")]);
    let others = ["/index.json", "/index.txt", "/ninjs.json", "feed.xml", "feed.rss", "feed.json"];
    for ending in tables.chain(others.map(String::from)) {
        assert_eq!(marks_in(&before, &ending), 0, "{ending} before");
        assert!(marks_in(&after, &ending) > 0, "{ending} after");
    }
}

#[test]
fn a_draft_hides_what_only_it_mentions_as_an_embargo_does() {
    let site = site();
    let release = site.read("content/releases/hemmelig-id.md");
    site.write("content/releases/hemmelig-id.md", release.replacen("---\n", "---\ndraft: true\n", 1));
    let english = site.read("content/releases/hemmelig-id.en.md");
    site.write("content/releases/hemmelig-id.en.md", english.replacen("---\n", "---\ndraft: true\n", 1));
    assert_eq!(marks(&built(&site, END)), BTreeSet::new());
}

#[test]
fn a_sheet_that_something_public_mentions_is_public() {
    let site = site();
    let page = site.read("content/pages/om.md");
    site.write("content/pages/om.md", format!("{page}\n[](organisation:hemmelig-part)\n"));
    let shown = marks(&built(&site, BEFORE));
    // The search has each word of a public name by itself.
    let expected = ["hemmelig", "hemmelig-part", "hemmelig-part-navn"].map(String::from);
    assert_eq!(shown, expected.into());
}

#[test]
fn a_theme_or_file_that_leaks_is_caught_and_nothing_is_written() {
    let site = site();
    let across_two_reads = format!("{} Hemmelig-aftalenavn", "x".repeat(8 * 1024 - 10));
    let good = built(&site, BEFORE);
    for (path, text) in [
        ("themes/default/strings/da.yaml", "menu_releases: \"Snart: Hemmelig-titel & mere\"\n"),
        ("themes/default/templates/_title.html", "{{ site.title.text }} hemmelig-slug"),
        ("themes/default/assets/hemmelig-figur.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
        ("themes/default/assets/x.txt", "Se HEMMELIG-AFTALENAVN.\n"),
        ("content/files/stor.txt", &across_two_reads),
    ] {
        site.write(path, text);
        let output = faktum(site.path(), &["build", "--now", BEFORE]);
        let said = stderr(&output);
        assert_eq!(output.status.code(), Some(1), "{path}: {said}");
        assert!(said.contains("error[held-back-leak]"), "{path}: {said}");
        assert_eq!(files(&site.path().join("public")), good, "{path}");
        let output = faktum(site.path(), &["build", "--now", END, "--out", "later"]);
        assert!(output.status.success(), "at the end it is no leak: {}", stderr(&output));
        std::fs::remove_file(site.path().join(path)).expect("the file");
    }
}

#[test]
fn no_flag_of_the_build_includes_what_is_held_back() {
    let help = faktum(Path::new("."), &["build", "--help"]);
    let help = support::stdout(&help);
    for word in ["draft", "future", "embargo", "preview", "expired"] {
        assert!(!help.contains(&format!("--{word}")), "{help}");
    }
}

#[test]
fn words_that_are_public_elsewhere_are_not_leaks_and_are_listed() {
    let site = site();
    let page = site.read("content/pages/om.md");
    let page = page.replacen("---\n", "---\nwaivers: [{check: held-back-words, reason: Et ord.}]\n", 1);
    site.write("content/pages/om.md", format!("{page}\nEn hemmelig-slug er et ord.\n"));
    let output = faktum(site.path(), &["build", "--now", BEFORE]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("appear on the site: `hemmelig-slug` ("), "{}", stderr(&output));
}
