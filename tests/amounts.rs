//! Amounts in running text: every spelling of the tables is read, prose without amounts is silent, and what is printed is read
//! back.
//!
//! A case is a line of `tests/amounts/*.txt`. Each spelling is also read inside a sentence.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

use std::fs;
use std::path::Path;

use faktum::mention::{Amount, Figure, amounts};
use faktum::model::money::{Currency, Qualifier};
use faktum::model::{Conventions, Language, Money};
use proptest::prelude::*;

fn lines(name: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/amounts").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(str::to_owned).collect()
}

/// An amount as a line of a table writes it.
fn row(amount: &Amount) -> String {
    let currency = amount.currency.map_or("null", Currency::code);
    let hedge = amount.hedge.map_or("-", Qualifier::as_str);
    format!("{} | {} | {currency} | {hedge}", amount.low, amount.high)
}

/// Reads every spelling of a table by itself and in sentences, and gives what is wrong.
fn wrong_spellings(name: &str, language: Language, sentences: &[(&str, &str)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for line in lines(name) {
        let (spelling, expected) = line.split_once(" | ").expect("a spelling and its values");
        let spelling = spelling.replace('⏎', "\n").replace('⍽', "\u{a0}").replace('⸱', "\u{202f}");
        let spelling = spelling.replace('‧', "\u{2009}");
        for (before, after) in sentences {
            let sentence = format!("{before}{spelling}{after}");
            let found: Vec<String> = amounts(&sentence, language).iter().map(row).collect();
            if found != [expected] {
                wrong.push(format!("{sentence:?}: {found:?} instead of {expected}"));
            }
        }
    }
    wrong
}

#[test]
fn danish_spellings_are_read() {
    let sentences = [
        ("", ""),
        ("Partierne afsætter ", " til skolerne i 2020."),
        ("I 2019 var det (", ", siger de 25 kommuner)."),
    ];
    let wrong = wrong_spellings("danish.txt", Language::DANISH, &sentences);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(lines("danish.txt").len() >= 150);
}

#[test]
fn english_spellings_are_read() {
    let sentences = [
        ("", ""),
        ("The parties will spend ", " on 25 schools in 2020."),
        ("In 2019 it was (", ", says the mayor)."),
    ];
    let wrong = wrong_spellings("english.txt", Language::ENGLISH, &sentences);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(lines("english.txt").len() >= 100);
}

#[test]
fn german_spellings_are_read() {
    let sentences = [
        ("", ""),
        ("Die Parteien stellen ", " für die Schulen bereit."),
        ("Im Jahr 2019 waren es (", ", sagt die Bürgermeisterin)."),
    ];
    let wrong = wrong_spellings("german.txt", Language::GERMAN, &sentences);
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(lines("german.txt").len() >= 40);
}

#[test]
fn prose_without_amounts_is_silent() {
    let mut count = 0;
    for (name, language) in [
        ("silent-danish.txt", Language::DANISH),
        ("silent-english.txt", Language::ENGLISH),
        ("silent-german.txt", Language::GERMAN),
    ] {
        for line in lines(name) {
            let found = amounts(&line, language);
            let texts: Vec<&str> = found.iter().map(|amount| &line[amount.range.clone()]).collect();
            assert!(texts.is_empty(), "{line}: {texts:?}");
            count += 1;
        }
    }
    assert!(count >= 200, "{count} lines");
}

#[test]
fn two_amounts_of_a_sentence_are_two() {
    for (language, sentence, expected) in [
        (Language::DANISH, "Prisen steg fra 134 kr. til 138 kr.", ["134", "138"]),
        (Language::DANISH, "Det er 5 mio. kr. i 2019 og 6 mio. kr. i 2020", ["5000000", "6000000"]),
        (Language::DANISH, "Steg fra 3 mio. kr. i 2019 til 5 mio. kr.", ["3000000", "5000000"]),
        (Language::DANISH, "kr. 500 og kr. 600", ["500", "600"]),
        (Language::DANISH, "Det er 2000 kr. 20 kommuner får 3000 kr.", ["2000", "3000"]),
        (Language::DANISH, "I 2020 kr. 500 og i 2021 kr. 600", ["500", "600"]),
        (Language::ENGLISH, "In May 2020 EUR 5 million, in June EUR 6 million", ["5000000", "6000000"]),
        (Language::ENGLISH, "It fell from $659 to $599", ["659", "599"]),
        (Language::ENGLISH, "It rose from $10 to $15", ["10", "15"]),
        (Language::ENGLISH, "$ 20,000.00 $ 37,305.97 in February", ["20000", "37305.97"]),
        (Language::ENGLISH, "10 $ 30 $", ["10", "30"]),
        (Language::ENGLISH, "$5 – 25 schools get it, and $6 – 26 do not", ["5", "6"]),
        (Language::ENGLISH, "$5 -$10", ["5", "10"]),
        (Language::ENGLISH, "50 dollar 60 dollar", ["50", "60"]),
        (Language::ENGLISH, "EUR 5 million (DKK 37 million)", ["5000000", "37000000"]),
    ] {
        let found: Vec<String> =
            amounts(sentence, language).iter().map(|amount| amount.low.to_string()).collect();
        assert_eq!(found, expected, "{sentence}");
    }
}

#[test]
fn the_range_of_an_amount_is_its_number_and_currency() {
    for (language, sentence, expected) in [
        (Language::DANISH, "Aftalen på ca. 37,6 mio. kr. gælder.", "37,6 mio. kr."),
        (Language::DANISH, "Æøå: mellem 3 og 5 mio. kr. om året", "3 og 5 mio. kr."),
        (Language::DANISH, "Det er -500 kr. i alt.", "-500 kr."),
        (Language::DANISH, "Først.\n\nSå 37,6 mio.\nkr. til", "37,6 mio.\nkr."),
        (Language::DANISH, "Det kostede ti kroner.", "ti kroner"),
        (Language::ENGLISH, "It is about US $89 a share", "US $89"),
        (Language::ENGLISH, "a $10-million deal", "$10-million"),
    ] {
        let found = amounts(sentence, language);
        let texts: Vec<&str> = found.iter().map(|amount| &sentence[amount.range.clone()]).collect();
        assert_eq!(texts, [expected], "{sentence}");
    }
}

#[test]
fn the_precision_is_that_of_the_last_digit() {
    for (sentence, exponent) in [
        ("37,6 mio. kr.", 5),
        ("10,0 mio. kr.", 5),
        ("10 mio. kr.", 6),
        ("37.600.000 kr.", 0),
        ("12,50 kr.", -2),
        ("halvanden million kroner", 5),
        ("2 kroner og 50 øre", -2),
    ] {
        let found = amounts(sentence, Language::DANISH);
        assert_eq!(
            found.iter().map(|amount| amount.low.exponent()).collect::<Vec<_>>(),
            [exponent],
            "{sentence}"
        );
    }
}

#[test]
fn long_texts_of_number_words_end() {
    for part in [
        "en og ",
        "to ",
        "111 ",
        "1.111 ",
        "- 5 ",
        "ca. ",
        "mellem 3 og ",
        "US ",
        "kr ",
        "5 kr. til ",
        "totre",
        "a million and ",
    ] {
        let text = format!("{}kr. 5 kr.", part.repeat(3_000));
        for language in Language::KNOWN {
            assert!(!amounts(&text, language).is_empty() || part == "totre", "{part}");
        }
    }
}

/// Codes that are also words or names, which need a scale word.
const DOUBTFUL: &[&str] = &[
    "ALL", "AMD", "BAM", "BIF", "BOB", "CDF", "COP", "CUP", "CVE", "DOP", "ERN", "GEL", "LAK", "MAD", "MOP",
    "NIO", "PEN", "PHP", "RON", "SAR", "SCR", "SDG", "SOS", "SSP", "TOP", "TRY",
];

/// Amounts as sheets write them.
fn any_money() -> impl Strategy<Value = Money> {
    let hedge = prop::sample::select(vec!["", "about ", "up to ", "at least ", "over ", "under "]);
    let code = prop::sample::select(Currency::codes().collect::<Vec<_>>());
    let unit = prop::sample::select(vec!["", " thousand", " million", " billion"]);
    (hedge, code, 0..10_000_000_i64, 0..4_u32, unit).prop_filter_map(
        "no digit below the minor unit",
        |(hedge, code, digits, decimals, unit)| {
            let power = 10_i64.pow(decimals);
            let fraction = match decimals {
                0 => String::new(),
                _ => format!(".{:0>width$}", digits % power, width = usize::try_from(decimals).ok()?),
            };
            format!("{hedge}{code} {}{fraction}{unit}", digits / power).parse().ok()
        },
    )
}

/// The value of an amount of a sheet, with its precision.
fn figure(money: Money) -> Figure {
    let decimals = i32::try_from(money.currency().decimals()).expect("at most 3");
    let exponent = i32::try_from(money.step().ilog10()).expect("at most 18");
    Figure::new(i128::from(money.minor() / money.step()), exponent - decimals)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_back(money in any_money(), style in 0..6_usize) {
        for language in Language::KNOWN {
            let printed = money.print(Conventions::known_or_english(language));
            let printed = match style {
                0 => printed,
                1 => printed.replace('\u{a0}', " "),
                2 => printed.replace('\u{a0}', "\n"),
                3 => printed.replace('\u{a0}', "\u{202f}"),
                4 => format!("({printed})"),
                _ => money.to_string(),
            };
            // The form of a sheet is English.
            let language = if style == 5 { Language::ENGLISH } else { language };
            let (before, after) = match language {
                Language::DANISH => ("Aftalen er på ", " i 2020."),
                Language::GERMAN => ("Es geht um ", " im Jahr 2020."),
                _ => ("The agreement is for ", " in 2020."),
            };
            let sentence = format!("{before}{printed}{after}");
            let found = amounts(&sentence, language);
            let is_doubtful = DOUBTFUL.contains(&money.currency().code()) || printed.contains("pund");
            let has_scale = ["thousand", "tusind", "mio.", "million", "mia.", "billion", "Tsd.", "Mio.", "Mrd."];
            if is_doubtful && !has_scale.iter().any(|word| printed.contains(word)) {
                continue;
            }
            prop_assert_eq!(found.len(), 1, "{}", sentence);
            let amount = &found[0];
            prop_assert_eq!(amount.low, figure(money), "{}", sentence);
            prop_assert_eq!(amount.high, amount.low);
            prop_assert_eq!(amount.currency, Some(money.currency()));
            prop_assert_eq!(amount.hedge, money.qualifier(), "{}", sentence);
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in ".{0,60}", words in "[0-9.,½kr$€ a-oøå-]{0,60}") {
        for language in Language::KNOWN {
            for text in [&text, &words] {
                for amount in amounts(text, language) {
                    prop_assert!(text.get(amount.range.clone()).is_some_and(|found| !found.is_empty()));
                }
            }
        }
    }
}
