//! What the program says to people, once for each language.
//!
//! Takes problems and other typed values; gives words in Danish or English. Each language has one `match` over every value, so
//! a language that lacks a message does not compile, and a message that nothing can say is dead code. Fluent was the
//! alternative: it would find a missing message only in a test, and nothing here needs more grammar than a function has.

mod danish;
mod english;

use crate::diagnostic::{Code, Correction, Diagnostic, LinePlace, Problem, Related, Severity};
use crate::model::Language;

/// The words of a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// One sentence without a full stop: what is wrong.
    pub title: String,
    /// A few words at the caret.
    pub label: Option<String>,
    /// What to do, a sentence each.
    pub help: Vec<String>,
}

impl Words {
    fn new(title: impl Into<String>) -> Words {
        Words { title: title.into(), label: None, help: Vec::new() }
    }

    fn label(self, label: impl Into<String>) -> Words {
        Words { label: Some(label.into()), ..self }
    }

    fn help(mut self, help: impl Into<String>) -> Words {
        self.help.push(help.into());
        self
    }
}

/// The words of a problem and of what to write, in a language.
pub fn diagnostic<P>(found: &Diagnostic<P>, language: Language) -> Words {
    let words = problem(&found.problem, language);
    let Some(Correction::Line { line, place }) = &found.correction else {
        return words;
    };
    let words = match place {
        LinePlace::Instead => words,
        LinePlace::Above => {
            words.label(language.pick("skriv den over denne linje", "write it above this line"))
        }
        LinePlace::Below => {
            words.label(language.pick("skriv den under denne linje", "write it below this line"))
        }
    };
    words.help(format!("{}: {line}", language.pick("skriv", "write")))
}

/// The words of a problem in a language.
pub fn problem(problem: &Problem, language: Language) -> Words {
    if let Problem::Text { message, label, help, .. } = problem {
        let label = Some(label.clone()).filter(|label| !label.is_empty());
        return Words { title: message.clone(), label, help: help.clone() };
    }
    match language {
        Language::Danish => danish::problem(problem),
        Language::English => english::problem(problem),
    }
}

/// Why another place belongs to a problem, in a few words for the caret there.
pub fn related(related: Related, language: Language) -> &'static str {
    match language {
        Language::Danish => danish::related(related),
        Language::English => english::related(related),
    }
}

/// How bad a problem is, in a word.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match (severity, language) {
        (Severity::Error, Language::Danish) => "fejl",
        (Severity::Warning, Language::Danish) => "advarsel",
        (severity, Language::English) => severity.as_str(),
    }
}

/// How bad a kind of problem is, and whether a site can change that.
pub fn kind(code: Code, language: Language) -> String {
    let severity = severity(code.severity(), language);
    match language {
        _ if !code.is_settable() => severity.to_owned(),
        Language::Danish => format!("{severity}, kan ændres i site.yaml og undtages"),
        Language::English => format!("{severity}, can be changed in site.yaml and waived"),
    }
}

/// The paragraph that `faktum explain` prints.
pub fn explanation(code: Code, language: Language) -> &'static str {
    match language {
        Language::Danish => danish::explanation(code),
        Language::English => english::explanation(code),
    }
}

/// A printed amount or date as people type it: with ordinary spaces.
fn plain_spaces(printed: &str) -> String {
    printed.replace('\u{a0}', " ")
}

/// The names of the checks that `checks` and `waivers` may name.
fn settable_checks() -> Vec<&'static str> {
    Code::ALL.iter().filter(|code| code.is_settable()).map(|code| code.name()).collect()
}
