//! Names of files and values that somebody made up to command a terminal, or GitHub when it follows the lines of a run.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may panic")]

mod support;

use std::process::Output;

use support::{Folder, SITE, faktum, stderr, stdout};

fn site() -> Folder {
    let site = Folder::new();
    site.write("content/site.yaml", SITE);
    site
}

/// Everything that a run printed.
fn printed(output: &Output) -> String {
    format!("{}{}", stdout(output), stderr(output))
}

/// What a terminal, or a program that follows the lines of a run, would obey: colour, clearing, a title, a C1 control, direction.
const COMMANDS: &str = "\u{1b}[31m\u{1b}[2J\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{2066}\u{200f}\r";

/// That a run printed nothing that is obeyed, and no line that begins as a workflow command of a name or value.
fn assert_harmless(output: &Output, how: &str) {
    let said = printed(output);
    let obeyed = |c: char| {
        (c.is_control() && c != '\n')
            || "\u{61c}\u{200e}\u{200f}".contains(c)
            || ('\u{2028}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    assert_eq!(
        said.chars().filter(|c| obeyed(*c)).collect::<String>().escape_debug().to_string(),
        "",
        "{how}: {said}"
    );
    for line in said.lines() {
        let line = line.trim_start();
        let is_own = line.starts_with("::error file=content/") || line.starts_with("::warning file=content/");
        assert!(!line.starts_with("::") || is_own, "{how}: {line}");
        assert!(!line.starts_with("##["), "{how}: {line}");
    }
    assert!(said.contains("INJECTED"), "{how} does not name it: {said}");
}

#[test]
#[cfg(unix)]
fn names_of_files_command_neither_a_terminal_nor_github() {
    for name in [
        format!("INJECTED{COMMANDS}"),
        "INJECTED\n::error::x".to_owned(),
        "INJECTED%0A::set-output name=a::b".to_owned(),
    ] {
        for file in [
            format!("content/pages/{name}.md"),
            format!("content/pages/{name}/om.md"),
            format!("content/files/{name}"),
            format!("content/media/{name}.png"),
        ] {
            let site = site();
            site.write(&file, "---\nnope: 1\n---\n");
            for format in ["human", "short", "github", "json"] {
                let output = faktum(site.path(), &["check", "--format", format]);
                if file.starts_with("content/files/") && output.status.success() {
                    continue;
                }
                assert_harmless(&output, &format!("{format} {file:?}"));
            }
        }
    }
}

#[test]
#[cfg(unix)]
fn lists_of_what_is_held_back_unlinked_or_deployed_command_nothing() {
    let site = site();
    site.write("content/site.yaml", SITE.replace("example.org", "example.dk"));
    site.write(
        "content/pages/INJECTED\n::error::\u{1b}[31m/om.md",
        "---\ntitle: Om\ndraft: true\n---\n\nTekst.\n",
    );
    let name = "content/files/INJECTED\u{202e}\u{200f}.txt";
    site.write(name, "x");
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["build"],
        &["deploy", "folder", "out", "--dry-run"],
    ] {
        let output = faktum(site.path(), arguments);
        assert_harmless(&output, &arguments.join(" "));
    }
}

#[test]
fn values_command_neither_a_terminal_nor_github() {
    let escaped = "\\e[31m\\e[2J\\a\\x9b2J\\u202e\\u2066\\r";
    for value in [escaped, "\\n::error::x", "%0A::set-output name=a::b", "\\n##[error]x"] {
        for (file, text) in [
            ("content/pages/om.md", format!("---\ntitle: Om\n\"INJECTED{value}\": 1\n---\n")),
            ("content/pages/om.md", format!("---\ntitle: \"INJECTED{value}\"\nINJECTED: 1\n---\n")),
            (
                "content/people/pia.yaml",
                format!(
                    "name: Pia\nappointments: [{{organisation: \"INJECTED{value}\", title: x}}]\nINJECTED: 1\n"
                ),
            ),
            (
                "content/organisations/styrelsen.yaml",
                format!("name: S\ntype: \"INJECTED{value}\"\nurl: \"INJECTED{value}\"\nINJECTED: 1\n"),
            ),
        ] {
            let site = site();
            site.write(file, text);
            for format in ["human", "short", "github", "json"] {
                let output = faktum(site.path(), &["check", "--format", format]);
                assert_eq!(output.status.code(), Some(1), "{}", printed(&output));
                assert_harmless(&output, &format!("{format} {file} {value}"));
            }
        }
    }
}
