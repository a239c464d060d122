//! One run at a time writes to a folder.
//!
//! Takes the lock's file; gives a lock that the system releases when the program ends, even if it is killed. The file says
//! which process has it. On file systems without locks, concurrent runs are not prevented.

use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::Path;

use crate::failure::{Failure, Operation};

/// A lock that is held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Locks the file `path`, so that only this run writes to `folder`.
    ///
    /// # Errors
    /// If another run has locked it, or if the system refuses.
    pub fn take(path: &Path, folder: &Path) -> Result<Lock, Failure> {
        let failed = Failure::at(path, Operation::Write);
        let mut file = File::options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(&failed)?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0).and_then(|()| file.rewind()).map_err(&failed)?;
                write!(file, "process {}", std::process::id()).map_err(&failed)?;
                Ok(Lock { _file: file })
            }
            Err(fs::TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _unknown_if_it_cannot_be_read = file.read_to_string(&mut holder);
                let process = holder.strip_prefix("process ").and_then(|id| id.parse().ok());
                Err(Failure::Busy { folder: folder.to_owned(), process })
            }
            Err(fs::TryLockError::Error(_)) => Ok(Lock { _file: file }),
        }
    }
}
