//! Publishing: the last step of a build, as a transaction.
//!
//! Takes [`Outputs`] and an output folder; gives a [`Receipt`]. The next site is made in a staging folder: what differs is
//! written, what is the same is shared with the live folder. When it is complete, the two folders are swapped in one step.
//! So the output folder is always the old site or the new one, even if the run is killed, the disk is full or a template
//! fails; the next run cleans up. An unchanged page stays the same file. Files that faktum did not write are never touched:
//! `.faktum/manifest` in the folder lists its own.
//!
//! Nothing here waits for the disk (fsync), so this protects against killed programs, not against power cuts.

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
mod unfinished;
mod whole_picture;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use changes::{Changes, changes};
pub use lock::Lock;
pub use manifest::{MANIFEST, Manifest};
pub use output_folder::{SHARE_MARK, check_evidence_folder, check_output_folder, check_share_place};

use crate::diagnostic::{Diagnostics, Severity};
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::model::address::OutputPath;
use crate::render::Outputs;
use foreign::Foreign;
use layout::{Layout, StagingFolder};
use staging::Staging;

/// The paths of the files that were published to a folder, sorted; `None` if no site was. It writes and locks nothing.
///
/// # Errors
/// If the list of these files cannot be read, or is damaged.
pub fn published_paths(folder: &Path) -> Result<Option<Vec<OutputPath>>, Failure> {
    Ok(Manifest::read_existing(folder)?.map(|manifest| manifest.paths))
}

/// What was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// How many of the files are pages for readers.
    pub pages: usize,
    /// How many files the site has.
    pub files: usize,
    /// What was different in the folder.
    pub changes: Changes,
}

/// Where a site is published to, and what is called meanwhile.
pub struct PublishOptions<'t> {
    pub folder: &'t Path,
    /// Called with how many files are rendered, and of how many. Any thread may call it.
    pub progress: &'t (dyn Fn(usize, usize) + Sync),
    /// Called with the changes when all are known, before any of them is live. An error stops them.
    pub gate: &'t dyn Fn(&Changes) -> Result<(), Failure>,
}

impl<'t> PublishOptions<'t> {
    /// A folder. Nothing is called.
    pub fn new(folder: &'t Path) -> PublishOptions<'t> {
        PublishOptions { folder, progress: &|_, _| {}, gate: &|_| Ok(()) }
    }
}

/// Publishes a site to a folder.
///
/// Problems of templates and those that the inspectors find are added to `diagnostics`. If one of them is an error, the folder
/// stays as it was, and there is no receipt.
///
/// # Errors
/// If the system refuses to read or write, if a file that faktum did not write would be overwritten, if another run is writing
/// to the folder, if the outputs are those of a preview or of a copy for somebody, or if the gate refuses. The folder then stays as it was.
pub fn publish(
    outputs: &Outputs,
    inspectors: &Inspectors,
    options: &PublishOptions<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Receipt>, Failure> {
    if outputs.site().is_preview {
        return Err(Failure::Bug("a preview was to be published".to_owned()));
    }
    let total = outputs.list().len();
    let new = Manifest::from_outputs(outputs);
    let layout = Layout::open(options.folder)?;
    let staging = Staging::new(&layout, &new)?;
    let made = AtomicUsize::new(0);
    let problems = inspectors.make_all(
        outputs,
        |output| staging.current.has_picture(&output.path),
        |output, content| {
            staging.take(&output.path, content)?;
            (options.progress)(made.fetch_add(1, Ordering::Relaxed) + 1, total);
            Ok(())
        },
    )?;
    let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    diagnostics.extend(problems);
    if has_errors {
        return Ok(None);
    }
    let changes = staging.verdicts.changes(&staging.current, &new)?;
    (options.gate)(&changes)?;
    if !changes.is_empty() || staging.current.manifest != new || !staging.current.is_whole {
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
