//! What readers would see change between two sites: the one that is there, and the one that a build gives.
//!
//! Takes the files of a build with their inspectors, and what they are compared with: a folder that was published, or the files of another
//! build. Gives the pages that are added, changed and removed ([`SiteDiff`]), and the problems that were found while pages were made. Pages
//! are compared as finished HTML, so also what a theme changes is seen; only the text of `main` counts. It writes nothing, and lays
//! nothing out.
//!
//! The main part of each page is first compared as bytes (as a hash, so that two large sites need not be in memory). Only pages whose bytes
//! differ are read into a tree.

mod folder;
mod page;
mod region;
mod sentences;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::accessibility::{PageText, page_text};
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::inspect::{Content, Inspectors};
use crate::model::address::OutputPath;
use crate::render::Outputs;
pub use page::{Change, PageChange, RedirectChange};
use region::digest;
pub use sentences::Pair;

/// What a build is compared with.
pub enum Base<'a> {
    /// A folder to which a build was written.
    Folder(&'a Path),
    Build(Side<'a>),
}

/// The files of a build, and what inspects them.
pub struct Side<'a> {
    pub outputs: &'a mut Outputs,
    pub inspectors: &'a Inspectors,
}

/// What changes for readers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SiteDiff {
    /// By address.
    pub pages: Vec<PageChange>,
    /// Addresses that lead readers on, by address.
    pub redirects: Vec<RedirectChange>,
}

/// What was found.
pub struct Compared {
    pub diff: SiteDiff,
    /// The problems of the build that is the base.
    pub base_problems: Vec<Diagnostic>,
    /// The problems of the build that is compared with it.
    pub problems: Vec<Diagnostic>,
}

/// The hash of the main part of each page, by its path.
type Digests = BTreeMap<String, u128>;

/// The texts of pages, by their paths.
type Texts = BTreeMap<String, PageText>;

/// Compares a build with its base. Of the outputs only pages are left afterwards.
///
/// # Errors
/// If the folder is none that a build was written to, if the system refuses to read, or if a page is too large to be read.
pub fn compare(base: Base<'_>, new: Side<'_>) -> Result<Compared, Failure> {
    let mut lists: BTreeSet<String> = BTreeSet::new();
    // What is copied is no page, also where it is HTML.
    let copied: BTreeSet<String> = new
        .outputs
        .list()
        .iter()
        .filter(|output| !new.outputs.is_template_page(output))
        .map(path_of)
        .collect();
    new.outputs.keep_pages(|_| true);
    add_lists(new.outputs, &mut lists);
    let mut base_problems = Vec::new();
    let mut base = match base {
        Base::Folder(folder) => OldPages::Folder(folder),
        Base::Build(side) => {
            side.outputs.keep_pages(|_| true);
            add_lists(side.outputs, &mut lists);
            OldPages::Build(side)
        }
    };
    let mut digests = base.digests(&mut base_problems)?;
    digests.retain(|path, _| !copied.contains(path));
    let (fresh, problems) = different(&new, &digests)?;
    let paths: BTreeSet<String> = new.outputs.list().iter().map(path_of).collect();
    digests.retain(|path, _| fresh.contains_key(path) || !paths.contains(path));
    let old = base.texts(&digests)?;
    let base_path = new.outputs.site().settings.base_url.path().to_owned();
    let diff = page::changes(old, fresh, &lists, &base_path);
    Ok(Compared { diff, base_problems, problems })
}

fn path_of(output: &crate::render::Output) -> String {
    output.path.as_str().to_owned()
}

/// Adds the pages that are about no file of the content: they list others.
fn add_lists(outputs: &Outputs, lists: &mut BTreeSet<String>) {
    lists.extend(outputs.list().iter().filter(|output| outputs.made_of(output).is_none()).map(path_of));
}

/// The texts of the pages of a build whose main part is not that of the base, and the problems of making them.
fn different(new: &Side<'_>, old: &Digests) -> Result<(Texts, Vec<Diagnostic>), Failure> {
    let texts = Mutex::new(Texts::new());
    let problems = for_each_page(new, |path, bytes| {
        if old.get(path) != Some(&digest(bytes)) {
            let text = read(path, bytes)?;
            texts.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), text);
        }
        Ok(())
    })?;
    Ok((texts.into_inner().unwrap_or_else(PoisonError::into_inner), problems))
}

/// Makes each page of a build, and hands on its path and bytes. Gives the problems.
fn for_each_page(
    side: &Side<'_>,
    take: impl Fn(&str, &[u8]) -> Result<(), Failure> + Sync,
) -> Result<Vec<Diagnostic>, Failure> {
    side.inspectors.make_all(
        side.outputs,
        |_| false,
        |output, content| match content {
            Content::InMemory(bytes) => take(output.path.as_str(), bytes),
            // No page is copied.
            Content::Copied(_) => Ok(()),
        },
    )
}

fn read(path: &str, bytes: &[u8]) -> Result<PageText, Failure> {
    page_text(&String::from_utf8_lossy(bytes)).map_err(|_| Failure::TooComplexHtml { path: path.into() })
}

/// The pages of the base.
enum OldPages<'a> {
    Folder(&'a Path),
    Build(Side<'a>),
}

impl OldPages<'_> {
    /// The hash of each page.
    fn digests(&self, problems: &mut Vec<Diagnostic>) -> Result<Digests, Failure> {
        match self {
            OldPages::Folder(folder) => {
                let paths = folder::pages(folder)?;
                let found = paths.par_iter().map(|path| {
                    let bytes = folder::read(folder, path)?;
                    Ok(bytes.map(|bytes| (path.as_str().to_owned(), digest(&bytes))))
                });
                let found = found.collect::<Result<Vec<_>, Failure>>()?;
                Ok(found.into_iter().flatten().collect())
            }
            OldPages::Build(side) => {
                let digests = Mutex::new(Digests::new());
                let found = for_each_page(side, |path, bytes| {
                    let digest = digest(bytes);
                    digests.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), digest);
                    Ok(())
                })?;
                problems.extend(found);
                Ok(digests.into_inner().unwrap_or_else(PoisonError::into_inner))
            }
        }
    }

    /// The texts of some pages.
    fn texts(&mut self, wanted: &Digests) -> Result<Texts, Failure> {
        match self {
            OldPages::Folder(folder) => {
                let paths: Vec<OutputPath> =
                    wanted.keys().filter_map(|path| OutputPath::parse(path)).collect();
                let texts = paths.par_iter().map(|path| {
                    let bytes = folder::read(folder, path)?.unwrap_or_default();
                    Ok((path.as_str().to_owned(), read(path.as_str(), &bytes)?))
                });
                texts.collect()
            }
            OldPages::Build(side) => {
                side.outputs.keep_pages(|path| wanted.contains_key(path));
                let texts = Mutex::new(Texts::new());
                // Its problems are known from the first time.
                let _known = for_each_page(side, |path, bytes| {
                    let text = read(path, bytes)?;
                    texts.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), text);
                    Ok(())
                })?;
                Ok(texts.into_inner().unwrap_or_else(PoisonError::into_inner))
            }
        }
    }
}
