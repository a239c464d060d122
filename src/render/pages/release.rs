//! The page of a release.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Serialize;

use super::head::Head;
use super::languages::alternates;
use crate::check::Excerpt;
use crate::join::{Agreement, File, Ix, Person, Referent, Release, Version};
use crate::mention::unbroken;
use crate::model::Day;
use crate::model::address::Address;
use crate::render::RenderResult;
use crate::render::components::{
    ChangeView, ContactView, FigureView, Position, change_view, contacts, facts_fragment, figure, has_time,
    latest_first, prose,
};
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{DateView, HeldBackView, Locale, MomentView, PageLink, Phrase, paragraphs};
use crate::theme::Fragment;

/// `release`: a press release.
#[derive(Debug, Clone, Serialize)]
pub struct ReleaseView<'a> {
    /// The title.
    pub title: Cow<'a, str>,
    /// The words above the title.
    pub kicker: Option<Cow<'a, str>>,
    /// What it says, in a few sentences.
    pub summary: Cow<'a, str>,
    /// The place it was sent from.
    pub place: Option<&'a str>,
    /// When it was published.
    pub published: MomentView,
    /// The day of the latest change.
    pub updated: Option<DateView>,
    /// Who published it.
    pub publisher: &'a Fragment,
    /// The name of who published it.
    pub publisher_name: Phrase<'a>,
    /// The text as HTML.
    pub body: Fragment,
    /// The quotations in the text that are only a part of a statement.
    pub excerpts: Vec<ExcerptView<'a>>,
    /// The picture at the top.
    pub image: Option<FigureView<'a>>,
    /// That it no longer stands.
    pub withdrawn: Option<WithdrawnView<'a>>,
    /// That it is not public yet, or not any more: only in a preview.
    pub held_back: Option<HeldBackView>,
    /// What was changed after publication, latest first.
    pub changes: Vec<ChangeView<'a>>,
    /// The facts of the partnerships it is about, but for those that its text shows.
    pub facts: Vec<&'a Fragment>,
    /// The agreements it is about, and those that set up its partnerships or fund them.
    pub agreements: Vec<&'a Fragment>,
    /// The organisations it is about.
    pub organisations: Vec<&'a Fragment>,
    /// The people it is about, with the title they held on its date.
    pub people: Vec<PersonLink<'a>>,
    /// Its topics.
    pub topics: Vec<&'a Fragment>,
    /// Other pages of this site.
    pub read_also: Vec<Fragment>,
    /// Pages elsewhere.
    pub read_more: Vec<OutwardLink<'a>>,
    /// Files to fetch.
    pub attachments: Vec<AttachmentView<'a>>,
    /// Who to ask: the release's own contacts, else its publisher's.
    pub contacts: Vec<ContactView<'a>>,
    /// A paragraph each.
    pub notes_to_editors: Vec<Cow<'a, str>>,
    /// What the publisher says of itself, a paragraph each.
    pub boilerplate: Vec<Phrase<'a>>,
}

/// That a release no longer stands.
#[derive(Debug, Clone, Serialize)]
pub struct WithdrawnView<'a> {
    /// Since when.
    pub on: DateView,
    /// Why.
    pub reason: Phrase<'a>,
    /// What stands instead.
    pub replaced_by: Option<&'a Fragment>,
}

/// A quotation that is only a part of what was said.
#[derive(Debug, Clone, Serialize)]
pub struct ExcerptView<'a> {
    /// Its first words, without quotation marks.
    pub words: String,
    /// Where the whole statement can be read: on its speaker's page.
    pub statement: PageLink<'a>,
    /// When it was said.
    pub date: Option<DateView>,
}

/// A file to fetch.
#[derive(Debug, Clone, Serialize)]
pub struct AttachmentView<'a> {
    /// Its address.
    pub href: String,
    /// Its name.
    pub name: &'a str,
    /// Its size as people write it: `1,2 MB`.
    pub size: String,
    /// The ending of its name in capitals: `PDF`; empty if it has none.
    pub format: String,
}

/// A person with a title.
#[derive(Debug, Clone, Serialize)]
pub struct PersonLink<'a> {
    /// The person's page.
    pub person: &'a Fragment,
    /// The title held at the time.
    pub title: Option<Phrase<'a>>,
    /// Where it was held.
    pub organisation: Option<&'a Fragment>,
}

/// A link out of the site.
#[derive(Debug, Clone, Serialize)]
pub struct OutwardLink<'a> {
    /// What the link says.
    pub label: Cow<'a, str>,
    /// Where it leads.
    pub url: &'a str,
}

pub(super) fn head<'a>(locale: &Locale<'a>, address: &Address, ix: Ix<Release>) -> Head<'a> {
    let release = &locale.site.releases[ix];
    let version = release.version(locale.language);
    let summary = locale.release_summary(release, version);
    let mut alternates = alternates(locale, release.addresses.iter());
    for (alternate, (language, _)) in alternates.iter_mut().zip(release.addresses.iter()) {
        alternate.held_back = locale.held_back(release.version(language));
    }
    Head {
        title: Some(locale.release_title(release, version)),
        description: Some(match release.facts.withdrawn {
            Some(_) => locale.marked_withdrawn(summary, version.language),
            None => summary,
        }),
        alternates,
        published: Some(locale.moment(release.published, has_time(release)).iso),
        modified: release.last_change(version).map(|day| day.max(release.day).to_string()),
        ..Head::new(locale, address, "release", "releases")
    }
}

pub(super) fn view<'a>(builder: &PageBuilder<'a>, ix: Ix<Release>) -> RenderResult<ReleaseView<'a>> {
    let locale = &builder.locale;
    let site = locale.site;
    let release = &site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let body = prose::body(builder, &version.text.body, &version.referents)?;
    let publisher = &site.organisations[release.publisher];
    let contacts = if release.contacts.is_empty() {
        contacts(locale, &publisher.contacts, &publisher.sheet.contacts, release.day)
    } else {
        contacts(locale, &release.contacts, &release.facts.contacts, release.day)
    };
    let changes = latest_first(words.shown_changes());
    Ok(ReleaseView {
        title: unbroken(&words.title),
        kicker: words.kicker.as_deref().map(unbroken),
        summary: unbroken(&words.summary),
        place: words.place.as_deref(),
        published: locale.moment(release.published, has_time(release)),
        updated: changes.first().map(|change| locale.day(change.on)),
        publisher: builder.organisation(release.publisher)?,
        publisher_name: locale.phrase(&publisher.sheet.name),
        body,
        excerpts: excerpts(builder, version),
        image: release.image.map(|ix| figure(locale, ix, Position::Top, None)),
        withdrawn: withdrawn(builder, release)?,
        held_back: locale.held_back(version),
        changes: changes.into_iter().map(|change| change_view(locale, change)).collect(),
        facts: facts(builder, release, version)?,
        agreements: agreements(builder, release)?,
        organisations: builder.organisations(&release.organisations)?,
        people: try_map(&release.people, |ix| person_link(builder, *ix, release.day))?,
        topics: try_map(&version.topics, |ix| builder.topic(*ix))?,
        read_also: try_map(&release.read_also, |(_, target)| builder.link(&locale.target(target)))?,
        read_more: words
            .read_more
            .iter()
            .map(|more| OutwardLink { label: unbroken(&more.label), url: more.url.as_str() })
            .collect(),
        attachments: version.attachments.iter().map(|ix| attachment(locale, *ix)).collect(),
        contacts,
        notes_to_editors: words
            .notes_to_editors
            .iter()
            .flat_map(|notes| paragraphs(notes))
            .map(unbroken)
            .collect(),
        boilerplate: locale.paragraphs(publisher.sheet.boilerplate.as_ref()),
    })
}

/// The facts of the release's partnerships, without those that its text already shows.
fn facts<'a>(
    builder: &PageBuilder<'a>,
    release: &Release,
    version: &Version,
) -> RenderResult<Vec<&'a Fragment>> {
    let facts = release.partnerships.iter().copied();
    let facts = facts.filter(|ix| !version.embeds().any(|target| *target == Referent::Partnership(*ix)));
    try_map(facts, |ix| facts_fragment(builder, ix))
}

fn excerpts<'a>(builder: &PageBuilder<'a>, version: &Version) -> Vec<ExcerptView<'a>> {
    let locale = &builder.locale;
    // What the text shows in full needs no link.
    let is_shown =
        |excerpt: &&Excerpt| version.embeds().any(|target| *target == Referent::Statement(excerpt.statement));
    let excerpts = builder.quoted.excerpts(version.file).iter().filter(|excerpt| !is_shown(excerpt));
    let view = |excerpt: &Excerpt| ExcerptView {
        words: unbroken(&first_words(&excerpt.words)).into_owned(),
        statement: locale.statement(excerpt.statement),
        date: locale.optional_date(locale.site.statements[excerpt.statement].sheet.source.date),
    };
    excerpts.map(view).collect()
}

/// The first words of a quotation, by which readers find it in the text.
fn first_words(words: &str) -> String {
    const MOST: usize = 12;
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.get(..MOST) {
        Some(first) if all.len() > MOST => format!("{} …", first.join(" ")),
        _ => all.join(" ").trim_end_matches([',', '.']).to_owned(),
    }
}

fn withdrawn<'a>(builder: &PageBuilder<'a>, release: &'a Release) -> RenderResult<Option<WithdrawnView<'a>>> {
    let Some(withdrawn) = &release.facts.withdrawn else {
        return Ok(None);
    };
    Ok(Some(WithdrawnView {
        on: builder.locale.day(withdrawn.on),
        reason: builder.locale.phrase(&withdrawn.reason),
        replaced_by: release.replaced_by.map(|ix| builder.release_link(ix)).transpose()?,
    }))
}

/// The agreements that the release is about, then those behind its partnerships, each once.
fn agreements<'a>(builder: &PageBuilder<'a>, release: &Release) -> RenderResult<Vec<&'a Fragment>> {
    let site = builder.locale.site;
    let behind = release.partnerships.iter().flat_map(|ix| {
        let allocations = site.backlinks.partnerships[*ix].allocations.iter();
        site.partnerships[*ix].established_by.into_iter().chain(allocations.map(|(ix, _)| *ix))
    });
    let all = release.agreements.iter().copied().chain(behind);
    let mut seen: BTreeSet<Ix<Agreement>> = BTreeSet::new();
    try_map(all.filter(|ix| seen.insert(*ix)), |ix| builder.agreement(ix))
}

fn person_link<'a>(builder: &PageBuilder<'a>, ix: Ix<Person>, day: Day) -> RenderResult<PersonLink<'a>> {
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
        size: size(file.copy.size, locale.conventions().decimal_mark),
        format: name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_uppercase()),
    }
}

/// A size in bytes as people write it, in units of a thousand: `830 B`, `64 kB`, `1,2 MB`.
fn size(bytes: u64, mark: char) -> String {
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
            assert_eq!(size(bytes, ',').replace('\u{a0}', " "), text);
        }
        assert_eq!(size(1_240_000, '.'), "1.2\u{a0}MB");
    }
}
