//! The errors of Tera as problems with places.
//!
//! Takes an error of Tera and the files of the templates; gives diagnostics. Tera's wording is dropped: from it only the kind
//! of the problem and the name in it are taken.

use std::collections::BTreeMap;

use tera::{Error, ErrorKind, Tera};

use super::built_in::BUILT_IN;
use super::{Templates, filters};
use crate::diagnostic::{Diagnostic, Location, TemplateProblem, ThemeProblem};
use crate::source::{FileId, Sources, Span};

/// The problems of templates that could not be read. Tera stops at the first template with a syntax error, so each template
/// is read once more by itself: one run finds the errors of all.
pub(super) fn read_errors<'t>(
    error: &Error,
    templates: &BTreeMap<String, FileId>,
    texts: impl Iterator<Item = (&'t str, &'t str)>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (name, text) in texts {
        let mut tera = Tera::default();
        filters::register(&mut tera);
        if let Err(alone) = tera.add_raw_template(name, text)
            && let ErrorKind::SyntaxError(report) = alone.kind()
        {
            let span = Span::new(templates[name], report.span().range.clone());
            problems.push(problem(Location::Bytes(span), report.message()));
        }
    }
    if problems.is_empty() {
        problems = reference_errors(error, templates, sources);
    }
    problems
}

/// The problems of templates whose syntax is right but which name something that does not exist.
fn reference_errors(
    error: &Error,
    templates: &BTreeMap<String, FileId>,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let found: Vec<Diagnostic> = match error.kind() {
        ErrorKind::MissingParent { current, parent } => {
            in_file(templates.get(current), TemplateProblem::MissingTemplate { name: parent.clone() })
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            in_file(templates.get(tpl), TemplateProblem::UsesItself)
        }
        ErrorKind::Msg(message) if message.contains("is defined in both") => {
            // The problem belongs to the site's own template rather than to the built-in one.
            let mut named = message.split('`').filter_map(|name| templates.get(name));
            let own = named.clone().find(|file| !sources.get(**file).path().contains(BUILT_IN));
            in_file(own.or(named.next_back()), template_problem(message))
        }
        ErrorKind::Msg(reports) => reports_in(reports, templates, sources),
        _ => Vec::new(),
    };
    if found.is_empty() {
        // All other errors of Tera are shown at the first template.
        return in_file(templates.values().next(), template_problem(&error.to_string()));
    }
    found
}

fn in_file(file: Option<&FileId>, problem: TemplateProblem) -> Vec<Diagnostic> {
    file.map(|file| Diagnostic::new(ThemeProblem::Syntax(problem), Location::File(*file)))
        .into_iter()
        .collect()
}

/// The problems in an error that Tera gives as text only: `error: MESSAGE`, then a line `--> NAME:LINE:COLUMN`.
fn reports_in(reports: &str, templates: &BTreeMap<String, FileId>, sources: &Sources) -> Vec<Diagnostic> {
    let lines: Vec<&str> = reports.lines().collect();
    lines
        .windows(2)
        .filter_map(|pair| {
            let message = pair[0].strip_prefix("error: ")?;
            let (rest, column) = pair[1].trim_start().strip_prefix("--> ")?.rsplit_once(':')?;
            let (name, line) = rest.rsplit_once(':')?;
            let file = *templates.get(name)?;
            let source = sources.get(file);
            let at = offset(source.text(), line.parse().ok()?, column.parse().ok()?)?;
            Some(problem(Location::Bytes(Span::new(file, source.character_at(at))), message))
        })
        .collect()
}

/// The byte offset of a line and column, both counted from 1; columns are in characters.
fn offset(text: &str, line: usize, column: usize) -> Option<usize> {
    let start: usize = text.split_inclusive('\n').take(line.checked_sub(1)?).map(str::len).sum();
    let in_line = text.get(start..)?.char_indices().nth(column.checked_sub(1)?)?.0;
    Some(start + in_line)
}

fn problem(place: Location, message: &str) -> Diagnostic {
    Diagnostic::new(ThemeProblem::Syntax(template_problem(message)), place)
}

/// What Tera means by a message.
fn template_problem(message: &str) -> TemplateProblem {
    let lower = message.to_lowercase();
    let name = || message.split('`').nth(1).unwrap_or_default().to_owned();
    if lower.contains("end of input") {
        TemplateProblem::Unclosed
    } else if lower.starts_with("unknown filter") {
        TemplateProblem::UnknownFilter { name: name() }
    } else if lower.starts_with("unknown function") {
        TemplateProblem::UnknownFunction { name: name() }
    } else if lower.starts_with("unknown test") {
        TemplateProblem::UnknownTest { name: name() }
    } else if lower.starts_with("unknown component") {
        TemplateProblem::UnknownComponent { name: name() }
    } else if lower.starts_with("unknown template") {
        TemplateProblem::MissingTemplate { name: name() }
    } else if lower.contains("is defined in both") {
        TemplateProblem::DefinedTwice { name: name() }
    } else if lower.contains("is not defined") {
        TemplateProblem::UnknownField { name: name(), fields: fields_in(message) }
    } else {
        TemplateProblem::Other
    }
}

/// The names after `Available fields:`. Tera lists all that it knows, which can be hundreds; then they help nobody.
fn fields_in(message: &str) -> Vec<String> {
    let Some((_, fields)) = message.split_once("Available fields: ") else {
        return Vec::new();
    };
    let fields = fields.lines().next().unwrap_or_default();
    let fields: Vec<String> = fields.trim_end_matches('.').split(", ").map(str::to_owned).collect();
    if fields.len() > 60 { Vec::new() } else { fields }
}

/// The problem of a template that failed while a page was rendered.
pub(super) fn render_error(error: &Error, template: &str, templates: &Templates) -> Diagnostic {
    let (place, message) = match error.kind() {
        ErrorKind::RenderingError(report) => {
            let file = templates.by_name.get(report.filename());
            let span = file.map(|file| Location::Bytes(Span::new(*file, report.span().range.clone())));
            (span, report.message().to_owned())
        }
        _ => (None, error.to_string()),
    };
    let whole_file = Location::File(*templates.by_name.get(template).unwrap_or(&templates.fallback));
    let problem = ThemeProblem::Render { problem: template_problem(&message), page: None };
    Diagnostic::new(problem, place.unwrap_or(whole_file))
}
