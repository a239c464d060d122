//! `faktum check --html`: says whether everybody can use a page, as far as its HTML alone says. It needs no site.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use super::Outcome;
use super::problems::{print, say, tell};
use crate::accessibility::{Judgement, Scope, judge};
use crate::failure::{Failure, Operation};
use crate::model::MessageLanguage;
use crate::report::{self, Format};
use crate::words::Message;

/// The largest file that is judged, in bytes. A page that is half as large has never been seen.
const LARGEST: u64 = 100_000_000;

pub(super) fn check(files: &[PathBuf], format: Format, language: MessageLanguage) -> Outcome {
    let start = Instant::now();
    let (mut findings, mut failures) = (0, 0);
    for path in files {
        let judgement = match read_and_judge(path) {
            Ok(judgement) => judgement,
            Err(failure) => {
                tell(&Message::Failed { failure: &failure }, language);
                failures += 1;
                continue;
            }
        };
        if !judgement.is_html {
            tell(&Message::NoHtml { path }, language);
        }
        findings += judgement.findings.len();
        let file = path.to_string_lossy();
        let lines = judgement.findings.iter().map(|found| report::finding(found, &file, format, language));
        let lines: String = lines.collect();
        if format.is_for_programs() { print(&lines) } else { say(&lines) }
    }
    let seconds = start.elapsed().as_secs_f64();
    tell(&Message::CheckedHtml { files: files.len() - failures, findings, seconds }, language);
    if findings + failures > 0 { Outcome::Problems } else { Outcome::Fine }
}

/// Judges a file. Bytes that are no UTF-8 count as unknown letters: whatever they are, a text is there.
fn read_and_judge(path: &Path) -> Result<Judgement, Failure> {
    let reading = Failure::at(path, Operation::Read);
    let metadata = fs::metadata(path).map_err(&reading)?;
    if metadata.len() > LARGEST {
        return Err(Failure::TooComplexHtml { path: path.to_owned() });
    }
    let bytes = fs::read(path).map_err(&reading)?;
    judge(&String::from_utf8_lossy(&bytes), Scope::Act)
        .map_err(|_| Failure::TooComplexHtml { path: path.to_owned() })
}
