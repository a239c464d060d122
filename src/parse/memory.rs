//! What the files of the last run said, so that a file that has not changed is not parsed again.
//!
//! Parsing is a pure function of a file's path and text; so the result is remembered by them, and never by
//! a time stamp. Whether a file comes to stand in another place of the list does not matter: what was remembered
//! is given the place of this run.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Parsed, StrayText, ThemeStrings};
use crate::diagnostic::{Diagnostic, Location};
use crate::source::{FileId, Reload, Source, Sources, Span};

/// What is remembered from one run to the next.
#[derive(Default)]
pub struct Memory {
    /// In the order of the last run.
    files: Vec<ParsedFile>,
    /// Given where nothing is remembered.
    reload: Option<Reload>,
}

/// A file, and what it says.
pub(super) struct ParsedFile {
    source: Arc<Source>,
    /// The places in it are of the run in which the file was parsed.
    parsed: Parsed,
    problems: Vec<Diagnostic>,
}

impl Memory {
    /// One that keeps nothing, for where there is no next run: texts are put away, too, once they are parsed.
    pub fn forgetful(reload: Reload) -> Memory {
        Memory { reload: Some(reload), ..Memory::default() }
    }

    /// For each file what it said the last time, if it says the same now. What is not asked for is forgotten.
    pub(super) fn take(&mut self, sources: &Sources) -> Vec<Option<ParsedFile>> {
        let mut last = LastRun::of(std::mem::take(&mut self.files));
        sources.iter().map(|(_, source)| last.take(source)).collect()
    }

    /// Remembers what all files say.
    pub(super) fn keep(&mut self, files: Vec<ParsedFile>) {
        if self.reload.is_none() {
            self.files = files;
        }
    }

    /// Puts the text of a file away if nobody but problems asks for it any more: templates are asked for. What was no
    /// text as it stood cannot be read again.
    pub(super) fn evict(&self, source: &mut Arc<Source>) {
        let reload = self.reload.as_ref().filter(|_| source.is_usable());
        if let Some(reload) = reload.filter(|_| source.path().starts_with("content/")) {
            *source = source.evict(reload).into();
        }
    }
}

/// The files of the last run, of which each is taken once.
struct LastRun {
    files: Vec<Option<ParsedFile>>,
    /// The place behind the file that was found last: most runs have the files of the last one in its order.
    next: usize,
    /// Where each file is, by path; known when one is not where it was expected.
    places: Option<HashMap<Arc<str>, usize>>,
}

impl LastRun {
    fn of(files: Vec<ParsedFile>) -> LastRun {
        LastRun { files: files.into_iter().map(Some).collect(), next: 0, places: None }
    }

    fn take(&mut self, source: &Arc<Source>) -> Option<ParsedFile> {
        let at = self.place_of(source)?;
        self.next = at + 1;
        self.files[at].take().filter(|last| last.is_of(source))
    }

    fn place_of(&mut self, source: &Arc<Source>) -> Option<usize> {
        let next = self.files.get(self.next).and_then(Option::as_ref);
        if next.is_some_and(|last| Arc::ptr_eq(&last.source, source) || last.source.path() == source.path()) {
            return Some(self.next);
        }
        let files = self.files.iter().enumerate();
        let places = self.places.get_or_insert_with(|| {
            files.filter_map(|(at, file)| Some((file.as_ref()?.source.shared_path(), at))).collect()
        });
        places.get(source.path()).copied()
    }
}

impl ParsedFile {
    pub(super) fn new(source: &Arc<Source>, parsed: Parsed, problems: Vec<Diagnostic>) -> ParsedFile {
        ParsedFile { source: Arc::clone(source), parsed, problems }
    }

    /// Whether it is what would be read in this text. Usually it is the very same, and need not be compared.
    fn is_of(&self, source: &Arc<Source>) -> bool {
        let (known, now) = (&self.source, source);
        Arc::ptr_eq(known, now) || (known.is_usable() == now.is_usable() && known.text() == now.text())
    }

    /// What the file says, which is known as `file` in this run.
    pub(super) fn parsed(&self, file: FileId) -> Parsed {
        self.parsed.clone().in_file(file)
    }

    /// What is wrong with it.
    pub(super) fn problems(&self, file: FileId) -> impl Iterator<Item = Diagnostic> {
        let problems = self.problems.iter().cloned();
        problems.map(move |problem| problem.map_places(|place| in_file(place, file)))
    }
}

fn in_file(place: Location, file: FileId) -> Location {
    match place {
        Location::File(_) => Location::File(file),
        Location::Bytes(span) => Location::Bytes(Span { file, ..span }),
        Location::Field { path, part, .. } => Location::Field { file, path, part },
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
