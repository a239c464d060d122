//! The places of words in fields.
//!
//! Takes the text of a field and a range in it; gives the bytes of the file, where the file has the words as they are. In a value that
//! is folded or escaped it has not: then the whole value is the place.

use std::ops::Range;

use crate::diagnostic::Location;
use crate::source::{Sources, Span};

/// The place of a range in the text of a field, whose value is at `value`.
pub(super) fn in_value(
    sources: &Sources,
    field: Location,
    value: Span,
    text: &str,
    range: &Range<usize>,
) -> Location {
    let words = &text[range.clone()];
    let earlier = text[..range.start].matches(words).count();
    let found = sources.get(value.file).text_at(value).match_indices(words).nth(earlier);
    match found {
        Some((at, _)) => {
            let start = value.start as usize + at;
            Location::Bytes(Span::new(value.file, start..start + words.len()))
        }
        None => field,
    }
}
