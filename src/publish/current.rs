//! What stands in the output folder before the site is published, and how each file of the site compares to it.
//!
//! Takes the folder, and the bytes of a file of the site; gives a [`Verdict`]. It reads only, and decides nothing about
//! the whole: whether a file in the way, or a hundred deletions, stop the run is for others to say.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::listing::{Kind, Listing};
use super::manifest::Manifest;
use crate::failure::Failure;
use crate::model::address::OutputPath;
use crate::render::Bytes;

/// A folder before it is published to.
#[derive(Debug)]
pub(super) struct Current {
    folder: PathBuf,
    /// Every name in it.
    pub(super) listing: Listing,
    /// What faktum wrote there.
    pub(super) manifest: Manifest,
}

/// How a file of the site compares to what stands at its path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    /// There is none yet.
    Added,
    Different,
    /// At this path stands something that faktum did not write, and it would be lost.
    InTheWay(String),
}

impl Current {
    /// Looks at a folder; one that does not exist has nothing in it.
    ///
    /// # Errors
    /// If the system refuses, or if the folder has something that cannot be understood.
    pub(super) fn load(folder: &Path) -> Result<Current, Failure> {
        Ok(Current {
            folder: folder.to_owned(),
            listing: Listing::load(folder)?,
            manifest: Manifest::read(folder)?,
        })
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Compares a file of the site.
    ///
    /// # Errors
    /// If the system refuses to read.
    pub(super) fn verdict(&self, path: &OutputPath, bytes: &Bytes<'_>) -> Result<Verdict, Failure> {
        let path = path.as_str();
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        for folder in folders {
            match self.listing.kind(folder) {
                None => return Ok(Verdict::Added),
                Some(Kind::Folder) => {}
                Some(Kind::File) if self.manifest.has(folder) => return Ok(Verdict::Added),
                // A link on the way, or anything that is neither a folder nor a file: what is written there could
                // end up anywhere. So is a file for which a folder is wanted or the other way round.
                Some(_) => return Ok(Verdict::InTheWay(folder.to_owned())),
            }
        }
        let is_ours = |(path, kind): (&str, Kind)| kind == Kind::Folder || self.manifest.has(path);
        match self.listing.kind(path) {
            None => Ok(Verdict::Added),
            Some(Kind::Folder) if self.listing.below(path).all(is_ours) => Ok(Verdict::Added),
            Some(Kind::File) => {
                let old = self.folder.join(path);
                match is_same(&old, bytes).map_err(|error| Failure::at(&old, "compare", &error))? {
                    true => Ok(Verdict::Same),
                    false if self.manifest.has(path) => Ok(Verdict::Different),
                    false => Ok(Verdict::InTheWay(path.to_owned())),
                }
            }
            Some(_) => Ok(Verdict::InTheWay(path.to_owned())),
        }
    }

    /// The files of faktum's that stand in the folder and that a new site does not have, sorted.
    pub(super) fn removed<'b>(&'b self, new: &'b Manifest) -> impl Iterator<Item = &'b str> {
        self.manifest.without(new).filter(|path| self.listing.kind(path) == Some(Kind::File))
    }
}

/// Whether a file has exactly these bytes.
fn is_same(old: &Path, bytes: &Bytes<'_>) -> io::Result<bool> {
    match bytes {
        Bytes::Made(bytes) => {
            let size = bytes.len() as u64;
            let Some(old) = of_size(old, size)? else {
                return Ok(false);
            };
            let mut here = Vec::with_capacity(bytes.len() + 1);
            old.take(size + 1).read_to_end(&mut here)?;
            Ok(here == **bytes)
        }
        Bytes::CopyOf(from) => {
            let mut new = open(from)?;
            match of_size(old, new.metadata()?.len())? {
                Some(mut old) => are_same(&mut old, &mut new),
                None => Ok(false),
            }
        }
    }
}

/// The file, if it has so many bytes.
fn of_size(path: &Path, size: u64) -> io::Result<Option<File>> {
    let file = File::open(path)?;
    Ok((file.metadata()?.len() == size).then_some(file))
}

/// Whether two files, which may be larger than memory, have the same bytes.
fn are_same(old: &mut File, new: &mut File) -> io::Result<bool> {
    let (mut here, mut there) = ([0; 16 * 1024], [0; 16 * 1024]);
    loop {
        let count = old.read(&mut here)?;
        if count == 0 {
            return Ok(true);
        }
        match new.read_exact(&mut there[..count]) {
            Ok(()) if here[..count] == there[..count] => {}
            Ok(()) => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}

/// Opens a file; an error names it, for the one who hears of it may be speaking of another.
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}
