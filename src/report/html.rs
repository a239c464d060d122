//! What `faktum check --html` says of a file: a line for each finding, in each format.

use serde::Serialize;

use super::{Format, escape_command, escape_property, json_line, one_line};
use crate::accessibility::Finding;
use crate::diagnostic::{Code, Severity};
use crate::model::MessageLanguage;
use crate::words;

/// A finding as an object for scripts.
#[derive(Serialize)]
struct Record<'a> {
    code: &'a str,
    severity: &'a str,
    /// As it was typed.
    file: &'a str,
    line: usize,
    column: usize,
    /// The id of the ACT rule.
    rule: &'a str,
    /// The success criteria of WCAG that the page does not satisfy.
    criteria: Vec<&'a str>,
    element: &'a str,
    message: &'a str,
    help: &'a [String],
}

/// Lays out what is wrong in a file: a line with its end.
pub fn finding(found: &Finding, file: &str, format: Format, language: MessageLanguage) -> String {
    let words = words::accessibility(found.rule, language);
    let Finding { rule, line, column, element } = found;
    let severity = Severity::Error;
    let message = match element.as_str() {
        "" => words.title.clone(),
        element => format!("{}: {element}", words.title),
    };
    match format {
        Format::Json => json_line(&serde_json::json!(Record {
            code: Code::Accessibility.name(),
            severity: severity.as_str(),
            file,
            line: *line,
            column: *column,
            rule: rule.id(),
            criteria: rule.criteria().iter().map(|criterion| criterion.0).collect(),
            element,
            message: &words.title,
            help: &words.help,
        })),
        Format::Github => format!(
            "::{} file={},line={line},col={column},title={}::{}\n",
            severity.as_str(),
            escape_property(&one_line(file)),
            rule.id(),
            escape_command(&one_line(&message))
        ),
        Format::Human | Format::Short => {
            let help: String = words.help.iter().map(|help| format!(" ({help})")).collect();
            format!(
                "{}:{line}:{column}: {}[{}]: {}{}\n",
                one_line(file),
                words::severity(severity, language),
                rule.id(),
                one_line(&message),
                one_line(&help)
            )
        }
    }
}
