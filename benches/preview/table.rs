//! The results of the preview benchmark, for people.
//!
//! Takes the samples and the circumstances; gives Markdown: a table of the circumstances, and one with a line for each kind of
//! edit. It deliberately leaves out the date and the place, so that two outputs differ only in their results, and prints `-` for
//! what the system did not tell.

use std::fmt::Write;
use std::time::Duration;

use super::edits::Kind;
use super::numbers::{mean, middle, or_dash, rank, sorted};
use super::process::{Usage, machine};

/// One edit.
pub struct Sample {
    pub kind: Kind,
    /// From before the file was saved until every page showed the edit.
    pub seen_after: Duration,
    /// The part of it until the file was saved.
    pub saved_after: Duration,
    /// The part of it until the first edition was announced.
    pub told_after: Duration,
    /// How many editions it took.
    pub editions: usize,
    /// The server's CPU time until the edit was shown, and until the server was idle.
    pub cpu: Option<(Duration, Duration)>,
}

/// The memory of the server at three moments.
pub struct Memory {
    /// When the first edition could be opened.
    pub first: Usage,
    /// When the server was idle after that.
    pub rested: Usage,
    /// After the last edit.
    pub last: Usage,
}

/// All results.
pub struct Findings {
    pub site: String,
    /// How many pages mention the edited organisations: the fewest and the most.
    pub organisations: (usize, usize),
    pub first_edition: Duration,
    pub memory: Option<Memory>,
    pub editions: u64,
    /// After how many edits the server did not become idle in time.
    pub restless: usize,
    /// The share of the machine's time that other programs than the server used during the measurements.
    pub others: Option<f64>,
    pub samples: Vec<Sample>,
}

pub fn laid_out(findings: &Findings) -> String {
    let samples = &findings.samples;
    let again = samples.iter().filter(|sample| sample.editions > 1).count();
    let (from, to) = findings.organisations;
    let slowest = samples.iter().map(|sample| sample.saved_after).max().unwrap_or_default();
    let facts = [
        ("faktum", env!("CARGO_PKG_VERSION").to_owned()),
        ("machine", machine()),
        ("CPU time that others had meanwhile", or_dash(findings.others.map(|share| share * 100.0), 0) + " %"),
        ("site", findings.site.clone()),
        ("edited organisations", format!("named on {from} to {to} pages each")),
        ("first edition", format!("after {:.2} s", findings.first_edition.as_secs_f64())),
        ("editions", format!("{} for {} edits", findings.editions, samples.len())),
        ("edits that took more than one edition", again.to_string()),
        ("edits after which the server did not rest", findings.restless.to_string()),
        ("slowest saving of a file", format!("{:.0} ms", milliseconds(slowest))),
        ("memory", findings.memory.as_ref().map_or_else(|| "-".to_owned(), memory)),
    ];
    let mut text = "| `faktum serve` | |\n|---|---|\n".to_owned();
    for (name, value) in facts {
        let _infallible = writeln!(text, "| {name} | {value} |");
    }
    text.push_str(
        "\nFrom saving an edit until its page shows it, and the CPU time of the server (a mean), in ms:\n\n\
         | edit | times | median | p95 | max | median until told | CPU until seen | CPU until rest |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for kind in Kind::ALL {
        let of_kind: Vec<&Sample> = samples.iter().filter(|sample| sample.kind == kind).collect();
        if !of_kind.is_empty() {
            text.push_str(&line(kind, &of_kind));
        }
    }
    text
}

/// The samples of one kind, at least one.
fn line(kind: Kind, samples: &[&Sample]) -> String {
    let seen = sorted(samples.iter().map(|sample| milliseconds(sample.seen_after)));
    let told = sorted(samples.iter().map(|sample| milliseconds(sample.told_after)));
    let until_seen = mean(samples.iter().map(|sample| Some(milliseconds(sample.cpu?.0))));
    let until_rest = mean(samples.iter().map(|sample| Some(milliseconds(sample.cpu?.1))));
    format!(
        "| {kind} | {} | {:.0} | {:.0} | {:.0} | {:.0} | {} | {} |\n",
        samples.len(),
        middle(&seen),
        rank(&seen, 95),
        rank(&seen, 100),
        middle(&told),
        or_dash(until_seen, 0),
        or_dash(until_rest, 0),
    )
}

fn memory(memory: &Memory) -> String {
    let mib = |kib: u64| kib >> 10;
    format!(
        "{} MiB when the first edition could be opened, {} MiB when the server rested, {} MiB after the last edit, \
         at most {} MiB",
        mib(memory.first.now),
        mib(memory.rested.now),
        mib(memory.last.now),
        mib(memory.last.most)
    )
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
