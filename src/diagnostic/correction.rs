//! How a problem goes away: the corrected line, ready to copy.
//!
//! Whoever finds a problem says what to write in place of what. The whole line is put together where places become bytes
//! ([`crate::parse::locate`]), so that it is right in a list, in brackets and before a comment too.

use std::fmt::Display;

/// What to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Correction {
    /// This text in place of what is shown.
    Replace(String),
    /// The second text in place of the first one in what is shown. If the first is there more than once, the one at the start
    /// is meant, or else the last one.
    ReplaceIn(String, String),
    /// These texts before and after what is shown.
    Surround(String, &'static str),
    /// This value for the field whose name is shown.
    Value(String),
    /// A field that is missing in a map. In the value, `<organisation>` is the id of an organisation of the site, the same
    /// for the other kinds, and `<words>` is text.
    Add { name: &'static str, value: String },
    /// The whole line, without its indentation.
    Line { line: String, place: LinePlace },
}

impl Correction {
    pub(super) fn replace_in(wrong: impl Display, right: impl Display) -> Correction {
        Correction::ReplaceIn(wrong.to_string(), right.to_string())
    }
}

/// Where a corrected line goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinePlace {
    /// In place of the line that is shown.
    Instead,
    /// Above the line that is shown, as far in.
    Above,
    /// Below the line that is shown, as far in as the name there.
    Below,
}
