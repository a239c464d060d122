//! `faktum theme`: lists what a theme may override, copies files of the built-in theme, and compares a site's theme with it.
//!
//! Takes a site; prints lists and diffs to standard output, and paths of what was written. No site is built.

use std::fs;
use std::path::{Path, PathBuf};

use super::Outcome;
use super::problems::{print, tell};
use crate::failure::{Failure, Operation, if_there};
use crate::model::MessageLanguage;
use crate::report::printable;
use crate::scaffold::{copy_theme_files, theme_folder};
use crate::theme::{BuiltInFile, built_in_files, differences, is_added_style_sheet, string_differences};
use crate::words::{self, Message};

/// Prints a line for each file of the built-in theme.
pub(super) fn list(site: &Path, language: MessageLanguage) -> Result<Outcome, Failure> {
    let folder = theme_folder(site)?;
    for file in built_in_files() {
        let own = own_file(&folder, &file)?;
        // Strings replace each other one by one.
        let is_strings = file.name.starts_with("strings/");
        let is_added =
            own.as_ref().is_some_and(|own| is_strings || is_added_style_sheet(&file.name, &own.bytes));
        let own = own.as_ref().map(|own| (own.path.as_path(), is_added));
        let line = words::message(&Message::ThemeFile { name: &file.name, own }, language);
        print(&format!("{}\n", printable(&line, &[])));
    }
    Ok(Outcome::Fine)
}

/// Copies files of the built-in theme into that of the site.
pub(super) fn copy(site: &Path, names: &[String], other_name: Option<&str>) -> Result<Outcome, Failure> {
    for path in copy_theme_files(site, names, other_name)? {
        print(&format!("{}\n", path.display()));
    }
    Ok(Outcome::Fine)
}

/// Prints how each file of the site's theme differs from the built-in one that it replaces.
pub(super) fn diff(site: &Path, language: MessageLanguage) -> Result<Outcome, Failure> {
    let folder = theme_folder(site)?;
    for file in built_in_files() {
        if let Some(own) = own_file(&folder, &file)?
            && !is_added_style_sheet(&file.name, &own.bytes)
        {
            compare(&own, &file, language);
        }
    }
    Ok(Outcome::Fine)
}

/// A file of the site's theme.
struct OwnFile {
    path: PathBuf,
    bytes: Vec<u8>,
}

/// The file of a theme in a folder that has the name of a built-in one.
fn own_file(folder: &Path, file: &BuiltInFile) -> Result<Option<OwnFile>, Failure> {
    let path = folder.join(&file.name);
    let bytes = if_there(fs::read(&path)).map_err(Failure::at(&path, Operation::Read))?;
    Ok(bytes.map(|bytes| OwnFile { path, bytes }))
}

fn compare(own: &OwnFile, file: &BuiltInFile, language: MessageLanguage) {
    let built_in_name = format!("faktum-{}/{}", env!("CARGO_PKG_VERSION"), file.name);
    let (Ok(own_text), Ok(built_in)) = (std::str::from_utf8(&own.bytes), std::str::from_utf8(file.bytes))
    else {
        if own.bytes != file.bytes {
            let message = Message::BinaryDiffers { own: &own.path, built_in: &built_in_name };
            print(&format!("{}\n", words::message(&message, language)));
        }
        return;
    };
    let own_name = own.path.to_string_lossy();
    let diff = if file.name.starts_with("strings/") {
        let found = string_differences(&own_name, own_text, &built_in_name, built_in);
        if let Some(key) = found.same.first() {
            let count = found.same.len();
            tell(&Message::SameStrings { path: &own.path, key, count }, language);
        }
        found.diff
    } else {
        differences(&own_name, own_text, &built_in_name, built_in)
    };
    print(&printable(&diff, &['\n', '\t']));
}
