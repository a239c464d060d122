//! Every kind of problem, as a user sees it: one file in `tests/diagnostics/`, and one test named after it, for each.
//!
//! A file holds a site and what the program says about it. Lines `=== path` begin its parts:
//!
//! - `=== content/people/a.yaml` and so on: a file of the site. A site without `content/site.yaml` gets a valid one;
//!   `=== no content/site.yaml` removes it. The path may be followed by how the file is written, in parentheses:
//!   `(crlf)`, `(bom)`, `(no newline)`, `(bytes)` for `\xHH` in it, `(size N)` for N bytes of `x`, `(fifo)`.
//! - `=== link PATH -> TARGET`: a symbolic link.
//! - `=== arguments`: what is typed after `faktum check`. Such a fixture runs the program itself; the others call the
//!   library, which prints the same and saves the start of 300 processes. The time is 2021-01-01 if nothing else is said.
//! - `=== says`: what is printed, without the line that has the time that it took, and the exit code. `=== siger` is
//!   the same in Danish.
//!
//! Where a problem says what to write, that is written into its file, and the problem must go away.
//!
//! The file's name is the code, or the code, `--` and the variant. A variant that begins with `silent-` is a near miss: the site has no
//! problem of the code. `FAKTUM_BLESS=1` writes the last two parts anew.
//! `cargo test --test diagnostics broken-link` runs the fixtures with that word in their names.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use faktum::diagnostic::{Code, Correction, Diagnostics, LinePlace, Severity};
use faktum::failure::Failure;
use faktum::model::MessageLanguage;
use faktum::model::date::Moment;
use faktum::pipeline::{self, Build, Now, Options};
use faktum::report::{Format, Layout, lay_out};
use libtest_mimic::{Arguments, Failed, Trial};
use support::fixture::lay_out_site;
use support::{Folder, NOW, entries, faktum, is_blessing, stderr, stdout};

const SAYS: &str = "=== says\n";
const SAYS_IN_DANISH: &str = "=== siger\n";

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    entries(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

fn code_of(fixture: &Path) -> String {
    let stem = fixture.file_stem().expect("a name").to_string_lossy().into_owned();
    stem.split("--").next().expect("a first part").to_owned()
}

/// Whether the site of a fixture has no problem of the code.
fn is_near_miss(fixture: &Path) -> bool {
    fixture.file_stem().is_some_and(|stem| stem.to_string_lossy().contains("--silent-"))
}

/// What `faktum check` prints about a site, and its exit code.
fn check(site: &str, language: MessageLanguage) -> String {
    let folder = Folder::new();
    let arguments = lay_out_site(site, &folder);
    if arguments.is_empty() {
        check_in_process(folder.path(), language)
    } else {
        check_by_program(folder.path(), &arguments, language)
    }
}

fn check_by_program(folder: &Path, arguments: &[String], language: MessageLanguage) -> String {
    let command = ["--language", language.tag(), "check"].into_iter();
    let arguments: Vec<&str> = command.chain(arguments.iter().map(String::as_str)).collect();
    let output = faktum(folder, &arguments);
    let code = output.status.code().expect("an exit code");
    let stderr = stderr(&output);
    let mut lines: Vec<&str> = stderr.lines().collect();
    // The time that it took differs each time.
    let has_time = |line: &&str| {
        line.strip_suffix(" s").is_some_and(|line| line.ends_with(|c: char| c.is_ascii_digit()))
    };
    lines.retain(|line| !has_time(line));
    let problems: String = lines.into_iter().map(|line| format!("{line}\n")).collect();
    format!("{}{problems}exit code {code}\n", stdout(&output))
}

/// What [`check_by_program`] gives without arguments.
fn check_in_process(folder: &Path, language: MessageLanguage) -> String {
    match problems(folder, language) {
        Ok((problems, code)) => format!("{problems}exit code {code}\n"),
        Err(failure) => format!("exit code {}\n", failure.exit_code()),
    }
}

fn build(folder: &Path) -> Result<Build, Failure> {
    let now = Now::Moment(Moment::from_unix_seconds(NOW).expect("a moment"));
    pipeline::build(&Options::new(folder, now))
}

/// How many problems of a kind a file has.
fn count(build: &Build, code: Code, path: &str) -> usize {
    let problems = build.problems.iter().filter(|problem| problem.code() == code);
    problems.filter(|problem| build.sources().get(problem.place.file).path() == path).count()
}

fn problems(folder: &Path, language: MessageLanguage) -> Result<(String, u8), Failure> {
    let mut build = build(folder)?;
    let inspectors = build.inspectors()?;
    let mut problems = Diagnostics::default();
    if let Some(outputs) = &build.outputs {
        problems.extend(inspectors.make_all(outputs, |_| false, |_, _| Ok(()))?);
    }
    build.add(problems);
    assert_eq!(
        inspectors.skipped().count(),
        0,
        "the program has a note about this: give the fixture arguments"
    );
    let layout = Layout { format: Format::Human, language, colour: false, width: None, prefix: "" };
    let lines = build.problems.iter().map(|problem| lay_out(problem, build.sources(), layout)).collect();
    Ok((lines, u8::from(build.count(Severity::Error) > 0)))
}

/// Compares what is printed about a fixture with what it says, or writes it into the fixture.
fn test(path: &Path) -> Result<(), Failed> {
    let fixture = fs::read_to_string(path)?;
    let (site, expected) = fixture.split_once(SAYS).unwrap_or((&fixture, ""));
    let english = check(site, MessageLanguage::English);
    let danish = check(site, MessageLanguage::Danish);
    let printed = format!("{english}{SAYS_IN_DANISH}{danish}");
    let code = code_of(path);
    let forms = [format!("[{code}]"), format!("\"code\":\"{code}\""), format!("title={code}::")];
    let has_problem = forms.iter().any(|form| printed.contains(form));
    if has_problem == is_near_miss(path) {
        let has = if has_problem { "a" } else { "no" };
        return Err(format!("the site has {has} problem {code}:\n{printed}").into());
    }
    if is_blessing() {
        let site = if site.ends_with('\n') { site.to_owned() } else { format!("{site}\n") };
        return Ok(fs::write(path, format!("{site}{SAYS}{printed}"))?);
    }
    if printed != expected {
        return Err(format!("--- expected\n{expected}--- printed\n{printed}").into());
    }
    try_corrections(site)
}

/// Writes each line that a problem of the site says to write, one at a time, and sees that there is one problem less of its
/// kind in the file.
fn try_corrections(site: &str) -> Result<(), Failed> {
    let folder = Folder::new();
    if !lay_out_site(site, &folder).is_empty() {
        return Ok(());
    }
    let Ok(build) = build(folder.path()) else {
        return Ok(());
    };
    for problem in &build.problems {
        let Some(Correction::Line { line, place }) = &problem.correction else {
            continue;
        };
        let source = build.sources().get(problem.place.file);
        let number = source.position(problem.place.start).line;
        let text = folder.read(source.path());
        folder.write(source.path(), with_line(&text, number, line, *place));
        let corrected = self::build(folder.path()).expect("a site that can be read");
        folder.write(source.path(), &text);
        let (code, path) = (problem.code(), source.path());
        if count(&corrected, code, path) >= count(&build, code, path) {
            return Err(format!("`{line}` does not correct {}:{number}", source.path()).into());
        }
    }
    Ok(())
}

/// A text with a line in place of one, or above or below it, as far in.
fn with_line(text: &str, number: usize, line: &str, place: LinePlace) -> String {
    let mut lines: Vec<String> = text.lines().map(String::from).collect();
    let shown = &lines[number - 1];
    let indentation = &shown[..shown.len() - shown.trim_start().len()];
    let line = format!("{indentation}{line}");
    match place {
        LinePlace::Instead => lines[number - 1] = line,
        LinePlace::Above => lines.insert(number - 1, line),
        LinePlace::Below => lines.insert(number, line),
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn every_code_has_a_fixture_and_every_fixture_a_code() -> Result<(), Failed> {
    let with_fixture: BTreeSet<String> = fixtures().iter().map(|path| code_of(path)).collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let without: Vec<&String> = codes.difference(&with_fixture).collect();
    let unknown: Vec<&String> = with_fixture.difference(&codes).collect();
    if without.is_empty() && unknown.is_empty() {
        return Ok(());
    }
    Err(format!("codes without a fixture: {without:?}; fixtures without a code: {unknown:?}").into())
}

fn main() {
    let mut tests = vec![Trial::test(
        "every_code_has_a_fixture_and_every_fixture_a_code",
        every_code_has_a_fixture_and_every_fixture_a_code,
    )];
    for path in fixtures() {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        tests.push(Trial::test(name, move || test(&path)));
    }
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
