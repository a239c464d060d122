//! The corrected line of a problem.
//!
//! Takes a correction, the bytes it is about and the site's texts; gives the whole line, or nothing where one line would not
//! do. Only what is printed needs this, so nothing here is fast.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::SITE_FILE;
use super::yaml;
use crate::diagnostic::{Correction, LinePlace};
use crate::model::{Id, Kind};
use crate::source::{Sources, Span};

/// Of a link in a line of text that is longer than this, in characters, only the link is given.
const LONGEST_LINE: usize = 100;

/// What exists in the site, for the examples in missing fields. It is looked up once, however many fields are missing.
pub(super) struct Examples<'s> {
    sources: &'s Sources,
    publisher: OnceCell<Option<String>>,
    ids: HashMap<Kind, Option<String>>,
}

impl<'s> Examples<'s> {
    pub(super) fn new(sources: &'s Sources) -> Examples<'s> {
        Examples { sources, publisher: OnceCell::new(), ids: HashMap::new() }
    }

    /// The organisation that the whole site is from.
    fn publisher(&self) -> Option<String> {
        self.publisher.get_or_init(|| publisher(self.sources)).clone()
    }

    /// The id of the first file of a kind.
    fn first_id(&mut self, kind: Kind) -> Option<String> {
        self.ids.entry(kind).or_insert_with(|| first_id(self.sources, kind)).clone()
    }
}

/// Puts the line together; `shown` are the bytes of the problem.
pub(super) fn line(
    sources: &Sources,
    shown: Span,
    correction: Correction,
    examples: &mut Examples<'_>,
) -> Option<Correction> {
    let source = sources.get(shown.file);
    let (_, start, lines) = source.lines_at(shown);
    let from = (shown.start as usize).checked_sub(start)?;
    let to = (shown.end as usize).checked_sub(start)?;
    let (before, shown_text, after) = (lines.get(..from)?, lines.get(from..to)?, lines.get(to..)?);
    // A heading goes as far as the end of its line.
    let (shown_text, after) = match shown_text.strip_suffix('\n') {
        Some(whole_line) => (whole_line, ""),
        None => (shown_text, after),
    };
    // One line does not replace several.
    if shown_text.contains('\n') {
        return None;
    }
    let text = match correction {
        Correction::Replace(text) => text,
        Correction::ReplaceIn(wrong, right) => {
            let at = if shown_text.starts_with(&wrong) { 0 } else { shown_text.rfind(&wrong)? };
            let text = format!("{}{right}{}", &shown_text[..at], &shown_text[at + wrong.len()..]);
            let is_link = shown_text.starts_with(['[', '!']);
            if is_link && lines.chars().count() > LONGEST_LINE {
                return Some(instead(&text));
            }
            text
        }
        Correction::Surround(open, close) => format!("{open}{shown_text}{close}"),
        Correction::Value(value) => {
            let rest = after_brackets(after.strip_prefix(':')?.trim_start())?;
            return Some(instead(&format!("{before}{shown_text}: {value}{rest}")));
        }
        Correction::Add { name, value } => {
            let field = format!("{name}: {}", filled_in(&value, name, examples, source.path()));
            if source.text()[..shown.start as usize].trim_end().ends_with('{') {
                return Some(instead(&format!("{before}{field}, {shown_text}{after}")));
            }
            let place = if before.trim().is_empty() { LinePlace::Above } else { LinePlace::Below };
            return Some(Correction::Line { line: field, place });
        }
        Correction::Line { .. } => return Some(correction),
    };
    let line = format!("{before}{text}{after}");
    (!line.contains('\n')).then(|| instead(&line))
}

fn instead(line: &str) -> Correction {
    Correction::Line { line: line.trim().to_owned(), place: LinePlace::Instead }
}

/// The rest of a line that begins with a list or map in brackets; `None` if that does not end on the line.
fn after_brackets(line: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' if depth == 1 => return line.get(at + 1..),
            ']' | '}' => depth -= 1,
            _ if depth == 0 => return None,
            _ => {}
        }
    }
    None
}

/// A value with examples that exist in the site.
fn filled_in(value: &str, name: &str, examples: &mut Examples<'_>, path: &str) -> String {
    let mut filled = value.replace("<words>", &title_of(path));
    for kind in Kind::ALL {
        let mark = format!("<{}>", kind.as_str());
        if filled.contains(&mark) {
            let publisher = (name == "publisher").then(|| examples.publisher()).flatten();
            let id =
                publisher.or_else(|| examples.first_id(kind)).unwrap_or_else(|| kind.as_str().to_owned());
            filled = filled.replace(&mark, &id);
        }
    }
    filled
}

fn publisher(sources: &Sources) -> Option<String> {
    let (_, settings) = sources.iter().find(|(_, source)| source.path() == SITE_FILE)?;
    yaml::text_of(settings.text(), "publisher")
}

fn first_id(sources: &Sources, kind: Kind) -> Option<String> {
    let folder = kind.folder()?;
    let mut names = sources.iter().filter_map(|(_, source)| source.path().strip_prefix(folder));
    names.find_map(|name| Id::parse(stem(name))).map(|id| id.to_string())
}

/// A file's name as a title: `nye-stier.md` is “Nye stier”.
fn title_of(path: &str) -> String {
    let words = stem(path).replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// A file's name without folders, endings and language.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}
