//! What the files of the last run said, so that a file that has not changed is not parsed again.
//!
//! Parsing is a pure function of a file's path and text; so the result is remembered by them, and never by
//! a time stamp. Whether a file comes to stand in another place of the list does not matter: what was remembered
//! is given the place of this run.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Parsed, StrayText, ThemeStrings};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{FileId, Source, Sources, Span};

/// What is remembered from one run to the next.
#[derive(Default)]
pub struct Memory {
    /// By path.
    files: HashMap<Arc<str>, Remembered>,
    is_forgetful: bool,
}

struct Remembered {
    text: Arc<str>,
    parsed: Parsed,
    problems: Vec<Diagnostic>,
}

impl Memory {
    /// One that keeps nothing, for where there is no next run.
    pub fn forgetful() -> Memory {
        Memory { is_forgetful: true, ..Memory::default() }
    }

    /// What a file said the last time, if it says the same now.
    pub(super) fn recall(&self, file: FileId, source: &Source) -> Option<(Parsed, Vec<Diagnostic>)> {
        let known = self.files.get(source.path())?;
        let text = source.shared_text();
        // Usually it is the very same text, and need not be compared.
        let is_same = source.is_usable() && (Arc::ptr_eq(&known.text, &text) || known.text == text);
        is_same.then(|| {
            let problems = known.problems.iter().cloned();
            let problems = problems.map(|problem| problem.map_places(|place| in_file(place, file)));
            (known.parsed.clone().in_file(file), problems.collect())
        })
    }

    /// Remembers what a file said. A file that could not be read says nothing.
    pub(super) fn keep(&mut self, source: &Source, parsed: &Parsed, problems: &[Diagnostic]) {
        if source.is_usable() && !self.is_forgetful {
            let (parsed, problems) = (parsed.clone(), problems.to_vec());
            let remembered = Remembered { text: source.shared_text(), parsed, problems };
            self.files.insert(source.shared_path(), remembered);
        }
    }

    /// Forgets the files that are no longer there. Those that are there have all been remembered by now.
    pub(super) fn forget_all_but(&mut self, sources: &Sources) {
        let there =
            || sources.iter().filter(|(_, source)| source.is_usable()).map(|(_, source)| source.path());
        if there().count() < self.files.len() {
            let there: HashSet<&str> = there().collect();
            self.files.retain(|path, _| there.contains(&**path));
        }
    }
}

fn in_file(place: Place, file: FileId) -> Place {
    match place {
        Place::File(_) => Place::File(file),
        Place::Bytes(span) => Place::Bytes(Span { file, ..span }),
        Place::Field { path, part, .. } => Place::Field { file, path, part },
    }
}

impl Parsed {
    /// The same, of the file that is known as `file` in this run.
    fn in_file(self, file: FileId) -> Parsed {
        match self {
            Parsed::Settings(settings) => Parsed::Settings(settings),
            Parsed::Organisation(document) => Parsed::Organisation(document.in_file(file)),
            Parsed::Person(document) => Parsed::Person(document.in_file(file)),
            Parsed::Partnership(document) => Parsed::Partnership(document.in_file(file)),
            Parsed::Agreement(document) => Parsed::Agreement(document.in_file(file)),
            Parsed::Statement(document) => Parsed::Statement(document.in_file(file)),
            Parsed::Media(document) => Parsed::Media(document.in_file(file)),
            Parsed::Release(document) => Parsed::Release(document.in_file(file)),
            Parsed::Page(document) => Parsed::Page(document.in_file(file)),
            Parsed::Strings(strings) => Parsed::Strings(ThemeStrings { file, ..strings }),
            Parsed::Permalinks(permalinks) => Parsed::Permalinks(permalinks),
            Parsed::Broken(thing, text) => Parsed::Broken(thing, text.map(|text| StrayText { file, ..text })),
            Parsed::Nothing => Parsed::Nothing,
        }
    }
}
