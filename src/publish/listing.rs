//! The names in an output folder.
//!
//! Takes the folder; gives every path below it and what it is, without following links. It knows nothing about the
//! site: [`super::manifest`] says which files are faktum's.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::manifest::HIDDEN;
use crate::failure::{Failure, Operation};

/// What a path is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PathKind {
    Folder,
    File,
    /// A symbolic link, a pipe: nothing that faktum makes.
    Other,
}

/// Every path below a folder, with `/` between the names, without faktum's own hidden folder.
#[derive(Debug, Default)]
pub(super) struct Listing(BTreeMap<String, PathKind>);

impl Listing {
    /// Lists a folder. One that does not exist is empty.
    ///
    /// # Errors
    /// If the system refuses, or if a name cannot be written as a line of text.
    pub(super) fn load(folder: &Path) -> Result<Listing, Failure> {
        if !folder.is_dir() {
            return Ok(Listing::default());
        }
        let mut names = below(folder, "")?;
        names.retain(|(path, _)| path != HIDDEN && !path.starts_with(&format!("{HIDDEN}/")));
        Ok(Listing(names.into_iter().collect()))
    }

    /// What a path is; `None` if there is nothing.
    pub(super) fn kind(&self, path: &str) -> Option<PathKind> {
        self.0.get(path).copied()
    }

    /// Whether there is anything of this name, in whatever folder.
    pub(super) fn has_file_called(&self, name: &str) -> bool {
        self.0.keys().any(|path| path.rsplit('/').next() == Some(name))
    }

    /// Everything, sorted by path.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, PathKind)> {
        self.0.iter().map(|(path, kind)| (path.as_str(), *kind))
    }

    /// Everything below a folder of the listing.
    pub(super) fn below<'l>(&'l self, folder: &str) -> impl Iterator<Item = (&'l str, PathKind)> + use<'l> {
        let start = format!("{folder}/");
        let from = self.0.range(start.clone()..);
        from.take_while(move |(path, _)| path.starts_with(&start)).map(|(path, kind)| (path.as_str(), *kind))
    }
}

/// The names in a folder and in its folders, several folders at a time. `path` is the folder's own, with `/`.
fn below(folder: &Path, path: &str) -> Result<Vec<(String, PathKind)>, Failure> {
    let failed = Failure::at(folder, Operation::List);
    let mut names = Vec::new();
    let mut folders = Vec::new();
    for entry in fs::read_dir(folder).map_err(&failed)? {
        let entry = entry.map_err(&failed)?;
        let kind = match entry.file_type().map_err(&failed)? {
            kind if kind.is_dir() => PathKind::Folder,
            kind if kind.is_file() => PathKind::File,
            _ => PathKind::Other,
        };
        // Lists of paths are written to disk, one a line.
        let name = entry.file_name().into_string().ok().filter(|name| !name.contains('\n'));
        let name = name.ok_or_else(|| Failure::InvalidFileName { path: entry.path() })?;
        let path = if path.is_empty() { name } else { format!("{path}/{name}") };
        if kind == PathKind::Folder {
            folders.push((entry.path(), path.clone()));
        }
        names.push((path, kind));
    }
    let deeper: Vec<Vec<(String, PathKind)>> =
        folders.par_iter().map(|(folder, path)| below(folder, path)).collect::<Result<_, _>>()?;
    names.extend(deeper.into_iter().flatten());
    Ok(names)
}
