//! A shared copy as a folder.
//!
//! Takes a copy and a folder; writes the copy beside its place and moves it there, then removes the earlier copy: its link must not work
//! any more. The lock is on `robots.txt`, so that the folder has nothing but that and the copy, and two runs at once cannot remove each
//! other's.

use std::fs::{self, File, TryLockError};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};

use super::{Copy, ROBOTS, ROBOTS_TEXT, folders_of_copies, remove};
use crate::diagnostic::Diagnostics;
use crate::failure::{Failure, Operation, OutputRefusal, if_there};
use crate::publish::SHARE_MARK;

/// What the name of a copy begins with while it is made.
const PART: &str = ".part-";

/// Refuses a folder that has files and no earlier copy.
pub(super) fn check(folder: &Path) -> Result<(), Failure> {
    let refused = |why| Err(Failure::OutputFolder { folder: folder.to_owned(), why });
    if folder.exists() && !folder.is_dir() {
        return refused(OutputRefusal::File);
    }
    let listed = if_there(fs::read_dir(folder)).map_err(Failure::at(folder, Operation::List))?;
    let others = listed.into_iter().flatten().filter(|entry| {
        // An entry that cannot be read is one of others.
        entry.as_ref().map_or(true, |entry| entry.file_name() != ROBOTS)
    });
    let has_others = others.count() > 0;
    let robots = folder.join(ROBOTS);
    let is_ours =
        match if_there(fs::symlink_metadata(&robots)).map_err(Failure::at(&robots, Operation::Find))? {
            // A run that was killed at its beginning leaves it empty.
            Some(found) => found.is_file() && (found.len() == 0 || is_robots(&robots)?),
            None => true,
        };
    if !is_ours || has_others && earlier_copies(folder)?.is_empty() && parts(folder)?.is_empty() {
        return refused(OutputRefusal::NotEmpty);
    }
    Ok(())
}

fn is_robots(file: &Path) -> Result<bool, Failure> {
    let bytes = fs::read(file).map_err(Failure::at(file, Operation::Read))?;
    Ok(bytes == ROBOTS_TEXT.as_bytes())
}

/// The copies in a folder.
fn earlier_copies(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut copies = folders_of_copies(folder, "")?;
    copies.retain(|copy| copy.join(SHARE_MARK).is_file());
    Ok(copies)
}

/// The copies in a folder that were not finished, or are not yet.
fn parts(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    folders_of_copies(folder, PART)
}

/// Locks a folder as long as the file is open: its `robots.txt`, which is written at once, so that no program fetches what is there.
fn lock(folder: &Path) -> Result<File, Failure> {
    let path = folder.join(ROBOTS);
    let failed = Failure::at(&path, Operation::Write);
    let options = File::options().read(true).write(true).create(true).truncate(false).open(&path);
    let mut robots = options.map_err(&failed)?;
    // On file systems without locks, concurrent runs are not prevented.
    if let Err(TryLockError::WouldBlock) = robots.try_lock() {
        return Err(Failure::Busy { folder: folder.to_owned(), process: None });
    }
    robots.set_len(0).and_then(|()| robots.rewind()).map_err(&failed)?;
    robots.write_all(ROBOTS_TEXT.as_bytes()).map_err(&failed)?;
    Ok(robots)
}

/// Writes a copy to a folder; `false` if it has errors.
pub(super) fn write(copy: &Copy<'_>, folder: &Path, diagnostics: &mut Diagnostics) -> Result<bool, Failure> {
    check(folder)?;
    fs::create_dir_all(folder).map_err(Failure::at(folder, Operation::Create))?;
    let _lock = lock(folder)?;
    for left_behind in parts(folder)? {
        remove(&left_behind)?;
    }
    let part = folder.join(format!("{PART}{}", copy.name));
    fs::create_dir(&part).map_err(Failure::at(&part, Operation::Create))?;
    let made = copy.make(&part, diagnostics);
    if !matches!(made, Ok(true)) {
        remove(&part)?;
        return made;
    }
    let earlier = earlier_copies(folder)?;
    let place = folder.join(copy.name);
    fs::rename(&part, &place).map_err(Failure::at(&place, Operation::Move))?;
    for earlier in earlier {
        remove(&earlier)?;
    }
    Ok(true)
}
