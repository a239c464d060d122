//! The pages in a folder that a build was written to.
//!
//! Takes the folder; gives the paths of its pages, as its manifest has them, and their bytes. What faktum did not write is not looked at.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Operation, if_there};
use crate::model::address::{Address, OutputPath};
use crate::publish::published_paths;

/// The paths of the pages in a folder, sorted.
///
/// # Errors
/// If no build was written to the folder, or if its manifest cannot be read.
pub(super) fn pages(folder: &Path) -> Result<Vec<OutputPath>, Failure> {
    let Some(mut paths) = published_paths(folder)? else {
        return Err(Failure::NoPublishedSite { folder: folder.to_owned() });
    };
    let not_found = Address::not_found().output_path();
    paths.retain(|path| path.as_str().ends_with(".html") && *path != not_found);
    Ok(paths)
}

/// The bytes of a file; `None` if it is gone.
///
/// # Errors
/// If the system refuses to read it.
pub(super) fn read(folder: &Path, path: &OutputPath) -> Result<Option<Vec<u8>>, Failure> {
    let file = folder.join(path.as_str());
    if_there(fs::read(&file)).map_err(Failure::at(&file, Operation::Read))
}
