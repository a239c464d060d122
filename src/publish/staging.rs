//! The tree behind is brought up to date: only what differs is touched.
//!
//! Takes the bytes of each file as they are made, and what stands in front; writes what is new or different, shares
//! what is the same with the tree in front (hard links: one file with two names), and removes what the site no longer
//! has. The tree in front is only read.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::changes::{Changes, Verdicts};
use super::current::{Current, Verdict, open};
use super::layout::{Layout, StagingFolder, clear};
use super::manifest::Manifest;
use crate::failure::Failure;
use crate::model::address::OutputPath;
use crate::render::Bytes;

/// The next site in the making.
pub(super) struct Staging<'t> {
    layout: &'t Layout,
    /// What stands in front.
    pub(super) current: Current,
    /// What faktum may have written into the tree behind.
    leftovers: Manifest,
    verdicts: Verdicts,
}

impl<'t> Staging<'t> {
    /// Looks at both trees. `new` is what the site will have.
    ///
    /// # Errors
    /// If the system refuses, or if the folder has something that cannot be understood.
    pub(super) fn new(layout: &'t Layout, new: &Manifest) -> Result<Staging<'t>, Failure> {
        let current = Current::load(&layout.live)?;
        let staging = layout.staging.path();
        // A tree behind without a list of what is in it is of no use.
        let leftovers = match Manifest::read(staging) {
            Ok(leftovers) if !leftovers.is_empty() => leftovers,
            _ => {
                clear(staging)?;
                Manifest::default()
            }
        };
        // From here on, whatever is written into it can be found again, also after a kill.
        if let StagingFolder::WholeSite(_) = layout.staging {
            leftovers.and(new).write(staging)?;
        }
        Ok(Staging { layout, current, leftovers, verdicts: Verdicts::default() })
    }

    /// Takes the bytes of a file: keeps them if they differ from what stands in front.
    pub(super) fn take(&self, path: &OutputPath, bytes: &Bytes<'_>) -> Result<(), Failure> {
        let verdict = self.current.verdict(path, bytes)?;
        if matches!(verdict, Verdict::Added | Verdict::Different) {
            self.write(path.as_str(), bytes)?;
        }
        self.verdicts.add(path, verdict);
        Ok(())
    }

    fn write(&self, path: &str, bytes: &Bytes<'_>) -> Result<(), Failure> {
        let to = self.layout.staging.path().join(path);
        let failed = |error: io::Error| Failure::at(&to, "write", &error);
        let mut file = create(self.layout.staging.path(), path).map_err(failed)?;
        match bytes {
            Bytes::Made(bytes) => io::Write::write_all(&mut file, bytes),
            Bytes::CopyOf(from) => open(from).and_then(|mut from| io::copy(&mut from, &mut file).map(drop)),
        }
        .map_err(failed)
    }

    /// What is different.
    ///
    /// # Errors
    /// If files that faktum did not write would be lost.
    pub(super) fn changes(&self, new: &Manifest) -> Result<Changes, Failure> {
        self.verdicts.changes(&self.current, new)
    }

    /// Makes a whole site of the tree behind: what has not changed is shared with the tree in front, and what is
    /// left over from earlier sites is removed.
    pub(super) fn complete(&self, new: &Manifest, changes: &Changes) -> Result<(), Failure> {
        let (live, staging) = (self.layout.live.as_path(), self.layout.staging.path());
        let leftovers: Vec<&str> = self.leftovers.without(new).collect();
        leftovers.iter().try_for_each(|path| remove(staging, path))?;
        let is_written = |path: &str| [&changes.added, &changes.changed].iter().any(|paths| has(paths, path));
        // What is written is in the site, so where as much is written as there is, nothing is looked for.
        if changes.written() < new.len() {
            let unchanged: Vec<&str> = new.iter().filter(|path| !is_written(path)).collect();
            unchanged.into_par_iter().try_for_each(|path| share(live, staging, path))?;
        }
        if let Ok(metadata) = fs::metadata(live) {
            fs::set_permissions(staging, metadata.permissions())
                .map_err(|error| Failure::at(staging, "set the permissions of", &error))?;
        }
        // Without leftovers the list that was written at the start is that of the site.
        if leftovers.is_empty() { Ok(()) } else { new.write(staging) }
    }
}

/// Whether a sorted list has a path.
fn has(sorted: &[Arc<str>], path: &str) -> bool {
    sorted.binary_search_by(|known| (**known).cmp(path)).is_ok()
}

/// Gives a file of one tree a name at the same path of another; a copy where a file cannot have two names.
///
/// # Errors
/// If the system refuses both.
pub(super) fn share(from: &Path, to: &Path, path: &str) -> Result<(), Failure> {
    let (old, new) = (from.join(path), to.join(path));
    let failed = |error: io::Error| Failure::at(&new, "write", &error);
    if is_one_file(&old, &new) {
        return Ok(());
    }
    make_way(to, path).map_err(failed)?;
    if fs::hard_link(&old, &new).is_ok() {
        return Ok(());
    }
    let copy = || {
        let mut file = File::create_new(&new)?;
        let mut from = open(&old)?;
        io::copy(&mut from, &mut file)?;
        // An unchanged page keeps its time: hosts and backups go by it.
        file.set_modified(from.metadata()?.modified()?)
    };
    copy().map_err(failed)
}

/// Removes a file of a tree that is ours, and the folders that are empty then. What is not there is no problem.
///
/// # Errors
/// If the system refuses.
pub(super) fn remove(tree: &Path, path: &str) -> Result<(), Failure> {
    let file = tree.join(path);
    match fs::remove_file(&file) {
        Ok(()) => {}
        // What it was in has become a file, or it has become a folder: what comes there makes way for itself.
        Err(_) if !file.is_file() => return Ok(()),
        Err(error) => return Err(Failure::at(&file, "remove", &error)),
    }
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != tree) {
        // A folder that still holds something stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// A new file in a tree that is ours. A name may be shared with the tree in front, so what stands there is never
/// written through; but mostly nothing does, and then nothing is taken away.
fn create(tree: &Path, path: &str) -> io::Result<File> {
    let file = tree.join(path);
    if let Some((folder, _)) = path.rsplit_once('/') {
        // Mostly only the last folder is missing, or none is. Whatever else is the matter, the file cannot be created, and
        // then a way is made: looking at each folder first takes as long as the system needs for the file.
        let _made_or_not = fs::create_dir(tree.join(folder));
    }
    File::create_new(&file).or_else(|_| make_way(tree, path).and_then(|()| File::create_new(&file)))
}

/// Makes the folders of a path in a tree that is ours, and takes away what stands at it.
fn make_way(tree: &Path, path: &str) -> io::Result<()> {
    let file = tree.join(path);
    let folder = file.parent().unwrap_or(tree);
    if fs::create_dir_all(folder).is_err() {
        let folders = folder.ancestors().take_while(|folder| *folder != tree);
        for folder in folders.map(PathBuf::from).collect::<Vec<_>>().into_iter().rev() {
            if folder.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
                fs::remove_file(&folder)?;
            }
        }
        fs::create_dir_all(folder)?;
    }
    match fs::remove_file(&file) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) if file.is_dir() => fs::remove_dir_all(&file),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn is_one_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |path: &Path| fs::symlink_metadata(path).map(|metadata| (metadata.dev(), metadata.ino()));
    matches!((of(a), of(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(not(unix))]
fn is_one_file(_: &Path, _: &Path) -> bool {
    // Nobody says so cheaply: the name is given anew.
    false
}
