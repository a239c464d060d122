//! `faktum build`: builds the site and publishes it to a folder, once or after each change.
//!
//! Takes what was typed; gives the outcome, after printing the problems and a summary. With `--watch`, a build that fails
//! does not end the run.

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::problems::{self, tell};
use super::progress::Progress;
#[cfg(feature = "serve")]
use super::watchdog::{self, Allowance};
use super::{BuildArguments, Outcome, build_once};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::fingerprint;
use crate::model::MessageLanguage;
use crate::permalinks::{self, NewPermalink, Recorded};
use crate::pipeline::Build;
#[cfg(feature = "serve")]
use crate::pipeline::Options;
use crate::publish::{PublishOptions, Receipt, check_output_folder, publish};
use crate::scaffold::in_site;
#[cfg(feature = "serve")]
use crate::serve::Event;
use crate::words::Message;

pub(super) fn build(arguments: &BuildArguments, language: MessageLanguage) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = arguments.site.options()?;
    let name = arguments
        .shard
        .map_or("public".to_owned(), |shard| format!("public-{}-of-{}", shard.number(), shard.count()));
    let out = arguments.out.clone().unwrap_or_else(|| in_site(&options.site, &name));
    let home = std::env::home_dir();
    let out =
        OutputFolder { path: check_output_folder(&out, &options.site, home.as_deref())?, as_typed: out };
    #[cfg(feature = "serve")]
    if arguments.watch {
        return watch(options, &out, arguments, language);
    }
    let mut build = build_once(&options, language)?;
    if let Some((outputs, shard)) = build.outputs.as_mut().zip(arguments.shard) {
        outputs.keep(shard);
    }
    publish_build(&mut build, &out, arguments, language, start)
}

/// The folder that the site is written to.
struct OutputFolder {
    /// The full path, checked.
    path: PathBuf,
    /// The path as it was typed, for messages.
    as_typed: PathBuf,
}

/// Builds and publishes after each change. A failure is printed, and the next change is a new attempt.
#[cfg(feature = "serve")]
fn watch(
    options: Options,
    out: &OutputFolder,
    arguments: &BuildArguments,
    language: MessageLanguage,
) -> Result<Outcome, Failure> {
    let on_event = |event: Event<'_>| match event {
        Event::Failed(failure) => tell(&Message::Failed { failure }, language),
        Event::Polling(reason) => super::tell_polling(reason, language),
        Event::Open(_) | Event::Edition { .. } | Event::PortTaken(_) => {}
    };
    watchdog::start(&options.rendering, Allowance::AfterEachPause, language);
    let mut is_first = true;
    crate::serve::rebuild(options, arguments.poll, on_event, |session| {
        if std::mem::take(&mut is_first) {
            tell(&Message::Watching { site: &arguments.site.site }, language);
        }
        let start = Instant::now();
        let mut build = session.build();
        let alarm = session.alarm(&build);
        if let Err(failure) = publish_build(&mut build, out, arguments, language, start) {
            tell(&Message::Failed { failure: &failure }, language);
        }
        alarm
    })?;
    Ok(Outcome::Fine)
}

fn publish_build(
    build: &mut Build,
    out: &OutputFolder,
    arguments: &BuildArguments,
    language: MessageLanguage,
    start: Instant,
) -> Result<Outcome, Failure> {
    let progress = Progress::new(start, language);
    let mut problems = Diagnostics::default();
    let inspectors = build.inspectors()?;
    let publishing = PublishOptions {
        progress: &|made, total| progress.show(made, total),
        ..PublishOptions::new(&out.path)
    };
    let receipt = match &build.outputs {
        Some(outputs) => publish(outputs, &inspectors, &publishing, &mut problems)?,
        None => None,
    };
    build.add(problems);
    progress.clear();
    let is_recorded = arguments.record && receipt.is_some();
    let recorded = is_recorded.then(|| record(build, &arguments.site.site)).transpose()?;
    problems::show(build, arguments.site.format, language, &arguments.site.site);
    problems::show_skipped(&inspectors, language);
    tell(&summary(build, receipt.as_ref(), &out.as_typed, start), language);
    if receipt.is_some() {
        problems::show_new(build, language);
    }
    if let Some(Recorded { addresses, releases }) = recorded {
        tell(&Message::Recorded { addresses, releases }, language);
    }
    problems::show_timings(build, &arguments.site);
    problems::show_minor(build, arguments.site.format, language);
    problems::show_unlinked(build, language);
    problems::show_held_back(build, arguments.site.format, language);
    Ok(problems::outcome(build, arguments.site.deny_warnings))
}

/// Adds the addresses and releases of a site that has just been published to its record, and gives how many were new.
pub(super) fn record(build: &Build, site: &Path) -> Result<Recorded, Failure> {
    let Some(outputs) = &build.outputs else {
        return Ok(Recorded::default());
    };
    let today = outputs.site().today().to_string();
    let published = outputs.permalinks().map(|(address, owner, first)| NewPermalink {
        address: address.to_string(),
        owner,
        day: today.clone(),
        first: first.map(|first| first.to_string()),
    });
    let releases = fingerprint::published(outputs.site());
    permalinks::record(site, &outputs.site().settings.base_url, &today, published, releases)
}

fn summary<'a>(build: &Build, receipt: Option<&Receipt>, folder: &'a Path, start: Instant) -> Message<'a> {
    let seconds = start.elapsed().as_secs_f64();
    let found = problems::found(build);
    let Some(Receipt { pages, files, changes }) = receipt else {
        return Message::NotBuilt { found, seconds };
    };
    let (written, removed) = (changes.written(), changes.removed.len());
    Message::Built { pages: *pages, files: *files, folder, written, removed, found, seconds }
}
