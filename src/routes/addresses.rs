//! The addresses of the pages and feeds that are made from more than one file.
//!
//! Takes a [`Site`] and what a page is about; gives its address, whether or not the page exists: that is decided in
//! [`super`]. Addresses that one file decides (those of sheets, releases and plain pages) come from the join.

use super::FeedFormat;
use crate::join::{ReleaseList, Site};
use crate::model::Language;
use crate::model::address::Address;
use crate::model::settings::{Section, home_address};

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
            self.settings.usual_pattern(section, language).index()
        } else {
            index
        }
    }

    /// Page `number` of a list of releases.
    pub fn list(&self, of: ReleaseList, language: Language, number: usize) -> Address {
        let names = &self.settings.conventions(language).addresses;
        let first = match of {
            ReleaseList::All => self.index(Section::Releases, language),
            ReleaseList::Topic(_) => self.page_of(of, language),
            ReleaseList::Sender(ix) => {
                let slug = self.organisations[ix].id.as_str();
                below(&self.index(Section::Releases, language), &[&names.sender, slug], "")
            }
            _ => below(&self.page_of(of, language), &[&names.releases], ""),
        };
        if number > 1 { below(&first, &[&names.page, &number.to_string()], "") } else { first }
    }

    /// The page of what a list is about; for all releases the home page.
    pub fn page_of(&self, of: ReleaseList, language: Language) -> Address {
        let addresses = match of {
            ReleaseList::All => return self.home(language),
            ReleaseList::Topic(ix) => return self.topics[ix].address.clone(),
            ReleaseList::Sender(ix) | ReleaseList::Organisation(ix) => &self.organisations[ix].addresses,
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

    /// The page of the corrections in a language.
    pub fn corrections_page(&self, language: Language) -> Address {
        let names = &self.settings.conventions(language).addresses;
        below(&self.home(language), &[&names.corrections], "")
    }

    /// Where the site is searched in a language.
    pub fn search_page(&self, language: Language) -> Address {
        let names = &self.settings.conventions(language).addresses;
        below(&self.home(language), &[&names.search], "")
    }

    /// A feed of the corrections.
    pub fn corrections_feed(&self, format: FeedFormat, language: Language) -> Address {
        below(&self.corrections_page(language), &[], feed_file(format))
    }

    /// A feed of a list of releases.
    pub fn feed(&self, of: ReleaseList, format: FeedFormat, language: Language) -> Address {
        below(&self.page_of(of, language), &[], feed_file(format))
    }
}

fn feed_file(format: FeedFormat) -> &'static str {
    match format {
        FeedFormat::Atom => "feed.xml",
        FeedFormat::Json => "feed.json",
        FeedFormat::Rss => "feed.rss",
    }
}

/// An address below that of a page.
#[expect(clippy::expect_used, reason = "the names are of this program, and patterns leave room for them")]
pub(super) fn below(address: &Address, names: &[&str], file: &str) -> Address {
    address.below(names, file).expect("a page, and a short name below it, make an address")
}
