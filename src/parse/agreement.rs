//! The rules of an agreement's sheet that look at several fields.

use crate::diagnostic::{Diagnostic, FieldProblem, Location, Segment};
use crate::model::Money;
use crate::model::agreement::Agreement;
use crate::model::money::MoneyGuess;
use crate::path;
use crate::schema::Record;
use crate::schema::decode::{Problems, Value};

/// Reads a sheet. If other amounts of it are in millions, `DKK 32` has probably lost its unit.
pub(super) fn agreement(value: Value<'_>, problems: &Problems) -> Option<Agreement> {
    let agreement = Agreement::decode_record(value)?;
    let mut amounts = vec![(path!["total"], agreement.total)];
    for (at, allocation) in agreement.allocations.iter().enumerate() {
        amounts.push((path!["allocations", at, "amount"], allocation.amount));
    }
    if !amounts.iter().any(|(_, amount)| amount.is_in_millions()) {
        return Some(agreement);
    }
    let unclear: Vec<(Vec<Segment>, Money, MoneyGuess)> = amounts
        .into_iter()
        .filter_map(|(path, amount)| Some((path, amount, amount.without_its_unit()?)))
        .collect();
    if unclear.is_empty() {
        return Some(agreement);
    }
    for (path, amount, guess) in unclear {
        if let MoneyGuess::Either { plain, millions } = guess {
            let (written, plain, millions) = (amount.to_string(), plain.to_string(), millions.to_string());
            let meant = Some(millions.clone());
            let problem = FieldProblem::UnclearMoney { written, plain, millions };
            problems.push(Diagnostic::new(problem, Location::value(problems.file(), path)).replace(meant));
        }
    }
    // The sums of such a sheet say nothing.
    None
}
