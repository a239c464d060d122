//! Problems as values: what is wrong, where, and what to do about it.
//!
//! Every room takes a `&mut Diagnostics` or gives back a list, and goes on: one run finds every problem of
//! every file. Nothing here prints (that is [`crate::report`]) and nothing here ends the run.

mod codes;
mod correction;
mod problem;

pub use codes::{Code, Level};
pub use correction::{Correction, LinePlace};
pub use problem::*;

use std::borrow::Cow;

use crate::source::{FileId, Span};

/// How many problems of one file are shown. The others are counted.
pub const MOST_PER_FILE: usize = 100;

/// How bad a problem is. An error keeps the site from being written; a warning does not, unless
/// `--deny-warnings` is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl Severity {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// Whether a fact sheet, or the calendar, says the same as a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactVerdict {
    Agrees,
    Differs,
    /// Nothing is known of it.
    Unmatched,
}

impl FactVerdict {
    /// The word that programs read.
    pub fn as_str(self) -> &'static str {
        match self {
            FactVerdict::Agrees => "agrees",
            FactVerdict::Differs => "differs",
            FactVerdict::Unmatched => "unmatched",
        }
    }
}

/// One step on the way from the top of a YAML text to a value in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    Key(String),
    Index(usize),
}

impl From<&str> for Segment {
    fn from(key: &str) -> Self {
        Segment::Key(key.to_owned())
    }
}

impl From<usize> for Segment {
    fn from(index: usize) -> Self {
        Segment::Index(index)
    }
}

/// Which part of a field a problem is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldPart {
    /// The name of the field.
    Key,
    /// The name of the field where it stands for the last time.
    LastKey,
    /// What the field says.
    Value,
    /// Where a new field can be written into the map that the field is.
    NewField,
}

/// Where a problem is.
///
/// A valid YAML value carries no place: the YAML reader forgets it, and keeping every place of every value of
/// a large site would cost more than the values. So a problem names the field by its way through the text,
/// and [`crate::parse::locate`] finds the bytes only when a problem is to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Location {
    /// The file as a whole: shown at its first character.
    File(FileId),
    /// These bytes.
    Bytes(Span),
    /// This field of the file's YAML (of a release or page: of its front matter).
    Field { file: FileId, path: Vec<Segment>, part: FieldPart },
}

impl Location {
    /// The value of the field that `path` leads to.
    pub fn value(file: FileId, path: Vec<Segment>) -> Self {
        let part = FieldPart::Value;
        Location::Field { file, path, part }
    }

    /// The name of the field that `path` leads to.
    pub fn key(file: FileId, path: Vec<Segment>) -> Self {
        let part = FieldPart::Key;
        Location::Field { file, path, part }
    }

    /// The file of the place.
    pub fn file(&self) -> FileId {
        match self {
            Location::File(file) | Location::Field { file, .. } => *file,
            Location::Bytes(span) => span.file,
        }
    }
}

/// The way to a field, for [`Location::value`]: `path!["participants", 2, "organisation"]`.
#[macro_export]
macro_rules! path {
    ($($step:expr),* $(,)?) => { vec![$($crate::diagnostic::Segment::from($step)),*] };
}

/// One problem and where it is: `P` is how places are given, as found ([`Location`]) or as bytes ([`Span`]).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic<P = Location> {
    pub problem: Problem,
    pub severity: Severity,
    pub place: P,
    /// Other places that belong to the problem.
    pub related: Vec<(P, Related)>,
    /// What to write so that the problem goes away.
    pub correction: Option<Correction>,
}

impl<P> Diagnostic<P> {
    /// A problem of its code's usual severity.
    pub fn new(problem: impl Into<Problem>, place: P) -> Self {
        let problem = problem.into();
        let (severity, correction) = (problem.code().severity(), problem.correction());
        Diagnostic { problem, severity, place, related: Vec::new(), correction }
    }

    /// The kind of the problem.
    pub fn code(&self) -> Code {
        self.problem.code()
    }

    /// Another place that belongs to the problem.
    pub fn related(mut self, place: P, why: Related) -> Self {
        self.related.push((place, why));
        self
    }

    /// What to write so that the problem goes away, if that is known.
    pub fn correct(self, correction: Option<Correction>) -> Self {
        Diagnostic { correction, ..self }
    }

    /// What to write in place of what is shown, if that is known.
    pub fn replace(self, text: Option<impl std::fmt::Display>) -> Self {
        self.correct(text.map(|text| Correction::Replace(text.to_string())))
    }

    /// The same problem with its places given in another way.
    pub fn map_places<Q>(self, mut place: impl FnMut(P) -> Q) -> Diagnostic<Q> {
        Diagnostic {
            problem: self.problem,
            severity: self.severity,
            place: place(self.place),
            related: self.related.into_iter().map(|(other, why)| (place(other), why)).collect(),
            correction: self.correction,
        }
    }
}

/// The one of `known` that is most like `written`, if one is like it at all: a third of its letters may be wrong,
/// or all may be missing after the first few. Of equals the shortest wins, then the first in alphabetical order, so that the answer is
/// the same on every machine.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let written = written.to_lowercase();
    let length = written.chars().count();
    known
        .into_iter()
        .filter_map(|name| {
            let size = name.chars().count();
            let allowed = length.max(size) / 3;
            let lower = if name.contains(char::is_uppercase) {
                Cow::Owned(name.to_lowercase())
            } else {
                Cow::Borrowed(name)
            };
            if length >= 3 && lower.starts_with(&written) {
                return Some((1, size, name));
            }
            // Most names have other letters, which is seen sooner than how many are wrong; a site can have thousands.
            let is_like = size.abs_diff(length) <= allowed && other_letters(&written, &lower) <= allowed;
            let wrong = is_like.then(|| strsim::damerau_levenshtein(&written, &lower))?;
            (wrong <= allowed).then_some((wrong, size, name))
        })
        .min()
        .map(|(_, _, name)| name)
}

/// How many letters one of two words has and the other has not, at the least: no fewer of them are wrong.
fn other_letters(one: &str, other: &str) -> usize {
    // A letter more in one word and a letter more in the other; letters that share a counter only lower the count.
    let mut more = [0_i32; 64];
    one.chars().for_each(|letter| more[letter as usize % 64] += 1);
    other.chars().for_each(|letter| more[letter as usize % 64] -= 1);
    let (in_one, in_other) =
        more.iter().fold((0, 0), |(one, other), &count| (one + count.max(0), other + (-count).max(0)));
    usize::try_from(in_one.max(in_other)).unwrap_or(usize::MAX)
}

/// The problems found so far.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Whether one of them keeps the site from being written.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|found| found.severity == Severity::Error)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// All of them, in the order of finding.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, more: I) {
        self.found.extend(more);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_small_slip_is_recognised_and_a_different_word_is_not() {
        let known = ["bl", "sus", "folketinget", "participants"];
        assert_eq!(nearest("bll", known), Some("bl"));
        assert_eq!(nearest("particpants", known), Some("participants"));
        assert_eq!(nearest("folke", known), Some("folketinget"));
        assert_eq!(nearest("kommunerne", known), None);
        assert_eq!(nearest("/om", ["/om-os/", "/om/"]), Some("/om/"));
    }
}
