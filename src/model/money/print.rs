//! Amounts as they are printed, in each language and on a sheet.

use std::fmt;

use super::{Money, Qualifier, Unit};
use crate::model::Language;

/// U+00A0: an amount is never broken over two lines.
const NO_BREAK_SPACE: &str = "\u{a0}";

impl Money {
    /// The amount as running text in `language`, with no-break spaces: `ca. 215 mio. kr.`,
    /// `about DKK 215 million`.
    pub fn print(self, language: Language) -> String {
        let number = self.grouped(language);
        let currency = self.currency.word(language);
        let hedge = self.qualifier.map_or("", |hedge| hedge_word(hedge, language));
        let unit = unit_word(self.unit, language);
        let parts = match language {
            Language::Danish => [hedge, &number, unit, currency],
            Language::English => [hedge, currency, &number, unit],
        };
        join(&parts, NO_BREAK_SPACE).replace(' ', NO_BREAK_SPACE)
    }

    /// The number in its unit, with the language's decimal mark and thousands separators.
    fn grouped(self, language: Language) -> String {
        let (mark, separator) = match language {
            Language::Danish => (',', '.'),
            Language::English => ('.', ','),
        };
        let (whole, fraction) = self.digits();
        let mut number = String::with_capacity(whole.len() + fraction.len() + 8);
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                number.push(separator);
            }
            number.push(digit);
        }
        if !fraction.is_empty() {
            number.push(mark);
            number.push_str(&fraction);
        }
        number
    }

    /// The digits before and after the decimal mark, counted in the amount's unit: as many after it as were
    /// written.
    fn digits(self) -> (String, String) {
        let unit = self.unit.zeros() + self.currency.decimals();
        let places = (unit as usize).saturating_sub(self.step.ilog10() as usize);
        let digits = format!("{:0width$}", self.minor / self.step, width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        (whole.to_owned(), fraction.to_owned())
    }
}

/// The form of a sheet, which reads back as the same amount.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = self.digits();
        let mark = if fraction.is_empty() { "" } else { "." };
        let number = format!("{whole}{mark}{fraction}");
        let hedge = self.qualifier.map_or("", Qualifier::as_str);
        let unit = unit_word(self.unit, Language::English);
        f.write_str(&join(&[hedge, self.currency.code(), &number, unit], " "))
    }
}

/// An amount of minor units as a plain decimal number of the currency: `37600000.00`. For programs, which get
/// the currency beside it.
pub fn decimal(minor: i64, decimals: u32) -> String {
    let places = decimals as usize;
    let digits = format!("{minor:0width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let mark = if fraction.is_empty() { "" } else { "." };
    format!("{whole}{mark}{fraction}")
}

fn join(parts: &[&str], between: &str) -> String {
    let given: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    given.join(between)
}

pub(super) fn hedge_word(hedge: Qualifier, language: Language) -> &'static str {
    match (language, hedge) {
        (Language::English, hedge) => hedge.as_str(),
        (Language::Danish, Qualifier::About) => "ca.",
        (Language::Danish, Qualifier::UpTo) => "op til",
        (Language::Danish, Qualifier::AtLeast) => "mindst",
        (Language::Danish, Qualifier::Over) => "over",
        (Language::Danish, Qualifier::Under) => "under",
    }
}

pub(super) fn unit_word(unit: Unit, language: Language) -> &'static str {
    match (language, unit) {
        (_, Unit::One) => "",
        (Language::Danish, Unit::Thousand) => "tusind",
        (Language::Danish, Unit::Million) => "mio.",
        (Language::Danish, Unit::Billion) => "mia.",
        (Language::English, Unit::Thousand) => "thousand",
        (Language::English, Unit::Million) => "million",
        (Language::English, Unit::Billion) => "billion",
    }
}
