//! The list of files that faktum wrote to an output folder or a branch: `.faktum/manifest` in it, one path a line, sorted.
//!
//! Takes the outputs of a build or the file in a folder; gives the paths, and writes them. It looks at no other file:
//! [`super::listing`] says what is really there.

use std::fs;
use std::iter;
use std::path::Path;

use crate::failure::{Failure, Operation, if_there};
use crate::model::address::OutputPath;
use crate::render::Outputs;

/// faktum's own folder in an output folder.
pub(super) const HIDDEN: &str = ".faktum";
/// The path of the manifest in an output folder.
pub const MANIFEST: &str = ".faktum/manifest";
const FILE: &str = "manifest";
/// The first line, with the version of the format.
const HEADER: &str = "# what faktum wrote here (1)";

/// The paths of files that faktum wrote, sorted, each once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    pub(super) paths: Vec<OutputPath>,
}

impl Manifest {
    /// The files of a build.
    pub(super) fn from_outputs(outputs: &Outputs) -> Manifest {
        Manifest::from_paths(outputs.list().iter().map(|output| output.path.clone()).collect())
    }

    /// These paths, sorted.
    pub fn from_paths(mut paths: Vec<OutputPath>) -> Manifest {
        paths.sort();
        paths.dedup();
        Manifest { paths }
    }

    /// Reads the manifest of a folder. It is empty if there is none.
    ///
    /// # Errors
    /// If it cannot be read or is not a manifest: then it is not known which files may be removed.
    pub(super) fn read(out: &Path) -> Result<Manifest, Failure> {
        let file = out.join(HIDDEN).join(FILE);
        if fs::symlink_metadata(&file).is_ok_and(|metadata| !metadata.is_file()) {
            return Err(Failure::ManifestNotFile { file });
        }
        let Some(text) = if_there(fs::read_to_string(&file)).map_err(Failure::at(&file, Operation::Read))?
        else {
            return Ok(Manifest::default());
        };
        Manifest::parse(&text).ok_or_else(|| Failure::InvalidManifest { file, folder: out.to_owned() })
    }

    /// Reads the manifest of a folder; `None` if there is none.
    ///
    /// # Errors
    /// Those of [`Manifest::read`].
    pub(super) fn read_existing(out: &Path) -> Result<Option<Manifest>, Failure> {
        let manifest = Manifest::read(out)?;
        Ok(out.join(MANIFEST).exists().then_some(manifest))
    }

    /// Reads the text of a manifest; `None` if it is not one.
    pub fn parse(text: &str) -> Option<Manifest> {
        let mut lines = text.lines();
        if lines.next() != Some(HEADER) {
            return None;
        }
        // faktum writes no path that could leave the folder.
        lines.map(OutputPath::parse).collect::<Option<_>>().map(Manifest::from_paths)
    }

    /// The manifest as text.
    pub fn text(&self) -> String {
        iter::once(HEADER).chain(self.iter()).flat_map(|line| [line, "\n"]).collect()
    }

    /// Writes the manifest, whole or not at all.
    pub(super) fn write(&self, out: &Path) -> Result<(), Failure> {
        let folder = out.join(HIDDEN);
        let file = folder.join(FILE);
        let beside = folder.join("manifest.new");
        fs::create_dir_all(&folder).map_err(Failure::at(&folder, Operation::Create))?;
        fs::write(&beside, self.text()).map_err(Failure::at(&beside, Operation::Write))?;
        fs::rename(&beside, &file).map_err(Failure::at(&file, Operation::Write))
    }

    /// The paths, sorted.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.paths.iter().map(OutputPath::as_str)
    }

    /// Takes a path out.
    pub fn forget(&mut self, path: &str) {
        self.paths.retain(|known| known.as_str() != path);
    }

    /// Whether a file was written.
    pub fn has(&self, path: &str) -> bool {
        self.paths.binary_search_by(|known| known.as_str().cmp(path)).is_ok()
    }

    /// Whether a file was written anywhere below a folder.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let below = format!("{folder}/");
        let first = self.paths.partition_point(|path| path.as_str() < below.as_str());
        self.paths.get(first).is_some_and(|path| path.as_str().starts_with(&below))
    }

    /// The paths of either.
    pub(super) fn and(&self, other: &Manifest) -> Manifest {
        Manifest::from_paths(self.paths.iter().chain(&other.paths).cloned().collect())
    }

    /// The paths that the other does not have.
    pub(super) fn without<'m>(&'m self, other: &'m Manifest) -> impl Iterator<Item = &'m str> {
        let mut others = other.paths.iter().peekable();
        let mine = self.paths.iter().filter(move |path| {
            while others.next_if(|other| other < path).is_some() {}
            others.peek() != Some(path)
        });
        mine.map(OutputPath::as_str)
    }
}
