//! The allocations of an agreement add up to its total.

use super::Content;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
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
    let at_total = Location::value(agreement.file, path!["total"]);
    match split {
        Split::Exact => agreement.sheet.rounding_note.as_ref().map(|_| {
            let place = Location::value(agreement.file, path!["rounding_note"]);
            let message = "the allocations add up to the total exactly: there is nothing to note";
            Diagnostic::new(Code::UnusedWaiver, place, message).help("remove the `rounding_note`")
        }),
        Split::WithinRounding { .. } if agreement.sheet.rounding_note.is_some() => None,
        Split::WithinRounding { sum } => {
            let message =
                format!("the allocations add up to {sum}, the total is {total}: they agree only by rounding");
            Some(
                Diagnostic::new(Code::SplitRounding, at_total, message)
                    .label(format!("{} apart", total.unhedged().difference(sum)))
                    .help("if that is right, say so in `rounding_note`, which the page prints"),
            )
        }
        Split::Mismatch { sum } => {
            let message = format!("the allocations add up to {sum}, but the total is {total}");
            Some(
                Diagnostic::new(Code::SplitMismatch, at_total, message)
                    .label(format!("{} apart", total.unhedged().difference(sum)))
                    .help("that is more than the rounding of the figures allows: correct one of them, or add what is missing"),
            )
        }
        Split::OtherCurrency { part, currency } => {
            let place = Location::value(agreement.file, path!["allocations", part, "amount"]);
            let message =
                format!("the allocation is in {}, the total in {}", currency.code(), total.currency().code());
            Some(
                Diagnostic::new(Code::CurrencyMismatch, place, message)
                    .help("amounts in two currencies cannot be added: make two agreements, or convert them"),
            )
        }
        Split::TooLarge => {
            let message = "the allocations together are too large to be counted";
            Some(
                Diagnostic::new(Code::SplitMismatch, at_total, message)
                    .help("look for a unit that is too large, as billion for million"),
            )
        }
    }
}
