//! What publishing changes: found out along with it, or without doing it.
//!
//! Takes the verdict on each file; gives the paths, sorted. [`changes`] writes nothing and locks nothing: what it says is
//! true of the folder as it is now.

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

/// What is different at a target: paths of files, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    pub added: Vec<Arc<str>>,
    pub changed: Vec<Arc<str>>,
    pub removed: Vec<Arc<str>>,
    /// How many files there are at the target before.
    pub before: usize,
}

impl Changes {
    /// How many files are new or different.
    pub fn written(&self) -> usize {
        self.added.len() + self.changed.len()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.written() + self.removed.len() == 0
    }
}

/// Verdicts gathered from several threads.
#[derive(Default)]
pub(super) struct Verdicts(Mutex<Gathered>);

#[derive(Default)]
struct Gathered {
    added: Vec<Arc<str>>,
    changed: Vec<Arc<str>>,
    in_the_way: BTreeSet<String>,
}

impl Verdicts {
    /// Keeps the verdict on a path.
    pub(super) fn add(&self, path: &OutputPath, verdict: Verdict) {
        match verdict {
            Verdict::Same => {}
            Verdict::Added => self.gathered().added.push(path.shared()),
            Verdict::Different => self.gathered().changed.push(path.shared()),
            Verdict::InTheWay(stranger) => drop(self.gathered().in_the_way.insert(stranger)),
        }
    }

    /// What they come to; afterwards there are none.
    ///
    /// # Errors
    /// If files that faktum did not write would be lost; the message says which.
    pub(super) fn changes(&self, current: &Current, new: &Manifest) -> Result<Changes, Failure> {
        let gathered = std::mem::take(&mut *self.gathered());
        refuse_overwriting(&gathered.in_the_way, current.folder())?;
        Ok(Changes {
            added: sorted(gathered.added),
            changed: sorted(gathered.changed),
            removed: current.removed(new).map(Arc::from).collect(),
            before: current.manifest.len(),
        })
    }

    fn gathered(&self) -> MutexGuard<'_, Gathered> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

fn sorted(mut paths: Vec<Arc<str>>) -> Vec<Arc<str>> {
    paths.par_sort_unstable();
    paths
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

/// Compares the site's files with those of a folder. Gives the problems of making them, too.
///
/// # Errors
/// If the system refuses to read, or if files that faktum did not write are in the way.
pub fn changes(
    outputs: &Outputs,
    inspectors: &Inspectors,
    folder: &Path,
) -> Result<(Changes, Vec<Diagnostic>), Failure> {
    let (current, verdicts) = (Current::load(folder)?, Verdicts::default());
    let problems = inspectors.make_all(outputs, |output, bytes| {
        verdicts.add(&output.path, current.verdict(&output.path, &bytes)?);
        Ok(())
    })?;
    let changes = verdicts.changes(&current, &Manifest::from_outputs(outputs))?;
    Ok((changes, problems))
}
