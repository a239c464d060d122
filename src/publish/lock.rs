//! That one run at a time writes to a place.
//!
//! Takes the lock's file; gives the hold on it, which the system ends with the program, however that ends. The file
//! says who holds it. Where the file system has no locks, two runs at once are nobody's to prevent.

use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::Path;

use crate::failure::Failure;

/// A hold on a lock, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes hold of the lock in `path`, for this run alone to write to `place`.
    ///
    /// # Errors
    /// If another run holds it, or if the system refuses.
    pub fn take(path: &Path, place: &Path) -> Result<Lock, Failure> {
        let failed = |error: std::io::Error| Failure::at(path, "write", &error);
        let mut file =
            File::options().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0).and_then(|()| file.rewind()).map_err(failed)?;
                write!(file, "process {}", std::process::id()).map_err(failed)?;
                Ok(Lock { _file: file })
            }
            Err(fs::TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let holder = match file.read_to_string(&mut holder) {
                    Ok(count) if count > 0 => format!(" ({holder})"),
                    _ => String::new(),
                };
                Err(Failure::Usage(format!(
                    "another build{holder} is writing to {} now; wait until it is done",
                    place.display()
                )))
            }
            Err(fs::TryLockError::Error(_)) => Ok(Lock { _file: file }),
        }
    }
}
