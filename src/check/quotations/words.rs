//! The words of a text, as quotations are compared by them.
//!
//! Takes a text; gives its [`Word`]s. Punctuation, quotation marks, dashes, the kind of spaces and the case of a word's first letter say
//! nothing about what was said; signs that are read aloud (`%`, `§`, `€`) are words.

use std::ops::Range;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    /// What words are compared by.
    pub(super) key: String,
    /// Whether something may be left out before it: `…`, `[…]`, or words that the writer puts in square brackets.
    pub(super) is_after_gap: bool,
    /// Whether it ends a sentence.
    pub(super) ends_sentence: bool,
    /// Whether a sentence ends, or a comma or dash comes after it.
    pub(super) ends_clause: bool,
}

/// The words of a text. What the writer of the text put in square brackets is left out.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut is_after_gap = false;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some(length) = gap(&text[at..]) {
            is_after_gap = true;
            at += length;
            continue;
        }
        let end = at + word_length(&text[at..]);
        if end > at {
            let range = at..end;
            let ends_sentence = ends_sentence(&text[end..]);
            let ends_clause = ends_sentence || ends_clause(&text[end..]);
            let key = key(&text[range.clone()]);
            words.push(Word { range, key, is_after_gap, ends_sentence, ends_clause });
            is_after_gap = false;
            at = end;
        } else {
            at += c.len_utf8();
        }
    }
    words
}

/// The bytes of a sign that something is left out or put in.
fn gap(text: &str) -> Option<usize> {
    for sign in ["(…)", "(...)", "…", "..."] {
        if text.starts_with(sign) {
            return Some(sign.len());
        }
    }
    let inside = text.strip_prefix('[')?;
    // In a longer text, the brackets are the speaker's.
    let end = inside.find(']').filter(|end| *end <= 200)?;
    Some(end + 2)
}

/// Whether something is left out after the last word of a text.
pub(super) fn ends_with_gap(text: &str) -> bool {
    let end = text.rfind(char::is_alphanumeric).unwrap_or(0);
    let rest = &text[end..];
    text.trim_end().ends_with(']') || rest.contains('…') || rest.contains("...")
}

/// The bytes of the word that a text begins with, or 0.
fn word_length(text: &str) -> usize {
    let first = text.chars().next();
    if let Some(sign) = first.filter(|c| matches!(c, '%' | '&' | '§' | '€' | '$' | '£' | '+' | '=')) {
        return sign.len_utf8();
    }
    let mut end = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        // `3,5`, `f.eks`, `it’s`, `corona-krisen`
        let joins =
            matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | '.' | ',' | ':' | '/' | '\u{ad}');
        let goes_on = c.is_alphanumeric() || (end > 0 && joins && next.is_some_and(char::is_alphanumeric));
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether a sentence ends before this text, which begins after a word.
fn ends_sentence(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['”', '"', '»', '’', ')']);
    let Some(after) = rest.strip_prefix(['.', '!', '?']) else {
        return rest.is_empty();
    };
    let after = after.trim_start_matches(['.', '!', '?', '”', '"', '»', '’', ')']);
    after.is_empty() || after.starts_with(char::is_whitespace)
}

/// Whether a clause ends before this text, which begins after a word.
fn ends_clause(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['”', '"', '»', '’', ')', ' ', '\u{a0}']);
    rest.starts_with([',', ';', ':', '.', '!', '?', '–', '—', '…', '\n'])
}

/// What a word is compared by.
fn key(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            '\u{2010}' | '\u{2011}' => key.push('-'),
            '’' => key.push('\''),
            '\u{ad}' => {}
            c if key.is_empty() => key.extend(c.to_lowercase()),
            c => key.push(c),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.key).collect()
    }

    #[test]
    fn spelling_that_says_nothing_is_left_out() {
        for (one, other) in [
            ("Det er »godt«, siger de", "det er ”godt” – siger de"),
            ("Vi vil hjælpe.", "vi vil hjælpe,"),
            ("50\u{a0}% af det", "50 % af det"),
            ("It’s new", "It's new"),
            ("corona\u{2011}krisen", "corona-krisen"),
        ] {
            assert_eq!(keys(one), keys(other));
        }
    }

    #[test]
    fn numbers_names_and_signs_are_words() {
        assert_ne!(keys("3,5 mio."), keys("3,6 mio."));
        assert_ne!(keys("50 %"), keys("50 kr."));
        assert_ne!(keys("WHO"), keys("Who"));
        assert_eq!(keys("3,5 mio. kr."), ["3,5", "mio", "kr"]);
    }

    #[test]
    fn what_is_left_out_or_put_in_is_a_gap() {
        let found = words("Vi vil […] hjælpe dem [de svage] nu … Altid.");
        let gaps: Vec<&str> =
            found.iter().filter(|word| word.is_after_gap).map(|word| word.key.as_str()).collect();
        assert_eq!(gaps, ["hjælpe", "nu", "altid"]);
        assert!(found.last().is_some_and(|word| word.ends_sentence));
    }
}
