//! A copy of the site that is handed to somebody before it is public: to the minister's office, or to the press under embargo.
//!
//! Takes the outputs of a build that was made for it ([`crate::pipeline::Share`]) with their inspectors; writes a folder or an archive with
//! two entries: a folder with a name that nobody can guess, and a `robots.txt` that does not name it. Every page says what it is and until
//! when. What is still held back is searched for in the copy as in a public site. It cannot make anybody keep it to themselves, nor
//! take it back: the link is the key.
//!
//! Files are written beside their place and moved into it, so a run that is killed leaves no half copy.

mod archive;
mod folder;
mod mark;
mod name;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::diagnostic::{Diagnostics, Severity};
use crate::failure::{Failure, Operation, if_there};
use crate::inspect::{Content, CopiedFile, Inspectors};
use crate::model::Day;
use crate::publish::SHARE_MARK;
use crate::render::{Output, Outputs};
use mark::{Addresses, marked};
pub use name::new_name;

/// The name of the file that asks programs to fetch nothing.
const ROBOTS: &str = "robots.txt";
/// It does not name the folder, which would give it away.
const ROBOTS_TEXT: &str = "User-agent: *\nDisallow: /\n";
/// What the file says by which a copy is known.
const MARK_TEXT: &str = "faktum build --share\n";

/// Where a copy is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'p> {
    Folder(&'p Path),
    /// A `.zip`.
    Archive(&'p Path),
}

impl<'p> Place<'p> {
    /// The place that a path means: an archive if it ends with `.zip`.
    pub fn new(path: &'p Path) -> Place<'p> {
        let ending = path.extension().unwrap_or_default();
        if ending.eq_ignore_ascii_case("zip") { Place::Archive(path) } else { Place::Folder(path) }
    }

    /// Refuses a place where something else is.
    ///
    /// # Errors
    /// If there are files, and they are no earlier copy.
    pub fn check(self) -> Result<(), Failure> {
        match self {
            Place::Folder(path) => folder::check(path),
            Place::Archive(path) => archive::check(path),
        }
    }
}

/// A copy to be written.
pub struct Copy<'c> {
    pub outputs: &'c Outputs,
    pub inspectors: &'c Inspectors,
    /// The name of its folder: see [`new_name`].
    pub name: &'c str,
    /// The last day on which it may be used.
    pub expires: Day,
    /// Called with how many files are made, and of how many. Any thread may call it.
    pub progress: &'c (dyn Fn(usize, usize) + Sync),
}

impl Copy<'_> {
    /// Writes the copy. Problems that are found while files are made are added to `diagnostics`; if one is an error, nothing is written, and
    /// the result is `false`.
    ///
    /// # Errors
    /// If something else is at the place, if another run is writing there, if a page has no place for the banner, or if the system refuses.
    pub fn write(&self, place: Place<'_>, diagnostics: &mut Diagnostics) -> Result<bool, Failure> {
        match place {
            Place::Folder(path) => folder::write(self, path, diagnostics),
            Place::Archive(path) => archive::write(self, path, diagnostics),
        }
    }

    /// Makes all files of the copy in a folder that exists. Whether there was no error.
    fn make(&self, folder: &Path, diagnostics: &mut Diagnostics) -> Result<bool, Failure> {
        write(&folder.join(SHARE_MARK), MARK_TEXT.as_bytes())?;
        let list = self.outputs.list();
        let paths: BTreeSet<String> = list.iter().map(|output| output.path.as_str().to_owned()).collect();
        let base_url = &self.outputs.site().settings.base_url;
        let addresses = Addresses::new(base_url.origin(), base_url.path(), paths);
        let made = AtomicUsize::new(0);
        let problems = self.inspectors.make_all(
            self.outputs,
            |_| false,
            |output, content| {
                let file = folder.join(output.path.as_str());
                if let Some(parent) = file.parent() {
                    fs::create_dir_all(parent).map_err(Failure::at(parent, Operation::Create))?;
                }
                match content {
                    Content::InMemory(bytes) => self.write_made(output, bytes, &addresses, &file)?,
                    Content::Copied(copied) => self.write_copied(output, copied, &addresses, &file)?,
                }
                (self.progress)(made.fetch_add(1, Ordering::Relaxed) + 1, list.len());
                Ok(())
            },
        )?;
        let is_sound = problems.iter().all(|problem| problem.severity != Severity::Error);
        diagnostics.extend(problems);
        Ok(is_sound)
    }

    fn write_made(
        &self,
        output: &Output,
        bytes: &[u8],
        addresses: &Addresses,
        file: &Path,
    ) -> Result<(), Failure> {
        let path = output.path.as_str();
        match std::str::from_utf8(bytes) {
            _ if is_html(path) => write(file, self.marked(output, bytes, addresses)?.as_bytes()),
            Ok(text) if has_addresses(path) => write(file, addresses.relative(text, path).as_bytes()),
            _ => write(file, bytes),
        }
    }

    fn write_copied(
        &self,
        output: &Output,
        copied: &mut CopiedFile<'_>,
        addresses: &Addresses,
        file: &Path,
    ) -> Result<(), Failure> {
        if is_html(output.path.as_str()) {
            let mut bytes = Vec::new();
            copied.read_to_end(&mut bytes).map_err(Failure::at(file, Operation::Read))?;
            return write(file, self.marked(output, &bytes, addresses)?.as_bytes());
        }
        let mut to = File::create_new(file).map_err(Failure::at(file, Operation::Create))?;
        copied.copy_to(&mut to).map_err(Failure::at(file, Operation::Write))
    }

    /// A page with its banner.
    fn marked(&self, output: &Output, html: &[u8], addresses: &Addresses) -> Result<String, Failure> {
        let path = output.path.as_str();
        let banner = self.outputs.share_banner(Some(output), self.expires);
        let page =
            std::str::from_utf8(html).ok().and_then(|html| marked(html, path, &banner, addresses).ok());
        page.ok_or_else(|| Failure::UnmarkablePage { path: format!("/{path}") })
    }
}

fn is_html(path: &str) -> bool {
    ends_with_any(path, &[".html", ".htm", ".xhtml"])
}

/// Whether a file of the theme can have addresses in it.
fn has_addresses(path: &str) -> bool {
    ends_with_any(path, &[".css", ".js", ".json", ".svg", ".webmanifest", ".xml", ".txt"])
}

fn ends_with_any(path: &str, endings: &[&str]) -> bool {
    let path = path.to_ascii_lowercase();
    endings.iter().any(|ending| path.ends_with(ending))
}

/// Writes a file that is not there yet.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut new = File::create_new(file).map_err(Failure::at(file, Operation::Create))?;
    new.write_all(bytes).map_err(Failure::at(file, Operation::Write))
}

/// The folders in a folder whose names are a beginning and the name of a copy.
fn folders_of_copies(folder: &Path, beginning: &str) -> Result<Vec<PathBuf>, Failure> {
    let failed = Failure::at(folder, Operation::List);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(&failed)? {
        let entry = entry.map_err(&failed)?;
        let is_folder = entry.file_type().map_err(&failed)?.is_dir();
        let name = entry.file_name();
        let rest = name.to_str().and_then(|name| name.strip_prefix(beginning));
        if is_folder && rest.is_some_and(name::is_name) {
            found.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}

/// Removes a folder and everything in it, unless another run has done so.
fn remove(folder: &Path) -> Result<(), Failure> {
    let removed = if_there(fs::remove_dir_all(folder)).map_err(Failure::at(folder, Operation::Remove))?;
    // Two runs that remove the same folder at the same time can find a part of it gone.
    match removed {
        None if folder.exists() => remove(folder),
        Some(()) | None => Ok(()),
    }
}
