//! Amounts and dates that no line can break: the blanks in them become no-break spaces.
//!
//! Takes a text that people typed, or HTML made of one; gives it with `U+00A0` for each blank inside an amount or a date. What the language of the
//! text is does not matter: the words of all languages are looked for together, because a blank that is kept together without need
//! harms nothing. So this is not the reader of amounts, which judges what an amount is: only the words beside a number are looked at.
//! Blanks inside of code stay.

mod rules;
mod tokens;
mod words;

use std::borrow::Cow;

use rules::blanks_to_keep;
use tokens::{END, PASSED_OVER, Tokens};

const NO_BREAK_SPACE: &str = "\u{a0}";

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

/// Whether a text may have a number: digits, or a part of a word for a large number or a currency. Most texts have neither, and are read
/// no further.
fn may_have_number(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().any(u8::is_ascii_digit) || bytes.windows(4).any(is_part_of_unit)
}

/// Whether four bytes are a part of a word for a large number or a currency that is written behind numbers in words.
fn is_part_of_unit(part: &[u8]) -> bool {
    matches!(
        part,
        b"illi" | b"iljo" | b"usin" | b"ousa" | b"kron" | b"euro" | b"olla" | b"mio." | b"mia." | b" kr."
    )
}

fn with_no_breaks<'t>(text: &'t str, tokens: &Tokens<'_>) -> Cow<'t, str> {
    let blanks = blanks_to_keep(tokens);
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
            "two~and~a~half~million~dollars, to-tre~hundrede~kroner, 2½~mio.~kr.",
            "500,-~kr., kr.~-500, US~$89, 89~US$, 5~mio.~2020-kroner",
            "DKK~4~million. DKK~214.3~million, halvanden~mio.~kr.",
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
