//! `content/permalinks.lock`: a line for each address that was ever published.
//!
//! Takes the text; gives its lines. A line is an address, its owner and a day, with single blanks between. Empty lines and
//! lines that begin with `#` are ignored. The program writes the file in `crate::permalinks`; people merge it, and may
//! remove lines.

use super::Problems;
use crate::diagnostic::{Diagnostic, FileProblem, Location};
use crate::model::address::Address;
use crate::model::permalink::{Permalink, Permalinks};
use crate::source::{Source, Span};

/// Where they are recorded.
pub const PERMALINKS: &str = "content/permalinks.lock";

pub(super) fn permalinks(source: &Source, problems: &Problems) -> Permalinks {
    let mut lines = Vec::new();
    let mut start = 0;
    for whole in source.text().split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let span = Span::new(problems.file(), start..start + line.len());
        start += whole.len();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match permalink(line, span) {
            Some(permalink) => lines.push(permalink),
            None => problems.push(Diagnostic::new(FileProblem::InvalidPermalink, Location::Bytes(span))),
        }
    }
    Permalinks { lines }
}

fn permalink(line: &str, span: Span) -> Option<Permalink> {
    let (address, rest) = line.split_once(' ')?;
    let (owner, since) = rest.split_once(' ')?;
    owner.split_once(':').filter(|(kind, id)| !kind.is_empty() && !id.is_empty())?;
    let (address, since) = (Address::parse(address)?, since.parse().ok()?);
    Some(Permalink { address, owner: owner.into(), since, range: span.start..span.end })
}
