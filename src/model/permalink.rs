//! Addresses that were published once, as `content/permalinks.lock` records them.
//!
//! Takes and gives plain values. Whether the site still has an address is a check.

use std::ops::Range;

use super::Day;
use super::address::Address;
use super::link::BaseUrl;

/// The addresses of a site's past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalinks {
    /// In the order of the file.
    pub lines: Vec<Permalink>,
    /// The indices of the lines in the order of their addresses: people merge the file.
    by_address: Vec<usize>,
    /// The indices of the lines with a first address, in the order of these.
    by_first: Vec<usize>,
    /// The address of the whole site when it was first recorded; `None` in a record that has no line for it yet.
    pub base_url: Option<BaseUrl>,
}

impl Permalinks {
    pub fn new(lines: Vec<Permalink>, base_url: Option<BaseUrl>) -> Permalinks {
        let mut by_address: Vec<usize> = (0..lines.len()).collect();
        by_address.sort_by_key(|&at| (&lines[at].address, lines[at].since));
        let mut by_first: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].first.is_some()).collect();
        by_first.sort_by_key(|&at| &lines[at].first);
        Permalinks { lines, by_address, by_first, base_url }
    }

    /// The line of an address; if there are several, the earliest.
    pub fn at(&self, address: &Address) -> Option<&Permalink> {
        let first = self.by_address.partition_point(|&at| self.lines[at].address < *address);
        let found = &self.lines[*self.by_address.get(first)?];
        (found.address == *address).then_some(found)
    }

    /// The lines of releases that were first published at an address and have moved since.
    pub fn moved_from<'p>(&'p self, first: &'p Address) -> impl Iterator<Item = &'p Permalink> {
        let start = self.by_first.partition_point(|&at| self.lines[at].first.as_ref() < Some(first));
        let lines = self.by_first[start..].iter().map(|&at| &self.lines[at]);
        lines.take_while(move |line| line.first.as_ref() == Some(first))
    }
}

/// An address that was published, and whose it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    pub address: Address,
    /// `kind:id`, or `file:` and the path below `content/files/`.
    pub owner: Box<str>,
    /// The first day on which it was recorded.
    pub since: Day,
    /// The first address of the release that it is an address of, if that is another one. Feeds know the release by it.
    pub first: Option<Address>,
    /// The range of the line in the file, in bytes, without its end.
    pub range: Range<u32>,
}
