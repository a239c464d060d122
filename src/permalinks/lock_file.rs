//! A file of the record: read as a build reads it, and replaced as a whole.
//!
//! Takes a site's folder, the path of the file, and its lines. What a line holds is not known here.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Operation, if_there};
use crate::letters::compose;

/// The file in the form in which a build reads it: without a byte order mark, and with each letter in one part. Empty if there is
/// none.
pub(super) fn read(site: &Path, path: &str) -> Result<String, Failure> {
    let file = site.join(path);
    let text = if_there(fs::read_to_string(&file)).map_err(Failure::at(&file, Operation::Read))?;
    let text = text.unwrap_or_default();
    Ok(compose(text.strip_prefix('\u{feff}').unwrap_or(&text)).into_owned())
}

/// Its lines without comments and empty ones.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(|line| line.trim_end_matches('\r'));
    lines.filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Replaces the file in one step: if the program is killed, the old one is still there.
pub(super) fn write<'l>(
    site: &Path,
    path: &str,
    header: &str,
    lines: impl Iterator<Item = &'l String>,
) -> Result<(), Failure> {
    let file = site.join(path);
    let name = path.rsplit('/').next().unwrap_or(path);
    let beside = file.with_file_name(format!(".{name}.new"));
    let text: String = lines.map(|line| format!("{line}\n")).collect();
    fs::write(&beside, format!("{header}{text}")).map_err(Failure::at(&beside, Operation::Write))?;
    fs::rename(&beside, &file).map_err(Failure::at(&file, Operation::Write))
}
