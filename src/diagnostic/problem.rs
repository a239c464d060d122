//! Everything that can be wrong, as typed values: which problem it is, and what its words need to know.
//!
//! Takes nothing; gives one enum for each part of the program that finds problems, and the [`Code`] of each problem. The
//! words are not here: they are in `crate::words`, once for each language.

mod file;
mod theme;

pub use file::{FileProblem, Unreadable, YamlProblem};
pub use theme::{TemplateProblem, ThemeProblem};

use super::Code;

/// Something that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// A file or folder, or its text as a whole.
    File(FileProblem),
    /// A theme, or a finished page.
    Theme(ThemeProblem),
    /// Not yet typed.
    Text { code: Code, message: String, label: String, help: Vec<String> },
}

impl Problem {
    /// Its kind.
    pub fn code(&self) -> Code {
        match self {
            Problem::File(problem) => problem.code(),
            Problem::Theme(problem) => problem.code(),
            Problem::Text { code, .. } => *code,
        }
    }
}

impl From<FileProblem> for Problem {
    fn from(problem: FileProblem) -> Problem {
        Problem::File(problem)
    }
}

impl From<ThemeProblem> for Problem {
    fn from(problem: ThemeProblem) -> Problem {
        Problem::Theme(problem)
    }
}

/// Why another place belongs to a problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Related {
    /// The file that has the id already.
    FirstFile,
    /// The original that gives the facts.
    Original,
    /// What claims the same path.
    SamePath,
}
