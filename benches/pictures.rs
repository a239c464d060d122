//! How long photographs take to become the sizes that pages show, with faktum's functions and with other programs.
//!
//! Takes numbers and names: `cargo bench --bench pictures -- --photographs 200 --rounds 3`. Draws photographs of 4000 × 3000 pixels into a
//! temporary folder (or into `--folder DIR`, which is kept and used again), and lets each program make four widths of each in WebP and JPEG,
//! in every round, in a process of its own, on two threads. `--only faktum,sharp` leaves out the others. sharp, Hugo and Zola are found through
//! `FAKTUM_BENCH_SHARP` (the folder that has `node_modules`), `FAKTUM_BENCH_HUGO` and `FAKTUM_BENCH_ZOLA`, and are left out without
//! them. Gives a table in Markdown on standard output. Exits with 1 if a program failed, with 2 if it could not start.
//!
//! It deliberately does not look at what the programs have made: their filters differ, the qualities are the same.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it measures, and prints what it measured"
)]

#[path = "common/arguments.rs"]
mod arguments;
#[path = "build/disk.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod disk;
#[path = "common/failure.rs"]
mod failure;
#[path = "pictures/faktum.rs"]
mod functions;
#[path = "common/numbers.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod numbers;
#[path = "pictures/photographs.rs"]
mod photographs;
#[path = "common/process.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod process;
#[path = "pictures/programs.rs"]
mod programs;
#[path = "build/run.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod run;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mimalloc::MiMalloc;

use arguments::{is_bench, number};
use failure::{Failure, ended, failed};
use numbers::{or_dash, sorted};
use programs::Program;
use run::{Run, run};

/// The same allocator as in the program, because its functions run in a process of this benchmark.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// The widths that are made, in pixels.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// How many photographs are worked on at a time.
const THREADS: usize = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [functions::ARGUMENT, from, to] = arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        return ended(functions::make(from.as_ref(), to.as_ref()).map(|()| String::new()));
    }
    if !is_bench(&arguments) {
        eprintln!("This is a benchmark: cargo bench --bench pictures");
        return ExitCode::SUCCESS;
    }
    ended(Plan::of(&arguments).and_then(|plan| measured(&plan)))
}

/// What to measure.
struct Plan {
    photographs: usize,
    rounds: usize,
    only: Option<Vec<String>>,
    folder: Option<PathBuf>,
}

impl Plan {
    fn of(arguments: &[String]) -> Result<Plan, Failure> {
        let mut plan = Plan { photographs: 200, rounds: 3, only: None, folder: None };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--bench" => {}
                "--photographs" => plan.photographs = number(argument, rest.next())?,
                "--rounds" => plan.rounds = number(argument, rest.next())?,
                "--only" => plan.only = rest.next().map(|names| names.split(',').map(String::from).collect()),
                "--folder" => plan.folder = rest.next().map(PathBuf::from),
                other => return Err(Failure::Start(format!("`{other}` is not known"))),
            }
        }
        Ok(plan)
    }
}

/// What a program did in each round.
struct Measured {
    program: Program,
    runs: Vec<Run>,
    files: usize,
    bytes: u64,
}

fn measured(plan: &Plan) -> Result<String, Failure> {
    let temporary = std::env::temp_dir().join(format!("faktum-bench-{}", std::process::id()));
    let photographs = plan.folder.clone().unwrap_or_else(|| temporary.join("photographs"));
    let io = |error| failed(temporary.display(), error);
    fs::create_dir_all(&photographs).map_err(io)?;
    let bytes = photographs::draw(&photographs, plan.photographs)?;
    let mut all = Vec::new();
    for program in programs::found(plan.only.as_deref())? {
        all.push(Measured { program, runs: Vec::new(), files: 0, bytes: 0 });
    }
    for round in 1..=plan.rounds {
        for measured in &mut all {
            eprintln!("round {round}: {}", measured.program.name());
            let (site, out) = (temporary.join("site"), temporary.join("out"));
            let mut command = measured.program.command(&photographs, &site, &out)?;
            disk::settle();
            measured.runs.push(run(&mut command)?);
            (measured.files, measured.bytes) = pictures_in(&out)?;
            for folder in [&site, &out] {
                if folder.exists() {
                    fs::remove_dir_all(folder).map_err(io)?;
                }
            }
        }
    }
    let text = table(plan, bytes, &all);
    if temporary.exists() {
        fs::remove_dir_all(&temporary).map_err(io)?;
    }
    Ok(text)
}

/// How many pictures there are below a folder, and how large they are together.
fn pictures_in(folder: &Path) -> Result<(usize, u64), Failure> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(folder).map_err(|error| failed(folder.display(), error))? {
        let entry = entry.map_err(|error| failed(folder.display(), error))?;
        let metadata = entry.metadata().map_err(|error| failed(folder.display(), error))?;
        if metadata.is_dir() {
            let below = pictures_in(&entry.path())?;
            (files, bytes) = (files + below.0, bytes + below.1);
        } else if entry.path().extension().is_some_and(|ending| ending == "jpg" || ending == "webp") {
            (files, bytes) = (files + 1, bytes + metadata.len());
        }
    }
    Ok((files, bytes))
}

fn table(plan: &Plan, bytes: u64, all: &[Measured]) -> String {
    let mut text = format!(
        "{} photographs of 4000 × 3000 pixels ({} MB), {} rounds; {}\n\n",
        plan.photographs,
        bytes / 1_000_000,
        plan.rounds,
        process::machine()
    );
    text.push_str(
        "| program | seconds | from | to | against faktum | CPU seconds | peak MiB | files | MB |\n",
    );
    text.push_str("|---|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    let median =
        |measured: &Measured| numbers::median(measured.runs.iter().map(|run| Some(run.wall.as_secs_f64())));
    let first = all.first().and_then(median);
    for measured in all {
        let seconds = sorted(measured.runs.iter().map(|run| run.wall.as_secs_f64()));
        let against = median(measured).zip(first).map(|(own, first)| own / first);
        let cpu = numbers::median(measured.runs.iter().map(|run| Some(run.cpu?.as_secs_f64())));
        let of_others = numbers::median(measured.runs.iter().map(|run| {
            let others = run.cpu_of_all?.checked_sub(run.cpu?).unwrap_or_default();
            Some(others.as_secs_f64())
        }));
        let peak = measured.runs.iter().filter_map(|run| run.peak).max().map(|peak| peak as f64 / 1024.0);
        text.push_str(&format!(
            "| {} | {} | {:.1} | {:.1} | {} | {} | {} | {} | {} | {:.1} |\n",
            measured.program.title(),
            or_dash(median(measured), 1),
            seconds.first().expect("at least one round"),
            seconds.last().expect("at least one round"),
            or_dash(against, 2),
            or_dash(cpu, 1),
            or_dash(peak, 0),
            or_dash(of_others, 1),
            measured.files,
            measured.bytes as f64 / 1e6,
        ));
    }
    text
}
