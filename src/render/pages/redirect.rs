//! The pages at old addresses, for hosts that read no list of redirects.

use std::borrow::Cow;

use serde::Serialize;

use crate::join::Referent;
use crate::render::locale::Locale;

/// `redirect`: the page at an old address.
#[derive(Debug, Clone, Serialize)]
pub struct RedirectView<'a> {
    /// The new address, from the root of the host.
    pub href: String,
    /// The new address in full.
    pub url: String,
    /// The title of the page there.
    pub title: Cow<'a, str>,
}

/// What leads from `/was/` to the accessibility statement.
pub(super) fn to_statement<'a>(locale: &Locale<'a>) -> RedirectView<'a> {
    let url = locale.site.settings.accessibility_statement.as_ref().map_or("", |url| url.as_str());
    let title = Cow::Owned(locale.string("accessibility_statement", &[]));
    RedirectView { href: url.to_owned(), url: url.to_owned(), title }
}

pub(super) fn view<'a>(locale: &Locale<'a>, to: &'a Referent) -> RedirectView<'a> {
    let link = locale.target(to);
    let url = format!("{}{}", locale.site.settings.base_url.origin(), link.href);
    RedirectView { href: link.href, url, title: link.name.text }
}
