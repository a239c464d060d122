//! Text as a search compares it: without the difference of capital and small letters, and without escapes.
//!
//! Takes the bytes of a text piece by piece; gives them in small letters, with what HTML, XML, JSON and addresses escape
//! written as itself, and with one blank for all white space in a row: a line of `index.txt` ends anywhere between two words. Of two quotation marks in
//! a row, which is how CSV writes one, it gives one. Escapes of escapes are resolved, too: a feed has HTML in JSON. Bytes that are not UTF-8 stay as
//! they are. It does not compose accents, resolves no pair of `\u` escapes for a character beyond U+FFFF, and does not join words of scripts without
//! blanks that a line end has cut.
//!
//! Searching for every form that the words can be written in was the alternative: there are too many combinations.

use crate::html::entity_characters;

/// Pages have it for the blanks inside of amounts and dates, whatever was typed.
const NO_BREAK_SPACE: char = '\u{a0}';

/// The length of the longest escape that is resolved, `&#x10ffff;`, in bytes.
const LONGEST_ESCAPE: usize = 10;

/// A text that is folded as it comes, or the last part of one.
#[derive(Default)]
pub(super) struct FoldedText {
    bytes: Vec<u8>,
    /// Where an escape begins that may still be completed.
    escape_start: Option<usize>,
}

impl FoldedText {
    /// A whole text, folded.
    pub(super) fn fold(text: &[u8]) -> Vec<u8> {
        let mut folded = FoldedText { bytes: Vec::with_capacity(text.len()), escape_start: None };
        folded.push(text);
        folded.bytes
    }

    /// What has been folded and not dropped.
    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Folds the next piece, which may begin or end inside a character or an escape.
    pub(super) fn push(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while let Some((byte, after)) = rest.split_first() {
            // The letters of Latin-1, which are most of those beyond ASCII: small ones differ from capitals by one bit.
            if let [0xc3, letter @ (0x80..=0x96 | 0x98..=0x9e | 0xa0..=0xbe), after @ ..] = rest
                && self.escape_start.is_none()
            {
                self.bytes.extend_from_slice(&[0xc3, letter | 0x20]);
                rest = after;
                continue;
            }
            if self.escape_start.is_some() || !is_plain(*byte) {
                self.push_byte(*byte);
                rest = after;
                continue;
            }
            let (plain, after) = rest.split_at(self.plain_length(rest));
            if plain.is_empty() {
                self.push_byte(*byte);
                rest = after.get(1..).unwrap_or_default();
                continue;
            }
            let start = self.bytes.len();
            self.bytes.extend_from_slice(plain);
            self.bytes[start..].make_ascii_lowercase();
            rest = after;
        }
    }

    /// Drops everything but the last `count` bytes, and those of an escape or character that is not complete yet.
    pub(super) fn keep_last(&mut self, count: usize) {
        let dropped = self.bytes.len().saturating_sub(count + LONGEST_ESCAPE);
        self.bytes.drain(..dropped);
        self.escape_start = self.escape_start.and_then(|start| start.checked_sub(dropped));
    }

    /// How many bytes at the start of a piece are taken as they are.
    fn plain_length(&self, piece: &[u8]) -> usize {
        let mut last = self.bytes.last().copied();
        for (at, byte) in piece.iter().enumerate() {
            if !is_plain(*byte) || (is_written_once(*byte) && last == Some(*byte)) {
                return at;
            }
            last = Some(*byte);
        }
        piece.len()
    }

    /// Adds a byte unless it is there already.
    fn push_once(&mut self, byte: u8) {
        if self.bytes.last() != Some(&byte) {
            self.bytes.push(byte);
        }
    }

    fn push_byte(&mut self, byte: u8) {
        let byte = if byte.is_ascii_whitespace() { b' ' } else { byte };
        if self.escape_start.is_none() && is_written_once(byte) {
            self.push_once(byte);
            return;
        }
        self.bytes.push(byte.to_ascii_lowercase());
        let mut buffer = [0; 4];
        if let Some(start) = self.escape_start
            && let Some(resolved) = resolve(&self.bytes[start..], &mut buffer)
        {
            self.bytes.truncate(start);
            self.escape_start = None;
            // They may complete another escape, or a character.
            resolved.iter().for_each(|byte| self.push_byte(*byte));
            return;
        }
        if is_written_once(byte) {
            // It completes no escape.
            self.escape_start = None;
            self.bytes.pop();
            self.push_once(byte);
            return;
        }
        match byte {
            b'&' | b'%' | b'\\' => self.escape_start = Some(self.bytes.len() - 1),
            b'#' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                let is_too_long = |start: &usize| self.bytes.len() - start >= LONGEST_ESCAPE;
                self.escape_start = self.escape_start.filter(|start| !is_too_long(start));
            }
            _ => self.escape_start = None,
        }
        self.fold_last_character();
    }

    /// Folds the last character if it is complete and not ASCII.
    fn fold_last_character(&mut self) {
        for length in 2..=4 {
            let Some(start) = self.bytes.len().checked_sub(length) else {
                return;
            };
            if self.bytes[start].leading_ones() as usize != length {
                continue;
            }
            let character = str::from_utf8(&self.bytes[start..]).ok().and_then(|text| text.chars().next());
            if let Some(character) = character {
                self.bytes.truncate(start);
                if character == NO_BREAK_SPACE {
                    self.push_once(b' ');
                    return;
                }
                // By way of capitals, because `ß` and `ς` are small letters already, but not the same as `ss` and `σ`.
                for folded in character.to_uppercase().flat_map(char::to_lowercase) {
                    self.bytes.extend_from_slice(folded.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
            return;
        }
    }
}

/// Whether a byte is a character of its own, begins no escape, and is no other white space than a blank.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'&' | b'%' | b'\\' | b'\n' | b'\r' | b'\t' | 0x0c)
}

/// Whether several in a row count as one.
fn is_written_once(byte: u8) -> bool {
    matches!(byte, b' ' | b'"')
}

/// What an escape in small letters means: a character, or the single byte of `%c3`. `None` if it is none, or incomplete.
fn resolve<'b>(escape: &[u8], buffer: &'b mut [u8; 4]) -> Option<&'b [u8]> {
    let character = match escape {
        [b'%', digits @ ..] if digits.len() == 2 => {
            buffer[0] = u8::try_from(number(digits, 16)?).ok()?;
            return Some(&buffer[..1]);
        }
        [b'\\', escaped @ (b'"' | b'\'' | b'\\' | b'/')] => char::from(*escaped),
        [b'\\', b'n' | b'r' | b't'] => ' ',
        [b'\\', b'u', digits @ ..] if digits.len() == 4 => char::from_u32(number(digits, 16)?)?,
        [b'&', .., b';'] => character_of(escape)?,
        _ => return None,
    };
    Some(character.encode_utf8(buffer).as_bytes())
}

fn number(digits: &[u8], radix: u32) -> Option<u32> {
    let digits = str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
    u32::from_str_radix(digits, radix).ok()
}

/// The character of an entity in small letters; `None` if it is several characters.
fn character_of(entity: &[u8]) -> Option<char> {
    let characters = entity_characters(str::from_utf8(entity).ok()?)?;
    let mut characters = characters.chars();
    characters.next().filter(|_| characters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn pieces_are_folded_as_the_whole(text in "([a-cnrtA-C%&;#x0-9 \n\t\\\\u\"]|æ|Å|ß|€|😀|\u{a0}|&nbsp;|&amp;|&#xC5;|%C3%86|\\\\u00c6){0,20}", at in 0..99_usize) {
            let bytes = text.as_bytes();
            let (first, second) = bytes.split_at(at.min(bytes.len()));
            let mut folded = FoldedText::default();
            folded.push(first);
            let before = folded.as_bytes().to_vec();
            folded.keep_last(0);
            let dropped = before.len() - folded.as_bytes().len();
            folded.push(second);
            let whole = FoldedText::fold(bytes);
            assert_eq!(String::from_utf8_lossy(&[&before[..dropped], folded.as_bytes()].concat()), String::from_utf8_lossy(&whole));
        }
    }

    #[test]
    fn a_phrase_is_the_same_however_a_file_writes_it() {
        let phrase = FoldedText::fold("Titel på “en” \"sag\" & mere".as_bytes());
        for written in [
            "Titel på\n  “en” \"sag\"   & mere",
            "Titel på\r\n“en” \"sag\" &\tmere",
            "Titel på “en” \"\"sag\"\" & mere",
            r#"Titel p\u00e5 “en” \"sag\" &\nmere"#,
            r#"Titel p\u00E5 \u201cen\u201d \u0022sag\u0022 \u0026 mere"#,
            "Titel&nbsp;p&aring; “en” &quot;sag&quot; &amp;\u{a0}\u{a0}mere",
            "TITEL PÅ “EN” \"SAG\" &amp;amp; MERE",
            "Titel%20p%C3%A5 “en” &#34;sag&#34; %0A&amp; mere",
        ] {
            assert_eq!(
                String::from_utf8_lossy(&FoldedText::fold(written.as_bytes())),
                String::from_utf8_lossy(&phrase)
            );
        }
    }

    #[test]
    fn letters_of_latin_1_are_folded_as_all_others() {
        for letter in 'À'..='ÿ' {
            let folded: String = letter.to_uppercase().flat_map(char::to_lowercase).collect();
            assert_eq!(FoldedText::fold(letter.to_string().as_bytes()), folded.as_bytes(), "{letter}");
        }
    }

    #[test]
    fn what_is_not_utf_8_stays_as_it_is() {
        let bytes = [0xff, b'A', 0xc3, 0xc3, 0x85, 0x80, b'%', b'f', b'f', 0xe2, 0x82];
        let mut folded = FoldedText::default();
        folded.push(&bytes);
        assert_eq!(folded.as_bytes(), [0xff, b'a', 0xc3, 0xc3, 0xa5, 0x80, 0xff, 0xe2, 0x82]);
    }
}
