//! What stands in the output folder and is not faktum's: `.git`, `CNAME`, `.well-known/`, a file put there by hand.
//!
//! It is never changed and never lost. Before the trees change places, a file of somebody else's gets a second name
//! in the tree behind; a folder, which cannot have two names, is carried over right after.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::listing::{Kind, Listing};
use super::manifest::{HIDDEN, Manifest};
use super::staging::{remove, share};
use crate::failure::Failure;

/// In a tree: the files of others that were given a name in it.
const FOREIGN_LINKS: &str = "guests";

/// What is not faktum's in a tree, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Foreign {
    files: BTreeSet<String>,
    /// Folders with nothing of faktum's in them, the topmost of each.
    folders: Vec<String>,
}

impl Foreign {
    /// Finds it. `ours` is everything that faktum wrote or is about to write.
    pub(super) fn new(listing: &Listing, ours: &Manifest) -> Foreign {
        let mut foreign = Foreign::default();
        for (path, kind) in listing.iter() {
            let is_carried = foreign.folders.last().is_some_and(|folder| is_below(path, folder));
            match kind {
                _ if is_carried => {}
                Kind::Folder if ours.has_below(path) => {}
                Kind::Folder => foreign.folders.push(path.to_owned()),
                Kind::File | Kind::Other if ours.has(path) => {}
                Kind::File | Kind::Other => {
                    foreign.files.insert(path.to_owned());
                }
            }
        }
        foreign
    }

    /// Gives the files a name in the tree behind, and takes away the names of those that are gone. Gives what has to
    /// be carried over.
    pub(super) fn share(&self, live: &Path, staging: &Path, new: &Manifest) -> Result<Vec<String>, Failure> {
        let before = foreign_links(staging)?;
        write(staging, &before.union(&self.files).cloned().collect())?;
        for path in before.difference(&self.files).filter(|path| !new.has(path)) {
            remove(staging, path)?;
        }
        let mut pending_moves = self.folders.clone();
        for path in &self.files {
            // A pipe or a link that can have no second name is carried over as a folder is.
            if share_as_it_is(live, staging, path).is_err() {
                pending_moves.push(path.clone());
            }
        }
        write(staging, &self.files)?;
        pending_moves.sort();
        Ok(pending_moves)
    }
}

/// As [`share`], but what is no ordinary file is never copied.
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
        .map_err(|error| Failure::at(&to, "link", &error))
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn foreign_links(tree: &Path) -> Result<BTreeSet<String>, Failure> {
    let file = tree.join(HIDDEN).join(FOREIGN_LINKS);
    match fs::read_to_string(&file) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(Failure::at(&file, "read", &error)),
    }
}

fn write(tree: &Path, foreign_links: &BTreeSet<String>) -> Result<(), Failure> {
    let file = tree.join(HIDDEN).join(FOREIGN_LINKS);
    if foreign_links.is_empty() {
        let _not_there = fs::remove_file(&file);
        return Ok(());
    }
    let text: String = foreign_links.iter().map(|path| format!("{path}\n")).collect();
    fs::write(&file, text).map_err(|error| Failure::at(&file, "write", &error))
}
