//! `content/permalinks.lock`: a line for each address that was ever published.
//!
//! Takes the text; gives its lines. A line is an address, its owner and a day, with single blanks between; after them, the
//! first address of a release that has moved. The owner of `/`, and of no other address, is `site:` and the address of the
//! whole site. Empty lines and lines that begin with `#` are ignored. The program writes the file in `crate::permalinks`; people merge it, and may
//! remove lines.

use super::Problems;
use super::record_lines::record_lines;
use crate::diagnostic::{Diagnostic, FileProblem, Location};
use crate::model::Day;
use crate::model::address::Address;
use crate::model::link::BaseUrl;
use crate::model::permalink::{Permalink, Permalinks};
use crate::source::{Source, Span};

/// Where they are recorded.
pub const PERMALINKS: &str = "content/permalinks.lock";

/// How the owner of the site's own address begins: `site:https://www.example.dk/`.
pub const SITE: &str = "site:";

pub(super) fn permalinks(source: &Source, problems: &Problems) -> Permalinks {
    let mut lines = Vec::new();
    let mut sites = Vec::new();
    for (line, span) in record_lines(source, problems.file()) {
        match permalink(line, span) {
            Some(Line::Site(since, url)) => sites.push((since, url)),
            Some(Line::Address(permalink)) => lines.push(permalink),
            None => problems.push(Diagnostic::new(FileProblem::InvalidPermalink, Location::Bytes(span))),
        }
    }
    // After a merge there can be several lines for one address. The earliest counts.
    let base_url = sites.into_iter().min_by_key(|(since, _)| *since).map(|(_, url)| url);
    Permalinks::new(lines, base_url)
}

/// What a line records.
enum Line {
    /// The address of the whole site, and since when.
    Site(Day, BaseUrl),
    Address(Permalink),
}

fn permalink(line: &str, span: Span) -> Option<Line> {
    let (address, rest) = line.split_once(' ')?;
    let (owner, since) = rest.split_once(' ')?;
    owner.split_once(':').filter(|(kind, id)| !kind.is_empty() && !id.is_empty())?;
    let (since, first) = match since.split_once(' ') {
        Some((since, first)) => (since, Some(Address::parse(first)?)),
        None => (since, None),
    };
    let (address, since) = (Address::parse(address)?, since.parse().ok()?);
    match owner.strip_prefix(SITE) {
        Some(url) if address == Address::root() => Some(Line::Site(since, BaseUrl::parse(url)?)),
        None if address != Address::root() => {
            let range = span.start..span.end;
            Some(Line::Address(Permalink { address, owner: owner.into(), since, first, range }))
        }
        _ => None,
    }
}
