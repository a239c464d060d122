//! `faktum build`

use std::path::{Path, PathBuf};
use std::time::Instant;

use super::problems::{self, say};
use super::progress::Progress;
use super::{BuildArguments, Outcome};
use crate::diagnostic::Severity;
use crate::failure::Failure;
use crate::pipeline::{Run, run};
use crate::publish::{Receipt, guard, publish};

pub(super) fn build(arguments: &BuildArguments) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = arguments.site.options()?;
    let out = arguments.out.clone().unwrap_or_else(|| in_site(&options.site, "public"));
    let home = std::env::home_dir();
    let folder = guard(&out, &options.site, home.as_deref())?;
    let progress = Progress::new(start);
    let run = run(&options, |outputs, diagnostics| {
        publish(outputs, &folder, &|made, total| progress.show(made, total), diagnostics)
    })?;
    progress.clear();
    problems::show(&run, &arguments.site);
    say(&summary(&run, &out, start));
    problems::show_timings(&run, &arguments.site);
    Ok(problems::outcome(&run, &options))
}

fn summary(run: &Run<Receipt>, out: &Path, start: Instant) -> String {
    let seconds = start.elapsed().as_secs_f64();
    let problems = problems::counted(run.count(Severity::Error), run.count(Severity::Warning));
    match &run.delivered {
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
