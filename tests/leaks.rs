//! Nothing that is held back is in any output, whatever is held back and whenever the site is built.
//!
//! Random sites with drafts, dates to come, embargoes, expiry, translations, sheets and attachments are built at random moments,
//! also at the second of a change and the one before. Which releases are public is decided here again, in a way of its own.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::sync::Mutex;

use faktum::model::date::Moment;
use faktum::pipeline::{self, Build, Now, Options};
use faktum::render::Bytes;
use proptest::prelude::*;
use support::{Folder, NOW, SITE};

/// How many hours before or after now something can happen.
const HOURS: std::ops::RangeInclusive<i64> = -3..=3;

#[derive(Debug, Clone)]
struct Release {
    is_draft: bool,
    published: i64,
    embargo: Option<i64>,
    expires: Option<i64>,
    has_slug: bool,
    /// Whether there is a translation, and whether it is a draft.
    translation: Option<bool>,
}

impl Release {
    /// Whether readers see it this many seconds after [`NOW`].
    fn is_public(&self, now: i64) -> bool {
        let is_draft = self.is_draft && self.translation != Some(false);
        let from = self.embargo.map_or(self.published, |embargo| embargo.max(self.published));
        !is_draft && from * 3600 <= now && self.expires.is_none_or(|expires| now < expires * 3600)
    }
}

prop_compose! {
    fn release()(
        is_draft in prop::bool::weighted(0.2),
        published in HOURS,
        embargo in prop::option::of(HOURS),
        expires in prop::option::of(4_i64..6),
        is_expired in prop::bool::weighted(0.2),
        has_slug in any::<bool>(),
        translation in prop::option::of(any::<bool>()),
    ) -> Release {
        let last = embargo.map_or(published, |embargo| embargo.max(published));
        let expires = if is_expired { Some(last + 1) } else { expires };
        Release { is_draft, published, embargo, expires, has_slug, translation }
    }
}

/// RFC 3339 in UTC, this many hours after [`NOW`], which is midnight.
fn time(hours: i64) -> String {
    let day = if hours < 0 { "2020-12-31" } else { "2021-01-01" };
    format!("{day}T{:02}:00Z", hours.rem_euclid(24))
}

/// Writes a release whose every word begins with its own mark: `qa…` in the original, `wa…` in the translation.
fn write(site: &Folder, number: usize, release: &Release) {
    let letter = char::from(b'a' + u8::try_from(number).expect("few releases"));
    let (own, other) = (format!("q{letter}q"), format!("w{letter}w"));
    let mut facts = format!("publisher: styrelsen\npublished: {}\n", time(release.published));
    for (field, at) in [("embargo_until", release.embargo), ("expires", release.expires)] {
        facts.push_str(&at.map_or(String::new(), |at| format!("{field}: {}\n", time(at))));
    }
    facts.push_str(&format!("about: {{organisations: [{own}-sag-om-mere]}}\n"));
    let words = |mark: &str, is_draft: bool| {
        let slug = if release.has_slug { format!("slug: {mark}-slug-ord\n") } else { String::new() };
        format!(
            "title: '{mark}Titel på \"en\" sag & mere'\nsummary: Om {mark}resumé.\ntopics: [{mark}Emne]\n{slug}\
             attachments: [{mark}bilag.txt]\ndraft: {is_draft}\n"
        )
    };
    let body = |mark: &str| format!("Et {mark}afsnit om [](organisation:{own}-sag-om-mere).\n");
    let text = format!("---\n{}{facts}---\n\n{}", words(&own, release.is_draft), body(&own));
    site.write(&format!("content/releases/{own}-fil-om-sagen.md"), text);
    site.write(&format!("content/files/{own}bilag.txt"), format!("{own}bytes"));
    site.write(
        &format!("content/organisations/{own}-sag-om-mere.yaml"),
        format!("name: {own}Navn\ntype: ngo\n"),
    );
    if let Some(is_draft) = release.translation {
        let text = format!("---\n{}---\n\n{}", words(&other, is_draft), body(&other));
        site.write(&format!("content/releases/{own}-fil-om-sagen.en.md"), text);
        site.write(&format!("content/files/{other}bilag.txt"), format!("{other}bytes"));
    }
}

fn build(site: &Folder, now: i64) -> Build {
    let now = Now::Moment(Moment::from_unix_seconds(NOW + now).expect("a moment"));
    let options = Options::new(site.path(), now);
    pipeline::build(&options).expect("a site")
}

/// The paths and bytes of every output, in small letters.
fn outputs(build: &Build) -> String {
    let outputs = build.outputs.as_ref().unwrap_or_else(|| panic!("{:?}", build.problems));
    let all = Mutex::new(String::new());
    let problems = outputs.make_all(
        |_| false,
        |output, bytes| {
            let bytes = match bytes {
                Bytes::Made(bytes) => bytes.into_owned(),
                Bytes::Pixels(bytes) => bytes,
                Bytes::CopyOf(path) => std::fs::read(path).expect("a file"),
            };
            let text = format!("{}\n{}\n", output.path, String::from_utf8_lossy(&bytes));
            all.lock().expect("no panic").push_str(&text.to_lowercase());
            Ok(())
        },
    );
    assert!(problems.expect("files that can be read").is_empty());
    all.into_inner().expect("no panic")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_output_has_a_word_of_what_is_held_back(
        releases in prop::collection::vec(release(), 1..5),
        hours in HOURS,
        second in -1_i64..=1,
    ) {
        let site = Folder::new();
        site.write("content/site.yaml", format!("{SITE}languages: [da, en]\nwire: [ninjs]\n"));
        site.write("content/organisations/styrelsen.yaml", "name: Styrelsen\ntype: agency\n");
        for (number, release) in releases.iter().enumerate() {
            write(&site, number, release);
        }
        let now = hours * 3600 + second;
        let shown = outputs(&build(&site, now));
        for (number, release) in releases.iter().enumerate() {
            let letter = char::from(b'a' + u8::try_from(number).expect("few releases"));
            let is_shown = |mark: char| shown.contains(&format!("{mark}{letter}{mark}"));
            let is_public = release.is_public(now);
            // The sheet has the mark of the original, and is public with either of the two.
            prop_assert_eq!(is_shown('q'), is_public, "original {} at {}: {:?}", number, now, release);
            let is_original_shown = shown.contains(&format!("q{letter}qtitel"));
            prop_assert_eq!(is_original_shown, is_public && !release.is_draft, "title {}: {:?}", number, release);
            let is_translated = is_public && release.translation == Some(false);
            prop_assert_eq!(is_shown('w'), is_translated, "translation {} at {}: {:?}", number, now, release);
        }
    }
}
