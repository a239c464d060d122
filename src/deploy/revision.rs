//! The files of a site at a Git revision, in a temporary folder.
//!
//! Takes the folder of a site in a repository, and the name of a revision; gives a [`Revision`], whose folder can be built as any site.
//! Only `content/` and `themes/` are exported, by the user's own git and through an index of its own, so that the work tree, the index and
//! the branches of the repository stay as they are. The folder can be read by nobody else, because it may have what is not public yet.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use super::git::{run_in, text};
use crate::failure::{Failure, Operation};

/// An exported site. Its folder is removed when it is dropped.
#[derive(Debug)]
pub struct Revision {
    folder: PathBuf,
    site: PathBuf,
}

impl Revision {
    /// Exports the site in a folder as it was at a revision.
    ///
    /// # Errors
    /// If git is missing or fails, if there is no such revision, or if the system refuses.
    pub fn export(site: &Path, revision: &str) -> Result<Revision, Failure> {
        if revision.starts_with('-') {
            return Err(Failure::InvalidRevision { revision: revision.to_owned() });
        }
        let git = |arguments: &[&str]| run_in(site, arguments, &[], &[]).map(text);
        let prefix = git(&["rev-parse", "--show-prefix"])?.trim_end_matches('\n').to_owned();
        let commit = git(&["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")]).map_err(
            |failure| match failure {
                Failure::ProgramFailed { .. } => Failure::InvalidRevision { revision: revision.to_owned() },
                failure => failure,
            },
        )?;
        let git_folder = git(&["rev-parse", "--absolute-git-dir"])?;
        let exported = Revision::in_new_folder(&prefix)?;
        exported.fill(site, git_folder.trim_end_matches('\n'), commit.trim(), &prefix)?;
        Ok(exported)
    }

    /// The folder of the site.
    pub fn site(&self) -> &Path {
        &self.site
    }

    fn in_new_folder(prefix: &str) -> Result<Revision, Failure> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let folder = std::env::temp_dir().join(format!("faktum-{}-{now}", std::process::id()));
        create_private(&folder).map_err(Failure::at(&folder, Operation::Create))?;
        let site = folder.join("tree").join(prefix);
        Ok(Revision { folder, site })
    }

    fn fill(&self, site: &Path, git_folder: &str, commit: &str, prefix: &str) -> Result<(), Failure> {
        let tree = self.folder.join("tree");
        fs::create_dir(&tree).map_err(Failure::at(&tree, Operation::Create))?;
        let index = self.folder.join("index");
        let own = [
            ("GIT_DIR", OsStr::new(git_folder)),
            ("GIT_INDEX_FILE", index.as_os_str()),
            ("GIT_WORK_TREE", tree.as_os_str()),
        ];
        // The whole tree, because the rules of `.gitattributes` may be anywhere above the site.
        run_in(&tree, &["read-tree", commit], &own, &[])?;
        let files = run_in(site, &["ls-tree", "-r", "-z", "--name-only", "--full-tree", commit], &[], &[])?;
        let wanted = ["content/", "themes/"].map(|name| format!("{prefix}{name}").into_bytes());
        let mut paths = Vec::new();
        for path in files.split(|byte| *byte == 0) {
            if wanted.iter().any(|folder| path.starts_with(folder)) {
                paths.extend_from_slice(path);
                paths.push(0);
            }
        }
        if !paths.is_empty() {
            run_in(&tree, &["checkout-index", "--quiet", "-z", "--stdin"], &own, &paths)?;
        }
        Ok(())
    }
}

impl Drop for Revision {
    fn drop(&mut self) {
        // It is in the folder for temporary files, which the system empties.
        let _left_behind = fs::remove_dir_all(&self.folder);
    }
}

/// Makes a folder that only this user can read. It must be new: a link that somebody else put there is not followed.
#[cfg(unix)]
fn create_private(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create_private(folder: &Path) -> std::io::Result<()> {
    // Each user of Windows has a folder for temporary files that others cannot read.
    fs::create_dir(folder)
}
