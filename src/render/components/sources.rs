//! Where the facts of a sheet come from.

use serde::Serialize;

use crate::model::source::SourceNote;
use crate::render::locale::{DateView, Locale, Phrase};

/// Where a fact comes from.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView<'a> {
    /// What it is called.
    pub title: Phrase<'a>,
    /// Who published it.
    pub publisher: Option<Phrase<'a>>,
    /// When.
    pub date: Option<DateView>,
    /// Where it can be read.
    pub url: Option<&'a str>,
}

/// Where the facts of a sheet come from.
pub(crate) fn sources<'a>(locale: &Locale<'a>, notes: &'a [SourceNote]) -> Vec<SourceView<'a>> {
    let views = notes.iter().map(|note| SourceView {
        title: locale.phrase(&note.title),
        publisher: locale.optional_phrase(note.publisher.as_ref()),
        date: locale.optional_date(note.date),
        url: note.url.as_ref().map(|url| url.as_str()),
    });
    views.collect()
}
