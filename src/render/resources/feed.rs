//! A feed as it is written in each of its forms.
//!
//! Takes and gives plain values: finished texts, dates and addresses. What is in a feed is decided by who makes it.

use std::borrow::Cow;

use serde::Serialize;

/// The version of JSON Feed.
pub(super) const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A feed, with the fields of JSON Feed 1.1 sorted by name. Atom and RSS are written from the same fields.
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
    /// The same in the form of RSS.
    #[serde(skip)]
    pub(super) rss_updated: String,
    pub(super) version: &'static str,
}

/// An entry of a feed.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    pub(super) authors: [Author<'a>; 1],
    /// The whole text, with full addresses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) content_html: Option<&'a str>,
    /// The whole text of an entry that has no HTML.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) content_text: Option<Cow<'a, str>>,
    pub(super) date_modified: String,
    pub(super) date_published: String,
    /// The full address at which it was first published. It never changes (RFC 4287, 4.2.6): with another id, every feed
    /// reader takes the entry for a new one. `tag:` URIs (RFC 4151) were the alternative; they need a record just as much,
    /// and would change the ids of all sites that have feeds already.
    pub(super) id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) summary: Option<Cow<'a, str>>,
    pub(super) tags: Vec<&'a str>,
    pub(super) title: Cow<'a, str>,
    pub(super) url: String,
    /// As `date_published`, in the form of RSS.
    #[serde(skip)]
    pub(super) rss_date: String,
}

impl Entry<'_> {
    /// What the entry says in a few sentences.
    pub(super) fn short(&self) -> &str {
        self.summary.as_ref().or(self.content_text.as_ref()).map_or("", |text| text)
    }
}

/// Who wrote a feed or an entry.
#[derive(Serialize)]
pub(super) struct Author<'a> {
    pub(super) name: Cow<'a, str>,
}
