//! The site's folder, read into memory: the first step of every run.
//!
//! Takes the folder of a site. Gives its texts as [`Sources`], the assets of its themes as bytes, and the paths of the files
//! that are copied. No other module reads content. It does not judge what a text says: a file that cannot be read
//! becomes a problem, and the run goes on.
//!
//! Texts, and the names of files that are copied, are brought into Unicode's composed form (NFC) here, once, so that no later
//! step compares two forms of one letter.
//!
//! Skipped are hidden files, except below `content/files/`, where `.well-known/` and the like are meant to be published,
//! and what editors and systems leave behind (`load/leftovers.rs`).

mod leftovers;
mod pictures;

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Read};
use std::ops::Bound;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Diagnostic, Diagnostics, FileProblem, IconMistake, Location, NoPicture, Unreadable};
use crate::failure::Failure;
use crate::letters::{Composed, compose, compose_with_shifts};
use crate::model::address::{OutputPath, has_reserved_name};
use crate::model::text::find_forbidden;
use crate::pictures::{Icons, LazyIcons};
use crate::source::{FileId, Reload, Source, Sources};
use leftovers::is_leftover;
use pictures::read_picture;
pub use pictures::{Picture, PictureFormat};

/// The largest text that people write, in bytes. Scanning YAML can take time in the square of its length.
pub const MAX_TEXT: u64 = 1 << 20;

/// The largest text that faktum itself writes and reads again, in bytes.
const MAX_RECORD: u64 = 1 << 28;

/// Some editors put it at the start of a UTF-8 text. It is removed here, so that no later step has to expect it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Everything in the site's folder, as later steps use it.
#[derive(Debug, Default)]
pub struct FolderSnapshot {
    /// Content and theme texts, sorted by path.
    pub sources: Sources,
    /// Files that are copied as they are, sorted by path: pictures and `content/files/`.
    pub copies: Vec<CopyFile>,
    /// The assets of all themes in the folder, sorted by path.
    pub assets: Vec<Asset>,
    /// The names of the folders in `themes/`, sorted.
    pub themes: Vec<String>,
}

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyFile {
    /// Its entry in the sources, which has no text: the location of problems with the file.
    pub file: FileId,
    /// From the site's folder, with `/` between the names, in the composed form: macOS takes letters apart.
    pub path: String,
    /// The path to read it from.
    pub from: PathBuf,
    /// In bytes.
    pub size: u64,
    /// What its bytes are. `None` for a file in `content/files/`, which may be anything.
    pub picture: Option<Result<Picture, NoPicture>>,
    /// The icons that are made of it, if they are asked for.
    icons: LazyIcons,
}

impl CopyFile {
    /// The icons that can be made of it, or why none can; `None` if it is no picture.
    pub fn icons(&self) -> Option<Result<&Icons, IconMistake>> {
        let picture = self.picture.as_ref()?.as_ref().ok()?;
        match picture.format {
            PictureFormat::Gif | PictureFormat::Avif => Some(Err(IconMistake::Format(picture.format.name()))),
            PictureFormat::Jpeg | PictureFormat::Png | PictureFormat::WebP | PictureFormat::Svg => {
                Some(self.icons.of(&self.from, picture.pixels).as_ref().map_err(Clone::clone))
            }
        }
    }

    /// Whether it is an SVG.
    pub fn is_svg(&self) -> bool {
        matches!(&self.picture, Some(Ok(picture)) if picture.format == PictureFormat::Svg)
    }

    /// The media type and the size of a picture that every program for shared links can show: a JPEG, PNG or WebP.
    pub fn photograph(&self) -> Option<(&'static str, (usize, usize))> {
        let picture = self.picture.as_ref()?.as_ref().ok()?;
        let media_type = match picture.format {
            PictureFormat::Jpeg => "image/jpeg",
            PictureFormat::Png => "image/png",
            PictureFormat::WebP => "image/webp",
            PictureFormat::Gif | PictureFormat::Avif | PictureFormat::Svg => return None,
        };
        Some((media_type, picture.pixels?))
    }

    /// Width and height at which browsers show it where a page does not say, if it is a picture that has them.
    pub fn natural_size(&self) -> Option<(usize, usize)> {
        match &self.picture {
            Some(Ok(picture)) => picture.natural_size,
            Some(Err(_)) | None => None,
        }
    }
}

/// A file of a theme's `assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// From the site's folder, with `/` between the names.
    pub path: String,
    pub bytes: Arc<[u8]>,
}

/// What has been read of a site's folder. It is kept from one run to the next, so that only changed files are read again.
#[derive(Debug)]
pub struct FolderCache {
    site: PathBuf,
    /// By path from the site's folder.
    entries: BTreeMap<Arc<str>, CachedFile>,
}

/// A file, whether it could be read or not.
#[derive(Debug)]
struct CachedFile {
    /// Its path, and its text if it has one.
    source: Arc<Source>,
    content: CachedContent,
}

/// What reading a file gave.
#[derive(Debug)]
enum CachedContent {
    Text(Option<TextProblem>),
    Copy {
        from: PathBuf,
        size: u64,
        picture: Option<Result<Picture, NoPicture>>,
        icons: LazyIcons,
    },
    Asset(Arc<[u8]>),
    /// It could not be read.
    Problem(FileProblem),
}

impl CachedFile {
    fn text(path: String, text: FileText, problem: Option<TextProblem>) -> CachedFile {
        let source = match text {
            _ if problem.is_some() => Source::unusable(path, text.into_shared()),
            FileText::AsWritten(text) => Source::new(path, text),
            FileText::Composed(composed) => Source::composed(path, composed),
        };
        CachedFile { source: source.into(), content: CachedContent::Text(problem) }
    }

    /// A file that is not read as text.
    fn without_text(path: String, content: CachedContent) -> CachedFile {
        CachedFile { source: Source::unusable(path, "").into(), content }
    }
}

/// The text of a file in the composed form.
enum FileText {
    AsWritten(Arc<str>),
    Composed(Composed),
}

impl FileText {
    fn into_shared(self) -> Arc<str> {
        match self {
            FileText::AsWritten(text) => text,
            FileText::Composed(composed) => composed.text.into(),
        }
    }
}

/// Why a text cannot be parsed, and the byte where that shows; `None`: it is about the whole file.
type TextProblem = (FileProblem, Option<usize>);

/// What a file is used for, which follows from its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Text,
    /// A text that faktum itself writes.
    Record,
    Copy,
    Asset,
}

/// The folders of a site that are read.
pub const TOPS: [&str; 2] = ["content", "themes"];

impl FolderCache {
    /// Reads the site in `site`.
    ///
    /// # Errors
    /// [`Failure::NoSite`] if there is no folder `content` in it.
    pub fn load(site: &Path) -> Result<FolderCache, Failure> {
        if !site.join("content").is_dir() {
            return Err(Failure::NoSite { folder: site.to_owned() });
        }
        let mut folder_cache = FolderCache { site: site.to_owned(), entries: BTreeMap::new() };
        for top in TOPS {
            folder_cache.read_below(&site.join(top));
        }
        Ok(folder_cache)
    }

    /// Whether the site is read from this path, judged by the names in it alone.
    pub fn is_wanted(&self, path: &Path) -> bool {
        let Ok(rest) = path.strip_prefix(&self.site) else {
            return false;
        };
        let is_below_top = matches!(rest.components().next(), Some(Component::Normal(top)) if TOPS.iter().any(|known| top == *known));
        let mut ancestors = path.ancestors().take_while(|ancestor| *ancestor != self.site);
        is_below_top
            && ancestors.all(|ancestor| is_top(&self.site, ancestor) || is_wanted(&self.site, ancestor))
    }

    /// Reads a path and everything below it again, and drops what no longer exists. A path from which the site is not
    /// read changes nothing.
    pub fn refresh(&mut self, path: &Path) {
        if !self.is_wanted(path) {
            return;
        }
        let changed = site_path(&self.site, path);
        self.entries.remove(&*changed);
        let below: Vec<Arc<str>> = self.below(&format!("{changed}/")).map(Arc::clone).collect();
        for path in below {
            self.entries.remove(&path);
        }
        self.read_below(path);
    }

    /// Reads a path and everything below it. A path that does not exist is no problem.
    fn read_below(&mut self, path: &Path) {
        if fs::symlink_metadata(path).is_err() {
            return;
        }
        let site = &self.site;
        // `content/` itself may be a link to where the texts are kept. Nothing in it may be one.
        let walk = WalkDir::new(path).follow_root_links(is_top(site, path)).into_iter();
        let found = walk.filter_entry(|entry| entry.depth() == 0 || is_wanted(site, entry.path()));
        // One thread lists while others read. The map sorts what they find.
        let read = found.par_bridge().map_init(Vec::new, |bytes, entry| read_entry(site, path, entry, bytes));
        let read: Vec<CachedFile> = read.flatten_iter().collect();
        self.entries.extend(read.into_iter().map(|file| (file.source.shared_path(), file)));
    }

    /// The paths that begin with `prefix`, sorted.
    fn below<'r>(&'r self, prefix: &'r str) -> impl Iterator<Item = &'r Arc<str>> {
        let from_prefix = (Bound::Included(prefix), Bound::Unbounded);
        let paths = self.entries.range::<str, _>(from_prefix).map(|(path, _)| path);
        paths.take_while(move |path| path.starts_with(prefix))
    }

    /// Everything that was read, in the form that later steps take.
    pub fn snapshot(&self, diagnostics: &mut Diagnostics) -> FolderSnapshot {
        let mut folder = FolderSnapshot { themes: self.theme_names(), ..FolderSnapshot::default() };
        for file in self.entries.values() {
            add_entry(file, &mut folder, diagnostics);
        }
        folder
    }

    fn theme_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for path in self.below("themes/") {
            let below_themes = path.strip_prefix("themes/").and_then(|rest| rest.split_once('/'));
            names.extend(below_themes.map(|(name, _)| name.to_owned()));
        }
        names.dedup();
        names
    }
}

/// Gives a function that reads a text of the site again.
pub fn reload(site: &Path) -> Reload {
    let site = site.to_owned();
    Arc::new(move |path| {
        let from = site.join(path);
        // By now it may be a pipe, and reading that would wait for a writer.
        fs::symlink_metadata(&from).ok().filter(fs::Metadata::is_file)?;
        let (text, _problem) = read_text(&from, role(path)?, &mut Vec::new()).ok()?;
        Some(text.into_shared())
    })
}

fn is_top(site: &Path, path: &Path) -> bool {
    TOPS.iter().any(|top| path == site.join(top))
}

/// Reads an entry of a folder, with `bytes` as the buffer. `None` if it is a folder, or not part of the site, or gone.
fn read_entry(
    site: &Path,
    root: &Path,
    entry: Result<walkdir::DirEntry, walkdir::Error>,
    bytes: &mut Vec<u8>,
) -> Option<CachedFile> {
    let entry = match entry {
        Ok(entry) => entry,
        Err(error) => {
            let path = site_path(site, error.path().unwrap_or(root));
            let error = io::Error::from(error);
            // It may have been removed after its folder was listed.
            return (error.kind() != io::ErrorKind::NotFound).then(|| unreadable(path, &error));
        }
    };
    if entry.depth() == 0 && is_top(site, entry.path()) {
        return None;
    }
    let path = site_path(site, entry.path());
    let role = match role_of(&entry, &path) {
        Ok(role) => role?,
        Err(problem) => return Some(CachedFile::without_text(path, CachedContent::Problem(problem))),
    };
    match read(entry.path(), &path, role, bytes) {
        Ok(file) => Some(file),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(unreadable(path, &error)),
    }
}

fn unreadable(path: String, error: &io::Error) -> CachedFile {
    let reason = match error.kind() {
        io::ErrorKind::PermissionDenied => Unreadable::NotAllowed,
        _ => Unreadable::Other(error.to_string()),
    };
    CachedFile::without_text(path, CachedContent::Problem(FileProblem::Unreadable(reason)))
}

/// What an entry of a folder is used for; `None` if it is a folder, or not part of the site.
fn role_of(entry: &walkdir::DirEntry, path: &str) -> Result<Option<Role>, FileProblem> {
    let file_type = entry.file_type();
    if file_type.is_dir() {
        return Ok(None);
    }
    if file_type.is_symlink() {
        return Err(FileProblem::SymbolicLink);
    }
    if !file_type.is_file() {
        return Err(FileProblem::NotAFile);
    }
    if entry.path().to_str().is_none() {
        return Err(FileProblem::NameNotUtf8);
    }
    let role = role(path);
    let published = path.strip_prefix("content/files/").unwrap_or(path);
    if matches!(role, Some(Role::Copy | Role::Asset)) {
        if has_reserved_name(published) {
            return Err(FileProblem::ReservedName);
        }
        if OutputPath::parse(published).is_none() {
            return Err(FileProblem::NameNotPublishable);
        }
    }
    let ending = entry.path().extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.filter(|ending| role == Some(Role::Text) && NOT_TEXT.contains(&ending.as_str())) {
        Some(ending) => Err(FileProblem::NotText { ending }),
        None => Ok(role),
    }
}

/// Whether a file or folder is part of the site, judged by its name.
fn is_wanted(site: &Path, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let is_hidden = name.starts_with('.') && !site_path(site, path).starts_with("content/files/");
    !is_leftover(&name) && !is_hidden
}

/// The path from the site's folder, with `/` between the names. Bytes that are not UTF-8 become `�`.
#[expect(clippy::expect_used, reason = "every caller has a path in the site's folder")]
fn site_path(site: &Path, path: &Path) -> String {
    let names = path.strip_prefix(site).expect("only paths in the site's folder are listed or refreshed");
    if let Some(name) = names.to_str().filter(|_| MAIN_SEPARATOR == '/') {
        return name.to_owned();
    }
    let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}

fn is_in_media(path: &str) -> bool {
    path.starts_with("content/media/")
}

/// What the file at a path is used for. `None` for other files in a theme's folder, such as its README.
fn role(path: &str) -> Option<Role> {
    if let Some(in_themes) = path.strip_prefix("themes/") {
        return match in_themes.split('/').nth(1)? {
            "templates" | "strings" => Some(Role::Text),
            "assets" => Some(Role::Asset),
            _ => None,
        };
    }
    if path.starts_with("content/files/") {
        return Some(Role::Copy);
    }
    if matches!(path, "content/permalinks.lock" | "content/releases.lock") {
        return Some(Role::Record);
    }
    let is_text = path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".md");
    let is_picture = is_in_media(path) && !is_text;
    Some(if is_picture { Role::Copy } else { Role::Text })
}

fn read(from: &Path, path: &str, role: Role, bytes: &mut Vec<u8>) -> io::Result<CachedFile> {
    let path = path.to_owned();
    Ok(match role {
        Role::Text | Role::Record => {
            let (text, problem) = read_text(from, role, bytes)?;
            CachedFile::text(path, text, problem)
        }
        Role::Copy => {
            let size = fs::metadata(from)?.len();
            let picture = if is_in_media(&path) { Some(read_picture(from)?) } else { None };
            CachedFile::without_text(
                path,
                CachedContent::Copy { from: from.to_owned(), size, picture, icons: LazyIcons::default() },
            )
        }
        Role::Asset => CachedFile::without_text(path, CachedContent::Asset(fs::read(from)?.into())),
    })
}

/// Reads a text, with `bytes` as the buffer.
fn read_text(from: &Path, role: Role, bytes: &mut Vec<u8>) -> io::Result<(FileText, Option<TextProblem>)> {
    let mut file = fs::File::open(from)?;
    let limit = if role == Role::Record { MAX_RECORD } else { MAX_TEXT };
    bytes.clear();
    let read = file.by_ref().take(limit + 1).read_to_end(bytes)?;
    if read as u64 > limit {
        let (size, most) = (file.metadata()?.len(), limit);
        let problem = match role {
            Role::Record => FileProblem::RecordTooLarge { size, most },
            _ => FileProblem::TooLarge { size, most },
        };
        return Ok((FileText::AsWritten("".into()), Some((problem, None))));
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    Ok(match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => {
            if let Some(at) = find_forbidden(text) {
                return Ok((
                    FileText::AsWritten(text.into()),
                    Some((FileProblem::ControlCharacter, Some(at))),
                ));
            }
            match compose_with_shifts(text) {
                Some(composed) => (FileText::Composed(composed), None),
                None => (FileText::AsWritten(text.into()), None),
            }
        }
        Err(error) => {
            let problem = (FileProblem::NotUtf8, Some(error.valid_up_to()));
            (FileText::AsWritten(String::from_utf8_lossy(bytes).into()), Some(problem))
        }
    })
}

/// Endings of files that are not text. Whoever puts one among the texts is told where it belongs, not to save it as text.
const NOT_TEXT: [&str; 20] = [
    "png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "heic", "doc", "docx", "odt", "pdf", "xls", "xlsx",
    "ppt", "pptx", "zip", "mp3", "mp4", "mov",
];

fn add_entry(entry: &CachedFile, folder: &mut FolderSnapshot, diagnostics: &mut Diagnostics) {
    let path = entry.source.path();
    match &entry.content {
        CachedContent::Text(problem) => {
            let file = folder.sources.add(Arc::clone(&entry.source));
            diagnostics.extend(problem.clone().map(|(problem, at)| match at {
                Some(at) => Diagnostic::new(problem, Location::Bytes(entry.source.character_at(file, at))),
                None => Diagnostic::new(problem, Location::File(file)),
            }));
        }
        CachedContent::Copy { from, size, picture, icons } => {
            let file = folder.sources.add(Arc::clone(&entry.source));
            let copy = CopyFile {
                file,
                path: compose(path).into_owned(),
                from: from.clone(),
                size: *size,
                picture: *picture,
                icons: icons.clone(),
            };
            folder.copies.push(copy);
        }
        CachedContent::Asset(bytes) => {
            folder.assets.push(Asset { path: compose(path).into_owned(), bytes: Arc::clone(bytes) });
        }
        CachedContent::Problem(problem) => {
            let file = folder.sources.add(Arc::clone(&entry.source));
            diagnostics.push(Diagnostic::new(problem.clone(), Location::File(file)));
        }
    }
}
