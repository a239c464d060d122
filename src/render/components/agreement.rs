//! What an agreement decides: its money, the lines of it, and its tasks.

use serde::Serialize;

use crate::join::{Agreement, AgreementPart, Ix};
use crate::model::Money;
use crate::model::money::{Split, reconcile};
use crate::render::RenderResult;
use crate::render::fragments::{PageBuilder, try_map};
use crate::render::locale::{DateView, MoneyView, PageLink, Phrase};
use crate::theme::Fragment;

/// An agreement's money. The component `facts_box` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct AgreementFacts<'a> {
    /// Its page.
    pub link: &'a Fragment,
    /// When it was made.
    pub agreed_on: Option<DateView>,
    /// The whole amount.
    pub total: MoneyView,
    /// Its lines, in the order of the sheet.
    pub allocations: Vec<AllocationView<'a>>,
    /// What the lines add up to, where that is not the total to the last digit.
    pub sum: Option<MoneyView>,
    /// Why the lines do not add up to the last digit.
    pub rounding_note: Option<Phrase<'a>>,
}

/// A line of an agreement's money.
#[derive(Debug, Clone, Serialize)]
pub struct AllocationView<'a> {
    /// Its id in the agreement, which is its anchor on the agreement's page.
    pub id: &'a str,
    /// How much.
    pub amount: MoneyView,
    /// For what.
    pub purpose: Phrase<'a>,
    /// For whom.
    pub target_group: Option<Phrase<'a>>,
    /// The agreement it is part of, with its anchor.
    pub agreement: Fragment,
    /// The partnership it stands beside.
    pub partnership: Option<&'a Fragment>,
    /// Why: `granted`, `same_target_group` or `co_funding`: the string `basis_…` says it in words.
    pub basis: Option<&'static str>,
    /// Who gets it.
    pub recipient: Option<&'a Fragment>,
}

/// A task that an agreement gives to somebody.
#[derive(Debug, Clone, Serialize)]
pub struct AssignmentView<'a> {
    /// Its id in the agreement, which is its anchor on the agreement's page.
    pub id: &'a str,
    /// What is to be done.
    pub title: Phrase<'a>,
    /// The agreement, with the anchor.
    pub agreement: Fragment,
    /// Who does it.
    pub lead: &'a Fragment,
    /// With whom.
    pub with: Vec<&'a Fragment>,
}

/// An agreement's date and money.
pub(crate) fn agreement_facts<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Agreement>,
) -> RenderResult<AgreementFacts<'a>> {
    let locale = &builder.locale;
    let sheet = &locale.site.agreements[ix].sheet;
    let parts: Vec<Money> = sheet.allocations.iter().map(|allocation| allocation.amount).collect();
    let sum = match reconcile(sheet.total, &parts) {
        Some(Split::WithinRounding { sum }) => Some(locale.money(sum)),
        _ => None,
    };
    Ok(AgreementFacts {
        link: builder.agreement(ix)?,
        agreed_on: locale.optional_date(sheet.agreed_on),
        total: locale.money(sheet.total),
        allocations: try_map(0..sheet.allocations.len(), |at| allocation(builder, ix, at))?,
        sum,
        rounding_note: locale.optional_phrase(sheet.rounding_note.as_ref()),
    })
}

/// A line of an agreement's money.
pub(crate) fn allocation<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Agreement>,
    at: usize,
) -> RenderResult<AllocationView<'a>> {
    let locale = &builder.locale;
    let agreement = &locale.site.agreements[ix];
    let joined = agreement.allocations[at];
    let sheet = &agreement.sheet.allocations[at];
    Ok(AllocationView {
        id: sheet.id.as_str(),
        amount: locale.money(sheet.amount),
        purpose: locale.phrase(&sheet.purpose),
        target_group: locale.optional_phrase(sheet.target_group.as_ref()),
        agreement: builder.link(&locale.agreement_part(ix, AgreementPart::Allocation(at)))?,
        partnership: joined.partnership.map(|ix| builder.partnership(ix)).transpose()?,
        basis: sheet.funding.as_ref().map(|funding| funding.basis.as_str()),
        recipient: joined.recipient.map(|ix| builder.organisation(ix)).transpose()?,
    })
}

/// A task of an agreement, by its index in the joined list.
pub(crate) fn assignment<'a>(
    builder: &PageBuilder<'a>,
    ix: Ix<Agreement>,
    at: usize,
) -> RenderResult<AssignmentView<'a>> {
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
