//! The theme that is part of the program: `themes/default` as it was when faktum was compiled.
//!
//! Takes what was loaded from the site's folder; adds the files of the built-in theme to it, so that later stages treat both
//! themes alike. Gives the files themselves to whoever copies them or compares them with a site's. Nothing is read from a disk.

use include_dir::{Dir, include_dir};

use crate::load::{Asset, FolderSnapshot};
use crate::source::Source;

/// The name of the built-in theme among the sources.
pub(super) const BUILT_IN: &str = "(built-in)";

/// Whether a path belongs to a file of the built-in theme.
pub fn is_built_in(path: &str) -> bool {
    path.strip_prefix("themes/").is_some_and(|rest| rest.starts_with(BUILT_IN))
}

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");

/// A file of the built-in theme, which the theme of a site can replace or add to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltInFile {
    /// Its path in a theme's folder: `templates/page.html`.
    pub name: String,
    pub bytes: &'static [u8],
}

/// The files of the built-in theme, sorted by name.
pub fn files() -> Vec<BuiltInFile> {
    let mut found = Vec::new();
    collect(&FILES, &mut found);
    let mut files = Vec::new();
    for file in found {
        let names: Vec<_> = file.path().iter().map(|name| name.to_string_lossy()).collect();
        files.push(BuiltInFile { name: names.join("/"), bytes: file.contents() });
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    files
}

/// Adds the files of the built-in theme to those of the site's folder.
pub fn add(folder: &mut FolderSnapshot) {
    for file in files() {
        let path = format!("themes/{BUILT_IN}/{}", file.name);
        match std::str::from_utf8(file.bytes) {
            Ok(text) if !file.name.starts_with("assets/") => {
                folder.sources.add(Source::new(path, text));
            }
            _ => folder.assets.push(Asset { path, bytes: file.bytes.into() }),
        }
    }
}

fn collect<'d>(folder: &'d Dir<'d>, files: &mut Vec<&'d include_dir::File<'d>>) {
    files.extend(folder.files());
    for below in folder.dirs() {
        collect(below, files);
    }
}
