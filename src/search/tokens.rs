//! Words and numbers of a text, as it is searched.
//!
//! Takes a text; gives each word in small letters, and each number without the signs that group its digits (`1.250,50` is `1250.50`). What
//! follows an apostrophe (`BL’s`) is no word. The theme's script cuts queries and results in the same way: `words` there.

/// Calls `take` with each word and number of a text.
pub(super) fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let mut word = String::with_capacity(32);
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(|c: char| !is_part(c));
        let Some(first) = rest.chars().next() else {
            return;
        };
        word.clear();
        let end = match number_end(rest) {
            Some(end) if first.is_ascii_digit() => {
                push_number(&rest[..end], &mut word);
                end
            }
            _ => push_word(rest, &mut word),
        };
        rest = &rest[end..];
        if !word.is_empty() {
            take(&word);
        }
        rest = behind_apostrophe(&word, rest);
    }
}

/// Whether a character is part of a word. What only says where a word may break is, too, and left out later.
fn is_part(character: char) -> bool {
    character.is_alphanumeric()
}

/// Where a word may break.
fn is_break(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}')
}

/// Adds the word at the start of a text in small letters, and gives its end.
fn push_word(text: &str, word: &mut String) -> usize {
    for (at, character) in text.char_indices() {
        if character.is_ascii_alphanumeric() {
            word.push(character.to_ascii_lowercase());
        } else if is_part(character) {
            word.extend(character.to_lowercase());
        } else if !is_break(character) {
            return at;
        }
    }
    text.len()
}

/// The end of a number with groups or decimals at the start of a text, if there is one and nothing else goes on behind it.
fn number_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let digits_end = |start: usize| {
        let digits = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit());
        start + digits.count()
    };
    let mut end = digits_end(0);
    let mut found = None;
    while matches!(bytes.get(end), Some(b'.' | b',')) {
        let next = digits_end(end + 1);
        if next == end + 1 {
            break;
        }
        end = next;
        if !text[end..].chars().next().is_some_and(is_part) {
            found = Some(end);
        }
    }
    found
}

/// Adds a number: a sign before exactly three digits groups, any other is before decimals.
fn push_number(number: &str, word: &mut String) {
    for (at, piece) in number.split(['.', ',']).enumerate() {
        if at > 0 && piece.len() != 3 {
            word.push('.');
        }
        word.push_str(piece);
    }
}

/// The text without an apostrophe behind a word and the ending after it: `BL’s`, `CO2’en`.
fn behind_apostrophe<'t>(word: &str, rest: &'t str) -> &'t str {
    const LONGEST_ENDING: usize = 3;
    let Some(ending) = rest.strip_prefix(['\'', '’']) else {
        return rest;
    };
    let letters = ending.chars().take_while(|c| is_part(*c) || is_break(*c));
    let count = letters.clone().count();
    let is_ending = (1..=LONGEST_ENDING).contains(&count) && letters.clone().all(char::is_alphabetic);
    if word.chars().nth(1).is_none() || !is_ending {
        return rest;
    }
    let bytes: usize = letters.map(char::len_utf8).sum();
    &ending[bytes..]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let mut words = Vec::new();
        each_word(text, |word| words.push(word.to_owned()));
        words
    }

    #[test]
    fn words_are_letters_and_digits() {
        assert_eq!(words("Grøn CO2-afgift: 5G!"), ["grøn", "co2", "afgift", "5g"]);
        assert_eq!(words("bolig\u{ad}selskab"), ["boligselskab"]);
    }

    #[test]
    fn a_number_is_one_word() {
        assert_eq!(words("37,6 mio. kr."), ["37.6", "mio", "kr"]);
        assert_eq!(words("1.250.000 eller 1.250,50."), ["1250000", "eller", "1250.50"]);
        assert_eq!(words("i 2026. Og 3,5a"), ["i", "2026", "og", "3", "5a"]);
    }

    #[test]
    fn an_ending_behind_an_apostrophe_is_no_word() {
        assert_eq!(words("BL’s formand, CO2'en, rock'n'roll"), ["bl", "formand", "co2", "rock", "roll"]);
        assert_eq!(words("O'Neill l'eau"), ["o", "neill", "l", "eau"]);
    }
}
