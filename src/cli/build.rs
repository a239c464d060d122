//! `faktum build`

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::problems::{self, say};
use super::progress::Progress;
use super::{BuildArguments, Outcome};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::pipeline::{self, Build};
use crate::publish::{Receipt, guard, publish};

pub(super) fn build(arguments: &BuildArguments) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = arguments.site.options()?;
    let out = arguments.out.clone().unwrap_or_else(|| in_site(&options.site, "public"));
    let home = std::env::home_dir();
    let folder = guard(&out, &options.site, home.as_deref())?;
    let progress = Progress::new(start);
    let mut build = pipeline::build(&options)?;
    let mut problems = Diagnostics::default();
    let receipt = build
        .outputs
        .as_ref()
        .map(|outputs| publish(outputs, &folder, &|made, total| progress.show(made, total), &mut problems))
        .transpose()?
        .flatten();
    build.add(problems);
    progress.clear();
    problems::show(&build, &arguments.site);
    say(&summary(&build, receipt, &out, start));
    problems::show_timings(&build, &arguments.site);
    Ok(problems::outcome(&build, &options))
}

fn summary(build: &Build, receipt: Option<Receipt>, out: &Path, start: Instant) -> String {
    let seconds = start.elapsed().as_secs_f64();
    let problems = problems::counted(build);
    match receipt {
        Some(Receipt { pages, files, written, removed }) => format!(
            "{pages} pages, {files} files in {} ({written} written, {removed} removed), {problems}, {seconds:.2} s\n",
            out.display()
        ),
        None => format!("{problems}, nothing written, {seconds:.2} s\n"),
    }
}

/// A path in the site's folder, as people would write it: `public`, not `./public`.
fn in_site(site: &Path, name: &str) -> PathBuf {
    if site == Path::new(".") { PathBuf::from(name) } else { site.join(name) }
}
