//! Markdown, HTML and entities in fields that are plain text.
//!
//! Takes the text of a field; gives the first signs that readers would see, and the text without any. Imports leave such signs behind:
//! `Fisk &amp; vildt`. Only what nobody writes as text is found: a single `*` or `&` is fine.

/// Signs in a plain text that readers would see.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Markup {
    /// The first of them, as written.
    pub(super) written: String,
    /// The whole text without any.
    pub(super) plain: String,
}

/// The characters of the entities that editors and importers write. Numbers are read as numbers.
const ENTITIES: [(&str, &str); 17] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("raquo", "»"),
    ("aelig", "æ"),
    ("oslash", "ø"),
    ("aring", "å"),
    ("AElig", "Æ"),
    ("Oslash", "Ø"),
    ("Aring", "Å"),
];

/// The elements of HTML that editors and importers write. Other words in angle brackets are text.
const TAGS: [&str; 28] = [
    "a",
    "b",
    "i",
    "u",
    "p",
    "em",
    "strong",
    "br",
    "hr",
    "span",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "img",
    "sup",
    "sub",
    "small",
    "font",
    "center",
    "blockquote",
    "iframe",
    "script",
    "style",
];

/// Finds the signs of a text, if it has any.
pub(super) fn find(text: &str) -> Option<Markup> {
    if !text.contains(['&', '*', '_', '[', '<', '{']) {
        return None;
    }
    let mut first = None;
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        match sign_at(text, at) {
            Some((length, meaning)) => {
                first.get_or_insert_with(|| text[at..at + length].to_owned());
                plain.push_str(&meaning);
                at += length;
            }
            None => {
                plain.push(character);
                at += character.len_utf8();
            }
        }
    }
    first.map(|written| Markup { written, plain })
}

/// The length of the signs that begin at a byte, and what readers should see instead.
fn sign_at(text: &str, at: usize) -> Option<(usize, String)> {
    let rest = &text[at..];
    match rest.as_bytes().first()? {
        b'&' => entity(rest),
        b'*' => enclosed(rest, "**", "**"),
        b'_' if !text[..at].ends_with('_') => enclosed(rest, "__", "__"),
        b'[' => link(rest),
        b'<' => tag(rest),
        b'{' => enclosed(rest, "{{", "}}")
            .or_else(|| enclosed(rest, "{%", "%}"))
            .map(|(length, _)| (length, String::new())),
        _ => None,
    }
}

fn entity(rest: &str) -> Option<(usize, String)> {
    let end = rest.bytes().take(12).position(|byte| byte == b';')?;
    let name = rest.get(1..end)?;
    let meaning = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal =
                number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16).ok());
            let number = hexadecimal.unwrap_or_else(|| number.parse().ok())?;
            char::from_u32(number).filter(|c| !c.is_control())?.to_string()
        }
        None => ENTITIES.iter().find(|(known, _)| *known == name)?.1.to_owned(),
    };
    Some((end + 1, meaning))
}

/// Words between two signs that are directly against them.
fn enclosed(rest: &str, open: &str, close: &str) -> Option<(usize, String)> {
    let inside = rest.strip_prefix(open)?;
    let end = inside.find(close)?;
    let words = &inside[..end];
    let is_row = words.is_empty() || words.starts_with(['*', '_', '\n']);
    (!is_row).then(|| (open.len() + end + close.len(), words.trim().to_owned()))
}

/// `[words](address)`: readers should see the words.
fn link(rest: &str) -> Option<(usize, String)> {
    let words_end = rest.find("](")?;
    let address_end = rest[words_end..].find(')')? + words_end;
    let address = &rest[words_end + 2..address_end];
    let is_address = address.starts_with(['/', '#']) || address.contains(':') || address.contains('.');
    let words = &rest[1..words_end];
    (is_address && !words.contains(['[', '\n'])).then(|| (address_end + 1, words.to_owned()))
}

/// `<b>`, `</p>`, `<br/>`: nothing.
fn tag(rest: &str) -> Option<(usize, String)> {
    let end = rest.find('>')?;
    let inside = rest[1..end].trim_start_matches('/');
    let name = inside.split([' ', '/']).next()?;
    let is_tag = TAGS.contains(&name) && (inside.len() == name.len() || inside.contains(['=', '/']));
    is_tag.then(|| (end + 1, String::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_and_taken_away() {
        for (text, written, plain) in [
            ("Fisk &amp; vildt &#8211; nyt", "&amp;", "Fisk & vildt – nyt"),
            ("Se **fed** og [lov](https://a.dk/)", "**fed**", "Se fed og lov"),
            ("Et <b>ord</b>", "<b>", "Et ord"),
            ("Nyt {{ site.navn }}", "{{ site.navn }}", "Nyt "),
            ("__Nyt__ navn", "__Nyt__", "Nyt navn"),
        ] {
            let expected = Markup { written: written.to_owned(), plain: plain.to_owned() };
            assert_eq!(find(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn ordinary_signs_are_text() {
        for text in
            ["B&W; og R&D", "Puljer < 1 mio. kr. og > 2", "5 * 3 * 2", "[sic] (red.)", "____", "a_b_c", "Q&A"]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
