//! Exact decimal numbers that remember how precisely they were written.
//!
//! Takes digits and a power of ten; gives a [`Figure`], which can be scaled, added, compared and printed. It has no fractions
//! but decimal ones, and a number that does not fit is none.

use std::cmp::Ordering;
use std::fmt;

/// A number as it was written: so many times a power of ten, which is the place of the last digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    digits: i128,
    exponent: i32,
}

/// More digits than an amount has. Two such numbers can be brought to the same power of ten.
pub(super) const MOST_DIGITS: usize = 30;

/// The powers of ten that a figure can have.
const EXPONENTS: std::ops::RangeInclusive<i32> = -30..=30;

impl Figure {
    /// So many times the power of ten.
    pub fn new(digits: i128, exponent: i32) -> Figure {
        Figure { digits, exponent }
    }

    /// The number with these digits before and after the decimal mark. `None` if they are too many.
    pub(super) fn from_digits(whole: &str, fraction: &str) -> Option<Figure> {
        if whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let decimals = i32::try_from(fraction.len()).ok()?;
        Some(Figure { digits: format!("{whole}{fraction}").parse().ok()?, exponent: -decimals })
    }

    /// So many hundredths, as precise as a fraction is: a half is 0.5, a quarter 0.25.
    pub(super) fn hundredths(count: i128) -> Figure {
        match count % 100 {
            0 => Figure::new(count / 100, 0),
            rest if rest % 10 == 0 => Figure::new(count / 10, -1),
            _ => Figure::new(count, -2),
        }
    }

    /// The digits as one number, without their power of ten. Negative for a negative number.
    pub fn digits(self) -> i128 {
        self.digits
    }

    /// The precision as it was written: the last digit's place is this power of ten.
    pub fn exponent(self) -> i32 {
        self.exponent
    }

    /// The number with so many zeros more.
    pub(super) fn scaled(self, zeros: i32) -> Option<Figure> {
        let exponent = self.exponent.checked_add(zeros)?;
        EXPONENTS.contains(&exponent).then_some(Figure { exponent, ..self })
    }

    pub(super) fn negative(self) -> Figure {
        Figure { digits: -self.digits, ..self }
    }

    /// The sum of two numbers, at the finer precision.
    pub fn plus(self, other: Figure) -> Option<Figure> {
        let exponent = self.exponent.min(other.exponent);
        let digits = self.digits_at(exponent)?.checked_add(other.digits_at(exponent)?)?;
        Some(Figure { digits, exponent })
    }

    /// The difference to another number, at the finer precision. `None` if they are too far apart to be amounts of one text.
    pub fn minus(self, other: Figure) -> Option<Figure> {
        self.plus(other.negative())
    }

    /// The same value with the zeros at its end as a part of the power of ten.
    pub fn without_zeros(self) -> Figure {
        let mut figure = self;
        while figure.digits != 0 && figure.digits % 10 == 0 {
            figure = Figure { digits: figure.digits / 10, exponent: figure.exponent + 1 };
        }
        figure
    }

    /// Whether it is less than this power of ten, whatever its sign.
    pub fn is_less_than_one(self, exponent: i32) -> bool {
        self.times(1).compare(Figure::new(1, exponent)) == Some(Ordering::Less)
    }

    /// Whether it is at most half of this power of ten, whatever its sign.
    pub fn is_at_most_half(self, exponent: i32) -> bool {
        let compared = self.times(2).compare(Figure::new(1, exponent));
        matches!(compared, Some(Ordering::Less | Ordering::Equal))
    }

    /// So many times the number without its sign.
    fn times(self, factor: i128) -> Figure {
        Figure { digits: self.digits.saturating_abs().saturating_mul(factor), ..self }
    }

    /// Whether it is a whole number as it was written: `5.00` is not.
    pub(super) fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// Which of two numbers is the larger one. `None` if they are too far apart to be amounts of one text.
    pub fn compare(self, other: Figure) -> Option<Ordering> {
        let exponent = self.exponent.min(other.exponent);
        Some(self.digits_at(exponent)?.cmp(&other.digits_at(exponent)?))
    }

    /// The digits if the last place were that of a smaller power of ten.
    fn digits_at(self, exponent: i32) -> Option<i128> {
        let zeros = u32::try_from(self.exponent - exponent).ok()?;
        self.digits.checked_mul(10_i128.checked_pow(zeros)?)
    }
}

/// The number in whole units, with a decimal point and no zeros that say nothing: `37600000`, `0.5`.
impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs().to_string();
        if self.digits == 0 {
            return f.write_str("0");
        }
        if let Ok(zeros) = usize::try_from(self.exponent) {
            return write!(f, "{sign}{digits}{}", "0".repeat(zeros));
        }
        let decimals = self.exponent.unsigned_abs() as usize;
        let digits = format!("{digits:0>width$}", width = decimals + 1);
        let (whole, fraction) = digits.split_at(digits.len() - decimals);
        match fraction.trim_end_matches('0') {
            "" => write!(f, "{sign}{whole}"),
            fraction => write!(f, "{sign}{whole}.{fraction}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_printed_in_whole_units() {
        for (digits, exponent, printed) in [
            (376, 5, "37600000"),
            (5, -1, "0.5"),
            (1250, -2, "12.5"),
            (1000, -2, "10"),
            (-508, 8, "-50800000000"),
            (-5, -2, "-0.05"),
            (0, 6, "0"),
        ] {
            assert_eq!(Figure::new(digits, exponent).to_string(), printed);
        }
    }

    #[test]
    fn figures_are_added_and_compared_at_the_finer_precision() {
        let sum = Figure::new(1, 6).plus(Figure::new(5, -1)).expect("a small sum");
        assert_eq!((sum.digits(), sum.exponent()), (10_000_005, -1));
        assert_eq!(Figure::new(1, 6).compare(Figure::new(1_000_000, 0)), Some(Ordering::Equal));
        assert_eq!(Figure::new(1, 30).compare(Figure::new(1, -30)), None);
    }
}
