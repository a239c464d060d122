//! Why a run ended without a result.
//!
//! Takes a message, or an error of the system and the path it is about; gives a [`Failure`] with the exit code it stands
//! for. Problems of the content are not failures: they are [`crate::diagnostic`]s, and the run goes on.

use std::fmt;
use std::io;
use std::path::Path;

/// A reason to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Whoever started the run has to change something: an argument, a setting, what is in a folder.
    Usage(String),
    /// The system refused to read or write: the disk is full, or permission is missing.
    Io(String),
    /// faktum has a bug.
    Bug(String),
}

impl Failure {
    /// Makes failures of the system's errors, for `map_err`: it refused an operation on a path. `operation` is a verb and
    /// completes "cannot … PATH".
    pub fn at(path: &Path, operation: &str) -> impl Fn(io::Error) -> Failure {
        move |error| Failure::Io(format!("cannot {operation} {}: {error}", path.display()))
    }

    /// The exit code: 1 for a run that failed, 2 for wrong usage, 70 for a bug (`EX_SOFTWARE` of sysexits.h).
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Io(_) => 1,
            Failure::Usage(_) => 2,
            Failure::Bug(_) => 70,
        }
    }
}

/// What an operation on a path gave; `None` if nothing is there.
///
/// # Errors
/// Every other error of the operation.
pub fn if_there<T>(result: io::Result<T>) -> io::Result<Option<T>> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(message) | Failure::Io(message) => f.write_str(message),
            Failure::Bug(message) => write!(f, "this is a bug of faktum: {message}"),
        }
    }
}

impl std::error::Error for Failure {}
