//! Whether the file that a media sheet names is a picture, and is named like one.
//!
//! Takes the name of the file in the sheet and what `load` found in the file; gives the problem. What browsers can show is
//! known to `load` alone.

use crate::diagnostic::ReferenceProblem;
use crate::load::{CopyFile, Picture};

/// What is wrong with the file of a picture; `name` is its path below `content/media/`.
pub(super) fn problem(name: &str, file: &CopyFile) -> Option<ReferenceProblem> {
    match file.picture.as_ref()? {
        Ok(picture) => wrong_ending(name, picture),
        Err(found) => Some(ReferenceProblem::NotAPicture { path: name.to_owned(), found: *found }),
    }
}

/// Hosts tell browsers what a file is by its ending, and so do computers that download it.
fn wrong_ending(name: &str, picture: &Picture) -> Option<ReferenceProblem> {
    let endings = picture.format.endings();
    let (stem, ending) = split_ending(name);
    if endings.contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let right = endings[0];
    Some(ReferenceProblem::WrongEnding {
        format: picture.format.name(),
        ending: right,
        renamed: format!("{stem}.{right}"),
    })
}

/// The path without the ending of its last name, and the ending without its `.`; it may be empty.
fn split_ending(path: &str) -> (&str, &str) {
    match path.rsplit_once('.') {
        Some((stem, ending)) if !ending.contains('/') => (stem, ending),
        _ => (path, ""),
    }
}
