//! The record of what was ever published: of every address, and of what each release said last.
//!
//! Takes a site's folder, the addresses and the releases; replaces the files of the record. Whether the site still has the addresses,
//! and whether a release has changed, is checked in [`crate::check`]. A file has one line for each address or release, sorted, so that
//! two branches that publish different things usually merge without a conflict.

mod lock_file;
mod releases;

use std::collections::BTreeMap;
use std::path::Path;

use crate::failure::Failure;
use crate::model::link::BaseUrl;
use crate::model::release_record::RecordedRelease;
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

/// What is new in a site's record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Recorded {
    pub addresses: usize,
    /// New ones, and those that say something else than before.
    pub releases: usize,
}

/// Adds addresses to a site's record, and that of the whole site if it has none. Lines that it has already do not change; of
/// several lines for an address, only the earliest is kept, which is the one that counts. The line of a release is replaced if the
/// release says something else now.
///
/// # Errors
/// If the system refuses to read or write.
pub fn record(
    site: &Path,
    base_url: &BaseUrl,
    day: &str,
    published: impl IntoIterator<Item = NewPermalink>,
    releases: Vec<RecordedRelease>,
) -> Result<Recorded, Failure> {
    let addresses = record_addresses(site, base_url, day, published)?;
    Ok(Recorded { addresses, releases: releases::record(site, releases)? })
}

fn record_addresses(
    site: &Path,
    base_url: &BaseUrl,
    day: &str,
    published: impl IntoIterator<Item = NewPermalink>,
) -> Result<usize, Failure> {
    let text = lock_file::read(site, PERMALINKS)?;
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
        lock_file::write(site, PERMALINKS, HEADER, lines.values())?;
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

/// Removes an address from a site's record, and what a release said that was first published there: another one may get the
/// address. Returns whether the record had it.
///
/// # Errors
/// As [`record`].
pub fn forget(site: &Path, address: &str) -> Result<bool, Failure> {
    let text = lock_file::read(site, PERMALINKS)?;
    let mut lines = lines(&text);
    let was_there = lines.remove(address).is_some();
    if was_there {
        lock_file::write(site, PERMALINKS, HEADER, lines.values())?;
        releases::forget(site, address)?;
    }
    Ok(was_there)
}

/// The recorded addresses.
///
/// # Errors
/// If the system refuses to read.
pub fn addresses(site: &Path) -> Result<Vec<String>, Failure> {
    Ok(lines(&lock_file::read(site, PERMALINKS)?).into_keys().collect())
}

/// The lines by their addresses. After a merge there can be several for one, of which the earliest counts.
fn lines(text: &str) -> BTreeMap<String, String> {
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for line in lock_file::lines(text) {
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
