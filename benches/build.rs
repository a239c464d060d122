//! How long a large site takes to build with faktum, with other programs, and as a plain writing of the same files.
//!
//! Takes numbers and names: `cargo bench --bench build -- --releases 10000 --rounds 5`. Generates the sites in a temporary folder
//! and builds each one in every round, in a process of its own. `--only faktum,hugo` leaves out the others. Hugo, Zola and Blades
//! are found on the PATH or through `FAKTUM_BENCH_HUGO`, `FAKTUM_BENCH_ZOLA` and `FAKTUM_BENCH_BLADES`, and are left out if they
//! are neither installed nor asked for. Gives tables in Markdown on standard output, and with `--chart FILE.svg` a chart. Exits
//! with 1 if a build failed, with 2 if it could not start.
//!
//! faktum builds two sites with the same content: one with its own theme, whose pages say more than those of the others and are
//! larger, and one with a theme that writes what the templates of the others write, so that the work is the same.
//!
//! "Into nothing" means that there is no output yet. The content has just been written, or was read by the last build, so it
//! comes from memory. This deliberately does not judge, because machines differ: no time is too long. Nor does it look at the
//! pages. Ctrl-C leaves the folder `faktum-bench-…` behind. `TMPDIR` picks another disk for it.

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

/// The same allocator as in the program, because the plain writing of the files runs in a process of this benchmark.
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

/// What to do.
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
