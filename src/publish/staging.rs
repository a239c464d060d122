//! New bytes beside the old ones, until all are made.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::manifest::HIDDEN;
use crate::failure::Failure;
use crate::model::address::OutputPath;
use crate::render::Bytes;

const FOLDER: &str = "staged";

/// A hidden folder in the output folder, for what has to be moved into place.
pub(super) struct Staging<'a> {
    out: &'a Path,
    folder: PathBuf,
}

/// How a file of the site compares to what stands in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Difference {
    /// The same bytes stand there.
    None,
    /// Nothing stands there.
    New,
    /// Something else stands there.
    Changed,
}

impl<'a> Staging<'a> {
    /// An empty staging folder. What an earlier run left in it is removed.
    pub(super) fn open(out: &'a Path) -> Result<Staging<'a>, Failure> {
        let folder = out.join(HIDDEN).join(FOLDER);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Failure::at(&folder, "clear", &error));
            }
            _ => {}
        }
        fs::create_dir_all(&folder).map_err(|error| Failure::at(&folder, "create", &error))?;
        Ok(Staging { out, folder })
    }

    /// Compares a file with what stands in its place, and keeps its bytes if they differ.
    pub(super) fn stage(&self, path: &OutputPath, bytes: &Bytes<'_>) -> Result<Difference, Failure> {
        let old = self.out.join(path.as_str());
        let difference = match bytes {
            Bytes::Made(bytes) => compare(&old, bytes.len() as u64, &mut &bytes[..]),
            Bytes::CopyOf(from) => open(from).and_then(|mut file| {
                let size = file.metadata().map_or(0, |metadata| metadata.len());
                compare(&old, size, &mut file)
            }),
        };
        let difference = difference.map_err(|error| Failure::at(&old, "compare", &error))?;
        if difference != Difference::None {
            self.keep(path, bytes)?;
        }
        Ok(difference)
    }

    fn keep(&self, path: &OutputPath, bytes: &Bytes<'_>) -> Result<(), Failure> {
        let staged = self.folder.join(path.as_str());
        if let Some(folder) = staged.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::at(folder, "create", &error))?;
        }
        match bytes {
            Bytes::Made(bytes) => fs::write(&staged, bytes),
            Bytes::CopyOf(from) => {
                open(from).and_then(|mut from| io::copy(&mut from, &mut File::create(&staged)?).map(drop))
            }
        }
        .map_err(|error| Failure::at(&staged, "write", &error))
    }

    /// Moves a kept file to its place.
    pub(super) fn move_into_place(&self, path: &str) -> Result<(), Failure> {
        let (from, to) = (self.folder.join(path), self.out.join(path));
        if let Some(folder) = to.parent() {
            self.folder_without_links(folder)?;
        }
        fs::rename(&from, &to).map_err(|error| Failure::at(&to, "write", &error))
    }

    /// Makes a folder, and sees to it that no symbolic link leads out of the output folder.
    fn folder_without_links(&self, folder: &Path) -> Result<(), Failure> {
        fs::create_dir_all(folder).map_err(|error| Failure::at(folder, "create", &error))?;
        let below = folder.ancestors().take_while(|above| *above != self.out);
        for above in below {
            if above.is_symlink() {
                return Err(Failure::Usage(format!(
                    "{} is a symbolic link: a page written there could end up outside the folder. Remove it",
                    above.display()
                )));
            }
        }
        Ok(())
    }

    /// Removes what was kept. If the system refuses, the next run does it.
    pub(super) fn discard(&self) {
        let _next_run_does_it = fs::remove_dir_all(&self.folder);
    }
}

fn open(path: &Path) -> io::Result<File> {
    File::open(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// Whether a file has exactly the bytes of a reader.
fn compare(old: &Path, size: u64, new: &mut impl Read) -> io::Result<Difference> {
    let mut file = match File::open(old) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Difference::New),
        // A file stands where a folder is wanted: the way to the file does not exist.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(Difference::New),
        Err(error) => return Err(error),
    };
    let metadata = file.metadata()?;
    if !metadata.is_file() || metadata.len() != size {
        return Ok(Difference::Changed);
    }
    let (mut here, mut there) = ([0; 16 * 1024], [0; 16 * 1024]);
    loop {
        let count = file.read(&mut here)?;
        if count == 0 {
            return Ok(Difference::None);
        }
        match new.read_exact(&mut there[..count]) {
            Ok(()) if here[..count] == there[..count] => {}
            Ok(()) => return Ok(Difference::Changed),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(Difference::Changed),
            Err(error) => return Err(error),
        }
    }
}
