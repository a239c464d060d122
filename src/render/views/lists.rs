//! Views of the pages that list others: home, indexes, years, topics.

use serde::Serialize;

use super::{HeldBackView, MomentView, Phrase};
use crate::theme::Fragment;

/// A release in a list: what the component `release_entry` shows.
#[derive(Debug, Clone, Serialize)]
pub struct ReleaseEntry<'a> {
    /// Where it can be read.
    pub href: String,
    /// The language of the page it leads to, where it is not this page's.
    pub hreflang: Option<&'static str>,
    /// Its title.
    pub title: Phrase<'a>,
    /// The words above the title.
    pub kicker: Option<Phrase<'a>>,
    /// What it says, in a few sentences.
    pub summary: Phrase<'a>,
    /// When it was published.
    pub published: MomentView,
    /// The name of its publisher; `None` where the whole site is from it.
    pub publisher: Option<Phrase<'a>>,
    /// Whether it no longer stands.
    pub withdrawn: bool,
    /// That it is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
}

/// `home`: the home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView<'a> {
    /// The title of the page `home`, if there is one.
    pub title: Option<&'a str>,
    /// Its text as HTML.
    pub body: Option<Fragment>,
    /// The latest releases, each a block that the component `release_entry` made.
    pub latest: Vec<&'a Fragment>,
    /// Where all releases are listed.
    pub releases: String,
    /// The partnerships, by name: at most twelve.
    pub partnerships: Vec<IndexEntry<'a>>,
    /// Where all partnerships are listed.
    pub all_partnerships: String,
}

/// `list`: one page of a list of releases, latest first.
#[derive(Debug, Clone, Serialize)]
pub struct ListView<'a> {
    /// What the list is of: `all`, `topic`, `organisation`, `partnership`, `agreement` or `person`.
    pub of: &'static str,
    /// The name of what it is of; `None` for the list of all.
    pub name: Option<Phrase<'a>>,
    /// The page of what it is of; `None` for the list of all, and for a topic, whose page is this list.
    pub about: Option<Fragment>,
    /// The releases on this page.
    pub entries: Vec<&'a Fragment>,
    /// How many releases the whole list has.
    pub total: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages the list has.
    pub pages: usize,
    /// The page with newer releases.
    pub newer: Option<String>,
    /// The page with older releases.
    pub older: Option<String>,
    /// The years that have releases, latest first; of the list of all only.
    pub years: Vec<YearLink>,
}

/// A year that has releases.
#[derive(Debug, Clone, Serialize)]
pub struct YearLink {
    /// The year.
    pub year: i16,
    /// Its page.
    pub href: String,
    /// How many releases it has.
    pub total: usize,
    /// Whether it is the page itself.
    pub current: bool,
}

/// `year`: all releases of a year, by month.
#[derive(Debug, Clone, Serialize)]
pub struct YearView<'a> {
    /// The year.
    pub year: i16,
    /// How many releases it has.
    pub total: usize,
    /// The months that have releases, latest first.
    pub months: Vec<MonthView<'a>>,
    /// All years, latest first.
    pub years: Vec<YearLink>,
    /// Where all releases are listed.
    pub releases: String,
}

/// A month of a year.
#[derive(Debug, Clone, Serialize)]
pub struct MonthView<'a> {
    /// Its name, as in running text.
    pub name: &'static str,
    /// Its releases, latest first.
    pub entries: Vec<&'a Fragment>,
}

/// `index`: the list of all sheets of a kind, or of all topics.
#[derive(Debug, Clone, Serialize)]
pub struct IndexView<'a> {
    /// `partnerships`, `agreements`, `organisations`, `people` or `topics`.
    pub section: &'static str,
    /// By name, in the order of the language; agreements latest first.
    pub entries: Vec<IndexEntry<'a>>,
}

/// A line of an index.
#[derive(Debug, Clone, Serialize)]
pub struct IndexEntry<'a> {
    /// The sheet's page.
    pub link: &'a Fragment,
    /// A partnership's summary, a person's title.
    pub note: Option<Phrase<'a>>,
    /// An organisation's type: the string `type_…` says it in words.
    pub organisation_type: Option<&'static str>,
    /// An agreement's date.
    pub date: Option<super::DateView>,
    /// An agreement's total.
    pub total: Option<super::MoneyView>,
    /// How many releases there are about it, or with this topic.
    pub releases: usize,
}
