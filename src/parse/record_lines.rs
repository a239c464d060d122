//! The lines of the files that the program itself writes: `permalinks.lock` and `releases.lock`.
//!
//! Takes a text; gives its lines with their places. Empty lines and comments are left out; what a line says is not known here.

use crate::source::{FileId, Source, Span};

/// The lines without their ends, which can be those of Windows. Lines that begin with `#` are comments.
pub(super) fn record_lines(source: &Source, file: FileId) -> Vec<(&str, Span)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for whole in source.text().split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        if !line.is_empty() && !line.starts_with('#') {
            lines.push((line, Span::new(file, start..start + line.len())));
        }
        start += whole.len();
    }
    lines
}
