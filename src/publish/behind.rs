//! The tree behind is brought up to date: only what differs is touched.
//!
//! Takes the bytes of each file as they are made, and what stands in front; writes what is new or different, shares
//! what is the same with the tree in front (hard links: one file with two names), and removes what the site no longer
//! has. The tree in front is only read.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rayon::prelude::*;

use super::listing::{Kind, Listing};
use super::manifest::Manifest;
use super::trees::{Behind, Trees, clear};
use crate::failure::Failure;
use crate::model::address::OutputPath;
use crate::render::Bytes;

/// The next site in the making.
pub(super) struct Next<'t> {
    trees: &'t Trees,
    /// What stands in front.
    pub(super) listing: Listing,
    /// What faktum wrote there.
    pub(super) manifest: Manifest,
    /// What faktum may have written into the tree behind.
    leftovers: Manifest,
    changed: Paths,
    in_the_way: Paths,
}

/// Paths gathered by several threads.
#[derive(Default)]
pub(super) struct Paths(Mutex<BTreeSet<String>>);

impl Paths {
    pub(super) fn add(&self, path: &str) {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).insert(path.to_owned());
    }

    pub(super) fn to_set(&self) -> BTreeSet<String> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).clone()
    }
}

/// What stands at a path in front.
enum Standing {
    Nothing,
    File,
    /// Something that faktum did not write, at this path.
    InTheWay(String),
}

impl<'t> Next<'t> {
    /// Looks at both trees. `new` is what the site will have.
    ///
    /// # Errors
    /// If the system refuses, or if the folder has something that cannot be understood.
    pub(super) fn begin(trees: &'t Trees, new: &Manifest) -> Result<Next<'t>, Failure> {
        let listing = Listing::of(&trees.front)?;
        let manifest = Manifest::read(&trees.front)?;
        let behind = trees.behind.path();
        // A tree behind without a list of what is in it is of no use.
        let leftovers = match Manifest::read(behind) {
            Ok(leftovers) if !leftovers.is_empty() => leftovers,
            _ => {
                clear(behind)?;
                Manifest::default()
            }
        };
        // From here on, whatever is written into it can be found again, also after a kill.
        if let Behind::Tree(_) = trees.behind {
            leftovers.and(new).write(behind)?;
        }
        let (changed, in_the_way) = (Paths::default(), Paths::default());
        Ok(Next { trees, listing, manifest, leftovers, changed, in_the_way })
    }

    /// Takes the bytes of a file: keeps them if they differ from what stands in front.
    pub(super) fn take(&self, path: &OutputPath, bytes: &Bytes<'_>) -> Result<(), Failure> {
        let old = self.trees.front.join(path.as_str());
        match self.standing(path.as_str()) {
            Standing::Nothing => {}
            Standing::InTheWay(path) => {
                self.in_the_way.add(&path);
                return Ok(());
            }
            Standing::File => {
                let is_same = is_same(&old, bytes).map_err(|error| Failure::at(&old, "compare", &error))?;
                if is_same {
                    return Ok(());
                }
                if !self.manifest.has(path.as_str()) {
                    self.in_the_way.add(path.as_str());
                    return Ok(());
                }
            }
        }
        self.changed.add(path.as_str());
        self.write(path.as_str(), bytes)
    }

    /// What stands at a path. A link on the way, or anything that is neither a folder nor a file, is in the way:
    /// what is written there could end up anywhere. So is a file for which a folder is wanted or the other way
    /// round, unless faktum wrote it.
    fn standing(&self, path: &str) -> Standing {
        let folders = path.match_indices('/').map(|(end, _)| &path[..end]);
        for folder in folders {
            match self.listing.kind(folder) {
                None => return Standing::Nothing,
                Some(Kind::Folder) => {}
                Some(Kind::File) if self.manifest.has(folder) => return Standing::Nothing,
                Some(_) => return Standing::InTheWay(folder.to_owned()),
            }
        }
        let is_ours = |(path, kind): (&str, Kind)| kind == Kind::Folder || self.manifest.has(path);
        match self.listing.kind(path) {
            None => Standing::Nothing,
            Some(Kind::File) => Standing::File,
            Some(Kind::Folder) if self.listing.below(path).all(is_ours) => Standing::Nothing,
            Some(_) => Standing::InTheWay(path.to_owned()),
        }
    }

    fn write(&self, path: &str, bytes: &Bytes<'_>) -> Result<(), Failure> {
        let to = self.trees.behind.path().join(path);
        let failed = |error: io::Error| Failure::at(&to, "write", &error);
        make_way(self.trees.behind.path(), path).map_err(failed)?;
        // A name may be shared with the tree in front, so it is never written through.
        let mut file = File::create_new(&to).map_err(failed)?;
        match bytes {
            Bytes::Made(bytes) => io::Write::write_all(&mut file, bytes),
            Bytes::CopyOf(from) => open(from).and_then(|mut from| io::copy(&mut from, &mut file).map(drop)),
        }
        .map_err(failed)
    }

    /// The paths of the files that are new or different.
    pub(super) fn changed(&self) -> BTreeSet<String> {
        self.changed.to_set()
    }

    /// The paths at which something stands that faktum did not write.
    pub(super) fn in_the_way(&self) -> BTreeSet<String> {
        self.in_the_way.to_set()
    }

    /// Makes a whole site of the tree behind: what has not changed is shared with the tree in front, and what is
    /// left over from earlier sites is removed.
    pub(super) fn complete(&self, new: &Manifest, changed: &BTreeSet<String>) -> Result<(), Failure> {
        let (front, behind) = (self.trees.front.as_path(), self.trees.behind.path());
        self.leftovers.without(new).try_for_each(|path| remove(behind, path))?;
        let unchanged: Vec<&String> = new.iter().filter(|path| !changed.contains(*path)).collect();
        unchanged.into_par_iter().try_for_each(|path| share(front, behind, path))?;
        if let Ok(metadata) = fs::metadata(front) {
            fs::set_permissions(behind, metadata.permissions())
                .map_err(|error| Failure::at(behind, "set the permissions of", &error))?;
        }
        new.write(behind)
    }
}

/// Gives a file of one tree a name at the same path of another; a copy where a file cannot have two names.
///
/// # Errors
/// If the system refuses both.
pub(super) fn share(from: &Path, to: &Path, path: &str) -> Result<(), Failure> {
    let (old, new) = (from.join(path), to.join(path));
    let failed = |error: io::Error| Failure::at(&new, "write", &error);
    if is_one_file(&old, &new) {
        return Ok(());
    }
    make_way(to, path).map_err(failed)?;
    if fs::hard_link(&old, &new).is_ok() {
        return Ok(());
    }
    let copy = || {
        let mut file = File::create_new(&new)?;
        let mut from = open(&old)?;
        io::copy(&mut from, &mut file)?;
        // An unchanged page keeps its time: hosts and backups go by it.
        file.set_modified(from.metadata()?.modified()?)
    };
    copy().map_err(failed)
}

/// Removes a file of a tree that is ours, and the folders that are empty then. What is not there is no problem.
///
/// # Errors
/// If the system refuses.
pub(super) fn remove(tree: &Path, path: &str) -> Result<(), Failure> {
    let file = tree.join(path);
    match fs::remove_file(&file) {
        Ok(()) => {}
        // What it was in has become a file, or it has become a folder: what comes there makes way for itself.
        Err(_) if !file.is_file() => return Ok(()),
        Err(error) => return Err(Failure::at(&file, "remove", &error)),
    }
    for folder in file.ancestors().skip(1).take_while(|folder| *folder != tree) {
        // A folder that still holds something stays, and so do those above it.
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(())
}

/// Makes the folders of a path in a tree that is ours, and takes away what stands at it.
fn make_way(tree: &Path, path: &str) -> io::Result<()> {
    let file = tree.join(path);
    let folder = file.parent().unwrap_or(tree);
    if fs::create_dir_all(folder).is_err() {
        let folders = folder.ancestors().take_while(|folder| *folder != tree);
        for folder in folders.map(PathBuf::from).collect::<Vec<_>>().into_iter().rev() {
            if folder.symlink_metadata().is_ok_and(|metadata| !metadata.is_dir()) {
                fs::remove_file(&folder)?;
            }
        }
        fs::create_dir_all(folder)?;
    }
    match fs::remove_file(&file) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(_) if file.is_dir() => fs::remove_dir_all(&file),
        Err(error) => Err(error),
    }
}

#[cfg(unix)]
fn is_one_file(a: &Path, b: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |path: &Path| fs::symlink_metadata(path).map(|metadata| (metadata.dev(), metadata.ino()));
    matches!((of(a), of(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(not(unix))]
fn is_one_file(_: &Path, _: &Path) -> bool {
    // Nobody says so cheaply: the name is given anew.
    false
}

pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))
}

/// Whether a file has exactly these bytes.
pub(super) fn is_same(old: &Path, bytes: &Bytes<'_>) -> io::Result<bool> {
    match bytes {
        Bytes::Made(bytes) => has_bytes(old, bytes.len() as u64, &mut &bytes[..]),
        Bytes::CopyOf(from) => {
            let mut file = open(from)?;
            let size = file.metadata()?.len();
            has_bytes(old, size, &mut file)
        }
    }
}

fn has_bytes(old: &Path, size: u64, new: &mut impl Read) -> io::Result<bool> {
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
