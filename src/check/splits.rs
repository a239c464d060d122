//! The allocations of an agreement add up to its total.

use super::Content;
use crate::diagnostic::{Diagnostic, Diagnostics, Location, RuleProblem};
use crate::join::Agreement;
use crate::model::Money;
use crate::model::money::{Split, reconcile};
use crate::path;

pub(super) fn check(content: &Content<'_>, diagnostics: &mut Diagnostics) {
    let site = content.site;
    for agreement in site.agreements.iter() {
        let sheet = &agreement.sheet;
        let parts: Vec<Money> = sheet.allocations.iter().map(|allocation| allocation.amount).collect();
        let found = reconcile(sheet.total, &parts).and_then(|split| problem(agreement, split));
        diagnostics.extend(found);
    }
}

fn problem(agreement: &Agreement, split: Split) -> Option<Diagnostic> {
    let total = agreement.sheet.total;
    let has_note = agreement.sheet.rounding_note.is_some();
    let (path, problem) = match split {
        Split::Exact if has_note => (path!["rounding_note"], RuleProblem::NothingToRound),
        Split::WithinRounding { sum } if !has_note => {
            (path!["total"], RuleProblem::SplitRounding { sum, total })
        }
        Split::Exact | Split::WithinRounding { .. } => return None,
        Split::Mismatch { sum } => (path!["total"], RuleProblem::SplitMismatch { sum, total }),
        Split::OtherCurrency { part, currency } => {
            let problem = RuleProblem::OtherCurrency { currency, total: total.currency() };
            (path!["allocations", part, "amount"], problem)
        }
        Split::TooLarge => (path!["total"], RuleProblem::SplitTooLarge),
    };
    Some(Diagnostic::new(problem, Location::value(agreement.file, path)))
}
