//! The one way through the house.
//!
//! Takes [`Options`]; calls load, parse, join, check and render in this order, and gives the outputs to whoever
//! asked: `build` publishes them, `check` makes and drops them. Every command comes through [`build`]; there
//! is no second path.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::check::{Checked, check};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::failure::Failure;
use crate::join::{Clock, join};
use crate::load::{Folder, Reading};
use crate::model::Written;
use crate::model::date::Moment;
use crate::model::link::BaseUrl;
use crate::parse::{Documents, Memory, SITE_FILE, locate, parse};
use crate::render::Outputs;
use crate::source::{Sources, Span};
use crate::theme::{add_built_in, theme};

/// What a run is about.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder that holds `content/`.
    pub site: PathBuf,
    /// Stands in for the `base_url` of the site.
    pub base_url: Option<BaseUrl>,
    /// What counts as now.
    pub now: Now,
    /// Whether a warning keeps the site from being written, as an error does.
    pub deny_warnings: bool,
}

/// What counts as now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Now {
    /// As it was written; without an offset, in the site's time zone.
    Written(Written),
    Moment(Moment),
}

/// A site in memory, and what is wrong with it.
pub struct Build {
    pub sources: Sources,
    /// Every problem, sorted by path and place.
    pub problems: Vec<Diagnostic<Span>>,
    /// The files of the site; `None` if there are errors, or warnings that are denied.
    pub outputs: Option<Outputs>,
    stop_watch: StopWatch,
}

impl Build {
    /// How many problems there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// Adds what came up when the files were made.
    pub fn add(&mut self, diagnostics: Diagnostics) {
        self.stop_watch.lap("render");
        self.problems.extend(locate(&self.sources, diagnostics));
    }

    /// How long each step took, in the order of the steps.
    pub fn timings(&self) -> &[(&'static str, Duration)] {
        &self.stop_watch.laps
    }
}

/// A site that is built again and again, and remembers what has not changed since.
///
/// What is remembered is the results of pure functions by what went into them, so a build in a session is the
/// build that a new one would be, byte for byte.
pub struct Session {
    options: Options,
    reading: Reading,
    memory: Memory,
}

impl Session {
    /// Reads the site for the first time.
    ///
    /// # Errors
    /// If the folder is no site.
    pub fn open(options: Options) -> Result<Session, Failure> {
        let reading = Reading::of(&options.site)?;
        Ok(Session { options, reading, memory: Memory::default() })
    }

    /// Reads again what lies at a path and below it.
    pub fn refresh(&mut self, path: &Path) {
        self.reading.refresh(path);
    }

    /// Reads everything again.
    ///
    /// # Errors
    /// If the folder is no site any more.
    pub fn refresh_all(&mut self) -> Result<(), Failure> {
        self.reading = Reading::of(&self.options.site)?;
        Ok(())
    }

    /// Builds the site in memory, for the moment that counts as now.
    pub fn build(&mut self) -> Build {
        let options = &self.options;
        let mut stop_watch = StopWatch::start();
        let mut diagnostics = Diagnostics::default();
        let mut folder = self.reading.folder(&mut diagnostics);
        add_built_in(&mut folder);
        need_site_file(&mut folder, &mut diagnostics);
        let mut documents = parse(&folder.sources, &mut self.memory, &mut diagnostics);
        set_base_url(&mut documents, options);
        stop_watch.lap("parse");
        let theme = theme(&folder, &documents, &mut diagnostics);
        stop_watch.lap("theme");
        let checked = joined_and_checked(&folder, &documents, options, &mut diagnostics, &mut stop_watch);
        let outputs = match checked.zip(theme) {
            Some((checked, theme)) if !is_stopped(&diagnostics, options) => {
                let outputs = Outputs::of(checked, Arc::new(theme));
                outputs.map_err(|problem| diagnostics.push(*problem)).ok()
            }
            _ => None,
        };
        let problems = locate(&folder.sources, diagnostics);
        Build { sources: folder.sources, problems, outputs, stop_watch }
    }
}

/// Builds a site in memory, once.
///
/// # Errors
/// If the folder is no site.
pub fn build(options: &Options) -> Result<Build, Failure> {
    let mut stop_watch = StopWatch::start();
    let mut session = Session::open(options.clone())?;
    stop_watch.lap("load");
    let build = session.build();
    stop_watch.laps.extend(build.stop_watch.laps);
    Ok(Build { stop_watch, ..build })
}

fn joined_and_checked(
    folder: &Folder,
    documents: &Documents,
    options: &Options,
    diagnostics: &mut Diagnostics,
    clock: &mut StopWatch,
) -> Option<Checked> {
    let now = match options.now {
        Now::Moment(moment) => moment,
        Now::Written(written) => written.moment(&documents.settings.as_ref()?.1.time_zone),
    };
    let join_at = |clock, diagnostics: &mut Diagnostics| join(documents, &folder.copies, clock, diagnostics);
    let site = join_at(Clock::At(now), diagnostics)?;
    clock.lap("join");
    if site.holds_back {
        // What is not public yet is checked as if it were: a mistake in next week's release is found today.
        let mut later = Diagnostics::default();
        let site = join_at(Clock::Whenever(now), &mut later)?;
        let _only_for_its_problems = check(site, &folder.sources, &mut later);
        diagnostics.extend(later);
    }
    let checked = check(site, &folder.sources, diagnostics);
    clock.lap("check");
    checked
}

fn is_stopped(diagnostics: &Diagnostics, options: &Options) -> bool {
    diagnostics.has_errors() || (options.deny_warnings && !diagnostics.is_empty())
}

/// A site without settings is told so at the place where they would be.
fn need_site_file(folder: &mut Folder, diagnostics: &mut Diagnostics) {
    if folder.sources.iter().any(|(_, source)| source.path() == SITE_FILE) {
        return;
    }
    let file = folder.sources.add_unusable(SITE_FILE.to_owned(), "".into());
    diagnostics.push(
        Diagnostic::new(Code::MissingSite, Place::File(file), "the site has no settings")
            .help("write this file with `title`, `base_url`, `language` and `time_zone`"),
    );
}

fn set_base_url(documents: &mut Documents, options: &Options) {
    if let (Some((_, settings)), Some(base_url)) = (&mut documents.settings, &options.base_url) {
        settings.base_url = base_url.clone();
    }
}

struct StopWatch {
    last: Instant,
    laps: Vec<(&'static str, Duration)>,
}

impl StopWatch {
    fn start() -> Self {
        StopWatch { last: Instant::now(), laps: Vec::new() }
    }

    fn lap(&mut self, name: &'static str) {
        let now = Instant::now();
        self.laps.push((name, now - self.last));
        self.last = now;
    }
}
