//! The words in Danish.

mod codes;
mod file;
mod theme;

pub(super) use codes::explanation;

use super::Words;
use crate::diagnostic::{Problem, Related};

pub(super) fn problem(problem: &Problem) -> Words {
    match problem {
        Problem::File(problem) => file::words(problem),
        Problem::Theme(problem) => theme::words(problem),
        Problem::Text { message, .. } => Words::new(message.clone()),
    }
}

pub(super) fn related(related: Related) -> &'static str {
    match related {
        Related::FirstFile => "den første fil",
        Related::Original => "originalen har oplysningerne",
        Related::SamePath => "den anden er her",
    }
}

/// Says at the caret what was probably meant.
fn meaning(words: Words, meant: Option<&str>) -> Words {
    match meant {
        Some(meant) => words.label(format!("mente du `{meant}`?")),
        None => words,
    }
}
