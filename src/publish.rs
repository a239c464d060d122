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

mod behind;
mod foreign;
mod front;
mod guard;
mod listing;
mod manifest;
mod one_by_one;
mod plan;
mod trees;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use guard::guard;
pub use plan::{Changes, changes};

use crate::diagnostic::{Diagnostics, Severity};
use crate::failure::Failure;
use crate::leaks::Watch;
use crate::render::Outputs;
use behind::Next;
use foreign::Foreign;
use manifest::Manifest;
use trees::{Behind, Trees};

/// What was done to the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// How many of the files are pages for readers.
    pub pages: usize,
    /// How many files the site has.
    pub files: usize,
    /// How many of them were new or different.
    pub written: usize,
    /// How many files of an earlier build were removed.
    pub removed: usize,
}

/// Brings a folder up to date. `progress` is told how many files are made, and of how many; from any thread.
///
/// Problems of templates, and what `watch` finds of what is held back, go to `diagnostics`; with an error among them
/// the folder stays as it was, and there is no receipt.
///
/// # Errors
/// If the system refuses to read or write, if a file that faktum did not write is in the way, if another run is
/// writing to the folder, or if the outputs are those of a preview. The folder is then as it was.
pub fn publish(
    outputs: &Outputs,
    watch: &Watch,
    out: &Path,
    progress: &(dyn Fn(usize, usize) + Sync),
    diagnostics: &mut Diagnostics,
) -> Result<Option<Receipt>, Failure> {
    if outputs.is_preview() {
        return Err(Failure::Bug("a preview was to be published".to_owned()));
    }
    let total = outputs.list().len();
    let new = Manifest::of(outputs);
    let trees = Trees::open(out)?;
    let next = Next::begin(&trees, &new)?;
    let made = AtomicUsize::new(0);
    let problems = outputs.make_all(|output, bytes| {
        watch.look(output.path.as_str(), &bytes)?;
        next.take(&output.path, &bytes)?;
        progress(made.fetch_add(1, Ordering::Relaxed) + 1, total);
        Ok(())
    })?;
    let problems: Vec<_> = problems.into_iter().chain(watch.problems()).collect();
    let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    diagnostics.extend(problems);
    if has_errors {
        return Ok(None);
    }
    refuse_overwriting(&next.in_the_way(), out)?;
    let changed = next.changed();
    let receipt = Receipt {
        pages: outputs.list().iter().filter(|output| output.is_page).count(),
        files: total,
        written: changed.len(),
        removed: next.manifest.removed(&new, &next.listing).count(),
    };
    if !changed.is_empty() || next.manifest != new {
        put_in_place(&trees, &next, &new, &changed)?;
    }
    Ok(Some(receipt))
}

fn put_in_place(
    trees: &Trees,
    next: &Next<'_>,
    new: &Manifest,
    changed: &BTreeSet<String>,
) -> Result<(), Failure> {
    let front = trees.front.as_path();
    match &trees.behind {
        Behind::Tree(behind) => {
            next.complete(new, changed)?;
            let foreign = Foreign::of(&next.listing, &next.manifest.and(new));
            let carried = foreign.share(front, behind, new)?;
            front::put_in_front(front, behind, &carried)
        }
        Behind::Staged(staged) => {
            one_by_one::move_into(front, staged, (&next.listing, &next.manifest), new, changed)
        }
    }
}

/// Says which files would be lost.
fn refuse_overwriting(in_the_way: &BTreeSet<String>, out: &Path) -> Result<(), Failure> {
    if in_the_way.is_empty() {
        return Ok(());
    }
    let shown: Vec<&str> = in_the_way.iter().take(5).map(String::as_str).collect();
    let more = in_the_way.len().saturating_sub(shown.len());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Err(Failure::Usage(format!(
        "{} has files that faktum did not write and that the site would overwrite: {}{more}. \
         Move them away, or choose another folder with --out",
        out.display(),
        shown.join(", ")
    )))
}
