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

/// What both forms contain.
struct Feed<'a> {
    title: String,
    /// The page that lists the same releases.
    page: String,
    /// The address of the feed itself.
    own: String,
    /// RFC 3339; the moment of the latest release or change.
    updated: String,
    language: &'static str,
    author: &'a str,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    url: String,
    title: Cow<'a, str>,
    summary: &'a str,
    author: &'a str,
    published: String,
    updated: String,
    topics: Vec<&'a str>,
}

/// JSON Feed 1.1. The fields are sorted by name.
#[derive(Serialize)]
struct JsonFeed<'f> {
    authors: [Author<'f>; 1],
    feed_url: &'f str,
    home_page_url: &'f str,
    items: Vec<JsonEntry<'f>>,
    language: &'static str,
    title: &'f str,
    version: &'static str,
}

#[derive(Serialize)]
struct JsonEntry<'f> {
    authors: [Author<'f>; 1],
    content_text: &'f str,
    date_modified: &'f str,
    date_published: &'f str,
    id: &'f str,
    tags: &'f [&'f str],
    title: &'f str,
    url: &'f str,
}

#[derive(Serialize)]
struct Author<'f> {
    name: &'f str,
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
    let entries: Vec<Entry<'a>> = releases.map(|ix| entry(locale, theme, ix)).collect();
    let updated = entries.iter().map(|entry| &entry.updated).max().cloned();
    let publisher = site.publisher.map(|ix| locale.organisation(ix).name.text);
    Feed {
        title,
        page: locale.url(&page),
        own: locale.url(own),
        // A feed without releases has never changed, but the standard demands a date.
        updated: updated.unwrap_or_else(|| site.now.rfc3339(&site.settings.time_zone)),
        language: locale.language.tag(),
        author: publisher.unwrap_or(site_title),
        entries,
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
    let address = release.addresses.in_language(locale.language).1;
    let published = release.published.rfc3339(zone);
    Entry {
        url: locale.url(address),
        title: match locale.held_back(version) {
            Some(held_back) => marked(&words.title, &held_back, theme, locale.language).into(),
            None => Cow::Borrowed(&words.title),
        },
        summary: &words.summary,
        author: locale.phrase(&site.organisations[release.publisher].sheet.name).text,
        updated: if updated == release.published { published.clone() } else { updated.rfc3339(zone) },
        published,
        topics: words.topics.iter().map(|topic| &*topic.name).collect(),
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
        document.text("title", &[], &feed.title);
        document.text("id", &[], &feed.own);
        document.text("updated", &[], &feed.updated);
        document.parent("author", &[], |document| document.text("name", &[], feed.author));
        document.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.own)]);
        document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
        for entry in &feed.entries {
            document.parent("entry", &[], |document| atom_entry(document, entry));
        }
    });
    document.finish()
}

fn atom_entry(document: &mut Document, entry: &Entry<'_>) {
    document.text("title", &[], &entry.title);
    document.text("id", &[], &entry.url);
    document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    document.text("published", &[], &entry.published);
    document.text("updated", &[], &entry.updated);
    document.parent("author", &[], |document| document.text("name", &[], entry.author));
    for topic in &entry.topics {
        document.empty("category", &[("term", topic)]);
    }
    document.text("summary", &[], entry.summary);
}

fn json_feed(feed: &Feed<'_>) -> Vec<u8> {
    let feed = JsonFeed {
        authors: [Author { name: feed.author }],
        feed_url: &feed.own,
        home_page_url: &feed.page,
        items: feed.entries.iter().map(json_entry).collect(),
        language: feed.language,
        title: &feed.title,
        version: "https://jsonfeed.org/version/1.1",
    };
    let mut bytes = Vec::with_capacity(FEED);
    // Texts written into memory cannot fail.
    let _infallible = serde_json::to_writer_pretty(&mut bytes, &feed);
    bytes.push(b'\n');
    bytes
}

fn json_entry<'f>(entry: &'f Entry<'_>) -> JsonEntry<'f> {
    JsonEntry {
        authors: [Author { name: entry.author }],
        content_text: entry.summary,
        date_modified: &entry.updated,
        date_published: &entry.published,
        id: &entry.url,
        tags: &entry.topics,
        title: &entry.title,
        url: &entry.url,
    }
}
