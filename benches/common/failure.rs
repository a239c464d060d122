//! Why a benchmark ends without a table, and how it ends.
//!
//! Takes the outcome of a benchmark; gives an exit code: 1 if something went wrong while it ran, 2 if it could not start. There
//! is deliberately no failure for a number that is too high.

use std::fmt::Display;
use std::process::ExitCode;

/// Why there is no table.
pub enum Failure {
    /// The benchmark could not start.
    Start(String),
    /// Something went wrong while it ran.
    Run(String),
}

/// A failure while it ran: what was being done, and the error.
pub fn failed(doing: impl Display, why: impl Display) -> Failure {
    Failure::Run(format!("{doing}: {why}"))
}

/// Prints the results, or why there are none.
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
