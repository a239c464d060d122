//! The record of what each release said when it was last published.
//!
//! Takes a site's folder and its public releases; replaces `content/releases.lock` if one of them is new or says something else. A
//! line that has no release in the site stays: its release may be held back for a while.

use std::collections::BTreeMap;
use std::path::Path;

use super::lock_file;
use crate::failure::Failure;
use crate::model::release_record::RecordedRelease;
use crate::parse::RELEASES;

const HEADER: &str = "\
# What each release said when it was last published: where it was first, since when, and hashes of what readers read.
# faktum writes this file; keep it in git. A release that says something else needs an entry in `changes`.
";

/// Records the releases. Returns how many lines are new or different. A release that says the same keeps its day.
pub(super) fn record(site: &Path, releases: Vec<RecordedRelease>) -> Result<usize, Failure> {
    let text = lock_file::read(site, RELEASES)?;
    let mut lines = lines(&text);
    let mut count = 0;
    for release in releases {
        let known = lines.get(release.address.as_str());
        let known: Option<RecordedRelease> = known.and_then(|line| line.parse().ok());
        // A build for a moment in the past does not replace what was published later.
        let is_same =
            known.is_some_and(|known| known.day > release.day || known.fingerprint == release.fingerprint);
        if !is_same {
            lines.insert(release.address.to_string(), release.to_string());
            count += 1;
        }
    }
    if count > 0 {
        lock_file::write(site, RELEASES, HEADER, lines.values())?;
    }
    Ok(count)
}

/// Removes what the release said that was first published at an address.
pub(super) fn forget(site: &Path, address: &str) -> Result<(), Failure> {
    let text = lock_file::read(site, RELEASES)?;
    let mut lines = lines(&text);
    if lines.remove(address).is_some() {
        lock_file::write(site, RELEASES, HEADER, lines.values())?;
    }
    Ok(())
}

/// The lines by their addresses; of several for one address the one that counts.
fn lines(text: &str) -> BTreeMap<String, String> {
    let mut lines: BTreeMap<String, String> = BTreeMap::new();
    for line in lock_file::lines(text) {
        let address = line.split_once(' ').map_or(line, |(address, _)| address);
        let kept = lines.entry(address.to_owned()).or_insert_with(|| line.to_owned());
        let counts: Option<(RecordedRelease, RecordedRelease)> = line.parse().ok().zip(kept.parse().ok());
        if counts.is_some_and(|(line, kept)| line.counts_more_than(&kept)) {
            line.clone_into(kept);
        }
    }
    lines
}
