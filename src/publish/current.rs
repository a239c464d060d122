//! The output folder before the site is published, and how each file of the site compares to it.
//!
//! Takes the folder, and the content of each file; gives a [`Verdict`] on it. It only reads, and does not judge the whole:
//! others decide whether a file in the way or a hundred deletions stop the run.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::listing::{Listing, PathKind};
use super::manifest::Manifest;
use super::output_folder::SHARE_MARK;
use super::unfinished;
use super::whole_picture::is_whole_picture;
use crate::failure::{Failure, Operation, OutputRefusal};
use crate::inspect::{Content, CopiedFile};
use crate::model::address::OutputPath;

/// An output folder before it is published to.
#[derive(Debug)]
pub(super) struct Current {
    pub(super) folder: PathBuf,
    /// Every path in it.
    pub(super) listing: Listing,
    /// What faktum wrote to it.
    pub(super) manifest: Manifest,
    /// Whether all files of faktum's are of one build: no run that moves files one by one was killed.
    pub(super) is_whole: bool,
}

/// How a file of the site compares to what is at its path in the output folder.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Same,
    /// There is nothing yet, or something of faktum's that is no file.
    Added,
    Different,
    /// Publishing it would overwrite what is at this path, which faktum did not write.
    InTheWay(String),
}

impl Current {
    /// Lists a folder and reads its manifest. A folder that does not exist is empty.
    ///
    /// # Errors
    /// If the system refuses, if the manifest is not one, or if somebody's copy of the site is in the folder.
    pub(super) fn load(folder: &Path) -> Result<Current, Failure> {
        let listing = Listing::load(folder)?;
        // A copy for somebody has what is not public yet, and a host or a program would take the whole folder.
        if listing.has_file_called(SHARE_MARK) {
            let why = OutputRefusal::HoldsShare;
            return Err(Failure::OutputFolder { folder: folder.to_owned(), why });
        }
        Ok(Current {
            folder: folder.to_owned(),
            listing,
            manifest: Manifest::read(folder)?,
            is_whole: !unfinished::is_marked(folder),
        })
    }

    /// Whether a whole picture of faktum's is at a path, and belongs to a site that was published whole.
    pub(super) fn has_picture(&self, path: &OutputPath) -> bool {
        let path = path.as_str();
        let mut folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        self.is_whole
            && self.manifest.has(path)
            && self.listing.kind(path) == Some(PathKind::File)
            && folders.all(|folder| self.listing.kind(folder) == Some(PathKind::Folder))
            && is_whole_picture(&self.folder.join(path))
    }

    /// Compares a file of the site. A copied file is read only as far as that takes.
    ///
    /// # Errors
    /// If the system refuses to read.
    pub(super) fn verdict(
        &self,
        path: &OutputPath,
        content: &mut Content<'_, '_>,
    ) -> Result<Verdict, Failure> {
        let path = path.as_str();
        for (end, _) in path.match_indices('/') {
            let folder = &path[..end];
            match self.listing.kind(folder) {
                None => return Ok(Verdict::Added),
                Some(PathKind::Folder) => {}
                Some(PathKind::File) if self.manifest.has(folder) => return Ok(Verdict::Added),
                // What is written through a link could end up anywhere. A file of others would be lost.
                Some(_) => return Ok(Verdict::InTheWay(folder.to_owned())),
            }
        }
        let is_ours = |(path, kind): (&str, PathKind)| kind == PathKind::Folder || self.manifest.has(path);
        match self.listing.kind(path) {
            None => Ok(Verdict::Added),
            Some(PathKind::Folder) if self.listing.below(path).all(is_ours) => Ok(Verdict::Added),
            Some(PathKind::File) => {
                let old = self.folder.join(path);
                match is_same(&old, content).map_err(Failure::at(&old, Operation::Compare))? {
                    true => Ok(Verdict::Same),
                    false if self.manifest.has(path) => Ok(Verdict::Different),
                    false => Ok(Verdict::InTheWay(path.to_owned())),
                }
            }
            Some(_) => Ok(Verdict::InTheWay(path.to_owned())),
        }
    }

    /// The files of faktum's in the folder that the new site does not have, sorted.
    pub(super) fn removed<'b>(&'b self, new: &'b Manifest) -> impl Iterator<Item = &'b str> {
        self.manifest.without(new).filter(|path| self.listing.kind(path) == Some(PathKind::File))
    }
}

/// Whether a file has exactly this content.
fn is_same(old: &Path, content: &mut Content<'_, '_>) -> io::Result<bool> {
    let mut old = File::open(old)?;
    let size = old.metadata()?.len();
    match content {
        Content::InMemory(bytes) => {
            if size != bytes.len() as u64 {
                return Ok(false);
            }
            let mut old_bytes = Vec::with_capacity(bytes.len() + 1);
            old.take(size + 1).read_to_end(&mut old_bytes)?;
            Ok(old_bytes == *bytes)
        }
        Content::Copied(file) => Ok(size == file.size && are_same(&mut old, file)?),
    }
}

/// Whether two files of the same size have the same bytes. They may be larger than the memory.
fn are_same(old: &mut File, new: &mut CopiedFile<'_>) -> io::Result<bool> {
    let mut old_piece = [0; 16 * 1024];
    let mut new_piece = [0; 16 * 1024];
    loop {
        let count = old.read(&mut old_piece)?;
        if count == 0 {
            return Ok(true);
        }
        match new.read_exact(&mut new_piece[..count]) {
            Ok(()) if old_piece[..count] == new_piece[..count] => {}
            Ok(()) => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}
