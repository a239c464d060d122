//! Deployment with a program of the user's: rsync, rclone, the command line of a host.
//!
//! Takes the program with its arguments, and the folder of a finished site; runs it. What it uploads is up to the program.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{program_name, without_secrets};
use crate::failure::Failure;

/// The placeholder for the folder of the finished site.
const FOLDER: &str = "{folder}";

/// Runs the program in the folder of the sources. What it prints is shown only if it fails.
///
/// # Errors
/// If there is no command, if it cannot be started, or if it ends with anything but 0.
pub fn deploy(command: &[Box<str>], folder: &Path, site: &Path) -> Result<(), Failure> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Failure::Usage(
            "content/site.yaml names no command: write under `deploy` `command: [rsync, -a, \"{folder}/\", host:www/]`"
                .to_owned(),
        ));
    };
    let folder = std::path::absolute(folder).map_err(Failure::at(folder, "find"))?;
    let name = program_name(program);
    let output = Command::new(&**program)
        .args(arguments.iter().map(|argument| argument.replace(FOLDER, &folder.to_string_lossy())))
        .current_dir(site)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| Failure::Usage(format!("cannot start {name}: {error}")))?;
    if output.status.success() {
        return Ok(());
    }
    let said = without_secrets(&String::from_utf8_lossy(&output.stderr));
    Err(Failure::Usage(format!("{name} ended with {}: {}", output.status, said.trim())))
}
