//! The words beside numbers that make them dates, times and parts of amounts, in all languages at once.

/// The names of months and their abbreviations in the languages that press offices write and quote.
pub(super) const MONTHS: [&str; 39] = [
    "jan",
    "januar",
    "january",
    "januari",
    "feb",
    "febr",
    "februar",
    "february",
    "februari",
    "mar",
    "marts",
    "march",
    "mars",
    "märz",
    "apr",
    "april",
    "maj",
    "may",
    "mai",
    "jun",
    "juni",
    "june",
    "jul",
    "juli",
    "july",
    "aug",
    "august",
    "augusti",
    "sep",
    "sept",
    "september",
    "okt",
    "oct",
    "oktober",
    "october",
    "nov",
    "november",
    "dec",
    "dez",
];

/// More of them, all longer than an abbreviation.
pub(super) const LONG_MONTHS: [&str; 3] = ["december", "dezember", "desember"];

/// Words for a thousand and more that the readers of amounts do not have: German ones.
pub(super) const OTHER_SCALES: [&str; 4] = ["tausend", "millionen", "milliarden", "mrd"];

/// Words between two days or two numbers that are one date or amount.
pub(super) const JOINTS: [&str; 8] = ["og", "and", "til", "to", "und", "bis", "eller", "or"];

/// Words before the number of a day.
pub(super) const BEFORE_DAYS: [&str; 6] = ["den", "d", "the", "der", "dem", "am"];

/// What follows the number of a day in English.
pub(super) const ORDINAL_ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Words before a time of day, and before a negative amount.
pub(super) const BEFORE_NUMBERS: [&str; 3] = ["kl", "klokken", "minus"];

/// Words after a time of day.
pub(super) const AFTER_TIMES: [&str; 3] = ["am", "pm", "uhr"];

/// Words between the numbers of an amount in words. `to` is a number in Danish.
pub(super) const LINKS: [&str; 8] = ["og", "and", "of", "komma", "point", "til", "eller", "or"];
