//! The record of every address that was ever published: adds addresses, and removes those that may vanish.
//!
//! Takes a site's folder and the addresses; replaces the file of the record. Whether the site still has the addresses is
//! checked in [`crate::check`]. The record has one line for each address, sorted, so that two branches that publish different
//! things usually merge without a conflict.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Operation, if_there};
pub use crate::parse::PERMALINKS;

const HEADER: &str = "\
# Every address that was ever published here, whose it was, and since when. faktum writes this file; keep it in git.
# An address in it that vanishes is an error. To let one die: faktum permalinks forget ADDRESS
";

/// An address to be recorded, its owner, and the day.
pub struct NewPermalink {
    pub address: String,
    pub owner: String,
    pub day: String,
}

/// Adds addresses to a site's record. Lines that it has already do not change. Returns how many are new.
///
/// # Errors
/// If the system refuses to read or write.
pub fn record(site: &Path, published: impl IntoIterator<Item = NewPermalink>) -> Result<usize, Failure> {
    let text = read(site)?;
    let mut lines = lines(&text);
    let before = lines.len();
    for NewPermalink { address, owner, day } in published {
        lines.entry(address.clone()).or_insert_with(|| format!("{address} {owner} {day}"));
    }
    let count = lines.len() - before;
    if count > 0 {
        write(site, &lines)?;
    }
    Ok(count)
}

/// Removes an address from a site's record. Returns whether the record had it.
///
/// # Errors
/// As [`record`].
pub fn forget(site: &Path, address: &str) -> Result<bool, Failure> {
    let text = read(site)?;
    let mut lines = lines(&text);
    let was_there = lines.remove(address).is_some();
    if was_there {
        write(site, &lines)?;
    }
    Ok(was_there)
}

/// The recorded addresses.
///
/// # Errors
/// If the system refuses to read.
pub fn addresses(site: &Path) -> Result<Vec<String>, Failure> {
    Ok(lines(&read(site)?).into_keys().collect())
}

fn read(site: &Path) -> Result<String, Failure> {
    let file = site.join(PERMALINKS);
    let text = if_there(fs::read_to_string(&file)).map_err(Failure::at(&file, Operation::Read))?;
    Ok(text.unwrap_or_default())
}

/// The lines by their addresses.
fn lines(text: &str) -> BTreeMap<String, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| (address_of(line).to_owned(), line.to_owned())).collect()
}

/// The address of a line: everything before the first space.
fn address_of(line: &str) -> &str {
    line.split_once(' ').map_or(line, |(address, _)| address)
}

/// Replaces the record in one step: if the program is killed, the old one is still there.
fn write(site: &Path, lines: &BTreeMap<String, String>) -> Result<(), Failure> {
    let file = site.join(PERMALINKS);
    let beside = file.with_file_name(".permalinks.lock.new");
    let text: String = lines.values().map(|line| format!("{line}\n")).collect();
    fs::write(&beside, format!("{HEADER}{text}")).map_err(Failure::at(&beside, Operation::Write))?;
    fs::rename(&beside, &file).map_err(Failure::at(&file, Operation::Write))
}
