//! Text made safe for HTML: the one place that escapes, for every room that writes HTML or attributes.
//!
//! Takes text; gives it with `<`, `>`, `&` and quotes replaced, fit for content and for quoted attributes. It
//! deliberately builds no elements: that is for templates and for Markdown.

use std::borrow::Cow;

/// How many bytes are looked at before it is asked whether one of them is special.
const CHUNK: usize = 64;

/// The text, escaped; mostly there is nothing to escape.
pub fn escape(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut escaped);
    Cow::Owned(escaped)
}

/// Whether the text stands as it is in HTML and in XML, in content and in quoted attributes.
pub fn is_plain(text: &str) -> bool {
    let is_special = |byte: u8| byte < b' ' || matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'');
    // The processor looks at many bytes at a time where it need not stop at the first.
    let has_any = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | is_special(*byte));
    !text.as_bytes().chunks(CHUNK).any(has_any)
}

/// Puts the text, escaped, at the end of `html`.
pub fn escape_into(text: &str, html: &mut String) {
    // Writing into a String cannot fail.
    let _infallible = pulldown_cmark_escape::escape_html(html, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_counts_as_plain_is_what_escaping_leaves_alone(text in "(æ|[ -~\n]|x{60,70}){0,8}") {
            let mut escaped = String::new();
            escape_into(&text, &mut escaped);
            assert_eq!(escape(&text), escaped);
            let has_line_end = text.contains('\n');
            assert_eq!(is_plain(&text), escaped == text && !has_line_end);
        }
    }
}
