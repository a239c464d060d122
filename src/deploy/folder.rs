//! Deployment to a folder: a mounted disk, or that of a web server.
//!
//! Takes the outputs and the folder; publishes to it as a build does to `public/`, or lists what would change.

use std::path::Path;

use super::{Changes, DeployOptions};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::inspect::Inspectors;
use crate::publish::{PublishOptions, changes, publish};
use crate::render::Outputs;

/// Brings a folder up to date, and gives the changes; `None` if a file could not be rendered or has a leak.
///
/// # Errors
/// Those of publishing, and too many deletions.
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
    let publishing =
        PublishOptions { gate: &|changes| changes.allow(options), ..PublishOptions::new(folder) };
    let receipt = publish(outputs, inspectors, &publishing, diagnostics)?;
    Ok(receipt.map(|receipt| receipt.changes))
}
