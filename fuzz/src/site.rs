//! A small site in a temporary folder, built again for each input.
//!
//! Takes the text of one of its files; gives the build, and panics if a problem is shown at a place that is not there, if a
//! file would be written outside the output folder, or if a page is not whole. The folder is below `TMPDIR`.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use faktum::diagnostic::Diagnostics;
use faktum::pipeline::{Build, Now, Options, Session};
use faktum::render::Outputs;

use super::problems::{self, Written};

/// The files of the site: a few of each kind that other bodies need.
const FILES: [(&str, &str); 5] = [
    ("content/site.yaml", SETTINGS),
    ("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n"),
    ("content/pages/om.md", "---\ntitle: Om\n---\n\nOm styrelsen.\n"),
    ("content/releases/nyhed.md", RELEASE),
    ("themes/house/templates/page.html", "{{ page.title }}"),
];

const SETTINGS: &str = "\
title: Test
base_url: https://example.org/presse/
language: da
languages: [da, en]
time_zone: Europe/Copenhagen
theme: house
";

const RELEASE: &str = "\
---
title: Nyhed
summary: Ny.
publisher: styrelsen
published: 2020-05-04
topics: [Klima]
---

Nyt.
";

/// A site and the session that builds it.
pub struct Site {
    folder: PathBuf,
    session: Session,
    /// What was written over its files.
    written: Written,
}

impl Default for Site {
    fn default() -> Site {
        Site::new()
    }
}

impl Site {
    pub fn new() -> Site {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("faktum-inputs-{}-{number}", std::process::id()));
        for (path, text) in FILES {
            write(&folder, path, text);
        }
        let session = Session::open(options(&folder)).expect("a site");
        Site { folder, session, written: Written::new() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file and builds the site. Checks the problems and where files would be written to.
    pub fn build_with(&mut self, path: &str, text: &str) -> Build {
        write(&self.folder, path, text);
        self.written.insert(path.to_owned(), text.to_owned());
        self.session.refresh(&self.folder.join(path));
        let mut build = self.session.build();
        if let Some(outputs) = &build.outputs {
            check_paths(outputs);
            let mut found = Diagnostics::default();
            found.extend(outputs.try_all(|| true));
            build.add(found);
        }
        problems::check(&build.problems, build.sources(), &self.written);
        build
    }

    /// Removes a file again.
    pub fn remove(&mut self, path: &str) {
        fs::remove_file(self.folder.join(path)).expect("a file to remove");
        self.session.refresh(&self.folder.join(path));
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        let _left_behind = fs::remove_dir_all(&self.folder);
    }
}

/// The options of a site in a folder, at a fixed time.
pub fn options(folder: &Path) -> Options {
    let now = Now::DateTimeInput("2021-01-01".parse().expect("a date"));
    Options::new(folder, now)
}

fn write(folder: &Path, path: &str, text: &str) {
    let file = folder.join(path);
    fs::create_dir_all(file.parent().expect("a file in a folder")).expect("a folder");
    fs::write(file, text).expect("a file");
}

/// No file of a site is outside its folder, and none has the place of another.
fn check_paths(outputs: &Outputs) {
    for pair in outputs.list().windows(2) {
        assert!(pair[0].path < pair[1].path, "{} and {}", pair[0].path, pair[1].path);
    }
    for output in outputs.list() {
        check_path(&output.path);
    }
}

/// A path leads to a file below the folder that it is joined to, on every system.
pub fn check_path(path: &str) {
    let names = Path::new(path).components();
    let is_below = names.clone().all(|name| matches!(name, Component::Normal(_)));
    assert!(is_below && names.count() == path.split('/').count(), "{path:?} leaves the folder");
    assert!(!path.contains(['\\', ':', '\0', '\n']), "{path:?} is no path on every system");
}
