//! Copies of files of the built-in theme in the theme of a site.
//!
//! Takes a site and the name of a file; writes the built-in file into the folder of the site's theme, and gives its path. A file that exists
//! is never overwritten. What a copy differs in is compared by [`crate::theme`].

use std::path::{Path, PathBuf};

use super::{create_file, in_site};
use crate::diagnostic::nearest;
use crate::failure::Failure;
use crate::parse::{SITE_FILE, theme_of};
use crate::theme::{self, BuiltInFile, built_in_files};

/// The folders of a theme.
const FOLDERS: [&str; 3] = ["assets", "strings", "templates"];

/// The folder of a site's theme, which need not exist: `themes/NAME`.
///
/// # Errors
/// If there is no site, or if its settings name a theme that cannot be a folder.
pub fn theme_folder(site: &Path) -> Result<PathBuf, Failure> {
    if !site.join("content").is_dir() {
        return Err(Failure::NoSite { folder: site.to_owned() });
    }
    let settings = std::fs::read_to_string(site.join(SITE_FILE)).unwrap_or_default();
    let name = theme_of(&settings).unwrap_or_else(|| theme::DEFAULT.to_owned());
    if name.is_empty() || name.starts_with('.') || name.contains(['/', '\\', ':']) {
        return Err(Failure::InvalidThemeName { name });
    }
    Ok(in_site(site, &format!("themes/{name}")))
}

/// Copies files of the built-in theme, under another name if one is given, and gives their paths. Either all are copied, or none.
///
/// # Errors
/// If the built-in theme has no such file, if the other name is none in a theme, if a file exists, or if the system refuses.
pub fn copy_theme_files(
    site: &Path,
    names: &[String],
    other_name: Option<&str>,
) -> Result<Vec<PathBuf>, Failure> {
    let folder = theme_folder(site)?;
    if other_name.is_some() && names.len() > 1 {
        return Err(Failure::OneNameForSeveral);
    }
    let built_in = built_in_files();
    let mut copies = Vec::new();
    for name in names {
        let file = named(&built_in, name)?;
        let target = match other_name {
            Some(other) => below_a_folder(other, &file.name)?,
            None => file.name.clone(),
        };
        let path = folder.join(target);
        if path.symlink_metadata().is_ok() {
            return Err(Failure::ThemeFileExists { path });
        }
        copies.push((path, file));
    }
    let mut written = Vec::new();
    for (path, file) in copies {
        create_file(&path, file.bytes).map_err(|failure| match failure {
            Failure::FileExists { path } => Failure::ThemeFileExists { path },
            failure => failure,
        })?;
        written.push(path);
    }
    Ok(written)
}

/// The file that a name means: its path in the theme, or the end of that after a `/` if no other file ends in the same way.
fn named<'f>(files: &'f [BuiltInFile], name: &str) -> Result<&'f BuiltInFile, Failure> {
    if let Some(file) = files.iter().find(|file| file.name == name) {
        return Ok(file);
    }
    let ending = format!("/{name}");
    let mut found = files.iter().filter(|file| file.name.ends_with(&ending));
    match (found.next(), found.next()) {
        (Some(file), None) => Ok(file),
        (Some(file), Some(_)) => {
            Err(Failure::UnknownThemeFile { name: name.to_owned(), meant: Some(file.name.clone()) })
        }
        (None, _) => Err(Failure::UnknownThemeFile { name: name.to_owned(), meant: most_like(files, name) }),
    }
}

/// The whole name of the file that a name is most like, with or without its folder.
fn most_like(files: &[BuiltInFile], name: &str) -> Option<String> {
    let short = |file: &'_ BuiltInFile| file.name.split_once('/').map(|(_, short)| short.to_owned());
    if name.contains('/') {
        return nearest(name, files.iter().map(|file| file.name.as_str())).map(str::to_owned);
    }
    let names: Vec<String> = files.iter().filter_map(short).collect();
    let meant = nearest(name, names.iter().map(String::as_str))?;
    files.iter().find(|file| file.name.ends_with(&format!("/{meant}"))).map(|file| file.name.clone())
}

/// The path of a copy in the theme: below one of its folders, that of the original if the name has none.
fn below_a_folder(name: &str, original: &str) -> Result<String, Failure> {
    let folder = original.split('/').next().unwrap_or_default();
    let path = if name.contains('/') { name.to_owned() } else { format!("{folder}/{name}") };
    let is_name = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']);
    let mut parts = path.split('/');
    let is_in_folder = parts.next().is_some_and(|first| FOLDERS.contains(&first));
    let are_names = parts.all(is_name);
    if is_in_folder && are_names {
        Ok(path)
    } else {
        Err(Failure::InvalidThemeFile { name: name.to_owned() })
    }
}
