//! Feeds of the latest releases: Atom (RFC 4287) and JSON Feed 1.1.
//!
//! Takes a list of releases; gives its feed. An entry has the summary and a link, never the text: only the page is always up
//! to date. The entry of a release that is corrected or withdrawn moves to the top, so that it reaches everybody who has the
//! old one; of one that is withdrawn it says so, and why.

use std::borrow::Cow;
use std::cmp::Reverse;

use serde::Serialize;

use super::xml::{Document, FEED};
use crate::join::{Ix, Release, ReleaseList, Site, Version};
use crate::model::address::Address;
use crate::model::date::{Moment, Zone};
use crate::model::settings::Section;
use crate::model::{DateTimeInput, Language};
use crate::render::locale::{HeldBackView, Locale};
use crate::routes::FeedFormat;

/// The version of JSON Feed.
pub(super) const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A feed, with the fields of JSON Feed 1.1 sorted by name. Atom is written from the same fields.
#[derive(Serialize)]
pub(super) struct Feed<'a> {
    pub(super) authors: [Author<'a>; 1],
    /// The address of the feed itself.
    pub(super) feed_url: String,
    /// The page that lists the same releases.
    pub(super) home_page_url: String,
    pub(super) items: Vec<Entry<'a>>,
    pub(super) language: &'static str,
    pub(super) title: String,
    /// As that of an entry. JSON Feed has no such field.
    #[serde(skip)]
    pub(super) id: String,
    /// RFC 3339; the moment of the latest release or change. JSON Feed has no such field.
    #[serde(skip)]
    pub(super) updated: String,
    pub(super) version: &'static str,
}

/// An entry of a feed.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    pub(super) authors: [Author<'a>; 1],
    pub(super) content_text: Cow<'a, str>,
    pub(super) date_modified: String,
    pub(super) date_published: String,
    /// The full address at which it was first published. It never changes (RFC 4287, 4.2.6): with another id, every feed
    /// reader takes the entry for a new one. `tag:` URIs (RFC 4151) were the alternative; they need a record just as much,
    /// and would change the ids of all sites that have feeds already.
    pub(super) id: String,
    pub(super) tags: Vec<&'a str>,
    pub(super) title: Cow<'a, str>,
    pub(super) url: String,
}

/// Who wrote a feed or an entry.
#[derive(Serialize)]
pub(super) struct Author<'a> {
    pub(super) name: Cow<'a, str>,
}

/// The feed of a list of releases, in one of the two forms. `own` is the address of the feed itself.
pub(super) fn feed(locale: &Locale<'_>, of: ReleaseList, format: FeedFormat, own: &Address) -> Vec<u8> {
    write(&latest(locale, of, own), format)
}

/// A feed in one of the two forms.
pub(super) fn write(feed: &Feed<'_>, format: FeedFormat) -> Vec<u8> {
    match format {
        FeedFormat::Atom => atom(feed),
        FeedFormat::Json => json_feed(feed),
    }
}

fn latest<'a>(locale: &Locale<'a>, of: ReleaseList, own: &Address) -> Feed<'a> {
    let site = locale.site;
    let site_title = locale.phrase(&site.settings.title).text;
    let (title, page) = match locale.list_subject(of) {
        None => (site_title.to_string(), site.index(Section::Releases, locale.language)),
        Some(subject) => (format!("{site_title}: {}", subject.name.text), site.page_of(of, locale.language)),
    };
    let releases = last_updated(site, of, locale.language);
    let updated = releases.first().map_or(site.now, |(updated, _)| *updated);
    let items = releases.into_iter().map(|(updated, ix)| entry(locale, ix, updated)).collect();
    let publisher = site.publisher.map(|ix| locale.organisation(ix).name.text);
    Feed {
        authors: [Author { name: publisher.unwrap_or(site_title) }],
        id: locale.lasting_url(own),
        feed_url: locale.url(own),
        home_page_url: locale.url(&page),
        items,
        language: locale.language.tag(),
        title,
        // A feed without releases has never changed, but the standard demands a date.
        updated: updated.rfc3339(&site.settings.time_zone),
        version: VERSION,
    }
}

/// The releases of a feed, last updated first. In the order of publication, the correction of an older release would be in
/// no feed: those who have the mistake would never learn of it.
fn last_updated(site: &Site, of: ReleaseList, language: Language) -> Vec<(Moment, Ix<Release>)> {
    let entries = site.settings.feeds.entries.get();
    let mut releases = Vec::with_capacity(entries);
    for (at, ix) in site.releases_in(of, language).enumerate() {
        let release = &site.releases[ix];
        let version = release.version(language);
        if at < entries || release.last_change(version).is_some() {
            releases.push((updated(release, version, &site.settings.time_zone), ix));
        }
    }
    // Stable: those of one moment stay in the order of publication.
    releases.sort_by_key(|(updated, _)| Reverse(*updated));
    releases.truncate(entries);
    releases
}

/// When a release was published, last changed or withdrawn. A change has a day and no time, so each further change of a day
/// moves this by a second: feed readers show an entry again only if it moves.
fn updated(release: &Release, version: &Version, zone: &Zone) -> Moment {
    let Some(day) = release.last_change(version).filter(|day| *day >= release.day) else {
        return release.published;
    };
    let withdrawn = release.facts.withdrawn.iter().map(|withdrawn| withdrawn.on);
    let changes = version.text.words.shown_changes().map(|change| change.on);
    let of_that_day = changes.chain(withdrawn).filter(|on| *on == day).count();
    if day == release.day {
        release.published.seconds_later(of_that_day)
    } else {
        DateTimeInput::Day(day).moment(zone).seconds_later(of_that_day - 1)
    }
}

fn entry<'a>(locale: &Locale<'a>, ix: Ix<Release>, updated: Moment) -> Entry<'a> {
    let site = locale.site;
    let zone = &site.settings.time_zone;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let title = locale.release_title(release, version).text;
    Entry {
        authors: [Author { name: locale.phrase(&site.organisations[release.publisher].sheet.name).text }],
        content_text: locale.release_summary(release, version).text,
        date_modified: updated.rfc3339(zone),
        date_published: release.published.rfc3339(zone),
        id: locale.lasting_url(&site.first_address(release, version)),
        tags: version.text.words.topics.iter().map(|topic| &*topic.name).collect(),
        title: match locale.held_back(version) {
            Some(held_back) => marked(&title, &held_back, locale).into(),
            None => title,
        },
        url: locale.url(release.addresses.in_language(locale.language).1),
    }
}

/// A title with the reason why its release is not public: only a preview has such entries.
pub(super) fn marked(title: &str, held_back: &HeldBackView, locale: &Locale<'_>) -> String {
    let moment = held_back.moment.as_ref().map_or(String::new(), |moment| match &moment.time {
        Some(time) => format!("{} {time}", moment.date),
        None => moment.date.clone(),
    });
    let key = format!("held_back_{}", held_back.reason);
    let mark = locale.theme.words(&key, locale.language, |name| (name == "moment").then(|| moment.clone()));
    format!("[{mark}] {title}")
}

fn atom(feed: &Feed<'_>) -> Vec<u8> {
    let mut document = Document::new();
    let namespace = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)];
    document.parent("feed", &namespace, |document| {
        document.text("title", &feed.title);
        document.text("id", &feed.id);
        document.text("updated", &feed.updated);
        document.parent("author", &[], |document| document.text("name", &feed.authors[0].name));
        document
            .empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.feed_url)]);
        document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home_page_url)]);
        for entry in &feed.items {
            document.parent("entry", &[], |document| atom_entry(document, entry));
        }
    });
    document.finish()
}

fn atom_entry(document: &mut Document, entry: &Entry<'_>) {
    document.text("title", &entry.title);
    document.text("id", &entry.id);
    document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    document.text("published", &entry.date_published);
    document.text("updated", &entry.date_modified);
    document.parent("author", &[], |document| document.text("name", &entry.authors[0].name));
    for topic in &entry.tags {
        document.empty("category", &[("term", topic)]);
    }
    document.text("summary", &entry.content_text);
}

fn json_feed(feed: &Feed<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(FEED);
    // Texts written into memory cannot fail.
    let _infallible = serde_json::to_writer_pretty(&mut bytes, feed);
    bytes.push(b'\n');
    bytes
}
