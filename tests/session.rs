//! The caches of a session never show: after each edit, its site and its problems are those of a cold build, byte for
//! byte.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicI64, Ordering};

use faktum::diagnostic::Diagnostics;
use faktum::inspect::Inspectors;
use faktum::model::MessageLanguage;
use faktum::model::date::Moment;
use faktum::pipeline::{Build, Now, Options, Session};
use faktum::publish::{PublishOptions, publish};
use faktum::render::Bytes;
use faktum::report::{Format, Layout, lay_out};
use faktum::source::Sources;
use support::{Folder, files};

fn options(site: &Path) -> Options {
    let now = "2021-01-01".parse().expect("a date");
    Options::new(site, Now::DateTimeInput(now))
}

/// Renders every file of a build, and prints every problem.
fn contents(build: &Build) -> (BTreeMap<String, Vec<u8>>, String) {
    let made = Mutex::new(BTreeMap::new());
    if let Some(outputs) = &build.outputs {
        let keep = |path: &str, bytes: Bytes<'_>| {
            let bytes = match bytes {
                Bytes::Made(bytes) => bytes.into_owned(),
                Bytes::CopyOf(from) => fs::read(from).expect("a file to copy"),
            };
            made.lock().expect("no other thread panicked").insert(path.to_owned(), bytes);
        };
        outputs
            .make_all(|output, bytes| {
                keep(output.path.as_str(), bytes);
                Ok(())
            })
            .expect("nothing fails");
    }
    let layout = Layout {
        format: Format::Human,
        language: MessageLanguage::English,
        colour: false,
        width: None,
        prefix: "",
    };
    let problems = build.problems.iter().map(|found| lay_out(found, build.sources(), layout)).collect();
    (made.into_inner().expect("no thread panicked"), problems)
}

/// A copy of the site that uses every field, and a session on it.
struct Played {
    site: Folder,
    session: Session,
}

impl Played {
    fn start() -> Played {
        let site = Folder::new();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/in");
        for (path, bytes) in files(&from) {
            site.write(&path, bytes);
        }
        let session = Session::open(options(site.path())).expect("a site");
        Played { site, session }
    }

    /// Compares with a cold build after an edit at a path; returns whether there is a site, and the problems.
    fn compare_after(&mut self, path: &str) -> (bool, String) {
        self.session.refresh(&self.site.path().join(path));
        let warm = contents(&self.session.build());
        let mut cold = Session::open(options(self.site.path())).expect("a site");
        let cold = contents(&cold.build());
        assert_eq!(warm.1, cold.1, "problems after {path}");
        assert_eq!(
            warm.0.keys().collect::<Vec<_>>(),
            cold.0.keys().collect::<Vec<_>>(),
            "files after {path}"
        );
        for (file, bytes) in &warm.0 {
            assert!(cold.0[file] == *bytes, "{file} after {path}");
        }
        (!warm.0.is_empty(), warm.1)
    }

    fn replace(&mut self, path: &str, from: &str, to: &str) -> (bool, String) {
        let text = self.site.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.site.write(path, text.replace(from, to));
        self.compare_after(path)
    }
}

#[test]
fn a_session_is_a_cold_build_after_every_kind_of_edit() {
    let mut played = Played::start();
    let good = |played: (bool, String)| assert!(played.0, "{}", played.1);
    good(played.compare_after("content"));
    good(played.replace("content/releases/anden.md", "Kort.", "Længere."));
    good(played.replace("content/releases/anden.md", "title: Andet eksempel", "title: Et andet eksempel"));
    good(played.replace("content/organisations/aaforeningen.yaml", "Åforeningen", "Aaforeningen"));
    good(played.replace("content/pages/om.en.md", "We are here.", "We are there."));
    good(played.replace("content/statements/anna-glad.yaml", "et godt", "et bedre"));
    good(played.replace("content/media/logo.yaml", "En trekant", "En blå trekant"));
    good(played.replace("themes/house/templates/page.html", "<h1>", "<h1 class=\"x\">"));
    good(played.replace("themes/house/strings/da.yaml", "Alt i orden", "Alt vel"));
    good(played.replace("themes/house/assets/style.css", "body", "html"));
    good(played.replace("content/site.yaml", "entries: 2", "entries: 1"));

    // New words only; new words that refer to something else; new facts; and all of these again.
    for round in 0..3 {
        let text = played.site.read("content/releases/anden.md");
        for more in
            ["Mere.", "[](organisation:aaforeningen) er med.", "### Uden niveau", "Se [om](/om/).", "Igen."]
        {
            played.site.write("content/releases/anden.md", format!("{text}\n{more}\n"));
            let _some_are_errors = played.compare_after("content/releases/anden.md");
        }
        let facts = text.replacen("topics:", "place: Odense\ntopics:", 1);
        played.site.write("content/releases/anden.md", facts);
        good(played.compare_after("content/releases/anden.md"));
        played.site.write("content/releases/anden.md", text.replacen("2020", "2019", 1));
        let _may_be_an_error = played.compare_after("content/releases/anden.md");
        played.site.write("content/releases/anden.md", &text);
        assert!(played.compare_after("content/releases/anden.md").0, "round {round}");
    }

    // A file breaks and is repaired; a problem moves with the files around it.
    assert!(!played.replace("content/releases/anden.md", "summary:", "sumary:").0);
    played.site.write("content/organisations/aaa.yaml", "name: Ny\ntype: ngo\n");
    assert!(!played.compare_after("content/organisations/aaa.yaml").0);
    good(played.replace("content/releases/anden.md", "sumary:", "summary:"));

    // Drafts, removed files, new folders, renamed folders.
    assert!(
        !played.replace("content/releases/anden.md", "topics:", "draft: true\ntopics:").0,
        "it is referred to"
    );
    good(played.replace("content/releases/anden.md", "draft: true\n", ""));
    fs::remove_file(played.site.path().join("content/organisations/aaa.yaml")).expect("the file");
    good(played.compare_after("content/organisations/aaa.yaml"));
    for number in 0..5 {
        let release = "---\ntitle: Ny\nsummary: Ny.\npublisher: ministeriet\npublished: 2020-05-04\n---\n";
        played.site.write(&format!("content/releases/ny/dyb/nummer-{number}.md"), release);
    }
    good(played.compare_after("content/releases/ny"));
    let folder = |name: &str| played.site.path().join("content/releases").join(name);
    fs::rename(folder("ny"), folder("gammel")).expect("a new name");
    played.session.refresh(&played.site.path().join("content/releases/ny"));
    good(played.compare_after("content/releases/gammel"));
    fs::remove_dir_all(played.site.path().join("content/releases/gammel")).expect("the folder");
    good(played.compare_after("content/releases/gammel"));
    fs::remove_dir_all(played.site.path().join("content/people")).expect("the folder");
    assert!(!played.compare_after("content/people").0);
}

#[test]
fn a_session_is_a_cold_build_without_any_line_of_any_sheet() {
    let mut played = Played::start();
    let (mut sites, mut failures) = (0, 0);
    for folder in ["organisations", "people", "partnerships", "agreements"] {
        for (file, bytes) in files(&played.site.path().join("content").join(folder)) {
            let path = format!("content/{folder}/{file}");
            let text = String::from_utf8(bytes).expect("a text");
            let lines: Vec<&str> = text.lines().collect();
            for left_out in 0..lines.len() {
                let others =
                    lines.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, line)| *line);
                played.site.write(&path, others.collect::<Vec<_>>().join("\n"));
                let is_site = played.compare_after(&path).0;
                sites += usize::from(is_site);
                failures += usize::from(!is_site);
            }
            played.site.write(&path, text);
            assert!(played.compare_after(&path).0, "{path} as it was");
        }
    }
    assert!(sites > 20 && failures > 10, "{sites} sites, {failures} failures");
}

#[test]
fn files_that_the_site_does_not_use_change_nothing() {
    let mut played = Played::start();
    played.site.write("public/index.html", "x");
    played.site.write("content/.git/config", "x");
    played.site.write("content/pages/om.md~", "x");
    for path in ["public/index.html", "content/.git/config", "content/pages/om.md~", "content/.git"] {
        assert!(played.compare_after(path).0, "{path}");
    }
}

#[test]
fn a_preview_cannot_be_published() {
    let site = Folder::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/held-back/in");
    for (path, bytes) in files(&from) {
        site.write(&path, bytes);
    }
    let preview = Session::open(options(site.path())).expect("a site").preview();
    let outputs = preview.outputs.expect("a site without errors");
    let out = site.path().join("public");
    let inspectors = Inspectors::new(Some(&outputs), &Sources::default()).expect("inspectors");
    let refused = publish(&outputs, &inspectors, &PublishOptions::new(&out), &mut Diagnostics::default());
    assert!(refused.is_err() && !out.exists());
}

/// The seconds of a clock that a test moves.
static SECONDS: AtomicI64 = AtomicI64::new(1_588_291_200); // 2020-05-01

fn moved_clock() -> Moment {
    Moment::from_unix_seconds(SECONDS.load(Ordering::Relaxed)).expect("a moment")
}

/// Compares two sessions whose clock moves, one of them a preview, with cold builds of this moment. Gives the public site.
fn compare_now(site: &Path, public: &mut Session, preview: &mut Session) -> Build {
    let at = moved_clock();
    let open = || Session::open(Options { now: Now::Moment(at), ..options(site) }).expect("a site");
    let warm = public.build();
    let cold = open().build();
    assert!(contents(&warm) == contents(&cold), "the public site at {at:?}");
    assert_eq!(warm.next_change.as_ref().map(|next| next.at), cold.next_change.map(|next| next.at));
    assert!(contents(&preview.preview()) == contents(&open().preview()), "the preview at {at:?}");
    warm
}

#[test]
fn a_session_whose_clock_moves_is_a_cold_build_at_each_moment_also_of_a_preview() {
    let folder = Folder::new();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/held-back/in");
    for (path, bytes) in files(&from) {
        folder.write(&path, bytes);
    }
    let site = folder.path();
    let open = || Session::open(Options { now: Now::Clock(moved_clock), ..options(site) }).expect("a site");
    let (mut public, mut preview) = (open(), open());
    let path = "content/releases/offentlig.md";
    let release = folder.read(path);
    let mut changes = 0;
    loop {
        let build = compare_now(site, &mut public, &mut preview);
        let Some(alarm) = public.alarm(&build) else { break };
        changes += 1;
        let left = i64::try_from(alarm.time_left().as_secs()).expect("a few years");
        // The last second of this site, with new words and without; then the first one of the next.
        SECONDS.fetch_add(left - 1, Ordering::Relaxed);
        compare_now(site, &mut public, &mut preview);
        folder.write(path, format!("{release}\nFør ændring {changes}.\n"));
        for session in [&mut public, &mut preview] {
            session.refresh(&site.join(path));
        }
        compare_now(site, &mut public, &mut preview);
        SECONDS.fetch_add(1, Ordering::Relaxed);
    }
    assert_eq!(changes, 4, "one release goes, three appear");
}
