//! Characters that are damaged or that nobody can see.
//!
//! Takes a whole text; gives each place with such a character. They come with copied text and with files in a wrong encoding, and
//! break searching, copying and reading aloud. Soft hyphens, no-break spaces, and joiners between emoji or in scripts that need them
//! are fine. Control characters below U+0020 are refused when a file is loaded, not here.

use std::ops::Range;

use crate::diagnostic::{Correction, Diagnostic, LinePlace, Location, SuspectCharacter, TextProblem};
use crate::schema::decode::Problems;
use crate::source::{Source, Span};

/// The letters that UTF-8 read as Windows-1252 begins with, and how many characters such a letter has become.
const MISREAD_STARTS: [(char, usize); 4] = [('Ã', 2), ('Å', 2), ('Â', 2), ('â', 3)];

/// The characters of Windows-1252 for the bytes 0x80 to 0x9F, in their order.
const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// Reports the suspect characters of a file: of each line the first of its kind, with the line as it should be where that is known.
pub(super) fn check(source: &Source, problems: &Problems) {
    if !source.is_usable() || !may_have_suspects(source.text().as_bytes()) {
        return;
    }
    let text = source.text();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let mut said = Vec::new();
        for (range, character) in suspects(line) {
            let kind = std::mem::discriminant(&character);
            if !said.contains(&kind) {
                said.push(kind);
                let bytes = start + range.start..start + range.end;
                problems.push(problem(problems, line, bytes, character));
            }
        }
        start += line.len();
    }
}

fn problem(problems: &Problems, line: &str, bytes: Range<usize>, character: SuspectCharacter) -> Diagnostic {
    let correction = mended_line(line)
        .map(|line| Correction::Line { line: line.trim().to_owned(), place: LinePlace::Instead });
    let location = Location::Bytes(Span::new(problems.file(), bytes));
    Diagnostic::new(TextProblem::Character(character), location).correct(correction)
}

/// The suspect characters of a decoded text that comes from an entity: `&#8203;`.
pub(super) fn suspect_in(text: &str) -> Option<SuspectCharacter> {
    suspects(text).into_iter().next().map(|(_, character)| character)
}

/// How many bytes are checked at a time for suspect ones.
const CHUNK: usize = 64;

/// Whether a text may have a suspect character, by its bytes. Nearly no text has, so this is all that most files cost. Single
/// bytes are checked many at a time; only a part with a suspect byte is checked closely.
fn may_have_suspects(bytes: &[u8]) -> bool {
    let parts = bytes
        .chunks(CHUNK)
        .enumerate()
        .filter(|(_, part)| part.iter().fold(false, |found, byte| found | is_rare(*byte)));
    for (number, part) in parts {
        let start = number * CHUNK;
        // The first byte of a letter can be the last one of the part before.
        for at in start.saturating_sub(1)..start + part.len() {
            let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
            if is_suspect_start(byte(at), byte(at + 1), byte(at + 2)) {
                return true;
            }
        }
    }
    false
}

/// Whether a byte is in a suspect character, and in few others that Danish and English have.
fn is_rare(byte: u8) -> bool {
    (byte == 0x7f)
        | (byte == 0xc2)
        | (byte == 0xd8)
        | (byte >= 0xe2)
        | (byte == 0x82)
        | (byte == 0x83)
        | (byte == 0x85)
        | (byte == 0xa2)
}

/// Whether a suspect character may begin with these bytes.
fn is_suspect_start(first: u8, second: u8, third: u8) -> bool {
    (first == 0x7f)
        | ((first == 0xc2) & (second < 0xa0))
        | ((first == 0xc3)
            & ((second == 0x83) | (second == 0x82) | (second == 0x85) | (second == 0xa2))
            & (third >= 0xc2))
        | ((first == 0xd8) & (second == 0x9c))
        | ((first == 0xe2) & (second == 0x80) & matches!(third, 0x8b..=0x8f | 0xa8..=0xae))
        | ((first == 0xe2) & (second == 0x81) & (third >= 0xa0))
        | (first == 0xee)
        | (first == 0xef)
        | (first == 0xf3)
}

/// Every suspect character of a text and its bytes.
fn suspects(text: &str) -> Vec<(Range<usize>, SuspectCharacter)> {
    let mut found = Vec::new();
    // Marks of direction belong to texts that are written from right to left.
    let may_have_marks = text.contains(is_right_to_left);
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let mut end = at + character.len_utf8();
        if let Some((_, length)) = misread(&text[at..]) {
            end = at + length;
            found.push((at..end, SuspectCharacter::Misread));
        } else if let Some(suspect) = suspect(&text[..at], character, &text[end..])
            && !(may_have_marks && is_direction_mark(character))
        {
            found.push((at..end, suspect));
        }
        at = end;
    }
    found
}

/// What is wrong with a character between others.
fn suspect(before: &str, character: char, after: &str) -> Option<SuspectCharacter> {
    match character {
        '\u{fffd}' => Some(SuspectCharacter::Replacement),
        '\u{7f}'..='\u{9f}' => Some(SuspectCharacter::Control(character)),
        '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(SuspectCharacter::Direction(character))
        }
        // Joiners make one emoji of several, and shape letters in some scripts.
        '\u{200c}' | '\u{200d}' if before.ends_with(is_joined) && after.starts_with(is_joined) => None,
        // The flags of England, Scotland and Wales are spelt with invisible letters.
        '\u{e0020}'..='\u{e007f}' if before.ends_with(|c| matches!(c, '🏴' | '\u{e0020}'..='\u{e007f}')) => {
            None
        }
        '\u{200b}'..='\u{200d}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{2060}'..='\u{2064}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(SuspectCharacter::Invisible(character)),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(SuspectCharacter::Private(character)),
        _ => None,
    }
}

/// Whether this is a letter of Hebrew, Arabic or a related script.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && !is_direction_mark(c)
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Whether a joiner can be beside a character: it is no letter of the scripts that never join, and no sign of ASCII.
fn is_joined(c: char) -> bool {
    u32::from(c) >= 0x590 && !matches!(c, '\u{2000}'..='\u{206f}')
}

/// The letter that the beginning of a text was before it was read as Windows-1252, and how many bytes it takes now.
fn misread(text: &str) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let (_, count) = MISREAD_STARTS.into_iter().find(|(start, _)| *start == first)?;
    let mut bytes = [0; 4];
    let mut length = 0;
    let mut characters = text.chars();
    for byte in bytes.iter_mut().take(count) {
        let character = characters.next()?;
        *byte = windows_1252_byte(character)?;
        length += character.len_utf8();
    }
    let letter = str::from_utf8(&bytes[..count]).ok()?.chars().next()?;
    // `IRMÃ»` ends with a quotation mark: a sign after the letter counts only inside a word.
    let is_sign = text.chars().nth(1).is_some_and(|c| matches!(c, '»' | '“' | '”' | '…' | '–' | '\u{a0}'));
    let is_in_word = text[length..].starts_with(char::is_alphabetic);
    let is_likely = letter.is_alphabetic()
        || matches!(letter, '–' | '—' | '‘'..='‟' | '•' | '…' | '\u{a0}' | '«' | '»' | '€');
    (is_likely && (!is_sign || is_in_word || first == 'â' || first == 'Â')).then_some((letter, length))
}

/// The byte of a character in Windows-1252, if it is one of those above ASCII.
fn windows_1252_byte(character: char) -> Option<u8> {
    if let '\u{a0}'..='\u{ff}' = character {
        return u8::try_from(u32::from(character)).ok();
    }
    let at = WINDOWS_1252.chars().position(|known| known == character)?;
    u8::try_from(0x80 + at).ok()
}

/// A line without its suspect characters; `None` if a letter is lost for good.
fn mended_line(line: &str) -> Option<String> {
    let mut mended = String::with_capacity(line.len());
    let mut at = 0;
    for (range, character) in suspects(line) {
        mended.push_str(&line[at..range.start]);
        match character {
            SuspectCharacter::Misread => mended.push(misread(&line[range.start..])?.0),
            SuspectCharacter::Replacement | SuspectCharacter::Private(_) => return None,
            SuspectCharacter::Control(_)
            | SuspectCharacter::Invisible(_)
            | SuspectCharacter::Direction(_) => {}
        }
        at = range.end;
    }
    mended.push_str(&line[at..]);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<SuspectCharacter> {
        let found: Vec<_> = suspects(text).into_iter().map(|(_, character)| character).collect();
        assert!(may_have_suspects(text.as_bytes()) || found.is_empty(), "{text:?} is passed over");
        found
    }

    #[test]
    fn damaged_and_invisible_characters_are_found() {
        for (text, expected) in [
            ("k\u{fffd}be", SuspectCharacter::Replacement),
            ("nÃ¦ste", SuspectCharacter::Misread),
            ("Ã…rhus", SuspectCharacter::Misread),
            ("â€“", SuspectCharacter::Misread),
            ("Â« a", SuspectCharacter::Misread),
            ("a\u{200b}b", SuspectCharacter::Invisible('\u{200b}')),
            ("a\u{feff}b", SuspectCharacter::Invisible('\u{feff}')),
            ("a\u{2028}b", SuspectCharacter::Invisible('\u{2028}')),
            ("a\u{202e}b", SuspectCharacter::Direction('\u{202e}')),
            ("a\u{200e}b", SuspectCharacter::Direction('\u{200e}')),
            ("a\u{85}b", SuspectCharacter::Control('\u{85}')),
            ("a\u{85}", SuspectCharacter::Control('\u{85}')),
            ("a\u{7f}", SuspectCharacter::Control('\u{7f}')),
            ("\u{f0b7} punkt", SuspectCharacter::Private('\u{f0b7}')),
        ] {
            assert_eq!(found(text), [expected], "{text:?}");
        }
    }

    #[test]
    fn characters_with_a_use_are_fine() {
        for text in [
            "sam\u{ad}arbejde, 5\u{a0}kr., 5\u{202f}kr.",
            "👩\u{200d}🚒 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "می\u{200c}خواهم א\u{200f}!",
            "NÃO, «IRMû, Århus, Åse, pâté, Ângela, São",
            "“Citat” – og mere… ’ja’",
        ] {
            assert_eq!(found(text), [], "{text:?}");
        }
    }

    #[test]
    fn a_line_is_mended_unless_a_letter_is_lost() {
        assert_eq!(mended_line("nÃ¦ste Ã¥r\u{200b} i Ã…rhus").as_deref(), Some("næste år i Århus"));
        assert_eq!(mended_line("k\u{fffd}be"), None);
    }
}
