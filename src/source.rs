//! The texts of a site, and locations in them.
//!
//! Takes the files that [`crate::load`] has read. Gives each a [`FileId`], and turns byte offsets into the line and column
//! that an editor shows. It reads no file and judges no text: a file that could not be read is listed with an empty
//! text, so that a problem with it has a location. Texts are in Unicode's composed form (NFC); positions are those of the file
//! as it was written, in which `å` can be two characters.
//!
//! A large site's texts take a third of its memory, and after parsing only problems need them. So a text can be evicted:
//! a function that the caller gives reads it again when it is needed.

use std::fmt;
use std::sync::{Arc, OnceLock};

use xxhash_rust::xxh3::xxh3_64;

use crate::letters::{Composed, Shift};

/// A file, by its index in the [`Sources`] that gave this id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in a file: `start` is included, `end` is not. Offsets count from the first byte of [`Source::text`],
/// which has no byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// A range of byte offsets. They fit in 32 bits because [`crate::load`] reads no text of more than 256 MiB.
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        Span { file, start: offset(range.start), end: offset(range.end) }
    }
}

#[expect(clippy::expect_used, reason = "`load` reads at most 256 MiB of a file")]
fn offset(offset: usize) -> u32 {
    u32::try_from(offset).expect("no text of 4 GiB is read")
}

/// Reads the text of a file again, by its path from the site's folder. `None` if it cannot be read any more.
pub type Reload = Arc<dyn Fn(&str) -> Option<Arc<str>> + Send + Sync>;

/// One file of the site: its path and its text.
pub struct Source {
    path: Arc<str>,
    text: Text,
    usable: bool,
    /// Where the file has more characters than the text. Empty for nearly every file.
    shifts: Box<[Shift]>,
    /// The byte offset at which each line begins. Computed when a position is first needed.
    lines: OnceLock<Box<[usize]>>,
}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Source").field(&self.path).finish()
    }
}

enum Text {
    InMemory(Arc<str>),
    Evicted(Box<Evicted>),
}

/// A text that is only on the disk.
struct Evicted {
    reload: Reload,
    /// The hash of the text when it was evicted.
    hash: u64,
    reloaded: OnceLock<Arc<str>>,
}

impl Source {
    /// A text (without a byte order mark, in the composed form) and its path from the site's folder.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Source {
        let text = Text::InMemory(text.into());
        Source { path: path.into(), text, usable: true, shifts: Box::default(), lines: OnceLock::new() }
    }

    /// A text that was not written in the composed form.
    pub fn composed(path: impl Into<Arc<str>>, composed: Composed) -> Source {
        Source { shifts: composed.shifts.into(), ..Source::new(path, composed.text) }
    }

    /// A file that could not be read, or not whole. It is listed so that problems with it have a location.
    pub fn unusable(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Source {
        Source { usable: false, ..Source::new(path, text) }
    }

    /// The same file without its text, which `reload` reads again when it is needed. If the file has changed by then, its
    /// text is empty, and positions in it are those of its start.
    pub fn evict(&self, reload: &Reload) -> Source {
        let hash = xxh3_64(self.text().as_bytes());
        let evicted = Evicted { reload: Arc::clone(reload), hash, reloaded: OnceLock::new() };
        Source {
            path: Arc::clone(&self.path),
            text: Text::Evicted(evicted.into()),
            usable: self.usable,
            shifts: self.shifts.clone(),
            lines: OnceLock::new(),
        }
    }

    /// The path from the site's folder, with `/` between the names on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// As [`Source::path`], shared.
    pub fn shared_path(&self) -> Arc<str> {
        Arc::clone(&self.path)
    }

    /// The text without a byte order mark; empty where the file could not be read as text.
    pub fn text(&self) -> &str {
        match &self.text {
            Text::InMemory(text) => text,
            Text::Evicted(text) => text.reloaded.get_or_init(|| text.read(&self.path)),
        }
    }

    /// As [`Source::text`], shared. An evicted text is not kept in memory for the next call.
    pub fn shared_text(&self) -> Arc<str> {
        match &self.text {
            Text::InMemory(text) => Arc::clone(text),
            Text::Evicted(text) => text.reloaded.get().map_or_else(|| text.read(&self.path), Arc::clone),
        }
    }

    /// Whether the text is the whole file. If not, a problem says so already, and the text is not parsed.
    pub fn is_usable(&self) -> bool {
        self.usable
    }

    /// The line and column of a byte offset, both counted from 1, the column in characters. Lines end with LF, and a CR
    /// before it is part of the line. An offset past the end is the end: an evicted text may have become shorter.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = self.clamped(offset);
        while !self.text().is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let line_start = self.lines()[line];
        let characters = self.text()[line_start..offset].chars().count();
        let column = characters.saturating_add_signed(self.characters_missing(line_start..offset)) + 1;
        Position { line: line + 1, column }
    }

    /// How many more characters the file has than a range of the text. Nothing is missing after an evicted text has
    /// changed, because the range is empty then.
    fn characters_missing(&self, range: std::ops::Range<usize>) -> isize {
        let up_to = |byte: usize| self.shifts.partition_point(|shift| shift.from as usize <= byte);
        self.shifts[up_to(range.start)..up_to(range.end)].iter().map(|shift| shift.characters as isize).sum()
    }

    /// The lines that a span touches, without the last line end: the number of the first, counted from 1, the byte offset
    /// at which it begins, and the text.
    pub fn lines_at(&self, span: Span) -> (usize, usize, &str) {
        let first = self.line_of(self.clamped(span.start));
        let start = self.lines()[first];
        let last = self.line_of(self.clamped(span.end));
        let end = self.lines().get(last + 1).map_or(self.text().len(), |next| next - 1);
        (first + 1, start, self.text().get(start..end).unwrap_or("").trim_end_matches('\r'))
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let after = self.text().match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after).collect()
        })
    }

    /// The line that a byte is in, counted from 0.
    fn line_of(&self, offset: usize) -> usize {
        self.lines().partition_point(|start| *start <= offset) - 1
    }

    /// The text of a span; empty if it is not that of this text, because the file has changed since it was parsed.
    pub fn text_at(&self, span: Span) -> &str {
        self.text().get(self.clamped(span.start)..self.clamped(span.end)).unwrap_or("")
    }

    /// The bytes of the character that begins at a byte of the text.
    pub fn character_at(&self, at: usize) -> std::ops::Range<usize> {
        let character = self.text().get(at..).and_then(|rest| rest.chars().next());
        at..at + character.map_or(1, char::len_utf8)
    }

    fn clamped(&self, offset: u32) -> usize {
        (offset as usize).min(self.text().len())
    }
}

impl Evicted {
    fn read(&self, path: &str) -> Arc<str> {
        let text = (self.reload)(path).filter(|text| xxh3_64(text.as_bytes()) == self.hash);
        text.unwrap_or_else(|| "".into())
    }
}

/// A line and a column, both counted from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Every text of the site, in the order in which it was added.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<Arc<Source>>,
}

impl Sources {
    /// Adds a file.
    #[expect(
        clippy::expect_used,
        clippy::missing_panics_doc,
        reason = "each file takes far more memory than its number"
    )]
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> FileId {
        let index = u32::try_from(self.files.len()).expect("4 billion files do not fit in memory");
        self.files.push(source.into());
        FileId(index)
    }

    /// Every file with its id, in the order of adding, so that a text can be evicted.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (FileId, &mut Arc<Source>)> {
        (0..).map(FileId).zip(&mut self.files)
    }

    /// The file with this id.
    pub fn get(&self, file: FileId) -> &Arc<Source> {
        &self.files[file.0 as usize]
    }

    /// The files at the end of the list whose paths begin with `prefix`, in the order of adding.
    pub fn last_below(&self, prefix: &str) -> impl Iterator<Item = (FileId, &Arc<Source>)> {
        let before = self.files.iter().rposition(|source| !source.path().starts_with(prefix));
        self.iter().skip(before.map_or(0, |before| before + 1))
    }

    /// Every file with its id, in the order of adding.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Arc<Source>)> {
        (0..).map(FileId).zip(&self.files)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::compose_with_shifts;

    fn source(text: &str) -> (Sources, FileId) {
        let mut sources = Sources::default();
        let file = sources.add(Source::new("a.md", text));
        (sources, file)
    }

    #[test]
    fn columns_count_characters_not_bytes() {
        let (sources, file) = source("æøå: x\r\nblåbær: y\n");
        let text = sources.get(file).text();
        let at = |needle: &str| {
            let offset = text.find(needle).expect("the needle is in the text");
            sources.get(file).position(u32::try_from(offset).expect("a short text"))
        };
        assert_eq!(at("x"), Position { line: 1, column: 6 });
        assert_eq!(at("y"), Position { line: 2, column: 9 });
    }

    #[test]
    fn columns_are_those_of_the_file_as_it_was_written() {
        let composed = compose_with_shifts("a\u{30a}: x\no: y").expect("a letter in two parts");
        let mut sources = Sources::default();
        let file = sources.add(Source::composed("a.md", composed));
        let source = sources.get(file);
        assert_eq!(source.text(), "å: x\no: y");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(4), Position { line: 1, column: 5 });
        assert_eq!(source.position(9), Position { line: 2, column: 4 });
    }

    #[test]
    fn an_evicted_text_is_read_again_if_the_file_is_unchanged() {
        let reload = |text: &'static str| -> Reload { Arc::new(move |_| Some(text.into())) };
        let source = Source::new("a.md", "først\nså");
        let same = source.evict(&reload("først\nså"));
        assert_eq!((same.text(), same.position(8)), (source.text(), source.position(8)));
        let other = source.evict(&reload("noget andet"));
        assert_eq!((other.text(), other.position(8)), ("", Position { line: 1, column: 1 }));
        let gone = source.evict(&(Arc::new(|_: &str| None) as Reload));
        assert_eq!((gone.text(), &*gone.shared_text()), ("", ""));
    }

    #[test]
    #[should_panic(expected = "no text of 4 GiB is read")]
    fn an_offset_that_no_text_has_is_not_turned_into_another() {
        let (_, file) = source("ab");
        Span::new(file, 0..1 << 32);
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let (sources, file) = source("ab");
        assert_eq!(sources.get(file).position(99), Position { line: 1, column: 3 });
    }
}
