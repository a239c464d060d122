//! `faktum deploy`: builds the site for now, hands it to [`crate::deploy`], and records its addresses.
//!
//! It refuses a site whose address is this machine or only an example. [`crate::deploy`] and [`crate::publish`] make all other
//! checks.

use std::path::PathBuf;

use super::build::record;
use super::problems::{self, print, tell};
use super::{DeployArguments, DeployTarget, Outcome, build_once};
use crate::deploy::{self, Changes, DeployOptions};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::model::link::BaseUrl;
use crate::pipeline::Build;
use crate::publish::check_output_folder;
use crate::report::{Format, printable};
use crate::words::{self, Message};

pub(super) fn deploy(arguments: &DeployArguments, language: MessageLanguage) -> Result<Outcome, Failure> {
    let options = DeployOptions { dry_run: arguments.dry_run, yes: arguments.yes };
    let mut build = build_once(&arguments.options()?, language)?;
    let inspectors = build.inspectors()?;
    let mut found = Diagnostics::default();
    let changes = match &build.outputs {
        None => None,
        Some(outputs) => {
            let settings = &outputs.site().settings;
            refuse_unreachable(&settings.base_url)?;
            let settings = settings.deploy.clone();
            match &arguments.target {
                DeployTarget::GithubPages => {
                    let pages = settings.github_pages.unwrap_or_default();
                    deploy::to_github_pages(
                        outputs,
                        &inspectors,
                        &arguments.site,
                        &pages,
                        options,
                        &mut found,
                    )?
                }
                DeployTarget::Folder { path } => {
                    let named = path.clone().or(settings.folder.map(|folder| arguments.site.join(&*folder)));
                    let folder = guarded(named.ok_or(Failure::NoFolder)?, arguments)?;
                    deploy::to_folder(outputs, &inspectors, &folder, options, &mut found)?
                }
                DeployTarget::Command => {
                    let folder = guarded(arguments.site.join("public"), arguments)?;
                    let changes = deploy::to_folder(outputs, &inspectors, &folder, options, &mut found)?;
                    if changes.is_some() && !options.dry_run {
                        deploy::to_command(&settings.command, &folder, &arguments.site)?;
                    }
                    changes
                }
            }
        }
    };
    build.add(found);
    problems::show(&build, Format::Human, language, &arguments.site);
    problems::show_skipped(&inspectors, language);
    let outcome = match changes {
        Some(changes) => finish(&build, &changes, arguments, language)?,
        None => {
            tell(&Message::NotDeployed, language);
            Outcome::Problems
        }
    };
    problems::show_minor(&build, Format::Human, language);
    problems::show_unlinked(&build, language);
    problems::show_held_back(&build, Format::Human, language);
    Ok(outcome)
}

fn finish(
    build: &Build,
    changes: &Changes,
    arguments: &DeployArguments,
    language: MessageLanguage,
) -> Result<Outcome, Failure> {
    let [added, changed, removed] = [&changes.added, &changes.changed, &changes.removed].map(Vec::len);
    if arguments.dry_run {
        print(&printable(&changes.listed(), &['\n']));
        let summary = words::message(&Message::WouldDeploy { added, changed, removed }, language);
        print(&format!("{summary}\n"));
        problems::show_new(build, language);
        return Ok(Outcome::Fine);
    }
    let recorded = record(build, &arguments.site)?.addresses;
    tell(&Message::Deployed { added, changed, removed, recorded }, language);
    problems::show_new(build, language);
    Ok(problems::outcome(build, false))
}

fn guarded(folder: PathBuf, arguments: &DeployArguments) -> Result<PathBuf, Failure> {
    check_output_folder(&folder, &arguments.site, std::env::home_dir().as_deref())
}

/// Refuses an address that no reader can use.
fn refuse_unreachable(base_url: &BaseUrl) -> Result<(), Failure> {
    let origin = base_url.origin().to_owned();
    if base_url.is_local() {
        return Err(Failure::Localhost { origin });
    }
    if base_url.is_placeholder() {
        return Err(Failure::Placeholder { origin });
    }
    Ok(())
}
