//! `faktum explain`: prints what a kind of problem is about, or all kinds.

use super::Outcome;
use super::problems::print;
use crate::diagnostic::{Code, Severity};
use crate::failure::Failure;
use crate::model::Language;
use crate::words;

pub(super) fn explain(name: Option<&str>, language: Language) -> Result<Outcome, Failure> {
    let Some(name) = name else {
        let lines: String =
            Code::ALL.iter().map(|code| format!("{:<22} {}\n", code.name(), kind(*code))).collect();
        print(&lines);
        return Ok(Outcome::Fine);
    };
    let code = Code::from_name(name).ok_or_else(|| {
        Failure::Usage(format!("there is no problem called `{name}`; `faktum explain` lists them all"))
    })?;
    print(&format!("{} ({})\n\n{}\n", code.name(), kind(code), wrapped(words::explanation(code, language))));
    Ok(Outcome::Fine)
}

fn kind(code: Code) -> String {
    let severity = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let settable = if code.is_settable() { ", can be set in site.yaml and waived" } else { "" };
    format!("{severity}{settable}")
}

/// Breaks a text into lines of at most 80 characters.
fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > 80 {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines.join("\n")
}
