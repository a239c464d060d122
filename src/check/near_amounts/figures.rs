//! How a figure in a text compares with the figures of an agreement.
//!
//! Takes an amount as it is read and the amounts of a sheet; tells whether they are equal at the precision written, whether the amount is a
//! sum of parts, and how it is like another one. It does not know what the text says around it.

use crate::check::amounts::{is_true_of, sheet_figure};
use crate::diagnostic::AmountLikeness;
use crate::join::AgreementPart;
use crate::mention::{Amount, Figure};
use crate::model::Money;
use crate::model::money::Currency;

/// Of an agreement with more parts, only sums of two, of three and of neighbours are tried: all sums would be too many, and among so many
/// nearly every figure is one.
const MOST_PARTS_OF_ALL_SUMS: usize = 8;

/// Of an agreement with more parts, sums of three are not tried either.
const MOST_PARTS_OF_TRIPLES: usize = 24;

/// A figure as a whole number of minor units.
#[derive(Debug, Clone, Copy)]
struct Rounded {
    minor: i128,
    /// The place of the last digit that is written.
    step: i128,
}

impl Rounded {
    fn of_sheet(amount: Money) -> Rounded {
        Rounded { minor: amount.minor().into(), step: amount.step().into() }
    }

    /// `None` if the figure has digits below the minor unit, or is too large for a sheet.
    fn of_text(figure: Figure, currency: Currency) -> Option<Rounded> {
        let zeros = u32::try_from(figure.exponent() + currency.decimals().cast_signed()).ok()?;
        let step = 10_i128.checked_pow(zeros)?;
        Some(Rounded { minor: figure.digits().checked_mul(step)?, step })
    }

    /// Whether both are the same figure, as far as the coarser one is written: closed intervals, as in XBRL Calculations 1.1.
    fn equals(self, other: Rounded) -> bool {
        2 * (self.minor - other.minor).abs() <= self.step.max(other.step)
    }
}

/// Whether a figure of a text is that of a sheet at the precision written, or its hedge is true of it. An unlinked figure may leave out the
/// hedge of the sheet.
pub(super) fn is_equal(said: Figure, amount: &Amount, sheet: Money) -> bool {
    if amount.currency != Some(sheet.currency()) {
        return false;
    }
    let is_rounded =
        Rounded::of_text(said, sheet.currency()).is_some_and(|said| said.equals(Rounded::of_sheet(sheet)));
    is_rounded || amount.hedge.is_some() && is_true_of(said, amount.hedge, sheet_figure(sheet))
}

/// Whether a sum of figures of a text is that of a sheet at the precision written.
pub(super) fn is_exact(sum: Figure, sheet: Money) -> bool {
    Rounded::of_text(sum, sheet.currency()).is_some_and(|sum| sum.equals(Rounded::of_sheet(sheet)))
}

/// Whether a figure of a text is the sum of some of the parts, or what is left of the total without one of them.
pub(super) fn is_sum(said: Figure, total: Money, parts: &[Money]) -> bool {
    let currency = total.currency();
    let Some(said) = Rounded::of_text(said, currency) else {
        return false;
    };
    let parts: Vec<Rounded> = parts
        .iter()
        .filter(|part| part.currency() == currency)
        .map(|part| Rounded::of_sheet(*part))
        .collect();
    let finest = parts.iter().map(|part| part.step).min().unwrap_or(1);
    let is_said = |minor: i128| said.equals(Rounded { minor, step: finest });
    let total = Rounded::of_sheet(total).minor;
    if parts.iter().any(|part| is_said(total - part.minor)) {
        return true;
    }
    if parts.len() <= MOST_PARTS_OF_ALL_SUMS {
        return has_any_sum(&parts, &is_said);
    }
    has_run(&parts, &is_said) || has_small_sum(&parts, &is_said)
}

/// Whether a figure of a text is a sum of parts of which one is this part. Of an agreement with many parts it may always be one.
pub(super) fn is_sum_with(said: Figure, part: AgreementPart, total: Money, parts: &[Money]) -> bool {
    let AgreementPart::Allocation(own) = part else {
        return true;
    };
    let (Some(said), true) =
        (Rounded::of_text(said, total.currency()), parts.len() <= MOST_PARTS_OF_ALL_SUMS)
    else {
        return true;
    };
    let rounded: Vec<Rounded> = parts.iter().map(|part| Rounded::of_sheet(*part)).collect();
    let step = rounded.iter().map(|part| part.step).min().unwrap_or(1);
    let is_said = |minor: i128| said.equals(Rounded { minor, step });
    let total = Rounded::of_sheet(total).minor;
    let is_rest = rounded.iter().enumerate().any(|(at, part)| at != own && is_said(total - part.minor));
    let own_minor = rounded[own].minor;
    let others: Vec<Rounded> =
        rounded.iter().enumerate().filter(|(at, _)| *at != own).map(|(_, part)| *part).collect();
    is_rest || has_any_sum(&others, &|minor| is_said(minor + own_minor))
}

/// Whether the sum of any of the parts is wanted.
fn has_any_sum(parts: &[Rounded], is_said: &dyn Fn(i128) -> bool) -> bool {
    let mut sums = vec![0];
    for part in parts {
        let with_part: Vec<i128> = sums.iter().map(|sum| sum + part.minor).collect();
        sums.extend(with_part);
    }
    sums.into_iter().skip(1).any(is_said)
}

/// Whether the sum of parts that follow each other is wanted.
fn has_run(parts: &[Rounded], is_said: &dyn Fn(i128) -> bool) -> bool {
    (0..parts.len()).any(|first| {
        let mut sum = 0;
        parts[first..].iter().any(|part| {
            sum += part.minor;
            is_said(sum)
        })
    })
}

/// Whether the sum of two parts, or of three, is wanted.
fn has_small_sum(parts: &[Rounded], is_said: &dyn Fn(i128) -> bool) -> bool {
    for (at, first) in parts.iter().enumerate() {
        for (next, second) in parts.iter().enumerate().skip(at + 1) {
            let two = first.minor + second.minor;
            if is_said(two) {
                return true;
            }
            if parts.len() <= MOST_PARTS_OF_TRIPLES
                && parts[next + 1..].iter().any(|third| is_said(two + third.minor))
            {
                return true;
            }
        }
    }
    false
}

/// How far apart two figures are, in minor units. `None` if they cannot be compared.
pub(super) fn distance(said: Figure, sheet: Money) -> Option<i128> {
    Some((Rounded::of_text(said, sheet.currency())?.minor - i128::from(sheet.minor())).abs())
}

/// How a figure that is not that of the sheet is like it, if it is.
pub(super) fn likeness(said: Figure, sheet: Money) -> Option<AmountLikeness> {
    let written = sheet_figure(sheet);
    if said.digits() <= 0 || written.digits() <= 0 {
        return None;
    }
    if let Some(likeness) = likeness_of_digits(said, written) {
        return Some(likeness);
    }
    if 20 * distance(said, sheet)? <= i128::from(sheet.minor()) {
        return Some(AmountLikeness::Close);
    }
    is_other_scale(said, written).then_some(AmountLikeness::OtherScale)
}

/// Whether only one digit is another one, or two neighbours are exchanged. Numbers with fewer than three digits are like too many others.
fn likeness_of_digits(said: Figure, sheet: Figure) -> Option<AmountLikeness> {
    let last = said.without_zeros().exponent().min(sheet.without_zeros().exponent());
    let (one, other) = (digits_to(said, last)?, digits_to(sheet, last)?);
    if one.len() != other.len() {
        return None;
    }
    let different: Vec<usize> = (0..one.len()).filter(|&at| one[at] != other[at]).collect();
    match different[..] {
        // The zeros of `210 million` were not counted.
        [_] if one.len() >= 3 => Some(AmountLikeness::OneDigit),
        [a, b]
            if b == a + 1
                && one[a] == other[b]
                && one[b] == other[a]
                && (one.len() >= 3 || has_three_digits(said) && has_three_digits(sheet)) =>
        {
            Some(AmountLikeness::Exchanged)
        }
        _ => None,
    }
}

/// Whether a figure is written with three digits before a scale word: `210 million`, but not `2.100.000`.
fn has_three_digits(figure: Figure) -> bool {
    figure.exponent() > 0 && (100..1000).contains(&figure.digits())
}

/// The digits of a figure down to a power of ten.
fn digits_to(figure: Figure, exponent: i32) -> Option<Vec<u8>> {
    let figure = figure.without_zeros();
    let zeros = usize::try_from(figure.exponent() - exponent).ok()?;
    Some(format!("{}{}", figure.digits(), "0".repeat(zeros)).into_bytes())
}

/// Whether both have the same digits with another scale word: without one, a number ends above or at the decimal mark.
fn is_other_scale(said: Figure, sheet: Figure) -> bool {
    let have_scales = said.exponent() > 0 && sheet.exponent() > 0;
    let (said, sheet) = (said.without_zeros(), sheet.without_zeros());
    let apart = (said.exponent() - sheet.exponent()).abs();
    have_scales && said.digits() == sheet.digits() && matches!(apart, 3 | 6 | 9)
}

/// Whether a figure can be meant for a purpose: it is of the same order as the sheet's, or has its digits.
pub(super) fn is_comparable(said: Figure, sheet: Money) -> bool {
    let Some(rounded) = Rounded::of_text(said, sheet.currency()) else {
        return false;
    };
    let known = i128::from(sheet.minor());
    let is_of_order = rounded.minor <= 5 * known && known <= 5 * rounded.minor;
    is_of_order || said.without_zeros().digits() == sheet_figure(sheet).without_zeros().digits()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::amounts;
    use crate::model::Language;

    fn money(text: &str) -> Money {
        text.parse().expect("an amount")
    }

    fn read(text: &str) -> Amount {
        amounts(text, Language::DANISH).pop().expect("an amount")
    }

    #[test]
    fn figures_are_equal_at_the_precision_written() {
        for (sheet, text, is_right) in [
            ("DKK 37.6 million", "37,6 mio. kr.", true),
            ("DKK 37.6 million", "38 mio. kr.", true),
            ("DKK 37.6 million", "37 mio. kr.", false),
            ("DKK 37.6 million", "37,63 mio. kr.", true),
            ("DKK 37.6 million", "37,7 mio. kr.", false),
            ("about DKK 215 million", "215 mio. kr.", true),
            ("about DKK 215 million", "214 mio. kr.", false),
            ("about DKK 215 million", "mere end 200 mio. kr.", true),
            ("DKK 37.6 million", "37,6 mio. euro", false),
        ] {
            let said = read(text);
            assert_eq!(is_equal(said.low, &said, money(sheet)), is_right, "{sheet}: {text}");
        }
    }

    #[test]
    fn a_sum_is_of_any_parts_or_of_a_few_among_many() {
        let parts = ["DKK 131 million", "DKK 37.6 million", "DKK 35.7 million", "DKK 10 million"].map(money);
        for (text, is_right) in [
            ("214,3 mio. kr.", true),
            ("168,6 mio. kr.", true),
            ("169 mio. kr.", true),
            ("47,6 mio. kr.", true),
            ("84 mio. kr.", true),
            ("213 mio. kr.", false),
            ("47,7 mio. kr.", false),
        ] {
            assert_eq!(is_sum(read(text).low, money("DKK 215 million"), &parts), is_right, "{text}");
        }
        let many: Vec<Money> =
            (0..300_i64).map(|at| money(&format!("DKK {}", 1_000_000 + at * at))).collect();
        let total = money("DKK 999999999");
        assert!(is_sum(read("2.000.005 kr.").low, total, &many));
        assert!(is_sum(read("4.000.014 kr.").low, total, &many));
        assert!(!is_sum(read("2.000.003 kr.").low, total, &many));
    }

    #[test]
    fn a_sum_may_have_a_part_or_not() {
        let parts = ["DKK 180 million", "DKK 75 million", "DKK 40 million", "DKK 15 million"].map(money);
        let total = money("DKK 310 million");
        for (text, own, has_own) in [
            ("130 mio. kr.", 0, false),
            ("130 mio. kr.", 1, true),
            ("195 mio. kr.", 0, true),
            ("270 mio. kr.", 0, true),
        ] {
            let said = read(text).low;
            assert!(is_sum(said, total, &parts), "{text}");
            assert_eq!(is_sum_with(said, AgreementPart::Allocation(own), total, &parts), has_own, "{text}");
        }
    }

    #[test]
    fn figures_are_like_others_by_their_digits_their_value_or_their_scale() {
        for (sheet, text, expected) in [
            ("DKK 37.6 million", "36,7 mio. kr.", Some(AmountLikeness::Exchanged)),
            ("DKK 37.6 million", "31,6 mio. kr.", Some(AmountLikeness::OneDigit)),
            ("DKK 37.6 million", "39 mio. kr.", Some(AmountLikeness::Close)),
            ("DKK 37.6 million", "40 mio. kr.", None),
            ("DKK 37.6 million", "137,6 mio. kr.", None),
            ("DKK 120 million", "210 mio. kr.", Some(AmountLikeness::Exchanged)),
            ("DKK 210 million", "310 mio. kr.", None),
            ("DKK 180 million", "100 mio. kr.", None),
            ("DKK 120 million", "160 mio. kr.", None),
            ("DKK 315 million", "310 mio. kr.", Some(AmountLikeness::OneDigit)),
            ("DKK 215 million", "315 mio. kr.", Some(AmountLikeness::OneDigit)),
            ("DKK 200 million", "300 mio. kr.", None),
            ("DKK 21 million", "31 mio. kr.", None),
            ("DKK 2.1 million", "3,1 mio. kr.", None),
            ("DKK 15.2 million", "15,2 mia. kr.", Some(AmountLikeness::OtherScale)),
            ("DKK 15.2 million", "15,20 kr.", None),
            ("DKK 15.2 million", "15.200 kr.", None),
            ("DKK 15.2 million", "15,2 tusind kr.", Some(AmountLikeness::OtherScale)),
        ] {
            assert_eq!(likeness(read(text).low, money(sheet)), expected, "{sheet}: {text}");
        }
    }
}
