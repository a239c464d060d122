//! What the last join found, so that a release that has not changed is not joined again.
//!
//! What a release's references lead to is a function of its files, the settings, and who has which name. If the
//! names are those of the last join, a release with the same files is the same release, and is shared with it. What
//! others say of it is never remembered: that is related anew each time.

use std::collections::HashMap;
use std::iter::Peekable;
use std::sync::Arc;

use super::Clock;
use super::arena::{Arena, Ix};
use super::names::Names;
use super::releases::PublicRelease;
use super::site::{File, Release};
use crate::model::address::Address;
use crate::model::settings::Settings;

/// The last join of each kind of clock.
#[derive(Default)]
pub struct Joins {
    public: LastJoin,
    whenever: LastJoin,
    preview: LastJoin,
}

impl Joins {
    /// The last join of a kind of clock.
    pub fn of(&mut self, clock: Clock) -> &mut LastJoin {
        match clock {
            Clock::At(_) => &mut self.public,
            Clock::Whenever(_) => &mut self.whenever,
            Clock::Preview(_) => &mut self.preview,
        }
    }
}

/// What one join remembers for the next.
#[derive(Default)]
pub struct LastJoin {
    names: Option<(Settings, Names, HashMap<Address, Ix<File>>)>,
    /// By id; without those that had problems.
    releases: Vec<Release>,
}

impl LastJoin {
    /// Forgets everything if a reference may lead elsewhere now.
    pub(super) fn keep_only_if_same(
        &mut self,
        settings: &Settings,
        names: &Names,
        files: &HashMap<Address, Ix<File>>,
    ) {
        let is_same = self.names.as_ref().is_some_and(|(last_settings, last_names, last_files)| {
            last_settings == settings && last_names == names && last_files == files
        });
        if !is_same {
            self.releases.clear();
        }
    }

    /// For each release the same of the last join, if it is the same.
    pub(super) fn matching<'l>(&'l self, releases: &[PublicRelease<'_>]) -> Vec<Option<&'l Release>> {
        let mut last = self.releases.iter().peekable();
        releases.iter().map(|release| find(&mut last, release)).collect()
    }

    /// Remembers a join.
    pub(super) fn keep(
        &mut self,
        settings: &Settings,
        names: Names,
        files: HashMap<Address, Ix<File>>,
        releases: &Arena<Release>,
    ) {
        self.names = Some((settings.clone(), names, files));
        self.releases = releases.iter().filter(|release| !release.has_problems).cloned().collect();
    }
}

/// Goes on in the list of the last join, which is sorted by the ids as this one is, to a release.
fn find<'l>(
    last: &mut Peekable<impl Iterator<Item = &'l Release>>,
    release: &PublicRelease<'_>,
) -> Option<&'l Release> {
    while last.next_if(|known| known.id < release.id).is_some() {}
    last.next_if(|known| known.id == release.id).filter(|known| is_same(known, release))
}

/// Whether a release is made from the very same files as the last time. The last one holds on to its files, so that
/// no other can have come to lie in their place.
fn is_same(last: &Release, release: &PublicRelease<'_>) -> bool {
    let mut versions = last.versions.iter().zip(&release.versions);
    last.file == release.original.file
        && Arc::ptr_eq(&last.facts, release.facts)
        && last.published == release.published
        && last.day == release.day
        && last.held_back == release.held_back
        && last.versions.len() == release.versions.len()
        && versions.all(|(last, file)| {
            last.language == file.language
                && last.file == file.document.file
                && Arc::ptr_eq(&last.text, &file.document.meaning)
        })
}
