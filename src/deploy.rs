//! Deployment: brings a finished site to where readers find it.
//!
//! Takes [`crate::render::Outputs`] without errors, and a branch, a folder or a command; gives what changes there
//! ([`Changes`]), and makes the changes unless only the list was asked for. It runs the user's own programs, git and the one
//! in `deploy.command`, with lists of arguments, never through a shell, and removes credentials from what they print. It also
//! exports the site of a Git revision ([`Revision`]), because it is what runs git. It
//! builds nothing, and refuses no site: previews and sites with errors never get here.

mod command;
mod folder;
mod git;
mod github;
mod pages;
mod revision;

use std::path::Path;

pub use command::deploy as to_command;
pub use folder::deploy as to_folder;
pub use pages::deploy as to_github_pages;
pub use revision::Revision;

use crate::failure::Failure;
pub use crate::publish::Changes;

/// The options of a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeployOptions {
    /// Whether to list the changes without making them.
    pub dry_run: bool,
    /// Whether to allow many deletions.
    pub yes: bool,
}

/// The share of files, in percent, above which deletions are probably a mistake.
const MAX_REMOVED: usize = 20;

impl Changes {
    /// A line for each file with `+`, `~` or `-`.
    pub fn listed(&self) -> String {
        let [added, changed, removed] = [('+', &self.added), ('~', &self.changed), ('-', &self.removed)]
            .map(|(sign, paths)| paths.iter().map(|path| format!("{sign} {path}\n")).collect::<String>());
        format!("{added}{changed}{removed}")
    }

    /// Refuses too many deletions.
    ///
    /// # Errors
    /// If more than 20 % of the files would be removed, unless that is allowed or nothing is changed.
    fn allow(&self, options: DeployOptions) -> Result<(), Failure> {
        if options.yes || options.dry_run || self.removed.len() * 100 <= self.before * MAX_REMOVED {
            return Ok(());
        }
        Err(Failure::ManyRemovals { removed: self.removed.len(), before: self.before })
    }
}

/// The file name of a program, for messages.
fn program_name(program: &str) -> String {
    Path::new(program).file_name().map_or(program.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// Why a program did not end with 0.
fn failed(program: String, output: &std::process::Output) -> Failure {
    let said = without_secrets(&String::from_utf8_lossy(&output.stderr)).trim().to_owned();
    Failure::ProgramFailed { program, code: output.status.code(), said }
}

/// The output of a program without credentials, which are what an address has before an `@`.
fn without_secrets(said: &str) -> String {
    let mut clean = String::with_capacity(said.len());
    let mut rest = said;
    while let Some(at) = rest.find("://") {
        let (before, after) = rest.split_at(at + 3);
        clean.push_str(before);
        let end =
            after.find(|c: char| c.is_whitespace() || matches!(c, '/' | '\'' | '"')).unwrap_or(after.len());
        match after[..end].rfind('@') {
            Some(secret) => {
                clean.push_str("***");
                rest = &after[secret..];
            }
            None => rest = after,
        }
    }
    clean.push_str(rest);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_in_addresses_are_not_said() {
        let said =
            "To https://me:s3cret@example.org/x.git\nfatal: 'ssh://git@host/y' and https://example.org/@z";
        let clean = "To https://***@example.org/x.git\nfatal: 'ssh://***@host/y' and https://example.org/@z";
        assert_eq!(without_secrets(said), clean);
    }

    #[test]
    fn many_deletions_need_a_yes() {
        let changes = |removed: usize| Changes {
            removed: (0..removed).map(|at| at.to_string().into()).collect(),
            before: 10,
            ..Changes::default()
        };
        let options = |yes| DeployOptions { dry_run: false, yes };
        assert!(changes(2).allow(options(false)).is_ok());
        assert!(changes(3).allow(options(false)).is_err());
        assert!(changes(3).allow(options(true)).is_ok());
    }
}
