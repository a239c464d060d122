//! Where something changed in a site's folder.
//!
//! Values only: [`super::watch`] and [`super::poll`] find the changes.

use std::collections::BTreeSet;
use std::path::PathBuf;

/// Where something changed.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Changes {
    /// At these paths, or below them.
    Below(BTreeSet<PathBuf>),
    /// The system could not report every change.
    Anywhere,
}

impl Changes {
    pub(super) fn add(&mut self, more: Changes) {
        match (&mut *self, more) {
            (Changes::Below(paths), Changes::Below(more)) => paths.extend(more),
            _ => *self = Changes::Anywhere,
        }
    }
}
