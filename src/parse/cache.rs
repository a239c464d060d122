//! The parsed files of the last run, so that an unchanged file is not parsed again.
//!
//! Takes the files of this run; gives for each what was parsed last time, if its path and text are the same. Whether releases were read
//! with the same names is asked for beside it. Time stamps are never compared: a tool that copies or restores files may set any. Nothing is parsed here.

use std::collections::HashMap;
use std::sync::Arc;

use super::files::Parsed;
use super::mentions::SiteContext;
use crate::diagnostic::{Diagnostic, Location};
use crate::source::{FileId, Source, Sources, Span};

/// What is kept from one run to the next.
#[derive(Default)]
pub struct ParseCache {
    /// In the order of the last run.
    files: Vec<Option<ParsedFile>>,
    /// What the releases were read with.
    context: Option<SiteContext>,
}

/// A file and what it says.
pub(super) struct ParsedFile {
    source: Arc<Source>,
    pub(super) parsed: Parsed,
    /// Their locations have the file number of the run that parsed the file.
    problems: Vec<Diagnostic>,
}

impl ParseCache {
    /// For each file what it said last time, if it says the same now. The cache is empty afterwards.
    pub(super) fn take(&mut self, sources: &Sources) -> Vec<Option<ParsedFile>> {
        let mut last = LastRun::new(std::mem::take(&mut self.files));
        sources.iter().map(|(_, source)| last.take(source)).collect()
    }

    /// Whether the releases of the last run were read with this.
    pub(super) fn has_context(&self, context: Option<&SiteContext>) -> bool {
        self.context.as_ref() == context
    }

    pub(super) fn keep(&mut self, files: Vec<Option<ParsedFile>>, context: Option<SiteContext>) {
        self.files = files;
        self.context = context;
    }
}

/// The files of the last run, each taken at most once.
struct LastRun {
    files: Vec<Option<ParsedFile>>,
    /// The index after the file that was found last. Most runs have the files of the last one in its order, so the next
    /// file is usually there.
    next: usize,
    /// The index of each file by path; made when one is not where it was expected.
    by_path: Option<HashMap<Arc<str>, usize>>,
}

impl LastRun {
    fn new(files: Vec<Option<ParsedFile>>) -> LastRun {
        LastRun { files, next: 0, by_path: None }
    }

    fn take(&mut self, source: &Arc<Source>) -> Option<ParsedFile> {
        let at = self.index_of(source)?;
        self.next = at + 1;
        self.files[at].take().filter(|last| last.is_of(source))
    }

    fn index_of(&mut self, source: &Arc<Source>) -> Option<usize> {
        let next = self.files.get(self.next).and_then(Option::as_ref);
        if next.is_some_and(|last| Arc::ptr_eq(&last.source, source) || last.source.path() == source.path()) {
            return Some(self.next);
        }
        let files = self.files.iter().enumerate();
        let by_path = self.by_path.get_or_insert_with(|| {
            files.filter_map(|(at, file)| Some((file.as_ref()?.source.shared_path(), at))).collect()
        });
        by_path.get(source.path()).copied()
    }
}

impl ParsedFile {
    pub(super) fn new(source: &Arc<Source>, parsed: Parsed, problems: Vec<Diagnostic>) -> ParsedFile {
        ParsedFile { source: Arc::clone(source), parsed, problems }
    }

    /// Whether the file would be parsed to the same. Usually both are one allocation, and no text is compared.
    fn is_of(&self, source: &Arc<Source>) -> bool {
        Arc::ptr_eq(&self.source, source)
            || self.source.is_usable() == source.is_usable() && self.source.text() == source.text()
    }

    /// What is wrong with the file, whose number is `file` in this run.
    pub(super) fn problems(&self, file: FileId) -> impl Iterator<Item = Diagnostic> {
        let problems = self.problems.iter().cloned();
        problems.map(move |problem| problem.map_places(|location| in_file(location, file)))
    }
}

fn in_file(location: Location, file: FileId) -> Location {
    match location {
        Location::File(_) => Location::File(file),
        Location::Bytes(span) => Location::Bytes(Span { file, ..span }),
        Location::Field { path, part, .. } => Location::Field { file, path, part },
    }
}
