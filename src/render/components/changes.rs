//! Changes after publication, and the corrections of the whole site.

use std::borrow::Cow;

use serde::Serialize;

use crate::mention::unbroken;
use crate::model::release::Change;
use crate::render::locale::{DateView, Locale};

/// A change after publication.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView<'a> {
    /// When.
    pub on: DateView,
    /// `correction`, `clarification` or `update`: the string `change_…` says it in words.
    pub kind: &'static str,
    /// What was changed.
    pub text: Cow<'a, str>,
}

pub(crate) fn change_view<'a>(locale: &Locale<'a>, change: &'a Change) -> ChangeView<'a> {
    ChangeView { on: locale.day(change.on), kind: change.kind.as_str(), text: unbroken(&change.text) }
}

/// The changes, latest first; those of one day in the order in which they were written.
pub(crate) fn latest_first<'c>(changes: impl Iterator<Item = &'c Change>) -> Vec<&'c Change> {
    let mut changes: Vec<&Change> = changes.collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    changes
}
