//! How an agreement's money is split, as bars.
//!
//! Takes the allocations of an agreement; gives what the component `split_figure` needs to draw a bar for each. The largest
//! allocation has the full width: measured against the total, sixty allocations would all be too short to compare. Bars are
//! drawn in units of their own, which stretch with the page; words keep their size, so they can be read on a phone. The name of
//! the figure, which says all amounts, is made by the component.

use serde::Serialize;

use crate::join::{Agreement, Ix};
use crate::render::locale::{Locale, Phrase};

/// The width of the longest bar, in the units of the drawing.
const FULL: i128 = 1_000;
/// How many parts of a unit a width is rounded to, so that a thousandth of the largest amount is exact to less than one per cent.
const PARTS: i128 = 1_000;
/// From one row to the next, and from the top of a row to its bar, in hundredths of an em. Above the bar is a line of words.
const ROW: usize = 300;
const BAR: usize = 155;

/// How an agreement's money is split. The component `split_figure` shows it.
#[derive(Debug, Clone, Serialize)]
pub struct SplitView<'a> {
    /// The height of the drawing, as a length of SVG.
    pub height: String,
    /// A bar for each allocation, in the order of the sheet.
    pub bars: Vec<SplitBar<'a>>,
}

/// An allocation as a bar.
#[derive(Debug, Clone, Serialize)]
pub struct SplitBar<'a> {
    /// The id of the allocation in the agreement.
    pub id: &'a str,
    /// Its amount, as the language writes it, hedge and all.
    pub amount: String,
    /// Its purpose.
    pub purpose: Phrase<'a>,
    /// The width of the bar: the largest allocation has 1000.
    pub width: String,
    /// Where its line of words begins, as a length of SVG from the top.
    pub words_y: String,
    /// Where the bar begins, as a length of SVG from the top.
    pub bar_y: String,
}

/// The bars of an agreement; `None` if there is nothing to compare: no allocations, or none above zero.
pub(crate) fn split<'a>(locale: &Locale<'a>, ix: Ix<Agreement>) -> Option<SplitView<'a>> {
    let sheet = &locale.site.agreements[ix].sheet;
    let largest = sheet.allocations.iter().map(|allocation| allocation.amount.minor()).max()?;
    if largest == 0 {
        return None;
    }
    let mut bars = Vec::with_capacity(sheet.allocations.len());
    for (row, allocation) in sheet.allocations.iter().enumerate() {
        bars.push(SplitBar {
            id: allocation.id.as_str(),
            amount: allocation.amount.print(locale.conventions()),
            purpose: locale.phrase(&allocation.purpose),
            width: width(allocation.amount.minor(), largest),
            words_y: em(row * ROW),
            bar_y: em(row * ROW + BAR),
        });
    }
    Some(SplitView { height: em(bars.len() * ROW), bars })
}

/// The width of a bar in proportion to the largest amount, without zeros at its end.
fn width(amount: i64, largest: i64) -> String {
    let (amount, largest) = (i128::from(amount), i128::from(largest));
    let parts = (amount * FULL * PARTS + largest / 2) / largest;
    let text = format!("{}.{:03}", parts / PARTS, parts % PARTS);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A length in the size of the words.
fn em(hundredths: usize) -> String {
    format!("{}.{:02}em", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_in_proportion_to_the_largest() {
        for (amount, largest, expected) in [
            (10, 10, "1000"),
            (0, 10, "0"),
            (1, 3, "333.333"),
            (1, 1_000, "1"),
            (1, 10_000, "0.1"),
            (i64::MAX, i64::MAX, "1000"),
            (20, 37, "540.541"),
        ] {
            assert_eq!(width(amount, largest), expected, "{amount} of {largest}");
        }
    }
}
