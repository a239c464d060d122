//! Why a text is not YAML, in terms of what its writer did.
//!
//! Takes what the YAML library said, the text and a place; gives the [`YamlProblem`], a better place if there is one, and the
//! corrected line. The library's words are used to tell mistakes apart and are never shown.

use std::ops::Range;

use crate::diagnostic::YamlProblem;
use crate::model::Kind;
use crate::model::link::LINK_SCHEMES;

/// Why a text is not YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SyntaxError {
    pub(super) problem: YamlProblem,
    /// A byte offset in the text.
    pub(super) at: usize,
    /// The line there as it should be, where that is known.
    pub(super) line: Option<String>,
}

/// What the reader tells the library where a text has too many values.
pub(super) const TOO_MANY: &str = "too many values";
/// What the reader tells the library where a value has a tag.
pub(super) const TAG: &str = "a tag";
/// What the reader tells the library that it expects where a field begins.
pub(super) const NAME: &str = "the name of a field";

/// Explains an error of the library at a byte of the text.
pub(super) fn explain(said: &str, text: &str, at: usize) -> SyntaxError {
    let at = text.floor_char_boundary(at.min(text.len()));
    if let Some(error) = after_colon(text, at) {
        return error;
    }
    let problem = problem(said, text, at);
    if let Some(at) = outdented(text).filter(|_| problem == YamlProblem::SecondDocument) {
        return SyntaxError { problem: YamlProblem::Indentation, at, line: None };
    }
    if let Some(error) = missing_colon(said, text, at) {
        return error;
    }
    if problem == YamlProblem::ColonInText && is_colon_of_field(text, at) {
        let line = line_range(text, at);
        let indentation = line.len() - text[line.clone()].trim_start().len();
        return SyntaxError { problem: YamlProblem::Indentation, at: line.start + indentation, line: None };
    }
    let may_be_cut = matches!(problem, YamlProblem::Indentation | YamlProblem::UnclosedBrackets);
    if let Some(error) = hash_above(text, at).filter(|_| may_be_cut) {
        return error;
    }
    if let Some(at) = unclosed_bracket(said, text, at).filter(|_| problem == YamlProblem::UnclosedBrackets) {
        return SyntaxError { problem, at, line: None };
    }
    SyntaxError { problem, at, line: corrected(problem, line_at(text, at)) }
}

/// The first line that is less indented than the first field, where no line begins a second document. The library takes it for
/// the begin of one.
fn outdented(text: &str) -> Option<usize> {
    let indentation = text.len() - text.trim_start_matches(' ').len();
    let is_field = |line: &str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if indentation == 0 || line.starts_with("---") {
            return None;
        }
        if is_field(line) {
            return Some(start);
        }
        start += line.len();
    }
    None
}

/// The bracket that opens a list or map and is not closed in its line, if reading ended further down.
fn unclosed_bracket(said: &str, text: &str, at: usize) -> Option<usize> {
    let (_, context) = said.rsplit_once("while parsing a flow ")?;
    let (_, place) = context.split_once(" at ")?;
    let open = place_in(place, text)?;
    let line = line_range(text, open);
    let is_closed = text[open..line.end].contains([']', '}']);
    (line.end < at && !is_closed).then_some(open)
}

/// The byte of `line L column C`, both counted from 1.
pub(super) fn place_in(said: &str, text: &str) -> Option<usize> {
    let mut numbers = said.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
    let (line, column): (usize, usize) = (numbers.next()?, numbers.next()?);
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let in_line = text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?.0;
    Some(start + in_line)
}

/// A field at the top of a text without a colon after its name. The library reads it as a text that the next line continues,
/// and sees a mistake only there.
fn missing_colon(said: &str, text: &str, at: usize) -> Option<SyntaxError> {
    if !said.contains("mapping values are not allowed") && !said.contains("could not find expected ':'") {
        return None;
    }
    let below = line_range(text, at);
    let above = line_range(text, text[..below.start].trim_end().len());
    let (name, value) = text[above.clone()].trim_end().split_once(' ')?;
    let is_field = is_field_name(name) && !value.contains(':') && !text[below].starts_with(' ');
    let line = Some(format!("{name}: {}", value.trim_start()));
    is_field.then(|| SyntaxError { problem: YamlProblem::MissingColon, at: above.start + name.len(), line })
}

/// Whether a colon is the one after the name that begins its line, rather than one in a text.
fn is_colon_of_field(text: &str, at: usize) -> bool {
    is_field_name(&text[line_range(text, at).start..at])
}

fn problem(said: &str, text: &str, at: usize) -> YamlProblem {
    let first = text[at..].chars().next();
    if said.contains(TOO_MANY) {
        YamlProblem::TooManyValues
    } else if said.contains("more than one document") {
        YamlProblem::SecondDocument
    } else if said.contains(TAG) {
        YamlProblem::LeadingSign('!')
    } else if said.contains("mapping values are not allowed") {
        YamlProblem::ColonInText
    } else if said.contains("cannot start any token") && first == Some('\t') {
        YamlProblem::Tab
    } else if said.contains("cannot start any token") {
        first.map_or(YamlProblem::Other, YamlProblem::LeadingSign)
    } else if said.contains(NAME) {
        YamlProblem::NameIsNotText
    } else if said.contains("quoted scalar") {
        YamlProblem::UnclosedQuotes
    } else if said.contains("alias") || said.contains("anchor") {
        YamlProblem::LeadingSign(first.filter(|sign| matches!(sign, '*' | '&')).unwrap_or('*'))
    } else if said.contains("did not find expected key") && has_text_after_quotes(line_at(text, at)) {
        YamlProblem::TextAfterQuotes
    } else if said.contains("flow") {
        YamlProblem::UnclosedBrackets
    } else if said.contains("did not find expected") || said.contains("could not find expected") {
        YamlProblem::Indentation
    } else {
        YamlProblem::Other
    }
}

/// A `#` that cuts off the end of a text over several lines, or the bracket that closes a list.
fn hash_above(text: &str, at: usize) -> Option<SyntaxError> {
    let above = &text[..line_range(text, at).end];
    let mut end = above.len();
    for line in above.rsplit('\n') {
        let start = end - line.len();
        if let Some(hash) = line.match_indices('#').map(|(hash, _)| hash).find(|hash| cuts_text(line, *hash))
        {
            let line = hash_quoted(line.trim(), text[end..].trim_start_matches('\n'));
            return Some(SyntaxError { problem: YamlProblem::HashInText, at: start + hash, line });
        }
        end = start.saturating_sub(1);
    }
    None
}

/// Whether a `#` begins a comment that was probably not meant as one.
fn cuts_text(line: &str, hash: usize) -> bool {
    let before = &line[..hash];
    let blanks = before.len() - before.trim_end().len();
    let is_in_quotes = |quote| before.matches(quote).count() % 2 == 1;
    is_hash_behind_text(line, hash)
        && !is_comment(blanks, &line[hash + 1..])
        && !before.trim_end().ends_with([':', ',', '[', '{', ']', '}', '"', '\''])
        && !is_in_quotes('"')
}

/// Whether a `#` has a blank before it, and text before that.
pub(super) fn is_hash_behind_text(line: &str, at: usize) -> bool {
    let before = &line[..at];
    before.ends_with([' ', '\t']) && !before.trim_start().is_empty()
}

/// Whether a `#` with so many blanks before it, and this behind it, is meant as a comment.
pub(super) fn is_comment(blanks: usize, said: &str) -> bool {
    blanks > 1 && (said.is_empty() || said.starts_with([' ', '\t', '\r', '\n']))
}

/// A line with quotes around the text that has a `#`: the whole one, or the element of a list in brackets. `None` if the
/// text goes on in the line below.
fn hash_quoted(line: &str, below: &str) -> Option<String> {
    let (name, value) = line.split_once(": ")?;
    let Some(elements) = value.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else {
        return if below.starts_with(' ') { None } else { quoted(line) };
    };
    let quoted = elements.split(',').map(|element| match element.trim() {
        element if element.contains(" #") => in_quotes(element),
        element => element.to_owned(),
    });
    Some(format!("{name}: [{}]", quoted.collect::<Vec<_>>().join(", ")))
}

/// A field before the error, on its line or an earlier one, whose colon has no space behind it, or a no-break space. The
/// library sees the mistake only at a later line.
fn after_colon(text: &str, at: usize) -> Option<SyntaxError> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        // `- page:om` is right where a reference belongs. If fields follow it, the library sees that in the next line.
        let below = line_range(text, at);
        let has_fields = end == below.start && indentation(&text[below]) > indentation(line);
        let is_mistake = !is_reference(line) || has_fields;
        if let Some(MisspacedField { problem, colon, line }) = misspaced_field(line).filter(|_| is_mistake) {
            return Some(SyntaxError { problem, at: start + colon, line: Some(line) });
        }
        start = end;
        if start > at {
            return None;
        }
    }
    None
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a line is an element of a list that can be a reference.
fn is_reference(line: &str) -> bool {
    let element = line.trim_start().strip_prefix("- ").and_then(|element| element.split_once(':'));
    element.is_some_and(|(kind, _)| Kind::from_name(kind).is_some())
}

/// A field without a space after its colon.
pub(super) struct MisspacedField {
    pub(super) problem: YamlProblem,
    /// The byte after the colon, from the start of the line.
    pub(super) colon: usize,
    /// The line as it should be, without its indentation.
    pub(super) line: String,
}

/// Finds such a field in a line.
pub(super) fn misspaced_field(line: &str) -> Option<MisspacedField> {
    let bare = line.trim_end();
    let (name, value) = bare.split_once(':')?;
    let problem = space_problem(value).filter(|_| is_field_name(name))?;
    let colon = bare.len() - value.len();
    let line = format!("{} {}", &bare[..colon], value.trim_start()).trim_start().to_owned();
    Some(MisspacedField { problem, colon, line })
}

/// What is wrong between a field's colon and its value.
fn space_problem(value: &str) -> Option<YamlProblem> {
    match value.chars().next()? {
        // No-break spaces of every width.
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(YamlProblem::NoBreakSpace),
        first if first.is_alphanumeric() || first == '"' => Some(YamlProblem::NoSpaceAfterColon),
        _ => None,
    }
}

/// Whether this is the name of a field, perhaps as the first in a list's element.
fn is_field_name(written: &str) -> bool {
    let name = written.trim_start().trim_start_matches("- ");
    let is_word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_word && !LINK_SCHEMES.contains(&name)
}

/// The bytes of the line that a byte is in, without its end.
pub(super) fn line_range(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    start..end
}

fn line_at(text: &str, at: usize) -> &str {
    text[line_range(text, at)].trim_end()
}

/// The line as it should be, without its indentation.
fn corrected(problem: YamlProblem, line: &str) -> Option<String> {
    let line = line.trim();
    match problem {
        YamlProblem::ColonInText | YamlProblem::LeadingSign(_) | YamlProblem::TextAfterQuotes => quoted(line),
        YamlProblem::UnclosedQuotes => {
            let (_, value) = line.split_once(": ")?;
            let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
            (value.matches(quote).count() == 1).then(|| format!("{line}{quote}"))
        }
        YamlProblem::Tab => Some(line.replace('\t', " ")),
        _ => None,
    }
}

/// A line `name: text` with quotes around the text.
fn quoted(line: &str) -> Option<String> {
    let (name, text) = line.split_once(": ")?;
    let text = text.trim();
    Some(format!("{name}: {}", in_quotes(without_word_quotes(text).unwrap_or(text))))
}

/// A text in the quotes of YAML.
pub(super) fn in_quotes(text: &str) -> String {
    if text.contains('"') {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\"))
    }
}

/// The quotation marks of word processors, in English, German, Danish and Swedish, and as they are mixed.
const WORD_QUOTES: [(char, &[char]); 7] = [
    ('“', &['”', '“']),
    ('„', &['“', '”']),
    ('”', &['”', '“']),
    ('»', &['«', '»']),
    ('«', &['»']),
    ('‘', &['’']),
    ('‚', &['‘', '’']),
];

/// What is between the quotation marks of a word processor, if they are around the whole text and not in it.
pub(super) fn without_word_quotes(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let (open, close) = WORD_QUOTES.iter().find(|(open, _)| *open == first)?;
    let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
    (!inner.trim().is_empty() && !inner.contains(*open) && !inner.contains(*close)).then_some(inner)
}

/// Whether a line `name: "…" text` goes on after its quotes.
fn has_text_after_quotes(line: &str) -> bool {
    let Some((_, value)) = line.split_once(": ") else {
        return false;
    };
    let Some(quote) = value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
        return false;
    };
    value[1..].split_once(quote).is_some_and(|(_, after)| !after.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::yaml::read;
    use super::*;

    /// A mistake in a line of an otherwise valid text, what it is, and the line as it should be.
    const MISTAKES: [(&str, YamlProblem, Option<&str>); 19] = [
        ("read_also:\n  - page:om\nsummary: Ny: mere", YamlProblem::ColonInText, None),
        ("summary Ny aftale", YamlProblem::MissingColon, Some("summary: Ny aftale")),
        ("people:\n  name: Bo\n    title: Formand", YamlProblem::Indentation, None),
        ("topics: [Vej, Skole #1]", YamlProblem::HashInText, Some("topics: [Vej, \"Skole #1\"]")),
        ("summary: Svar på # 7\n  fra udvalget", YamlProblem::HashInText, None),
        ("summary: “Nyt: ti skoler”", YamlProblem::ColonInText, Some("summary: \"Nyt: ti skoler\"")),
        ("summary:\u{202f}Ny aftale", YamlProblem::NoBreakSpace, Some("summary: Ny aftale")),
        ("summary: Nyt: ti skoler", YamlProblem::ColonInText, Some("summary: \"Nyt: ti skoler\"")),
        ("summary: A \"b\": c: d", YamlProblem::ColonInText, Some("summary: 'A \"b\": c: d'")),
        ("summary: \"Ny aftale", YamlProblem::UnclosedQuotes, Some("summary: \"Ny aftale\"")),
        ("summary: 'Ny aftale", YamlProblem::UnclosedQuotes, Some("summary: 'Ny aftale'")),
        (
            "summary: \"Ny aftale\" om skoler",
            YamlProblem::TextAfterQuotes,
            Some("summary: '\"Ny aftale\" om skoler'"),
        ),
        ("summary: @skole", YamlProblem::LeadingSign('@'), Some("summary: \"@skole\"")),
        ("summary: %skole", YamlProblem::LeadingSign('%'), Some("summary: \"%skole\"")),
        ("summary: *skole", YamlProblem::LeadingSign('*'), Some("summary: \"*skole\"")),
        ("summary: !skole", YamlProblem::LeadingSign('!'), Some("summary: \"!skole\"")),
        ("summary:Ny aftale", YamlProblem::NoSpaceAfterColon, Some("summary: Ny aftale")),
        ("summary:\u{a0}Ny aftale", YamlProblem::NoBreakSpace, Some("summary: Ny aftale")),
        ("topics: [skoler, veje", YamlProblem::UnclosedBrackets, None),
    ];

    #[test]
    fn a_blank_before_the_first_field_is_no_second_document() {
        let error = read(" title: Æble\nnav: 1\n").expect_err("two indentations");
        assert_eq!((error.problem, error.at), (YamlProblem::Indentation, " title: Æble\n".len()));
    }

    #[test]
    fn a_mistake_is_explained_by_what_the_writer_did() {
        for (line, problem, corrected) in MISTAKES {
            let text = format!("title: Æble\n{line}\npublished: 2020-05-04\n");
            let error = read(&text).expect_err(line);
            assert_eq!(error.problem, problem, "{line}");
            assert!(error.at >= "title: Æble\n".len(), "{line}: {}", error.at);
            if let Some(corrected) = corrected {
                assert_eq!(error.line.as_deref(), Some(corrected), "{line}");
                let text = text.replace(line, corrected);
                assert!(read(&text).is_ok(), "{corrected}");
            }
        }
    }
}
