//! The mark of an output folder whose files are of two builds, while they are moved one by one.
//!
//! Takes an output folder; sets the mark, takes it away, and says whether it is there. It is still there after a run that was killed, and says
//! nothing about which files are old.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::manifest::HIDDEN;
use crate::failure::{Failure, Operation, if_there};

/// Sets the mark.
///
/// # Errors
/// If the system refuses.
pub(super) fn mark(live: &Path) -> Result<(), Failure> {
    let file = file(live);
    File::create(&file).map(drop).map_err(Failure::at(&file, Operation::Create))
}

/// Takes the mark away, if it is there.
///
/// # Errors
/// If the system refuses.
pub(super) fn unmark(live: &Path) -> Result<(), Failure> {
    let file = file(live);
    if_there(fs::remove_file(&file)).map(|_| ()).map_err(Failure::at(&file, Operation::Remove))
}

/// Whether the mark is there.
pub(super) fn is_marked(live: &Path) -> bool {
    file(live).exists()
}

fn file(live: &Path) -> PathBuf {
    live.join(HIDDEN).join("unfinished")
}
