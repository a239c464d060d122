//! The stages of a build, in order.
//!
//! Takes [`Options`]; calls load, parse, join, route, check and render, and gives the problems and the outputs to the
//! caller: `build` publishes the outputs, `check` renders and drops them, `serve` keeps them. There is no second path:
//! [`build`] and a [`Session`] differ only in what they cache. A preview ([`Session::preview`]) takes the same path with
//! everything visible, and publishing refuses its outputs. This module renders no file and writes none.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::check::{self, ExternalLinks, Fact, check};
use crate::diagnostic::{Diagnostic, Diagnostics, FileProblem, Location, Severity};
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::join::{HeldBack, Ix, JoinCache, NextChange, Release, Site, Visibility, join};
pub use crate::load::TOPS;
use crate::load::{FolderCache, FolderSnapshot, reload};
use crate::model::date::{Moment, Zone};
use crate::model::link::BaseUrl;
use crate::model::settings::OpenData;
use crate::model::{DateTimeInput, Id, Kind, Language};
use crate::parse::{AfterParsing, Documents, ParseCache, SITE_FILE, locate, parse};
use crate::render::Outputs;
use crate::rendering::Rendering;
use crate::routes::{RouteCache, Routes};
use crate::source::{FileId, Source, Sources, Span};
use crate::theme::{TemplateCache, Theme, add_built_in, conventions, theme};

/// Which site is built, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder that holds `content/`.
    pub site: PathBuf,
    /// Replaces the `base_url` of the site's settings.
    pub base_url: Option<BaseUrl>,
    /// The moment that decides what is public.
    pub now: Now,
    /// Whether a warning prevents outputs, as an error does.
    pub deny_warnings: bool,
    /// Is told of each page while it is rendered.
    pub rendering: Rendering,
    /// Of a copy that is handed to somebody: what is in it. `None` for the site itself.
    pub share: Option<Share>,
}

/// A copy of the site with releases that are not public yet, for somebody to look at.
#[derive(Debug, Clone)]
pub struct Share {
    /// The folder below the site's address that all its files are in.
    pub folder: String,
    /// The releases that are in it although they are not public; all but drafts if there are none.
    pub releases: Arc<BTreeSet<Id>>,
}

impl Options {
    /// The site in a folder as its settings say.
    pub fn new(site: &Path, now: Now) -> Options {
        let (site, rendering) = (site.to_owned(), Rendering::default());
        Options { site, base_url: None, now, deny_warnings: false, rendering, share: None }
    }
}

/// The moment that decides what is public.
#[derive(Debug, Clone, Copy)]
pub enum Now {
    /// A date or time as it was typed; without an offset, in the site's time zone.
    DateTimeInput(DateTimeInput),
    Moment(Moment),
    /// What a clock shows when the site is built: [`Moment::now`], or a clock that a test moves.
    Clock(fn() -> Moment),
}

impl Now {
    /// The moment, in a site of this time zone.
    pub fn moment(self, zone: &Zone) -> Moment {
        match self {
            Now::DateTimeInput(written) => written.moment(zone),
            Now::Moment(moment) => moment,
            Now::Clock(clock) => clock(),
        }
    }
}

/// A site in memory, and its problems.
pub struct Build {
    /// The parsed files that the site was joined from.
    pub parsed: Arc<ParsedSite>,
    /// Every problem, sorted by path and position.
    pub problems: Vec<Diagnostic<Span>>,
    /// The files of the site; `None` if there are errors, or warnings that are denied.
    pub outputs: Option<Outputs>,
    /// When the clock alone changes the public site next; `None` if never, or if the site could not be joined.
    pub next_change: Option<NextChange>,
    /// The files that are left out because they are not public, drafts first, then in the order of time.
    pub held_back: Vec<HeldBack>,
    timings: Timings,
}

impl Build {
    /// The texts that the problems refer to.
    pub fn sources(&self) -> &Sources {
        &self.parsed.folder.sources
    }

    /// The site's default language, if its settings could be read.
    pub fn site_language(&self) -> Option<Language> {
        self.parsed.documents.settings.as_ref().map(|(_, settings)| settings.default_language())
    }

    /// The site's time zone, if its settings could be read.
    pub fn zone(&self) -> Option<&Zone> {
        self.parsed.documents.settings.as_ref().map(|(_, settings)| &settings.time_zone)
    }

    /// The inspectors of this build's finished files.
    ///
    /// # Errors
    /// If there is more text that is not public than can be searched for.
    pub fn inspectors(&self) -> Result<Inspectors, Failure> {
        Inspectors::new(self.outputs.as_ref(), self.sources())
    }

    /// The links that leave the site, also those of what is not public yet but no draft; `None` if the site could not be joined.
    pub fn external_links(&self) -> Option<ExternalLinks> {
        // What is wrong with the references has been told.
        let (mut caches, mut told) = (SiteCaches::new(), Diagnostics::default());
        let (site, routes) = self.parsed.join(&Visibility::NonDrafts, self.now(), &mut caches, &mut told)?;
        Some(ExternalLinks::new(site, routes))
    }

    /// The moment that it was built for, where a clock did not move since.
    pub fn now(&self) -> Moment {
        let utc = Zone::utc();
        self.parsed.options.now.moment(self.zone().unwrap_or(&utc))
    }

    /// How many problems there are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.problems.iter().filter(|problem| problem.severity == severity).count()
    }

    /// Adds the problems that were found while files were rendered. Records the time since the checks as that of rendering.
    pub fn add(&mut self, diagnostics: Diagnostics) {
        self.timings.record("render");
        self.problems.extend(locate(&self.parsed.folder.sources, diagnostics));
    }

    /// How long each stage took, in order.
    pub fn timings(&self) -> &[(&'static str, Duration)] {
        &self.timings.steps
    }
}

/// A site that is built again and again, with caches.
///
/// The caches hold results of pure functions by their arguments, so a build in a session equals a build by a new session,
/// byte for byte.
pub struct Session {
    options: Options,
    folder_cache: FolderCache,
    parse_cache: ParseCache,
    templates: TemplateCache,
    site_caches: SiteCaches,
    /// How long it took to load the site; only the first build counts it.
    timings: Timings,
}

impl Session {
    /// Reads the site for the first time.
    ///
    /// # Errors
    /// If the folder is no site.
    pub fn open(options: Options) -> Result<Session, Failure> {
        let mut timings = Timings::default();
        let folder_cache = FolderCache::load(&options.site)?;
        timings.record("load");
        let (parse_cache, templates, site_caches) = Default::default();
        Ok(Session { options, folder_cache, parse_cache, templates, site_caches, timings })
    }

    /// Whether a file at this path would be read, judged by its name.
    pub fn reads(&self, path: &Path) -> bool {
        self.folder_cache.is_wanted(path)
    }

    /// Reads the file at a path again, or everything below a folder.
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

    /// Builds the public site in memory.
    pub fn build(&mut self) -> Build {
        Arc::new(self.parse()).build(self.options.now, Visibility::Public, &mut self.site_caches)
    }

    /// Builds the site with everything in it, and marks what is not public now. The build also has the problems of the
    /// public site, because that is the one that will be published.
    pub fn preview(&mut self) -> Build {
        Arc::new(self.parse()).build(self.options.now, Visibility::Everything, &mut self.site_caches)
    }

    /// What releases mention, and what the sheets say of it; also of those that are not public. A name is an id, `release:ID`, or the
    /// path of a file, which is one of the languages.
    pub fn facts(&mut self, names: &[String]) -> ReleaseFacts {
        let parsed = Arc::new(self.parse());
        let mut facts = ReleaseFacts { parsed: Arc::clone(&parsed), facts: Vec::new(), unknown: Vec::new() };
        // What is wrong with the references is told by a build.
        let mut ignored = Diagnostics::default();
        let now = self.options.now;
        let joined = parsed.documents.settings.as_ref().and_then(|(_, settings)| {
            let now = now.moment(&settings.time_zone);
            parsed.join(&Visibility::Everything, now, &mut self.site_caches, &mut ignored)
        });
        let Some((site, routes)) = joined else {
            facts.unknown = names.to_vec();
            return facts;
        };
        let sources = &parsed.folder.sources;
        for name in names {
            match wanted(&site, sources, name) {
                wanted if wanted.is_empty() => facts.unknown.push(name.clone()),
                wanted => facts.facts.extend(check::facts(&site, &routes, sources, &wanted)),
            }
        }
        facts
    }

    /// When the clock alone changes what this session built; `None` if never, or if its time is fixed.
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
        let after = AfterParsing::Cache(&mut self.parse_cache);
        ParsedSite::new(&self.options, folder, after, &mut self.templates, diagnostics, timings)
    }
}

/// The files of a release that a name means.
fn wanted(site: &Site, sources: &Sources, name: &str) -> Vec<(Ix<Release>, FileId)> {
    let id = name.strip_prefix("release:").unwrap_or(name);
    let mut wanted = Vec::new();
    for (ix, release) in site.releases.entries() {
        for version in &release.versions {
            let path = sources.get(version.file).path();
            // The path is that in the site's folder, which can come after others.
            let is_path =
                name.strip_suffix(path).is_some_and(|before| before.is_empty() || before.ends_with('/'));
            if is_path || release.id.as_str() == id {
                wanted.push((ix, version.file));
            }
        }
    }
    wanted
}

/// What releases mention.
pub struct ReleaseFacts {
    parsed: Arc<ParsedSite>,
    /// In the order of the names, and of the text.
    pub facts: Vec<Fact>,
    /// The names that mean no release.
    pub unknown: Vec<String>,
}

impl ReleaseFacts {
    /// The texts that the facts are in.
    pub fn sources(&self) -> &Sources {
        &self.parsed.folder.sources
    }

    /// Whether a name may mean a release that is not there because of a mistake in its file, or in the site's settings.
    pub fn may_be_broken(&self, name: &str) -> bool {
        let documents = &self.parsed.documents;
        let file = name.rsplit(['/', ':']).next().unwrap_or(name);
        let id = file.split('.').next().unwrap_or(file);
        let is_broken = |(kind, broken): &(Kind, Id)| *kind == Kind::Release && broken.as_str() == id;
        documents.settings.is_none() || documents.broken.iter().any(is_broken)
    }

    /// The ids of all releases, in the order of their files.
    pub fn known(&self) -> impl Iterator<Item = &str> {
        self.parsed.documents.releases.iter().map(|document| document.id.as_str())
    }
}

/// The moment at which a clock changes the site.
#[derive(Debug, Clone, Copy)]
pub struct Alarm {
    clock: fn() -> Moment,
    at: Moment,
}

impl Alarm {
    /// The time until then by that clock; zero if it is past.
    pub fn time_left(&self) -> Duration {
        (self.clock)().until(self.at)
    }
}

/// What is also checked when a site leaves something out. What is not public yet is checked as if it were, so that a
/// mistake in next week's release is found today. Beside a preview, the site that will be published is checked; beside a copy for
/// somebody nothing, because a mistake in what is not in it is no reason to withhold it.
fn also_checked(rendered: &Visibility) -> Option<Visibility> {
    match rendered {
        Visibility::Public => Some(Visibility::NonDrafts),
        Visibility::NonDrafts | Visibility::Everything => Some(Visibility::Public),
        Visibility::Shared(_) => None,
    }
}

/// The caches of each join, by what is visible in it.
type SiteCaches = HashMap<Visibility, SiteCache>;

#[derive(Default)]
struct SiteCache {
    join: JoinCache,
    routes: RouteCache,
}

/// The files of a site, parsed: the site of any moment can be joined from them.
pub struct ParsedSite {
    options: Options,
    folder: FolderSnapshot,
    documents: Arc<Documents>,
    theme: Option<Arc<Theme>>,
    diagnostics: Diagnostics,
    timings: Timings,
}

impl ParsedSite {
    fn new(
        options: &Options,
        mut folder: FolderSnapshot,
        after: AfterParsing<'_>,
        templates: &mut TemplateCache,
        mut diagnostics: Diagnostics,
        mut timings: Timings,
    ) -> ParsedSite {
        add_built_in(&mut folder);
        need_site_file(&mut folder, &mut diagnostics);
        let mut documents = parse(&mut folder.sources, after, &mut diagnostics);
        set_base_url(&mut documents, options);
        set_share(&mut documents, options);
        set_conventions(&mut documents);
        timings.record("parse");
        let theme = theme(&folder, &documents, templates, &mut diagnostics).map(Arc::new);
        timings.record("theme");
        ParsedSite {
            options: options.clone(),
            folder,
            documents: Arc::new(documents),
            theme,
            diagnostics,
            timings,
        }
    }

    /// The ids of all releases.
    pub fn release_ids(&self) -> impl Iterator<Item = &Id> {
        self.documents.releases.iter().map(|document| &document.id)
    }

    /// Builds the public site of another moment.
    pub fn public_at(self: &Arc<Self>, now: Now) -> Build {
        self.build(now, Visibility::Public, &mut SiteCaches::new())
    }

    fn build(self: &Arc<Self>, now: Now, visibility: Visibility, caches: &mut SiteCaches) -> Build {
        let mut diagnostics = self.diagnostics.clone();
        let mut timings = self.timings.resume();
        let site = self.site(now, &visibility, caches, &mut diagnostics);
        timings.record("join");
        let next_change = site.as_ref().and_then(|(site, _)| site.next_change.clone());
        let held_back = site.as_ref().map_or(Vec::new(), |(site, _)| site.held_back.clone());
        let checked =
            site.and_then(|(site, routes)| check(site, routes, &self.folder.sources, &mut diagnostics));
        timings.record("check");
        let outputs = match checked.zip(self.theme.clone()) {
            Some((checked, theme)) if !is_stopped(&diagnostics, &self.options) => {
                let rendering = self.options.rendering.clone();
                Outputs::new(checked, theme, rendering).map_err(|problem| diagnostics.push(*problem)).ok()
            }
            _ => None,
        };
        let problems = locate(&self.folder.sources, diagnostics);
        Build { parsed: Arc::clone(self), problems, outputs, next_change, held_back, timings }
    }

    /// Joins the site that is rendered. If it leaves something out, the other site is joined and checked, too, only for
    /// its problems.
    fn site(
        &self,
        now: Now,
        visibility: &Visibility,
        caches: &mut SiteCaches,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Arc<Site>, Arc<Routes>)> {
        let (_, settings) = self.documents.settings.as_ref()?;
        let now = now.moment(&settings.time_zone);
        let (site, routes) = self.join(visibility, now, caches, diagnostics)?;
        if let Some(other) = also_checked(visibility).filter(|_| site.has_non_public) {
            let mut found = Diagnostics::default();
            let (other, other_routes) = self.join(&other, now, caches, &mut found)?;
            let _only_for_its_problems = check(other, other_routes, &self.folder.sources, &mut found);
            diagnostics.extend(found);
        }
        Some((site, routes))
    }

    /// Joins a site and gives it its routes.
    fn join(
        &self,
        visibility: &Visibility,
        now: Moment,
        caches: &mut SiteCaches,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Arc<Site>, Arc<Routes>)> {
        let cache = caches.entry(visibility.clone()).or_default();
        let copies = &self.folder.copies;
        let site = join(&self.documents, copies, visibility, now, &mut cache.join, diagnostics)?;
        let routes = cache.routes.routes(&site);
        Some((site, routes))
    }
}

/// Builds a site in memory, once. Nothing is cached: the text of a file is dropped when it is parsed, and is read again only to
/// show a problem, or to see which words are public.
///
/// # Errors
/// If the folder is no site.
pub fn build(options: &Options) -> Result<Build, Failure> {
    let mut timings = Timings::default();
    let mut diagnostics = Diagnostics::default();
    let folder = FolderCache::load(&options.site)?.snapshot(&mut diagnostics);
    timings.record("load");
    let after = AfterParsing::Evict(reload(&options.site));
    let parsed = ParsedSite::new(options, folder, after, &mut TemplateCache::default(), diagnostics, timings);
    let visibility = match &options.share {
        Some(share) => Visibility::Shared(Arc::clone(&share.releases)),
        None => Visibility::Public,
    };
    Ok(Arc::new(parsed).build(options.now, visibility, &mut SiteCaches::new()))
}

fn is_stopped(diagnostics: &Diagnostics, options: &Options) -> bool {
    diagnostics.has_errors() || (options.deny_warnings && !diagnostics.is_empty())
}

/// Reports missing settings at the file where they belong.
fn need_site_file(folder: &mut FolderSnapshot, diagnostics: &mut Diagnostics) {
    // `site.yml` is reported by itself: it is a file under a wrong name, not a missing one.
    let is_site_file = |path: &str| matches!(path, SITE_FILE | "content/site.yml");
    if folder.sources.iter().any(|(_, source)| is_site_file(source.path())) {
        return;
    }
    let file = folder.sources.add(Source::unusable(SITE_FILE, ""));
    diagnostics.push(Diagnostic::new(FileProblem::MissingSite, Location::File(file)));
}

/// Gives the settings the conventions of languages that only the theme's strings know.
fn set_conventions(documents: &mut Documents) {
    let own = conventions(documents);
    if let Some((_, settings)) = &mut documents.settings {
        settings.conventions = own;
    }
}

fn set_base_url(documents: &mut Documents, options: &Options) {
    if let (Some((_, settings)), Some(base_url)) = (&mut documents.settings, &options.base_url) {
        settings.base_url = base_url.clone();
    }
}

/// Puts a copy for somebody below the site's address, and turns off what such a copy does not have.
fn set_share(documents: &mut Documents, options: &Options) {
    if let (Some((_, settings)), Some(share)) = (&mut documents.settings, &options.share) {
        settings.base_url = settings.base_url.below(&share.folder);
        settings.search = false;
        settings.open_data = OpenData::Off;
        settings.wire = Box::default();
    }
}

/// How long each stage took.
struct Timings {
    last: Instant,
    steps: Vec<(&'static str, Duration)>,
}

impl Default for Timings {
    fn default() -> Self {
        Timings { last: Instant::now(), steps: Vec::new() }
    }
}

impl Timings {
    /// The same stages; the next one is measured from now.
    fn resume(&self) -> Self {
        Timings { last: Instant::now(), steps: self.steps.clone() }
    }

    /// Records the time since the last call as that of a stage.
    fn record(&mut self, name: &'static str) {
        let now = Instant::now();
        self.steps.push((name, now - self.last));
        self.last = now;
    }
}
