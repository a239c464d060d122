//! Feeds of what was wrong in releases, or could be misunderstood: an entry for each correction.
//!
//! Takes a site in a language; gives the feed in one of its forms. An entry says what was changed, and leads to the release. The feeds
//! of releases move a corrected release to the top; these are for those who have the old text, and want to know of nothing else.

use super::feed::{Author, Entry, Feed, VERSION};
use super::feeds::write;
use crate::join::Correction;
use crate::model::DateTimeInput;
use crate::model::address::Address;
use crate::model::date::Moment;
use crate::model::release::Change;
use crate::render::locale::Locale;
use crate::routes::FeedFormat;

/// The feed of the corrections. `own` is the address of the feed itself.
pub(super) fn feed(locale: &Locale<'_>, format: FeedFormat, own: &Address) -> Vec<u8> {
    let site = locale.site;
    let site_title = locale.phrase(&site.settings.title).text;
    let name = locale.theme.words("corrections", locale.language, |_| None);
    let latest = site.corrections(locale.language).iter().take(site.settings.feeds.entries.get());
    let mut entries: Vec<(Moment, Entry<'_>)> = latest.map(|correction| entry(locale, *correction)).collect();
    // Stable: those of one moment stay in the order of the page.
    entries.sort_by_key(|(moment, _)| std::cmp::Reverse(*moment));
    let updated = entries.first().map_or(site.now, |(moment, _)| *moment);
    let publisher = site.publisher.map(|ix| locale.organisation(ix).name.text);
    let feed = Feed {
        title: format!("{site_title}: {name}"),
        authors: [Author { name: publisher.unwrap_or(site_title) }],
        id: locale.lasting_url(own),
        feed_url: locale.url(own),
        home_page_url: locale.url(&site.corrections_page(locale.language)),
        items: entries.into_iter().map(|(_, entry)| entry).collect(),
        language: locale.language.tag(),
        updated: updated.rfc3339(&site.settings.time_zone),
        rss_updated: updated.rfc2822(&site.settings.time_zone),
        version: VERSION,
    };
    write(&feed, format)
}

fn entry<'a>(locale: &Locale<'a>, correction: Correction) -> (Moment, Entry<'a>) {
    let site = locale.site;
    let zone = &site.settings.time_zone;
    let release = &site.releases[correction.release];
    let version = release.version(locale.language);
    let change = site.change(correction, locale.language);
    let number = number(&version.text.words.changes, correction.at);
    let moment = moment(locale, correction, number);
    let kind = locale.theme.words(&format!("change_{}", change.kind.as_str()), locale.language, |_| None);
    let title = format!("{kind}: {}", locale.release_title(release, version).text);
    let entry = Entry {
        authors: [Author { name: locale.phrase(&site.organisations[release.publisher].sheet.name).text }],
        content_html: None,
        content_text: Some((&*change.text).into()),
        date_modified: moment.rfc3339(zone),
        date_published: moment.rfc3339(zone),
        id: format!("{}#{}-{number}", locale.lasting_url(&site.first_address(release, version)), change.on),
        summary: None,
        rss_date: moment.rfc2822(zone),
        tags: version.text.words.topics.iter().map(|topic| &*topic.name).collect(),
        title: match locale.held_back(version) {
            Some(held_back) => locale.marked_held_back(&title, &held_back).into(),
            None => title.into(),
        },
        url: format!("{}#_changes", locale.url(release.addresses.in_language(locale.language).1)),
    };
    (moment, entry)
}

/// Which entry of its day a change is, from 1. Minor ones are counted, so that it stays if one of them becomes minor.
fn number(changes: &[Change], at: usize) -> usize {
    changes[..=at].iter().filter(|change| change.on == changes[at].on).count()
}

/// When a release was corrected: a change has a day and no time, so those of one day are a second apart.
fn moment(locale: &Locale<'_>, correction: Correction, number: usize) -> Moment {
    let release = &locale.site.releases[correction.release];
    let day = locale.site.change(correction, locale.language).on;
    if day <= release.day {
        return release.published.seconds_later(number);
    }
    DateTimeInput::Day(day).moment(&locale.site.settings.time_zone).seconds_later(number - 1)
}
