//! Plain pages, and the pages at old addresses.

use serde::Serialize;

use super::scribe::Scribe;
use super::views::PlainView;
use crate::join::PageVersion;
use crate::model::address::Address;

pub(super) fn page<'a>(version: &'a PageVersion, body: &'a str) -> PlainView<'a> {
    PlainView { title: &version.text.title, summary: version.text.summary.as_deref(), body }
}

/// `redirect`: the page at an old address.
#[derive(Debug, Clone, Serialize)]
pub(super) struct RedirectView {
    /// The new address, from the root of the host.
    pub href: String,
    /// The new address in full.
    pub url: String,
}

pub(super) fn redirect(scribe: &Scribe<'_>, to: &Address) -> RedirectView {
    RedirectView { href: scribe.href(to), url: scribe.url(to) }
}
