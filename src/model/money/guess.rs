//! The amount that is probably meant by a text that is not written as one. For suggestions only.
//!
//! Takes what people write in letters and spreadsheets, in Danish or English: `37,6 mio. kr.`, `kr. 500,-`,
//! `DKK 32.000.000`; gives an amount, or two where a unit may be missing, or nothing if a word of it is unknown.

use super::{Currency, Money, Qualifier, Unit};

/// What is probably meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoneyGuess {
    One(Money),
    /// A bare number, which can be as it is or in millions.
    Either {
        plain: Money,
        millions: Money,
    },
}

/// From this number on, nobody leaves out the unit.
const NEVER_MILLIONS: i64 = 10_000;

impl Money {
    /// Whether it was written in millions or billions.
    pub fn is_in_millions(self) -> bool {
        self.unit >= Unit::Million
    }

    /// What is meant if other amounts beside it are in millions: it may have lost its unit. `None` if it has one, has
    /// decimals, is zero, or is too large for that.
    pub fn without_its_unit(self) -> Option<MoneyGuess> {
        let one = 10_i64.pow(self.currency.decimals());
        let is_small = (1..NEVER_MILLIONS * one).contains(&self.minor);
        if self.unit != Unit::One || self.step != one || !is_small {
            return None;
        }
        let plain = Money { step: 1, ..self };
        let factor = 10_i64.pow(Unit::Million.zeros());
        let millions =
            Money { minor: self.minor * factor, step: self.step * factor, unit: Unit::Million, ..self };
        Some(MoneyGuess::Either { plain, millions })
    }

    /// The amount that is probably meant.
    pub fn guess(text: &str) -> Option<MoneyGuess> {
        let mut parts = Parts::default();
        let text = text.to_lowercase().replace(['\u{a0}', '\u{202f}', '\u{2009}'], " ");
        // The Danish sign for “and no øre”.
        let text = [",-", ",–", ",—", ".-"].iter().fold(text, |text, sign| text.replace(sign, " kr "));
        for word in words(&text) {
            parts.add(word)?;
        }
        let number = Number::read(&parts.number, parts.unit.is_some())?;
        let currency = parts.currency.or(Currency::from_code("DKK"))?;
        let amount = |unit| number.amount(parts.hedge, currency, unit);
        match parts.unit {
            Some(unit) => amount(unit).map(MoneyGuess::One),
            None if parts.currency.is_none() && number.is_small() => {
                Some(MoneyGuess::Either { plain: amount(Unit::One)?, millions: amount(Unit::Million)? })
            }
            None => amount(Unit::One).map(MoneyGuess::One),
        }
    }
}

/// The words, numbers and signs of a text: a change between letters and digits begins a new one, as in `37,6mio`.
fn words(text: &str) -> Vec<&str> {
    let class = |c: char| match c {
        ' ' | '\t' | '“' | '”' | '"' | '\'' | '’' | '(' | ')' => 0,
        c if c.is_ascii_digit() => 1,
        c if c.is_alphabetic() => 2,
        '€' | '$' | '£' => 3,
        // A full stop or comma belongs to what it follows.
        '.' | ',' => 4,
        _ => 5,
    };
    let mut words = Vec::new();
    let (mut start, mut before) = (0, 0);
    for (at, c) in text.char_indices() {
        let now = if class(c) == 4 && matches!(before, 1 | 2) { before } else { class(c) };
        if now != before {
            words.push(&text[start..at]);
            (start, before) = (at, now);
        }
    }
    words.push(&text[start..]);
    words
        .into_iter()
        .map(str::trim)
        .filter(|word| !word.is_empty() && !matches!(*word, "“" | "”" | "\"" | "'"))
        .collect()
}

#[derive(Default)]
struct Parts {
    hedge: Option<Qualifier>,
    currency: Option<Currency>,
    unit: Option<Unit>,
    number: String,
}

impl Parts {
    /// Takes one more word; `None` if it does not fit.
    fn add(&mut self, word: &str) -> Option<()> {
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            // `37 600 000`: groups with blanks between them.
            let is_group = word.len() == 3 && self.unit.is_none();
            if !self.number.is_empty() && !is_group {
                return None;
            }
            self.number.push_str(word);
            return Some(());
        }
        let word = word.trim_end_matches(['.', ',']);
        if matches!(
            word,
            "" | "i" | "alt" | "på" | "of" | "zu" | "als" | "to" | "til" | "than" | "end" | "least"
        ) {
            return Some(());
        }
        if let Some(hedge) = hedge(word) {
            self.hedge = Some(hedge);
            return Some(());
        }
        if let Some(unit) = unit(word) {
            // `t.kr.` is a unit and a currency.
            return self.unit.replace(unit).is_none().then_some(());
        }
        let currency = currency(word)?;
        (*self.currency.get_or_insert(currency) == currency).then_some(())
    }
}

fn hedge(word: &str) -> Option<Qualifier> {
    Some(match word {
        "ca" | "cirka" | "circa" | "etwa" | "rund" | "omkring" | "omtrent" | "about" | "around"
        | "approx" | "approximately" | "~" => Qualifier::About,
        "op" | "up" | "bis" | "höchstens" | "højst" | "maks" | "max" | "most" => Qualifier::UpTo,
        "mindst" | "mindestens" | "minimum" | "at" => Qualifier::AtLeast,
        "over" | "über" | "mehr" | "mere" | "more" | ">" => Qualifier::Over,
        "under" | "unter" | "weniger" | "mindre" | "less" | "<" => Qualifier::Under,
        _ => return None,
    })
}

fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "t" | "tkr" | "t.kr" | "tusind" | "tusinde" | "tusinder" | "tsd" | "tausend" | "thousand"
        | "thousands" => Unit::Thousand,
        "m" | "mio" | "mill" | "million" | "millionen" | "millioner" | "millions" | "mio.kr" | "mio.dkk" => {
            Unit::Million
        }
        "mia" | "mrd" | "milliard" | "milliarder" | "milliarde" | "milliarden" | "billion" | "billions"
        | "bn" | "mia.kr" => Unit::Billion,
        _ => return None,
    })
}

fn currency(word: &str) -> Option<Currency> {
    let code = match word {
        "kr" | "kr.-" | "krone" | "kroner" | "kronen" | "dkr" | "d.kr" => "DKK".to_owned(),
        "€" | "euro" | "euros" => "EUR".to_owned(),
        "$" | "dollar" | "dollars" => "USD".to_owned(),
        "£" | "pfund" | "pund" | "pounds" => "GBP".to_owned(),
        code => code.to_uppercase(),
    };
    Currency::from_code(&code)
}

/// A number before it is known which sign is its decimal mark.
struct Number {
    whole: String,
    fraction: String,
}

impl Number {
    /// Reads a number of either language. The last sign is the decimal mark, unless it stands before three digits and there
    /// is no unit, or stands there more than once: then it groups the digits.
    fn read(text: &str, has_unit: bool) -> Option<Number> {
        let text = text.trim_end_matches(['.', ',']);
        let last = text.rfind(['.', ',']);
        let (whole, fraction) = match last {
            None => (text, ""),
            Some(at) => {
                let mark = &text[at..=at];
                let (whole, fraction) = (&text[..at], &text[at + 1..]);
                let is_group = fraction.len() == 3
                    && (text.matches(mark).count() > 1 || !has_unit && !text[..at].contains(['.', ',']));
                if is_group { (text, "") } else { (whole, fraction) }
            }
        };
        let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
        let is_number = !whole.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| Number { whole, fraction: fraction.to_owned() })
    }

    fn is_small(&self) -> bool {
        self.whole.parse::<i64>().is_ok_and(|whole| whole < NEVER_MILLIONS)
    }

    fn amount(&self, hedge: Option<Qualifier>, currency: Currency, unit: Unit) -> Option<Money> {
        let whole = Some(self.whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
        // Kroner have two decimals or none.
        let is_short = unit == Unit::One && self.fraction.len() == 1;
        let fraction = if is_short { format!("{}0", self.fraction) } else { self.fraction.clone() };
        super::read::amount(hedge, currency, unit, whole, &fraction).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_people_type_them_are_guessed() {
        for (text, meant) in [
            ("37,6 mio.", "DKK 37.6 million"),
            ("37,6 mio. kr.", "DKK 37.6 million"),
            ("37,6mio kr", "DKK 37.6 million"),
            ("DKK 32.000.000", "DKK 32000000"),
            ("32 000 000 kr.", "DKK 32000000"),
            ("32 mio. kr.", "DKK 32 million"),
            ("ca. DKK 32 million", "about DKK 32 million"),
            ("op til 300.000 kroner", "up to DKK 300000"),
            ("mindst 5 mia. kr.", "at least DKK 5 billion"),
            ("at least EUR 5 million", "at least EUR 5 million"),
            ("kr. 500", "DKK 500"),
            ("500,-", "DKK 500"),
            ("kr. 1.250,50", "DKK 1250.50"),
            ("€ 1,250.5", "EUR 1250.50"),
            ("2,1 mia. kr.", "DKK 2.1 billion"),
            ("300 t.kr.", "DKK 300 thousand"),
            ("DKK 5 mio.", "DKK 5 million"),
            ("“DKK 5 million”", "DKK 5 million"),
            ("dkk 5 Million", "DKK 5 million"),
        ] {
            let Some(MoneyGuess::One(money)) = Money::guess(text) else {
                panic!("{text}: {:?}", Money::guess(text));
            };
            assert_eq!(money.to_string(), meant, "{text}");
        }
        for text in ["mange penge", "5 til 6 mio. kr.", "DKK", "kr 5 EUR", "-5 kr"] {
            assert_eq!(Money::guess(text), None, "{text}");
        }
    }

    #[test]
    fn a_bare_number_can_be_kroner_or_millions() {
        for (text, one, million) in
            [("32.6", "DKK 32.60", "DKK 32.6 million"), ("32", "DKK 32", "DKK 32 million")]
        {
            let Some(MoneyGuess::Either { plain, millions }) = Money::guess(text) else {
                panic!("{text}");
            };
            assert_eq!((plain.to_string(), millions.to_string()), (one.to_owned(), million.to_owned()));
        }
    }
}
