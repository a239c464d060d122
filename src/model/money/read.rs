//! Amounts as they are read: from a sheet, and from running text in a language.
//!
//! Takes a text that is one amount; gives [`Money`], or why it is none. It does not look for amounts in a longer text.

use std::str::FromStr;

use super::{Currency, Money, Qualifier, Unit};
use crate::model::Conventions;
use crate::model::conventions::ENGLISH;

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyError {
    /// It does not have the form `[hedge] CUR NUMBER [unit]`.
    Form,
    /// ISO 4217 has no currency with this code.
    Currency(String),
    /// The number is not digits with at most one decimal point.
    Number(String),
    /// The unit is not thousand, million or billion.
    Unit(String),
    /// It has digits below the currency's minor unit.
    TooFine,
    /// It does not fit into 63 bits of minor units.
    TooLarge,
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads `[about | up to | at least | over | under] CUR NUMBER [thousand | million | billion]`.
    fn from_str(text: &str) -> Result<Money, MoneyError> {
        // An amount that is copied from a page has no-break spaces.
        let text = text.replace('\u{a0}', " ");
        let (qualifier, rest) = take_hedge(text.trim(), &ENGLISH);
        let mut words = rest.split(' ').filter(|word| !word.is_empty());
        let (Some(code), Some(number)) = (words.next(), words.next()) else {
            return Err(MoneyError::Form);
        };
        let currency = currency(code)?;
        let unit = match words.next() {
            None => Unit::One,
            Some(word) => unit(word, &ENGLISH).ok_or_else(|| MoneyError::Unit(word.to_owned()))?,
        };
        if words.next().is_some() {
            return Err(MoneyError::Form);
        }
        let (whole, fraction) =
            split_number(number, '.').ok_or_else(|| MoneyError::Number(number.to_owned()))?;
        if !is_whole(whole) {
            return Err(MoneyError::Number(number.to_owned()));
        }
        amount(qualifier, currency, unit, whole, fraction)
    }
}

impl Money {
    /// Reads an amount as [`Money::print`] writes it in a language, or with ordinary spaces. `None` if the text is anything
    /// else or more than one amount.
    pub fn read_printed(text: &str, conventions: &Conventions) -> Option<Money> {
        let text = text.replace('\u{a0}', " ");
        let (qualifier, rest) = take_hedge(&text, conventions);
        let mut currencies = Currency::codes().filter_map(Currency::from_code);
        let (number_and_unit, currency) = currencies.find_map(|known| {
            let word = conventions.currency(known.code());
            let rest = match conventions.is_currency_first {
                true => rest.strip_prefix(word)?.strip_prefix(' ')?,
                false => rest.strip_suffix(word)?.strip_suffix(' ')?,
            };
            Some((rest, known))
        })?;
        let (number, unit) = take_unit(number_and_unit, conventions);
        let (whole, fraction) = split_number(number, conventions.decimal_mark)?;
        let whole = ungrouped(whole, conventions.group_mark)?;
        amount(qualifier, currency, unit, &whole, fraction).ok()
    }
}

/// The parts of a number before and after its decimal mark; the second is empty without one. `None` if there is a mark and
/// no digits after it.
fn split_number(number: &str, mark: char) -> Option<(&str, &str)> {
    match number.split_once(mark) {
        Some((whole, fraction)) => is_digits(fraction).then_some((whole, fraction)),
        None => Some((number, "")),
    }
}

fn take_hedge<'t>(text: &'t str, conventions: &Conventions) -> (Option<Qualifier>, &'t str) {
    Qualifier::ALL
        .into_iter()
        .find_map(|hedge| {
            let rest = text.strip_prefix(hedge.word(conventions))?;
            Some((Some(hedge), rest.strip_prefix(' ')?))
        })
        .unwrap_or((None, text))
}

fn take_unit<'t>(text: &'t str, conventions: &Conventions) -> (&'t str, Unit) {
    text.rsplit_once(' ')
        .and_then(|(number, word)| Some((number, unit(word, conventions)?)))
        .unwrap_or((text, Unit::One))
}

fn unit(word: &str, conventions: &Conventions) -> Option<Unit> {
    Unit::ALL.into_iter().filter(|unit| *unit != Unit::One).find(|unit| unit.word(conventions) == word)
}

fn currency(code: &str) -> Result<Currency, MoneyError> {
    match Currency::from_code(code) {
        Some(currency) => Ok(currency),
        // `37.6 million` and `ca. DKK 5` have no currency where one is needed; `kr 5` has a wrong one.
        None if code.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            Err(MoneyError::Currency(code.to_owned()))
        }
        None => Err(MoneyError::Form),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Digits without a leading zero, but for zero itself.
fn is_whole(text: &str) -> bool {
    is_digits(text) && (text == "0" || !text.starts_with('0'))
}

/// The digits of a number grouped in threes. `None` for ungrouped numbers of four digits and more, which are never printed.
fn ungrouped(text: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, others) = groups.split_first()?;
    let well_formed =
        is_whole(&groups.concat()) && first.len() <= 3 && others.iter().all(|group| group.len() == 3);
    well_formed.then(|| groups.concat())
}

pub(super) fn amount(
    qualifier: Option<Qualifier>,
    currency: Currency,
    unit: Unit,
    whole: &str,
    fraction: &str,
) -> Result<Money, MoneyError> {
    let places = u32::try_from(fraction.len()).map_err(|_| MoneyError::TooFine)?;
    let zeros = (unit.zeros() + currency.decimals()).checked_sub(places).ok_or(MoneyError::TooFine)?;
    let step = 10_i64.checked_pow(zeros).ok_or(MoneyError::TooLarge)?;
    let digits: i64 = format!("{whole}{fraction}").parse().map_err(|_| MoneyError::TooLarge)?;
    let minor = digits.checked_mul(step).ok_or(MoneyError::TooLarge)?;
    Ok(Money { minor, step, currency, unit, qualifier })
}
