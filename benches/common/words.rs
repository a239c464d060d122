//! What edits are made of.
//!
//! Takes the text of a file and gives it with another word in it; picks files that look random but are the same in every run.
//! It deliberately breaks nothing: each text still builds.

use std::fs;
use std::path::Path;

use super::failure::{Failure, failed};

/// The text of a file of the site.
pub fn read(folder: &Path, file: &str) -> Result<String, Failure> {
    fs::read_to_string(folder.join(file)).map_err(|error| failed(file, error))
}

/// A YAML text with another value in the first line of a field. JSON is YAML too.
pub fn with_line(text: &str, field: &str, value: &str) -> String {
    let start = format!("{field}: ");
    let mut is_done = false;
    let line = |line: &str| {
        if is_done || !line.starts_with(&start) {
            return format!("{line}\n");
        }
        is_done = true;
        format!("{start}{}\n", serde_json::Value::from(value))
    };
    text.lines().map(line).collect()
}

/// Numbers that look random but are the same in every run (Knuth's MMIX generator).
pub struct Dice(u64);

impl Dice {
    pub fn new() -> Dice {
        Dice(1)
    }

    /// An element of a list, which must not be empty.
    pub fn pick<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        &list[(self.0 >> 33) as usize % list.len()]
    }
}
