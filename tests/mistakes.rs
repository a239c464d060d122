//! Mistakes of a press officer: each is found at its place, and what `faktum check` says to write makes it go away, in either
//! language.
//!
//! `tests/mistakes/site.txt` is a site without a mistake, in the form of `tests/diagnostics.rs`. In the other files, a line is a
//! mistake that is planted in it, its parts between ` | `:
//!
//! - `PLACE | PATH | RIGHT | WRONG`: in this file, the line RIGHT is replaced by WRONG. The one problem of the site is at PLACE
//!   and says to write RIGHT.
//! - `PLACE | PATH | RIGHT | WRONG | WRITTEN`: it says to write WRITTEN. After `~ `, the line written is followed by another
//!   mistake, which is found then. If WRITTEN is `-`, nothing is said to be written, and there may be several problems.
//! - `PLACE | new | PATH | TEXT`: there is a file more. Nothing is said to be written.
//! - `PLACE | remove | PATH`: there is a file less. Nothing is said to be written.
//! - `PLACE | move | RIGHT | WRONG`: the file RIGHT has the path WRONG. Every problem of the site is about it, and one says
//!   where it belongs.
//!
//! PLACE is `CODE LINE:COLUMN`, and ` in PATH` behind it where the problem is in another file than the mistake; between several,
//! there is `; `. `FAKTUM_BLESS=1` writes it anew, and what is said in place of a WRITTEN that is `?`: read whether it is where
//! the writer must look. `\n`, `\t` and `\u{…}` in the
//! other parts are those characters.
//!
//! What is said is done to the file, and then the site has no problem. `cargo test --test mistakes amounts` runs those of one
//! file.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may panic and print")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use faktum::diagnostic::{Code, Diagnostics};
use faktum::model::MessageLanguage;
use faktum::model::date::Moment;
use faktum::pipeline::{Build, Now, Options, Session};
use faktum::report::{Format, Layout, lay_out};
use libtest_mimic::{Arguments, Failed, Trial};
use support::fixture::lay_out_site;
use support::{Folder, NOW, entries, is_blessing};

const SITE: &str = include_str!("mistakes/site.txt");

/// The sites that no test uses just now. To read the built-in theme anew for each mistake would take most of the time.
static UNUSED_SITES: Mutex<Vec<Site>> = Mutex::new(Vec::new());

/// The site without a mistake, in which one can be planted.
struct Site {
    folder: Folder,
    session: Session,
}

impl Site {
    fn take() -> Site {
        let unused = UNUSED_SITES.lock().expect("no test panics while it has the lock").pop();
        unused.unwrap_or_else(|| {
            let folder = Folder::new();
            let _no_arguments = lay_out_site(SITE, &folder);
            let now = Now::Moment(Moment::from_unix_seconds(NOW).expect("a moment"));
            let options = Options { deny_warnings: true, ..Options::new(folder.path(), now) };
            Site { session: Session::open(options).expect("a site"), folder }
        })
    }

    fn full(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn write(&mut self, path: &str, text: &str) {
        self.folder.write(path, text);
        self.session.refresh(&self.full(path));
    }

    fn remove(&mut self, path: &str) {
        fs::remove_file(self.full(path)).expect("the file");
        self.session.refresh(&self.full(path));
    }

    fn rename(&mut self, from: &str, to: &str) -> Result<(), Failed> {
        fs::create_dir_all(self.full(to).parent().expect("a parent"))?;
        fs::rename(self.full(from), self.full(to))?;
        self.session.refresh(&self.full(from));
        self.session.refresh(&self.full(to));
        Ok(())
    }

    /// The problems, in the words of each language.
    fn check(&mut self) -> [Vec<Said>; 2] {
        let mut build = self.session.build();
        let inspectors = build.inspectors().expect("little text is held back");
        if let Some(outputs) = &build.outputs {
            let mut found = Diagnostics::default();
            found.extend(
                inspectors.make_all(outputs, |_| false, |_, _| Ok(())).expect("every file can be made"),
            );
            build.add(found);
        }
        MessageLanguage::ALL.map(|language| said(&build, language))
    }

    fn must_have_other_problems(&mut self, path: &str, before: &[Said]) -> Result<(), Failed> {
        let left = &self.check()[0];
        let is_other = !left.is_empty() && places(left, path) != places(before, path);
        if is_other { Ok(()) } else { Err(format!("other problems are expected: {left:#?}").into()) }
    }

    fn must_be_without_problems(&mut self) -> Result<(), Failed> {
        match &self.check()[0][..] {
            [] => Ok(()),
            left => Err(format!("not away: {left:#?}").into()),
        }
    }
}

/// A problem, as scripts get it.
#[derive(Debug)]
#[expect(dead_code, reason = "the message is printed where a test fails")]
struct Said {
    code: String,
    path: String,
    line: usize,
    column: usize,
    message: String,
    label: String,
    help: Vec<String>,
}

fn said(build: &Build, language: MessageLanguage) -> Vec<Said> {
    let layout = Layout { format: Format::Json, language, colour: false, prefix: "", width: None };
    let lines = build.problems.iter().map(|problem| lay_out(problem, build.sources(), layout));
    lines.map(|line| read_said(&line)).collect()
}

fn read_said(line: &str) -> Said {
    let json: serde_json::Value = serde_json::from_str(line).expect("JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let number =
        |value: &serde_json::Value| usize::try_from(value.as_u64().expect("a number")).expect("a small one");
    Said {
        code: text(&json["code"]),
        path: text(&json["path"]),
        line: number(&json["line"]),
        column: number(&json["column"]),
        message: text(&json["message"]),
        label: text(&json["labels"][0]["message"]),
        help: json["help"].as_array().expect("a list").iter().map(text).collect(),
    }
}

/// The places of problems, as the tables have them. Those in the file at `path` are without it.
fn places(said: &[Said], path: &str) -> String {
    let place = |said: &Said| {
        let place = format!("{} {}:{}", said.code, said.line, said.column);
        if said.path == path { place } else { format!("{place} in {}", said.path) }
    };
    said.iter().map(place).collect::<Vec<_>>().join("; ")
}

fn must_be_at(said: &[Said], path: &str, expected: &str) -> Result<(), Failed> {
    let places = places(said, path);
    if places == expected {
        return Ok(());
    }
    Err(format!("at `{places}`, not `{expected}`: {said:#?}").into())
}

/// The line that a problem says to write.
fn line_to_write(said: &Said, language: MessageLanguage) -> Option<&str> {
    said.help.last()?.strip_prefix(language.pick("skriv: ", "write: "))
}

/// The text of the file after doing what a problem says, and the line that it says to write.
fn corrected(text: &str, said: &Said, language: MessageLanguage) -> Result<(String, String), Failed> {
    let Some(written) = line_to_write(said, language) else {
        return Err(format!("no line to write: {said:?}").into());
    };
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
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
    Ok((format!("{}{line_end}", lines.join(line_end)), written.to_owned()))
}

/// A line of a table.
struct Mistake<'t> {
    place: &'t str,
    deed: Deed<'t>,
}

enum Deed<'t> {
    Write { path: &'t str, right: String, wrong: String, written: String },
    New { path: &'t str, text: String },
    Remove(&'t str),
    Move { right: &'t str, wrong: String },
}

fn unescaped(part: &str) -> String {
    let part = part.replace("\\n", "\n").replace("\\t", "\t");
    let mut pieces = part.split("\\u{");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('}').expect("a closing brace");
        let number = u32::from_str_radix(number, 16).expect("a hexadecimal number");
        text.push(char::from_u32(number).expect("a character"));
        text.push_str(rest);
    }
    text
}

impl<'t> Mistake<'t> {
    fn read(line: &'t str) -> Result<Mistake<'t>, Failed> {
        let parts: Vec<&str> = line.split(" |").map(|part| part.strip_prefix(' ').unwrap_or(part)).collect();
        let [place, ref parts @ ..] = parts[..] else {
            return Err("a line has parts".into());
        };
        let deed = match *parts {
            ["new", path, text] => Deed::New { path, text: unescaped(text) },
            ["remove", path] => Deed::Remove(path),
            ["move", right, wrong] => Deed::Move { right, wrong: unescaped(wrong) },
            [path, right, wrong] => {
                let (right, wrong) = (unescaped(right), unescaped(wrong));
                Deed::Write { path, written: right.trim().to_owned(), right, wrong }
            }
            [path, right, wrong, written] => {
                let written = unescaped(written);
                Deed::Write { path, right: unescaped(right), wrong: unescaped(wrong), written }
            }
            _ => return Err("a mistake has three to five parts".into()),
        };
        Ok(Mistake { place, deed })
    }

    /// The file in which the mistake is.
    fn path(&self) -> &str {
        match &self.deed {
            Deed::Write { path, .. } | Deed::New { path, .. } | Deed::Remove(path) => path,
            Deed::Move { wrong, .. } => wrong,
        }
    }

    fn plant(&self, site: &mut Site) -> Result<(), Failed> {
        match &self.deed {
            Deed::Write { path, right, wrong, .. } => {
                let text = planted(&site.folder.read(path), right, wrong);
                site.write(path, &text.ok_or_else(|| format!("{path} has no line `{right}`, or several"))?);
            }
            Deed::New { path, text } if site.folder.exists(path) => {
                return Err(format!("there is a file {path}, so it is not new: {text}").into());
            }
            Deed::New { path, text } => site.write(path, text),
            Deed::Remove(path) => site.remove(path),
            Deed::Move { right, wrong } => site.rename(right, wrong)?,
        }
        Ok(())
    }

    /// Makes the site what it was.
    fn undo(&self, site: &mut Site, before: &str) -> Result<(), Failed> {
        match &self.deed {
            Deed::Write { path, .. } | Deed::Remove(path) => site.write(path, before),
            Deed::New { path, .. } => site.remove(path),
            Deed::Move { right, wrong } => site.rename(wrong, right)?,
        }
        Ok(())
    }
}

/// A text with the one line (or the lines) `right` replaced, in the file's own line ends. `None` if it is not there, or twice.
fn planted(text: &str, right: &str, wrong: &str) -> Option<String> {
    let is_crlf = text.contains("\r\n");
    let text = format!("\n{}", text.replace("\r\n", "\n"));
    let (right, wrong) = (format!("\n{right}"), format!("\n{wrong}"));
    if text.matches(&right).count() != 1 {
        return None;
    }
    let text = text.replacen(&right, &wrong, 1).split_off(1);
    Some(if is_crlf { text.replace('\n', "\r\n") } else { text })
}

fn test(line: &str) -> Result<(), Failed> {
    let mistake = Mistake::read(line)?;
    let mut site = Site::take();
    let before = match &mistake.deed {
        Deed::Write { path, .. } | Deed::Remove(path) => site.folder.read(path),
        Deed::New { .. } | Deed::Move { .. } => String::new(),
    };
    mistake.plant(&mut site)?;
    let said = site.check();
    must_be_at(&said[0], mistake.path(), mistake.place)?;
    match &mistake.deed {
        Deed::Write { path, written, .. } if written != "-" => test_line(&mut site, path, written, &said)?,
        Deed::Write { .. } => {
            let with_line =
                said[0].iter().find(|said| line_to_write(said, MessageLanguage::ALL[0]).is_some());
            if let Some(said) = with_line.filter(|_| said[0].len() == 1) {
                return Err(format!("a line to write is not expected: {said:#?}").into());
            }
        }
        Deed::New { .. } | Deed::Remove(_) => {}
        Deed::Move { wrong, .. } => return test_move(&mut site, wrong, &said),
    }
    mistake.undo(&mut site, &before)?;
    UNUSED_SITES.lock().expect("no test panics while it has the lock").push(site);
    Ok(())
}

fn test_line(site: &mut Site, path: &str, expected: &str, said: &[Vec<Said>; 2]) -> Result<(), Failed> {
    let text = site.folder.read(path);
    let mut texts = BTreeSet::new();
    for (said, language) in said.iter().zip(MessageLanguage::ALL) {
        let [problem] = &said[..] else {
            return Err(format!("one problem is expected: {said:#?}").into());
        };
        let (corrected, written) = corrected(&text, problem, language)?;
        if written != expected.trim_start_matches("~ ") {
            return Err(format!("it says to write `{written}`, not `{expected}`: {problem:?}").into());
        }
        texts.insert(corrected);
    }
    for text in texts {
        site.write(path, &text);
        if expected.starts_with("~ ") {
            site.must_have_other_problems(path, &said[0])?;
        } else {
            site.must_be_without_problems()?;
        }
    }
    Ok(())
}

fn test_move(site: &mut Site, wrong: &str, said: &[Vec<Said>; 2]) -> Result<(), Failed> {
    let mut belongs = BTreeSet::new();
    for (said, language) in said.iter().zip(MessageLanguage::ALL) {
        let mark = language.pick("filen til ", "the file to ");
        let to = said.iter().flat_map(|said| &said.help).find_map(|help| help.split_once(mark));
        let Some((_, to)) = to else {
            return Err(format!("nothing says where the file belongs: {said:#?}").into());
        };
        if said.iter().any(|said| said.path != wrong) {
            return Err(format!("more than one mistake: {said:#?}").into());
        }
        let name = Path::new(wrong).file_name().expect("a name").to_string_lossy().into_owned();
        belongs.insert(match to.trim_matches('`') {
            folder if folder.ends_with('/') => format!("{folder}{name}"),
            path if path.contains('/') => path.to_owned(),
            name => Path::new(wrong).with_file_name(name).to_string_lossy().into_owned(),
        });
    }
    let mut at = wrong.to_owned();
    for to in belongs {
        site.rename(&at, &to)?;
        site.must_be_without_problems()?;
        at = to;
    }
    Ok(())
}

/// Writes the places of every mistake of a table anew.
fn bless(path: &Path) -> Result<(), Failed> {
    let mut blessed = String::new();
    for line in fs::read_to_string(path)?.lines() {
        let mistake = Mistake::read(line)?;
        let mut site = Site::take();
        mistake.plant(&mut site)?;
        let said = site.check().into_iter().next().expect("a language");
        let (_, mut rest) = line.split_once(" | ").expect("several parts");
        let mut written = String::new();
        if let Some(before) = rest.strip_suffix(" | ?") {
            let only = said.first().filter(|_| said.len() == 1);
            let line = only.and_then(|said| line_to_write(said, MessageLanguage::ALL[0]));
            written = format!(" | {}", line.unwrap_or("-"));
            rest = before;
        }
        blessed.push_str(&format!("{} | {rest}{written}\n", places(&said, mistake.path())));
    }
    Ok(fs::write(path, blessed)?)
}

/// Codes that no line of a table can plant: of links, pipes, bytes, sizes and pictures. `tests/diagnostics/` has them.
const NOT_PLANTED: [Code; 10] = [
    // A theme's own, and planted in tests/accessibility.rs.
    Code::Accessibility,
    // What other hosts answer is in no file.
    Code::ExternalGone,
    Code::ExternalMoved,
    Code::ExternalUnsure,
    Code::FileTooLarge,
    Code::NotUtf8,
    Code::ManyProblems,
    Code::SymbolicLink,
    Code::UnreadableFile,
    Code::UnusableIcon,
];

fn every_code_has_a_mistake() -> Result<(), Failed> {
    let mut tables = String::new();
    for path in tables_of_mistakes() {
        tables.push_str(&fs::read_to_string(path)?);
    }
    let is_planted = |code: Code| {
        tables.lines().any(|line| {
            let places = line.split(" | ").next().unwrap_or_default();
            places.split("; ").any(|place| place.split(' ').next() == Some(code.name()))
        })
    };
    let wrong: Vec<&str> = Code::ALL
        .iter()
        .filter(|code| is_planted(**code) == NOT_PLANTED.contains(code))
        .map(|code| code.name())
        .collect();
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(format!("codes without a line, or not expected: {wrong:?}").into())
    }
}

fn tables_of_mistakes() -> Vec<PathBuf> {
    let mut paths = entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes"));
    paths.retain(|path| path.file_stem().is_some_and(|stem| stem != "site"));
    paths
}

fn main() {
    let mut tests = vec![
        Trial::test("without_a_mistake_the_site_has_no_problem", || Site::take().must_be_without_problems()),
        Trial::test("every_code_has_a_mistake", every_code_has_a_mistake),
    ];
    for path in tables_of_mistakes() {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        if is_blessing() {
            tests.push(Trial::test(stem, move || bless(&path)));
            continue;
        }
        let mistakes = fs::read_to_string(&path).expect("a table");
        for (at, line) in mistakes.lines().enumerate() {
            let line = line.to_owned();
            tests.push(Trial::test(format!("{stem}:{} {line}", at + 1), move || test(&line)));
        }
    }
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
