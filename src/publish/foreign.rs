//! What stands in the output folder and is not faktum's: `.git`, `CNAME`, `.well-known/`, a file put there by hand.
//!
//! It is never changed and never lost. Before the trees change places, a file of somebody else's gets a second name
//! in the tree behind; a folder, which cannot have two names, is carried over right after.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::behind::{remove, share};
use super::listing::{Kind, Listing};
use super::manifest::{HIDDEN, Manifest};
use crate::failure::Failure;

/// In a tree: the files of others that were given a name in it.
const GUESTS: &str = "guests";

/// What is not faktum's in a tree, sorted.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Foreign {
    files: BTreeSet<String>,
    /// Folders with nothing of faktum's in them, the topmost of each.
    folders: Vec<String>,
}

impl Foreign {
    /// Finds it. `ours` is everything that faktum wrote or is about to write.
    pub(super) fn of(listing: &Listing, ours: &Manifest) -> Foreign {
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
    pub(super) fn share(&self, front: &Path, behind: &Path, new: &Manifest) -> Result<Vec<String>, Failure> {
        let before = guests(behind)?;
        write(behind, &before.union(&self.files).cloned().collect())?;
        for path in before.difference(&self.files).filter(|path| !new.has(path)) {
            remove(behind, path)?;
        }
        let mut carried = self.folders.clone();
        for path in &self.files {
            // A pipe or a link that can have no second name is carried over as a folder is.
            if share_as_it_is(front, behind, path).is_err() {
                carried.push(path.clone());
            }
        }
        write(behind, &self.files)?;
        carried.sort();
        Ok(carried)
    }
}

/// As [`share`], but what is no ordinary file is never copied.
fn share_as_it_is(front: &Path, behind: &Path, path: &str) -> Result<(), Failure> {
    let is_file = front.join(path).symlink_metadata().is_ok_and(|metadata| metadata.is_file());
    if is_file {
        return share(front, behind, path);
    }
    let to = behind.join(path);
    let _not_there = fs::remove_file(&to);
    to.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::hard_link(front.join(path), &to))
        .map_err(|error| Failure::at(&to, "link", &error))
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

fn guests(tree: &Path) -> Result<BTreeSet<String>, Failure> {
    let file = tree.join(HIDDEN).join(GUESTS);
    match fs::read_to_string(&file) {
        Ok(text) => Ok(text.lines().map(str::to_owned).collect()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(BTreeSet::new()),
        Err(error) => Err(Failure::at(&file, "read", &error)),
    }
}

fn write(tree: &Path, guests: &BTreeSet<String>) -> Result<(), Failure> {
    let file = tree.join(HIDDEN).join(GUESTS);
    if guests.is_empty() {
        let _not_there = fs::remove_file(&file);
        return Ok(());
    }
    let text: String = guests.iter().map(|path| format!("{path}\n")).collect();
    fs::write(&file, text).map_err(|error| Failure::at(&file, "write", &error))
}
