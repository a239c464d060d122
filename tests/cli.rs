//! The command line as scripts and people see it: exit codes, streams, and folders that must not be touched.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use support::{Folder, SITE, faktum, files, published, stderr, stdout};

/// A folder with a site that has one page.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write("content/site.yaml", SITE);
    folder.write("content/pages/om.md", "---\ntitle: Om os\n---\n\nHej.\n");
    folder
}

fn code(folder: &Folder, arguments: &[&str]) -> i32 {
    faktum(folder.path(), arguments).status.code().expect("an exit code")
}

#[test]
fn a_build_says_what_it_did_and_ends_with_0() {
    let site = site();
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stdout(&output), "");
    let said = stderr(&output);
    assert!(said.starts_with("4 pages, 47 files in public (47 written, 0 removed), 0 warnings, "), "{said}");
    assert!(site.exists("public/om/index.html"));
}

#[test]
fn errors_end_with_1_and_write_nothing() {
    let site = site();
    assert_eq!(code(&site, &["build"]), 0);
    let before = files(&site.path().join("public"));
    site.write("content/pages/ny.md", "---\ntitle: Ny\n---\n\n# Forkert\n");
    site.write("content/pages/om.md", "---\ntitle: Om andre\n---\n");
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("1 error, 0 warnings, nothing written"), "{}", stderr(&output));
    assert_eq!(files(&site.path().join("public")), before);
}

#[test]
fn a_template_that_fails_writes_nothing() {
    let site = site();
    assert_eq!(code(&site, &["build"]), 0);
    let before = files(&site.path().join("public"));
    site.write("themes/default/templates/page.html", "{{ page.titel }}");
    site.write("content/pages/ny.md", "---\ntitle: Ny\n---\n");
    assert_eq!(code(&site, &["build"]), 1);
    assert_eq!(files(&site.path().join("public")), before);
}

#[test]
fn warnings_are_errors_only_if_they_are_denied() {
    let site = site();
    site.write("content/files/a.svg", "<svg/>");
    site.write("content/pages/ny.md", "---\ntitle: Ny\n---\n\n![Et billede](/a.svg)\n");
    assert_eq!(code(&site, &["check"]), 0);
    assert_eq!(code(&site, &["check", "--deny-warnings"]), 1);
    assert_eq!(code(&site, &["build", "--deny-warnings"]), 1);
    assert!(!site.exists("public/index.html"));
    assert_eq!(code(&site, &["build"]), 0);
}

#[test]
fn wrong_usage_ends_with_2() {
    let site = site();
    for arguments in [
        &["bild"][..],
        &["build", "--sites", "."],
        &["build", "--site", "nowhere"],
        &["build", "--base-url", "example.org"],
        &["build", "--now", "yesterday"],
        &["build", "--out", "."],
        &["build", "--out", "content/public"],
        &["build", "--out", "/"],
        &["explain", "nothing-like-it"],
    ] {
        assert_eq!(code(&site, arguments), 2, "{arguments:?}");
    }
    assert_eq!(code(&Folder::new(), &["build"]), 2, "a folder that is no site");
}

#[test]
fn problems_for_programs_go_to_standard_output() {
    let site = site();
    site.write("content/pages/ny.md", "---\ntitle: Ny\nå: 1\n---\n\n# Ét\n");
    let output = faktum(site.path(), &["check", "--format", "json"]);
    let problems: Vec<serde_json::Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let codes: Vec<&str> = problems.iter().filter_map(|problem| problem["code"].as_str()).collect();
    assert_eq!(codes, ["unknown-field", "heading-order"]);
    assert_eq!(problems[0]["path"], "content/pages/ny.md");
    assert_eq!((&problems[0]["line"], &problems[0]["end_column"]), (&3.into(), &2.into()));
    let output = faktum(site.path(), &["check", "--format", "github"]);
    assert!(
        stdout(&output).starts_with("::error file=content/pages/ny.md,line=3,col=1,title=unknown-field::")
    );
    let output = faktum(site.path(), &["check", "--format", "short"]);
    assert_eq!(stdout(&output), "");
    assert_eq!(stderr(&output).lines().count(), 3);
}

#[test]
fn paths_are_relative_to_where_the_program_runs() {
    let folder = Folder::new();
    folder.write("min side/content/site.yaml", "title: x\n");
    let output = faktum(folder.path(), &["check", "--site", "min side/", "--format", "short"]);
    assert!(stderr(&output).starts_with("min side/content/site.yaml:1:1: error"), "{}", stderr(&output));
}

#[test]
fn what_files_say_is_safe_to_print() {
    let site = site();
    // A right-to-left override, an escape sequence, a C1 control, and a mark that changes the direction.
    site.write(
        "content/pages/ny.md",
        "---\ntitle: Ny\n\"x\\e[31m\u{202e}y\": 1\n---\n\n[\u{200f}\u{9b}a](page:\u{2066}om)\n",
    );
    site.write("content/pages/x\u{202e}y.md", "---\ntitle: Ny\n---\n");
    for format in ["human", "short", "github"] {
        let output = faktum(site.path(), &["check", "--format", format]);
        let printed = format!("{}{}", stdout(&output), stderr(&output));
        assert!(printed.contains("unknown-field") && printed.contains("\\u{202e}"), "{format}: {printed}");
        let is_unsafe = |c: char| {
            (c.is_control() && c != '\n')
                || ('\u{200e}'..='\u{202e}').contains(&c)
                || ('\u{2066}'..='\u{2069}').contains(&c)
        };
        let unsafe_ones = printed.chars().filter(|c| is_unsafe(*c) && !"‘’“”–—…".contains(*c));
        assert_eq!(unsafe_ones.collect::<String>().escape_default().to_string(), "", "{format}: {printed}");
    }
}

#[test]
fn every_code_is_explained() {
    let folder = Folder::new();
    let list = stdout(&faktum(folder.path(), &["explain"]));
    assert!(list.lines().count() > 50);
    for line in list.lines() {
        let name = line.split(' ').next().expect("a name");
        let output = faktum(folder.path(), &["explain", name]);
        assert!(stdout(&output).len() > name.len() + 40, "{name}");
    }
}

#[test]
fn all_codes_are_explained_one_after_the_other_in_a_language() {
    let folder = Folder::new();
    let all = |language| stdout(&faktum(folder.path(), &["explain", "--all", "--language", language]));
    let (danish, english) = (all("da"), all("en"));
    for line in stdout(&faktum(folder.path(), &["explain"])).lines() {
        let name = line.split(' ').next().expect("a name");
        assert!(english.contains(&format!("{name} (")) && danish.contains(&format!("{name} (")), "{name}");
    }
    assert!(danish.starts_with("missing-site (fejl)\n\nEt websted skal"), "{danish}");
    assert!(english.starts_with("missing-site (error)\n\nA site needs"), "{english}");
}

#[test]
fn only_changed_files_are_written_and_only_our_own_are_removed() {
    let site = site();
    site.write("public/CNAME", "example.org");
    site.write("public/.well-known/x", "mine");
    assert_eq!(code(&site, &["build"]), 0);
    let unchanged =
        fs::metadata(site.path().join("public/om/index.html")).expect("a page").modified().expect("a time");
    site.write("content/pages/ny.md", "---\ntitle: Ny\n---\n");
    let output = faktum(site.path(), &["build"]);
    assert!(stderr(&output).contains("(6 written, 0 removed)"), "{}", stderr(&output));
    let after =
        fs::metadata(site.path().join("public/om/index.html")).expect("a page").modified().expect("a time");
    assert_eq!(unchanged, after);
    fs::remove_file(site.path().join("content/pages/ny.md")).expect("the page");
    let output = faktum(site.path(), &["build"]);
    assert!(stderr(&output).contains("(4 written, 2 removed)"), "{}", stderr(&output));
    assert!(!site.exists("public/ny"), "the folder is gone with its page");
    assert_eq!(site.read("public/CNAME"), "example.org");
    assert_eq!(site.read("public/.well-known/x"), "mine");
}

#[test]
fn a_file_that_is_not_ours_is_never_overwritten() {
    let site = site();
    site.write("public/index.html", "my own page");
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("index.html"), "{}", stderr(&output));
    assert_eq!(site.read("public/index.html"), "my own page");
    assert!(!site.exists("public/om"));
}

#[test]
fn the_site_can_be_built_for_another_address() {
    let site = site();
    assert_eq!(code(&site, &["build", "--base-url", "https://org.github.io/repo"]), 0);
    let page = site.read("public/om/index.html");
    assert!(page.contains("href=\"/repo/\""));
    assert!(page.contains("<link rel=\"canonical\" href=\"https://org.github.io/repo/om/\">"));
    assert!(!page.contains("example.org"));
}

#[test]
fn a_closed_pipe_is_not_reported_as_a_bug() {
    let site = site();
    let status = Command::new("sh")
        .arg("-c")
        .arg(format!("{} explain | head -n 1", env!("CARGO_BIN_EXE_faktum")))
        .current_dir(site.path())
        .output()
        .expect("a shell");
    assert_eq!(String::from_utf8_lossy(&status.stderr), "");
}

#[test]
fn timings_list_every_step() {
    let site = site();
    let said = stderr(&faktum(site.path(), &["build", "--timings"]));
    for step in ["load", "parse", "theme", "join", "check", "render"] {
        assert!(said.contains(&format!(" {step} ")), "{said}");
    }
    assert!(published(&site.path().join("public")).len() > 5);
}

#[test]
#[cfg(unix)]
fn the_target_of_a_link_in_the_output_folder_is_never_touched() {
    let site = site();
    let elsewhere = Folder::new();
    elsewhere.write("index.html", "somebody else's");
    assert_eq!(code(&site, &["build"]), 0);
    let folder = site.path().join("public/om");
    fs::remove_dir_all(&folder).expect("our folder");
    std::os::unix::fs::symlink(elsewhere.path(), &folder).expect("a link");
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains(": om."), "{}", stderr(&output));
    fs::remove_file(site.path().join("content/pages/om.md")).expect("the page");
    assert_eq!(code(&site, &["build"]), 0);
    assert_eq!(elsewhere.read("index.html"), "somebody else's");
}

#[test]
fn every_foreign_file_in_the_way_is_reported_before_anything_is_written() {
    let site = site();
    site.write("content/pages/ny.md", "---\ntitle: Ny\n---\n");
    site.write("public/om", "a file where a folder is wanted");
    site.write("public/ny/index.html", "my own page");
    let before = files(&site.path().join("public"));
    let output = faktum(site.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("ny/index.html, om."), "{}", stderr(&output));
    let mut after = files(&site.path().join("public"));
    after.retain(|path, _| !path.starts_with(".faktum/"));
    assert_eq!(after, before);
}

#[test]
fn a_page_can_become_a_file_of_the_same_name_and_a_page_again() {
    let site = site();
    let page = site.read("content/pages/om.md");
    assert_eq!(code(&site, &["build"]), 0);
    fs::remove_file(site.path().join("content/pages/om.md")).expect("the page");
    site.write("content/files/om", "a file");
    assert_eq!(code(&site, &["build"]), 0);
    assert_eq!(site.read("public/om"), "a file");
    fs::remove_file(site.path().join("content/files/om")).expect("the file");
    site.write("content/pages/om.md", page);
    assert_eq!(code(&site, &["build"]), 0);
    assert!(site.exists("public/om/index.html"));
}

#[test]
fn two_builds_at_once_both_succeed_or_one_says_who_is_in_the_way() {
    let site = site();
    for number in 0..150 {
        site.write(&format!("content/pages/side-{number}.md"), format!("---\ntitle: Side {number}\n---\n"));
    }
    let start = || {
        Command::new(env!("CARGO_BIN_EXE_faktum"))
            .env("FAKTUM_LANGUAGE", "en")
            .args(["build", "--now", "2021-01-01"])
            .current_dir(site.path())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the program starts")
    };
    for _ in 0..5 {
        let runs = [start(), start(), start()];
        let outputs = runs.map(|run| run.wait_with_output().expect("the program ends"));
        assert!(outputs.iter().any(|output| output.status.success()));
        for output in outputs.iter().filter(|output| !output.status.success()) {
            assert!(stderr(output).contains("another build"), "{}", stderr(output));
        }
    }
    let cold = Folder::new();
    let out = cold.path().to_string_lossy().into_owned();
    assert_eq!(code(&site, &["build", "--now", "2021-01-01", "--out", &out]), 0);
    assert_eq!(published(&site.path().join("public")), published(cold.path()));
}

#[test]
fn the_folders_of_git_and_faktum_cannot_be_written_by_a_site() {
    for path in ["content/files/.git/config", "content/files/.faktum/manifest"] {
        let site = site();
        site.write(path, "x");
        assert_eq!(code(&site, &["build"]), 1, "{path}");
    }
    let site = site();
    site.write("content/pages/ny.md", "---\ntitle: Ny\nredirect_from: [/.faktum/manifest]\n---\n");
    assert_eq!(code(&site, &["build"]), 1);
}

#[test]
#[cfg(unix)]
fn content_may_be_a_link_to_a_folder_elsewhere() {
    let (site, elsewhere) = (Folder::new(), Folder::new());
    elsewhere.write("texts/site.yaml", SITE);
    elsewhere.write("texts/pages/om.md", "---\ntitle: Om\n---\n");
    std::os::unix::fs::symlink(elsewhere.path().join("texts"), site.path().join("content")).expect("a link");
    let output = faktum(site.path(), &["build"]);
    assert!(output.status.success(), "{}", support::stderr(&output));
    assert!(site.exists("public/om/index.html"));
}

/// Runs `faktum facts` with an input, in a folder without a site.
fn facts(arguments: &[&str], input: &[u8]) -> Output {
    let folder = Folder::new();
    let mut process = Command::new(env!("CARGO_BIN_EXE_faktum"))
        .current_dir(folder.path())
        .arg("facts")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("a process");
    process.stdin.take().expect("a pipe").write_all(input).expect("an open pipe");
    process.wait_with_output().expect("an exit")
}

#[test]
fn facts_are_one_json_list_for_each_line() {
    let input =
        "Ærø får ca. 37,6 mio.\u{a0}kr. i 2020.\n\nKl. 10\r\nMellem 3 og 5 zimbabwiske dollar, 2 kr. 50 øre";
    let output = facts(&["--language", "da", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let expected = concat!(
        r#"[{"file":null,"line":1,"column":13,"span":[15,29],"text":"37,6 mio. kr.","kind":"amount","low":"37600000","#,
        r#""high":"37600000","currency":"DKK","hedge":"about","sheet":null,"verdict":"unmatched"}]"#,
        "\n[]\n[]\n",
        r#"[{"file":null,"line":4,"column":8,"span":[7,32],"text":"3 og 5 zimbabwiske dollar","kind":"amount","low":"3","#,
        r#""high":"5","currency":null,"hedge":null,"sheet":null,"verdict":"unmatched"},"#,
        r#"{"file":null,"line":4,"column":35,"span":[34,47],"text":"2 kr. 50 øre","kind":"amount","low":"2.5","#,
        r#""high":"2.5","currency":"DKK","hedge":null,"sheet":null,"verdict":"unmatched"}]"#,
        "\n",
    );
    assert_eq!(stdout(&output).replace('\u{a0}', " "), expected);
}

#[test]
fn dates_with_a_weekday_and_a_year_agree_or_differ() {
    for (sentence, low, high, verdict) in [
        ("Aftalt fredag den 15. maj 2020.", "2020-05-15", "2020-05-15", "agrees"),
        ("Aftalt mandag den 15. maj 2020.", "2020-05-15", "2020-05-15", "differs"),
        ("Aftalt fredag den 31. juni 2020.", "2020-06-31", "2020-06-31", "differs"),
        ("Aftalt den 3.-5. juni 2020.", "2020-06-03", "2020-06-05", "unmatched"),
        ("Aftalt fredag den 15. maj.", "--05-15", "--05-15", "unmatched"),
    ] {
        let output = facts(&["--language", "da", "-"], sentence.as_bytes());
        let facts: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let fact = &facts[0];
        let said = (&fact["kind"], &fact["low"], &fact["high"], &fact["verdict"]);
        let text = |text: &str| serde_json::Value::from(text);
        assert_eq!(said, (&text("date"), &text(low), &text(high), &text(verdict)), "{sentence}");
        assert_eq!(facts.as_array().map(Vec::len), Some(1), "{sentence}");
    }
}

#[test]
fn facts_of_bytes_that_are_no_text_are_refused() {
    let output = facts(&["--language", "da", "-"], b"500 kr.\n\xff\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("linje 2 fra standard input er ikke UTF-8"), "{}", stderr(&output));
    let output = facts(&["--language", "da", "-"], b"");
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), ""));
}
