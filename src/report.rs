//! The only place that lays problems out: for people, for scripts, for GitHub.
//!
//! Takes problems whose places have been found, and the texts they are in; gives lines. It writes to no
//! stream and knows no terminal: the command line says whether colours are wanted, how wide the terminal is, and where the
//! lines go. Whatever a file says is safe to print.

mod evidence;
mod html;

use std::borrow::Cow;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Problem, Severity};
use crate::model::{Day, MessageLanguage};
use crate::source::{Sources, Span};
use crate::words::{self, Words};
pub use evidence::{Subject, earl, evidence_page};
pub use html::finding;

/// The control characters that the lines of a file may have: the picture shows them as spaces and lines.
const IN_SOURCE: &[char] = &['\t', '\n', '\r'];

/// How problems are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// With the line, a caret and what to do.
    #[default]
    Human,
    /// One line each.
    Short,
    /// One JSON object a line.
    Json,
    /// Workflow commands, which GitHub shows beside the changed lines.
    Github,
}

impl Format {
    /// Whether the lines are the program's product (standard output) or are meant for the person in front of
    /// it (standard error).
    pub fn is_for_programs(self) -> bool {
        matches!(self, Format::Json | Format::Github)
    }
}

/// What laying out needs to know beside the problem.
#[derive(Debug, Clone, Copy)]
pub struct Layout<'a> {
    pub format: Format,
    pub language: MessageLanguage,
    /// Whether colours are wanted (of [`Format::Human`] only).
    pub colour: bool,
    /// After how many characters a line breaks (of [`Format::Human`] only); `None` if lines do not break.
    pub width: Option<usize>,
    /// What stands before each path so that it can be opened from where the program runs; empty, or with a
    /// `/` at its end. [`Format::Json`] gives paths from the site's folder and does not use it.
    pub prefix: &'a str,
}

/// Lays out one problem: whole lines, each with its line end.
pub fn lay_out(found: &Diagnostic<Span>, sources: &Sources, layout: Layout<'_>) -> String {
    let words = words::diagnostic(found, layout.language);
    if layout.format == Format::Json {
        return json(found, &words, sources, layout.language);
    }
    let words = Words {
        title: one_line(&words.title),
        label: words.label.as_deref().map(one_line),
        help: words.help.iter().map(|help| one_line(help)).collect(),
    };
    match layout.format {
        Format::Human => human(found, &words, sources, layout),
        Format::Github => github(found, &words, sources, layout.prefix),
        Format::Short | Format::Json => format!("{}\n", headline(found, &words, sources, layout)),
    }
}

/// `path:line:column: severity[code]: message`
fn headline(found: &Diagnostic<Span>, words: &Words, sources: &Sources, layout: Layout<'_>) -> String {
    let source = sources.get(found.place.file);
    let at = source.position(found.place.start);
    format!(
        "{}:{}:{}: {}[{}]: {}",
        one_line(&format!("{}{}", layout.prefix, source.path())),
        at.line,
        at.column,
        words::severity(found.severity, layout.language),
        found.code().name(),
        words.title
    )
}

/// A text in one line that is safe to print.
fn one_line(text: &str) -> String {
    printable(text, &[]).into_owned()
}

/// A text that is safe to print: characters that would command the terminal, or change the direction of what follows, are
/// escaped, because names and values can hold anything. Those in `kept` stay.
pub fn printable<'t>(text: &'t str, kept: &[char]) -> Cow<'t, str> {
    let is_escaped = |c: char| is_unsafe(c) && !kept.contains(&c);
    if !text.contains(is_escaped) {
        return Cow::Borrowed(text);
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        if is_escaped(c) { safe.extend(c.escape_default()) } else { safe.push(c) }
    }
    Cow::Owned(safe)
}

/// Whether a character would command the terminal, or change the direction of what follows. None is above U+FFFF.
fn is_unsafe(c: char) -> bool {
    c.is_control() || is_invisible_direction(c)
}

/// Whether a character is invisible and changes the direction of a text (Unicode Bidirectional Algorithm, 2), or ends a line.
fn is_invisible_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Breaks a text at its spaces into lines of at most `width` characters. The lines after the first begin with `indent`. A
/// longer word stays whole.
pub fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut wrapped = String::with_capacity(text.len());
    let mut length = 0;
    for (at, word) in text.split(' ').enumerate() {
        let count = word.chars().count();
        if at > 0 && length + 1 + count > width {
            wrapped.push('\n');
            wrapped.push_str(indent);
            length = indent.len();
        } else if at > 0 {
            wrapped.push(' ');
            length += 1;
        }
        wrapped.push_str(word);
        length += count;
    }
    wrapped
}

fn human(found: &Diagnostic<Span>, words: &Words, sources: &Sources, layout: Layout<'_>) -> String {
    let renderer = if layout.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = match layout.width {
        Some(width) => renderer.term_width(width),
        None => renderer,
    };
    let found_line = sources.get(found.place.file).position(found.place.start).line;
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_level(level);
    // A file that is no text has nothing to show.
    let has_text = !sources.get(found.place.file).text().is_empty();
    for snippet in snippets(found, words, sources, layout.language).into_iter().skip(usize::from(!has_text)) {
        group = group.element(snippet);
    }
    let name = layout.language.pick("hjælp", "help");
    let margin = found_line.to_string().len() + " = : ".len() + name.len();
    for (at, help) in words.help.iter().enumerate() {
        // The corrected line is the last, and stays whole, so that it can be copied.
        let is_copied = found.correction.is_some() && at + 1 == words.help.len();
        let help = match layout.width.filter(|_| !is_copied) {
            Some(width) => wrapped(help, width.saturating_sub(margin), ""),
            None => help.clone(),
        };
        group = group.element(Level::HELP.with_name(name).message(help));
    }
    let (bold, end) = if layout.colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let headline = headline(found, words, sources, layout);
    let headline = layout.width.map_or(headline.clone(), |width| wrapped(&headline, width, "    "));
    let picture = renderer.render(&[group]).to_string();
    // The picture's lines can end with blanks where a label is empty.
    let picture: String = picture.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    format!("{bold}{headline}{end}\n{picture}\n")
}

/// One picture a file: the file of the problem first, without its path (the headline has it). A picture gets the
/// lines that it shows and no others: a file can have thousands of problems.
fn snippets<'s>(
    found: &'s Diagnostic<Span>,
    words: &'s Words,
    sources: &'s Sources,
    language: MessageLanguage,
) -> Vec<Snippet<'s, annotate_snippets::Annotation<'s>>> {
    let related = found.related.iter().copied();
    let (near, far): (Vec<_>, Vec<_>) = related.partition(|(span, _)| span.file == found.place.file);
    let first = near.iter().map(|(span, _)| *span).fold(found.place, |all, span| Span {
        file: all.file,
        start: all.start.min(span.start),
        end: all.end.max(span.end),
    });
    let (line, start, text) = sources.get(first.file).lines_at(first);
    let mut picture = Snippet::source(printable(text, IN_SOURCE)).line_start(line).annotation(mark(
        AnnotationKind::Primary,
        text,
        start,
        found.place,
        words.label.as_deref(),
    ));
    for (span, why) in near {
        let label = words::related(why, language);
        picture = picture.annotation(mark(AnnotationKind::Context, text, start, span, Some(label)));
    }
    let others = far.into_iter().map(|(span, why)| {
        let other = sources.get(span.file);
        let (line, start, text) = other.lines_at(span);
        let label = words::related(why, language);
        let annotation = mark(AnnotationKind::Context, text, start, span, Some(label));
        let text = printable(text, IN_SOURCE);
        Snippet::source(text).line_start(line).path(one_line(other.path())).annotation(annotation)
    });
    std::iter::once(picture).chain(others).collect()
}

/// A caret below a span; `text` is what the picture shows, and begins at the byte `start` of the file.
fn mark<'s>(
    kind: AnnotationKind,
    text: &str,
    start: usize,
    span: Span,
    label: Option<&'s str>,
) -> annotate_snippets::Annotation<'s> {
    let span = visible(text, start, span);
    let shown = |end: usize| printable(&text[..end], IN_SOURCE).len();
    let annotation = kind.span(shown(span.start)..shown(span.end));
    match label {
        Some(label) => annotation.label(label),
        None => annotation,
    }
}

/// The part of a span that is worth a caret: its first line without the line end, on character borders.
fn visible(text: &str, from: usize, span: Span) -> std::ops::Range<usize> {
    let start = text.floor_char_boundary((span.start as usize).saturating_sub(from));
    let end = text.ceil_char_boundary((span.end as usize).saturating_sub(from)).max(start);
    let line = text[start..end].find(['\r', '\n']);
    start..line.map_or(end, |at| start + at)
}

/// A problem as an object for scripts. Lines and columns count from 1, columns in characters; the end is the
/// first place after the span.
#[derive(Serialize)]
struct Record<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    labels: Vec<LabelRecord<'a>>,
    help: &'a [String],
    /// Of accessibility: the id of the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'a str>,
}

#[derive(Serialize)]
struct LabelRecord<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
}

fn json(found: &Diagnostic<Span>, words: &Words, sources: &Sources, language: MessageLanguage) -> String {
    let source = sources.get(found.place.file);
    let (start, end) = (source.position(found.place.start), source.position(found.place.end));
    let mut labels = Vec::new();
    if let Some(label) = &words.label {
        labels.push(label_record(found.place, label, sources));
    }
    for (span, why) in &found.related {
        labels.push(label_record(*span, words::related(*why, language), sources));
    }
    let record = Record {
        code: found.code().name(),
        severity: found.severity.as_str(),
        message: &words.title,
        path: source.path(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        labels,
        help: &words.help,
        rule: match &found.problem {
            Problem::Accessibility(problem) => Some(problem.rule.id()),
            _ => None,
        },
    };
    json_line(&serde_json::json!(record))
}

/// A JSON text in a line that is safe to print. Characters that are not are only in strings, and JSON has escapes for those.
fn json_line(value: &serde_json::Value) -> String {
    let text = value.to_string();
    let mut line = String::with_capacity(text.len() + 1);
    for c in text.chars() {
        if is_unsafe(c) {
            line.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            line.push(c);
        }
    }
    line.push('\n');
    line
}

/// What is left out of a site, as an object for scripts.
#[derive(Serialize)]
struct HeldBackRecord<'a> {
    drafts: usize,
    /// RFC 3339, in the order of time; a moment for each release.
    until: &'a [String],
    #[serde(skip_serializing_if = "is_zero")]
    expired: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// The last line of [`Format::Json`], if anything is left out.
pub fn held_back(drafts: usize, until: &[String], expired: usize) -> String {
    let record = HeldBackRecord { drafts, until, expired };
    json_line(&serde_json::json!({ "held_back": record }))
}

/// The address of a copy for somebody, and its last day: a line of [`Format::Json`] of its own.
pub fn share(address: &str, expires: Day) -> String {
    json_line(&serde_json::json!({ "share": { "address": address, "expires": expires.to_string() } }))
}

/// How many minor changes are not recorded yet: a line of [`Format::Json`] of its own.
pub fn minor_changes(count: usize) -> String {
    json_line(&serde_json::json!({ "minor_changes": count }))
}

fn label_record<'a>(span: Span, message: &'a str, sources: &'a Sources) -> LabelRecord<'a> {
    let source = sources.get(span.file);
    let at = source.position(span.start);
    LabelRecord { path: source.path(), line: at.line, column: at.column, message }
}

/// A workflow command: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.
fn github(found: &Diagnostic<Span>, words: &Words, sources: &Sources, prefix: &str) -> String {
    let source = sources.get(found.place.file);
    let at = source.position(found.place.start);
    let lines = [&words.title].into_iter().chain(&words.label).chain(&words.help);
    let message = lines.map(String::as_str).collect::<Vec<_>>().join("\n");
    format!(
        "::{} file={},line={},col={},title={}::{}\n",
        found.severity.as_str(),
        escape_property(&one_line(&format!("{prefix}{}", source.path()))),
        at.line,
        at.column,
        found.code().name(),
        escape_command(&message)
    )
}

fn escape_command(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_command(text).replace(':', "%3A").replace(',', "%2C")
}
