//! `faktum check`

use std::time::Instant;

use super::problems::{self, say};
use super::{Outcome, SiteArguments};
use crate::diagnostic::Severity;
use crate::failure::Failure;
use crate::pipeline::run;

pub(super) fn check(arguments: &SiteArguments) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let options = arguments.options()?;
    // Every page is made and dropped: a template that fails on one of them is a problem too.
    let run = run(&options, |outputs, diagnostics| {
        diagnostics.extend(outputs.make_all(|_, _| Ok(()))?);
        Ok(outputs.list().iter().filter(|output| output.is_page()).count())
    })?;
    problems::show(&run, arguments);
    let seconds = start.elapsed().as_secs_f64();
    let found = problems::counted(run.count(Severity::Error), run.count(Severity::Warning));
    say(&match run.delivered {
        Some(pages) => format!("{pages} pages checked, {found}, {seconds:.2} s\n"),
        None => format!("{found}, {seconds:.2} s\n"),
    });
    problems::show_timings(&run, arguments);
    Ok(problems::outcome(&run, &options))
}
