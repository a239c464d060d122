//! Why a text is not YAML, in terms of what its writer did.
//!
//! Takes what the YAML library said, the text and a place; gives the [`YamlProblem`], a better place if there is one, and the
//! corrected line. The library's words are used to tell mistakes apart and are never shown.

use crate::diagnostic::YamlProblem;

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
    if let Some(error) = after_colon(text, at) {
        return error;
    }
    let at = text.floor_char_boundary(at.min(text.len()));
    let problem = problem(said, text, at);
    SyntaxError { problem, at, line: corrected(problem, line_at(text, at)) }
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

/// A field before the error, on its line or an earlier one, whose colon has no space behind it, or a no-break space. The
/// library sees the mistake only at a later line.
fn after_colon(text: &str, at: usize) -> Option<SyntaxError> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end();
        if let Some((name, value)) = bare.split_once(':')
            && is_field_name(name)
            && let Some(problem) = space_problem(value)
        {
            let colon = bare.len() - value.len();
            let line = format!("{} {}", &bare[..colon], value.trim_start()).trim_start().to_owned();
            return Some(SyntaxError { problem, at: start + colon, line: Some(line) });
        }
        start += line.len();
        if start > at {
            return None;
        }
    }
    None
}

/// What is wrong between a field's colon and its value.
fn space_problem(value: &str) -> Option<YamlProblem> {
    match value.chars().next()? {
        '\u{a0}' => Some(YamlProblem::NoBreakSpace),
        first if first.is_alphanumeric() || first == '"' => Some(YamlProblem::NoSpaceAfterColon),
        _ => None,
    }
}

/// Whether this is the name of a field, perhaps as the first in a list's element.
fn is_field_name(written: &str) -> bool {
    let name = written.trim_start().trim_start_matches("- ");
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

fn line_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
    text[start..end].trim_end()
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
    if text.contains('"') {
        Some(format!("{name}: '{}'", text.replace('\'', "''")))
    } else {
        Some(format!("{name}: \"{}\"", text.replace('\\', "\\\\")))
    }
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
    const MISTAKES: [(&str, YamlProblem, Option<&str>); 12] = [
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
