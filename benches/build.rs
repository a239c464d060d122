//! How long a large site takes to build: faktum, a plain writing of the same files, and other programs.
//!
//! Takes nothing but numbers and names, `cargo bench --bench build -- --releases 10000 --rounds 5`; makes the sites
//! in a temporary folder and builds each in every round, as processes of their own. `--only faktum,hugo` leaves the
//! others out; Hugo, Zola and Blades are found on the PATH or at `FAKTUM_BENCH_HUGO`, `FAKTUM_BENCH_ZOLA` and
//! `FAKTUM_BENCH_BLADES`, and left out where they are not installed and not asked for. Gives tables in Markdown on
//! standard output, and with `--chart FILE.svg` a chart. It ends with 1 if a build failed, with 2 if it could not
//! begin.
//!
//! faktum builds two sites of the same content. One has the theme of its own, whose pages say more than those of the
//! others and weigh more; the theme of the other writes what the templates of the others write, so that the work is
//! the same.
//!
//! A build into nothing means that the output is not there; the content has just been written, or read by the last
//! build, and comes from memory. It deliberately does not judge: there is no time that is too long, for machines
//! differ. Nor does it look at the pages. Ctrl-C ends it without tidying up: the folder `faktum-bench-…` then stays
//! behind. `TMPDIR` names another disk for it.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it measures, and prints what it measured"
)]

#[path = "common/arguments.rs"]
mod arguments;
#[path = "build/chart.rs"]
mod chart;
#[path = "build/disk.rs"]
mod disk;
#[path = "common/failure.rs"]
mod failure;
#[path = "common/numbers.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod numbers;
#[path = "build/plain.rs"]
mod plain;
#[path = "common/process.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod process;
#[path = "build/programs.rs"]
mod programs;
#[path = "build/rounds.rs"]
mod rounds;
#[path = "build/run.rs"]
mod run;
#[path = "common/sites.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod sites;
#[path = "build/table.rs"]
mod table;
#[path = "common/words.rs"]
mod words;

use std::path::PathBuf;
use std::process::ExitCode;

use mimalloc::MiMalloc;

use arguments::{is_bench, number};
use failure::{Failure, ended, failed};
use programs::Programs;

/// That of the program, for the plain writing of the same files happens in a process of this benchmark.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [plain::ARGUMENT, site, out] = arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        return ended(plain::write(site.as_ref(), out.as_ref()).map(|()| String::new()));
    }
    if !is_bench(&arguments) {
        eprintln!("This is a benchmark: cargo bench --bench build");
        return ExitCode::SUCCESS;
    }
    ended(Plan::of(&arguments).and_then(|plan| run(&plan)))
}

/// What is done.
struct Plan {
    releases: usize,
    rounds: usize,
    programs: Programs,
    chart: Option<PathBuf>,
}

impl Plan {
    fn of(arguments: &[String]) -> Result<Plan, Failure> {
        let (mut releases, mut rounds, mut only, mut chart) = (10_000, 5, None, None);
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--bench" => {}
                "--releases" => releases = number(argument, arguments.next())?,
                "--rounds" => rounds = number(argument, arguments.next())?,
                "--only" => only = Some(text(argument, arguments.next())?),
                "--chart" => chart = Some(PathBuf::from(text(argument, arguments.next())?)),
                _ => {
                    let words = "the arguments are --releases N, --rounds N, --only NAMES and --chart FILE";
                    return Err(Failure::Start(format!("`{argument}` is not known: {words}")));
                }
            }
        }
        Ok(Plan { releases, rounds, programs: Programs::find(only)?, chart })
    }
}

fn text<'a>(name: &str, typed: Option<&'a String>) -> Result<&'a str, Failure> {
    typed.map(String::as_str).ok_or_else(|| Failure::Start(format!("{name} wants a value")))
}

fn run(plan: &Plan) -> Result<String, Failure> {
    let findings = rounds::play(plan.releases, plan.rounds, &plan.programs)?;
    if let Some(chart) = &plan.chart {
        std::fs::write(chart, chart::drawn(&findings)).map_err(|error| failed(chart.display(), error))?;
    }
    Ok(table::laid_out(&findings))
}
