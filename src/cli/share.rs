//! `faktum build --share`: makes a copy of the site for somebody, with what is not public yet.
//!
//! Takes what was typed; prints the address of the copy on standard output, and what its reader and its maker must know on standard error.
//! [`crate::share`] writes it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use super::problems::{self, print, tell};
use super::progress::Progress;
use super::{BuildArguments, Outcome, build_once, time_zone};
use crate::diagnostic::{Diagnostics, nearest};
use crate::failure::Failure;
use crate::model::{Day, Id, MessageLanguage};
use crate::pipeline::{Build, Options, Share};
use crate::publish::check_share_place;
use crate::report::{self, Format, printable};
use crate::share::{Copy, Place, new_name};
use crate::words::Message;

/// How many days a copy may be used if nobody says until when.
const DAYS: i64 = 14;

pub(super) fn share(arguments: &BuildArguments, language: MessageLanguage) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = arguments.site.options()?;
    let Some(out) = &arguments.out else {
        return Err(Failure::Bug("a copy has no place".to_owned()));
    };
    let zone = time_zone(&options.site);
    let today = options.now.moment(&zone).day_in(&zone);
    let expires = arguments.expires.unwrap_or(today.days_later(DAYS));
    if expires < today {
        return Err(Failure::PastExpiry { day: expires, today });
    }
    let full = check_share_place(out, &options.site, std::env::home_dir().as_deref())?;
    let place = Place::new(&full);
    place.check()?;
    let name = new_name()?;
    let releases = Arc::new(chosen(&arguments.release));
    let options =
        Options { share: Some(Share { folder: name.clone(), releases: Arc::clone(&releases) }), ..options };
    let mut build = build_once(&options, language)?;
    if build.outputs.is_some() {
        refuse_unknown(&arguments.release, &build)?;
    }
    let progress = Progress::new(start, language);
    let inspectors = build.inspectors()?;
    let mut found = Diagnostics::default();
    let written = match &mut build.outputs {
        Some(outputs) => {
            outputs.keep_shared();
            let progress = &|made, total| progress.show(made, total);
            Copy { outputs, inspectors: &inspectors, name: &name, expires, progress }
                .write(place, &mut found)?
        }
        None => false,
    };
    build.add(found);
    progress.clear();
    problems::show(&build, arguments.site.format, language, &arguments.site.site);
    if !written {
        let seconds = start.elapsed().as_secs_f64();
        tell(&Message::NotBuilt { found: problems::found(&build), seconds }, language);
        return Ok(Outcome::Problems);
    }
    problems::show_skipped(&inspectors, language);
    problems::show_timings(&build, &arguments.site);
    tell_public(&releases, &build, language);
    if let Some(outputs) = &build.outputs {
        let pages = outputs.list().iter().filter(|output| output.is_page).count();
        tell(&Message::Shared { pages, place: out, expires }, language);
        let address = outputs.site().settings.base_url.as_str();
        print(&match arguments.site.format {
            Format::Json => report::share(address, expires),
            _ => format!("{}\n", printable(address, &[])),
        });
    }
    problems::show_held_back(&build, arguments.site.format, language);
    Ok(problems::outcome(&build, arguments.site.deny_warnings))
}

/// The ids of the releases that were named.
fn chosen(names: &[String]) -> BTreeSet<Id> {
    names.iter().filter_map(|name| Id::parse(id_of(name))).collect()
}

fn id_of(name: &str) -> &str {
    name.strip_prefix("release:").unwrap_or(name)
}

/// Refuses names that mean no release.
fn refuse_unknown(names: &[String], build: &Build) -> Result<(), Failure> {
    for name in names {
        let known: Vec<&str> = build.parsed.release_ids().map(Id::as_str).collect();
        if !known.contains(&id_of(name)) {
            let meant = nearest(id_of(name), known).map(str::to_owned);
            return Err(Failure::UnknownRelease { name: name.clone(), meant });
        }
    }
    Ok(())
}

/// Says which of the releases that were named are public anyway.
fn tell_public(releases: &BTreeSet<Id>, build: &Build, language: MessageLanguage) {
    let Some(outputs) = &build.outputs else {
        return;
    };
    for release in outputs.site().releases.iter().filter(|release| releases.contains(&release.id)) {
        if release.versions.iter().all(|version| version.not_public.is_none()) {
            tell(&Message::AlreadyPublic { release: &release.id }, language);
        }
    }
}

/// Reads the day of `--expires`.
pub(super) fn day(text: &str) -> Result<Day, String> {
    text.parse().map_err(|_| "write a day as 2020-05-04".to_owned())
}
