//! From the locations of problems to bytes.
//!
//! Takes problems that name fields; gives the same problems with byte ranges, sorted, and of a file with very many only the first.
//! Only files with problems are read for this, so a site without problems costs nothing.

use std::collections::HashMap;

use super::correct::{self, Examples};
use super::front_matter;
use super::places::Places;
use crate::diagnostic::{Diagnostic, Diagnostics, FileProblem, Location, MOST_PER_FILE};
use crate::source::{FileId, Source, Sources, Span};

/// Where the YAML of a file begins, and the places in it.
type FilePlaces<'s> = (usize, Places<'s>);

/// The bytes of one location. To find many, [`locate`] is faster.
pub fn span_of(sources: &Sources, location: &Location) -> Span {
    span(sources, location, &mut HashMap::new())
}

/// Finds the bytes of every location, and sorts the problems by path and place, so that they come in the same order on
/// every machine.
pub fn locate(sources: &Sources, diagnostics: Diagnostics) -> Vec<Diagnostic<Span>> {
    let mut known = HashMap::new();
    let mut located: Vec<Diagnostic<Span>> = diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.map_places(|location| span(sources, &location, &mut known)))
        .collect();
    sort(&mut located, sources);
    located.dedup();
    let mut shown = first_of_each_file(located);
    let mut examples = Examples::new(sources);
    for found in &mut shown {
        let correction = found.correction.take();
        found.correction =
            correction.and_then(|correction| correct::line(sources, found.place, correction, &mut examples));
    }
    shown
}

/// Sorts by path, place and code. What is equal in these is rare, so only that is compared by what it says.
fn sort(located: &mut [Diagnostic<Span>], sources: &Sources) {
    located.sort_by_cached_key(|found| {
        let path = sources.get(found.place.file).shared_path();
        (path, found.place.start, found.place.end, found.code().name())
    });
    for same in located.chunk_by_mut(|one, other| one.place == other.place && one.code() == other.code()) {
        if same.len() > 1 {
            same.sort_by_cached_key(|found| format!("{:?}", found.problem));
        }
    }
}

/// The first [`MOST_PER_FILE`] problems of each file, and the number of the others: nobody reads more, and each has a
/// copy of its line.
fn first_of_each_file(located: Vec<Diagnostic<Span>>) -> Vec<Diagnostic<Span>> {
    let mut shown = Vec::new();
    let mut of_file: Vec<Diagnostic<Span>> = Vec::new();
    for found in located {
        if of_file.first().is_some_and(|first| first.place.file != found.place.file) {
            shown.append(&mut shortened(std::mem::take(&mut of_file)));
        }
        of_file.push(found);
    }
    shown.append(&mut shortened(of_file));
    shown
}

/// The first problems of one file, and where the others begin.
fn shortened(mut of_file: Vec<Diagnostic<Span>>) -> Vec<Diagnostic<Span>> {
    if of_file.len() <= MOST_PER_FILE {
        return of_file;
    }
    let others = of_file.split_off(MOST_PER_FILE);
    let mut note = Diagnostic::new(FileProblem::ManyProblems { more: others.len() }, others[0].place);
    // The note is as bad as what it is about: warnings alone stop no build.
    note.severity = others.iter().map(|other| other.severity).min().unwrap_or(note.severity);
    of_file.push(note);
    of_file
}

fn span<'s>(sources: &'s Sources, location: &Location, known: &mut HashMap<FileId, FilePlaces<'s>>) -> Span {
    match location {
        Location::Bytes(span) => *span,
        Location::File(file) => Span::new(*file, 0..0),
        Location::Field { file, path, part } => {
            let (start, places) = known.entry(*file).or_insert_with(|| places_of(sources.get(*file)));
            let range = places.find(path, *part);
            Span::new(*file, *start + range.start..*start + range.end)
        }
    }
}

fn places_of(source: &Source) -> FilePlaces<'_> {
    let text = source.text();
    let range = if source.path().ends_with(".md") {
        front_matter::split(text).map_or(0..0, |parts| parts.yaml)
    } else {
        0..text.len()
    };
    (range.start, Places::new(&text[range]))
}
