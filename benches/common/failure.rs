//! Why a benchmark ends without a table, and how it ends.
//!
//! Takes what a benchmark came to; gives an exit code: 1 if something went wrong on the way, 2 if it could not begin.
//! It deliberately knows no failure that says a figure is too high.

use std::fmt::Display;
use std::process::ExitCode;

/// Why there is no table.
pub enum Failure {
    /// The benchmark could not begin.
    Start(String),
    /// Something went wrong on the way.
    Run(String),
}

/// A failure on the way: what was being done, and what came of it.
pub fn failed(doing: impl Display, why: impl Display) -> Failure {
    Failure::Run(format!("{doing}: {why}"))
}

/// Prints what was found, or why nothing was.
pub fn ended(found: Result<String, Failure>) -> ExitCode {
    let (words, code) = match found {
        Ok(text) => {
            print!("{text}");
            return ExitCode::SUCCESS;
        }
        Err(Failure::Start(words)) => (words, 2),
        Err(Failure::Run(words)) => (words, 1),
    };
    eprintln!("{words}");
    ExitCode::from(code)
}
