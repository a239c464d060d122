//! The one way through the house.
//!
//! Takes [`Options`]; calls load, parse, join, route, check and render in this order, and gives the outputs to whoever
//! asked: `build` publishes them, `check` makes and drops them, `serve` keeps them. There is no second path: [`build`]
//! and a [`Session`] differ only in what they remember for a next time. A preview is the same with the door in the join
//! left open ([`Session::preview`]), and what it gives cannot be published.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::check::check;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location, Severity};
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::join::{JoinCache, NextChange, NonPublicTexts, Site, Visibility, join};
pub use crate::load::TOPS;
use crate::load::{FolderCache, FolderSnapshot, reload};
use crate::model::DateTimeInput;
use crate::model::date::{Moment, Zone};
use crate::model::link::BaseUrl;
use crate::parse::{Documents, Memory, SITE_FILE, locate, parse};
use crate::render::Outputs;
use crate::routes::{RouteCache, Routes};
use crate::source::{Source, Sources, Span};
use crate::theme::{TemplateCache, Theme, add_built_in, theme};

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
#[derive(Debug, Clone, Copy)]
pub enum Now {
    /// As it was written; without an offset, in the site's time zone.
    DateTimeInput(DateTimeInput),
    Moment(Moment),
    /// Whatever a clock says when the site is built: [`Moment::now`], or one that a test moves.
    Clock(fn() -> Moment),
}

impl Now {
    /// The moment meant, in a site of this zone.
    pub fn moment(self, zone: &Zone) -> Moment {
        match self {
            Now::DateTimeInput(written) => written.moment(zone),
            Now::Moment(moment) => moment,
            Now::Clock(clock) => clock(),
        }
    }
}

/// A site in memory, and what is wrong with it.
pub struct Build {
    parsed: Arc<ParsedSite>,
    /// Every problem, sorted by path and place.
    pub problems: Vec<Diagnostic<Span>>,
    /// The files of the site; `None` if there are errors, or warnings that are denied.
    pub outputs: Option<Outputs>,
    /// When the clock alone changes the public site next; `None` if never, or if there is no site to speak of.
    pub next_change: Option<NextChange>,
    timings: Timings,
}

impl Build {
    /// The texts that the problems are in.
    pub fn sources(&self) -> &Sources {
        &self.parsed.folder.sources
    }

    /// The site's time zone, if its settings could be read.
    pub fn zone(&self) -> Option<&Zone> {
        self.parsed.documents.settings.as_ref().map(|(_, settings)| &settings.time_zone)
    }

    /// Those who look at the site's finished files.
    ///
    /// # Errors
    /// If there is more text that is not public than can be searched for.
    pub fn inspectors(&self) -> Result<Inspectors, Failure> {
        let nothing = NonPublicTexts::default();
        Inspectors::new(self.outputs.as_ref().map_or(&nothing, Outputs::held_back), self.sources())
    }

    /// What the site was made from.
    pub fn parsed(&self) -> Arc<ParsedSite> {
        Arc::clone(&self.parsed)
    }

    /// How many problems there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// Adds what came up when the files were made.
    pub fn add(&mut self, diagnostics: Diagnostics) {
        self.timings.record("render");
        self.problems.extend(locate(&self.parsed.folder.sources, diagnostics));
    }

    /// How long each step took, in the order of the steps.
    pub fn timings(&self) -> &[(&'static str, Duration)] {
        &self.timings.steps
    }
}

/// A site that is built again and again, and remembers what has not changed since.
///
/// What is remembered is the results of pure functions by what went into them, so a build in a session is the
/// build that a new one would be, byte for byte.
pub struct Session {
    options: Options,
    folder_cache: FolderCache,
    memory: Memory,
    templates: TemplateCache,
    pass_caches: PassCaches,
    /// What was done since the last build.
    timings: Timings,
}

impl Session {
    /// Reads the site for the first time.
    ///
    /// # Errors
    /// If the folder is no site.
    pub fn open(options: Options) -> Result<Session, Failure> {
        let mut timings = Timings::start();
        let folder_cache = FolderCache::load(&options.site)?;
        timings.record("load");
        let (memory, templates, pass_caches) = Default::default();
        Ok(Session { options, folder_cache, memory, templates, pass_caches, timings })
    }

    /// Whether a path is one that is read at all, by its name.
    pub fn reads(&self, path: &Path) -> bool {
        self.folder_cache.is_wanted(path)
    }

    /// Reads again what lies at a path and below it.
    pub fn refresh(&mut self, path: &Path) {
        self.folder_cache.refresh(path);
    }

    /// Reads everything again.
    ///
    /// # Errors
    /// If the folder is no site any more.
    pub fn refresh_all(&mut self) -> Result<(), Failure> {
        self.folder_cache = FolderCache::load(&self.options.site)?;
        Ok(())
    }

    /// Builds the public site in memory, for the moment that counts as now.
    pub fn build(&mut self) -> Build {
        Arc::new(self.parse()).build(self.options.now, Passes::PUBLIC, &mut self.pass_caches)
    }

    /// Builds the site with everything in it, and a mark on what is not public now. It has the problems of the
    /// public site, too: that is the one that will be published.
    pub fn preview(&mut self) -> Build {
        Arc::new(self.parse()).build(self.options.now, Passes::PREVIEW, &mut self.pass_caches)
    }

    /// When the clock alone changes a build of this session; `None` if its clock stands still.
    pub fn alarm(&self, build: &Build) -> Option<Alarm> {
        match self.options.now {
            Now::Clock(clock) => build.next_change.as_ref().map(|next| Alarm { clock, at: next.at }),
            Now::DateTimeInput(_) | Now::Moment(_) => None,
        }
    }

    fn parse(&mut self) -> ParsedSite {
        let timings = std::mem::take(&mut self.timings).resume();
        let mut diagnostics = Diagnostics::default();
        let folder = self.folder_cache.snapshot(&mut diagnostics);
        let (memory, templates) = (&mut self.memory, &mut self.templates);
        ParsedSite::of(&self.options, folder, memory, templates, diagnostics, timings)
    }
}

/// The moment at which a running clock changes the site.
#[derive(Debug, Clone, Copy)]
pub struct Alarm {
    clock: fn() -> Moment,
    at: Moment,
}

impl Alarm {
    /// How long it is until then by that clock; nothing if it is past.
    pub fn time_left(&self) -> Duration {
        (self.clock)().until(self.at)
    }
}

/// The site that is built, and the one that is joined and checked for its problems alone if the first is not all
/// there is.
#[derive(Clone, Copy)]
struct Passes {
    rendered: Visibility,
    also_checked: Visibility,
}

impl Passes {
    /// What is not public yet is checked as if it were: a mistake in next week's release is found today.
    const PUBLIC: Passes = Passes { rendered: Visibility::Public, also_checked: Visibility::NonDrafts };
    const PREVIEW: Passes = Passes { rendered: Visibility::Everything, also_checked: Visibility::Public };
}

/// What the passes of each visibility remember for the next build.
type PassCaches = HashMap<Visibility, PassCache>;

#[derive(Default)]
struct PassCache {
    join: JoinCache,
    routes: RouteCache,
}

/// A site's files, each understood by itself: what the site of any moment is built from.
pub struct ParsedSite {
    options: Options,
    folder: FolderSnapshot,
    documents: Arc<Documents>,
    theme: Option<Arc<Theme>>,
    diagnostics: Diagnostics,
    timings: Timings,
}

impl ParsedSite {
    fn of(
        options: &Options,
        mut folder: FolderSnapshot,
        memory: &mut Memory,
        templates: &mut TemplateCache,
        mut diagnostics: Diagnostics,
        mut timings: Timings,
    ) -> ParsedSite {
        add_built_in(&mut folder);
        need_site_file(&mut folder, &mut diagnostics);
        let mut documents = parse(&mut folder.sources, memory, &mut diagnostics);
        set_base_url(&mut documents, options);
        timings.record("parse");
        let theme = theme(&folder, &documents, templates, &mut diagnostics).map(Arc::new);
        timings.record("theme");
        let (options, documents) = (options.clone(), Arc::new(documents));
        ParsedSite { options, folder, documents, theme, diagnostics, timings }
    }

    /// The site that is public at another moment.
    pub fn public_at(self: &Arc<Self>, now: Now) -> Build {
        self.build(now, Passes::PUBLIC, &mut PassCaches::new())
    }

    fn build(self: &Arc<Self>, now: Now, passes: Passes, caches: &mut PassCaches) -> Build {
        let (mut diagnostics, mut timings) = (self.diagnostics.clone(), self.timings.resume());
        let site = self.site(now, passes, caches, &mut diagnostics);
        timings.record("join");
        let next_change = site.as_ref().and_then(|(site, _)| site.next_change.clone());
        let checked =
            site.and_then(|(site, routes)| check(site, routes, &self.folder.sources, &mut diagnostics));
        timings.record("check");
        let outputs = match checked.zip(self.theme.clone()) {
            Some((checked, theme)) if !is_stopped(&diagnostics, &self.options) => {
                Outputs::new(checked, theme).map_err(|problem| diagnostics.push(*problem)).ok()
            }
            _ => None,
        };
        let problems = locate(&self.folder.sources, diagnostics);
        Build { parsed: Arc::clone(self), problems, outputs, next_change, timings }
    }

    /// Joins the site that is shown. If that is not all there is, the other one is joined and checked for its
    /// problems alone.
    fn site(
        &self,
        now: Now,
        passes: Passes,
        caches: &mut PassCaches,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Arc<Site>, Arc<Routes>)> {
        let (_, settings) = self.documents.settings.as_ref()?;
        let now = now.moment(&settings.time_zone);
        let (site, routes) = self.join(passes.rendered, now, caches, diagnostics)?;
        if site.has_non_public {
            let mut found = Diagnostics::default();
            let (other, other_routes) = self.join(passes.also_checked, now, caches, &mut found)?;
            let _only_for_its_problems = check(other, other_routes, &self.folder.sources, &mut found);
            diagnostics.extend(found);
        }
        Some((site, routes))
    }

    /// Joins a site and gives it its routes.
    fn join(
        &self,
        visibility: Visibility,
        now: Moment,
        caches: &mut PassCaches,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Arc<Site>, Arc<Routes>)> {
        let cache = caches.entry(visibility).or_default();
        let copies = &self.folder.copies;
        let site = join(&self.documents, copies, visibility, now, &mut cache.join, diagnostics)?;
        let routes = cache.routes.routes(&site);
        Some((site, routes))
    }
}

/// Builds a site in memory, once: what its files say is not remembered, and a text is read again only for problems with it
/// and to look for words that are held back.
///
/// # Errors
/// If the folder is no site.
pub fn build(options: &Options) -> Result<Build, Failure> {
    let mut timings = Timings::start();
    let mut diagnostics = Diagnostics::default();
    let folder = FolderCache::load(&options.site)?.snapshot(&mut diagnostics);
    timings.record("load");
    let (mut memory, mut templates) = (Memory::forgetful(reload(&options.site)), TemplateCache::default());
    let parsed = ParsedSite::of(options, folder, &mut memory, &mut templates, diagnostics, timings);
    Ok(Arc::new(parsed).build(options.now, Passes::PUBLIC, &mut PassCaches::new()))
}

fn is_stopped(diagnostics: &Diagnostics, options: &Options) -> bool {
    diagnostics.has_errors() || (options.deny_warnings && !diagnostics.is_empty())
}

/// A site without settings is told so at the place where they would be.
fn need_site_file(folder: &mut FolderSnapshot, diagnostics: &mut Diagnostics) {
    if folder.sources.iter().any(|(_, source)| source.path() == SITE_FILE) {
        return;
    }
    let file = folder.sources.add(Source::unusable(SITE_FILE, ""));
    diagnostics.push(
        Diagnostic::new(Code::MissingSite, Location::File(file), "the site has no settings")
            .help("write this file with `title`, `base_url`, `language` and `time_zone`"),
    );
}

fn set_base_url(documents: &mut Documents, options: &Options) {
    if let (Some((_, settings)), Some(base_url)) = (&mut documents.settings, &options.base_url) {
        settings.base_url = base_url.clone();
    }
}

struct Timings {
    last: Instant,
    steps: Vec<(&'static str, Duration)>,
}

impl Default for Timings {
    fn default() -> Self {
        Timings::start()
    }
}

impl Timings {
    fn start() -> Self {
        Timings { last: Instant::now(), steps: Vec::new() }
    }

    /// The same steps, measured on from now.
    fn resume(&self) -> Self {
        Timings { last: Instant::now(), steps: self.steps.clone() }
    }

    fn record(&mut self, name: &'static str) {
        let now = Instant::now();
        self.steps.push((name, now - self.last));
        self.last = now;
    }
}
