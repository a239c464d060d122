//! Onto a branch of the user's repository, from which GitHub Pages and others serve.
//!
//! The commit is made from the site's files with an index of its own: neither the work tree nor the user's index is
//! touched. The branch gets a commit on top of the one it has, and no force is used, so two deployments at once
//! cannot undo each other.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use super::{Changes, DeployOptions, without_secrets};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::model::settings::GithubPages;
use crate::publish::{Lock, PublishOptions, publish};
use crate::render::Outputs;

const BRANCH: &str = "gh-pages";
const REMOTE: &str = "origin";
const NO_JEKYLL: &str = ".nojekyll";
const CNAME: &str = "CNAME";

/// Commits the site to its branch and pushes it; gives what was different, or `None` if a file could not be made or has
/// a leak in it.
///
/// # Errors
/// If git is missing, refuses or fails; if the site is in no repository; if much would be removed without a yes.
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

/// A name that git cannot take for an option.
fn name(name: &str) -> Result<&str, Failure> {
    if name.starts_with('-') || name.is_empty() {
        return Err(Failure::Usage(format!(
            "`{name}` in `deploy` of content/site.yaml is no branch or remote"
        )));
    }
    Ok(name)
}

/// What GitHub Pages wants beside the site, by name: no Jekyll, which would leave out names that begin with an
/// underscore; and the domain.
///
/// # Errors
/// If the domain stands both in the settings and in a file of the site: they could differ.
fn extras(outputs: &Outputs, cname: Option<&str>) -> Result<Vec<(&'static str, String)>, Failure> {
    let has = |name: &str| outputs.list().iter().any(|output| output.path.as_str() == name);
    let no_jekyll = (!has(NO_JEKYLL)).then(|| (NO_JEKYLL, String::new()));
    let cname = cname.map(|cname| (CNAME, format!("{cname}\n")));
    if cname.is_some() && has(CNAME) {
        let message = "the domain stands in content/files/CNAME and as `cname` in content/site.yaml; remove one of them";
        return Err(Failure::Usage(message.to_owned()));
    }
    Ok(no_jekyll.into_iter().chain(cname).collect())
}

/// The user's git, for one repository.
struct Git {
    site: PathBuf,
    /// The repository itself.
    folder: PathBuf,
    /// Where the site is made to be committed.
    tree: PathBuf,
    index: PathBuf,
    /// Where a file beside the site's is put for git to read.
    extra: PathBuf,
    /// From making the tree to pushing it, for one run alone.
    _lock: Lock,
}

impl Git {
    fn open(site: &Path) -> Result<Git, Failure> {
        let folder = run_in(site, &["rev-parse", "--absolute-git-dir"], &[])?;
        let folder = PathBuf::from(folder.trim());
        let own = folder.join("faktum");
        fs::create_dir_all(&own).map_err(|error| Failure::at(&own, "create", &error))?;
        let lock = Lock::take(&own.join("lock"), &own)?;
        let [tree, index, extra] = ["pages", "index", "extra"].map(|name| own.join(name));
        Ok(Git { site: site.to_owned(), folder, tree, index, extra, _lock: lock })
    }

    /// Runs git in the site's folder, and gives what it prints.
    fn run(&self, arguments: &[&str]) -> Result<String, Failure> {
        run_in(&self.site, arguments, &[])
    }

    /// Puts the site's files into the repository, and those beside it, and gives the name of their tree.
    fn commit_tree_of_site(&self, extras: &[(&str, String)]) -> Result<String, Failure> {
        let variables = [
            ("GIT_DIR", self.folder.as_os_str()),
            ("GIT_INDEX_FILE", self.index.as_os_str()),
            ("GIT_WORK_TREE", self.tree.as_os_str()),
        ];
        let run = |arguments: &[&str]| run_in(&self.site, arguments, &variables);
        run(&["read-tree", "--empty"])?;
        let tree = self.tree.to_string_lossy();
        run(&["-C", &tree, "add", "--all", "--force", "--", ".", ":(exclude).faktum"])?;
        for (name, text) in extras {
            fs::write(&self.extra, text).map_err(|error| Failure::at(&self.extra, "write", &error))?;
            let blob = run(&["hash-object", "-w", "--no-filters", &self.extra.to_string_lossy()])?;
            run(&["update-index", "--add", "--cacheinfo", &format!("100644,{},{name}", blob.trim())])?;
        }
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
            text.split('\0').filter(|path| !path.is_empty()).map(Arc::from).collect::<Vec<Arc<str>>>()
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
            list.push(path.into());
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
