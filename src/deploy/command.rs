//! Through a program of the user's: rsync, rclone, the command line of a host.

use std::path::Path;
use std::process::{Command, Stdio};

use super::{program_name, without_secrets};
use crate::failure::Failure;

/// What stands for the folder of the site in the arguments.
const FOLDER: &str = "{folder}";

/// Runs a program on the folder of a finished site. What it says goes where this program's words go.
///
/// # Errors
/// If there is no command, if it cannot be started, or if it ends with something else than 0.
pub fn deploy(command: &[Box<str>], folder: &Path, site: &Path) -> Result<(), Failure> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(Failure::Usage(
            "content/site.yaml names no command: write under `deploy` `command: [rsync, -a, \"{folder}/\", host:www/]`"
                .to_owned(),
        ));
    };
    let folder = std::path::absolute(folder).map_err(|error| Failure::at(folder, "find", &error))?;
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
