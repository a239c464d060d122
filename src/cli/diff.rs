//! `faktum diff`: what would change for readers, against what is published, against a Git revision, or by the clock alone.
//!
//! Takes what was typed; prints the difference as text, JSON or Markdown. It writes nothing to the site or beside it, and takes no lock.
//! Finding differences is the work of [`crate::diff`]. A site with errors is not compared: what is missing in it would look removed.

mod json;
mod lines;
mod markdown;
mod text;

use std::mem::ManuallyDrop;
use std::path::Path;

use super::problems::{self, print, tell};
use super::watchdog::{self, Allowance};
use super::{DiffArguments, DiffFormat, Outcome, build_once, now, options_at};
use crate::deploy::Revision;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::diff::{Base, Compared, Side, SiteDiff, compare};
use crate::failure::Failure;
use crate::model::MessageLanguage;
use crate::pipeline::{self, Build, Now, Options};
use crate::report::Format;
use crate::words::Message;

pub(super) fn diff(arguments: &DiffArguments, language: MessageLanguage) -> Result<Outcome, Failure> {
    let options = options(arguments)?;
    let mut build = build_once(&options, language)?;
    let base = base(arguments, &options, &build, language)?;
    let Some(diff) = compared(&mut build, base, arguments, language)? else {
        return Ok(Outcome::Problems);
    };
    print(&match arguments.format {
        DiffFormat::Text => text::text(&diff, language),
        DiffFormat::Json => json::json(&diff)?,
        DiffFormat::Markdown => markdown::markdown(&diff, language),
    });
    Ok(Outcome::Fine)
}

/// The options of the build that is compared with the base.
fn options(arguments: &DiffArguments) -> Result<Options, Failure> {
    let options = options_at(&arguments.site, arguments.at.or(arguments.now))?;
    Ok(Options { base_url: arguments.base_url.clone(), ..options })
}

/// What a build is compared with: a folder if it is no other build.
struct Prepared {
    build: Option<ManuallyDrop<Build>>,
    /// Where the files of the other build are, if they are of a Git revision.
    exported: Option<Revision>,
}

fn base(
    arguments: &DiffArguments,
    options: &Options,
    build: &Build,
    language: MessageLanguage,
) -> Result<Prepared, Failure> {
    if arguments.base.is_some() {
        return Ok(Prepared { build: None, exported: None });
    }
    let Some(revision) = &arguments.revision else {
        let from = match arguments.from {
            Some(from) => options_at(&arguments.site, Some(from))?.now,
            None => now(arguments.now)?,
        };
        let build = ManuallyDrop::new(build.parsed.public_at(from));
        return Ok(Prepared { build: Some(build), exported: None });
    };
    // One moment for both, also if the revision has another time zone.
    let now = build.zone().map_or(options.now, |zone| Now::Moment(options.now.moment(zone)));
    let exported = Revision::export(&arguments.site, revision)?;
    let of_revision = Options { base_url: options.base_url.clone(), ..Options::new(exported.site(), now) };
    watchdog::start(&of_revision.rendering, Allowance::Once, language);
    let build = ManuallyDrop::new(pipeline::build(&of_revision)?);
    Ok(Prepared { build: Some(build), exported: Some(exported) })
}

/// Compares a build with its base. If either has errors, prints them and gives nothing.
fn compared(
    build: &mut ManuallyDrop<Build>,
    mut base: Prepared,
    arguments: &DiffArguments,
    language: MessageLanguage,
) -> Result<Option<SiteDiff>, Failure> {
    let revision = arguments.revision.as_deref();
    if build.outputs.is_none() {
        return Ok(refuse(build, Vec::new(), &arguments.site, None, language));
    }
    if let Some(old) = base.build.as_mut().filter(|old| old.outputs.is_none()) {
        return Ok(refuse(old, Vec::new(), site_of(&base.exported, arguments), revision, language));
    }
    let inspectors = build.inspectors()?;
    let old_inspectors = base.build.as_ref().map(|old| old.inspectors()).transpose()?;
    let Some(outputs) = &mut build.outputs else {
        return Err(Failure::Bug("a site to compare has no files".to_owned()));
    };
    let with = match (&mut base.build, &old_inspectors, &arguments.base) {
        (Some(old), Some(inspectors), _) => match &mut old.outputs {
            Some(outputs) => Base::Build(Side { outputs, inspectors }),
            None => return Err(Failure::Bug("a site to compare with has no files".to_owned())),
        },
        (_, _, Some(folder)) => Base::Folder(folder),
        _ => return Err(Failure::Bug("there is nothing to compare with".to_owned())),
    };
    let Compared { diff, base_problems, problems } =
        compare(with, Side { outputs, inspectors: &inspectors })?;
    if has_errors(&problems) {
        return Ok(refuse(build, problems, &arguments.site, None, language));
    }
    if let Some(old) = base.build.as_mut().filter(|_| has_errors(&base_problems)) {
        return Ok(refuse(old, base_problems, site_of(&base.exported, arguments), revision, language));
    }
    Ok(Some(diff))
}

/// The folder of the site that is the base.
fn site_of<'a>(exported: &'a Option<Revision>, arguments: &'a DiffArguments) -> &'a Path {
    exported.as_ref().map_or(&arguments.site, Revision::site)
}

fn has_errors(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Error)
}

/// Prints the problems of a build that is not compared because of its errors.
fn refuse(
    build: &mut Build,
    found: Vec<Diagnostic>,
    site: &Path,
    revision: Option<&str>,
    language: MessageLanguage,
) -> Option<SiteDiff> {
    let mut problems = Diagnostics::default();
    problems.extend(found);
    build.add(problems);
    problems::show(build, Format::Human, language, site);
    tell(&Message::NotCompared { revision }, language);
    None
}
