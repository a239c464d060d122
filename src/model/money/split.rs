//! Whether the parts of a total add up to it.
//!
//! Takes a total and its parts; gives a [`Split`]. Each figure means its value ± half its step: `37.6 million` is anything
//! from 37.55 to 37.65. A hedge does not widen that: `about 215 million` is still a figure written to the million. Nothing
//! is reported here: that is a check.

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
}
