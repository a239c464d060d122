//! The page of a release.

use std::collections::BTreeSet;

use super::RenderError;
use super::components::{contacts, figure, has_time, name_of};
use super::fragments::PageBuilder;
use super::locale::{Locale, paragraphs};
use super::views::{AttachmentView, ChangeView, OutwardLink, PersonLink, ReleaseView, WithdrawnView};
use crate::join::{Agreement, File, Ix, Partnership, Person, Referent, Release, Version};
use crate::model::release::{Change, ChangeKind};
use crate::model::{Day, Language};
use crate::theme::Fragment;

pub(super) fn release<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Release>,
    body: Fragment,
) -> Result<ReleaseView<'a>, RenderError> {
    let locale = &builder.locale;
    let site = locale.site;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let publisher = &site.organisations[release.publisher];
    let (asked, written) = if release.contacts.is_empty() {
        (&publisher.contacts[..], &publisher.sheet.contacts[..])
    } else {
        (&release.contacts[..], &release.facts.contacts[..])
    };
    let changes = latest_first(&words.changes);
    let people = release.people.iter().map(|ix| person_link(builder, *ix, release.day));
    let read_also = release.read_also.iter().map(|(_, target)| builder.link(&locale.target(target)));
    Ok(ReleaseView {
        title: &words.title,
        kicker: words.kicker.as_deref(),
        summary: &words.summary,
        place: words.place.as_deref(),
        published: locale.moment(release.published, has_time(release)),
        updated: changes.first().map(|change| locale.day(change.on)),
        publisher: builder.organisation(release.publisher)?,
        publisher_name: locale.phrase(&publisher.sheet.name),
        body,
        image: release.image.map(|ix| figure(locale, ix, None)),
        withdrawn: withdrawn(builder, release)?,
        held_back: locale.held_back(version),
        changes: changes.into_iter().map(|change| change_view(locale, change)).collect(),
        facts: facts(builder, release, version)?,
        agreements: agreements(builder, release)?,
        organisations: builder.organisations(&release.organisations)?,
        people: people.collect::<Result<_, _>>()?,
        topics: version.topics.iter().map(|ix| builder.topic(*ix)).collect::<Result<_, _>>()?,
        read_also: read_also.collect::<Result<_, _>>()?,
        read_more: words
            .read_more
            .iter()
            .map(|more| OutwardLink { label: &more.label, url: more.url.as_str() })
            .collect(),
        attachments: version.attachments.iter().map(|ix| attachment(locale, *ix)).collect(),
        contacts: contacts(locale, asked, written, release.day),
        notes_to_editors: words.notes_to_editors.iter().flat_map(|notes| paragraphs(notes)).collect(),
        boilerplate: locale.paragraphs(publisher.sheet.boilerplate.as_ref()),
    })
}

/// The facts of the release's partnerships, but for those that its text shows already.
fn facts<'a>(
    builder: &PageBuilder<'a, '_>,
    release: &Release,
    version: &Version,
) -> Result<Vec<&'a Fragment>, RenderError> {
    let is_shown =
        |ix: &Ix<Partnership>| version.embeds().any(|target| *target == Referent::Partnership(*ix));
    let facts = release.partnerships.iter().filter(|ix| !is_shown(ix));
    facts.map(|ix| builder.facts(*ix)).collect()
}

fn withdrawn<'a>(
    builder: &PageBuilder<'a, '_>,
    release: &'a Release,
) -> Result<Option<WithdrawnView<'a>>, RenderError> {
    let Some(withdrawn) = &release.facts.withdrawn else {
        return Ok(None);
    };
    Ok(Some(WithdrawnView {
        on: builder.locale.day(withdrawn.on),
        reason: builder.locale.phrase(&withdrawn.reason),
        replaced_by: release.replaced_by.map(|ix| builder.release_link(ix)).transpose()?,
    }))
}

/// The changes, latest first; of one day in the order written.
pub(super) fn latest_first(changes: &[Change]) -> Vec<&Change> {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    changes
}

fn change_view<'a>(locale: &Locale<'a>, change: &'a Change) -> ChangeView<'a> {
    ChangeView {
        on: locale.day(change.on),
        kind: name_of(&ChangeKind::NAMES, &change.kind),
        text: &change.text,
    }
}

/// The agreements that the release is about, then those behind its partnerships, each once.
fn agreements<'a>(
    builder: &PageBuilder<'a, '_>,
    release: &Release,
) -> Result<Vec<&'a Fragment>, RenderError> {
    let mut seen: BTreeSet<Ix<Agreement>> = BTreeSet::new();
    let behind = release.partnerships.iter().flat_map(|ix| {
        let partnership = &builder.locale.site.partnerships[*ix];
        partnership.established_by.into_iter().chain(partnership.allocations.iter().map(|(ix, _)| *ix))
    });
    let all = release.agreements.iter().copied().chain(behind);
    all.filter(|ix| seen.insert(*ix)).map(|ix| builder.agreement(ix)).collect()
}

fn person_link<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Person>,
    day: Day,
) -> Result<PersonLink<'a>, RenderError> {
    let person = &builder.locale.site.people[ix];
    let held = person.title_on(day);
    Ok(PersonLink {
        person: builder.person(ix)?,
        title: held.map(|held| builder.locale.phrase(&person.written(held).title)),
        organisation: held.map(|held| builder.organisation(held.organisation)).transpose()?,
    })
}

fn attachment<'a>(locale: &Locale<'a>, ix: Ix<File>) -> AttachmentView<'a> {
    let file = &locale.site.files[ix];
    let path = file.address.as_str();
    let name = path.rsplit('/').next().unwrap_or(path);
    AttachmentView {
        href: locale.href(&file.address),
        name,
        size: size(file.copy.size, locale.language),
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
