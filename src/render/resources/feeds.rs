//! Feeds of the latest releases: Atom (RFC 4287) and JSON Feed 1.1.
//!
//! Takes a list of releases; gives its feed. An entry has the summary and a link, never the text: only the page is always up
//! to date, with its corrections and withdrawals.

use std::borrow::Cow;

use serde::Serialize;

use super::xml::{Document, FEED};
use crate::join::{Ix, Release, ReleaseList};
use crate::model::address::Address;
use crate::model::settings::Section;
use crate::model::{DateTimeInput, Language};
use crate::render::components::latest_first;
use crate::render::locale::HeldBackView;
use crate::render::locale::Locale;
use crate::routes::FeedFormat;
use crate::theme::Theme;

/// A feed, with the fields of JSON Feed 1.1 sorted by name. Atom is written from the same fields.
#[derive(Serialize)]
struct Feed<'a> {
    authors: [Author<'a>; 1],
    /// The address of the feed itself.
    feed_url: String,
    /// The page that lists the same releases.
    home_page_url: String,
    items: Vec<Entry<'a>>,
    language: &'static str,
    title: String,
    /// RFC 3339; the moment of the latest release or change. JSON Feed has no such field.
    #[serde(skip)]
    updated: String,
    version: &'static str,
}

#[derive(Serialize)]
struct Entry<'a> {
    authors: [Author<'a>; 1],
    content_text: &'a str,
    date_modified: String,
    date_published: String,
    /// The same as `url`.
    id: String,
    tags: Vec<&'a str>,
    title: Cow<'a, str>,
    url: String,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

/// The feed of a list of releases, in one of the two forms. `own` is the address of the feed itself.
pub(super) fn feed(
    locale: &Locale<'_>,
    theme: &Theme,
    of: ReleaseList,
    format: FeedFormat,
    own: &Address,
) -> Vec<u8> {
    let feed = latest(locale, theme, of, own);
    match format {
        FeedFormat::Atom => atom(&feed),
        FeedFormat::Json => json_feed(&feed),
    }
}

fn latest<'a>(locale: &Locale<'a>, theme: &Theme, of: ReleaseList, own: &Address) -> Feed<'a> {
    let site = locale.site;
    let site_title = locale.phrase(&site.settings.title).text;
    let (title, page) = match locale.list_subject(of) {
        None => (site_title.to_owned(), site.index(Section::Releases, locale.language)),
        Some(subject) => (format!("{site_title}: {}", subject.name.text), site.page_of(of, locale.language)),
    };
    let releases = site.releases_in(of, locale.language).take(site.settings.feeds.entries.get());
    let items: Vec<Entry<'a>> = releases.map(|ix| entry(locale, theme, ix)).collect();
    let updated = items.iter().map(|entry| &entry.date_modified).max().cloned();
    let publisher = site.publisher.map(|ix| locale.organisation(ix).name.text);
    Feed {
        authors: [Author { name: publisher.unwrap_or(site_title) }],
        feed_url: locale.url(own),
        home_page_url: locale.url(&page),
        items,
        language: locale.language.tag(),
        title,
        // A feed without releases has never changed, but the standard demands a date.
        updated: updated.unwrap_or_else(|| site.now.rfc3339(&site.settings.time_zone)),
        version: "https://jsonfeed.org/version/1.1",
    }
}

fn entry<'a>(locale: &Locale<'a>, theme: &Theme, ix: Ix<Release>) -> Entry<'a> {
    let site = locale.site;
    let zone = &site.settings.time_zone;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let changed =
        latest_first(&words.changes).first().map(|change| DateTimeInput::Day(change.on).moment(zone));
    let updated = changed.map_or(release.published, |changed| changed.max(release.published));
    let url = locale.url(release.addresses.in_language(locale.language).1);
    let published = release.published.rfc3339(zone);
    Entry {
        authors: [Author { name: locale.phrase(&site.organisations[release.publisher].sheet.name).text }],
        content_text: &words.summary,
        date_modified: if updated == release.published { published.clone() } else { updated.rfc3339(zone) },
        date_published: published,
        id: url.clone(),
        tags: words.topics.iter().map(|topic| &*topic.name).collect(),
        title: match locale.held_back(version) {
            Some(held_back) => marked(&words.title, &held_back, theme, locale.language).into(),
            None => Cow::Borrowed(&words.title),
        },
        url,
    }
}

/// A title with the reason why its release is not public: only a preview has such entries.
fn marked(title: &str, held_back: &HeldBackView, theme: &Theme, language: Language) -> String {
    let moment = held_back.moment.as_ref().map_or(String::new(), |moment| match &moment.time {
        Some(time) => format!("{} {time}", moment.date),
        None => moment.date.clone(),
    });
    let key = format!("held_back_{}", held_back.reason);
    let mark = theme.words(&key, language, |name| (name == "moment").then(|| moment.clone()));
    format!("[{mark}] {title}")
}

fn atom(feed: &Feed<'_>) -> Vec<u8> {
    let mut document = Document::new();
    let namespace = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)];
    document.parent("feed", &namespace, |document| {
        document.text("title", &feed.title);
        document.text("id", &feed.feed_url);
        document.text("updated", &feed.updated);
        document.parent("author", &[], |document| document.text("name", feed.authors[0].name));
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
    document.text("id", &entry.url);
    document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    document.text("published", &entry.date_published);
    document.text("updated", &entry.date_modified);
    document.parent("author", &[], |document| document.text("name", entry.authors[0].name));
    for topic in &entry.tags {
        document.empty("category", &[("term", topic)]);
    }
    document.text("summary", entry.content_text);
}

fn json_feed(feed: &Feed<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(FEED);
    // Texts written into memory cannot fail.
    let _infallible = serde_json::to_writer_pretty(&mut bytes, feed);
    bytes.push(b'\n');
    bytes
}
