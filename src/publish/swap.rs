//! Swaps the staging folder with the live one, and finishes what a killed run left undone.
//!
//! Takes both folders and the paths that cannot be in both. On Linux and macOS two folders exchange their names in one system
//! call (`renameat2` with `RENAME_EXCHANGE`, `renamex_np` with `RENAME_SWAP`), so the output folder is always the old site or
//! the new one. Where the system or the file system cannot do that, the old site is parked under another name and the new
//! one takes its place: between the two renames the folder is missing. The next run finds a parked site.
//!
//! A folder that faktum did not write (`.git`) is in the old site until it is moved, right after the swap. The list of such
//! moves is written before the swap, so that the next run can finish them if this one is killed. No file of the site is
//! written or compared here.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::path_list;
use crate::failure::{Failure, Operation};

/// In the site that is swapped out: the paths in it that must be moved to the live folder, one a line.
const PENDING_MOVES: &str = "carried";
/// Beside the staging folder: where the old site waits if the folders cannot be swapped in one step.
const PARKED: &str = "parked";

/// Makes the staging folder the live one, then does the pending moves.
///
/// # Errors
/// If the system refuses. Until the swap the old site is live.
pub(super) fn swap(live: &Path, staging: &Path, pending_moves: &[String]) -> Result<(), Failure> {
    if !live.exists() {
        return fs::rename(staging, live).map_err(Failure::at(live, Operation::Replace));
    }
    path_list::write(live, PENDING_MOVES, pending_moves)?;
    match exchange(live, staging) {
        Ok(()) => {}
        Err(error) if cannot_exchange(&error) => park_and_rename(live, staging)?,
        Err(error) => return Err(Failure::at(live, Operation::Replace)(error)),
    }
    finish_moves(live, staging)
}

/// Finishes what a killed run began.
///
/// # Errors
/// If the system refuses, or if a path that must be moved exists in both folders.
pub(super) fn recover(live: &Path, staging: &Path, hidden: &Path) -> Result<(), Failure> {
    let parked = hidden.join(PARKED);
    if parked.exists() {
        if !live.exists() {
            fs::rename(staging, live).map_err(Failure::at(&parked, Operation::Move))?;
        }
        if !staging.exists() {
            fs::rename(&parked, staging).map_err(Failure::at(&parked, Operation::Move))?;
        }
    }
    // A list in the live folder is of a swap that never happened.
    path_list::write(live, PENDING_MOVES, [])?;
    finish_moves(live, staging)
}

/// Moves what the swapped-out site lists to the live folder.
fn finish_moves(live: &Path, staging: &Path) -> Result<(), Failure> {
    for path in path_list::read(staging, PENDING_MOVES)? {
        let from = staging.join(&path);
        let to = live.join(&path);
        if from.symlink_metadata().is_err() {
            continue;
        }
        if to.symlink_metadata().is_ok() {
            return Err(Failure::InBothFolders { new: to, old: from });
        }
        rename_into(&from, &to).map_err(Failure::at(&to, Operation::Move))?;
    }
    path_list::write(staging, PENDING_MOVES, [])
}

/// Moves a file or folder to a path, and creates the folders of the path.
pub(super) fn rename_into(from: &Path, to: &Path) -> io::Result<()> {
    to.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::rename(from, to)
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(live: &Path, staging: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, live, CWD, staging, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether the system or the file system has no exchange: ENOSYS, EOPNOTSUPP, or EINVAL for unknown flags.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn park_and_rename(live: &Path, staging: &Path) -> Result<(), Failure> {
    let parked: PathBuf = staging.with_file_name(PARKED);
    let failed = Failure::at(live, Operation::Replace);
    fs::rename(live, &parked).map_err(&failed)?;
    if let Err(error) = fs::rename(staging, live) {
        // If this fails too, the next run does it.
        let _next_run_does_it = fs::rename(&parked, live);
        return Err(failed(error));
    }
    fs::rename(&parked, staging).map_err(&failed)
}
