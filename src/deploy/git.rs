//! The user's git, for one repository.
//!
//! Takes trees, commits and names of branches; runs git, and gives what it prints. Trees are put together in an index of faktum's
//! own, so the user's work tree and index are not touched. It does not know what a site is.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::failed;
use crate::failure::{Failure, Operation};
use crate::publish::Lock;

/// The files of a tree by path, each with its mode, kind and id, as git prints them. Names of files need not be UTF-8.
pub(super) type Files = BTreeMap<Vec<u8>, Vec<u8>>;

/// The user's git, for one repository.
pub(super) struct Git {
    site: PathBuf,
    /// The repository's git directory.
    folder: PathBuf,
    /// The folder to which the site is published before it is committed.
    pub(super) tree: PathBuf,
    index: PathBuf,
    /// Held until the branch is pushed.
    _lock: Lock,
}

/// A commit and what it has.
pub(super) struct Commit {
    pub(super) id: String,
    pub(super) files: Files,
}

impl Git {
    pub(super) fn open(site: &Path) -> Result<Git, Failure> {
        let folder = run_in(site, &["rev-parse", "--absolute-git-dir"], &[], &[])?;
        let folder = PathBuf::from(text(folder).trim());
        let own = folder.join("faktum");
        fs::create_dir_all(&own).map_err(Failure::at(&own, Operation::Create))?;
        let lock = Lock::take(&own.join("lock"), &own)?;
        let [tree, index] = ["pages", "index"].map(|name| own.join(name));
        Ok(Git { site: site.to_owned(), folder, tree, index, _lock: lock })
    }

    /// Runs git in the site's folder, and gives its output.
    pub(super) fn run(&self, arguments: &[&str]) -> Result<String, Failure> {
        run_in(&self.site, arguments, &[], &[]).map(text)
    }

    /// Runs git with faktum's own index. `input` is what git reads.
    fn with_index(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<u8>, Failure> {
        let own_index = [
            ("GIT_DIR", self.folder.as_os_str()),
            ("GIT_INDEX_FILE", self.index.as_os_str()),
            ("GIT_WORK_TREE", self.tree.as_os_str()),
        ];
        run_in(&self.site, arguments, &own_index, input)
    }

    /// Adds the files of the folder `tree` to the repository, apart from faktum's own, and gives them.
    pub(super) fn add_folder(&self) -> Result<Files, Failure> {
        self.with_index(&["read-tree", "--empty"], &[])?;
        let tree = self.tree.to_string_lossy();
        self.with_index(&["-C", &tree, "add", "--all", "--force", "--", ".", ":(exclude).faktum"], &[])?;
        let id = self.with_index(&["write-tree"], &[]).map(text)?;
        self.files(id.trim())
    }

    /// Adds a text to the repository, and gives it as an entry of [`Files`].
    pub(super) fn add_text(&self, content: &str) -> Result<Vec<u8>, Failure> {
        let id = self.with_index(&["hash-object", "-w", "--stdin"], content.as_bytes()).map(text)?;
        Ok(format!("100644 blob {}", id.trim()).into_bytes())
    }

    /// The text of a file.
    pub(super) fn text(&self, entry: &[u8]) -> Result<String, Failure> {
        let id = String::from_utf8_lossy(entry);
        let id = id.rsplit(' ').next().unwrap_or_default();
        self.run(&["cat-file", "blob", id])
    }

    /// The files of a tree or commit.
    fn files(&self, tree: &str) -> Result<Files, Failure> {
        let listed = run_in(&self.site, &["ls-tree", "--full-tree", "-r", "-z", tree], &[], &[])?;
        let lines = listed.split(|byte| *byte == 0).filter_map(|line| {
            let tab = line.iter().position(|byte| *byte == b'\t')?;
            Some((line[tab + 1..].to_vec(), line[..tab].to_vec()))
        });
        Ok(lines.collect())
    }

    /// Makes a tree of files, and gives its id.
    pub(super) fn make_tree(&self, files: &Files) -> Result<String, Failure> {
        let mut lines = Vec::new();
        for (path, entry) in files {
            lines.extend([&**entry, b"\t", path, b"\0"].concat());
        }
        self.with_index(&["read-tree", "--empty"], &[])?;
        self.with_index(&["update-index", "-z", "--index-info"], &lines)?;
        let id = self.with_index(&["write-tree"], &[]).map(text)?;
        Ok(id.trim().to_owned())
    }

    /// Fetches a branch, and gives its latest commit; `None` if there is no such branch.
    pub(super) fn fetch(&self, remote: &str, branch: &str) -> Result<Option<Commit>, Failure> {
        let name = format!("refs/heads/{branch}");
        let found = self.run(&["ls-remote", "--heads", remote, &name])?;
        if found.trim().is_empty() {
            return Ok(None);
        }
        let copy = format!("refs/faktum/{branch}");
        self.run(&["fetch", "--quiet", "--no-tags", remote, &format!("+{name}:{copy}")])?;
        // The branch may have moved since it was found.
        let id = self.run(&["rev-parse", "--verify", &format!("{copy}^{{commit}}")])?.trim().to_owned();
        let files = self.files(&id)?;
        Ok(Some(Commit { id, files }))
    }

    /// The subject of the latest commit that changed a file.
    pub(super) fn last_subject(&self, commit: &str, path: &str) -> Result<String, Failure> {
        let said = self.run(&["log", "-1", "--format=%s", commit, "--", &format!(":(top){path}")])?;
        Ok(said.trim().to_owned())
    }

    pub(super) fn commit(
        &self,
        tree: &str,
        parent: Option<&Commit>,
        subject: &str,
    ) -> Result<String, Failure> {
        let mut arguments = Vec::new();
        // Git has no name for the committer on most build machines.
        if self.run(&["var", "GIT_COMMITTER_IDENT"]).is_err() {
            arguments.extend(["-c", "user.name=faktum", "-c", "user.email=faktum@localhost"]);
        }
        arguments.extend(["commit-tree", tree, "-m", subject]);
        if let Some(parent) = parent {
            arguments.extend(["-p", &parent.id]);
        }
        self.run(&arguments).map(|commit| commit.trim().to_owned())
    }

    /// Pushes a commit to a branch, never with force.
    pub(super) fn push(&self, commit: &str, remote: &str, branch: &str) -> Result<(), Failure> {
        self.run(&["push", "--quiet", remote, &format!("{commit}:refs/heads/{branch}")]).map(|_| ())
    }
}

pub(super) fn text(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Runs git in a folder with environment variables and input, and gives its output.
pub(super) fn run_in(
    site: &Path,
    arguments: &[&str],
    variables: &[(&str, &OsStr)],
    input: &[u8],
) -> Result<Vec<u8>, Failure> {
    let mut command = Command::new("git");
    command
        // The site is committed byte for byte, whatever the user's settings say about line ends.
        .args(["-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "-c", "core.quotePath=false"])
        .args(arguments)
        .current_dir(site)
        .envs(variables.iter().copied());
    let output = output_of(command, input)
        .map_err(|error| Failure::CannotStart { program: "git".to_owned(), error: error.to_string() })?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    let name = arguments.first().copied().unwrap_or_default();
    Err(failed(format!("git {name}"), &output))
}

/// Runs a program that reads `input` to its end before it prints.
fn output_of(mut command: Command, input: &[u8]) -> io::Result<Output> {
    if input.is_empty() {
        return command.stdin(Stdio::null()).output();
    }
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // If git ends early, its exit code and what it prints say why.
        let _ended_early = stdin.write_all(input);
    }
    child.wait_with_output()
}
