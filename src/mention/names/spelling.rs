//! Whether the place where a text has the letters of a name is that name.
//!
//! Takes a text and the bytes that are spelt like a name, in some case of letters; tells whether they are whole words, whether the name goes
//! on (`Anna Holm-Jensen`), and whether small letters can be an ordinary phrase (`a reading partnership`). What has the name is told to it. It
//! knows no language of the text: its few words are those of both.

use std::ops::Range;

/// Words after which a phrase in small letters is one of many, and no name.
const INDEFINITE: [&str; 32] = [
    "en", "et", "ethvert", "enhver", "hvert", "hver", "flere", "mange", "nogle", "noget", "nogen", "ingen",
    "intet", "alle", "andet", "anden", "andre", "to", "tre", "a", "an", "any", "another", "each", "every",
    "few", "many", "no", "other", "several", "some", "two",
];

/// How the last word of an organisation's name ends that is hardly part of a phrase.
const INSTITUTIONS: [&str; 9] = [
    "kommune",
    "ministeriet",
    "styrelsen",
    "rådet",
    "nævnet",
    "foreningen",
    "forbundet",
    "fonden",
    "partnerskabet",
];

/// The letters of the shortest definite noun with which a name begins that is no phrase: `foreningen for grønne byer`, but not `sammen om byen`.
const SHORTEST_DEFINITE: usize = 10;

/// Whether a range is whole words: not part of a longer word, nor of an address. A genitive s may follow.
pub(super) fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].chars().next_back();
    let is_start = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '@' | '/' | '_'));
    let after = &text[range.end..];
    is_start && (ends_word(after) || after.strip_prefix(['s', 'S']).is_some_and(ends_word))
}

/// Whether a word ends before this text.
fn ends_word(after: &str) -> bool {
    let mut next = after.chars();
    match next.next() {
        Some('@' | '_') => false,
        // `bl.dk` is an address, `BL.` is not.
        Some('.') => !next.next().is_some_and(char::is_alphanumeric),
        Some(c) => !c.is_alphanumeric(),
        None => true,
    }
}

/// Whether a hyphen joins a name to another one: `Anna Holm-Jensen`, `Bo-Anna Holm`, `BL-Invest`. In `BL-formand` and `BL-KL-aftalen` it does not.
pub(in crate::mention) fn is_joined(text: &str, range: &Range<usize>, is_person: bool) -> bool {
    let is_first_name =
        text[..range.start].strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic));
    if is_person && is_first_name {
        return true;
    }
    let Some(after) = text[range.end..].strip_prefix('-') else {
        return false;
    };
    let mut next = after.chars();
    let is_capital = next.next().is_some_and(char::is_uppercase);
    is_capital && (is_person || !next.next().is_some_and(char::is_uppercase))
}

/// Whether a person's full name goes on in its sentence: `Anna Holm Jensen`, `Anna Holm Vej`, `M/S Anna Holm`. Titles and cells of tables are
/// no sentences: `Anna Holm Opens New School`.
pub(in crate::mention) fn goes_on(line: &str, range: &Range<usize>) -> bool {
    if is_joined(line, range, true) {
        return true;
    }
    let is_ship = ["M/S ", "M/F ", "S/S "].iter().any(|ship| line[..range.start].ends_with(ship));
    let is_sentence = line.trim_end().ends_with(['.', '!', '?', ':', '…', '”', '"', '»', ')']);
    let is_in_capitals = !line[range.clone()].contains(char::is_lowercase);
    let next = line[range.end..].strip_prefix([' ', '\u{a0}']);
    let is_longer = next.is_some_and(|next| next.starts_with(char::is_uppercase));
    is_ship || is_longer && is_sentence && !is_in_capitals
}

/// Whether small letters are a name and cannot be an ordinary word or phrase.
pub(super) fn is_no_phrase(text: &str, range: &Range<usize>) -> bool {
    let before = text[..range.start].trim_end();
    let before = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("").to_lowercase();
    if INDEFINITE.contains(&&*before) {
        return false;
    }
    let words: Vec<&str> = text[range.clone()].split_whitespace().collect();
    let ([first, .., last], false) = (&words[..], before == "the") else {
        return true;
    };
    let has_capital = words.iter().any(|word| word.starts_with(char::is_uppercase));
    let is_definite = ["en", "et"].iter().any(|ending| first.ends_with(ending))
        && first.chars().count() >= SHORTEST_DEFINITE;
    has_capital || is_definite || INSTITUTIONS.iter().any(|ending| last.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_of(name: &str, text: &str) -> Range<usize> {
        let start = text.find(name).expect("the text has the name");
        start..start + name.len()
    }

    #[test]
    fn small_letters_are_a_name_if_they_can_be_no_phrase() {
        for (name, text, is_name) in [
            ("socialstyrelsen", "det siger socialstyrelsen i dag", true),
            ("beredskabsforbund", "et beredskabsforbund for alle", false),
            ("sandholm kommune", "i sandholm kommune", true),
            ("region Vestkysten", "i region Vestkysten", true),
            ("partnerskabet for grøn jord", "I partnerskabet for grøn jord er vi enige", true),
            ("sundheds- og ældreministeriet", "i sundheds- og ældreministeriet", true),
            ("safe roads partnership", "The safe roads partnership meets", true),
            ("safe roads partnership", "He works for a safe roads partnership in Kent", false),
            ("reading partnership", "A reading partnership between two schools", false),
            ("friends of the sea", "They have been friends of the sea all their lives", false),
            ("children of the sea", "They are children of the sea", false),
            ("frivilligt beredskab", "Et frivilligt beredskab er billigt", false),
            ("frivilligt beredskab", "Det er vigtigt med frivilligt beredskab", false),
            ("sammen om en tryg hverdag", "Vi går sammen om en tryg hverdag", false),
        ] {
            assert_eq!(is_no_phrase(text, &place_of(name, text)), is_name, "{text}");
        }
    }

    #[test]
    fn a_hyphen_and_a_capital_letter_join_a_name_to_another_one() {
        for (name, text, is_person, expected) in [
            ("Anna Holm", "Anna Holm-Jensen", true, true),
            ("Anna Holm", "Bo-Anna Holm", true, true),
            ("ANNA HOLM", "ANNA HOLM-JENSEN", true, true),
            ("Anna Holm", "Anna Holm-sagen", true, false),
            ("BL", "BL-Invest", false, true),
            ("BL", "BL-formanden", false, false),
            ("BL", "BL-FORMANDEN", false, false),
            ("BL", "BL-KL-aftalen", false, false),
            ("BL", "KL-BL", false, false),
        ] {
            assert_eq!(is_joined(text, &place_of(name, text), is_person), expected, "{text}");
        }
    }

    #[test]
    fn a_capital_word_after_a_full_name_belongs_to_it() {
        for (text, expected) in [
            ("Det siger Anna Holm Jensen i dag.", true),
            ("Gaden hedder Anna Holm Vej.", true),
            ("Skibet hedder M/S Anna Holm.", true),
            ("Anna Holm er glad.", false),
            ("Det siger Anna Holm. Bo er glad.", false),
            ("Anna Holm’s School is big.", false),
            ("Anna Holm Opens New School", false),
        ] {
            assert_eq!(goes_on(text, &place_of("Anna Holm", text)), expected, "{text}");
        }
    }
}
