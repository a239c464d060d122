//! What a release says to its readers, as short hashes: by them a later build knows that it has changed.
//!
//! Takes a release of a joined [`Site`] and one of its versions; gives its [`Fingerprint`]. Hashed is what readers read, not how it is
//! written: other line ends, other signs of Markdown or another address behind a link are no change. Nothing is compared here, and
//! no rule is applied: that is [`crate::check`].
//!
//! The hash is XXH3 with 64 bits and seed 0, of UTF-8 without a final line end: it is the same on every machine and in every
//! version of its specification since 0.8.0. If other text is hashed, `crate::model::release_record::FORM` changes. A test holds the
//! hashes of one release.

mod body;

use xxhash_rust::xxh3::xxh3_64;

use crate::join::{JoinedRelease, Site, Version};
use crate::mention::{Amount, amounts};
use crate::model::Language;
use crate::model::money::Qualifier;
use crate::model::release::{Change, Withdrawn};
use crate::model::release_record::{Fingerprint, RecordedRelease, ShortHash};
use crate::source::FileId;

/// What ends a field, so that words which move from one to another are a change.
const END: char = '\u{1f}';

/// What ends a paragraph in a text. No amount goes on behind an empty line.
const BLOCK_END: &str = "\n\n";

/// What a version of a release says.
pub struct Said {
    title: String,
    /// Everything else that readers read, each field with [`END`] behind it.
    text: String,
    language: Language,
}

impl Said {
    /// What a version says; `None` if a reference in it leads nowhere, so that it cannot be known.
    pub fn by(site: &Site, version: &Version) -> Option<Said> {
        let words = &version.text.words;
        let mut text = String::with_capacity(version.text.body.html.len() + words.summary.len());
        for field in [words.kicker.as_deref(), Some(&words.summary), words.place.as_deref()] {
            push_plain(field.unwrap_or_default(), &mut text);
        }
        body::push(site, version, &mut text)?;
        text.push(END);
        push_plain(words.notes_to_editors.as_deref().unwrap_or_default(), &mut text);
        for link in &words.read_more {
            push_plain(&link.label, &mut text);
        }
        for path in &words.attachments {
            push_plain(path.rsplit('/').next().unwrap_or(path), &mut text);
        }
        let mut title = String::new();
        push_words(&words.title, &mut title);
        Some(Said { title, text, language: version.language })
    }

    /// The hash of the title.
    pub fn title(&self) -> ShortHash {
        hash(&self.title)
    }

    /// The hash of everything else that readers read. Where a paragraph ends does not matter.
    pub fn text(&self) -> ShortHash {
        hash(&self.text.replace(BLOCK_END, " "))
    }

    /// The hash of the amounts of money, in the order of the text. How an amount is written does not matter.
    pub fn amounts(&self) -> ShortHash {
        let mut said = String::new();
        for text in std::iter::once(&*self.title).chain(self.text.split(END)) {
            for amount in amounts(text, self.language) {
                push_amount(&amount, &mut said);
            }
        }
        hash(&said)
    }
}

/// The hashes of a version of a release; `None` if a reference in it leads nowhere.
pub fn fingerprint(site: &Site, release: &JoinedRelease, version: &Version) -> Option<Fingerprint> {
    let said = Said::by(site, version)?;
    let changes = version.text.words.changes.iter().map(change);
    Some(Fingerprint {
        title: said.title(),
        text: said.text(),
        facts: facts(site, release),
        amounts: said.amounts(),
        withdrawn: withdrawn(site, release, version.language),
        changes: changes.collect(),
    })
}

/// Every public release in each of its languages, as it is recorded today.
pub fn published(site: &Site) -> Vec<RecordedRelease> {
    let mut published = Vec::new();
    for release in site.releases.iter() {
        for version in release.versions.iter().filter(|version| version.not_public.is_none()) {
            let fingerprint = fingerprint(site, release, version);
            let address = site.first_address(release, version);
            let day = site.today();
            // A checked site has what its releases refer to.
            published.extend(fingerprint.map(|known| RecordedRelease {
                address,
                day,
                fingerprint: Some(known),
            }));
        }
    }
    published
}

/// The entries of `changes` that are minor and not recorded yet, each with its file, in the order of the releases.
pub fn new_minor_changes(site: &Site) -> Vec<(FileId, &Change)> {
    let today = site.today();
    let mut found = Vec::new();
    for release in site.releases.iter() {
        for version in &release.versions {
            let minor: Vec<&Change> =
                version.text.words.changes.iter().filter(|change| change.minor).collect();
            if minor.is_empty() {
                continue;
            }
            let record = site.release_record.as_ref();
            let recorded = record.and_then(|record| record.at(&site.first_address(release, version), today));
            let known = recorded.and_then(|recorded| recorded.fingerprint.as_ref());
            let is_new = |entry: &&Change| known.is_none_or(|known| !known.changes.contains(&change(entry)));
            found.extend(minor.into_iter().filter(is_new).map(|entry| (version.file, entry)));
        }
    }
    found
}

/// The hash of who published a release, and when: the moment as its page shows it.
pub fn facts(site: &Site, release: &JoinedRelease) -> ShortHash {
    let zone = &site.settings.time_zone;
    let facts = &release.facts;
    let has_time = facts.published.has_time() || facts.embargo_until.is_some_and(|until| until.has_time());
    let clock = if has_time { release.published.clock(zone) } else { String::new() };
    hash(&format!("{} {} {clock}", &*facts.publisher, release.day))
}

/// The hash of the notice that a release is withdrawn, if it is.
pub fn withdrawn(site: &Site, release: &JoinedRelease, language: Language) -> Option<ShortHash> {
    let Withdrawn { on, reason, replaced_by: _ } = &**release.facts.withdrawn.as_ref()?;
    let mut said = on.to_string();
    said.push(END);
    push_words(reason.in_language(language, site.settings.default_language()).text, &mut said);
    Some(hash(&said))
}

/// The hash of an entry of `changes`.
pub fn change(change: &Change) -> ShortHash {
    let Change { on, kind, text, minor: _ } = change;
    let mut said = format!("{on} {}{END}", kind.as_str());
    push_words(text, &mut said);
    hash(&said)
}

fn hash(text: &str) -> ShortHash {
    ShortHash::new(xxh3_64(text.as_bytes()))
}

/// Adds the text of a field, paragraph by paragraph.
fn push_plain(field: &str, text: &mut String) {
    for paragraph in field.split(BLOCK_END) {
        push_words(paragraph, text);
        end_block(text);
    }
    text.push(END);
}

/// Adds words with single blanks between them, and without places where a word may break.
fn push_words(words: &str, text: &mut String) {
    let mut rest = words;
    // Nearly all words are copied as they are: looking at each character took ten times as long.
    while let Some(next) = rest.bytes().position(may_begin_blank) {
        text.push_str(&rest[..next]);
        let mut characters = rest[next..].chars();
        match characters.next() {
            Some(blank) if blank.is_whitespace() => push_blank(text),
            Some('\u{ad}' | '\u{200b}') | None => {}
            Some(other) => text.push(other),
        }
        rest = characters.as_str();
    }
    text.push_str(rest);
}

/// Whether a byte can be the first of a blank, or of a place where a word may break; it is always the first of a character.
fn may_begin_blank(byte: u8) -> bool {
    byte <= b' ' || matches!(byte, 0xc2 | 0xe1 | 0xe2 | 0xe3)
}

/// Adds a blank, unless it would be the first in a block or stand behind another one.
fn push_blank(text: &mut String) {
    if !matches!(text.as_bytes().last(), None | Some(b' ' | b'\n' | b'\x1f')) {
        text.push(' ');
    }
}

/// Ends a paragraph, unless nothing has begun.
fn end_block(text: &mut String) {
    if text.ends_with(' ') {
        text.pop();
    }
    if !matches!(text.as_bytes().last(), None | Some(b'\n' | b'\x1f')) {
        text.push_str(BLOCK_END);
    }
}

fn push_amount(amount: &Amount, said: &mut String) {
    let Amount { range: _, low, high, currency, hedge } = amount;
    let currency = currency.map_or("?", |currency| currency.code());
    let hedge = hedge.map_or("", Qualifier::as_str);
    // A figure is printed without the zeros that say nothing.
    said.push_str(&format!("{low} {high} {currency} {hedge}\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_and_every_place_to_break_begins_with_a_byte_that_is_looked_at() {
        for character in
            ('\0'..=char::MAX).filter(|c| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'))
        {
            let mut buffer = [0; 4];
            assert!(may_begin_blank(character.encode_utf8(&mut buffer).as_bytes()[0]), "{character:?}");
        }
    }

    #[test]
    fn blanks_are_one_and_what_nobody_sees_is_left_out() {
        let mut text = String::new();
        push_words("\u{a0} En\u{ad}kelt\n\t\u{2003}tekst på «Ærø»\u{200b} – 5\u{202f}kr. ", &mut text);
        end_block(&mut text);
        assert_eq!(text, "Enkelt tekst på «Ærø» – 5 kr.\n\n");
    }
}
