//! What a language needs to know for amounts to be read in it: a table for each language has this form.
//!
//! Takes a word or a place among tokens; gives what it means. Words in tables are in small letters; a phrase has one space
//! between its words, and a full stop after a word says that there may be one. Nothing here depends on the language.

use super::figure::Figure;
use super::tokens::Tokens;
use crate::model::money::Qualifier;

/// The bytes of the longest number that anybody writes as one word.
const LONGEST_WORD: usize = 120;

/// The words of a language that amounts are made of.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub decimal_mark: char,
    pub group_mark: char,
    /// Whether `,-` after a number says that it is kroner.
    pub has_even_mark: bool,
    /// Whether the parts of a number are written as one word: `tohundredefem`.
    pub is_compounding: bool,
    /// Whether `hundrede` and `tusind` are numbers without another one before them.
    pub has_bare_hundreds: bool,
    pub numbers: &'static [(&'static str, Part)],
    /// Words for a power of ten from 1,000 on.
    pub scales: &'static [(&'static str, i32)],
    /// Abbreviations of them that count only right after digits or beside a sign or code: `$10m`.
    pub glued_scales: &'static [(&'static str, i32)],
    pub currencies: &'static [CurrencyWord],
    /// A scale and a currency in one word.
    pub scaled_currencies: &'static [(&'static str, i32, &'static str)],
    /// Adjectives of countries, with the country's code of ISO 3166.
    pub countries: &'static [(&'static str, &'static str)],
    /// How other adjectives of countries end.
    pub country_endings: &'static [&'static str],
    /// Adjectives that say nothing about the country, though they may end like one that does.
    pub plain_adjectives: &'static [&'static str],
    /// The codes of currencies that are also read in small letters.
    pub small_codes: &'static [&'static str],
    /// Words after `euro` that it says something about: the euro area.
    pub after_euro: &'static [&'static str],
    /// Words for a hundredth of a currency.
    pub hundredths: &'static [&'static str],
    /// Hedges before an amount; `None` for a phrase that looks like one. Longer ones first.
    pub hedges: &'static [(&'static str, Option<Qualifier>)],
    /// Words that may be between a hedge and its amount.
    pub after_hedges: &'static [&'static str],
    /// Hedges after an amount.
    pub later_hedges: &'static [(&'static str, Qualifier)],
    pub and: &'static str,
    /// The word before the decimals of a number in words.
    pub point: &'static str,
    pub minus: &'static str,
    /// The words that make a range of two numbers with `and`.
    pub between: &'static [&'static str],
    /// The word before a change from one amount to another, which is no range.
    pub from: &'static str,
    /// The words between the ends of a range.
    pub range_words: &'static [&'static str],
    /// Words after which a hundred or a thousand is no number: `flere hundrede`.
    pub vague: &'static [&'static str],
    /// Words before a year, after which a year is no number of kroner: `i 2020 kroner`.
    pub before_years: &'static [&'static str],
}

/// A part of a number in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// A number in digits.
    Digits(Figure),
    /// Zero to nineteen.
    Small(i128),
    /// Twenty to ninety.
    Tens(i128),
    Hundred,
    /// A power of ten from 1,000 on.
    Scale(i32),
    And,
    /// `a`, which counts only before a hundred, a scale or a fraction.
    Article,
    /// A fraction, in hundredths.
    Fraction(i128),
    /// One and a half, in one word.
    OneAndHalf,
    Of,
    Point,
}

/// A word for a currency.
#[derive(Debug)]
pub(super) struct CurrencyWord {
    pub word: &'static str,
    /// What stands after the country in the code of ISO 4217: the K of `DKK`.
    pub ending: &'static str,
    pub bare: Bare,
}

/// What a word for a currency means without an adjective.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bare {
    Currency(&'static str),
    /// This currency, but a weight or nothing without a scale word.
    OnlyWithScale(&'static str),
    /// It can be that of several countries, and none of them is meant more often than the others.
    Nothing,
}

impl CurrencyWord {
    pub const fn new(word: &'static str, ending: &'static str, bare: &'static str) -> CurrencyWord {
        CurrencyWord { word, ending, bare: Bare::Currency(bare) }
    }

    pub const fn with_scale(word: &'static str, ending: &'static str, bare: &'static str) -> CurrencyWord {
        CurrencyWord { word, ending, bare: Bare::OnlyWithScale(bare) }
    }

    pub const fn with_country(word: &'static str, ending: &'static str) -> CurrencyWord {
        CurrencyWord { word, ending, bare: Bare::Nothing }
    }

    /// Whether it ends with a full stop, as `kr.`
    pub fn is_abbreviation(&self) -> bool {
        self.word.ends_with("kr")
    }

    /// Whether it also stands before an amount without a scale word: `kroner 50.000`.
    pub fn is_before_amounts(&self) -> bool {
        self.word == "kroner"
    }
}

impl Vocabulary {
    /// The parts of a number that a word stands for; empty if it is no number.
    pub fn parts(&self, word: &str) -> Vec<Part> {
        if let Some(part) = self.part(word) {
            return vec![part];
        }
        if !self.is_compounding || word.len() > LONGEST_WORD || !self.begins_like_a_number(word) {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            let Some((part, length)) = self.longest_part(rest) else {
                return Vec::new();
            };
            parts.push(part);
            rest = &rest[length..];
        }
        parts
    }

    /// The parts of a number that the word at a place stands for.
    pub fn parts_at(&self, tokens: &Tokens<'_>, at: usize) -> Vec<Part> {
        tokens.word(at).map_or_else(Vec::new, |word| self.parts(word))
    }

    /// The part of a number that a whole word is.
    fn part(&self, word: &str) -> Option<Part> {
        if word == self.and {
            return Some(Part::And);
        }
        if word == self.point {
            return Some(Part::Point);
        }
        let number = self.numbers.iter().find(|(known, _)| *known == word);
        number.map(|(_, part)| *part).or_else(|| self.scale(word).map(Part::Scale))
    }

    /// A word of one part has been looked up before, so a compound has a number at its beginning.
    fn begins_like_a_number(&self, word: &str) -> bool {
        self.numbers.iter().any(|(known, part)| !matches!(part, Part::Of) && word.starts_with(known))
    }

    fn longest_part(&self, text: &str) -> Option<(Part, usize)> {
        // No abbreviation is part of a compound.
        let scales = self.scales.iter().filter(|(word, _)| word.len() > 4);
        let scales = scales.map(|(word, zeros)| (*word, Part::Scale(*zeros)));
        let known = self.numbers.iter().copied().chain(scales).chain([(self.and, Part::And)]);
        let fitting = known.filter(|(word, _)| text.starts_with(word));
        fitting.map(|(word, part)| (part, word.len())).max_by_key(|(_, length)| *length)
    }

    /// The zeros that a scale word adds.
    pub fn scale(&self, word: &str) -> Option<i32> {
        self.scales.iter().find(|(known, _)| *known == word).map(|(_, zeros)| *zeros)
    }

    pub fn glued_scale(&self, word: &str) -> Option<i32> {
        self.glued_scales.iter().find(|(known, _)| *known == word).map(|(_, zeros)| *zeros)
    }

    pub fn currency(&self, word: &str) -> Option<&'static CurrencyWord> {
        self.currencies.iter().find(|known| known.word == word)
    }

    /// The code of the country whose adjective begins here, and the place after it.
    pub fn country(&self, tokens: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
        tokens.word(at)?;
        self.countries
            .iter()
            .find_map(|(adjective, country)| Some((*country, tokens.after_phrase(at, adjective)?)))
    }
}
