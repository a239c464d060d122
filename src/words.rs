//! What the program says to people, once for each language.
//!
//! Takes problems and other typed values; gives words in Danish or English. Each language has one `match` over every value, so
//! a language that lacks a message does not compile, and a message that nothing can say is dead code. Fluent was the
//! alternative: it would find a missing message only in a test, and nothing here needs more grammar than a function has.

mod danish;
mod english;
mod message;

use crate::diagnostic::{
    AccessibilityRule, Code, Correction, Criterion, Diagnostic, Level, LinePlace, Problem, Redirect, Related,
    Severity,
};
use crate::model::MessageLanguage;
pub use message::{FactKind, Found, Message};

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
pub fn diagnostic<P>(found: &Diagnostic<P>, language: MessageLanguage) -> Words {
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
pub fn problem(problem: &Problem, language: MessageLanguage) -> Words {
    match language {
        MessageLanguage::Danish => danish::problem(problem),
        MessageLanguage::English => english::problem(problem),
    }
}

/// Why another place belongs to a problem, in a few words for the caret there.
pub fn related(related: Related, language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Danish => danish::related(related),
        MessageLanguage::English => english::related(related),
    }
}

/// What a run says, without a line end.
pub fn message(message: &Message<'_>, language: MessageLanguage) -> String {
    match language {
        MessageLanguage::Danish => danish::message(message),
        MessageLanguage::English => english::message(message),
    }
}

/// What is wrong with an element that breaks a rule of accessibility, and what to do.
pub fn accessibility(rule: AccessibilityRule, language: MessageLanguage) -> Words {
    match language {
        MessageLanguage::Danish => danish::accessibility(rule),
        MessageLanguage::English => english::accessibility(rule),
    }
}

/// The words of the report on accessibility.
#[derive(Debug)]
pub struct EvidenceWords {
    pub title: &'static str,
    pub intro: &'static str,
    pub made: &'static str,
    pub pages: &'static str,
    pub day: &'static str,
    pub site: &'static str,
    pub rules: &'static str,
    pub rules_caption: &'static str,
    pub rule: &'static str,
    pub id: &'static str,
    pub criterion: &'static str,
    pub clause: &'static str,
    pub result: &'static str,
    pub kept: &'static str,
    pub broken: &'static str,
    pub none: &'static str,
    pub failed: &'static str,
    pub passed: &'static str,
    pub inapplicable: &'static str,
    pub cant: &'static str,
    pub findings: &'static str,
    pub nothing: &'static str,
    pub more: &'static str,
    pub unjudged: &'static str,
    pub people: &'static str,
    pub people_text: &'static str,
    pub people_caption: &'static str,
    pub requirement: &'static str,
    pub level: &'static str,
    pub tested: &'static str,
    pub partly: &'static str,
    pub untested: &'static str,
    pub practice: &'static str,
}

/// The words of the report on accessibility in a language.
pub fn evidence(language: MessageLanguage) -> &'static EvidenceWords {
    match language {
        MessageLanguage::Danish => &danish::EVIDENCE,
        MessageLanguage::English => &english::EVIDENCE,
    }
}

/// The name of a success criterion of WCAG.
pub fn criterion(criterion: Criterion, language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Danish => danish::criterion(criterion),
        MessageLanguage::English => english::criterion(criterion),
    }
}

/// What the preview server adds to pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageText {
    /// The name of the bar that shows the clock.
    Preview,
    /// The choice of everything, also what is not public.
    Everything,
    /// The choice of the public site at a moment.
    PublicAt,
    /// The name of the panel of problems.
    Problems,
    NothingYet,
    PageFailed,
    NotPublicThen,
    NoSuchPage,
    FileGone,
    Moved,
    OnlyGet,
    WrongHost,
    ForeignOrigin,
}

/// The words of something that the preview server adds to pages.
pub fn page_text(text: PageText, language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Danish => danish::page_text(text),
        MessageLanguage::English => english::page_text(text),
    }
}

/// What a new translation says at its top.
pub fn translation_hint(language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Danish => danish::TRANSLATION_HINT,
        MessageLanguage::English => english::TRANSLATION_HINT,
    }
}

/// How bad a problem is, in a word.
pub fn severity(severity: Severity, language: MessageLanguage) -> &'static str {
    match (severity, language) {
        (Severity::Error, MessageLanguage::Danish) => "fejl",
        (Severity::Warning, MessageLanguage::Danish) => "advarsel",
        (severity, MessageLanguage::English) => severity.as_str(),
    }
}

/// How bad a kind of problem is, and whether a site can change that.
pub fn kind(code: Code, language: MessageLanguage) -> String {
    let severity = severity(code.severity(), language);
    match language {
        _ if !code.is_waivable() && !code.is_settable() => severity.to_owned(),
        MessageLanguage::Danish if !code.is_waivable() => format!("{severity}, kan ændres i site.yaml"),
        MessageLanguage::English if !code.is_waivable() => format!("{severity}, can be changed in site.yaml"),
        MessageLanguage::Danish if !code.is_settable() => format!("{severity}, kan undtages"),
        MessageLanguage::English if !code.is_settable() => format!("{severity}, can be waived"),
        MessageLanguage::Danish if code.usual_level() == Level::Off => {
            "fra, kan slås til i site.yaml".to_owned()
        }
        MessageLanguage::English if code.usual_level() == Level::Off => {
            "off, can be turned on in site.yaml".to_owned()
        }
        MessageLanguage::Danish => format!("{severity}, kan ændres i site.yaml og undtages"),
        MessageLanguage::English => format!("{severity}, can be changed in site.yaml and waived"),
    }
}

/// The paragraph that `faktum explain` prints.
pub fn explanation(code: Code, language: MessageLanguage) -> &'static str {
    match language {
        MessageLanguage::Danish => danish::explanation(code),
        MessageLanguage::English => english::explanation(code),
    }
}

/// A printed amount or date as people type it: with ordinary spaces.
fn plain_spaces(printed: &str) -> String {
    printed.replace('\u{a0}', " ")
}

/// Words of a text in one line, as readers read them.
fn one_line(written: &str) -> String {
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Titles with the organisations where they are held.
fn titles(held: &[(String, String)], and: &str) -> String {
    let written = held.iter().map(|(title, organisation)| format!("`{title}` ({organisation})"));
    written.collect::<Vec<_>>().join(and)
}

/// The names of the checks that `waivers` may name.
fn waivable_checks() -> Vec<&'static str> {
    Code::ALL.iter().filter(|code| code.is_waivable()).map(|code| code.name()).collect()
}

/// A value between two texts, or nothing.
fn if_any(before: &str, value: Option<impl std::fmt::Display>, after: &str) -> String {
    value.map_or(String::new(), |value| format!("{before}{value}{after}"))
}

/// The first few of a list of letters.
fn listed(letters: &[char]) -> String {
    const FEW: usize = 8;
    let first: Vec<String> = letters.iter().take(FEW).map(char::to_string).collect();
    let more = if letters.len() > FEW { " …" } else { "" };
    format!("{}{more}", first.join(" "))
}

/// A character by its number: `U+200B`.
fn character_number(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// A list of texts as they are typed.
fn in_backticks(texts: &[&str]) -> String {
    texts.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(", ")
}

/// Texts as they are typed, one of which is meant; `or` is the word between them.
fn one_of(texts: &[&str], or: &str) -> String {
    texts.iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(&format!(" {or} "))
}

/// What a link can begin with: `https:`.
fn beginnings(schemes: &[&str], or: &str) -> String {
    let schemes: Vec<String> = schemes.iter().map(|scheme| format!("{scheme}:")).collect();
    one_of(&schemes.iter().map(String::as_str).collect::<Vec<_>>(), or)
}

/// The field to write for a renamed page, after its file.
fn redirect_field(redirect: &Redirect) -> String {
    // In a list in brackets, these signs would end the address.
    let quoted = |address: &String| match address.contains([',', '[', ']', '{', '}']) {
        true => format!("\"{address}\""),
        false => address.clone(),
    };
    let addresses: Vec<String> = redirect.addresses.iter().map(quoted).collect();
    format!("{}: redirect_from: [{}]", redirect.file, addresses.join(", "))
}
