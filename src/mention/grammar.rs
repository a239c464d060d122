//! The grammar of numbers: what their parts come to.
//!
//! Takes the parts of a number, digits and words alike; gives their sum. It is the same for every language: each has its own
//! words, and no language writes what the others mean by something else.

use super::figure::Figure;
use super::vocabulary::Part;

/// What the parts of a number come to.
pub(super) struct Sum {
    pub value: Figure,
    /// The number without its scale word, and the zeros that this adds; with more than one scale word, all of it and no zeros.
    pub bare: Figure,
    pub zeros: i32,
    /// Whether the number without its scale word ends with the word for a hundred.
    pub is_hundreds: bool,
    pub has_scale: bool,
}

/// Reads parts from the left. Each function leaves `at` where it was if it finds nothing.
pub(super) struct Reader<'p> {
    parts: &'p [Part],
    at: usize,
    has_bare_hundreds: bool,
}

impl<'p> Reader<'p> {
    pub fn new(parts: &'p [Part], has_bare_hundreds: bool) -> Reader<'p> {
        Reader { parts, at: 0, has_bare_hundreds }
    }

    /// How many parts have been read.
    pub fn count(&self) -> usize {
        self.at
    }

    fn part(&self, ahead: usize) -> Option<Part> {
        self.parts.get(self.at + ahead).copied()
    }

    /// Groups with smaller and smaller scales: two million, three hundred thousand and five.
    pub fn number(&mut self) -> Option<Sum> {
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
        if count == 1 {
            return Some(first);
        }
        Some(Sum { value: sum, bare: sum, zeros: 0, is_hundreds: false, has_scale: first.has_scale })
    }

    /// A group and its scale, which is smaller than the one before.
    fn scaled_group(&mut self, before: i32) -> Option<Sum> {
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
            let is_hundreds = self.is_after_hundred();
            self.at += 1;
            return match self.trailing_fraction() {
                // `three million and a half`
                Some(hundredths) => {
                    let bare = bare.plus(Figure::hundredths(hundredths))?;
                    Some(Sum { value: bare.scaled(zeros)?, bare, zeros, is_hundreds: false, has_scale: true })
                }
                None => Some(Sum { value: bare.scaled(zeros)?, bare, zeros, is_hundreds, has_scale: true }),
            };
        }
        let is_allowed =
            !needs_scale && (before == i32::MAX || bare.compare(Figure::new(1, before))?.is_lt());
        if !is_allowed || matches!(self.part(0), Some(Part::Scale(_))) {
            self.at = start;
            return None;
        }
        Some(Sum { value: bare, bare, zeros: 0, is_hundreds: self.is_after_hundred(), has_scale: false })
    }

    fn is_after_hundred(&self) -> bool {
        self.at > 1 && self.parts[self.at - 1] == Part::Hundred
    }

    /// A number below a thousand, or with a fraction, and whether it needs a scale word to be a number.
    fn group(&mut self) -> Option<(Figure, bool)> {
        if let Some(fraction) = self.leading_fraction() {
            return Some(fraction);
        }
        if let Some(Part::Digits(figure)) = self.part(0) {
            return self.after_digits(figure);
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

    /// `2 hundrede`, `2 and a half`, `3/4 of a`.
    fn after_digits(&mut self, figure: Figure) -> Option<(Figure, bool)> {
        self.at += 1;
        if self.part(0) == Some(Part::Hundred) {
            self.at += 1;
            return Some((figure.scaled(2)?, false));
        }
        if let (Some(Part::Of), Some(Part::Article), Some(Part::Scale(_))) =
            (self.part(0), self.part(1), self.part(2))
        {
            self.at += 2;
            return Some((figure, true));
        }
        match self.trailing_fraction() {
            Some(hundredths) if figure.is_whole() => {
                Some((figure.plus(Figure::hundredths(hundredths))?, false))
            }
            _ => Some((figure, false)),
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
            if self.part(0) == Some(Part::Hundred) {
                self.at += 1;
                return Some((Figure::new(150, 0), false));
            }
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
