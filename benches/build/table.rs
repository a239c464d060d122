//! The results of the build benchmark, for people.
//!
//! Takes the samples and the circumstances; gives Markdown: the circumstances, what each program wrote, a line for each kind of
//! build, and the steps of faktum's builds. Every figure is the median of the rounds. It deliberately leaves out the date and the
//! place, so that two outputs differ only in their results, and prints `-` for what the system did not tell.

use std::fmt::Write;
use std::time::Duration;

use super::disk::Output;
use super::numbers::{median, or_dash};
use super::process::{cores, machine};
use super::programs::Peer;
use super::rounds::{Findings, Sample, Task};

/// The note that every figure of Blades needs.
pub const BLADES_DOES_LESS: &str =
    "Blades does less than the others: its pages show their own fields only, and there is no feed.";

pub fn laid_out(findings: &Findings) -> String {
    let mut text = circumstances(findings);
    text.push_str(&outputs(findings));
    text.push_str(&results(findings));
    text.push_str(&steps(findings));
    text
}

/// The tasks that were done, in the order of the tables.
pub fn tasks(findings: &Findings) -> Vec<Task> {
    let peers = findings.peers.iter().map(|(peer, _)| Task::Of(*peer));
    let all = Task::OF_FAKTUM.into_iter().chain(peers);
    all.filter(|task| of(findings, *task).next().is_some()).collect()
}

/// The median of how long a task took, in seconds.
pub fn seconds(findings: &Findings, task: Task) -> Option<f64> {
    median(of(findings, task).map(|sample| Some(sample.run.wall.as_secs_f64())))
}

/// A time in seconds; short times have more decimals.
pub fn shown_seconds(seconds: Option<f64>) -> String {
    or_dash(seconds, if seconds.is_some_and(|seconds| seconds < 1.0) { 3 } else { 2 })
}

fn of(findings: &Findings, task: Task) -> impl Iterator<Item = &Sample> {
    findings.samples.iter().filter(move |sample| sample.task == task)
}

fn circumstances(findings: &Findings) -> String {
    let one_thread = seconds(findings, Task::OneThread).zip(seconds(findings, Task::Whole));
    let scaling = or_dash(one_thread.map(|(one, all)| one / all), 2);
    let cores = cores().map_or_else(|| "all".to_owned(), |cores| cores.to_string());
    let (from, to) = findings.organisations;
    let mut facts = vec![("faktum".to_owned(), env!("CARGO_PKG_VERSION").to_owned())];
    facts.extend(findings.peers.iter().map(|(peer, version)| (peer.name().to_owned(), version.clone())));
    let others = or_dash(others(&findings.samples).map(|share| share * 100.0), 0);
    facts.extend([
        ("machine".to_owned(), machine()),
        ("file system".to_owned(), findings.file_system.clone().unwrap_or_else(|| "-".to_owned())),
        ("CPU time that others and the system had meanwhile".to_owned(), format!("{others} %")),
        ("site".to_owned(), findings.site.clone()),
        ("rounds".to_owned(), findings.rounds.to_string()),
    ]);
    if one_thread.is_some() {
        facts.push(("edited organisations".to_owned(), format!("named on {from} to {to} pages each")));
        facts.push((format!("one thread against {cores}"), format!("{scaling} times as long")));
    }
    let alike = seconds(findings, Task::Alike);
    for (peer, _) in &findings.peers {
        let times = seconds(findings, Task::Of(*peer)).zip(alike).map(|(theirs, own)| theirs / own);
        if let Some(times) = times {
            let name = format!("{} against faktum with the others' pages", peer.name());
            facts.push((name, format!("{times:.2} times as long")));
        }
    }
    let mut text = "| builds | |\n|---|---|\n".to_owned();
    for (name, value) in facts {
        let _infallible = writeln!(text, "| {name} | {value} |");
    }
    text
}

/// The share of the machine's time that other programs used during the measurements.
fn others(samples: &[Sample]) -> Option<f64> {
    let (mut others, mut whole) = (Duration::ZERO, Duration::ZERO);
    for sample in samples {
        others += sample.run.cpu_of_all?.saturating_sub(sample.run.cpu?);
        whole += sample.run.wall;
    }
    let whole = whole.as_secs_f64() * cores()? as f64;
    (whole > 0.0).then(|| others.as_secs_f64() / whole)
}

fn outputs(findings: &Findings) -> String {
    let mut text = "\nWhat was written (a page is a file that ends with `.html`):\n\n\
                    | build | files | MB | pages | bytes per page |\n|---|---:|---:|---:|---:|\n"
        .to_owned();
    for (task, output) in &findings.outputs {
        let Output { files, pages, .. } = *output;
        let per_page = or_dash((pages > 0).then(|| output.page_bytes as f64 / pages as f64), 0);
        let _infallible =
            writeln!(text, "| {task} | {files} | {:.1} | {pages} | {per_page} |", megabytes(output));
    }
    text
}

fn results(findings: &Findings) -> String {
    let whole = seconds(findings, Task::Whole);
    let mut text = "\nThe median of the rounds; \"from\" and \"to\" are the fastest and the slowest:\n\n\
                    | build | seconds | from | to | against faktum | ms per MB written | CPU seconds | peak MiB | files written |\n\
                    |---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for task in tasks(findings) {
        let samples = || of(findings, task);
        let took = seconds(findings, task);
        let walls = || samples().map(|sample| sample.run.wall.as_secs_f64());
        let cpu = median(samples().map(|sample| Some(sample.run.cpu?.as_secs_f64())));
        let peak = median(samples().map(|sample| Some(sample.run.peak? as f64 / 1024.0)));
        let said = median(samples().map(|sample| Some(sample.written? as f64)));
        let output = findings.outputs.iter().find(|(of, _)| *of == task).map(|(_, output)| output);
        let written = said.or(output.map(|output| output.files as f64));
        let per_megabyte = took.zip(output).map(|(took, output)| took * 1000.0 / megabytes(output));
        let _infallible = writeln!(
            text,
            "| {task} | {} | {} | {} | {} | {} | {} | {} | {} |",
            shown_seconds(took),
            shown_seconds(walls().reduce(f64::min)),
            shown_seconds(walls().reduce(f64::max)),
            or_dash(took.zip(whole).map(|(took, whole)| took / whole), 2),
            or_dash(per_megabyte, 1),
            shown_seconds(cpu),
            or_dash(peak, 0),
            or_dash(written, 0),
        );
    }
    if tasks(findings).contains(&Task::Of(Peer::Blades)) {
        let _infallible = write!(text, "\n{BLADES_DOES_LESS}\n");
    }
    text
}

/// The steps of the builds that report them.
fn steps(findings: &Findings) -> String {
    let telling = |task: &Task| of(findings, *task).any(|sample| !sample.steps.is_empty());
    let tasks: Vec<Task> = tasks(findings).into_iter().filter(telling).collect();
    let Some(first) = findings.samples.iter().find(|sample| !sample.steps.is_empty()) else {
        return String::new();
    };
    let mut text = "\nThe steps that `faktum build --timings` tells, in ms; the last one holds the publishing:\n\n| build |".to_owned();
    for (name, _) in &first.steps {
        let _infallible = write!(text, " {name} |");
    }
    text.push_str(&format!("\n|---|{}\n", "---:|".repeat(first.steps.len())));
    for task in tasks {
        let medians = medians_of_steps(findings, task);
        let _infallible = writeln!(text, "| {task} | {} |", joined(&medians, 1.0));
        let output = findings.outputs.iter().find(|(of, _)| *of == task);
        if let Some((_, output)) = output.filter(|(of, _)| *of == Task::Whole) {
            let _infallible = writeln!(text, "| per MB written | {} |", joined(&medians, megabytes(output)));
        }
    }
    text
}

fn medians_of_steps(findings: &Findings, task: Task) -> Vec<Option<f64>> {
    let count = of(findings, task).map(|sample| sample.steps.len()).max().unwrap_or(0);
    let step = |at: usize| median(of(findings, task).map(|sample| Some(sample.steps.get(at)?.1)));
    (0..count).map(step).collect()
}

fn joined(milliseconds: &[Option<f64>], divided_by: f64) -> String {
    let decimals = if divided_by == 1.0 { 1 } else { 2 };
    let shown = |number: &Option<f64>| or_dash(number.map(|number| number / divided_by), decimals);
    milliseconds.iter().map(shown).collect::<Vec<_>>().join(" | ")
}

fn megabytes(output: &Output) -> f64 {
    output.bytes as f64 / 1e6
}
