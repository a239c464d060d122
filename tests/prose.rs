//! How well the rules find contradictions between the prose of releases and the sheets.
//!
//! Each folder in `tests/prose/` is a set: the site of invented press offices, and `expected.tsv`, which lists the contradictions that are planted
//! in half of its releases; the others have none. What `faktum check` says of the site is compared with the list by file, line and code.
//! Messages and columns are not compared: `tests/diagnostics/` does that.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test fails by ending")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use support::Folder;

/// The codes of contradictions between prose and sheets.
const CODES: &[&str] = &[
    "agreement-date",
    "amount-differs",
    "amount-near",
    "not-a-participant",
    "not-in-about",
    "quotation-differs",
    "title-differs",
    "weekday",
];

/// After the last release of every site, and no embargo.
const NOW: &str = "2024-06-15T12:00";

/// A set: the name of its folder, its releases, and those of them with contradictions.
struct Set {
    name: &'static str,
    releases: usize,
    with_contradictions: usize,
}

const SETS: [Set; 2] = [
    Set { name: "culture", releases: 60, with_contradictions: 30 },
    Set { name: "supply", releases: 50, with_contradictions: 25 },
];

/// Where something is found, or should be: the file, the line and the code.
type Place = (String, u64, String);

/// A line of `expected.tsv`: a contradiction, and its words as they are in the release.
struct Planted {
    place: Place,
    words: String,
}

fn folder(set: &Set) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/prose").join(set.name)
}

fn planted(set: &Set) -> Vec<Planted> {
    let table = fs::read_to_string(folder(set).join("expected.tsv")).expect("the table of contradictions");
    let mut planted = Vec::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [file, line, code, words] = cells[..] else { panic!("{row}: not four cells") };
        let line = line.parse().expect("the number of a line");
        let place = (file.to_owned(), line, code.to_owned());
        planted.push(Planted { place, words: words.to_owned() });
    }
    planted
}

fn places(planted: &[Planted]) -> BTreeSet<Place> {
    planted.iter().map(|planted| planted.place.clone()).collect()
}

/// Everything that `faktum check` says of a copy of a site.
fn found(set: &Set) -> BTreeSet<Place> {
    let site = Folder::new();
    for (path, bytes) in support::files(&folder(set).join("site")) {
        site.write(&path, bytes);
    }
    let output = support::faktum(site.path(), &["check", "--format", "json", "--now", NOW]);
    let mut found = BTreeSet::new();
    for line in support::stdout(&output).lines() {
        let problem: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let Some(code) = problem["code"].as_str() else { continue };
        let file = problem["path"].as_str().unwrap_or_default();
        let line = problem["line"].as_u64().unwrap_or_default();
        found.insert((file.to_owned(), line, code.to_owned()));
    }
    assert!(!found.is_empty(), "nothing was checked: {}", support::stderr(&output));
    found
}

fn is_of(code: &str, places: &BTreeSet<Place>) -> BTreeSet<Place> {
    places.iter().filter(|place| place.2 == code).cloned().collect()
}

#[test]
fn the_words_of_each_contradiction_are_in_its_line() {
    for set in &SETS {
        let planted = planted(set);
        assert_eq!(places(&planted).len(), planted.len(), "two contradictions of one kind are in one line");
        let mut releases = BTreeMap::<&str, usize>::new();
        for Planted { place: (file, line, code), words } in &planted {
            *releases.entry(file).or_default() += 1;
            let text = fs::read_to_string(folder(set).join("site").join(file)).expect("a release");
            let number = usize::try_from(*line).expect("a short file");
            let line = text.lines().nth(number - 1).unwrap_or_default();
            assert_eq!(line.matches(words.as_str()).count(), 1, "{file}:{number}: {words}");
            assert!(CODES.contains(&code.as_str()), "{code}");
        }
        for code in CODES {
            let count = planted.iter().filter(|planted| planted.place.2 == *code).count();
            assert!(count >= 7, "{}: {code}: {count}", set.name);
        }
        assert_eq!(releases.len(), set.with_contradictions);
        assert!(releases.values().all(|count| *count <= 4), "{releases:?}");
        let all = support::files(&folder(set).join("site/content/releases"));
        assert_eq!(all.len(), set.releases);
    }
}

#[test]
fn nothing_else_is_wrong_with_the_sites() {
    for set in &SETS {
        let mut others = found(set);
        others.retain(|place| !CODES.contains(&place.2.as_str()));
        assert!(others.is_empty(), "{others:#?}");
    }
}

#[test]
fn contradictions_are_found_and_clean_releases_are_silent() {
    for set in &SETS {
        judge(set);
    }
}

fn judge(set: &Set) {
    let (planted, found) = (places(&planted(set)), found(set));
    let releases: BTreeSet<&String> = planted.iter().map(|place| &place.0).collect();
    println!("{:<18} {:>7} {:>5} {:>6} {:>12}", set.name, "planted", "found", "missed", "false alarms");
    let mut all_missed = Vec::new();
    let mut all_false = Vec::new();
    for code in CODES {
        let (planted, found) = (is_of(code, &planted), is_of(code, &found));
        let missed: Vec<Place> = planted.difference(&found).cloned().collect();
        let false_alarms: Vec<Place> = found.difference(&planted).cloned().collect();
        let right = planted.len() - missed.len();
        println!("{code:<18} {:>7} {right:>5} {:>6} {:>12}", planted.len(), missed.len(), false_alarms.len());
        all_missed.extend(missed);
        all_false.extend(false_alarms);
    }
    for (file, line, code) in &all_missed {
        println!("missed: {file}:{line}: {code}");
    }
    let mut in_clean_releases = 0;
    for (file, line, code) in &all_false {
        let is_clean = !releases.contains(file);
        in_clean_releases += usize::from(is_clean);
        let kind = if is_clean { "clean" } else { "planted" };
        println!("false alarm in a {kind} release: {file}:{line}: {code}");
    }
    let right = planted.len() - all_missed.len();
    let clean = set.releases - set.with_contradictions;
    println!(
        "{right} of {} found, {in_clean_releases} false alarms in {clean} clean releases",
        planted.len()
    );
    assert!(right * 100 >= planted.len() * 95, "under 95 % are found");
    assert!(in_clean_releases * 10 <= clean, "more than one false alarm in ten clean releases");
}
