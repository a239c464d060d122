//! Money: exact amounts that remember how precisely they were written.
//!
//! Takes the form of a sheet (`about DKK 37.6 million`) or the printed form of a language (`ca. 37,6 mio. kr.`); gives
//! integers. It uses no floating point, converts no currencies, and prints no digit that was not written.

mod currency;
mod guess;
mod print;
mod read;
mod split;

pub use currency::Currency;
pub use guess::MoneyGuess;
pub use print::decimal;
pub use read::MoneyError;
pub use split::{Split, reconcile};

use crate::model::Conventions;

/// How an amount is hedged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Qualifier {
    About,
    UpTo,
    AtLeast,
    Over,
    Under,
}

impl Qualifier {
    /// Every hedge.
    pub const ALL: [Qualifier; 5] =
        [Qualifier::About, Qualifier::UpTo, Qualifier::AtLeast, Qualifier::Over, Qualifier::Under];

    /// The words on a sheet, and in English.
    pub fn as_str(self) -> &'static str {
        match self {
            Qualifier::About => "about",
            Qualifier::UpTo => "up to",
            Qualifier::AtLeast => "at least",
            Qualifier::Over => "over",
            Qualifier::Under => "under",
        }
    }

    fn word(self, conventions: &Conventions) -> &str {
        let [about, up_to, at_least, over, under] = &conventions.hedges;
        match self {
            Qualifier::About => about,
            Qualifier::UpTo => up_to,
            Qualifier::AtLeast => at_least,
            Qualifier::Over => over,
            Qualifier::Under => under,
        }
    }
}

/// The unit that an amount was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    One,
    Thousand,
    Million,
    Billion,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Unit; 4] = [Unit::One, Unit::Thousand, Unit::Million, Unit::Billion];

    fn word(self, conventions: &Conventions) -> &str {
        let [thousand, million, billion] = &conventions.units;
        match self {
            Unit::One => "",
            Unit::Thousand => thousand,
            Unit::Million => million,
            Unit::Billion => billion,
        }
    }

    /// How many zeros the unit adds to a number.
    fn zeros(self) -> u32 {
        match self {
            Unit::One => 0,
            Unit::Thousand => 3,
            Unit::Million => 6,
            Unit::Billion => 9,
        }
    }
}

/// An amount of money. Never negative; at most about 9 × 10¹⁸ minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// The value in minor units of the currency (øre, cents).
    minor: i64,
    /// The value of the last digit's place, in minor units: a power of ten. For `37.6 million` kroner it is 0.1 million
    /// kroner.
    step: i64,
    currency: Currency,
    unit: Unit,
    qualifier: Option<Qualifier>,
}

impl Money {
    /// The value in minor units.
    pub fn minor(self) -> i64 {
        self.minor
    }

    /// The value of the last written digit's place, in minor units.
    pub fn step(self) -> i64 {
        self.step
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// How it is hedged, if it is.
    pub fn qualifier(self) -> Option<Qualifier> {
        self.qualifier
    }

    /// The same amount without its hedge.
    pub fn unhedged(self) -> Money {
        Money { qualifier: None, ..self }
    }

    /// Whether both have the same value, precision and currency. Units and hedges do not count.
    pub fn says_the_same(self, other: Money) -> bool {
        (self.minor, self.step, self.currency) == (other.minor, other.step, other.currency)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::conventions::{DANISH, ENGLISH, GERMAN};

    fn money(text: &str) -> Money {
        text.parse().expect("the test writes a valid amount")
    }

    #[test]
    fn amounts_are_printed_as_the_language_writes_them() {
        for (sheet, danish, english) in [
            ("DKK 37.6 million", "37,6 mio. kr.", "DKK 37.6 million"),
            ("about DKK 215 million", "ca. 215 mio. kr.", "about DKK 215 million"),
            ("DKK 2.1 billion", "2,1 mia. kr.", "DKK 2.1 billion"),
            ("DKK 37600000", "37.600.000 kr.", "DKK 37,600,000"),
            ("EUR 1250000.50", "1.250.000,50 euro", "EUR 1,250,000.50"),
            ("up to DKK 300 thousand", "op til 300 tusind kr.", "up to DKK 300 thousand"),
            ("at least JPY 1000", "mindst 1.000 yen", "at least JPY 1,000"),
            ("over USD 0.05", "over 0,05 dollar", "over USD 0.05"),
            ("under CHF 10.0 million", "under 10,0 mio. CHF", "under CHF 10.0 million"),
        ] {
            let plain = |conventions| money(sheet).print(conventions).replace('\u{a0}', " ");
            assert_eq!(plain(&DANISH), danish);
            assert_eq!(plain(&ENGLISH), english);
        }
    }

    #[test]
    fn german_amounts_have_the_code_of_their_currency() {
        for (sheet, german) in [
            ("DKK 37.6 million", "37,6 Mio. DKK"),
            ("EUR 2.1 billion", "2,1 Mrd. EUR"),
            ("about DKK 215 million", "ca. 215 Mio. DKK"),
            ("up to DKK 300 thousand", "bis zu 300 Tsd. DKK"),
            ("at least EUR 1250000.50", "mindestens 1.250.000,50 EUR"),
            ("over USD 0.05", "über 0,05 USD"),
            ("under CHF 10.0 million", "unter 10,0 Mio. CHF"),
        ] {
            assert_eq!(money(sheet).print(&GERMAN).replace('\u{a0}', " "), german);
        }
    }

    #[test]
    fn an_amount_never_breaks_over_a_line() {
        for conventions in [&DANISH, &ENGLISH, &GERMAN] {
            assert!(!money("up to DKK 37.6 million").print(conventions).contains(' '));
        }
    }

    #[test]
    fn what_is_not_an_amount_is_refused_with_a_reason() {
        for (text, error) in [
            ("37.6 million", MoneyError::Form),
            ("DKK", MoneyError::Form),
            ("DKK 37,6 million", MoneyError::Number("37,6".into())),
            ("DKK 1.000.000", MoneyError::Number("1.000.000".into())),
            ("DKK -5", MoneyError::Number("-5".into())),
            ("DKK 5.", MoneyError::Number("5.".into())),
            ("DKK .5", MoneyError::Number(".5".into())),
            ("DKK 05", MoneyError::Number("05".into())),
            ("kr 5", MoneyError::Currency("kr".into())),
            ("DKR 5", MoneyError::Currency("DKR".into())),
            ("ca. DKK 5", MoneyError::Form),
            ("DKK 5 mio.", MoneyError::Unit("mio.".into())),
            ("DKK 1.005", MoneyError::TooFine),
            ("JPY 1.5", MoneyError::TooFine),
            ("DKK 99999999999999999999 billion", MoneyError::TooLarge),
        ] {
            assert_eq!(text.parse::<Money>(), Err(error), "{text}");
        }
    }

    fn any_money() -> impl Strategy<Value = Money> {
        let hedge = prop::option::of(prop::sample::select(Qualifier::ALL.as_slice()));
        let unit = prop::sample::select(Unit::ALL.as_slice());
        let currency = prop::sample::select(Currency::all());
        (hedge, currency, unit, 0..10_000_000_i64, 0..6_u32).prop_filter_map(
            "no digit below the minor unit",
            |(qualifier, currency, unit, digits, decimals)| {
                let zeros = (unit.zeros() + currency.decimals()).checked_sub(decimals)?;
                let step = 10_i64.checked_pow(zeros)?;
                Some(Money { minor: digits.checked_mul(step)?, step, currency, unit, qualifier })
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_printed_reads_back_as_the_same_amount(amount in any_money()) {
            for conventions in [&DANISH, &ENGLISH, &GERMAN] {
                prop_assert_eq!(Money::read_printed(&amount.print(conventions), conventions), Some(amount));
            }
            prop_assert_eq!(amount.to_string().parse::<Money>(), Ok(amount));
        }
    }
}
