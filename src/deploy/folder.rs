//! Into a folder: a mounted disk, or that of a web server. The same transaction as that of a build.

use std::path::Path;

use super::{Changes, DeployOptions};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::publish::{PublishOptions, changes, publish};
use crate::render::Outputs;

/// Brings a folder up to date, and gives what was different; `None` if a file could not be made or has a leak in it.
///
/// # Errors
/// As publishing, and if much would be removed without a yes.
pub fn deploy(
    outputs: &Outputs,
    inspectors: &Inspectors,
    folder: &Path,
    options: DeployOptions,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Changes>, Failure> {
    if options.dry_run {
        let (changes, problems) = changes(outputs, inspectors, folder)?;
        let is_sound = problems.is_empty();
        diagnostics.extend(problems);
        return Ok(is_sound.then_some(changes));
    }
    let gate = |changes: &Changes| changes.allow(options);
    let receipt = publish(
        outputs,
        inspectors,
        &PublishOptions { gate: &gate, ..PublishOptions::new(folder) },
        diagnostics,
    )?;
    Ok(receipt.map(|receipt| receipt.changes))
}
