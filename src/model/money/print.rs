//! Amounts as they are printed.
//!
//! Takes [`Money`]; gives it as running text in a language, in the form of a sheet, or as a number for programs. It rounds
//! nothing: all the digits that were written are printed, and no others.

use std::fmt;

use super::{Money, Qualifier};
use crate::model::Conventions;
use crate::model::conventions::ENGLISH;

/// Keeps an amount on one line.
const NO_BREAK_SPACE: &str = "\u{a0}";

impl Money {
    /// The amount as running text in a language, with no-break spaces: `ca. 215 mio. kr.`, `about DKK 215 million`.
    pub fn print(self, conventions: &Conventions) -> String {
        let number = self.grouped(conventions);
        let currency = conventions.currency(self.currency.code());
        let hedge = self.qualifier.map_or("", |hedge| hedge.word(conventions));
        let unit = self.unit.word(conventions);
        let parts = match conventions.is_currency_first {
            true => [hedge, currency, &number, unit],
            false => [hedge, &number, unit, currency],
        };
        join(&parts, NO_BREAK_SPACE).replace(' ', NO_BREAK_SPACE)
    }

    /// The number in its unit, with the language's decimal mark and thousands separators.
    fn grouped(self, conventions: &Conventions) -> String {
        let plain = self.in_unit();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut number = String::with_capacity(whole.len() + fraction.len() + 8);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                number.push(conventions.group_mark);
            }
            number.push(digit);
        }
        if !fraction.is_empty() {
            number.push(conventions.decimal_mark);
            number.push_str(fraction);
        }
        number
    }

    /// The number of units, with as many decimals as were written.
    fn in_unit(self) -> String {
        let decimals = self.unit.zeros() + self.currency.decimals();
        decimal(self.minor / self.step, decimals.saturating_sub(self.step.ilog10()))
    }
}

/// The form of a sheet, which reads back as the same amount.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hedge = self.qualifier.map_or("", Qualifier::as_str);
        let unit = self.unit.word(&ENGLISH);
        f.write_str(&join(&[hedge, self.currency.code(), &self.in_unit(), unit], " "))
    }
}

/// A number whose last `decimals` digits are decimals, without a currency: `37600000.00`.
pub fn decimal(number: i64, decimals: u32) -> String {
    let decimals = decimals as usize;
    let mut digits = format!("{number:0width$}", width = decimals + 1);
    if decimals > 0 {
        digits.insert(digits.len() - decimals, '.');
    }
    digits
}

fn join(parts: &[&str], between: &str) -> String {
    let given: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    given.join(between)
}
