//! Addresses that were published once, as `content/permalinks.lock` records them.
//!
//! Takes and gives plain values. Whether the site still has an address is a check.

use std::ops::Range;

use super::Day;
use super::address::Address;

/// The addresses of a site's past.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalinks {
    /// In the order of the file.
    pub lines: Vec<Permalink>,
}

/// An address that was published, and whose it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink {
    pub address: Address,
    /// `kind:id`, or `file:` and the path below `content/files/`.
    pub owner: Box<str>,
    /// The first day on which it was recorded.
    pub since: Day,
    /// The range of the line in the file, in bytes, without its end.
    pub range: Range<u32>,
}
