//! Problems as they are shown.
//!
//! Takes problems and the texts that they are about; panics if one names a place that its file does not have, or is not
//! safe to print.

use std::collections::BTreeMap;

use faktum::diagnostic::Diagnostic;
use faktum::model::MessageLanguage;
use faktum::report::{Format, Layout, lay_out};
use faktum::source::{Sources, Span};

const FORMATS: [Format; 4] = [Format::Human, Format::Short, Format::Json, Format::Github];

/// Texts as they were written, before they were loaded, by the paths of their files.
pub type Written = BTreeMap<String, String>;

/// Checks each problem.
pub fn check(problems: &[Diagnostic<Span>], sources: &Sources, written: &Written) {
    for found in problems {
        let related = found.related.iter().map(|(span, _)| *span);
        for span in std::iter::once(found.place).chain(related) {
            check_place(span, sources, written);
        }
        for format in FORMATS {
            for language in MessageLanguage::ALL {
                check_lines(found, sources, format, language);
            }
        }
    }
}

/// The line and column are in the file, as an editor counts them.
fn check_place(span: Span, sources: &Sources, written: &Written) {
    let source = sources.get(span.file);
    let text = written.get(source.path()).map_or(source.text(), String::as_str);
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    assert!(span.start <= span.end, "{span:?} in {}", source.path());
    for offset in [span.start, span.end] {
        let at = source.position(offset);
        let line = text.split('\n').nth(at.line - 1);
        let line = line.unwrap_or_else(|| panic!("{}: no line {at:?}", source.path()));
        let columns = line.chars().count() + 1;
        assert!((1..=columns).contains(&at.column), "{}: {at:?}, but {columns} columns", source.path());
        // An offset past the end is the end.
        let is_between_letters =
            source.text().is_char_boundary(offset as usize) || offset as usize > source.text().len();
        assert!(is_between_letters, "{}: {span:?} in a letter", source.path());
    }
}

fn check_lines(found: &Diagnostic<Span>, sources: &Sources, format: Format, language: MessageLanguage) {
    let width = Some(60).filter(|_| language == MessageLanguage::Danish);
    let layout = Layout { format, language, colour: false, width, prefix: "" };
    let lines = lay_out(found, sources, layout);
    assert!(lines.ends_with('\n'), "{lines:?}");
    if format == Format::Json {
        let value: serde_json::Value = serde_json::from_str(&lines).expect("JSON");
        assert!(value["line"].is_u64() && value["message"].is_string(), "{lines}");
        return;
    }
    let is_unsafe = |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}'));
    assert!(!lines.contains(is_unsafe), "not safe to print: {lines:?}");
    if format != Format::Human {
        assert_eq!(lines.lines().count(), 1, "{lines}");
    }
}
