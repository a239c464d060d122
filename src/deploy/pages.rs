//! Deployment to a branch of the user's repository, from which GitHub Pages and others serve.
//!
//! Takes the outputs and the settings; commits them on top of the branch and pushes it. Others write to the branch as well: the
//! host its `CNAME`, people the proof files of search engines, workflows their previews. So the branch has a manifest, as an
//! output folder has, and only what that lists is changed or removed. It never pushes with force, so two deployments at once
//! cannot undo each other.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::git::{Commit, Files, Git};
use super::github::Repository;
use super::{Changes, DeployOptions};
use crate::diagnostic::Diagnostics;
use crate::failure::{DomainPlace, Failure};
use crate::inspect::Inspectors;
use crate::model::address::OutputPath;
use crate::model::link::BaseUrl;
use crate::model::settings::GithubPages;
use crate::publish::{MANIFEST, Manifest, PublishOptions, publish};
use crate::render::Outputs;

const BRANCH: &str = "gh-pages";
const REMOTE: &str = "origin";
const NO_JEKYLL: &str = ".nojekyll";
const CNAME: &str = "CNAME";
const SUBJECT: &str = "Publish the site";
/// How many times the site is pushed if others push files of their own meanwhile.
const TRIES: usize = 5;
/// How many files a message names.
const NAMED: usize = 5;

/// Commits the site to its branch, pushes it, and gives the changes; `None` if a file could not be rendered or has a leak.
///
/// # Errors
/// If git is missing or fails, if the site is in no repository, if files of others are in the way, if the site would be at
/// another address than it is built for, or if there are too many deletions.
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
    let base_url = &outputs.site().settings.base_url;
    let git = Git::open(site)?;
    check_repository(&git, remote, base_url)?;
    if publish(outputs, inspectors, &PublishOptions::new(&git.tree), diagnostics)?.is_none() {
        return Ok(None);
    }
    let files = with_extras(&git, git.add_folder()?, settings.cname.as_deref())?;
    let target = Target { git: &git, remote, branch, base_url };
    let mut before = target.fetch()?;
    for tries_left in (0..TRIES).rev() {
        let next = target.prepare(&files, &before)?;
        next.changes.allow(options)?;
        if options.dry_run || before.commit.as_ref().is_some_and(|commit| commit.files == next.files) {
            return Ok(Some(next.changes));
        }
        let commit = git.commit(&git.make_tree(&next.files)?, before.commit.as_ref(), SUBJECT)?;
        let Err(failure) = git.push(&commit, remote, branch) else {
            return Ok(Some(next.changes));
        };
        // Another deployment may be newer than this one, so only files of others are no reason to end.
        match target.fetch() {
            Ok(after) if tries_left > 0 && after.has_same_site(&before) => before = after,
            _ => return Err(failure),
        }
    }
    Err(Failure::Bug("a deployment has no try left".to_owned()))
}

/// Checks that git cannot mistake the name of a branch or remote for an option.
fn name(name: &str) -> Result<&str, Failure> {
    if name.starts_with('-') || name.is_empty() {
        return Err(Failure::InvalidGitName { name: name.to_owned() });
    }
    Ok(name)
}

/// Checks that GitHub, if the remote is there, serves the site at the address that it is built for. With another one, its style
/// sheet is not found.
fn check_repository(git: &Git, remote: &str, base_url: &BaseUrl) -> Result<(), Failure> {
    // The first form is what was written; the second has the user's abbreviations (`insteadOf`) in full.
    let written = git.run(&["config", "--get", &format!("remote.{remote}.url")]).unwrap_or_default();
    let full = git.run(&["remote", "get-url", remote]).unwrap_or_default();
    let repository = [&*written, &*full, remote].into_iter().find_map(Repository::from_remote);
    match repository {
        Some(repository) if !repository.serves(base_url) => Err(Failure::OtherPagesAddress {
            repository: repository.full_name(),
            base_url: base_url.to_string(),
            right: repository.pages_address(),
        }),
        _ => Ok(()),
    }
}

/// The site's files and those that GitHub Pages needs beside them: one that turns off Jekyll, which would skip names that begin
/// with an underscore, and the domain.
///
/// # Errors
/// If the domain is both in the settings and in a file of the site, because they could differ.
fn with_extras(git: &Git, mut files: Files, cname: Option<&str>) -> Result<Files, Failure> {
    if !files.contains_key(NO_JEKYLL.as_bytes()) {
        files.insert(NO_JEKYLL.into(), git.add_text("")?);
    }
    if let Some(cname) = cname {
        if files.contains_key(CNAME.as_bytes()) {
            return Err(Failure::TwoDomains);
        }
        files.insert(CNAME.into(), git.add_text(&format!("{cname}\n"))?);
    }
    Ok(files)
}

/// Where the site goes.
struct Target<'t> {
    git: &'t Git,
    remote: &'t str,
    branch: &'t str,
    base_url: &'t BaseUrl,
}

/// The branch as it is.
struct Before {
    /// `None` if there is no branch.
    commit: Option<Commit>,
    /// What the last deployment wrote.
    manifest: Manifest,
}

/// The branch as it will be.
struct Next {
    files: Files,
    changes: Changes,
}

impl Before {
    /// The files of the last deployment that are still there.
    fn own_files(&self) -> Files {
        let files = self.commit.iter().flat_map(|commit| &commit.files);
        files.filter(|(path, _)| self.owns(path)).map(|(path, entry)| (path.clone(), entry.clone())).collect()
    }

    /// The files that faktum did not write.
    fn foreign_files(&self) -> Files {
        let files = self.commit.iter().flat_map(|commit| &commit.files);
        let foreign = files.filter(|(path, _)| !self.owns(path) && **path != *MANIFEST.as_bytes());
        foreign.map(|(path, entry)| (path.clone(), entry.clone())).collect()
    }

    fn owns(&self, path: &[u8]) -> bool {
        std::str::from_utf8(path).is_ok_and(|path| self.manifest.has(path))
    }

    /// Whether the same site is deployed, whatever else has changed.
    fn has_same_site(&self, other: &Before) -> bool {
        self.manifest == other.manifest && self.own_files() == other.own_files()
    }
}

impl Target<'_> {
    /// Fetches the branch.
    fn fetch(&self) -> Result<Before, Failure> {
        let commit = self.git.fetch(self.remote, self.branch)?;
        let entry = commit.as_ref().and_then(|commit| commit.files.get(MANIFEST.as_bytes()));
        let manifest = match entry {
            // Without a manifest, nothing on the branch is faktum's.
            None => Manifest::default(),
            Some(entry) => Manifest::parse(&self.git.text(entry)?)
                .ok_or_else(|| Failure::InvalidBranchManifest { branch: self.branch.to_owned() })?,
        };
        let mut before = Before { commit, manifest };
        if let Some(commit) = &before.commit
            && before.owns(CNAME.as_bytes())
            && self.git.last_subject(&commit.id, CNAME)? != SUBJECT
        {
            // Somebody has set another domain since the last deployment, so it is theirs.
            before.manifest.forget(CNAME);
        }
        Ok(before)
    }

    /// Puts the next state of the branch together: the site, and what others have there.
    fn prepare(&self, site: &Files, before: &Before) -> Result<Next, Failure> {
        let mut site = site.clone();
        let foreign = before.foreign_files();
        if foreign.contains_key(NO_JEKYLL.as_bytes()) {
            // It works whatever is in it.
            site.remove(NO_JEKYLL.as_bytes());
        }
        self.check_domain(&mut site, &foreign)?;
        let in_the_way = in_the_way(&site, &foreign);
        if !in_the_way.is_empty() {
            let more = in_the_way.len().saturating_sub(NAMED);
            let paths = in_the_way.into_iter().take(NAMED).collect();
            return Err(Failure::ForeignFilesOnBranch { branch: self.branch.to_owned(), paths, more });
        }
        let changes = changes(&site, before);
        let paths = site.keys().filter_map(|path| OutputPath::parse(std::str::from_utf8(path).ok()?));
        let manifest = Manifest::from_paths(paths.collect());
        let mut files = foreign;
        files.extend(site);
        files.insert(MANIFEST.into(), self.git.add_text(&manifest.text())?);
        Ok(Next { files, changes })
    }

    /// Checks that the domain of the next state is that of the site's address. A domain that somebody else wrote to the branch,
    /// as the settings page of GitHub does, is never changed: if it is the site's own, theirs stays in place of the site's.
    fn check_domain(&self, site: &mut Files, foreign: &Files) -> Result<(), Failure> {
        let branch = DomainPlace::Branch(self.branch.to_owned());
        for (files, place) in [(foreign, branch), (&*site, DomainPlace::Site)] {
            let Some(entry) = files.get(CNAME.as_bytes()) else {
                continue;
            };
            let domain = self.git.text(entry)?.trim().to_owned();
            if !self.base_url.is_root_of(&domain) {
                return Err(Failure::OtherDomain { domain, place, base_url: self.base_url.to_string() });
            }
        }
        if foreign.contains_key(CNAME.as_bytes()) {
            site.remove(CNAME.as_bytes());
        }
        Ok(())
    }
}

/// The files of others that the site would overwrite, or whose folder one of its files would be.
fn in_the_way(site: &Files, foreign: &Files) -> BTreeSet<String> {
    let folders: BTreeSet<&[u8]> = site.keys().flat_map(|path| folders_of(path)).collect();
    let is_in_the_way = |path: &[u8], entry: &[u8]| {
        site.get(path).is_some_and(|own| own != entry)
            || folders.contains(path)
            || folders_of(path).any(|folder| site.contains_key(folder))
    };
    let found = foreign.iter().filter(|(path, entry)| is_in_the_way(path, entry));
    found.map(|(path, _)| String::from_utf8_lossy(path).into_owned()).collect()
}

/// The folders that a path is in.
fn folders_of(path: &[u8]) -> impl Iterator<Item = &[u8]> {
    path.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| &path[..at])
}

/// What the site changes on the branch.
fn changes(site: &Files, before: &Before) -> Changes {
    let own_before = before.own_files();
    let mut changes = Changes { before: own_before.len(), ..Changes::default() };
    let shown = |path: &[u8]| -> Arc<str> { String::from_utf8_lossy(path).into() };
    for (path, entry) in site {
        let there = before.commit.as_ref().and_then(|commit| commit.files.get(path));
        match there {
            None => changes.added.push(shown(path)),
            Some(old) if old != entry => changes.changed.push(shown(path)),
            Some(_) => {}
        }
    }
    let removed = own_before.keys().filter(|path| !site.contains_key(*path));
    changes.removed = removed.map(|path| shown(path)).collect();
    changes
}
