//! Writes the same files with nothing around it: the least that rendering the pages and writing them to disk can cost.
//!
//! Takes a site and a folder that does not exist; builds with faktum's library and writes each file as soon as it is rendered. It
//! deliberately does nothing else that `faktum build` does: no leak scan, no comparison with the last site, no swap, no manifest.
//! It runs in a process of its own, which the benchmark starts from itself, so that it is measured as the programs are.

use std::fs;
use std::path::Path;
use std::process::Command;

use faktum::failure::{Failure as Refusal, Operation};
use faktum::model::DateTimeInput;
use faktum::pipeline::{Now, Options, build};
use faktum::render::Bytes;

use super::failure::{Failure, failed};
use super::sites::NOW;

/// The argument with which the benchmark does this and nothing else.
pub const ARGUMENT: &str = "--write-plainly";

/// A process that does it.
pub fn command(site: &Path, out: &Path) -> Result<Command, Failure> {
    let program =
        std::env::current_exe().map_err(|error| failed("the benchmark cannot find itself", error))?;
    let mut command = Command::new(program);
    command.arg(ARGUMENT).arg(site).arg(out);
    Ok(command)
}

/// Builds the site and writes it.
pub fn write(site: &Path, out: &Path) -> Result<(), Failure> {
    let doing = "the plain writing";
    let now: DateTimeInput = NOW.parse().map_err(|_| failed(NOW, "no moment"))?;
    let options = Options::new(site, Now::DateTimeInput(now));
    let build = build(&options).map_err(|refusal| failed(doing, format!("{refusal:?}")))?;
    let outputs = build.outputs.as_ref().ok_or_else(|| failed(doing, "the site has errors"))?;
    let problems = outputs.make_all(
        |_| false,
        |output, bytes| {
            let file = out.join(output.path.as_str());
            let folder = file.parent().map_or(Ok(()), fs::create_dir_all);
            let written = folder.and_then(|()| match &bytes {
                Bytes::Made(bytes) => fs::write(&file, bytes),
                Bytes::Pixels(bytes) => fs::write(&file, bytes),
                Bytes::CopyOf(from) => fs::copy(from, &file).map(drop),
            });
            written.map_err(Refusal::at(&file, Operation::Write))
        },
    );
    match problems.map_err(|refusal| failed(doing, format!("{refusal:?}")))?.first() {
        Some(problem) => Err(failed(doing, format!("{:?}", problem.problem))),
        None => Ok(()),
    }
}
