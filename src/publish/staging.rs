//! New bytes beside the old ones, until all are made.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::manifest::{HIDDEN, Manifest};
use crate::failure::Failure;
use crate::model::address::OutputPath;
use crate::render::Bytes;

const FOLDER: &str = "staged";
const LOCK: &str = "lock";

/// A hidden folder in the output folder, for what has to be moved into place.
pub(super) struct Staging<'a> {
    out: &'a Path,
    folder: PathBuf,
    /// What an earlier build wrote.
    manifest: Manifest,
    /// Held for as long as the folder is written to; the system lets go of it when the program ends, however.
    _lock: File,
}

/// How a file of the site compares to what stands in the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Difference {
    /// The same bytes stand there.
    None,
    /// Nothing stands there, or something that faktum wrote and that is different.
    Some,
    /// Something stands there that faktum did not write, at this path.
    InTheWay(String),
}

impl<'a> Staging<'a> {
    /// An empty staging folder. What an earlier run left in it is removed.
    ///
    /// # Errors
    /// If another run is writing to the folder, or if the system refuses.
    pub(super) fn open(out: &'a Path) -> Result<Staging<'a>, Failure> {
        let hidden = out.join(HIDDEN);
        if hidden.is_symlink() {
            let what = "is a symbolic link: what is written there would end up elsewhere. Remove it";
            return Err(Failure::Usage(format!("{} {what}", hidden.display())));
        }
        fs::create_dir_all(&hidden).map_err(|error| Failure::at(&hidden, "create", &error))?;
        let lock = lock(out, &hidden.join(LOCK))?;
        // Read under the lock: another run may just have written it.
        let manifest = Manifest::read(out)?;
        let folder = hidden.join(FOLDER);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Failure::at(&folder, "clear", &error));
            }
            _ => {}
        }
        fs::create_dir_all(&folder).map_err(|error| Failure::at(&folder, "create", &error))?;
        Ok(Staging { out, folder, manifest, _lock: lock })
    }

    pub(super) fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Compares a file with what stands in its place, and keeps its bytes if they differ.
    pub(super) fn stage(&self, path: &OutputPath, bytes: &Bytes<'_>) -> Result<Difference, Failure> {
        let old = self.out.join(path.as_str());
        let difference = match self.standing(path.as_str())? {
            Standing::Nothing => Difference::Some,
            Standing::InTheWay(path) => return Ok(Difference::InTheWay(path)),
            Standing::File => {
                let is_same = match bytes {
                    Bytes::Made(bytes) => is_same(&old, bytes.len() as u64, &mut &bytes[..]),
                    Bytes::CopyOf(from) => open(from).and_then(|mut file| {
                        let size = file.metadata()?.len();
                        is_same(&old, size, &mut file)
                    }),
                };
                match is_same.map_err(|error| Failure::at(&old, "compare", &error))? {
                    true => Difference::None,
                    false if self.manifest.has(path.as_str()) => Difference::Some,
                    false => return Ok(Difference::InTheWay(path.as_str().to_owned())),
                }
            }
        };
        if difference == Difference::Some {
            self.keep(path, bytes)?;
        }
        Ok(difference)
    }

    /// What stands at a path. A link on the way, or anything that is neither a folder nor a file, is in the way:
    /// what is written there could end up anywhere. So is a file for which a folder is wanted or the other way
    /// round, unless faktum wrote it: then it is removed first.
    fn standing(&self, path: &str) -> Result<Standing, Failure> {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        for folder in folders {
            match self.look(folder)? {
                None => return Ok(Standing::Nothing),
                Some(kind) if kind.is_dir() => {}
                Some(kind) if kind.is_file() && self.manifest.has(folder) => return Ok(Standing::Nothing),
                Some(_) => return Ok(Standing::InTheWay(folder.to_owned())),
            }
        }
        Ok(match self.look(path)? {
            None => Standing::Nothing,
            Some(kind) if kind.is_file() => Standing::File,
            Some(kind) if kind.is_dir() && self.is_ours(path) => Standing::Nothing,
            Some(_) => Standing::InTheWay(path.to_owned()),
        })
    }

    fn look(&self, path: &str) -> Result<Option<fs::FileType>, Failure> {
        let full = self.out.join(path);
        match fs::symlink_metadata(&full) {
            Ok(metadata) => Ok(Some(metadata.file_type())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::at(&full, "read", &error)),
        }
    }

    /// Whether everything in a folder was written by faktum.
    fn is_ours(&self, folder: &str) -> bool {
        let Ok(entries) = fs::read_dir(self.out.join(folder)) else {
            return false;
        };
        entries.into_iter().all(|entry| {
            let Ok(entry) = entry else {
                return false;
            };
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.is_ours(&path),
                Ok(kind) => kind.is_file() && self.manifest.has(&path),
                Err(_) => false,
            }
        })
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
            fs::create_dir_all(folder).map_err(|error| Failure::at(folder, "create", &error))?;
        }
        fs::rename(&from, &to).map_err(|error| Failure::at(&to, "write", &error))
    }

    /// Removes a file that an earlier build wrote, and folders that are empty then. Gives whether it was there;
    /// one behind a link is somebody else's.
    pub(super) fn remove(&self, path: &str) -> Result<bool, Failure> {
        if !matches!(self.standing(path)?, Standing::File) {
            return Ok(false);
        }
        let file = self.out.join(path);
        fs::remove_file(&file).map_err(|error| Failure::at(&file, "remove", &error))?;
        for folder in file.ancestors().skip(1).take_while(|folder| *folder != self.out) {
            // A folder that still holds something stays, and so do those above it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(true)
    }

    /// Removes what was kept. If the system refuses, the next run does it.
    pub(super) fn discard(&self) {
        let _next_run_does_it = fs::remove_dir_all(&self.folder);
    }
}

fn open(path: &Path) -> io::Result<File> {
    File::open(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// What stands at a path of the output folder.
enum Standing {
    Nothing,
    File,
    /// Something that faktum did not write, at this path.
    InTheWay(String),
}

/// Holds the folder for this run alone.
fn lock(out: &Path, path: &Path) -> Result<File, Failure> {
    let file = File::create(path).map_err(|error| Failure::at(path, "write", &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(Failure::Usage(format!(
            "another build is writing to {} now; wait until it is done",
            out.display()
        ))),
        // A file system without locks: two builds at once are then nobody's to prevent.
        Err(fs::TryLockError::Error(_)) => Ok(file),
    }
}

/// Whether a file has exactly the bytes of a reader.
fn is_same(old: &Path, size: u64, new: &mut impl Read) -> io::Result<bool> {
    let mut file = File::open(old)?;
    if file.metadata()?.len() != size {
        return Ok(false);
    }
    let (mut here, mut there) = ([0; 16 * 1024], [0; 16 * 1024]);
    loop {
        let count = file.read(&mut here)?;
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
