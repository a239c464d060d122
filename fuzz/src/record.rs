//! `content/permalinks.lock` and `content/releases.lock`: the record of every address ever published, and of what releases said.
//!
//! Takes the text of a record, which people merge by hand; panics if writing it again loses an address that was read from it, or
//! if a second writing changes it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use faktum::model::link::BaseUrl;
use faktum::parse::{PERMALINKS, RELEASES};
use faktum::permalinks::{NewPermalink, addresses, forget, record};

use super::site::Site;
use super::texts;

const ADDRESS: &str = "/ny-adresse/";

/// A record. One with a problem is never written again, because an error keeps the site from being published.
pub fn permalinks(site: &mut Site, text: &str) {
    site.build_with(PERMALINKS, text);
    if let Some(before) = known(text) {
        check_written_again(site.folder(), before, text);
    }
    site.remove(PERMALINKS);
}

/// A record of releases, under the same promises.
pub fn releases(site: &mut Site, text: &str) {
    site.build_with(RELEASES, text);
    if let Some(before) = texts::read(RELEASES, text).filter(|read| !read.has_problems) {
        let before = before.documents.release_record.expect("a record");
        let file = site.folder().join(RELEASES);
        let record_on = |day: &str| {
            let new = format!("{ADDRESS} {day} v1 {0} {0} {0} {0} - -", "0123456789ab");
            let new = vec![new.parse().expect("a line")];
            record(site.folder(), &base_url(), day, [], new).expect("the record is written").releases
        };
        record_on(LAST);
        let written = fs::read_to_string(&file).expect("the record");
        let after = texts::read(RELEASES, &written).filter(|read| !read.has_problems);
        let after = after.unwrap_or_else(|| panic!("{text:?} became {written:?}"));
        let after = after.documents.release_record.expect("a record");
        let last = LAST.parse().expect("a day");
        for line in before.lines().iter().filter(|line| *line.address != *ADDRESS) {
            let counts = before.at(&line.address, last);
            assert_eq!(after.at(&line.address, last), counts, "{text:?} became {written:?}");
        }
        assert_eq!(record_on(LAST), 0, "recorded twice: {text:?}");
        assert_eq!(fs::read_to_string(&file).expect("the record"), written, "written again");
        site.remove(PERMALINKS);
    }
    site.remove(RELEASES);
}

/// A day after all others.
const LAST: &str = "9999-01-01";

/// What a record says of each address. That of the site is `/`.
type Known = BTreeMap<String, String>;

/// What a text records; `None` if it has a problem.
fn known(text: &str) -> Option<Known> {
    let read = texts::read(PERMALINKS, text).filter(|read| !read.has_problems)?;
    let (_, record) = read.documents.permalinks.expect("a record");
    let mut known = Known::new();
    for line in &record.lines {
        let counts = record.at(&line.address).expect("a recorded address");
        let says = format!("{} {} {:?}", counts.owner, counts.since, counts.first.as_deref());
        known.insert(line.address.to_string(), says);
    }
    known.extend(record.base_url.as_ref().map(|url| ("/".to_owned(), url.as_str().to_owned())));
    Some(known)
}

fn check_written_again(folder: &Path, before: Known, text: &str) {
    let file = folder.join(PERMALINKS);
    let record_on = |day| {
        record(folder, &base_url(), day, [new_permalink()], Vec::new())
            .expect("the record is written")
            .addresses
    };
    record_on("2021-01-01");
    let written = fs::read_to_string(&file).expect("the record");
    let after = known(&written).unwrap_or_else(|| panic!("{text:?} became {written:?}"));
    for (address, says) in &before {
        assert_eq!(after.get(address), Some(says), "{address}: {text:?} became {written:?}");
    }
    let added: Vec<&String> = after.keys().filter(|address| !before.contains_key(*address)).collect();
    assert!(added.iter().all(|address| [ADDRESS, "/"].contains(&address.as_str())), "{added:?}: {text:?}");
    assert!(after.contains_key(ADDRESS) && after.contains_key("/"), "{text:?} became {written:?}");

    assert_eq!(record_on("2021-01-02"), 0, "recorded twice: {text:?}");
    assert_eq!(fs::read_to_string(&file).expect("the record"), written, "written again");

    let recorded = addresses(folder).expect("the record");
    assert_eq!(recorded, after.into_keys().collect::<Vec<_>>());
    assert!(forget(folder, ADDRESS).expect("the record is written"));
    assert!(!forget(folder, ADDRESS).expect("the record is written"));
}

fn base_url() -> BaseUrl {
    BaseUrl::parse("https://example.org/").expect("an address")
}

fn new_permalink() -> NewPermalink {
    let (owner, day) = ("page:ny".to_owned(), "2021-01-01".to_owned());
    NewPermalink { address: ADDRESS.to_owned(), owner, day, first: None }
}
