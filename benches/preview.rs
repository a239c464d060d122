//! How long the preview of a large site takes to show an edit.
//!
//! Takes numbers: `cargo bench --bench preview -- --releases 10000 --edits 40` (or the number of releases in
//! `FAKTUM_BENCH_RELEASES`). Generates a site in a temporary folder, serves it with the release build, saves one edit after the
//! other as an editor does, and follows them as a browser does. Gives a table in Markdown on standard output. Exits with 1 if an
//! edit was not shown or an edition had an error, with 2 if it could not start.
//!
//! This deliberately does not judge, because machines differ: no time is too long. Nor does it compare the pages with a cold
//! build, as `tests/soak.rs` does. Ctrl-C leaves the folder `faktum-bench-…` behind. `TMPDIR` picks another disk for it.

#![allow(
    clippy::expect_used,
    clippy::float_arithmetic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it measures, and prints what it measured"
)]

#[path = "common/arguments.rs"]
mod arguments;
#[path = "preview/browser.rs"]
mod browser;
#[path = "preview/edits.rs"]
mod edits;
#[path = "common/failure.rs"]
mod failure;
#[path = "preview/http.rs"]
mod http;
#[path = "common/numbers.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod numbers;
#[path = "common/process.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod process;
#[path = "preview/server.rs"]
mod server;
#[path = "preview/site.rs"]
mod site;
#[path = "common/sites.rs"]
#[allow(dead_code, reason = "each benchmark uses a part of it")]
mod sites;
#[path = "preview/table.rs"]
mod table;
#[path = "common/words.rs"]
mod words;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use arguments::{is_bench, number};
use browser::Browser;
use edits::{Edit, Editor};
use failure::{Failure, ended, failed};
use process::Process;
use server::Server;
use site::Site;
use table::{Findings, Memory, Sample};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !is_bench(&arguments) {
        eprintln!("This is a benchmark: cargo bench --bench preview");
        return ExitCode::SUCCESS;
    }
    ended(Size::of(&arguments).and_then(|size| run(&size)).map(|findings| table::laid_out(&findings)))
}

/// How much to do.
struct Size {
    releases: usize,
    /// Of each kind.
    edits: usize,
}

impl Size {
    fn of(arguments: &[String]) -> Result<Size, Failure> {
        let mut size = Size { releases: 10_000, edits: 40 };
        if let Ok(typed) = std::env::var("FAKTUM_BENCH_RELEASES") {
            size.releases = number("FAKTUM_BENCH_RELEASES", Some(&typed))?;
        }
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--bench" => {}
                "--releases" => size.releases = number(argument, arguments.next())?,
                "--edits" => size.edits = number(argument, arguments.next())?,
                _ => {
                    let words = "the arguments are --releases N and --edits N";
                    return Err(Failure::Start(format!("`{argument}` is not known: {words}")));
                }
            }
        }
        Ok(size)
    }
}

/// Generates the site, serves it, and makes the edits. The server ends before its folder is removed: values are dropped in
/// reverse order.
fn run(size: &Size) -> Result<Findings, Failure> {
    eprintln!("making a site of {} releases", size.releases);
    let site = Site::make(size.releases)?;
    let mut server = Server::start(&site.folder())?;
    follow(size, &site, &server).map_err(|failure| match (failure, server.last_words()) {
        (Failure::Run(words), Some(last)) => Failure::Run(format!("{words}\n{last}")),
        (failure, _) => failure,
    })
}

/// Makes the edits of a site that is served.
fn follow(size: &Size, site: &Site, server: &Server) -> Result<Findings, Failure> {
    let process = server.process();
    let first = process.memory();
    let mut browser = Browser::open(server.host())?;
    process.rest();
    let rested = process.memory();
    let mut desk = Editor::new(site, &browser.page(edits::FIRST_LIST)?)?;
    let (start, others_before) = (Instant::now(), cpu_of_others(&process));
    let mut samples = Vec::new();
    let mut restless = 0;
    for round in 0..size.edits {
        for edit in desk.round(round) {
            let (sample, has_rested) = play(&edit?, &mut browser, &process)?;
            samples.push(sample);
            restless += usize::from(!has_rested);
        }
        if (round + 1) % 10 == 0 {
            eprintln!("{} edits of {}", samples.len(), size.edits * edits::PER_ROUND);
        }
    }
    browser.pass_over()?;
    let others = cpu_of_others(&process).zip(others_before).zip(process::cores());
    let share = |((now, before), cores): ((Duration, Duration), usize)| {
        now.saturating_sub(before).as_secs_f64() / start.elapsed().as_secs_f64() / cores as f64
    };
    let memory = first.zip(rested).zip(process.memory());
    Ok(Findings {
        site: site.to_string(),
        organisations: desk.organisations(),
        first_edition: server.opened_after,
        memory: memory.map(|((first, rested), last)| Memory { first, rested, last }),
        editions: browser.last_edition(),
        restless,
        others: others.map(share),
        samples,
    })
}

/// The CPU time of everything but the server.
fn cpu_of_others(process: &Process) -> Option<Duration> {
    Some(process.cpu_of_all()?.saturating_sub(process.cpu()?))
}

/// Saves an edit, and waits until it is shown and the server is idle again. Also returns whether it became idle.
fn play(edit: &Edit, browser: &mut Browser, process: &Process) -> Result<(Sample, bool), Failure> {
    browser.pass_over()?;
    let cpu_before = process.cpu();
    let start = Instant::now();
    edit.save()?;
    let saved_after = start.elapsed();
    let mut told_after = None;
    let mut editions = 0;
    let mut unseen: Vec<&str> = edit.pages.iter().map(String::as_str).collect();
    while !unseen.is_empty() {
        browser.next_edition(start).map_err(|words| failed(edit, words))?;
        told_after.get_or_insert_with(|| start.elapsed());
        editions += 1;
        let mut still = Vec::new();
        for page in unseen {
            if !browser.page(page)?.contains(&edit.marker) {
                still.push(page);
            }
        }
        unseen = still;
    }
    let seen_after = start.elapsed();
    let cpu_since = || Some(process.cpu()?.saturating_sub(cpu_before?));
    let cpu_until_seen = cpu_since();
    let has_rested = process.rest();
    let sample = Sample {
        kind: edit.kind,
        seen_after,
        saved_after,
        told_after: told_after.unwrap_or(Duration::ZERO),
        editions,
        cpu: cpu_until_seen.zip(cpu_since()),
    };
    Ok((sample, has_rested))
}
