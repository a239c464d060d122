//! Outputs into a folder: the last step of a build.
//!
//! Takes [`Outputs`] and the folder; gives a [`Receipt`]. Only what differs is written, and only what an earlier
//! build wrote is removed: the hidden file `.faktum/manifest` in the folder says what that is. New bytes are
//! gathered beside the old ones first and moved into place when all are made, so a template that fails leaves
//! the folder as it was. Files that faktum did not write are never touched.

mod guard;
mod manifest;
mod staging;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use guard::guard;

use crate::diagnostic::{Diagnostics, Severity};
use crate::failure::Failure;
use crate::render::Outputs;
use manifest::Manifest;
use staging::{Difference, Staging};

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
/// Problems of templates go to `diagnostics`; with an error among them the folder stays as it was, and there is no
/// receipt.
///
/// # Errors
/// If the system refuses to read or write, if a file that faktum did not write is in the way, or if the outputs
/// are those of a preview.
pub fn publish(
    outputs: &Outputs,
    out: &Path,
    progress: &(dyn Fn(usize, usize) + Sync),
    diagnostics: &mut Diagnostics,
) -> Result<Option<Receipt>, Failure> {
    if outputs.is_preview() {
        return Err(Failure::Bug("a preview was to be published".to_owned()));
    }
    let total = outputs.list().len();
    let staging = Staging::open(out)?;
    let manifest = staging.manifest();
    let made = AtomicUsize::new(0);
    let changed = Paths::default();
    let in_the_way = Paths::default();
    let problems = outputs.make_all(|output, bytes| {
        match staging.stage(&output.path, &bytes)? {
            Difference::None => {}
            Difference::Some => changed.add(output.path.as_str()),
            Difference::InTheWay(path) => in_the_way.add(&path),
        }
        progress(made.fetch_add(1, Ordering::Relaxed) + 1, total);
        Ok(())
    })?;
    let mut receipt = Receipt {
        pages: outputs.list().iter().filter(|output| output.is_page).count(),
        files: total,
        written: 0,
        removed: 0,
    };
    let has_errors = problems.iter().any(|problem| problem.severity == Severity::Error);
    diagnostics.extend(problems);
    if has_errors {
        staging.discard();
        return Ok(None);
    }
    refuse_overwriting(&in_the_way.into_set(), &staging, out)?;
    let changed = changed.into_set();
    let new = Manifest::of(outputs.list().iter().map(|output| output.path.as_str()));
    // Until everything is in place, both old and new files are ours: a run that is cut off here leaves nothing
    // behind that the next one would not know.
    manifest.and(&new).write(out)?;
    for path in manifest.without(&new) {
        receipt.removed += usize::from(staging.remove(path)?);
    }
    for path in &changed {
        staging.move_into_place(path)?;
    }
    receipt.written = changed.len();
    new.write(out)?;
    staging.discard();
    Ok(Some(receipt))
}

/// Says which files would be lost, and keeps them.
fn refuse_overwriting(in_the_way: &BTreeSet<String>, staging: &Staging, out: &Path) -> Result<(), Failure> {
    if in_the_way.is_empty() {
        return Ok(());
    }
    staging.discard();
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

/// Paths gathered by several threads.
#[derive(Default)]
struct Paths(Mutex<BTreeSet<String>>);

impl Paths {
    fn add(&self, path: &str) {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(path.to_owned());
    }

    fn into_set(self) -> BTreeSet<String> {
        self.0.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
