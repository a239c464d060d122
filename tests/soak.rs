//! Edits of every kind while the preview server runs: after each pause, every file that it serves is that of a cold build
//! (except for the reload script).
//!
//! `cargo test` makes 300 edits. This makes ten thousand:
//! `FAKTUM_EDITS=10000 cargo test --release --test soak -- --ignored --nocapture`.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]
#![cfg(feature = "serve")]

#[path = "support/server.rs"]
mod server;
mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use faktum::pipeline::{Now, Options, Session};
use faktum::render::Bytes;
use server::Server;
use support::{Folder, files};

/// How long a change may take to show. Generous: speed is not what is tested here.
const LIMIT: Duration = Duration::from_secs(15);

/// Numbers that look random but are the same in every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.roll(list.len())]
    }
}

/// The files of a cold build, by their addresses; `None` if the site has errors.
fn cold(site: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    let now = Now::DateTimeInput("2021-01-01".parse().expect("a date"));
    let options = Options::new(site, now);
    let build = Session::open(options).expect("a site").build();
    let outputs = build.outputs?;
    let made = Mutex::new(BTreeMap::new());
    let problems = outputs.make_all(
        |_| false,
        |output, bytes| {
            let bytes = match bytes {
                Bytes::Made(bytes) => bytes.into_owned(),
                Bytes::Pixels(bytes) => bytes,
                Bytes::CopyOf(from) => fs::read(from).expect("a file to copy"),
            };
            made.lock().expect("no other thread panicked").insert(output.path.address().to_string(), bytes);
            Ok(())
        },
    );
    problems.expect("nothing fails").is_empty().then(|| made.into_inner().expect("no thread panicked"))
}

/// A site that is edited, and its server.
struct Play {
    site: Folder,
    server: Server,
    dice: Dice,
    /// What the server must show: the last site without errors.
    good: BTreeMap<String, Vec<u8>>,
    made: usize,
}

impl Play {
    fn start(seed: u64) -> Play {
        let site = Folder::new();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/in");
        for (path, bytes) in files(&from) {
            site.write(&path, bytes);
        }
        let server = Server::start(site.path(), &[]);
        let good = cold(site.path()).expect("a good site to begin with");
        Play { site, server, dice: Dice(seed), good, made: 0 }
    }

    /// A difference between what the server shows and what it should, if there is one.
    fn difference(&self) -> Option<String> {
        for (address, expected) in &self.good {
            let answer = self.server.get(&format!("/repo{address}"));
            if answer.without_tags() != String::from_utf8_lossy(expected) {
                return Some(format!("{address} ({}) is not that of a cold build", answer.status));
            }
        }
        None
    }

    /// Waits until the server shows what a cold build of the site shows.
    fn settle(&mut self, after: &str) {
        if let Some(files) = cold(self.site.path()) {
            self.good = files;
        }
        let start = Instant::now();
        while let Some(difference) = self.difference() {
            assert!(start.elapsed() < LIMIT, "after {after}: {difference}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn release(&self, name: &str, title: &str) -> String {
        format!(
            "---\ntitle: {title}\nsummary: {name}.\npublisher: ministeriet\npublished: 2020-06-01\ntopics: [klima]\n---\n\n{title}.\n"
        )
    }

    /// Makes one edit that leaves the site valid; returns what it was.
    fn edit(&mut self) -> String {
        self.made += 1;
        let number = self.made;
        match self.dice.roll(11) {
            0 => self.rewrite("content/releases/anden.md", "Kort", &format!("Kort {number}")),
            1 => self.rewrite(
                "content/releases/anden.md",
                "title: Andet",
                &format!("title: Nr. {number}, andet"),
            ),
            2 => {
                self.rewrite("content/organisations/aaforeningen.yaml", "name: ", &format!("name: {number} "))
            }
            3 => {
                self.rewrite("themes/house/templates/page.html", "<h1>", &format!("<h1 class=\"n{number}\">"))
            }
            4 => self.rewrite("themes/house/strings/da.yaml", "_motto: ", &format!("_motto: {number} ")),
            5 => self.rewrite("themes/house/assets/style.css", "body", &format!("p{{order:{number}}}body")),
            6 => {
                let path =
                    format!("content/releases/{}/{number}/ny-{number}.md", self.dice.pick(&["a", "b"]));
                self.site.write(&path, self.release("Ny", &format!("Ny {number}")));
                format!("a new file in new folders, {path}")
            }
            7 => self.save_by_rename(number),
            8 => self.remove_or_rename(),
            9 => {
                for index in 0..20 {
                    let path = format!("content/releases/bunke/bunke-{index}.md");
                    self.site.write(&path, self.release("Bunke", &format!("Nr. {index} af bunke {number}")));
                }
                "twenty files at once".to_owned()
            }
            _ => {
                let is_draft = self.site.read("content/releases/kladde.md").contains("draft: true");
                let text = self.release("Kladde", &format!("Kladde {number}"));
                let draft = text.replacen("---\n", "---\ndraft: true\n", 1);
                self.site.write("content/releases/kladde.md", if is_draft { text } else { draft });
                "a draft switched on or off".to_owned()
            }
        }
    }

    /// Writes the original text of a file again, with an insertion.
    fn rewrite(&mut self, path: &str, from: &str, to: &str) -> String {
        let beginning = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/everything/in").join(path);
        let text = fs::read_to_string(beginning).expect("a file of the beginning");
        assert!(text.contains(from), "{path} has no {from}");
        self.site.write(path, text.replacen(from, to, 1));
        format!("an edit of {path}")
    }

    /// Saves as many editors do: to a file next to it, which is then renamed.
    fn save_by_rename(&mut self, number: usize) -> String {
        let path = self.site.path().join("content/pages/om.md");
        let beside = self.site.path().join("content/pages/.om.md.swp");
        fs::write(&beside, format!("---\ntitle: Om os {number}\nnav: 1\n---\n\n## Vi\n\nEr her.\n"))
            .expect("a file");
        fs::rename(beside, path).expect("a new name");
        "a save by rename".to_owned()
    }

    fn remove_or_rename(&mut self) -> String {
        let folder = |name: &str| self.site.path().join("content/releases").join(name);
        let (from, to) = if folder("a").exists() { ("a", "c") } else { ("c", "a") };
        if folder(from).exists() && !folder(to).exists() {
            fs::rename(folder(from), folder(to)).expect("a new name");
            return format!("the folder {from} renamed to {to}");
        }
        if folder("b").exists() {
            fs::remove_dir_all(folder("b")).expect("the folder");
        }
        "the folder b removed".to_owned()
    }

    /// Breaks a file, checks that the last working site stays, and repairs the file.
    fn break_and_mend(&mut self) {
        let (path, broken) = *self.dice.pick(&[
            ("content/releases/anden.md", "---\ntitle: \"Uden slutning\n---\n"),
            ("content/organisations/ministeriet.yaml", "name: M\ntype: ingenting\n"),
            ("themes/house/templates/page.html", "{% if %}"),
        ]);
        let whole = self.site.read(path);
        self.site.write(path, broken);
        thread::sleep(Duration::from_millis(150));
        self.settle(&format!("breaking {path}"));
        self.site.write(path, whole);
        self.settle(&format!("mending {path}"));
        self.made += 2;
    }
}

fn play(edits: usize, seed: u64) {
    let mut play = Play::start(seed);
    play.site.write("content/releases/kladde.md", play.release("Kladde", "Kladde"));
    play.settle("the first file");
    while play.made < edits {
        if play.dice.roll(12) == 0 {
            play.break_and_mend();
            continue;
        }
        // A few edits in a row, as a person or a program makes them, then a pause.
        let count = 1 + play.dice.roll(8);
        let done: Vec<String> = (0..count).map(|_| play.edit()).collect();
        play.settle(&format!("{} (edit {}, seed {seed})", done.join(", "), play.made));
    }
}

#[test]
fn after_each_of_300_edits_the_server_shows_what_a_cold_build_shows() {
    play(300, 1);
}

#[test]
#[ignore = "takes long; see CONTRIBUTING.md"]
fn after_each_of_many_edits_the_server_shows_what_a_cold_build_shows() {
    let edits = std::env::var("FAKTUM_EDITS").ok().and_then(|edits| edits.parse().ok()).unwrap_or(10_000);
    play(edits, 2);
}
