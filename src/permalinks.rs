//! The record of every address that was ever published: adds addresses, and removes those that may vanish.
//!
//! Takes a site's folder and the addresses; replaces the file of the record. Whether the site still has the addresses is
//! checked in [`crate::check`]. The record has one line for each address, sorted, so that two branches that publish different
//! things usually merge without a conflict.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::{Failure, Operation, if_there};
use crate::letters::compose;
use crate::model::link::BaseUrl;
pub use crate::parse::PERMALINKS;
use crate::parse::SITE;

const HEADER: &str = "\
# Every address that was ever published here, whose it was, and since when. faktum writes this file; keep it in git.
# An address in it that vanishes is an error. To let one die: faktum permalinks forget ADDRESS
";

/// An address to be recorded, its owner, and the day.
pub struct NewPermalink {
    pub address: String,
    pub owner: String,
    pub day: String,
    /// The first address of the release that it is an address of, if that is another one.
    pub first: Option<String>,
}

/// Adds addresses to a site's record, and that of the whole site if it has none. Lines that it has already do not change; of
/// several lines for an address, only the earliest is kept, which is the one that counts.
/// Returns how many addresses are new.
///
/// # Errors
/// If the system refuses to read or write.
pub fn record(
    site: &Path,
    base_url: &BaseUrl,
    day: &str,
    published: impl IntoIterator<Item = NewPermalink>,
) -> Result<usize, Failure> {
    let text = read(site)?;
    let mut lines = lines(&text);
    let before = lines.len();
    for NewPermalink { address, owner, day, first } in published {
        lines.entry(address.clone()).or_insert_with(|| match first {
            Some(first) => format!("{address} {owner} {day} {first}"),
            None => format!("{address} {owner} {day}"),
        });
    }
    let count = lines.len() - before;
    let is_base_new = record_base_url(&mut lines, base_url, day);
    if count > 0 || is_base_new {
        write(site, &lines)?;
    }
    Ok(count)
}

/// Records the address of the whole site, if there is none yet. That of a site on somebody's own machine, which has no
/// `https`, is not what readers know it by.
fn record_base_url(lines: &mut BTreeMap<String, String>, base_url: &BaseUrl, day: &str) -> bool {
    let is_new = !lines.contains_key("/") && base_url.as_str().starts_with("https:");
    if is_new {
        lines.insert("/".to_owned(), format!("/ {SITE}{base_url} {day}"));
    }
    is_new
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

/// The record in the form in which a build reads it: without a byte order mark, and with each letter in one part.
fn read(site: &Path) -> Result<String, Failure> {
    let file = site.join(PERMALINKS);
    let text = if_there(fs::read_to_string(&file)).map_err(Failure::at(&file, Operation::Read))?;
    let text = text.unwrap_or_default();
    Ok(compose(text.strip_prefix('\u{feff}').unwrap_or(&text)).into_owned())
}

/// The lines by their addresses. After a merge there can be several for one, of which the earliest counts.
fn lines(text: &str) -> BTreeMap<String, String> {
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for line in text.lines().map(|line| line.trim_end_matches('\r')) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let kept = lines.entry(address_of(line).to_owned()).or_insert_with(|| line.to_owned());
        if day_of(line) < day_of(kept) {
            line.clone_into(kept);
        }
    }
    lines
}

/// The address of a line: everything before the first space.
fn address_of(line: &str) -> &str {
    line.split_once(' ').map_or(line, |(address, _)| address)
}

/// The day of a line, in the form of ISO 8601, which sorts as time does; empty in a line without one.
fn day_of(line: &str) -> &str {
    line.split(' ').nth(2).unwrap_or_default()
}

/// Replaces the record in one step: if the program is killed, the old one is still there.
fn write(site: &Path, lines: &BTreeMap<String, String>) -> Result<(), Failure> {
    let file = site.join(PERMALINKS);
    let beside = file.with_file_name(".permalinks.lock.new");
    let text: String = lines.values().map(|line| format!("{line}\n")).collect();
    fs::write(&beside, format!("{HEADER}{text}")).map_err(Failure::at(&beside, Operation::Write))?;
    fs::rename(&beside, &file).map_err(Failure::at(&file, Operation::Write))
}
