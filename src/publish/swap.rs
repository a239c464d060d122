//! The tree behind comes to the front, and what a killed run left undone is put right.
//!
//! On Linux and macOS two folders exchange their names in one step of the system (`renameat2` with `RENAME_EXCHANGE`,
//! `renamex_np` with `RENAME_SWAP`), so that there is no moment at which the folder is neither the old site nor the
//! new one. Where a file system or system cannot do that, the old tree is parked and the new one takes its name: for
//! the moment between the two the folder is missing. The next run finds what is parked.
//!
//! A folder that is not ours (`.git`) lies in the old tree until it is carried over, right after the exchange. The
//! list of those is written first, so that a run killed in between is finished by the next one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::manifest::HIDDEN;
use crate::failure::Failure;

/// In the tree that goes to the back: the folders in it that are to be carried to the front, one a line.
const PENDING_MOVES: &str = "carried";
/// Beside the tree behind: where the old tree waits if names cannot be exchanged.
const PARKED: &str = "parked";

/// Puts the tree behind in front, and carries over what is not ours.
///
/// # Errors
/// If the system refuses; then the old tree is in front.
pub(super) fn swap(live: &Path, staging: &Path, pending_moves: &[String]) -> Result<(), Failure> {
    if !live.exists() {
        return fs::rename(staging, live).map_err(|error| Failure::at(live, "put in place", &error));
    }
    note_pending_moves(live, pending_moves)?;
    match exchange(live, staging) {
        Ok(()) => {}
        Err(error) if cannot_exchange(&error) => park_and_rename(live, staging)?,
        Err(error) => return Err(Failure::at(live, "put in place", &error)),
    }
    finish_moves(live, staging)
}

/// Finishes what a killed run began.
///
/// # Errors
/// If the system refuses, or if two things claim one place.
pub(super) fn recover(live: &Path, staging: &Path, hidden: &Path) -> Result<(), Failure> {
    let parked = hidden.join(PARKED);
    if parked.exists() {
        let failed = |error: io::Error| Failure::at(&parked, "move back", &error);
        if !live.exists() {
            fs::rename(staging, live).map_err(failed)?;
        }
        if !staging.exists() {
            fs::rename(&parked, staging).map_err(failed)?;
        }
    }
    let never_began = live.join(HIDDEN).join(PENDING_MOVES);
    if never_began.exists() {
        fs::remove_file(&never_began).map_err(|error| Failure::at(&never_began, "remove", &error))?;
    }
    finish_moves(live, staging)
}

/// Writes down what is to be carried over, in the tree that is about to go to the back.
fn note_pending_moves(live: &Path, pending_moves: &[String]) -> Result<(), Failure> {
    if pending_moves.is_empty() {
        return Ok(());
    }
    let file = live.join(HIDDEN).join(PENDING_MOVES);
    let text: String = pending_moves.iter().map(|path| format!("{path}\n")).collect();
    fs::create_dir_all(live.join(HIDDEN))
        .and_then(|()| fs::write(&file, text))
        .map_err(|error| Failure::at(&file, "write", &error))
}

/// Carries to the front what the tree behind has listed.
fn finish_moves(live: &Path, staging: &Path) -> Result<(), Failure> {
    let list = staging.join(HIDDEN).join(PENDING_MOVES);
    let text = match fs::read_to_string(&list) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Failure::at(&list, "read", &error)),
    };
    for path in text.lines() {
        let (from, to) = (staging.join(path), live.join(path));
        if from.symlink_metadata().is_err() {
            continue;
        }
        if to.symlink_metadata().is_ok() {
            return Err(Failure::Usage(format!(
                "{} lies there already, and {} is the one from before; move one of them away",
                to.display(),
                from.display()
            )));
        }
        let folder = to.parent().map_or(Ok(()), fs::create_dir_all);
        folder
            .and_then(|()| fs::rename(&from, &to))
            .map_err(|error| Failure::at(&to, "carry over", &error))?;
    }
    fs::remove_file(&list).map_err(|error| Failure::at(&list, "remove", &error))
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

/// Whether the system or file system knows no exchange: ENOSYS, EOPNOTSUPP, or EINVAL for flags it does not know.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

fn park_and_rename(live: &Path, staging: &Path) -> Result<(), Failure> {
    let parked: PathBuf = staging.with_file_name(PARKED);
    let failed = |error: io::Error| Failure::at(live, "put in place", &error);
    fs::rename(live, &parked).map_err(failed)?;
    if let Err(error) = fs::rename(staging, live) {
        // Back to how it was; if even that fails, the next run does it.
        let _next_run_does_it = fs::rename(&parked, live);
        return Err(failed(error));
    }
    fs::rename(&parked, staging).map_err(failed)
}
