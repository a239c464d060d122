//! Onto a branch of the user's repository, from which GitHub Pages and others serve.
//!
//! The commit is made from the site's files with an index of its own: neither the work tree nor the user's index is
//! touched. The branch gets a commit on top of the one it has, and no force is used, so two deployments at once
//! cannot undo each other.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Caution, Changes, without_secrets};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::leaks::Watch;
use crate::model::settings::GithubPages;
use crate::publish::publish;
use crate::render::Outputs;

const BRANCH: &str = "gh-pages";
const REMOTE: &str = "origin";

/// Commits the site to its branch and pushes it; gives what was different, or `None` if a file could not be made or has
/// a leak in it.
///
/// # Errors
/// If git is missing, refuses or fails; if the site is in no repository; if much would be removed without a yes.
pub fn deploy(
    outputs: &Outputs,
    watch: &Watch,
    site: &Path,
    settings: &GithubPages,
    caution: Caution,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Changes>, Failure> {
    let branch = name(settings.branch.as_deref().unwrap_or(BRANCH))?;
    let remote = name(settings.remote.as_deref().unwrap_or(REMOTE))?;
    let git = Git::of(site)?;
    if publish(outputs, watch, &git.tree, &|_, _| {}, diagnostics)?.is_none() {
        return Ok(None);
    }
    git.write_extras(settings.cname.as_deref())?;
    let tree = git.commit_tree_of_site()?;
    let parent = git.fetch(remote, branch)?;
    let changes = git.changes(parent.as_deref(), &tree)?;
    changes.allow(caution)?;
    if !caution.dry_run && !changes.is_empty() {
        let commit = git.commit(&tree, parent.as_deref())?;
        git.run(&["push", "--quiet", remote, &format!("{commit}:refs/heads/{branch}")])?;
    }
    Ok(Some(changes))
}

/// A name that git cannot take for an option.
fn name(name: &str) -> Result<&str, Failure> {
    if name.starts_with('-') || name.is_empty() {
        return Err(Failure::Usage(format!(
            "`{name}` in `deploy` of content/site.yaml is no branch or remote"
        )));
    }
    Ok(name)
}

/// The user's git, for one repository.
struct Git {
    site: PathBuf,
    /// The repository itself.
    folder: PathBuf,
    /// Where the site is made to be committed.
    tree: PathBuf,
    index: PathBuf,
}

impl Git {
    fn of(site: &Path) -> Result<Git, Failure> {
        let folder = run_in(site, &["rev-parse", "--absolute-git-dir"], &[])?;
        let folder = PathBuf::from(folder.trim());
        let own = folder.join("faktum");
        fs::create_dir_all(&own).map_err(|error| Failure::at(&own, "create", &error))?;
        Ok(Git { site: site.to_owned(), folder, tree: own.join("pages"), index: own.join("index") })
    }

    /// Runs git in the site's folder, and gives what it prints.
    fn run(&self, arguments: &[&str]) -> Result<String, Failure> {
        run_in(&self.site, arguments, &[])
    }

    /// What GitHub Pages wants beside the site: no Jekyll, which would leave out names that begin with an underscore;
    /// and the domain.
    fn write_extras(&self, cname: Option<&str>) -> Result<(), Failure> {
        let write = |name: &str, text: &str| {
            let file = self.tree.join(name);
            // The site may have one of its own.
            match file.exists() && name == ".nojekyll" {
                true => Ok(()),
                false => fs::write(&file, text).map_err(|error| Failure::at(&file, "write", &error)),
            }
        };
        write(".nojekyll", "")?;
        match cname {
            Some(cname) => write("CNAME", &format!("{cname}\n")),
            None => Ok(()),
        }
    }

    /// Puts the site's files into the repository, and gives the name of their tree.
    fn commit_tree_of_site(&self) -> Result<String, Failure> {
        let variables = [
            ("GIT_DIR", self.folder.as_os_str()),
            ("GIT_INDEX_FILE", self.index.as_os_str()),
            ("GIT_WORK_TREE", self.tree.as_os_str()),
        ];
        let run = |arguments: &[&str]| run_in(&self.site, arguments, &variables);
        run(&["read-tree", "--empty"])?;
        let tree = self.tree.to_string_lossy();
        run(&["-C", &tree, "add", "--all", "--force", "--", ".", ":(exclude).faktum"])?;
        run(&["write-tree"]).map(|tree| tree.trim().to_owned())
    }

    /// The commit that the branch has now; `None` if there is no branch yet.
    fn fetch(&self, remote: &str, branch: &str) -> Result<Option<String>, Failure> {
        let found = self.run(&["ls-remote", "--heads", remote, &format!("refs/heads/{branch}")])?;
        let Some(commit) = found.split_whitespace().next() else {
            return Ok(None);
        };
        self.run(&[
            "fetch",
            "--quiet",
            "--no-tags",
            remote,
            &format!("+refs/heads/{branch}:refs/faktum/{branch}"),
        ])?;
        Ok(Some(commit.to_owned()))
    }

    fn changes(&self, parent: Option<&str>, tree: &str) -> Result<Changes, Failure> {
        let listed = |commit: &str| self.run(&["ls-tree", "--full-tree", "-r", "-z", "--name-only", commit]);
        let split = |text: &str| {
            text.split('\0').filter(|path| !path.is_empty()).map(String::from).collect::<Vec<_>>()
        };
        let Some(parent) = parent else {
            return Ok(Changes { added: split(&listed(tree)?), ..Changes::default() });
        };
        let before = split(&listed(parent)?).len();
        let mut changes = Changes { before, ..Changes::default() };
        let different = self.run(&[
            "diff-tree",
            "--no-relative",
            "-r",
            "-z",
            "--no-renames",
            "--name-status",
            parent,
            tree,
        ])?;
        let mut pieces = different.split('\0');
        while let (Some(status), Some(path)) = (pieces.next(), pieces.next()) {
            let list = match status {
                "A" => &mut changes.added,
                "D" => &mut changes.removed,
                _ => &mut changes.changed,
            };
            list.push(path.to_owned());
        }
        Ok(changes)
    }

    fn commit(&self, tree: &str, parent: Option<&str>) -> Result<String, Failure> {
        let mut arguments = Vec::new();
        // A machine that builds often has no name of its own.
        if self.run(&["var", "GIT_COMMITTER_IDENT"]).is_err() {
            arguments.extend(["-c", "user.name=faktum", "-c", "user.email=faktum@localhost"]);
        }
        arguments.extend(["commit-tree", tree, "-m", "Publish the site"]);
        if let Some(parent) = parent {
            arguments.extend(["-p", parent]);
        }
        self.run(&arguments).map(|commit| commit.trim().to_owned())
    }
}

/// Runs git in a folder, with variables of its own, and gives what it prints.
fn run_in(site: &Path, arguments: &[&str], variables: &[(&str, &OsStr)]) -> Result<String, Failure> {
    let output = Command::new("git")
        // The bytes of the site are committed as they are, whatever the user's settings make of line ends.
        .args(["-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "-c", "core.quotePath=false"])
        .args(arguments)
        .current_dir(site)
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::Usage(format!("cannot start git: {error}")))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = without_secrets(&String::from_utf8_lossy(&output.stderr));
    let command = arguments.first().copied().unwrap_or_default();
    Err(Failure::Usage(format!("git {command} failed: {}", said.trim())))
}
