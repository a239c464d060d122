//! The last resort, for a folder that nothing can lie beside: files are moved to their places one after the other.
//!
//! A run that is killed meanwhile leaves some files old and some new, each whole; the next run finishes it.

use std::fs;
use std::path::Path;

use super::changes::Changes;
use super::current::Current;
use super::layout::clear;
use super::listing::{Kind, Listing};
use super::manifest::Manifest;
use super::staging::remove;
use crate::failure::Failure;

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
    // Until everything is in place, both old and new files are ours: a run that is cut off here leaves nothing
    // behind that the next one would not know.
    let old = &current.manifest;
    old.and(new).write(live)?;
    for path in old.without(new).filter(|path| is_reached(&current.listing, path)) {
        remove(live, path)?;
    }
    for path in changes.added.iter().chain(&changes.changed) {
        let (from, to) = (staged.join(&**path), live.join(&**path));
        let folder = to.parent().map_or(Ok(()), fs::create_dir_all);
        folder.and_then(|()| fs::rename(&from, &to)).map_err(|error| Failure::at(&to, "write", &error))?;
    }
    new.write(live)?;
    clear(staged)
}

/// Whether the way to a file leads through folders only: what lies behind a link is somebody else's.
fn is_reached(listing: &Listing, path: &str) -> bool {
    let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
    folders.all(|folder| listing.kind(folder) == Some(Kind::Folder)) && listing.kind(path) == Some(Kind::File)
}
