//! Media: a picture, who made it, what it shows and what may be done with it.

use super::Text;

/// The sheet of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Media {
    /// The picture's file, by its path below `content/media/`; it lies beside the sheet.
    pub file: Box<str>,
    pub credit: Text,
    pub alt: Alt,
    pub caption: Option<Text>,
    pub licence: Option<Licence>,
}

/// What a reader who does not see the picture is told.
#[derive(Debug, Clone, PartialEq)]
pub enum Alt {
    Text(Text),
    /// Nothing: the picture only decorates.
    Decorative,
    /// Nothing is said, which is a problem for a check to report.
    Missing,
}

/// What may be done with a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Licence {
    pub name: Text,
    pub reuse: Reuse,
}

/// Whether others may print a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reuse {
    Free,
    WithCredit,
    NotPermitted,
}

impl Reuse {
    /// The words of a sheet, each with its meaning; also the keys of the theme's strings.
    pub const NAMES: [(&'static str, Reuse); 3] =
        [("free", Reuse::Free), ("with_credit", Reuse::WithCredit), ("not_permitted", Reuse::NotPermitted)];
}
