//! A finished site to where readers find it.
//!
//! Takes [`crate::render::Outputs`] that have been made and checked, and a target; gives what changes there ([`Changes`]), and makes it
//! so unless only that was asked for. It runs the user's own programs, git and whatever `deploy.command` names, with
//! lists of arguments and never through a shell, and says nothing of what they say that could be a secret. It never
//! builds: a preview, a site with errors or one for this machine alone does not get here.

mod command;
mod folder;
mod git;

use std::path::Path;
use std::sync::Arc;

pub use command::deploy as to_command;
pub use folder::deploy as to_folder;
pub use git::deploy as to_github_pages;

use crate::failure::Failure;
pub use crate::publish::Changes;

/// How a deployment is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeployOptions {
    /// Whether to say only what would change.
    pub dry_run: bool,
    /// Whether many deletions are meant.
    pub yes: bool,
}

/// The share of files, in percent, above which deletions are taken for a mistake.
const MANY: usize = 20;

impl Changes {
    /// A line for each file, then how many there are of each.
    pub fn listed(&self) -> String {
        let lines = |sign: char, paths: &[Arc<str>]| -> String {
            paths.iter().map(|path| format!("{sign} {path}\n")).collect()
        };
        format!(
            "{}{}{}{} added, {} changed, {} removed\n",
            lines('+', &self.added),
            lines('~', &self.changed),
            lines('-', &self.removed),
            self.added.len(),
            self.changed.len(),
            self.removed.len()
        )
    }

    /// # Errors
    /// If so much is removed that it looks like a mistake, and nobody has said that it is none.
    fn allow(&self, options: DeployOptions) -> Result<(), Failure> {
        if options.yes || options.dry_run || self.removed.len() * 100 <= self.before * MANY {
            return Ok(());
        }
        Err(Failure::Usage(format!(
            "this would remove {} of {} files; look at them with --dry-run, and add --yes if that is meant",
            self.removed.len(),
            self.before
        )))
    }
}

/// The name of a program for messages: without the folders it lies in.
fn program_name(program: &str) -> String {
    Path::new(program).file_name().map_or(program.to_owned(), |name| name.to_string_lossy().into_owned())
}

/// What a program said, without what may be secrets: whatever stands before an `@` in an address.
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
