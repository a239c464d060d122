//! What the program prints: problems, notes and products, each on its stream.
//!
//! Takes a build; prints its problems as [`crate::report`] lays them out. Messages go to standard error, what other programs
//! read to standard output. Write errors are ignored, because a reader may have closed its end on purpose.

use std::io::{IsTerminal, Write};
use std::path::Path;

use super::{Outcome, SiteArguments};
use crate::diagnostic::Severity;
use crate::fingerprint::new_minor_changes;
use crate::inspect::Inspectors;
use crate::join::HeldBack;
use crate::model::MessageLanguage;
use crate::model::date::Moment;
use crate::model::release::{Change, NotPublic};
use crate::pipeline::Build;
use crate::report::{self, Format, Layout, lay_out, printable, wrapped};
use crate::source::FileId;
use crate::words::{self, Found, Message};

/// Prints a message to standard error.
pub(super) fn say(message: &str) {
    let _closed = std::io::stderr().lock().write_all(message.as_bytes());
}

/// Prints a message of a run to standard error, in a line or more.
pub(super) fn tell(message: &Message<'_>, language: MessageLanguage) {
    say_safely(&words::message(message, language), &['\n', '\t']);
}

/// Prints an entry of a list to standard error, in one line: with a line end, the name of a file could begin a line of its own,
/// which GitHub takes for a command.
fn tell_entry(message: &Message<'_>, language: MessageLanguage) {
    say_safely(&words::message(message, language), &[]);
}

/// Prints words to standard error. Of the characters that are not safe to print, those in `kept` stay.
fn say_safely(words: &str, kept: &[char]) {
    let words = printable(words, kept);
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
pub(super) fn show(build: &Build, format: Format, language: MessageLanguage, site: &Path) {
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
pub(super) fn show_skipped(inspectors: &Inspectors, language: MessageLanguage) {
    let texts: Vec<&str> = inspectors.skipped().collect();
    if !texts.is_empty() {
        tell(&Message::NotSearched { texts: &texts }, language);
    }
}

/// The most lines that a list of files or addresses takes.
const LONGEST_LIST: usize = 100;

/// Prints the first lines of a list, and how many more there are.
fn tell_list<'a>(messages: impl ExactSizeIterator<Item = Message<'a>>, language: MessageLanguage) {
    let more = messages.len().saturating_sub(LONGEST_LIST);
    messages.take(LONGEST_LIST).for_each(|message| tell_entry(&message, language));
    if more > 0 {
        tell(&Message::More { count: more }, language);
    }
}

/// Prints which files of a site are public although no text links to them.
pub(super) fn show_unlinked(build: &Build, language: MessageLanguage) {
    let unlinked = build.outputs.as_ref().map_or(Vec::new(), |outputs| outputs.site().unlinked_files());
    if !unlinked.is_empty() {
        tell(&Message::Unlinked { files: unlinked.len() }, language);
        tell_list(unlinked.iter().map(|file| Message::Listed { name: &file.copy.path }), language);
    }
}

/// Prints the addresses of a site that are not on record, if it has a record.
pub(super) fn show_new(build: &Build, language: MessageLanguage) {
    let new = build.outputs.as_ref().map_or(Vec::new(), |outputs| outputs.unrecorded());
    if !new.is_empty() {
        tell(&Message::New { addresses: new.len() }, language);
        tell_list(new.iter().map(|address| Message::Listed { name: address.as_str() }), language);
    }
}

/// Prints the minor changes that are not recorded yet: each with its file, and a line that counts them.
pub(super) fn show_minor(build: &Build, format: Format, language: MessageLanguage) {
    let minor = build.outputs.as_ref().map_or(Vec::new(), |outputs| new_minor_changes(outputs.site()));
    if minor.is_empty() {
        return;
    }
    tell(&Message::MinorChanges { count: minor.len() }, language);
    let entry = |(file, change): &(FileId, &Change)| Message::MinorChange {
        path: build.sources().get(*file).path(),
        on: change.on,
    };
    tell_list(minor.iter().map(entry), language);
    if format == Format::Json {
        print(&report::minor_changes(minor.len()));
    }
}

/// Prints what is held back: each file with its reason, and a line that counts them, which is the last of a run.
pub(super) fn show_held_back(build: &Build, format: Format, language: MessageLanguage) {
    let (Some(zone), false) = (build.zone(), build.held_back.is_empty()) else {
        return;
    };
    let file = |held_back: &HeldBack| Message::HeldBackFile {
        path: build.sources().get(held_back.file).path(),
        reason: held_back.reason,
        zone,
    };
    tell_list(build.held_back.iter().map(file), language);
    let mut drafts = 0;
    let mut expired = 0;
    let mut until: Vec<(Moment, usize)> = Vec::new();
    for held_back in &build.held_back {
        match (held_back.reason, until.last_mut()) {
            (NotPublic::Draft, _) => drafts += 1,
            (NotPublic::Expired(_), _) => expired += 1,
            (NotPublic::Planned(at) | NotPublic::Embargo(at), Some((last, count))) if *last == at => {
                *count += 1;
            }
            (NotPublic::Planned(at) | NotPublic::Embargo(at), _) => until.push((at, 1)),
        }
    }
    tell(&Message::HeldBack { drafts, until: &until, expired, zone }, language);
    if format == Format::Json {
        let moments = until.iter().flat_map(|(at, count)| std::iter::repeat_n(at.rfc3339(zone), *count));
        print(&report::held_back(drafts, &moments.collect::<Vec<_>>(), expired));
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
