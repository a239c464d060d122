//! The home page: the text of the page `home`, the featured release, and lists.

use std::borrow::Cow;

use serde::Serialize;

use super::head::Head;
use super::index::{IndexEntry, entries_of};
use super::languages::alternates;
use crate::join::{Ix, JoinedText, Release, ReleaseList};
use crate::mention::unbroken;
use crate::model::address::Address;
use crate::model::page::{HOME, PageFile};
use crate::model::settings::Section;
use crate::render::RenderResult;
use crate::render::components::{FigureView, Position, figure, has_time, prose, release_entries};
use crate::render::fragments::PageBuilder;
use crate::render::locale::{HeldBackView, Locale, MomentView, Phrase};
use crate::routes::LATEST;
use crate::theme::Fragment;

/// How many entries the home page shows of an index.
const FROM_INDEX: usize = 12;

/// The lists of a home page whose settings name none.
const USUAL_LISTS: [Section; 2] = [Section::Releases, Section::Partnerships];

/// `home`: the home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeView<'a> {
    /// The title of the page `home`, if there is one.
    pub title: Option<Cow<'a, str>>,
    /// Its text as HTML.
    pub body: Option<Fragment>,
    /// The release at the top; `None` if the language has none that is not withdrawn.
    pub featured: Option<FeaturedView<'a>>,
    /// The lists, in the order of the settings; none is empty.
    pub lists: Vec<HomeList<'a>>,
}

/// The release at the top of the home page. It is in the language of the page, and not withdrawn.
#[derive(Debug, Clone, Serialize)]
pub struct FeaturedView<'a> {
    /// Where it can be read.
    pub href: String,
    /// Its title.
    pub title: Cow<'a, str>,
    /// The words above the title.
    pub kicker: Option<Cow<'a, str>>,
    /// What it says, in a few sentences.
    pub summary: Cow<'a, str>,
    /// When it was published.
    pub published: MomentView,
    /// The name of its publisher; `None` where the whole site is from it.
    pub publisher: Option<Phrase<'a>>,
    /// The picture at its top.
    pub picture: Option<FigureView<'a>>,
    /// That it is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
}

/// A list on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct HomeList<'a> {
    /// `releases`, `partnerships`, `agreements`, `organisations`, `people` or `topics`.
    pub section: &'static str,
    /// The first entries: of `releases` the latest ten but the featured one, finished; of others at most twelve, in the
    /// order of their index.
    pub entries: HomeEntries<'a>,
    /// Where all are listed.
    pub all: String,
    /// How many there are in all.
    pub total: usize,
}

/// The entries of a list on the home page.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub enum HomeEntries<'a> {
    /// Each a block that the component `release_entry` made.
    Releases(Vec<&'a Fragment>),
    Index(Vec<IndexEntry<'a>>),
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address) -> Head<'a> {
    let site = locale.site;
    let languages = site.settings.languages.iter();
    let summary = home_version(locale).and_then(|version| version.text.words.summary.as_deref());
    let summary = summary.map(|summary| locale.words(summary, locale.language));
    Head {
        description: summary.or_else(|| locale.optional_phrase(site.settings.description.as_ref())),
        alternates: alternates(locale, languages.map(|&language| (language, site.home(language)))),
        ..Head::new(locale, address, "home", format!("page:{HOME}"))
    }
}

/// The version of the page `home` in the page's language.
fn home_version<'a>(locale: &Locale<'a>) -> Option<&'a JoinedText<PageFile>> {
    let home = locale.site.pages.iter().find(|page| page.id.as_str() == HOME)?;
    home.versions.iter().find(|version| version.language == locale.language)
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>) -> RenderResult<HomeView<'a>> {
    let locale = &builder.locale;
    let version = home_version(locale);
    let body = version.map(|version| prose::body(builder, &version.text.body, &version.referents));
    let featured = featured(locale);
    Ok(HomeView {
        title: version.map(|version| unbroken(&version.text.words.title)),
        body: body.transpose()?,
        featured: featured.map(|ix| featured_view(locale, ix)),
        lists: lists(builder, featured)?,
    })
}

/// The release at the top: that of the settings if readers of the language can see it and it stands, or else the latest that
/// stands.
fn featured(locale: &Locale<'_>) -> Option<Ix<Release>> {
    let site = locale.site;
    let stands = |ix: &Ix<Release>| site.releases[*ix].facts.withdrawn.is_none();
    let exists = |ix: &Ix<Release>| site.releases[*ix].exists_in(locale.language);
    let chosen = site.featured.filter(|ix| exists(ix) && stands(ix));
    let mut latest = site.releases_of(ReleaseList::All, locale.language).iter().copied();
    chosen.or_else(|| latest.find(stands))
}

fn featured_view<'a>(locale: &Locale<'a>, ix: Ix<Release>) -> FeaturedView<'a> {
    let site = locale.site;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    FeaturedView {
        href: locale.href(release.addresses.in_language(locale.language).1),
        title: unbroken(&words.title),
        kicker: words.kicker.as_deref().map(unbroken),
        summary: unbroken(&words.summary),
        published: locale.moment(release.published, has_time(release)),
        publisher: (site.publisher != Some(release.publisher))
            .then(|| locale.phrase(&site.organisations[release.publisher].sheet.name)),
        picture: release.image.map(|ix| figure(locale, ix, Position::Top, None)),
        held_back: locale.held_back(version),
    }
}

fn lists<'a>(builder: &PageBuilder<'a>, featured: Option<Ix<Release>>) -> RenderResult<Vec<HomeList<'a>>> {
    let site = builder.locale.site;
    let sections = site.settings.home.lists.as_deref().unwrap_or(&USUAL_LISTS);
    let mut lists = Vec::with_capacity(sections.len());
    for &section in sections {
        let (entries, total) = match section {
            Section::Releases => releases(builder, featured)?,
            _ => index(builder, section)?,
        };
        let is_empty = match &entries {
            HomeEntries::Releases(entries) => entries.is_empty(),
            HomeEntries::Index(entries) => entries.is_empty(),
        };
        if !is_empty {
            let all = builder.locale.href(&site.index(section, builder.locale.language));
            lists.push(HomeList { section: section.key(), entries, all, total });
        }
    }
    Ok(lists)
}

/// The latest releases but the featured one, and how many there are in all.
fn releases<'a>(
    builder: &PageBuilder<'a>,
    featured: Option<Ix<Release>>,
) -> RenderResult<(HomeEntries<'a>, usize)> {
    let all = builder.locale.site.releases_of(ReleaseList::All, builder.locale.language);
    let others = all.iter().filter(|ix| Some(**ix) != featured).take(LATEST);
    Ok((HomeEntries::Releases(release_entries(builder, others)?), all.len()))
}

/// The first entries of an index, and how many it has in all.
fn index<'a>(builder: &PageBuilder<'a>, section: Section) -> RenderResult<(HomeEntries<'a>, usize)> {
    let mut entries = entries_of(builder, section)?;
    let total = entries.len();
    entries.truncate(FROM_INDEX);
    Ok((HomeEntries::Index(entries), total))
}
