//! The values that several kinds of page show: pictures, quotations, contacts, sources, facts.

use super::RenderError;
use super::fragments::PageBuilder;
use super::lists::by_name;
use super::locale::Locale;
use super::views::{
    AgreementFacts, AllocationView, AssignmentView, ContactView, FigureView, LicenceView, PageLink,
    ParticipantView, PartnershipFacts, Phrase, ReleaseEntry, SourceView, StatementView,
};
use crate::join::{
    Agreement, AgreementPart, Contact, Ix, LATEST, Media, Participant, Partnership, Person, Release,
    ReleaseList, Statement,
};
use crate::model::agreement::Basis;
use crate::model::media::{Alt, Reuse};
use crate::model::money::{Split, reconcile};
use crate::model::partnership::Status;
use crate::model::source::{Channels, SourceNote};
use crate::model::{Day, Money, source};
use crate::theme::Fragment;

/// The word by which one of a few values is known on sheets and in the theme's strings.
pub(super) fn name_of<T: PartialEq>(names: &[(&'static str, T)], value: &T) -> &'static str {
    names.iter().find(|(_, known)| known == value).map_or("", |(name, _)| name)
}

/// A picture; the words under it are those of the text that shows it, else the sheet's.
pub(super) fn figure<'v, 'a: 'v>(
    locale: &Locale<'a>,
    ix: Ix<Media>,
    caption: Option<&'v str>,
) -> FigureView<'v> {
    let media = &locale.site.media[ix];
    let sheet = &media.sheet;
    let own = caption.map(|text| Phrase { text, lang: None });
    FigureView {
        href: locale.href(&media.address),
        alt: match &sheet.alt {
            Alt::Text(text) => Some(locale.phrase(text)),
            Alt::Decorative | Alt::Missing => None,
        },
        caption: own.or_else(|| locale.optional_phrase(sheet.caption.as_ref())),
        credit: locale.phrase(&sheet.credit),
        width: media.picture.pixels.map(|(width, _)| width),
        height: media.picture.pixels.map(|(_, height)| height),
        licence: sheet.licence.as_ref().map(|licence| LicenceView {
            name: locale.phrase(&licence.name),
            reuse: name_of(&Reuse::NAMES, &licence.reuse),
        }),
    }
}

/// A quotation, with the title that its speaker held on the day of the source.
pub(super) fn statement<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Statement>,
) -> Result<StatementView<'a>, RenderError> {
    let locale = &builder.locale;
    let statement = &locale.site.statements[ix];
    let sheet = &statement.sheet;
    let person = &locale.site.people[statement.speaker];
    let held = sheet.source.date.and_then(|date| person.title_on(date.earliest()));
    let text = locale.phrase(&sheet.text);
    Ok(StatementView {
        text: match sheet.language.as_ref().map(|tag| tag.as_str()) {
            Some(tag) => Phrase { lang: Some(tag).filter(|tag| *tag != locale.language.tag()), ..text },
            None => text,
        },
        speaker: builder.person(statement.speaker)?,
        title: held.map(|held| locale.phrase(&person.written(held).title)),
        organisation: held.map(|held| builder.organisation(held.organisation)).transpose()?,
        date: locale.optional_date(sheet.source.date),
        source: statement.source.map(|ix| builder.organisation(ix)).transpose()?,
        url: sheet.source.url.as_ref().map(|url| url.as_str()),
    })
}

/// Where the facts of a sheet come from.
pub(super) fn sources<'a>(locale: &Locale<'a>, notes: &'a [SourceNote]) -> Vec<SourceView<'a>> {
    let source = |note: &'a SourceNote| SourceView {
        title: locale.phrase(&note.title),
        publisher: locale.optional_phrase(note.publisher.as_ref()),
        date: locale.optional_date(note.date),
        url: note.url.as_ref().map(|url| url.as_str()),
    };
    notes.iter().map(source).collect()
}

/// Who to ask; people with the title they hold on `day`.
pub(super) fn contacts<'a>(
    locale: &Locale<'a>,
    contacts: &[Contact],
    written: &'a [source::Contact],
    day: Day,
) -> Vec<ContactView<'a>> {
    let contact = |contact: &Contact| match contact {
        Contact::Person(ix) => Some(person_contact(locale, *ix, day)),
        Contact::Desk(at) => Contact::desk(*at, written).map(|desk| ContactView {
            name: locale.phrase(&desk.name),
            href: None,
            title: locale.optional_phrase(desk.title.as_ref()),
            phone: desk.channels.phone.as_deref(),
            phone_href: phone_href(&desk.channels),
            email: desk.channels.email.as_deref(),
        }),
    };
    contacts.iter().filter_map(contact).collect()
}

fn person_contact<'a>(locale: &Locale<'a>, ix: Ix<Person>, day: Day) -> ContactView<'a> {
    let person = &locale.site.people[ix];
    let link = locale.person(ix);
    let channels = &person.sheet.channels;
    ContactView {
        name: link.name,
        href: Some(link.href),
        title: person.title_on(day).map(|held| locale.phrase(&person.written(held).title)),
        phone: channels.phone.as_deref(),
        phone_href: phone_href(channels),
        email: channels.email.as_deref(),
    }
}

/// A telephone number as an address of RFC 3966: its digits, and the plus in front.
pub(super) fn phone_href(channels: &Channels) -> Option<String> {
    let phone = channels.phone.as_deref()?;
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    Some(format!("tel:{number}"))
}

/// A line of an agreement's money.
pub(super) fn allocation<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Agreement>,
    at: usize,
) -> Result<AllocationView<'a>, RenderError> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let (joined, sheet) = (agreement.allocations[at], &agreement.sheet.allocations[at]);
    Ok(AllocationView {
        id: sheet.id.as_str(),
        amount: locale.money(sheet.amount),
        purpose: locale.phrase(&sheet.purpose),
        target_group: locale.optional_phrase(sheet.target_group.as_ref()),
        agreement: builder.link(&locale.agreement_part(ix, AgreementPart::Allocation(at)))?,
        partnership: joined.partnership.map(|ix| builder.partnership(ix)).transpose()?,
        basis: sheet.funds.as_ref().map(|(_, basis)| name_of(&Basis::NAMES, basis)),
        recipient: joined.recipient.map(|ix| builder.organisation(ix)).transpose()?,
    })
}

/// A task of an agreement, by its index in the joined list.
pub(super) fn assignment<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Agreement>,
    at: usize,
) -> Result<AssignmentView<'a>, RenderError> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let joined = &agreement.assignments[at];
    let sheet = &agreement.sheet.assignments[joined.at];
    let part = locale.agreement_part(ix, AgreementPart::Assignment(joined.at));
    Ok(AssignmentView {
        id: sheet.id.as_str(),
        title: locale.phrase(&sheet.title),
        agreement: builder.link(&PageLink { name: locale.agreement(ix).name, ..part })?,
        lead: builder.organisation(joined.lead)?,
        with: builder.organisations(&joined.with)?,
    })
}

/// An agreement's date and money.
pub(super) fn agreement_facts<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Agreement>,
) -> Result<AgreementFacts<'a>, RenderError> {
    let locale = &builder.locale;
    let sheet = &locale.site.agreements[ix].sheet;
    let parts: Vec<Money> = sheet.allocations.iter().map(|allocation| allocation.amount).collect();
    let sum = match reconcile(sheet.total, &parts) {
        Some(Split::WithinRounding { sum }) => Some(locale.money(sum)),
        _ => None,
    };
    let allocations = (0..sheet.allocations.len()).map(|at| allocation(builder, ix, at));
    Ok(AgreementFacts {
        link: builder.agreement(ix)?,
        agreed_on: locale.optional_date(sheet.agreed_on),
        total: locale.money(sheet.total),
        allocations: allocations.collect::<Result<_, _>>()?,
        sum,
        rounding_note: locale.optional_phrase(sheet.rounding_note.as_ref()),
    })
}

/// A partnership's own facts, joined to those of others.
pub(super) fn partnership_facts<'a>(
    builder: &PageBuilder<'a, '_>,
    ix: Ix<Partnership>,
) -> Result<PartnershipFacts<'a>, RenderError> {
    let locale = &builder.locale;
    let partnership = &locale.site.partnerships[ix];
    let sheet = &partnership.sheet;
    let allocations = partnership.allocations.iter().map(|(ix, at)| allocation(builder, *ix, *at));
    Ok(PartnershipFacts {
        link: builder.partnership(ix)?,
        target_group: locale.optional_phrase(sheet.target_group.as_ref()),
        facilitator: partnership.facilitator.map(|ix| builder.organisation(ix)).transpose()?,
        participants: participants(builder, partnership)?,
        participants_complete: sheet.participants_complete,
        allocations: allocations.collect::<Result<_, _>>()?,
        established_by: partnership.established_by.map(|ix| builder.agreement(ix)).transpose()?,
        period: sheet.period.as_ref().map(|period| locale.period(period)),
    })
}

/// Members first, then by name.
fn participants<'a>(
    builder: &PageBuilder<'a, '_>,
    partnership: &'a Partnership,
) -> Result<Vec<ParticipantView<'a>>, RenderError> {
    let locale = &builder.locale;
    let of = |participant: &&Participant| locale.organisation(participant.organisation);
    let mut participants = by_name(locale, &partnership.participants, of);
    participants.sort_by_key(|participant| partnership.written(participant).status);
    let view = |participant: &Participant| {
        let written = partnership.written(participant);
        let evidence = participant.evidence.iter().map(|ix| builder.release_link(*ix));
        Ok(ParticipantView {
            organisation: builder.organisation(participant.organisation)?,
            status: name_of(&Status::NAMES, &written.status),
            role: locale.optional_phrase(written.role.as_ref()),
            from: locale.optional_date(written.span.from),
            to: locale.optional_date(written.span.to),
            evidence: evidence.collect::<Result<_, _>>()?,
        })
    };
    participants.into_iter().map(view).collect()
}

/// A release in a list.
pub(super) fn release_entry<'a>(locale: &Locale<'a>, ix: Ix<Release>) -> ReleaseEntry<'a> {
    let release = &locale.site.releases[ix];
    let version = release.version(locale.language);
    let words = &version.text.words;
    let phrase = |text: &'a str| locale.words(text, version.language);
    ReleaseEntry {
        href: locale.href(release.addresses.in_language(locale.language).1),
        hreflang: (version.language != locale.language).then(|| version.language.tag()),
        title: phrase(&words.title),
        kicker: words.kicker.as_deref().map(phrase),
        summary: phrase(&words.summary),
        published: locale.moment(release.published, has_time(release)),
        publisher: (locale.site.publisher != Some(release.publisher))
            .then(|| locale.phrase(&locale.site.organisations[release.publisher].sheet.name)),
        withdrawn: release.facts.withdrawn.is_some(),
        held_back: locale.held_back(version),
    }
}

/// Whether the moment of publication was written with a time of day.
pub(super) fn has_time(release: &Release) -> bool {
    release.facts.published.has_time() || release.facts.embargo_until.is_some_and(|until| until.has_time())
}

/// The releases that a sheet's page shows of its list.
pub(super) struct Latest<'a> {
    pub(super) releases: Vec<&'a Fragment>,
    pub(super) total: usize,
    /// The list, if it has more.
    pub(super) all: Option<String>,
}

/// The latest releases of a list.
pub(super) fn latest<'a>(builder: &PageBuilder<'a, '_>, of: ReleaseList) -> Result<Latest<'a>, RenderError> {
    let locale = &builder.locale;
    let releases = locale.site.releases_of(of, locale.language);
    let has_more = releases.len() > LATEST;
    Ok(Latest {
        releases: builder.releases(releases.iter().take(LATEST))?,
        total: releases.len(),
        all: has_more.then(|| locale.href(&locale.site.list(of, locale.language, 1))),
    })
}
