//! The texts that tests keep sites in: lines `=== path` begin the files of a site.

use std::fs;

use super::{Folder, SITE};

/// Writes the files of a fixture's site, and returns the arguments for it.
pub fn lay_out_site(fixture: &str, folder: &Folder) -> Vec<String> {
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
            let (path, how) = path_and_form(head);
            write(folder, path, how, &text);
        }
    }
    arguments
}

/// The path of a file, and how it is written: what is in the parentheses behind the path, or nothing.
pub fn path_and_form(head: &str) -> (&str, &str) {
    match head.split_once(" (") {
        Some((path, how)) => (path, how.trim_end_matches(')')),
        None => (head, ""),
    }
}

/// Writes a text in one of the forms that `tests/diagnostics.rs` names.
pub fn write(folder: &Folder, path: &str, how: &str, text: &str) {
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
