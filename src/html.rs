//! Text made safe for HTML, and what its entities mean: the only place that escapes, and that knows entities by name.
//!
//! Takes text; gives it with `<`, `>`, `&` and quotes replaced, for use in content and in quoted attributes. Takes an entity;
//! gives its characters. It builds no elements: templates and the Markdown reader do that.

use std::borrow::Cow;

use quick_xml::escape::resolve_html5_entity;

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

/// The most bytes from the `&` to the `;` of an entity that people and programs write. HTML has longer names, for signs of
/// mathematics.
const LONGEST_ENTITY: usize = 12;

/// What is written like an entity at the start of a text, from `&` to `;`: `&#8211;`. HTML may not know its name.
pub fn entity_at(text: &str) -> Option<&str> {
    if !text.starts_with('&') {
        return None;
    }
    let end = text.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';')?;
    let entity = text.get(..=end)?;
    let name = &entity[1..end];
    let is_name = match name.strip_prefix('#') {
        Some(number) => number_of(number).is_some(),
        None => name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphanumeric()),
    };
    is_name.then_some(entity)
}

/// The characters of an entity: `&eacute;`, `&#233;` or `&#xE9;`. `None` if HTML does not know the name, or if no text has such a
/// character.
pub fn entity_characters(entity: &str) -> Option<String> {
    let name = entity.strip_prefix('&')?.strip_suffix(';')?;
    match name.strip_prefix('#') {
        Some(number) => {
            let character = char::from_u32(number_of(number)?).filter(|character| !character.is_control());
            character.map(String::from)
        }
        None => resolve_html5_entity(name).map(str::to_owned),
    }
}

fn number_of(written: &str) -> Option<u32> {
    let (digits, radix) = match written.strip_prefix(['x', 'X']) {
        Some(digits) => (digits, 16),
        None => (written, 10),
    };
    // `from_str_radix` takes a sign, too.
    let digits = Some(digits).filter(|digits| !digits.starts_with(['+', '-']))?;
    u32::from_str_radix(digits, radix).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_by_name_and_by_number() {
        for (entity, characters) in [
            ("&amp;", Some("&")),
            ("&AElig;", Some("Æ")),
            ("&eacute;", Some("é")),
            ("&#233;", Some("é")),
            ("&#xE9;", Some("é")),
            ("&nobody;", None),
            ("&#7;", None),
        ] {
            assert_eq!(entity_at(&format!("{entity} x")), Some(entity));
            assert_eq!(entity_characters(entity).as_deref(), characters, "{entity}");
        }
        for text in ["&", "& amp;", "&amp", "&W;", "&#;", "&#+1;", "&#xg;", "x&amp;", "&æ;"] {
            assert_eq!(entity_at(text), None, "{text}");
        }
    }

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
