//! A release as plain text, ready for a mail: the `index.txt` beside its page.
//!
//! Takes a release in the language of the page; gives lines of 72 columns: title, place and date, summary, text, contacts, what the publisher says of
//! itself, and the address. Links are numbered, with their addresses below the text. 72 columns is what RFC 3676 recommends, so that lines stay whole
//! when they are quoted. It uses the strings of the theme, and no template.

mod body;
mod embed;
mod links;
mod sheet;
mod table;

use crate::join::{Ix, Release, Version};
use crate::render::components::{contacts, has_time, latest_first};
use crate::render::fragments::PageBuilder;
use crate::render::locale::{Locale, paragraphs};
use links::Links;
use sheet::Sheet;

/// The width of a line in columns.
const COLUMNS: usize = 72;

/// A release as plain text.
pub(super) fn release(builder: &PageBuilder<'_>, ix: Ix<Release>) -> Vec<u8> {
    let locale = &builder.locale;
    let release = &locale.site.releases[ix];
    let version = release.version(locale.language);
    let mut sheet = Sheet::new(COLUMNS);
    let mut links = Links::default();
    head(locale, release, version, &mut sheet);
    notices(locale, release, version, &mut sheet, &mut links);
    sheet.set_apart();
    sheet.words(&version.text.words.summary);
    sheet.set_apart();
    body::body(locale, version, &mut sheet, &mut links);
    outward(locale, version, &mut sheet);
    about_the_sender(locale, release, version, &mut sheet);
    links.list(&mut sheet);
    sheet.set_apart();
    sheet.words(&locale.url(release.addresses.in_language(locale.language).1));
    sheet.finish().into_bytes()
}

/// The body of a release alone, with a line for each paragraph: for programs that break lines themselves.
pub(super) fn unwrapped_body(locale: &Locale<'_>, version: &Version) -> String {
    let mut sheet = Sheet::new(usize::MAX);
    let mut links = Links::default();
    body::body(locale, version, &mut sheet, &mut links);
    links.list(&mut sheet);
    sheet.finish()
}

fn head(locale: &Locale<'_>, release: &Release, version: &Version, sheet: &mut Sheet) {
    let words = &version.text.words;
    let kind = locale.string("press_release", &[]);
    match &words.kicker {
        Some(kicker) => sheet.words(&format!("{kind} – {kicker}")),
        None => sheet.words(&kind),
    };
    let title = match locale.held_back(version) {
        Some(held_back) => locale.marked_held_back(&words.title, &held_back),
        None => words.title.to_string(),
    };
    sheet.heading(&title, "=");
    let published = locale.moment(release.published, has_time(release));
    let publisher = locale.organisation(release.publisher).name.text;
    let mut line = String::new();
    if let Some(place) = &words.place {
        line.push_str(place);
        line.push_str(", ");
    }
    line.push_str(&published.date);
    if let Some(time) = published.time {
        line.push(' ');
        line.push_str(&time);
    }
    sheet.words(&format!("{line}\n{publisher}"));
}

/// That the release no longer stands, and what was changed.
fn notices(locale: &Locale<'_>, release: &Release, version: &Version, sheet: &mut Sheet, links: &mut Links) {
    if let Some(withdrawn) = &release.facts.withdrawn {
        let mark = locale.string("withdrawn", &[]);
        let day = locale.day(withdrawn.on).text;
        sheet.set_apart();
        sheet.words(&format!("{mark} {day}: {}", locale.phrase(&withdrawn.reason).text));
        if let Some(ix) = release.replaced_by {
            let link = locale.release(ix);
            let mark = links.mark(&link.name.text, &locale.host_url(&link.href));
            sheet.words(&format!("{} {}{mark}", locale.string("replaced_by", &[]), link.name.text));
        }
    }
    sheet.set_apart();
    for change in latest_first(version.text.words.shown_changes()) {
        let kind = locale.string(&format!("change_{}", change.kind.as_str()), &[]);
        sheet.words(&format!("{kind} {}: {}", locale.day(change.on).text, change.text));
    }
}

/// Pages elsewhere and files, each with its address.
fn outward(locale: &Locale<'_>, version: &Version, sheet: &mut Sheet) {
    let words = &version.text.words;
    if !words.read_more.is_empty() {
        sheet.heading(&locale.string("read_more", &[]), "-");
        for more in &words.read_more {
            sheet.indent("- ");
            sheet.words(&format!("{}\n{}", more.label, more.url.as_str()));
            sheet.outdent();
        }
    }
    if !version.attachments.is_empty() {
        sheet.heading(&locale.string("attachments", &[]), "-");
        for ix in &version.attachments {
            sheet.indent("- ");
            sheet.words(&locale.url(&locale.site.files[*ix].address));
            sheet.outdent();
        }
    }
}

/// Whom to ask, what only newsrooms need, and what the publisher says of itself.
fn about_the_sender(locale: &Locale<'_>, release: &Release, version: &Version, sheet: &mut Sheet) {
    let publisher = &locale.site.organisations[release.publisher];
    let (joined, written) = match release.contacts.is_empty() {
        true => (&publisher.contacts[..], &publisher.sheet.contacts),
        false => (&release.contacts[..], &release.facts.contacts),
    };
    let contacts = contacts(locale, joined, written, release.day);
    if !contacts.is_empty() {
        sheet.heading(&locale.string("press_contact", &[]), "-");
    }
    for contact in &contacts {
        match &contact.title {
            Some(title) => sheet.words(&format!("{}, {}", contact.name.text, title.text)),
            None => sheet.words(&contact.name.text),
        };
        for channel in [contact.phone, contact.email].into_iter().flatten() {
            sheet.words(&channel.replace(' ', "\u{a0}"));
        }
        sheet.set_apart();
    }
    if let Some(notes) = &version.text.words.notes_to_editors {
        sheet.heading(&locale.string("notes_to_editors", &[]), "-");
        for paragraph in paragraphs(notes) {
            sheet.words(paragraph);
            sheet.set_apart();
        }
    }
    let boilerplate = locale.paragraphs(publisher.sheet.boilerplate.as_ref());
    if !boilerplate.is_empty() {
        let name = locale.organisation(release.publisher).name.text;
        sheet.heading(&format!("{} {name}", locale.string("about", &[])), "-");
        for paragraph in boilerplate {
            sheet.words(&paragraph.text);
            sheet.set_apart();
        }
    }
}
