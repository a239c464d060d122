//! `content/releases.lock`: a line for each release that was ever published, in each of its languages.
//!
//! Takes the text; gives its lines. Empty lines and lines that begin with `#` are ignored. The program writes the file in
//! `crate::permalinks`; people merge it, and may remove lines. What a line holds is said in `crate::model::release_record`.

use super::Problems;
use super::record_lines::record_lines;
use crate::diagnostic::{Diagnostic, FileProblem, Location};
use crate::model::release_record::ReleaseRecord;
use crate::source::Source;

/// Where they are recorded.
pub const RELEASES: &str = "content/releases.lock";

pub(super) fn release_record(source: &Source, problems: &Problems) -> ReleaseRecord {
    let mut lines = Vec::new();
    for (line, span) in record_lines(source, problems.file()) {
        match line.parse() {
            Ok(release) => lines.push(release),
            Err(()) => {
                problems.push(Diagnostic::new(FileProblem::InvalidReleaseRecord, Location::Bytes(span)));
            }
        }
    }
    ReleaseRecord::new(lines)
}
