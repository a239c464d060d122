//! The folder that people write, read into memory: step one of every run.
//!
//! Takes the site's folder; gives its texts as [`Sources`], the theme's assets as bytes, and where the files
//! to be copied lie. It is the only room that reads content, and walkdir is used nowhere else. It judges no
//! text: a file that cannot be read becomes a problem, and the run goes on.
//!
//! Left out on purpose: hidden files (but not under `content/files/`, where `.well-known/` and the like are
//! meant), and what editors and systems leave lying (`x~`, `#x#`, `Thumbs.db`).

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::ops::Bound;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Location};
use crate::failure::Failure;
use crate::model::address::OutputPath;
use crate::model::text::find_forbidden;
use crate::source::{FileId, Reload, Source, Sources, Span};

/// The largest text that is read, in bytes: some ways of scanning YAML take time in the square of its length.
pub const MAX_TEXT: u64 = 1 << 20;

/// The largest text that is read of those that the program itself writes, in bytes.
const MAX_RECORD: u64 = 1 << 28;

/// What some editors put at the start of a UTF-8 text. It is dropped here, so that no later room thinks of it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Everything the site's folder holds.
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
    /// Its place among the sources, for problems with it; nobody reads it as text.
    pub file: FileId,
    /// From the site's folder, with `/` between the names.
    pub path: String,
    /// Where it can be read.
    pub from: PathBuf,
    /// In bytes.
    pub size: u64,
    /// Width and height in pixels, of a picture that says so.
    pub pixels: Option<(usize, usize)>,
}

/// A file of a theme's `assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// From the site's folder, with `/` between the names.
    pub path: String,
    pub bytes: Arc<[u8]>,
}

/// What has been read of a site's folder: kept from one run to the next, so that only what has changed is read
/// again.
#[derive(Debug)]
pub struct FolderCache {
    site: PathBuf,
    /// By path from the site's folder.
    entries: BTreeMap<Arc<str>, CachedFile>,
}

/// A file that was read, or could not be.
#[derive(Debug)]
struct CachedFile {
    /// Its path, and its text if it has one.
    source: Arc<Source>,
    content: CachedContent,
}

/// What reading one file came to.
#[derive(Debug)]
enum CachedContent {
    Text(Option<TextProblem>),
    Copy {
        from: PathBuf,
        size: u64,
        pixels: Option<(usize, usize)>,
    },
    Asset(Arc<[u8]>),
    /// Nothing that could be read.
    Problem(FileProblem),
}

impl CachedFile {
    fn text(path: String, text: Arc<str>, problem: Option<TextProblem>) -> CachedFile {
        let source = if problem.is_none() { Source::new(path, text) } else { Source::unusable(path, text) };
        CachedFile { source: source.into(), content: CachedContent::Text(problem) }
    }

    /// What nobody reads as text.
    fn without_text(path: String, content: CachedContent) -> CachedFile {
        CachedFile { source: Source::unusable(path, "").into(), content }
    }
}

/// What is wrong with a text before anybody looks at what it says.
#[derive(Debug, Clone, Copy)]
enum TextProblem {
    TooLarge(u64),
    NotUtf8 { at: usize },
    Control { at: usize },
}

/// What is wrong with an entry of a folder.
#[derive(Debug)]
struct FileProblem {
    code: Code,
    message: String,
    help: Option<&'static str>,
}

/// What a path is, by where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Text,
    /// A text that the program writes.
    Record,
    Copy,
    Asset,
}

/// The site's folders that are read.
pub const TOPS: [&str; 2] = ["content", "themes"];

impl FolderCache {
    /// Reads the site in `site`.
    ///
    /// # Errors
    /// [`Failure::Usage`] if there is no folder `content` in it.
    pub fn load(site: &Path) -> Result<FolderCache, Failure> {
        if !site.join("content").is_dir() {
            return Err(Failure::Usage(format!(
                "{} is no site: it has no folder content/ (name the site's folder with --site)",
                site.display()
            )));
        }
        let mut folder_cache = FolderCache { site: site.to_owned(), entries: BTreeMap::new() };
        for top in TOPS {
            folder_cache.read_below(&site.join(top));
        }
        Ok(folder_cache)
    }

    /// Whether a path is one of the site's that is read, by the names in it.
    pub fn is_wanted(&self, path: &Path) -> bool {
        let Ok(rest) = path.strip_prefix(&self.site) else {
            return false;
        };
        let mut names = rest.components();
        let is_ours =
            matches!(names.next(), Some(Component::Normal(top)) if TOPS.iter().any(|known| top == *known));
        let mut above = path.ancestors().take_while(|above| *above != self.site);
        is_ours && above.all(|above| is_top(&self.site, above) || is_wanted(&self.site, above))
    }

    /// Reads again what lies at a path and below it, and forgets what is no longer there. The path begins with the
    /// site's folder; one that is none of the site's business changes nothing.
    pub fn refresh(&mut self, path: &Path) {
        let gone = site_path(&self.site, path);
        self.entries.remove(&*gone);
        let below: Vec<Arc<str>> = self.below(&format!("{gone}/")).map(Arc::clone).collect();
        for path in below {
            self.entries.remove(&path);
        }
        if self.is_wanted(path) {
            self.read_below(path);
        }
    }

    /// Reads everything at a path and below it. A path that does not exist is no problem.
    fn read_below(&mut self, path: &Path) {
        if fs::symlink_metadata(path).is_err() {
            return;
        }
        let site = &self.site;
        // `content/` itself may be a link to where the texts are kept; nothing in it may.
        let walk = WalkDir::new(path).follow_root_links(is_top(site, path)).into_iter();
        let wanted = walk.filter_entry(|entry| entry.depth() == 0 || is_wanted(site, entry.path()));
        let is_the_top = |entry: &walkdir::DirEntry| entry.depth() == 0 && is_top(site, entry.path());
        let found = wanted.filter(|entry| !entry.as_ref().is_ok_and(is_the_top));
        // Some threads read while another one lists; what they found in no order stands in a map in the end.
        let read = found.par_bridge().map_init(Vec::new, |bytes, entry| read_entry(site, path, entry, bytes));
        let read: Vec<CachedFile> = read.flatten_iter().collect();
        self.entries.extend(read.into_iter().map(|entry| (entry.source.shared_path(), entry)));
    }

    /// The paths that begin with `prefix`, sorted.
    fn below<'r>(&'r self, prefix: &'r str) -> impl Iterator<Item = &'r Arc<str>> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        self.entries
            .range::<str, _>(from)
            .map(|(path, _)| path)
            .take_while(move |path| path.starts_with(prefix))
    }

    /// Everything that was read, as the other rooms know it.
    pub fn snapshot(&self, diagnostics: &mut Diagnostics) -> FolderSnapshot {
        let mut folder = FolderSnapshot { themes: self.theme_names(), ..FolderSnapshot::default() };
        for entry in self.entries.values() {
            add_entry(entry, &mut folder, diagnostics);
        }
        folder
    }

    fn theme_names(&self) -> Vec<String> {
        let of_themes =
            self.below("themes/").filter_map(|path| path.strip_prefix("themes/")?.split_once('/'));
        let mut names: Vec<String> = of_themes.map(|(name, _)| name.to_owned()).collect();
        names.dedup();
        names
    }
}

/// What reads the texts of a site again.
pub fn reload(site: &Path) -> Reload {
    let site = site.to_owned();
    Arc::new(move |path| {
        let from = site.join(path);
        // What is a pipe by now would be waited for.
        fs::symlink_metadata(&from).ok().filter(fs::Metadata::is_file)?;
        let (text, _problem) = read_text(&from, limit(role(path)?), &mut Vec::new()).ok()?;
        Some(text)
    })
}

fn is_top(site: &Path, path: &Path) -> bool {
    TOPS.iter().any(|top| path == site.join(top))
}

/// Reads an entry of a folder, by way of `bytes`; `None` if it is nothing to be read (a folder, say).
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
            // What is gone since the folder was listed is not there.
            let is_gone = error.io_error().is_some_and(|error| error.kind() == std::io::ErrorKind::NotFound);
            let reason = error.io_error().map_or(error.to_string(), ToString::to_string);
            return (!is_gone).then(|| unreadable(path, &reason));
        }
    };
    let path = site_path(site, entry.path());
    match role_of(&entry, &path) {
        Ok(role) => {
            let read = read(entry.path(), &path, role?, bytes);
            let is_gone = matches!(&read, Err(error) if error.kind() == std::io::ErrorKind::NotFound);
            (!is_gone).then(|| read.unwrap_or_else(|error| unreadable(path, &error.to_string())))
        }
        Err(problem) => Some(CachedFile::without_text(path, CachedContent::Problem(problem))),
    }
}

fn unreadable(path: String, reason: &str) -> CachedFile {
    let message = format!("this cannot be read: {reason}");
    CachedFile::without_text(
        path,
        CachedContent::Problem(FileProblem { code: Code::UnreadableFile, message, help: None }),
    )
}

/// What an entry of a folder is.
fn role_of(entry: &walkdir::DirEntry, path: &str) -> Result<Option<Role>, FileProblem> {
    let problem =
        |code, message: &str, help| Err(FileProblem { code, message: message.to_owned(), help: Some(help) });
    let file_type = entry.file_type();
    if file_type.is_dir() {
        return Ok(None);
    }
    if file_type.is_symlink() {
        let help = "put the file itself here, or remove the link";
        return problem(Code::SymbolicLink, "symbolic links are not followed", help);
    }
    if !file_type.is_file() {
        return problem(Code::UnreadableFile, "this is no ordinary file", "remove it");
    }
    if entry.path().to_str().is_none() {
        let help = "rename the file: letters, digits, `-`, `_` and `.`";
        return problem(Code::UnreadableFile, "the name of the file is not UTF-8", help);
    }
    let role = role(path);
    let published = path.strip_prefix("content/files/").unwrap_or(path);
    if matches!(role, Some(Role::Copy | Role::Asset)) && OutputPath::parse(published).is_none() {
        let help = "rename it: no blanks, none of \\ % ? # < > \" | * : & ' ` ^ { }, and not .git or .faktum at the top";
        return problem(Code::InvalidValue, "a file of this name cannot be published", help);
    }
    Ok(role)
}

/// Whether a file or folder is meant for the site at all.
fn is_wanted(site: &Path, path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let is_litter = name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || matches!(name.as_ref(), "Thumbs.db" | "desktop.ini" | ".DS_Store");
    let is_hidden = name.starts_with('.') && !site_path(site, path).starts_with("content/files/");
    !is_litter && !is_hidden
}

/// The path from the site's folder, with `/` between the names. What is not UTF-8 in it is shown as `�`.
fn site_path(site: &Path, path: &Path) -> String {
    let names = path.strip_prefix(site).unwrap_or(path);
    if let Some(name) = names.to_str().filter(|_| MAIN_SEPARATOR == '/') {
        return name.to_owned();
    }
    let names: Vec<_> = names.iter().map(|name| name.to_string_lossy()).collect();
    names.join("/")
}

/// What a file is, by where it lies. What else lies in a theme's folder (a README, a picture of it) is none of
/// the site's business.
fn role(path: &str) -> Option<Role> {
    let is_text = |path: &str| path.ends_with(".yaml") || path.ends_with(".yml") || path.ends_with(".md");
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
    if path == "content/permalinks.lock" {
        return Some(Role::Record);
    }
    let is_picture = path.starts_with("content/media/") && !is_text(path);
    Some(if is_picture { Role::Copy } else { Role::Text })
}

fn read(from: &Path, path: &str, role: Role, bytes: &mut Vec<u8>) -> std::io::Result<CachedFile> {
    let path = path.to_owned();
    Ok(match role {
        Role::Text | Role::Record => {
            let (text, problem) = read_text(from, limit(role), bytes)?;
            CachedFile::text(path, text, problem)
        }
        Role::Copy => {
            let size = fs::metadata(from)?.len();
            // A picture that cannot be measured is shown without its measures.
            let pixels = imagesize::size(from).ok().map(|size| (size.width, size.height));
            CachedFile::without_text(path, CachedContent::Copy { from: from.to_owned(), size, pixels })
        }
        Role::Asset => CachedFile::without_text(path, CachedContent::Asset(fs::read(from)?.into())),
    })
}

/// The largest text of this kind that is read, in bytes.
fn limit(role: Role) -> u64 {
    if role == Role::Record { MAX_RECORD } else { MAX_TEXT }
}

/// Reads a text into `bytes`, which are only a place to put it, and gives it.
fn read_text(
    from: &Path,
    limit: u64,
    bytes: &mut Vec<u8>,
) -> std::io::Result<(Arc<str>, Option<TextProblem>)> {
    let mut file = fs::File::open(from)?;
    bytes.clear();
    let read = file.by_ref().take(limit + 1).read_to_end(bytes)?;
    if read as u64 > limit {
        return Ok(("".into(), Some(TextProblem::TooLarge(file.metadata()?.len()))));
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    Ok(match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => (text.into(), find_forbidden(text).map(|at| TextProblem::Control { at })),
        Err(error) => {
            (String::from_utf8_lossy(bytes).into(), Some(TextProblem::NotUtf8 { at: error.valid_up_to() }))
        }
    })
}

fn add_entry(entry: &CachedFile, folder: &mut FolderSnapshot, diagnostics: &mut Diagnostics) {
    let source = || Arc::clone(&entry.source);
    let path = || entry.source.path().to_owned();
    match &entry.content {
        CachedContent::Text(problem) => {
            let file = folder.sources.add(source());
            diagnostics.extend(problem.map(|problem| text_problem(file, problem)));
        }
        CachedContent::Copy { from, size, pixels } => {
            let file = folder.sources.add(source());
            let (from, size, pixels) = (from.clone(), *size, *pixels);
            folder.copies.push(CopyFile { file, path: path(), from, size, pixels });
        }
        CachedContent::Asset(bytes) => folder.assets.push(Asset { path: path(), bytes: Arc::clone(bytes) }),
        CachedContent::Problem(problem) => {
            let file = folder.sources.add(source());
            let diagnostic = Diagnostic::new(problem.code, Location::File(file), problem.message.clone());
            diagnostics.push(match problem.help {
                Some(help) => diagnostic.help(help),
                None => diagnostic,
            });
        }
    }
}

fn text_problem(file: FileId, problem: TextProblem) -> Diagnostic {
    let bytes = |at: usize| Location::Bytes(Span::new(file, at..at + 1));
    match problem {
        TextProblem::TooLarge(size) => {
            let message =
                format!("the text has {size} bytes; at most {MAX_TEXT} are read as something people write");
            Diagnostic::new(Code::FileTooLarge, Location::File(file), message)
                .help("a file of content that is to be copied as it is belongs in content/files/")
        }
        TextProblem::NotUtf8 { at } => {
            Diagnostic::new(Code::NotUtf8, bytes(at), "the text is not UTF-8 from here on")
                .help("open the file in an editor and save it as UTF-8")
        }
        TextProblem::Control { at } => {
            Diagnostic::new(Code::ControlCharacter, bytes(at), "the text holds a control character here")
                .help("remove it; or the file is damaged, or is UTF-16: save it as UTF-8")
        }
    }
}
