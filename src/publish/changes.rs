//! What publishing would change, without changing it.
//!
//! Takes the same as publishing; gives the paths. Nothing is locked: what is said is true of the folder as it is now.

use std::path::Path;

use super::behind::{Paths, is_same};
use super::listing::{Kind, Listing};
use super::manifest::Manifest;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::leaks::Watch;
use crate::render::Outputs;

/// What is different at a target: paths of files, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    pub added: Vec<String>,
    pub changed: Vec<String>,
    pub removed: Vec<String>,
    /// How many files there are at the target before.
    pub before: usize,
}

/// Compares the site's files with those of a folder. Gives the problems of making them, too.
///
/// # Errors
/// If the system refuses to read.
pub fn changes(
    outputs: &Outputs,
    watch: &Watch,
    folder: &Path,
) -> Result<(Changes, Vec<Diagnostic>), Failure> {
    let (listing, manifest) = (Listing::of(folder)?, Manifest::read(folder)?);
    let (added, changed) = (Paths::default(), Paths::default());
    let problems = outputs.make_all(|output, bytes| {
        let path = output.path.as_str();
        watch.look(path, &bytes)?;
        let old = folder.join(path);
        match listing.kind(path) {
            Some(Kind::File) => {
                if !is_same(&old, &bytes).map_err(|error| Failure::at(&old, "compare", &error))? {
                    changed.add(path);
                }
            }
            _ => added.add(path),
        }
        Ok(())
    })?;
    let new = Manifest::of(outputs);
    let changes = Changes {
        added: added.to_set().into_iter().collect(),
        changed: changed.to_set().into_iter().collect(),
        removed: manifest.removed(&new, &listing).cloned().collect(),
        before: manifest.iter().count(),
    };
    Ok((changes, problems.into_iter().chain(watch.problems()).collect()))
}
