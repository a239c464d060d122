//! Every kind of problem, as a person meets it: one file for each in `tests/diagnostics/`.
//!
//! A file is a site and what the program says of it. Lines `=== path` begin its parts:
//!
//! - `=== content/people/a.yaml` and so on: a file of the site. A site without `content/site.yaml` gets a good one;
//!   `=== no content/site.yaml` takes it away. Behind the path may stand, in brackets, how the file is written:
//!   `(crlf)`, `(bom)`, `(no newline)`, `(bytes)` for `\xHH` in it, `(size N)` for N bytes of `x`, `(fifo)`.
//! - `=== link PATH -> TARGET`: a symbolic link.
//! - `=== arguments`: what is typed behind `faktum check`; without it nothing but the clock, 2021-01-01.
//! - `=== says`: what the program prints, without its last line, and its exit code.
//!
//! The file's name is the code, or the code and `--` and a variant of it. `FAKTUM_BLESS=1` writes the last part.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use faktum::diagnostic::Code;
use support::{Folder, SITE, entries, faktum, is_blessing, stderr, stdout};

const SAYS: &str = "=== says\n";

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diagnostics");
    entries(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "txt")).collect()
}

fn code_of(fixture: &Path) -> String {
    let stem = fixture.file_stem().expect("a name").to_string_lossy().into_owned();
    stem.split("--").next().expect("a first part").to_owned()
}

/// Lays out the site of a fixture, and gives the arguments for it.
fn lay_out(fixture: &str, folder: &Folder) -> Vec<String> {
    folder.write("content/site.yaml", SITE);
    let mut arguments = Vec::new();
    for part in format!("\n{fixture}").split("\n=== ").skip(1) {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        let text = format!("{text}\n");
        if head == "arguments" {
            arguments = text.split_whitespace().map(String::from).collect();
        } else if let Some(path) = head.strip_prefix("no ") {
            fs::remove_file(folder.path().join(path)).expect("a file to leave out");
        } else if let Some(link) = head.strip_prefix("link ") {
            let (path, target) = link.split_once(" -> ").expect("a target");
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            #[cfg(unix)]
            std::os::unix::fs::symlink(target, path).expect("a link");
        } else if head != "says" {
            let (path, how) = match head.split_once(" (") {
                Some((path, how)) => (path, how.trim_end_matches(')')),
                None => (head, ""),
            };
            write(folder, path, how, &text);
        }
    }
    arguments
}

fn write(folder: &Folder, path: &str, how: &str, text: &str) {
    match how {
        "" => folder.write(path, text),
        "crlf" => folder.write(path, text.replace('\n', "\r\n")),
        "bom" => folder.write(path, format!("\u{feff}{text}")),
        "no newline" => folder.write(path, text.trim_end_matches('\n')),
        "bytes" => folder.write(path, unescaped(text)),
        "fifo" => {
            folder.write(path, "");
            let file = folder.path().join(path);
            fs::remove_file(&file).expect("the file");
            let made = std::process::Command::new("mkfifo").arg(&file).status().expect("mkfifo");
            assert!(made.success());
        }
        how => {
            let size = how.strip_prefix("size ").and_then(|size| size.parse().ok());
            folder.write(path, "x".repeat(size.unwrap_or_else(|| panic!("unknown: ({how})"))));
        }
    }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\x") {
        bytes.extend(before.bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16).expect("two hexadecimal digits"));
        rest = &after[2..];
    }
    bytes.extend(rest.bytes());
    bytes
}

/// What the program says of a fixture.
fn said(fixture: &str) -> String {
    let folder = Folder::new();
    let typed = lay_out(fixture, &folder);
    let arguments: Vec<&str> = std::iter::once("check").chain(typed.iter().map(String::as_str)).collect();
    let output = faktum(folder.path(), &arguments);
    let code = output.status.code().expect("an exit code");
    let words = stderr(&output);
    let mut lines: Vec<&str> = words.lines().collect();
    lines.pop(); // how long it took is never the same
    let problems: String = lines.into_iter().map(|line| format!("{line}\n")).collect();
    format!("{}{}exit code {code}\n", stdout(&output), problems)
}

/// What is wrong with a fixture, if anything is.
fn look(path: &Path) -> Option<String> {
    let fixture = fs::read_to_string(path).expect("a fixture");
    let (site, expected) = fixture.split_once(SAYS).unwrap_or((&fixture, ""));
    let said = said(site);
    let code = code_of(path);
    let forms = [format!("[{code}]"), format!("\"code\":\"{code}\""), format!("title={code}::")];
    if !forms.iter().any(|form| said.contains(form)) {
        return Some(format!("{} does not bring about {code}:\n{said}", path.display()));
    }
    if is_blessing() {
        let site = if site.ends_with('\n') { site.to_owned() } else { format!("{site}\n") };
        fs::write(path, format!("{site}{SAYS}{said}")).expect("the fixture is written");
        return None;
    }
    (said != expected).then(|| format!("{}\n--- expected\n{expected}--- said\n{said}", path.display()))
}

#[test]
fn every_problem_is_said_as_its_file_has_it() {
    let fixtures = fixtures();
    // Most of the time goes into starting the program, so several are started at once.
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let chunks = fixtures.chunks(fixtures.len().div_ceil(4));
        let threads: Vec<_> = chunks
            .map(|chunk| scope.spawn(move || chunk.iter().filter_map(|path| look(path)).collect::<Vec<_>>()))
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a thread")).collect()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_file_and_every_file_a_code() {
    let with_file: BTreeSet<String> = fixtures().iter().map(|path| code_of(path)).collect();
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let without: Vec<&String> = codes.difference(&with_file).collect();
    assert!(without.is_empty(), "no fixture shows {without:?}");
    let unknown: Vec<&String> = with_file.difference(&codes).collect();
    assert!(unknown.is_empty(), "there is no code {unknown:?}");
}
