//! The folders of a publication: the live folder, which a host serves, and the staging folder, where the next site is made.
//!
//! Takes the output folder; gives the paths of both, locked for this run, after finishing what a killed run left undone.
//! For `site/public` the staging folder is `site/.public.faktum/tree`: beside it, because two folders can be swapped only
//! on one file system, and neither may be inside the other. Where nothing can be written beside it (a mounted folder,
//! a folder whose parent belongs to somebody else) nothing can be swapped: changed files are collected in
//! `public/.faktum/staged` and moved one by one. It decides nothing about files: it only says where they go.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::manifest::HIDDEN;
use super::swap;
use crate::failure::{Failure, Operation, if_there};

const LOCK: &str = "lock";

/// The folders of a publication.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) live: PathBuf,
    pub(super) staging: StagingFolder,
    /// Held while the folders are written to. The system releases it when the program ends, even if it is killed.
    _lock: Lock,
}

/// Where the next site is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StagingFolder {
    /// A whole site, which is swapped with the live one.
    WholeSite(PathBuf),
    /// A folder inside the live one, for the files that are new or different.
    ChangedFiles(PathBuf),
}

impl StagingFolder {
    pub(super) fn path(&self) -> &Path {
        match self {
            StagingFolder::WholeSite(path) | StagingFolder::ChangedFiles(path) => path,
        }
    }
}

impl Layout {
    /// Finds and locks the folders of an output folder.
    ///
    /// # Errors
    /// If another run has locked them, or if the system refuses.
    pub(super) fn open(out: &Path) -> Result<Layout, Failure> {
        let beside = folder_beside(out);
        let can_swap = beside.is_some();
        let hidden = beside.unwrap_or_else(|| out.join(HIDDEN));
        if hidden.is_symlink() {
            return Err(Failure::HiddenLink { path: hidden });
        }
        fs::create_dir_all(&hidden).map_err(Failure::at(&hidden, Operation::Create))?;
        let lock = Lock::take(&hidden.join(LOCK), out)?;
        let staging = if can_swap {
            let tree = hidden.join("tree");
            swap::recover(out, &tree, &hidden)?;
            StagingFolder::WholeSite(tree)
        } else {
            let staged = hidden.join("staged");
            clear(&staged)?;
            StagingFolder::ChangedFiles(staged)
        };
        Ok(Layout { live: out.to_owned(), staging, _lock: lock })
    }
}

/// The hidden folder beside an output folder, if a site that is made in it can be swapped with the output folder.
fn folder_beside(out: &Path) -> Option<PathBuf> {
    let parent = out.parent()?;
    let name = out.file_name()?.to_string_lossy();
    fs::create_dir_all(parent).ok()?;
    let beside = parent.join(format!(".{name}.faktum"));
    if beside.is_symlink() {
        return None;
    }
    fs::create_dir_all(&beside).ok()?;
    // Opening the lock shows whether files can be written here. A probe that is removed again was the alternative: two runs
    // at once would disturb each other's.
    File::options().append(true).create(true).open(beside.join(LOCK)).ok()?;
    (!out.exists() || is_on_one_device(out, parent)).then_some(beside)
}

#[cfg(unix)]
fn is_on_one_device(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    matches!((fs::metadata(a), fs::metadata(b)), (Ok(a), Ok(b)) if a.dev() == b.dev())
}

#[cfg(not(unix))]
fn is_on_one_device(_: &Path, _: &Path) -> bool {
    // Not known before the swap, which has a fallback.
    true
}

/// Removes a folder and everything in it, if it is there.
pub(super) fn clear(folder: &Path) -> Result<(), Failure> {
    if_there(fs::remove_dir_all(folder)).map(|_| ()).map_err(Failure::at(folder, Operation::Remove))
}
