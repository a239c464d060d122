//! Numbers in words.
//!
//! Takes the place of a token; gives the number that begins there, with its scale words, and the place after it. Words are parts
//! first (`femoghalvtreds` is three), so that it makes no difference whether they are written as one.

use super::figure::Figure;
use super::scales::scale;
use super::tokens::Tokens;
use super::vocabulary::{Part, Vocabulary};

/// The parts of the number words from a place on, and the place after the word of each.
struct Parts {
    parts: Vec<Part>,
    ends: Vec<usize>,
}

impl Parts {
    fn read(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<Parts> {
        let mut parts = Parts { parts: Vec::new(), ends: Vec::new() };
        let mut place = at;
        loop {
            let here = if place > at { tokens.after_hyphen(place) } else { place };
            let found = vocabulary.parts_at(tokens, here);
            if found.is_empty() {
                break;
            }
            // Abbreviations such as `mio.` have a full stop.
            place = match scale(tokens, here, false, vocabulary) {
                Some((_, end)) => end,
                None => here + 1,
            };
            parts.ends.extend(found.iter().map(|_| place));
            parts.parts.extend(found);
        }
        (!parts.parts.is_empty()).then_some(parts)
    }

    /// The place after the first so many parts. `None` if they end inside a word.
    fn place_after(&self, count: usize) -> Option<usize> {
        let end = *self.ends.get(count.checked_sub(1)?)?;
        (self.ends.get(count) != Some(&end)).then_some(end)
    }
}

/// What the words of a number come to.
pub(super) struct Words {
    pub value: Figure,
    /// The number without its scale word, and the zeros that this adds; with more than one scale word, all of it and no zeros.
    pub bare: Figure,
    pub zeros: i32,
    pub has_scale: bool,
}

/// The number that begins at a place: as many words as make one, so that `hundrede og` is a hundred and an `og`.
pub(super) fn in_words(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Option<(Words, usize)> {
    let parts = Parts::read(tokens, at, vocabulary)?;
    let mut reader = Reader { parts: &parts.parts, at: 0, has_bare_hundreds: vocabulary.has_bare_hundreds };
    let words = reader.number()?;
    Some((words, parts.place_after(reader.at)?))
}

/// Reads parts from the left. Each function leaves `at` where it was if it finds nothing.
struct Reader<'p> {
    parts: &'p [Part],
    at: usize,
    has_bare_hundreds: bool,
}

impl Reader<'_> {
    fn part(&self, ahead: usize) -> Option<Part> {
        self.parts.get(self.at + ahead).copied()
    }

    /// Groups with smaller and smaller scales: two million, three hundred thousand and five.
    fn number(&mut self) -> Option<Words> {
        let first = self.scaled_group(i32::MAX)?;
        let mut sum = first.value;
        let mut last_zeros = first.zeros;
        let mut count = 1;
        while last_zeros > 0 {
            let start = self.at;
            if self.part(0) == Some(Part::And) {
                self.at += 1;
            }
            let Some(next) = self.scaled_group(last_zeros) else {
                self.at = start;
                break;
            };
            sum = sum.plus(next.value)?;
            last_zeros = next.zeros;
            count += 1;
        }
        let (bare, zeros) = if count == 1 { (first.bare, first.zeros) } else { (sum, 0) };
        Some(Words { value: sum, bare, zeros, has_scale: first.has_scale })
    }

    /// A group and its scale, which is smaller than the one before.
    fn scaled_group(&mut self, before: i32) -> Option<Words> {
        let start = self.at;
        let (bare, needs_scale) = match self.group() {
            Some(group) => group,
            None if self.has_bare_hundreds && self.part(0) == Some(Part::Scale(3)) => {
                (Figure::new(1, 0), true)
            }
            None => return None,
        };
        if let Some(Part::Scale(zeros)) = self.part(0)
            && zeros < before
        {
            self.at += 1;
            return Some(Words { value: bare.scaled(zeros)?, bare, zeros, has_scale: true });
        }
        let is_allowed =
            !needs_scale && (before == i32::MAX || bare.compare(Figure::new(1, before))?.is_lt());
        if !is_allowed || matches!(self.part(0), Some(Part::Scale(_))) {
            self.at = start;
            return None;
        }
        Some(Words { value: bare, bare, zeros: 0, has_scale: false })
    }

    /// A number below a thousand, or with a fraction, and whether it needs a scale word to be a number.
    fn group(&mut self) -> Option<(Figure, bool)> {
        if let Some(fraction) = self.leading_fraction() {
            return Some(fraction);
        }
        if self.part(0) == Some(Part::Article) {
            return self.after_article();
        }
        let low = self.below_hundred();
        let mut value = match (low, self.part(0)) {
            (Some(low), Some(Part::Hundred)) => {
                self.at += 1;
                self.after_hundred(low * 100)
            }
            (None, Some(Part::Hundred)) if self.has_bare_hundreds => {
                self.at += 1;
                self.after_hundred(100)
            }
            (Some(low), _) => low,
            (None, _) => return None,
        };
        if let Some(decimals) = self.decimals() {
            return Some((Figure::from_digits(&value.to_string(), &decimals)?, false));
        }
        match self.trailing_fraction() {
            Some(hundredths) => {
                value = value.checked_mul(100)?.checked_add(hundredths)?;
                Some((Figure::hundredths(value), false))
            }
            None => Some((Figure::new(value, 0), false)),
        }
    }

    /// `a hundred and five`, `a million`.
    fn after_article(&mut self) -> Option<(Figure, bool)> {
        match self.part(1) {
            Some(Part::Hundred) => {
                self.at += 2;
                Some((Figure::new(self.after_hundred(100), 0), false))
            }
            Some(Part::Scale(_)) => {
                self.at += 1;
                Some((Figure::new(1, 0), true))
            }
            _ => None,
        }
    }

    /// The number with what follows a hundred: `hundrede og femogtyve`.
    fn after_hundred(&mut self, hundreds: i128) -> i128 {
        let start = self.at;
        if self.part(0) == Some(Part::And) {
            self.at += 1;
        }
        match self.below_hundred() {
            // `tre hundrede og to en halv`, and `a hundred and a half`, are no numbers that anybody writes.
            Some(low) => hundreds + low,
            None => {
                self.at = start;
                hundreds
            }
        }
    }

    /// `femogtyve`, `twenty-five`, or one of both.
    fn below_hundred(&mut self) -> Option<i128> {
        match (self.part(0)?, self.part(1), self.part(2)) {
            (Part::Small(unit @ 1..=9), Some(Part::And), Some(Part::Tens(tens))) => {
                self.at += 3;
                Some(tens + unit)
            }
            (Part::Tens(tens), Some(Part::Small(unit @ 1..=9)), _) => {
                self.at += 2;
                Some(tens + unit)
            }
            (Part::Tens(number) | Part::Small(number), _, _) => {
                self.at += 1;
                Some(number)
            }
            _ => None,
        }
    }

    /// `halvanden`, `en halv`, `half a`, `a quarter of a`, `three quarters`. Without an article it needs a scale word: the
    /// `half` of `the second half` is no number.
    fn leading_fraction(&mut self) -> Option<(Figure, bool)> {
        if self.part(0) == Some(Part::OneAndHalf) {
            self.at += 1;
            return Some((Figure::new(15, -1), false));
        }
        let (count, length) = match (self.part(0)?, self.part(1)) {
            (Part::Fraction(hundredths), _) => (hundredths, 1),
            (Part::Article | Part::Small(1), Some(Part::Fraction(hundredths))) => (hundredths, 2),
            (Part::Small(3), Some(Part::Fraction(25))) => (75, 2),
            _ => return None,
        };
        self.at += length;
        let is_counted = length == 2;
        let has_article = match (self.part(0), self.part(1)) {
            (Some(Part::Of), Some(Part::Article)) => {
                self.at += 2;
                true
            }
            (Some(Part::Article), _) => {
                self.at += 1;
                true
            }
            _ => false,
        };
        Some((Figure::hundredths(count), !is_counted && !has_article))
    }

    /// `og en halv`, `en halv`, `and a half`, in hundredths.
    fn trailing_fraction(&mut self) -> Option<i128> {
        let skipped = usize::from(self.part(0) == Some(Part::And));
        match (self.part(skipped)?, self.part(skipped + 1)) {
            (Part::Article | Part::Small(1), Some(Part::Fraction(hundredths))) => {
                self.at += skipped + 2;
                Some(hundredths)
            }
            _ => None,
        }
    }

    /// The digits after `komma`.
    fn decimals(&mut self) -> Option<String> {
        if self.part(0) != Some(Part::Point) {
            return None;
        }
        let start = self.at;
        self.at += 1;
        let mut digits = String::new();
        while let Some(number) = self.below_hundred() {
            digits.push_str(&number.to_string());
        }
        if digits.is_empty() {
            self.at = start;
            return None;
        }
        Some(digits)
    }
}
