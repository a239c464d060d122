//! The same site gives the same bytes, whatever the folder, the order of its files, the system's time zone and language, and
//! the number of threads.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Folder, files, published};

fn build(site: &Path, environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let out = Folder::new();
    let status = Command::new(env!("CARGO_BIN_EXE_faktum"))
        .env("FAKTUM_LANGUAGE", "en")
        .args(["build", "--now", "2021-01-01", "--out"])
        .arg(out.path())
        .current_dir(site)
        .envs(environment.iter().copied())
        .output()
        .expect("the program starts")
        .status;
    assert!(status.success());
    published(out.path())
}

/// A copy of a site whose files were created in reverse order.
fn copy_backwards(site: &Path) -> Folder {
    let copy = Folder::new();
    for (path, bytes) in files(site).iter().rev() {
        copy.write(path, bytes);
    }
    copy
}

#[test]
fn two_builds_give_the_same_bytes() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/in");
    let here =
        build(&site, &[("TZ", "Pacific/Auckland"), ("LC_ALL", "da_DK.UTF-8"), ("RAYON_NUM_THREADS", "1")]);
    let copy = copy_backwards(&site);
    let there =
        build(copy.path(), &[("TZ", "America/Los_Angeles"), ("LC_ALL", "C"), ("RAYON_NUM_THREADS", "7")]);
    assert!(here.len() > 40);
    assert_eq!(here.keys().collect::<Vec<_>>(), there.keys().collect::<Vec<_>>());
    for (path, bytes) in &here {
        assert!(there[path] == *bytes, "{path} differs");
    }
}

#[test]
fn the_environment_can_set_the_clock() {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/minimal/in");
    let out = Folder::new();
    let run = |now: &str| {
        let status = Command::new(env!("CARGO_BIN_EXE_faktum"))
            .env("FAKTUM_LANGUAGE", "en")
            .args(["build", "--out", "."])
            .args(["--site".as_ref(), site.as_os_str()])
            .current_dir(out.path())
            .env("SOURCE_DATE_EPOCH", now)
            .status();
        (
            status.expect("the program starts").success(),
            fs::read(out.path().join("feed.xml")).unwrap_or_default(),
        )
    };
    let (first, feed) = run("0");
    assert!(first);
    assert!(String::from_utf8_lossy(&feed).contains("<updated>1970-01-01T01:00:00+01:00</updated>"));
    assert!(!run("tomorrow").0, "what is no number is refused");
}
