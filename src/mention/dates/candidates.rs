//! Texts in which a date can be wrong, found quickly: most texts have none.
//!
//! Takes a text in any language, with or without markup; gives whether a number in it has the name of a weekday beside it, or is a day
//! that its month lacks. It may say yes too often. It says no wrongly only where markup puts words of its own, such as an address,
//! between a weekday and its date. Only the words next to a number are looked at, because every body is searched.

use crate::model::calendar::CalendarNames;
use crate::model::date::days_in_month;

/// How many bytes before a number the name of its weekday begins at the most.
const BEFORE: usize = 56;

/// How many bytes after a number its weekday ends at the most: `. september 2020 (torsdag`.
const AFTER: usize = 40;

/// How many bytes are searched for a digit at a time.
const CHUNK: usize = 32;

/// The first day that not every month has.
const FIRST_DOUBTFUL_DAY: u32 = 29;

/// A year in which every month has its most days.
const LEAP_YEAR: i16 = 2000;

/// Words that stand between a weekday and its date; `nbsp` is what is left of an entity.
const BETWEEN: [&[u8]; 36] = [
    b"den",
    b"d",
    b"the",
    b"kl",
    b"klokken",
    b"at",
    b"on",
    b"am",
    b"pm",
    b"nbsp",
    b"og",
    b"and",
    b"til",
    b"to",
    b"morgen",
    b"formiddag",
    b"middag",
    b"eftermiddag",
    b"aften",
    b"nat",
    b"morning",
    b"afternoon",
    b"evening",
    b"night",
    b"noon",
    b"der",
    b"dem",
    b"um",
    b"uhr",
    b"und",
    b"bis",
    b"vormittag",
    b"mittag",
    b"nachmittag",
    b"abend",
    b"nacht",
];

/// Words that stand between the number of a day and its month.
const BEFORE_MONTH: [&[u8]; 6] = [b"st", b"nd", b"rd", b"th", b"of", b"nbsp"];

/// Whether a text may have a weekday beside a date, or a date that the calendar lacks.
pub fn may_have_wrong_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = next_digit(bytes, at) {
        let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + digits;
        // A day, or the year of `2020-05-15`; not `37,6`.
        let can_be_date = match &bytes[end..] {
            [b',', digit, ..] if digit.is_ascii_digit() => false,
            [b'-', ..] => matches!(digits, 1 | 2 | 4),
            _ => digits <= 2,
        };
        if can_be_date && may_be_wrong(&bytes[..start], &bytes[start..end], &bytes[end..]) {
            return true;
        }
        at = end;
    }
    false
}

/// The first digit from a place on.
pub(in crate::mention) fn next_digit(bytes: &[u8], from: usize) -> Option<usize> {
    // Looking at many bytes at a time takes a fraction of the time.
    let has_any = |chunk: &[u8]| chunk.iter().fold(false, |found, byte| found | byte.is_ascii_digit());
    let mut start = from;
    while let Some(rest) = bytes.get(start..).filter(|rest| !rest.is_empty()) {
        let chunk = &rest[..rest.len().min(CHUNK)];
        if has_any(chunk) {
            return chunk.iter().position(u8::is_ascii_digit).map(|at| start + at);
        }
        start += chunk.len();
    }
    None
}

/// Whether a number, with the text before and after it, may be part of a date that is wrong.
fn may_be_wrong(before: &[u8], number: &[u8], after: &[u8]) -> bool {
    if is_after_weekday(before) {
        return true;
    }
    let day = number.iter().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
    let month = month_after(after);
    let is_in_numbers = matches!(after, [b'/' | b'.' | b'-', digit, ..] if digit.is_ascii_digit())
        || matches!(before, [.., digit, b'-'] if digit.is_ascii_digit());
    let near = &before[before.len().saturating_sub(BEFORE)..];
    let month_before = month_of(last_word(near).1);
    let is_in_date = is_in_numbers || month.is_some() || month_before.is_some();
    if is_in_date && has_weekday_after(after) {
        return true;
    }
    if !(FIRST_DOUBTFUL_DAY..100).contains(&day) {
        return false;
    }
    let lacks = |month: i8| u32::try_from(days_in_month(LEAP_YEAR, month)).is_ok_and(|most| day > most);
    // The year can be one in which February is shorter.
    let is_lacking = |month: i8| month == 2 || lacks(month);
    month.is_some_and(is_lacking)
        || month_before.is_some_and(is_lacking)
        || is_doubtful_in_numbers(before, after)
}

/// Whether a weekday is before a number, with nothing between but what belongs to a date.
fn is_after_weekday(before: &[u8]) -> bool {
    let mut rest = &before[before.len().saturating_sub(BEFORE)..];
    loop {
        let (left, word) = last_word(rest);
        if word.is_empty() {
            return false;
        }
        if is_weekday(word) {
            return true;
        }
        if !is_one_of(word, &BETWEEN) && month_of(word).is_none() {
            return false;
        }
        rest = left;
    }
}

/// Whether a weekday follows a bracket or a comma behind a date.
fn has_weekday_after(after: &[u8]) -> bool {
    let near = &after[..after.len().min(AFTER)];
    let Some(sign) = near.iter().position(|byte| matches!(byte, b'(' | b',')) else {
        return false;
    };
    let mut rest = &near[sign..];
    // `, a Friday`; after the comma of `May 15, 2020` as well.
    while let Some((word, left)) = first_word(rest) {
        if is_weekday(word) {
            return true;
        }
        rest = left;
    }
    false
}

/// Whether a number is part of `31/6-2020`, `31.06.2020` or `2020-06-31`.
fn is_doubtful_in_numbers(before: &[u8], after: &[u8]) -> bool {
    let is_short = |month: &[u8]| !matches!(month, b"01" | b"03" | b"05" | b"07" | b"08" | b"10" | b"12");
    if let [.., b'-', one, two, b'-'] = before {
        return is_short(&[*one, *two]);
    }
    let [b'/' | b'.' | b'-', month @ ..] = after else {
        return false;
    };
    matches!(month.iter().take_while(|byte| byte.is_ascii_digit()).count(), 1 | 2)
}

/// The month that follows a number.
fn month_after(after: &[u8]) -> Option<i8> {
    let (mut word, mut rest) = first_word(&after[..after.len().min(AFTER)])?;
    while is_one_of(word, &BEFORE_MONTH) {
        (word, rest) = first_word(rest)?;
    }
    month_of(word)
}

/// Whether a byte is part of a letter. Beside ASCII, names have letters of two bytes only, the first of which is in this range.
fn is_in_letter(bytes: &[u8], at: usize) -> bool {
    let is_first = |byte: u8| (0xC3..=0xCB).contains(&byte);
    bytes[at].is_ascii_alphabetic()
        || is_first(bytes[at])
        || at > 0 && bytes[at] >= 0x80 && is_first(bytes[at - 1])
}

/// What is before the last word, and the word.
fn last_word(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut end = bytes.len();
    while end > 0 && !is_in_letter(bytes, end - 1) {
        end -= 1;
    }
    let mut start = end;
    while start > 0 && is_in_letter(bytes, start - 1) {
        start -= 1;
    }
    (&bytes[..start], &bytes[start..end])
}

/// The first word, and what is after it.
fn first_word(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let start = (0..bytes.len()).find(|at| is_in_letter(bytes, *at))?;
    let end = (start..bytes.len()).find(|at| !is_in_letter(bytes, *at)).unwrap_or(bytes.len());
    Some((&bytes[start..end], &bytes[end..]))
}

fn is_one_of(word: &[u8], words: &[&[u8]]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn is_weekday(word: &[u8]) -> bool {
    // The longest is `donnerstag`; most words are no longer than a name, but few end like one.
    let may_be = match word {
        [.., d, a, g] if word.len() >= 6 => {
            matches!([d | 32, a | 32, g | 32], [b'd', b'a', b'g' | b'y'] | [b't', b'a', b'g'])
                || word.eq_ignore_ascii_case(b"mittwoch")
        }
        _ => (2..=6).contains(&word.len()),
    };
    let is_named = |word: &str| CalendarNames::ALL.into_iter().any(|names| names.weekday(word).is_some());
    may_be && std::str::from_utf8(word).is_ok_and(is_named)
}

/// The month, 1 to 12, whose name is a word.
fn month_of(word: &[u8]) -> Option<i8> {
    if !(3..=9).contains(&word.len()) {
        return None;
    }
    let first = [word[0] | 32, word[1] | 32, word[2] | 32];
    let month = match &first {
        b"jan" => 1,
        b"feb" => 2,
        b"mar" | b"mrz" | [b'm', 0xE3, 0xA4] => 3,
        b"apr" => 4,
        b"maj" | b"may" | b"mai" => 5,
        b"jun" => 6,
        b"jul" => 7,
        b"aug" => 8,
        b"sep" => 9,
        b"okt" | b"oct" => 10,
        b"nov" => 11,
        b"dec" | b"dez" => 12,
        _ => return None,
    };
    Some(month)
}
