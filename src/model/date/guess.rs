//! The day and time that are probably meant by a text that is not written in ISO 8601. For suggestions only.
//!
//! Takes what people write in letters and mails, in Danish or English: `4. maj 2020 kl. 10.30`, `04-05-2020`, `2020-5-4`,
//! `2026-12-01T9:30`; gives a value of the form that the field takes. A year of two digits is not guessed.

use super::{DateTimeInput, Day, ReducedDate};
use crate::model::calendar::{CalendarNames, NameForm};

impl Day {
    /// The day that is probably meant; a time of day is left out.
    pub fn guess(text: &str) -> Option<Day> {
        split(text).map(|(day, _)| day)
    }
}

impl ReducedDate {
    /// The day, month or year that is probably meant.
    pub fn guess(text: &str) -> Option<ReducedDate> {
        if let Some(day) = Day::guess(text) {
            return Some(ReducedDate::Day(day));
        }
        let words = words(text);
        let (first, second) = match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [year] => return year.parse().ok(),
            [first, second] => (first, second),
            _ => return None,
        };
        let (month, year) = if is_year(first) { (second, first) } else { (first, second) };
        let month = month_number(month).filter(|_| is_year(year))?;
        format!("{year}-{month:02}").parse().ok()
    }
}

impl DateTimeInput {
    /// The day, with the time if there is one, that is probably meant, as it is written on a sheet.
    pub fn guess(text: &str) -> Option<String> {
        let (day, time) = split(text)?;
        let numbers: Vec<u8> = time.iter().map(|number| number.parse().ok()).collect::<Option<_>>()?;
        let (hour, minute) = match numbers[..] {
            [] => return Some(day.to_string()),
            [hour] => (hour, 0),
            [hour, minute] => (hour, minute),
            [hour, minute, second] if second < 60 => (hour, minute),
            // A minute has no second 60; the next one begins.
            [hour @ 0..24, 59, 60] => (hour + 1, 0),
            [hour, minute @ 0..59, 60] => (hour, minute + 1),
            _ => return None,
        };
        match (hour, minute) {
            // The end of a day is the beginning of the next.
            (24, 0) => Some(format!("{}T00:00", Day(day.0.tomorrow().ok()?))),
            (0..24, 0..60) => Some(format!("{day}T{hour:02}:{minute:02}")),
            _ => None,
        }
    }
}

/// The day, and the words of the text after it.
fn split(text: &str) -> Option<(Day, Vec<String>)> {
    let mut words = words(text);
    if words.first().is_some_and(|word| word.len() == 8 && word.bytes().all(|byte| byte.is_ascii_digit())) {
        let digits = words.remove(0);
        words.splice(0..0, [digits[..4].to_owned(), digits[4..6].to_owned(), digits[6..].to_owned()]);
    }
    if words.len() < 3 {
        return None;
    }
    let time = words.split_off(3);
    let [first, second, third] = <[String; 3]>::try_from(words).ok()?;
    let (day, month, year) = if is_year(&first) {
        (third, second, first)
    } else if first.starts_with(|c: char| c.is_alphabetic()) {
        (second, first, third)
    } else {
        (first, second, third)
    };
    let month = month_number(&month).filter(|_| is_year(&year))?;
    let day = day.parse::<u8>().ok()?;
    Some((format!("{year}-{month:02}-{day:02}").parse().ok()?, time))
}

/// The numbers and names of months of a text, without the words between them.
fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let mut words = Vec::new();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        // `01t9` of `2026-12-01T9:30`, `4th`, `10h30`.
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let end = rest.find(|c: char| c.is_ascii_digit() != first.is_ascii_digit()).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            if !is_filler(part) {
                words.push(part.to_owned());
            }
            rest = after;
        }
    }
    words
}

/// Whether a word can stand in a date and says nothing about it.
fn is_filler(word: &str) -> bool {
    let is_weekday = |names: &CalendarNames| matches!(names.weekday(word), Some((_, NameForm::Full)));
    matches!(
        word,
        "den"
            | "d"
            | "kl"
            | "klokken"
            | "t"
            | "der"
            | "dem"
            | "um"
            | "am"
            | "uhr"
            | "the"
            | "of"
            | "at"
            | "on"
            | "st"
            | "nd"
            | "rd"
            | "th"
            | "h"
    ) || CalendarNames::ALL.into_iter().any(is_weekday)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The month of a name, of its short form, or of a number.
fn month_number(word: &str) -> Option<usize> {
    let mut tables = CalendarNames::ALL.into_iter();
    let named = tables.find_map(|names| names.month(word)).map(|(at, _)| at + 1);
    named.or_else(|| word.parse().ok().filter(|month| (1..=12).contains(month)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_of_a_date_are_guessed() {
        for text in [
            "4. maj 2020",
            "4 May 2020",
            "May 4th, 2020",
            "04-05-2020",
            "4/5 2020",
            "4.5.2020",
            "20200504",
            "2020-5-4",
            "2020/05/04",
            "mandag den 4. maj 2020",
            "“2020-05-04”",
        ] {
            assert_eq!(Day::guess(text).map(|day| day.to_string()).as_deref(), Some("2020-05-04"), "{text}");
        }
        for text in ["i går", "2020", "04-05-20", "2020-02-30", "kl. 10.30"] {
            assert_eq!(Day::guess(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_guessed_with_their_day() {
        for (text, meant) in [
            ("2026-12-01 10:30", "2026-12-01T10:30"),
            ("2026-12-01 kl. 10.30", "2026-12-01T10:30"),
            ("1. december 2026 kl. 10.30", "2026-12-01T10:30"),
            ("2026-12-01T9:30", "2026-12-01T09:30"),
            ("2026-12-01T9", "2026-12-01T09:00"),
            ("2026-12-01T24:00", "2026-12-02T00:00"),
            ("2026-12-31 24:00", "2027-01-01T00:00"),
            ("2026-12-31T23:59:60", "2027-01-01T00:00"),
            ("2026-12-31T09:10:60", "2026-12-31T09:11"),
            ("1/12 2026", "2026-12-01"),
        ] {
            assert_eq!(DateTimeInput::guess(text).as_deref(), Some(meant), "{text}");
        }
        assert_eq!(DateTimeInput::guess("2026-12-01 25:00"), None);
    }

    #[test]
    fn a_month_is_enough_where_a_vague_date_is_taken() {
        for (text, meant) in
            [("maj 2020", "2020-05"), ("5/2020", "2020-05"), ("2020-5", "2020-05"), ("i maj", "")]
        {
            let guess = ReducedDate::guess(text).map(|date| date.to_string());
            assert_eq!(guess.unwrap_or_default(), meant, "{text}");
        }
    }
}
