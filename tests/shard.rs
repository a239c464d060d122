//! A site that several machines build is the site that one machine builds, byte for byte.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::path::Path;

use support::{Folder, faktum, files, stderr};

/// The files that a build of `site` writes, without its list of them.
fn built(site: &Path, out: &Path, arguments: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let out_text = out.to_string_lossy();
    let output = faktum(site, &[&["build", "--now", "2021-01-01", "--out", &out_text], arguments].concat());
    assert!(output.status.success(), "{}", stderr(&output));
    let mut built = files(out);
    built.retain(|path, _| !path.starts_with(".faktum/"));
    built
}

#[test]
fn the_parts_are_disjoint_and_together_are_the_whole() {
    for site in [".", "tests/golden/everything/in"] {
        let site = Path::new(env!("CARGO_MANIFEST_DIR")).join(site);
        let folder = Folder::new();
        let whole = built(&site, &folder.path().join("whole"), &[]);
        for count in [2, 7] {
            let mut together = BTreeMap::new();
            for number in 1..=count {
                let shard = format!("{number}/{count}");
                let part = built(&site, &folder.path().join(&shard), &["--shard", &shard]);
                assert!(part.len().abs_diff(whole.len() / count) <= 1, "{shard}: {} files", part.len());
                for (path, bytes) in part {
                    assert!(together.insert(path.clone(), bytes).is_none(), "{path} is in two parts");
                }
            }
            assert!(together == whole, "{count} parts are not the whole");
        }
    }
}

#[test]
fn a_part_has_a_folder_of_its_own_and_records_nothing() {
    let site = Folder::new();
    site.write("content/site.yaml", support::SITE);
    assert!(faktum(site.path(), &["build"]).status.success());
    let whole = files(&site.path().join("public"));
    assert!(faktum(site.path(), &["build", "--shard", "1/2"]).status.success());
    assert!(files(&site.path().join("public")) == whole, "a part leaves the whole site alone");
    assert!(site.exists("public-1-of-2/.faktum/manifest"));
    for wrong in [&["--shard", "3/2"][..], &["--shard", "1/2", "--record"], &["--shard", "1/2", "--watch"]] {
        let output = faktum(site.path(), &[&["build"], wrong].concat());
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
    }
}
