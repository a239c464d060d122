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
