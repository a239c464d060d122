//! The texts that a site is made of, and places in them.
//!
//! Takes the files that [`crate::load`] has read. Gives each a [`FileId`], and turns byte offsets into the
//! line and column that a person counts. It deliberately reads nothing and judges nothing: a file that could
//! not be read stands here too, with an empty text, so that a problem with it has a place.
//!
//! The texts are a third of what a large site takes in memory, and once they are parsed only problems ask for them. So a
//! text can be put away: then it is read again, by whoever reads files, when somebody asks for it.

use std::fmt;
use std::sync::{Arc, OnceLock};

use xxhash_rust::xxh3::xxh3_64;

/// Which file: an index into [`Sources`], valid for the [`Sources`] that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of bytes in one file, `start` included, `end` not. Offsets count from the first byte of
/// [`Source::text`], which has no byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// The place of `range`, clamped to what 32 bits hold (files are far smaller: see [`crate::load`]).
    pub fn new(file: FileId, range: std::ops::Range<usize>) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file, start: offset(range.start), end: offset(range.end) }
    }
}

/// Reads the text of a file again, by its path from the site's folder.
pub type Reload = Arc<dyn Fn(&str) -> Option<Arc<str>> + Send + Sync>;

/// One file of the site: its path and its text.
pub struct Source {
    path: Arc<str>,
    text: Text,
    usable: bool,
    /// Where each line begins, in bytes; counted when a place is first asked for.
    lines: OnceLock<Box<[usize]>>,
}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Source").field(&self.path).finish()
    }
}

/// Where the text of a file is.
enum Text {
    Here(Arc<str>),
    Evicted(Box<Evicted>),
}

/// A text that is on the disk only.
struct Evicted {
    reload: Reload,
    /// Of what it was when it was put away.
    hash: u64,
    again: OnceLock<Arc<str>>,
}

impl Source {
    /// A text (without a byte order mark) and its path from the site's folder.
    pub fn new(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Source {
        Source { path: path.into(), text: Text::Here(text.into()), usable: true, lines: OnceLock::new() }
    }

    /// A file of which only a part, or nothing, could be read: it stands for the place of problems with it.
    pub fn unusable(path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Source {
        Source { usable: false, ..Source::new(path, text) }
    }

    /// The same without its text, which `reload` reads again when it is asked for. If the file says something else by
    /// then, nobody knows what it said, and the text is empty.
    pub fn evict(&self, reload: &Reload) -> Source {
        let hash = xxh3_64(self.text().as_bytes());
        let text = Evicted { reload: Arc::clone(reload), hash, again: OnceLock::new() };
        let (path, lines) = (Arc::clone(&self.path), OnceLock::new());
        Source { path, text: Text::Evicted(text.into()), usable: self.usable, lines }
    }

    /// The path from the site's folder, with `/` between the names on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same path, to be kept.
    pub fn shared_path(&self) -> Arc<str> {
        Arc::clone(&self.path)
    }

    /// The text without a byte order mark; empty where the file could not be read as text.
    pub fn text(&self) -> &str {
        match &self.text {
            Text::Here(text) => text,
            Text::Evicted(text) => text.again.get_or_init(|| text.read(&self.path)),
        }
    }

    /// The same text, to be kept; what was put away is not kept here for the next who asks.
    pub fn shared_text(&self) -> Arc<str> {
        match &self.text {
            Text::Here(text) => Arc::clone(text),
            Text::Evicted(text) => text.again.get().map_or_else(|| text.read(&self.path), Arc::clone),
        }
    }

    /// Whether the text is what the file says. If not, there is a problem already, and nobody reads on.
    pub fn is_usable(&self) -> bool {
        self.usable
    }

    /// Line and column of a byte offset, both from 1, the column counted in characters. Lines end with LF
    /// (a CR before it belongs to the line). An offset past the end is the end.
    pub fn position(&self, offset: u32) -> Position {
        let mut offset = (offset as usize).min(self.text().len());
        while !self.text().is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.line_of(offset);
        let line_start = self.lines()[line];
        Position { line: line + 1, column: self.text()[line_start..offset].chars().count() + 1 }
    }

    /// The lines that `span` touches, without the last line end: the number of the first, counted from 1, the
    /// byte at which it begins, and the text.
    pub fn lines_at(&self, span: Span) -> (usize, usize, &str) {
        let clamp = |at: u32| (at as usize).min(self.text().len());
        let first = self.line_of(clamp(span.start));
        let start = self.lines()[first];
        let end =
            self.lines().get(self.line_of(clamp(span.end)) + 1).map_or(self.text().len(), |next| next - 1);
        (first + 1, start, self.text().get(start..end).unwrap_or("").trim_end_matches('\r'))
    }

    fn lines(&self) -> &[usize] {
        self.lines.get_or_init(|| {
            let after = self.text().match_indices('\n').map(|(at, _)| at + 1);
            std::iter::once(0).chain(after).collect()
        })
    }

    /// Which line a byte is in, counted from 0.
    fn line_of(&self, offset: usize) -> usize {
        self.lines().partition_point(|start| *start <= offset) - 1
    }

    /// The text at a place.
    pub fn text_at(&self, span: Span) -> &str {
        let clamp = |at: u32| (at as usize).min(self.text().len());
        self.text().get(clamp(span.start)..clamp(span.end)).unwrap_or("")
    }
}

impl Evicted {
    fn read(&self, path: &str) -> Arc<str> {
        let text = (self.reload)(path).filter(|text| xxh3_64(text.as_bytes()) == self.hash);
        text.unwrap_or_else(|| "".into())
    }
}

/// Line and column as a person counts them: from 1, the column in characters.
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
    pub fn add(&mut self, source: impl Into<Arc<Source>>) -> FileId {
        self.files.push(source.into());
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Every file with its id, in the order of adding, to be replaced by the same in another form.
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
    fn a_text_that_was_put_away_is_read_again_if_it_is_still_the_same() {
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
    fn an_offset_past_the_end_is_the_end() {
        let (sources, file) = source("ab");
        assert_eq!(sources.get(file).position(99), Position { line: 1, column: 3 });
    }
}
