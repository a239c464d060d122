//! A shared copy as a folder.
//!
//! Takes a copy and a folder; writes the copy beside its place and moves it there, then removes the earlier copy: its link must not work
//! any more. The lock is the file by which the folder is known, so two runs at once cannot remove each other's copy.

use std::fs;
use std::path::Path;

use super::{Copy, ROBOTS, ROBOTS_TEXT, folders_of_copies, remove};
use crate::diagnostic::Diagnostics;
use crate::failure::{Failure, Operation, OutputRefusal, if_there};
use crate::publish::{Lock, SHARE_MARK};

/// What the name of a copy begins with while it is made.
const PART: &str = ".part-";

/// Refuses a folder that has files and no earlier copy.
pub(super) fn check(folder: &Path) -> Result<(), Failure> {
    let refused = |why| Err(Failure::OutputFolder { folder: folder.to_owned(), why });
    if folder.exists() && !folder.is_dir() {
        return refused(OutputRefusal::File);
    }
    let listed = if_there(fs::read_dir(folder)).map_err(Failure::at(folder, Operation::List))?;
    let is_empty = listed.is_none_or(|mut entries| entries.next().is_none());
    let is_link = folder.join(SHARE_MARK).is_symlink() || folder.join(ROBOTS).is_symlink();
    if is_link || !is_empty && !folder.join(SHARE_MARK).is_file() {
        return refused(OutputRefusal::NotEmpty);
    }
    Ok(())
}

/// Writes a copy to a folder; `false` if it has errors.
pub(super) fn write(copy: &Copy<'_>, folder: &Path, diagnostics: &mut Diagnostics) -> Result<bool, Failure> {
    check(folder)?;
    fs::create_dir_all(folder).map_err(Failure::at(folder, Operation::Create))?;
    let _lock = Lock::take(&folder.join(SHARE_MARK), folder)?;
    for left_behind in folders_of_copies(folder, PART)? {
        remove(&left_behind)?;
    }
    let part = folder.join(format!("{PART}{}", copy.name));
    fs::create_dir(&part).map_err(Failure::at(&part, Operation::Create))?;
    let made = copy.make(&part, diagnostics);
    if !matches!(made, Ok(true)) {
        remove(&part)?;
        return made;
    }
    let robots = folder.join(ROBOTS);
    fs::write(&robots, ROBOTS_TEXT).map_err(Failure::at(&robots, Operation::Write))?;
    let earlier = folders_of_copies(folder, "")?;
    let place = folder.join(copy.name);
    fs::rename(&part, &place).map_err(Failure::at(&place, Operation::Move))?;
    for earlier in earlier.iter().filter(|earlier| earlier.join(SHARE_MARK).is_file()) {
        remove(earlier)?;
    }
    Ok(true)
}
