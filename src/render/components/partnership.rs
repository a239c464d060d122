//! A partnership's own facts, joined to those of others: who takes part, who pays, how long.

use serde::Serialize;

use super::agreement::{AllocationView, allocation};
use crate::join::{Ix, Partnership};
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, get_or_render, try_map};
use crate::render::locale::{DateView, PeriodView, Phrase};
use crate::theme::{Fragment, TemplateContext};

/// The level of the heading of facts on a page that is not the partnership's own: below a heading of that page.
const LEVEL: u8 = 3;

/// A partnership's own facts, joined. The component `participants` shows them.
#[derive(Debug, Clone, Serialize)]
pub struct PartnershipFacts<'a> {
    /// Its page.
    pub link: &'a Fragment,
    /// Who it is for.
    pub target_group: Option<Phrase<'a>>,
    /// Who leads the work; `None` means unknown.
    pub facilitator: Option<&'a Fragment>,
    /// Who takes part, members first, then by name.
    pub participants: Vec<ParticipantView<'a>>,
    /// `false`: there are more than are known here.
    pub participants_complete: bool,
    /// The lines of agreements that stand beside it.
    pub allocations: Vec<AllocationView<'a>>,
    /// The agreement that set it up.
    pub established_by: Option<&'a Fragment>,
    /// How long it works.
    pub period: Option<PeriodView<'a>>,
}

/// An organisation that takes part.
#[derive(Debug, Clone, Serialize)]
pub struct ParticipantView<'a> {
    /// The organisation.
    pub organisation: &'a Fragment,
    /// `member`, `invited`, `observer` or `left`: the string `status_…` says it in words.
    pub status: &'static str,
    /// What it does there.
    pub role: Option<Phrase<'a>>,
    /// Since when.
    pub from: Option<DateView>,
    /// Until when.
    pub to: Option<DateView>,
    /// The releases that say so.
    pub evidence: Vec<&'a Fragment>,
}

/// The facts of a partnership as a finished fragment, with a heading of the third level.
///
/// # Errors
/// The problem of the component.
pub(crate) fn facts_fragment<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Partnership>,
) -> RenderResult<&'a Fragment> {
    get_or_render(&builder.fragments.partnership_facts[ix], || {
        let facts = partnership_facts(builder, ix)?;
        let context = TemplateContext::default().with("facts", &facts).with("level", &LEVEL);
        builder.renderer.component("participants", &context)
    })
}

/// A partnership's own facts, joined to those of others.
pub(crate) fn partnership_facts<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Partnership>,
) -> RenderResult<PartnershipFacts<'a>> {
    let locale = &builder.locale;
    let partnership = &locale.site.partnerships[ix];
    let sheet = &partnership.sheet;
    let allocations = &locale.site.backlinks.partnerships[ix].allocations;
    Ok(PartnershipFacts {
        link: builder.partnership(ix)?,
        target_group: locale.optional_phrase(sheet.target_group.as_ref()),
        facilitator: partnership.facilitator.map(|ix| builder.organisation(ix)).transpose()?,
        participants: participants(builder, partnership)?,
        participants_complete: sheet.participants_complete,
        allocations: try_map(allocations, |(ix, at)| allocation(builder, *ix, *at))?,
        established_by: partnership.established_by.map(|ix| builder.agreement(ix)).transpose()?,
        period: sheet.period.as_ref().map(|period| locale.period(period)),
    })
}

/// Who takes part: members first, then by name.
fn participants<'a>(
    builder: &PageBuilder<'a>,
    partnership: &'a Partnership,
) -> RenderResult<Vec<ParticipantView<'a>>> {
    let locale = &builder.locale;
    let mut participants = locale
        .by_name(&partnership.participants, |participant| locale.organisation(participant.organisation));
    participants.sort_by_key(|participant| partnership.written(participant).status);
    try_map(participants, |participant| {
        let written = partnership.written(participant);
        Ok(ParticipantView {
            organisation: builder.organisation(participant.organisation)?,
            status: written.status.as_str(),
            role: locale.optional_phrase(written.role.as_ref()),
            from: locale.optional_date(written.span.from),
            to: locale.optional_date(written.span.to),
            evidence: try_map(&participant.evidence, |ix| builder.release_link(*ix))?,
        })
    })
}
