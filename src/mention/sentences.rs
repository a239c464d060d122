//! The sentences of a text, as far as rules need them: what is said together.
//!
//! Takes a text and a range in it; gives the bytes of the sentence, or sentences, around the range; or all sentences of a line. Full stops of abbreviations and of
//! ordinal numbers end none. A line end always does. It is a guess where a sentence begins with a small letter or a number. Of a sentence
//! that is longer than anybody writes, only the part near the range is given, so that a long text is read in little time.

use std::ops::Range;

/// Abbreviations after which a sentence goes on even if a capital letter follows.
const NEVER_LAST: [&str; 22] = [
    "bl.a", "ca", "d", "dr", "e.g", "f.eks", "fr", "hhv", "hr", "i.e", "inkl", "jf", "kl", "mr", "mrs", "ms",
    "nr", "approx", "no", "pr", "prof", "st",
];

/// The sentences of a line, in order, without the spaces around them.
pub fn sentences(line: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (at, c) in line.char_indices() {
        if at < start || !matches!(c, '.' | '!' | '?') || !ends_at(line, at) {
            continue;
        }
        let rest = line[at + 1..].trim_start_matches(CLOSING);
        let end = line.len() - rest.len();
        sentences.push(line[start..end].trim());
        start = end;
    }
    sentences.push(line[start..].trim());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// What belongs to a sentence although it follows its full stop.
const CLOSING: [char; 5] = ['”', '"', '»', '’', ')'];

/// The most bytes that are looked at on either side of a range.
const AROUND: usize = 1_000;

/// The bytes of the sentence around a range, without the line end.
pub fn sentence_around(text: &str, range: &Range<usize>) -> Range<usize> {
    let first = text.floor_char_boundary(range.start.saturating_sub(AROUND));
    let last = text.ceil_char_boundary(range.end.saturating_add(AROUND).min(text.len()));
    let sentence = sentence_in(&text[first..last], range.start - first..range.end - first);
    first + sentence.start..first + sentence.end
}

fn sentence_in(text: &str, range: Range<usize>) -> Range<usize> {
    let start = starts_before(text, range.start).min(range.start);
    let end = text[range.end..]
        .char_indices()
        .map(|(at, _)| range.end + at)
        .find(|&at| ends_at(text, at))
        .map_or(text.len(), |at| if text[at..].starts_with('\n') { at } else { at + 1 });
    start..end
}

/// Where the sentence begins that has a place.
fn starts_before(text: &str, place: usize) -> usize {
    let before = text[..place].char_indices().rev().map(|(at, _)| at);
    let end = before.into_iter().find(|&at| ends_at(text, at));
    let Some(end) = end else {
        return text.len() - text.trim_start().len();
    };
    // A quotation mark right after the full stop ends the last sentence; one after a space begins this.
    let rest = text[end + 1..].trim_start_matches(CLOSING);
    text.len() - rest.trim_start_matches([' ', '\u{a0}']).len()
}

/// Whether the character at a place ends a sentence.
fn ends_at(text: &str, at: usize) -> bool {
    let (before, rest) = (&text[..at], &text[at..]);
    match rest.as_bytes().first() {
        Some(b'\n') => true,
        Some(b'!' | b'?') => begins_next(&rest[1..]),
        Some(b'.') => begins_next(&rest[1..]) && !is_abbreviated(before),
        _ => false,
    }
}

/// Whether a new sentence begins in this text: after a space, with a capital letter, a number or a quotation mark.
fn begins_next(after: &str) -> bool {
    let after = after.trim_start_matches(CLOSING);
    let Some(rest) = after.strip_prefix([' ', '\u{a0}']) else {
        return after.is_empty() || after.starts_with('\n');
    };
    let next = rest.chars().next();
    next.is_none_or(|c| c.is_uppercase() || matches!(c, '”' | '“' | '"' | '»' | '–' | '—' | '(' | '\n'))
}

/// Whether a text ends with an abbreviation or an initial, so that a full stop after it ends no sentence.
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit([' ', '\u{a0}', '\n', '(', '”', '"', '“', '»', '–']).next().unwrap_or(before);
    let mut letters = word.chars();
    let is_initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    is_initial || NEVER_LAST.contains(&&*word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{sentence_around, sentences};

    fn around<'t>(text: &'t str, part: &str) -> &'t str {
        let start = text.find(part).expect("the part");
        &text[sentence_around(text, &(start..start + part.len()))]
    }

    #[test]
    fn abbreviations_and_ordinal_numbers_end_no_sentence() {
        let text = "Det kostede 5 mio. kr. i 2020. Den 4. maj 2020 skrev bl.a. Anna H. Holm under. ”Nej!” siger hun.";
        assert_eq!(around(text, "5"), "Det kostede 5 mio. kr. i 2020.");
        assert_eq!(around(text, "maj"), "Den 4. maj 2020 skrev bl.a. Anna H. Holm under.");
        assert_eq!(around(text, "siger"), "”Nej!” siger hun.");
    }

    #[test]
    fn a_line_is_cut_where_its_sentences_end() {
        let line = "Det kostede 5 mio. kr. i 2020, jf. Aftale 2. Den 4. maj skrev bl.a. Anna H. Holm under. ”Nej!” siger hun. (Se her.) Slut";
        assert_eq!(
            sentences(line),
            [
                "Det kostede 5 mio. kr. i 2020, jf. Aftale 2.",
                "Den 4. maj skrev bl.a. Anna H. Holm under.",
                "”Nej!” siger hun.",
                "(Se her.)",
                "Slut",
            ]
        );
        assert_eq!(sentences(" \u{a0} "), [""; 0]);
        assert_eq!(sentences("Hvad? Ja!"), ["Hvad?", "Ja!"]);
    }

    #[test]
    fn of_a_very_long_sentence_the_part_around_is_given() {
        let text = format!("{}Midt{}", "æ og ".repeat(900), " og ø".repeat(900));
        let part = around(&text, "Midt");
        assert!(part.contains("æ og Midt og ø"), "{part}");
        assert!((1_900..2_100).contains(&part.len()), "{}", part.len());
    }

    #[test]
    fn a_place_among_spaces_has_an_empty_sentence() {
        assert_eq!(sentence_around("   ", &(1..1)), 1..3);
    }

    #[test]
    fn a_line_end_ends_a_sentence() {
        assert_eq!(around("Overskrift\nTekst om sagen\nMere", "Tekst"), "Tekst om sagen");
        assert_eq!(around("Kun tekst", "tekst"), "Kun tekst");
    }
}
