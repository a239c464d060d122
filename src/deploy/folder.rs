//! Into a folder: a mounted disk, or that of a web server. The same transaction as that of a build.

use std::path::Path;

use super::{Caution, Changes};
use crate::diagnostic::Diagnostics;
use crate::failure::Failure;
use crate::leaks::Watch;
use crate::publish::{changes, publish};
use crate::render::Outputs;

/// Brings a folder up to date, and gives what was different; `None` if a file could not be made or has a leak in it.
///
/// # Errors
/// As publishing, and if much would be removed without a yes.
pub fn deploy(
    outputs: &Outputs,
    watch: &Watch,
    folder: &Path,
    caution: Caution,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Changes>, Failure> {
    let (changes, problems) = changes(outputs, watch, folder)?;
    let has_problems = !problems.is_empty();
    diagnostics.extend(problems);
    if has_problems {
        return Ok(None);
    }
    changes.allow(caution)?;
    if !caution.dry_run && !changes.is_empty() {
        publish(outputs, watch, folder, &|_, _| {}, diagnostics)?;
    }
    Ok(Some(changes))
}
