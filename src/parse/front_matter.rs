//! A release's or page's text in its two parts: the fields between `---` lines, and the body.
//!
//! Takes the text; gives the ranges of both. It reads neither of them.

use std::ops::Range;

/// Where the parts are, in bytes of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) yaml: Range<usize>,
    pub(super) body: Range<usize>,
}

/// Why a text has no front matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FrontMatterError {
    /// The first line is not `---`.
    Missing,
    /// There is no second line `---`.
    Unclosed,
}

/// Finds the parts. Lines may end with CRLF, and blanks may follow the `---`.
pub(super) fn split(text: &str) -> Result<Parts, FrontMatterError> {
    let mut start = 0;
    let mut yaml_start = None;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let is_fence = line.trim_end() == "---";
        match yaml_start {
            None if is_fence => yaml_start = Some(end),
            None => return Err(FrontMatterError::Missing),
            Some(yaml) if is_fence => return Ok(Parts { yaml: yaml..start, body: end..text.len() }),
            Some(_) => {}
        }
        start = end;
    }
    Err(if yaml_start.is_some() { FrontMatterError::Unclosed } else { FrontMatterError::Missing })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_found_whatever_the_line_ends() {
        for text in ["---\na: 1\n---\nbody", "---\r\na: 1\r\n--- \r\nbody"] {
            let parts = split(text).expect("front matter");
            assert_eq!(text[parts.yaml].trim_end(), "a: 1");
            assert_eq!(&text[parts.body], "body");
        }
    }

    #[test]
    fn a_text_without_fences_has_no_front_matter() {
        assert_eq!(split("title: x\n"), Err(FrontMatterError::Missing));
        assert_eq!(split(""), Err(FrontMatterError::Missing));
        assert_eq!(split("---\ntitle: x\n"), Err(FrontMatterError::Unclosed));
    }
}
