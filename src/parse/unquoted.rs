//! Text without quotes that YAML reads as something else than what was written.
//!
//! Takes a text that is valid YAML; gives what is cut off, glued together or left in quotation marks of a word processor,
//! each with the line as it should be. YAML accepts all of it in silence (YAML 1.2.2, 6.6 and 7.3.3). Texts that are no YAML
//! are explained in [`super::syntax`].

use std::ops::Range;

use super::places::plain_scalars;
use super::syntax::{
    SyntaxError, in_quotes, is_comment, is_hash_behind_text, line_range, misspaced_field, without_word_quotes,
};
use crate::diagnostic::{MOST_PER_FILE, YamlProblem};
use crate::model::colour::Colour;

/// Every such mistake in a text, in the order of the text.
pub(super) fn mistakes(text: &str) -> Vec<SyntaxError> {
    // Where the texts without quotes are costs another reading of the YAML, so it is asked for only if a line needs it.
    if !text.lines().any(is_suspect) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for range in plain_scalars(text) {
        // More are not shown, and each has a copy of its line.
        if found.len() > MOST_PER_FILE {
            break;
        }
        // The name of a field.
        if text[range.end..].starts_with(':') {
            found.extend(colour_as_comment(text, &range));
            continue;
        }
        found.extend(field_in_text(text, &range));
        found.extend(word_quotes(text, &range));
        found.extend(hash_in_text(text, &range));
    }
    found
}

/// Whether there may be a mistake in a line.
fn is_suspect(line: &str) -> bool {
    // Without the indentation, which each `#` would look through again.
    let line = line.trim_start();
    let has_hash = || line.match_indices('#').any(|(at, _)| is_hash_behind_text(line, at));
    let has_quote = || !line.is_ascii() && line.contains(is_word_quote);
    has_hash() || has_quote() || misspaced_field(line).is_some()
}

fn is_word_quote(c: char) -> bool {
    matches!(c, '“' | '”' | '„' | '»' | '«' | '‘' | '’' | '‚')
}

/// A `#` behind a text that looks like a part of it: a comment has two spaces before it and one after it.
fn hash_in_text(text: &str, range: &Range<usize>) -> Option<SyntaxError> {
    let after = &text[range.end..];
    let comment = after.trim_start_matches([' ', '\t']);
    let blanks = after.len() - comment.len();
    let said = comment.strip_prefix('#').filter(|said| blanks > 0 && !is_comment(blanks, said))?;
    let at = range.end + blanks;
    let scalar = &text[range.clone()];
    let line = (!scalar.contains('\n')).then(|| {
        let whole = line_range(text, range.start);
        let before = text[whole.start..range.start].trim_start();
        let rest = text[range.start..whole.end].trim_end();
        if is_value(scalar) && said.starts_with([' ', '\t']) {
            format!("{before}{scalar}  {}", text[at..whole.end].trim_end())
        } else {
            format!("{before}{}", in_quotes(rest))
        }
    });
    Some(SyntaxError { problem: YamlProblem::HashInText, at, line })
}

/// A colour right behind the name of a field, which YAML takes for a comment: `accent: #7a1f3d`.
fn colour_as_comment(text: &str, name: &Range<usize>) -> Option<SyntaxError> {
    let line_end = line_range(text, name.start).end;
    let after = text[name.end..line_end].strip_prefix(':')?;
    let comment = after.trim();
    let colour = comment.split([' ', '\t']).next().filter(|colour| Colour::parse(colour).is_some())?;
    let at = name.end + after.find('#')? + 1;
    let before = &text[line_range(text, name.start).start..at];
    let line = format!("{}'{colour}'{}", before.trim_start(), &comment[colour.len()..]);
    Some(SyntaxError { problem: YamlProblem::HashInText, at, line: Some(line) })
}

/// Whether this is rather an id, a date or `true` than a text, so that what follows is rather a remark.
fn is_value(scalar: &str) -> bool {
    scalar.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-:T".contains(&byte))
}

/// A text in quotation marks that YAML does not know.
fn word_quotes(text: &str, range: &Range<usize>) -> Option<SyntaxError> {
    let scalar = &text[range.clone()];
    let inner = without_word_quotes(scalar)?;
    let line = (!scalar.contains('\n')).then(|| {
        let whole = line_range(text, range.start);
        let (before, after) = (&text[whole.start..range.start], &text[range.end..whole.end]);
        format!("{before}{}{after}", as_value(inner)).trim().to_owned()
    });
    Some(SyntaxError { problem: YamlProblem::WordQuotes, at: range.start, line })
}

/// A value without quotes where YAML reads it as it is, so that `“false”` becomes `false`; else in quotes.
fn as_value(text: &str) -> String {
    let begins_plainly = text.starts_with(char::is_alphanumeric);
    let has_sign = text.contains([':', '#', '[', ']', '{', '}', ',', '"', '\\', '\n']);
    if begins_plainly && !has_sign { text.to_owned() } else { in_quotes(text) }
}

/// A field that became part of the text above it, or of its own list entry, because of what follows its colon.
fn field_in_text(text: &str, range: &Range<usize>) -> Option<SyntaxError> {
    let mut start = range.start;
    for line in text[range.clone()].split_inclusive('\n') {
        let is_first = start == range.start;
        if let Some(field) = misspaced_field(line)
            && (field.problem == YamlProblem::NoBreakSpace || !is_first)
        {
            let problem = match field.problem {
                YamlProblem::NoSpaceAfterColon => YamlProblem::FieldInText,
                other => other,
            };
            let whole = line_range(text, start);
            let before = if is_first { &text[whole.start..start] } else { "" };
            let line = format!("{before}{}", field.line).trim_start().to_owned();
            return Some(SyntaxError { problem, at: start + field.colon, line: Some(line) });
        }
        start += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The problem and the line as it should be, of the only mistake in a line between two others.
    fn mistake(line: &str) -> Option<(YamlProblem, String)> {
        let text = format!("title: Æble\n{line}\npublished: 2020-05-04\n");
        super::super::yaml::read(&text).expect(line);
        let mut found = mistakes(&text);
        assert!(found.len() < 2, "{line}: {found:?}");
        found.pop().map(|found| (found.problem, found.line.unwrap_or_default()))
    }

    #[test]
    fn a_hash_that_cuts_a_text_is_found() {
        for (line, corrected) in [
            ("summary: Svar på nr. # 7", "summary: \"Svar på nr. # 7\""),
            ("summary: Vi er nr. #1 i år", "summary: \"Vi er nr. #1 i år\""),
            ("summary: Skolen  #vi", "summary: \"Skolen  #vi\""),
            ("summary: Den \"nye\" # 7", "summary: 'Den \"nye\" # 7'"),
            ("topics:\n  - Mål # 4", "- \"Mål # 4\""),
            ("publisher: es # Styrelsen", "publisher: es  # Styrelsen"),
            ("draft: true # indtil mandag", "draft: true  # indtil mandag"),
        ] {
            assert_eq!(mistake(line), Some((YamlProblem::HashInText, corrected.to_owned())), "{line}");
        }
        for fine in [
            "summary: Svar  # en bemærkning",
            "summary: Svar  #",
            "summary: \"Svar # 7\"",
            "summary: 'Svar # 7' # en bemærkning",
            "summary: C#-kode",
            "# summary: Svar",
            "  # summary: Svar # 7",
            "summary: >\n  Svar # 7",
            "topics: [a, b] # alle",
            "topics: # alle\n  - a",
        ] {
            assert_eq!(mistake(fine), None, "{fine}");
        }
    }

    #[test]
    fn a_colour_without_quotes_is_found() {
        for (line, corrected) in [
            ("accent: #7a1f3d", "accent: '#7a1f3d'"),
            ("brand:\n  accent:   #abc  # ours", "accent:   '#abc'  # ours"),
        ] {
            assert_eq!(mistake(line), Some((YamlProblem::HashInText, corrected.to_owned())), "{line}");
        }
        for fine in [
            "accent: # a colour",
            "brand:  #7a1f3 was ours",
            "summary: |\n  farve: #7a1f3d",
            "accent: '#abc'",
        ] {
            assert_eq!(mistake(fine), None, "{fine}");
        }
    }

    #[test]
    fn quotation_marks_of_a_word_processor_are_found() {
        for line in [
            "summary: “Ny aftale”",
            "summary: »Ny aftale«",
            "summary: „Ny aftale“",
            "summary: ”Ny aftale”  # x",
        ] {
            let (problem, corrected) = mistake(line).expect(line);
            assert_eq!(problem, YamlProblem::WordQuotes, "{line}");
            assert!(corrected.starts_with("summary: Ny aftale"), "{corrected}");
        }
        assert_eq!(
            mistake("topics: [“Skole”, Vej]"),
            Some((YamlProblem::WordQuotes, "topics: [Skole, Vej]".into()))
        );
        for fine in
            ["summary: »Ja« og »nej«", "summary: Vi siger »ja«", "summary: \"»Ja«\"", "summary: Det’ nyt’"]
        {
            assert_eq!(mistake(fine), None, "{fine}");
        }
    }

    #[test]
    fn a_field_that_became_text_is_found() {
        let found = |line| mistake(line).expect(line);
        assert_eq!(
            found("contacts:\n  - name: Pia\n      phone:\u{a0}12345678"),
            (YamlProblem::NoBreakSpace, "phone: 12345678".into())
        );
        assert_eq!(
            found("contacts:\n  - name: Pia\n      phone:12345678"),
            (YamlProblem::FieldInText, "phone: 12345678".into())
        );
        assert_eq!(
            found("topics:\n  - label:\u{202f}Skole"),
            (YamlProblem::NoBreakSpace, "- label: Skole".into())
        );
        for fine in
            ["summary: Se\n  https://a.dk", "summary: Skriv til\n  mailto:a@b.dk", "summary: >\n  phone:1"]
        {
            assert_eq!(mistake(fine), None, "{fine}");
        }
    }
}
