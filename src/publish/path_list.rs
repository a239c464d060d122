//! A list of paths that a run keeps in `.faktum/` for the next one, one a line.
//!
//! Takes the folder and the list's name; reads and writes it. A list without paths is no file. Which paths are on it is
//! decided by whoever writes it; [`super::listing`] refuses names with a line break.

use std::fs;
use std::path::Path;

use super::manifest::HIDDEN;
use crate::failure::{Failure, Operation, if_there};

/// The paths of a list, in the order of its lines.
///
/// # Errors
/// If the system refuses to read.
pub(super) fn read(folder: &Path, list: &str) -> Result<Vec<String>, Failure> {
    let file = folder.join(HIDDEN).join(list);
    let text = if_there(fs::read_to_string(&file)).map_err(Failure::at(&file, Operation::Read))?;
    Ok(text.unwrap_or_default().lines().map(str::to_owned).collect())
}

/// Writes a list anew.
///
/// # Errors
/// If the system refuses.
pub(super) fn write<'p>(
    folder: &Path,
    list: &str,
    paths: impl IntoIterator<Item = &'p String>,
) -> Result<(), Failure> {
    let hidden = folder.join(HIDDEN);
    let file = hidden.join(list);
    let text: String = paths.into_iter().map(|path| format!("{path}\n")).collect();
    if !text.is_empty() {
        let written = fs::create_dir_all(&hidden).and_then(|()| fs::write(&file, text));
        return written.map_err(Failure::at(&file, Operation::Write));
    }
    if_there(fs::remove_file(&file)).map(|_| ()).map_err(Failure::at(&file, Operation::Remove))
}
