//! The folder that people write, read into memory: step one of every run.
//!
//! Takes the site's folder; gives its texts as [`Sources`], the theme's assets as bytes, and where the files
//! to be copied lie. It is the only room that reads content, and walkdir is used nowhere else. It judges no
//! text: a file that cannot be read becomes a problem, and the run goes on.
//!
//! Left out on purpose: hidden files (but not under `content/files/`, where `.well-known/` and the like are
//! meant), and what editors and systems leave lying (`x~`, `#x#`, `Thumbs.db`).

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::failure::Failure;
use crate::model::address::OutputPath;
use crate::source::{FileId, Sources, Span};

/// The largest text that is read, in bytes: some ways of scanning YAML take time in the square of its length.
pub const MAX_TEXT: u64 = 1 << 20;

/// What some editors put at the start of a UTF-8 text. It is dropped here, so that no later room thinks of it.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Everything the site's folder holds.
#[derive(Debug, Default)]
pub struct Folder {
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
    pub bytes: Vec<u8>,
}

/// What a path is, by where it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Text,
    Copy,
    Asset,
}

/// A file found on the way through the folder.
struct FoundFile {
    path: String,
    from: PathBuf,
    role: Role,
}

/// What reading one file came to.
enum ReadFile {
    Text { path: String, text: String, problem: Option<TextProblem> },
    Copy { path: String, from: PathBuf, size: u64, pixels: Option<(usize, usize)> },
    Asset(Asset),
    Unreadable { path: String, error: String },
}

/// What is wrong with a text before anybody looks at what it says.
enum TextProblem {
    TooLarge(u64),
    NotUtf8 { at: usize },
    Control { at: usize },
}

/// Reads the site in `site`.
///
/// # Errors
/// [`Failure::Usage`] if there is no folder `content` in it.
pub fn load(site: &Path, diagnostics: &mut Diagnostics) -> Result<Folder, Failure> {
    let content = site.join("content");
    if !content.is_dir() {
        return Err(Failure::Usage(format!(
            "{} is no site: it has no folder content/ (name the site's folder with --site)",
            site.display()
        )));
    }
    let mut folder = Folder::default();
    let mut found = Vec::new();
    for top in ["content", "themes"] {
        walk(site, top, &mut found, &mut folder, diagnostics);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    folder.themes = theme_names(&found);
    let read: Vec<ReadFile> = found.into_par_iter().map(read).collect();
    for file in read {
        keep(file, &mut folder, diagnostics);
    }
    Ok(folder)
}

/// Collects the files below one of the site's top folders. A missing `themes/` is no problem.
fn walk(
    site: &Path,
    top: &str,
    found: &mut Vec<FoundFile>,
    folder: &mut Folder,
    diagnostics: &mut Diagnostics,
) {
    let root = site.join(top);
    if !root.exists() {
        return;
    }
    let entries = WalkDir::new(&root).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || is_wanted(site, entry.path())) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let at = error.path().unwrap_or(&root);
                let file = folder.sources.add_unusable(site_path(site, at), String::new());
                let reason = error.io_error().map_or(error.to_string(), ToString::to_string);
                diagnostics.push(unreadable(file, &reason));
                continue;
            }
        };
        let path = site_path(site, entry.path());
        match look(&entry, &path) {
            Ok(role) => found.extend(role.map(|role| FoundFile { path, from: entry.into_path(), role })),
            Err((code, message, help)) => {
                let file = folder.sources.add_unusable(path, String::new());
                diagnostics.push(Diagnostic::new(code, Place::File(file), message).help(help));
            }
        }
    }
}

/// What is wrong with an entry of a folder: the code, the message and what to do.
type EntryProblem = (Code, &'static str, &'static str);

/// What an entry of a folder is, `None` if it is nothing to be read (a folder, say).
fn look(entry: &walkdir::DirEntry, path: &str) -> Result<Option<Role>, EntryProblem> {
    let file_type = entry.file_type();
    if file_type.is_dir() {
        return Ok(None);
    }
    if file_type.is_symlink() {
        let help = "put the file itself here, or remove the link";
        return Err((Code::SymbolicLink, "symbolic links are not followed", help));
    }
    if !file_type.is_file() {
        return Err((Code::UnreadableFile, "this is no ordinary file", "remove it"));
    }
    if entry.path().to_str().is_none() {
        let help = "rename the file: letters, digits, `-`, `_` and `.`";
        return Err((Code::UnreadableFile, "the name of the file is not UTF-8", help));
    }
    let role = role(path);
    if role == Some(Role::Copy) && OutputPath::parse(path).is_none() {
        let help = "rename it: no blanks, and none of \\ % ? # < > \" | * : & ' ` ^ { }";
        return Err((Code::InvalidValue, "a file of this name cannot be linked to", help));
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
    let is_picture = path.starts_with("content/media/") && !is_text(path);
    Some(if is_picture { Role::Copy } else { Role::Text })
}

fn theme_names(found: &[FoundFile]) -> Vec<String> {
    let mut names: Vec<String> = found
        .iter()
        .filter_map(|file| file.path.strip_prefix("themes/")?.split_once('/'))
        .map(|(name, _)| name.to_owned())
        .collect();
    names.dedup();
    names
}

fn read(file: FoundFile) -> ReadFile {
    let FoundFile { path, from, role } = file;
    let outcome = match role {
        Role::Text => {
            read_text(&from).map(|(text, problem)| ReadFile::Text { path: path.clone(), text, problem })
        }
        Role::Copy => fs::metadata(&from).map(|metadata| {
            // A picture that cannot be measured is shown without its measures.
            let pixels = imagesize::size(&from).ok().map(|size| (size.width, size.height));
            let size = metadata.len();
            ReadFile::Copy { path: path.clone(), from, size, pixels }
        }),
        Role::Asset => fs::read(&from).map(|bytes| ReadFile::Asset(Asset { path: path.clone(), bytes })),
    };
    outcome.unwrap_or_else(|error| ReadFile::Unreadable { path, error: error.to_string() })
}

fn read_text(from: &Path) -> std::io::Result<(String, Option<TextProblem>)> {
    let mut file = fs::File::open(from)?;
    let size = file.metadata()?.len();
    if size > MAX_TEXT {
        return Ok((String::new(), Some(TextProblem::TooLarge(size))));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
    file.by_ref().take(MAX_TEXT + 1).read_to_end(&mut bytes)?;
    if bytes.starts_with(BYTE_ORDER_MARK) {
        bytes.drain(..BYTE_ORDER_MARK.len());
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            let problem = text.find('\0').map(|at| TextProblem::Control { at });
            Ok((text, problem))
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            Ok((text, Some(TextProblem::NotUtf8 { at })))
        }
    }
}

fn keep(file: ReadFile, folder: &mut Folder, diagnostics: &mut Diagnostics) {
    match file {
        ReadFile::Copy { path, from, size, pixels } => {
            let file = folder.sources.add_unusable(path.clone(), String::new());
            folder.copies.push(CopyFile { file, path, from, size, pixels });
        }
        ReadFile::Asset(asset) => folder.assets.push(asset),
        ReadFile::Unreadable { path, error } => {
            let file = folder.sources.add_unusable(path, String::new());
            diagnostics.push(unreadable(file, &error));
        }
        ReadFile::Text { path, text, problem: None } => {
            folder.sources.add(path, text);
        }
        ReadFile::Text { path, text, problem: Some(problem) } => {
            let file = folder.sources.add_unusable(path, text);
            diagnostics.push(text_problem(file, problem));
        }
    }
}

fn unreadable(file: FileId, error: &str) -> Diagnostic {
    Diagnostic::new(Code::UnreadableFile, Place::File(file), format!("this cannot be read: {error}"))
}

fn text_problem(file: FileId, problem: TextProblem) -> Diagnostic {
    let bytes = |at: usize| Place::Bytes(Span::new(file, at..at + 1));
    match problem {
        TextProblem::TooLarge(size) => {
            let message =
                format!("the text has {size} bytes; at most {MAX_TEXT} are read as something people write");
            Diagnostic::new(Code::FileTooLarge, Place::File(file), message)
                .help("a file of content that is to be copied as it is belongs in content/files/")
        }
        TextProblem::NotUtf8 { at } => {
            Diagnostic::new(Code::NotUtf8, bytes(at), "the text is not UTF-8 from here on")
                .help("open the file in an editor and save it as UTF-8")
        }
        TextProblem::Control { at } => {
            Diagnostic::new(Code::ControlCharacter, bytes(at), "the text holds the character U+0000")
                .help("the file may be damaged, or be UTF-16: save it as UTF-8")
        }
    }
}
