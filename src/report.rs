//! The only place that lays problems out: for people, for scripts, for GitHub.
//!
//! Takes problems whose places have been found, and the texts they are in; gives lines. It writes to no
//! stream and knows no terminal: the command line says whether colours are wanted and where the lines go.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Sources, Span};

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
    /// Whether colours are wanted (of [`Format::Human`] only).
    pub colour: bool,
    /// What stands before each path so that it can be opened from where the program runs; empty, or with a
    /// `/` at its end. [`Format::Json`] gives paths from the site's folder and does not use it.
    pub prefix: &'a str,
}

/// Lays out one problem: whole lines, each with its line end.
pub fn lay_out(found: &Diagnostic<Span>, sources: &Sources, layout: Layout<'_>) -> String {
    match layout.format {
        Format::Human => human(found, sources, layout),
        Format::Short => format!("{}\n", headline(found, sources, layout.prefix)),
        Format::Json => json(found, sources),
        Format::Github => github(found, sources, layout.prefix),
    }
}

/// `path:line:column: severity[code]: message`
fn headline(found: &Diagnostic<Span>, sources: &Sources, prefix: &str) -> String {
    let source = sources.get(found.place.file);
    let at = source.position(found.place.start);
    one_line(&format!(
        "{prefix}{}:{}:{}: {}[{}]: {}",
        source.path(),
        at.line,
        at.column,
        found.severity.as_str(),
        found.code.name(),
        found.message
    ))
}

/// The text without what would begin a line of its own, or command the terminal: names and values can hold
/// anything.
fn one_line(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.to_owned();
    }
    text.chars()
        .map(|c| if c.is_control() { c.escape_default().to_string() } else { c.to_string() })
        .collect()
}

fn human(found: &Diagnostic<Span>, sources: &Sources, layout: Layout<'_>) -> String {
    let renderer = if layout.colour { Renderer::styled() } else { Renderer::plain() };
    let level = match found.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_level(level);
    // A file that is no text has nothing to show.
    let has_text = !sources.get(found.place.file).text().is_empty();
    for snippet in snippets(found, sources).into_iter().skip(usize::from(!has_text)) {
        group = group.element(snippet);
    }
    for help in &found.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let (bold, end) = if layout.colour { ("\x1b[1m", "\x1b[0m") } else { ("", "") };
    let headline = headline(found, sources, layout.prefix);
    let picture = renderer.render(&[group]).to_string();
    // The picture's lines can end with blanks where a label is empty.
    let picture: String = picture.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    format!("{bold}{headline}{end}\n{picture}\n")
}

/// One picture a file: the file of the problem first, without its path (the headline has it). A picture gets the
/// lines that it shows and no others: a file can have thousands of problems.
fn snippets<'s>(
    found: &'s Diagnostic<Span>,
    sources: &'s Sources,
) -> Vec<Snippet<'s, annotate_snippets::Annotation<'s>>> {
    let (near, far): (Vec<_>, Vec<_>) =
        found.labels.iter().partition(|(span, _)| span.file == found.place.file);
    let first = near.iter().map(|(span, _)| *span).fold(found.place, |all, span| Span {
        file: all.file,
        start: all.start.min(span.start),
        end: all.end.max(span.end),
    });
    let (line, start, text) = sources.get(first.file).lines_at(first);
    let mut picture = Snippet::source(text).line_start(line).annotation(mark(
        AnnotationKind::Primary,
        text,
        start,
        found.place,
        &found.label,
    ));
    for (span, label) in near {
        picture = picture.annotation(mark(AnnotationKind::Context, text, start, *span, label));
    }
    let others = far.into_iter().map(|(span, label)| {
        let other = sources.get(span.file);
        let (line, start, text) = other.lines_at(*span);
        let annotation = mark(AnnotationKind::Context, text, start, *span, label);
        Snippet::source(text).line_start(line).path(other.path()).annotation(annotation)
    });
    std::iter::once(picture).chain(others).collect()
}

/// A caret below a span; `text` is what the picture shows, and begins at the byte `start` of the file.
fn mark<'s>(
    kind: AnnotationKind,
    text: &str,
    start: usize,
    span: Span,
    label: &'s str,
) -> annotate_snippets::Annotation<'s> {
    let annotation = kind.span(visible(text, start, span));
    if label.is_empty() { annotation } else { annotation.label(label) }
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
}

#[derive(Serialize)]
struct LabelRecord<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
}

fn json(found: &Diagnostic<Span>, sources: &Sources) -> String {
    let source = sources.get(found.place.file);
    let (start, end) = (source.position(found.place.start), source.position(found.place.end));
    let label = |span: Span, message| {
        let at = sources.get(span.file).position(span.start);
        LabelRecord { path: sources.get(span.file).path(), line: at.line, column: at.column, message }
    };
    let own = Some(&found.label).filter(|label| !label.is_empty());
    let record = Record {
        code: found.code.name(),
        severity: found.severity.as_str(),
        message: &found.message,
        path: source.path(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        labels: own
            .map(|text| label(found.place, text.as_str()))
            .into_iter()
            .chain(found.labels.iter().map(|(span, text)| label(*span, text)))
            .collect(),
        help: &found.help,
    };
    // A struct of texts and numbers always has a JSON form.
    format!("{}\n", serde_json::json!(record))
}

/// A workflow command: <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>.
fn github(found: &Diagnostic<Span>, sources: &Sources, prefix: &str) -> String {
    let source = sources.get(found.place.file);
    let at = source.position(found.place.start);
    let notes = Some(&found.label).filter(|label| !label.is_empty());
    let notes: Vec<&str> = notes.into_iter().chain(&found.help).map(String::as_str).collect();
    let message = std::iter::once(found.message.as_str()).chain(notes).collect::<Vec<_>>().join("\n");
    format!(
        "::{} file={},line={},col={},title={}::{}\n",
        found.severity.as_str(),
        escape_property(&format!("{prefix}{}", source.path())),
        at.line,
        at.column,
        found.code.name(),
        escape_command(&message)
    )
}

fn escape_command(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape_command(text).replace(':', "%3A").replace(',', "%2C")
}
