//! What the program prints: problems, notes and products, each on its stream.
//!
//! Takes a build; prints its problems as [`crate::report`] lays them out. Messages go to standard error, what other programs
//! read to standard output. Write errors are ignored, because a reader may have closed its end on purpose.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::{Outcome, SiteArguments};
use crate::diagnostic::Severity;
use crate::inspect::Inspectors;
use crate::model::Language;
use crate::pipeline::Build;
use crate::report::{Format, Layout, lay_out, printable, wrapped};
use crate::words::{self, Found, Message};

/// Prints a message to standard error.
pub(super) fn say(message: &str) {
    let _closed = std::io::stderr().lock().write_all(message.as_bytes());
}

/// Prints a message of a run to standard error, as a line.
pub(super) fn tell(message: &Message<'_>, language: Language) {
    let words = words::message(message, language);
    let words = printable(&words, &['\n', '\t']);
    say(&match width() {
        Some(width) => format!("{}\n", wrapped(&words, width, "    ")),
        None => format!("{words}\n"),
    });
}

/// The width of the terminal, at most 100 characters, which is as long as a line reads well; `None` if standard error is no
/// terminal.
fn width() -> Option<usize> {
    let (terminal_size::Width(width), _) = terminal_size::terminal_size_of(std::io::stderr())?;
    Some(usize::from(width).min(100))
}

/// Prints a product to standard output.
pub(super) fn print(text: &str) {
    let _closed = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Prints every problem of a build.
pub(super) fn show(build: &Build, format: Format, language: Language, site: &Path) {
    let prefix = prefix(site);
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let layout = Layout { format, language, colour, width: width(), prefix: &prefix };
    let laid_out: String =
        build.problems.iter().map(|found| lay_out(found, build.sources(), layout)).collect();
    if format.is_for_programs() {
        print(&laid_out);
    } else {
        say(&laid_out);
    }
}

/// The site's folder as it was typed, which makes the paths of problems valid from the working folder.
fn prefix(site: &Path) -> String {
    let folder = site.to_string_lossy();
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    match folder {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// Prints which texts that are not public were not searched for in the output.
pub(super) fn show_skipped(inspectors: &Inspectors, language: Language) {
    let texts: Vec<&str> = inspectors.skipped().collect();
    if !texts.is_empty() {
        tell(&Message::NotSearched { texts: &texts }, language);
    }
}

/// Prints how long each step took, if that was asked for.
pub(super) fn show_timings(build: &Build, arguments: &SiteArguments) {
    if !arguments.timings {
        return;
    }
    for (name, took) in build.timings() {
        #[expect(clippy::float_arithmetic, reason = "a time, and no amount")]
        let milliseconds = took.as_secs_f64() * 1000.0;
        say(&format!("{name:>8} {milliseconds:>10.1} ms\n"));
    }
}

/// How many problems there are.
pub(super) fn found(build: &Build) -> Found {
    Found { errors: build.count(Severity::Error), warnings: build.count(Severity::Warning) }
}

/// The outcome of a build: whether it has errors, or warnings that are denied.
pub(super) fn outcome(build: &Build, deny_warnings: bool) -> Outcome {
    let denied = deny_warnings && build.count(Severity::Warning) > 0;
    if build.count(Severity::Error) > 0 || denied { Outcome::Problems } else { Outcome::Fine }
}
