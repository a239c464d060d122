//! Files and folders in the output folder that faktum did not write: `.git`, `CNAME`, `.well-known/`, a file added by hand.
//!
//! Takes the listing of the live folder and what faktum wrote; brings everything else into the staging folder, too. A file
//! gets a second name there (a hard link) before the swap. A folder cannot have two names, so it is a pending move, which is
//! done right after the swap. Nothing of others is ever changed or removed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::listing::{Listing, PathKind};
use super::manifest::Manifest;
use super::path_list;
use super::staging::{remove, share};
use crate::failure::{Failure, Operation};

/// In a staging folder: the list of files of others that were linked into it.
const FOREIGN_LINKS: &str = "guests";

/// What faktum did not write in a folder, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Foreign {
    files: BTreeSet<String>,
    /// Folders without a file of faktum's, only the topmost of each.
    folders: Vec<String>,
}

impl Foreign {
    /// Picks them from a listing. `ours` is everything that faktum wrote or is about to write.
    pub(super) fn new(listing: &Listing, ours: &Manifest) -> Foreign {
        let mut foreign = Foreign::default();
        for (path, kind) in listing.iter() {
            let is_in_foreign_folder = foreign.folders.last().is_some_and(|folder| is_below(path, folder));
            match kind {
                _ if is_in_foreign_folder => {}
                PathKind::Folder if ours.has_below(path) => {}
                PathKind::Folder => foreign.folders.push(path.to_owned()),
                PathKind::File | PathKind::Other if ours.has(path) => {}
                PathKind::File | PathKind::Other => {
                    foreign.files.insert(path.to_owned());
                }
            }
        }
        foreign
    }

    /// Links the files into the staging folder, and removes the links to files that are gone. Gives the pending moves.
    ///
    /// # Errors
    /// If the system refuses.
    pub(super) fn share(&self, live: &Path, staging: &Path, new: &Manifest) -> Result<Vec<String>, Failure> {
        let before: BTreeSet<String> = path_list::read(staging, FOREIGN_LINKS)?.into_iter().collect();
        path_list::write(staging, FOREIGN_LINKS, before.union(&self.files))?;
        for path in before.difference(&self.files).filter(|path| !new.has(path)) {
            remove(staging, path)?;
        }
        let mut pending_moves = self.folders.clone();
        for path in &self.files {
            // A pipe or a symbolic link may not be linkable. It is moved as a folder is.
            if share_as_it_is(live, staging, path).is_err() {
                pending_moves.push(path.clone());
            }
        }
        path_list::write(staging, FOREIGN_LINKS, &self.files)?;
        pending_moves.sort();
        Ok(pending_moves)
    }
}

/// As [`share`], but a pipe or a symbolic link is never copied.
fn share_as_it_is(live: &Path, staging: &Path, path: &str) -> Result<(), Failure> {
    let is_file = live.join(path).symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    if is_file {
        return share(live, staging, path);
    }
    let to = staging.join(path);
    let _not_there = fs::remove_file(&to);
    to.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::hard_link(live.join(path), &to))
        .map_err(Failure::at(&to, Operation::Link))
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}
