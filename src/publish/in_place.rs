//! Moves new and changed files into the live folder one by one: the last resort, for a folder that cannot be swapped.
//!
//! Takes the staged files and what has changed. A run that is killed meanwhile leaves some files old and some new, each whole,
//! and the next run finishes it. Folders of others need no care here, because the live folder stays where it is.

use std::path::Path;

use super::changes::Changes;
use super::current::Current;
use super::layout::clear;
use super::listing::{Listing, PathKind};
use super::manifest::Manifest;
use super::staging::remove;
use super::swap::rename_into;
use super::unfinished;
use crate::failure::{Failure, Operation};

/// Moves the staged files into the folder, and removes what the site no longer has.
///
/// # Errors
/// If the system refuses.
pub(super) fn move_into(
    live: &Path,
    staged: &Path,
    current: &Current,
    new: &Manifest,
    changes: &Changes,
) -> Result<(), Failure> {
    // Until everything is in place the manifest lists old and new files, so that the next run knows every file that a
    // killed one leaves.
    let old = &current.manifest;
    old.and(new).write(live)?;
    unfinished::mark(live)?;
    for path in old.without(new).filter(|path| is_reached(&current.listing, path)) {
        remove(live, path)?;
    }
    for path in changes.added.iter().chain(&changes.changed) {
        let from = staged.join(&**path);
        let to = live.join(&**path);
        rename_into(&from, &to).map_err(Failure::at(&to, Operation::Write))?;
    }
    new.write(live)?;
    unfinished::unmark(live)?;
    clear(staged)
}

/// Whether a path leads to a file through folders alone. What a link leads to belongs to somebody else.
fn is_reached(listing: &Listing, path: &str) -> bool {
    let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
    folders.all(|folder| listing.kind(folder) == Some(PathKind::Folder))
        && listing.kind(path) == Some(PathKind::File)
}
