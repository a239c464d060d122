//! Amounts of money: `MonetaryAmount`.
//!
//! Takes an amount of a sheet; gives its exact value as a decimal number. A hedge is kept: “up to” is a greatest value, “at least” and “over” a least
//! one. What is only about right has no value, because every number would be wrong: it has words.

use serde::Serialize;
use serde_json::value::RawValue;

use crate::model::Money;
use crate::model::money::{Qualifier, decimal};
use crate::render::locale::Locale;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MonetaryAmount {
    #[serde(rename = "@type")]
    kind: &'static str,
    currency: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    min_value: Option<Box<RawValue>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_value: Option<Box<RawValue>>,
    /// As the language writes it; only of a hedged amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
}

pub(super) fn amount(locale: &Locale<'_>, money: Money) -> MonetaryAmount {
    let words = money.qualifier().map(|_| money.print(locale.conventions()));
    of(money, words)
}

fn of(money: Money, description: Option<String>) -> MonetaryAmount {
    let number = number(money);
    let currency = money.currency().code();
    let amount = MonetaryAmount {
        kind: "MonetaryAmount",
        currency,
        value: None,
        min_value: None,
        max_value: None,
        description,
    };
    match money.qualifier() {
        None => MonetaryAmount { value: Some(number), ..amount },
        Some(Qualifier::UpTo | Qualifier::Under) => MonetaryAmount { max_value: Some(number), ..amount },
        Some(Qualifier::AtLeast | Qualifier::Over) => MonetaryAmount { min_value: Some(number), ..amount },
        Some(Qualifier::About) => amount,
    }
}

/// The exact value as a JSON number, without zeros behind the point.
#[expect(clippy::expect_used, reason = "digits with a point are a JSON number")]
fn number(money: Money) -> Box<RawValue> {
    let digits = decimal(money.minor(), money.currency().decimals());
    let digits = match digits.contains('.') {
        true => digits.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => digits,
    };
    RawValue::from_string(digits).expect("digits with a point are a JSON number")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(written: &str) -> String {
        let money: Money = written.parse().expect("an amount");
        serde_json::to_string(&of(money, None)).expect("JSON")
    }

    #[test]
    fn an_amount_is_exact_and_a_hedge_is_kept() {
        for (written, expected) in [
            ("DKK 37.6 million", r#""currency":"DKK","value":37600000}"#),
            ("DKK 0.05", r#""currency":"DKK","value":0.05}"#),
            ("DKK 1200.50", r#""currency":"DKK","value":1200.5}"#),
            ("JPY 1000", r#""currency":"JPY","value":1000}"#),
            ("DKK 92233720368547758.07", r#""currency":"DKK","value":92233720368547758.07}"#),
            ("up to EUR 3 million", r#""currency":"EUR","maxValue":3000000}"#),
            ("under EUR 3 million", r#""currency":"EUR","maxValue":3000000}"#),
            ("at least EUR 3 million", r#""currency":"EUR","minValue":3000000}"#),
            ("over EUR 3 million", r#""currency":"EUR","minValue":3000000}"#),
            ("about EUR 3 million", r#""currency":"EUR"}"#),
        ] {
            assert!(json(written).ends_with(expected), "{written}: {}", json(written));
        }
    }
}
