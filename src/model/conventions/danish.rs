//! The conventions of Danish: one table, which does nothing.

use std::borrow::Cow::Borrowed;

use super::{AddressNames, Alphabet, Conventions, Names, Words};
use crate::model::calendar;

/// Letters after z.
const AE: u8 = b'z' + 1;
const OE: u8 = b'z' + 2;
const AA: u8 = b'z' + 3;

/// `aa` counts as `å` (Retskrivningsordbogen §1).
const LETTERS: &[(Words, u8)] = &[
    (Borrowed("aa"), AA),
    (Borrowed("æ"), AE),
    (Borrowed("ä"), AE),
    (Borrowed("ø"), OE),
    (Borrowed("ö"), OE),
    (Borrowed("å"), AA),
];

/// Currencies whose word is short and leaves no doubt.
const CURRENCIES: &[(Words, Words)] = &[
    (Borrowed("DKK"), Borrowed("kr.")),
    (Borrowed("EUR"), Borrowed("euro")),
    (Borrowed("USD"), Borrowed("dollar")),
    (Borrowed("GBP"), Borrowed("pund")),
    (Borrowed("JPY"), Borrowed("yen")),
    (Borrowed("NOK"), Borrowed("norske kroner")),
    (Borrowed("SEK"), Borrowed("svenske kroner")),
    (Borrowed("ISK"), Borrowed("islandske kroner")),
];

pub static DANISH: Conventions = Conventions {
    own_name: Borrowed("Dansk"),
    names: Names::Known(&calendar::DANISH),
    date: Borrowed("{day}.\u{a0}{month}\u{a0}{year}"),
    month_of_year: Borrowed("{month}\u{a0}{year}"),
    weekday_date: Borrowed("{weekday} den\u{a0}{date}"),
    time: Borrowed("kl.\u{a0}{hour}.{minute}"),
    decimal_mark: ',',
    group_mark: '.',
    is_currency_first: false,
    units: [Borrowed("tusind"), Borrowed("mio."), Borrowed("mia.")],
    hedges: [Borrowed("ca."), Borrowed("op til"), Borrowed("mindst"), Borrowed("over"), Borrowed("under")],
    currencies: Borrowed(CURRENCIES),
    alphabet: Alphabet::with(LETTERS),
    quotation_marks: [Borrowed("”"), Borrowed("”")],
    addresses: AddressNames {
        releases: Borrowed("pressemeddelelser"),
        partnerships: Borrowed("partnerskaber"),
        agreements: Borrowed("aftaler"),
        organisations: Borrowed("organisationer"),
        people: Borrowed("personer"),
        topics: Borrowed("emner"),
        page: Borrowed("side"),
        corrections: Borrowed("rettelser"),
        search: Borrowed("soeg"),
        sender: Borrowed("afsender"),
    },
};
