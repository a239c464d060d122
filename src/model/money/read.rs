//! Amounts as they are read: from a sheet, and from running text in a language.

use std::str::FromStr;

use super::print::{hedge_word, unit_word};
use super::{Currency, Money, Qualifier, Unit};
use crate::model::Language;

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MoneyError {
    /// It is not `[hedge] CUR NUMBER [unit]` at all.
    Form,
    /// The code is none of ISO 4217.
    Currency(String),
    /// The number is not digits with at most one decimal point.
    Number(String),
    /// The unit is none of thousand, million, billion.
    Unit(String),
    /// A digit is worth less than the currency's minor unit.
    TooFine,
    /// It does not fit into 63 bits of minor units.
    TooLarge,
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Reads `[about | up to | at least | over | under] CUR NUMBER [thousand | million | billion]`.
    fn from_str(text: &str) -> Result<Money, MoneyError> {
        // As copied from a page, with no-break spaces.
        let text = text.replace('\u{a0}', " ");
        let (qualifier, rest) = take_hedge(text.trim(), Language::English);
        let mut words = rest.split(' ').filter(|word| !word.is_empty());
        let (Some(code), Some(number)) = (words.next(), words.next()) else {
            return Err(MoneyError::Form);
        };
        let currency = currency(code)?;
        let unit = match words.next() {
            None => Unit::One,
            Some(word) => unit(word, Language::English).ok_or_else(|| MoneyError::Unit(word.to_owned()))?,
        };
        if words.next().is_some() {
            return Err(MoneyError::Form);
        }
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (number, None),
        };
        let well_formed = is_whole(whole) && fraction.is_none_or(is_digits);
        if !well_formed {
            return Err(MoneyError::Number(number.to_owned()));
        }
        amount(qualifier, currency, unit, whole, fraction.unwrap_or(""))
    }
}

impl Money {
    /// Reads an amount as [`Money::print`] writes it in `language`; every blank may also be an ordinary space.
    /// `None` where the text is anything else or more than one amount.
    pub fn read_printed(text: &str, language: Language) -> Option<Money> {
        let text = text.replace('\u{a0}', " ");
        let (qualifier, rest) = take_hedge(&text, language);
        let (mark, separator) = match language {
            Language::Danish => (',', '.'),
            Language::English => ('.', ','),
        };
        let (currency, number, unit) = match language {
            Language::English => {
                let (code, rest) = rest.split_once(' ')?;
                let (number, unit) = take_unit(rest, language);
                (Currency::from_code(code)?, number, unit)
            }
            Language::Danish => {
                let (rest, currency) = Currency::codes()
                    .filter_map(Currency::from_code)
                    .find_map(|known| Some((rest.strip_suffix(known.word(language))?, known)))?;
                let (number, unit) = take_unit(rest.strip_suffix(' ')?, language);
                (currency, number, unit)
            }
        };
        let (whole, fraction) = match number.split_once(mark) {
            Some((whole, fraction)) if is_digits(fraction) => (whole, fraction),
            Some(_) => return None,
            None => (number, ""),
        };
        let whole = ungrouped(whole, separator)?;
        amount(qualifier, currency, unit, &whole, fraction).ok()
    }
}

fn take_hedge(text: &str, language: Language) -> (Option<Qualifier>, &str) {
    Qualifier::ALL
        .into_iter()
        .find_map(|hedge| {
            let rest = text.strip_prefix(hedge_word(hedge, language))?;
            Some((Some(hedge), rest.strip_prefix(' ')?))
        })
        .unwrap_or((None, text))
}

fn take_unit(text: &str, language: Language) -> (&str, Unit) {
    text.rsplit_once(' ')
        .and_then(|(number, word)| Some((number, unit(word, language)?)))
        .unwrap_or((text, Unit::One))
}

fn unit(word: &str, language: Language) -> Option<Unit> {
    [Unit::Thousand, Unit::Million, Unit::Billion]
        .into_iter()
        .find(|known| unit_word(*known, language) == word)
}

fn currency(code: &str) -> Result<Currency, MoneyError> {
    match Currency::from_code(code) {
        Some(currency) => Ok(currency),
        // `37.6 million` and `ca. DKK 5` have no currency where one must stand; `kr 5` has a wrong one.
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

/// The digits of a number grouped in threes; ungrouped numbers of four digits and more are not what is
/// printed, so they are refused.
fn ungrouped(text: &str, separator: char) -> Option<String> {
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, others) = groups.split_first()?;
    let well_formed =
        is_whole(&groups.concat()) && first.len() <= 3 && others.iter().all(|group| group.len() == 3);
    well_formed.then(|| groups.concat())
}

fn amount(
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
