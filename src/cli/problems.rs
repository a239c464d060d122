//! Problems and other words, on the streams where they belong.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::{Outcome, SiteArguments};
use crate::diagnostic::Severity;
use crate::inspect::Inspectors;
use crate::pipeline::Build;
use crate::report::{Format, Layout, lay_out};

/// Words for the person in front of the program: standard error. Nobody is told that nobody listens.
pub(super) fn say(words: &str) {
    let _unheard = std::io::stderr().lock().write_all(words.as_bytes());
}

/// The program's product: standard output. A reader that has gone away wants no more of it.
pub(super) fn print(text: &str) {
    let _unread = std::io::stdout().lock().write_all(text.as_bytes());
}

/// Shows every problem of a build.
pub(super) fn show(build: &Build, arguments: &SiteArguments) {
    show_as(build, Format::from(arguments.format), &arguments.site);
}

/// Shows every problem of a build as people read it.
pub(super) fn show_human(build: &Build, site: &Path) {
    show_as(build, Format::Human, site);
}

fn show_as(build: &Build, format: Format, site: &Path) {
    let prefix = prefix(site);
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let layout = Layout { format, colour, prefix: &prefix };
    let laid_out: String =
        build.problems.iter().map(|found| lay_out(found, build.sources(), layout)).collect();
    if format.is_for_programs() {
        print(&laid_out);
    } else {
        say(&laid_out);
    }
}

/// What stands before paths, so that they can be opened from here: the site's folder as it was typed.
fn prefix(site: &Path) -> String {
    let folder = site.to_string_lossy();
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    match folder {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// Which texts of what is held back were not looked for in the output.
pub(super) fn show_skipped(inspectors: &Inspectors) {
    let texts: Vec<String> = inspectors.skipped().map(|text| format!("`{text}`")).collect();
    if !texts.is_empty() {
        say(&format!(
            "note: of what is not public, these words are public elsewhere or too short to be looked for: {}\n",
            texts.join(", ")
        ));
    }
}

/// How long each step took, if that was asked for.
pub(super) fn show_timings(build: &Build, arguments: &SiteArguments) {
    if arguments.timings {
        #[expect(clippy::float_arithmetic, reason = "a time, and no amount")]
        let line = |(name, took): &(&str, std::time::Duration)| {
            format!("{name:>8} {:>10.1} ms\n", took.as_secs_f64() * 1000.0)
        };
        say(&build.timings().iter().map(line).collect::<String>());
    }
}

/// `2 errors, 1 warning`
pub(super) fn counted(build: &Build) -> String {
    let (errors, warnings) = (build.count(Severity::Error), build.count(Severity::Warning));
    let plural = |count: usize, word: &str| {
        let s = if count == 1 { "" } else { "s" };
        format!("{count} {word}{s}")
    };
    match errors {
        0 => plural(warnings, "warning"),
        _ => format!("{}, {}", plural(errors, "error"), plural(warnings, "warning")),
    }
}

/// Whether a build found anything that counts as an error.
pub(super) fn outcome(build: &Build, deny_warnings: bool) -> Outcome {
    let denied = deny_warnings && build.count(Severity::Warning) > 0;
    if build.count(Severity::Error) > 0 || denied { Outcome::Problems } else { Outcome::Fine }
}
