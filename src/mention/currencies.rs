//! Currencies in a text: signs, codes, and words with an adjective.
//!
//! Takes the place of a token; gives the currency that is written there, before or after a number. Which words a language has
//! is in its table; signs and codes are those of every language.

use super::tokens::{Class, Tokens, is_year};
use super::vocabulary::{Bare, CurrencyWord, Vocabulary};
use crate::model::money::Currency;

/// How a currency is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Sign,
    Code,
    /// A code that is also a word or the name of something else: `ALL`, `SDG`.
    DoubtfulCode,
    /// `kr.`
    Abbreviation,
    /// `kroner`, which stands before an amount in contracts.
    Kroner,
    Word,
    /// A word that can be a weight or another thing without a scale word.
    DoubtfulWord,
    /// `,-`
    EvenMark,
}

/// A currency as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    /// `None` for a currency that is not known, as in `5 Martian dollars`.
    pub currency: Option<Currency>,
    /// The zeros of a scale in the same word: `MEUR`, `tkr.`
    pub zeros: i32,
    pub form: Form,
    /// The place after it.
    pub end: usize,
}

/// Codes that are also words, programs, goals or names. They count only beside a number that nothing else would have.
const DOUBTFUL: &[&str] = &[
    "ALL", "AMD", "BAM", "BIF", "BOB", "CDF", "COP", "CUP", "CVE", "DOP", "ERN", "GEL", "LAK", "MAD", "MOP",
    "NIO", "PEN", "PHP", "RON", "SAR", "SCR", "SDG", "SOS", "SSP", "TOP", "TRY",
];

/// The letters before or after a `$`, and whether there may be a space between them, as in texts that were cut into words.
const DOLLARS: &[(&str, &str, bool)] = &[
    ("us", "USD", true),
    ("u. s.", "USD", true),
    ("a", "AUD", false),
    ("au", "AUD", true),
    ("c", "CAD", true),
    ("ca", "CAD", false),
    ("can", "CAD", false),
    ("nz", "NZD", true),
    ("hk", "HKD", true),
    ("s", "SGD", false),
    ("sg", "SGD", true),
    ("nt", "TWD", true),
    ("r", "BRL", false),
    ("mex", "MXN", false),
    ("mx", "MXN", false),
];

/// The currency that is written at a place.
pub(super) fn unit(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    match tokens.class(at)? {
        Class::Sign(sign) => sign_unit(tokens, at, sign),
        Class::Word => dollar_after_letters(tokens, at)
            .or_else(|| code(tokens, at, vocabulary))
            .or_else(|| scaled_word(tokens, at, vocabulary))
            .or_else(|| word(tokens, at, vocabulary)),
        Class::Number => priced_word(tokens, at, vocabulary),
        Class::Address => None,
    }
}

/// `,-` right after a number.
pub(super) fn even_mark(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    let is_mark = vocabulary.has_even_mark
        && tokens.sign(at) == Some(',')
        && tokens.is_glued(at)
        && matches!(tokens.sign(at + 1), Some('-' | '–' | '—'))
        && tokens.is_glued(at + 1);
    is_mark.then_some(Unit {
        currency: Currency::from_code("DKK"),
        zeros: 0,
        form: Form::EvenMark,
        end: at + 2,
    })
}

fn sign_unit(tokens: &Tokens<'_>, at: usize, sign: char) -> Option<Unit> {
    let code = match sign {
        '$' => {
            // `$US` and `$A`
            let letters = tokens.word(at + 1).filter(|_| tokens.is_glued(at + 1));
            let known = letters.and_then(|letters| DOLLARS.iter().find(|(known, _, _)| *known == letters));
            if let Some((_, code, _)) = known {
                return Some(of_sign(code, at + 2));
            }
            "USD"
        }
        '€' => "EUR",
        '£' => "GBP",
        '¥' => "JPY",
        _ => return None,
    };
    Some(of_sign(code, at + 1))
}

fn of_sign(code: &str, end: usize) -> Unit {
    Unit { currency: Currency::from_code(code), zeros: 0, form: Form::Sign, end }
}

/// `US$`, `HK $`, `usd$`; the currency of letters that nobody knows is not known.
fn dollar_after_letters(tokens: &Tokens<'_>, at: usize) -> Option<Unit> {
    if !(at + 1..=at + 4).any(|place| tokens.sign(place) == Some('$')) {
        return None;
    }
    for (letters, code, may_be_spaced) in DOLLARS {
        if let Some(sign) = tokens.after_phrase(at, letters)
            && tokens.sign(sign) == Some('$')
            && (*may_be_spaced || tokens.is_glued(sign))
        {
            return Some(of_sign(code, sign + 1));
        }
    }
    let is_glued = tokens.sign(at + 1) == Some('$') && tokens.is_glued(at + 1);
    is_glued.then(|| of_sign(&tokens.written(at).to_ascii_uppercase(), at + 2))
}

/// `DKK`, `MEUR`.
fn code(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    let written = tokens.written(at);
    let unit = |currency, zeros| Unit { currency: Some(currency), zeros, form: Form::Code, end: at + 1 };
    if let Some(currency) = Currency::from_code(written) {
        let form = if DOUBTFUL.contains(&written) { Form::DoubtfulCode } else { Form::Code };
        return Some(Unit { form, ..unit(currency, 0) });
    }
    if vocabulary.small_codes.contains(&written) {
        return Currency::from_code(&written.to_ascii_uppercase()).map(|currency| unit(currency, 0));
    }
    let zeros = match written.as_bytes().first()? {
        b'M' | b'm' => 6,
        b'T' | b't' | b'K' | b'k' => 3,
        _ => return None,
    };
    Currency::from_code(&written[1..]).map(|currency| unit(currency, zeros))
}

/// `tkr.`
fn scaled_word(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    let word = tokens.word(at)?;
    let (_, zeros, code) = vocabulary.scaled_currencies.iter().find(|(known, _, _)| *known == word)?;
    let end = after_full_stop(tokens, at + 1);
    Some(Unit { currency: Currency::from_code(code), zeros: *zeros, form: Form::Abbreviation, end })
}

/// `kr.`, `svenske kroner`, `Hong Kong dollars`, `d.kr.`
fn word(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    if let Some(known) = vocabulary.currency(tokens.word(at)?) {
        let next = tokens.word(tokens.after_hyphen(at + 1));
        // The 20 euro countries are no amount.
        let is_adjective =
            known.ending.is_empty() && next.is_some_and(|word| vocabulary.after_euro.contains(&word));
        return if is_adjective { None } else { Some(bare_word(tokens, at, known)) };
    }
    let Some((country, next)) = vocabulary.country(tokens, at) else {
        return after_other_adjective(tokens, at, vocabulary);
    };
    let next = tokens.after_hyphen(next);
    let known = vocabulary.currency(tokens.word(next)?)?;
    let end = after_word(tokens, next, known);
    match known.bare {
        // The euro has no country.
        Bare::Currency(code) if known.ending.is_empty() => {
            Some(Unit { currency: Currency::from_code(code), zeros: 0, form: Form::Word, end })
        }
        _ => Some(of_country(country, known.ending, end)),
    }
}

/// A currency word without an adjective.
fn bare_word(tokens: &Tokens<'_>, at: usize, known: &CurrencyWord) -> Unit {
    let end = after_word(tokens, at, known);
    let (code, form) = match known.bare {
        Bare::Currency(code) if known.is_abbreviation() => (code, Form::Abbreviation),
        Bare::Currency(code) if known.is_before_amounts() => (code, Form::Kroner),
        Bare::Currency(code) => (code, Form::Word),
        // Sterling is no weight.
        Bare::OnlyWithScale(code) if end > at + 1 => (code, Form::Word),
        Bare::OnlyWithScale(code) => (code, Form::DoubtfulWord),
        Bare::Nothing => ("", Form::DoubtfulWord),
    };
    Unit { currency: Currency::from_code(code), zeros: 0, form, end }
}

fn of_country(country: &str, ending: &str, end: usize) -> Unit {
    Unit { currency: Currency::from_code(&format!("{country}{ending}")), zeros: 0, form: Form::Word, end }
}

/// `5 ekstra kroner` are Danish, `5 zimbabwiske dollar` are dollars that nobody knows.
fn after_other_adjective(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    let known = vocabulary.currency(tokens.word(at + 1)?)?;
    let adjective = tokens.word(at)?;
    if vocabulary.plain_adjectives.contains(&adjective) {
        return Some(bare_word(tokens, at + 1, known));
    }
    let ends_so = vocabulary.country_endings.iter().any(|ending| adjective.ends_with(ending));
    // `5 Belize dollars`
    let is_name =
        tokens.written(at).starts_with(char::is_uppercase) && tokens.written(at) != adjective.to_uppercase();
    let is_country = ends_so && adjective.len() > 4 || is_name;
    is_country.then(|| of_country("", "", after_word(tokens, at + 1, known)))
}

/// `5 mio. 2020-kroner`: kroner at the prices of a year.
fn priced_word(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Unit> {
    let word = tokens.after_hyphen(at + 1);
    if word == at + 1 || !is_year(tokens.written(at)) {
        return None;
    }
    let known = vocabulary.currency(tokens.word(word)?)?;
    Some(bare_word(tokens, word, known))
}

/// The place after a currency word and what belongs to it: the full stop of `kr.`, `sterling`.
fn after_word(tokens: &Tokens<'_>, at: usize, known: &CurrencyWord) -> usize {
    if known.is_abbreviation() {
        return after_full_stop(tokens, at + 1);
    }
    let is_sterling = known.ending == "P" && tokens.word(at + 1) == Some("sterling");
    if is_sterling { at + 2 } else { at + 1 }
}

fn after_full_stop(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.is_full_stop(at) { at + 1 } else { at }
}
