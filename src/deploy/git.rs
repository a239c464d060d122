//! Deployment to a branch of the user's repository, from which GitHub Pages and others serve.
//!
//! Takes the outputs and the settings; commits them on top of the branch and pushes it. The commit is made with an index of
//! its own, so the user's work tree and index are not touched. It never pushes with force, so two deployments at
//! once cannot undo each other.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::{Changes, DeployOptions, failed};
use crate::diagnostic::Diagnostics;
use crate::failure::{Failure, Operation};
use crate::inspect::Inspectors;
use crate::model::settings::GithubPages;
use crate::publish::{Lock, PublishOptions, publish};
use crate::render::Outputs;

const BRANCH: &str = "gh-pages";
const REMOTE: &str = "origin";
const NO_JEKYLL: &str = ".nojekyll";
const CNAME: &str = "CNAME";

/// Commits the site to its branch, pushes it, and gives the changes; `None` if a file could not be rendered or has a leak.
///
/// # Errors
/// If git is missing or fails, if the site is in no repository, or if there are too many deletions.
pub fn deploy(
    outputs: &Outputs,
    inspectors: &Inspectors,
    site: &Path,
    settings: &GithubPages,
    options: DeployOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Changes>, Failure> {
    let branch = name(settings.branch.as_deref().unwrap_or(BRANCH))?;
    let remote = name(settings.remote.as_deref().unwrap_or(REMOTE))?;
    let git = Git::open(site)?;
    if publish(outputs, inspectors, &PublishOptions::new(&git.tree), diagnostics)?.is_none() {
        return Ok(None);
    }
    let tree = git.commit_tree_of_site(&extras(outputs, settings.cname.as_deref())?)?;
    let parent = git.fetch(remote, branch)?;
    let changes = git.changes(parent.as_deref(), &tree)?;
    changes.allow(options)?;
    if !options.dry_run && !changes.is_empty() {
        let commit = git.commit(&tree, parent.as_deref())?;
        git.run(&["push", "--quiet", remote, &format!("{commit}:refs/heads/{branch}")])?;
    }
    Ok(Some(changes))
}

/// Checks that git cannot mistake the name of a branch or remote for an option.
fn name(name: &str) -> Result<&str, Failure> {
    if name.starts_with('-') || name.is_empty() {
        return Err(Failure::InvalidGitName { name: name.to_owned() });
    }
    Ok(name)
}

/// The files that GitHub Pages needs beside the site, with their texts: one that turns off Jekyll, which would skip names that
/// begin with an underscore, and the domain.
///
/// # Errors
/// If the domain is both in the settings and in a file of the site, because they could differ.
fn extras(outputs: &Outputs, cname: Option<&str>) -> Result<Vec<(&'static str, String)>, Failure> {
    let has = |name: &str| outputs.list().iter().any(|output| output.path.as_str() == name);
    let mut extras = Vec::new();
    if !has(NO_JEKYLL) {
        extras.push((NO_JEKYLL, String::new()));
    }
    if let Some(cname) = cname {
        if has(CNAME) {
            return Err(Failure::TwoDomains);
        }
        extras.push((CNAME, format!("{cname}\n")));
    }
    Ok(extras)
}

/// The user's git, for one repository.
struct Git {
    site: PathBuf,
    /// The repository's git directory.
    folder: PathBuf,
    /// The folder to which the site is published before it is committed.
    tree: PathBuf,
    index: PathBuf,
    /// The file from which git reads a text that is added to the site.
    extra: PathBuf,
    /// Held until the branch is pushed.
    _lock: Lock,
}

impl Git {
    fn open(site: &Path) -> Result<Git, Failure> {
        let folder = run_in(site, &["rev-parse", "--absolute-git-dir"], &[])?;
        let folder = PathBuf::from(folder.trim());
        let own = folder.join("faktum");
        fs::create_dir_all(&own).map_err(Failure::at(&own, Operation::Create))?;
        let lock = Lock::take(&own.join("lock"), &own)?;
        let [tree, index, extra] = ["pages", "index", "extra"].map(|name| own.join(name));
        Ok(Git { site: site.to_owned(), folder, tree, index, extra, _lock: lock })
    }

    /// Runs git in the site's folder, and gives its output.
    fn run(&self, arguments: &[&str]) -> Result<String, Failure> {
        run_in(&self.site, arguments, &[])
    }

    /// Adds the site's files and `extras` to the repository, and gives the id of their tree.
    fn commit_tree_of_site(&self, extras: &[(&str, String)]) -> Result<String, Failure> {
        let own_index = [
            ("GIT_DIR", self.folder.as_os_str()),
            ("GIT_INDEX_FILE", self.index.as_os_str()),
            ("GIT_WORK_TREE", self.tree.as_os_str()),
        ];
        let run = |arguments: &[&str]| run_in(&self.site, arguments, &own_index);
        run(&["read-tree", "--empty"])?;
        let tree = self.tree.to_string_lossy();
        run(&["-C", &tree, "add", "--all", "--force", "--", ".", ":(exclude).faktum"])?;
        for (name, text) in extras {
            fs::write(&self.extra, text).map_err(Failure::at(&self.extra, Operation::Write))?;
            let blob = run(&["hash-object", "-w", "--no-filters", &self.extra.to_string_lossy()])?;
            run(&["update-index", "--add", "--cacheinfo", &format!("100644,{},{name}", blob.trim())])?;
        }
        run(&["write-tree"]).map(|tree| tree.trim().to_owned())
    }

    /// Fetches the branch, and gives its latest commit; `None` if there is no such branch.
    fn fetch(&self, remote: &str, branch: &str) -> Result<Option<String>, Failure> {
        let found = self.run(&["ls-remote", "--heads", remote, &format!("refs/heads/{branch}")])?;
        let Some(commit) = found.split_whitespace().next() else {
            return Ok(None);
        };
        let copy = format!("+refs/heads/{branch}:refs/faktum/{branch}");
        self.run(&["fetch", "--quiet", "--no-tags", remote, &copy])?;
        Ok(Some(commit.to_owned()))
    }

    /// The changes between a commit, if there is one, and a tree.
    fn changes(&self, parent: Option<&str>, tree: &str) -> Result<Changes, Failure> {
        let Some(parent) = parent else {
            return Ok(Changes { added: self.paths(tree)?, ..Changes::default() });
        };
        let mut changes = Changes { before: self.paths(parent)?.len(), ..Changes::default() };
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
            list.push(path.into());
        }
        Ok(changes)
    }

    /// The paths of the files of a tree or commit.
    fn paths(&self, tree: &str) -> Result<Vec<Arc<str>>, Failure> {
        let listed = self.run(&["ls-tree", "--full-tree", "-r", "-z", "--name-only", tree])?;
        Ok(listed.split('\0').filter(|path| !path.is_empty()).map(Arc::from).collect())
    }

    fn commit(&self, tree: &str, parent: Option<&str>) -> Result<String, Failure> {
        let mut arguments = Vec::new();
        // Git has no name for the committer on most build machines.
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

/// Runs git in a folder with environment variables, and gives its output.
fn run_in(site: &Path, arguments: &[&str], variables: &[(&str, &OsStr)]) -> Result<String, Failure> {
    let output = Command::new("git")
        // The site is committed byte for byte, whatever the user's settings say about line ends.
        .args(["-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "-c", "core.quotePath=false"])
        .args(arguments)
        .current_dir(site)
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::CannotStart { program: "git".to_owned(), error: error.to_string() })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let command = arguments.first().copied().unwrap_or_default();
    Err(failed(format!("git {command}"), &output))
}
