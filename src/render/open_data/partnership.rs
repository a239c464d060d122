//! A partnership: who takes part, for how long, and the money beside it.

use std::borrow::Cow;

use serde::Serialize;

use super::About;
use super::reference::{self, Written};
use super::shared::{Allocation, LatestReleases, Source, allocations, date, latest, sources};
use crate::join::{Ix, Partnership, ReleaseList};
use crate::model::partnership::Period;
use crate::render::fragments::PageBuilder;
use crate::render::locale::Locale;

#[derive(Serialize)]
pub(super) struct PartnershipFacts<'a> {
    #[serde(flatten)]
    about: About<'a>,
    name: Cow<'a, str>,
    aliases: &'a [Box<str>],
    summary: Option<Cow<'a, str>>,
    target_group: Option<Cow<'a, str>>,
    established_by: Option<Written<'a>>,
    /// `null`: not known.
    facilitator: Option<Written<'a>>,
    participants: Vec<ParticipantFacts<'a>>,
    /// Whether `participants` names everybody.
    participants_complete: bool,
    period: Option<PeriodFacts<'a>>,
    /// The lines of agreements that are shown with it; `basis` says why.
    allocations: Vec<Allocation<'a>>,
    sources: Vec<Source<'a>>,
    #[serde(flatten)]
    latest: LatestReleases<'a>,
}

#[derive(Serialize)]
struct ParticipantFacts<'a> {
    organisation: Written<'a>,
    /// `member`, `invited`, `observer` or `left`.
    status: &'static str,
    role: Option<Cow<'a, str>>,
    from: Option<String>,
    to: Option<String>,
    /// The releases that say so.
    evidence: Vec<Written<'a>>,
}

#[derive(Serialize)]
struct PeriodFacts<'a> {
    from: Option<String>,
    to: Option<String>,
    /// What has to happen for it to end: words that follow “until”.
    until_condition: Option<Cow<'a, str>>,
}

pub(super) fn partnership<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Partnership>,
    about: About<'a>,
) -> PartnershipFacts<'a> {
    let locale = &builder.locale;
    let partnership = &locale.site.partnerships[ix];
    let sheet = &partnership.sheet;
    PartnershipFacts {
        about,
        name: locale.phrase(&sheet.name).text,
        aliases: &sheet.aliases,
        summary: sheet.summary.as_ref().map(|summary| locale.phrase(summary).text),
        target_group: sheet.target_group.as_ref().map(|group| locale.phrase(group).text),
        established_by: partnership.established_by.map(|ix| reference::agreement(builder, ix)),
        facilitator: partnership.facilitator.map(|ix| reference::organisation(builder, ix)),
        participants: participants(builder, partnership),
        participants_complete: sheet.participants_complete,
        period: sheet.period.as_ref().map(|period| period_facts(locale, period)),
        allocations: allocations(builder, &locale.site.backlinks.partnerships[ix].allocations),
        sources: sources(locale, &sheet.sources),
        latest: latest(builder, ReleaseList::Partnership(ix)),
    }
}

fn participants<'a>(builder: &PageBuilder<'a>, partnership: &'a Partnership) -> Vec<ParticipantFacts<'a>> {
    let mut facts = Vec::with_capacity(partnership.participants.len());
    for participant in &partnership.participants {
        let written = partnership.written(participant);
        facts.push(ParticipantFacts {
            organisation: reference::organisation(builder, participant.organisation),
            status: written.status.as_str(),
            role: written.role.as_ref().map(|role| builder.locale.phrase(role).text),
            from: date(written.span.from),
            to: date(written.span.to),
            evidence: reference::releases(builder, &participant.evidence),
        });
    }
    facts
}

fn period_facts<'a>(locale: &Locale<'a>, period: &'a Period) -> PeriodFacts<'a> {
    PeriodFacts {
        from: date(period.span.from),
        to: date(period.span.to),
        until_condition: period.until_condition.as_ref().map(|condition| locale.phrase(condition).text),
    }
}
