//! Brings the staging folder up to date with the next site. Only what differs is touched.
//!
//! Takes the content of each file as it is rendered, and the live folder; writes what is new or different, shares what is
//! the same with the live folder (a hard link: one file with two names), and removes what the site no longer has. It only
//! reads the live folder.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::changes::{Changes, Verdicts};
use super::current::{Current, Verdict};
use super::layout::{Layout, StagingFolder, clear};
use super::manifest::Manifest;
use crate::failure::{Failure, Operation, if_there};
use crate::inspect::Content;
use crate::model::address::OutputPath;

/// The next site while it is made.
pub(super) struct Staging<'t> {
    layout: &'t Layout,
    /// What is in the live folder.
    pub(super) current: Current,
    /// What earlier runs may have written to the staging folder.
    leftovers: Manifest,
    /// How the files that were taken differ from the live folder.
    pub(super) verdicts: Verdicts,
}

impl<'t> Staging<'t> {
    /// Reads both folders. `new` lists the files of the next site.
    ///
    /// # Errors
    /// If the system refuses, or if the manifest of the live folder is not one.
    pub(super) fn new(layout: &'t Layout, new: &Manifest) -> Result<Staging<'t>, Failure> {
        let current = Current::load(&layout.live)?;
        let staging = layout.staging.path();
        // Without a manifest it is not known what is in the staging folder.
        let leftovers = match Manifest::read(staging) {
            Ok(leftovers) if !leftovers.paths.is_empty() => leftovers,
            _ => {
                clear(staging)?;
                Manifest::default()
            }
        };
        // From here on the next run can find every file that this one writes, even if it is killed.
        if let StagingFolder::WholeSite(_) = layout.staging {
            leftovers.and(new).write(staging)?;
        }
        Ok(Staging { layout, current, leftovers, verdicts: Verdicts::default() })
    }

    /// Takes a file of the next site, and writes it if it differs from the live one.
    ///
    /// # Errors
    /// If the system refuses to read or write.
    pub(super) fn take(&self, path: &OutputPath, mut content: Content<'_, '_>) -> Result<(), Failure> {
        let verdict = self.current.verdict(path, &mut content)?;
        if matches!(verdict, Verdict::Added | Verdict::Different) {
            self.write(path.as_str(), &mut content)?;
        }
        self.verdicts.add(path, verdict);
        Ok(())
    }

    fn write(&self, path: &str, content: &mut Content<'_, '_>) -> Result<(), Failure> {
        let to = self.layout.staging.path().join(path);
        create(self.layout.staging.path(), path)
            .and_then(|mut file| match content {
                Content::InMemory(bytes) => file.write_all(bytes),
                Content::Copied(from) => from.copy_to(&mut file),
            })
            .map_err(Failure::at(&to, Operation::Write))
    }

    /// Makes the staging folder a whole site: shares unchanged files with the live folder, and removes the files of earlier
    /// sites.
    pub(super) fn complete(&self, new: &Manifest, changes: &Changes) -> Result<(), Failure> {
        let live = self.layout.live.as_path();
        let staging = self.layout.staging.path();
        let leftovers: Vec<&str> = self.leftovers.without(new).collect();
        for path in &leftovers {
            remove(staging, path)?;
        }
        // If every file of the site was written, there is nothing to share.
        if changes.written() < new.paths.len() {
            let unchanged: Vec<&str> = new
                .iter()
                .filter(|path| !has(&changes.added, path) && !has(&changes.changed, path))
                .collect();
            unchanged.into_par_iter().try_for_each(|path| share(live, staging, path))?;
        }
        if let Ok(metadata) = fs::metadata(live) {
            fs::set_permissions(staging, metadata.permissions())
                .map_err(Failure::at(staging, Operation::SetPermissions))?;
        }
        // Without leftovers, the manifest that was written at the start is that of the site.
        if leftovers.is_empty() { Ok(()) } else { new.write(staging) }
    }
}

/// Whether a path is in a sorted list.
fn has(sorted: &[Arc<str>], path: &str) -> bool {
    sorted.binary_search_by(|known| (**known).cmp(path)).is_ok()
}

/// Links a file of one folder to the same path of another. Where the system has no hard links, it is copied.
///
/// # Errors
/// If the system refuses both.
pub(super) fn share(from: &Path, to: &Path, path: &str) -> Result<(), Failure> {
    let old = from.join(path);
    let new = to.join(path);
    if is_one_file(&old, &new) {
        return Ok(());
    }
    make_way(to, path)
        .and_then(|()| fs::hard_link(&old, &new).or_else(|_| copy(&old, &new)))
        .map_err(Failure::at(&new, Operation::Write))
}

/// Copies a file with its modification time, which hosts and backups compare.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = File::create_new(to)?;
    let mut from = File::open(from)?;
    io::copy(&mut from, &mut copy)?;
    copy.set_modified(from.metadata()?.modified()?)
}

/// Removes a file from a folder, and the folders that are empty then. A path that does not exist is no problem.
///
/// # Errors
/// If the system refuses.
pub(super) fn remove(root: &Path, path: &str) -> Result<(), Failure> {
    let file = root.join(path);
    match fs::remove_file(&file) {
        Ok(()) => {}
        // The file is a folder now, or one of its folders is a file: `make_way` removes those if they are in the way.
        Err(_) if !file.is_file() => return Ok(()),
        Err(error) => return Err(Failure::at(&file, Operation::Remove)(error)),
    }
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != root) {
        // A folder that is not empty stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Creates a file in the staging folder. An existing file may be shared with the live folder, so it is replaced and never
/// written to.
fn create(root: &Path, path: &str) -> io::Result<File> {
    let file = root.join(path);
    if let Some((folder, _)) = path.rsplit_once('/') {
        // Usually the last folder is missing, or none is. In every other case creating the file fails, and `make_way` does
        // the rest. Looking at each folder first would take as long as creating the file.
        let _created_or_not = fs::create_dir(root.join(folder));
    }
    File::create_new(&file).or_else(|_| make_way(root, path).and_then(|()| File::create_new(&file)))
}

/// Creates the folders of a path in the staging folder, and removes what is at the path.
fn make_way(root: &Path, path: &str) -> io::Result<()> {
    let file = root.join(path);
    let folder = file.parent().unwrap_or(root);
    if fs::create_dir_all(folder).is_err() {
        let folders = folder.ancestors().take_while(|folder| *folder != root);
        for folder in folders.map(PathBuf::from).collect::<Vec<_>>().into_iter().rev() {
            if folder.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
                fs::remove_file(&folder)?;
            }
        }
        fs::create_dir_all(folder)?;
    }
    match if_there(fs::remove_file(&file)) {
        Err(_) if file.is_dir() => fs::remove_dir_all(&file),
        result => result.map(|_| ()),
    }
}

#[cfg(unix)]
fn is_one_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (fs::symlink_metadata(a), fs::symlink_metadata(b)) {
        (Ok(a), Ok(b)) => a.dev() == b.dev() && a.ino() == b.ino(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_one_file(_: &Path, _: &Path) -> bool {
    // There is no cheap way to know, so the file is linked again.
    false
}
