//! The one way through the house.
//!
//! Takes [`Options`]; calls load, parse, join, check and render in this order, and hands the outputs to whoever
//! wants them: `build` publishes them, `check` makes and drops them. Every command comes through [`run`]; there
//! is no second path.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::check::{Checked, check};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::failure::Failure;
use crate::join::{Clock, join};
use crate::load::{Folder, load};
use crate::model::Written;
use crate::model::date::Moment;
use crate::model::link::BaseUrl;
use crate::parse::{Documents, SITE_FILE, locate, parse};
use crate::render::Outputs;
use crate::source::{Sources, Span};
use crate::theme::{Theme, add_built_in, theme};

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

/// What came of a run.
#[derive(Debug)]
pub struct Run<T> {
    pub sources: Sources,
    /// Every problem, sorted by path and place.
    pub problems: Vec<Diagnostic<Span>>,
    /// What the outputs were made into; `None` if there were errors.
    pub delivered: Option<T>,
    /// How long each step took, in the order of the steps.
    pub timings: Vec<(&'static str, Duration)>,
}

impl<T> Run<T> {
    /// How many problems there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }
}

/// Builds a site in memory, and gives its outputs to `deliver`, which may add problems of its own (of templates).
/// With an error, or a warning that is denied, there are no outputs, and `deliver` is not called.
///
/// # Errors
/// If the folder is no site, or if `deliver` fails.
pub fn run<T>(
    options: &Options,
    deliver: impl FnOnce(&Outputs<'_>, &mut Diagnostics) -> Result<T, Failure>,
) -> Result<Run<T>, Failure> {
    let mut clock = StopWatch::start();
    let mut diagnostics = Diagnostics::default();
    let mut folder = load(&options.site, &mut diagnostics)?;
    add_built_in(&mut folder);
    need_site_file(&mut folder, &mut diagnostics);
    clock.lap("load");
    let mut documents = parse(&folder.sources, &mut diagnostics);
    set_base_url(&mut documents, options);
    clock.lap("parse");
    let theme = theme(&folder, &documents, &mut diagnostics);
    clock.lap("theme");
    let checked = joined_and_checked(&folder, &documents, options, &mut diagnostics, &mut clock);
    let delivered = match checked.zip(theme) {
        Some((checked, theme)) if !is_stopped(&diagnostics, options) => {
            deliver_outputs(&checked, &theme, deliver, &mut diagnostics)?
        }
        _ => None,
    };
    clock.lap("render");
    let problems = locate(&folder.sources, diagnostics);
    Ok(Run { sources: folder.sources, problems, delivered, timings: clock.laps })
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

fn deliver_outputs<T>(
    checked: &Checked,
    theme: &Theme,
    deliver: impl FnOnce(&Outputs<'_>, &mut Diagnostics) -> Result<T, Failure>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<T>, Failure> {
    match Outputs::of(checked, theme) {
        Ok(outputs) => {
            let delivered = deliver(&outputs, diagnostics)?;
            Ok((!diagnostics.has_errors()).then_some(delivered))
        }
        Err(problem) => {
            diagnostics.push(*problem);
            Ok(None)
        }
    }
}

fn is_stopped(diagnostics: &Diagnostics, options: &Options) -> bool {
    diagnostics.has_errors() || (options.deny_warnings && !diagnostics.is_empty())
}

/// A site without settings is told so at the place where they would be.
fn need_site_file(folder: &mut Folder, diagnostics: &mut Diagnostics) {
    if folder.sources.iter().any(|(_, source)| source.path() == SITE_FILE) {
        return;
    }
    let file = folder.sources.add_unusable(SITE_FILE.to_owned(), String::new());
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
