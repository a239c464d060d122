//! Texts in which a date can be wrong, found quickly: most texts have none.
//!
//! Takes a text in any language, with or without markup; gives whether a number in it is near the name of a weekday, or is a day that
//! not every month has. It may say yes too often; it says no wrongly only where markup puts a long address between a weekday and
//! its date.

use crate::model::Language;
use crate::model::date::CalendarNames;

/// How many bytes before a number the name of its weekday begins at the most: `Wednesday evening, the ` and some markup.
const BEFORE: usize = 48;

/// How many bytes after the number of the day its weekday ends at the most: `. september 2020 (torsdag`.
const AFTER: usize = 48;

/// The first day of the month that not every month has.
const FIRST_DOUBTFUL_DAY: usize = 29;

/// Whether a text may have a weekday beside a date, or a date that the calendar lacks.
pub fn may_have_wrong_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + found;
        let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + length;
        // Long numbers are no days and no years.
        if length <= 4 {
            let before = &text[text.ceil_char_boundary(start.saturating_sub(BEFORE))..start];
            let after = &text[end..text.floor_char_boundary((end + AFTER).min(text.len()))];
            if has_weekday(before) || has_weekday(after) {
                return true;
            }
            let is_doubtful = text[start..end]
                .parse()
                .is_ok_and(|number: usize| (FIRST_DOUBTFUL_DAY..100).contains(&number));
            if is_doubtful && (has_month(before) || has_month(after) || is_in_numbers(before, after)) {
                return true;
            }
        }
        at = end;
    }
    false
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() >= 3)
}

fn has_weekday(text: &str) -> bool {
    words(text).any(|word| {
        Language::ALL.into_iter().any(|language| CalendarNames::of(language).weekday(word).is_some())
    })
}

fn has_month(text: &str) -> bool {
    let is_month = |word: &str| {
        Language::ALL.into_iter().any(|language| CalendarNames::of(language).month(word).is_some())
    };
    words(text).any(is_month)
}

/// Whether a number is part of `31/6-2020`, `31.06.2020` or `2020-06-31`.
fn is_in_numbers(before: &str, after: &str) -> bool {
    let is_sign = |byte: &u8| matches!(byte, b'/' | b'.' | b'-');
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let (before, after) = (before.as_bytes(), after.as_bytes());
    let is_iso = before.ends_with(b"-") && before.len() >= 2 && is_digit(before.get(before.len() - 2));
    is_iso || after.first().is_some_and(is_sign) && is_digit(after.get(1))
}
