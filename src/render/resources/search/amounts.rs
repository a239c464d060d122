//! Amounts of money as words of the index: of a text, and of a sheet.

use crate::mention::{Amount, Figure};
use crate::model::Money;
use crate::search::{Place, amount_word};

/// Adds an amount, with its currency and without it; of a range both ends.
pub(super) fn push_amount(place: Place, amount: &Amount, amounts: &mut Vec<(Place, String)>) {
    let Amount { range: _, low, high, currency, hedge: _ } = amount;
    let mut push = |figure: &Figure| {
        amounts.push((place, amount_word(figure.digits(), figure.exponent(), None)));
        if let Some(currency) = currency {
            let code = Some(currency.code());
            amounts.push((place, amount_word(figure.digits(), figure.exponent(), code)));
        }
    };
    push(low);
    if high != low {
        push(high);
    }
}

/// Adds an amount of a sheet.
pub(super) fn push_money(place: Place, money: Money, amounts: &mut Vec<(Place, String)>) {
    let exponent = i32::try_from(money.currency().decimals()).map_or(0, |decimals| -decimals);
    let minor = money.minor().into();
    amounts.push((place, amount_word(minor, exponent, None)));
    amounts.push((place, amount_word(minor, exponent, Some(money.currency().code()))));
}
