//! Plain pages, and the pages at old addresses.

use super::locale::Locale;
use super::views::{PlainView, RedirectView};
use crate::join::{PageVersion, Referent};
use crate::theme::Fragment;

pub(super) fn page<'a>(version: &'a PageVersion, body: Fragment) -> PlainView<'a> {
    PlainView { title: &version.text.title, summary: version.text.summary.as_deref(), body }
}

pub(super) fn redirect<'a>(locale: &Locale<'a>, to: &'a Referent) -> RedirectView<'a> {
    let link = locale.target(to);
    let url = format!("{}{}", locale.origin(), link.href);
    RedirectView { href: link.href, url, title: link.name.text }
}
