//! A file of the content, read by itself: front matter, sheets, settings.
//!
//! Takes the text of a file; panics if a problem is shown at a place that the file does not have. It asks for no particular
//! problem: the fixtures in `tests/diagnostics/` do.

use faktum::diagnostic::Diagnostics;
use faktum::letters::compose_with_shifts;
use faktum::model::text::find_forbidden;
use faktum::parse::{AfterParsing, Documents, ParseCache, locate, parse};
use faktum::source::{Source, Sources};

use super::problems::{self, Written};

/// The files that have front matter.
const TEXTS: [&str; 4] = [
    "content/releases/foerste.md",
    "content/releases/foerste.en.md",
    "content/pages/om.md",
    "content/pages/home.en.md",
];

/// A file of each kind that is a sheet, the settings, and the strings of a theme.
const SHEETS: [&str; 8] = [
    "content/organisations/a.yaml",
    "content/people/a.yaml",
    "content/partnerships/a.yaml",
    "content/agreements/a.yaml",
    "content/statements/a.yaml",
    "content/media/a.yaml",
    "content/site.yaml",
    "themes/house/strings/da.yaml",
];

/// A Markdown file with front matter.
pub fn front_matter(text: &str) {
    read(one_of(&TEXTS, text), text);
}

/// A YAML file.
pub fn sheet(text: &str) {
    read(one_of(&SHEETS, text), text);
}

/// The path of the file that a text is taken for. Its length decides: each text is of one kind in every run, and a text with
/// a letter more is of the next kind. To read each text as every kind takes eight times as long.
fn one_of<'p>(paths: &[&'p str], text: &str) -> &'p str {
    paths[text.len() % paths.len()]
}

/// One file, read.
pub struct ReadFile {
    pub documents: Documents,
    pub sources: Sources,
    pub has_problems: bool,
}

/// Reads one file as loading and parsing do, and shows its problems. `None` if loading would refuse the text.
pub fn read(path: &str, text: &str) -> Option<ReadFile> {
    let loaded = text.strip_prefix('\u{feff}').unwrap_or(text);
    if find_forbidden(loaded).is_some() {
        return None;
    }
    let source = match compose_with_shifts(loaded) {
        Some(composed) => Source::composed(path, composed),
        None => Source::new(path, loaded),
    };
    let mut sources = Sources::default();
    sources.add(source);
    let mut diagnostics = Diagnostics::default();
    let documents = parse(&mut sources, AfterParsing::Cache(&mut ParseCache::default()), &mut diagnostics);
    let found = locate(&sources, diagnostics);
    problems::check(&found, &sources, &Written::from([(path.to_owned(), text.to_owned())]));
    Some(ReadFile { documents, sources, has_problems: !found.is_empty() })
}

/// The front matter of a page without mistakes, before a body.
pub fn page(body: &str) -> String {
    format!("---\ntitle: Om\n---\n{body}")
}
