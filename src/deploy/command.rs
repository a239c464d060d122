//! Deployment with a program of the user's: rsync, rclone, the command line of a host.
//!
//! Takes the program with its arguments, and the folder of a finished site; runs it. What it uploads is up to the program.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{failed, program_name};
use crate::failure::{Failure, Operation};

/// The placeholder for the folder of the finished site.
const FOLDER: &str = "{folder}";

/// Runs the program in the folder of the sources. What it prints is shown only if it fails.
///
/// # Errors
/// If there is no command, if it cannot be started, or if it ends with anything but 0.
pub fn deploy(command: &[Box<str>], folder: &Path, site: &Path) -> Result<(), Failure> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Failure::NoCommand);
    };
    let folder = std::path::absolute(folder).map_err(Failure::at(folder, Operation::Find))?;
    let name = program_name(program);
    let output = Command::new(&**program)
        .args(arguments.iter().map(|argument| argument.replace(FOLDER, &folder.to_string_lossy())))
        .current_dir(site)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::CannotStart { program: name.clone(), error: error.to_string() })?;
    if output.status.success() { Ok(()) } else { Err(failed(name, &output)) }
}
