//! The conventions of German: one table, which does nothing.

use std::borrow::Cow::Borrowed;

use super::{AddressNames, Alphabet, Conventions, Names};
use crate::model::calendar;

pub static GERMAN: Conventions = Conventions {
    own_name: Borrowed("Deutsch"),
    names: Names::Known(&calendar::GERMAN),
    date: Borrowed("{day}.\u{a0}{month}\u{a0}{year}"),
    month_of_year: Borrowed("{month}\u{a0}{year}"),
    weekday_date: Borrowed("{weekday}, {date}"),
    time: Borrowed("{hour}.{minute}\u{a0}Uhr"),
    decimal_mark: ',',
    group_mark: '.',
    is_currency_first: false,
    units: [Borrowed("Tsd."), Borrowed("Mio."), Borrowed("Mrd.")],
    hedges: [
        Borrowed("ca."),
        Borrowed("bis zu"),
        Borrowed("mindestens"),
        Borrowed("über"),
        Borrowed("unter"),
    ],
    // Always the code: the kroner of four countries have one name.
    currencies: Borrowed(&[]),
    // ä, ö and ü as a, o and u, ß as ss (DIN 5007-1).
    alphabet: Alphabet::with(&[]),
    quotation_marks: [Borrowed("„"), Borrowed("“")],
    addresses: AddressNames {
        releases: Borrowed("pressemitteilungen"),
        partnerships: Borrowed("partnerschaften"),
        agreements: Borrowed("vereinbarungen"),
        organisations: Borrowed("organisationen"),
        people: Borrowed("personen"),
        topics: Borrowed("themen"),
        page: Borrowed("seite"),
        corrections: Borrowed("berichtigungen"),
        search: Borrowed("suche"),
        sender: Borrowed("absender"),
    },
};
