//! The page of a release.

use std::collections::BTreeSet;

use super::RenderError;
use super::blocks::Blocks;
use super::parts::{contacts, figure, has_time, name_of};
use super::scribe::{Scribe, paragraphs};
use super::views::{
    AttachmentView, ChangeView, FactsBlock, OutwardLink, PageLink, PersonLink, ReleaseView, WithdrawnView,
};
use crate::join::{Agreement, File, Ix, Person, Release};
use crate::model::release::{Change, ChangeKind};
use crate::model::{Day, Language};

pub(super) fn release<'a>(
    blocks: &Blocks<'a, '_>,
    ix: Ix<Release>,
    body: &'a str,
) -> Result<ReleaseView<'a>, RenderError> {
    let scribe = &blocks.scribe;
    let site = scribe.site;
    let release = &site.releases[ix];
    let version = release.version(scribe.language);
    let words = &version.text.words;
    let publisher = &site.organisations[release.publisher];
    let (asked, written) = if release.contacts.is_empty() {
        (&publisher.contacts, &publisher.sheet.contacts)
    } else {
        (&release.contacts, &release.facts.contacts)
    };
    let changes = latest_first(&words.changes);
    Ok(ReleaseView {
        title: &words.title,
        kicker: words.kicker.as_deref(),
        summary: &words.summary,
        place: words.place.as_deref(),
        published: scribe.moment(release.published, has_time(release)),
        updated: changes.first().map(|change| scribe.day(change.on)),
        publisher: scribe.organisation(release.publisher),
        body,
        image: release.image.map(|ix| figure(scribe, ix, None)),
        withdrawn: release.facts.withdrawn.as_ref().map(|withdrawn| WithdrawnView {
            on: scribe.day(withdrawn.on),
            reason: scribe.phrase(&withdrawn.reason),
            replaced_by: release.replaced_by.map(|ix| scribe.release(ix)),
        }),
        held_back: scribe.held_back(version),
        changes: changes.into_iter().map(|change| change_view(scribe, change)).collect(),
        partnerships: partnerships(blocks, release)?,
        agreements: agreements(scribe, release),
        organisations: scribe.organisations(&release.organisations),
        people: release.people.iter().map(|ix| person_link(scribe, *ix, release.day)).collect(),
        topics: version.topics.iter().map(|ix| scribe.topic(*ix)).collect(),
        read_also: release.read_also.iter().map(|(_, target)| scribe.target(target)).collect(),
        read_more: words
            .read_more
            .iter()
            .map(|more| OutwardLink { label: &more.label, url: more.url.as_str() })
            .collect(),
        attachments: version.attachments.iter().map(|ix| attachment(scribe, *ix)).collect(),
        contacts: contacts(scribe, asked, written, release.day),
        notes_to_editors: words.notes_to_editors.iter().flat_map(|notes| paragraphs(notes)).collect(),
        boilerplate: scribe.paragraphs(publisher.sheet.boilerplate.as_ref()),
    })
}

fn partnerships<'a>(blocks: &Blocks<'a, '_>, release: &Release) -> Result<Vec<FactsBlock<'a>>, RenderError> {
    let facts = release
        .partnerships
        .iter()
        .map(|ix| Ok(FactsBlock { link: blocks.scribe.partnership(*ix), block: blocks.facts(*ix)? }));
    facts.collect()
}

/// The changes, latest first; of one day in the order written.
pub(super) fn latest_first(changes: &[Change]) -> Vec<&Change> {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    changes
}

fn change_view<'a>(scribe: &Scribe<'a>, change: &'a Change) -> ChangeView<'a> {
    ChangeView {
        on: scribe.day(change.on),
        kind: name_of(&ChangeKind::NAMES, &change.kind),
        text: &change.text,
    }
}

/// The agreements that the release is about, then those behind its partnerships, each once.
fn agreements<'a>(scribe: &Scribe<'a>, release: &Release) -> Vec<PageLink<'a>> {
    let mut seen: BTreeSet<Ix<Agreement>> = BTreeSet::new();
    let behind = release.partnerships.iter().flat_map(|ix| {
        let partnership = &scribe.site.partnerships[*ix];
        partnership.established_by.into_iter().chain(partnership.allocations.iter().map(|(ix, _)| *ix))
    });
    let all = release.agreements.iter().copied().chain(behind);
    all.filter(|ix| seen.insert(*ix)).map(|ix| scribe.agreement(ix)).collect()
}

fn person_link<'a>(scribe: &Scribe<'a>, ix: Ix<Person>, day: Day) -> PersonLink<'a> {
    let person = &scribe.site.people[ix];
    let held = person.title_on(day);
    PersonLink {
        person: scribe.person(ix),
        title: held.map(|held| scribe.phrase(&person.written(held).title)),
        organisation: held.map(|held| scribe.organisation(held.organisation)),
    }
}

fn attachment<'a>(scribe: &Scribe<'a>, ix: Ix<File>) -> AttachmentView<'a> {
    let file = &scribe.site.files[ix];
    let path = file.address.as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    AttachmentView {
        href: scribe.href(&file.address),
        name,
        size: size(file.copy.size, scribe.language),
        format: name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_uppercase()),
    }
}

/// A size in bytes as people write it, in units of a thousand: `830 B`, `64 kB`, `1,2 MB`.
fn size(bytes: u64, language: Language) -> String {
    let mark = match language {
        Language::Danish => ',',
        Language::English => '.',
    };
    if bytes < 1_000 {
        return format!("{bytes}\u{a0}B");
    }
    let (unit, name) = match bytes {
        0..1_000_000 => (1_000, "kB"),
        1_000_000..1_000_000_000 => (1_000_000, "MB"),
        _ => (1_000_000_000, "GB"),
    };
    let tenths = (bytes * 10 + unit / 2) / unit;
    if tenths >= 100 {
        format!("{}\u{a0}{name}", (tenths + 5) / 10)
    } else {
        format!("{}{mark}{}\u{a0}{name}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_rounded_as_people_write_them() {
        for (bytes, text) in [(830, "830 B"), (64_200, "64 kB"), (1_240_000, "1,2 MB"), (2_000, "2,0 kB")] {
            assert_eq!(size(bytes, Language::Danish).replace('\u{a0}', " "), text);
        }
        assert_eq!(size(1_240_000, Language::English), "1.2\u{a0}MB");
    }
}
