//! The rules of words that the script of the search page needs: tables that it reads from the index, so that it has none itself.
//!
//! Takes a language; gives what stems its words (Snowball’s algorithms as patterns), which endings are typed letter by letter, and how amounts are written. At build
//! time rust-stemmers does the first and [`crate::mention`] the last; tests hold the script with these tables against both.

use serde_json::{Value, json};

use crate::model::Language;

/// What is tried in a step, until a pattern matches: the pattern, what takes the place of its match, and the region in which it must begin (0 is the
/// word; -1: not behind the first region).
type Rule = (&'static str, &'static str, i8);

/// The stemmer of a language; `None` if its words are searched as they are.
pub(super) fn stemmer(language: Language) -> Option<Value> {
    match language {
        Language::DANISH => Some(danish()),
        Language::ENGLISH => Some(english()),
        _ => None,
    }
}

/// What stemmers take off the end of a word, the longest of each kind: whoever has typed a part of one (`færdighe`) means the word without it.
pub(super) fn endings(language: Language) -> &'static [&'static str] {
    match language {
        Language::DANISH => &[
            "erendes",
            "ernes",
            "hedens",
            "hedernes",
            "erens",
            "erets",
            "endes",
            "eredes",
            "ighedens",
            "ighedernes",
            "ligheden",
            "lighedernes",
            "elighedens",
            "elighedernes",
            "eligstes",
            "ligstes",
            "igstes",
            "elsens",
            "elsernes",
        ],
        Language::ENGLISH => &[
            "ations",
            "izations",
            "isations",
            "ationally",
            "ingly",
            "edly",
            "ements",
            "ments",
            "iveness",
            "fulness",
            "ousness",
            "nesses",
            "ically",
            "ivities",
            "alities",
            "bilities",
            "ances",
            "ences",
            "ies",
        ],
        _ => &[],
    }
}

/// The words and signs of currencies, with the codes that they mean where a site is read.
const CURRENCIES: [(&str, &str); 21] = [
    ("kr", "dkk"),
    ("krone", "dkk"),
    ("kroner", "dkk"),
    ("dkk", "dkk"),
    ("€", "eur"),
    ("euro", "eur"),
    ("euros", "eur"),
    ("eur", "eur"),
    ("$", "usd"),
    ("dollar", "usd"),
    ("dollars", "usd"),
    ("usd", "usd"),
    ("£", "gbp"),
    ("pund", "gbp"),
    ("pound", "gbp"),
    ("pounds", "gbp"),
    ("gbp", "gbp"),
    ("nok", "nok"),
    ("sek", "sek"),
    ("isk", "isk"),
    ("chf", "chf"),
];

/// The words for a thousand, a million and a billion (10⁹), with their powers of ten.
const SCALES: [(&str, u8); 17] = [
    ("tusind", 3),
    ("thousand", 3),
    ("tausend", 3),
    ("mio", 6),
    ("million", 6),
    ("millioner", 6),
    ("millionen", 6),
    ("millions", 6),
    ("mia", 9),
    ("mrd", 9),
    ("milliard", 9),
    ("milliarder", 9),
    ("milliarde", 9),
    ("milliarden", 9),
    ("bn", 9),
    ("billion", 9),
    ("billions", 9),
];

/// How amounts are typed: a pattern for all languages, because people type as they are used to, and what its words mean.
pub(super) fn money() -> Value {
    let currency = any(CURRENCIES.iter().map(|(word, _)| *word));
    let scale = any(SCALES.iter().map(|(word, _)| *word));
    let number = r"\d{1,3}(?:[\s.,]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?";
    let end = r"(?!\p{L})";
    let pattern = format!(
        r"(?:(?<!\p{{L}}){currency}\.?\s?)?(?<![\d.,])({number})(?:\s?{scale}{end}\.?)?(?:\s?{currency}{end})?"
    );
    let mut units = serde_json::Map::new();
    units.extend(CURRENCIES.map(|(word, code)| (word.to_owned(), code.into())));
    units.extend(SCALES.map(|(word, power)| (word.to_owned(), power.into())));
    json!({ "pattern": pattern, "units": units })
}

/// A group that matches any of these words, the longest first.
fn any<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let mut words: Vec<String> = words.map(|word| word.replace('$', r"\$")).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    format!("({})", words.join("|"))
}

const DANISH_PAIR: Rule = ("([dgk](?=t)|g(?=d)).$", "$1", 1);

fn danish() -> Value {
    let endings = "((et)?hed|e|ered|erede|erende|ende|erne|ere|ene|e[nr]|heden|eren|heder|erer|heds|es|erendes|endes|ernes|enes\
        |eres|(hed|er)?ens|ers|erets?|ets?)$";
    let main: [Rule; 2] = [(endings, "", 1), ("(?<=[abcdfghjklmnoprtvyzå])s$", "", 1)];
    let others = [json!(["(e?lig|ig|els)$", "", 1, [DANISH_PAIR]]), json!(["løst$", "løs", 1])];
    let double: Rule = (r"(?<=([^aeiouyæåø]))\1$", "", 1);
    let before: Rule = ("(?<=ig)st$", "", 0);
    json!({
        "least": 3,
        "first": "^.*?[aeiouyæåø][^aeiouyæåø]",
        "isWithin": true,
        "own": { "æ": "æ", "ø": "ø", "å": "å", "ä": "æ", "ö": "ø" },
        "pairs": { "ae": "æ", "oe": "ø", "aa": "å" },
        "exceptions": {},
        "steps": [main, [DANISH_PAIR], [before], others, [double]],
    })
}

/// Words that Snowball stems by themselves.
const EXCEPTIONS: [(&str, &str); 34] = [
    ("skis", "ski"),
    ("skies", "sky"),
    ("dying", "die"),
    ("lying", "lie"),
    ("tying", "tie"),
    ("idly", "idl"),
    ("gently", "gentl"),
    ("ugly", "ugli"),
    ("early", "earli"),
    ("only", "onli"),
    ("singly", "singl"),
    ("sky", "sky"),
    ("news", "news"),
    ("howe", "howe"),
    ("atlas", "atlas"),
    ("cosmos", "cosmos"),
    ("bias", "bias"),
    ("andes", "andes"),
    ("inning", "inning"),
    ("innings", "inning"),
    ("outing", "outing"),
    ("outings", "outing"),
    ("canning", "canning"),
    ("cannings", "canning"),
    ("herring", "herring"),
    ("herrings", "herring"),
    ("earring", "earring"),
    ("earrings", "earring"),
    ("proceed", "proceed"),
    ("proceeds", "proceed"),
    ("exceed", "exceed"),
    ("exceeds", "exceed"),
    ("succeed", "succeed"),
    ("succeeds", "succeed"),
];

const STEP_1A: [Rule; 5] = [
    ("sses$", "ss", 0),
    ("(?<=..)ie[ds]$", "i", 0),
    ("ie[ds]$", "ie", 0),
    ("(us|ss)$", "$1", 0),
    ("(?<=[aeiouy].+)s$", "", 0),
];

/// What follows when `ed` or `ing` is gone.
const STEP_1B_REST: [Rule; 3] = [
    ("(at|bl|iz)$", "$1e", 0),
    (r"(?<=([bdfgmnprt]))\1$", "", 0),
    ("(?<=^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$", "e", -1),
];

const STEP_2: [Rule; 24] = [
    ("ational$", "ate", 1),
    ("ization$", "ize", 1),
    ("fulness$", "ful", 1),
    ("ousness$", "ous", 1),
    ("iveness$", "ive", 1),
    ("tional$", "tion", 1),
    ("biliti$", "ble", 1),
    ("lessli$", "less", 1),
    ("entli$", "ent", 1),
    ("ation$", "ate", 1),
    ("alism$", "al", 1),
    ("aliti$", "al", 1),
    ("ousli$", "ous", 1),
    ("iviti$", "ive", 1),
    ("fulli$", "ful", 1),
    ("enci$", "ence", 1),
    ("anci$", "ance", 1),
    ("abli$", "able", 1),
    ("izer$", "ize", 1),
    ("ator$", "ate", 1),
    ("alli$", "al", 1),
    ("bli$", "ble", 1),
    ("(?<=l)ogi$", "og", 1),
    ("(?<=[cdeghkmnrt])li$", "", 1),
];

const STEP_3: [Rule; 8] = [
    ("ational$", "ate", 1),
    ("tional$", "tion", 1),
    ("alize$", "al", 1),
    ("ic(ate|iti)$", "ic", 1),
    ("ative$", "", 2),
    ("ical$", "ic", 1),
    ("ness$", "", 1),
    ("ful$", "", 1),
];

const STEP_4: [Rule; 1] =
    [("(e?ment|ent|[ae]nce|[ai]ble|ant|ism|ate|iti|ous|ive|ize|(?<=[st])ion|al|er|ic)$", "", 2)];

const STEP_5: [Rule; 3] =
    [("(?<!^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])e$", "", 1), ("e$", "", 2), ("(?<=l)l$", "", 2)];

fn english() -> Value {
    let exceptions: serde_json::Map<String, Value> =
        EXCEPTIONS.into_iter().map(|(word, stem)| (word.to_owned(), stem.into())).collect();
    let past = [json!(["eed(ly)?$", "ee", 1]), json!(["(?<=[aeiouy].*)(ed|ing)(ly)?$", "", 0, STEP_1B_REST])];
    let y: Rule = ("(?<=.[^aeiouy])[yY]$", "i", 0);
    json!({
        "least": 0,
        "shortest": 3,
        "first": "^(gener|commun|arsen|.*?[aeiouy][^aeiouy])",
        "next": "^.*?[aeiouy][^aeiouy]",
        "exceptions": exceptions,
        "prepare": [["^y", "Y"], ["([aeiouy])y", "$1Y"]],
        "steps": json!([STEP_1A, past, [y], STEP_2, STEP_3, STEP_4, STEP_5]),
    })
}
