//! The addresses of the pages and feeds that are made from more than one file.
//!
//! Takes a [`Site`] and what a page is about; gives its address, whether or not the page exists: that is decided in
//! [`super`]. Addresses that one file decides (those of sheets, releases and plain pages) come from the join. The address
//! that a release had first is found here, too.

use super::FeedFormat;
use crate::join::{Release, ReleaseList, Site, Version};
use crate::model::Language;
use crate::model::address::Address;
use crate::model::settings::{Pattern, Section, home_address};

impl Site {
    /// The home page in a language.
    pub fn home(&self, language: Language) -> Address {
        home_address(language, self.settings.default_language())
    }

    /// The index of a section. If the section's pattern begins with its slug, that address is the home page's, and the
    /// index gets its usual address.
    pub fn index(&self, section: Section, language: Language) -> Address {
        let index = self.settings.pattern(section, language).index();
        if index == self.home(language) || index == Address::root() {
            Pattern::usual(section, language, self.settings.default_language()).index()
        } else {
            index
        }
    }

    /// Page `number` of a list of releases.
    pub fn list(&self, of: ReleaseList, language: Language, number: usize) -> Address {
        let (releases, page) = match language {
            Language::Danish => ("pressemeddelelser", "side"),
            Language::English => ("press-releases", "page"),
        };
        let first = match of {
            ReleaseList::All => self.index(Section::Releases, language),
            ReleaseList::Topic(_) => self.page_of(of, language),
            _ => below(&self.page_of(of, language), &[releases], ""),
        };
        if number > 1 { below(&first, &[page, &number.to_string()], "") } else { first }
    }

    /// The page of what a list is about; for all releases the home page.
    pub fn page_of(&self, of: ReleaseList, language: Language) -> Address {
        let addresses = match of {
            ReleaseList::All => return self.home(language),
            ReleaseList::Topic(ix) => return self.topics[ix].address.clone(),
            ReleaseList::Organisation(ix) => &self.organisations[ix].addresses,
            ReleaseList::Partnership(ix) => &self.partnerships[ix].addresses,
            ReleaseList::Agreement(ix) => &self.agreements[ix].addresses,
            ReleaseList::Person(ix) => &self.people[ix].addresses,
        };
        addresses.in_language(language).1.clone()
    }

    /// The page of a year's releases.
    pub fn year(&self, year: i16, language: Language) -> Address {
        below(&self.index(Section::Releases, language), &[&format!("{year:04}")], "")
    }

    /// The address that a version of a release was first published at. If the address that it has now is on record, the
    /// record knows; if not, the release may have moved since: then it is the first address of what was last published at
    /// one of its old addresses, or simply the oldest of these.
    pub fn first_address(&self, release: &Release, version: &Version) -> Address {
        let now = release.addresses.in_language(version.language).1;
        let old = &version.text.words.redirect_from;
        let recorded = self.permalinks.as_ref().and_then(|(_, record)| {
            let last = || old.iter().rev().find_map(|address| record.at(&address.path().as_page()));
            record.at(now).or_else(last)
        });
        match recorded {
            Some(permalink) => permalink.first.as_ref().unwrap_or(&permalink.address).clone(),
            None => old.first().map_or_else(|| now.clone(), |old| old.path().as_page()),
        }
    }

    /// A feed of a list of releases.
    pub fn feed(&self, of: ReleaseList, format: FeedFormat, language: Language) -> Address {
        let file = match format {
            FeedFormat::Atom => "feed.xml",
            FeedFormat::Json => "feed.json",
        };
        let folder = self.page_of(of, language);
        below(&folder, &[], file)
    }
}

/// An address below that of a page.
#[expect(clippy::expect_used, reason = "the names are of this program, and patterns leave room for them")]
pub(super) fn below(address: &Address, names: &[&str], file: &str) -> Address {
    address.below(names, file).expect("a page, and a short name below it, make an address")
}
