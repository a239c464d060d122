//! Tables of spellings and what they mean, and of what is no date: in the `.txt` files beside this one.
//!
//! In `spellings`, a line is `WRITTEN | MEANT`: `~` in it is a no-break space and `¶` the end of a line. What is meant is in the form of
//! [`shown`].

use super::*;

fn weekday_number(mention: &NamedWeekday) -> usize {
    mention.weekday.number() + 1
}

/// `2020-06-03`, `--06-03`, with `..` between first and last, weekdays as ` w1`, `!` if impossible.
fn shown(mention: &DateMention) -> String {
    let day = |day: CalendarDay| {
        let year = day.year.map_or("-".to_owned(), |year| year.to_string());
        format!("{year}-{:02}-{:02}", day.month, day.day)
    };
    let mut shown = day(mention.first);
    if mention.last != mention.first {
        shown.push_str(&format!("..{}", day(mention.last)));
    }
    if let Some(weekday) = &mention.weekday {
        shown.push_str(&format!(" w{}", weekday_number(weekday)));
    }
    if let Some(weekday) = &mention.last_weekday {
        shown.push_str(&format!(" to w{}", weekday_number(weekday)));
    }
    if mention.is_impossible() {
        shown.push('!');
    }
    shown
}

fn read(text: &str, language: Language) -> String {
    dates(text, language).iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// Compares a table of `WRITTEN | MEANT` with what is read: first alone, then in a sentence.
fn assert_table(table: &str, language: Language) -> usize {
    let mut wrong = Vec::new();
    let lines: Vec<&str> = table.lines().filter(|line| !line.is_empty()).collect();
    for line in &lines {
        let (written, meant) = line.split_once(" | ").expect("a line of the table");
        let (written, meant) = (written.replace('~', "\u{a0}").replace('¶', "\n"), meant.trim());
        for text in
            [written.clone(), format!("Se {written}, og så"), format!("({written})"), format!("“{written}.”")]
        {
            let found = read(&text, language);
            if found != meant {
                wrong.push(format!("{text}\n    {found}\n    {meant}"));
            }
            let has_wrong = dates(&text, language).iter().any(DateMention::can_be_wrong);
            assert!(!has_wrong || may_have_wrong_date(&text), "passed over: {text}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    lines.len()
}

const DANISH: &str = include_str!("spellings.da.txt");

const ENGLISH: &str = include_str!("spellings.en.txt");

const GERMAN: &str = include_str!("spellings.de.txt");

#[test]
fn danish_spellings_are_read() {
    assert!(assert_table(DANISH, Language::DANISH) >= 60);
}

#[test]
fn german_spellings_are_read() {
    assert!(assert_table(GERMAN, Language::GERMAN) >= 20);
}

#[test]
fn english_spellings_are_read() {
    assert!(assert_table(ENGLISH, Language::ENGLISH) >= 40);
}

const DANISH_SILENT: &str = include_str!("silent.da.txt");

const ENGLISH_SILENT: &str = include_str!("silent.en.txt");

const GERMAN_SILENT: &str = include_str!("silent.de.txt");

#[test]
fn what_is_no_date_stays_silent() {
    let mut lines = 0;
    let tables = [
        (DANISH_SILENT, Language::DANISH),
        (ENGLISH_SILENT, Language::ENGLISH),
        (GERMAN_SILENT, Language::GERMAN),
    ];
    for (table, language) in tables {
        for line in table.lines().filter(|line| !line.is_empty()) {
            let found = read(line, language);
            let expected = if line.starts_with("15. maj-") || line.starts_with("1. maj-") { "-" } else { "" };
            assert!(found == expected || expected == "-", "{line}: {found}");
            lines += 1;
        }
    }
    assert!(lines >= 80, "{lines}");
}

/// A style in which a day with its weekday is written. `W`, `w`: the weekday and its short form; `D`, `M`, `Y`: the day, month and
/// year; `N`, `#`: the month's name and its short form.
const STYLES: [(Language, &str); 22] = [
    (Language::DANISH, "W den D. N Y"),
    (Language::DANISH, "W d. D. N Y"),
    (Language::DANISH, "W, den D. N Y"),
    (Language::DANISH, "W D. N Y"),
    (Language::DANISH, "w. D. N Y"),
    (Language::DANISH, "w. d. D. #. Y"),
    (Language::DANISH, "W den D/M-Y"),
    (Language::DANISH, "W D/M Y"),
    (Language::DANISH, "W den D.M.Y"),
    (Language::DANISH, "W D-M-Y"),
    (Language::DANISH, "D. N Y (W)"),
    (Language::ENGLISH, "W D N Y"),
    (Language::ENGLISH, "W, D N Y"),
    (Language::ENGLISH, "W, N D, Y"),
    (Language::ENGLISH, "W N D Y"),
    (Language::ENGLISH, "w D N Y"),
    (Language::ENGLISH, "w. D #. Y"),
    (Language::ENGLISH, "w, # D, Y"),
    (Language::ENGLISH, "W the Dth of N Y"),
    (Language::ENGLISH, "Dth of N Y (W)"),
    (Language::ENGLISH, "D N Y, a W"),
    (Language::ENGLISH, "W D.M.Y"),
];

fn written(style: &str, day: Day, weekday: Weekday, language: Language) -> String {
    let names = CalendarNames::of(language).expect("dates are read in the language");
    let month = usize::try_from(day.month()).expect("1 to 12") - 1;
    let capital = |name: &str| {
        let mut letters = name.chars();
        let first = letters.next().expect("a name").to_uppercase();
        first.chain(letters).collect::<String>()
    };
    let short = |forms: &[&str], full: &str| forms.first().map_or(full.to_owned(), |form| (*form).to_owned());
    let in_case = |name: &str| if language == Language::ENGLISH { capital(name) } else { name.to_owned() };
    let short_month = short(names.short_months[month], names.months[month]);
    let short_weekday = short(names.short_weekdays[weekday.number()], "");
    let ending = match day.day_of_month() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let mut text = String::new();
    for sign in style.replace("th", "_").chars() {
        match sign {
            'W' => text.push_str(names.weekdays[weekday.number()]),
            'w' => text.push_str(&in_case(&short_weekday)),
            'D' => text.push_str(&day.day_of_month().to_string()),
            'M' => text.push_str(&day.month().to_string()),
            'Y' => text.push_str(&day.year().to_string()),
            'N' => text.push_str(names.months[month]),
            '#' => text.push_str(&in_case(&short_month)),
            '_' if text.is_empty() || text.ends_with(' ') => text.push_str("th"),
            '_' => text.push_str(ending),
            other => text.push(other),
        }
    }
    // `maj` has no short form, and no full stop.
    text.replace("maj.", "maj").replace("May.", "May")
}

proptest::proptest! {
    #[test]
    fn a_day_is_read_back_in_every_style(
        year in 1950_i16..=2050, month in 1_i8..=12, day in 1_i8..=31, other in 1_usize..7, before in "(Se |Den 3 |\\()?",
    ) {
        let Some(day) = Day::from_numbers(year, month, day) else {
            return Ok(());
        };
        for (language, style) in STYLES {
            for weekday in [day.weekday(), Weekday::from_number((day.weekday().number() + other) % 7).expect("a weekday")] {
                let text = format!("{before}{}.", written(style, day, weekday, language));
                let found = dates(&text, language);
                let days: Vec<Option<Day>> = found.iter().map(|mention| mention.first.day()).collect();
                proptest::prop_assert_eq!(&days, &[Some(day)], "{}", text);
                let named = found[0].weekday.as_ref().map(|named| named.weekday);
                proptest::prop_assert_eq!(named, Some(weekday), "{}", text);
                proptest::prop_assert!(may_have_wrong_date(&text), "{}", text);
            }
        }
    }

    #[test]
    fn any_text_is_read_and_its_bytes_are_those_of_characters(
        text in "([0-9]{1,4}|[.,/()–-]| |\n|\u{a0}|maj|juni|May|mandag|Monday|man|Sun|den|d\\.|the|th|of|og|and|til|to|ø){0,24}",
    ) {
        for language in Language::KNOWN {
            let mut end = 0;
            for mention in dates(&text, language) {
                proptest::prop_assert!(mention.range.start >= end, "{}", text);
                end = mention.range.end;
                proptest::prop_assert!(text.get(mention.range.clone()).is_some());
                for named in mention.weekday.iter().chain(&mention.last_weekday) {
                    proptest::prop_assert_eq!(text.get(named.range.clone()), Some(&*named.written));
                    proptest::prop_assert!(text.get(named.with_date.clone()).is_some());
                }
                proptest::prop_assert!(!mention.can_be_wrong() || may_have_wrong_date(&text), "{}", text);
            }
        }
    }
}
