//! Feeds of the latest releases: Atom (RFC 4287) and JSON Feed 1.1.
//!
//! A feed has the summaries and links to the pages, which alone are always up to date.

use serde_json::json;

use super::release::latest_first;
use super::scribe::Scribe;
use super::views::HeldBackView;
use super::xml::Document;
use crate::join::{FeedFormat, Ix, ListOf, Release};
use crate::model::Written;
use crate::model::address::Address;
use crate::model::settings::Section;

/// What both forms say.
struct Feed {
    title: String,
    /// The page that the feed is of.
    page: String,
    /// The address of the feed itself.
    own: String,
    /// RFC 3339; the moment of the latest release or change.
    updated: String,
    language: &'static str,
    author: String,
    entries: Vec<Entry>,
}

struct Entry {
    url: String,
    title: String,
    summary: String,
    author: String,
    published: String,
    updated: String,
    topics: Vec<String>,
}

/// The feed of a list of releases. `marked` puts a mark before the title of what a preview shows though it is not
/// public.
pub(super) fn feed(
    scribe: &Scribe<'_>,
    of: ListOf,
    format: FeedFormat,
    own: &Address,
    marked: impl Fn(&str, &HeldBackView) -> String,
) -> String {
    let feed = latest(scribe, of, own, marked);
    match format {
        FeedFormat::Atom => atom(&feed),
        FeedFormat::Json => json_feed(&feed),
    }
}

fn latest(
    scribe: &Scribe<'_>,
    of: ListOf,
    own: &Address,
    marked: impl Fn(&str, &HeldBackView) -> String,
) -> Feed {
    let site = scribe.site;
    let site_title = scribe.phrase(&site.settings.title).text;
    let (title, page) = match scribe.list_subject(of) {
        None => (site_title.to_owned(), site.index(Section::Releases, scribe.language)),
        Some(subject) => (format!("{site_title}: {}", subject.name.text), site.page_of(of, scribe.language)),
    };
    let releases = site.releases_in(of, scribe.language);
    let entries: Vec<Entry> =
        releases.take(site.settings.feeds.entries).map(|ix| entry(scribe, ix, &marked)).collect();
    let zone = &site.settings.time_zone;
    let updated = entries.iter().map(|entry| entry.updated.clone()).max();
    let publisher = site.publisher.map(|ix| scribe.organisation(ix).name.text);
    Feed {
        title,
        page: scribe.url(&page),
        own: scribe.url(own),
        // A feed without releases has never changed; it must have a date all the same.
        updated: updated.unwrap_or_else(|| site.now.rfc3339(zone)),
        language: scribe.language.tag(),
        author: publisher.unwrap_or(site_title).to_owned(),
        entries,
    }
}

fn entry(scribe: &Scribe<'_>, ix: Ix<Release>, marked: impl Fn(&str, &HeldBackView) -> String) -> Entry {
    let site = scribe.site;
    let zone = &site.settings.time_zone;
    let release = &site.releases[ix];
    let version = release.version(scribe.language);
    let words = &version.text.words;
    let changed = latest_first(&words.changes).first().map(|change| Written::Day(change.on).moment(zone));
    let updated = changed.map_or(release.published, |changed| changed.max(release.published));
    let address = release.addresses.in_language(scribe.language).1;
    Entry {
        url: scribe.url(address),
        title: match scribe.held_back(version) {
            Some(held_back) => marked(&words.title, &held_back),
            None => words.title.to_string(),
        },
        summary: words.summary.to_string(),
        author: scribe.organisation(release.publisher).name.text.to_owned(),
        published: release.published.rfc3339(zone),
        updated: updated.rfc3339(zone),
        topics: words.topics.iter().map(|topic| topic.name.to_string()).collect(),
    }
}

fn atom(feed: &Feed) -> String {
    let mut document = Document::new();
    let namespace = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)];
    document.parent("feed", &namespace, |document| {
        document.text("title", &[], &feed.title);
        document.text("id", &[], &feed.own);
        document.text("updated", &[], &feed.updated);
        document.parent("author", &[], |document| document.text("name", &[], &feed.author));
        document.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.own)]);
        document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.page)]);
        for entry in &feed.entries {
            document.parent("entry", &[], |document| atom_entry(document, entry));
        }
    });
    document.finish()
}

fn atom_entry(document: &mut Document, entry: &Entry) {
    document.text("title", &[], &entry.title);
    document.text("id", &[], &entry.url);
    document.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &entry.url)]);
    document.text("published", &[], &entry.published);
    document.text("updated", &[], &entry.updated);
    document.parent("author", &[], |document| document.text("name", &[], &entry.author));
    for topic in &entry.topics {
        document.empty("category", &[("term", topic)]);
    }
    document.text("summary", &[], &entry.summary);
}

fn json_feed(feed: &Feed) -> String {
    let entries: Vec<_> = feed
        .entries
        .iter()
        .map(|entry| {
            json!({
                "id": entry.url,
                "url": entry.url,
                "title": entry.title,
                "content_text": entry.summary,
                "date_published": entry.published,
                "date_modified": entry.updated,
                "authors": [{ "name": entry.author }],
                "tags": entry.topics,
            })
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own,
        "language": feed.language,
        "authors": [{ "name": feed.author }],
        "items": entries,
    });
    format!("{feed:#}\n")
}
