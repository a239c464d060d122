//! Amounts and dates that no line can break: the blanks in them become no-break spaces.
//!
//! Takes a text that people typed, or HTML made of one; gives it with `U+00A0` for each blank inside an amount or a date. What the language of the
//! text is does not matter: the words of all languages are looked for together, because a blank that is kept together without need
//! harms nothing. So this is not the reader of amounts, which judges what an amount is: only the words beside a number are looked at.
//! Blanks inside of code stay.

mod candidates;
mod rules;
mod tokens;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use super::dates::next_digit;
use candidates::may_be_kept;
use rules::blanks_to_keep;
use tokens::{END, PASSED_OVER, Tokens};

const NO_BREAK_SPACE: &str = "\u{a0}";

/// How many bytes of text before and after a number are looked at: longer than an amount in words.
const AROUND: usize = 64;

/// Parts of the words for a million and more, as in `million` and `milliard`. An amount in words alone is looked for only at these.
const LARGE_NUMBERS: [&str; 2] = ["illio", "illia"];

/// The text with its amounts and dates unbroken.
pub fn unbroken(text: &str) -> Cow<'_, str> {
    if !may_have_number(text) {
        return Cow::Borrowed(text);
    }
    with_no_breaks(text, text.as_bytes())
}

/// The HTML with the amounts and dates in its text unbroken.
pub fn unbroken_html(html: &str) -> Cow<'_, str> {
    if !may_have_number(html) {
        return Cow::Borrowed(html);
    }
    with_no_breaks(html, &without_tags(html))
}

/// Whether a text may have an amount or a date. Most texts have none, and are read no further.
fn may_have_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    next_number(bytes, 0).is_some() || has_large_number(bytes)
}

/// The next number from a place on that may be in an amount or a date.
fn next_number(bytes: &[u8], from: usize) -> Option<Range<usize>> {
    let mut at = from;
    while let Some(start) = next_digit(bytes, at) {
        let end = start + bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if may_be_kept(bytes, start, end) {
            return Some(start..end);
        }
        at = end;
    }
    None
}

/// Whether a text has one of [`LARGE_NUMBERS`]. A search that stops at the first letter takes several times as long.
fn has_large_number(bytes: &[u8]) -> bool {
    const CHUNK: usize = 32;
    const LENGTH: usize = LARGE_NUMBERS[0].len();
    let mut rest = bytes;
    while let Some(chunk) = rest.first_chunk::<{ CHUNK + LENGTH - 1 }>() {
        let mut found = false;
        for at in 0..CHUNK {
            let is_start = (chunk[at] == b'i') & (chunk[at + 1] == b'l') & (chunk[at + 2] == b'l');
            found |= is_start & (chunk[at + 3] == b'i') & ((chunk[at + 4] == b'o') | (chunk[at + 4] == b'a'));
        }
        if found {
            return true;
        }
        rest = &rest[CHUNK..];
    }
    rest.windows(LENGTH).any(|part| matches!(part, b"illio" | b"illia"))
}

fn with_no_breaks<'t>(text: &'t str, bytes: &[u8]) -> Cow<'t, str> {
    let mut kept = String::new();
    let mut copied = 0;
    for part in parts_with_numbers(text, bytes) {
        for blank in blanks_to_keep(&Tokens::new(text, bytes, part)) {
            kept.push_str(&text[copied..blank.start]);
            kept.push_str(NO_BREAK_SPACE);
            copied = blank.end;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[copied..]);
    Cow::Owned(kept)
}

/// The parts of a text around its numbers, from the left. Most of a body is in none.
fn parts_with_numbers(text: &str, bytes: &[u8]) -> Vec<Range<usize>> {
    let mut numbers: Vec<usize> = Vec::new();
    if has_large_number(bytes) {
        for part in LARGE_NUMBERS {
            numbers.extend(text.match_indices(part).map(|(at, _)| at));
        }
    }
    let mut from = 0;
    while let Some(number) = next_number(bytes, from) {
        numbers.push(number.start);
        from = number.end;
    }
    numbers.sort_unstable();
    let mut parts: Vec<Range<usize>> = Vec::new();
    for at in numbers {
        let end = text.ceil_char_boundary(after(bytes, at));
        match parts.last_mut() {
            Some(last) if at <= last.end => last.end = last.end.max(end),
            last => {
                let start = text.floor_char_boundary(before(bytes, at)).max(last.map_or(0, |last| last.end));
                parts.push(start..end);
            }
        }
    }
    parts
}

/// A place so many bytes of text before another one.
fn before(bytes: &[u8], at: usize) -> usize {
    let texts = (0..at).rev().filter(|place| !matches!(bytes[*place], PASSED_OVER | END));
    texts.take(AROUND).last().unwrap_or(at)
}

/// A place so many bytes of text behind another one.
fn after(bytes: &[u8], at: usize) -> usize {
    let texts = (at..bytes.len()).filter(|place| !matches!(bytes[*place], PASSED_OVER | END));
    texts.take(AROUND).last().map_or(at, |last| last + 1)
}

/// The elements inside a line of text. What is raised is no part of it: the number of a footnote counts nothing.
const INLINE: [&str; 10] = ["a", "abbr", "b", "data", "del", "em", "i", "span", "strong", "time"];

/// The bytes of HTML, in which each tag is written over.
fn without_tags(html: &str) -> Vec<u8> {
    let mut bytes = html.as_bytes().to_vec();
    let mut at = 0;
    while let Some(start) = html[at..].find('<').map(|found| at + found) {
        let name = html[start + 1..].trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        let is_code = name == "code" && !html[start..].starts_with("</");
        let from =
            if is_code { html[start..].find("</code").map_or(html.len(), |end| start + end) } else { start };
        let end = html[from..].find('>').map_or(html.len(), |end| from + end + 1);
        let sign = if INLINE.contains(&name) { PASSED_OVER } else { END };
        bytes[start..end].fill(sign);
        at = end;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `~` for each no-break space.
    fn kept(text: &str) -> String {
        unbroken(text).replace(NO_BREAK_SPACE, "~")
    }

    #[test]
    fn amounts_are_kept_together() {
        for expected in [
            "Der er 37,6~mio.~kr. til det.",
            "Der er 10.000~kr. til det.",
            "Der er 10~000~kr. til det.",
            "215~millioner~kroner, og 5 kommuner",
            "215~mio.~danske~kroner",
            "DKK~37.6~million and more",
            "kr.~500 i alt",
            "$10~million, €~5, 5~€",
            "10~million~U.S.~dollars",
            "10~og~15~mio.~kr.",
            "10~to~15~million~kroner",
            "5~kr. 300 deltog",
            "fem~millioner~kroner og en halv",
            "two~and~a~half~million~dollars, 2½~mio.~kr.",
            "500,-~kr., kr.~-500, US~$89, 89~US$, 5~mio.~2020-kroner",
            "DKK~4~million. DKK~214.3~million, halvanden~million~kr.",
            ". kr. Up to DKK~5~million",
            "900~mio.~til~1,2~mia.~kr. og 500~pund~sterling",
            "12~Millionen~Euro",
        ] {
            assert_eq!(kept(&expected.replace('~', " ")), expected);
            assert_eq!(kept(&expected.replace('~', NO_BREAK_SPACE)), expected);
        }
    }

    #[test]
    fn a_letter_is_a_scale_only_behind_a_currency() {
        for expected in ["1 b c, 5 m høj, 7 t i alt", "DKK~37.6~m, $~10~m, 5~bn"] {
            assert_eq!(kept(&expected.replace('~', " ")), expected);
        }
        let html = "<p>A<sup>1</sup> kr. <sup>4</sup> maj</p>";
        assert_eq!(unbroken_html(html), html);
    }

    #[test]
    fn dates_are_kept_together() {
        for expected in [
            "mandag den~4.~maj~2020",
            "On May~4,~2020 and 4~May~2020, Monday 4~May",
            "the~4th~of~May~2020, Jan.~4,~2020, 4.~jan.~2020",
            "i maj~2020, kl.~10.30 og 10~am",
            "3.~og~5.~juni og 3.~-~5.~juni",
            "am~4.~März~2020",
            "I 2020 var 5 kommuner med, i maj 12.",
        ] {
            assert_eq!(kept(&expected.replace('~', " ")), expected);
        }
    }

    #[test]
    fn lines_that_end_inside_and_several_blanks_are_one_no_break_space() {
        assert_eq!(kept("37,6\nmio.  kr."), "37,6~mio.~kr.");
        assert_eq!(kept("37,6 \u{a0}mio.\u{a0}kr."), "37,6~~mio.~kr.");
    }

    #[test]
    fn tags_are_passed_over_and_code_stays() {
        let html = "<p>Den <strong>37,6</strong> mio.\n<em>kr.</em></p>\n<p>4</p>\n<p>maj 2020 <code>5 kr.</code> <a href=\"/5 kr/\">5 kr.</a></p>";
        let expected = "<p>Den <strong>37,6</strong>~mio.~<em>kr.</em></p>\n<p>4</p>\n<p>maj~2020 <code>5 kr.</code> <a href=\"/5 kr/\">5~kr.</a></p>";
        assert_eq!(unbroken_html(html).replace(NO_BREAK_SPACE, "~"), expected);
        for html in ["<p>5 < kr.", "<code>5 kr.", "5 <", "<"] {
            assert_eq!(unbroken_html(html), html);
        }
    }

    /// A text with one blank for each run of blanks.
    fn with_single_blanks(text: &str) -> String {
        text.split(char::is_whitespace).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    proptest::proptest! {
        #[test]
        fn nothing_changes_but_blanks(
            text in "([0-9]{1,4}|[.,/½$€–-]|  ?|\n|\u{a0}|maj|May|of|den|mio|kr|DKK|US|million|two|og|to|</?b>|<p>|</?code|>|ø|\u{0}){0,24}",
        ) {
            let kept = unbroken(&text);
            proptest::prop_assert_eq!(with_single_blanks(&kept), with_single_blanks(&text));
            let html = unbroken_html(&text);
            proptest::prop_assert_eq!(with_single_blanks(&html), with_single_blanks(&text));
        }
    }
}
