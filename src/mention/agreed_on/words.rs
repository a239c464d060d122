//! The words between the name of an agreement and the date on which it was made: one table for each language.
//!
//! Takes a language; gives its [`AgreedOnWords`]. Words are in small letters, and phrases have one space between their words.

use crate::model::Language;

/// The words of a language for making an agreement on a day.
#[derive(Debug)]
pub(super) struct AgreedOnWords {
    /// Between the name and the date.
    pub joints: &'static [&'static str],
    /// Those of them that can belong to what is named before the agreement: `rapporten om Kystaftalen af 4. maj`.
    pub loose_joints: &'static [&'static str],
    /// Words between such a thing and the agreement.
    pub prepositions: &'static [&'static str],
    /// Words before those that are no such thing: `enige om Kystaftalen fra 2020`.
    pub no_things: &'static [&'static str],
    /// Words before a participle: what is done by an agreement is no thing with a date of its own.
    pub auxiliaries: &'static [&'static str],
    /// Those of them that also begin a period, and the words that then end it.
    pub period_begins: &'static [&'static str],
    pub period_ends: &'static [&'static str],
    /// Whether such a word before a year alone tells the date: `fra 2020`, but `from 2020` can be when something begins.
    pub is_date_of_year: bool,
    /// What may stand right before a date.
    pub before_dates: &'static [&'static str],
    /// Between a month and its year.
    pub before_years: &'static [&'static str],
}

const DANISH: AgreedOnWords = AgreedOnWords {
    joints: &[
        "fra",
        "af",
        "er fra",
        "var fra",
        "der er fra",
        "som er fra",
        "blev indgået",
        "er indgået",
        "var indgået",
        "blev aftalt",
        "er aftalt",
        "blev underskrevet",
        "er underskrevet",
        "indgået",
        "aftalt",
        "underskrevet",
        "der blev indgået",
        "der er indgået",
        "der blev aftalt",
        "der er aftalt",
        "der blev underskrevet",
        "der er underskrevet",
        "som blev indgået",
        "som er indgået",
        "som blev aftalt",
        "som er aftalt",
        "som blev underskrevet",
        "som er underskrevet",
    ],
    auxiliaries: &["bliver", "blev", "blive", "blevet", "er", "var", "være", "været"],
    loose_joints: &["fra", "af"],
    prepositions: &["om", "af", "til", "på", "vedrørende"],
    no_things: &[
        "enige",
        "mere",
        "læs",
        "taler",
        "talte",
        "skriver",
        "skrev",
        "fortæller",
        "del",
        "dele",
        "led",
        "parterne",
        "takket",
        "henviser",
        "hjælp",
        "grund",
    ],
    period_begins: &["fra"],
    period_ends: &["til", "og", "frem"],
    is_date_of_year: true,
    before_dates: &["den", "d", "i", "på"],
    before_years: &["i"],
};

const ENGLISH: AgreedOnWords = AgreedOnWords {
    joints: &[
        "of",
        "from",
        "dated",
        "is from",
        "was signed",
        "was agreed",
        "was made",
        "was concluded",
        "was reached",
        "is dated",
        "signed",
        "agreed",
        "made",
        "concluded",
        "reached",
        "which was signed",
        "which was agreed",
        "which was made",
        "which was concluded",
        "which was reached",
        "that was signed",
        "that was agreed",
        "that was made",
        "that was concluded",
        "that was reached",
    ],
    auxiliaries: &["is", "are", "was", "were", "be", "been", "being"],
    loose_joints: &["of", "from", "dated"],
    prepositions: &["on", "about", "of", "to", "for", "concerning"],
    no_things: &["agreed", "more", "read", "part", "parts", "parties", "refers", "thanks", "because"],
    period_begins: &["from"],
    period_ends: &["to", "until", "through", "onwards", "on", "onward"],
    is_date_of_year: false,
    before_dates: &["on", "in", "the"],
    before_years: &["of"],
};

impl AgreedOnWords {
    pub fn of(language: Language) -> &'static AgreedOnWords {
        if language == Language::DANISH { &DANISH } else { &ENGLISH }
    }
}
