//! Outputs into a folder: the last step of a build, as a transaction.
//!
//! Takes [`Outputs`] and the folder; gives a [`Receipt`]. The next site is made in a tree behind the one that a host
//! serves: what differs is written, what is the same is shared. When all of it is there, the two trees exchange their
//! names in one step. So the folder is wholly the old site or wholly the new one, whenever the run is killed, the
//! disk fills up, or a template fails; what was left undone, the next run clears away. An unchanged file is not
//! written: it is the same file as before. Files that faktum did not write are never touched: the hidden file
//! `.faktum/manifest` in the folder says which are its own.
//!
//! Nothing here waits for a disk (fsync): the promise is against a program that ends, not against a power cut.

mod changes;
mod current;
mod foreign;
mod in_place;
mod layout;
mod listing;
mod lock;
mod manifest;
mod output_folder;
mod path_list;
mod staging;
mod swap;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use changes::{Changes, changes};
pub use lock::Lock;
pub use output_folder::check_output_folder;

use crate::diagnostic::{Diagnostics, Severity};
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::render::Outputs;
use foreign::Foreign;
use layout::{Layout, StagingFolder};
use manifest::Manifest;
use staging::Staging;

/// What was done to the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// How many of the files are pages for readers.
    pub pages: usize,
    /// How many files the site has.
    pub files: usize,
    /// What was different.
    pub changes: Changes,
}

/// Where a site is published to, and who is told and asked meanwhile.
pub struct PublishOptions<'t> {
    pub folder: &'t Path,
    /// Is told how many files are made, and of how many; from any thread.
    pub progress: &'t (dyn Fn(usize, usize) + Sync),
    /// Is asked whether the changes may be made, when all of them are known and no reader has seen one.
    pub gate: &'t dyn Fn(&Changes) -> Result<(), Failure>,
}

impl<'t> PublishOptions<'t> {
    /// A folder; nobody is told or asked.
    pub fn new(folder: &'t Path) -> PublishOptions<'t> {
        PublishOptions { folder, progress: &|_, _| {}, gate: &|_| Ok(()) }
    }
}

/// Brings a folder up to date.
///
/// Problems of templates, and what the inspectors find, go to `diagnostics`; with an error among them
/// the folder stays as it was, and there is no receipt.
///
/// # Errors
/// If the system refuses to read or write, if a file that faktum did not write is in the way, if another run is
/// writing to the folder, if the outputs are those of a preview, or if the gate says no. The folder is then as it was.
pub fn publish(
    outputs: &Outputs,
    inspectors: &Inspectors,
    options: &PublishOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Receipt>, Failure> {
    if outputs.is_preview() {
        return Err(Failure::Bug("a preview was to be published".to_owned()));
    }
    let total = outputs.list().len();
    let new = Manifest::from_outputs(outputs);
    let layout = Layout::open(options.folder)?;
    let staging = Staging::new(&layout, &new)?;
    let made = AtomicUsize::new(0);
    let problems = inspectors.make_all(outputs, |output, bytes| {
        staging.take(&output.path, &bytes)?;
        (options.progress)(made.fetch_add(1, Ordering::Relaxed) + 1, total);
        Ok(())
    })?;
    let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    diagnostics.extend(problems);
    if has_errors {
        return Ok(None);
    }
    let changes = staging.changes(&new)?;
    (options.gate)(&changes)?;
    if !changes.is_empty() || staging.current.manifest != new {
        put_in_place(&layout, &staging, &new, &changes)?;
    }
    let pages = outputs.list().iter().filter(|output| output.is_page).count();
    Ok(Some(Receipt { pages, files: total, changes }))
}

fn put_in_place(
    layout: &Layout,
    staging: &Staging<'_>,
    new: &Manifest,
    changes: &Changes,
) -> Result<(), Failure> {
    let live = layout.live.as_path();
    match &layout.staging {
        StagingFolder::WholeSite(next) => {
            staging.complete(new, changes)?;
            let foreign = Foreign::new(&staging.current.listing, &staging.current.manifest.and(new));
            let pending_moves = foreign.share(live, next, new)?;
            swap::swap(live, next, &pending_moves)
        }
        StagingFolder::ChangedFiles(files) => {
            in_place::move_into(live, files, &staging.current, new, changes)
        }
    }
}
