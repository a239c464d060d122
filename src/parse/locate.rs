//! From the locations of problems to bytes.
//!
//! Takes problems that name fields; gives the same problems with byte ranges, sorted. Only files with problems are read
//! for this, so a site without problems costs nothing.

use std::collections::HashMap;

use super::correct::{self, Examples};
use super::front_matter;
use super::places::Places;
use crate::diagnostic::{Diagnostic, Diagnostics, Location};
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
    let mut examples = Examples::new(sources);
    let mut located = Vec::with_capacity(diagnostics.len());
    for diagnostic in diagnostics {
        let mut found = diagnostic.map_places(|location| span(sources, &location, &mut known));
        found.correction = found
            .correction
            .and_then(|correction| correct::line(sources, found.place, correction, &mut examples));
        located.push(found);
    }
    located.sort_by_cached_key(|found: &Diagnostic<Span>| {
        let path = sources.get(found.place.file).path().to_owned();
        (path, found.place.start, found.place.end, found.code().name(), format!("{:?}", found.problem))
    });
    located.dedup();
    located
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
