//! Why a run ended without an answer: everything that is not a problem of the content.
//!
//! Problems of the content are [`crate::diagnostic`]s and end nothing. This is for what faktum cannot work
//! around: a folder that is not a site, a disk that is full, a mistake of its own.

use std::fmt;
use std::path::Path;

/// A reason to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The person who started the run has to change something: arguments, folders, permissions.
    Usage(String),
    /// faktum has a bug.
    Bug(String),
}

impl Failure {
    /// That the system refused to do something with a path.
    pub fn at(path: &Path, doing: &str, error: &std::io::Error) -> Failure {
        Failure::Usage(format!("cannot {doing} {}: {error}", path.display()))
    }

    /// The exit code: 2 for wrong usage, 70 for a bug (`EX_SOFTWARE` of sysexits.h).
    pub fn exit_code(&self) -> u8 {
        match self {
            Failure::Usage(_) => 2,
            Failure::Bug(_) => 70,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(message) => f.write_str(message),
            Failure::Bug(message) => write!(f, "this is a bug of faktum: {message}"),
        }
    }
}

impl std::error::Error for Failure {}
