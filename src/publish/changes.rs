//! What publishing changes.
//!
//! Takes the verdict on each file; gives the paths that are added, changed and removed, sorted. [`changes`] finds them without
//! publishing: it writes and locks nothing, so its answer is about the folder as it is now.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard};

use rayon::prelude::*;

use super::current::{Current, Verdict};
use super::manifest::Manifest;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::model::address::OutputPath;
use crate::render::Outputs;

/// What is different in an output folder: paths of files, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    pub added: Vec<Arc<str>>,
    pub changed: Vec<Arc<str>>,
    pub removed: Vec<Arc<str>>,
    /// How many files the folder had before.
    pub before: usize,
}

impl Changes {
    /// How many files are new or different.
    pub fn written(&self) -> usize {
        self.added.len() + self.changed.len()
    }

    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        self.written() + self.removed.len() == 0
    }
}

/// The verdicts on all files, from several threads.
#[derive(Default)]
pub(super) struct Verdicts(Mutex<Gathered>);

#[derive(Default)]
struct Gathered {
    changes: Changes,
    in_the_way: BTreeSet<String>,
}

impl Verdicts {
    /// Adds the verdict on a file.
    pub(super) fn add(&self, path: &OutputPath, verdict: Verdict) {
        match verdict {
            Verdict::Same => {}
            Verdict::Added => self.gathered().changes.added.push(path.shared()),
            Verdict::Different => self.gathered().changes.changed.push(path.shared()),
            Verdict::InTheWay(foreign) => drop(self.gathered().in_the_way.insert(foreign)),
        }
    }

    /// Takes the verdicts, and gives the changes.
    ///
    /// # Errors
    /// If files that faktum did not write would be overwritten. The message names the first five.
    pub(super) fn changes(&self, current: &Current, new: &Manifest) -> Result<Changes, Failure> {
        let Gathered { mut changes, in_the_way } = std::mem::take(&mut *self.gathered());
        refuse_overwriting(&in_the_way, &current.folder)?;
        changes.added.par_sort_unstable();
        changes.changed.par_sort_unstable();
        changes.removed = current.removed(new).map(Arc::from).collect();
        changes.before = current.manifest.paths.len();
        Ok(changes)
    }

    fn gathered(&self) -> MutexGuard<'_, Gathered> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// Fails if there are files in the way, and names the first five.
fn refuse_overwriting(in_the_way: &BTreeSet<String>, out: &Path) -> Result<(), Failure> {
    if in_the_way.is_empty() {
        return Ok(());
    }
    let paths: Vec<String> = in_the_way.iter().take(5).cloned().collect();
    let more = in_the_way.len() - paths.len();
    Err(Failure::ForeignFiles { folder: out.to_owned(), paths, more })
}

/// Compares the site's files with those of a folder. Gives the problems of rendering them, too.
///
/// # Errors
/// If the system refuses to read, or if files that faktum did not write are in the way.
pub fn changes(
    outputs: &Outputs,
    inspectors: &Inspectors,
    folder: &Path,
) -> Result<(Changes, Vec<Diagnostic>), Failure> {
    let current = Current::load(folder)?;
    let verdicts = Verdicts::default();
    let problems = inspectors.make_all(
        outputs,
        |output| current.has_picture(&output.path),
        |output, mut content| {
            verdicts.add(&output.path, current.verdict(&output.path, &mut content)?);
            Ok(())
        },
    )?;
    let changes = verdicts.changes(&current, &Manifest::from_outputs(outputs))?;
    Ok((changes, problems))
}
