//! The words around dates: one table for each language. The names of months and weekdays are in [`crate::model::calendar`].

use crate::model::Language;

/// The words of one language, in small letters.
pub(super) struct DateWords {
    /// Before the number of a day: `den 3. juni`, `the 3rd of June`.
    pub(super) articles: &'static [&'static str],
    /// Between the number of a day and its month.
    pub(super) of: &'static [&'static str],
    /// The endings of ordinal numbers.
    pub(super) ordinal_endings: &'static [&'static str],
    pub(super) and: &'static [&'static str],
    pub(super) to: &'static [&'static str],
    pub(super) between: &'static [&'static str],
    /// Between a weekday and the date: `mandag aften den 3. juni`.
    pub(super) parts_of_day: &'static [&'static str],
    /// Before a weekday that is not that of one date.
    pub(super) every: &'static [&'static str],
    /// Between a day and its year: `den 3. maj i 2020`.
    pub(super) in_year: &'static [&'static str],
    /// A year that is told in other words: `3. maj sidste år`.
    pub(super) year: &'static [&'static str],
    /// Before `year`: the year is the present one after all.
    pub(super) this: &'static [&'static str],
    /// Before a weekday that follows its date: `den 3. juni, en onsdag`.
    pub(super) indefinite: &'static [&'static str],
    /// After these, a month and a number are a date: `on June 3`.
    pub(super) before_month: &'static [&'static str],
    /// After these, numbers with strokes are no date: `nr. 3/6`.
    pub(super) numbered: &'static [&'static str],
    /// After these, a number is no year: `15. maj 2000 kr.`
    pub(super) counted: &'static [&'static str],
    /// Before the time between a weekday and its date: `mandag kl. 10 den 3. juni`.
    pub(super) clock: &'static [&'static str],
    /// After a time, before the date.
    pub(super) after_clock: &'static [&'static str],
    /// Short weekdays that are also other words, when they are written in small letters without a full stop.
    pub(super) doubtful_weekdays: &'static [&'static str],
    /// After these, such a word with a full stop is no weekday: `De fik en søn.`
    pub(super) before_people: &'static [&'static str],
    /// Months that are also other words, when they are written in small letters.
    pub(super) doubtful_months: &'static [&'static str],
}

const DANISH: DateWords = DateWords {
    articles: &["den", "d"],
    of: &[],
    ordinal_endings: &[],
    and: &["og", "eller", "samt", "hhv"],
    to: &["til"],
    between: &["mellem", "imellem"],
    parts_of_day: &["morgen", "formiddag", "middag", "eftermiddag", "aften", "nat"],
    every: &["hver", "hveranden", "alle"],
    in_year: &["i"],
    year: &["år", "året", "års"],
    this: &["i", "dette"],
    indefinite: &["en"],
    before_month: &[],
    numbered: &[
        "nr",
        "nummer",
        "numre",
        "sag",
        "sagsnr",
        "journalnr",
        "id",
        "version",
        "udgave",
        "bind",
        "kapitel",
        "kap",
        "afsnit",
        "side",
        "s",
        "stk",
        "bilag",
        "punkt",
        "pkt",
        "lov",
        "l",
        "b",
        "model",
        "type",
    ],
    counted: &[
        "kr",
        "kroner",
        "mio",
        "mia",
        "mill",
        "millioner",
        "milliarder",
        "euro",
        "dollar",
        "pund",
        "personer",
        "mennesker",
        "borgere",
        "meter",
        "kilometer",
        "timer",
        "gange",
        "tons",
    ],
    clock: &["kl", "klokken"],
    after_clock: &[],
    doubtful_weekdays: &["man", "søn"],
    before_people: &[
        "en", "min", "din", "sin", "hans", "hendes", "deres", "vores", "jeres", "ældste", "yngste", "første",
        "parrets",
    ],
    doubtful_months: &[],
};

const ENGLISH: DateWords = DateWords {
    articles: &["the"],
    of: &["of"],
    ordinal_endings: &["st", "nd", "rd", "th"],
    and: &["and", "or"],
    to: &["to", "through", "until", "till"],
    between: &["between"],
    parts_of_day: &["morning", "afternoon", "evening", "night", "noon"],
    every: &["every", "each", "any"],
    in_year: &["in", "of"],
    year: &["year", "years"],
    this: &["this"],
    indefinite: &["a"],
    before_month: &[
        "on", "by", "until", "till", "from", "since", "before", "after", "to", "through", "of", "dated",
        "than", "and",
    ],
    numbered: &[
        "no", "nos", "number", "numbers", "case", "ref", "id", "version", "v", "volume", "vol", "chapter",
        "section", "page", "pages", "p", "pp", "item", "act", "model", "type", "part", "rule",
    ],
    counted: &[
        "million",
        "billion",
        "people",
        "dollars",
        "euros",
        "pounds",
        "kroner",
        "miles",
        "metres",
        "meters",
        "kilometres",
        "hours",
        "times",
        "tonnes",
        "residents",
    ],
    clock: &["at"],
    after_clock: &["am", "pm", "on"],
    before_people: &["the"],
    doubtful_weekdays: &["mon", "tue", "tues", "wed", "weds", "thu", "thurs", "thur", "fri", "sat", "sun"],
    doubtful_months: &["may", "march", "jan", "mar", "jun", "dec", "sep"],
};

const GERMAN: DateWords = DateWords {
    articles: &["den", "der", "dem"],
    of: &[],
    ordinal_endings: &[],
    and: &["und", "oder", "sowie"],
    to: &["bis"],
    between: &["zwischen"],
    parts_of_day: &["morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht", "früh"],
    every: &["jeden", "jeder", "jedem", "alle"],
    in_year: &[],
    year: &["jahr", "jahre", "jahres"],
    this: &["dieses", "diesem"],
    indefinite: &["ein", "einem", "einen"],
    before_month: &[],
    numbered: &[
        "nr",
        "nummer",
        "nummern",
        "az",
        "aktenzeichen",
        "id",
        "version",
        "auflage",
        "band",
        "bd",
        "kapitel",
        "kap",
        "abschnitt",
        "seite",
        "seiten",
        "s",
        "absatz",
        "abs",
        "artikel",
        "art",
        "anlage",
        "punkt",
        "gesetz",
        "modell",
        "typ",
        "klasse",
    ],
    counted: &[
        "mio",
        "mrd",
        "tsd",
        "millionen",
        "milliarden",
        "euro",
        "kronen",
        "dollar",
        "pfund",
        "personen",
        "menschen",
        "bürger",
        "einwohner",
        "meter",
        "kilometer",
        "stunden",
        "mal",
        "tonnen",
    ],
    clock: &["um"],
    after_clock: &["uhr", "am", "den"],
    doubtful_weekdays: &["mo", "di", "mi", "do", "fr", "sa", "so"],
    before_people: &[],
    doubtful_months: &[],
};

impl DateWords {
    /// The table of a language; `None` if dates are not read in it.
    pub(super) fn of(language: Language) -> Option<&'static DateWords> {
        match language {
            Language::DANISH => Some(&DANISH),
            Language::ENGLISH => Some(&ENGLISH),
            Language::GERMAN => Some(&GERMAN),
            _ => None,
        }
    }
}
