//! Where the words of a text begin, and where it has signs: what every search for mentions begins with.
//!
//! Takes a text; gives a [`Scan`]. Most texts mention little, so each byte is looked at once, for all searches. What a word is, is judged by
//! its first byte: a word may be missed or cut in scripts that no names are written in.

use std::ops::Range;

/// The places of words and signs in a text.
#[derive(Debug)]
pub(super) struct Scan<'t> {
    pub text: &'t str,
    /// Where runs of letters begin, and numbers that follow no letter.
    pub words: Vec<usize>,
    /// Where there may be the sign of a currency, or a comma.
    pub signs: Vec<usize>,
}

/// The part of a [`Scan`] that lies in a range of the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part<'s> {
    pub text: &'s str,
    pub words: &'s [usize],
    pub signs: &'s [usize],
}

/// What a byte is, if it is the first one of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Letter,
    Digit,
    Sign,
    /// Not the first byte.
    Inside,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0_u8;
    loop {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            // £, ¥ and € begin with the last two.
            b'$' | b',' | 0xC2 | 0xE2 => Class::Sign,
            0x80..0xC0 => Class::Inside,
            // Letters of two or three bytes. Longer ones are mostly pictures.
            0xC3..0xF0 => Class::Letter,
            _ => Class::Other,
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

impl<'t> Scan<'t> {
    pub fn new(text: &'t str) -> Scan<'t> {
        let mut scan = Scan { text, words: Vec::with_capacity(text.len() / 6), signs: Vec::new() };
        let mut previous = Class::Other;
        for (at, byte) in text.bytes().enumerate() {
            let class = CLASSES[usize::from(byte)];
            // Most bytes are the next letter of a word.
            if class == previous || class == Class::Inside {
                continue;
            }
            match class {
                Class::Letter => scan.words.push(at),
                Class::Digit if previous == Class::Other => scan.words.push(at),
                Class::Sign => scan.signs.push(at),
                Class::Digit | Class::Other | Class::Inside => {}
            }
            // Each sign counts, also right after another one.
            previous = if class == Class::Sign { Class::Other } else { class };
        }
        scan
    }

    /// The part in a range of the text. Places stay those of the whole text.
    pub fn part(&self, range: &Range<usize>) -> Part<'_> {
        Part { text: self.text, words: within(&self.words, range), signs: within(&self.signs, range) }
    }
}

/// The places in a range.
fn within<'p>(places: &'p [usize], range: &Range<usize>) -> &'p [usize] {
    let start = places.partition_point(|place| *place < range.start);
    let end = places.partition_point(|place| *place < range.end);
    &places[start..end]
}

#[cfg(test)]
mod tests {
    use super::Scan;

    #[test]
    fn words_begin_after_what_is_no_letter() {
        let text = "Ære\u{a0}til “BL” – 500kr, 3F";
        let scan = Scan::new(text);
        let words: Vec<&str> =
            scan.words.iter().map(|at| text[*at..].split(' ').next().unwrap_or("")).collect();
        assert_eq!(words, ["Ære\u{a0}til", "til", "BL”", "500kr,", "kr,", "3F", "F"]);
        assert!(scan.signs.iter().any(|at| text[*at..].starts_with(',')));
    }
}
