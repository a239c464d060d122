//! Markdown, HTML and entities in fields that are plain text.
//!
//! Takes the text of a field; gives the first signs that readers would see, and the text without any. Imports leave such signs behind:
//! `Fisk &amp; vildt`. Only what nobody writes as text is found: a single `*` or `&` is fine.

use crate::html::{entity_at, entity_characters};
use crate::model::next::NextSigns;

/// Signs in a plain text that readers would see.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Markup {
    /// The first of them, as written.
    pub(super) written: String,
    /// The whole text without any.
    pub(super) plain: String,
}

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

/// The length of the longest name in [`TAGS`].
const LONGEST_TAG: usize = 10;

/// Finds the signs of a text, if it has any.
pub(super) fn find(text: &str) -> Option<Markup> {
    if !text.contains(['&', '*', '_', '[', '<', '{']) {
        return None;
    }
    let mut reader = Reader { text, next: NextSigns::new(text) };
    let mut first = None;
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        match reader.sign_at(at) {
            Some((end, meaning)) => {
                first.get_or_insert_with(|| text[at..end].to_owned());
                plain.push_str(&meaning);
                at = end;
            }
            None => {
                plain.push(character);
                at += character.len_utf8();
            }
        }
    }
    first.map(|written| Markup { written, plain })
}

struct Reader<'t> {
    text: &'t str,
    next: NextSigns<'t>,
}

impl Reader<'_> {
    /// Where the signs that begin at a byte end, and what readers should see instead.
    fn sign_at(&mut self, at: usize) -> Option<(usize, String)> {
        match self.text.as_bytes().get(at)? {
            b'&' => entity(&self.text[at..]).map(|(length, meaning)| (at + length, meaning)),
            b'*' => self.enclosed(at, "**", "**"),
            b'_' if !self.text[..at].ends_with('_') => self.enclosed(at, "__", "__"),
            b'[' => self.link(at),
            b'<' => self.tag(at),
            b'{' => self.command(at),
            _ => None,
        }
    }

    /// Words between two signs that are directly against them.
    fn enclosed(&mut self, at: usize, open: &str, close: &'static str) -> Option<(usize, String)> {
        if !self.text[at..].starts_with(open) {
            return None;
        }
        let start = at + open.len();
        let end = self.next.next(close, start)?;
        let words = &self.text[start..end];
        let is_row = words.is_empty() || words.starts_with(['*', '_', '\n']);
        (!is_row).then(|| (end + close.len(), words.trim().to_owned()))
    }

    /// `{{ … }}`, `{% … %}`: nothing.
    fn command(&mut self, at: usize) -> Option<(usize, String)> {
        let (end, _) = match self.enclosed(at, "{{", "}}") {
            Some(found) => found,
            None => self.enclosed(at, "{%", "%}")?,
        };
        Some((end, String::new()))
    }

    /// `[words](address)`: readers should see the words.
    fn link(&mut self, at: usize) -> Option<(usize, String)> {
        let words_end = self.next.next("](", at)?;
        let address = words_end + "](".len()..self.next.next(")", words_end)?;
        let is_address = self.text[address.clone()].starts_with(['/', '#'])
            || self.next.is_in(":", address.clone())
            || self.next.is_in(".", address.clone());
        let words = at + 1..words_end;
        let is_words = !self.next.is_in("[", words.clone()) && !self.next.is_in("\n", words.clone());
        (is_address && is_words).then(|| (address.end + 1, self.text[words].to_owned()))
    }

    /// `<b>`, `</p>`, `<br/>`: nothing.
    fn tag(&mut self, at: usize) -> Option<(usize, String)> {
        let end = self.next.next(">", at)?;
        let inside = self.text[at + 1..end].trim_start_matches('/');
        let start = end - inside.len();
        let name_end = inside.bytes().take(LONGEST_TAG + 1).position(|byte| matches!(byte, b' ' | b'/'));
        let name = inside.get(..name_end.unwrap_or(inside.len()).min(LONGEST_TAG + 1))?;
        let is_tag = TAGS.contains(&name)
            && (inside.len() == name.len()
                || self.next.is_in("=", start..end)
                || self.next.is_in("/", start..end));
        is_tag.then(|| (end + 1, String::new()))
    }
}

fn entity(rest: &str) -> Option<(usize, String)> {
    let entity = entity_at(rest)?;
    let meaning = entity_characters(entity)?;
    Some((entity.len(), meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_and_taken_away() {
        for (text, written, plain) in [
            ("Fisk &amp; vildt &#8211; nyt", "&amp;", "Fisk & vildt – nyt"),
            ("Caf&eacute; &Ouml;stergade", "&eacute;", "Café Östergade"),
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
