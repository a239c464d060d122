//! Text made safe for HTML: the one place that escapes, for every room that writes HTML or attributes.
//!
//! Takes text; gives it with `<`, `>`, `&` and quotes replaced, fit for content and for quoted attributes. It
//! deliberately builds no elements: that is for templates and for Markdown.

use std::borrow::Cow;

/// The text, escaped; mostly there is nothing to escape.
pub fn escape(text: &str) -> Cow<'_, str> {
    let is_special = |byte: u8| matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\'');
    if !text.bytes().any(is_special) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    escape_into(text, &mut escaped);
    Cow::Owned(escaped)
}

/// Puts the text, escaped, at the end of `html`.
pub fn escape_into(text: &str, html: &mut String) {
    // Writing into a String cannot fail.
    let _infallible = pulldown_cmark_escape::escape_html(html, text);
}
