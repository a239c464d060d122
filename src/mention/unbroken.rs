//! Amounts and dates that no line can break: the blanks in them become no-break spaces.
//!
//! Takes a text that people typed, or HTML made of one; gives it with `U+00A0` for each blank inside an amount or a date. What the language of the
//! text is does not matter: the words of all languages are looked for together, because a blank that is kept together without need
//! harms nothing. So this is not the reader of amounts, which judges what an amount is: only the words beside a number are looked at.
//! Blanks inside of code stay.

use std::borrow::Cow;
use std::ops::Range;

use super::{IN_DANISH, IN_ENGLISH};

const NO_BREAK_SPACE: &str = "\u{a0}";

/// The names of months and their abbreviations in the languages that press offices write and quote.
const MONTHS: [&str; 39] = [
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
const LONG_MONTHS: [&str; 3] = ["december", "dezember", "desember"];

/// Words for a thousand and more that the readers of amounts do not have: German ones.
const OTHER_SCALES: [&str; 4] = ["tausend", "millionen", "milliarden", "mrd"];

/// Words between two days or two numbers that are one date or amount.
const JOINTS: [&str; 8] = ["og", "and", "til", "to", "und", "bis", "eller", "or"];

/// Words before the number of a day.
const BEFORE_DAYS: [&str; 6] = ["den", "d", "the", "der", "dem", "am"];

/// What follows the number of a day in English.
const ORDINAL_ENDINGS: [&str; 4] = ["st", "nd", "rd", "th"];

/// Words before a time of day, and after it.
const BEFORE_TIMES: [&str; 2] = ["kl", "klokken"];
const AFTER_TIMES: [&str; 3] = ["am", "pm", "uhr"];

/// The text with its amounts and dates unbroken.
pub fn unbroken(text: &str) -> Cow<'_, str> {
    if !may_have_number(text) {
        return Cow::Borrowed(text);
    }
    with_no_breaks(text, &Tokens::new(text, text.as_bytes()))
}

/// The HTML with the amounts and dates in its text unbroken.
pub fn unbroken_html(html: &str) -> Cow<'_, str> {
    if !may_have_number(html) {
        return Cow::Borrowed(html);
    }
    with_no_breaks(html, &Tokens::new(html, &without_tags(html)))
}

/// Whether a text may have a number: digits, or a million in words.
fn may_have_number(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) || text.contains("illi")
}

fn with_no_breaks<'t>(text: &'t str, tokens: &Tokens<'_>) -> Cow<'t, str> {
    let blanks = tokens.blanks_to_keep();
    if blanks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len() + blanks.len());
    let mut copied = 0;
    for blank in blanks {
        kept.push_str(&text[copied..blank.start]);
        kept.push_str(NO_BREAK_SPACE);
        copied = blank.end;
    }
    kept.push_str(&text[copied..]);
    Cow::Owned(kept)
}

/// Stands for each byte of a tag inside a line, which is passed over.
const PASSED_OVER: u8 = 1;

/// Stands for each byte of what ends a line: the tags of blocks, and code.
const END: u8 = 2;

/// The elements inside a line of text.
const INLINE: [&str; 12] =
    ["a", "abbr", "b", "data", "del", "em", "i", "span", "strong", "sub", "sup", "time"];

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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Digits, with full stops and commas inside.
    Number,
    Word,
    Sign,
}

#[derive(Debug, Clone)]
struct Token {
    class: Class,
    range: Range<usize>,
    /// Whether there is a blank before it.
    is_spaced: bool,
}

/// A text as numbers, words and signs.
struct Tokens<'t> {
    text: &'t str,
    /// The bytes of the text, in which tags are written over.
    bytes: &'t [u8],
    list: Vec<Token>,
}

impl<'t> Tokens<'t> {
    fn new(text: &'t str, bytes: &'t [u8]) -> Tokens<'t> {
        let mut tokens = Tokens { text, bytes, list: Vec::with_capacity(text.len() / 6) };
        let (mut at, mut is_spaced) = (0, false);
        while at < bytes.len() {
            let byte = bytes[at];
            let length = match byte {
                b' ' | b'\n' | b'\t' | b'\r' | PASSED_OVER => 1,
                0xC2 if bytes.get(at + 1) == Some(&0xA0) => 2,
                _ => 0,
            };
            if length > 0 {
                is_spaced |= byte != PASSED_OVER;
                at += length;
                continue;
            }
            let (class, end) = first_token(bytes, at);
            tokens.list.push(Token { class, range: at..end, is_spaced });
            (at, is_spaced) = (end, false);
        }
        tokens
    }

    /// The blanks that must not break, from the left.
    fn blanks_to_keep(&self) -> Vec<Range<usize>> {
        let mut kept = Kept { tokens: self, places: Vec::new(), unit_end: 0 };
        for at in 0..self.list.len() {
            match self.list[at].class {
                Class::Number => kept.around_number(at),
                Class::Word => kept.around_scale(at),
                Class::Sign => {}
            }
        }
        kept.places.sort_unstable();
        kept.places.dedup();
        let mut blanks = Vec::new();
        for at in kept.places {
            self.add_blanks_before(at, &mut blanks);
        }
        blanks
    }

    /// Adds the runs of blanks between a token and the one before it.
    fn add_blanks_before(&self, at: usize, blanks: &mut Vec<Range<usize>>) {
        let start = at.checked_sub(1).map_or(0, |before| self.list[before].range.end);
        let mut run: Option<Range<usize>> = None;
        for place in start..self.list[at].range.start {
            if matches!(self.bytes[place], b' ' | b'\n' | b'\t' | b'\r') {
                run = Some(run.map_or(place, |run| run.start)..place + 1);
            } else {
                blanks.extend(run.take());
            }
        }
        blanks.extend(run);
    }

    fn class(&self, at: usize) -> Option<Class> {
        self.list.get(at).map(|token| token.class)
    }

    /// The word at a place; empty if there is none.
    fn word(&self, at: usize) -> &'t str {
        match self.list.get(at) {
            Some(token) if token.class == Class::Word => &self.text[token.range.clone()],
            _ => "",
        }
    }

    /// The number at a place; empty if there is none.
    fn number(&self, at: usize) -> &'t str {
        match self.list.get(at) {
            Some(token) if token.class == Class::Number => &self.text[token.range.clone()],
            _ => "",
        }
    }

    fn is_spaced(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|token| token.is_spaced)
    }

    /// Whether one of these signs is at a place, right after the token before it.
    fn is_glued_sign(&self, at: usize, signs: &[&str]) -> bool {
        let sign = self.list.get(at).filter(|token| token.class == Class::Sign && !token.is_spaced);
        sign.is_some_and(|sign| signs.contains(&&self.text[sign.range.clone()]))
    }

    fn is_currency_sign(&self, at: usize) -> bool {
        let sign = self.list.get(at).filter(|token| token.class == Class::Sign);
        sign.is_some_and(|sign| matches!(&self.text[sign.range.clone()], "$" | "€" | "£" | "¥"))
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        !word.is_empty() && words.iter().any(|known| known.eq_ignore_ascii_case(word))
    }

    fn is_month(&self, at: usize) -> bool {
        self.is_one_of(at, &MONTHS) || self.is_one_of(at, &LONG_MONTHS)
    }

    fn is_scale(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_written = |known: &(&str, i32)| known.0.eq_ignore_ascii_case(word);
        let readers = [&IN_DANISH, &IN_ENGLISH];
        let is_read = readers.iter().any(|reader| {
            let vocabulary = reader.vocabulary();
            vocabulary.scales.iter().any(is_written) || vocabulary.glued_scales.iter().any(is_written)
        });
        !word.is_empty() && (is_read || self.is_one_of(at, &OTHER_SCALES))
    }

    /// Whether a word is a number: `fem`.
    fn is_number_word(&self, at: usize) -> bool {
        let word = self.word(at).to_lowercase();
        !word.is_empty()
            && [&IN_DANISH, &IN_ENGLISH].iter().any(|reader| !reader.vocabulary().parts(&word).is_empty())
    }

    /// Whether a word is a code or a word for a currency.
    fn is_currency(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.is_empty() && [&IN_DANISH, &IN_ENGLISH].iter().any(|reader| reader.has_currency(word))
    }

    /// Whether a number is one or two digits.
    fn is_day(&self, at: usize) -> bool {
        matches!(self.number(at).len(), 1 | 2)
    }

    fn is_year(&self, at: usize) -> bool {
        let number = self.number(at);
        number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// The place after a full stop at a place, if there is one right after the token before it.
    fn after_full_stop(&self, at: usize) -> usize {
        if self.is_glued_sign(at, &["."]) { at + 1 } else { at }
    }
}

/// The class and the end of the token that begins at a byte.
fn first_token(bytes: &[u8], at: usize) -> (Class, usize) {
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_letter = |at: usize| match bytes.get(at) {
        Some(0xC2 | 0xE2) => false,
        Some(byte) => byte.is_ascii_alphabetic() || *byte >= 0x80,
        None => false,
    };
    let mut end = at;
    if is_digit(at) {
        while is_digit(end) || matches!(bytes.get(end), Some(b'.' | b',')) && is_digit(end + 1) {
            end += 1;
        }
        return (Class::Number, end);
    }
    while is_letter(end) {
        end += 1;
    }
    if end > at {
        return (Class::Word, end);
    }
    // A sign of one character.
    end += 1;
    while bytes.get(end).is_some_and(|byte| (0x80..0xC0).contains(byte)) {
        end += 1;
    }
    (Class::Sign, end)
}

/// The tokens before which no line must break.
struct Kept<'t> {
    tokens: &'t Tokens<'t>,
    places: Vec<usize>,
    /// The token after the unit of the last amount. That unit does not belong to a number behind it, too.
    unit_end: usize,
}

impl Kept<'_> {
    fn keep(&mut self, at: usize) {
        if self.tokens.is_spaced(at) {
            self.places.push(at);
        }
    }

    /// Keeps a number together with what it counts, or with its date.
    fn around_number(&mut self, at: usize) {
        let tokens = self.tokens;
        let is_short = matches!(tokens.number(at).len(), 1..=3);
        if is_short && tokens.number(at + 1).len() == 3 && tokens.is_spaced(at + 1) {
            // `10 000`
            self.keep(at + 1);
        }
        let is_date = self.after_day(at);
        let is_amount = !is_date && self.after_amount(at);
        let has_currency_before = self.before_number(at);
        if is_date || is_amount || has_currency_before {
            self.with_number_before(at);
        }
    }

    /// Keeps a day together with its month and year, which follow. Whether a month does.
    fn after_day(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        if !tokens.is_day(at) {
            return false;
        }
        let mut month = tokens.after_full_stop(at + 1);
        if tokens.is_one_of(month, &ORDINAL_ENDINGS) && !tokens.is_spaced(month) {
            month += 1;
        }
        let of = month;
        if tokens.is_one_of(month, &["of"]) {
            month += 1;
        }
        if !tokens.is_month(month) {
            return false;
        }
        self.keep(of);
        self.keep(month);
        let year = tokens.after_full_stop(month + 1);
        let year = if tokens.is_glued_sign(year, &[","]) { year + 1 } else { year };
        if tokens.is_year(year) {
            self.keep(year);
        }
        if at > 0 && tokens.is_one_of(before_full_stop(tokens, at), &BEFORE_DAYS) {
            self.keep(at);
        }
        true
    }

    /// Keeps a number together with the scale and the currency behind it. Whether there is one of them.
    fn after_amount(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        let next = at + 1;
        if tokens.is_currency_sign(next) || tokens.is_one_of(next, &AFTER_TIMES) {
            self.keep(next);
            return tokens.is_currency_sign(next);
        }
        if tokens.is_scale(next) {
            self.keep(next);
            self.unit(tokens.after_full_stop(next + 1));
            return true;
        }
        self.unit(next)
    }

    /// Keeps the words of a currency together with what is before them. Whether there is a currency.
    fn unit(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        // `kroner`, `danske kroner`, `U.S. dollars`
        let mut currency = at;
        let mut words = 0;
        while !tokens.is_currency(currency) {
            let is_word = tokens.class(currency) == Some(Class::Word);
            let is_full_stop = words > 0 && tokens.is_glued_sign(currency, &["."]);
            words += usize::from(is_word);
            if !is_word && !is_full_stop || words > 2 || tokens.is_one_of(currency, &JOINTS) {
                return false;
            }
            currency += 1;
        }
        // Only words come after other words: `5 kommuner DKK` is no amount.
        if words > 0 && tokens.word(currency).bytes().all(|byte| byte.is_ascii_uppercase()) {
            return false;
        }
        for place in at..=currency {
            self.keep(place);
        }
        self.unit_end = currency + 1;
        true
    }

    /// Keeps a number together with the currency, the month or the word for a time before it. Whether it is a currency.
    fn before_number(&mut self, at: usize) -> bool {
        let tokens = self.tokens;
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let word = before_full_stop(tokens, at);
        let is_currency =
            tokens.is_currency_sign(before) || tokens.is_currency(word) && word >= self.unit_end;
        if is_currency || tokens.is_one_of(word, &BEFORE_TIMES) {
            self.keep(at);
            return is_currency;
        }
        if tokens.is_month(word) && self.is_with_month_before(at, word) {
            self.keep(at);
            let year = if tokens.is_one_of(at + 1, &ORDINAL_ENDINGS) { at + 2 } else { at + 1 };
            if tokens.is_glued_sign(year, &[","]) && tokens.is_year(year + 1) {
                self.keep(year + 1);
            }
        }
        false
    }

    /// Whether a number belongs to the month before it: the year of `maj 2020`, the day of `May 4`.
    fn is_with_month_before(&self, at: usize, month: usize) -> bool {
        let name = self.tokens.word(month);
        let is_capital = name.starts_with(|c: char| c.is_ascii_uppercase());
        // `it may 2020` is nothing that anybody writes.
        self.tokens.is_year(at) || self.tokens.is_day(at) && is_capital
    }

    /// Keeps a number together with one before it that shares its month or unit: `3. og 5. juni`, `10 to 15 million`.
    fn with_number_before(&mut self, at: usize) {
        let tokens = self.tokens;
        let Some(joint) = at.checked_sub(1) else {
            return;
        };
        let sign = tokens.list[joint].range.clone();
        let is_dash = matches!(&tokens.text[sign], "-" | "–" | "—");
        let number = before_full_stop(tokens, joint);
        // A year is the end of a date of its own.
        let is_number = tokens.class(number) == Some(Class::Number) && !tokens.is_year(number);
        if (is_dash || tokens.is_one_of(joint, &JOINTS)) && is_number {
            self.keep(joint);
            self.keep(at);
        }
    }

    /// Keeps the words of an amount without digits together: `fem millioner kroner`.
    fn around_scale(&mut self, at: usize) {
        let tokens = self.tokens;
        let is_after_number = at > 0 && tokens.is_number_word(at - 1);
        if is_after_number && tokens.word(at).contains("illi") && tokens.is_scale(at) {
            self.keep(at);
            self.unit(at + 1);
        }
    }
}

/// The place of the last token before a place, or of the one before it if that is a full stop right after it. The place itself if
/// there is nothing before it.
fn before_full_stop(tokens: &Tokens<'_>, at: usize) -> usize {
    let before = at.saturating_sub(1);
    if tokens.is_glued_sign(before, &["."]) { before.saturating_sub(1) } else { before }
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
            "12~Millionen~Euro",
        ] {
            assert_eq!(kept(&expected.replace('~', " ")), expected);
            assert_eq!(kept(&expected.replace('~', NO_BREAK_SPACE)), expected);
        }
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
}
