//! The conventions of English: one table, which does nothing.

use std::borrow::Cow::Borrowed;

use super::{AddressNames, Alphabet, Conventions, Names};
use crate::model::calendar;

pub static ENGLISH: Conventions = Conventions {
    own_name: Borrowed("English"),
    names: Names::Known(&calendar::ENGLISH),
    date: Borrowed("{day}\u{a0}{month}\u{a0}{year}"),
    month_of_year: Borrowed("{month}\u{a0}{year}"),
    weekday_date: Borrowed("{weekday} {date}"),
    time: Borrowed("{hour}:{minute}"),
    decimal_mark: '.',
    group_mark: ',',
    is_currency_first: true,
    units: [Borrowed("thousand"), Borrowed("million"), Borrowed("billion")],
    hedges: [Borrowed("about"), Borrowed("up to"), Borrowed("at least"), Borrowed("over"), Borrowed("under")],
    // Always the code: it is how English texts about several currencies write them.
    currencies: Borrowed(&[]),
    alphabet: Alphabet::with(&[]),
    quotation_marks: [Borrowed("“"), Borrowed("”")],
    addresses: AddressNames {
        releases: Borrowed("press-releases"),
        partnerships: Borrowed("partnerships"),
        agreements: Borrowed("agreements"),
        organisations: Borrowed("organisations"),
        people: Borrowed("people"),
        topics: Borrowed("topics"),
        page: Borrowed("page"),
        corrections: Borrowed("corrections"),
        search: Borrowed("search"),
        sender: Borrowed("sender"),
    },
};
