//! How a language writes dates, times and amounts, sorts names, quotes, and calls the folders of a site.
//!
//! Takes a [`Language`]; gives its [`Conventions`], if the program knows the language. Those of other languages are made by the parser
//! from the strings file of a theme. Values print themselves with these conventions; nothing here knows a value. The words of pages are
//! in the theme.

mod danish;
mod english;
mod german;

use std::borrow::Cow;

use super::calendar::CalendarNames;
use super::language::{Language, MessageLanguage};
pub use danish::DANISH;
pub use english::ENGLISH;
pub use german::GERMAN;

/// Words of the program or of a strings file.
pub type Words = Cow<'static, str>;

/// The conventions of a language. In patterns, what stands in braces is replaced; blanks that must not break are no-break spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conventions {
    /// The language's name in itself, for the switch between languages.
    pub own_name: Words,
    pub names: Names,
    /// A day, of `{day}`, `{month}` and `{year}`.
    pub date: Words,
    /// A month of a year, of `{month}` and `{year}`.
    pub month_of_year: Words,
    /// A day with its weekday, of `{weekday}` and `{date}`.
    pub weekday_date: Words,
    /// A time of day, of `{hour}` and `{minute}`.
    pub time: Words,
    /// Before the decimals of a number.
    pub decimal_mark: char,
    /// Between groups of three digits.
    pub group_mark: char,
    /// Whether the currency comes before the number: `DKK 37.6 million`, `37,6 mio. kr.`
    pub is_currency_first: bool,
    /// The words for a thousand, a million and a billion (10⁹) before or after a currency.
    pub units: [Words; 3],
    /// The words for about, up to, at least, over and under.
    pub hedges: [Words; 5],
    /// The codes of currencies that are printed as a word, with the word.
    pub currencies: Cow<'static, [(Words, Words)]>,
    pub alphabet: Alphabet,
    /// The signs before and after a quotation.
    pub quotation_marks: [Words; 2],
    pub addresses: AddressNames,
}

/// The names of months and weekdays in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Names {
    /// Those of a language that is also read.
    Known(&'static CalendarNames),
    Own {
        months: Box<[Words]>,
        /// Monday first.
        weekdays: Box<[Words]>,
    },
}

impl Names {
    /// The name of a month, 0 to 11.
    pub fn month(&self, at: usize) -> &str {
        match self {
            Names::Known(names) => names.months.get(at).copied().unwrap_or_default(),
            Names::Own { months, .. } => months.get(at).map(|name| &**name).unwrap_or_default(),
        }
    }

    /// The name of a weekday, 0 for Monday.
    pub fn weekday(&self, at: usize) -> &str {
        match self {
            Names::Known(names) => names.weekdays.get(at).copied().unwrap_or_default(),
            Names::Own { weekdays, .. } => weekdays.get(at).map(|name| &**name).unwrap_or_default(),
        }
    }
}

/// The order of letters. A letter that has no place of its own is sorted as the plain letters that it is based on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alphabet {
    /// The places of a to z, from [`Alphabet::FIRST`].
    pub plain: [u8; 26],
    /// Letters, or two letters that count as one, each with its place.
    pub own: Cow<'static, [(Words, u8)]>,
}

impl Alphabet {
    /// The place of the first letter: after the blank and the digits.
    pub const FIRST: u8 = b'a';

    /// The place of a letter from a to z.
    pub fn place_of_plain(&self, letter: u8) -> u8 {
        self.plain.get(usize::from(letter.wrapping_sub(b'a'))).copied().unwrap_or(letter)
    }

    /// a to z in their order, with these letters after them.
    pub const fn with(own: &'static [(Words, u8)]) -> Alphabet {
        Alphabet { plain: *b"abcdefghijklmnopqrstuvwxyz", own: Cow::Borrowed(own) }
    }
}

/// What the folders of a site are called in addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressNames {
    pub releases: Words,
    pub partnerships: Words,
    pub agreements: Words,
    pub organisations: Words,
    pub people: Words,
    pub topics: Words,
    /// Before the number of a page of a list.
    pub page: Words,
    pub corrections: Words,
    pub search: Words,
    /// Before the id of an organisation: the releases that it sent.
    pub sender: Words,
}

impl Conventions {
    /// The conventions of a language that the program knows.
    pub fn known(language: Language) -> Option<&'static Conventions> {
        match language {
            Language::DANISH => Some(&DANISH),
            Language::ENGLISH => Some(&ENGLISH),
            Language::GERMAN => Some(&GERMAN),
            _ => None,
        }
    }

    /// Those of a language, or the English ones. For texts that are in a language that is read, and so known.
    pub fn known_or_english(language: Language) -> &'static Conventions {
        Conventions::known(language).unwrap_or(&ENGLISH)
    }

    /// Those of a language that the program speaks.
    pub fn of_messages(language: MessageLanguage) -> &'static Conventions {
        language.pick(&DANISH, &ENGLISH)
    }

    /// Whether both write everything in the same way.
    pub fn says_the_same(&self, other: &Conventions) -> bool {
        let months = (0..12).all(|at| self.names.month(at) == other.names.month(at));
        let weekdays = (0..7).all(|at| self.names.weekday(at) == other.names.weekday(at));
        months && weekdays && *self == Conventions { names: self.names.clone(), ..other.clone() }
    }

    /// The word for a currency: that of the table, or its code.
    pub fn currency<'c>(&'c self, code: &'c str) -> &'c str {
        self.currencies.iter().find(|(known, _)| known == code).map_or(code, |(_, word)| word)
    }
}

/// A pattern with its placeholders filled in.
pub fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, from_name)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = from_name.split_once('}').unwrap_or((from_name, ""));
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            text.push_str(value);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_placeholder_of_a_pattern_is_filled() {
        let values = [("day", "4"), ("month", "maj")];
        assert_eq!(filled("{day}. {month}", &values), "4. maj");
        assert_eq!(filled("den {day}.", &values), "den 4.");
        assert_eq!(filled("", &values), "");
    }
}
