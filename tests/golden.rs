//! Each site gives exactly the files that are expected, byte for byte.
//!
//! Each folder of `tests/golden/` has a site in `in/` and its pages in `out/`. The example site of this repository is one
//! more, with its pages in `tests/golden/example/out/`. A missing file is a failure, and so is an extra one.
//! `FAKTUM_BLESS=1 cargo test --test golden` updates `out/`: read the diff before you commit it.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{Folder, entries, faktum, is_blessing, published, stderr};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Builds a site and compares it with the folder `expected`.
fn compare(site: &Path, expected: &Path) {
    let out = Folder::new();
    let folder = site.to_string_lossy();
    let output = faktum(out.path(), &["build", "--deny-warnings", "--site", &folder, "--out", "."]);
    assert!(output.status.success(), "{}: {}", site.display(), stderr(&output));
    let written = published(out.path());
    if is_blessing() {
        if expected.exists() {
            fs::remove_dir_all(expected).expect("the old pages are removed");
        }
        for (path, bytes) in &written {
            let file = expected.join(path);
            fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
            fs::write(file, bytes).expect("a page is written");
        }
        return;
    }
    let agreed = published(expected);
    let name = |path: &PathBuf| path.display().to_string();
    let written_paths: Vec<&String> = written.keys().collect();
    let agreed_paths: Vec<&String> = agreed.keys().collect();
    assert_eq!(written_paths, agreed_paths, "other files than in {}", name(&expected.to_owned()));
    for (path, bytes) in &agreed {
        let (agreed, written) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&written[path]));
        assert_eq!(agreed, written, "{path} of {}", name(&expected.to_owned()));
    }
}

#[test]
fn the_example_site_is_written_as_expected() {
    compare(root(), &root().join("tests/golden/example/out"));
}

#[test]
fn the_small_sites_are_written_as_expected() {
    for folder in entries(&root().join("tests/golden")) {
        if folder.join("in").exists() {
            compare(&folder.join("in"), &folder.join("out"));
        }
    }
}

#[test]
fn nothing_that_is_held_back_is_in_any_file_or_file_name() {
    let folder = root().join("tests/golden/held-back");
    let out = Folder::new();
    let site = folder.join("in");
    let output = faktum(out.path(), &["build", "--site", &site.to_string_lossy(), "--out", "."]);
    assert!(output.status.success());
    let written = published(out.path());
    assert!(written.contains_key("pressemeddelelser/2020/offentlig/index.html"));
    assert!(written.contains_key("faelles.txt"), "what something public names is public");
    for (path, bytes) in written {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        for secret in ["hemmelig", "kladde", "kommende", "embargo", "udloebet", "secret"] {
            assert!(!path.contains(secret), "{path} names {secret}");
            assert!(!text.contains(secret), "{path} says {secret}");
        }
    }
}

#[test]
fn what_is_held_back_appears_when_its_time_comes() {
    let folder = root().join("tests/golden/held-back");
    let appears = |now: &str| {
        let out = Folder::new();
        let site = folder.join("in");
        let site = site.to_string_lossy();
        let output = faktum(out.path(), &["build", "--now", now, "--site", &site, "--out", "."]);
        assert!(output.status.success());
        out.exists("pressemeddelelser/2021/embargo/index.html")
    };
    assert!(!appears("2021-01-01T01:00"));
    assert!(appears("2021-01-01T01:00:01"));
}
