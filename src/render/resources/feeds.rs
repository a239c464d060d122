//! Feeds of the latest releases: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.
//!
//! Takes a list of releases; gives its feed. An entry has the summary and the whole text, so that it can be read, searched and archived where feeds are
//! read. Copies grow old, so the entry of a release that is corrected or withdrawn moves to the top and reaches everybody who has the old one; of one
//! that is withdrawn it says so and why, and has no text any more. The texts of a feed are bounded: of the
//! feeds of organisations and partnerships only the first entries have one. Each release is in several of these feeds, and a site of ten thousand releases
//! would otherwise have more bytes in feeds than in all other files for programs.

use std::cmp::Reverse;

use super::feed::{Author, Entry, Feed, VERSION};
use super::full_text::full_text;
use super::rss::rss;
use super::xml::{Document, FEED};
use crate::join::{Ix, Release, ReleaseList, Site, Version};
use crate::model::address::Address;
use crate::model::date::{Moment, Zone};
use crate::model::settings::Section;
use crate::model::{DateTimeInput, Language};
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, try_map};
use crate::routes::FeedFormat;

/// The longest text that an entry has, in bytes; a feed leaves longer ones to their pages. A long release has 20,000.
const LONGEST_TEXT: usize = 200_000;

/// How many entries of the feed of an organisation or a partnership have their text. Whoever follows a feed sees an entry when it is among the first.
const TEXTS_OF_A_PART: usize = 5;

/// The feed of a list of releases, in one of the forms. `own` is the address of the feed itself.
///
/// # Errors
/// The problem of a component that a text shows.
pub(super) fn feed(
    builder: &PageBuilder<'_>,
    of: ReleaseList,
    format: FeedFormat,
    own: &Address,
) -> RenderResult<Vec<u8>> {
    Ok(write(&latest(builder, of, own)?, format))
}

/// A feed in one of the forms.
pub(super) fn write(feed: &Feed<'_>, format: FeedFormat) -> Vec<u8> {
    match format {
        FeedFormat::Atom => atom(feed),
        FeedFormat::Json => json_feed(feed),
        FeedFormat::Rss => rss(feed),
    }
}

fn latest<'a>(builder: &PageBuilder<'a>, of: ReleaseList, own: &Address) -> RenderResult<Feed<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let site_title = locale.phrase(&site.settings.title).text;
    let (title, page) = match locale.list_subject(of) {
        None => (site_title.to_string(), site.index(Section::Releases, locale.language)),
        Some(subject) => (format!("{site_title}: {}", subject.name.text), site.page_of(of, locale.language)),
    };
    let releases = last_updated(site, of, locale.language);
    let updated = releases.first().map_or(site.now, |(updated, _)| *updated);
    let texts = if of == ReleaseList::All { releases.len() } else { TEXTS_OF_A_PART };
    let items = try_map(releases.into_iter().enumerate(), |(at, (updated, ix))| {
        entry(builder, ix, updated, at < texts)
    })?;
    let publisher = site.publisher.map(|ix| locale.organisation(ix).name.text);
    Ok(Feed {
        authors: [Author { name: publisher.unwrap_or(site_title) }],
        id: locale.lasting_url(own),
        feed_url: locale.url(own),
        home_page_url: locale.url(&page),
        items,
        language: locale.language.tag(),
        title,
        // A feed without releases has never changed, but the standard demands a date.
        updated: updated.rfc3339(&site.settings.time_zone),
        rss_updated: updated.rfc2822(&site.settings.time_zone),
        version: VERSION,
    })
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

fn entry<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Release>,
    updated: Moment,
    has_text: bool,
) -> RenderResult<Entry<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let zone = &site.settings.time_zone;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let title = locale.release_title(release, version).text;
    let summary = locale.release_summary(release, version).text;
    let html = if has_text { Some(full_text(builder, ix)?.html()) } else { None };
    let html = html.filter(|html| html.len() <= LONGEST_TEXT);
    Ok(Entry {
        authors: [Author { name: locale.phrase(&site.organisations[release.publisher].sheet.name).text }],
        content_html: html,
        content_text: html.is_none().then(|| summary.clone()),
        date_modified: updated.rfc3339(zone),
        date_published: release.published.rfc3339(zone),
        id: locale.lasting_url(&site.first_address(release, version)),
        summary: Some(summary),
        rss_date: release.published.rfc2822(zone),
        tags: version.text.words.topics.iter().map(|topic| &*topic.name).collect(),
        title: match locale.held_back(version) {
            Some(held_back) => locale.marked_held_back(&title, &held_back).into(),
            None => title,
        },
        url: locale.url(release.addresses.in_language(locale.language).1),
    })
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
    document.text("summary", entry.short());
    if let Some(html) = entry.content_html {
        document.text_with("content", &[("type", "html")], html);
    }
}

fn json_feed(feed: &Feed<'_>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(FEED);
    // Texts written into memory cannot fail.
    let _infallible = serde_json::to_writer_pretty(&mut bytes, feed);
    bytes.push(b'\n');
    bytes
}
