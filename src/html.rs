//! Text made safe for HTML: the only place that escapes.
//!
//! Takes text; gives it with `<`, `>`, `&` and quotes replaced, for use in content and in quoted attributes. It builds no
//! elements: templates and the Markdown reader do that.

use std::borrow::Cow;

/// How many bytes are checked at a time for special ones.
const CHUNK: usize = 64;

/// The text, escaped. Most texts have nothing to escape and are returned as they are.
pub fn escape(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut escaped);
    Cow::Owned(escaped)
}

/// Whether the text needs no escaping in HTML and in XML, neither in content nor in quoted attributes.
pub fn is_plain(text: &str) -> bool {
    let is_special = |byte: u8| byte < b' ' || matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'');
    // No early exit within a chunk: that lets the compiler check many bytes with one instruction.
    let has_any = |bytes: &[u8]| bytes.iter().fold(false, |found, byte| found | is_special(*byte));
    !text.as_bytes().chunks(CHUNK).any(has_any)
}

/// Appends the text, escaped, to `html`.
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
