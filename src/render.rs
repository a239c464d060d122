//! The site as bytes: pages, feeds and all other files. Step five of every run.
//!
//! Takes a [`Checked`] site and its [`Theme`]; gives [`Outputs`], every file of the site and how its bytes are made. Bytes
//! are made on demand, a file at a time: a hundred thousand pages are never in memory together. [`Worker`]s make them in
//! parallel; they share the templates and the finished fragments, and each has its own context for each language. Nothing is
//! read or written here. One direction: pages and resources use components, these use fragments, and those the locale.

mod components;
mod footer;
mod fragments;
mod linked_data;
mod locale;
mod menu;
mod ninjs;
mod open_data;
mod pages;
mod pictures;
mod plain_text;
mod resources;
mod share;
mod tables;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Location, Problem, ThemeProblem};
use crate::failure::Failure;
use crate::join::{Ix, Media, Site};
use crate::model::Language;
use crate::model::address::{Address, OutputPath};
use crate::model::shard::Shard;
use crate::pictures::MemoryBudget;
use crate::rendering::Rendering;
use crate::routes::{Endpoint, PageKind, Resource, pixel_size, sizes};
use crate::source::FileId;
use crate::theme::{TemplateRenderer, Theme};
use fragments::{LanguageFragments, PageBuilder};
use locale::Locale;
use pictures::PictureFile;
pub use resources::HEADERS;
use resources::SearchIndexes;

/// A problem found while a page was rendered.
pub type RenderError = Box<Diagnostic>;

type RenderResult<T> = Result<T, RenderError>;

/// A file of the site.
#[derive(Debug)]
pub struct Output {
    pub path: OutputPath,
    /// Whether it is a page for readers.
    pub is_page: bool,
    made_from: MadeFrom,
}

/// What a file is made from, as an index into the site's routes or the theme's assets.
#[derive(Debug, Clone, Copy)]
enum MadeFrom {
    Route(usize),
    Asset(usize),
}

/// The bytes of a file, or the file that they are copied from.
#[derive(Debug)]
pub enum Bytes<'a> {
    Made(Cow<'a, [u8]>),
    /// Those of a picture, in which there are no words.
    Pixels(Vec<u8>),
    CopyOf(&'a Path),
}

/// Every file of the site, sorted by path; no two have the same.
pub struct Outputs {
    checked: Checked,
    theme: Arc<Theme>,
    /// The address of each asset, by its name in the theme.
    assets: BTreeMap<String, String>,
    list: Vec<Output>,
    fragments: BTreeMap<Language, LanguageFragments>,
    /// Those of [`Outputs::shared_worker`], made when it is first asked for.
    renderers: OnceLock<Arc<Renderers>>,
    indexes: SearchIndexes,
    rendering: Rendering,
    /// What pictures may take while they are made.
    memory: MemoryBudget,
}

/// The script of the search page in the theme’s assets.
const SEARCH_SCRIPT: &str = "search.js";

/// How many files a worker makes before it takes the next ones. They are few, so that no thread still has many when the others are done.
const CHUNK: usize = 32;

/// What there is to do to make all files.
struct Work<'o> {
    pictures: Vec<PictureFiles<'o>>,
    files: Vec<&'o Output>,
}

/// The files of a picture, which are made together.
struct PictureFiles<'o> {
    of: Ix<Media>,
    files: Vec<(PictureFile, &'o Output)>,
}

/// What a thread does at a time.
enum Job<'j> {
    Picture(&'j PictureFiles<'j>),
    Files(&'j [&'j Output]),
}

/// The template renderer of each language.
type Renderers = BTreeMap<Language, TemplateRenderer>;

impl Outputs {
    /// Every file of a site with its theme. `rendering` is told of each page while it is rendered.
    ///
    /// # Errors
    /// A problem if an asset of the theme has the path of another file of the site.
    pub fn new(checked: Checked, theme: Arc<Theme>, rendering: Rendering) -> Result<Outputs, RenderError> {
        let site = checked.site();
        let base = site.settings.base_url.path();
        let mut list = Vec::with_capacity(checked.routes().len() + theme.assets().len());
        let mut assets = BTreeMap::new();
        for (at, route) in checked.routes().iter().enumerate() {
            let is_page = route.endpoint.is_listed();
            list.push(Output { path: route.path.clone(), is_page, made_from: MadeFrom::Route(at) });
        }
        for (at, asset) in theme.assets().iter().enumerate() {
            if asset.name == SEARCH_SCRIPT && !site.settings.search {
                continue;
            }
            list.push(Output { path: asset.path.clone(), is_page: false, made_from: MadeFrom::Asset(at) });
            assets.insert(asset.name.clone(), format!("{base}{}", asset.path));
        }
        list.sort_by(|a, b| a.path.cmp(&b.path));
        if let Some(pair) = list.windows(2).find(|pair| pair[0].path == pair[1].path) {
            let problem = ThemeProblem::AssetCollision { path: pair[0].path.to_string() };
            return Err(Box::new(Diagnostic::new(problem, Location::File(site.settings_file))));
        }
        let languages = site.settings.languages.iter();
        let fragments =
            languages.map(|&language| (language, LanguageFragments::new(site, &theme, language))).collect();
        let (renderers, memory) = (OnceLock::new(), MemoryBudget::of_this_machine());
        let indexes = SearchIndexes::new(site);
        Ok(Outputs { checked, theme, assets, list, fragments, renderers, indexes, rendering, memory })
    }

    /// Keeps only the files that one of several machines makes. Each machine knows the whole site, so together they make
    /// the same bytes as one would.
    pub fn keep(&mut self, shard: Shard) {
        let mut index = 0..;
        self.list.retain(|_| index.next().is_some_and(|index| shard.has(index)));
    }

    /// Keeps only pages, those that lead readers on included, if their path is wanted.
    pub fn keep_pages(&mut self, is_wanted: impl Fn(&str) -> bool) {
        let mut list = std::mem::take(&mut self.list);
        list.retain(|output| self.is_template_page(output) && is_wanted(output.path.as_str()));
        self.list = list;
    }

    /// Whether a file is a page, or leads readers on to one. The page of an address that does not exist is neither.
    pub fn is_template_page(&self, output: &Output) -> bool {
        match output.made_from {
            MadeFrom::Route(at) => match &self.checked.routes()[at].endpoint {
                Endpoint::Page(page) => *page != PageKind::NotFound,
                Endpoint::Resource(_) => false,
            },
            MadeFrom::Asset(_) => false,
        }
    }

    /// Leaves out the icons and cards that are drawn and what is made of pictures, for whoever only wants the problems. They take long, and have no
    /// words in them. The smallest size of each picture stays, because making it shows whether the picture is damaged.
    pub fn leave_out_drawn(&mut self) {
        let site = self.checked.site();
        let routes = self.checked.routes();
        self.list.retain(|output| match output.made_from {
            MadeFrom::Route(at) => match &routes[at].endpoint {
                Endpoint::Resource(Resource::Icon(file)) => !file.is_drawn(),
                Endpoint::Resource(Resource::Card(_)) => false,
                Endpoint::Resource(Resource::Media(ix)) => pixel_size(&site.media[*ix]).is_none(),
                Endpoint::Resource(Resource::Picture(ix, form)) => {
                    sizes(&site.media[*ix]).first().is_some_and(|smallest| smallest.form == *form)
                }
                Endpoint::Resource(_) | Endpoint::Page(_) => true,
            },
            MadeFrom::Asset(_) => true,
        });
    }

    /// The files, sorted by path.
    pub fn list(&self) -> &[Output] {
        &self.list
    }

    /// The address of a file of the site.
    pub fn address(&self, output: &Output) -> String {
        match output.made_from {
            MadeFrom::Route(at) => self.checked.routes()[at].address.to_string(),
            MadeFrom::Asset(_) => format!("/{}", output.path),
        }
    }

    /// The file of the content that a page is about, if it is about one.
    pub fn made_of(&self, output: &Output) -> Option<FileId> {
        let MadeFrom::Route(at) = output.made_from else {
            return None;
        };
        let site = self.site();
        let Endpoint::Page(page) = &self.checked.routes()[at].endpoint else {
            return None;
        };
        match page {
            PageKind::Release(ix, language) => Some(site.releases[*ix].version(*language).file),
            PageKind::Page(ix, language) => Some(site.pages[*ix].version(*language).file),
            PageKind::Partnership(ix, _) => Some(site.partnerships[*ix].file),
            PageKind::Agreement(ix, _) => Some(site.agreements[*ix].file),
            PageKind::Organisation(ix, _) => Some(site.organisations[*ix].file),
            PageKind::Person(ix, _) => Some(site.people[*ix].file),
            PageKind::Home(_)
            | PageKind::List { .. }
            | PageKind::Year { .. }
            | PageKind::Index(..)
            | PageKind::Corrections(_)
            | PageKind::Data(_)
            | PageKind::Search(_)
            | PageKind::Redirect { .. }
            | PageKind::AccessibilityStatement(_)
            | PageKind::NotFound => None,
        }
    }

    /// The site that the files are made of.
    pub fn site(&self) -> &Site {
        self.checked.site()
    }

    /// See [`Checked::shown_words`].
    pub fn shown_words(&self) -> &BTreeSet<String> {
        self.checked.shown_words()
    }

    /// Makes every file, in parallel and in no particular order, and hands each to `take`. Gives the problems of templates,
    /// each once, with the first page on which it came up.
    ///
    /// `is_published` says whether the last published site has a file. A picture whose files are all there is not made again, nor a card, and
    /// `take` is not called for them: their names say their content. So the published site is the only cache of pictures, and none can be
    /// stale.
    ///
    /// # Errors
    /// The first failure of `take`.
    pub fn make_all(
        &self,
        is_published: impl Fn(&Output) -> bool,
        take: impl Fn(&Output, Bytes<'_>) -> Result<(), Failure> + Sync,
    ) -> Result<Vec<Diagnostic>, Failure> {
        self.prepare_search();
        let Work { pictures, files } = self.work(is_published);
        let mut jobs: Vec<Job<'_>> = pictures.iter().map(Job::Picture).collect();
        jobs.extend(files.chunks(CHUNK).map(Job::Files));
        // Making a worker takes time, so workers are reused for the next chunk.
        let workers = Mutex::new(Vec::new());
        let idle = || workers.lock().unwrap_or_else(PoisonError::into_inner);
        let problems: Vec<Vec<Diagnostic>> = jobs
            .par_iter()
            .with_max_len(1)
            .map(|job| match job {
                Job::Picture(files) => self.make_picture(files, &take),
                Job::Files(files) => {
                    let worker = idle().pop().unwrap_or_else(|| self.worker());
                    let problems = make_files(&worker, files, &take);
                    idle().push(worker);
                    problems
                }
            })
            .collect::<Result<_, Failure>>()?;
        Ok(each_once(problems.into_iter().flatten()))
    }

    /// What there is to do, with what takes longest first, so that no thread still has much to do when the others are done.
    fn work(&self, is_published: impl Fn(&Output) -> bool) -> Work<'_> {
        let mut pictures: BTreeMap<Ix<Media>, Vec<(PictureFile, &Output)>> = BTreeMap::new();
        let (mut long, mut short) = (Vec::new(), Vec::new());
        for output in &self.list {
            match self.resource(output) {
                Some(Resource::Media(ix)) => {
                    pictures.entry(*ix).or_default().push((PictureFile::Full, output));
                }
                Some(Resource::Picture(ix, form)) => {
                    pictures.entry(*ix).or_default().push((PictureFile::Made(*form), output));
                }
                // Its name says what is drawn on it.
                Some(Resource::Card(_)) if is_published(output) => {}
                // A sitemap goes through all pages, a table through all releases.
                Some(Resource::Card(_) | Resource::Sitemap { .. } | Resource::Table(..)) => long.push(output),
                Some(_) | None => short.push(output),
            }
        }
        long.append(&mut short);
        let mut work = Work { pictures: Vec::new(), files: long };
        for (ix, files) in pictures {
            // The name of the picture itself does not say its content, but it was published with the others.
            let says_content = files.iter().any(|(file, _)| *file != PictureFile::Full);
            if !says_content || !files.iter().all(|(_, output)| is_published(output)) {
                work.pictures.push(PictureFiles { of: ix, files });
            }
        }
        work
    }

    /// Makes the search indexes that files are wanted of. A thread that makes files may not wait for one: it could be the thread that another
    /// part of the index waits for.
    fn prepare_search(&self) {
        for output in &self.list {
            if let Some(Resource::Search { language, .. }) = self.resource(output) {
                self.indexes.prepare(self.site(), &self.theme, *language);
            }
        }
    }

    /// What a file is, if it is neither a page nor an asset.
    fn resource(&self, output: &Output) -> Option<&Resource> {
        match output.made_from {
            MadeFrom::Route(at) => match &self.checked.routes()[at].endpoint {
                Endpoint::Resource(resource) => Some(resource),
                Endpoint::Page(_) => None,
            },
            MadeFrom::Asset(_) => None,
        }
    }

    /// Makes the files of a picture. Gives the problem if it is damaged.
    fn make_picture(
        &self,
        PictureFiles { of, files }: &PictureFiles<'_>,
        take: impl Fn(&Output, Bytes<'_>) -> Result<(), Failure>,
    ) -> Result<Vec<Diagnostic>, Failure> {
        let wanted: Vec<PictureFile> = files.iter().map(|(file, _)| *file).collect();
        let made = match pictures::make(&self.site().media[*of], &wanted, &self.memory) {
            Ok(made) => made,
            Err(problem) => return Ok(vec![*problem]),
        };
        for ((_, output), bytes) in files.iter().zip(made) {
            take(output, bytes)?;
        }
        Ok(Vec::new())
    }

    /// Makes every file and drops it, one after the other on this thread, until `is_wanted` says no. Gives the problems
    /// of templates as [`Outputs::make_all`] does.
    pub fn try_all(&self, is_wanted: impl Fn() -> bool) -> Vec<Diagnostic> {
        let worker = self.worker();
        // No template is in an index, and making one takes all threads.
        let with_templates =
            self.list.iter().filter(|output| !matches!(self.resource(output), Some(Resource::Search { .. })));
        let wanted = with_templates.take_while(|_| is_wanted());
        each_once(wanted.filter_map(|output| worker.bytes(output).err()).map(|problem| *problem))
    }

    /// The file at a path.
    pub fn find(&self, path: &OutputPath) -> Option<&Output> {
        self.list.binary_search_by(|output| output.path.cmp(path)).ok().map(|at| &self.list[at])
    }

    /// Every address that must last, whose it is, and the first address of that release if it is another one.
    pub fn permalinks(&self) -> impl Iterator<Item = (&Address, String, Option<Address>)> {
        let site = self.site();
        self.checked.routes().iter().filter_map(|route| {
            let first = route.first_address(site).filter(|first| *first != route.address);
            Some((&route.address, route.owner(site)?, first))
        })
    }

    /// The addresses that must last and are not on record; none if the site has no record.
    pub fn unrecorded(&self) -> Vec<&Address> {
        let Some((_, record)) = &self.site().permalinks else {
            return Vec::new();
        };
        let recorded: HashSet<&Address> = record.lines.iter().map(|permalink| &permalink.address).collect();
        self.permalinks().map(|(address, ..)| address).filter(|address| !recorded.contains(address)).collect()
    }

    /// What makes files; each thread takes its own.
    pub fn worker(&self) -> Worker<'_> {
        Worker { outputs: self, renderers: Arc::new(self.renderers()) }
    }

    /// What makes a file now and then, without the cost of a new worker. Used by many threads at once, it would be slow: see
    /// [`Theme::renderer`].
    pub fn shared_worker(&self) -> Worker<'_> {
        let renderers = self.renderers.get_or_init(|| Arc::new(self.renderers()));
        Worker { outputs: self, renderers: Arc::clone(renderers) }
    }

    fn renderers(&self) -> Renderers {
        let mut renderers = Renderers::new();
        for &language in &self.site().settings.languages {
            let locale = Locale::new(self.site(), &self.theme, language);
            let site = pages::site_view(&locale, &self.assets);
            renderers.insert(language, self.theme.renderer(&site, language));
        }
        renderers
    }
}

/// Makes files, one after the other, and hands each to `take`. Gives the problems of templates.
fn make_files(
    worker: &Worker<'_>,
    files: &[&Output],
    take: impl Fn(&Output, Bytes<'_>) -> Result<(), Failure>,
) -> Result<Vec<Diagnostic>, Failure> {
    let mut problems = Vec::new();
    for output in files {
        match worker.bytes(output) {
            Ok(bytes) => take(output, bytes)?,
            Err(problem) => problems.push(*problem),
        }
    }
    Ok(problems)
}

/// The problems without repetitions: the same message at the same place.
fn each_once(problems: impl Iterator<Item = Diagnostic>) -> Vec<Diagnostic> {
    let mut unique: Vec<Diagnostic> = Vec::new();
    let mut by_place: HashMap<Location, Vec<usize>> = HashMap::new();
    for problem in problems {
        let here = by_place.entry(problem.place.clone()).or_default();
        if !here.iter().any(|&known| is_same(&unique[known], &problem)) {
            here.push(unique.len());
            unique.push(problem);
        }
    }
    unique
}

/// Whether two problems are the same but for the page that was made.
fn is_same(one: &Diagnostic, other: &Diagnostic) -> bool {
    let is_same_problem = match (&one.problem, &other.problem) {
        (
            Problem::Theme(ThemeProblem::Render { problem: one, .. }),
            Problem::Theme(ThemeProblem::Render { problem: other, .. }),
        ) => one == other,
        (one, other) => one == other,
    };
    one.place == other.place && is_same_problem
}

/// Makes files, with its own template renderers: see [`Theme::renderer`].
pub struct Worker<'a> {
    outputs: &'a Outputs,
    renderers: Arc<Renderers>,
}

impl<'a> Worker<'a> {
    /// The bytes of a file.
    ///
    /// # Errors
    /// The problem of the template that failed.
    pub fn bytes(&self, output: &Output) -> Result<Bytes<'a>, RenderError> {
        let route = match output.made_from {
            MadeFrom::Asset(at) => {
                return Ok(Bytes::Made(Cow::Borrowed(&self.outputs.theme.assets()[at].bytes)));
            }
            MadeFrom::Route(at) => &self.outputs.checked.routes()[at],
        };
        match &route.endpoint {
            Endpoint::Resource(resource) => resources::bytes(
                resource,
                &route.address,
                &self.outputs.checked,
                &self.builder(resource.language()),
                &self.outputs.indexes,
                &self.outputs.memory,
            ),
            Endpoint::Page(page) => match self.page(page, &route.address) {
                Ok(made) => Ok(Bytes::Made(Cow::Owned(made))),
                Err(mut problem) => {
                    if let Problem::Theme(ThemeProblem::Render { page, .. }) = &mut problem.problem {
                        *page = Some(route.address.to_string());
                    }
                    Err(problem)
                }
            },
        }
    }

    fn page(&self, page: &'a PageKind, address: &Address) -> RenderResult<Vec<u8>> {
        pages::render(&self.builder(page.language()), page, address)
    }

    /// What builds files in a language; in the default language where a file is in none.
    fn builder(&self, language: Option<Language>) -> PageBuilder<'_> {
        let site = self.outputs.site();
        let language = language.unwrap_or(site.settings.default_language());
        PageBuilder {
            locale: Locale::new(site, &self.outputs.theme, language),
            renderer: &self.renderers[&language],
            fragments: &self.outputs.fragments[&language],
            quoted: self.outputs.checked.quoted(),
            rendering: &self.outputs.rendering,
        }
    }
}
