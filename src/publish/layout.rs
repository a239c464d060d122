//! The two trees of an output folder: the one in front, which a host serves, and the one behind it, in which the
//! next site is made.
//!
//! Takes the output folder; gives where the trees lie, held for this run alone, with whatever a killed run left
//! undone put right. For `site/public` the tree behind is `site/.public.faktum/tree`: beside it, because two names can
//! be exchanged only on one file system, and neither may lie in the other. Where nothing can lie beside it (a
//! mounted folder, a folder of somebody else's), there is no tree behind: new files are gathered in
//! `public/.faktum/staged` and moved to their places one by one.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::manifest::HIDDEN;
use super::swap;
use crate::failure::Failure;

const LOCK: &str = "lock";

/// The trees of an output folder.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) live: PathBuf,
    pub(super) staging: StagingFolder,
    /// Held for as long as the trees are written to; the system lets go of it when the program ends, however.
    _lock: Lock,
}

/// Where the next site is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum StagingFolder {
    /// A whole tree, which changes places with the one in front.
    WholeSite(PathBuf),
    /// A folder in the one in front, for the files that are new or different.
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
    /// Takes hold of the trees of an output folder.
    ///
    /// # Errors
    /// If another run holds them, or if the system refuses.
    pub(super) fn open(out: &Path) -> Result<Layout, Failure> {
        let (hidden, is_beside) = match beside(out) {
            Some(hidden) => (hidden, true),
            None => (out.join(HIDDEN), false),
        };
        if hidden.is_symlink() {
            let what = "is a symbolic link: what is written there would end up elsewhere. Remove it";
            return Err(Failure::Usage(format!("{} {what}", hidden.display())));
        }
        fs::create_dir_all(&hidden).map_err(|error| Failure::at(&hidden, "create", &error))?;
        let lock = Lock::take(&hidden.join(LOCK), out)?;
        let staging = if is_beside {
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

/// The folder beside an output folder, if there can be one from which a tree can be put in its place.
fn beside(out: &Path) -> Option<PathBuf> {
    let (parent, name) = (out.parent()?, out.file_name()?);
    fs::create_dir_all(parent).ok()?;
    let beside = parent.join(format!(".{}.faktum", name.to_string_lossy()));
    // Two runs at once must come to the same answer, so nothing is made and removed again to find out.
    let may_write = || File::options().append(true).create(true).open(beside.join(LOCK)).is_ok();
    let is_usable = !beside.is_symlink()
        && fs::create_dir_all(&beside).is_ok()
        && may_write()
        && (!out.exists() || is_on_one_device(out, parent));
    is_usable.then_some(beside)
}

#[cfg(unix)]
fn is_on_one_device(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    matches!((fs::metadata(a), fs::metadata(b)), (Ok(a), Ok(b)) if a.dev() == b.dev())
}

#[cfg(not(unix))]
fn is_on_one_device(_: &Path, _: &Path) -> bool {
    // Renaming tells: see `front`.
    true
}

/// Removes a folder and everything in it, if it is there.
pub(super) fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Failure::at(folder, "clear", &error))
        }
        _ => Ok(()),
    }
}
