//! The README is true: its commands run, its files are a site, and its links work.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::Folder;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README")
}

/// The fenced blocks of a text: the words after the fence, and the lines of the block.
fn blocks(text: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let mut parts = text.split("\n```");
    parts.next();
    while let Some(block) = parts.next() {
        let (head, lines) = block.split_once('\n').expect("lines");
        blocks.push((head.to_owned(), format!("{lines}\n")));
        parts.next();
    }
    blocks
}

fn commands() -> Vec<String> {
    let blocks = blocks(&readme());
    let shell = blocks.iter().filter(|(head, _)| head == "sh");
    shell.flat_map(|(_, lines)| lines.lines().map(String::from).collect::<Vec<_>>()).collect()
}

/// Runs a command of the README in a folder, using the program under test.
fn run(command: &str, folder: &Path) {
    let program = env!("CARGO_BIN_EXE_faktum");
    let typed = command.replace("cargo run --release --", "faktum");
    let arguments = typed.strip_prefix("faktum ").unwrap_or_else(|| panic!("no test runs `{command}`"));
    if arguments.starts_with("serve") || arguments.ends_with("--watch") {
        return run_until_it_says_that_it_runs(folder, arguments);
    }
    let output = Command::new(program)
        .args(words(arguments))
        .current_dir(folder)
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Splits a line as a shell does: at spaces, except inside double quotes.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    for (at, piece) in line.split('"').enumerate() {
        match at % 2 {
            0 => words.extend(piece.split_whitespace().map(String::from)),
            _ => words.push(piece.to_owned()),
        }
    }
    words
}

/// Runs a command that does not end by itself, and kills it once it says that it is running.
fn run_until_it_says_that_it_runs(folder: &Path, arguments: &str) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_faktum"))
        .env("FAKTUM_LANGUAGE", "en")
        .args(arguments.split(' '))
        .current_dir(folder)
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    let said = std::io::BufReader::new(process.stderr.take().expect("its words"));
    let mut lines = std::io::BufRead::lines(said).map_while(Result::ok);
    let sign = if arguments.starts_with("serve") { "serving http://127.0.0.1:87" } else { " pages, " };
    let is_running = lines.any(|line| line.contains(sign));
    process.kill().expect("the process is there");
    process.wait().expect("the process ends");
    assert!(is_running, "{arguments}");
}

#[test]
fn the_first_two_commands_are_build_and_test() {
    assert_eq!(commands()[..2], ["cargo run --release -- build", "cargo test"]);
}

#[test]
fn every_command_runs_on_the_site_that_the_readme_writes() {
    let site = Folder::new();
    for (head, lines) in blocks(&readme()) {
        if let Some((_, path)) = head.split_once(' ') {
            site.write(path, lines);
        }
    }
    for command in commands() {
        // This test runs inside `cargo test`, and an installation builds the program that all tests run anyway.
        if command != "cargo test" && command != "cargo install --path . --profile dist" {
            run(&command, site.path());
        }
    }
    assert!(site.exists("public/pressemeddelelser/2020/nyt-partnerskab/index.html"));
    assert!(site.exists("preview/index.html"));
}

#[test]
fn the_first_command_builds_the_example_site() {
    let copy = Folder::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (path, bytes) in support::files(&root.join("content")) {
        copy.write(&format!("content/{path}"), bytes);
    }
    run(&commands()[0], copy.path());
    assert!(copy.exists("public/index.html"));
}

#[test]
fn the_test_command_is_the_one_that_ci_runs() {
    let ci = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/run");
    let ci = fs::read_to_string(ci).expect("the script");
    assert!(ci.lines().any(|line| line == format!("{} --locked", commands()[1])));
}

#[test]
fn every_link_of_the_front_pages_leads_to_a_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SECURITY.md",
        "benches/RESULTS.md",
        "docs/content.md",
        "docs/design.md",
        "docs/publishing.md",
        "docs/scale.md",
        "docs/themes.md",
    ] {
        let file = root.join(page);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{page}: {error}"));
        // Blocks are examples: they have the links of other sites.
        let outside: String = text.split("\n```").step_by(2).collect();
        for link in outside.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = link.split('#').next().expect("a path");
            let is_local = !path.is_empty() && !path.contains(':') && !path.starts_with('/');
            if is_local {
                let target = file.parent().expect("a folder").join(path);
                assert!(target.exists(), "{page} links to {link}");
            }
        }
    }
}
