//! What tests share: temporary folders, a minimal site, and the real program.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod fixture;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A temporary folder, removed at the end of the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Folder {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("faktum-test-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("a temporary folder");
        Folder(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.0.join(path);
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(file, bytes).expect("a file");
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    pub fn exists(&self, path: &str) -> bool {
        self.0.join(path).exists()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _left_behind = fs::remove_dir_all(&self.0);
        // Where a build into the folder itself prepared the next site.
        let name = self.0.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let _left_behind = fs::remove_dir_all(self.0.with_file_name(format!(".{name}.faktum")));
    }
}

/// The settings of a site without problems.
pub const SITE: &str = "\
title: Test
base_url: https://example.org/
language: da
time_zone: Europe/Copenhagen
";

/// What counts as now for the program: 2021-01-01, in seconds since 1970.
pub const NOW: i64 = 1_609_459_200;

/// Runs the program in a folder, at a fixed time.
pub fn faktum(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_faktum"))
        .args(arguments)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", NOW.to_string())
        .env("NO_COLOR", "1")
        .env("FAKTUM_LANGUAGE", "en")
        .output()
        .expect("the program starts")
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The bytes of every file below a folder, by its path with `/` between the names.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("a readable folder");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).expect("below the folder");
            let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
            files.insert(names.join("/"), fs::read(entry.path()).expect("a readable file"));
        }
    }
    files
}

/// The files that a build wrote for readers: without faktum's hidden folder.
pub fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = files(folder);
    files.retain(|path, _| !path.starts_with(".faktum/"));
    files
}

/// Whether to update the expected results instead of comparing them: `FAKTUM_BLESS=1 cargo test`.
pub fn is_blessing() -> bool {
    std::env::var_os("FAKTUM_BLESS").is_some()
}

/// The entries of a folder, sorted.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries
}
