//! The address that a release was first published at: feeds know it by that, for ever.
//!
//! Takes a [`Site`] and a version of a release; gives an address that no other release has or had as its first. What the record
//! of addresses says counts most. It judges no old address: that is [`crate::check`].

use super::addresses::below;
use crate::join::{Release, Site, Version};
use crate::model::Language;
use crate::model::address::Address;
use crate::model::permalink::{Permalink, Permalinks};
use crate::model::settings::Section;

impl Site {
    /// The address that a version of a release was first published at. If the address that it has now is on record, the
    /// record knows; if not, the release may have moved since: then it is the first address of what was last published at
    /// one of its old addresses. Without a record, it is the oldest of these that this site can have given it: the others are of
    /// the program before, and may have been added when feeds knew the release already.
    pub fn first_address(&self, release: &Release, version: &Version) -> Address {
        let now = release.addresses.in_language(version.language).1;
        let redirects = version.text.words.redirect_from.iter();
        let old: Vec<Address> = redirects
            // A query is not part of an address on record, and without it the address is that of something else.
            .filter(|address| address.query().is_none())
            .map(|address| address.path().as_page())
            .collect();
        let Some((_, record)) = &self.permalinks else {
            return self.oldest(now, &old, version.language);
        };
        let first = match recorded(record, now, &old) {
            Some(Permalink { first: Some(first), .. }) => return first.clone(),
            Some(permalink) => permalink.address.clone(),
            None => self.oldest(now, &old, version.language),
        };
        unique(record, first, now, &old)
    }

    /// The oldest of the addresses that this site can have given a release: by its own pattern, or by the built-in one.
    fn oldest(&self, now: &Address, old: &[Address], language: Language) -> Address {
        let own = self.settings.pattern(Section::Releases, language);
        let usual = self.settings.usual_pattern(Section::Releases, language);
        let mut given = old.iter().filter(|address| own.can_give(address) || usual.can_give(address));
        given.next().unwrap_or(now).clone()
    }
}

/// The line of a release in the record: that of its address, or of the last of its old addresses.
fn recorded<'r>(record: &'r Permalinks, now: &Address, old: &[Address]) -> Option<&'r Permalink> {
    record.at(now).or_else(|| old.iter().rev().find_map(|address| record.at(address)))
}

/// The first address of a release with a number, if feeds know another release by it: one that had the address before, whose
/// redirect was forgotten since. The record keeps it from then on.
fn unique(record: &Permalinks, first: Address, now: &Address, old: &[Address]) -> Address {
    let is_taken = |address: &Address| {
        let mut moved = record.moved_from(address);
        moved.any(|line| line.address != *now && !old.contains(&line.address))
    };
    let mut address = first.clone();
    let mut number = 2;
    while is_taken(&address) || number > 2 && record.at(&address).is_some() {
        address = below(&first, &[&number.to_string()], "");
        number += 1;
    }
    address
}
