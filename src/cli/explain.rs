//! `faktum explain`: prints what a kind of problem is about, or all kinds.

use super::Outcome;
use super::problems::print;
use crate::diagnostic::Code;
use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::report::wrapped;
use crate::words;

/// The longest line of a paragraph, in characters.
const WIDTH: usize = 80;

/// Prints a line for each kind of problem.
pub(super) fn list(language: MessageLanguage) -> Result<Outcome, Failure> {
    for code in Code::ALL {
        print(&format!("{:<22} {}\n", code.name(), words::kind(*code, language)));
    }
    Ok(Outcome::Fine)
}

/// Prints the paragraph of every kind of problem.
pub(super) fn explain_all(language: MessageLanguage) -> Result<Outcome, Failure> {
    let paragraphs: Vec<String> = Code::ALL.iter().map(|code| paragraph(*code, language)).collect();
    print(&paragraphs.join("\n"));
    Ok(Outcome::Fine)
}

/// Prints the paragraph of one kind of problem.
pub(super) fn explain(name: &str, language: MessageLanguage) -> Result<Outcome, Failure> {
    let code = Code::from_name(name).ok_or_else(|| Failure::UnknownCode { name: name.to_owned() })?;
    print(&paragraph(code, language));
    Ok(Outcome::Fine)
}

fn paragraph(code: Code, language: MessageLanguage) -> String {
    let text = wrapped(words::explanation(code, language), WIDTH, "");
    format!("{} ({})\n\n{text}\n", code.name(), words::kind(code, language))
}
