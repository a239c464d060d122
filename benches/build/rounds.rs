//! The rounds: every program builds once in each, and a different one starts each time.
//!
//! Takes the programs and the amount of work; gives every run that was measured. Runs that depend on each other (a build, the
//! same build again, one after an edit) stay together and in order. These groups move up one place each round, so that none
//! always follows the same one. The output of a round is removed at its end, because removing many files slows down whatever
//! runs next. Edits stay: each puts a new word into a file. It deliberately looks at no page: `benches/preview.rs` and the tests
//! check that edits are shown.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use super::disk::{Output, file_system, settle};
use super::failure::{Failure, failed};
use super::plain;
use super::programs::{self, Peer, Programs};
use super::run::{Run, run};
use super::sites::{NOW, Sites, measured};
use super::words::{Dice, read, with_line};

/// How long to leave the disk alone after a round.
const REST: Duration = Duration::from_secs(1);

/// About how many pages the edited organisation should be mentioned on.
const NAMED_ON: usize = 500;
/// How many organisations take turns in being edited.
const ORGANISATIONS: usize = 10;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Task {
    /// `faktum build` into nothing.
    Whole,
    /// The same, with a theme that writes the pages of the others.
    Alike,
    /// The same on one thread.
    OneThread,
    /// The same files without `faktum build`.
    Plain,
    /// `faktum build` again.
    Unchanged,
    /// `faktum build` after a release's body changed.
    Body,
    /// `faktum build` after an organisation's name changed.
    Organisation,
    /// Another program, into nothing.
    Of(Peer),
}

impl Task {
    /// The tasks of faktum, in the order of the table.
    pub const OF_FAKTUM: [Task; 7] = [
        Task::Whole,
        Task::Alike,
        Task::OneThread,
        Task::Plain,
        Task::Unchanged,
        Task::Body,
        Task::Organisation,
    ];
}

impl fmt::Display for Task {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Task::Whole => "`faktum build` into nothing",
            Task::Alike => "the same with the others' pages",
            Task::OneThread => "the first on one thread",
            Task::Plain => "the files of the first, written plainly",
            Task::Unchanged => "`faktum build`, nothing changed",
            Task::Body => "`faktum build`, a release's body changed",
            Task::Organisation => "`faktum build`, an organisation's name changed",
            Task::Of(Peer::Hugo) => "`hugo build` into nothing",
            Task::Of(Peer::Zola) => "`zola build` into nothing",
            Task::Of(Peer::Blades) => "`blades all` into nothing",
        })
    }
}

/// One run that was measured.
pub struct Sample {
    pub task: Task,
    pub run: Run,
    /// How many files it wrote, if it says so.
    pub written: Option<usize>,
    /// How long each of its steps took, in milliseconds, if it says so.
    pub steps: Vec<(String, f64)>,
}

/// All results.
pub struct Findings {
    pub releases: usize,
    pub rounds: usize,
    pub site: String,
    pub file_system: Option<String>,
    /// How many pages mention the edited organisations: the fewest and the most.
    pub organisations: (usize, usize),
    /// The other programs with their versions, or why they are missing.
    pub peers: Vec<(Peer, String)>,
    pub samples: Vec<Sample>,
    /// What each task that writes a whole site wrote.
    pub outputs: Vec<(Task, Output)>,
}

/// Generates the sites and builds them.
pub fn play(releases: usize, rounds: usize, programs: &Programs) -> Result<Findings, Failure> {
    eprintln!("making sites of {releases} releases");
    let sites = Sites::make(releases, &programs.sites())?;
    let cannot = |error| failed("cannot look at the site", error);
    let (files, bytes) = measured(&sites.of(programs::FAKTUM)).map_err(cannot)?;
    let mut workshop = Workshop::new(&sites, programs);
    let organisations = workshop.organisations.iter().map(|(_, pages)| *pages);
    let mut findings = Findings {
        releases,
        rounds,
        site: format!("{}; {files} files, {:.1} MB", sites.corpus, bytes as f64 / 1e6),
        file_system: file_system(sites.folder()),
        organisations: (organisations.clone().min().unwrap_or(0), organisations.max().unwrap_or(0)),
        peers: programs.peers.iter().map(|(peer, found)| (*peer, found.to_string())).collect(),
        samples: Vec::new(),
        outputs: Vec::new(),
    };
    let mut groups = workshop.groups();
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        for group in &groups {
            findings.samples.extend(workshop.build(*group)?);
        }
        if round == rounds {
            findings.outputs = workshop.outputs(&groups)?;
        }
        workshop.tidy_up(&groups)?;
        groups.rotate_left(1);
    }
    Ok(findings)
}

/// Runs that depend on each other.
#[derive(Clone, Copy)]
enum Group<'p> {
    /// A build, and the ones that continue from it.
    Faktum,
    Alike,
    OneThread,
    Plain,
    Peer(Peer, &'p Path),
}

impl Group<'_> {
    /// The run of the group that writes a whole site.
    fn whole(self) -> Task {
        match self {
            Group::Faktum => Task::Whole,
            Group::Alike => Task::Alike,
            Group::OneThread => Task::OneThread,
            Group::Plain => Task::Plain,
            Group::Peer(peer, _) => Task::Of(peer),
        }
    }
}

/// Edits and builds the sites.
struct Workshop<'s> {
    sites: &'s Sites,
    programs: &'s Programs,
    /// The files of the organisations that are edited, their names, and how many pages mention each.
    organisations: Vec<((String, &'s str), usize)>,
    dice: Dice,
    /// How many words have been put into files.
    words: usize,
}

impl<'s> Workshop<'s> {
    fn new(sites: &'s Sites, programs: &'s Programs) -> Workshop<'s> {
        let named = sites.corpus.organisations_named_on(NAMED_ON).into_iter().take(ORGANISATIONS);
        let organisations = named.map(|(one, pages)| ((one.file(), one.name.as_str()), pages)).collect();
        Workshop { sites, programs, organisations, dice: Dice::new(), words: 0 }
    }

    fn groups(&self) -> Vec<Group<'s>> {
        let own = [Group::Faktum, Group::Plain, Group::Alike, Group::OneThread];
        let own = own.into_iter().filter(|_| self.programs.has_faktum);
        own.chain(self.programs.measured().map(|(peer, program)| Group::Peer(peer, program))).collect()
    }

    /// The output folder of a task. All programs can be given one but Blades, which writes into its site.
    fn out(&self, task: Task) -> PathBuf {
        match task {
            Task::Of(Peer::Blades) => self.sites.of("blades").join("public"),
            Task::Of(Peer::Hugo) => self.made().join("hugo"),
            Task::Of(Peer::Zola) => self.made().join("zola"),
            Task::Plain => self.made().join("plain"),
            Task::OneThread => self.made().join("one-thread"),
            Task::Alike => self.made().join("alike"),
            Task::Whole | Task::Unchanged | Task::Body | Task::Organisation => self.made().join("faktum"),
        }
    }

    /// The folder for a round's outputs.
    fn made(&self) -> PathBuf {
        self.sites.folder().join("made")
    }

    fn build(&mut self, group: Group<'_>) -> Result<Vec<Sample>, Failure> {
        let whole = group.whole();
        let mut command = match group {
            Group::Faktum => {
                let mut samples = vec![self.faktum(Task::Whole)?, self.faktum(Task::Unchanged)?];
                self.edit_body()?;
                // The first build that changes something creates the second tree; later ones reuse it.
                self.faktum(Task::Body)?;
                self.edit_body()?;
                samples.push(self.faktum(Task::Body)?);
                self.edit_organisation()?;
                samples.push(self.faktum(Task::Organisation)?);
                return Ok(samples);
            }
            Group::Alike | Group::OneThread => return Ok(vec![self.faktum(whole)?]),
            Group::Plain => plain::command(&self.sites.of(programs::FAKTUM), &self.out(whole))?,
            Group::Peer(peer, program) => {
                let mut command = Command::new(program);
                command.current_dir(self.sites.of(peer.site()));
                match peer {
                    Peer::Hugo => {
                        command.args(["build", "--quiet", "--destination"]).arg(self.out(whole));
                    }
                    Peer::Zola => {
                        command.args(["build", "--output-dir"]).arg(self.out(whole));
                    }
                    Peer::Blades => {
                        command.arg("all");
                    }
                }
                command
            }
        };
        settle();
        let run = run(&mut command)?;
        Ok(vec![Sample { task: whole, run, written: None, steps: Vec::new() }])
    }

    fn faktum(&self, task: Task) -> Result<Sample, Failure> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_faktum"));
        let site = if task == Task::Alike { programs::ALIKE } else { programs::FAKTUM };
        command.args(["build", "--timings", "--now", NOW, "--site"]).arg(self.sites.of(site));
        command.arg("--out").arg(self.out(task));
        if task == Task::OneThread {
            command.env("RAYON_NUM_THREADS", "1");
        }
        settle();
        let run = run(&mut command)?;
        let (written, steps) = (written(&run.said), steps(&run.said));
        Ok(Sample { task, run, written, steps })
    }

    /// Adds a word to the end of a release.
    fn edit_body(&mut self) -> Result<(), Failure> {
        let file = self.dice.pick(&self.sites.corpus.releases).file();
        let word = self.word();
        self.save(&file, |text| format!("{text}\n{word}\n"))
    }

    /// Adds a word to the name of an organisation.
    fn edit_organisation(&mut self) -> Result<(), Failure> {
        if self.organisations.is_empty() {
            return Err(failed("the edit of an organisation", "no organisation publishes a release"));
        }
        let ((file, name), _) = self.dice.pick(&self.organisations).clone();
        let name = format!("{name} {}", self.word());
        self.save(&file, |text| with_line(text, "name", &name))
    }

    fn word(&mut self) -> String {
        self.words += 1;
        format!("rettelse-{:06}", self.words)
    }

    fn save(&self, file: &str, edited: impl Fn(&str) -> String) -> Result<(), Failure> {
        let folder = self.sites.of(programs::FAKTUM);
        let text = edited(&read(&folder, file)?);
        fs::write(folder.join(file), text).map_err(|error| failed(file, error))
    }

    fn outputs(&self, groups: &[Group<'_>]) -> Result<Vec<(Task, Output)>, Failure> {
        let of = |group: &Group<'_>| {
            let (task, out) = (group.whole(), self.out(group.whole()));
            let output = Output::of(&out).map_err(|error| failed(out.display(), error))?;
            Ok((task, output))
        };
        let mut outputs: Vec<_> = groups.iter().map(of).collect::<Result<_, Failure>>()?;
        outputs.sort_by_key(|(task, _)| *task);
        Ok(outputs)
    }

    /// Removes the output of a round, and leaves the disk alone for a moment.
    fn tidy_up(&self, groups: &[Group<'_>]) -> Result<(), Failure> {
        let outs = groups.iter().map(|group| self.out(group.whole()));
        for folder in outs.chain([self.made()]).filter(|folder| folder.exists()) {
            fs::remove_dir_all(&folder).map_err(|error| failed(folder.display(), error))?;
        }
        settle();
        thread::sleep(REST);
        Ok(())
    }
}

/// `… files in DIR (12 written, 0 removed), …`
fn written(said: &str) -> Option<usize> {
    let (before, _) = said.split_once(" written, ")?;
    before.rsplit('(').next()?.parse().ok()
}

/// The lines `    load       12.3 ms`.
fn steps(said: &str) -> Vec<(String, f64)> {
    let step = |line: &str| match line.split_whitespace().collect::<Vec<_>>()[..] {
        [name, number, "ms"] => Some((name.to_owned(), number.parse().ok()?)),
        _ => None,
    };
    said.lines().filter_map(step).collect()
}
