//! Mistakes of a press officer: what `faktum check` says to write makes each go away, in either language.
//!
//! `tests/mistakes/site.txt` is a site without a mistake. In the other files, a line is a mistake that is planted in it, its
//! parts between ` | `:
//!
//! - `PATH | RIGHT | WRONG`: in this file, the line RIGHT is replaced by WRONG (`\n` is a new line). The one problem of the site
//!   then says to write RIGHT.
//! - `PATH | RIGHT | WRONG | WRITTEN`: it says to write WRITTEN.
//! - `move | RIGHT | WRONG`: the file RIGHT has the path WRONG. Every problem of the site is about it, and one says where it
//!   belongs.
//!
//! What is said is done to the file, and then the site has no problem. `cargo test --test mistakes amounts` runs those of one
//! file.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::fs;
use std::path::Path;

use faktum::model::Language;
use faktum::model::date::Moment;
use faktum::pipeline::{self, Now, Options};
use faktum::report::{Format, Layout, lay_out};
use libtest_mimic::{Arguments, Failed, Trial};
use support::{Folder, NOW, entries};

const SITE: &str = include_str!("mistakes/site.txt");

fn write_site(folder: &Folder) {
    for part in format!("\n{SITE}").split("\n=== ").skip(1) {
        let (path, text) = part.split_once('\n').expect("a path, and a text below it");
        folder.write(path, format!("{text}\n"));
    }
}

/// A problem, as scripts get it.
#[derive(Debug)]
#[expect(dead_code, reason = "the message is printed where a test fails")]
struct Said {
    path: String,
    line: usize,
    message: String,
    label: String,
    help: Vec<String>,
}

fn check(folder: &Path, language: Language) -> Vec<Said> {
    let now = Now::Moment(Moment::from_unix_seconds(NOW).expect("a moment"));
    let options = Options { site: folder.to_owned(), base_url: None, now, deny_warnings: true };
    let build = pipeline::build(&options).expect("a folder that can be read");
    let layout = Layout { format: Format::Json, language, colour: false, prefix: "", width: None };
    let said = build.problems.iter().map(|problem| lay_out(problem, build.sources(), layout));
    said.map(|line| {
        let json: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        Said {
            path: text(&json["path"]),
            line: usize::try_from(json["line"].as_u64().expect("a number")).expect("a small one"),
            message: text(&json["message"]),
            label: text(&json["labels"][0]["message"]),
            help: json["help"].as_array().expect("a list").iter().map(text).collect(),
        }
    })
    .collect()
}

/// Writes what a problem says to write, and gives it.
fn apply(folder: &Folder, said: &Said, language: Language) -> Result<String, Failed> {
    let mark = language.pick("skriv: ", "write: ");
    let written = said.help.last().and_then(|help| help.strip_prefix(mark));
    let Some(written) = written else {
        return Err(format!("no line to write: {said:?}").into());
    };
    let text = folder.read(&said.path);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let shown = lines[said.line - 1].clone();
    let indentation = shown.len() - shown.trim_start().len();
    let indented = |blanks: usize| format!("{}{written}", " ".repeat(blanks));
    if said.label == language.pick("skriv den over denne linje", "write it above this line") {
        lines.insert(said.line - 1, indented(indentation));
    } else if said.label == language.pick("skriv den under denne linje", "write it below this line") {
        lines.insert(said.line, indented(shown.len() - shown.trim_start_matches([' ', '-']).len()));
    } else {
        lines[said.line - 1] = indented(indentation);
    }
    folder.write(&said.path, format!("{}\n", lines.join("\n")));
    Ok(written.to_owned())
}

fn test_line(path: &str, right: &str, wrong: &str, expected: &str, language: Language) -> Result<(), Failed> {
    let folder = Folder::new();
    write_site(&folder);
    let text = folder.read(path);
    if text.matches(&format!("\n{right}")).count() + usize::from(text.starts_with(right)) != 1 {
        return Err(format!("{path} has no line `{right}`, or several").into());
    }
    folder.write(path, text.replacen(right, wrong, 1));
    let said = check(folder.path(), language);
    let [problem] = &said[..] else {
        return Err(format!("one problem is expected: {said:#?}").into());
    };
    let written = apply(&folder, problem, language)?;
    if written != expected {
        return Err(format!("it says to write `{written}`, not `{expected}`: {problem:?}").into());
    }
    match &check(folder.path(), language)[..] {
        [] => Ok(()),
        left => Err(format!("not away: {left:#?}\n{}", folder.read(path)).into()),
    }
}

fn test_move(right: &str, wrong: &str, language: Language) -> Result<(), Failed> {
    let folder = Folder::new();
    write_site(&folder);
    let full = |path: &str| folder.path().join(path);
    fs::create_dir_all(full(wrong).parent().expect("a parent"))?;
    fs::rename(full(right), full(wrong))?;
    let said = check(folder.path(), language);
    let mark = language.pick("filen til ", "the file to ");
    let to = said.iter().flat_map(|said| &said.help).find_map(|help| help.split_once(mark));
    let Some((_, to)) = to else {
        return Err(format!("nothing says where the file belongs: {said:#?}").into());
    };
    if said.iter().any(|said| said.path != wrong) {
        return Err(format!("more than one mistake: {said:#?}").into());
    }
    let name = Path::new(wrong).file_name().expect("a name").to_string_lossy().into_owned();
    let to = match to.trim_matches('`') {
        folder if folder.ends_with('/') => format!("{folder}{name}"),
        path if path.contains('/') => path.to_owned(),
        name => Path::new(wrong).with_file_name(name).to_string_lossy().into_owned(),
    };
    fs::create_dir_all(full(&to).parent().expect("a parent"))?;
    fs::rename(full(wrong), full(&to))?;
    match &check(folder.path(), language)[..] {
        [] => Ok(()),
        left => Err(format!("not away: {left:#?}").into()),
    }
}

fn test(mistake: &str, language: Language) -> Result<(), Failed> {
    let mistake = mistake.replace("\\n", "\n");
    let parts: Vec<&str> = mistake.split(" |").map(|part| part.strip_prefix(' ').unwrap_or(part)).collect();
    match parts[..] {
        ["move", right, wrong] => test_move(right, wrong, language),
        [path, right, wrong] => test_line(path, right, wrong, right.trim(), language),
        [path, right, wrong, expected] => test_line(path, right, wrong, expected, language),
        _ => Err("a mistake has three or four parts".into()),
    }
}

fn without_a_mistake_the_site_has_no_problem() -> Result<(), Failed> {
    let folder = Folder::new();
    write_site(&folder);
    match &check(folder.path(), Language::English)[..] {
        [] => Ok(()),
        said => Err(format!("{said:#?}").into()),
    }
}

fn main() {
    let mut tests = vec![Trial::test(
        "without_a_mistake_the_site_has_no_problem",
        without_a_mistake_the_site_has_no_problem,
    )];
    for path in entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")) {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if stem == "site" {
            continue;
        }
        let mistakes = fs::read_to_string(&path).expect("a table");
        for (at, mistake) in mistakes.lines().enumerate() {
            for language in Language::ALL {
                let mistake = mistake.to_owned();
                let name = format!("{stem}:{} ({}) {mistake}", at + 1, language.tag());
                tests.push(Trial::test(name, move || test(&mistake, language)));
            }
        }
    }
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
