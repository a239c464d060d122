//! Texts that are cut off or have lost or doubled a line, as a disk that is full, a merge or a slip of the hand leaves them: a
//! site or problems, and never an end without either.
//!
//! Takes every site of the tests, the one of this repository and those of `faktum init` and `faktum new`. Each text in them is
//! cut before each of its characters, and is without each of its lines and with each of them twice. Each time, a whole build
//! runs. Every problem must have a place that is in its file, and must be laid out in each format and both languages; a site
//! without errors must render. What the problems say is not tested here: `tests/mistakes.rs` does that.
//!
//! `cargo test` takes one change of many. This takes every one:
//! `cargo test --release --test cuts -- --ignored --nocapture`.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use faktum::diagnostic::{Diagnostic, Severity};
use faktum::model::date::Moment;
use faktum::model::kinds::FILE_KINDS;
use faktum::model::{Day, Language, MessageLanguage};
use faktum::pipeline::{Build, Now, Options, Session};
use faktum::report::{Format, Layout, lay_out};
use faktum::scaffold::{new_file, new_site};
use faktum::source::Span;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use support::fixture::lay_out_site;
use support::{Folder, NOW, entries, files};

/// One in so many changes is made by `cargo test`. A prime, so that no kind of change is left out.
const SAMPLE: usize = 397;

/// A site, and where it is from.
struct Start {
    name: String,
    site: Folder,
}

/// What is done to a text.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// Nothing is left from this byte on.
    CutAt(usize),
    /// This line is left out, counted from 0.
    Without(usize),
    /// This line comes twice.
    Twice(usize),
}

impl Change {
    fn all(text: &str) -> Vec<Change> {
        let lines = 0..text.split_inclusive('\n').count();
        let cuts = text.char_indices().map(|(at, _)| Change::CutAt(at));
        cuts.chain(lines.clone().map(Change::Without)).chain(lines.map(Change::Twice)).collect()
    }

    fn apply(self, text: &str) -> String {
        if let Change::CutAt(at) = self {
            return text[..at].to_owned();
        }
        let mut changed = String::new();
        for (number, line) in text.split_inclusive('\n').enumerate() {
            let times = match self {
                Change::Without(left_out) if left_out == number => 0,
                Change::Twice(doubled) if doubled == number => 2,
                _ => 1,
            };
            changed.push_str(&line.repeat(times));
        }
        changed
    }
}

/// What was seen in the builds of a run.
#[derive(Default)]
struct Tally {
    changes: usize,
    sites: usize,
    problems: usize,
    slowest: Duration,
    failures: Vec<String>,
}

impl Tally {
    fn plus(mut self, other: Tally) -> Tally {
        self.changes += other.changes;
        self.sites += other.sites;
        self.problems += other.problems;
        self.slowest = self.slowest.max(other.slowest);
        self.failures.extend(other.failures);
        self
    }
}

fn starts() -> Vec<Start> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut starts = vec![copy("content", &root.join("content"), "content/")];
    for golden in entries(&root.join("tests/golden")).iter().filter(|golden| golden.join("in").exists()) {
        starts.push(copy(&golden.display().to_string(), &golden.join("in"), ""));
    }
    let fixtures = entries(&root.join("tests/diagnostics"));
    for path in fixtures.into_iter().chain([root.join("tests/mistakes/site.txt")]) {
        let fixture = fs::read_to_string(&path).expect("a fixture");
        let site = Folder::new();
        let _arguments = lay_out_site(fixture.split("=== says\n").next().expect("a first part"), &site);
        starts.push(Start { name: path.display().to_string(), site });
    }
    starts.extend(Language::KNOWN.map(scaffolded));
    starts
}

/// A copy of a folder, below `prefix` in the site.
fn copy(name: &str, from: &Path, prefix: &str) -> Start {
    let site = Folder::new();
    for (path, bytes) in files(from) {
        site.write(&format!("{prefix}{path}"), bytes);
    }
    Start { name: name.to_owned(), site }
}

/// A site of `faktum init`, with a file of each kind of `faktum new`.
fn scaffolded(language: Language) -> Start {
    let site = Folder::new();
    let today: Day = "2020-12-01".parse().expect("a day");
    new_site(site.path(), language, None, today).expect("a new site");
    for kind in FILE_KINDS.iter().filter(|kind| kind.kind.is_some()) {
        new_file(site.path(), kind, "Nyt fra Åen", today).expect("a new file");
    }
    Start { name: format!("init --language {}", language.tag()), site }
}

/// The texts of a site that the program reads.
fn texts(site: &Folder) -> Vec<(String, String)> {
    let is_read = |path: &str| {
        (path.starts_with("content/") || path.starts_with("themes/")) && !path.starts_with("content/files/")
    };
    let read = files(site.path()).into_iter().filter(|(path, bytes)| is_read(path) && bytes.len() < 100_000);
    read.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

fn session(site: &Path) -> Option<Session> {
    let now = Now::Moment(Moment::from_unix_seconds(NOW).expect("a moment"));
    Session::open(Options::new(site, now)).ok()
}

/// Builds a site with a file written anew; whether it has become a site, and how many problems it has.
fn build(session: &mut Session, file: &PathBuf, text: &str) -> (bool, usize) {
    fs::write(file, text).expect("a file");
    session.refresh(file);
    let build = session.build();
    for problem in &build.problems {
        see(&build, problem);
    }
    let Some(outputs) = &build.outputs else {
        assert!(build.count(Severity::Error) > 0, "neither a site nor an error");
        return (false, build.problems.len());
    };
    let inspectors = build.inspectors().expect("little text is held back");
    let found = inspectors.make_all(outputs, |_| false, |_, _| Ok(())).expect("every file can be made");
    (true, build.problems.len() + found.len())
}

/// A problem is at a place that its file has, and can be shown.
fn see(build: &Build, problem: &Diagnostic<Span>) {
    let related = problem.related.iter().map(|(place, _)| *place);
    for place in std::iter::once(problem.place).chain(related) {
        let text = build.sources().get(place.file).text();
        let (start, end) = (place.start as usize, place.end as usize);
        assert!(start <= end && text.get(start..end).is_some(), "no such place: {problem:?}");
    }
    for language in MessageLanguage::ALL {
        for (format, width) in [(Format::Human, Some(80)), (Format::Json, None), (Format::Github, None)] {
            let layout = Layout { format, language, colour: false, width, prefix: "" };
            let shown = lay_out(problem, build.sources(), layout);
            assert!(shown.contains(problem.code().name()), "{shown}");
        }
    }
}

/// Makes every change whose number, counted over all files of the site, is `first` or one of each `every` after it.
fn try_site(start: &Start, first: usize, every: usize) -> Tally {
    let mut tally = Tally::default();
    let Some(mut session) = session(start.site.path()) else {
        return tally;
    };
    let mut number = first;
    for (path, text) in texts(&start.site) {
        let file = start.site.path().join(&path);
        for change in Change::all(&text) {
            number += 1;
            if !number.is_multiple_of(every) {
                continue;
            }
            let began = Instant::now();
            let changed = change.apply(&text);
            let built = catch_unwind(AssertUnwindSafe(|| build(&mut session, &file, &changed)));
            match built {
                Ok((is_site, problems)) => {
                    tally.sites += usize::from(is_site);
                    tally.problems += problems;
                }
                Err(_printed) => {
                    tally.failures.push(format!("{}: {path}: {change:?}", start.name));
                    session = self::session(start.site.path()).expect("it was a site before");
                }
            }
            tally.changes += 1;
            tally.slowest = tally.slowest.max(began.elapsed());
        }
        fs::write(&file, &text).expect("a file");
        session.refresh(&file);
    }
    tally
}

fn try_all(every: usize) {
    let starts = starts();
    // Each site begins its count elsewhere, so that small ones are not left out.
    let numbered: Vec<(usize, &Start)> =
        starts.iter().enumerate().map(|(at, start)| (at * 7, start)).collect();
    let tallies = numbered.par_iter().map(|(first, start)| try_site(start, *first, every));
    let tally = tallies.reduce(Tally::default, Tally::plus);
    println!(
        "{} changes in {} sites: {} were sites, the others had {} problems; the slowest took {} ms",
        tally.changes,
        starts.len(),
        tally.sites,
        tally.problems,
        tally.slowest.as_millis()
    );
    assert!(tally.failures.is_empty(), "{} failures: {:#?}", tally.failures.len(), tally.failures);
    assert!(tally.sites > 10 && tally.problems > tally.changes / 2, "the changes are not made");
}

#[test]
fn a_text_that_is_cut_or_has_a_line_too_few_or_too_many_ends_in_a_site_or_in_problems() {
    try_all(SAMPLE);
}

#[test]
#[ignore = "takes minutes: see the top of this file"]
fn every_cut_and_every_line() {
    try_all(1);
}
