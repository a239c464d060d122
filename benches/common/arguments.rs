//! The arguments after `cargo bench --bench NAME --`.
//!
//! Takes arguments; gives numbers, and whether anything is to be measured at all. It deliberately knows no names: each benchmark
//! has its own arguments.

use super::failure::Failure;

/// Whether `cargo bench` started this. `cargo test --all-targets` starts every target too, without `--bench`.
pub fn is_bench(arguments: &[String]) -> bool {
    arguments.iter().any(|argument| argument == "--bench")
}

/// The number in an argument.
pub fn number(name: &str, typed: Option<&String>) -> Result<usize, Failure> {
    let number = typed.and_then(|typed| typed.parse().ok()).filter(|number| *number > 0);
    number.ok_or_else(|| Failure::Start(format!("{name} wants a whole number from 1 up")))
}
