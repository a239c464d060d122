//! A feed as RSS 2.0, for readers that know neither Atom nor JSON Feed.
//!
//! Takes a feed; gives it as RSS with the usual modules: `content:encoded` for the whole text, `dc:creator` for who wrote it (`author` of RSS is a mail
//! address), and `atom:link` for the address of the feed itself, as the RSS Advisory Board recommends. The date of a
//! correction is in `atom:updated`, because RSS has only one date. <https://www.rssboard.org/rss-specification>

use super::feed::{Entry, Feed};
use super::xml::Document;

/// The namespaces of the modules.
const NAMESPACES: [(&str, &str); 4] = [
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
];

/// A feed as RSS.
pub(super) fn rss(feed: &Feed<'_>) -> Vec<u8> {
    let mut document = Document::new();
    document.parent("rss", &NAMESPACES, |document| {
        document.parent("channel", &[], |document| {
            document.text("title", &feed.title);
            document.text("link", &feed.home_page_url);
            // Required; there is no other text about a feed than its title.
            document.text("description", &feed.title);
            document.text("language", feed.language);
            document.text("lastBuildDate", &feed.rss_updated);
            let own = [("href", &*feed.feed_url), ("rel", "self"), ("type", "application/rss+xml")];
            document.empty("atom:link", &own);
            for entry in &feed.items {
                document.parent("item", &[], |document| item(document, entry));
            }
        });
    });
    document.finish()
}

fn item(document: &mut Document, entry: &Entry<'_>) {
    document.text("title", &entry.title);
    document.text("link", &entry.url);
    // The first address: the page may have another one by now.
    document.text_with("guid", &[("isPermaLink", "false")], &entry.id);
    document.text("pubDate", &entry.rss_date);
    document.text("atom:updated", &entry.date_modified);
    document.text("dc:creator", &entry.authors[0].name);
    for topic in &entry.tags {
        document.text("category", topic);
    }
    document.text("description", entry.short());
    if let Some(html) = entry.content_html {
        document.text("content:encoded", html);
    }
}
