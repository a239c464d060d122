//! Which folders a site is never written to.
//!
//! Takes the folder that was asked for and the site's own; gives its full path, or the reason for refusing it. It looks at
//! paths alone, not at what is in the folder.

use std::path::{Component, Path, PathBuf};

use super::manifest::MANIFEST;
use crate::failure::{Failure, Operation, OutputRefusal};

/// The full path of an output folder.
///
/// # Errors
/// [`Failure::OutputFolder`] with the reason, for the root of the file system, for a folder that is or holds the home folder or the
/// site, and for one inside `content/` or `themes/`, whose files the next build would read, or inside `.git/`.
pub fn check_output_folder(out: &Path, site: &Path, home: Option<&Path>) -> Result<PathBuf, Failure> {
    let full = check_place(out, site, home)?;
    let refused = |why| Err(Failure::OutputFolder { folder: full.clone(), why });
    if full.ancestors().any(|outer| outer.join(SHARE_MARK).exists()) {
        return refused(OutputRefusal::Share);
    }
    if full.exists() && !full.is_dir() {
        return refused(OutputRefusal::File);
    }
    Ok(full)
}

/// The full path of a folder or file that is not one of those which [`check_output_folder`] refuses by their place alone.
fn check_place(out: &Path, site: &Path, home: Option<&Path>) -> Result<PathBuf, Failure> {
    let full = real(out)?;
    let site = real(site)?;
    let refused = |why| Err(Failure::OutputFolder { folder: full.clone(), why });
    if full.parent().is_none() {
        return refused(OutputRefusal::Root);
    }
    if let Some(home) = home
        && home.is_absolute()
        && real(home)?.starts_with(&full)
    {
        return refused(OutputRefusal::Home);
    }
    if site.starts_with(&full) {
        return refused(OutputRefusal::Site);
    }
    for source in ["content", "themes", ".git"] {
        let source_folder = real(&site.join(source))?;
        if full.starts_with(&source_folder) || source_folder.starts_with(&full) {
            return refused(OutputRefusal::Source(source));
        }
    }
    Ok(full)
}

/// The file in a copy of the site for somebody. What has it is never published.
pub const SHARE_MARK: &str = ".faktum-share";

/// The full path at which a copy of the site for somebody may be written: a folder or an archive. Not where a site is published, nor where
/// [`check_output_folder`] lets nothing be written.
///
/// # Errors
/// [`Failure::OutputFolder`] with the reason.
pub fn check_share_place(out: &Path, site: &Path, home: Option<&Path>) -> Result<PathBuf, Failure> {
    let full = check_place(out, site, home)?;
    refuse_published(&full, site)?;
    Ok(full)
}

/// Whether what is not for readers may be written to a folder: not where a site is published, nor where [`check_output_folder`]
/// lets nothing be written.
///
/// # Errors
/// [`Failure::OutputFolder`] with the reason.
pub fn check_evidence_folder(folder: &Path, site: &Path, home: Option<&Path>) -> Result<(), Failure> {
    refuse_published(&check_output_folder(folder, site, home)?, site)
}

/// Refuses a path that is where a site is published, or below.
fn refuse_published(full: &Path, site: &Path) -> Result<(), Failure> {
    let public = real(&site.join("public"))?;
    // Beside an output folder, the next site is made in a hidden folder.
    let is_staging = |name: &str| name.starts_with('.') && name.ends_with(".faktum");
    let is_published = full.ancestors().any(|outer| {
        let name = outer.file_name().map_or(String::new(), |name| name.to_string_lossy().into_owned());
        outer == public || outer.join(MANIFEST).exists() || is_staging(&name)
    });
    if is_published {
        return Err(Failure::OutputFolder { folder: full.to_owned(), why: OutputRefusal::Published });
    }
    Ok(())
}

/// The path without symbolic links, `.` and `..`. Names that do not exist yet stay as they are.
fn real(path: &Path) -> Result<PathBuf, Failure> {
    let absolute = std::path::absolute(path).map_err(Failure::at(path, Operation::Find))?;
    let mut real = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                real.pop();
            }
            component => real.push(component),
        }
        if let Ok(resolved) = real.canonicalize() {
            real = resolved;
        }
    }
    Ok(real)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_would_be_a_loss_are_refused() {
        let site = Path::new("/nowhere/site");
        let home = Some(Path::new("/nowhere/home/me"));
        for bad in [
            "/",
            "/nowhere",
            "/nowhere/site",
            "/nowhere/site/.",
            "/nowhere/site/x/..",
            "/nowhere/site/content",
            "/nowhere/site/content/x",
            "/nowhere/site/themes/default",
            "/nowhere/home",
            "/nowhere/home/me",
        ] {
            assert!(check_output_folder(Path::new(bad), site, home).is_err(), "{bad}");
        }
        for good in ["/nowhere/site/public", "/nowhere/home/me/public", "/nowhere/site-public"] {
            assert!(check_output_folder(Path::new(good), site, home).is_ok(), "{good}");
        }
    }
}
