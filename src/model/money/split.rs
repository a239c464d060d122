//! Whether the parts of a total add up to it.
//!
//! Takes a total and its parts; gives a [`Split`]. Each figure means its value ± half its step: `37.6 million` is anything
//! from 37.55 to 37.65, both ends included, as in XBRL Calculations 1.1. A hedge does not widen that: `about 215 million` is
//! still a figure written to the million. Nothing is reported here: that is a check.

use super::{Currency, Money, Unit};

/// How the sum of the parts compares to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// The parts add up to the total, to the last digit.
    Exact,
    /// They differ by no more than the rounding of the written figures.
    WithinRounding { sum: Money },
    /// They differ by more.
    Mismatch { sum: Money },
    /// A part is in another currency: there is no sum.
    OtherCurrency { part: usize, currency: Currency },
    /// The sum does not fit into 63 bits of minor units.
    TooLarge,
}

/// Compares the sum of `parts` to `total`. `None` without parts.
pub fn reconcile(total: Money, parts: &[Money]) -> Option<Split> {
    let other = parts.iter().position(|part| part.currency != total.currency);
    if let Some(part) = other {
        let currency = parts[part].currency;
        return Some(Split::OtherCurrency { part, currency });
    }
    let finest = parts.iter().map(|part| part.step).min()?;
    let unit = parts.iter().map(|part| part.unit).max().unwrap_or(Unit::One);
    // Twice the values, so that half a step is a whole number.
    let sum: i128 = parts.iter().map(|part| i128::from(part.minor)).sum();
    let slack: i128 = parts.iter().map(|part| i128::from(part.step)).sum();
    let Ok(minor) = i64::try_from(sum) else {
        return Some(Split::TooLarge);
    };
    let sum_as_money = Money { minor, step: finest, currency: total.currency, unit, qualifier: None };
    let apart = 2 * (sum - i128::from(total.minor)).abs();
    Some(if apart == 0 {
        Split::Exact
    } else if apart <= slack + i128::from(total.step) {
        Split::WithinRounding { sum: sum_as_money }
    } else {
        Split::Mismatch { sum: sum_as_money }
    })
}

impl Money {
    /// The difference of two amounts of one currency, in the finer precision and the larger unit.
    pub fn difference(self, other: Money) -> Money {
        Money {
            minor: (self.minor - other.minor).abs(),
            step: self.step.min(other.step),
            currency: self.currency,
            unit: self.unit.max(other.unit),
            qualifier: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn held(total: &str, parts: &[&str]) -> Option<Split> {
        let money = |text: &str| text.parse::<Money>().expect("a valid amount");
        let parts: Vec<Money> = parts.iter().map(|part| money(part)).collect();
        reconcile(money(total), &parts)
    }

    #[test]
    fn the_split_of_2020_holds_only_within_rounding() {
        let lines = |second| ["DKK 131 million", second, "DKK 35.7 million", "DKK 10 million"];
        let right = held("about DKK 215 million", &lines("DKK 37.6 million"));
        let wrong = held("about DKK 215 million", &lines("DKK 36.6 million"));
        assert!(
            matches!(right, Some(Split::WithinRounding { sum }) if sum.to_string() == "DKK 214.3 million"),
            "{right:?}"
        );
        assert!(
            matches!(wrong, Some(Split::Mismatch { sum }) if sum.to_string() == "DKK 213.3 million"),
            "{wrong:?}"
        );
    }

    #[test]
    fn exact_means_to_the_last_digit() {
        assert_eq!(held("DKK 3", &["DKK 1", "DKK 2"]), Some(Split::Exact));
        assert_eq!(held("DKK 1 million", &["DKK 400 thousand", "DKK 600000"]), Some(Split::Exact));
        assert_eq!(held("DKK 3", &[]), None);
    }

    #[test]
    fn intervals_that_only_touch_still_meet() {
        // 1 ± 0.5 and 1 ± 0.5 make 2 ± 1; 3.5 ± 0.5 touches it at 3. 4 ± 0.5 starts at 3.5.
        assert!(matches!(held("DKK 3", &["DKK 1", "DKK 1"]), Some(Split::WithinRounding { .. })));
        assert!(matches!(held("DKK 4", &["DKK 1", "DKK 1"]), Some(Split::Mismatch { .. })));
    }

    #[test]
    fn two_currencies_have_no_sum() {
        assert!(matches!(held("DKK 3", &["DKK 1", "EUR 2"]), Some(Split::OtherCurrency { part: 1, .. })));
    }

    /// An amount of kroner in øre, with its last digit at this power of ten.
    fn rounded(minor: i64, exponent: u32) -> Money {
        let currency = Currency::from_code("DKK").expect("the krone");
        Money { minor, step: 10_i64.pow(exponent), currency, unit: Unit::One, qualifier: None }
    }

    /// The nearest multiple of a power of ten. What is just between two is rounded up or down.
    fn round(exact: i64, exponent: u32, is_up: bool) -> i64 {
        let step = 10_i64.pow(exponent);
        let (below, rest) = (exact - exact % step, exact % step);
        let is_above = 2 * rest > step || (2 * rest == step && is_up);
        below + i64::from(is_above) * step
    }

    /// Whether the total and the sum of the parts can be the same number: every figure is a pair of ends, in half øre.
    fn can_be_the_same(total: Money, parts: &[Money]) -> bool {
        let ends = |money: &Money| (2 * money.minor - money.step, 2 * money.minor + money.step);
        let (mut least, mut most) = (0, 0);
        for part in parts {
            let (low, high) = ends(part);
            least += low;
            most += high;
        }
        let (low, high) = ends(&total);
        least <= high && low <= most
    }

    fn is_mismatch(total: Money, parts: &[Money]) -> bool {
        matches!(reconcile(total, parts), Some(Split::Mismatch { .. }))
    }

    /// Exact parts, each with the step it is rounded to.
    fn any_parts() -> impl Strategy<Value = Vec<(i64, u32, bool)>> {
        prop::collection::vec((0..10_000_000_000_i64, 0..9_u32, any::<bool>()), 1..13)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_split_is_wrong_only_if_rounding_cannot_explain_it(
            exact in any_parts(),
            total_exponent in 0..9_u32,
            is_up in any::<bool>(),
            changed in any::<prop::sample::Index>(),
            steps in -40..40_i64,
        ) {
            let sum: i64 = exact.iter().map(|(part, ..)| part).sum();
            let total = rounded(round(sum, total_exponent, is_up), total_exponent);
            let mut parts = Vec::new();
            for (part, exponent, is_up) in &exact {
                parts.push(rounded(round(*part, *exponent, *is_up), *exponent));
            }
            prop_assert!(!is_mismatch(total, &parts));
            prop_assert!(can_be_the_same(total, &parts));

            let slack: i64 = parts.iter().map(|part| part.step).sum::<i64>() + total.step;
            let part = changed.get(&parts).step;
            let at = changed.index(parts.len());
            let mut little = parts.clone();
            little[at].minor += steps * part;
            prop_assert_eq!(is_mismatch(total, &little), !can_be_the_same(total, &little));

            // What rounding explains is at most the slack on either side.
            parts[at].minor += (slack / part + 1) * part;
            prop_assert!(is_mismatch(total, &parts));
        }
    }
}
