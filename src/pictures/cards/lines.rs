//! The lines of a text: where it is broken, and in letters of which size.
//!
//! Takes a text and the room for it; gives its lines in the largest letters that it fits in. A word that is too long for a line is broken at a soft hyphen,
//! or else where the room ends. A text that is too long for the smallest letters is cut, and ends with `…`.

use super::font::Font;

/// A size of letters in pixels, and how many lines of it there is room for.
pub(super) type Size = (u16, usize);

/// The lines of a text, and the size of their letters.
pub(super) struct Lines {
    pub(super) size: u16,
    pub(super) lines: Vec<String>,
}

/// Lays out a text in a width of pixels. `sizes` begins with the largest.
pub(super) fn lay_out(font: &Font, text: &str, width: u16, sizes: &[Size]) -> Lines {
    let mut smallest = Lines { size: 0, lines: Vec::new() };
    for &(size, most) in sizes {
        let room = Room { font, size, width };
        let (lines, has_broken_word) = room.lines(text);
        if lines.len() <= most && !has_broken_word {
            return Lines { size, lines };
        }
        smallest = Lines { size, lines: room.cut(lines, most) };
    }
    smallest
}

/// A line that words are put into.
struct Room<'f> {
    font: &'f Font,
    size: u16,
    width: u16,
}

impl Room<'_> {
    fn fits(&self, text: &str) -> bool {
        self.has_room_for(self.font.places(text).1)
    }

    /// Whether so many units of the font fit into the line.
    fn has_room_for(&self, units: i32) -> bool {
        i64::from(units) * i64::from(self.size) <= i64::from(self.width) * i64::from(self.font.em())
    }

    /// The lines of a text, and whether a word had to be broken.
    fn lines(&self, text: &str) -> (Vec<String>, bool) {
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut used = 0;
        let mut has_broken_word = false;
        // A no-break space joins what is around it to one word. A dash stays with the word before it.
        let text = text.replace(" – ", "\u{a0}– ").replace(" — ", "\u{a0}— ");
        let blank = self.font.places(" ").1;
        for word in text.split([' ', '\t', '\n']).filter(|word| !word.is_empty()) {
            let width = self.font.places(word).1;
            if !line.is_empty() {
                if self.has_room_for(used + blank + width) {
                    line.push(' ');
                    line.push_str(word);
                    used += blank + width;
                    continue;
                }
                lines.push(std::mem::take(&mut line));
            }
            line.push_str(word);
            used = width;
            while !self.has_room_for(used) {
                has_broken_word = true;
                let at = self.break_place(&line);
                let rest = line.split_off(at);
                if !rest.is_empty() {
                    line.push('-');
                }
                used = self.font.places(&rest).1;
                lines.push(std::mem::replace(&mut line, rest));
            }
        }
        if !line.is_empty() {
            lines.push(line);
        }
        (lines, has_broken_word)
    }

    /// Where the part of a word ends that fits into a line.
    fn break_place(&self, word: &str) -> usize {
        let mut last = None;
        let mut at_soft_hyphen = None;
        for (at, letter) in word.char_indices().skip(1) {
            if !self.fits(&format!("{}-", &word[..at])) {
                break;
            }
            last = Some(at);
            if letter == '\u{ad}' {
                at_soft_hyphen = Some(at);
            }
        }
        // At least one letter, so that it comes to an end.
        let first_letter = word.chars().next().map_or(word.len(), char::len_utf8);
        at_soft_hyphen.or(last).unwrap_or(first_letter)
    }

    /// The first lines, the last of them with `…` where more were to come.
    fn cut(&self, mut lines: Vec<String>, most: usize) -> Vec<String> {
        if lines.len() <= most {
            return lines;
        }
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            let mut kept = line.trim_end_matches('-').to_owned();
            while !self.fits(&format!("{kept}…")) {
                kept.pop();
            }
            *line = format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '–', '-', '.']));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: [Size; 2] = [(80, 2), (50, 3)];

    fn lines(text: &str) -> (u16, Vec<String>) {
        let lines = lay_out(&Font::read(), text, 800, &SIZES);
        (lines.size, lines.lines)
    }

    #[test]
    fn a_text_has_the_largest_letters_that_it_fits_in() {
        assert_eq!(lines("Kort"), (80, vec!["Kort".to_owned()]));
        assert_eq!(lines("Et lidt længere navn").0, 80);
        assert_eq!(lines("Et navn på så mange ord, at det ikke kan være på to linjer").0, 50);
    }

    #[test]
    fn a_long_text_ends_with_an_ellipsis() {
        let (size, lines) = lines(&"Mange ord, ".repeat(30));
        assert_eq!((size, lines.len()), (50, 3));
        assert!(lines[2].ends_with("ord…") || lines[2].ends_with("Mange…"), "{lines:?}");
    }

    #[test]
    fn a_long_word_is_broken_at_a_soft_hyphen_or_where_the_room_ends() {
        let word = "Speciallægepraksisplanlægningsstabiliseringsperiode";
        let (_, broken) = lines(word);
        assert!(broken.len() > 1 && broken[0].ends_with('-'), "{broken:?}");
        assert_eq!(broken.concat().replace('-', ""), word);
        let (_, at_hyphen) = lines("Speciallægepraksis\u{ad}planlægningsstabiliserings\u{ad}periode");
        assert_eq!(at_hyphen[0], "Speciallægepraksis-");
        // One letter that is wider than the line.
        let narrow = lay_out(&Font::read(), "WW", 10, &[(80, 5)]);
        assert_eq!(narrow.lines, ["W-", "W"]);
    }
}
