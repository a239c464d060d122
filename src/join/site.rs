//! A site: its facts, and the back links computed from them.
//!
//! Both are complete when a [`Site`] exists, and neither changes afterwards. Where things are found is not known here:
//! addresses and routes are made in [`crate::routes`].

use std::collections::HashSet;
use std::ops::Deref;
use std::sync::Arc;

use super::arena::Ix;
use super::backlinks::{Backlinks, Correction};
use super::facts::{Agreement, Facts, File, JoinedText, Organisation, Partnership, Person, Release, Topic};
use crate::model::address::Address;
use crate::model::page::PageFile;
use crate::model::prose::{Prose, SlotContent};
use crate::model::release::Change;
use crate::model::settings::Section;
use crate::model::{Day, Language};

/// The joined site. It dereferences to its [`Facts`], because nearly everybody asks for those.
#[derive(Debug)]
pub struct Site {
    pub(super) facts: Facts,
    /// Shared by all sites that differ only in words, so that what is computed from these links can be kept, too.
    pub backlinks: Arc<Backlinks>,
}

impl Site {
    pub(super) fn new(facts: Facts) -> Site {
        let backlinks = Arc::new(Backlinks::new(&facts));
        Site { facts, backlinks }
    }
}

impl Deref for Site {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        &self.facts
    }
}

/// Which releases a list contains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReleaseList {
    All,
    Topic(Ix<Topic>),
    /// Those that an organisation published; [`ReleaseList::Organisation`] has all that concern it.
    Sender(Ix<Organisation>),
    Organisation(Ix<Organisation>),
    Partnership(Ix<Partnership>),
    Agreement(Ix<Agreement>),
    Person(Ix<Person>),
}

impl ReleaseList {
    /// The section that its pages belong to.
    pub fn section(self) -> Section {
        match self {
            ReleaseList::All | ReleaseList::Sender(_) => Section::Releases,
            ReleaseList::Topic(_) => Section::Topics,
            ReleaseList::Organisation(_) => Section::Organisations,
            ReleaseList::Partnership(_) => Section::Partnerships,
            ReleaseList::Agreement(_) => Section::Agreements,
            ReleaseList::Person(_) => Section::People,
        }
    }
}

impl Site {
    /// The site's current day, in its time zone.
    pub fn today(&self) -> Day {
        self.now.day_in(&self.settings.time_zone)
    }

    /// The releases of a list on pages of a language, latest first. The list of all releases and those of topics
    /// and senders have the releases of that language; a sheet's list has every release about it, in whatever language it is.
    pub fn releases_of(&self, list: ReleaseList, language: Language) -> &[Ix<Release>] {
        let backlinks = &self.backlinks;
        match list {
            ReleaseList::All => backlinks.latest_in.get(&language).map_or(&[], Vec::as_slice),
            ReleaseList::Topic(ix) => &backlinks.topics[ix],
            ReleaseList::Sender(ix) => {
                let senders = backlinks.senders_in.get(&language);
                senders.and_then(|senders| senders.get(&ix)).map_or(&[], Vec::as_slice)
            }
            ReleaseList::Organisation(ix) => &backlinks.organisations[ix].releases,
            ReleaseList::Partnership(ix) => &backlinks.partnerships[ix].releases,
            ReleaseList::Agreement(ix) => &backlinks.agreements[ix].releases,
            ReleaseList::Person(ix) => &backlinks.people[ix].releases,
        }
    }

    /// The releases of a list that exist in a language, latest first.
    pub fn releases_in(&self, list: ReleaseList, language: Language) -> impl Iterator<Item = Ix<Release>> {
        let releases = self.releases_of(list, language).iter().copied();
        releases.filter(move |ix| self.releases[*ix].exists_in(language))
    }

    /// Whether a list has feeds in a language. The list of all releases always does; those of organisations and
    /// partnerships do if they have a release in that language.
    pub fn has_feed(&self, list: ReleaseList, language: Language) -> bool {
        match list {
            ReleaseList::All => true,
            ReleaseList::Organisation(_) | ReleaseList::Partnership(_) => {
                self.releases_in(list, language).next().is_some()
            }
            ReleaseList::Topic(_)
            | ReleaseList::Sender(_)
            | ReleaseList::Agreement(_)
            | ReleaseList::Person(_) => false,
        }
    }

    /// The organisations that published releases in a language, each with a list of its own; none where there is only one.
    pub fn senders(&self, language: Language) -> impl Iterator<Item = Ix<Organisation>> {
        self.backlinks.senders_in.get(&language).into_iter().flat_map(|senders| senders.keys().copied())
    }

    /// The topics of releases in a language.
    pub fn topics_in(&self, language: Language) -> impl Iterator<Item = (Ix<Topic>, &Topic)> {
        self.topics.entries().filter(move |(_, topic)| topic.language == language)
    }

    /// The text of a topic, if a page has one.
    pub fn topic_text(&self, ix: Ix<Topic>) -> Option<&JoinedText<PageFile>> {
        let topic = &self.topics[ix];
        self.pages[topic.page?].versions.iter().find(|version| version.language == topic.language)
    }

    /// The corrections and clarifications of the releases in a language, latest first.
    pub fn corrections(&self, language: Language) -> &[Correction] {
        self.backlinks.corrections_in.get(&language).map_or(&[], Vec::as_slice)
    }

    /// What a correction in a language says.
    pub fn change(&self, correction: Correction, language: Language) -> &Change {
        &self.releases[correction.release].version(language).text.words.changes[correction.at]
    }

    /// The years with releases in a language, latest first, each with the number of its releases.
    pub fn years(&self, language: Language) -> Vec<(i16, usize)> {
        let year_of = |ix: &Ix<Release>| self.releases[*ix].day.year();
        let mut years = Vec::new();
        let mut rest = self.releases_of(ReleaseList::All, language);
        // Binary search: every page of a year asks, and there are far more releases than years.
        while let Some(year) = rest.first().map(year_of) {
            let count = rest.partition_point(|ix| year_of(ix) == year);
            years.push((year, count));
            rest = &rest[count..];
        }
        years
    }

    /// The files under `content/files/` that no text attaches or links to. Files that have a meaning by their name alone
    /// (`robots.txt`, `.well-known/…`) are not counted.
    pub fn unlinked_files(&self) -> Vec<&File> {
        if self.files.is_empty() {
            return Vec::new();
        }
        let mut linked: HashSet<&Address> = HashSet::new();
        for version in self.releases.iter().flat_map(|release| &release.versions) {
            linked.extend(version.attachments.iter().map(|ix| &self.files[*ix].address));
            linked.extend(linked_addresses(&version.text.body));
        }
        for version in self.pages.iter().flat_map(|page| &page.versions) {
            linked.extend(linked_addresses(&version.text.body));
        }
        self.files.iter().filter(|file| !linked.contains(&file.address) && !file.is_found_by_name()).collect()
    }

    /// Whether a section has anything to list in a language.
    pub fn has_section(&self, section: Section, language: Language) -> bool {
        match section {
            Section::Releases => true,
            Section::Partnerships => !self.partnerships.is_empty(),
            Section::Agreements => !self.agreements.is_empty(),
            Section::Organisations => !self.organisations.is_empty(),
            Section::People => !self.people.is_empty(),
            Section::Topics => self.topics_in(language).next().is_some(),
            Section::Pages => false,
        }
    }
}

/// The addresses of this site that a text links to.
fn linked_addresses(prose: &Prose) -> impl Iterator<Item = &Address> {
    prose.slots.iter().filter_map(|slot| match &slot.content {
        SlotContent::Address { to, .. } => Some(to),
        SlotContent::Link { .. }
        | SlotContent::Name(_)
        | SlotContent::Embed { .. }
        | SlotContent::NoteLabel { .. } => None,
    })
}
